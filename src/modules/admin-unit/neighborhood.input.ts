import { Field, ID, InputType } from 'type-graphql';
import { PositionInput } from '../../api/position.js';
import { DateScalar } from '../../api/scalars.js';
import { NeighborhoodKind } from './admin-unit.vocabulary.js';

@InputType('CreateNeighborhoodInput', { description: 'Which hamlet or residential block to enter.' })
export class CreateNeighborhoodInput {
  @Field(() => ID, { description: 'The commune it lies in.' })
  commune!: string;

  @Field(() => String, {
    description: 'Its full name with the type word, 200 characters at most; no other of the commune may bear it.',
  })
  name!: string;

  @Field(() => NeighborhoodKind, { description: 'What sort of neighborhood it is.' })
  kind!: NeighborhoodKind;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day it stands; not before its commune, at most a year ahead, by default today.',
  })
  validFrom?: string | null;

  @Field(() => PositionInput, { nullable: true, description: 'Its center, where known.' })
  position?: PositionInput | null;
}
