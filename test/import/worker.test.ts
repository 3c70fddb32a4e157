import type { MikroORM } from '@mikro-orm/postgresql';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createOrm } from '../../src/database/orm.js';
import { ENTITIES } from '../../src/entities.js';
import { workOnImports } from '../../src/modules/import/index.js';
import { type TestDatabase, cloneDatabase } from '../support/database.js';

let database: TestDatabase;
let orm: MikroORM;
beforeEach(async () => {
  database = await cloneDatabase({ seeded: false });
  orm = createOrm(database.url, ENTITIES);
});
afterEach(async () => {
  await orm.close();
  await database.drop();
});

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** Transactions of the ORM that are under way, watched from here on. */
function watched(): () => number {
  let underWay = 0;
  const fork = orm.em.fork.bind(orm.em);
  orm.em.fork = (...options) => {
    const em = fork(...options);
    const transactional = em.transactional.bind(em);
    em.transactional = ((...given: Parameters<typeof transactional>) => {
      underWay += 1;
      return transactional(...given).finally(() => (underWay -= 1));
    }) as typeof em.transactional;
    return em;
  };
  return () => underWay;
}

test('stopped while it waits, and gives up again and again, it leaves nothing under way', async () => {
  const underWay = watched();
  const other = new pg.Client({ connectionString: database.ownerUrl });
  await other.connect();
  for (let round = 0; round < 5; round++) {
    await other.query('begin');
    await other.query('lock table import in access exclusive mode');
    const worker = workOnImports({ orm, viewerOf: async () => null, log, everyMs: 1, graceMs: 1 });
    while (underWay() === 0) await sleep(1);
    const stopped = worker.stop();
    await sleep(50);
    await other.query('rollback');
    await stopped;
    expect(underWay()).toBe(0);
  }
  await other.end();
});
