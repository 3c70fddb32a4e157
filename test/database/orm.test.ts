import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Client, Pool } from 'pg';
import 'reflect-metadata';
import { createOrm, execute } from '../../src/database/orm.js';
import { sql } from '../../src/database/read.js';
import { allOf } from '../../src/database/under-way.js';
import { ENTITIES } from '../../src/entities.js';
import { type TestDatabase, cloneDatabase } from '../support/database.js';

const CONNECTIONS = 2;

let database: TestDatabase;
let orm: MikroORM;
beforeEach(async () => {
  database = await cloneDatabase({ seeded: false });
  orm = createOrm(database.url, ENTITIES, { connections: CONNECTIONS });
});
afterEach(async () => {
  await orm.close();
  await database.drop();
});

/** In a transaction: the id of its connection's process. */
const inTransaction = (then: () => void = () => {}): Promise<number> =>
  orm.em.fork().transactional(async (em) => {
    const [row] = await execute<{ pid: number }>(em, 'test.pid', sql`select pg_backend_pid() as pid`);
    then();
    return row!.pid;
  });

/** Breaks every connection so that whoever has it learns of it by using it. */
async function breakConnections(): Promise<void> {
  const pool = (await orm.em.getConnection().getNativeClient()) as unknown as Pool & { _clients: Client[] };
  for (const client of pool._clients)
    (client as unknown as { connection: { stream: WritableStream & { destroy(): void } } }).connection.stream.destroy();
}

test('a transaction that could not begin costs no connection', async () => {
  for (let outage = 0; outage < 2 * CONNECTIONS; outage++) {
    const before = await inTransaction();
    await breakConnections();
    await expect(inTransaction()).rejects.toThrow();
    expect(await inTransaction()).not.toBe(before);
  }
});

test('a transaction that could not be undone costs no connection', async () => {
  for (let outage = 0; outage < 2 * CONNECTIONS; outage++) {
    const failure = new Error('refused');
    const broken = orm.em.fork().transactional(async (em) => {
      await execute(em, 'test.one', sql`select 1`);
      await breakConnections();
      throw failure;
    });
    await expect(broken).rejects.toBe(failure);
    await inTransaction();
  }
});

test('what begins while all is being closed keeps nothing open', async () => {
  const pool = (await orm.em.getConnection().getNativeClient()) as unknown as Pool;
  const late = inTransaction();
  late.catch(() => {});
  // Its connection is on the way.
  while (pool.totalCount === 0) await new Promise(setImmediate);
  await orm.close();
  await expect(late).rejects.toThrow();
  expect(pool.totalCount).toBe(0);
});

test('connections whose transactions end well are kept', async () => {
  const pid = await inTransaction();
  const refused = inTransaction(() => {
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect(await inTransaction()).toBe(pid);
});

test("statements that are asked for together do not wait until each other's answer is taken", async () => {
  await orm.em.fork().transactional(async (em) => {
    const clock = () =>
      execute<{ at: number }>(
        em,
        'test.clock',
        sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
      );
    await clock();
    const asked = [clock(), clock(), clock()];
    // Nothing is taken in meanwhile.
    const busyUntil = Date.now() + 500;
    while (Date.now() < busyUntil);
    for (const [row] of await Promise.all(asked)) expect(row!.at).toBeLessThan(busyUntil);
  });
});

test('of statements that are asked for together, those after a failed one fail, and the connection is as good as before', async () => {
  const pid = await inTransaction();
  await orm.em.fork().transactional(async (em) => {
    const failing = em.transactional(async (inner) => {
      await execute(inner, 'test.one', sql`select 1`);
      const asked = await Promise.allSettled([
        execute(inner, 'test.fails', sql`select 1 / 0`),
        execute(inner, 'test.after', sql`select 1`),
      ]);
      expect(asked.map((one) => (one as PromiseRejectedResult).reason.code)).toEqual(['22012', '25P02']);
      throw (asked[0] as PromiseRejectedResult).reason;
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await execute(em, 'test.goes-on', sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });
  expect(await inTransaction()).toBe(pid);
});

test('a statement that comes after its transaction is not sent', async () => {
  const ended: EntityManager[] = [];
  const done = orm.em.fork().transactional(async (em) => {
    ended.push(em);
    await execute(em, 'test.one', sql`select 1`);
  });
  await done;
  const undone = orm.em.fork().transactional(async (em) => {
    ended.push(em);
    await execute(em, 'test.one', sql`select 1`);
    throw new Error('refused');
  });
  await expect(undone).rejects.toThrow('refused');
  await expect(execute(ended[0]!, 'test.late', sql`select 1`)).rejects.toThrow('test.late came after its transaction');
  await expect(execute(ended[1]!, 'test.late', sql`select 1`)).rejects.toThrow('test.late came after its transaction');
});

test('of several that fail the one is told that made the others fail, whichever is heard of first', async () => {
  const failing = orm.em.fork().transactional(async (em) => {
    const cause = async () => {
      const [row] = await execute(em, 'test.fails', sql`select 1 / 0`);
      return row;
    };
    await execute(em, 'test.one', sql`select 1`);
    await allOf([cause(), execute(em, 'test.after', sql`select 1`)]);
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
});
