import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Period } from '../../api/period.js';
import { DateScalar, DateTimeScalar, SafeInt } from '../../api/scalars.js';
import { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { ReportedFigureType } from '../reported-figure/index.js';
import { TargetType } from './target.type.js';

/** Lists of a report are as long as a province has communes, a term months, the vocabulary kinds. */
const times = (count: number) => ({
  complexity: ({ childComplexity }: { childComplexity: number }) => 1 + count * childComplexity,
});
const CHILDREN = times(150);
const MONTHS = times(60);
const PROGRAM_KINDS = times(4);
const ACTIVITY_KINDS = times(21);
const MEASURES = times(3);

@ObjectType('ComparedFigure', {
  simpleResolvers: true,
  description: 'A recorded number beside that of the period before.',
})
export class ComparedFigureType {
  @Field(() => SafeInt, { description: 'The number of the period.' })
  value!: number;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'The number of the period before; null where nothing is known of it: no unit below had begun to record when it ended, and nothing of it was recorded since. Of a unit without others below, 0 may also mean that nobody recorded.',
  })
  before!: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'How much larger the number is than that of the period before, below 0 where it is smaller; null where that is not known.',
  })
  difference!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The difference as a percentage of `before`, to one decimal; null where that is 0 or not known.',
  })
  percent!: number | null;
}

@ObjectType('ReportUnit', {
  description: 'The unit of a report, or one under it, with its name as the report states it.',
})
export class ReportUnitType {
  @Field(() => ID, { description: 'The opaque id of the administrative or responsible unit.' })
  id!: string;

  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@ObjectType('ProgramKindReport', { simpleResolvers: true, description: 'What a report states of one kind of program.' })
export class ProgramKindReportType {
  @Field(() => ProgramKind, { description: 'The kind.' })
  kind!: ProgramKind;

  @Field(() => ComparedFigureType, {
    description:
      'Programs that were founded in the period, by `asOf`, and are placed in the area on the map day; for a responsible unit, that were placed in its jurisdiction on the day of their founding.',
  })
  founded!: ComparedFigureType;

  @Field(() => ComparedFigureType, {
    description:
      'Programs that stand on `asOf`, and on the last day of the period before: as coverage counts them, for a responsible unit by its jurisdiction of that day moved into its validity.',
  })
  standing!: ComparedFigureType;

  @Field(() => Int, { description: 'Programs that are suspended on `asOf`; they do not stand.' })
  suspended!: number;

  @Field(() => ComparedFigureType, {
    description:
      'Programs that were dissolved or merged in the period, by `asOf`; for a responsible unit, on days on which they lay in its jurisdiction.',
  })
  dissolved!: ComparedFigureType;

  @Field(() => [ReportedFigureType], {
    description: 'What documents say of exactly this unit and period, word for word; never added to what is recorded.',
  })
  reported!: ReportedFigureType[];
}

@ObjectType('MeasureReport', { simpleResolvers: true, description: 'What a report states of one measure.' })
export class MeasureReportType {
  @Field(() => MeasureKind, { description: 'What was counted.' })
  measure!: MeasureKind;

  @Field(() => ComparedFigureType, {
    description: 'The sum of what stands in the registry, row by row; 0 where nothing does.',
  })
  recorded!: ComparedFigureType;

  @Field(() => [ReportedFigureType], {
    description: 'What documents say of exactly this unit and period, word for word; never added to what is recorded.',
  })
  reported!: ReportedFigureType[];
}

@ObjectType('ActivityKindReport', {
  simpleResolvers: true,
  description: 'What a report states of one kind of activity.',
})
export class ActivityKindReportType {
  @Field(() => ActivityKind, { description: 'The kind.' })
  kind!: ActivityKind;

  @Field(() => ComparedFigureType, { description: 'How many activities count, as the activity summary counts them.' })
  activities!: ComparedFigureType;

  @Field(() => Int, { description: 'How many more touch this unit and period and count in no total.' })
  notAttributable!: number;

  @Field(() => [MeasureReportType], { description: 'Every measure of the kind, in its order.', ...MEASURES })
  measures!: MeasureReportType[];
}

@ObjectType('ProgramKindCount', { simpleResolvers: true, description: 'How many programs of one kind stand.' })
export class ProgramKindCountType {
  @Field(() => ProgramKind, { description: 'The kind.' })
  kind!: ProgramKind;

  @Field(() => Int, { description: 'Programs of the kind that stand.' })
  programs!: number;
}

@ObjectType('ChildReport', { simpleResolvers: true, description: 'What a report states of one unit under its own.' })
export class ChildReportType {
  @Field(() => ReportUnitType, { description: 'The unit.' })
  unit!: ReportUnitType;

  @Field(() => Int, {
    description: 'Its rank by standing programs, then by activities, from 1; units that are equal in both share one.',
  })
  rank!: number;

  @Field(() => Int, { description: 'Programs of all kinds that stand on `asOf`.' })
  standing!: number;

  @Field(() => Int, { description: 'Activities of the period that count for it.' })
  activities!: number;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Households in standing clusters and teams, each once; null where none was counted.',
  })
  householdsCovered!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day of recording in its commune, or in the earliest commune of its jurisdiction; null: it has not begun, and a 0 says nothing.',
  })
  recordedFrom!: string | null;
}

