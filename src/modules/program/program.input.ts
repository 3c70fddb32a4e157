import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { BoxInput } from '../../api/position.js';
import { DateScalar } from '../../api/scalars.js';
import { ProgramKind, ProgramStatus } from './program.vocabulary.js';
import { ProgramEventKind } from './program.type.js';

export enum ProgramOrder {
  NAME = 'NAME',
  RELEVANCE = 'RELEVANCE',
  FOUNDED_ON_ASC = 'FOUNDED_ON_ASC',
  FOUNDED_ON_DESC = 'FOUNDED_ON_DESC',
  LAST_ACTIVITY_ASC = 'LAST_ACTIVITY_ASC',
  LAST_ACTIVITY_DESC = 'LAST_ACTIVITY_DESC',
}
registerEnumType(ProgramOrder, {
  name: 'ProgramOrder',
  description: 'How a list of programs is sorted.',
  valuesConfig: {
    NAME: { description: 'By name in Vietnamese order, numbers by value. The default without a text.' },
    RELEVANCE: { description: 'Names that hold the text with its very marks first, whole names or words before parts, then by name. The default with a text.' },
    FOUNDED_ON_ASC: { description: 'The oldest first.' },
    FOUNDED_ON_DESC: { description: 'The newest first.' },
    LAST_ACTIVITY_ASC: { description: 'The quietest first: no activity at all, then the longest ago.' },
    LAST_ACTIVITY_DESC: { description: 'The latest activity first.' },
  },
});
registerEnumType(ProgramEventKind, {
  name: 'ProgramEventKind',
  description: 'What sort of step in a program’s life it was.',
  valuesConfig: {
    STATUS: { description: 'It took a status.' },
    PLACEMENT: { description: 'It was placed in an area, at first or on a new map.' },
    UNIT: { description: 'A responsible unit took a role for it.' },
    HOUSEHOLD_COUNT: { description: 'Its households were counted.' },
    EDIT: { description: 'Other facts of it were changed.' },
  },
});

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
    description: 'Programs in one of these statuses; without it those that stand or are suspended.',
  })
  statuses?: ProgramStatus[] | null;

  @Field(() => [Provenance], { nullable: true, description: 'Programs that come from one of these.' })
  provenances?: Provenance[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Programs in this administrative unit or anything below it, on its own map.',
  })
  adminUnit?: string | null;

  @Field(() => ID, { nullable: true, description: 'Programs in the jurisdiction of this responsible unit and those under it.' })
  inJurisdictionOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Programs in which this responsible unit, or one under it, has a role.' })
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
    description: 'Programs that miss at least one criterion in force for them (true), or miss none (false).',
  })
  criteriaMissed?: boolean | null;

  @Field(() => BoxInput, { nullable: true, description: 'Programs whose position lies in this box.' })
  inBox?: BoxInput | null;
}
