import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import { EquipmentInput, ProgramPositionInput } from '../program/index.js';
import { BasisKind, MarketClass, ProgramKind, Replication, WaterSource } from '../program/program.vocabulary.js';
import { RegistrationStatus } from './registration.vocabulary.js';

@InputType('FoundingBasisInput', { description: 'The paper on which a program was founded.' })
export class FoundingBasisInput {
  @Field(() => BasisKind, { description: 'What sort of paper it is.' })
  kind!: BasisKind;

  @Field(() => String, { nullable: true, description: 'Its number, 100 characters at most; decisions need one.' })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it bears; decisions need one.' })
  date?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The authority that issued it, 200 characters at most; decisions need one.',
  })
  issuer?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The program’s row in the annexed list, from 1: one decision may found forty teams, each by a row of its own.',
  })
  annexRow?: number | null;
}

/** What the four kinds share. A field left out of an update keeps its value; null empties it. */
@InputType()
abstract class RegistrationInput {
  @Field(() => String, { nullable: true, description: 'Its name, 200 characters at most.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is, in people’s words, 300 characters at most.' })
  locality?: string | null;

  @Field(() => ProgramPositionInput, { nullable: true, description: 'Where it is on the ground.' })
  position?: ProgramPositionInput | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was founded; not after today.' })
  foundedOn?: string | null;

  @Field(() => Replication, { nullable: true, description: 'Whether it tries the model out or spreads it.' })
  replication?: Replication | null;

  @Field(() => FoundingBasisInput, { nullable: true, description: 'The paper on which it was founded.' })
  basis?: FoundingBasisInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A note for officers, 2,000 characters at most; the public never sees it. It is no place for names or phones.',
  })
  note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The unit that is to manage it; by default the police unit that confirms the registration.',
  })
  managingUnit?: string | null;

  @Field(() => [EquipmentInput], { nullable: true, description: 'The equipment it holds, 50 lines at most.' })
  equipment?: EquipmentInput[] | null;
}

const HOUSEHOLDS = 'Its households; a submitted registration needs them.';
const CLUSTER = 'The cluster it belongs to, where it belongs to one; it must stand.';
const AREA = 'The neighborhood, or else the commune, that it lies in.';
const REGISTRATION = 'The registration.';
const VERSION = 'The version of the registration that was read; another one meanwhile is a VersionProblem.';

@InputType()
abstract class ClusterRegistrationInput extends RegistrationInput {
  @Field(() => Int, { nullable: true, description: HOUSEHOLDS })
  households?: number | null;

  @Field(() => Int, { nullable: true, description: 'The people living in its households.' })
  residents?: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that have an extinguisher.' })
  householdsWithExtinguisher?: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that have a second way out.' })
  householdsWithSecondExit?: number | null;

  @Field(() => Int, { nullable: true, description: 'Commitments to fire safety that households signed.' })
  commitmentsSigned?: number | null;
}

@InputType()
abstract class TeamRegistrationInput extends RegistrationInput {
  @Field(() => Int, { nullable: true, description: HOUSEHOLDS })
  households?: number | null;

  @Field(() => ID, { nullable: true, description: CLUSTER })
  cluster?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its number among the teams of its neighborhood.' })
  number?: number | null;

  @Field(() => Int, { nullable: true, description: 'The people living in its households.' })
  residents?: number | null;

  @Field(() => Int, { nullable: true, description: 'Households that live and do business under one roof.' })
  businessHouseholds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Alarm buttons installed.' })
  alarmButtons?: number | null;

  @Field(() => Int, { nullable: true, description: 'Alarm bells installed.' })
  alarmBells?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether one button rings every bell.' })
  alarmsLinked?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Households that have a second way out.' })
  householdsWithSecondExit?: number | null;
}

@InputType()
abstract class PointRegistrationInput extends RegistrationInput {
  @Field(() => ID, { nullable: true, description: CLUSTER })
  cluster?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How deep the alley is, in meters; a submitted registration needs it.',
  })
  alleyDepthMeters?: number | null;

  @Field(() => Float, { nullable: true, description: 'How wide the alley is, in meters.' })
  alleyWidthMeters?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a fire truck can reach it after all.' })
  truckAccess?: boolean | null;

  @Field(() => WaterSource, { nullable: true, description: 'Where water is drawn.' })
  waterSource?: WaterSource | null;

  @Field(() => Float, { nullable: true, description: 'How far that water is, in meters; nothing where there is none.' })
  waterDistanceMeters?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the equipment stands under a shelter or in a cabinet.',
  })
  hasShelter?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a board shows the rules of use.' })
  hasRulesBoard?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How far it is meant to serve, in meters.' })
  serviceRadiusMeters?: number | null;
}

@InputType()
abstract class MarketRegistrationInput extends RegistrationInput {
  @Field(() => MarketClass, { nullable: true, description: 'Its class; a submitted registration needs it.' })
  marketClass?: MarketClass | null;

  @Field(() => Int, { nullable: true, description: 'Its stalls.' })
  stalls?: number | null;

  @Field(() => Int, { nullable: true, description: 'The traders in it.' })
  traders?: number | null;

