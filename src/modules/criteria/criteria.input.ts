import { Field, Float, ID, InputType } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { Comparison, RecurringDuty } from './criteria.vocabulary.js';

@InputType('CriterionInput', { description: 'One minimum, maximum or interval of a criteria set.' })
export class CriterionInput {
  @Field(() => String, { description: 'Its code within the set: capitals, digits and “_”, 50 characters at most.' })
  code!: string;

  @Field(() => String, { description: 'Its words in Vietnamese, 500 characters at most.' })
  textVi!: string;

  @Field(() => String, { description: 'Its words in English, 500 characters at most.' })
  textEn!: string;

  @Field(() => Comparison, { description: 'How it is judged.' })
  comparison!: Comparison;

  @Field(() => Float, {
    description: 'The number that it is judged by, 0 to 1,000,000; a yes is 1; an interval is in whole days, from 1.',
  })
  threshold!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The fact that is compared, such as HOUSEHOLDS or EQUIPMENT_HOSE; a problem names those of the kind. None for an interval.',
  })
  fact?: string | null;

  @Field(() => RecurringDuty, { nullable: true, description: 'Only for an interval: what has to happen again.' })
  recurring?: RecurringDuty | null;
}

@InputType('IssueCriteriaSetInput', { description: 'What an authority asks of a kind of program.' })
export class IssueCriteriaSetInput {
  @Field(() => String, {
    description: 'The registry’s code of the set: capitals, digits and “-”, 50 characters at most.',
  })
  code!: string;

  @Field(() => ProgramKind, { description: 'The kind of program.' })
  programKind!: ProgramKind;

  @Field(() => String, { description: 'Its name, 200 characters at most.' })
  name!: string;

  @Field(() => String, { description: 'The authority that issued it, 200 characters at most.' })
  authority!: string;

  @Field(() => String, { description: 'The document that states it, 300 characters at most.' })
  document!: string;

  @Field(() => ID, { nullable: true, description: 'The area it is for; none: the whole country.' })
  adminUnit?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day, at most a year ahead; by default today.' })
  from?: string | null;

  @Field(() => [CriterionInput], { description: 'What it asks, in its order: 1 to 50.' })
  criteria!: CriterionInput[];
}

@InputType('CloseCriteriaSetInput', { description: 'Which criteria set is to be in force no longer.' })
export class CloseCriteriaSetInput {
  @Field(() => String, { description: 'The registry’s code of the set.' })
  criteriaSet!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day without it, after the day it began and at most a year ahead; by default today.',
  })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}
