import { type Reader, raw, sql, validOn } from '../database/read.js';
import { type Action, deedOf } from './actions.js';
import type { OfficerRole } from './officer-role.vocabulary.js';
import type { Identity } from './sign-in.js';

/** A grant in force: in which role, for which unit. */
export interface Grant {
  officerId: number;
  role: OfficerRole;
  /** Null: the whole registry. */
  unitId: number | null;
}

/** Someone signed in, with what they are granted today; perhaps nothing. */
export interface Viewer extends Identity {
  grants: readonly Grant[];
}

/** How long a revoked grant may still read; writes ask the database. */
const READ_FOR_MS = 1_000;
const MOST_REMEMBERED = 10_000;

/** Finds the grants of whoever is signed in, remembering each for less than a second. */
export const openViewers = (reader: () => Reader) => {
  const remembered = new Map<string, { until: number; grants: Promise<Grant[]> }>();
  return async (identity: Identity | null, today: string): Promise<Viewer | null> => {
    if (!identity) return null;
    const key = `${today} ${identity.subject}`;
    let known = remembered.get(key);
    if (!known || known.until <= performance.now()) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      known = { until: performance.now() + READ_FOR_MS, grants: grantsOf(reader(), identity.subject, today) };
      remembered.set(key, known);
      known.grants.catch(() => remembered.delete(key));
    }
    return { ...identity, grants: await known.grants };
  };
};

const grantsOf = (read: Reader, subject: string, today: string): Promise<Grant[]> =>
  read.rows(
    'access.grants',
    sql`
    select o.id as "officerId", o.role, o.responsible_unit_id as "unitId" from officer o
    where o.subject = ${subject} and ${validOn(raw('o'), sql`${today}::date`)}
    order by o.id`,
  );

/** The viewer's grants whose role may do this; empty for nobody. */
export const grantsFor = (viewer: Viewer | null, action: Action): Grant[] =>
  viewer?.grants.filter(({ role }) => deedOf(action).roles.includes(role)) ?? [];

/** Whether the viewer may do this anywhere at all. */
export const mayAnywhere = (viewer: Viewer | null, action: Action): boolean => grantsFor(viewer, action).length > 0;
