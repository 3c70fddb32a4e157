import { type Reader, type Sql, empty, raw, sql, validOn } from '../../database/read.js';
import { jurisdictionOf } from '../responsible-unit/index.js';
import {
  SUMMED,
  type ActivityTotalsRow,
  type BucketRow,
  type MonthBegin,
  bucketOf,
  countsOf,
  measureColumns,
  sumsOf,
  sumsOfSums,
  totalsOf,
} from './activity-bucket.js';
import { type Span, activitiesOfAreas, activitiesOfJurisdictions } from './attribution.js';

/** Whose totals: of areas, on the map of each activity's day or of `mapOn`; or of jurisdictions. */
export type TotalsOwner =
  { kind: 'adminUnit'; isNeighborhood: boolean; mapOn: string | null } | { kind: 'responsibleUnit' };

export interface TotalsAsked {
  owner: TotalsOwner;
  period: Span<string>;
  /** The first day of each month of the period, in order, or none of them: then only the whole period is told. */
  months: readonly string[];
  /** Whether they are told what the activities counted, too. */
  measures: boolean;
}

/** What of it says which buckets there are. */
type DaysAsked = Pick<TotalsAsked, 'period' | 'months'>;

/**
 * Totals by kind of every owner that has any, for the period and each of its months. An activity counts in what contains
 * its days; one that is cut, or only overlaps the owner, is not attributable.
 */
export const activityTotals = async (
  read: Reader,
  ownerIds: readonly number[],
  asked: TotalsAsked,
): Promise<ActivityTotalsRow[]> => totalsOf(await bucketsOf(read, ownerIds, asked), asked.months);

/** Where the rollup holds such totals, it alone is asked first; what is open as well is counted only where something is. */
const bucketsOf = async (read: Reader, ownerIds: readonly number[], asked: TotalsAsked): Promise<BucketRow[]> => {
  const { owner } = asked;
  const ask = (statement: Sql) =>
    read.rows<BucketRow>(
      'activity.totals',
      statement,
      // A jurisdiction is taken from the rows: a week of a commune, or years of a province.
      owner.kind === 'responsibleUnit' ? 'FOR_VALUES' : 'ONCE',
    );
  const isKept = owner.kind === 'adminUnit' && owner.mapOn === null && !owner.isNeighborhood;
  if (!isKept) return ask(bucketsOfRows(ownerIds, asked));
  return (
    (await toldByKept(read, 'activity.totals-kept', ownerIds, asked, (kept) => bucketsOfKept(asked, kept))) ??
    ask(keptBuckets(ownerIds, asked))
  );
};

/** Every bucket from the rows. */
const bucketsOfRows = (ownerIds: readonly number[], asked: TotalsAsked): Sql => {
  const { owner, period } = asked;
  const told =
    owner.kind === 'adminUnit'
      ? activitiesOfAreas(sql`where u.id = any(${ownerIds}::integer[])`, owner.mapOn, period, SUMMED)
      : activitiesOfJurisdictions(sql`ra.ancestor_id = any(${ownerIds}::integer[])`, period, SUMMED);
  return sql`
    with entry as materialized (${entriesOf(told, asked, empty)})
    ${bucketsOfEntries(asked)}`;
};

/**
 * Two relations that share no bucket, for a statement that begins with `parts`. `kept`: the buckets of provinces, districts
 * and communes from activity_rollup, but for those that share a day with what is open, which is a mark or a month that the
 * period cuts. `entry`: the activities of these, and those of neighborhoods, from the rows.
 */
