import type { Viewer } from '../../access/viewer.js';
import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as summary from './activity-summary.read.js';
import * as from from './activity.read.js';

export const activityLoaders = (read: Reader, viewer: Viewer | null) => ({
  activity: byKey(
    read,
    (_, ids: readonly number[]) => from.activitiesById(read, ids, viewer),
    (row) => row.id,
  ),
  activityNote: byKey(read, from.notesOf, (row) => row.id),
  activityEnding: byKey(read, from.endingsOf, (row) => row.id),
  activities: byOwner(read, from.listActivities),
  activityCount: byOwner(read, from.countActivities),
  activityTotals: byOwner(read, summary.activityTotals),
  areasBelow: byOwner(read, summary.areasBelow),
  areasInCharge: byOwner(read, summary.areasInCharge),
});
