import { Field, Int, ObjectType } from 'type-graphql';
import { WorkedOut } from '../../api/at-once.js';
import { Period } from '../../api/period.js';
import { SafeInt } from '../../api/scalars.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ReportedFigureType } from '../reported-figure/index.js';
import { ActivityKind, MeasureKind } from './activity.vocabulary.js';

@ObjectType('MeasureTotal', {
  simpleResolvers: true,
  description: 'What a measure came to, as recorded and as reported: two things, shown side by side and never added.',
})
export class MeasureTotalType {
  @Field(() => MeasureKind, { description: 'What was counted.' })
  measure!: MeasureKind;

  @Field(() => SafeInt, { description: 'The sum of what stands in the registry, row by row.' })
  recorded!: number;

  @Field(() => [ReportedFigureType], {
    description: 'What documents say of exactly this unit and exactly this period.',
  })
  reported!: ReportedFigureType[];
}

@ObjectType('ActivityKindSummary', { simpleResolvers: true, description: 'The activities of one kind in a period.' })
export class ActivityKindSummaryType {
  @Field(() => ActivityKind, { description: 'The kind.' })
  kind!: ActivityKind;

  @Field(() => Int, {
    description: 'How many activities count: events, and period totals whose whole period lies inside.',
  })
  activities!: number;

  @Field(() => Int, {
    description:
      'How many more touch this unit and period and count in no total: period totals that the period cuts, and activities of which it is not known whether they lie in this unit.',
  })
  notAttributable!: number;

  @WorkedOut
  @Field(() => [MeasureTotalType], {
    description: 'What they counted: the measures that are recorded or reported, in the order of the kind.',
  })
  measures!: MeasureTotalType[];
}

@ObjectType('ActivityMonthSummary', {
  simpleResolvers: true,
  description: 'The activities of one month, with those of its days that lie in the period.',
})
export class ActivityMonthSummaryType {
  @Field(() => Period, { description: 'The days.' })
  period!: Period;

  @Field(() => Int, {
    description: 'The year that the month belongs to; by STATE_15TH it begins on 15 December before.',
  })
  year!: number;

  @Field(() => Int, { description: 'The month, 1 to 12; by STATE_15TH it begins on the 15th of the month before.' })
  month!: number;

  @Field(() => [ActivityKindSummaryType], {
    description: 'The kinds that have anything to tell, in the order of the vocabulary.',
  })
  byKind!: ActivityKindSummaryType[];
}

@ObjectType('ActivitySummary', {
  simpleResolvers: true,
  description: 'What was done in a period in an area, or in the jurisdiction of a responsible unit.',
})
export class ActivitySummaryType {
  @Field(() => Period, { description: 'The days that are summed up.' })
  period!: Period;

  @WorkedOut
  @Field(() => [ActivityKindSummaryType], {
    description: 'The kinds that have anything to tell, in the order of the vocabulary.',
  })
  byKind!: ActivityKindSummaryType[];

  @WorkedOut
  @Field(() => Boolean, { description: 'Whether any activity behind these figures is invented (provenance DEMO).' })
  hasDemoData!: boolean;
}

@ObjectType('AreaActivitySummary', { simpleResolvers: true, description: 'What was done in one of many areas.' })
export class AreaActivitySummaryType {
  @Field(() => AdminUnitType, { description: 'The area.' })
  adminUnit!: AdminUnitType;

  @Field(() => ActivitySummaryType, { description: 'Its summary, for the same period and map day.' })
  summary!: ActivitySummaryType;
}
