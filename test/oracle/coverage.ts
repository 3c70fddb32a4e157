import { type Day, textOf } from './days.js';
import {
  type Program,
  type ResponsibleUnit,
  type Unit,
  type World,
  around,
  clamp,
  inForce,
  isIn,
  jurisdictionOf,
  unitsIn,
} from './world.js';

export const PROGRAM_KINDS = [
  'SAFE_RESIDENTIAL_CLUSTER',
  'NEIGHBOR_GROUP_TEAM',
  'PUBLIC_FIREFIGHTING_POINT',
  'MODEL_MARKET',
] as const;
const WITH_HOUSEHOLDS: readonly string[] = PROGRAM_KINDS.slice(0, 2);
const STANDING = ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING'];

/** What a Coverage says, in the shape of coverageFields (ask.ts). */
export interface Coverage {
  asOf: string;
  mapOn: string;
  hasDemoData: boolean;
  recorded: Ratio;
  overall: { programs: number; communes: Ratio; neighborhoods: Ratio; households: Ratio };
  byKind: KindCoverage[];
}

export interface KindCoverage {
  kind: string;
  programs: number;
  suspended: number;
  unplaced: number;
  householdsCovered: number | null;
  programsWithoutHouseholds: number;
  communes: Ratio;
  neighborhoods: Ratio;
  households: Ratio;
  reported: { value: number }[];
}

interface Ratio {
  covered: number | null;
  total: number | null;
  share: number | null;
  source: string | null;
  remark: string | null;
}

export const statusOn = (program: Program, day: Day): string | undefined => inForce(program.statuses, day)?.status;

/** FOUNDED, ACTIVE and NEEDS_STRENGTHENING stand. */
export const stands = (program: Program, day: Day): boolean => STANDING.includes(statusOn(program, day) ?? '');

/** Where a program counts on the map of a day; undefined: on that map it has no place. */
export function placeOn(world: World, program: Program, day: Day): { unit: Unit; isUnplaced: boolean } | undefined {
  const placement = inForce(program.placements, day);
  return placement && { unit: world.units.get(placement.admin_unit_id)!, isUnplaced: placement.is_unplaced };
}

const householdsOf = (program: Program, day: Day) => inForce(program.counts, day)?.households ?? null;

/** The households of this team are those of its cluster, which stands and was counted. */
function isCountedByCluster(world: World, { own }: Program, day: Day): boolean {
  const cluster = own['kind'] === 'NEIGHBOR_GROUP_TEAM' && world.programs.get(own['cluster_id'] as number);
  return Boolean(cluster) && stands(cluster as Program, day) && householdsOf(cluster as Program, day) !== null;
}

/** Programs that are placed in the areas on the map of `mapOn` and stand, or are suspended, on `asOf`. */
export function programsIn(world: World, areas: readonly Unit[], asOf: Day, mapOn: Day) {
  const placed = [...world.programs.values()].flatMap((program) => {
    const place = placeOn(world, program, mapOn);
    return place && areas.some((area) => isIn(world, place.unit, area)) ? [{ program, ...place }] : [];
  });
  return {
    standing: placed.filter(({ program }) => stands(program, asOf)),
    suspended: placed.filter(({ program }) => statusOn(program, asOf) === 'SUSPENDED'),
  };
}

type Placed = ReturnType<typeof programsIn>['standing'];

/** The coverage of an area: `mapOn` is by default `asOf`, and moved into the area's validity. */
export function coverageOf(world: World, unit: Unit, asOf: Day, mapOn: Day = asOf): Coverage {
  return coverageOfAreas(world, [unit], asOf, clamp(mapOn, unit), unit);
}

/** The coverage of a responsible unit: that of its jurisdiction on `mapOn`, by default `asOf`, every program and area once. */
export function coverageInCharge(world: World, unit: ResponsibleUnit, asOf: Day, mapOn: Day = asOf): Coverage {
  return coverageOfAreas(world, jurisdictionOf(world, unit, mapOn), asOf, mapOn);
}

