import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayAnywhere } from '../../access/viewer.js';
import { type Asked, AskedOfItems } from '../../api/asked.js';
import { PageArgs } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { type AdminUnitRow, AdminUnitType } from '../admin-unit/index.js';
import { type ProgramRow, ProgramType } from '../program/index.js';
import { type ResponsibleUnitRow, ResponsibleUnitType } from '../responsible-unit/index.js';
import * as input from './activity.input.js';
import { ActivityFilter } from './activity.input.js';
import { activityPage } from './activity.page.js';
import type { ActivityEndingRow, ActivityRow } from './activity.read.js';
import * as service from './activity.service.js';
import {
  ActivityConnection,
  ActivityEndingType,
  ActivityId,
  ActivityPayloadType,
  ActivityProgramType,
  ActivityType,
  MeasureType,
} from './activity.type.js';
import { MEASURES_OF } from './activity.vocabulary.js';

const WHO = 'Officers and analysts read it; to the public activities are told as sums alone, in activitySummary.';
const INPUT = { description: 'What is asked for.' };
const WHERE = { nullable: true, description: 'Which activities; without it all.' };

@Resolver(() => ActivityType)
export class ActivityResolver {
  @Query(() => ActivityConnection, {
    description: `Activities in force of the whole registry, newest first. ${WHO}`,
  })
  activities(
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'nobody', 0, where, page, asked);
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

  @FieldResolver(() => ActivityEndingType, {
    nullable: true,
    description: 'Why it counts no more; null while it is in force.',
  })
  ending(@Root() activity: ActivityRow, @Ctx() { loaders }: Context) {
    return activity.isInForce ? null : loaders.activityEnding.load(activity.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A note for officers; null for anyone else, and where there is none.',
  })
  async note(@Root() { id }: ActivityRow, @Ctx() { loaders, viewer }: Context): Promise<string | null> {
    return mayAnywhere(viewer, 'READ_ACTIVITIES') ? ((await loaders.activityNote.load(id))?.note ?? null) : null;
  }

  @FieldResolver(() => [MeasureType])
  measures(@Root() { kind, measures }: ActivityRow) {
    return MEASURES_OF[kind].flatMap((measure) => measures.filter((counted) => counted.measure === measure));
  }
}

@Resolver(() => ActivityEndingType)
export class ActivityEndingResolver {
  @FieldResolver(() => ActivityType, {
    nullable: true,
    description: 'CORRECTION: the activity that tells it as it was.',
  })
  correctedBy(@Root() { correctedById }: ActivityEndingRow, @Ctx() { loaders }: Context) {
    return correctedById === null ? null : loaders.activity.load(correctedById);
  }
}

@Resolver(() => ActivityPayloadType)
export class ActivityPayloadResolver {
  @Mutation(() => ActivityPayloadType, {
    description:
      'Records what was done: one event, or the total of a period. For local, area and province officers in whose jurisdiction all its programs lie today, and the area that is named; that of an old map by the areas of today on its ground. Problems: InputProblem.',
  })
  recordActivity(
    @Arg('input', () => input.RecordActivityInput, INPUT) given: input.RecordActivityInput,
    @Ctx() context: Context,
  ) {
    return service.recordActivity(context, given);
  }

  @Mutation(() => ActivityPayloadType, {
    description:
      'Tells an activity as it really was, by another row, and answers with that; the old one is kept and counts no more. For local, area and province officers in whose jurisdiction its programs lie today, or else its area. Problems: InputProblem, StateProblem when it counts no more already, VersionProblem.',
  })
  correctActivity(
    @Arg('input', () => input.CorrectActivityInput, INPUT) given: input.CorrectActivityInput,
    @Ctx() context: Context,
  ) {
    return service.correctActivity(context, given);
  }

  @Mutation(() => ActivityPayloadType, {
    description:
      'Takes an activity out of force, with a reason; it is kept and counts no more. For local, area and province officers in whose jurisdiction its programs lie today, or else its area. Problems: InputProblem, StateProblem when it counts no more already, VersionProblem.',
  })
  annulActivity(
    @Arg('input', () => input.AnnulActivityInput, INPUT) given: input.AnnulActivityInput,
    @Ctx() context: Context,
  ) {
    return service.annulActivity(context, given);
  }

  @FieldResolver(() => ActivityType, {
    nullable: true,
    description: 'The activity as it is now; null where a problem kept it from being written.',
  })
  activity(@Root() { activityId }: Partial<service.ActivityResult>, @Ctx() { loaders }: Context) {
    return activityId === undefined ? null : loaders.activity.load(activityId);
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
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'program', program.id, where, page, asked);
  }
}

@Resolver(() => AdminUnitType)
export class AdminUnitActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    description: `Activities in force that count for this area, with all below it, newest first: those whose first program was placed here on the activity’s own day, moved into this unit’s own validity, or else those whose area lies here. ${WHO}`,
  })
  activities(
    @Root() unit: AdminUnitRow,
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'adminUnit', unit.id, where, page, asked);
  }
}

@Resolver(() => ResponsibleUnitType)
export class ResponsibleUnitActivitiesResolver {
  @FieldResolver(() => ActivityConnection, {
    description: `Activities in force whose place lay in its jurisdiction on their own day, newest first, whoever did them. ${WHO}`,
  })
  activities(
    @Root() unit: ResponsibleUnitRow,
    @Arg('where', () => ActivityFilter, WHERE) where: ActivityFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    return activityPage(context, 'responsibleUnit', unit.id, where, page, asked);
  }
}
