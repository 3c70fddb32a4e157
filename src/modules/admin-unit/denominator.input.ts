import { Field, ID, InputType } from 'type-graphql';
import { DateScalar, SafeInt } from '../../api/scalars.js';
import { DenominatorMeasure } from './admin-unit.vocabulary.js';

@InputType('RecordDenominatorInput', { description: 'How many of what an area had on a day.' })
export class RecordDenominatorInput {
  @Field(() => ID, { description: 'The area, as it stood that day.' })
  adminUnit!: string;

  @Field(() => DenominatorMeasure, { description: 'What was counted.' })
  measure!: DenominatorMeasure;

  @Field(() => DateScalar, { description: 'The day that the figure speaks of, not after today.' })
  countedOn!: string;

  @Field(() => SafeInt, { description: 'How many there were, not below zero.' })
  value!: number;

  @Field(() => String, { description: 'Who says so: a list, a report, a census; 300 characters at most.' })
  source!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: it takes the place of a figure for the same day; without it, that is a problem to confirm.',
  })
  replaces?: boolean | null;
}
