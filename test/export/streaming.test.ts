import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type ReadPool, openReadPool, sql } from '../../src/database/read.js';
import { type Log } from '../../src/log.js';
import { rowsOf } from '../support/database.js';
import { currentRun } from '../support/run.js';
import { type TestServer, startServer } from '../support/server.js';
import { until } from '../support/until.js';
import { addressOf, exported } from './exported.js';

/** What happens to the rows of a long file between the database and its reader. */

let server: TestServer;
/** Sees what other roles do, which the owner of the tables does not. */
let admin: Client;
const errors: unknown[] = [];

beforeAll(async () => {
  const log: Log = { debug() {}, info() {}, warn() {}, error: (...said: unknown[]) => void errors.push(said) };
  server = await startServer({ log });
  admin = new Client({ connectionString: currentRun().adminUrl });
  await admin.connect();
  // So many that no buffer on the way holds them all.
  await rowsOf(
    server.database.ownerUrl,
    `with made as (
       insert into program (kind, code, name, locality, provenance, founded_on, replication)
       select 'MODEL_MARKET', 'CKM-37-' || (10000 + n), 'Chợ số ' || n, (select string_agg(md5(n || '/' || i), '') from generate_series(1, 100) i), 'DEMO', '2026-01-01', 'REPLICATED'
       from generate_series(1, 12000) n returning id
     ), market as (insert into model_market (program_id, market_class) select id, 'II' from made),
     status as (
       insert into program_status (program_id, status, valid_from) select id, 'ACTIVE', '2026-01-01' from made
     ), placed as (
       insert into program_placement (program_id, admin_unit_id, valid_from)
       select made.id, u.id, '2026-01-01' from made, (select id from admin_unit where code = '14329' and valid_to is null) u
     )
     insert into program_unit (program_id, responsible_unit_id, role, valid_from)
     select made.id, r.id, 'MANAGING', '2026-01-01' from made, (select id from responsible_unit where code = 'PC07-NB-2025') r`,
  );
});
afterAll(async () => {
  await admin.end();
  await server.stop();
});

/** Readers that a test has left in the middle. */
const left: AbortController[] = [];
afterEach(() => {
  for (const stop of left.splice(0)) stop.abort();
});

