import type { EntityManager } from '@mikro-orm/core';
import { atPath } from '../../access/rule-problems.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import { assertOnEarth } from '../../domain/position.js';
import { properName } from '../../domain/text.js';
import { type EquipmentInput, ProgramId, type ProgramPositionInput } from '../program/index.js';
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

/**
 * What an input says, in the entity's fields: what was left out is not among them. A draft may lack anything, and may be
 * wrong in what checks.ts looks at; what could not be stored or shown is refused here.
 */
export async function fieldsOf(
  em: EntityManager,
  kind: ProgramKind,
  given: Omit<Filing, 'adminUnit'>,
  details: Record<string, unknown>,
): Promise<RegistrationFields> {
  const all = given as Partial<
    input.RegisterSafeResidentialClusterInput & input.RegisterNeighborGroupTeamInput & Record<string, unknown>
  >;
  const told = OWN_FIELDS[kind].filter((field) => all[field] !== undefined);
  const own = Object.fromEntries(told.map((field) => [field, ownValue(field, all[field])]));
  const { name, locality, position, foundedOn, replication, basis, note, households, equipment } = all;
  if (equipment && equipment.length > 50)
    throw new Refused([problem('OUT_OF_RANGE', ['equipment'], { least: 0, most: 50 })]);
  return withoutUndefined({
    name: name === undefined ? undefined : nameOf(name),
    locality: locality === undefined ? undefined : shortText(locality, 300, ['locality']),
    note: note === undefined ? undefined : shortText(note, 2_000, ['note']),
    ...(position !== undefined && positionOf(position)),
    foundedOn,
    replication,
    ...(basis !== undefined && {
      basisKind: basis?.kind ?? null,
      basisNumber: shortText(basis?.number, 100, ['basis', 'number']),
      basisDate: basis?.date ?? null,
      basisIssuer: shortText(basis?.issuer, 200, ['basis', 'issuer']),
      basisAnnexRow: basis?.annexRow ?? null,
    }),
    households,
    cluster: all.cluster === undefined ? undefined : await clusterOf(em, all.cluster),
    managingUnit: all.managingUnit === undefined ? undefined : await managerOf(em, all.managingUnit),
    details: { ...details, ...own },
    equipment: equipment === undefined ? undefined : (equipment ?? []).map(lineOf),
  });
}

const withoutUndefined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const nameOf = (given: string | null): string | null => {
  const name = shortText(given, 200, ['name']);
  return name && atPath(['name'], () => properName(name));
};

const positionOf = (position: ProgramPositionInput | null) => {
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

async function clusterOf(em: EntityManager, id: string | null): Promise<SafeResidentialCluster | null> {
  if (id === null) return null;
  const cluster = await em.findOne(SafeResidentialCluster, { program: ProgramId.decode(id, 'cluster') });
  if (!cluster) throw new Refused([problem('UNKNOWN_REFERENCE', ['cluster'])]);
  return cluster;
}

async function managerOf(em: EntityManager, id: string | null): Promise<ResponsibleUnit | null> {
  if (id === null) return null;
  const unit = await em.findOne(ResponsibleUnit, ResponsibleUnitId.decode(id, 'managingUnit'));
  if (!unit) throw new Refused([problem('UNKNOWN_REFERENCE', ['managingUnit'])]);
  return unit;
}
