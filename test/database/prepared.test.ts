import type { Planning } from '../../src/database/place.js';
import { preparedNames } from '../../src/database/prepared.js';
import { type ReadPool, type Sql, openReadPool, raw, sql } from '../../src/database/read.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { until } from '../support/until.js';

let database: TestDatabase;
let pool: ReadPool;
beforeEach(async () => {
  database = await cloneDatabase({ seeded: false });
  await rowsOf(database.ownerUrl, 'create table thing as select 1 as one');
  await rowsOf(database.ownerUrl, `grant select on thing to ${database.role}`);
  pool = openReadPool(database.url, () => {});
});
afterEach(async () => {
  await pool.close();
  await database.drop();
});

/** One after the other: on a connection, and in a pipeline once they are known to be quick. */
async function ask(times: number, statement: Sql, name = 'test.things'): Promise<unknown[]> {
  let rows: unknown[] = [];
  for (let time = 0; time < times; time++) rows = await pool.reader().rows(name, statement);
  return rows;
}

/** On those two connections together. */
async function prepared(): Promise<string[]> {
  const told = async (planning?: Planning) => {
    const [row] = await pool
      .reader()
      .rows<{ pid: number; statements: string[] }>(
        'test.prepared',
        sql`select pg_backend_pid() as pid, array(select statement from pg_prepared_statements) as statements`,
        planning,
      );
    return row!;
  };
  // A transaction of its own is never in a pipeline.
  const alone = await told('FOR_VALUES');
  const piped = await until(async () => {
    const row = await told();
    return row.pid !== alone.pid && row;
  });
  const statements = new Set([...alone.statements, ...piped.statements]);
  return [...statements].filter((text) => !text.includes('/* test.prepared */')).sort();
}

test('what comes often is prepared, what comes seldom is not', async () => {
  expect(await ask(4, sql`select ${1}::integer as value`, 'test.seldom')).toEqual([{ value: 1 }]);
  expect(await ask(6, sql`select ${2}::integer as value`, 'test.often')).toEqual([{ value: 2 }]);
  expect(await prepared()).toEqual([
    expect.stringMatching(/^\/\* test.often \*\/ .*\(select \$1::integer as value\)/s),
  ]);
  // A text is what is prepared; under a name there may be many.
  expect(await ask(6, sql`select ${'x'}::text as value`, 'test.often')).toEqual([{ value: 'x' }]);
  expect(await ask(1, sql`select ${3}::integer as value`, 'test.often')).toEqual([{ value: 3 }]);
  expect(await prepared()).toHaveLength(2);
});

test('a long name and a text of any length do no harm', async () => {
  const name = `test.${'x'.repeat(100)}`;
  for (const text of ['1', `1 /* ${'y'.repeat(10_000)} */`])
    expect(await ask(6, sql`select ${raw(text)} as value`, name)).toEqual([{ value: 1 }]);
  expect(await prepared()).toHaveLength(2);
});

test('the number of prepared statements is bounded', async () => {
  for (let at = 0; at < 200; at++) await ask(6, sql`select ${raw(String(at))} as value`);
  expect(await prepared()).toHaveLength(150);
});

test('what comes often is settled anew after a while, under names of its own', () => {
  let now = 0;
  const nameOf = preparedNames(() => now);
  const often = (text: string) => Array.from({ length: 5 }, () => nameOf('test', text)).at(-1);
  for (let at = 0; at < 150; at++) expect(often(`select ${at}`)).toBe(`${at + 1} test`);
  expect(often('select late')).toBeUndefined();
  now += 600_000;
  expect(nameOf('test', 'select 0')).toBeUndefined();
  expect(often('select late')).toBe('151 test');
  expect(often('select 0')).toBe('152 test');
});

test('a table that changes under a prepared statement is read all the same', async () => {
  // What travels as itself, and what travels as JSON.
  const all = sql`select *, int4range(1, 3)::text::int4range as days from thing`;
  const named = sql`select one from thing`;
  expect(await ask(6, all)).toEqual([{ one: 1, days: '[1,3)' }]);
  expect(await ask(6, named)).toEqual([{ one: 1 }]);
  await rowsOf(database.ownerUrl, 'alter table thing alter one type text using one::text');
  expect(await ask(3, all)).toEqual([{ one: '1', days: '[1,3)' }]);
  expect(await ask(3, named)).toEqual([{ one: '1' }]);
});

test('a connection that lost its prepared statements, as a pooler gives them, is read all the same', async () => {
  expect(await ask(6, sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await until(async () => {
    await ask(1, sql`deallocate all`, 'test.deallocate');
    return (await prepared()).length === 0;
  });
  expect(await ask(3, sql`select 1 as one`)).toEqual([{ one: 1 }]);
});
