import type { MikroORM } from '@mikro-orm/postgresql';
import { HEADS, type Head, headText } from './access/audit-proof.js';
import { FORGET_ANSWERS } from './access/idempotency.js';
import { withoutData } from './database/errors.js';
import { execute } from './database/orm.js';
import { type ReadPool, sql } from './database/read.js';
import { type Rollup, foldSome } from './database/rollup.js';
import { every } from './every.js';
import type { Log } from './log.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What the housekeeping works with. */
export interface Household {
  pool: ReadPool;
  orm: MikroORM;
  log: Log;
  /** How often it is done; a test does not wait a day. */
  everyMs?: number;
}

/**
 * Does at once, and then every day, what keeps the registry in order: writes to the log where each chain of the audit
 * trail stands, so that a copy is where nobody reaches who can write to the database, forgets the answers kept for
 * repeated requests, and empties files that were sent a month ago. What fails is logged, and done the next time.
 *
 * @returns stops it, after what is under way.
 */
export function keepHouse({ pool, orm, log, everyMs = DAY_MS }: Household): { stop(): Promise<void> } {
  const tasks = {
    'the heads of the audit trail were not written': async () => {
      for (const head of await pool.reader().rows<Head>('audit.heads', HEADS)) log.info(`audit head ${headText(head)}`);
    },
    'old answers were not forgotten': () =>
      orm.em.fork().transactional((em) => execute(em, 'idempotency.forget', FORGET_ANSWERS)),
    'old imports were not emptied': () =>
      orm.em.fork().transactional((em) => execute(em, 'import.empty-old', sql`select empty_old_imports()`)),
  };
  const clean = async () => {
    for (const [failure, task] of Object.entries(tasks)) {
      try {
        await task();
      } catch (error) {
        log.warn({ err: error }, `housekeeping: ${failure}`);
      }
    }
  };
  return every(everyMs, clean, { firstMs: 0 });
}

const FOLD_EVERY_MS = 1_000;

/**
 * Folds each rollup soon after its cells were marked; of several servers one at a time. What fails is logged, once as
 * long as it goes on failing, and tried again.
 *
 * @param options.orm whose statements may take longer than those of a request.
 * @returns stops it at once: what is under way is taken back, and its marks stay.
 */
export function keepRollups({
  pool,
  orm,
  rollups,
  log,
  everyMs = FOLD_EVERY_MS,
}: {
  pool: Pick<ReadPool, 'reader' | 'cancel'>;
  orm: MikroORM;
  rollups: readonly Rollup[];
  log: Log;
  everyMs?: number;
}): { stop(): Promise<void> } {
  const read = pool.reader();
  const failing = new Set<Rollup>();
  const fold = async (rollup: Rollup, signal: AbortSignal) => {
    try {
      const isMarked = await rollup.isMarked(read);
      while (isMarked && !signal.aborted && (await foldSome(orm, rollup, { signal, cancel: pool.cancel })));
      failing.delete(rollup);
    } catch (error) {
      if (!failing.has(rollup)) log.warn({ err: withoutData(error) }, `${rollup.name} was not folded`);
      failing.add(rollup);
    }
  };
  const foldEach = async (signal: AbortSignal) => {
    for (const rollup of rollups) if (!signal.aborted) await fold(rollup, signal);
  };
  return every(everyMs, foldEach, { firstMs: 0 });
}
