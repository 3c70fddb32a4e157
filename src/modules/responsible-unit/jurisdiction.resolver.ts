import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { CloseJurisdictionInput, OpenJurisdictionInput } from './jurisdiction.input.js';
import type { JurisdictionRow } from './jurisdiction.read.js';
import * as service from './jurisdiction.service.js';
import { JurisdictionPayloadType, JurisdictionType } from './jurisdiction.type.js';
import { ResponsibleUnitType } from './responsible-unit.type.js';

const INPUT = { description: 'What is asked for.' };

@Resolver(() => JurisdictionType)
export class JurisdictionResolver {
  @Mutation(() => JurisdictionPayloadType, {
    description:
      'Lets a unit answer for an area. For province officers and administrators whose own area holds it; of units, those under their own, commune police and People’s Committees, but never their own or one above it. Where the end of the unit or of the area is known, it ends with the first of them. Problems: InputProblem.',
  })
  openJurisdiction(
    @Arg('input', () => OpenJurisdictionInput, INPUT) given: OpenJurisdictionInput,
    @Ctx() context: Context,
  ) {
    return service.openJurisdiction(context, given);
  }

  @Mutation(() => JurisdictionPayloadType, {
    description:
      'Ends that a unit answers for an area. For province officers and administrators whose own area holds it; of units, those under their own, commune police and People’s Committees, but never their own or one above it. Problems: InputProblem.',
  })
  closeJurisdiction(
    @Arg('input', () => CloseJurisdictionInput, INPUT) given: CloseJurisdictionInput,
    @Ctx() context: Context,
  ) {
    return service.closeJurisdiction(context, given);
  }

  @FieldResolver(() => ResponsibleUnitType)
  responsibleUnit(@Root() { responsibleUnitId }: JurisdictionRow, @Ctx() { loaders }: Context) {
    return loaders.responsibleUnit.load(responsibleUnitId);
  }

  @FieldResolver(() => AdminUnitType)
  adminUnit(@Root() { adminUnitId }: JurisdictionRow, @Ctx() { loaders }: Context) {
    return loaders.adminUnit.load(adminUnitId);
  }
}

@Resolver(() => JurisdictionPayloadType)
export class JurisdictionPayloadResolver {
  @FieldResolver(() => JurisdictionType, {
    nullable: true,
    description: 'The jurisdiction as it is now; null where a problem kept it from being written.',
  })
  jurisdiction(@Root() { jurisdictionId }: Partial<service.JurisdictionResult>, @Ctx() { loaders }: Context) {
    return jurisdictionId === undefined ? null : loaders.jurisdictionById.load(jurisdictionId);
  }
}
