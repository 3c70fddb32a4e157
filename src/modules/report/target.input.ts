import { Field, ID, InputType, Int } from 'type-graphql';
import { PeriodInput } from '../../api/period.js';
import { DateScalar, SafeInt } from '../../api/scalars.js';
import { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { TargetSort } from './target.vocabulary.js';

@InputType('TargetPlanFilter', { description: 'Which plans; every condition given must hold.' })
export class TargetPlanFilter {
  @Field(() => ID, { nullable: true, description: 'Plans for exactly this administrative or responsible unit.' })
  unit?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Plans whose period shares a day with this one.' })
  period?: PeriodInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Plans that are not closed today (true), or are (false).' })
  isOpen?: boolean | null;
}

@InputType('TargetInput', {
  description:
    'One target: in words, or as a number of programs of a kind to be founded, or of a measure of a kind of activity; or both.',
})
export class TargetInput {
  @Field(() => TargetSort, { nullable: true, description: 'What the plan calls it, by default a TARGET.' })
  sort?: TargetSort | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its words, 1,000 characters at most; needed where no number is given.',
  })
  text?: string | null;

  @Field(() => ProgramKind, { nullable: true, description: 'Programs of this kind are to be founded.' })
  programKind?: ProgramKind | null;

  @Field(() => ActivityKind, { nullable: true, description: 'With `measure`: the kind of activity.' })
  activityKind?: ActivityKind | null;

  @Field(() => MeasureKind, {
    nullable: true,
    description: 'With `activityKind`: what is counted; it has to belong to it.',
  })
  measure?: MeasureKind | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'How many, 0 to 10,000,000,000,000; money in đồng. Goes with a kind or a measure.',
  })
  target?: number | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Its days, within the plan’s; by default all of them.' })
  period?: PeriodInput | null;
}

@InputType('RecordTargetPlanInput', { description: 'A resolution or plan, and the targets that it sets.' })
export class RecordTargetPlanInput {
  @Field(() => ID, { description: 'The administrative or responsible unit that is to reach them.' })
  unit!: string;

  @Field(() => String, { description: 'Who issued it, 200 characters at most.' })
  issuer!: string;

  @Field(() => String, { nullable: true, description: 'Its number, 100 characters at most.' })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its date, not after today.' })
  date?: string | null;

  @Field(() => String, { description: 'Its title, 300 characters at most.' })
  title!: string;

  @Field(() => PeriodInput, { description: 'The days that it is for, such as a year or a term.' })
  period!: PeriodInput;

  @Field(() => [TargetInput], { description: 'What it sets, in its order: 1 to 100.' })
  targets!: TargetInput[];
}

@InputType('CloseTargetPlanInput', { description: 'Which plan is to be pursued no longer.' })
export class CloseTargetPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  plan!: string;

  @Field(() => Int, { description: 'The version of the plan that you have seen.' })
  expectedVersion!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day that counts no longer, after the first day of the plan; by default today.',
  })
  on?: string | null;

  @Field(() => String, { description: 'The paper behind it, 300 characters at most.' })
  document!: string;
}

@InputType('AnnulTargetInput', { description: 'Which target is to count no longer.' })
export class AnnulTargetInput {
  @Field(() => ID, { description: 'The plan.' })
  plan!: string;

  @Field(() => Int, { description: 'The place of the target in it, from 1.' })
  ordinal!: number;

  @Field(() => Int, { description: 'The version of the plan that you have seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'The paper behind it, 300 characters at most.' })
  document!: string;
}
