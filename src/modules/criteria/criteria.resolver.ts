import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { type ProgramRow, ProgramType } from '../program/index.js';
import { CloseCriteriaSetInput, IssueCriteriaSetInput } from './criteria.input.js';
import type { CriteriaSetRow, CriterionRow } from './criteria.read.js';
import * as service from './criteria.service.js';
import { CriteriaSetPayloadType, CriteriaSetType, CriterionResultType, CriterionType } from './criteria.type.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => ProgramType)
export class ProgramCriteriaResolver {
  @FieldResolver(() => [CriterionResultType], {
    description:
      'What it meets, misses or cannot be judged on: the criteria set in force on `asOf` (by default today) for its kind, of the smallest area around its place, or else of the whole country. Its own facts are those known today.',
  })
  criteria(
    @Root() program: ProgramRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day, by which intervals are judged too.' })
    asOf: string | null,
    @Ctx() { loaders, today }: Context,
  ) {
    return loaders.criteria.load({ ownerId: program.id, args: { day: asOf ?? today } });
  }
}

@Resolver(() => CriterionType)
export class CriterionResolver {
  @FieldResolver(() => String, { description: 'Its words, in the language of the request.' })
  text(@Root() criterion: CriterionRow, @Ctx() { language }: Context): string {
    return language === 'vi' ? criterion.textVi : criterion.textEn;
  }
}

@Resolver(() => CriteriaSetType)
export class CriteriaSetResolver {
  @Mutation(() => CriteriaSetPayloadType, {
    description:
      'Puts a criteria set into force for a kind of program and an area. For province officers and administrators whose area holds it; for the whole country an administrator of the whole registry. Problems: InputProblem, which names a set that is in force at that time.',
  })
  issueCriteriaSet(
    @Arg('input', () => IssueCriteriaSetInput, INPUT) given: IssueCriteriaSetInput,
    @Ctx() context: Context,
  ) {
    return service.issueCriteriaSet(context, given);
  }

  @Mutation(() => CriteriaSetPayloadType, {
    description:
      'Takes a criteria set out of force. For province officers and administrators whose area holds its own; for the whole country an administrator of the whole registry. Problems: InputProblem.',
  })
  closeCriteriaSet(
    @Arg('input', () => CloseCriteriaSetInput, INPUT) given: CloseCriteriaSetInput,
    @Ctx() context: Context,
  ) {
    return service.closeCriteriaSet(context, given);
  }

  @FieldResolver(() => AdminUnitType, { nullable: true, description: 'The area it is for; null: the whole country.' })
  adminUnit(@Root() set: CriteriaSetRow, @Ctx() { loaders }: Context) {
    return set.adminUnitId === null ? null : loaders.adminUnit.load(set.adminUnitId);
  }
}

@Resolver(() => CriteriaSetPayloadType)
export class CriteriaSetPayloadResolver {
  @FieldResolver(() => CriteriaSetType, {
    nullable: true,
    description: 'The set as it is now; null where a problem kept it from being written.',
  })
  criteriaSet(@Root() { criteriaSetId }: Partial<service.CriteriaSetResult>, @Ctx() { loaders }: Context) {
    return criteriaSetId === undefined ? null : loaders.criteriaSet.load(criteriaSetId);
  }
}
