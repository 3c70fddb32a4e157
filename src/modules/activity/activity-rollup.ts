import { type Sql, raw, sql } from '../../database/read.js';
import type { Rollup, Snapshot } from '../../database/rollup.js';
import { SUMMED, bucketOf, halfMonthOf, measureColumns, sumsOf, sumsOfSums } from './activity-bucket.js';
import { activitiesOfAreas } from './attribution.js';

/** Days of a unit that are folded: whole half months, or all there are. */
interface Stretch {
  unitId: number;
  from: string;
  to: string;
}

/** So many units of a level are folded at once: a province does as much as its communes together. */
const AT_ONCE = [1, 10, 100];

/**
 * What activities come to in every province, district and commune, each on the map of its own day: `activity_rollup`,
 * read by activity-summary.read.ts. A cell is a unit; the marks (`activity_mark`) say which days of it.
 */
export const ACTIVITY_ROLLUP: Rollup = {
  name: 'activity_rollup',
  cellsAtOnce: 100,

  async isMarked(read) {
    const marks = await read.rows('activity.any-mark', sql`select from activity_mark limit 1`);
    return marks.length > 0;
  },

  async fold(at, limit) {
    const stretches = await takeMarks(at, limit);
    if (stretches.length === 0) return 0;
    const given = stretchesOf(stretches);
    await at.rows(
      'activity.rollup-clear',
      sql`
      delete from activity_rollup r using (${given}) s
      where r.admin_unit_id = s.unit_id and r.period_from < s.period_to and r.period_to > s.period_from`,
    );
    await at.rows(
      'activity.rollup-fill',
      sql`
      insert into activity_rollup (${rollupColumns})
      ${bucketsOf(sql`select unit_id, range_agg(daterange(period_from, period_to)) as days from (${given}) s group by unit_id`)}`,
    );
    return new Set(stretches.map(({ unitId }) => unitId)).size;
  },

  async cells(at) {
    const units = await at.rows<{ id: number }>(
      'activity.rollup-cells',
      sql`select u.id from admin_unit u where u.level <= 3 order by u.level, u.id`,
    );
    return units.map(({ id }) => id);
  },

  async mark(at, cells) {
    await at.rows(
      'activity.rollup-mark',
      sql`
      insert into activity_mark (admin_unit_id, period_from, period_to)
      select id, '-infinity', 'infinity' from unnest(${cells}::integer[]) as cell (id)`,
    );
  },

  async differences(at, cells) {
    const rows = await at.rows<{ difference: string }>(
      'activity.rollup-differences',
      sql`
      with marked as materialized (
        select m.admin_unit_id as unit_id, range_agg(daterange(m.period_from, m.period_to)) as days
        from activity_mark m where m.admin_unit_id = any(${cells}::integer[]) group by m.admin_unit_id
      ), kept as (
        select ${rollupColumns} from activity_rollup r where r.admin_unit_id = any(${cells}::integer[])
      ), counted as (
        ${bucketsOf(sql`
          select cell.id as unit_id, datemultirange(daterange(null, null)) as days
          from unnest(${cells}::integer[]) as cell (id)`)}
      ), differing as (
        (select 'kept' as side, * from (table kept except all table counted) kept)
        union all
        (select 'counted', * from (table counted except all table kept) counted)
      )
      select format('%s %s, %s from %s to %s, months from the %s: %s', u.code, u.name, d.kind, d.period_from, d.period_to,
        d.month_begins_on, string_agg(format('%s %s', d.side, jsonb_strip_nulls(to_jsonb(d) - array['side', 'admin_unit_id',
          'month_begins_on', 'period_from', 'period_to', 'kind'])), ', ' order by d.side desc)) as difference
      from differing d join admin_unit u on u.id = d.admin_unit_id
      where not exists (select from marked where marked.unit_id = d.admin_unit_id
        and marked.days && daterange(d.period_from, d.period_to))
      group by u.id, d.month_begins_on, d.period_from, d.period_to, d.kind
      order by u.id, d.month_begins_on, d.period_from, d.kind`,
    );
    return rows.map(({ difference }) => difference);
  },
};

/** Takes away the marks of some units of the highest level that has any; what they say together. */
const takeMarks = (at: Snapshot, limit: number): Promise<Stretch[]> =>
  at.rows<Stretch>(
    'activity.rollup-take',
    sql`
    with unit as materialized (
      select m.admin_unit_id as id, u.level
      from (select distinct admin_unit_id from activity_mark) m join admin_unit u on u.id = m.admin_unit_id
    ), chosen as (
      select id from unit where level = (select min(level) from unit)
      order by id limit least(${limit}::integer, (${AT_ONCE}::integer[])[(select min(level) from unit)])
    ), taken as (
      delete from activity_mark m using chosen where m.admin_unit_id = chosen.id
      returning m.admin_unit_id, daterange(m.period_from, m.period_to) as days
    )
    select merged.unit_id as "unitId", lower(stretch)::text as "from", upper(stretch)::text as "to"
    from (select admin_unit_id as unit_id, range_agg(days) as days from taken group by admin_unit_id) merged
    cross join unnest(merged.days) as stretch`,
  );

const stretchesOf = (stretches: readonly Stretch[]): Sql => sql`
        select unit_id, period_from, period_to
        from unnest(${stretches.map(({ unitId }) => unitId)}::integer[], ${stretches.map(({ from }) => from)}::date[],
          ${stretches.map(({ to }) => to)}::date[]) as s (unit_id, period_from, period_to)`;

const rollupColumns = sql`admin_unit_id, month_begins_on, period_from, period_to, kind, activities, not_attributable,
        has_demo_data, ${measureColumns}`;

/** The buckets, by months of either beginning, that share a day with the `days` of their unit: rows of activity_rollup. */
const bucketsOf = (stretches: Sql): Sql => {
  const told = activitiesOfAreas(
    sql`join stretch on stretch.unit_id = u.id`,
    null,
    { from: sql`stretch.told_from`, to: sql`stretch.told_to` },
    SUMMED,
  );
  return sql`
      with stretch as materialized (
        select s.unit_id, s.days,
          coalesce(least(month_start(lower(s.days), 1), month_start(lower(s.days), 15)), '-infinity') as told_from,
          coalesce(greatest(month_end(upper(s.days) - 1, 1), month_end(upper(s.days) - 1, 15)), 'infinity') as told_to
        from (${stretches}) s
      ), entry as materialized (
        select told.unit_id as admin_unit_id, half.period_from, half.period_to, told.activity_id, told.kind, told.is_within,
          told.provenance = 'DEMO' as is_demo
        from (${told}) told cross join lateral (${halfMonthOf(raw('told'))}) half
      ), finest as materialized (
        -- Summed once in the finest buckets, and those by months of either beginning.
        ${sumsOf(sql`entry`, raw('admin_unit_id, period_from, period_to'))}
      ), bucket as (
        select finest.admin_unit_id, begin.day as month_begins_on, bucket.period_from, bucket.period_to, finest.kind,
          finest.activities, finest.not_attributable, finest.has_demo_data, ${measureColumns}
        from finest cross join (values (1), (15)) as begin (day)
        cross join lateral (${bucketOf(raw('finest'), raw('begin.day'))}) bucket
        join stretch on stretch.unit_id = finest.admin_unit_id
          and stretch.days && daterange(bucket.period_from, bucket.period_to)
      )
      ${sumsOfSums(sql`bucket`, raw('admin_unit_id, month_begins_on, period_from, period_to'))}`;
};
