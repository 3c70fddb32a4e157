import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { assertMayRead } from '../../access/forbidden.js';
import { type ConnectionSource, PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { ProgramType } from '../program/index.js';
import { DueFilter } from './due.input.js';
import { type DueRow, assertDuesShown, countDues, dueOrder, listDues } from './due.read.js';
import { DueItemConnection, DueItemType } from './due.type.js';

@Resolver(() => DueItemType)
export class DueResolver {
  @Query(() => DueItemConnection, {
    description:
      'What falls due before a day for standing programs, the earliest first: equipment checks, expiries, reviews, rehearsals, by the criteria sets in force today. For local, area and province officers and the ministry, inside their jurisdiction.',
  })
  async dueItems(
    @Arg('where', () => DueFilter, { description: 'What of all that falls due.' }) where: DueFilter,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Ctx() { read, viewer, today }: Context,
  ): Promise<ConnectionSource<DueRow>> {
    assertMayRead(viewer, 'READ_DUES');
    const listing = { filter: where, viewer, today };
    const page = pageOf(pageArgs, dueOrder, 'dueItems', where);
    await assertDuesShown(read, listing);
    return connectionOf(await listDues(read, listing, page), page, () => countDues(read, listing));
  }

  @FieldResolver(() => ProgramType, { description: 'The program.' })
  program(@Root() { programId }: DueRow, @Ctx() { loaders }: Context) {
    return loaders.program.load(programId);
  }
}
