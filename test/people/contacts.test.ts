import { dayOf, shownDay } from '../../src/api/day.js';
import { dayAfter } from '../../src/domain/validity.js';
import { rowsOf } from '../support/database.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { type Desk, doing, openDesk, peopleOf, someone } from './desk.js';

let server: TestServer;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await openDesk(server);
});
afterAll(() => server.stop());

const today = dayOf(new Date());
const codes = ({ result }: { result: any }) => result.problems.map(({ code }: { code: string }) => code);
/** A program of the commune that nobody has used yet. */
const next = () => desk.programs.shift()!;

async function assigned(program: string, others: object = {}): Promise<any> {
  const { result } = await doing(server, 'assignContact', someone(program, others), desk.local.headers);
  expect(result.problems).toEqual([]);
  return result.contact;
}

const countRows = async (table: string) =>
  (await rowsOf<{ count: number }>(server.database.ownerUrl, `select count(*)::int as count from ${table}`))[0]!.count;

describe('assigning', () => {
  test('keeps the person, the term, the purpose and the ground', async () => {
    const { id, code } = next();
    expect(await assigned(id, { name: '  Nguyê\u0303n Va\u0306n Mâ\u0303u ' })).toEqual({
      id: expect.any(String),
      role: 'LEADER',
      name: 'Nguyễn Văn Mẫu',
      phone: '+84912345678',
      validFrom: '2026-03-01',
      validTo: null,
      purpose: 'EMERGENCY_CALL',
      legalBasis: 'CONSENT',
      isErased: false,
      program: { code },
    });
  });

  test('needs no phone', async () => {
    expect((await assigned(next().id, { phone: null })).phone).toBeNull();
  });

  test.each<[string, object, string, string[]]>([
    ['a blank name', { name: '  ' }, 'TEXT_INVALID', ['name']],
    ['a name over 100 characters', { name: 'A'.repeat(101) }, 'TEXT_LENGTH', ['name']],
    ['an identity-card number in the name', { name: 'Mẫu 037099001234' }, 'NAME_HOLDS_NUMBER', ['name']],
    ['an old one, grouped', { name: 'Mẫu 161 234 567' }, 'NAME_HOLDS_NUMBER', ['name']],
    ['an emergency number', { phone: '114' }, 'PHONE_INVALID', ['phone']],
    ['a day before the founding', { from: '2010-01-01' }, 'CONTACT_BEFORE_FOUNDING', ['from']],
    ['a day too far ahead', { from: dayAfter(today, 40) }, 'CONTACT_TOO_FAR_AHEAD', ['from']],
  ])('refuses %s', async (...[, others, code, path]) => {
    const before = await countRows('contact');
    const { result } = await doing(server, 'assignContact', someone(desk.programs[0]!.id, others), desk.local.headers);
    expect(result).toMatchObject({ contact: null, problems: [{ code, path, severity: 'BLOCKING' }] });
    expect(await countRows('contact')).toBe(before);
  });

  test('takes the last day that is near enough, and no later one', async () => {
    const { id } = next();
    const ahead = (days: number) => ({ role: 'DEPUTY', from: dayAfter(dayOf(new Date()), days) });
    expect((await assigned(id, ahead(31))).validFrom).toBe(ahead(31).from);
    const { result } = await doing(server, 'assignContact', someone(id, ahead(32)), desk.local.headers);
    expect(result.problems).toMatchObject([
      { code: 'CONTACT_TOO_FAR_AHEAD', message: expect.stringContaining(shownDay(ahead(31).from, 'en')) },
    ]);
  });

  test('takes the day of the founding, and none before', async () => {
    const { id, foundedOn } = next();
    expect((await assigned(id, { from: foundedOn })).validFrom).toBe(foundedOn);
    const before = someone(id, { role: 'KEEPER', from: dayAfter(foundedOn, -1) });
    expect(codes(await doing(server, 'assignContact', before, desk.local.headers))).toEqual([
      'CONTACT_BEFORE_FOUNDING',
    ]);
  });

  test('is for a program that goes on, to its last day', async () => {
    const { id, row } = next();
    await rowsOf(
      server.database.ownerUrl,
      `with ended as (
         update program_status set valid_to = '2026-04-01'
         where program_id = $1 and valid_to is null and annulled_at is null returning program_id
       ) insert into program_status (program_id, status, valid_from) select program_id, 'DISSOLVED', '2026-04-01' from ended`,
      [row],
    );
    const { result } = await doing(server, 'assignContact', someone(id, { from: '2026-04-01' }), desk.local.headers);
    expect(result).toMatchObject({ contact: null, problems: [{ code: 'PROGRAM_NO_MORE', path: ['from'] }] });
    expect((await assigned(id, { from: '2026-03-31' })).validFrom).toBe('2026-03-31');
  });

  test.each(['LEADER', 'KEEPER'])('a second %s has to replace the first, on the same day', async (role) => {
    const { id } = next();
    const first = await assigned(id, { role });
    const second = someone(id, { role, name: 'Trần Thị Mẫu', from: '2026-09-01' });
    const { result } = await doing(server, 'assignContact', second, desk.police.headers);
    expect(result).toMatchObject({
      contact: null,
      problems: [
        {
          __typename: 'ContactProblem',
          code: 'CONTACT_IN_OFFICE',
          path: ['role'],
          severity: 'CONFIRMABLE',
          contact: { id: first.id, validFrom: '2026-03-01' },
        },
      ],
    });
    const replacing = { ...second, replaces: true };
    expect(codes(await doing(server, 'assignContact', replacing, desk.police.headers))).toEqual([]);
    expect(await peopleOf(server, id, desk.local, '(includeEnded: true)')).toMatchObject([
      { id: first.id, validTo: '2026-09-01' },
      { name: 'Trần Thị Mẫu', validFrom: '2026-09-01', validTo: null },
    ]);
  });

  test('one who begins later is not replaced by one who begins earlier', async () => {
    const { id } = next();
    const later = await assigned(id, { from: '2026-09-01' });
    const earlier = someone(id, { from: '2026-05-01', replaces: true });
    expect((await doing(server, 'assignContact', earlier, desk.local.headers)).result.problems).toMatchObject([
      { code: 'CONTACT_BEGINS_LATER', path: ['from'], severity: 'BLOCKING', contact: { id: later.id } },
    ]);
  });

  test.each(['LEADER', 'DEPUTY'])(
    'the very same person twice as %s is told as such, and may begin anew',
    async (role) => {
      const { id } = next();
      const first = await assigned(id, { role });
      const again = someone(id, { role, name: 'NGUYỄN Văn Mẫu', phone: '+84912345678', from: '2026-09-01' });
      expect((await doing(server, 'assignContact', again, desk.local.headers)).result.problems).toMatchObject([
        { code: 'CONTACT_REPEATED', severity: 'CONFIRMABLE', contact: { id: first.id } },
      ]);
      await assigned(id, { role, from: '2026-09-01', replaces: true });
      expect(await peopleOf(server, id, desk.local, '(includeEnded: true)')).toMatchObject([
        { id: first.id, validTo: '2026-09-01' },
        { validFrom: '2026-09-01', validTo: null },
      ]);
    },
  );

  test('there may be several deputies', async () => {
    const { id } = next();
    await assigned(id, { role: 'DEPUTY' });
    await assigned(id, { role: 'DEPUTY', name: 'Trần Thị Mẫu' });
    expect(await peopleOf(server, id, desk.local)).toHaveLength(2);
  });

  test('of many leaders at once, one is made', async () => {
    const { id } = next();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        doing(server, 'assignContact', someone(id, { name: `Nguyễn Văn ${'ABCDEFGH'[at]}` }), desk.local.headers),
      ),
    );
    expect(answers.map((answer) => codes(answer).join()).sort()).toEqual(['', ...Array(7).fill('CONTACT_IN_OFFICE')]);
  });
});