/** `reportedOf`: the area that reports may speak of. */
function coverageOfAreas(world: World, areas: readonly Unit[], asOf: Day, mapOn: Day, reportedOf?: Unit): Coverage {
  const { standing, suspended } = programsIn(world, areas, asOf, mapOn);
  const communes = communesOf(world, areas, mapOn);
  const households = totalOf(world, areas, 'HOUSEHOLDS', asOf, mapOn);
  const neighborhoods = totalOf(world, areas, 'NEIGHBORHOODS', asOf, mapOn);

  const ratios = (placed: Placed, householdsCovered: number | null) => ({
    communes: ratio(distinct(world, placed, 3), { value: communes.length, source: null }),
    neighborhoods: ratio(distinct(world, placed, 4), neighborhoods),
    households: ratio(householdsCovered, households),
  });
  const counted = standing.filter(({ program }) => !isCountedByCluster(world, program, asOf));
  return {
    asOf: textOf(asOf),
    mapOn: textOf(mapOn),
    hasDemoData:
      [...standing, ...suspended].some(({ program }) => program.provenance === 'DEMO') ||
      [households, neighborhoods].some((total) => total.isDemo),
    recorded: ratio(communes.filter(({ recorded_from }) => recorded_from !== null && recorded_from <= asOf).length, {
      value: communes.length,
      source: null,
    }),
    overall: { programs: standing.length, ...ratios(standing, sumOfHouseholds(counted, asOf)) },
    byKind: PROGRAM_KINDS.map((kind) => {
      const isKind = ({ program }: Placed[number]) => program.kind === kind;
      const own = standing.filter(isKind);
      const hasHouseholds = WITH_HOUSEHOLDS.includes(kind);
      const householdsCovered = hasHouseholds ? sumOfHouseholds(own, asOf) : null;
      return {
        kind,
        programs: own.length,
        suspended: suspended.filter(isKind).length,
        unplaced: own.filter(({ unit, isUnplaced }) => isUnplaced && areas.includes(unit)).length,
        householdsCovered,
        programsWithoutHouseholds: hasHouseholds
          ? own.filter(({ program }) => householdsOf(program, asOf) === null).length
          : 0,
        ...ratios(own, householdsCovered),
        reported: world.figures
          .filter((figure) => figure.program_kind === kind && figure.admin_unit_id === reportedOf?.id)
          .filter((figure) => figure.period_from <= asOf && asOf < figure.period_to)
          .map(({ value }) => ({ value })),
      };
    }),
  };
}

/** The communes of the map in the areas; for a neighborhood the one it lies in. */
function communesOf(world: World, areas: readonly Unit[], mapOn: Day): Unit[] {
  const found = areas.flatMap((area) =>
    area.level === 4 ? [around(world, area, 3)!] : unitsIn(world, area, 3, mapOn),
  );
  return [...new Set(found)];
}

const distinct = (world: World, placed: Placed, level: 3 | 4): number =>
  new Set(placed.flatMap(({ unit }) => around(world, unit, level) ?? [])).size;

/** The households that were counted. None of those that have households was: not known. */
function sumOfHouseholds(placed: Placed, asOf: Day): number | null {
  const counts = placed
    .filter(({ program }) => WITH_HOUSEHOLDS.includes(program.kind))
    .map(({ program }) => householdsOf(program, asOf));
  const known = counts.filter((count) => count !== null);
  return known.length === 0 && counts.length > 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

interface Total {
  value: number | null;
  source: string | null;
  isDemo: boolean;
}
const UNKNOWN: Total = { value: null, source: null, isDemo: false };

/** The denominators of the areas, those that lie in another of them left out; unknown when one of them is. */
function totalOf(world: World, areas: readonly Unit[], measure: string, asOf: Day, mapOn: Day): Total {
  const outermost = areas.filter((area) => !areas.some((other) => other !== area && isIn(world, area, other)));
  return sumOf(
    outermost.map((area) => {
      const own = latest(world, area, measure, asOf);
      if (own !== UNKNOWN || area.level === 3 || area.level === 4) return own;
      return sumOf(unitsIn(world, area, 3, mapOn).map((commune) => latest(world, commune, measure, asOf)));
    }),
  );
}

function sumOf(totals: readonly Total[]): Total {
  if (totals.length === 0 || totals.some(({ value }) => value === null)) return UNKNOWN;
  const sources = [...new Set(totals.flatMap(({ source }) => source!.split('; ')))];
  return {
    value: totals.reduce((sum, { value }) => sum + value!, 0),
    source: sources.join('; '),
    isDemo: totals.some(({ isDemo }) => isDemo),
  };
}

/** The unit's figure in force on a day: the latest that had been counted by then. */
function latest(world: World, { id }: Unit, measure: string, asOf: Day): Total {
  const found = world.denominators
    .filter((row) => row.admin_unit_id === id && row.measure === measure && row.counted_on <= asOf)
    .sort((a, b) => b.counted_on - a.counted_on)[0];
  return found ? { value: found.value, source: found.source, isDemo: found.provenance === 'DEMO' } : UNKNOWN;
}

function ratio(covered: number | null, { value: total, source }: Pick<Total, 'value' | 'source'>): Ratio {
  const known = covered !== null && total !== null && total > 0;
  const isAbove = covered !== null && total !== null && covered > total;
  return {
    covered,
    total,
    share: known && !isAbove ? covered / total : null,
    source,
    remark: total === null ? 'TOTAL_UNKNOWN' : isAbove ? 'COVERED_ABOVE_TOTAL' : null,
  };
}
