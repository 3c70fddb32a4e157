import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import { badInput } from '../../api/errors.js';
import { DateScalar, GeoJsonScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { AdminUnitFilter } from './admin-unit.input.js';
import * as from from './admin-unit.read.js';
import { AdminUnitConnection, AdminUnitId, AdminUnitLineageType, AdminUnitType } from './admin-unit.type.js';
import { AdminLevel, AdminUnitOrder, levelNumber } from './admin-unit.vocabulary.js';
import { mapDay } from './map-day.js';

type Row = from.AdminUnitRow;

@Resolver(() => AdminUnitType)
export class AdminUnitResolver {
  @Query(() => AdminUnitType, {
    nullable: true,
    description:
      'One administrative unit, by id, or by code: the row of that code valid on `asOf` (by default today). Null when there is none. Anyone may read it.',
  })
  async adminUnit(
    @Arg('id', () => ID, { nullable: true, description: 'The opaque id; instead of a code.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'The official or registry code; instead of an id.' })
    code: string | null,
    @Arg('level', () => AdminLevel, { nullable: true, description: 'The level that the code is of.' })
    level: AdminLevel | null,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day on which the code is read, by default today.',
    })
    asOf: string | null,
    @Ctx() { loaders, today }: Context,
  ): Promise<Row | null> {
    if ((id == null) === (code == null)) throw badInput('lookup.one');
    if (code == null && (level != null || asOf != null)) throw badInput('lookup.level');
    if (id != null) return loaders.adminUnit.load(AdminUnitId.decode(id));
    const known = await loaders.adminUnitsOfCode.load(code!);
    return known && from.unitOnDay(known, level ?? null, asOf ?? today);
  }

  @Query(() => AdminUnitConnection, {
    description: 'Administrative units of the map of one day. Anyone may read it.',
  })
  async adminUnits(
    @Arg('where', () => AdminUnitFilter, { nullable: true, description: 'Which units; without it all of today’s.' })
    where: AdminUnitFilter | null,
    @Arg('orderBy', () => AdminUnitOrder, { nullable: true, description: 'How they are sorted.' })
    orderBy: AdminUnitOrder | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, today }: Context,
  ): Promise<ConnectionSource<Row>> {
    const filter = where ?? {};
    const order = orderBy ?? (filter.text == null ? AdminUnitOrder.NAME : AdminUnitOrder.RELEVANCE);
    const listing = { filter, order, day: filter.asOf ?? today };
    const page = pageOf(pageArgs, from.orderOf(listing), 'adminUnits', filter);
    return connectionOf(await from.listAdminUnits(read, listing, page), page, () =>
      from.countAdminUnits(read, listing),
    );
  }

  @FieldResolver(() => ID)
  id(@Root() unit: Row): string {
    return AdminUnitId.encode(unit.id);
  }

  @FieldResolver(() => AdminUnitType, { nullable: true, description: 'The unit right above it; null for provinces.' })
  parent(@Root() unit: Row, @Ctx() { loaders }: Context) {
    return unit.parentId === null ? null : loaders.adminUnit.load(unit.parentId);
  }

  @FieldResolver(() => [AdminUnitType], { description: 'All units above it, the nearest first.' })
  async ancestors(@Root() unit: Row, @Ctx() { loaders }: Context) {
    const above: Row[] = [];
    // The first step brings the others along.
    for (let id = unit.parentId; id !== null; id = above.at(-1)!.parentId)
      above.push((await loaders.adminUnit.load(id))!);
    return above;
  }

  @FieldResolver(() => AdminUnitConnection, {
    description:
      'Units below it, in name order: of `level`, or without one those right below. They are those of the map day, `mapOn` or by default today, moved into this unit’s own validity.',
  })
  async children(
    @Root() unit: Row,
    @Arg('level', () => AdminLevel, { nullable: true, description: 'A level below this unit’s.' })
    level: AdminLevel | null,
    @Arg('mapOn', () => DateScalar, { nullable: true, description: 'The map day.' }) mapOn: string | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { loaders, today }: Context,
  ): Promise<ConnectionSource<Row>> {
    if (level != null && levelNumber(level) <= levelNumber(unit.level)) throw badInput('breakdown.level');
    const args = { level: level ?? null, day: mapDay(unit, mapOn ?? today) };
    const page = pageOf(pageArgs, from.childOrder, 'children', args);
    const rows = await loaders.children.load({ ownerId: unit.id, args: { ...args, page } });
    return connectionOf(
      rows,
      page,
      async () => (await loaders.childCount.load({ ownerId: unit.id, args }))[0]?.count ?? 0,
    );
  }

  @FieldResolver(() => [AdminUnitLineageType], { description: 'The units it was made of, in name order.' })
  predecessors(@Root() unit: Row, @Ctx() { loaders }: Context) {
    return loaders.predecessors.load({ ownerId: unit.id, args: {} });
  }

  @FieldResolver(() => [AdminUnitLineageType], { description: 'The units it went into, in name order.' })
  successors(@Root() unit: Row, @Ctx() { loaders }: Context) {
    return loaders.successors.load({ ownerId: unit.id, args: {} });
  }

  @FieldResolver(() => GeoJsonScalar, { nullable: true, description: 'Its boundary, where one was imported.' })
  async boundary(@Root() unit: Row, @Ctx() { loaders }: Context) {
    return (await loaders.boundary.load(unit.id))?.boundary ?? null;
  }
}

@Resolver(() => AdminUnitLineageType)
export class AdminUnitLineageResolver {
  @FieldResolver(() => AdminUnitType)
  unit(@Root() step: from.LineageRow, @Ctx() { loaders }: Context) {
    return loaders.adminUnit.load(step.unitId);
  }
}
