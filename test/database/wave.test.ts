import { type ReadPool, type Reader, type Sql, openReadPool, sql } from '../../src/database/read.js';
import { type TestDatabase, cloneDatabase } from '../support/database.js';

let database: TestDatabase;
let pool: ReadPool;
let sent: string[];
beforeAll(async () => {
  database = await cloneDatabase({ seeded: false });
});
beforeEach(() => {
  sent = [];
  pool = openReadPool(database.url, () => {});
});
afterEach(() => pool.close());
afterAll(() => database.drop());

const reader = (signal?: AbortSignal): Reader =>
  pool.reader({ onStatement: ({ name }) => void sent.push(name), ...(signal && { signal }) });

type Asked = readonly [name: string, statement: Sql];

/** Asks for all at one moment, as loaders do. */
const inOneWave = (read: Reader, asked: readonly Asked[]): Promise<PromiseSettledResult<unknown[]>[]> =>
  new Promise((resolve) => {
    const answers: Promise<unknown[]>[] = [];
    for (const [name, statement] of asked) read.whenIdle(() => void answers.push(read.rows(name, statement)));
    read.whenIdle(() => resolve(Promise.allSettled(answers)));
  });

/** Each by itself; so it is also known how its rows are told in a wave. */
const alone = async (asked: readonly Asked[]): Promise<unknown[][]> => {
  const answers: unknown[][] = [];
  for (const [name, statement] of asked) answers.push(await reader().rows(name, statement));
  sent = [];
  return answers;
};

const VALUES: Asked[] = [
  ['test.none', sql`select 1 as one where false`],
  ['test.nothing', sql`select from generate_series(1, 3)`],
  ['test.nulls', sql`select null::timestamptz as at, null::date as day, null::jsonb as json, null::text as text`],
  [
    'test.texts',
    sql`select name from (values ('Tổ "liên gia" \\ số 1'), (e'\t\n'), ('2026-01-01T00:00:00+00:00'), ('')) t (name)`,
  ],
  [
    'test.numbers',
    sql`select 9007199254740991::bigint as most, -0.1::numeric(5, 2) as exact, 1e-7::float8 as small, 1::smallint as short`,
  ],
  [
    'test.times',
    sql`select '2026-02-28'::date as day, 'infinity'::date as never, '2026-02-28 23:59:59.123456+07'::timestamptz as at`,
  ],
  [
    'test.values',
    sql`select true as yes, jsonb_build_object('at', now()::date, 'list', array[1, null]) as json, '{"b":1,"a":[]}'::json as plain`,
  ],
  ['test.lists', sql`select array['a', null, 'c,d'] as texts, array[3, 1] as numbers, ${['x', 'y']}::text[] as given`],
  ['test.part', sql`select part, part0 from (values ('WHOLE', 1), ('SOME', 2)) t (part, part0)`],
  ['test.order', sql`select n from generate_series(1, 500) n order by n % 7 desc, n desc`],
  ['test.with', sql`with t as (select ${5}::integer as n) select n, ${'five'}::text as word from t`],
];

test('rows that come in a wave are those that come by themselves, in their order', async () => {
  const expected = await alone(VALUES);
  const answers = await inOneWave(reader(), VALUES);
  expect(sent).toEqual([
    'test.nothing',
    VALUES.map(([name]) => name)
      .filter((name) => name !== 'test.nothing')
      .toSorted()
      .join(' + '),
  ]);
  expect(answers).toEqual(expected.map((value) => ({ status: 'fulfilled', value })));
});

test('a wave of what was never sent, or of what JSON does not carry, is sent one by one', async () => {
  const some: Asked[] = [
    ['test.range', sql`select daterange('2026-01-01', '2026-02-01') as days`],
    ['test.days', sql`select array['2026-01-01'::date] as days`],
  ];
  await alone([...some, ...VALUES.slice(0, 1)]);
  await inOneWave(reader(), VALUES.slice(0, 1));
  await inOneWave(reader(), [...some, ['test.new', sql`select 2 as two`], ...VALUES.slice(0, 1)]);
  expect(sent).toEqual(['test.none', 'test.range', 'test.days', 'test.new', 'test.none']);
});

test('what is planned for its values stays out of the wave', async () => {
  const [one, two, three] = VALUES.slice(3, 6) as [Asked, Asked, Asked];
  const expected = await alone([one, two, three]);
  const read = reader();
  const values = new Promise((resolve) => read.whenIdle(() => resolve(read.rows(...one, 'FOR_VALUES'))));
  const others = await inOneWave(read, [two, three]);
  expect(await values).toEqual(expected[0]);
  expect(others).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
  expect(sent.toSorted()).toEqual(['test.numbers + test.times', 'test.texts']);
  // And the connection is left as it was.
  const mode = await reader().rows('test.mode', sql`show plan_cache_mode`);
  expect(mode).toEqual([{ plan_cache_mode: 'force_generic_plan' }]);
});

