import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Period } from '../../api/period.js';
import { SafeInt } from '../../api/scalars.js';
import { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { ReportUnitType } from '../report/index.js';
import { ReportedFigureType } from '../reported-figure/index.js';
import { Qualifier } from '../reported-figure/reported-figure.vocabulary.js';
import { CheckOrigin, CheckVerdict, ProgramAspect, UnreadReason } from './report-check.vocabulary.js';

@ObjectType('CheckedFigure', {
  simpleResolvers: true,
  description: 'A figure of the text that was understood, beside what the registry has recorded and documents report.',
})
export class CheckedFigureType {
  @Field(() => String, {
    description: 'The sentence that it stands in, or a part of one of more than 2,000 characters.',
  })
  sentence!: string;

  @Field(() => String, {
    description: 'The words of the text that say it: the number, what it counts and what tells that.',
  })
  quote!: string;

  @Field(() => Int, { description: 'Where the quote begins in `ReportCheck.text`, in UTF-16 code units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'Where the quote ends: the first code unit that is no longer part of it.' })
  end!: number;

  @Field(() => SafeInt, { description: 'The number that the text states.' })
  value!: number;

  @Field(() => SafeInt, { nullable: true, description: 'The whole of "53/168"; null where no whole is stated.' })
  of!: number | null;

  @Field(() => Qualifier, {
    description: 'The word before the number. "ít nhất" (at least) is OVER without an upper end.',
  })
  qualifier!: Qualifier;

  @Field(() => String, { description: 'What it speaks of, spelled as `ReportedFigure.subject` is.' })
  subject!: string;

  @Field(() => ActivityKind, { nullable: true, description: 'The kind of activity, where the subject is one.' })
  activityKind!: ActivityKind | null;

  @Field(() => MeasureKind, { nullable: true, description: 'The measure of that kind of activity.' })
  measure!: MeasureKind | null;

  @Field(() => ProgramKind, { nullable: true, description: 'The kind of program, where the subject is one.' })
  programKind!: ProgramKind | null;

  @Field(() => ProgramAspect, { nullable: true, description: 'Which number of these programs it was compared with.' })
  aspect!: ProgramAspect | null;

  @Field(() => CheckVerdict, {
    description:
      'AGREES when whatever is held agrees; DIFFERS when anything held differs; NOT_HELD when nothing is held.',
  })
  verdict!: CheckVerdict;

  @Field(() => CheckVerdict, {
    description:
      'Beside what is recorded. A number as stated must be equal; "gần n" takes in nine tenths of n up to under n; "hơn n" n up to under the next round number (1,100: under 1,200); "khoảng n" a tenth less to a tenth more.',
  })
  againstRecorded!: CheckVerdict;

  @Field(() => CheckVerdict, {
    description: 'Beside what documents say of this unit and period: number and wording must be those of one of them.',
  })
  againstReported!: CheckVerdict;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'What is recorded. Null where nothing is, for a sum of 0 does not tell none from nobody has recorded.',
  })
  recorded!: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'The whole that is recorded, which is known of communes alone (COMMUNES_RECORDED); null: not known.',
  })
  recordedOf!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Recorded less stated; null where nothing is recorded.' })
  difference!: number | null;

  @Field(() => [ReportedFigureType], { description: 'What documents say of it, of this unit and this period.' })
  reported!: ReportedFigureType[];

  @Field(() => String, { nullable: true, description: 'What else is to be known of it, in the reader’s language.' })
  note!: string | null;
}

@ObjectType('CheckedChange', {
  simpleResolvers: true,
  description:
    'A rise or fall of the text, beside that of the report: between the period and the one that it is compared with, PeriodReport.before.',
})
export class CheckedChangeType {
  @Field(() => String, {
    description: 'The sentence that it stands in, or a part of one of more than 2,000 characters.',
  })
  sentence!: string;

  @Field(() => String, { description: 'The words of the text that say it.' })
  quote!: string;

