import { type Order, type Page, pageSql } from '../../api/connection.js';
import { periodOf } from '../../api/period.js';
import { type Reader, type Sql, join, raw, sql } from '../../database/read.js';
import { activitiesOfAreas, activitiesOfJurisdictions } from '../activity/index.js';
import type { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { inForce } from '../program/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { jurisdictionOf } from '../responsible-unit/index.js';
import { type UnitKey, unitKeyOf } from './report-unit.js';
import type { TargetPlanFilter } from './target.input.js';
import type { TargetSort } from './target.vocabulary.js';

export interface TargetPlanRow {
  id: number;
  version: number;
  issuer: string;
  number: string | null;
  date: string | null;
  title: string;
  adminUnitId: number | null;
  responsibleUnitId: number | null;
  period: { from: string; to: string; convention: 'CALENDAR' };
  closedOn: string | null;
  closingDocument: string | null;
  provenance: string;
}

export interface TargetRow {
  id: number;
  planId: number;
  ordinal: number;
  sort: TargetSort;
  text: string | null;
  programKind: ProgramKind | null;
  activityKind: ActivityKind | null;
  measure: MeasureKind | null;
  target: number | null;
  /** Half-open. */
  from: string;
  to: string;
  annulledAt: string | null;
  annulmentDocument: string | null;
}

const planColumns = sql`p.id, p.version, p.issuer, p.number, p.dated_on as "date", p.title,
  p.admin_unit_id as "adminUnitId", p.responsible_unit_id as "responsibleUnitId",
  jsonb_build_object('from', p.period_from, 'to', p.period_to, 'convention', 'CALENDAR') as period,
  p.closed_on as "closedOn", p.closing_document as "closingDocument", p.provenance`;

const targetColumns = sql`t.id, t.target_plan_id as "planId", t.ordinal, t.sort, t.text, t.program_kind as "programKind",
  t.activity_kind as "activityKind", t.measure, t.value as target, t.period_from as "from", t.period_to as "to",
  t.annulled_at as "annulledAt", t.annulment_document as "annulmentDocument"`;

export const targetPlansById = (read: Reader, ids: readonly number[]): Promise<TargetPlanRow[]> =>
  read.rows('target.plans-by-id', sql`select ${planColumns} from target_plan p where p.id = any(${ids}::integer[])`);

/** Every target of the plans, annulled ones too, in their order. */
export const targetsOfPlans = (read: Reader, planIds: readonly number[]): Promise<TargetRow[]> =>
  read.rows(
    'target.of-plans',
    sql`select ${targetColumns} from target t where t.target_plan_id = any(${planIds}::integer[])
      order by t.target_plan_id, t.ordinal`,
  );

/** The targets in force of a unit's own plans that share a day with a period, with their plans; the oldest plan first. */
export const targetsOfUnit = (
  read: Reader,
  { type, id }: UnitKey,
  { from, to }: { from: string; to: string },
): Promise<(TargetRow & { plan: TargetPlanRow })[]> =>
  read.rows(
    'target.of-unit',
    sql`
    select ${targetColumns}, (select to_jsonb(plan) from (select ${planColumns}) plan) as plan
    from target_plan p join target t on t.target_plan_id = p.id and t.annulled_at is null
    where p.${raw(type === 'AdminUnit' ? 'admin_unit_id' : 'responsible_unit_id')} = ${id}
      and t.period_from < ${to}::date and t.period_to > ${from}::date
      and (p.closed_on is null or p.closed_on > ${from}::date)
    order by p.period_from, p.id, t.ordinal`,
  );

/** What a measured target asks to be counted: from its first day until, and without, the day `until`. */
export interface ProgressKey {
  targetId: number;
  unit: UnitKey;
  programKind: ProgramKind | null;
  activityKind: ActivityKind | null;
  measure: MeasureKind | null;
  from: string;
  until: string;
  /** The map day of an area; null: for programs the last day that is counted, for each activity its own. */
  mapOn: string | null;
}

/**
 * What was achieved of each: programs of the kind founded in those days and placed in the unit, as coverage places them;
 * or the sum of the measure over activities that count there, as their summary counts them. One statement
 * for all.
 */
export const targetProgress = async (
  read: Reader,
  keys: readonly ProgressKey[],
): Promise<{ key: ProgressKey; achieved: number }[]> => {
  const idsOf = (type: UnitKey['type']) => [
    ...new Set(keys.flatMap(({ unit }) => (unit.type === type ? unit.id : []))),
  ];
  const span = {
    from: keys.map(({ from }) => from).reduce((one, other) => (one < other ? one : other)),
    to: keys.map(({ until }) => until).reduce((one, other) => (one > other ? one : other)),
  };
  const maps = [...new Set(keys.map(({ mapOn }) => mapOn))];
  const told = [
    ...maps.map(
      (mapOn) => sql`
      select ${mapOn}::date as map_on, 'AdminUnit' as type, a.*
      from (${activitiesOfAreas(sql`u.id = any(${idsOf('AdminUnit')}::integer[])`, mapOn, span)}) a`,
    ),
    sql`
      select null::date, 'ResponsibleUnit', j.*
      from (${activitiesOfJurisdictions(sql`ra.ancestor_id = any(${idsOf('ResponsibleUnit')}::integer[])`, span)}) j`,
  ];
  const rows = await read.rows<{ key: number; achieved: number }>(
    'target.progress',
    sql`
    with asked as materialized (
      select k.* from jsonb_to_recordset(${JSON.stringify(
        keys.map(({ unit, ...key }, at) => ({ ...key, ...unit, key: at })),
      )}::jsonb) as k (key integer, type text, id integer, "programKind" text, "activityKind" text, measure text,
        "from" date, until date, "mapOn" date)
    ), told (map_on, type, unit_id, activity_id, is_within) as materialized (${join(told, ' union all ')})
    select asked.key, coalesce(sum(m.value), 0) as achieved
    from asked
    left join (
      told join activity a on a.id = told.activity_id and told.is_within join activity_measure m on m.activity_id = a.id
    ) on told.type = asked.type and told.unit_id = asked.id and told.map_on is not distinct from asked."mapOn"
      and a.kind = asked."activityKind" and m.measure = asked.measure
      and a.period_from >= asked."from" and a.period_to <= asked.until
    where asked.measure is not null
    group by asked.key
    union all
    select asked.key, count(distinct p.id)
    from asked
    left join admin_unit u on asked.type = 'AdminUnit' and u.id = asked.id
    cross join lateral (
      select greatest(least(coalesce(asked."mapOn", asked.until - 1), u.valid_to - 1), u.valid_from) as day
    ) map
    left join lateral (
      select u.id as admin_unit_id where u.id is not null
      union all
      select area.admin_unit_id from (${jurisdictionOf(sql`asked.id`, sql`map.day`)}) area
      where asked.type = 'ResponsibleUnit'
    ) area on true
    left join (
      admin_unit_ancestor below join program_placement pl on pl.admin_unit_id = below.unit_id
      join program p on p.id = pl.program_id
    ) on below.ancestor_id = area.admin_unit_id and ${inForce(raw('pl'), sql`map.day`)} and p.kind = asked."programKind"
      and p.founded_on >= asked."from" and p.founded_on < asked.until
    where asked."programKind" is not null
    group by asked.key`,
  );
  return rows.map(({ key, achieved }) => ({ key: keys[key]!, achieved }));
};

/** The newest first. */
export const order: Order = {
  name: 'PERIOD_DESC',
  keys: [
    { sql: sql`p.period_from`, type: 'date' },
    { sql: sql`p.id`, type: 'int' },
  ],
  descending: true,
};

export interface PlanListing {
  filter: TargetPlanFilter;
  today: string;
}

const conditions = ({ filter, today }: PlanListing): Sql => {
  const all = [sql`true`];
  if (filter.unit != null) {
    const { type, id } = unitKeyOf(filter.unit);
    all.push(sql`p.${raw(type === 'AdminUnit' ? 'admin_unit_id' : 'responsible_unit_id')} = ${id}`);
  }
  if (filter.period) {
    const { from, to } = periodOf(filter.period);
    all.push(sql`p.period_from < ${to}::date and p.period_to > ${from}::date`);
  }
  if (filter.isOpen != null) {
    const open = sql`(p.closed_on is null or ${today}::date < p.closed_on)`;
    all.push(filter.isOpen ? open : sql`not ${open}`);
  }
  return join(all, ' and ');
};

export const listTargetPlans = (
  read: Reader,
  listing: PlanListing,
  page: Page,
): Promise<(TargetPlanRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'target.list-plans',
    sql`
    select ${planColumns}, ${cursor} from (
      select p.id, ${keys} from target_plan p where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join target_plan p on p.id = page.id ${outerOrderBy}`,
  );
};

export const countTargetPlans = async (read: Reader, listing: PlanListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'target.count-plans',
    sql`select count(*) from target_plan p where ${conditions(listing)}`,
  );
  return row!.count;
};
