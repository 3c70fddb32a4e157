import { Field, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { Period } from '../../api/period.js';
import { SafeInt } from '../../api/scalars.js';
import { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { Qualifier } from './reported-figure.vocabulary.js';

export const ReportedFigureId = nodeId('ReportedFigure');

@ObjectType('ReportedFigure', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A number as a document states it, word for word. It stands beside what is recorded; the two are never added and never made to agree. Anyone may read it.',
})
export class ReportedFigureType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => String, {
    description:
      'What it speaks of: an activity kind and a measure, as TRAINING/PEOPLE_TRAINED; a program kind; or a subject of its own.',
  })
  subject!: string;

  @Field(() => ActivityKind, { nullable: true, description: 'The kind of activity, where the subject is one.' })
  activityKind!: ActivityKind | null;

  @Field(() => MeasureKind, { nullable: true, description: 'The measure of that kind of activity.' })
  measure!: MeasureKind | null;

  @Field(() => ProgramKind, { nullable: true, description: 'The kind of program, where the subject is one.' })
  programKind!: ProgramKind | null;

  @Field(() => SafeInt, { description: 'The number that the document states.' })
  value!: number;

  @Field(() => Qualifier, { description: 'The word that the document puts before the number.' })
  qualifier!: Qualifier;

  @Field(() => String, { description: 'The words of the document.' })
  quote!: string;

  @Field(() => String, { description: 'The document.' })
  source!: string;

  @Field(() => Period, { description: 'The days that it speaks of.' })
  period!: Period;
}

export const ReportedFigureConnection = connectionType('ReportedFigure', () => ReportedFigureType);
