import { type Reader, raw, sql, validOn } from '../../database/read.js';
import { type ReportedFigureRow, reportedFigureJson } from '../reported-figure/index.js';
import { jurisdictionOf } from '../responsible-unit/index.js';
import type { ActivityKind, MeasureKind } from './activity.vocabulary.js';
import { type Span, activitiesOfAreas, activitiesOfJurisdictions } from './attribution.js';

/** Whose totals: of areas, on the map of each activity's day or of `mapOn`; or of jurisdictions. */
export type TotalsOwner = { kind: 'adminUnit'; mapOn: string | null } | { kind: 'responsibleUnit' };

export interface TotalsAsked {
  owner: TotalsOwner;
  period: Span;
  /** The first day of each month of the period, in order, or none of them: then only the whole period is told. */
  months: readonly string[];
}

/** What one owner's activities of one kind come to, in the whole period or in one of its months. */
export interface ActivityTotalRow {
  figure: null;
  ownerId: number;
  /** The place of the month in the list that was asked for, from 1; 0 is the whole period. */
  month: number;
  kind: ActivityKind;
  activities: number;
  notAttributable: number;
  hasDemoData: boolean;
  measures: Partial<Record<MeasureKind, number>>;
}

/** What a document says of one owner, kind and measure, for days inside the period. */
export interface StatedRow {
  ownerId: number;
  figure: ReportedFigureRow;
}

/**
 * Totals by kind of every owner, for the period and each of its months, and beside them what documents say. An activity
 * counts in what contains its days; one that is cut, or only overlaps the owner, is not attributable.
 */
export const activityTotals = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, period, months }: TotalsAsked,
): Promise<(ActivityTotalRow | StatedRow)[]> => {
  const told =
    owner.kind === 'adminUnit'
      ? activitiesOfAreas(sql`u.id = any(${ownerIds}::integer[])`, owner.mapOn, period)
      : activitiesOfJurisdictions(sql`ra.ancestor_id = any(${ownerIds}::integer[])`, period);
  const statedOwner = raw(owner.kind === 'adminUnit' ? 'admin_unit_id' : 'responsible_unit_id');
  return read.rows(
    'activity.totals',
    sql`
    with entry as materialized (
      select told.unit_id, part.month, a.id, a.kind, a.provenance, told.is_within and part.holds as counts
      from (${told}) told
      join activity a on a.id = told.activity_id
      cross join lateral (
        select a.period_from >= ${period.from}::date and a.period_to <= ${period.to}::date as holds,
          width_bucket(greatest(a.period_from, ${period.from}::date), ${months}::date[]) as first_month,
          width_bucket(least(a.period_to, ${period.to}::date) - 1, ${months}::date[]) as last_month
      ) whole
      cross join lateral (
        select 0 as month, whole.holds
        union all
        select month, whole.holds and whole.first_month = whole.last_month
        from generate_series(greatest(whole.first_month, 1), whole.last_month) as month
      ) part
    ), measured as (
      select unit_id, month, kind, jsonb_object_agg(measure, total) as measures from (
        select e.unit_id, e.month, e.kind, m.measure, sum(m.value) as total
        from entry e join activity_measure m on m.activity_id = e.id where e.counts
        group by e.unit_id, e.month, e.kind, m.measure
      ) summed group by unit_id, month, kind
    )
    select e.*, coalesce(m.measures, '{}') as measures, null::jsonb as figure
    from (
      select unit_id as "ownerId", month, kind, count(*) filter (where counts) as activities,
        count(*) filter (where not counts) as "notAttributable", bool_or(provenance = 'DEMO') as "hasDemoData"
      from entry group by unit_id, month, kind
    ) e left join measured m on (m.unit_id, m.month, m.kind) = (e."ownerId", e.month, e.kind)
    union all
    select f.${statedOwner}, null, f.kind, null, null, null, null, ${reportedFigureJson}
    from reported_figure f
    where f.${statedOwner} = any(${ownerIds}::integer[]) and f.kind is not null
      and f.period_from >= ${period.from}::date and f.period_to <= ${period.to}::date`,
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