/** The backends of the server of which this holds, as a condition on pg_stat_activity. */
async function backends(condition: string): Promise<number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = $1 and application_name = 'liengia' and ${condition}`,
    [new URL(server.database.url).pathname.slice(1)],
  );
  return rows.map(({ pid }) => pid);
}
/** Those that hold an export's snapshot. */
const holding = () => backends(`xact_start is not null and query like 'fetch%'`);
/** Waits until so many are held. */
async function untilHeld(count: number): Promise<void> {
  await until(async () => (await holding()).length === count);
}
/** Asks for a file and reads nothing but its beginning. */
async function begin(
  file = 'programs.ndjson',
): Promise<{ reader: ReadableStreamDefaultReader<Uint8Array>; stop: AbortController }> {
  const stop = new AbortController();
  left.push(stop);
  const answer = await fetch(addressOf(server, file), { signal: stop.signal });
  const reader = answer.body!.getReader();
  await reader.read();
  return { reader, stop };
}
const rest = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> => {
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.length;
  return bytes;
};

test('a reader that stops reading stops the database, and gets the rest later, of the same moment', async () => {
  const { reader } = await begin();
  await untilHeld(1);
  await rowsOf(server.database.ownerUrl, `update program set name = 'Đổi tên' where code like 'CKM-37-2%'`);
  const bytes = await rest(reader);
  expect(bytes).toBeGreaterThan(38_000_000);
  await untilHeld(0);
});

test('a reader that goes away frees the connection, and is no failure', async () => {
  errors.length = 0;
  for (let times = 0; times < 12; times++) {
    const { stop } = await begin();
    stop.abort();
  }
  await untilHeld(0);
  expect(errors).toEqual([]);
  expect((await exported(server, 'programs.ndjson', { where: { kinds: ['SAFE_RESIDENTIAL_CLUSTER'] } })).status).toBe(
    200,
  );
});

test('a reader that goes away before the first row ends the statement', async () => {
  errors.length = 0;
  const locker = new Client({ connectionString: server.database.ownerUrl });
  await locker.connect();
  await locker.query('begin; lock table program in access exclusive mode');
  const waiting = () => backends(`wait_event_type = 'Lock'`);
  const stop = new AbortController();
  const asked = fetch(addressOf(server, 'programs.csv'), { signal: stop.signal });
  while ((await waiting()).length === 0) await sleep(20);
  stop.abort();
  await expect(asked).rejects.toThrow();
  // A backend that waits does not see that its client is gone: here the lock would hold it for ever.
  for (let tries = 0; (await waiting()).length > 0 && tries < 100; tries++) await sleep(50);
  const left = await waiting();
  await locker.end();
  expect([left, errors]).toEqual([[], []]);
});

test('more than three at a time are told to come again', async () => {
  const readers = await Promise.all([begin(), begin(), begin()]);
  await untilHeld(3);
  const { status, headers, error } = await exported(server, 'programs.ndjson', { language: 'vi' });
  expect([status, headers.get('retry-after'), error!.extensions.code]).toEqual([503, '10', 'UNAVAILABLE']);
  expect(error!.message).toMatch(/sau 10 giây/);
  expect((await fetch(new URL('/health/ready', server.url))).status).toBe(200);
  for (const { stop } of readers) stop.abort();
  await untilHeld(0);
  expect((await exported(server, 'programs.ndjson', { where: { kinds: ['MODEL_MARKET'] } })).status).toBe(200);
});

test.each(['programs.ndjson', 'programs.csv', 'programs.geojson', 'programs.xlsx'])(
  '%s breaks off where the database does: no file is short without a sign',
  async (file) => {
    errors.length = 0;
    const { reader } = await begin(file);
    await untilHeld(1);
    await admin.query('select pg_terminate_backend($1)', [(await holding())[0]]);
    await expect(rest(reader)).rejects.toThrow();
    expect(errors).toHaveLength(1);
    expect((await exported(server, 'programs.ndjson', { where: { text: 'Cụm' } })).status).toBe(200);
  },
);

test('an error before the first row is an answer', async () => {
  const locker = new Client({ connectionString: server.database.ownerUrl });
  await locker.connect();
  await locker.query('begin; lock table program in access exclusive mode');
  const asked = exported(server, 'programs.csv');
  let waiting: number[] = [];
  while (waiting.length === 0) waiting = await backends(`wait_event_type = 'Lock'`);
  await admin.query('select pg_terminate_backend($1)', [waiting[0]]);
  const { status, error, headers } = await asked;
  await locker.end();
  expect([status, error?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
  expect(headers.get('content-disposition')).toBeNull();
});

describe('stream', () => {
  let pool: ReadPool;
  beforeAll(() => {
    pool = openReadPool(server.database.url, () => {});
  });
  afterAll(() => pool.close());

  const numbers = (signal = new AbortController().signal) =>
    pool
      .reader()
      .stream<{ n: number; day: string }>(
        'test.numbers',
        sql`select n, '2026-02-03'::date as day from generate_series(1, ${2_500}::integer) n order by n`,
        signal,
      );

  test('gives all rows in order, typed as rows are', async () => {
    const batches = [];
    for await (const batch of numbers()) batches.push(batch);
    expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
    expect(batches.flat().at(-1)).toEqual({ n: 2_500, day: '2026-02-03' });
  });

  test('ends where its reader leaves, and where it is told to', async () => {
    for (let times = 0; times < 15; times++) for await (const [first] of numbers()) if (first) break;
    const stop = new AbortController();
    let seen = 0;
    for await (const batch of numbers(stop.signal)) {
      seen += batch.length;
      stop.abort();
    }
    expect(seen).toBe(1_000);
    // Every one of the ten connections is free again.
    const one = () => pool.reader().rows('test.one', sql`select 1 as one`);
    expect(await Promise.all(Array.from({ length: 10 }, one))).toHaveLength(10);
  });

  test('may not write, and names the statement that failed', async () => {
    const write = pool
      .reader()
      .stream('test.write', sql`select nextval('program_id_seq')`, new AbortController().signal);
    await expect(write.next()).rejects.toThrow(/^test\.write: .*read-only/);
  });
});
