import { Field, ID, InputType } from 'type-graphql';
import { PeriodInput } from '../../api/period.js';
import { ActivityKind } from '../activity/activity.vocabulary.js';
import { ProgramKind } from '../program/program.vocabulary.js';

@InputType('ReportedFigureFilter', { description: 'Which reported figures; every condition given must hold.' })
export class ReportedFigureFilter {
  @Field(() => [ActivityKind], { nullable: true, description: 'Figures of one of these kinds of activity.' })
  activityKinds?: ActivityKind[] | null;

  @Field(() => [ProgramKind], { nullable: true, description: 'Figures of one of these kinds of program.' })
  programKinds?: ProgramKind[] | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Figures whose period shares a day with this one.' })
  period?: PeriodInput | null;

  @Field(() => ID, { nullable: true, description: 'Figures of this administrative unit or of one below it.' })
  adminUnit?: string | null;

  @Field(() => ID, { nullable: true, description: 'Figures of this responsible unit or of one below it.' })
  responsibleUnit?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the document’s words or of its name, 200 characters at most. Marks and case do not matter.',
  })
  text?: string | null;
}
