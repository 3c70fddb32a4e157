import { coverageOf, placeOn, stands, statusOn } from './coverage.js';
import { criteriaMissed, equipmentIsDue } from './criteria.js';
import { type Day, holds } from './days.js';
import { folded, withoutType } from './text.js';
import {
  type Activity,
  type Program,
  type ResponsibleUnit,
  type Unit,
  type World,
  around,
  clamp,
  isIn,
  jurisdictionOf,
  remembered,
  unitsIn,
  withAllUnder,
} from './world.js';

/** What `programs` is asked for, with rows instead of ids and days as numbers. */
export interface ProgramsAsked {
  kinds?: string[];
  statuses?: string[];
  provenances?: string[];
  adminUnit?: Unit;
  inJurisdictionOf?: ResponsibleUnit;
  assignedTo?: ResponsibleUnit;
  cluster?: Program;
  text?: string;
  founded?: { from?: Day; to?: Day };
  quietSince?: Day;
  equipmentDueBefore?: Day;
  criteriaMissed?: boolean;
  inBox?: { south: number; west: number; north: number; east: number };
}

/** The programs that a filter finds on a day; without statuses those that stand or are suspended. */
export function programsFound(world: World, asked: ProgramsAsked, today: Day): Program[] {
  const tests: [keyof ProgramsAsked, (program: Program) => boolean][] = [
    ['kinds', ({ kind }) => asked.kinds!.includes(kind)],
    ['provenances', ({ provenance }) => asked.provenances!.includes(provenance)],
    ['adminUnit', (program) => isPlacedIn(world, program, [asked.adminUnit!], clamp(today, asked.adminUnit!))],
    [
      'inJurisdictionOf',
      (program) => isPlacedIn(world, program, jurisdictionOf(world, asked.inJurisdictionOf!, today), today),
    ],
    ['assignedTo', (program) => isAssigned(program, withAllUnder(world, asked.assignedTo!), today)],
    ['cluster', ({ own }) => own['cluster_id'] === asked.cluster!.id],
    ['text', ({ name }) => folded(name).includes(folded(asked.text!))],
    ['founded', ({ founded_on }) => isBetween(founded_on, asked.founded!)],
    ['quietSince', (program) => (lastActivityOf(world, program) ?? -Infinity) < asked.quietSince!],
    ['equipmentDueBefore', (program) => equipmentIsDue(world, program, asked.equipmentDueBefore!, today)],
    ['criteriaMissed', (program) => criteriaMissed(world, program, today) === asked.criteriaMissed],
    ['inBox', (program) => isInBox(program, asked.inBox!)],
  ];
  const statuses = asked.statuses ?? ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED'];
  return [...world.programs.values()].filter(
    (program) =>
      statuses.includes(statusOn(program, today) ?? '') &&
      tests.every(([name, test]) => asked[name] === undefined || test(program)),
  );
}

function isPlacedIn(world: World, program: Program, areas: readonly Unit[], day: Day): boolean {
  const place = placeOn(world, program, day);
  return place !== undefined && areas.some((area) => isIn(world, place.unit, area));
}

const isAssigned = ({ units }: Program, to: readonly ResponsibleUnit[], day: Day): boolean =>
  units.some(
    (row) => row.annulled_at === null && holds(row, day) && to.some(({ id }) => id === row.responsible_unit_id),
  );

const isBetween = (day: Day, { from = -Infinity, to = Infinity }: { from?: Day; to?: Day }) => from <= day && day <= to;

function isInBox({ latitude, longitude }: Program, { south, west, north, east }: NonNullable<ProgramsAsked['inBox']>) {
  if (latitude === null || longitude === null) return false;
  return south <= latitude && latitude <= north && west <= longitude && longitude <= east;
}

/** What a program had to do with, in any role; what was corrected or annulled does not count. */
export const activitiesOf = (world: World, program: Program): readonly Activity[] =>
  remembered(world, `activities of ${program.id}`, () =>
    world.activities.filter(
      ({ ended_at, programs }) => ended_at === null && programs.some((part) => part.program_id === program.id),
    ),
  );

/** The last day of its latest activity. */
export function lastActivityOf(world: World, program: Program): Day | undefined {
  const ends = activitiesOf(world, program).map(({ period_to }) => period_to - 1);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

const EARTH_RADIUS = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Meters along the great circle, by the haversine formula. */
export function distance(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const angle =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(angle));
}

/** What `adminUnits` is asked for. */
export interface UnitsAsked {
  asOf?: Day;
  level?: 1 | 2 | 3 | 4;
  within?: Unit;
  text?: string;
  withoutProgramOf?: string;
  recorded?: boolean;
}

/** The units that a filter finds on the map of its day. */
export function unitsFound(world: World, asked: UnitsAsked, today: Day): Unit[] {
  const day = asked.asOf ?? today;
  const tests: [keyof UnitsAsked, (unit: Unit) => boolean][] = [
    ['level', ({ level }) => level === asked.level],
    ['within', (unit) => unit !== asked.within && isIn(world, unit, asked.within!)],
    ['text', ({ name }) => withoutType(name).includes(withoutType(asked.text!))],
    ['withoutProgramOf', (unit) => !hasProgram(world, unit, asked.withoutProgramOf!, day)],
    ['recorded', (unit) => isRecorded(world, unit, day) === asked.recorded],
  ];
  return [...world.units.values()].filter(
    (unit) => holds(unit, day) && tests.every(([name, test]) => asked[name] === undefined || test(unit)),
  );
}

const hasProgram = (world: World, unit: Unit, kind: string, day: Day): boolean =>
  [...world.programs.values()].some(
    (program) => program.kind === kind && stands(program, day) && isPlacedIn(world, program, [unit], day),
  );

/** Recording has begun in every commune of it, or in the one around it. */
function isRecorded(world: World, unit: Unit, day: Day): boolean {
  const communes = unit.level === 4 ? [around(world, unit, 3)!] : unitsIn(world, unit, 3, day);
  return communes.every(({ recorded_from }) => recorded_from !== null && recorded_from <= day);
}

/** The share of households that stand in clusters and teams, as the unit's own coverage tells it. */
export const householdShare = (world: World, unit: Unit, day: Day): number | null =>
  coverageOf(world, unit, day).overall.households.share;
