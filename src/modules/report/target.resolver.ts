import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { type TargetLine, linesOfPlan } from './target-line.js';
import { AnnulTargetInput, CloseTargetPlanInput, RecordTargetPlanInput, TargetPlanFilter } from './target.input.js';
import * as from from './target.read.js';
import * as service from './target.service.js';
import {
  TargetPlanConnection,
  TargetPlanId,
  TargetPlanPayloadType,
  TargetPlanType,
  TargetType,
} from './target.type.js';

const INPUT = { description: 'What is asked for.' };

type Row = from.TargetPlanRow;

@Resolver(() => TargetPlanType)
export class TargetPlanResolver {
  @Query(() => TargetPlanConnection, { description: 'Plans and their targets, the newest first. Anyone may read it.' })
  async targetPlans(
    @Arg('where', () => TargetPlanFilter, { nullable: true, description: 'Which plans; without it all.' })
    where: TargetPlanFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, today }: Context,
  ): Promise<ConnectionSource<Row>> {
    const filter = where ?? {};
    const listing = { filter, today };
    const page = pageOf(pageArgs, from.order, 'targetPlans', filter);
    const rows = await from.listTargetPlans(read, listing, page);
    return connectionOf(rows, page, () => from.countTargetPlans(read, listing));
  }

  @Mutation(() => TargetPlanPayloadType, {
    description:
      'Records a resolution or plan with its targets. For province officers whose area holds the unit’s. Problems: InputProblem.',
  })
  recordTargetPlan(
    @Arg('input', () => RecordTargetPlanInput, INPUT) given: RecordTargetPlanInput,
    @Ctx() context: Context,
  ) {
    return service.recordTargetPlan(context, given);
  }

  @Mutation(() => TargetPlanPayloadType, {
    description:
      'Closes a plan before its end: what is done from that day on counts no longer. For province officers whose area holds the unit’s. Problems: InputProblem, VersionProblem.',
  })
  closeTargetPlan(
    @Arg('input', () => CloseTargetPlanInput, INPUT) given: CloseTargetPlanInput,
    @Ctx() context: Context,
  ) {
    return service.closeTargetPlan(context, given);
  }

  @Mutation(() => TargetPlanPayloadType, {
    description:
      'Annuls one target of a plan: it is kept, and is in no report any more. For province officers whose area holds the unit’s. Problems: InputProblem, VersionProblem.',
  })
  annulTarget(@Arg('input', () => AnnulTargetInput, INPUT) given: AnnulTargetInput, @Ctx() context: Context) {
    return service.annulTarget(context, given);
  }

  @FieldResolver(() => ID)
  id(@Root() plan: Row): string {
    return TargetPlanId.encode(plan.id);
  }

  @FieldResolver(() => AdminUnitType, { nullable: true })
  adminUnit(@Root() { adminUnitId }: Row, @Ctx() { loaders }: Context) {
    return adminUnitId === null ? null : loaders.adminUnit.load(adminUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, { nullable: true })
  responsibleUnit(@Root() { responsibleUnitId }: Row, @Ctx() { loaders }: Context) {
    return responsibleUnitId === null ? null : loaders.responsibleUnit.load(responsibleUnitId);
  }

  @FieldResolver(() => [TargetType], {
    complexity: ({ childComplexity }) => 1 + 20 * childComplexity,
    description: 'What it sets, in its order, annulled targets too, as each stood on `asOf`, by default today.',
  })
  targets(
    @Root() plan: Row,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The last day that counts, today at the latest.' })
    asOf: string | null,
    @Ctx() context: Context,
  ) {
    return linesOfPlan(context, plan, asOf);
  }
}

@Resolver(() => TargetType)
export class TargetResolver {
  @FieldResolver(() => TargetPlanType)
  plan(@Root() { plan }: TargetLine, @Ctx() { loaders }: Context) {
    return loaders.targetPlan.load(plan.id);
  }
}

@Resolver(() => TargetPlanPayloadType)
export class TargetPlanPayloadResolver {
  @FieldResolver(() => TargetPlanType, {
    nullable: true,
    description: 'The plan as it is now; null where a problem kept it from being written.',
  })
  plan(@Root() { planId }: Partial<service.TargetPlanResult>, @Ctx() { loaders }: Context) {
    return planId === undefined ? null : loaders.targetPlan.load(planId);
  }
}
