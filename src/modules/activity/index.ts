import * as summary from './activity-summary.resolver.js';
import * as resolver from './activity.resolver.js';

export { ACTIVITIES_FORM } from './activity.form.js';
export { activityLoaders } from './activity.loader.js';
export type { ActivityRow } from './activity.read.js';
export { type RecordingRow, recordActivityRows } from './recording.js';
export { ActivityId, ActivityType } from './activity.type.js';

export const activityResolvers = [...Object.values(resolver), ...Object.values(summary)];
