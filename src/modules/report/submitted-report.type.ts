import { Field, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../../api/connection.js';
import { Node, nodeId } from '../../api/node.js';
import { Period } from '../../api/period.js';
import { ProblemType } from '../../api/problem.js';
import { DateTimeScalar, SafeInt } from '../../api/scalars.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';

export const SubmittedReportId = nodeId('SubmittedReport');

@ObjectType('SubmittedReport', {
  implements: Node,
  simpleResolvers: true,
  description:
    'The report of a unit for a period as it was submitted. Nothing of it ever changes: later corrections show as differences, and a later report that names it takes its place, with both kept. Of a unit, a period and a convention there is one that holds. Anyone may read it.',
})
export class SubmittedReportType extends Node {
  @Field(() => ID, { description: 'The opaque id.' })
  declare id: string;

  @Field(() => AdminUnitType, { nullable: true, description: 'The area that it is of, where it is one.' })
  adminUnit!: AdminUnitType | null;

  @Field(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The responsible unit that it is of, where it is one.',
  })
  responsibleUnit!: ResponsibleUnitType | null;

  @Field(() => Period, { description: 'The days that it is of.' })
  period!: Period;

  @Field(() => String, { description: 'The paper that went with it.' })
  document!: string;

  @Field(() => String, { description: 'The digest of its figures, as PeriodReport tells it.' })
  digest!: string;

  @Field(() => DateTimeScalar, { description: 'When it was submitted.' })
  submittedAt!: string;

  @Field(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The unit for which it was submitted; null: by an officer of the whole registry.',
  })
  submittingUnit!: ResponsibleUnitType | null;

  @Field(() => SubmittedReportType, {
    nullable: true,
    description: 'The report of the same unit, period and convention whose place it has taken; null: it is the first.',
  })
  supersedes!: SubmittedReportType | null;

  @Field(() => SubmittedReportType, {
    nullable: true,
    description: 'The later report that has taken its place; null: it holds.',
  })
  supersededBy!: SubmittedReportType | null;

  @Field(() => Boolean, { description: 'Whether a later report has taken its place.' })
  isSuperseded!: boolean;
}

export const SubmittedReportConnection = connectionType('SubmittedReport', () => SubmittedReportType);

@ObjectType('ReportDifference', {
  simpleResolvers: true,
  description: 'A figure of a submitted report that is another now.',
})
export class ReportDifferenceType {
  @Field(() => String, {
    description:
      'What it is of, from the whole to the part: programs/NEIGHBOR_GROUP_TEAM/standing, activities/TRAINING/PEOPLE_TRAINED, months/2025-05/incidents, targets/ with the id of the plan, the ordinal and target or achieved; with /before the figure of the period before.',
  })
  path!: string;

  @Field(() => SafeInt, { nullable: true, description: 'What was submitted; null: nothing, or not known.' })
  submitted!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'What it is now; null: nothing, or not known.' })
  now!: number | null;
}

@ObjectType('SubmittedReportPayload', { description: 'The report after a mutation.' })
export class SubmittedReportPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}
