import * as summary from './activity-summary.resolver.js';
import * as resolver from './activity.resolver.js';

export { ACTIVITIES_FORM } from './activity.form.js';
export { NOTHING_DONE } from './activity-bucket.js';
export type { TotalsOwner } from './activity-summary.read.js';
export { activityLoaders } from './activity.loader.js';
export type { ActivityFilter } from './activity.input.js';
export { type ActivityRow, activityColumns, wholeActivityList } from './activity.read.js';
export { type RecordingRow, recordActivityRows } from './recording.js';
export { ACTIVITY_ROLLUP } from './activity-rollup.js';
export { ActivityId, ActivityType } from './activity.type.js';
export { activitiesOfAreas, activitiesOfJurisdictions } from './attribution.js';

export const activityResolvers = [...Object.values(resolver), ...Object.values(summary)];