describe('ending', () => {
  const ending = (contact: string, on: string) => doing(server, 'endContact', { contact, on }, desk.police.headers);

  test('ends the term, once', async () => {
    const { id } = await assigned(next().id);
    expect((await ending(id, '2026-06-01')).result).toMatchObject({ contact: { validTo: '2026-06-01' }, problems: [] });
    expect((await ending(id, '2026-07-01')).result.problems).toMatchObject([{ code: 'ALREADY_CLOSED', path: ['on'] }]);
  });

  test('on its own first day takes it back, and makes room', async () => {
    const { id: program } = next();
    const { id } = await assigned(program);
    expect(codes(await ending(id, '2026-03-01'))).toEqual([]);
    await assigned(program, { name: 'Người đúng' });
    expect(await peopleOf(server, program, desk.local, '(asOf: "2026-03-01")')).toMatchObject([{ name: 'Người đúng' }]);
  });

  test.each([
    ['before it began', '2026-02-28', 'VALIDITY_EMPTY'],
    ['too far ahead', dayAfter(today, 40), 'CONTACT_TOO_FAR_AHEAD'],
  ])('is refused %s', async (_, on, code) => {
    const { id } = await assigned(next().id);
    expect((await ending(id, on)).result.problems).toMatchObject([{ code, path: ['on'] }]);
  });
});

