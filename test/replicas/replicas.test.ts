import { setTimeout as sleep } from 'node:timers/promises';
import { logPosition } from '../../src/database/log-position.js';
import { type Place, openPlace } from '../../src/database/place.js';
import { type ReadPool, type Reader, openReadPool, sql } from '../../src/database/read.js';
import { type Replicas, watchReplicas } from '../../src/database/replicas.js';
import { addressOf, rowsOf } from '../support/database.js';
import { type Replication, startReplication } from '../support/replication.js';
import { currentRun } from '../support/run.js';
import { until } from '../support/until.js';

/** Where statements go, on a real primary and a real standby of it. */

let replication: Replication;
const lines: string[] = [];
const log = {
  debug() {},
  info: (line: string) => void lines.push(line),
  warn: (line: string) => void lines.push(line),
  error() {},
};
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  replication = await startReplication();
  await rowsOf(replication.primary.ownerUrl, 'create table ground (n integer); grant select on ground to liengia_app');
});
afterAll(() => replication?.stop());
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  lines.length = 0;
});

const open = (url: string): Place => openPlace(url, () => {});
function watched(urls = [replication.standby.url]): { pool: ReadPool; replicas: Replicas } {
  const primaryUrl = replication.primary.url;
  const replicas = watchReplicas(urls, { primaryUrl, open, log });
  const pool = openReadPool(primaryUrl, () => {}, { replicas });
  opened.push(
    () => replicas.close(),
    () => pool.close(),
  );
  return { pool, replicas };
}
const inUse = (replicas: Replicas) => until(() => replicas.count().inUse === 1);
const leftOut = (replicas: Replicas) => until(() => replicas.count().inUse === 0);

const WHERE = sql`select case when pg_is_in_recovery() then 'standby' else 'primary' end as place`;
const placeOf = async (reader: Pick<Reader, 'rows'>) =>
  (await reader.rows<{ place: string }>('test.where', WHERE))[0]!.place;
/** The first rows of a stream; what follows is given up at the end of the test. */
async function firstOf<Row>(reader: Reader, statement: ReturnType<typeof sql>): Promise<Row[]> {
  const stop = new AbortController();
  opened.push(async () => stop.abort());
  const { value } = await reader.stream<Row>('test.stream', statement, stop.signal).next();
  return value ?? [];
}
/** Waits until so many statements of the server are under way on the standby. */
const underWayThere = (count: number) =>
  until(async () => {
    const text = `select from pg_stat_activity where application_name = 'liengia' and state = 'active'`;
    return (await standbyAdmin(text)).length === count;
  });
const standbyAdmin = (text: string) => rowsOf(replication.standby.adminUrl, text);

test('reads go to the standby; what must be new, what is guarded, and all that comes after does not', async () => {
  const { pool, replicas } = watched();
  expect(await placeOf(pool.reader({ after: null }))).toBe('primary'); // as long as nothing is known of the standby
  await inUse(replicas);
  expect(lines).toEqual([expect.stringMatching(/^the replica 127\.0\.0\.1:\d+\/liengia is read from$/)]);
  expect(await placeOf(pool.reader({ after: null }))).toBe('standby');
  expect(await placeOf(pool.reader())).toBe('primary');

  const writing = pool.reader({ after: null });
  expect(await placeOf(writing)).toBe('standby');
  writing.toPrimary();
  expect(await placeOf(writing)).toBe('primary');

  const guarded = pool.reader({ after: null });
  const [row] = await guarded.rowsAs<{ place: string }>({ subject: 'somebody' }, 'test.where', WHERE);
  expect(row).toEqual({ place: 'primary' });
  expect(await placeOf(guarded)).toBe('primary');

  const streamed = [];
  const signal = new AbortController().signal;
  for await (const batch of pool.reader({ after: null }).stream('test.where', WHERE, signal)) streamed.push(...batch);
  expect(streamed).toEqual([{ place: 'standby' }]);
});