  @Field(() => Int, { description: 'Where the quote begins in `ReportCheck.text`, in UTF-16 code units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'Where the quote ends: the first code unit that is no longer part of it.' })
  end!: number;

  @Field(() => SafeInt, { description: 'By how much it rose; below 0: it fell.' })
  difference!: number;

  @Field(() => Float, { nullable: true, description: 'The percentage that the text puts behind it, signed likewise.' })
  percent!: number | null;

  @Field(() => String, { description: 'What it speaks of, spelled as `ReportedFigure.subject` is.' })
  subject!: string;

  @Field(() => ActivityKind, { nullable: true, description: 'The kind of activity, where the subject is one.' })
  activityKind!: ActivityKind | null;

  @Field(() => MeasureKind, { nullable: true, description: 'The measure of that kind of activity.' })
  measure!: MeasureKind | null;

  @Field(() => ProgramKind, { nullable: true, description: 'The kind of program, where the subject is one.' })
  programKind!: ProgramKind | null;

  @Field(() => ProgramAspect, { nullable: true, description: 'Which number of these programs it was compared with.' })
  aspect!: ProgramAspect | null;

  @Field(() => CheckVerdict, {
    description:
      'AGREES when the number is the recorded one, and the percentage too, to the decimals that it is stated with.',
  })
  verdict!: CheckVerdict;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'The recorded rise or fall. Null where nothing is recorded in one of the two periods.',
  })
  recorded!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same as a percentage, to one decimal.' })
  recordedPercent!: number | null;
}

@ObjectType('UnreadFigure', {
  simpleResolvers: true,
  description: 'A number of the text that was compared with nothing, and why.',
})
export class UnreadFigureType {
  @Field(() => String, { description: 'The words of the text.' })
  quote!: string;

  @Field(() => Int, { description: 'Where the quote begins in `ReportCheck.text`, in UTF-16 code units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'Where the quote ends: the first code unit that is no longer part of it.' })
  end!: number;

  @Field(() => UnreadReason, { description: 'Why it was compared with nothing.' })
  reason!: UnreadReason;

  @Field(() => String, { description: 'The same in the reader’s language, with what there is to say of this number.' })
  message!: string;
}

@ObjectType('ReportCheckSummary', { simpleResolvers: true, description: 'How many numbers of a text came to what.' })
export class ReportCheckSummaryType {
  @Field(() => Int, { description: 'Figures that agree.' })
  agrees!: number;

  @Field(() => Int, { description: 'Figures that differ.' })
  differs!: number;

  @Field(() => Int, { description: 'Figures of which nothing is held.' })
  notHeld!: number;

  @Field(() => Int, { description: 'Numbers that were compared with nothing.' })
  unread!: number;
}

@ObjectType('ReportCheck', {
  simpleResolvers: true,
  description:
    'A text with its figures set beside what the registry has. Dates, years, numbers of documents and telephone numbers are no figures and are passed over.',
})
export class ReportCheckType {
  @Field(() => String, { description: 'The text as it was read, composed (NFC); every place counts in it.' })
  text!: string;

  @Field(() => ReportUnitType, {
    nullable: true,
    description: 'Whose figures they were compared with; null: unknown.',
  })
  unit!: ReportUnitType | null;

  @Field(() => CheckOrigin, { description: 'Whence it is known whose figures they are.' })
  unitOrigin!: CheckOrigin;

  @Field(() => Period, { nullable: true, description: 'The days that the figures were compared for; null: unknown.' })
  period!: Period | null;

  @Field(() => CheckOrigin, { description: 'Whence the period is known.' })
  periodOrigin!: CheckOrigin;

  @Field(() => Boolean, { description: 'Whether anything recorded behind it is invented (provenance DEMO).' })
  hasDemoData!: boolean;

  @Field(() => [String], {
    description:
      'What is to be said of the whole, in the reader’s language: a text that names another unit or period than was asked for, a name that the registry does not know.',
  })
  notes!: string[];

  @Field(() => [CheckedFigureType], { description: 'The figures that were understood, in the order of the text.' })
  figures!: CheckedFigureType[];

  @Field(() => [CheckedChangeType], {
    description: 'Rises and falls since the same period before that were understood, in the order of the text.',
  })
  changes!: CheckedChangeType[];

  @Field(() => [UnreadFigureType], { description: 'All other numbers, in the order of the text.' })
  unread!: UnreadFigureType[];
}