describe('erasing', () => {
  test('empties the person for good, and keeps the term', async () => {
    const { id: program } = next();
    const { id } = await assigned(program);
    const erasing = () =>
      doing(server, 'eraseContact', { contact: id, reason: 'ASKED_BY_THE_PERSON' }, desk.local.headers);
    expect((await erasing()).result).toMatchObject({
      contact: { id, name: null, phone: null, validFrom: '2026-03-01', validTo: null, isErased: true },
      problems: [],
    });
    expect(codes(await erasing())).toEqual(['CONTACT_ERASED']);
    const revive = `update contact set name = 'x', erased_at = null, erasure_reason = null where erased_at is not null`;
    await expect(rowsOf(server.database.ownerUrl, revive)).rejects.toMatchObject({ code: '23514' });
    expect(await peopleOf(server, program, desk.police)).toMatchObject([{ name: null, isErased: true }]);
  });
});

describe('reading', () => {
  test('is for officers of the area alone; for others there is nothing to see', async () => {
    const { id } = next();
    await assigned(id);
    for (const may of [desk.local, desk.police, desk.province]) {
      expect(await peopleOf(server, id, may)).toMatchObject([{ name: 'Nguyễn Văn Mẫu' }]);
    }
    const { elsewhere, national, analyst, administrator } = desk;
    for (const mayNot of [elsewhere.local, elsewhere.police, national, analyst, administrator, {}]) {
      expect(await peopleOf(server, id, mayNot)).toBeNull();
    }
  });

  test('a program without people has none, which is not the same as null', async () => {
    expect(await peopleOf(server, next().id, desk.local)).toEqual([]);
  });

  test('tells those of a day, and on request those before', async () => {
    const { id } = next();
    await assigned(id, { name: 'Người trước' });
    await assigned(id, { name: 'Người sau', from: '2026-06-01', replaces: true });
    const names = async (args: string) => (await peopleOf(server, id, desk.local, args)).map(({ name }: any) => name);
    expect(await names('')).toEqual(['Người sau']);
    expect(await names('(asOf: "2026-05-31")')).toEqual(['Người trước']);
    expect(await names('(asOf: "2026-06-01", includeEnded: true)')).toEqual(['Người trước', 'Người sau']);
    expect(await names('(asOf: "2026-02-28", includeEnded: true)')).toEqual([]);
  });

  test('of many programs is one statement, and tells leader, deputy, keeper', async () => {
    const [one, two] = [next(), next()];
    for (const role of ['KEEPER', 'DEPUTY', 'LEADER']) await assigned(one.id, { role });
    await assigned(two.id);
    const document = '{ programs(first: 100) { nodes { code contacts { role } } } }';
    const { data, statements } = await server.query(document, {}, desk.province.headers);
    expect(statements.map(({ name }) => name).filter((name) => name.startsWith('contact'))).toEqual([
      'contact.of-programs',
    ]);
    const found = await server.query(
      'query ($a: ID!, $b: ID!) { a: program(id: $a) { contacts { role } } b: program(id: $b) { contacts { role } } }',
      { a: one.id, b: two.id },
      desk.local.headers,
    );
    expect(found.statements.filter(({ name }) => name.startsWith('contact'))).toHaveLength(1);
    expect(found.data.a.contacts.map(({ role }: any) => role)).toEqual(['LEADER', 'DEPUTY', 'KEEPER']);
    expect(data.programs.nodes.every(({ contacts }: any) => Array.isArray(contacts))).toBe(true);
  });

  test('costs those who may not even one statement less', async () => {
    const document = '{ programs(first: 100) { nodes { contacts { role } } } }';
    for (const { headers } of [desk.analyst, desk.national, { headers: NOBODY }]) {
      const { data, statements } = await server.query(document, {}, headers);
      expect(statements.map(({ name }) => name)).not.toContain('contact.of-programs');
      expect(new Set(data.programs.nodes.map(({ contacts }: any) => contacts))).toEqual(new Set([null]));
    }
  });

  test('by id is for the same people', async () => {
    const { id } = await assigned(next().id);
    const nameFor = async ({ headers }: { headers?: Record<string, string> }) =>
      (await server.query('query ($id: ID!) { node(id: $id) { ... on Contact { name } } }', { id }, headers)).data.node;
    expect(await nameFor(desk.police)).toEqual({ name: 'Nguyễn Văn Mẫu' });
    for (const mayNot of [desk.elsewhere.police, desk.national, {}]) expect(await nameFor(mayNot)).toBeNull();
  });
});