test('a request that begins in one place stays there, be it that the standby is well again', async () => {
  const { pool, replicas } = watched();
  const early = pool.reader({ after: null });
  expect(await placeOf(early)).toBe('primary');
  await inUse(replicas);
  expect(await placeOf(early)).toBe('primary');
});

test('who carries a position reads from the standby once it has come so far, and until then from the primary', async () => {
  const { pool, replicas } = watched();
  await inUse(replicas);
  await standbyAdmin('select pg_wal_replay_pause()');
  try {
    const writer = pool.reader({ after: null });
    expect(await writer.position()).toBeNull();
    await rowsOf(replication.primary.ownerUrl, 'insert into ground values (1)');
    writer.toPrimary();
    const after = logPosition((await writer.position())!)!;
    const seen = sql`select from ground`;
    expect(await pool.reader({ after }).rows('test.seen', seen)).toHaveLength(1);
    expect(await placeOf(pool.reader({ after }))).toBe('primary');
    expect(await pool.reader({ after: null }).rows('test.seen', seen)).toHaveLength(0);

    await standbyAdmin('select pg_wal_replay_resume()');
    await until(async () => (await placeOf(pool.reader({ after }))) === 'standby');
    expect(await pool.reader({ after }).rows('test.seen', seen)).toHaveLength(1);
    // Whatever somebody makes up, it is the primary at worst.
    expect(await placeOf(pool.reader({ after: logPosition('FFFFFFFF/FFFFFFFF')! }))).toBe('primary');
  } finally {
    await standbyAdmin('select pg_wal_replay_resume()');
  }
});

test('a standby that lags is left out, and taken back when it has caught up', async () => {
  const { pool, replicas } = watched();
  await inUse(replicas);
  await standbyAdmin('select pg_wal_replay_pause()');
  try {
    await rowsOf(replication.primary.ownerUrl, 'insert into ground values (2)');
    await leftOut(replicas);
    expect(lines.at(-1)).toMatch(/^the replica 127\.0\.0\.1:\d+\/liengia is left out: it is [34]\.\d s behind$/);
    expect(await placeOf(pool.reader({ after: null }))).toBe('primary');
  } finally {
    await standbyAdmin('select pg_wal_replay_resume()');
  }
  await inUse(replicas);
  expect(lines.at(-1)).toMatch(/is read from$/);
  expect(await placeOf(pool.reader({ after: null }))).toBe('standby');
});

test('what is under way when the standby dies is read from the primary, and the standby left out until it is back', async () => {
  const { pool, replicas } = watched();
  await inUse(replicas);
  const slow = sql`select case when pg_is_in_recovery() then 'standby' else 'primary' end as place, pg_sleep(3) is null`;
  const reader = pool.reader({ after: null });
  const underWay = reader.rows('test.slow', slow);
  const first = firstOf(pool.reader({ after: null }), slow);
  await underWayThere(2);
  await replication.kill('standby');
  expect(await underWay).toEqual([expect.objectContaining({ place: 'primary' })]);
  expect(await first).toEqual([expect.objectContaining({ place: 'primary' })]);
  expect(await placeOf(reader)).toBe('primary');
  expect(replicas.count()).toEqual({ inUse: 0, leftOut: 1 });
  expect(lines.filter((line) => /is left out/.test(line))).toHaveLength(1);
  expect(await placeOf(pool.reader({ after: null }))).toBe('primary');

  await replication.start('standby');
  await inUse(replicas);
  expect(await placeOf(pool.reader({ after: null }))).toBe('standby');
});

test('what waits for a standby that stands still is read from the primary once that is noticed', async () => {
  const { pool, replicas } = watched();
  await inUse(replicas);
  const slow = sql`select case when pg_is_in_recovery() then 'standby' else 'primary' end as place, pg_sleep(3) is null`;
  const underWay = pool.reader({ after: null }).rows('test.slow', slow);
  const first = firstOf(pool.reader({ after: null }), slow);
  await underWayThere(2);
  const wake = replication.freezeStandby();
  try {
    expect(await underWay).toEqual([expect.objectContaining({ place: 'primary' })]);
    expect(await first).toEqual([expect.objectContaining({ place: 'primary' })]);
    expect(lines.filter((line) => /is left out: it cannot be asked/.test(line))).toHaveLength(1);
  } finally {
    wake();
  }
  await inUse(replicas);
});

