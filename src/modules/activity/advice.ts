import type { Tx } from '../../access/act.js';
import { type Problem, problem } from '../../api/problem.js';
import { phonesIn } from '../../api/text.js';
import { raw, sql } from '../../database/read.js';
import { unitLabel } from '../admin-unit/index.js';
import { inForce } from '../program/index.js';
import type { ActivityRecord } from './activity.entity.js';

/**
 * What is worth knowing of activities that are being recorded, of each in turn: texts that hold a telephone number, and
 * an area that is neither above nor below the place by which the activity counts. One statement, whatever their number.
 */
export async function adviceOn(tx: Tx, records: readonly ActivityRecord[]): Promise<Problem[][]> {
  const apart = await placesApart(tx, records);
  return records.map(({ title, note }, at) => [...phonesIn({ title, note }), ...(apart.get(at) ?? [])]);
}

/** Of those whose first program lies elsewhere than the area that is told, by their places in the list. */
async function placesApart({ read }: Tx, records: readonly ActivityRecord[]): Promise<Map<number, Problem[]>> {
  const told = records.flatMap(({ adminUnit, periodFrom, programs: [first] }, at) => {
    if (!first) return [];
    const { id: program_id, foundedOn } = first.program;
    // A total may begin before the program did.
    return [{ at, program_id, area_id: adminUnit.id, day: periodFrom < foundedOn ? foundedOn : periodFrom }];
  });
  if (told.length === 0) return new Map();
  const rows = await read.rows<{ at: number; program: string; area: Unit; place: Unit }>(
    'activity.places-apart',
    sql`
    select told.at, p.code as program, json_build_object('name', area.name, 'code', area.code) as area,
      json_build_object('name', home.name, 'code', home.code) as place
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as told (at integer, program_id integer, area_id integer, day date)
    join program_placement place on place.program_id = told.program_id and ${inForce(raw('place'), sql`told.day`)}
    join program p on p.id = told.program_id
    join admin_unit area on area.id = told.area_id
    join admin_unit home on home.id = place.admin_unit_id
    where not exists (
      select from admin_unit_ancestor a
      where (a.unit_id, a.ancestor_id) in ((home.id, area.id), (area.id, home.id))
    )`,
  );
  return new Map(
    rows.map(({ at, program, area, place }) => {
      const facts = { program, area: unitLabel(area), place: unitLabel(place) };
      return [at, [problem('ACTIVITY_PLACE_APART', ['adminUnit'], facts, { severity: 'ADVICE' })]];
    }),
  );
}

interface Unit {
  name: string;
  code: string;
}
