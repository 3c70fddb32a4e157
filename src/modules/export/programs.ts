import {
  PROGRAMS_FORM,
  ProgramId,
  type ProgramListing,
  type ProgramOwner,
  type Reading,
  ownFieldsOf,
  programTypeName,
  readsAll,
} from '../program/index.js';
import type { Context } from '../../context.js';
import { type ExportedProgram, programsToExport } from './export.read.js';
import type { Exported, Feature } from './formats.js';
import { areaCells, areaNode, unitNode } from './units.js';

/** What the registry tells of every kind, as the API names it. */
const FIELDS = [
  ...['code', 'kind', 'name', 'status', 'provenance', 'locality', 'position', 'foundedOn', 'launchedOn', 'replication'],
  ...['foundingBasis', 'householdCount', 'lastActivityOn', 'version'],
];

const pick = (row: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

/** A program as the API tells it. */
const node = (row: ExportedProgram): object => ({
  __typename: programTypeName(row),
  id: ProgramId.encode(row.id),
  ...pick(row, FIELDS),
  adminUnit: areaNode(row.area),
  responsibleUnit: unitNode('ResponsibleUnit', row.managingUnit),
  ...pick(row, ownFieldsOf(row.kind)),
  ...('cluster' in row && hasCluster(row) && { cluster: unitNode('Program', row.cluster) }),
  equipment: row.equipment,
  note: row.note,
});

const hasCluster = ({ kind }: ExportedProgram): boolean =>
  kind === 'NEIGHBOR_GROUP_TEAM' || kind === 'PUBLIC_FIREFIGHTING_POINT';

interface Basis {
  kind: string;
  number: string | null;
  date: string | null;
  issuer: string | null;
  annexRow: number | null;
}
interface Position {
  latitude: number;
  longitude: number;
  precision: string;
}

/** A program by the columns of its form, position apart. */
const facts = (row: ExportedProgram): Record<string, unknown> => {
  const basis = row['foundingBasis'] as Basis | null;
  const position = row['position'] as Position | null;
  return {
    ...pick(row, ['code', 'kind', 'status', 'provenance', 'launchedOn', 'lastActivityOn', 'name']),
    ...areaCells(row.area),
    locality: row['locality'],
    precision: position?.precision,
    ...pick(row, ['foundedOn', 'replication']),
    basisKind: basis?.kind,
    basisNumber: basis?.number,
    basisDate: basis?.date,
    basisIssuer: basis?.issuer,
    basisAnnexRow: basis?.annexRow,
    households: row['householdCount'],
    ...pick(row, ownFieldsOf(row.kind)),
    clusterCode: row.cluster?.code,
    equipment: row.equipment,
    managingUnitCode: row.managingUnit?.code,
    note: row.note,
  };
};

const cells = (row: ExportedProgram): Record<string, unknown> => {
  const position = row['position'] as Position | null;
  return {
    ...facts(row),
    // A list of nothing is an empty cell.
    equipment: row.equipment.length > 0 ? row.equipment : null,
    latitude: position?.latitude,
    longitude: position?.longitude,
  };
};

const feature = (row: ExportedProgram): Feature => {
  const position = row['position'] as Position | null;
  return {
    id: ProgramId.encode(row.id),
    geometry: position && { type: 'Point', coordinates: [position.longitude, position.latitude] },
    properties: facts(row),
  };
};

/** Columns that no export fills: one point stands in two columns, and a file that comes back is another matter. */
const LEFT_OUT = ['position', 'registration', 'reason'];

/** The programs of a list, for a file. */
export const exportedPrograms = (
  { read }: Context,
  ownerId: number,
  listing: ProgramListing & { owner: ProgramOwner },
  reading: Reading,
  signal: AbortSignal,
): Exported<ExportedProgram> => ({
  form: PROGRAMS_FORM,
  columns: PROGRAMS_FORM.columns
    .map(({ key }) => key)
    .filter((key) => !LEFT_OUT.includes(key) && (key !== 'note' || readsAll(reading))),
  batches: programsToExport(read, ownerId, listing, reading, signal),
  node,
  cells,
  feature,
});