const keptAndOpen = (ownerIds: readonly number[], asked: DaysAsked): { parts: Sql; kept: Sql } => {
  const { period } = asked;
  const begin = sql`${monthBegin(asked)}::integer`;
  const [from, to] = daysOf(period);
  const told = activitiesOfAreas(
    sql`join open on open.unit_id = u.id`,
    null,
    { from: sql`greatest(open.told_from, ${from})`, to: sql`least(open.told_to, ${to})` },
    SUMMED,
  );
  const isOpen = sql`
      join open on open.unit_id = told.unit_id and open.days && daterange(bucket.period_from, bucket.period_to)`;
  const kept = keptIn(
    asked,
    sql`asked join activity_rollup r on r.admin_unit_id = asked.id and asked.is_kept
      left join open on open.unit_id = r.admin_unit_id`,
    sql`(open.unit_id is null or not open.days && daterange(r.period_from, r.period_to))`,
  );
  const parts = sql`
    with asked as materialized (
      select u.id, u.level <= 3 as is_kept from admin_unit u where u.id = any(${ownerIds}::integer[])
    ), open as materialized (
      -- With the days of the months that hold any of them.
      select unit_id, range_agg(daterange(open_from, open_to)) as days, month_start(min(open_from), ${begin}) as told_from,
        month_end(max(open_to) - 1, ${begin}) as told_to
      from (
        select m.admin_unit_id, m.period_from, m.period_to from activity_mark m
        where m.admin_unit_id = any(${ownerIds}::integer[])
        union all
        select asked.id, month_start(cut.day, ${begin}), month_end(cut.day, ${begin})
        from asked cross join (values (${from}), (${to})) as cut (day)
        where asked.is_kept and cut.day <> month_start(cut.day, ${begin})
        union all
        select asked.id, '-infinity', 'infinity' from asked where not asked.is_kept
      ) as span (unit_id, open_from, open_to) group by unit_id
    ), entry as materialized (${entriesOf(told, asked, isOpen)}
      where exists (select from open)
    )`;
  return { parts, kept };
};

/** Rows of `rollups`, among them `activity_rollup r`, that lie in the period and fulfil a condition. */
const keptIn = (asked: DaysAsked, rollups: Sql, condition: Sql): Sql => {
  const { period, months } = asked;
  const [from, to] = daysOf(period);
  return sql`(
      select r.admin_unit_id as unit_id, ${isWhole(raw('r'), period)} as is_whole,
        ${months.length > 0 ? sql`greatest(r.period_from, ${from})` : sql`null::date`} as day_from,
        ${months.length > 0 ? sql`least(r.period_to, ${to})` : sql`null::date`} as day_to,
        r.kind, r.activities, r.not_attributable, r.has_demo_data, ${measureColumns}
      from ${rollups}
      where r.month_begins_on = ${monthBegin(asked)}::integer and r.period_from < ${to} and r.period_to > ${from}
        and ${condition}
    ) kept`;
};

const keptBuckets = (ownerIds: readonly number[], asked: TotalsAsked): Sql => {
  const { parts, kept } = keptAndOpen(ownerIds, asked);
  return sql`${parts}
    ${bucketsOfKept(asked, kept)}
    union all
    ${bucketsOfEntries(asked)}`;
};

/**
 * What the rollup alone tells of areas: where all of them are in it, the period cuts no month, and nothing is marked, which
 * is nearly always; else null. By a statement of its own, for PostgreSQL makes ready whatever a statement may come to: the
 * part that counts what is open takes longer for that than all that is read here.
 *
 * @param told what of the rows of `kept`, as a select of "ownerId" and more.
 */
const toldByKept = async <Row extends { ownerId: number }>(
  read: Reader,
  name: string,
  ownerIds: readonly number[],
  asked: DaysAsked,
  told: (kept: Sql) => Sql,
): Promise<Row[] | null> => {
  if (cutsMonths(asked)) return null;
  const rows = await read.rows<Row | { ownerId: null }>(
    name,
    sql`
    with open as materialized (
      select from activity_mark m where m.admin_unit_id = any(${ownerIds}::integer[])
      union all
      select from admin_unit u where u.id = any(${ownerIds}::integer[]) and u.level = 4
      limit 1
    ), told as not materialized (
      ${told(keptIn(asked, sql`activity_rollup r`, sql`r.admin_unit_id = any(${ownerIds}::integer[])`))}
    )
    select * from told where not exists (select from open)
    union all
    -- A row of nothing where something is open.
    select told.* from open left join told on false`,
  );
  return rows.some(({ ownerId }) => ownerId === null) ? null : (rows as Row[]);
};