describe('every reading is logged', () => {
  const readings = () =>
    rowsOf<Record<string, unknown>>(
      server.database.ownerUrl,
      `select program_id as program, officer_id as officer, subject, role, is_emergency as emergency, reason,
         cardinality(contact_ids) as contacts, request_id as request from contact_reading order by id`,
    );

  test('once a program and statement, with the officer; nothing shown is nothing read', async () => {
    const [one, two, empty] = [next(), next(), next()];
    await assigned(one.id);
    await assigned(one.id, { role: 'KEEPER' });
    await assigned(two.id);
    const before = (await readings()).length;
    await peopleOf(server, empty.id, desk.police);
    await peopleOf(server, one.id, desk.elsewhere.police);
    expect((await readings()).length).toBe(before);
    await server.query(
      'query ($a: ID!, $b: ID!) { a: program(id: $a) { contacts { role } } b: program(id: $b) { contacts { role } } }',
      { a: one.id, b: two.id },
      desk.police.headers,
    );
    const { officerId: officer, subject } = desk.police;
    const line = {
      officer,
      subject,
      role: 'AREA_OFFICER',
      emergency: false,
      reason: null,
      request: expect.any(String),
    };
    expect((await readings()).slice(before)).toEqual([
      { ...line, program: one.row, contacts: 2 },
      { ...line, program: two.row, contacts: 1 },
    ]);
  });

  test('where it cannot be logged, nothing is shown', async () => {
    const { id } = next();
    await assigned(id);
    const { ownerUrl } = server.database;
    await rowsOf(ownerUrl, `alter table contact_reading add constraint no_more check (request_id = '') not valid`);
    try {
      const document = 'query ($id: ID!) { program(id: $id) { code contacts { name } } }';
      const answer = await server.query(document, { id }, desk.local.headers);
      expect(answer.errorCodes).toEqual(['INTERNAL']);
      expect(answer.body.data!.program.contacts).toBeNull();
      expect(answer.text).not.toContain('Nguyễn Văn Mẫu');
    } finally {
      await rowsOf(ownerUrl, 'alter table contact_reading drop constraint no_more');
    }
  });

  test('and shown to the police of the area: unit, role, when; never who', async () => {
    const { id } = next();
    await assigned(id);
    await peopleOf(server, id, desk.local);
    const document = `query ($where: ContactReadingFilter) { contactReadings(where: $where, first: 1) { totalCount nodes {
      role isEmergency isFromOutside reason contactCount recordedAt unit { code } program { id } } } }`;
    const { data, text } = await server.query(document, { where: { program: id } }, desk.police.headers);
    expect(data.contactReadings).toEqual({
      totalCount: 2,
      nodes: [
        {
          role: 'LOCAL_OFFICER',
          isEmergency: false,
          isFromOutside: false,
          reason: null,
          contactCount: 1,
          recordedAt: expect.stringMatching(/Z$/),
          unit: { code: 'UBND-14329-2025' },
          program: { id },
        },
      ],
    });
    expect(text).not.toContain(desk.local.subject);
    const asked = async (where: object, { headers }: { headers?: Record<string, string> }) =>
      server.query(document, { where }, headers);
    expect((await asked({ program: id }, desk.elsewhere.police)).data.contactReadings.totalCount).toBe(0);
    expect((await asked({ since: dayAfter(today, 2) }, desk.police)).data.contactReadings.totalCount).toBe(0);
    expect((await asked({ program: id, since: today }, desk.province)).data.contactReadings.totalCount).toBe(2);
    expect((await asked({}, desk.local)).errorCodes).toEqual(['FORBIDDEN']);
    expect((await asked({}, { headers: NOBODY })).errorCodes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('in an emergency', () => {
  const reason = 'Cháy nhà dân trong ngõ 12, cần gọi người giữ chìa khóa';

  test('police of another area see who is in office, and it is logged, audited and listed for review', async () => {
    const { id } = next();
    await assigned(id, { name: 'Người trước', from: '2026-01-01' });
    await assigned(id, { replaces: true });
    const opening = { program: id, reason: `  ${reason} ` };
    const { result } = await doing(server, 'openContactsInEmergency', opening, desk.elsewhere.police.headers);
    expect(result).toMatchObject({ contacts: [{ name: 'Nguyễn Văn Mẫu', phone: '+84912345678' }], problems: [] });

    const document = `{ contactReadings(where: { program: "${id}", isEmergency: true }) { nodes {
      reason isFromOutside role unit { code } contactCount } } }`;
    const { data } = await server.query(document, {}, desk.police.headers);
    expect(data.contactReadings.nodes).toEqual([
      { reason, isFromOutside: true, role: 'AREA_OFFICER', unit: { code: 'CAX-14371-2025' }, contactCount: 1 },
    ]);
    const [row] = await rowsOf(
      server.database.ownerUrl,
      `select action, actor, target_type from audit_row order by id desc limit 1`,
    );
    const actor = desk.elsewhere.police.subject;
    expect(row).toEqual({ action: 'OPEN_CONTACTS_IN_EMERGENCY', actor, target_type: 'Program' });
    // It opens this once, and not what comes after.
    expect(await peopleOf(server, id, desk.elsewhere.police)).toBeNull();
  });

  test('it is logged also where there is nobody, and each time', async () => {
    const { id, row } = next();
    const headers = { ...desk.elsewhere.police.headers, 'idempotency-key': 'emergency-1' };
    for (let again = 0; again < 2; again++) {
      const { result } = await doing(server, 'openContactsInEmergency', { program: id, reason }, headers);
      expect(result).toEqual({ contacts: [], problems: [] });
    }
    const rows = await rowsOf(
      server.database.ownerUrl,
      'select is_emergency, contact_ids from contact_reading where program_id = $1',
      [row],
    );
    expect(rows).toEqual(Array(2).fill({ is_emergency: true, contact_ids: [] }));
  });

  test.each([
    ['too short', 'Cháy nhà '],
    ['blank', ' '.repeat(20)],
    ['too long', 'x'.repeat(501)],
  ])('a reason that is %s opens nothing', async (_, tooLittle) => {
    const { id } = desk.programs[0]!;
    const opening = { program: id, reason: tooLittle };
    const { result } = await doing(server, 'openContactsInEmergency', opening, desk.police.headers);
    expect(result).toMatchObject({ contacts: null, problems: [{ code: 'REASON_LENGTH', path: ['reason'] }] });
  });

  test('nobody else opens anything', async () => {
    const opening = { program: desk.programs[0]!.id, reason };
    const { local, national, analyst, administrator } = desk;
    for (const { headers } of [local, national, analyst, administrator]) {
      expect((await doing(server, 'openContactsInEmergency', opening, headers)).errorCodes).toEqual(['FORBIDDEN']);
    }
    expect((await doing(server, 'openContactsInEmergency', opening, NOBODY)).errorCodes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('who may not is refused, and nothing is written', () => {
  test('a program is public, so one of another area is FORBIDDEN; its people are not, so they are NOT_FOUND', async () => {
    const { id } = next();
    const contact = await assigned(id);
    const acts: ['assignContact' | 'endContact' | 'eraseContact', object, string][] = [
      ['assignContact', someone(id, { role: 'DEPUTY' }), 'FORBIDDEN'],
      ['endContact', { contact: contact.id, on: today }, 'NOT_FOUND'],
      ['eraseContact', { contact: contact.id, reason: 'NO_LONGER_NEEDED' }, 'NOT_FOUND'],
    ];
    const before = [await countRows('contact'), await countRows('audit_row')];
    const { elsewhere, national, analyst, administrator } = desk;
    for (const [mutation, input, code] of acts) {
      for (const { headers } of [elsewhere.local, elsewhere.police, national, analyst, administrator]) {
        expect((await doing(server, mutation, input, headers)).errorCodes).toEqual([code]);
      }
      expect((await doing(server, mutation, input, NOBODY)).errorCodes).toEqual(['UNAUTHENTICATED']);
    }
    expect([await countRows('contact'), await countRows('audit_row')]).toEqual(before);
    for (const [mutation, input] of acts) {
      expect(codes(await doing(server, mutation, input, desk.local.headers))).toEqual([]);
    }
  });

  test('what is not there is NOT_FOUND for everyone', async () => {
    const nowhere = Buffer.from('Contact:2000000000').toString('base64url');
    const ending = { contact: nowhere, on: today };
    expect((await doing(server, 'endContact', ending, desk.province.headers)).errorCodes).toEqual(['NOT_FOUND']);
    const noProgram = Buffer.from('Program:2000000000').toString('base64url');
    const assigning = someone(noProgram);
    expect((await doing(server, 'assignContact', assigning, desk.province.headers)).errorCodes).toEqual(['NOT_FOUND']);
  });
});
