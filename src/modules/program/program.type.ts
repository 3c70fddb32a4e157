import { Field, Float, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { TypeNamedBy } from '../../api/at-once.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { PositionType } from '../../api/position.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar, DateTimeScalar } from '../../api/scalars.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import {
  BasisKind,
  EquipmentChange,
  EquipmentKind,
  ProgramEventKind,
  ProgramKind,
  ProgramStatus,
  ProgramUnitRole,
  Replication,
} from './program.vocabulary.js';

export const ProgramId = nodeId('Program');
export const EquipmentLineId = nodeId('EquipmentLine');

/** The object type of a program of that kind. */
const TYPE_OF: Record<ProgramKind, string> = {
  SAFE_RESIDENTIAL_CLUSTER: 'SafeResidentialCluster',
  NEIGHBOR_GROUP_TEAM: 'NeighborGroupTeam',
  PUBLIC_FIREFIGHTING_POINT: 'PublicFirefightingPoint',
  MODEL_MARKET: 'ModelMarket',
};
export const programTypeName = (row: { kind: ProgramKind }): string => TYPE_OF[row.kind];

@ObjectType('FoundingBasis', { simpleResolvers: true, description: 'The paper on which a program was founded.' })
export class FoundingBasisType {
  @Field(() => BasisKind, { description: 'What sort of paper it is.' })
  kind!: BasisKind;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  number!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it bears.' })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'The authority that issued it.' })
  issuer!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The program’s row in the annexed list: one decision may found forty teams.',
  })
  annexRow!: number | null;
}

@TypeNamedBy('Program', programTypeName)
@InterfaceType('Program', {
  implements: Node,
  description:
    'A community fire-safety model: one of the four kinds, in one place, under one managing unit, with its history. Nothing about people is told here. Anyone may read what stands today; officers and analysts read what is suspended or has ended too.',
})
export abstract class ProgramType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => String, {
    description: 'The readable code: kind, province and running number, for example TLG-37-0002.',
  })
  code!: string;

  @Field(() => ProgramKind, { description: 'Which of the four kinds it is.' })
  kind!: ProgramKind;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ProgramStatus, {
    description:
      'Its status today. The public reads it of programs that stand; where one that stands no more is listed for a past day, the status of that day.',
  })
  status!: ProgramStatus;

  @Field(() => Provenance, { description: 'Where it comes from; DEMO marks an invented program.' })
  provenance!: Provenance;

  @Field(() => String, { nullable: true, description: 'Where it is, in people’s words.' })
  locality!: string | null;

  @Field(() => PositionType, { nullable: true, description: 'Where it is on the ground, where known.' })
  position!: PositionType | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was founded.' })
  foundedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was launched, where known.' })
  launchedOn!: string | null;

  @Field(() => Replication, { description: 'Whether it tried the model out or spread it.' })
  replication!: Replication;

  @Field(() => FoundingBasisType, { nullable: true, description: 'The paper on which it was founded, where known.' })
  foundingBasis!: FoundingBasisType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Clusters and teams: the households in it by the latest count. Null: not counted, or of another kind.',
  })
  householdCount!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of its latest activity; null: none is recorded.',
  })
  lastActivityOn!: string | null;

  @Field(() => Int, { description: 'Grows with every change of the program.' })
  version!: number;
}

@ObjectType('ProgramUnit', { simpleResolvers: true, description: 'A responsible unit in its role for a program.' })
export class ProgramUnitType {
  @Field(() => ResponsibleUnitType, { description: 'The unit.' })
  unit!: ResponsibleUnitType;

  @Field(() => ProgramUnitRole, { description: 'What the unit does for the program.' })
  role!: ProgramUnitRole;

  @Field(() => DateScalar, { description: 'The first day of the role.' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day after the role; null: it goes on.' })
  validTo!: string | null;
}

@ObjectType('EquipmentLine', { simpleResolvers: true, description: 'Equipment of one sort that a program holds.' })
export class EquipmentLineType {
  @Field(() => EquipmentKind, { description: 'What it is.' })
  kind!: EquipmentKind;

  @Field(() => Int, { description: 'How many there are.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many of them work.' })
  working!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day it expires, where it does and is known.' })
  expiresOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was last checked; null: not known.' })
  lastCheckedOn!: string | null;
}

@ObjectType('ProgramEvent', {
  simpleResolvers: true,
  description: 'One dated step in a program’s life. What its kind does not concern is null.',
})
export class ProgramEventType {
  @Field(() => ProgramEventKind, { description: 'What sort of step it was.' })
  kind!: ProgramEventKind;

  @Field(() => DateScalar, { description: 'The day from which it holds.' })
  effectiveOn!: string;

  @Field(() => DateTimeScalar, { description: 'The instant it was recorded.' })
  recordedAt!: string;

  @Field(() => String, { nullable: true, description: 'The paper behind it, where there is one.' })
  document!: string | null;

  @Field(() => Boolean, { description: 'Whether it was annulled later; an annulled step stays in the history.' })
  isAnnulled!: boolean;

  @Field(() => ProgramStatus, { nullable: true, description: 'STATUS: the status it took.' })
  status!: ProgramStatus | null;

  @Field(() => AdminUnitType, { nullable: true, description: 'PLACEMENT: the unit it was placed in.' })
  adminUnit!: AdminUnitType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'PLACEMENT: whether its place below that unit is still to be decided.',
  })
  isUnplaced!: boolean | null;

  @Field(() => ResponsibleUnitType, { nullable: true, description: 'UNIT: the unit that took the role.' })
  responsibleUnit!: ResponsibleUnitType | null;

  @Field(() => ProgramUnitRole, { nullable: true, description: 'UNIT: the role that the responsible unit took.' })
  role!: ProgramUnitRole | null;

  @Field(() => Int, { nullable: true, description: 'HOUSEHOLD_COUNT: the households counted.' })
  households!: number | null;

  @Field(() => EquipmentChange, { nullable: true, description: 'EQUIPMENT: what was done.' })
  equipmentChange!: EquipmentChange | null;

  @Field(() => EquipmentKind, { nullable: true, description: 'EQUIPMENT: which sort of equipment it was done to.' })
  equipmentKind!: EquipmentKind | null;

  @Field(() => Int, { nullable: true, description: 'EQUIPMENT: how many there were of it afterwards.' })
  quantity!: number | null;

  @Field(() => Int, { nullable: true, description: 'EQUIPMENT: how many of them worked afterwards.' })
  working!: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'EDIT and EQUIPMENT: the names of the fields that changed.',
  })
  changedFields!: string[] | null;
}

@ObjectType('ProgramPayload', { description: 'The program after a mutation.' })
export class ProgramPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}

@ObjectType('ProgramNearEdge', { simpleResolvers: true, description: 'A program near a point, with its cursor.' })
export class ProgramNearEdge {
  @Field(() => String, { description: 'Points at this item in this order and filter.' })
  cursor!: string;

  @Field(() => ProgramType, { description: 'The program.' })
  node!: ProgramType;

  @Field(() => Float, { description: 'The great-circle distance in meters.' })
  distanceMeters!: number;
}

export const ProgramConnection = connectionType('Program', () => ProgramType);
export const ProgramNearConnection = connectionType('ProgramNear', () => ProgramType, ProgramNearEdge);
export const ProgramEventConnection = connectionType('ProgramEvent', () => ProgramEventType);
