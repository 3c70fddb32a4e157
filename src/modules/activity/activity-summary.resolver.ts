import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { PeriodInput, periodOf } from '../../api/period.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminLevel, type AdminUnitRow, AdminUnitType } from '../admin-unit/index.js';
import { type ResponsibleUnitRow, ResponsibleUnitType } from '../responsible-unit/index.js';
import {
  type ActivitySummarySource,
  areaSummary,
  breakdownAsked,
  jurisdictionSummary,
  summaryAsked,
} from './activity-summary.js';
import { ActivityMonthSummaryType, ActivitySummaryType, AreaActivitySummaryType } from './activity-summary.type.js';

@Resolver(() => AdminUnitType)
export class AdminUnitActivitySummaryResolver {
  @FieldResolver(() => ActivitySummaryType, {
    description:
      'What was done here in a period. Each activity goes with its first program’s placement, or else with its area, on the map of its own day, or of `mapOn`; that day is moved into this unit’s own validity.',
  })
  activitySummary(
    @Root() unit: AdminUnitRow,
    @Arg('period', () => PeriodInput, { description: 'The period.' }) period: PeriodInput,
    @Arg('mapOn', () => DateScalar, { nullable: true, description: 'The map day, by default each activity’s own.' })
    mapOn: string | null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ): Promise<ActivitySummarySource> {
    return areaSummary(context, unit, periodOf(period), mapOn ?? null, summaryAsked(info));
  }
}

@Resolver(() => ResponsibleUnitType)
export class ResponsibleUnitActivitySummaryResolver {
  @FieldResolver(() => ActivitySummaryType, {
    description:
      'What was done in its jurisdiction in a period, whoever did it; each activity by the jurisdiction of its own day, this unit’s and that of all under it.',
  })
  activitySummary(
    @Root() unit: ResponsibleUnitRow,
    @Arg('period', () => PeriodInput, { description: 'The period.' }) period: PeriodInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ): Promise<ActivitySummarySource> {
    return jurisdictionSummary(context, unit, periodOf(period), summaryAsked(info));
  }
}

/** A breakdown is as long as a province has communes, the months of a summary are as many as those of a term. */
const AREAS = 150;
const MONTHS = 60;

@Resolver(() => ActivitySummaryType)
export class ActivitySummaryResolver {
  @FieldResolver(() => [ActivityMonthSummaryType], {
    complexity: ({ childComplexity }) => 1 + MONTHS * childComplexity,
    description:
      'Every month of the period in order, by the period’s own convention; the first and the last may be cut. Refused for more than fifty years; TOO_COSTLY where all months of the request and its areas are more than 20,000.',
  })
  byMonth(@Root() summary: ActivitySummarySource) {
    return summary.byMonth();
  }

  @FieldResolver(() => [AreaActivitySummaryType], {
    complexity: ({ childComplexity }) => 1 + AREAS * childComplexity,
    description:
      'The same for every area of that level, in name order: below an administrative unit on the map day (`mapOn`, or else the last day of the period, moved into the unit’s validity), or in a responsible unit’s jurisdiction of that last day. TOO_COSTLY where all areas of the request, with their months where they are asked for, are more than 20,000.',
  })
  breakdown(
    @Root() summary: ActivitySummarySource,
    @Arg('level', () => AdminLevel, { description: 'A level below the unit’s own.' }) level: AdminLevel,
    @Info() info: GraphQLResolveInfo,
  ) {
    return summary.breakdown(level, breakdownAsked(info));
  }
}
