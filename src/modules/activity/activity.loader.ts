import type { Viewer } from '../../access/viewer.js';
import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as summary from './activity-summary.read.js';
import * as from from './activity.read.js';

interface Request {
  read: Reader;
  viewer: Viewer | null;
}

export const activityLoaders = {
  activity: ({ read, viewer }: Request) =>
    byKey(
      read,
      (_, ids: readonly number[]) => from.activitiesById(read, ids, viewer),
      (row) => row.id,
    ),
  activityNote: ({ read }: Request) => byKey(read, from.notesOf, (row) => row.id),
  activityEnding: ({ read }: Request) => byKey(read, from.endingsOf, (row) => row.id),
  activities: ({ read }: Request) => byOwner(read, from.listActivities),
  activityCount: ({ read }: Request) => byOwner(read, from.countActivities),
  activityTotals: ({ read }: Request) => byOwner(read, summary.activityTotals),
  areasBelow: ({ read }: Request) => byOwner(read, summary.areasBelow),
  areasInCharge: ({ read }: Request) => byOwner(read, summary.areasInCharge),
};