test('a statement in the way of what the primary did is begun anew there, and the standby is no worse for it', async () => {
  const { pool, replicas } = watched();
  await inUse(replicas);
  const counted = sql`select (select count(*) from ground) as n, pg_is_in_recovery() as "isStandby", pg_sleep(3) is null`;
  const underWay = pool.reader({ after: null }).rows('test.conflict', counted);
  const first = firstOf(pool.reader({ after: null }), counted);
  await underWayThere(2);
  await rowsOf(replication.primary.ownerUrl, 'truncate ground');
  expect(await underWay).toEqual([expect.objectContaining({ n: 0, isStandby: false })]);
  expect(await first).toEqual([expect.objectContaining({ n: 0, isStandby: false })]);
  expect(replicas.count()).toEqual({ inUse: 1, leftOut: 0 });
});

test('what fails by its own fault is not tried again', async () => {
  const { pool, replicas } = watched();
  await inUse(replicas);
  await expect(pool.reader({ after: null }).rows('test.wrong', sql`select 1 / 0`)).rejects.toThrow(/division by zero/);
  expect(replicas.count()).toEqual({ inUse: 1, leftOut: 0 });
});

describe('an address is left out that', () => {
  const changed = (url: string, change: (url: URL) => void): string => {
    const copy = new URL(url);
    change(copy);
    return copy.href;
  };
  test.each<[string, () => string, RegExp]>([
    ['is the primary', () => replication.primary.url, /it is no standby$/],
    [
      'signs in as another role',
      () => replication.standby.ownerUrl,
      /signed in to as "liengia_owner", the primary as "liengia_app"$/,
    ],
    [
      'answers nobody',
      () => changed(replication.standby.url, (url) => (url.port = '1')),
      /it cannot be asked \(.*ECONNREFUSED/,
    ],
    [
      'has another password',
      () => changed(replication.standby.url, (url) => (url.password = 'wr0ng')),
      /it cannot be asked \(.*password/,
    ],
    [
      'is of another cluster',
      () => {
        const { owner, templates } = currentRun();
        return addressOf(owner, templates.empty);
      },
      /it is no copy of the database of DATABASE_URL$/,
    ],
  ])('%s', async (_what, url, line) => {
    const { pool, replicas } = watched([url()]);
    await until(() => lines.length > 0);
    expect(lines[0]).toMatch(line);
    expect(lines[0]).not.toContain(new URL(url()).password);
    expect(replicas.count()).toEqual({ inUse: 0, leftOut: 1 });
    expect(await placeOf(pool.reader({ after: null }))).toBe('primary');
  });

  test('has another schema', async () => {
    const { pool, replicas } = watched();
    await inUse(replicas);
    await standbyAdmin('select pg_wal_replay_pause()');
    try {
      await rowsOf(replication.primary.ownerUrl, `insert into schema_migration (name) values ('9999-later')`);
      await until(() => lines.some((line) => /its schema is \S+, the primary's 9999-later$/.test(line)));
      expect(await placeOf(pool.reader({ after: null }))).toBe('primary');
    } finally {
      await standbyAdmin('select pg_wal_replay_resume()');
      await rowsOf(replication.primary.ownerUrl, `delete from schema_migration where name = '9999-later'`);
    }
  });
});

test('without its primary a standby is read from all the same', async () => {
  const { replicas, pool } = watched();
  await inUse(replicas);
  await replication.kill('primary');
  try {
    await sleep(1_500); // the watch has asked it in vain
    expect(await placeOf(pool.reader({ after: null }))).toBe('standby');
    expect(replicas.count()).toEqual({ inUse: 1, leftOut: 0 });
  } finally {
    await replication.start('primary');
  }
});
