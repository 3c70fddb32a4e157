import type { Problem } from '../api/problem.js';
import type { RowOutcome, Tx } from './act.js';

/**
 * Writes one part of a list inside an act, as many rows at once as the database takes: where it refuses one of them,
 * and so all, halves are written one after the other until that row stands alone with its problem.
 *
 * `write` has a unit of work of its own, empty when it begins and forgotten when it ends; what the act has under way
 * is neither written nor lost by it.
 *
 * @param write gives an outcome for each row it is given, in their order, with all that was accepted flushed. It may
 *   run more than once for a row.
 * @returns the outcomes, in the order of the rows.
 */
export async function writeRows<Row, Outcome extends RowOutcome<unknown>>(
  tx: Tx,
  rows: readonly Row[],
  write: (part: Tx, rows: readonly Row[]) => Promise<Outcome[]>,
): Promise<(Outcome | { problems: readonly Problem[] })[]> {
  if (rows.length === 0) return [];
  const result = await tx.attempt(async (part) => {
    part.em.clear();
    const outcomes = await write(part, rows);
    part.em.clear();
    return outcomes;
  });
  if ('done' in result) return result.done;
  if (rows.length === 1) return [result];
  const half = Math.ceil(rows.length / 2);
  return [...(await writeRows(tx, rows.slice(0, half), write)), ...(await writeRows(tx, rows.slice(half), write))];
}
