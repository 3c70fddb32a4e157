import { type Day, dayOf, partsOf } from './days.js';
import type { Inventor } from './inventor.js';
import { inForce } from './world.js';

/** Some kinds with measures of theirs. */
const MEASURES = {
  INSPECTION: ['VISITS', 'FACILITIES_INSPECTED'],
  PENALTY: ['CASES', 'FINES_VND'],
  MESSAGE: ['MESSAGES'],
  REVIEW: ['PROGRAMS_REVIEWED'],
  EQUIPMENT_CHECK: ['CHECKS'],
} as const;

/** Single events and period totals anywhere on the map of their first day, with and without programs. */
export async function inventActivities(inventor: Inventor, count: number): Promise<void> {
  const { chance } = inventor;
  for (let at = 0; at < count; at++) {
    const id = await inventActivity(inventor, {});
    if (!chance.is(0.15)) continue;
    const how = chance.one(['ANNULMENT', 'CORRECTION']);
    await inventor.query('update activity set ended_at = now(), ended_by = $2 where id = $1', id, how);
    if (how === 'CORRECTION') await inventActivity(inventor, { corrects_id: id });
  }
}

async function inventActivity(inventor: Inventor, rest: object): Promise<number> {
  const { chance, world } = inventor;
  const isTotal = chance.is(0.4);
  const [from, to] = isTotal ? inventPeriod(inventor) : oneDay(chance.day('2019-06-01', '2027-05-31'));
  const programs = chance.some([...world.programs.values()], chance.one([0, 0, 0, 1, 1, 2, 3]));
  // Mostly where its first program is, as people record it.
  const place = programs[0] && inForce(programs[0].placements, from);
  const area = place && chance.is(0.7) ? world.units.get(place.admin_unit_id)! : areaOn(inventor, from);
  const kind = chance.one(Object.keys(MEASURES) as (keyof typeof MEASURES)[]);
  const id = await inventor.insert('activity', {
    kind,
    period_from: from,
    period_to: to,
    is_period_total: isTotal,
    admin_unit_id: area.id,
    responsible_unit_id: chance.one([...world.responsible.keys()]),
    title: `${chance.one(['Kiểm tra', 'Rà soát định kỳ', 'Đợt cao điểm'])} ${chance.int(1, 40)}`,
    provenance: chance.one(['OWN_ENTRY', 'IMPORT', 'DEMO']),
    ...rest,
  });
  for (const [at, program] of programs.entries()) {
    const role = chance.one(['TOOK_PART', 'AFFECTED', 'USED']);
    await inventor.insert('activity_program', { activity_id: id, ordinal: at + 1, program_id: program.id, role });
  }
  for (const measure of MEASURES[kind]) {
    const value = chance.one([0, 1, 7, 4_000_000_000]);
    if (chance.is(0.8)) await inventor.insert('activity_measure', { activity_id: id, kind, measure, value });
  }
  return id;
}

const oneDay = (day: Day): [Day, Day] => [day, day + 1];

/** A month or a quarter, by the calendar or from the 15th, or days that fit no period. */
function inventPeriod({ chance }: Inventor): [Day, Day] {
  const [year, month] = partsOf(chance.day('2019-06-01', '2027-03-31'));
  const date = chance.one([1, 1, 15, 15, chance.int(1, 28)]);
  const from = dayOf(year, month, date);
  return [from, chance.one([dayOf(year, month + 1, date), dayOf(year, month + 3, date), from + chance.int(1, 500)])];
}

/** Often a unit that a reform took apart or moved; else any. */
function areaOn(inventor: Inventor, day: Day) {
  const { chance, world } = inventor;
  const touched = world.lineage.flatMap((edge) => [edge.predecessor_id, edge.successor_id]);
  const standing = touched
    .map((id) => world.units.get(id)!)
    .filter((unit) => {
      return (unit.valid_from ?? -Infinity) <= day && day < (unit.valid_to ?? Infinity);
    });
  return standing.length > 0 && chance.is(0.3) ? chance.one(standing) : inventor.unitOn(day);
}
