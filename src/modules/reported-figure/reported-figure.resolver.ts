import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { AdminUnitType } from '../admin-unit/index.js';
import { ResponsibleUnitType } from '../responsible-unit/index.js';
import { ReportedFigureFilter } from './reported-figure.input.js';
import * as from from './reported-figure.read.js';
import { ReportedFigureConnection, ReportedFigureId, ReportedFigureType } from './reported-figure.type.js';

type Row = from.ReportedFigureRow;

@Resolver(() => ReportedFigureType)
export class ReportedFigureResolver {
  @Query(() => ReportedFigureConnection, {
    description:
      'Figures as documents state them, the newest period first, each document in its own order. Anyone may read it.',
  })
  async reportedFigures(
    @Arg('where', () => ReportedFigureFilter, { nullable: true, description: 'Which figures; without it all.' })
    where: ReportedFigureFilter | null,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read }: Context,
  ): Promise<ConnectionSource<Row>> {
    const filter = where ?? {};
    const page = pageOf(pageArgs, from.order, 'reportedFigures', filter);
    const rows = await from.listReportedFigures(read, filter, page);
    return connectionOf(rows, page, () => from.countReportedFigures(read, filter));
  }

  @FieldResolver(() => ID)
  id(@Root() figure: Row): string {
    return ReportedFigureId.encode(figure.id);
  }

  @FieldResolver(() => AdminUnitType, {
    nullable: true,
    description: 'The area that it speaks of, where it names one.',
  })
  adminUnit(@Root() figure: Row, @Ctx() { loaders }: Context) {
    return figure.adminUnitId === null ? null : loaders.adminUnit.load(figure.adminUnitId);
  }

  @FieldResolver(() => ResponsibleUnitType, {
    nullable: true,
    description: 'The responsible unit that it speaks of, where it names one.',
  })
  responsibleUnit(@Root() figure: Row, @Ctx() { loaders }: Context) {
    return figure.responsibleUnitId === null ? null : loaders.responsibleUnit.load(figure.responsibleUnitId);
  }
}
