import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { createServer } from '../../src/server.js';
import { rowsOf } from '../support/database.js';
import { quiet } from '../support/log.js';
import { officerOf } from '../support/officers.js';
import { Desk } from '../support/registrations.js';
import { type TestServer, startServer } from '../support/server.js';

let server: TestServer;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await Desk.open(server);
});
afterAll(() => server.stop());

const FILE = 'registerNeighborGroupTeam';
const keyed = (key: string = randomUUID()) => ({ 'idempotency-key': key });
const count = async (table: string): Promise<number> =>
  (await rowsOf<{ count: number }>(server.database.ownerUrl, `select count(*)::integer from ${table}`))[0]!.count;
const counts = async () => ({
  registrations: await count('registration'),
  acts: await count('audit_row'),
  kept: await count('idempotency_key'),
});
const grown = (before: Awaited<ReturnType<typeof counts>>, by: number) => ({
  registrations: before.registrations + by,
  acts: before.acts + by,
  kept: before.kept + by,
});

describe('a request that comes again', () => {
  test('is answered as before, and one thing was made', async () => {
    const [before, team, headers] = [await counts(), desk.team(), keyed()];
    const first = await desk.ask(desk.local, FILE, team, headers);
    const second = await desk.ask(desk.local, FILE, team, headers);
    expect(first.payload).toMatchObject({ registration: { status: 'DRAFT' }, problems: [] });
    expect(second.answer.text).toBe(first.answer.text);
    expect(await counts()).toEqual(grown(before, 1));
  });

  test('twenty at once make one thing, and all get its answer', async () => {
    const [before, team, headers] = [await counts(), desk.team(), keyed()];
    const asked = await Promise.all(Array.from({ length: 20 }, () => desk.ask(desk.local, FILE, team, headers)));
    expect(new Set(asked.map(({ answer }) => answer.text)).size).toBe(1);
    expect(asked[0]!.payload).toMatchObject({ registration: { status: 'DRAFT' }, problems: [] });
    expect(await counts()).toEqual(grown(before, 1));
  });

  test('without a key, the same twice is two things', async () => {
    const [before, team] = [await counts(), desk.team()];
    await desk.ask(desk.local, FILE, team);
    await desk.ask(desk.local, FILE, team);
    expect(await counts()).toEqual({ ...grown(before, 2), kept: before.kept });
  });

  test('advice, and what became of each item of a list, are kept with the answer', async () => {
    const registrations = [
      { registration: await desk.submitted(), expectedVersion: 2 },
      { registration: await desk.submitted(), expectedVersion: 9 },
    ];
    const document = `mutation ($input: ConfirmRegistrationsInput!) { confirmRegistrations(input: $input) {
      items { registration { program { code } } problems { code message path } } } }`;
    const headers = { ...desk.police.headers, ...keyed() };
    const first = await server.query(document, { input: { registrations } }, headers);
    const second = await server.query(document, { input: { registrations } }, headers);
    expect(first.data.confirmRegistrations.items).toEqual([
      { registration: { program: { code: expect.stringMatching(/^TLG-37-/) } }, problems: [] },
      { registration: null, problems: [expect.objectContaining({ code: 'VERSION_CONFLICT' })] },
    ]);
    expect(second.text).toBe(first.text);
  });

  test('an alias for the root field, and a variable in another order, belong to the body', async () => {
    const input = desk.team();
    const aliased = `mutation ($input: RegisterNeighborGroupTeamInput!) { mine: ${FILE}(input: $input) { registration { id } } }`;
    const headers = { ...desk.local.headers, ...keyed() };
    const first = await server.query(aliased, { input }, headers);
    const second = await server.query(aliased, { input }, headers);
    expect(first.data.mine.registration.id).toBeTruthy();
    expect(second.text).toBe(first.text);
    const reordered = Object.fromEntries(Object.entries(input).reverse());
    expect((await server.query(aliased, { input: reordered }, headers)).errorCodes).toEqual(['CONFLICT']);
  });
});

