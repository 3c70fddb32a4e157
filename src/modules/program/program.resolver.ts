import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { mayAnywhere } from '../../access/viewer.js';
import { type Asked, AskedOfItems } from '../../api/asked.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import { badInput } from '../../api/errors.js';
import { PositionInput, checkPosition } from '../../api/position.js';
import { DateScalar } from '../../api/scalars.js';
import type { Context } from '../../context.js';
import { type AdminUnitRow, AdminUnitType, lastDay, mapDay } from '../admin-unit/index.js';
import { type ResponsibleUnitRow, ResponsibleUnitType } from '../responsible-unit/index.js';
import { NeighborGroupTeamType } from './kinds/neighbor-group-team.type.js';
import { PublicFirefightingPointType } from './kinds/public-firefighting-point.type.js';
import { SafeResidentialClusterType } from './kinds/safe-residential-cluster.type.js';
import type { EquipmentLineRow, ProgramEventRow } from './program-detail.read.js';
import { ProgramFilter } from './program.input.js';
import { eventPage, programPage } from './program.page.js';
import * as from from './program.read.js';
import type { ProgramRow } from './program.row.js';
import {
  EquipmentLineId,
  EquipmentLineType,
  ProgramConnection,
  ProgramEventConnection,
  ProgramEventType,
  ProgramId,
  ProgramNearConnection,
  ProgramNearEdge,
  ProgramType,
  ProgramUnitType,
} from './program.type.js';
import { ProgramKind, ProgramOrder } from './program.vocabulary.js';

const DAY = 'The day asked about, by default today.';

@Resolver(() => ProgramType)
export class ProgramResolver {
  @Query(() => ProgramType, {
    nullable: true,
    description:
      'One program, by id or by code. Null when there is none. Anyone may read one that stands today; for one that is suspended or has ended this is null to the public.',
  })
  async program(
    @Arg('id', () => ID, { nullable: true, description: 'The opaque id; instead of a code.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'The readable code; instead of an id.' })
    code: string | null,
    @Ctx() { read, loaders, viewer, today }: Context,
  ): Promise<ProgramRow | null> {
    if ((id == null) === (code == null)) throw badInput('lookup.one');
    if (id != null) return loaders.program.load(ProgramId.decode(id));
    return (await from.programByCode(read, code!, { viewer, today }))[0] ?? null;
  }

  @Query(() => ProgramConnection, {
    description:
      'Programs of the whole registry: standing and suspended ones, unless the filter says otherwise. Anyone may read it; the public finds only what stands.',
  })
  programs(
    @Arg('where', () => ProgramFilter, { nullable: true, description: 'Which programs.' }) where: ProgramFilter | null,
    @Arg('orderBy', () => ProgramOrder, { nullable: true, description: 'How they are sorted.' })
    orderBy: ProgramOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    return programPage(context, 'nobody', 0, { where, orderBy, page, asked });
  }

  @Query(() => ProgramNearConnection, {
    description:
      'Programs around a point, the nearest first: standing and suspended ones, unless the filter says otherwise. Anyone may read it; the public finds only what stands.',
  })
  async programsNear(
    @Arg('near', () => PositionInput, { description: 'The point.' }) near: PositionInput,
    @Arg('radiusMeters', () => Int, { description: 'How far around it, 1 to 50,000 meters.' }) radiusMeters: number,
    @Arg('where', () => ProgramFilter, { nullable: true, description: 'Which programs.' }) where: ProgramFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() { read, viewer, today }: Context,
  ) {
    const reading = { viewer, today };
    const listing = from.nearListing(checkPosition(near), radiusMeters, where ?? {}, today);
    const page = pageOf(pageArgs, from.nearOrder(listing), 'programsNear', [near, radiusMeters, listing.filter]);
    return connectionOf(await from.programsNear(read, listing, page, asked, reading), page, () =>
      from.countProgramsNear(read, listing, reading),
    );
  }

  @FieldResolver(() => ID)
  id(@Root() program: ProgramRow): string {
    return ProgramId.encode(program.id);
  }

  @FieldResolver(() => AdminUnitType, {
    description: 'Where it is placed on the map of `asOf`. For a day before it was founded: where it was first placed.',
  })
  async adminUnit(
    @Root() program: ProgramRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: DAY }) asOf: string | null,
    @Ctx() context: Context,
  ) {
    const { adminUnitId } = await onDay(program, asOf, context);
    const { neighborhood } = program;
    return neighborhood?.id === adminUnitId ? neighborhood : context.loaders.adminUnit.load(adminUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, {
    description: 'The unit that manages it on `asOf`. For a day before it was founded: the first that did.',
  })
  async responsibleUnit(
    @Root() program: ProgramRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: DAY }) asOf: string | null,
    @Ctx() context: Context,
  ) {
    return context.loaders.responsibleUnit.load((await onDay(program, asOf, context)).managingUnitId);
  }

  @FieldResolver(() => [ProgramUnitType], {
    description: 'All units with a role for it on `asOf`, the managing one first.',
  })
  units(
    @Root() program: ProgramRow,
    @Arg('asOf', () => DateScalar, { nullable: true, description: DAY }) asOf: string | null,
    @Ctx() { loaders, today }: Context,
  ) {
    return loaders.programUnits.load({ ownerId: program.id, args: { day: asOf ?? today } });
  }

  @FieldResolver(() => [EquipmentLineType], { description: 'The equipment it holds, by kind.' })
  equipment(@Root() program: ProgramRow, @Ctx() { loaders }: Context) {
    return loaders.equipment.load({ ownerId: program.id, args: {} });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A note for officers; null for anyone else, and where there is none.',
  })
  async note(@Root() { id }: ProgramRow, @Ctx() { loaders, viewer }: Context): Promise<string | null> {
    return mayAnywhere(viewer, 'READ_ENDED_PROGRAMS') ? ((await loaders.programNote.load(id))?.note ?? null) : null;
  }

  @FieldResolver(() => ProgramEventConnection, {
    description:
      'The dated steps of its life, newest first: statuses, placements, units, household counts, equipment, edits. What was annulled is among them. The public reads of one that stands today, and of the statuses only those in which it stood.',
  })
  history(@Root() program: ProgramRow, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return eventPage(context, 'program', program.id, page, context.today);
  }
}

