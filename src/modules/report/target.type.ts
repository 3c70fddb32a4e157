import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { Period } from '../../api/period.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar, DateTimeScalar, SafeInt } from '../../api/scalars.js';
import { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { TargetSort, TargetState } from './target.vocabulary.js';

export const TargetPlanId = nodeId('TargetPlan');

@ObjectType('TargetPlan', {
  implements: Node,
  simpleResolvers: true,
  description: 'A resolution or plan that sets targets for a unit and a period. Anyone may read it.',
})
export class TargetPlanType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => Int, { description: 'Grows with every change; acts upon the plan name the one that they have seen.' })
  version!: number;

  @Field(() => String, { description: 'Who issued it.' })
  issuer!: string;

  @Field(() => String, { nullable: true, description: 'Its number, where known.' })
  number!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its date, where known.' })
  date!: string | null;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => AdminUnitType, {
    nullable: true,
    description: 'The area that is to reach its targets, where it is one.',
  })
  adminUnit!: AdminUnitType | null;

  @Field(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The responsible unit that is to reach its targets, where it is one.',
  })
  responsibleUnit!: ResponsibleUnitType | null;

  @Field(() => Period, { description: 'The days that it is for.' })
  period!: Period;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day that counts no longer; null: it is pursued to the end of its period.',
  })
  closedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind its closing, where it was closed.' })
  closingDocument!: string | null;

  @Field(() => Provenance, { description: 'Where the row comes from; DEMO marks an invented plan.' })
  provenance!: Provenance;
}

export const TargetPlanConnection = connectionType('TargetPlan', () => TargetPlanType);

@ObjectType('Target', {
  simpleResolvers: true,
  description:
    'What a plan sets out to reach, and how far it is as of a day: programs of a kind founded in its days, or the sum of a measure, both as reports count them; or words that nothing measures.',
})
export class TargetType {
  @Field(() => TargetPlanType, { description: 'The plan.' })
  plan!: TargetPlanType;

  @Field(() => Int, { description: 'Its place in the plan, from 1.' })
  ordinal!: number;

  @Field(() => TargetSort, { description: 'What the plan calls it.' })
  sort!: TargetSort;

  @Field(() => String, { nullable: true, description: 'Its words.' })
  text!: string | null;

  @Field(() => ProgramKind, { nullable: true, description: 'The kind of program, where such are to be founded.' })
  programKind!: ProgramKind | null;

  @Field(() => ActivityKind, { nullable: true, description: 'The kind of activity, where a measure of it is set.' })
  activityKind!: ActivityKind | null;

  @Field(() => MeasureKind, { nullable: true, description: 'The measure that is set.' })
  measure!: MeasureKind | null;

  @Field(() => SafeInt, { nullable: true, description: 'How many; null: stated in words, and not measured.' })
  target!: number | null;

  @Field(() => DateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The first day that is no longer part of it.' })
  to!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was annulled: it is kept, and is in no report any more.',
  })
  annulledAt!: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind its annulment, where it was annulled.' })
  annulmentDocument!: string | null;

  @Field(() => SafeInt, { nullable: true, description: 'How many were reached by then; null: not measured.' })
  achieved!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Achieved of the target, above 1 where more was reached; null: not measured, or the target is 0.',
  })
  share!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share of its days that had gone, 0 to 1: what an even pace would have reached.',
  })
  expectedShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How many a month the rest of its days needs; null where it is reached, over or not measured.',
  })
  neededPerMonth!: number | null;

  @Field(() => TargetState, { description: 'How it stood.' })
  state!: TargetState;
}

@ObjectType('TargetPlanPayload', { description: 'The plan after a mutation.' })
export class TargetPlanPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}
