import { DomainError } from '../../domain/error.js';
import type { Day } from '../../domain/validity.js';
import { LEVEL_OF_KIND } from './admin-unit.entity.js';
import type { Boundary } from './admin-unit.entity.js';
import { ADMIN_LEVELS, levelNumber } from './admin-unit.vocabulary.js';
import type { AdminLevel, AdminUnitKind, LineagePart } from './admin-unit.vocabulary.js';

/** What a resolution says: which units begin on a day, and which old ones went into them. */
export interface Reform {
  effectiveOn: Day;
  /** The resolution's name; every placement that it causes carries it. */
  document: string;
  /** The units that begin. Neighborhoods are not named: they go with their commune. */
  units: readonly NewUnit[];
  lineage: readonly LineageEdge[];
  /** What a human decided where the resolution does not say it. */
  decisions?: readonly Decision[];
}

export interface NewUnit {
  code: string;
  name: string;
  kind: AdminUnitKind;
  /** Among the new units, or else among those that stand on; null for provinces. */
  parentCode: string | null;
  /** Degrees, WGS 84. */
  latitude?: number | null;
  longitude?: number | null;
  boundary?: Boundary | null;
}

export interface LineageEdge {
  level: AdminLevel;
  predecessorCode: string;
  successorCode: string;
  part: LineagePart;
}

/** A neighborhood of a split commune, or a program, goes to this commune. */
export interface Decision {
  level: 'NEIGHBORHOOD' | 'PROGRAM';
  /** The neighborhood's or the program's code. */
  predecessorCode: string;
  successorCode: string;
  document: string;
}

/** A unit of the map that the reform meets. */
export interface StandingUnit {
  id: number;
  code: string;
  name: string;
  kind: AdminUnitKind;
  level: AdminLevel;
  parentId: number | null;
  validFrom: Day | null;
  validTo: Day | null;
}

/** Why a reform was refused; `codes` are the codes, or pairs of them, that it is about. */
export interface ReformFault {
  fault:
    | 'DAY_INVALID'
    | 'CODE_TWICE'
    | 'CODE_TAKEN'
    | 'PARENT_UNKNOWN'
    | 'PREDECESSOR_UNKNOWN'
    | 'SUCCESSOR_UNKNOWN'
    | 'EDGE_TWICE'
    | 'WHOLE_AND_MORE'
    | 'PART_ALONE'
    | 'NO_SUCCESSOR'
    | 'CHANGES_LATER'
    | 'ROWS_LATER'
    | 'DECISION_TWICE'
    | 'DECISION_UNKNOWN'
    | 'NO_COMMON_AREA';
  codes: string[];
}

/** @throws DomainError REFORM_REFUSED, with all the faults at once, when there is any. */
export function refuseFaults(faults: readonly ReformFault[]): void {
  const found = faults.filter(({ codes }) => codes.length > 0);
  if (found.length === 0) return;
  const lines = found.map(
    ({ fault, codes }) => `${fault}: ${codes.slice(0, 20).join(', ')}${codes.length > 20 ? ' …' : ''}`,
  );
  throw new DomainError('REFORM_REFUSED', `the reform was refused. ${lines.join('; ')}`, { faults: found });
}

/** @throws DomainError REFORM_REFUSED for a text that is no day. */
export function assertDay(text: string): void {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
  refuseFaults([{ fault: 'DAY_INVALID', codes: isDay ? [] : [text] }]);
}

export interface PlannedUnit extends NewUnit {
  level: AdminLevel;
  /** Set for a unit whose parent is no new one. */
  standingParentId: number | null;
}

export interface PlannedEdge {
  predecessor: StandingUnit;
  successor: PlannedUnit;
  part: LineagePart;
}

/** A reform that has been held against the map: every code is a unit, and nothing is left without a successor. */
export interface ReformPlan {
  reform: Reform;
  /** Parents before children. */
  opening: PlannedUnit[];
  /** The predecessors and all that lies below them, neighborhoods too; from the top down, by code in each level. */
  closing: StandingUnit[];
  edges: PlannedEdge[];
  /** The commune that a neighborhood of a split commune was decided into, by the neighborhood's id. */
  neighborhoodDecisions: ReadonlyMap<number, PlannedUnit>;
}

/**
 * Holds a reform against the map on the day before it.
 *
 * @param standing every unit that has not ended by the effective day, from the top down and by code in each level.
 * @throws DomainError REFORM_REFUSED with all that is wrong.
 */