/** The row itself knows today; another day is asked of the database. */
const onDay = async (
  program: ProgramRow,
  asOf: string | null,
  { loaders, today }: Context,
): Promise<{ adminUnitId: number; managingUnitId: number }> =>
  asOf == null || asOf === today
    ? program
    : (await loaders.programOnDay.load({ ownerId: program.id, args: { day: asOf } }))[0]!;

@Resolver(() => SafeResidentialClusterType)
export class SafeResidentialClusterResolver {
  @FieldResolver(() => ProgramConnection, { description: 'The neighbor-group teams in it, by name.' })
  teams(
    @Root() cluster: ProgramRow,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    const where = { kinds: [ProgramKind.NEIGHBOR_GROUP_TEAM] };
    return programPage(context, 'cluster', cluster.id, { where, orderBy: null, page, asked });
  }

  @FieldResolver(() => ProgramConnection, { description: 'The public firefighting points in it, by name.' })
  points(
    @Root() cluster: ProgramRow,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    const where = { kinds: [ProgramKind.PUBLIC_FIREFIGHTING_POINT] };
    return programPage(context, 'cluster', cluster.id, { where, orderBy: null, page, asked });
  }
}

const clusterOf = (program: ProgramRow, { loaders }: Context) =>
  program.clusterId === null ? null : loaders.program.load(program.clusterId);

@Resolver(() => NeighborGroupTeamType)
export class NeighborGroupTeamResolver {
  @FieldResolver(() => SafeResidentialClusterType, {
    nullable: true,
    description: 'The cluster it is in, where it is in one that the viewer may read.',
  })
  cluster(@Root() team: ProgramRow, @Ctx() context: Context) {
    return clusterOf(team, context);
  }
}

