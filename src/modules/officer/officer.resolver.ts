import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { assertMayRead } from '../../access/forbidden.js';
import { ViewerType } from '../../access/viewer.type.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { GrantOfficerInput, OfficerFilter, RevokeOfficerInput } from './officer.input.js';
import * as from from './officer.read.js';
import * as service from './officer.service.js';
import { OfficerConnection, OfficerId, OfficerPayloadType, OfficerType } from './officer.type.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => OfficerType)
export class OfficerResolver {
  @Query(() => OfficerConnection, {
    description:
      'Grants in force on one day, by subject: those of units all of whose area the viewer may read officers in. For province officers and administrators; nobody else may ask.',
  })
  async officers(
    @Arg('where', () => OfficerFilter, { nullable: true, description: 'Which officers; without it all of today’s.' })
    where: OfficerFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer, today }: Context,
  ): Promise<ConnectionSource<from.OfficerRow>> {
    assertMayRead(viewer, 'READ_OFFICERS');
    const filter = where ?? {};
    const listing = { filter, viewer, today };
    const page = pageOf(pageArgs, from.order, 'officers', filter);
    return connectionOf(await from.listOfficers(read, listing, page), page, () => from.countOfficers(read, listing));
  }

  @Mutation(() => OfficerPayloadType, {
    description:
      'Makes someone an officer. For administrators whose area holds all that the unit answers for; a unit that answers for nothing, or none, needs an administrator of the whole registry. Problems: InputProblem.',
  })
  grantOfficer(@Arg('input', () => GrantOfficerInput, INPUT) given: GrantOfficerInput, @Ctx() context: Context) {
    return service.grantOfficer(context, given);
  }

  @Mutation(() => OfficerPayloadType, {
    description:
      'Takes a grant back: at once for what is written, within a second for what is read. For administrators whose area holds all that the unit answers for; the last administrator of the whole registry stays. Problems: InputProblem.',
  })
  revokeOfficer(@Arg('input', () => RevokeOfficerInput, INPUT) given: RevokeOfficerInput, @Ctx() context: Context) {
    return service.revokeOfficer(context, given);
  }

  @FieldResolver(() => ID)
  id(@Root() officer: from.OfficerRow): string {
    return OfficerId.encode(officer.id);
  }

  @FieldResolver(() => ResponsibleUnitType, { nullable: true })
  responsibleUnit(@Root() { responsibleUnitId }: from.OfficerRow, @Ctx() { loaders }: Context) {
    return responsibleUnitId === null ? null : loaders.responsibleUnit.load(responsibleUnitId);
  }
}

@Resolver(() => OfficerPayloadType)
export class OfficerPayloadResolver {
  @FieldResolver(() => OfficerType, {
    nullable: true,
    description: 'The grant; null when a problem kept it from being.',
  })
  officer(@Root() { officerId }: Partial<service.OfficerResult>, @Ctx() { loaders }: Context) {
    return officerId === undefined ? null : loaders.officer.load(officerId);
  }
}

@Resolver(() => ViewerType)
export class ViewerOfficersResolver {
  @FieldResolver(() => [OfficerType], {
    description: 'The viewer’s own grants in force today, the oldest first; none: they may do no more than anyone.',
  })
  officers(@Ctx() { read, viewer, today }: Context) {
    return from.grantsOfViewer(read, { viewer, today });
  }
}
