import { Field, ID, InputType, Int } from 'type-graphql';
import { PositionPrecision, Provenance } from '../../api/common.vocabulary.js';
import { BoxInput, PositionInput } from '../../api/position.js';
import { DateScalar } from '../../api/scalars.js';
import { EquipmentKind, ProgramKind, ProgramStatus } from './program.vocabulary.js';

@InputType('DateRangeInput', { description: 'Days from one to another, both included; either may be left out.' })
export class DateRangeInput {
  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: string | null;
}

@InputType('ProgramFilter', {
  description: 'Which programs; every condition given must hold. Statuses and places are those of the day asked about.',
})
export class ProgramFilter {
  @Field(() => [ProgramKind], { nullable: true, description: 'Programs of one of these kinds.' })
  kinds?: ProgramKind[] | null;

  @Field(() => [ProgramStatus], {
    nullable: true,
    description:
      'Programs in one of these statuses; without it those that stand or are suspended. The public finds only what stands.',
  })
  statuses?: ProgramStatus[] | null;

  @Field(() => [Provenance], { nullable: true, description: 'Programs that come from one of these.' })
  provenances?: Provenance[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Programs in this administrative unit or anything below it, on its own map.',
  })
  adminUnit?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Programs in the jurisdiction of this responsible unit and those under it.',
  })
  inJurisdictionOf?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Programs in which this responsible unit, or one under it, has a role.',
  })
  assignedTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'Teams and points of this cluster.' })
  cluster?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A part of the name, 200 characters at most; marks and case do not matter: “to lien gia so 2” finds “Tổ liên gia số 2”.',
  })
  text?: string | null;

  @Field(() => DateRangeInput, { nullable: true, description: 'Programs founded between these days.' })
  founded?: DateRangeInput | null;

  @Field(() => DateScalar, { nullable: true, description: 'Programs without any activity on this day or since.' })
  quietSince?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Programs with equipment that expires, or whose next check falls due, before this day.',
  })
  equipmentDueBefore?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Programs that miss at least one criterion in force for them that day (true), or miss none (false). Duties that come back, such as a yearly review, count by what was recorded until then.',
  })
  criteriaMissed?: boolean | null;

  @Field(() => BoxInput, { nullable: true, description: 'Programs whose position lies in this box.' })
  inBox?: BoxInput | null;
}

@InputType('ProgramPositionInput', { description: 'Where a program is on the ground, WGS84, and how that is known.' })
export class ProgramPositionInput extends PositionInput {
  @Field(() => PositionPrecision, { description: 'How far the point can be trusted.' })
  precision!: PositionPrecision;
}

@InputType('EquipmentInput', { description: 'Equipment of one sort that a program holds.' })
export class EquipmentInput {
  @Field(() => EquipmentKind, { description: 'What it is.' })
  kind!: EquipmentKind;

  @Field(() => Int, { description: 'How many there are, 1 to 10,000.' })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: 'How many of them work; by default all.' })
  working?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it expires, where it does and is known.' })
  expiresOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day it was last checked, where known.' })
  lastCheckedOn?: string | null;
}