/**
 * How many activities of these kinds count for each area, each on the map of its own day, that share a day with the period:
 * every one is in one bucket, be it held by the period or cut. An area without any has no row.
 */
export const countInAreas = async (
  read: Reader,
  ownerIds: readonly number[],
  kinds: readonly string[] | null,
  period: Span<string> | null,
): Promise<{ ownerId: number; count: number }[]> => {
  const asked = { period: period ?? { from: '-infinity', to: 'infinity' }, months: [] };
  const sumOf = (counted: Sql) => sql`
    select unit_id as "ownerId", sum(activities)::integer as count from ${counted}
    ${kinds ? sql`where kind = any(${kinds}::text[])` : empty} group by unit_id`;
  const told = await toldByKept<{ ownerId: number; count: number }>(
    read,
    'activity.count-kept',
    ownerIds,
    asked,
    sumOf,
  );
  if (told) return told;
  const { parts, kept } = keptAndOpen(ownerIds, asked);
  return read.rows(
    'activity.count-in-areas',
    sql`${parts} ${sumOf(sql`(
      select kept.unit_id, kept.kind, kept.activities from ${kept}
      union all
      select entry.unit_id, entry.kind, 1 from entry where entry.is_within
    ) told`)}`,
  );
};

/**
 * On which day the months begin that the period is told by. Where no months are asked for, those that it cuts fewer of.
 */
const monthBegin = ({ period, months }: DaysAsked): MonthBegin => {
  const edges = months.length > 1 ? months.slice(-1) : [period.from, period.to];
  const on = (day: string) => edges.filter((edge) => edge.endsWith(day)).length;
  return on('-15') > on('-01') ? 15 : 1;
};

/** Whether the period begins or ends within a month. */
const cutsMonths = (asked: DaysAsked): boolean => {
  const begin = monthBegin(asked) === 15 ? '-15' : '-01';
  return [asked.period.from, asked.period.to].some((day) => !day.endsWith('infinity') && !day.endsWith(begin));
};

const daysOf = ({ from, to }: Span<string>): [from: Sql, to: Sql] => [sql`${from}::date`, sql`${to}::date`];

const isWhole = (days: Sql, { from, to }: Span<string>): Sql =>
  sql`(${days}.period_from >= ${from}::date and ${days}.period_to <= ${to}::date)`;

/** The buckets of activities that are told of; a month that the period cuts is what is left of it. */
const entriesOf = (told: Sql, asked: DaysAsked, joins: Sql): Sql => {
  const { period, months } = asked;
  const days =
    months.length === 0
      ? sql`null::date as day_from, null::date as day_to`
      : sql`greatest(case when whole.is_whole then bucket.period_from else told.period_from end, ${period.from}::date) as day_from,
        least(case when whole.is_whole then bucket.period_to else told.period_to end, ${period.to}::date) as day_to`;
  return sql`
      select told.unit_id, told.activity_id, told.kind, told.is_within, told.provenance = 'DEMO' as is_demo, whole.is_whole,
        ${days}
      from (${told}) told
      cross join lateral (${bucketOf(raw('told'), sql`${monthBegin(asked)}::integer`)}) bucket
      cross join lateral (select ${isWhole(raw('told'), period)} as is_whole) whole${joins}`;
};

const keys = raw('unit_id, is_whole, day_from, day_to');
const columnsOf = ({
  measures,
}: TotalsAsked): Sql => sql`unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData"${measures ? sql`, ${measureColumns}` : empty}`;

/** What the rows of `kept` come to: one by one where months are asked for, which they are told by. */
const bucketsOfKept = (asked: TotalsAsked, kept: Sql): Sql =>
  sql`select ${columnsOf(asked)} from (${asked.months.length > 0 ? sql`select * from ${kept}` : sumsOfSums(kept, keys)}) bucket`;

/** What `entry` comes to. */
const bucketsOfEntries = (asked: TotalsAsked): Sql => {
  const told = asked.measures ? sumsOf : countsOf;
  return sql`select ${columnsOf(asked)} from (${told(sql`entry`, keys)}) bucket`;
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
