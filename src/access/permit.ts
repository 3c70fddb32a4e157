import type { EntityManager } from '@mikro-orm/core';
import { ApiError } from '../api/errors.js';
import { execute } from '../database/orm.js';
import { type Sql, join, raw, sql, validOn } from '../database/read.js';
import { type Action, deedOf } from './actions.js';
import { forbidden } from './forbidden.js';
import type { Grant, Viewer } from './viewer.js';

/** What an act is upon. */
export interface Target {
  /** Its type in the schema. */
  type: string;
  /** Null: it is only being made, or it is many. */
  id: number | null;
  /**
   * A SELECT of the ids of the admin units that it lies in today, one column. No row: there is no such thing. A null:
   * it lies in no area, and only a grant for the whole registry reaches it.
   */
  areas: Sql;
  /**
   * For what is not public: the actions that show it, some of them in some states alone (a condition). Whoever may do
   * none of them here learns nothing of it, whatever else they may do.
   */
  shownBy?: readonly { action: Action; when?: Sql }[];
  /** The condition under which it is public nevertheless, and its refusal may say that it is there. */
  publicWhen?: Sql;
  /** Many at once: a grant of the role is enough to begin, and the rule asks for each by `Tx.reached`. */
  isMany?: boolean;
}

/** A target in no area at all: what concerns the whole registry. */
export const REGISTRY: Target = { type: 'Registry', id: null, areas: sql`select null::integer` };

/** An act upon one admin unit. */
export const areaTarget = (type: string, id: number | null, areaId: number): Target => ({
  type,
  id,
  areas: sql`select u.id from admin_unit u where u.id = ${areaId}`,
});

/** What lets an act go on. */
export interface Permit {
  grant: Grant | null;
  /** The chain of the audit trail that the act belongs to. */
  chain: string;
  /** The admin units that the target lies in. */
  areas: number[];
}

const CHAIN = sql`coalesce((
  select p.code from area join admin_unit_ancestor a on a.unit_id = area.id and a.ancestor_level = 1
  join admin_unit p on p.id = a.ancestor_id order by p.code limit 1), 'VN')`;
const AREAS = sql`array(select distinct area.id from area where area.id is not null order by area.id)`;

/** The registry itself needs no grant; it is only asked where the target lies. */
export async function systemPermit(em: EntityManager, target: Target): Promise<Permit> {
  const statement = sql`with area (id) as (${target.areas}) select ${CHAIN} as chain, ${AREAS} as areas`;
  const [row] = await execute<Omit<Permit, 'grant'>>(em, 'access.locate', statement);
  return { grant: null, ...row! };
}

/**
 * One question: does the target exist, may this viewer see it, and does a grant of theirs that is in force this very
 * moment reach all of it? The grants are held until the act ends, so that nobody acts on one that was revoked.
 */
export async function ask(
  em: EntityManager,
  viewer: Viewer,
  action: Action,
  target: Target,
  today: string,
): Promise<Permit> {
  const { roles, reach } = deedOf(action);
  const isAnywhere = reach === 'ANYWHERE' || target.isMany === true;
  const reaches = sql`not exists (
    select from area where not answers_for(g.responsible_unit_id, area.id, ${today}::date))`;
  const shows = (target.shownBy ?? []).map(({ action, when = sql`true` }) => {
    const shower = deedOf(action);
    return sql`(g.role = any(${shower.roles}::text[]) and ${when}
      and (${shower.reach === 'ANYWHERE'}::boolean or ${reaches}))`;
  });
  const isShown = shows.length > 0 ? sql`(${join(shows, ' or ')})` : sql`true`;
  const [row] = await execute<{
    found: boolean;
    grant: Grant | null;
    shown: boolean;
    chain: string;
    areas: number[];
    needed: string | null;
    held: string | null;
  }>(
    em,
    'access.permit',
    sql`
    with granted as materialized (
      select o.id, o.role, o.responsible_unit_id from officer o
      where o.subject = ${viewer.subject} and ${validOn(raw('o'), sql`${today}::date`)} for share
    ), named (id) as materialized (${target.areas}), area (id) as materialized (
      -- Of many, what the viewer does not reach is no part of the act: neither its place nor its chain is told.
      select n.id from named n where not ${target.isMany === true}::boolean or exists (
        select from granted g where g.role = any(${roles}::text[])
          and answers_for(g.responsible_unit_id, n.id, ${today}::date))
    )
    select exists (select from area) as found,
      (select jsonb_build_object('officerId', g.id, 'role', g.role, 'unitId', g.responsible_unit_id) from granted g
        where g.role = any(${roles}::text[]) and (${isAnywhere}::boolean or ${reaches})
        order by g.id limit 1) as grant,
      (${target.publicWhen ?? sql`false`}) or exists (select from granted g where ${isShown}) as shown,
      ${CHAIN} as chain, ${AREAS} as areas,
      (select string_agg(u.name, ', ' order by u.name) from area join admin_unit u on u.id = area.id) as needed,
      (select string_agg(distinct coalesce(r.name, 'Việt Nam'), ', ') from granted g
        left join responsible_unit r on r.id = g.responsible_unit_id) as held`,
  );
  const { found, grant, shown, chain, areas, needed, held } = row!;
  if ((!found && !target.isMany) || (target.shownBy && !shown)) throw new ApiError('NOT_FOUND', 'access.not-found');
  if (!grant) throw forbidden(action, { needed, held });
  return { grant, chain, areas };
}
