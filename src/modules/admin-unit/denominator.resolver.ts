import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AdminUnitType } from './admin-unit.type.js';
import { RecordDenominatorInput } from './denominator.input.js';
import type { DenominatorRow } from './denominator.read.js';
import * as service from './denominator.service.js';
import { DenominatorPayloadType, DenominatorType } from './denominator.type.js';

@Resolver(() => DenominatorType)
export class DenominatorResolver {
  @Mutation(() => DenominatorPayloadType, {
    description:
      'Records how many households, residents or neighborhoods an area had on a day, with the source. For local officers and police of the area. Problems: InputProblem; for a day that has a figure already, one to confirm.',
  })
  recordDenominator(
    @Arg('input', () => RecordDenominatorInput, { description: 'What is asked for.' }) given: RecordDenominatorInput,
    @Ctx() context: Context,
  ) {
    return service.recordDenominator(context, given);
  }

  @FieldResolver(() => AdminUnitType)
  adminUnit(@Root() { adminUnitId }: DenominatorRow, @Ctx() { loaders }: Context) {
    return loaders.adminUnit.load(adminUnitId);
  }
}

@Resolver(() => DenominatorPayloadType)
export class DenominatorPayloadResolver {
  @FieldResolver(() => DenominatorType, {
    nullable: true,
    description: 'The figure as it is now; null where a problem kept it from being written.',
  })
  denominator(@Root() { denominatorId }: Partial<service.DenominatorResult>, @Ctx() { loaders }: Context) {
    return denominatorId === undefined ? null : loaders.denominator.load(denominatorId);
  }
}
