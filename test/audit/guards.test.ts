import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { GIVEN, addRow, findingsOf, writeChains } from './chain.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase({ seeded: true });
  await writeChains(database.ownerUrl);
});
afterAll(() => database.drop());

const rows = () => rowsOf(database.ownerUrl, 'select audit_row::text from audit_row order by id');
const chains = () => rowsOf(database.ownerUrl, 'select * from audit_chain order by chain');
const insert = (columns: string, values: string) =>
  `insert into audit_row (${GIVEN}, ${columns})
   select '37', 'x', 'LOAD_SEEDS', 'Registry', '{}', '[]', 0, 'test', ${values}`;

describe('the application’s role', () => {
  test('adds a row, whose place, instant and hash are given to it', async () => {
    const [before] = await rowsOf(database.url, `select * from audit_chain where chain = '37'`);
    await addRow(database.url, '37');
    const [row] = await rowsOf(
      database.url,
      `select ordinal, previous, length(hash) as bytes, now() - recorded_at < interval '1 minute' as "isNow"
       from audit_row where chain = '37' order by ordinal desc limit 1`,
    );
    expect(row).toEqual({ ordinal: Number(before!['length']) + 1, previous: before!['head'], bytes: 32, isNow: true });
    expect(await findingsOf(database.url)).toEqual([]);
  });

  test.each([
    ['choose an id', insert('id', '9')],
    ['choose an id all the same', insert('id', '9').replace('select', 'overriding system value select')],
    ['choose a place', insert('ordinal', '1')],
    ['choose an instant', insert('recorded_at', `'2020-01-01'`)],
    ['choose what it follows on', insert('previous', `''`)],
    ['choose a hash', insert('hash', `''`)],
    ['change a row', `update audit_row set actor = 'x'`],
    ['remove a row', 'delete from audit_row'],
    ['empty the trail', 'truncate audit_row'],
    ['hold rows for itself', 'select from audit_row for update'],
    ['begin a chain', `insert into audit_chain values ('36', 0, '')`],
    ['move a chain', `update audit_chain set length = 0`],
    ['remove a chain', 'delete from audit_chain'],
    ['empty the chains', 'truncate audit_chain'],
    ['hold a chain', 'select from audit_chain for update'],
    ['set the ids back', `select setval('audit_row_id_seq', 1)`],
    ['call what makes a hash', 'select audit_hash(r) from audit_row r'],
    ['call what moves a chain', 'select audit_row_chained()'],
    [
      'hang what moves a chain on a table of its own',
      `create temp table mine (like audit_row);
       create trigger mine before insert on mine for each row execute function audit_row_chained()`,
    ],
    ['inherit from the trail', 'create temp table mine () inherits (audit_row)'],
    ['switch a guard off', 'alter table audit_row disable trigger audit_row_stays'],
    ['drop a guard', 'drop trigger audit_row_chained on audit_row'],
    ['act as a replica, for which no trigger fires', `set session_replication_role = 'replica'`],
    ['hide rows', 'alter table audit_row enable row level security'],
  ])('cannot %s', async (_, statement) => {
    const before = { rows: await rows(), chains: await chains() };
    await expect(rowsOf(database.url, statement)).rejects.toMatchObject({ code: '42501' });
    expect({ rows: await rows(), chains: await chains() }).toEqual(before);
  });

  test('begins no chain that is neither a province’s nor the country’s', async () => {
    await expect(addRow(database.url, 'anything')).rejects.toMatchObject({ code: '23514' });
  });
});

describe('the owner of the tables', () => {
  test('chooses nothing either: the trigger has the last word', async () => {
    const forged = insert('id, ordinal, recorded_at, previous, hash', `-5, 1, '2020-01-01', 'x', 'y'`);
    const [row] = await rowsOf(
      database.ownerUrl,
      `${forged} returning id > 0 as "hasId", ordinal > 1 as "hasPlace", recorded_at > now() - interval '1 day' as "isNow"`,
    );
    expect(row).toEqual({ hasId: true, hasPlace: true, isNow: true });
    expect(await findingsOf(database.ownerUrl)).toEqual([]);
  });

  test.each([
    [`update audit_row set actor = 'x' where ordinal = 1`],
    [`update audit_row set actor = actor where ordinal = 1`],
    ['delete from audit_row where ordinal = 1'],
    ['truncate audit_row'],
    ['truncate officer cascade'],
    [`insert into audit_chain values ('36', 0, '')`],
    ['update audit_chain set length = 0'],
    ['delete from audit_chain'],
    ['truncate audit_chain'],
    [
      `merge into audit_row r using (values ('37')) as t (chain) on r.chain = t.chain when matched then update set actor = 'x'`,
    ],
  ])('is stopped by a trigger: %s', async (statement) => {
    const before = { rows: await rows(), chains: await chains() };
    await expect(rowsOf(database.ownerUrl, statement)).rejects.toMatchObject({
      code: '42501',
      message: 'the audit trail is only added to',
    });
    expect({ rows: await rows(), chains: await chains() }).toEqual(before);
  });
});

describe('a chain', () => {
  test('grows by one row at a time: the second waits for the first, and takes its place if it fails', async () => {
    const [{ length: before } = { length: 0 }] = await rowsOf<{ length: number }>(
      database.ownerUrl,
      `select length from audit_chain where chain = '37'`,
    );
    // Half of them fail after they had their place.
    const all = Array.from({ length: 20 }, (_, at) =>
      rowsOf(
        database.url,
        `do $$ begin
           insert into audit_row (${GIVEN}) values ('37', 'x', 'LOAD_SEEDS', 'Registry', '{}', '[]', ${at}, 'many');
           perform pg_sleep(0.01);
           if ${at % 2 === 0} then raise 'fails'; end if;
         end $$`,
      ).catch(() => null),
    );
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(10);
    const places = await rowsOf<{ ordinal: number }>(
      database.ownerUrl,
      `select ordinal from audit_row where chain = '37' and request_id = 'many' order by id`,
    );
    expect(places.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 10 }, (_, at) => before + 1 + at));
    expect(await findingsOf(database.ownerUrl)).toEqual([]);
  });

  test('is one of each province, and one of the country', async () => {
    await addRow(database.url, '35');
    expect(
      await rowsOf(database.url, `select ordinal, length(previous) as bytes from audit_row where chain = '35'`),
    ).toEqual([{ ordinal: 1, bytes: 0 }]);
  });
});
