import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Step } from '../progress.js';
import { errorCode } from './errors.js';
import { execute } from './orm.js';
import { type Backend, type Deadline, backendOf } from './place.js';
import { type Reader, sql } from './read.js';

/** An open transaction whose statements all see the moment of the first. */
export type Snapshot = Pick<Reader, 'rows'>;

/**
 * A table that keeps what would have to be counted from rows. It holds what they gave when they were last folded. Whoever
 * changes a row marks the cells it counts in, by triggers that count nothing: too many marks are harmless, too few are
 * wrong. A statement that reads takes a marked cell from the rows and any other from the table; so it is exact at every
 * moment, and how soon is folded is a question of speed alone. A cell is told by a number, such as its unit's id.
 */
export interface Rollup {
  /** Its table. */
  name: string;

  /** How many of its cells are counted in one transaction: so many that it takes some tenths of a second. */
  cellsAtOnce: number;

  /** Whether there is a mark; asked every second, outside of any transaction. */
  isMarked(read: Snapshot): Promise<boolean>;

  /**
   * Counts some of the marked cells anew and takes away the marks that it saw; what others commit meanwhile keeps its own.
   *
   * @returns how many cells, at most `limit`; 0: there is no mark.
   */
  fold(at: Snapshot, limit: number): Promise<number>;

  /** Every cell there may be. */
  cells(at: Snapshot): Promise<number[]>;

  /** Marks cells, so that they are counted from the rows until they are folded. */
  mark(at: Snapshot, cells: readonly number[]): Promise<void>;

  /** What the table holds of cells that are not marked and the rows do not give, or the other way round; in words. */
  differences(at: Snapshot, cells: readonly number[]): Promise<string[]>;
}

/** Any fixed number: the first half of the key of the lock under which a rollup is folded. */
const FOLDING = 1_150_114;
const BUSY_MS = 200;
/** A transaction that came between its own snapshot and the end of another. */
const CAME_BETWEEN = '40001';

const within = <T>(orm: MikroORM, work: (at: Snapshot) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional((em) => work({ rows: (name, statement) => execute(em, name, statement) }), {
    isolationLevel: 'repeatable read',
  });

/**
 * Folds some marked cells of a rollup, in a transaction of its own. Nobody waits for it: readers see the state before it
 * or after it, writers only add marks.
 *
 * @param stopping when it has to be over: nothing of it stays but the marks.
 * @returns how many cells it folded; null while somebody else is folding this rollup, or when it was stopped.
 */
export async function foldSome(orm: MikroORM, rollup: Rollup, stopping?: Deadline): Promise<number | null> {
  let stop = () => {};
  try {
    return await within(orm, async (at) => {
      const [begun] = await at.rows<Backend & { isFree: boolean }>(
        'rollup.lock',
        sql`select ${backendOf}, pg_try_advisory_xact_lock(${FOLDING}::integer, hashtext(${rollup.name})) as "isFree"`,
      );
      if (!begun!.isFree || stopping?.signal.aborted) return null;
      stop = () => stopping?.cancel(begun!);
      stopping?.signal.addEventListener('abort', stop);
      return rollup.fold(at, rollup.cellsAtOnce);
    });
  } catch (error) {
    if (errorCode(error) === CAME_BETWEEN || stopping?.signal.aborted) return null;
    throw error;
  } finally {
    stopping?.signal.removeEventListener('abort', stop);
  }
}

/** Folds until there is no mark, also while servers do the same. */
export async function foldAll(
  orm: MikroORM,
  rollup: Rollup,
  onFolded: (cells: number) => void = () => {},
): Promise<void> {
  for (let folded: number | null = null; folded !== 0;) {
    folded = await foldSome(orm, rollup);
    if (folded === null) await sleep(BUSY_MS);
    else onFolded(folded);
  }
}

/** Marks every cell. @returns how many there are. */
export const markAll = (orm: MikroORM, rollup: Rollup): Promise<number> =>
  within(orm, async (at) => {
    const cells = await rollup.cells(at);
    await rollup.mark(at, cells);
    return cells.length;
  });

/** Counts every cell anew. Readers go on, slower: they take from the rows what is not counted yet. */
export async function rebuildRollup(orm: MikroORM, rollup: Rollup, onProgress: (step: Step) => void): Promise<void> {
  const total = await markAll(orm, rollup);
  let done = 0;
  await foldAll(orm, rollup, (cells) => {
    done += cells;
    onProgress({ label: `${rollup.name}: ${done} cells folded`, share: Math.min(1, done / total) });
  });
}

/**
 * Counts every cell beside the table and tells what differs, while the registry is in use.
 *
 * @returns how many cells were looked at.
 */
export async function verifyRollup(
  orm: MikroORM,
  rollup: Rollup,
  { onDifference, onProgress }: { onDifference: (difference: string) => void; onProgress: (step: Step) => void },
): Promise<number> {
  const cells = await within(orm, (at) => rollup.cells(at));
  for (let done = 0; done < cells.length; done += rollup.cellsAtOnce) {
    onProgress({ label: `${rollup.name}: ${done} cells verified`, share: done / cells.length });
    const some = cells.slice(done, done + rollup.cellsAtOnce);
    for (const difference of await within(orm, (at) => rollup.differences(at, some))) onDifference(difference);
  }
  return cells.length;
}
