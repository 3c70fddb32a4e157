import type { PositionPrecision } from '../../api/common.vocabulary.js';
import type { Problem, ProblemSeverity } from '../../api/problem.js';
import type { ProblemCode } from '../../api/problem-messages.js';
import type { Reader } from '../../database/read.js';
import { type RawCell, type SheetCode, valueOf } from '../../sheets/cell.js';
import { plainNumber } from '../../sheets/cells/number.js';
import { positionOf as pointOf, precisionTold } from '../../sheets/cells/position.js';
import type { Form } from '../../sheets/form.js';
import { type Asking, type FoundPlace, type ToldPlace, findPlaces } from '../admin-unit/index.js';
import type { KeptProblem } from './import.read.js';
import { type KnownProgram, programsByCode, unitsByCode } from './references.read.js';

/** A row as it was read. */
export interface SheetRow {
  row: number;
  cells: Readonly<Record<string, RawCell>>;
}

/** A row with what its cells mean. */
export interface ReadyRow {
  row: number;
  /** By the keys of the form's columns; what was empty is absent. */
  values: Readonly<Record<string, unknown>>;
  position: { latitude: number; longitude: number; precision: PositionPrecision } | null;
  /** Where it lies: what its place says, or else where its program is today. */
  areaId: number | null;
  programs: readonly NamedProgram[];
  cluster: KnownProgram | null;
  unitId: number | null;
}

/** A program with what the row says that it has to do with it, in the words of the column's vocabulary. */
export type NamedProgram = KnownProgram & { term: string | null };

/** Either, but never both: a row whose cells are in order, or what is wrong with them. */
export type PreparedRow = { ready: ReadyRow } | { row: number; problems: KeptProblem[] };

/** Columns whose cells name something that the registry holds. */
const PROGRAM_COLUMNS = ['programCode', 'programCodes'];
const UNIT_COLUMNS = ['managingUnitCode', 'responsibleUnitCode'];

export const rowProblem = (
  code: ProblemCode,
  column: string | null,
  facts: Record<string, unknown> = {},
  severity: ProblemSeverity = 'BLOCKING',
): KeptProblem => ({ type: 'InputProblem', code, severity, column, facts });

/** A problem of the domain, at the column that its path begins with. */
export const keptProblem = ({ type, code, severity, path, facts }: Problem, form: Form): KeptProblem => {
  const column = path.find((part) => form.columns.some(({ key }) => key === part)) ?? null;
  return { type, code, severity, column, facts: { ...facts } };
};

/**
 * What the cells of rows mean: values converted, places, programs and units found. A fixed number of statements,
 * whatever the number of rows.
 */
export async function prepareRows(
  read: Pick<Reader, 'rows'>,
  form: Form,
  rows: readonly SheetRow[],
  asking: Omit<Asking, 'takesProvinces'>,
): Promise<PreparedRow[]> {
  const told = rows.map((row) => convert(form, row));
  const programs = await programsByCode(read, told.flatMap(codesOf), asking.today);
  const units = await unitsByCode(
    read,
    told.flatMap(({ values }) => textsIn(values, UNIT_COLUMNS)),
    asking.today,
  );
  const placed = told.filter(hasPlace);
  // What is done may be done in a whole province; a program stands in one commune.
  const found = await findPlaces(read, placed.map(placeOf), { ...asking, takesProvinces: !needsPlace(form) });
  const places = new Map(placed.map((one, at) => [one, found[at]!]));

  return told.map((one): PreparedRow => {
    const { row, values, position } = one;
    const problems = [...one.problems];
    const known = (column: string, code: string) => {
      const program = programs.get(code.toUpperCase());
      if (!program) problems.push(rowProblem('UNKNOWN_REFERENCE', column, { code }));
      return program ?? [];
    };
    const named = PROGRAM_COLUMNS.flatMap((column) =>
      codesIn(values[column]).flatMap(({ code, term }): NamedProgram[] =>
        [known(column, code)].flat().map((program) => ({ ...program, term })),
      ),
    );
    const cluster = codesIn(values['clusterCode']).flatMap(({ code }) => known('clusterCode', code))[0] ?? null;
    const unitIds = UNIT_COLUMNS.flatMap((column) =>
      textsIn(values, [column]).flatMap((code) => {
        const id = units.get(code.toUpperCase());
        if (id === undefined) problems.push(rowProblem('UNKNOWN_REFERENCE', column, { code }));
        return id ?? [];
      }),
    );
    const place = places.get(one);
    if (place && 'code' in place) problems.push(placeProblem(place, form));
    // A place that could not be made out is told as that, not as missing.
    const isUnread = one.problems.some(({ column }) => column === 'areaCode' || column === 'area');
    if (!place && !isUnread && needsPlace(form)) problems.push(rowProblem('REQUIRED', 'areaCode'));
    if (problems.length > 0) return { row, problems };
    const areaId = place && 'areaId' in place ? place.areaId : (named[0]?.areaId ?? null);
    return { ready: { row, values, position, areaId, programs: named, cluster, unitId: unitIds[0] ?? null } };
  });
}

