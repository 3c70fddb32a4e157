import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { type AdminUnitRow, AdminUnitType } from '../admin-unit/index.js';
import { type ProgramRow, ProgramType } from '../program/index.js';
import { type ResponsibleUnitRow, ResponsibleUnitType } from '../responsible-unit/index.js';
import { ActivityFilter } from './activity.input.js';
import { activityPage } from './activity.page.js';
import type { ActivityRow } from './activity.read.js';
import { ActivityConnection, ActivityId, ActivityProgramType, ActivityType, MeasureType } from './activity.type.js';
import { MEASURES_OF } from './activity.vocabulary.js';

const WHO = 'Officers and analysts read it; to the public activities are told as sums alone, in activitySummary.';
const WHERE = { nullable: true, description: 'Which activities; without it all.' };

@Resolver(() => ActivityType)
export class ActivityResolver {
  @Query(() => ActivityConnection, {
    description: `Activities in force of the whole registry, newest first. ${WHO}`,
  })
  activities(
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'nobody', 0, where, page);
  }

  @FieldResolver(() => ID)
  id(@Root() activity: ActivityRow): string {
    return ActivityId.encode(activity.id);
  }

  @FieldResolver(() => AdminUnitType, { description: 'The area it was reported for, on the map of its own first day.' })
  adminUnit(@Root() activity: ActivityRow, @Ctx() { loaders }: Context) {
    return loaders.adminUnit.load(activity.adminUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, { description: 'The unit that did it.' })
  responsibleUnit(@Root() activity: ActivityRow, @Ctx() { loaders }: Context) {
    return loaders.responsibleUnit.load(activity.responsibleUnitId);
  }

  @FieldResolver(() => ActivityType, {
    nullable: true,
    description: 'The activity that this one corrects; that one is kept and counts no more.',
  })
  corrects(@Root() activity: ActivityRow, @Ctx() { loaders }: Context) {
    return activity.correctsId === null ? null : loaders.activity.load(activity.correctsId);
  }

  @FieldResolver(() => [MeasureType])
  measures(@Root() { kind, measures }: ActivityRow) {
    return MEASURES_OF[kind].flatMap((measure) => measures.filter((counted) => counted.measure === measure));
  }
}

@Resolver(() => ActivityProgramType)
export class ActivityProgramResolver {
  @FieldResolver(() => ProgramType, { description: 'The program.' })
  program(@Root() part: ActivityRow['programs'][number], @Ctx() { loaders }: Context) {
    return loaders.program.load(part.programId);
  }
}

@Resolver(() => ProgramType)
export class ProgramActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    description: `Activities in force that it had to do with, in any role, newest first. ${WHO}`,
  })
  activities(
    @Root() program: ProgramRow,
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'program', program.id, where, page);
  }
}

@Resolver(() => AdminUnitType)
export class AdminUnitActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    description:
      `Activities in force that count for this area, with all below it, newest first: those whose first program was placed here on the activity’s own day, moved into this unit’s own validity, or else those whose area lies here. ${WHO}`,
  })
  activities(
    @Root() unit: AdminUnitRow,
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'adminUnit', unit.id, where, page);
  }
}

@Resolver(() => ResponsibleUnitType)
export class ResponsibleUnitActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    description:
      `Activities in force whose place lay in its jurisdiction on their own day, newest first, whoever did them. ${WHO}`,
  })
  activities(
    @Root() unit: ResponsibleUnitRow,
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'responsibleUnit', unit.id, where, page);
  }
}
