import { Field, ID, InputType } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import { DueKind } from './due.vocabulary.js';

@InputType('DueFilter', { description: 'What of all that falls due; every condition given must hold.' })
export class DueFilter {
  @Field(() => DateScalar, {
    description: 'What falls due before this day. Equipment that was never checked is due at once, whatever the day.',
  })
  before!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'For programs that lie today in this administrative unit or anything below it; without it, in the viewer’s jurisdiction.',
  })
  adminUnit?: string | null;

  @Field(() => [DueKind], { nullable: true, description: 'Only what is one of these.' })
  kinds?: DueKind[] | null;
}