test('one that fails does so alone', async () => {
  const failing: Asked = ['test.failing', sql`select 1 / ${1}::integer as n`];
  await alone([failing, ...VALUES.slice(3, 5)]);
  const expected = await alone(VALUES.slice(3, 5));
  const broken: Asked = ['test.failing', sql`select 1 / ${0}::integer as n`];
  const [first, second, third] = await inOneWave(reader(), [VALUES[3]!, broken, VALUES[4]!]);
  expect([first, third]).toEqual(expected.map((value) => ({ status: 'fulfilled', value })));
  expect(second).toMatchObject({ status: 'rejected', reason: { message: 'test.failing: division by zero' } });
});

test('a statement that fails by itself is sent once', async () => {
  const divided = (by: number): Asked => ['test.divided', sql`select 1 / ${by}::integer as n`];
  await alone([divided(1)]);
  await expect(reader().rows(...divided(0))).rejects.toThrow('test.divided: division by zero');
  expect(sent).toEqual(['test.divided']);
});

test('rows that cannot be told fail alone, too', async () => {
  const at = (instant: string): Asked => ['test.at', sql`select ${instant}::timestamptz as at`];
  await alone([at('2026-01-01'), VALUES[3]!]);
  const [never, answered] = await inOneWave(reader(), [at('infinity'), VALUES[3]!]);
  expect(never).toMatchObject({ status: 'rejected', reason: { message: 'test.at: Invalid time value' } });
  expect(answered).toMatchObject({ status: 'fulfilled' });
});

test('nobody waits any more: all of it ends', async () => {
  const slow: Asked = ['test.slow', sql`select pg_sleep(${0}::integer)::text as slept`];
  await alone([slow, VALUES[3]!]);
  const given = new AbortController();
  const asked = inOneWave(reader(given.signal), [
    ['test.slow', sql`select pg_sleep(${60}::integer)::text as slept`],
    VALUES[3]!,
  ]);
  const reason = new Error('gone');
  setTimeout(() => given.abort(reason), 200);
  expect(await asked).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
});

test('one that takes too long does not take the others with it', async () => {
  const slow = (seconds: number): Asked => ['test.slow', sql`select pg_sleep(${seconds}::integer)::text as slept`];
  await alone([slow(0), VALUES[3]!]);
  const [late, answered] = await inOneWave(reader(), [slow(60), VALUES[3]!]);
  expect(late).toMatchObject({ status: 'rejected', reason: { name: 'UnavailableError' } });
  expect(answered).toMatchObject({ status: 'fulfilled' });
}, 60_000);

test('a statement alone travels as in a wave, once it is known, also where it is planned for its values', async () => {
  const expected = await alone(VALUES);
  for (const planning of ['ONCE', 'FOR_VALUES'] as const) {
    const answers: unknown[][] = [];
    const texts: string[] = [];
    const read = pool.reader({ onStatement: ({ text }) => void texts.push(text) });
    for (const asked of VALUES) answers.push(await read.rows(...asked, planning));
    expect(answers).toEqual(expected);
    // Of rows without columns there is nothing to be told.
    expect(texts.filter((text) => !text.includes('json_agg(c0)'))).toEqual([expect.stringContaining('test.nothing')]);
  }
});

test('waves of one shape are one text, whatever order they were asked in', async () => {
  const texts = new Set<string>();
  await alone(VALUES);
  const told = VALUES.filter(([name]) => name !== 'test.nothing');
  for (const asked of [told, told.toReversed()]) {
    const read = pool.reader({ onStatement: ({ text }) => void texts.add(text) });
    await inOneWave(read, asked);
  }
  expect(texts.size).toBe(1);
});

describe('a reader that may read so many characters', () => {
  const long = (count: number) => sql`select repeat('x', 100) as text from generate_series(1, ${count}::integer)`;
  const tooMuch = expect.objectContaining({ name: 'TooMuchError' });
  const bounded = () => pool.reader({ onStatement: ({ name }) => void sent.push(name), most: 5_000 });

  test('reads as many, and then no more', async () => {
    const read = bounded();
    expect(await read.rows('test.long', long(40))).toHaveLength(40);
    await expect(read.rows('test.long', long(40))).rejects.toEqual(tooMuch);
    await expect(read.rows('test.one', sql`select repeat('x', 900) as text`)).rejects.toEqual(tooMuch);
    await expect(
      read.rowsAs({ subject: 'somebody' }, 'test.one', sql`select repeat('x', 900) as text`),
    ).rejects.toEqual(tooMuch);
    // Others have their own, and the connections are as they were.
    expect(await bounded().rows('test.long', long(40))).toHaveLength(40);
  });

  test('a wave that is too much is not asked again part by part', async () => {
    await alone([
      ['test.long', long(1)],
      ['test.one', sql`select 1 as one`],
    ]);
    const answers = await inOneWave(bounded(), [
      ['test.long', long(60)],
      ['test.one', sql`select 1 as one`],
    ]);
    expect(answers).toEqual([
      { status: 'rejected', reason: tooMuch },
      { status: 'rejected', reason: tooMuch },
    ]);
    expect(sent).toHaveLength(1);
  });

  test('what an act came to is read to its end', async () => {
    const read = bounded();
    read.wrote();
    expect(await read.rows('test.long', long(60))).toHaveLength(60);
  });
});
