import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { AdminUnitId } from '../../src/modules/admin-unit/admin-unit.type.js';
import { contentsOf } from '../support/contents.js';
import { rowsOf } from '../support/database.js';
import { currentRun } from '../support/run.js';
import { NOBODY, type Answer, type TestServer, startServer } from '../support/server.js';
import { type Desk, doing, openDesk, peopleOf, someone } from './desk.js';

/** A person whom nobody else is named like; whatever speaks of them outside the table of contacts is a leak. */
const NAME = 'Đoàn Thị Dấuvết';
const PHONE = '+84987001122';
const MARKS = [NAME, 'Dấuvết', 'Dauvet', '87001122', '87 001 122'];

const lines: string[] = [];
/** As the program logs, everything, with what the logger makes of errors. */
const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });

let server: TestServer;
let desk: Desk;
/** What was answered to those who may not see the person. */
const answers: Answer<unknown>[] = [];

beforeAll(async () => {
  server = await startServer({ log });
  desk = await openDesk(server);
});
afterAll(() => server.stop());

const leaked = (text: string) => MARKS.filter((mark) => text.includes(mark));
const tablesWith = async () =>
  Object.entries((await contentsOf(server.database)).tables)
    .filter(([, rows]) => leaked(rows).length > 0)
    .map(([table]) => table);

test('of a person nothing is left anywhere but in the table of contacts, and after an erasure not there either', async () => {
  const { id: program, code } = desk.programs[0]!;
  const { local, police, elsewhere, national, analyst, administrator } = desk;
  const marked = someone(program, { name: NAME, phone: '0987 001 122' });

  // What is done, twice under one key.
  const headers = { ...local.headers, 'idempotency-key': 'marked' };
  const first = await doing(server, 'assignContact', marked, headers);
  expect(first.result.contact).toMatchObject({ name: NAME, phone: PHONE });
  expect((await doing(server, 'assignContact', marked, headers)).result).toEqual(first.result);
  const contact = first.result.contact.id as string;
  expect(await peopleOf(server, program, police)).toMatchObject([{ name: NAME }]);

  // What is refused, by whom it may not be done, by rules, by the database, by the schema.
  const { ownerUrl } = server.database;
  for (const officer of [elsewhere.local, elsewhere.police, national, analyst, administrator, { headers: NOBODY }]) {
    answers.push(await doing(server, 'assignContact', marked, officer.headers));
    answers.push(await doing(server, 'endContact', { contact, on: '2026-06-01' }, officer.headers));
    answers.push(await doing(server, 'eraseContact', { contact, reason: 'NO_LONGER_NEEDED' }, officer.headers));
  }
  answers.push(
    await doing(server, 'assignContact', someone(program, { ...marked, phone: `${PHONE}9` }), local.headers),
  );
  answers.push(await doing(server, 'assignContact', { ...marked, name: `${NAME} ${PHONE.slice(1)}` }, local.headers));
  answers.push(await doing(server, 'assignContact', { ...marked, role: NAME }, local.headers));
  answers.push(await doing(server, 'assignContact', { ...marked, from: PHONE }, local.headers));
  answers.push(await doing(server, 'assignContact', { ...marked, [NAME]: PHONE }, local.headers));
  const refused = async (table: string, rule: string, act: () => Promise<Answer<unknown>>) => {
    await rowsOf(ownerUrl, `alter table ${table} add constraint no_more check (${rule}) not valid`);
    const answer = await act();
    expect(answer.errorCodes).toEqual(['INTERNAL']);
    answers.push(answer);
    await rowsOf(ownerUrl, `alter table ${table} drop constraint no_more`);
  };
  const deputy = { ...marked, role: 'DEPUTY' };
  await refused('contact', `role <> 'DEPUTY'`, () => doing(server, 'assignContact', deputy, local.headers));
  await refused('audit_row', `action <> 'KEEP_CONTACT'`, () => doing(server, 'assignContact', deputy, local.headers));
  await refused('contact_reading', `request_id = ''`, () =>
    server.query('query ($id: ID!) { p: node(id: $id) { id } }', { id: contact }, police.headers),
  );
  // PostgreSQL repeats the row here, as it does not where row-level security is on.
  const draft = { adminUnit: AdminUnitId.encode(desk.programs[0]!.areaId), note: `${NAME}, ${PHONE}` };
  await refused('registration', 'note is null', () =>
    server.query(
      'mutation ($input: RegisterModelMarketInput!) { registerModelMarket(input: $input) { problems { code } } }',
      { input: draft },
      local.headers,
    ),
  );
  const slow =
    'create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(6); return new; end $$';
  await rowsOf(ownerUrl, `${slow}; create trigger slow before insert on contact for each row execute function slow()`);
  answers.push(await doing(server, 'assignContact', deputy, local.headers));
  expect(answers.at(-1)!.errorCodes).toEqual(['UNAVAILABLE']);
  await rowsOf(ownerUrl, 'drop trigger slow on contact; drop function slow()');

  // What others ask.
  const everything = `query ($program: ID!, $contact: ID!, $code: String!) {
    node(id: $contact) { ... on Contact { id name phone } }
    program(id: $program) { name locality contacts(includeEnded: true) { name phone }
      history(first: 100) { nodes { kind document changedFields } } activities { nodes { title } } }
    byName: programs(where: { text: "${NAME}" }) { totalCount }
    byPhone: programs(where: { text: "${PHONE}" }) { totalCount }
    byCode: programs(where: { text: $code }) { nodes { name contacts { name } } }
  }`;
  for (const { headers } of [elsewhere.police, national, analyst, administrator, { headers: NOBODY }]) {
    // Single activities are not nobody's to ask for.
    const asked = headers === NOBODY ? everything.replace('activities { nodes { title } }', '') : everything;
    const answer = await server.query(asked, { program, contact, code }, headers);
    expect(answer.data).toMatchObject({ node: null, byName: { totalCount: 0 }, byPhone: { totalCount: 0 } });
    answers.push(answer);
  }
  const readings = '{ contactReadings { totalCount nodes { reason role unit { name } } } }';
  for (const { headers } of [elsewhere.police, police]) answers.push(await server.query(readings, {}, headers));

  expect(answers.flatMap(({ text }) => leaked(text))).toEqual([]);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => line.includes('"level":50')).length).toBeGreaterThanOrEqual(4);
  expect(lines.filter((line) => leaked(line).length > 0)).toEqual([]);
  expect(await tablesWith()).toEqual(['contact']);

  const erasing = { contact, reason: 'ASKED_BY_THE_PERSON' };
  expect((await doing(server, 'eraseContact', erasing, police.headers)).result.problems).toEqual([]);
  // The key's answer is given again, and knows the contact as it is now.
  const again = await doing(server, 'assignContact', marked, headers);
  expect(again.result.contact).toMatchObject({ id: contact, name: null, phone: null, isErased: true });
  expect(await tablesWith()).toEqual([]);

  // The private PostgreSQL writes a log of its own; one that was given is its owner's.
  const itsLog = join(currentRun().folder, 'home/postgresql.log');
  expect(process.env.TEST_DATABASE_URL || existsSync(itsLog)).toBeTruthy();
  if (existsSync(itsLog)) expect(leaked(readFileSync(itsLog, 'utf8'))).toEqual([]);
});
