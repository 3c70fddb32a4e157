import type { EntityManager } from '@mikro-orm/core';
import { atPath } from '../../access/rule-problems.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import { type Position, assertOnEarth } from '../../domain/position.js';
import { properName } from '../../domain/text.js';
import { type EquipmentInput, ProgramId } from '../program/index.js';
import { SafeResidentialCluster } from '../program/kinds/safe-residential-cluster.entity.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { RANGES } from './checks.js';
import type { RegistrationFields } from './registration.entity.js';
import type * as input from './registration.input.js';

/** Fields of one kind alone, in its own table later; `details` until then. */
const OWN_FIELDS: Record<ProgramKind, readonly string[]> = {
  SAFE_RESIDENTIAL_CLUSTER: [
    'residents',
    'householdsWithExtinguisher',
    'householdsWithSecondExit',
    'commitmentsSigned',
  ],
  NEIGHBOR_GROUP_TEAM: [
    'number',
    'residents',
    'businessHouseholds',
    'alarmButtons',
    'alarmBells',
    'alarmsLinked',
    'householdsWithSecondExit',
  ],
  PUBLIC_FIREFIGHTING_POINT: [
    'alleyDepthMeters',
    'alleyWidthMeters',
    'truckAccess',
    'waterSource',
    'waterDistanceMeters',
    'hasShelter',
    'hasRulesBoard',
    'serviceRadiusMeters',
  ],
  MODEL_MARKET: [
    'marketClass',
    'stalls',
    'traders',
    'areaSquareMeters',
    'operator',
    'hasOnSiteTeam',
    'roadWidthMeters',
    'clearHeightMeters',
    'externalFacilityCode',
  ],
};

/** What any of the four kinds is registered with. */
export type Filing =
  | input.RegisterSafeResidentialClusterInput
  | input.RegisterNeighborGroupTeamInput
  | input.RegisterPublicFirefightingPointInput
  | input.RegisterModelMarketInput;

/** What is told of a program, with ids decoded. What is left out was not told; null says that there is none. */
export interface Told extends Omit<
  RegistrationFields,
  'latitude' | 'longitude' | 'positionPrecision' | 'cluster' | 'managingUnit' | 'details' | 'equipment'
> {
  position?: Position | null;
  /** The id of the cluster's program. */
  clusterId?: number | null;
  managingUnitId?: number | null;
  /** Fields of its kind alone, by the input's names; those of other kinds are passed over. */
  own: Readonly<Record<string, unknown>>;
  equipment?: readonly EquipmentInput[] | null;
}

/** What an input of the API tells. */
export function toldBy(given: Omit<Filing, 'adminUnit'>): Told {
  const { name, locality, position, foundedOn, replication, basis, note, managingUnit, equipment, ...rest } = given;
  const { households, cluster, ...own } = rest as Partial<
    input.RegisterSafeResidentialClusterInput & input.RegisterNeighborGroupTeamInput
  >;
  return {
    ...{ name, locality, position, foundedOn, replication, note, households, own, equipment },
    ...(basis !== undefined && {
      basisKind: basis?.kind ?? null,
      basisNumber: basis?.number ?? null,
      basisDate: basis?.date ?? null,
      basisIssuer: basis?.issuer ?? null,
      basisAnnexRow: basis?.annexRow ?? null,
    }),
    clusterId: cluster == null ? cluster : ProgramId.decode(cluster, 'cluster'),
    managingUnitId: managingUnit == null ? managingUnit : ResponsibleUnitId.decode(managingUnit, 'managingUnit'),
  };
}

/** What registrations may point to, by id. */
export interface References {
  clusters: ReadonlyMap<number, SafeResidentialCluster>;
  managers: ReadonlyMap<number, ResponsibleUnit>;
}

