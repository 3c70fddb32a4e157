import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { PositionType } from '../../api/position.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar, DateTimeScalar } from '../../api/scalars.js';
import { FoundingBasisType, ProgramType } from '../program/index.js';
import { EquipmentKind, MarketClass, ProgramKind, Replication, WaterSource } from '../program/program.vocabulary.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { InboxItemKind, RegistrationStatus } from './registration.vocabulary.js';

export const RegistrationId = nodeId('Registration');

@ObjectType('RegistrationRemark', {
  simpleResolvers: true,
  description: 'What has to be mended in a registration, and why.',
})
export class RegistrationRemarkType {
  @Field(() => String, {
    nullable: true,
    description: 'The field, as the registering input spells it; null: the whole.',
  })
  field!: string | null;

  @Field(() => String, { description: 'The reason, as the police wrote it.' })
  reason!: string;
}

@ObjectType('RegistrationStep', { simpleResolvers: true, description: 'A step that a registration took.' })
export class RegistrationStepType {
  @Field(() => RegistrationStatus, { description: 'The state it came into.' })
  status!: RegistrationStatus;

  @Field(() => DateTimeScalar, { description: 'When.' })
  recordedAt!: string;

  @Field(() => ResponsibleUnitType, { description: 'The unit whose officer took the step.' })
  responsibleUnit!: ResponsibleUnitType;

  @Field(() => String, { nullable: true, description: 'The paper behind it, where there is one.' })
  document!: string | null;

  @Field(() => [RegistrationRemarkType], { description: 'RETURNED and REJECTED: the reasons.' })
  remarks!: RegistrationRemarkType[];
}

@ObjectType('RegistrationEquipment', {
  simpleResolvers: true,
  description: 'Equipment of one sort that the program of a registration is to have.',
})
export class RegistrationEquipmentType {
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

@ObjectType('RegistrationDetails', {
  simpleResolvers: true,
  description: 'What a registration tells of its own kind of program; the fields of other kinds are null.',
})
export class RegistrationDetailsType {
  @Field(() => Int, { nullable: true, description: 'Clusters and teams: the people living in its households.' })
  residents!: number | null;

  @Field(() => Int, { nullable: true, description: 'Clusters: households that have an extinguisher.' })
  householdsWithExtinguisher!: number | null;

  @Field(() => Int, { nullable: true, description: 'Clusters and teams: households that have a second way out.' })
  householdsWithSecondExit!: number | null;

  @Field(() => Int, { nullable: true, description: 'Clusters: commitments that households signed.' })
  commitmentsSigned!: number | null;

  @Field(() => Int, { nullable: true, description: 'Teams: its number among the teams of its neighborhood.' })
  number!: number | null;

  @Field(() => Int, { nullable: true, description: 'Teams: households that live and do business under one roof.' })
  businessHouseholds!: number | null;

  @Field(() => Int, { nullable: true, description: 'Teams: alarm buttons installed.' })
  alarmButtons!: number | null;

  @Field(() => Int, { nullable: true, description: 'Teams: alarm bells installed.' })
  alarmBells!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Teams: whether one button rings every bell.' })
  alarmsLinked!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Points: how deep the alley is, in meters.' })
  alleyDepthMeters!: number | null;

  @Field(() => Float, { nullable: true, description: 'Points: how wide the alley is, in meters.' })
  alleyWidthMeters!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Points: whether a fire truck can reach it after all.' })
  truckAccess!: boolean | null;

  @Field(() => WaterSource, { nullable: true, description: 'Points: where water is drawn.' })
  waterSource!: WaterSource | null;

  @Field(() => Float, { nullable: true, description: 'Points: how far that water is, in meters.' })
  waterDistanceMeters!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Points: whether the equipment stands under a shelter.' })
  hasShelter!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Points: whether a board shows the rules of use.' })
  hasRulesBoard!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Points: how far it is meant to serve, in meters.' })
  serviceRadiusMeters!: number | null;

  @Field(() => MarketClass, { nullable: true, description: 'Markets: its class.' })
  marketClass!: MarketClass | null;

  @Field(() => Int, { nullable: true, description: 'Markets: its stalls.' })
  stalls!: number | null;

  @Field(() => Int, { nullable: true, description: 'Markets: the traders in it.' })
  traders!: number | null;

  @Field(() => Int, { nullable: true, description: 'Markets: its area in square meters.' })
  areaSquareMeters!: number | null;

  @Field(() => String, { nullable: true, description: 'Markets: the board or company that runs it.' })
  operator!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Markets: whether it has a fire team on site.' })
  hasOnSiteTeam!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Markets: the width of the road around it, in meters.' })
  roadWidthMeters!: number | null;

