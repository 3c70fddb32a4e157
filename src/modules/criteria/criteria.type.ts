import { Field, Float, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar } from '../../api/scalars.js';
import { Comparison, RecurringDuty, Verdict } from './criteria.vocabulary.js';

@ObjectType('CriteriaSet', {
  simpleResolvers: true,
  description: 'The minimums that an authority asks of a kind of program, in an area and for a time.',
})
export class CriteriaSetType {
  @Field(() => String, { description: 'The registry’s code of the set.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'The authority that issued it.' })
  authority!: string;

  @Field(() => String, { description: 'The document that states it.' })
  document!: string;

  @Field(() => DateScalar, { description: 'The first day it is in force.' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it is no longer in force; null: it goes on.' })
  validTo!: string | null;

  @Field(() => Provenance, { description: 'Where it comes from; DEMO marks an invented set.' })
  provenance!: Provenance;
}

@ObjectType('CriteriaSetPayload', { description: 'The criteria set after a mutation.' })
export class CriteriaSetPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}

@ObjectType('Criterion', { simpleResolvers: true, description: 'One minimum, maximum or interval of a criteria set.' })
export class CriterionType {
  @Field(() => String, { description: 'Its code within the set.' })
  code!: string;

  @Field(() => Comparison, { description: 'How it is judged.' })
  comparison!: Comparison;

  @Field(() => Float, { description: 'The number that it is judged by; a yes is 1; an interval is in days.' })
  threshold!: number;

  @Field(() => String, { nullable: true, description: 'The fact that is compared; null for an interval.' })
  fact!: string | null;

  @Field(() => RecurringDuty, { nullable: true, description: 'What has to happen again; only for an interval.' })
  recurring!: RecurringDuty | null;

  @Field(() => CriteriaSetType, { description: 'The set that it belongs to.' })
  set!: CriteriaSetType;
}

@ObjectType('CriterionResult', { simpleResolvers: true, description: 'What a criterion says of a program today.' })
export class CriterionResultType {
  @Field(() => CriterionType, { description: 'The criterion.' })
  criterion!: CriterionType;

  @Field(() => Verdict, {
    description:
      'Whether it is met. A fact that nobody recorded is UNKNOWN. So is a duty without any record, until recording in the commune has gone on for longer than the interval since the program was founded; then it is MISSED.',
  })
  verdict!: Verdict;

  @Field(() => Float, {
    nullable: true,
    description: 'The fact as recorded; for an interval the days since `lastOn`. Null: not recorded.',
  })
  actual!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'For an interval: the last day it was done. Equipment counts by the line that was checked longest ago.',
  })
  lastOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For an interval: the last day on which doing it again is in time.',
  })
  dueOn!: string | null;
}
