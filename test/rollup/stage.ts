import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { createOrm, execute } from '../../src/database/orm.js';
import { openReadPool } from '../../src/database/read.js';
import { type Rollup, type Snapshot, verifyRollup } from '../../src/database/rollup.js';
import { ENTITIES } from '../../src/entities.js';
import { inventWorld } from '../oracle/invented-world.js';
import { cloneDatabase, rowsOf } from '../support/database.js';

/** The invented world, with no server that folds while a test looks. */
export async function openStage() {
  const database = await cloneDatabase({ seeded: true });
  await inventWorld(database.ownerUrl);
  const orm = createOrm(database.url, ENTITIES);
  const pool = openReadPool(database.url, () => {});
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    database,
    orm,
    owner,
    pool,
    read: pool.reader(),
    rows: <Row extends object>(sql: string, ...values: unknown[]) => rowsOf<Row>(database.ownerUrl, sql, values),
    async close() {
      await owner.end();
      await orm.close();
      await pool.close();
      await database.drop();
    },
  };
}

export type RollupStage = Awaited<ReturnType<typeof openStage>>;

/** A transaction that sees one moment, as whoever folds has it; what comes after `work` is the caller's to await. */
export const inSnapshot = <T>(orm: MikroORM, work: (at: Snapshot) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional((em) => work({ rows: (name, statement) => execute(em, name, statement) }), {
    isolationLevel: 'repeatable read',
  });

/** What `npm run db -- verify-rollups` finds. */
export async function differencesOf({ orm }: RollupStage, rollup: Rollup): Promise<string[]> {
  const found: string[] = [];
  await verifyRollup(orm, rollup, { onDifference: (difference) => void found.push(difference), onProgress() {} });
  return found;
}
