import pg from 'pg';
import { type Dated, type Day, day, holds } from './days.js';

/**
 * The raw rows of a database, read with `select *` and nothing else. Days are numbers (days.ts), bigint and numeric are
 * numbers; columns keep their names, so that a row reads as it stands in its table.
 */
export interface World {
  units: ReadonlyMap<number, Unit>;
  lineage: readonly Lineage[];
  denominators: readonly Denominator[];
  responsible: ReadonlyMap<number, ResponsibleUnit>;
  jurisdictions: readonly Jurisdiction[];
  programs: ReadonlyMap<number, Program>;
  activities: readonly Activity[];
  figures: readonly Figure[];
  criteriaSets: readonly CriteriaSet[];
}

export type Level = 1 | 2 | 3 | 4;
export const LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'] as const;

export interface Unit extends Dated {
  id: number;
  code: string;
  name: string;
  kind: string;
  level: Level;
  parent_id: number | null;
  recorded_from: Day | null;
  provenance: string;
}

export interface Lineage {
  predecessor_id: number;
  successor_id: number;
  part: 'WHOLE' | 'PART';
  effective_on: Day;
}

export interface Denominator {
  admin_unit_id: number;
  measure: string;
  counted_on: Day;
  value: number;
  source: string;
  provenance: string;
}

export interface ResponsibleUnit extends Dated {
  id: number;
  code: string;
  name: string;
  parent_id: number | null;
}

export interface Jurisdiction extends Dated {
  responsible_unit_id: number;
  admin_unit_id: number;
}

interface ProgramPart {
  id: number;
  program_id: number;
}

/** A dated row of a program; an annulled one was never true. */
export interface DatedPart extends ProgramPart, Dated {
  annulled_at: Date | null;
}

export interface Program {
  id: number;
  kind: string;
  code: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  founded_on: Day;
  provenance: string;
  /** The row of its own kind. */
  own: Record<string, unknown>;
  statuses: (DatedPart & { status: string })[];
  placements: (DatedPart & { admin_unit_id: number; is_unplaced: boolean })[];
  units: (DatedPart & { responsible_unit_id: number; role: string })[];
  counts: (DatedPart & { households: number })[];
  edits: (ProgramPart & { effective_on: Day })[];
  equipment: Equipment[];
}

export interface Equipment extends ProgramPart {
  kind: string;
  working: number;
  expires_on: Day | null;
  last_checked_on: Day | null;
  removed_on: Day | null;
}

export interface Activity {
  id: number;
  kind: string;
  period_from: Day;
  period_to: Day;
  is_period_total: boolean;
  admin_unit_id: number;
  responsible_unit_id: number;
  title: string;
  provenance: string;
  ended_at: Date | null;
  /** In the order of their ordinals. */
  programs: { activity_id: number; ordinal: number; program_id: number }[];
  measures: { activity_id: number; measure: string; value: number }[];
}

export interface Figure {
  id: number;
  subject: string;
  kind: string | null;
  measure: string | null;
  program_kind: string | null;
  value: number;
  period_from: Day;
  period_to: Day;
  admin_unit_id: number | null;
  responsible_unit_id: number | null;
}

export interface CriteriaSet extends Dated {
  id: number;
  program_kind: string;
  admin_unit_id: number | null;
  criteria: Criterion[];
}

export interface Criterion {
  criteria_set_id: number;
  code: string;
  fact: string | null;
  comparison: 'AT_LEAST' | 'AT_MOST' | 'INTERVAL_DAYS';
  threshold: number;
  recurring: string | null;
}

const OWN_TABLES = ['safe_residential_cluster', 'neighbor_group_team', 'public_firefighting_point', 'model_market'];

