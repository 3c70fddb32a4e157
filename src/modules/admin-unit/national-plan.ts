import type { Day } from '../../domain/validity.js';
import { levelNumber } from './admin-unit.vocabulary.js';
import type { AdminLevel, AdminUnitKind, LineagePart } from './admin-unit.vocabulary.js';
import { type Reason, type ReasonCode, type ReportedRow, dayText, reason } from './import-reason.js';
import { type EdgeFacts, NATIONAL_LEVELS, type ReadRow, type UnitFacts } from './national-file.js';

/** A unit that the registry has. */
export interface KnownUnit {
  id: number;
  code: string;
  name: string;
  kind: AdminUnitKind;
  level: AdminLevel;
  parentCode: string | null;
  validFrom: Day | null;
  validTo: Day | null;
}

/** An edge that the registry has. */
export interface KnownEdge {
  predecessorId: number;
  successorId: number;
  part: LineagePart;
}

/** The registry as an import meets it: provinces, districts and communes of all times. */
export interface KnownMap {
  units: readonly KnownUnit[];
  edges: readonly KnownEdge[];
}

/** A unit of the map as it will be: of the registry, or of a row that opens it. */
export interface MapUnit extends Omit<KnownUnit, 'id'> {
  /** Null: the import opens it. */
  id: number | null;
}

/** A row of the units with what becomes of it. */
export interface PlannedUnitRow extends ReportedRow {
  given: UnitFacts | null;
  /** The unit that it is; null where it is left out. */
  unit: MapUnit | null;
  parent: MapUnit | null;
}

/** A row of the lineage with what becomes of it. */
export interface PlannedEdgeRow extends ReportedRow {
  given: EdgeFacts | null;
  old: MapUnit | null;
  new: MapUnit | null;
}

/** Two files that have been held against themselves, each other and the registry. */
export interface NationalPlan {
  units: PlannedUnitRow[];
  edges: PlannedEdgeRow[];
  /** New units some of whose predecessors are left out: what is told of them on the old map is not all. */
  incomplete: string[];
}

/**
 * Tells of every row of a list of units and of their lineage what an import would do with it. A row goes in where
 * nothing contradicts it; the first of two that exclude each other stands, but of an old unit's edges that do, none. A
 * unit of the registry is recognized by its code, level and validity. Its name and kind are mended; its validity, its
 * place and its lineage are not, for that is a reform's business.
 */
export function planImport(
  units: readonly ReadRow<UnitFacts>[],
  edges: readonly ReadRow<EdgeFacts>[],
  known: KnownMap,
): NationalPlan {
  const map = new CountryMap(known.units);
  const unitRows = units.map((row): PlannedUnitRow => ({ ...startOf(row), unit: null, parent: null }));
  // From the top down, for a row is left out with what it lies in.
  for (const level of NATIONAL_LEVELS) {
    for (const row of unitRows) if (row.given?.level === level) planUnit(row, map);
    map.leaveOut(unitRows.filter(({ given, unit }) => !unit && (!given || given.level === level)));
  }
  const edgeRows = edges.map((row): PlannedEdgeRow => ({ ...startOf(row), old: null, new: null }));
  planEdges(edgeRows, map, known.edges);
  return { units: unitRows, edges: edgeRows, incomplete: incompleteOf(edgeRows) };
}

const startOf = <Facts>(row: ReadRow<Facts>) => ({ ...row, reasons: [...row.reasons], outcome: 'LEFT_OUT' as const });

/** The units of all times by their codes: the registry's, and those that rows open. */
class CountryMap {
  private readonly units: Map<string, MapUnit[]>;
  private readonly codes: ReadonlyMap<number, string>;
  private readonly lines = new Map<MapUnit, number>();
  private readonly leftOut = new Map<string, PlannedUnitRow>();

  constructor(known: readonly KnownUnit[]) {
    this.units = Map.groupBy<string, MapUnit>(known, ({ code }) => code);
    this.codes = new Map(known.map(({ id, code }) => [id, code]));
  }

  /** The code of a unit of the registry. */
  codeOf(id: number): string {
    return this.codes.get(id)!;
  }

  of(code: string): readonly MapUnit[] {
    return this.units.get(code) ?? [];
  }

  /** The line that a unit is on, where a row says it. */
  lineOf(unit: MapUnit): number | undefined {
    return this.lines.get(unit);
  }

  /** The first row of this code that was left out. */
  leftOutOf(code: string): PlannedUnitRow | undefined {
    return this.leftOut.get(code);
  }

  open(unit: MapUnit): void {
    const there = this.units.get(unit.code);
    if (there) there.push(unit);
    else this.units.set(unit.code, [unit]);
  }

