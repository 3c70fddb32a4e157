import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as summary from './activity-summary.read.js';
import * as from from './activity.read.js';

type LevelAndDay = Parameters<typeof summary.areasBelow>[2];

export const activityLoaders = (read: Reader) => ({
  activity: byKey((ids: readonly number[]) => from.activitiesById(read, ids), (row) => row.id),
  activities: byOwner((ids, args: Parameters<typeof from.listActivities>[2]) => from.listActivities(read, ids, args)),
  activityCount: byOwner((ids, args: from.ActivityListing) => from.countActivities(read, ids, args)),
  activityTotals: byOwner((ids, args: summary.TotalsAsked) => summary.activityTotals(read, ids, args)),
  areasBelow: byOwner((ids, args: LevelAndDay) => summary.areasBelow(read, ids, args)),
  areasInCharge: byOwner((ids, args: LevelAndDay) => summary.areasInCharge(read, ids, args)),
});
