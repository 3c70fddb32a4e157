import { Field, ID, InputType } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';

@InputType('OpenJurisdictionInput', { description: 'Which unit is to answer for which area.' })
export class OpenJurisdictionInput {
  @Field(() => ID, { description: 'The unit; it must stand on the first day.' })
  responsibleUnit!: string;

  @Field(() => ID, { description: 'The area, with all that lies in it; it must stand on the first day.' })
  adminUnit!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day, at most a year ahead; by default today.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}

@InputType('CloseJurisdictionInput', { description: 'Which unit is to answer for which area no longer.' })
export class CloseJurisdictionInput {
  @Field(() => ID, { description: 'The unit.' })
  responsibleUnit!: string;

  @Field(() => ID, { description: 'The area, as the jurisdiction names it.' })
  adminUnit!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day without it, at most a year ahead; by default today. The day it began takes it back; an end that lies ahead can be put elsewhere.',
  })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'The paper behind it, 300 characters at most.' })
  document?: string | null;
}
