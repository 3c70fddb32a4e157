import { Field, ObjectType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { ProblemType } from '../../api/problem.js';
import { DateScalar, DateTimeScalar, SafeInt } from '../../api/scalars.js';
import { AdminUnitType } from './admin-unit.type.js';
import { DenominatorMeasure } from './admin-unit.vocabulary.js';

@ObjectType('Denominator', {
  simpleResolvers: true,
  description: 'How many households, residents or neighborhoods an area had on a day: what coverage is a share of.',
})
export class DenominatorType {
  @Field(() => AdminUnitType, { description: 'The area.' })
  adminUnit!: AdminUnitType;

  @Field(() => DenominatorMeasure, { description: 'What was counted.' })
  measure!: DenominatorMeasure;

  @Field(() => DateScalar, { description: 'The day the figure speaks of; it is in force until the next one.' })
  countedOn!: string;

  @Field(() => SafeInt, { description: 'How many there were.' })
  value!: number;

  @Field(() => String, { description: 'Who says so.' })
  source!: string;

  @Field(() => Provenance, { description: 'Where the row comes from; DEMO marks an invented figure.' })
  provenance!: Provenance;

  @Field(() => DateTimeScalar, { description: 'When it was recorded, or last corrected.' })
  recordedAt!: string;
}

@ObjectType('DenominatorPayload', { description: 'The denominator after a mutation.' })
export class DenominatorPayloadType {
  @Field(() => [ProblemType], { description: 'Why nothing was written; empty: all is well.' })
  problems!: ProblemType[];
}