  @Field(() => Int, { nullable: true, description: 'Its area in square meters.' })
  areaSquareMeters?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The board or company that runs it, 200 characters at most; never a person.',
  })
  operator?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has a fire team on site.' })
  hasOnSiteTeam?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'The width of the road around it, in meters.' })
  roadWidthMeters?: number | null;

  @Field(() => Float, { nullable: true, description: 'The clear height over that road, in meters.' })
  clearHeightMeters?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its number in the authorities’ register of facilities, 50 characters at most.',
  })
  externalFacilityCode?: string | null;
}

@InputType('RegisterSafeResidentialClusterInput', { description: 'A safe residential cluster to register.' })
export class RegisterSafeResidentialClusterInput extends ClusterRegistrationInput {
  @Field(() => ID, { description: AREA })
  adminUnit!: string;
}

@InputType('RegisterNeighborGroupTeamInput', { description: 'A neighbor-group team to register.' })
export class RegisterNeighborGroupTeamInput extends TeamRegistrationInput {
  @Field(() => ID, { description: AREA })
  adminUnit!: string;
}

@InputType('RegisterPublicFirefightingPointInput', { description: 'A public firefighting point to register.' })
export class RegisterPublicFirefightingPointInput extends PointRegistrationInput {
  @Field(() => ID, { description: AREA })
  adminUnit!: string;
}

@InputType('RegisterModelMarketInput', { description: 'A model market to register.' })
export class RegisterModelMarketInput extends MarketRegistrationInput {
  @Field(() => ID, { description: AREA })
  adminUnit!: string;
}

const AREA_CHANGED = 'The neighborhood, or else the commune, that it lies in; left out: as before.';

@InputType('UpdateRegistrationOfSafeResidentialClusterInput', {
  description: 'What changes in the registration of a cluster: a field left out stays, null empties it.',
})
export class UpdateRegistrationOfSafeResidentialClusterInput extends ClusterRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: AREA_CHANGED })
  adminUnit?: string | null;
}

@InputType('UpdateRegistrationOfNeighborGroupTeamInput', {
  description: 'What changes in the registration of a team: a field left out stays, null empties it.',
})
export class UpdateRegistrationOfNeighborGroupTeamInput extends TeamRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: AREA_CHANGED })
  adminUnit?: string | null;
}

@InputType('UpdateRegistrationOfPublicFirefightingPointInput', {
  description: 'What changes in the registration of a point: a field left out stays, null empties it.',
})
export class UpdateRegistrationOfPublicFirefightingPointInput extends PointRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: AREA_CHANGED })
  adminUnit?: string | null;
}

@InputType('UpdateRegistrationOfModelMarketInput', {
  description: 'What changes in the registration of a market: a field left out stays, null empties it.',
})
export class UpdateRegistrationOfModelMarketInput extends MarketRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: AREA_CHANGED })
  adminUnit?: string | null;
}

@InputType('SubmitRegistrationInput', { description: 'A registration to hand to the police.' })
export class SubmitRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'That the candidates of a DuplicateProblem were looked at and are others. By default false.',
  })
  confirmsDuplicates?: boolean | null;
}

@InputType('RegistrationRemarkInput', { description: 'What has to be mended, and why.' })
export class RegistrationRemarkInput {
  @Field(() => String, {
    nullable: true,
    description: 'The field, as the registering input spells it, for example position; left out: the whole.',
  })
  field?: string | null;

  @Field(() => String, {
    description: 'The reason, in words for its author, 500 characters at most; it names no person.',
  })
  reason!: string;
}

@InputType('ReturnRegistrationInput', { description: 'A submitted registration to give back, with reasons.' })
export class ReturnRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => [RegistrationRemarkInput], { description: 'The reasons, 1 to 50.' })
  remarks!: RegistrationRemarkInput[];
}

@InputType('RejectRegistrationInput', { description: 'A submitted registration to refuse for good, with reasons.' })
export class RejectRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => [RegistrationRemarkInput], { description: 'The reasons, 1 to 50.' })
  remarks!: RegistrationRemarkInput[];

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}

@InputType('ConfirmRegistrationInput', { description: 'A submitted registration to confirm.' })
export class ConfirmRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}

@InputType('ConfirmRegistrationsInput', { description: 'Submitted registrations to confirm at once, each by itself.' })
export class ConfirmRegistrationsInput {
  @Field(() => [ConfirmRegistrationInput], { description: 'The registrations, 1 to 100, none twice.' })
  registrations!: ConfirmRegistrationInput[];
}

@InputType('WithdrawRegistrationInput', { description: 'A registration to take back.' })
export class WithdrawRegistrationInput {
  @Field(() => ID, { description: REGISTRATION })
  registration!: string;

  @Field(() => Int, { description: VERSION })
  expectedVersion!: number;
}

@InputType('RegistrationFilter', { description: 'Which registrations; every condition given must hold.' })
export class RegistrationFilter {
  @Field(() => [RegistrationStatus], { nullable: true, description: 'In one of these states.' })
  statuses?: RegistrationStatus[] | null;

  @Field(() => [ProgramKind], { nullable: true, description: 'Of programs of one of these kinds.' })
  kinds?: ProgramKind[] | null;

  @Field(() => ID, { nullable: true, description: 'In this administrative unit or anything below it.' })
  adminUnit?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the name, 200 characters at most; marks and case do not matter.',
  })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Filed by the viewer (true), or by others (false).' })
  isMine?: boolean | null;
}
