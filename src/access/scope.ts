import { type Sql, raw, sql, validOn } from '../database/read.js';
import { type Action, deedOf } from './actions.js';
import { type Viewer, grantsFor } from './viewer.js';

/**
 * Whether the viewer may do this on an area, as a condition: `area` is the SQL of an admin unit's id. Reads that show
 * what is not public hold it, so that what may not be seen is not there.
 */
export const within = (viewer: Viewer | null, action: Action, area: Sql, today: string): Sql => {
  const grants = grantsFor(viewer, action);
  if (grants.length === 0) return sql`false`;
  if (deedOf(action).reach === 'ANYWHERE' || grants.some(({ unitId }) => unitId === null)) return sql`true`;
  return sql`${area} in (
    select inside.unit_id from responsible_unit_ancestor below
    join jurisdiction duty on duty.responsible_unit_id = below.unit_id
      and ${validOn(raw('duty'), sql`${today}::date`)}
    join admin_unit_ancestor inside on inside.ancestor_id = duty.admin_unit_id
    where below.ancestor_id = any(${grants.map(({ unitId }) => unitId)}::integer[]))`;
};
