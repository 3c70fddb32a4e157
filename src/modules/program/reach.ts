import type { Tx } from '../../access/act.js';
import { Refused, problem } from '../../api/problem.js';
import { raw, sql } from '../../database/read.js';
import { inForce } from './program.row.js';

/** By id, of these programs those that there are: whether the act's actor answers for where each lies today. */
export async function programsReached(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, boolean>> {
  const places = await tx.read.rows<{ id: number; areaIds: (number | null)[] }>(
    'program.places',
    sql`
    select p.id, array_agg(place.admin_unit_id) as "areaIds" from program p
    left join program_placement place on place.program_id = p.id and ${inForce(raw('place'), sql`${tx.today}::date`)}
    where p.id = any(${[...new Set(ids)]}::integer[]) group by p.id`,
  );
  const reached = await tx.reached(places.flatMap(({ areaIds }) => areaIds.flatMap((id) => id ?? [])));
  return new Map(places.map(({ id, areaIds }) => [id, areaIds.every((area) => area !== null && reached.has(area))]));
}

/** @throws Refused UNKNOWN_REFERENCE, NOT_PERMITTED; a row of a list says of a program what the door says of one. */
export function assertProgramReached(reached: ReadonlyMap<number, boolean>, id: number, path: readonly string[]): void {
  if (!reached.has(id)) throw new Refused([problem('UNKNOWN_REFERENCE', path)]);
  if (!reached.get(id)) throw new Refused([problem('NOT_PERMITTED', path)]);
}