@ObjectType('ReportCompleteness', {
  simpleResolvers: true,
  description:
    'Which communes have recorded anything in the period: an activity that counts there, or a step in the life of a program that is placed there; for a responsible unit, on a day on which it stood.',
})
export class ReportCompletenessType {
  @Field(() => Int, { description: 'Communes that have.' })
  recorded!: number;

  @Field(() => Int, { description: 'Communes of the map, or of the jurisdiction.' })
  total!: number;

  @Field(() => [ReportUnitType], { description: 'Communes that have not, in name order.', ...CHILDREN })
  missing!: ReportUnitType[];
}

@ObjectType('ReportMonthBefore', {
  simpleResolvers: true,
  description: 'A month of the period that a report is compared with; the first and the last may be cut.',
})
export class ReportMonthBeforeType {
  @Field(() => DateScalar, { description: 'Its first day in that period.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The first day that is no longer part of it.' })
  to!: string;

  @Field(() => Int, {
    description: 'Activities that count in it; a period total that reaches into another month counts in neither.',
  })
  activities!: number;

  @Field(() => SafeInt, { description: 'Fires and rescues taken part in.' })
  incidents!: number;

  @Field(() => Int, { description: 'Programs of all kinds that were founded.' })
  founded!: number;
}

@ObjectType('ReportMonth', {
  simpleResolvers: true,
  description: 'A month of the period by its convention; the first and the last may be cut.',
})
export class ReportMonthType {
  @Field(() => Int, { description: 'The year that the month belongs to.' })
  year!: number;

  @Field(() => Int, { description: 'The month, 1 to 12.' })
  month!: number;

  @Field(() => DateScalar, { description: 'Its first day in the period.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The first day that is no longer part of it.' })
  to!: string;

  @Field(() => Int, {
    description: 'Activities that count in it; a period total that reaches into another month counts in neither.',
  })
  activities!: number;

  @Field(() => SafeInt, { description: 'Fires and rescues taken part in.' })
  incidents!: number;

  @Field(() => Int, { description: 'Programs of all kinds that were founded.' })
  founded!: number;

  @Field(() => ReportMonthBeforeType, {
    nullable: true,
    description:
      'The same month of the period that the report is compared with: of the year before, or of the term before. Null for a month that has not begun, where nobody below the unit had begun to record and nothing is told of it, and in reports that were submitted before it was told.',
  })
  before!: ReportMonthBeforeType | null;
}

@ObjectType('PeriodReport', {
  simpleResolvers: true,
  description:
    'Everything that a periodic report states of a unit and a period, beside the same period of the year before: sums alone. Recorded and reported figures stand side by side and are never added.',
})
export class PeriodReportType {
  @Field(() => ReportUnitType, { description: 'Whose report it is.' })
  unit!: ReportUnitType;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day of a unit that is no more; null: it stands, or the report was submitted before this was told.',
  })
  unitThrough!: string | null;

  @Field(() => Period, { description: 'The days that it is of.' })
  period!: Period;

  @Field(() => Period, {
    description:
      'The days that it is compared with: the same a year before; of a period longer than a year the same so many whole years before that the two share no day, as a term with the term before. A period that is not over is compared with its part until the same day.',
  })
  before!: Period;

  @Field(() => DateScalar, { description: 'The last day of the period, or today where it is not over.' })
  asOf!: string;

  @Field(() => DateScalar, {
    description:
      'The map day of `asOf`, for a responsible unit the day of its jurisdiction, moved into the validity of the unit.',
  })
  mapOn!: string;

  @Field(() => DateTimeScalar, { description: 'When these figures were worked out.' })
  generatedAt!: string;

  @Field(() => Boolean, { description: 'Whether any of these figures rests on invented rows (provenance DEMO).' })
  hasDemoData!: boolean;

  @Field(() => [ProgramKindReportType], { description: 'All four kinds, in the order of the enum.', ...PROGRAM_KINDS })
  programs!: ProgramKindReportType[];

  @Field(() => [ActivityKindReportType], {
    description: 'Every kind of activity with every measure, zeros included, in the order of the vocabulary.',
    ...ACTIVITY_KINDS,
  })
  activities!: ActivityKindReportType[];

  @Field(() => [ReportedFigureType], {
    description: 'What documents say of this unit and period that is neither of a kind of program nor of a measure.',
  })
  otherFigures!: ReportedFigureType[];

  @Field(() => [ChildReportType], {
    description:
      'The units under it, ranked: the communes of a province or district, the neighborhoods of a commune; the units right under a responsible unit that answer for any ground, or else the communes of its jurisdiction. Jurisdictions may overlap, so these do not add up.',
    ...CHILDREN,
  })
  children!: ChildReportType[];

  @Field(() => ReportCompletenessType, { description: 'Which communes have recorded anything in the period.' })
  completeness!: ReportCompletenessType;

  @Field(() => [ReportMonthType], { description: 'Every month of the period, in order.', ...MONTHS })
  months!: ReportMonthType[];

  @Field(() => [TargetType], {
    description:
      'The targets in force of the unit’s own plans that share a day with the period, as they stand on `asOf`; the oldest plan first.',
    ...times(30),
  })
  targets!: TargetType[];
}
