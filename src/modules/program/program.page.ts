import type { Asked } from '../../api/asked.js';
import { type ConnectionSource, type PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Context } from '../../context.js';
import { type EventOwner, type ProgramEventRow, eventOrder } from './program-detail.read.js';
import type { ProgramFilter } from './program.input.js';
import { type ProgramOwner, type ProgramPageRow, orderOf } from './program.read.js';
import { ProgramOrder } from './program.vocabulary.js';

/** The order asked for; without one, the best match first where a text is searched, else by name. */
export const chosenOrder = (orderBy: ProgramOrder | null | undefined, filter: ProgramFilter): ProgramOrder =>
  orderBy ?? (filter.text == null ? ProgramOrder.NAME : ProgramOrder.RELEVANCE);

/** What a field that lists programs was asked. */
export interface ProgramsAsked {
  where: ProgramFilter | null | undefined;
  orderBy: ProgramOrder | null | undefined;
  page: PageArgs;
  asked: Asked;
  asOf?: string;
  mapOn?: string;
}

/** One page of the programs of an owner; owners asked alike in one request share a statement. */
export const programPage = async (
  { loaders, today }: Context,
  owner: ProgramOwner,
  ownerId: number,
  { where, orderBy, page: pageArgs, asked, asOf = today, mapOn = asOf }: ProgramsAsked,
): Promise<ConnectionSource<ProgramPageRow>> => {
  const filter = where ?? {};
  const listing = { owner, filter, order: chosenOrder(orderBy, filter), asOf, mapOn };
  const page = pageOf(pageArgs, orderOf(listing.order, filter), `programs.${owner}`, [filter, asOf, mapOn]);
  const rows = await loaders.programs.load({ ownerId, args: { ...listing, page, asked } });
  return connectionOf(
    rows,
    page,
    async () => (await loaders.programCount.load({ ownerId, args: listing }))[0]?.count ?? 0,
  );
};

/** One page of the history of a program, or of the programs placed in an area on `day`. */
export const eventPage = async (
  { loaders }: Context,
  owner: EventOwner,
  ownerId: number,
  pageArgs: PageArgs,
  day: string,
): Promise<ConnectionSource<ProgramEventRow>> => {
  const args = { owner, day };
  const page = pageOf(pageArgs, eventOrder, `history.${owner}`, day);
  const rows = await loaders.events.load({ ownerId, args: { ...args, page } });
  return connectionOf(rows, page, async () => (await loaders.eventCount.load({ ownerId, args }))[0]?.count ?? 0);
};
