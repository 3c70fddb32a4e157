import type { Period } from '../../api/period.js';
import { type Reader, raw, sql, validOn } from '../../database/read.js';
import { jurisdictionOf } from '../responsible-unit/index.js';
import type { ActivityKind, MeasureKind } from './activity.vocabulary.js';
import { activitiesOfAreas, activitiesOfJurisdictions } from './attribution.js';

/** Whose totals: of areas, on the map of each activity's day or of `mapOn`; or of jurisdictions. */
export type TotalsOwner = { kind: 'adminUnit'; mapOn: string | null } | { kind: 'responsibleUnit' };

export interface TotalsAsked {
  owner: TotalsOwner;
  /** The first holds all others. */
  spans: readonly Pick<Period, 'from' | 'to'>[];
}

/** What one owner's activities of one kind come to in one span. */
export interface ActivityTotalRow {
  ownerId: number;
  /** The place of the span in the list that was asked for. */
  span: number;
  kind: ActivityKind;
  activities: number;
  notAttributable: number;
  hasDemoData: boolean;
  measures: Partial<Record<MeasureKind, number>>;
}

/**
 * Totals by kind of every owner in every span. An activity counts in a span that contains
 * its days; one that is cut by the span, or only overlaps the owner, is not attributable.
 */
export const activityTotals = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, spans }: TotalsAsked,
): Promise<ActivityTotalRow[]> => {
  const told =
    owner.kind === 'adminUnit'
      ? activitiesOfAreas(sql`u.id = any(${ownerIds}::integer[])`, owner.mapOn, spans[0]!)
      : activitiesOfJurisdictions(sql`ra.ancestor_id = any(${ownerIds}::integer[])`, spans[0]!);
  return read.rows(
    'activity.totals',
    sql`
    with entry as materialized (
      select told.unit_id, span.place - 1 as span, a.id, a.kind, a.provenance,
        told.is_within and a.period_from >= span.first_day and a.period_to <= span.end_day as counts
      from (${told}) told
      join activity a on a.id = told.activity_id
      join unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[])
        with ordinality as span (first_day, end_day, place) on a.period_from < span.end_day and a.period_to > span.first_day
    ), measured as (
      select unit_id, span, kind, jsonb_object_agg(measure, total) as measures from (
        select e.unit_id, e.span, e.kind, m.measure, sum(m.value) as total
        from entry e join activity_measure m on m.activity_id = e.id where e.counts
        group by e.unit_id, e.span, e.kind, m.measure
      ) summed group by unit_id, span, kind
    )
    select e.unit_id as "ownerId", e.span, e.kind, count(*) filter (where e.counts) as activities,
      count(*) filter (where not e.counts) as "notAttributable", bool_or(e.provenance = 'DEMO') as "hasDemoData",
      coalesce(m.measures, '{}') as measures
    from entry e left join measured m on (m.unit_id, m.span, m.kind) = (e.unit_id, e.span, e.kind)
    group by e.unit_id, e.span, e.kind, m.measures`,
  );
};

/** The areas of `level` below each area on the map of `day`, moved into the owner's validity; in name order. */
export const areasBelow = (
  read: Reader,
  ownerIds: readonly number[],
  { level, day }: { level: number; day: string },
): Promise<{ ownerId: number; id: number }[]> =>
  read.rows(
    'activity.areas-below',
    sql`
    select owner.id as "ownerId", u.id
    from admin_unit owner join admin_unit_ancestor a on a.ancestor_id = owner.id
    join admin_unit u on u.id = a.unit_id and u.level = ${level}
    where owner.id = any(${ownerIds}::integer[])
      and ${validOn(raw('u'), sql`greatest(least(${day}::date, owner.valid_to - 1), owner.valid_from)`)}
    order by u.name, u.id`,
  );

/** The areas of `level` in each unit's jurisdiction on `day`, moved into the unit's validity; in name order. */
export const areasInCharge = (
  read: Reader,
  ownerIds: readonly number[],
  { level, day }: { level: number; day: string },
): Promise<{ ownerId: number; id: number }[]> =>
  read.rows(
    'activity.areas-in-charge',
    sql`
    select owner.id as "ownerId", u.id
    from responsible_unit owner
    cross join lateral (select greatest(least(${day}::date, owner.valid_to - 1), owner.valid_from) as day) map
    cross join lateral (
      select distinct below.unit_id
      from (${jurisdictionOf(sql`owner.id`, sql`map.day`)}) area
      join admin_unit_ancestor below on below.ancestor_id = area.admin_unit_id
    ) area
    join admin_unit u on u.id = area.unit_id and u.level = ${level} and ${validOn(raw('u'), sql`map.day`)}
    where owner.id = any(${ownerIds}::integer[])
    order by u.name, u.id`,
  );