  @Field(() => Float, { nullable: true, description: 'Markets: the clear height over that road, in meters.' })
  clearHeightMeters!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Markets: its number in the authorities’ register of facilities.',
  })
  externalFacilityCode!: string | null;
}

@ObjectType('Registration', {
  implements: Node,
  simpleResolvers: true,
  description:
    'What a People’s Committee files of a program, until the police of its area confirm it. Local officers of the area read it from the first draft, its police and the ministry once it was submitted; nobody else.',
})
export class RegistrationType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => ProgramKind, { description: 'Which kind of program it is for.' })
  kind!: ProgramKind;

  @Field(() => RegistrationStatus, { description: 'Where it is on its way.' })
  status!: RegistrationStatus;

  @Field(() => Int, { description: 'Grows with every change; a mutation names the one that was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The program’s name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the program is, in people’s words.' })
  locality!: string | null;

  @Field(() => PositionType, { nullable: true, description: 'Where the program is on the ground.' })
  position!: PositionType | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day the program was founded.' })
  foundedOn!: string | null;

  @Field(() => Replication, { nullable: true, description: 'Whether the program tries the model out or spreads it.' })
  replication!: Replication | null;

  @Field(() => FoundingBasisType, { nullable: true, description: 'The paper on which the program was founded.' })
  basis!: FoundingBasisType | null;

  @Field(() => String, { nullable: true, description: 'A note for officers.' })
  note!: string | null;

  @Field(() => Int, { nullable: true, description: 'Clusters and teams: the households in it.' })
  households!: number | null;

  @Field(() => [RegistrationEquipmentType], { description: 'The equipment the program holds.' })
  equipment!: RegistrationEquipmentType[];

  @Field(() => RegistrationDetailsType, { description: 'What only programs of its kind have.' })
  details!: RegistrationDetailsType;

  @Field(() => [RegistrationRemarkType], { description: 'The reasons for which it was last returned or rejected.' })
  remarks!: RegistrationRemarkType[];

  @Field(() => Boolean, { description: 'Whether the viewer filed it.' })
  isMine!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was first written.' })
  recordedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last submitted; null: never.' })
  submittedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was confirmed or rejected; null: not yet.' })
  decidedAt!: string | null;
}

@ObjectType('DuplicateCandidate', { description: 'Something that a registration may be the same as.' })
export class DuplicateCandidateType {
  @Field(() => Float, { nullable: true, description: 'How far apart they are in meters, where both were measured.' })
  distanceMeters!: number | null;

  @Field(() => Boolean, {
    description: 'Whether it has the same name, marks and case aside, in the same neighborhood.',
  })
  hasSameName!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'In an import, the row of the same file that it is, as the spreadsheet numbers it.',
  })
  row!: number | null;
}

@ObjectType('DuplicateProblem', {
  implements: ProblemType,
  description:
    'There are others of the kind so near, or of the same name in the same neighborhood, that they may be the same. Look at them, and submit again with confirmsDuplicates.',
})
export class DuplicateProblemType extends ProblemType {}

@ObjectType('CriterionProblem', {
  implements: ProblemType,
  description:
    'What is told misses a minimum of the criteria set in force. It is advice: it keeps nothing from being done.',
})
export class CriterionProblemType extends ProblemType {}

@ObjectType('RegistrationPayload', { description: 'The registration after a mutation.' })
export class RegistrationPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written, or advice; empty: all is well.' })
  problems!: ProblemType[];
}

@ObjectType('RegistrationsPayload', { description: 'What became of each registration of a list.' })
export class RegistrationsPayloadType {
  @Field(() => [RegistrationPayloadType], { description: 'One for each that was asked for, in the same order.' })
  items!: RegistrationPayloadType[];

  @Field(() => [ProblemType], { description: 'What is wrong with the list as a whole; empty: nothing.' })
  problems!: ProblemType[];
}

@ObjectType('InboxItem', { simpleResolvers: true, description: 'Something that waits for the viewer.' })
export class InboxItemType {
  @Field(() => InboxItemKind, { description: 'What waits.' })
  kind!: InboxItemKind;

  @Field(() => DateTimeScalar, { description: 'Since when it has been waiting.' })
  since!: string;

  @Field(() => RegistrationType, { nullable: true, description: 'The registration, where it is one that waits.' })
  registration!: RegistrationType | null;

  @Field(() => ProgramType, { nullable: true, description: 'The program, where it is one that waits.' })
  program!: ProgramType | null;
}

export const RegistrationConnection = connectionType('Registration', () => RegistrationType);
export const InboxConnection = connectionType('InboxItem', () => InboxItemType);