interface Converted {
  row: number;
  values: Record<string, unknown>;
  position: ReadyRow['position'];
  problems: KeptProblem[];
}

function convert(form: Form, { row, cells }: SheetRow): Converted {
  const values: Record<string, unknown> = {};
  const problems: KeptProblem[] = [];
  for (const column of form.columns) {
    if (column.isToldOnly) continue;
    const raw = cells[column.key];
    if (raw === undefined) {
      if (column.isRequired) problems.push(rowProblem('REQUIRED', column.key));
      continue;
    }
    const read = valueOf(column, raw);
    if ('problem' in read) problems.push(rowProblem(read.problem.code, column.key, { ...read.problem.facts }));
    else values[column.key] = read.value;
  }
  return { row, values, position: positionOf(values, cells, problems), problems };
}

/** One point, from its one column or from two; a precision of its own goes before the one that its digits tell. */
function positionOf(
  values: Record<string, unknown>,
  cells: SheetRow['cells'],
  problems: KeptProblem[],
): ReadyRow['position'] {
  const { position, latitude, longitude, precision } = values as {
    position?: NonNullable<ReadyRow['position']>;
    latitude?: number;
    longitude?: number;
    precision?: PositionPrecision;
  };
  if (position) return { ...position, ...(precision !== undefined && { precision }) };
  if (latitude === undefined && longitude === undefined) return null;
  if (latitude === undefined || longitude === undefined) {
    problems.push(rowProblem('REQUIRED', latitude === undefined ? 'latitude' : 'longitude'));
    return null;
  }
  // The digits as they were written tell how precise it is, trailing zeros and seconds too.
  const written = pointOf(`${writtenAngle(cells['latitude'])}; ${writtenAngle(cells['longitude'])}`);
  const point = 'value' in written ? written.value : { latitude, longitude, precision: precisionTold(0) };
  return { ...point, ...(precision !== undefined && { precision }) };
}

const writtenAngle = (cell: RawCell | undefined): string =>
  typeof cell === 'number' ? plainNumber(cell) : typeof cell === 'string' ? cell : '';

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const textsIn = (values: Readonly<Record<string, unknown>>, keys: readonly string[]): string[] =>
  keys.flatMap((key) => textOf(values[key]) ?? []);

/** The one that a cell names, or several with their roles. */
const codesIn = (value: unknown): { code: string; term: string | null }[] => {
  if (Array.isArray(value)) return value as SheetCode[];
  const code = textOf(value);
  return code === null ? [] : [{ code, term: null }];
};

const codesOf = ({ values }: Converted): string[] =>
  [...PROGRAM_COLUMNS, 'clusterCode'].flatMap((column) => codesIn(values[column]).map(({ code }) => code));

const hasPlace = ({ values }: Converted): boolean => textsIn(values, ['areaCode', 'area']).length > 0;

const placeOf = ({ values, position }: Converted): ToldPlace => ({
  code: textOf(values['areaCode']),
  area: textOf(values['area']),
  neighborhood: textOf(values['neighborhood']),
  position,
  // What was done in the past was done on the map of its day; a program is registered on today's.
  on: textOf(values['from']),
});

/** A program is registered somewhere; an activity may lie where its programs do, which is said there. */
const needsPlace = (form: Form): boolean =>
  form.columns.some(({ key }) => key === 'areaCode') && !form.columns.some(({ key }) => key === 'programCodes');

const PLACE_COLUMNS = { code: 'areaCode', area: 'area', neighborhood: 'neighborhood' } as const;

const POSITION = { vi: 'tọa độ', en: 'a position' };

const placeProblem = ({ code, from, facts }: Extract<FoundPlace, { code: string }>, form: Form): KeptProblem => {
  const hasPosition = form.columns.some(({ key }) => key === 'position');
  return rowProblem(code, PLACE_COLUMNS[from], { ...facts, ...(hasPosition && { orElse: POSITION }) });
};

/** The column by which a row told its place, for what is to be said of the place. */
export const placeColumn = ({ values }: ReadyRow): string =>
  ['areaCode', 'area', 'programCodes'].find((key) => values[key] !== undefined && values[key] !== '') ?? 'areaCode';

/** What one of several columns may tell, by the column where the rules speak of it. */
const TOLD_BY = [
  ['position', 'latitude', 'longitude'],
  ['areaCode', 'area'],
];

/** The problem at that of those columns which the row fills, or which the file has at all, so that its author finds it. */
export const atColumnSent = (found: KeptProblem, { cells }: SheetRow, columns: readonly string[]): KeptProblem => {
  const keys = TOLD_BY.find(([first]) => first === found.column) ?? [];
  const column = keys.find((key) => cells[key] !== undefined) ?? keys.find((key) => columns.includes(key));
  return column === undefined ? found : { ...found, column };
};
