import { Field, ID, InputType } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import { ResponsibleUnitKind } from './responsible-unit.vocabulary.js';

@InputType('ResponsibleUnitFilter', { description: 'Which responsible units; every condition given must hold.' })
export class ResponsibleUnitFilter {
  @Field(() => DateScalar, { nullable: true, description: 'Units that stood on this day, by default today.' })
  asOf?: string | null;

  @Field(() => [ResponsibleUnitKind], { nullable: true, description: 'Units of one of these kinds.' })
  kinds?: ResponsibleUnitKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Units under this one, at any depth; itself not among them.' })
  within?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Units whose own jurisdiction that day holds this administrative unit or one above it.',
  })
  inChargeOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the name, 200 characters at most; marks and case do not matter.',
  })
  text?: string | null;
}