  note(unit: MapUnit, line: number): void {
    this.lines.set(unit, line);
  }

  leaveOut(rows: readonly PlannedUnitRow[]): void {
    for (const row of rows) if (!this.leftOut.has(row.code)) this.leftOut.set(row.code, row);
  }
}

const NEVER = '9999-12-31';
const beginOf = ({ validFrom }: Pick<MapUnit, 'validFrom'>) => validFrom ?? '';
const endOf = ({ validTo }: Pick<MapUnit, 'validTo'>) => validTo ?? NEVER;
type Valid = Pick<MapUnit, 'validFrom' | 'validTo'>;
const overlap = (a: Valid, b: Valid) => beginOf(a) < endOf(b) && beginOf(b) < endOf(a);
const contains = (outer: Valid, inner: Valid) => beginOf(outer) <= beginOf(inner) && endOf(inner) <= endOf(outer);

function planUnit(row: PlannedUnitRow, map: CountryMap): void {
  const given = row.given!;
  const others = map.of(given.code).filter((unit) => unit.level === given.level && overlap(unit, given));
  const same = others.find(
    ({ validFrom, validTo }) =>
      validTo === given.validTo && (validFrom === given.validFrom || given.validFrom === null),
  );
  // What another row says comes first: it is nearer at hand than the registry.
  const earlier = others.find((unit) => map.lineOf(unit) !== undefined);
  if (earlier) {
    row.reasons.push(reason(earlier === same ? 'CODE_TWICE' : 'VALIDITIES_OVERLAP', { line: map.lineOf(earlier)! }));
    return;
  }
  if (others[0] && !same) {
    const { validFrom, validTo } = others[0];
    row.reasons.push(reason('REGISTRY_VALIDITY', { from: dayText(validFrom), to: dayText(validTo) }));
    return;
  }
  if (same && same.parentCode !== given.parentCode) {
    row.reasons.push(reason('REGISTRY_PARENT', { parent: same.parentCode! }));
    return;
  }
  const parent = same || given.parentCode === null ? null : parentOf(given, given.parentCode, map);
  if (parent && 'facts' in parent) {
    row.reasons.push(parent);
    return;
  }
  row.parent = parent;
  row.unit = same ?? { ...given, id: null };
  if (!same) map.open(row.unit);
  map.note(row.unit, row.line);
  const isAsKnown = same?.name === given.name && same.kind === given.kind;
  row.outcome = !same ? 'OPENED' : isAsKnown ? 'UNCHANGED' : 'CHANGED';
}

/** The unit above a new one, or why it has none. */
function parentOf(given: UnitFacts, parentCode: string, map: CountryMap): MapUnit | Reason {
  const named = map.of(parentCode);
  const above = named.filter(({ level }) => levelNumber(level) < levelNumber(given.level));
  const parent = above.find((unit) => contains(unit, given));
  if (parent) return parent;
  const leftOut = map.leftOutOf(parentCode);
  if (leftOut && (!leftOut.given || contains(leftOut.given, given))) {
    return reason('PARENT_LEFT_OUT', { parent: parentCode, line: leftOut.line });
  }
  if (above.length > 0) return reason('PARENT_NOT_VALID', { parent: parentCode });
  return reason(named.length > 0 ? 'PARENT_OF_WRONG_LEVEL' : 'PARENT_UNKNOWN', { parent: parentCode });
}

function planEdges(rows: PlannedEdgeRow[], map: CountryMap, knownEdges: readonly KnownEdge[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    if (!row.given) continue;
    const { oldCode, newCode, effectiveOn } = row.given;
    const key = `${oldCode} ${newCode} ${effectiveOn}`;
    const line = seen.get(key);
    if (line === undefined) seen.set(key, row.line);
    const found = line === undefined ? findUnits(row.given, map) : reason('EDGE_TWICE', { line });
    if ('code' in found) row.reasons.push(found);
    else Object.assign(row, found);
  }
  const knownOf = Map.groupBy(knownEdges, ({ predecessorId }) => predecessorId);
  for (const group of Map.groupBy(rows, ({ code }) => code).values()) judge(group, map, knownOf);
}

