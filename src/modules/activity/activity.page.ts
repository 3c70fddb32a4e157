import { assertMayRead } from '../../access/forbidden.js';
import type { Asked } from '../../api/asked.js';
import { type ConnectionSource, type PageArgs, connectionOf, pageOf } from '../../api/connection.js';
import type { Context } from '../../context.js';
import type { ActivityFilter } from './activity.input.js';
import { type ActivityOwner, type ActivityPageRow, order } from './activity.read.js';

/**
 * One page of the activities of an owner, newest first; owners asked alike in one request share a statement.
 *
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN: the public reads their sums alone.
 */
export const activityPage = async (
  { loaders, viewer }: Context,
  owner: ActivityOwner,
  ownerId: number,
  where: ActivityFilter | null | undefined,
  pageArgs: PageArgs,
  asked: Asked,
): Promise<ConnectionSource<ActivityPageRow>> => {
  assertMayRead(viewer, 'READ_ACTIVITIES');
  const listing = { owner, filter: where ?? {} };
  const page = pageOf(pageArgs, order, `activities.${owner}`, listing.filter);
  const rows = await loaders.activities.load({ ownerId, args: { ...listing, page, asked } });
  return connectionOf(
    rows,
    page,
    async () => (await loaders.activityCount.load({ ownerId, args: listing }))[0]?.count ?? 0,
  );
};
