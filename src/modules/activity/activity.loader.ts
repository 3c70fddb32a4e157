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
  activity: (request: Request) =>
    byKey(
      request,
      (read, ids: readonly number[]) => from.activitiesById(read, ids, request.viewer),
      (row) => row.id,
    ),
  activityNote: (request: Request) => byKey(request, from.notesOf, (row) => row.id),
  activityEnding: (request: Request) => byKey(request, from.endingsOf, (row) => row.id),
  activities: (request: Request) => byOwner(request, from.listActivities),
  activityCount: (request: Request) => byOwner(request, from.countActivities),
  activityTotals: (request: Request) => byOwner(request, summary.activityTotals),
  areasBelow: (request: Request) => byOwner(request, summary.areasBelow),
  areasInCharge: (request: Request) => byOwner(request, summary.areasInCharge),
};