@Resolver(() => PublicFirefightingPointType)
export class PublicFirefightingPointResolver {
  @FieldResolver(() => SafeResidentialClusterType, {
    nullable: true,
    description: 'The cluster it is in, where it is in one that the viewer may read.',
  })
  cluster(@Root() point: ProgramRow, @Ctx() context: Context) {
    return clusterOf(point, context);
  }
}

@Resolver(() => ProgramNearEdge)
export class ProgramNearEdgeResolver {
  @FieldResolver(() => Float)
  distanceMeters(@Root() edge: { node: { distanceMeters: number } }): number {
    return edge.node.distanceMeters;
  }
}

@Resolver(() => EquipmentLineType)
export class EquipmentLineResolver {
  @FieldResolver(() => ID, { description: 'The opaque id, by which a mutation names the line.' })
  id(@Root() { id }: EquipmentLineRow): string {
    return EquipmentLineId.encode(id);
  }
}

@Resolver(() => ProgramEventType)
export class ProgramEventResolver {
  @FieldResolver(() => ProgramType, { description: 'The program whose step it was.' })
  program(@Root() event: ProgramEventRow, @Ctx() { loaders }: Context) {
    return loaders.program.load(event.programId);
  }

  @FieldResolver(() => ProgramType, {
    nullable: true,
    description: 'STATUS MERGED: the program it was merged into, where the viewer may read that.',
  })
  mergedInto(@Root() event: ProgramEventRow, @Ctx() { loaders }: Context) {
    return event.mergedIntoId === null ? null : loaders.program.load(event.mergedIntoId);
  }
}

@Resolver(() => AdminUnitType)
export class AdminUnitProgramsResolver {
  @FieldResolver(() => ProgramConnection, {
    description:
      'Programs in this area and all below it: what stood or was suspended on `asOf` (by default today, or this unit’s last day) and is placed here on the map day `mapOn` (by default `asOf`), moved into this unit’s own validity. The public finds what stood that day.',
  })
  programs(
    @Root() unit: AdminUnitRow,
    @Arg('where', () => ProgramFilter, { nullable: true, description: 'Which programs.' }) where: ProgramFilter | null,
    @Arg('orderBy', () => ProgramOrder, { nullable: true, description: 'How they are sorted.' })
    orderBy: ProgramOrder | null,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day whose state is asked about.' })
    asOf: string | null,
    @Arg('mapOn', () => DateScalar, { nullable: true, description: 'The map day.' }) mapOn: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ): Promise<ConnectionSource<ProgramRow>> {
    const day = asOf ?? lastDay(unit, context.today);
    const given = { where, orderBy, page, asked, asOf: day, mapOn: mapDay(unit, mapOn ?? day) };
    return programPage(context, 'adminUnit', unit.id, given);
  }

  @FieldResolver(() => ProgramEventConnection, {
    description:
      'The dated steps of the programs placed here today, or on this unit’s last day; newest first. The public reads those of programs that stand today, and of the statuses only those in which they stood.',
  })
  history(@Root() unit: AdminUnitRow, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return eventPage(context, 'adminUnit', unit.id, page, lastDay(unit, context.today));
  }
}

@Resolver(() => ResponsibleUnitType)
export class ResponsibleUnitProgramsResolver {
  @FieldResolver(() => ProgramConnection, {
    description:
      'Programs in its jurisdiction on `asOf`, by default today or its last day: what stood or was suspended that day. The public finds what stood.',
  })
  programs(
    @Root() unit: ResponsibleUnitRow,
    @Arg('where', () => ProgramFilter, { nullable: true, description: 'Which programs.' }) where: ProgramFilter | null,
    @Arg('orderBy', () => ProgramOrder, { nullable: true, description: 'How they are sorted.' })
    orderBy: ProgramOrder | null,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day.' }) asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @AskedOfItems() asked: Asked,
    @Ctx() context: Context,
  ) {
    const given = { where, orderBy, page, asked, asOf: asOf ?? lastDay(unit, context.today) };
    return programPage(context, 'responsibleUnit', unit.id, given);
  }
}
