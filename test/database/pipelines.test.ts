import pg from 'pg';
import { type Pipelines, openPipelines } from '../../src/database/pipelines.js';
import { type TestDatabase, cloneDatabase } from '../support/database.js';
import { until } from '../support/until.js';

const ON_ITS_OWN = 6;

let database: TestDatabase;
let pool: pg.Pool;
let pipelines: Pipelines;
let errors: Error[];
const open = ({ lifetimeMs = 60_000, idleMs = 60_000 } = {}): Pipelines =>
  openPipelines({
    config: { connectionString: database.url, application_name: 'pipeline' },
    ...{ lifetimeMs, idleMs, answerMs: 60_000 },
    async connected(signal, use) {
      const client = await pool.connect();
      try {
        return await use(client);
      } finally {
        client.release();
      }
    },
    cancel: (pid) => void pool.query('select pg_cancel_backend($1)', [pid]),
    onError: (error) => errors.push(error),
  });
beforeEach(async () => {
  database = await cloneDatabase({ seeded: false });
  pool = new pg.Pool({ connectionString: database.url, max: ON_ITS_OWN, application_name: 'own' });
  // Of a connection that is on its way out when its database is dropped.
  pool.on('error', () => {});
  errors = [];
  pipelines = open();
});
afterEach(async () => {
  await pipelines.close();
  await pool.end();
  await database.drop();
});

/** Sleeps so long, in seconds; where it was done. A text of its own for every `name`. */
const sleeping = (seconds: number, name = 'one') => ({
  text: `/* ${name} */ select pg_backend_pid() as pid, current_setting('application_name') as "where",
    (extract(epoch from clock_timestamp()) * 1000)::float8 as at, pg_sleep($1)`,
  values: [seconds],
});

interface Done {
  pid: number;
  where: 'own' | 'pipeline';
  /** When it began, in milliseconds. */
  at: number;
}
const ask = async (seconds: number, { name, signal }: { name?: string; signal?: AbortSignal } = {}): Promise<Done> =>
  (await pipelines.ask(sleeping(seconds, name), signal)).rows[0] as Done;

const many = (count: number, name?: string): Promise<Done[]> =>
  Promise.all(Array.from({ length: count }, () => ask(0, { ...(name && { name }) })));

/** Asks until the statement is known to be so quick that ten of it go into one pipeline. */
const warmed = (name?: string): Promise<Done[]> =>
  until(async () => {
    // By itself it is quickest, on a busy machine, too.
    await ask(0, { ...(name && { name }) });
    const done = await many(10, name);
    return done.every(({ where, pid }) => where === 'pipeline' && pid === done[0]!.pid) && done;
  });

