import { Field, ID, InputType } from 'type-graphql';
import { PeriodInput } from '../../api/period.js';

@InputType('SubmittedReportFilter', { description: 'Which submitted reports; every condition given must hold.' })
export class SubmittedReportFilter {
  @Field(() => ID, { nullable: true, description: 'Reports of exactly this administrative or responsible unit.' })
  unit?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Reports whose period shares a day with this one.' })
  period?: PeriodInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Reports whose place a later one has taken (true), or none has (false).',
  })
  isSuperseded?: boolean | null;
}

@InputType('SubmitReportInput', {
  description: 'Whose report, and for which period, is submitted as its figures are now.',
})
export class SubmitReportInput {
  @Field(() => ID, {
    description: 'The administrative or responsible unit; it has to stand on the last day of the period.',
  })
  unit!: string;

  @Field(() => PeriodInput, { description: 'The period; it has to be over.' })
  period!: PeriodInput;

  @Field(() => String, { description: 'The paper that goes with it: number, date and title, 300 characters at most.' })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The digest of the report that was looked at; where the figures are others by now, nothing is submitted.',
  })
  expectedDigest?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The submitted report of the same unit, period and convention that it takes the place of, being the one that holds; without it, it is the first.',
  })
  supersedes?: string | null;
}
