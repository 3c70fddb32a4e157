import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { assertMayRead } from '../../access/forbidden.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Problem } from '../../api/problem.js';
import type { Context } from '../../context.js';
import { ViewerType } from '../../access/viewer.type.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ProgramType } from '../program/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import * as input from './registration.input.js';
import * as from from './registration.read.js';
import * as service from './registration.service.js';
import {
  CriterionProblemType,
  DuplicateCandidateType,
  DuplicateProblemType,
  InboxConnection,
  InboxItemType,
  RegistrationConnection,
  RegistrationId,
  RegistrationPayloadType,
  RegistrationStepType,
  RegistrationType,
  RegistrationsPayloadType,
} from './registration.type.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => RegistrationType)
export class RegistrationResolver {
  @Query(() => RegistrationType, {
    nullable: true,
    description:
      'One registration. Null when there is none, or none that the viewer may read: local officers of its area read it, and once it was submitted its police and the ministry.',
  })
  registration(
    @Arg('id', () => ID, { description: 'The opaque id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<from.RegistrationRow | null> {
    return loaders.registration.load(RegistrationId.decode(id));
  }

  @Query(() => RegistrationConnection, {
    description: 'The registrations that the viewer may read, the oldest first. For officers; nobody else may ask.',
  })
  async registrations(
    @Arg('where', () => input.RegistrationFilter, {
      nullable: true,
      description: 'Which registrations; without it all.',
    })
    where: input.RegistrationFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer, today }: Context,
  ): Promise<ConnectionSource<from.RegistrationRow>> {
    assertMayRead(viewer, 'READ_REGISTRATIONS');
    const filter = where ?? {};
    const listing = { filter, viewer, today };
    const page = pageOf(pageArgs, from.order, 'registrations', filter);
    const rows = await from.listRegistrations(read, listing, page);
    return connectionOf(rows, page, () => from.countRegistrations(read, listing));
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Begins the registration of a safe residential cluster, as a draft that may be incomplete. For local officers of the area. Problems: InputProblem.',
  })
  registerSafeResidentialCluster(
    @Arg('input', () => input.RegisterSafeResidentialClusterInput, INPUT)
    given: input.RegisterSafeResidentialClusterInput,
    @Ctx() context: Context,
  ) {
    return service.fileRegistration(context, 'SAFE_RESIDENTIAL_CLUSTER', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Begins the registration of a neighbor-group team, as a draft that may be incomplete. For local officers of the area. Problems: InputProblem.',
  })
  registerNeighborGroupTeam(
    @Arg('input', () => input.RegisterNeighborGroupTeamInput, INPUT) given: input.RegisterNeighborGroupTeamInput,
    @Ctx() context: Context,
  ) {
    return service.fileRegistration(context, 'NEIGHBOR_GROUP_TEAM', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Begins the registration of a public firefighting point, as a draft that may be incomplete. For local officers of the area. Problems: InputProblem.',
  })
  registerPublicFirefightingPoint(
    @Arg('input', () => input.RegisterPublicFirefightingPointInput, INPUT)
    given: input.RegisterPublicFirefightingPointInput,
    @Ctx() context: Context,
  ) {
    return service.fileRegistration(context, 'PUBLIC_FIREFIGHTING_POINT', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Begins the registration of a model market, as a draft that may be incomplete. For local officers of the area. Problems: InputProblem.',
  })
  registerModelMarket(
    @Arg('input', () => input.RegisterModelMarketInput, INPUT) given: input.RegisterModelMarketInput,
    @Ctx() context: Context,
  ) {
    return service.fileRegistration(context, 'MODEL_MARKET', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Changes the registration of a safe residential cluster while it is a draft or was returned. For local officers of its area. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  updateRegistrationOfSafeResidentialCluster(
    @Arg('input', () => input.UpdateRegistrationOfSafeResidentialClusterInput, INPUT)
    given: input.UpdateRegistrationOfSafeResidentialClusterInput,
    @Ctx() context: Context,
  ) {
    return service.amendRegistration(context, 'SAFE_RESIDENTIAL_CLUSTER', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Changes the registration of a neighbor-group team while it is a draft or was returned. For local officers of its area. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  updateRegistrationOfNeighborGroupTeam(
    @Arg('input', () => input.UpdateRegistrationOfNeighborGroupTeamInput, INPUT)
    given: input.UpdateRegistrationOfNeighborGroupTeamInput,
    @Ctx() context: Context,
  ) {
    return service.amendRegistration(context, 'NEIGHBOR_GROUP_TEAM', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Changes the registration of a public firefighting point while it is a draft or was returned. For local officers of its area. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  updateRegistrationOfPublicFirefightingPoint(
    @Arg('input', () => input.UpdateRegistrationOfPublicFirefightingPointInput, INPUT)
    given: input.UpdateRegistrationOfPublicFirefightingPointInput,
    @Ctx() context: Context,
  ) {
    return service.amendRegistration(context, 'PUBLIC_FIREFIGHTING_POINT', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Changes the registration of a model market while it is a draft or was returned. For local officers of its area. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  updateRegistrationOfModelMarket(
    @Arg('input', () => input.UpdateRegistrationOfModelMarketInput, INPUT)
    given: input.UpdateRegistrationOfModelMarketInput,
    @Ctx() context: Context,
  ) {
    return service.amendRegistration(context, 'MODEL_MARKET', given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Hands a complete registration to the police of its area. For local officers of its area. Problems: InputProblem for what lacks or is out of range, DuplicateProblem until confirmed, CriterionProblem as advice, StateProblem, VersionProblem.',
  })
  submitRegistration(
    @Arg('input', () => input.SubmitRegistrationInput, INPUT) given: input.SubmitRegistrationInput,
    @Ctx() context: Context,
  ) {
    return service.submitRegistration(context, given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Gives a submitted registration back to be mended, with reasons. For area and province officers in whose jurisdiction it lies; not for whoever submitted it. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  returnRegistration(
    @Arg('input', () => input.ReturnRegistrationInput, INPUT) given: input.ReturnRegistrationInput,
    @Ctx() context: Context,
  ) {
    return service.returnRegistration(context, given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Confirms a submitted registration, and enters its program in the registry. For area and province officers in whose jurisdiction it lies; not for whoever submitted it. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  confirmRegistration(
    @Arg('input', () => input.ConfirmRegistrationInput, INPUT) given: input.ConfirmRegistrationInput,
    @Ctx() context: Context,
  ) {
    return service.confirmRegistration(context, given);
  }

  @Mutation(() => RegistrationsPayloadType, {
    description:
      'Confirms a list of submitted registrations in one act; one that cannot be confirmed does not keep the others. For area and province officers; what lies outside their jurisdiction is answered as unknown. Problems, for each: InputProblem, StateProblem, VersionProblem.',
  })
  confirmRegistrations(
    @Arg('input', () => input.ConfirmRegistrationsInput, INPUT) given: input.ConfirmRegistrationsInput,
    @Ctx() context: Context,
  ) {
    return service.confirmRegistrations(context, given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Refuses a submitted registration for good, with reasons. For area and province officers in whose jurisdiction it lies; not for whoever submitted it. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  rejectRegistration(
    @Arg('input', () => input.RejectRegistrationInput, INPUT) given: input.RejectRegistrationInput,
    @Ctx() context: Context,
  ) {
    return service.rejectRegistration(context, given);
  }

  @Mutation(() => RegistrationPayloadType, {
    description:
      'Takes a registration back before it is decided on. For its author, while a local officer of its area. Problems: InputProblem, StateProblem, VersionProblem.',
  })
  withdrawRegistration(
    @Arg('input', () => input.WithdrawRegistrationInput, INPUT) given: input.WithdrawRegistrationInput,
    @Ctx() context: Context,
  ) {
    return service.withdrawRegistration(context, given);
  }

  @FieldResolver(() => ID)
  id(@Root() registration: from.RegistrationRow): string {
    return RegistrationId.encode(registration.id);
  }

  @FieldResolver(() => AdminUnitType, { description: 'The neighborhood or commune that its program lies in.' })
  adminUnit(@Root() { adminUnitId }: from.RegistrationRow, @Ctx() { loaders }: Context) {
    return loaders.adminUnit.load(adminUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, { description: 'The People’s Committee that filed it.' })
  filingUnit(@Root() { filingUnitId }: from.RegistrationRow, @Ctx() { loaders }: Context) {
    return loaders.responsibleUnit.load(filingUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The unit that is to manage the program; null: the police unit that confirms it.',
  })
  managingUnit(@Root() { managingUnitId }: from.RegistrationRow, @Ctx() { loaders }: Context) {
    return managingUnitId === null ? null : loaders.responsibleUnit.load(managingUnitId);
  }

  @FieldResolver(() => ProgramType, { nullable: true, description: 'Teams and points: the cluster it belongs to.' })
  cluster(@Root() { clusterId }: from.RegistrationRow, @Ctx() { loaders }: Context) {
    return clusterId === null ? null : loaders.program.load(clusterId);
  }

  @FieldResolver(() => ProgramType, { nullable: true, description: 'CONFIRMED: the program that was entered.' })
  program(@Root() { programId }: from.RegistrationRow, @Ctx() { loaders }: Context) {
    return programId === null ? null : loaders.program.load(programId);
  }

  @FieldResolver(() => [RegistrationStepType], { description: 'The steps it took, the first one first.' })
  steps(@Root() { id }: from.RegistrationRow, @Ctx() { loaders }: Context) {
    return loaders.registrationSteps.load({ ownerId: id, args: {} });
  }
}

@Resolver(() => RegistrationStepType)
export class RegistrationStepResolver {
  @FieldResolver(() => ResponsibleUnitType)
  responsibleUnit(@Root() { responsibleUnitId }: from.RegistrationStepRow, @Ctx() { loaders }: Context) {
    return loaders.responsibleUnit.load(responsibleUnitId);
  }
}

@Resolver(() => RegistrationPayloadType)
export class RegistrationPayloadResolver {
  @FieldResolver(() => RegistrationType, {
    nullable: true,
    description: 'The registration as it is now; null where a problem kept it from being written.',
  })
  registration(@Root() { registrationId }: Partial<service.RegistrationResult>, @Ctx() { loaders }: Context) {
    return registrationId === undefined ? null : loaders.registration.load(registrationId);
  }
}

@Resolver(() => RegistrationsPayloadType)
export class RegistrationsPayloadResolver {
  @FieldResolver(() => [RegistrationPayloadType])
  items(@Root() { items }: { items?: service.ConfirmationResult[] }) {
    return items ?? [];
  }
}

@Resolver(() => DuplicateProblemType)
export class DuplicateProblemResolver {
  @FieldResolver(() => [DuplicateCandidateType], {
    description: 'What it may be the same as, the nearest first; 20 at most.',
  })
  candidates(@Root() { facts }: Problem) {
    return facts['candidates'];
  }

  @FieldResolver(() => Int, { description: 'How many there are of what it may be the same as.' })
  candidateCount(@Root() { facts }: Problem): number {
    return facts['count'] as number;
  }
}

type Candidate = { programId: number | null; registrationId: number | null };

@Resolver(() => DuplicateCandidateType)
export class DuplicateCandidateResolver {
  @FieldResolver(() => ProgramType, { nullable: true, description: 'The program, where it is one.' })
  program(@Root() { programId }: Candidate, @Ctx() { loaders }: Context) {
    return programId === null ? null : loaders.program.load(programId);
  }

  @FieldResolver(() => RegistrationType, {
    nullable: true,
    description: 'The registration that waits, where it is one that the viewer may read.',
  })
  registration(@Root() { registrationId }: Candidate, @Ctx() { loaders }: Context) {
    return registrationId === null ? null : loaders.registration.load(registrationId);
  }
}

@Resolver(() => CriterionProblemType)
export class CriterionProblemResolver {
  @FieldResolver(() => String, { description: 'The criterion’s code within its set.' })
  criterion(@Root() { facts }: Problem) {
    return facts['code'];
  }

  @FieldResolver(() => Float, { description: 'The number that is asked for; a yes is 1.' })
  threshold(@Root() { facts }: Problem) {
    return facts['threshold'];
  }

  @FieldResolver(() => Float, { description: 'What is told; a yes is 1, a no is 0.' })
  actual(@Root() { facts }: Problem) {
    return facts['actual'];
  }
}

@Resolver(() => ViewerType)
export class ViewerInboxResolver {
  @FieldResolver(() => InboxConnection, {
    description:
      'What waits for the viewer, the longest first: registrations to decide on or to mend, and programs that a reform could not place.',
  })
  async inbox(@Args(() => PageArgs) pageArgs: PageArgs, @Ctx() { read, viewer, today }: Context) {
    const reading = { viewer, today };
    const page = pageOf(pageArgs, from.inboxOrder, 'inbox', viewer?.subject);
    return connectionOf(await from.listInbox(read, reading, page), page, () => from.countInbox(read, reading));
  }
}

@Resolver(() => InboxItemType)
export class InboxItemResolver {
  @FieldResolver(() => RegistrationType)
  registration(@Root() { registrationId }: from.InboxRow, @Ctx() { loaders }: Context) {
    return registrationId === null ? null : loaders.registration.load(registrationId);
  }

  @FieldResolver(() => ProgramType)
  program(@Root() { programId }: from.InboxRow, @Ctx() { loaders }: Context) {
    return programId === null ? null : loaders.program.load(programId);
  }
}