/** What these point to, as far as it is there; clusters with the statuses of their programs. */
export async function referencesOf(em: EntityManager, told: readonly Told[]): Promise<References> {
  const clusterIds = [...new Set(told.flatMap(({ clusterId }) => clusterId ?? []))];
  const unitIds = [...new Set(told.flatMap(({ managingUnitId }) => managingUnitId ?? []))];
  const clusters =
    clusterIds.length === 0
      ? []
      : await em.find(SafeResidentialCluster, { program: { $in: clusterIds } }, { populate: ['program.statuses'] });
  const managers = unitIds.length === 0 ? [] : await em.find(ResponsibleUnit, { id: { $in: unitIds } });
  return {
    clusters: new Map(clusters.map((cluster) => [cluster.program.id, cluster])),
    managers: new Map(managers.map((unit) => [unit.id, unit])),
  };
}

/**
 * What is told, in the entity's fields: what was left out is not among them. A draft may lack anything, and may be
 * wrong in what checks.ts looks at; what could not be stored or shown is refused here.
 *
 * @param details what was told of the kind's own fields before.
 * @throws Refused
 */
export function fieldsOf(
  kind: ProgramKind,
  told: Told,
  references: References,
  details: Readonly<Record<string, unknown>>,
): RegistrationFields {
  const known = OWN_FIELDS[kind].filter((field) => told.own[field] !== undefined);
  const own = Object.fromEntries(known.map((field) => [field, ownValue(field, told.own[field])]));
  const { name, locality, position, basisNumber, basisIssuer, note, clusterId, managingUnitId, equipment } = told;
  const { foundedOn, replication, basisKind, basisDate, basisAnnexRow, households } = told;
  if (equipment && equipment.length > 50)
    throw new Refused([problem('OUT_OF_RANGE', ['equipment'], { least: 0, most: 50 })]);
  return withoutUndefined({
    name: name == null ? name : nameOf(name),
    locality: locality === undefined ? undefined : shortText(locality, 300, ['locality']),
    note: note === undefined ? undefined : shortText(note, 2_000, ['note']),
    ...(position !== undefined && positionOf(position)),
    foundedOn,
    replication,
    basisKind,
    basisNumber: basisNumber === undefined ? undefined : shortText(basisNumber, 100, ['basis', 'number']),
    basisDate,
    basisIssuer: basisIssuer === undefined ? undefined : shortText(basisIssuer, 200, ['basis', 'issuer']),
    basisAnnexRow,
    households,
    cluster: clusterId == null ? clusterId : referred(references.clusters, clusterId, 'cluster'),
    managingUnit:
      managingUnitId == null ? managingUnitId : referred(references.managers, managingUnitId, 'managingUnit'),
    details: { ...details, ...own },
    equipment: equipment === undefined ? undefined : (equipment ?? []).map(lineOf),
  });
}

const withoutUndefined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const nameOf = (given: string): string | null => {
  const name = shortText(given, 200, ['name']);
  return name && atPath(['name'], () => properName(name));
};

const positionOf = (position: Position | null) => {
  if (position) atPath(['position'], () => assertOnEarth(position));
  return {
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    positionPrecision: position?.precision ?? null,
  };
};

const ownValue = (field: string, value: unknown): unknown => {
  if (typeof value === 'string') return shortText(value, field === 'operator' ? 200 : 50, [field]);
  // GraphQL lets 1e999 through as Infinity, which no document can hold.
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Refused([problem('OUT_OF_RANGE', [field], { ...RANGES[field] })]);
  }
  return value;
};

const lineOf = ({ kind, quantity, working, expiresOn, lastCheckedOn }: EquipmentInput) => ({
  kind,
  quantity,
  working: working ?? quantity,
  expiresOn: expiresOn ?? null,
  lastCheckedOn: lastCheckedOn ?? null,
});

/** @throws Refused UNKNOWN_REFERENCE */
function referred<Entity>(known: ReadonlyMap<number, Entity>, id: number, field: string): Entity {
  const entity = known.get(id);
  if (!entity) throw new Refused([problem('UNKNOWN_REFERENCE', [field])]);
  return entity;
}