describe('a key', () => {
  test.each([
    ['vi', 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác.'],
    ['en', 'This Idempotency-Key was used for another request.'],
  ])('with another body is a conflict, told in %s', async (language, message) => {
    const headers = { ...keyed(), 'accept-language': language };
    await desk.ask(desk.local, FILE, desk.team(), headers);
    const before = await counts();
    const { answer } = await desk.ask(desk.local, FILE, desk.team(), headers);
    expect([answer.status, answer.errorCodes]).toEqual([409, ['CONFLICT']]);
    expect(answer.body.errors![0]!.message).toBe(message);
    expect(await counts()).toEqual(before);
  });

  test('belongs to whoever sent it: another viewer may use it for what they like', async () => {
    const headers = keyed();
    const other = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    const [before, team] = [await counts(), desk.team()];
    const first = await desk.ask(desk.local, FILE, team, headers);
    const second = await desk.ask(other, FILE, team, headers);
    expect(second.payload.registration!.id).not.toBe(first.payload.registration!.id);
    await desk.ask(other, FILE, team, headers);
    expect(await counts()).toEqual(grown(before, 2));
  });

  test('of a refused act keeps nothing, and may come with another body', async () => {
    const [headers, registration] = [keyed(), await desk.draft()];
    const elsewhere = (await server.query('{ adminUnit(code: "14005") { id } }')).data.adminUnit.id as string;
    const other = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14005-2025');
    const foreign = await desk.ask(other, FILE, desk.team({ adminUnit: elsewhere }));
    const before = await counts();
    const blocked = await desk.ask(desk.local, 'submitRegistration', { registration, expectedVersion: 7 }, headers);
    expect(blocked.payload.problems).toEqual([expect.objectContaining({ code: 'VERSION_CONFLICT' })]);
    const forbidden = await desk.ask(desk.local, FILE, desk.team({ adminUnit: elsewhere }), headers);
    expect([forbidden.answer.status, forbidden.answer.errorCodes]).toEqual([403, ['FORBIDDEN']]);
    const hidden = { registration: foreign.payload.registration!.id, expectedVersion: 1 };
    const { answer } = await desk.ask(desk.local, 'submitRegistration', hidden, headers);
    expect([answer.status, answer.errorCodes]).toEqual([404, ['NOT_FOUND']]);
    expect(await counts()).toEqual(before);

    const mended = await desk.ask(desk.local, 'submitRegistration', { registration, expectedVersion: 1 }, headers);
    expect(mended.payload).toMatchObject({ registration: { status: 'SUBMITTED' }, problems: [] });
  });

  test('without anybody behind it is UNAUTHENTICATED', async () => {
    const before = await counts();
    const { answer } = await desk.ask(null, FILE, desk.team(), keyed());
    expect([answer.status, answer.errorCodes]).toEqual([401, ['UNAUTHENTICATED']]);
    expect(await counts()).toEqual(before);
  });

  test.each([
    ['blank', ''],
    ['made of blanks', '   '],
    ['with a blank in it', 'a b'],
    ['of 256 characters', 'x'.repeat(256)],
    ['with a letter that is no ASCII', 'khóa'],
  ])('%s is BAD_USER_INPUT, and nothing is done', async (_, key) => {
    const before = await counts();
    const body = JSON.stringify({ query: Desk.document(FILE), variables: { input: desk.team() } });
    const { status, text } = await post(body, { ...desk.local.headers, 'idempotency-key': key });
    expect(status).toBe(400);
    expect(JSON.parse(text).errors).toEqual([
      expect.objectContaining({
        message: 'An Idempotency-Key has 1 to 255 visible ASCII characters.',
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
    expect(await counts()).toEqual(before);
  });

  test('sent twice in one request is no key', async () => {
    const body = JSON.stringify({ query: Desk.document(FILE), variables: { input: desk.team() } });
    const { status } = await post(body, { ...desk.local.headers, 'idempotency-key': ['a', 'b'] });
    expect(status).toBe(400);
  });

  test('of 255 visible characters is one', async () => {
    const { payload } = await desk.ask(desk.local, FILE, desk.team(), keyed('~'.repeat(255)));
    expect(payload).toMatchObject({ registration: { status: 'DRAFT' }, problems: [] });
  });
});

describe('a request with a key has one root field', () => {
  test.each([
    ['two fields', '{ viewer { name } vocabulary { name } }'],
    ['the same field twice', '{ one: viewer { name } two: viewer { name } }'],
    ['a spread', 'query { ...all } fragment all on Query { viewer { name } }'],
    ['an inline fragment', '{ ... { viewer { name } } }'],
    [
      'a mutation by way of a spread',
      `mutation { ...all } fragment all on Mutation { ${FILE}(input: { adminUnit: "x" }) { problems { code } } }`,
    ],
  ])('%s: refused', async (_, document) => {
    const answer = await server.query(document, {}, { ...desk.local.headers, ...keyed() });
    expect([answer.status, answer.errorCodes]).toEqual([400, ['BAD_USER_INPUT']]);
    expect(answer.body.errors![0]!.message).toBe('A request with an Idempotency-Key has exactly one root field.');
  });

  test.each([
    ['a query by nobody', '{ vocabulary { name } }', {}],
    ['an introspection', '{ __schema { queryType { name } } }', {}],
    ['an aliased query', '{ me: viewer { name } }', {}],
  ])('%s is answered, and nothing is kept', async (_, document) => {
    const before = await counts();
    const headers = keyed();
    const first = await server.query(document, {}, headers);
    expect(first.data).toBeTruthy();
    expect((await server.query(document, {}, headers)).text).toBe(first.text);
    // What is read is never kept, so the key is still free.
    expect((await server.query('{ adminUnit(code: "37") { id } }', {}, headers)).data).toBeTruthy();
    expect(await counts()).toEqual(before);
  });
});

describe('a kept answer', () => {
  test('is kept for a day, and then the act is done anew', async () => {
    const [before, team, headers] = [await counts(), desk.team(), keyed()];
    const first = await desk.ask(desk.local, FILE, team, headers);
    const setBack = (hours: string) =>
      rowsOf(server.database.ownerUrl, `update idempotency_key set recorded_at = now() - $2::interval where key = $1`, [
        headers['idempotency-key'],
        hours,
      ]);
    await setBack('23 hours 59 minutes');
    expect((await desk.ask(desk.local, FILE, team, headers)).answer.text).toBe(first.answer.text);
    await setBack('24 hours 1 minute');
    const anew = await desk.ask(desk.local, FILE, team, headers);
    expect(anew.payload.registration!.id).not.toBe(first.payload.registration!.id);
    expect(await counts()).toEqual({ ...grown(before, 2), kept: before.kept + 1 });
    // It is kept for a day from then on, also for another body.
    expect((await desk.ask(desk.local, FILE, team, headers)).answer.text).toBe(anew.answer.text);
    await setBack('24 hours 1 minute');
    expect((await desk.ask(desk.local, FILE, desk.team(), headers)).payload.problems).toEqual([]);
  });

  test('outlives the server', async () => {
    const [team, headers] = [desk.team(), keyed()];
    const first = await desk.ask(desk.local, FILE, team, headers);
    const another = await createServer(server.config, { log: quiet });
    try {
      const body = JSON.stringify({ query: Desk.document(FILE), variables: { input: team } });
      const again = await post(body, { ...desk.local.headers, ...headers }, another.url);
      expect(again.text).toBe(first.answer.text);
    } finally {
      await another.stop();
    }
  });

  test('holds ids and problems, and nothing of what was written', async () => {
    const headers = keyed();
    await desk.ask(desk.local, FILE, desk.team(), headers);
    const [kept] = await rowsOf<{ result: object }>(
      server.database.ownerUrl,
      'select result from idempotency_key where key = $1',
      [headers['idempotency-key']],
    );
    expect(kept!.result).toEqual({ registrationId: expect.any(Number), problems: [] });
  });
});

/** A request with headers that `fetch` would not send. */
function post(
  body: string,
  headers: Record<string, string | string[]>,
  url = server.url,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/graphql`,
      { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text }));
      },
    );
    sent.on('error', reject).end(body);
  });
}