const running = async (): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity where state = 'active' and application_name = 'pipeline'`,
  );
  return rows[0]!.count;
};

test('a statement comes by itself first; once it is known to be quick, many share a connection', async () => {
  expect(await ask(0)).toMatchObject({ where: 'own' });
  const done = await warmed();
  expect(new Set(done.map(({ pid }) => pid)).size).toBe(1);
});

test('they are sent together, and none waits until an answer is taken', async () => {
  await warmed();
  const asked = many(5);
  // Nothing is taken in meanwhile.
  const busyUntil = Date.now() + 500;
  while (Date.now() < busyUntil);
  for (const { where, at } of await asked) {
    expect(where).toBe('pipeline');
    expect(at).toBeLessThan(busyUntil);
  }
});

test('a statement that is known to be slow has a connection of its own', async () => {
  await warmed();
  await ask(0.1, { name: 'slow' });
  const [slow, quick] = await Promise.all([ask(0.1, { name: 'slow' }), ask(0)]);
  expect(slow.where).toBe('own');
  expect(quick.where).toBe('pipeline');
});

test('behind one that turns out slow nobody waits, and it is answered all the same', async () => {
  await warmed();
  await warmed('other');
  const order: string[] = [];
  const slow = ask(1).then((done) => {
    order.push('slow');
    return done;
  });
  const behind = Array.from({ length: 3 }, () => ask(0, { name: 'other' })).map((one) =>
    one.then((done) => {
      order.push('behind');
      return done;
    }),
  );
  expect((await Promise.all(behind)).map(({ where }) => where)).toEqual(['own', 'own', 'own']);
  // Those that come now find it slow already.
  expect((await ask(0, { name: 'other' })).where).toBe('own');
  expect((await slow).where).toBe('pipeline');
  expect(order).toEqual(['behind', 'behind', 'behind', 'slow']);
  // What it was is remembered.
  expect((await ask(0)).where).toBe('own');
  expect((await warmed('other'))[0]!.where).toBe('pipeline');
});

test('what takes its time while this process is busy is not held to be slow', async () => {
  await warmed();
  for (let turn = 0; turn < 10; turn++) {
    const asked = ask(0);
    const busyUntil = Date.now() + 60;
    while (Date.now() < busyUntil);
    expect((await asked).where).toBe('pipeline');
  }
});

test("where no other connection is free, those behind a slow one have its pipeline's answer", async () => {
  await warmed();
  await warmed('other');
  const held = await Promise.all(Array.from({ length: ON_ITS_OWN }, () => pool.connect()));
  try {
    const slow = ask(0.3);
    const behind = ask(0, { name: 'other' });
    expect([(await slow).where, (await behind).where]).toEqual(['pipeline', 'pipeline']);
  } finally {
    for (const client of held) client.release();
  }
});

test('what a statement is known to take does not shrink while this process is busy', async () => {
  await ask(0.1, { name: 'slow' });
  let isBusy = true;
  const busy = () => isBusy && setImmediate(busy);
  busy();
  for (let turn = 0; turn < 10; turn++) {
    await many(2);
    expect((await ask(0.1, { name: 'slow' })).where).toBe('own');
  }
  // Nor is one taken for quick that is asked for the first time now.
  await ask(0.1, { name: 'new' });
  expect((await ask(0.1, { name: 'new' })).where).toBe('own');
  isBusy = false;
});

test('a connection that nothing is asked of is closed', async () => {
  await pipelines.close();
  pipelines = open({ idleMs: 300 });
  await warmed();
  const own = `select from pg_stat_activity where application_name = 'pipeline' and datname = current_database()`;
  await until(async () => (await pool.query(own)).rowCount === 0);
  await warmed();
});

test('one that nobody waits for any more is ended once it turns out slow', async () => {
  await warmed();
  const wanted = new AbortController();
  const asked = ask(20, { signal: wanted.signal });
  const behind = ask(0);
  wanted.abort(new Error('nobody waits'));
  await expect(asked).rejects.toThrow('nobody waits');
  expect((await behind).where).toBe('own');
  await until(async () => (await running()) === 0);
  await warmed();
});

test('one that is slow is ended as soon as nobody waits for it any more', async () => {
  await warmed();
  const wanted = new AbortController();
  const asked = ask(20, { signal: wanted.signal });
  await ask(0);
  expect(await running()).toBe(1);
  wanted.abort(new Error('nobody waits'));
  await expect(asked).rejects.toThrow('nobody waits');
  await until(async () => (await running()) === 0);
});

test('who waits no longer is told at once, and those behind are answered', async () => {
  await warmed();
  const wanted = new AbortController();
  const all = [ask(0), ask(0, { signal: wanted.signal }), ask(0)];
  wanted.abort(new Error('nobody waits'));
  const told = await Promise.allSettled(all);
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(ask(0, { signal: wanted.signal })).rejects.toThrow('nobody waits');
});

test('one that fails fails alone', async () => {
  const dividing = (by: number) => pipelines.ask({ text: 'select 1 / $1::integer as result', values: [by] });
  await until(async () => {
    await Promise.all([dividing(1), dividing(1)]);
    return (await warmed()).length > 0;
  });
  const told = await Promise.allSettled([dividing(1), dividing(0), dividing(1)]);
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((told[1] as PromiseRejectedResult).reason.code).toBe('22012');
});

test('a connection that breaks fails what is under way on it, not those behind; afterwards there is another', async () => {
  const [{ pid }] = (await warmed()) as [Done];
  const asked = Promise.allSettled([ask(2), ask(0)]);
  await until(async () => (await running()) === 1);
  await pool.query('select pg_terminate_backend($1)', [pid]);
  expect(await asked).toEqual([
    { status: 'rejected', reason: expect.objectContaining({ code: '57P01' }) },
    { status: 'fulfilled', value: expect.objectContaining({ where: 'own' }) },
  ]);
  const [other] = (await warmed('other')) as [Done];
  expect(other.pid).not.toBe(pid);
  expect(errors).toEqual([]);
});

test('a connection that breaks while nothing is asked is heard of', async () => {
  const [{ pid }] = (await warmed()) as [Done];
  await pool.query('select pg_terminate_backend($1)', [pid]);
  await until(() => errors.length > 0);
  const [other] = (await warmed()) as [Done];
  expect(other.pid).not.toBe(pid);
  expect(errors).toHaveLength(1);
});

test('broken off, all that is under way fails so, at once', async () => {
  const [{ pid }] = (await warmed()) as [Done];
  const failure = new Error('nobody answers there');
  const asked = Promise.allSettled([ask(20), ask(0)]);
  await until(async () => (await running()) === 1);
  pipelines.breakOff(failure);
  for (const told of await asked) expect(told).toEqual({ status: 'rejected', reason: failure });
  expect((await warmed('other'))[0]!.pid).not.toBe(pid);
});

test('a connection is given up after its time, when it has answered what it was asked', async () => {
  await pipelines.close();
  pipelines = open({ lifetimeMs: 1_000 });
  const pids = new Set<number>();
  await until(async () => {
    for (const { pid, where } of await many(5)) if (where === 'pipeline') pids.add(pid);
    return pids.size > 1;
  });
});

test('closing waits for what is under way', async () => {
  await warmed();
  const asked = ask(0.3);
  await pipelines.close();
  // It has been answered already: what is there at once comes first.
  expect(await Promise.race([asked, Promise.resolve('not yet')])).toMatchObject({ where: 'pipeline' });
  // Whatever comes now has a connection of its own.
  expect((await ask(0)).where).toBe('own');
});