/** The two units that an edge names, or why there are none that meet on its day. */
function findUnits(
  { oldCode, newCode, effectiveOn: day }: EdgeFacts,
  map: CountryMap,
): { old: MapUnit; new: MapUnit } | Reason {
  const olds = map.of(oldCode).filter((unit) => beginOf(unit) < day);
  const news = map.of(newCode).filter((unit) => day < endOf(unit));
  const ending = olds.filter(({ validTo }) => validTo === day);
  const beginning = news.filter(({ validFrom }) => validFrom === day);
  for (const old of ending) {
    const successor = beginning.find(({ level }) => level === old.level);
    if (successor) return { old, new: successor };
  }
  const [oldLeftOut, newLeftOut] = [map.leftOutOf(oldCode), map.leftOutOf(newCode)];
  if (ending.length === 0 && oldLeftOut && (!oldLeftOut.given || beginOf(oldLeftOut.given) < day)) {
    return reason('OLD_LEFT_OUT', { old: oldCode, line: oldLeftOut.line });
  }
  if (beginning.length === 0 && newLeftOut && (!newLeftOut.given || day < endOf(newLeftOut.given))) {
    return reason('NEW_LEFT_OUT', { new: newCode, line: newLeftOut.line });
  }
  // The one that comes nearest.
  const old = ending[0] ?? olds.at(-1);
  const successor = beginning[0] ?? news[0];
  if (!old) return reason('OLD_UNKNOWN', { old: oldCode, day });
  if (!successor) return reason('NEW_UNKNOWN', { new: newCode, day });
  if (ending[0] && beginning[0]) return reason('LEVELS_DIFFER', { old: oldCode, new: newCode });
  const isEarly = beginOf(successor) < endOf(old);
  return reason(isEarly ? 'SUCCESSOR_TOO_EARLY' : 'UNITS_DO_NOT_MEET', {
    ...{ old: oldCode, new: newCode, day },
    ends: dayText(old.validTo),
    begins: dayText(successor.validFrom),
  });
}

/** Holds all edges of one old code against each other, and each against what the registry has. */
function judge(group: PlannedEdgeRow[], map: CountryMap, knownOf: ReadonlyMap<number, KnownEdge[]>): void {
  for (const edges of Map.groupBy(
    group.filter(({ old }) => old),
    ({ old }) => old!,
  ).values()) {
    const old = edges[0]!.old!;
    const known = old.id === null ? undefined : knownOf.get(old.id);
    if (known) {
      againstRegistry(edges, known, map);
      continue;
    }
    // What the file says of the old unit beside these, though it cannot be loaded; a mere repetition says nothing.
    const broken = group.filter(
      ({ given, old: found }) =>
        !found &&
        (!given ||
          (given.effectiveOn === old.validTo &&
            !edges.some((edge) => edge.given!.newCode === given.newCode && edge.given!.part === given.part))),
    );
    const contradiction = contradictionOf(old.code, edges, broken);
    for (const edge of edges) {
      if (contradiction) edge.reasons.push(contradiction);
      else edge.outcome = 'OPENED';
    }
  }
}

function againstRegistry(edges: readonly PlannedEdgeRow[], known: readonly KnownEdge[], map: CountryMap): void {
  const successors = known.map(({ successorId, part }) => `${map.codeOf(successorId)} ${part}`).join(', ');
  for (const edge of edges) {
    const isKnown = known.some(({ successorId, part }) => successorId === edge.new!.id && part === edge.given!.part);
    if (isKnown) edge.outcome = 'UNCHANGED';
    else edge.reasons.push(reason('REGISTRY_LINEAGE', { old: edge.code, successors }));
  }
}

/**
 * Why none of an old unit's edges can be loaded. A split of which a part is missing would say that the whole unit lies
 * where the rest of it went, and figures would go with it.
 */
function contradictionOf(
  old: string,
  edges: readonly PlannedEdgeRow[],
  broken: readonly PlannedEdgeRow[],
): Reason | null {
  const isWhole = edges.some(({ given }) => given!.part === 'WHOLE');
  if (isWhole) return edges.length + broken.length > 1 ? reason('WHOLE_AND_MORE', { old }) : null;
  if (broken[0]) return reason('SPLIT_INCOMPLETE', { old, line: broken[0].line });
  return edges.length === 1 ? reason('PART_ALONE', { old }) : null;
}

/** Edges that leave no gap behind them: another row, or the registry, says what became of the old unit. */
const REPLACED: readonly ReasonCode[] = ['EDGE_TWICE', 'REGISTRY_LINEAGE'];

function incompleteOf(rows: readonly PlannedEdgeRow[]): string[] {
  const loaded = new Set(rows.filter(({ outcome }) => outcome !== 'LEFT_OUT').map(({ new: unit }) => unit!.code));
  const missing = rows.filter(
    ({ outcome, given, reasons }) =>
      outcome === 'LEFT_OUT' &&
      given &&
      loaded.has(given.newCode) &&
      !reasons.some(({ code }) => REPLACED.includes(code)),
  );
  return [...new Set(missing.map(({ given }) => given!.newCode))].sort();
}
