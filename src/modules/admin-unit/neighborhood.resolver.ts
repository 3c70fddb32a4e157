import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AdminUnitType } from './admin-unit.type.js';
import { CreateNeighborhoodInput } from './neighborhood.input.js';
import * as service from './neighborhood.service.js';
import { NeighborhoodPayloadType } from './neighborhood.type.js';

@Resolver(() => NeighborhoodPayloadType)
export class NeighborhoodPayloadResolver {
  @Mutation(() => NeighborhoodPayloadType, {
    description:
      'Enters a hamlet or residential block below its commune and gives it the commune’s next code. For local officers and police of the area. Problems: InputProblem.',
  })
  createNeighborhood(
    @Arg('input', () => CreateNeighborhoodInput, { description: 'What is asked for.' }) given: CreateNeighborhoodInput,
    @Ctx() context: Context,
  ) {
    return service.createNeighborhood(context, given);
  }

  @FieldResolver(() => AdminUnitType, {
    nullable: true,
    description: 'The neighborhood; null where a problem kept it from being written.',
  })
  neighborhood(@Root() { adminUnitId }: Partial<service.NeighborhoodResult>, @Ctx() { loaders }: Context) {
    return adminUnitId === undefined ? null : loaders.adminUnit.load(adminUnitId);
  }
}
