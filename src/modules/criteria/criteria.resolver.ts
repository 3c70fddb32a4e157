import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { type ProgramRow, ProgramType } from '../program/index.js';
import type { CriteriaSetRow, CriterionRow } from './criteria.read.js';
import { CriteriaSetType, CriterionResultType, CriterionType } from './criteria.type.js';

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
  @FieldResolver(() => AdminUnitType, { nullable: true, description: 'The area it is for; null: the whole country.' })
  adminUnit(@Root() set: CriteriaSetRow, @Ctx() { loaders }: Context) {
    return set.adminUnitId === null ? null : loaders.adminUnit.load(set.adminUnitId);
  }
}
