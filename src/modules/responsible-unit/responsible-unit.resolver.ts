import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import { badInput } from '../../api/errors.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { type AdminUnitRow, AdminUnitType, lastDay } from '../admin-unit/index.js';
import { ResponsibleUnitFilter } from './responsible-unit.input.js';
import * as from from './responsible-unit.read.js';
import { ResponsibleUnitConnection, ResponsibleUnitId, ResponsibleUnitType } from './responsible-unit.type.js';

type Row = from.ResponsibleUnitRow;

@Resolver(() => ResponsibleUnitType)
export class ResponsibleUnitResolver {
  @Query(() => ResponsibleUnitType, {
    nullable: true,
    description: 'One responsible unit, by id or by code. Null when there is none. Anyone may read it.',
  })
  async responsibleUnit(
    @Arg('id', () => ID, { nullable: true, description: 'The opaque id; instead of a code.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'The code; instead of an id.' }) code: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<Row | null> {
    if ((id == null) === (code == null)) throw badInput('lookup.one');
    if (id != null) return loaders.responsibleUnit.load(ResponsibleUnitId.decode(id));
    return loaders.responsibleUnitByCode.load(code!);
  }

  @Query(() => ResponsibleUnitConnection, {
    description: 'Responsible units that stood on one day, in name order. Anyone may read it.',
  })
  async responsibleUnits(
    @Arg('where', () => ResponsibleUnitFilter, {
      nullable: true,
      description: 'Which units; without it all of today’s.',
    })
    where: ResponsibleUnitFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, today }: Context,
  ): Promise<ConnectionSource<Row>> {
    const filter = where ?? {};
    const listing = { filter, day: filter.asOf ?? today };
    const page = pageOf(pageArgs, from.order, 'responsibleUnits', filter);
    const rows = await from.listResponsibleUnits(read, listing, page);
    return connectionOf(rows, page, () => from.countResponsibleUnits(read, listing));
  }

  @FieldResolver(() => ID)
  id(@Root() unit: Row): string {
    return ResponsibleUnitId.encode(unit.id);
  }

  @FieldResolver(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The unit right above it; null at the root.',
  })
  parent(@Root() unit: Row, @Ctx() { loaders }: Context) {
    return unit.parentId === null ? null : loaders.responsibleUnit.load(unit.parentId);
  }

  @FieldResolver(() => [AdminUnitType], {
    description:
      'The administrative units that it and the units under it answer for on `asOf`, by default today or its own last day; from the top down, then in name order.',
  })
  jurisdiction(
    @Root() unit: Row,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day.' }) asOf: string | null,
    @Ctx() { loaders, today }: Context,
  ) {
    return loaders.jurisdiction.load({ ownerId: unit.id, args: { day: asOf ?? lastDay(unit, today) } });
  }
}

@Resolver(() => AdminUnitType)
export class AdminUnitResponsibleUnitsResolver {
  @FieldResolver(() => [ResponsibleUnitType], {
    description:
      'The units that answer for this area on `asOf`, by default today or its own last day: those whose jurisdiction names it or a unit above it, the most local first.',
  })
  responsibleUnits(
    @Root() unit: AdminUnitRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day.' }) asOf: string | null,
    @Ctx() { loaders, today }: Context,
  ) {
    return loaders.unitsInCharge.load({ ownerId: unit.id, args: { day: asOf ?? lastDay(unit, today) } });
  }
}