const { builtins } = pg.types;
const parsers = new Map<number, (value: string) => unknown>([
  [builtins.DATE, day],
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? pg.types.getTypeParser(oid, format!),
} as pg.CustomTypesConfig;

/** Reads the world as the owner of its tables. */
export async function readWorld(ownerUrl: string): Promise<World> {
  const client = new pg.Client({ connectionString: ownerUrl, types });
  await client.connect();
  try {
    return await assemble(async (table) => (await client.query(`select * from ${table}`)).rows);
  } finally {
    await client.end();
  }
}

async function assemble(all: <Row>(table: string) => Promise<Row[]>): Promise<World> {
  const partsOf = async <Part extends ProgramPart>(table: string) =>
    Map.groupBy(await all<Part>(table), (part) => part.program_id);
  const own = new Map<number, Program['own']>();
  for (const table of OWN_TABLES) for (const row of await all<ProgramPart>(table)) own.set(row.program_id, { ...row });
  const statuses = await partsOf<Program['statuses'][number]>('program_status');
  const placements = await partsOf<Program['placements'][number]>('program_placement');
  const units = await partsOf<Program['units'][number]>('program_unit');
  const counts = await partsOf<Program['counts'][number]>('program_household_count');
  const edits = await partsOf<Program['edits'][number]>('program_edit');
  const equipment = await partsOf<Equipment>('equipment_line');
  const programs = (await all<Program>('program')).map((row) => ({
    ...row,
    own: own.get(row.id)!,
    statuses: statuses.get(row.id) ?? [],
    placements: placements.get(row.id) ?? [],
    units: units.get(row.id) ?? [],
    counts: counts.get(row.id) ?? [],
    edits: edits.get(row.id) ?? [],
    equipment: equipment.get(row.id) ?? [],
  }));

  const takingPart = Map.groupBy(await all<Activity['programs'][number]>('activity_program'), (row) => row.activity_id);
  const measures = Map.groupBy(await all<Activity['measures'][number]>('activity_measure'), (row) => row.activity_id);
  const activities = (await all<Activity>('activity')).map((row) => ({
    ...row,
    programs: (takingPart.get(row.id) ?? []).toSorted((a, b) => a.ordinal - b.ordinal),
    measures: measures.get(row.id) ?? [],
  }));

  const criteria = Map.groupBy(await all<Criterion>('criterion'), (row) => row.criteria_set_id);
  const criteriaSets = (await all<CriteriaSet>('criteria_set')).map((row) => ({
    ...row,
    criteria: criteria.get(row.id) ?? [],
  }));
  return {
    units: byId(await all<Unit>('admin_unit')),
    lineage: await all('admin_unit_lineage'),
    denominators: await all('denominator'),
    responsible: byId(await all<ResponsibleUnit>('responsible_unit')),
    jurisdictions: await all('jurisdiction'),
    programs: byId(programs),
    activities,
    figures: await all('reported_figure'),
    criteriaSets,
  };
}

const byId = <Row extends { id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

/** The row that was in force on a day; the database lets there be one at most. */
export const inForce = <Part extends DatedPart>(parts: readonly Part[], day: Day): Part | undefined =>
  parts.find((part) => part.annulled_at === null && holds(part, day));

/** Works something out once for a world; `key` says what. */
export function remembered<T>(world: World, key: string, work: () => T): T {
  if (!memories.has(world)) memories.set(world, new Map());
  const memory = memories.get(world)!;
  if (!memory.has(key)) memory.set(key, work());
  return memory.get(key) as T;
}
const memories = new WeakMap<World, Map<string, unknown>>();

/** The unit itself and all above it, from the bottom up. */
export const upwards = (world: World, unit: Unit): readonly Unit[] =>
  remembered(world, `upwards ${unit.id}`, () => {
    const parent = unit.parent_id === null ? undefined : world.units.get(unit.parent_id);
    return parent ? [unit, ...upwards(world, parent)] : [unit];
  });

/** Whether `inner` is `outer` or lies below it. */
export const isIn = (world: World, inner: Unit, outer: Unit): boolean => upwards(world, inner).includes(outer);

/** The unit of a level that `unit` is or lies in. */
export const around = (world: World, unit: Unit, level: Level): Unit | undefined =>
  upwards(world, unit).find((above) => above.level === level);

/** The unit and all that ever lay below it. */
const downwards = (world: World, unit: Unit): readonly Unit[] =>
  remembered(world, `downwards ${unit.id}`, () => [...world.units.values()].filter((one) => isIn(world, one, unit)));

/** The units of a level that are `unit` or lie in it on the map of `day`. */
export const unitsIn = (world: World, unit: Unit, level: Level, day: Day): Unit[] =>
  downwards(world, unit).filter((one) => one.level === level && holds(one, day));

/** `day` moved into the unit's validity: the day on whose map the unit can be asked. */
export function clamp(day: Day, { valid_from, valid_to }: Dated): Day {
  if (valid_to !== null && day >= valid_to) return valid_to - 1;
  return valid_from !== null && day < valid_from ? valid_from : day;
}

/** The responsible unit itself and all under it. */
export function withAllUnder(world: World, unit: ResponsibleUnit): ResponsibleUnit[] {
  const under = [...world.responsible.values()].filter((one) => one.parent_id === unit.id);
  return [unit, ...under.flatMap((one) => withAllUnder(world, one))];
}

/** The areas that a responsible unit and those under it answer for on a day, each once. */
export function jurisdictionOf(world: World, unit: ResponsibleUnit, day: Day): Unit[] {
  const ids = new Set(withAllUnder(world, unit).map(({ id }) => id));
  const rows = world.jurisdictions.filter((row) => ids.has(row.responsible_unit_id) && holds(row, day));
  return [...new Set(rows.map((row) => world.units.get(row.admin_unit_id)!))];
}