export function planReform(standing: readonly StandingUnit[], reform: Reform): ReformPlan {
  const { effectiveOn } = reform;
  const old = new Map(
    standing.filter((unit) => !unit.validFrom || unit.validFrom < effectiveOn).map((unit) => [keyOf(unit), unit]),
  );
  const planned = reform.units.map((unit): PlannedUnit => ({
    ...unit,
    level: LEVEL_OF_KIND[unit.kind],
    standingParentId: null,
  }));
  const fresh = new Map(planned.map((unit) => [keyOf(unit), unit]));

  const known = reform.lineage.filter((edge) => old.has(predecessorKey(edge)) && fresh.has(successorKey(edge)));
  const edges = known.map((edge): PlannedEdge => ({
    predecessor: old.get(predecessorKey(edge))!,
    successor: fresh.get(successorKey(edge))!,
    part: edge.part,
  }));
  const edgesOf = Map.groupBy(edges, ({ predecessor }) => predecessor.id);
  const closing = withAllBelow(
    edges.map(({ predecessor }) => predecessor),
    standing,
  );
  const isClosing = new Set(closing.map(({ id }) => id));
  const staying = new Map(standing.filter(({ id }) => !isClosing.has(id)).map((unit) => [keyOf(unit), unit]));

  const orphans = planned.filter((unit) => !adopt(unit, fresh, staying));
  const { neighborhoodDecisions, unknown } = decideNeighborhoods(reform, closing, edgesOf, fresh);

  refuseFaults([
    { fault: 'CODE_TWICE', codes: twice(planned.map(({ code }) => code)) },
    { fault: 'CODE_TAKEN', codes: codesOf(planned.filter((unit) => staying.has(keyOf(unit)))) },
    { fault: 'PARENT_UNKNOWN', codes: orphans.map(({ code, parentCode }) => `${code} below ${parentCode}`) },
    { fault: 'PREDECESSOR_UNKNOWN', codes: unmatched(reform.lineage, old, predecessorKey) },
    { fault: 'SUCCESSOR_UNKNOWN', codes: unmatched(reform.lineage, fresh, successorKey) },
    {
      fault: 'EDGE_TWICE',
      codes: twice(edges.map(({ predecessor, successor }) => `${predecessor.code} → ${successor.code}`)),
    },
    { fault: 'WHOLE_AND_MORE', codes: codesWith(edgesOf, (parts) => parts.includes('WHOLE') && parts.length > 1) },
    { fault: 'PART_ALONE', codes: codesWith(edgesOf, (parts) => parts[0] === 'PART' && parts.length === 1) },
    {
      fault: 'NO_SUCCESSOR',
      codes: codesOf(closing.filter(({ id, level }) => level === 'COMMUNE' && !edgesOf.has(id))),
    },
    {
      fault: 'CHANGES_LATER',
      codes: codesOf(closing.filter((unit) => unit.validTo || (unit.validFrom ?? '') >= effectiveOn)),
    },
    { fault: 'DECISION_TWICE', codes: twice((reform.decisions ?? []).map(({ predecessorCode }) => predecessorCode)) },
    { fault: 'DECISION_UNKNOWN', codes: unknown },
  ]);
  return {
    reform,
    opening: planned.sort((a, b) => levelNumber(a.level) - levelNumber(b.level)),
    closing,
    edges,
    neighborhoodDecisions,
  };
}

export const keyOf = ({ level, code }: { level: AdminLevel; code: string }): string => `${level} ${code}`;
const predecessorKey = (edge: LineageEdge): string => keyOf({ level: edge.level, code: edge.predecessorCode });
const successorKey = (edge: LineageEdge): string => keyOf({ level: edge.level, code: edge.successorCode });
const codesOf = (units: readonly { code: string }[]): string[] => units.map(({ code }) => code);

function unmatched(
  lineage: readonly LineageEdge[],
  units: ReadonlyMap<string, unknown>,
  key: (edge: LineageEdge) => string,
): string[] {
  return [...new Set(lineage.map(key))].filter((key) => !units.has(key));
}

function codesWith(edgesOf: ReadonlyMap<number, PlannedEdge[]>, isWrong: (parts: LineagePart[]) => boolean): string[] {
  return [...edgesOf.values()]
    .filter((edges) => isWrong(edges.map(({ part }) => part)))
    .map(([edge]) => edge!.predecessor.code);
}

function twice(values: readonly string[]): string[] {
  return [...Map.groupBy(values, (value) => value)].filter(([, found]) => found.length > 1).map(([value]) => value);
}

function withAllBelow(units: readonly StandingUnit[], standing: readonly StandingUnit[]): StandingUnit[] {
  const children = Map.groupBy(standing, ({ parentId }) => parentId);
  const found = new Set(units);
  for (const unit of found) for (const child of children.get(unit.id) ?? []) found.add(child);
  return standing.filter((unit) => found.has(unit));
}

/** Finds the parent of a new unit; false when there is none above it that stands from the effective day on. */
function adopt(
  unit: PlannedUnit,
  fresh: ReadonlyMap<string, PlannedUnit>,
  staying: ReadonlyMap<string, StandingUnit>,
): boolean {
  if (unit.level === 'PROVINCE' || unit.parentCode === null)
    return unit.level === 'PROVINCE' && unit.parentCode === null;
  const above = ADMIN_LEVELS.slice(0, levelNumber(unit.level) - 1).map((level) =>
    keyOf({ level, code: unit.parentCode! }),
  );
  if (above.some((key) => fresh.has(key))) return true;
  const parent = above.map((key) => staying.get(key)).find((found) => found && !found.validTo);
  unit.standingParentId = parent?.id ?? null;
  return parent !== undefined;
}

function decideNeighborhoods(
  { decisions = [] }: Reform,
  closing: readonly StandingUnit[],
  edgesOf: ReadonlyMap<number, PlannedEdge[]>,
  fresh: ReadonlyMap<string, PlannedUnit>,
): { neighborhoodDecisions: Map<number, PlannedUnit>; unknown: string[] } {
  const neighborhoods = new Map(
    closing.filter(({ level }) => level === 'NEIGHBORHOOD').map((unit) => [unit.code, unit]),
  );
  const neighborhoodDecisions = new Map<number, PlannedUnit>();
  const unknown: string[] = [];
  for (const { level, predecessorCode, successorCode } of decisions) {
    if (level !== 'NEIGHBORHOOD') continue;
    const neighborhood = neighborhoods.get(predecessorCode);
    const commune = fresh.get(keyOf({ level: 'COMMUNE', code: successorCode }));
    // A decision chooses among the commune's successors; it cannot contradict the resolution.
    const isChoice = edgesOf.get(neighborhood?.parentId ?? 0)?.some(({ successor }) => successor === commune);
    if (neighborhood && commune && isChoice) neighborhoodDecisions.set(neighborhood.id, commune);
    else unknown.push(`${predecessorCode} → ${successorCode}`);
  }
  return { neighborhoodDecisions, unknown };
}
