import { dice } from '../../country/programs.ts';
import type { Operation } from '../operation.ts';

/** What the rollup tells of a unit's months within five years, a row a month and kind, as (month, kind, activities, …). */
export const HISTORY_OF_UNIT = (unitId: string, from: string, to: string): string => `
  select month.start, r.kind,
    coalesce(sum(r.activities) filter (where part.is_whole), 0)::integer as activities,
    sum(r.not_attributable + case when part.is_whole then 0 else r.activities end)::integer as not_attributable
  from activity_rollup r
  cross join lateral generate_series(date_trunc('month', greatest(r.period_from, ${from})::timestamp),
    (least(r.period_to, ${to}) - 1)::timestamp, interval '1 month') as span (at)
  cross join lateral (select span.at::date as start) month
  cross join lateral (select r.period_from >= month.start and r.period_to <= month.start + interval '1 month' as is_whole) part
  where r.admin_unit_id = ${unitId} and r.month_begins_on = 1 and r.period_from < ${to} and r.period_to > ${from}
  group by month.start, r.kind`;

/** The activities of a province by month and kind in five years from the first day of a month on. */
export const Q3: Operation = {
  name: 'Q3',
  title: 'history of a province by kind × month over 5 years',
  bars: { postgraphile: 2, raw: 0.55, statements: 1 },

  async draw(client, count) {
    const { rows } = await client.query(
      `select province.code, to_char(month.start, 'YYYY-MM-DD') as from, to_char(month.start + interval '5 years', 'YYYY-MM-DD') as to
       from generate_series(1, $1::integer) n
       cross join lateral (select date '2019-01-01' + ${dice('n', 121, 35)} * interval '1 month' as start) month
       join (select code, row_number() over (order by id) - 1 as nth, count(*) over () as of from admin_unit where level = 1) province
         on province.nth = ${dice('n', 120, 1_000_000)} % province.of
       order by n`,
      [count],
    );
    return rows;
  },

  ours: {
    document: `query History($code: String!, $from: Date!, $to: Date!) {
      adminUnit(code: $code) {
        name
        activitySummary(period: { from: $from, to: $to }) {
          byMonth { year month byKind { kind activities notAttributable } }
        }
      }
    }`,
    variables: (set) => set,
    told: ({ adminUnit: { name, activitySummary } }) => ({
      name,
      months: activitySummary.byMonth.flatMap(({ year, month, byKind }: Month) =>
        byKind.length > 0 ? [{ year, month, byKind: inOrder(byKind) }] : [],
      ),
    }),
  },

  counted: ({ months }) => months.length,

  postgraphile: {
    document: `query History($code: String!, $from: Date!, $to: Date!) {
      adminUnitToday(unitCode: $code) {
        name
        activityHistory(fromDay: $from, toDay: $to) { nodes { start kind activities notAttributable } }
      }
    }`,
    variables: (set) => set,
    told({ adminUnitToday: { name, activityHistory } }) {
      const months = new Map<string, KindOfMonth[]>();
      for (const { start, ...told } of activityHistory.nodes as (KindOfMonth & { start: string })[]) {
        months.set(start, [...(months.get(start) ?? []), told]);
      }
      return {
        name,
        months: [...months].map(([start, byKind]) => ({
          ...{ year: Number(start.slice(0, 4)), month: Number(start.slice(5, 7)) },
          byKind: inOrder(byKind),
        })),
      };
    },
  },

  raw: {
    sql: `
      with area as (select id, name from admin_unit where code = $1 and valid_to is null), told as (
        select told.start, json_agg(json_build_object('kind', told.kind, 'activities', told.activities,
          'notAttributable', told.not_attributable)) as by_kind
        from area cross join lateral (${HISTORY_OF_UNIT('area.id', '$2::date', '$3::date')}) told group by told.start
      )
      select json_build_object('adminUnit', json_build_object('name', (select name from area), 'activitySummary', json_build_object(
        'byMonth', (select coalesce(json_agg(json_build_object('year', extract(year from start), 'month', extract(month from start),
          'byKind', by_kind) order by start), '[]') from told))))::text as data`,
    values: ({ code, from, to }) => [code, from, to],
  },
};

interface KindOfMonth {
  kind: string;
  activities: number;
  notAttributable: number;
}

interface Month {
  year: number;
  month: number;
  byKind: KindOfMonth[];
}

const inOrder = (byKind: readonly KindOfMonth[]): KindOfMonth[] =>
  byKind.toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
