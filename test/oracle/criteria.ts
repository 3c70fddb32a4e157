import { placeOn } from './coverage.js';
import { type Day, holds } from './days.js';
import { activitiesOf } from './filters.js';
import { type CriteriaSet, type Criterion, type Program, type World, around, inForce, isIn } from './world.js';

/** The set in force on a day for a program: of the smallest area around its place, else the country's. */
function setFor(world: World, program: Program, day: Day): CriteriaSet | undefined {
  const place = placeOn(world, program, day)?.unit;
  const levelOf = (set: CriteriaSet): number => {
    if (set.admin_unit_id === null) return 0;
    const area = world.units.get(set.admin_unit_id)!;
    return place && isIn(world, place, area) ? area.level : -1;
  };
  return world.criteriaSets
    .filter((set) => set.program_kind === program.kind && holds(set, day) && levelOf(set) >= 0)
    .sort((a, b) => levelOf(b) - levelOf(a))[0];
}

/** Whether a program misses a criterion; what cannot be judged is not missed. */
export const criteriaMissed = (world: World, program: Program, day: Day): boolean =>
  (setFor(world, program, day)?.criteria ?? []).some((criterion) => misses(world, program, criterion, day));

function misses(world: World, program: Program, criterion: Criterion, day: Day): boolean {
  const { comparison, threshold } = criterion;
  if (comparison === 'INTERVAL_DAYS') return isOverdue(world, program, criterion, day);
  const known = factOf(program, criterion.fact!, day);
  if (known === null) return false;
  return comparison === 'AT_LEAST' ? known < threshold : known > threshold;
}

/** A fact as a number, a yes as 1; null: not known. */
function factOf(program: Program, fact: string, day: Day): number | null {
  if (fact === 'HOUSEHOLDS') return inForce(program.counts, day)?.households ?? null;
  if (fact.startsWith('EQUIPMENT_')) {
    const lines = held(program).filter(({ kind }) => `EQUIPMENT_${kind}` === fact);
    return lines.length > 0 ? lines.reduce((sum, { working }) => sum + working, 0) : null;
  }
  const value = program.own[fact.toLowerCase()];
  return value === null || value === undefined ? null : Number(value);
}

const held = ({ equipment }: Program) => equipment.filter(({ removed_on }) => removed_on === null);

/** What has to happen again did not happen in time. Where nothing is recorded, recording must have begun long enough ago. */
function isOverdue(world: World, program: Program, { recurring, threshold }: Criterion, day: Day): boolean {
  if (recurring === 'EQUIPMENT_CHECK') {
    const checks = held(program).flatMap(({ last_checked_on }) => last_checked_on ?? []);
    return checks.length > 0 && Math.min(...checks) + threshold < day;
  }
  const done = activitiesOf(world, program)
    .filter(({ kind, period_to }) => kind === recurring && period_to <= day + 1)
    .map(({ period_to }) => period_to - 1);
  if (done.length > 0) return Math.max(...done) + threshold < day;
  const place = placeOn(world, program, day)?.unit;
  const recordedFrom = (place && around(world, place, 3)?.recorded_from) ?? null;
  return recordedFrom !== null && Math.max(recordedFrom, program.founded_on) + threshold < day;
}

/** Whether it holds something that expires before a day, or whose next check falls due before it. */
export function equipmentIsDue(world: World, program: Program, before: Day, today: Day): boolean {
  const interval = setFor(world, program, today)?.criteria.find(({ recurring }) => recurring === 'EQUIPMENT_CHECK');
  return held(program).some(({ expires_on, last_checked_on }) => {
    if (expires_on !== null && expires_on < before) return true;
    // What was never checked is due at once.
    return interval !== undefined && (last_checked_on === null || last_checked_on + interval.threshold < before);
  });
}
