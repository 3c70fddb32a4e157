import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar, DateTimeScalar, SafeInt } from '../../api/scalars.js';
import { ActivityEnd, ActivityKind, ActivityProgramRole, MeasureKind } from './activity.vocabulary.js';

export const ActivityId = nodeId('Activity');

@ObjectType('Measure', { simpleResolvers: true, description: 'What an activity counted.' })
export class MeasureType {
  @Field(() => MeasureKind, { description: 'What was counted.' })
  measure!: MeasureKind;

  @Field(() => SafeInt, { description: 'How many, in the unit that the vocabulary names; money in đồng.' })
  value!: number;
}

@ObjectType('ActivityProgram', { simpleResolvers: true, description: 'A program in its role in an activity.' })
export class ActivityProgramType {
  @Field(() => ActivityProgramRole, { description: 'What the program had to do with the activity.' })
  role!: ActivityProgramRole;
}

@ObjectType('ActivityEnding', { simpleResolvers: true, description: 'Why and when an activity came to count no more.' })
export class ActivityEndingType {
  @Field(() => ActivityEnd, { description: 'Whether it was corrected or annulled.' })
  by!: ActivityEnd;

  @Field(() => DateTimeScalar, { description: 'The instant it was.' })
  endedAt!: string;

  @Field(() => String, { nullable: true, description: 'The paper or reason behind it, where one was told.' })
  document!: string | null;
}

@ObjectType('Activity', {
  implements: Node,
  simpleResolvers: true,
  description:
    'What was done: one dated event, or a period total, as communes return it for a month. It counts where its first program is placed on its own day, or else in its area. Officers and analysts read it; to the public activities are told as sums alone.',
})
export class ActivityType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => ActivityKind, { description: 'What sort of activity it was.' })
  kind!: ActivityKind;

  @Field(() => DateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The first day that is no longer part of it; an event lasts its one day.' })
  to!: string;

  @Field(() => Boolean, { description: 'Whether it sums up a period, rather than telling one event.' })
  isPeriodTotal!: boolean;

  @Field(() => String, { description: 'What it was, in a line.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The document that it was taken from, where there is one.' })
  source!: string | null;

  @Field(() => Provenance, { description: 'Where the row comes from; DEMO marks an invented activity.' })
  provenance!: Provenance;

  @Field(() => [MeasureType], { description: 'What it counted, in the order in which its kind lists its measures.' })
  measures!: MeasureType[];

  @Field(() => [ActivityProgramType], { description: 'The programs in it; it counts where the first one is placed.' })
  programs!: ActivityProgramType[];

  @Field(() => DateTimeScalar, { description: 'The instant it was recorded.' })
  recordedAt!: string;

  @Field(() => Boolean, { description: 'Whether it counts: neither corrected by another activity nor annulled.' })
  isInForce!: boolean;

  @Field(() => Int, { description: 'Grows with every change of the row.' })
  version!: number;
}

@ObjectType('ActivityPayload', { description: 'The activity after a mutation.' })
export class ActivityPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written, or advice; empty: all is well.' })
  problems!: ProblemType[];
}

export const ActivityConnection = connectionType('Activity', () => ActivityType);
