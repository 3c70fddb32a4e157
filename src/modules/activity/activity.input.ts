import { Field, ID, InputType } from 'type-graphql';
import { Provenance } from '../../api/common.vocabulary.js';
import { PeriodInput } from '../../api/period.js';
import { DateScalar } from '../../api/scalars.js';
import { ActivityKind } from './activity.vocabulary.js';

@InputType('ActivityFilter', { description: 'Which activities; every condition given must hold.' })
export class ActivityFilter {
  @Field(() => [ActivityKind], { nullable: true, description: 'Activities of one of these kinds.' })
  kinds?: ActivityKind[] | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Activities that share a day with this period.' })
  period?: PeriodInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Activities that count for this administrative unit, with all below it: by the placement of their first program on their own day, or else by their area.',
  })
  adminUnit?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'With adminUnit: places are read on the map of this day instead of on the activity’s own.',
  })
  mapOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Activities done by this responsible unit or by one below it.' })
  responsibleUnit?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Activities whose place lay in the jurisdiction of this responsible unit, or of one below it, on their own day.',
  })
  inJurisdictionOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Activities that this program had to do with, in any role.' })
  program?: string | null;

  @Field(() => [Provenance], { nullable: true, description: 'Activities whose row comes from one of these.' })
  provenances?: Provenance[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Period totals only (true), or single events only (false).' })
  isPeriodTotal?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the title, 200 characters at most. Marks and case do not matter.',
  })
  text?: string | null;
}
