import { type Order, type Page, pageSql } from '../../api/connection.js';
import { periodOf } from '../../api/period.js';
import { type Reader, type Sql, join, raw, sql, validOn } from '../../database/read.js';
import { activitiesOfAreas, activitiesOfJurisdictions } from '../activity/index.js';
import type { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { inForce } from '../program/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { dutiesOf } from '../responsible-unit/index.js';
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
  /** The plan's, so that a loader knows whose row it is. */
  ownerId: number;
  plan: TargetPlanRow;
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
  /** The first day that is not counted: after `asOf`, or after the target or its plan. */
  until: string;
  /** Null: it has no number, so nothing is counted. */
  achieved: number | null;
}

const planColumns = sql`p.id, p.version, p.issuer, p.number, p.dated_on as "date", p.title,
  p.admin_unit_id as "adminUnitId", p.responsible_unit_id as "responsibleUnitId",
  json_build_object('from', p.period_from, 'to', p.period_to, 'convention', 'CALENDAR') as period,
  p.closed_on as "closedOn", p.closing_document as "closingDocument", p.provenance`;

const targetColumns = sql`t.id, t.target_plan_id as "ownerId", t.ordinal, t.sort, t.text, t.program_kind as "programKind",
  t.activity_kind as "activityKind", t.measure, t.value as target, t.period_from as "from", t.period_to as "to",
  t.annulled_at as "annulledAt", t.annulment_document as "annulmentDocument"`;

export const targetPlansById = (read: Reader, ids: readonly number[]): Promise<TargetPlanRow[]> =>
  read.rows('target.plans-by-id', sql`select ${planColumns} from target_plan p where p.id = any(${ids}::integer[])`);

/** Which state of which map is counted; `mapOn` null: for programs the last day that counts, for each activity its own. */
export interface CountedOn {
  asOf: string;
  mapOn: string | null;
}

/**
 * The targets that a condition on `target t` and its `target_plan p` picks, with what was achieved of each by `asOf`:
 * programs of the kind founded in its days and placed in the plan's unit, in an area as coverage places them, in a
 * jurisdiction on the day of their founding; or the sum of the measure over the activities that count there, as their summary counts them. What was done after the plan was closed
 * does not count.
 */
const targetsWhere = (condition: Sql, { asOf, mapOn }: CountedOn, orderBy: Sql): Sql => {
  const measured = sql`from asked where asked.measure is not null`;
  const span = {
    from: sql`(select min(asked.period_from) ${measured})`,
    to: sql`(select max(asked.until) ${measured})`,
  };
  const areas = sql`where u.id in (select asked.admin_unit_id ${measured})`;
  const units = sql`ra.ancestor_id in (select asked.responsible_unit_id ${measured})`;
  return sql`
    with asked as materialized (
      select t.id, t.program_kind, t.activity_kind, t.measure, t.period_from, p.admin_unit_id, p.responsible_unit_id,
        least(${asOf}::date + 1, t.period_to, p.closed_on) as until
      from target t join target_plan p on p.id = t.target_plan_id
      where ${condition} and t.value is not null
    ), told (is_area, unit_id, activity_id, is_within) as materialized (
      select true, area.* from (${activitiesOfAreas(areas, mapOn, span)}) area
      union all
      select false, duty.* from (${activitiesOfJurisdictions(units, span)}) duty
    ), achievement as (
      select asked.id, coalesce(sum(m.value), 0) as achieved
      from asked
      left join (
        told join activity a on a.id = told.activity_id and told.is_within join activity_measure m on m.activity_id = a.id
      ) on told.is_area = (asked.admin_unit_id is not null)
        and told.unit_id = coalesce(asked.admin_unit_id, asked.responsible_unit_id)
        and a.kind = asked.activity_kind and m.measure = asked.measure
        and a.period_from >= asked.period_from and a.period_to <= asked.until
      where asked.measure is not null
      group by asked.id
      union all
      select asked.id, count(distinct program.id)
      from asked
      left join admin_unit u on u.id = asked.admin_unit_id
      cross join lateral (
        select greatest(least(coalesce(${mapOn}::date, asked.until - 1), u.valid_to - 1), u.valid_from) as day
      ) map
      left join lateral (
        select u.id as admin_unit_id, null::date as valid_from, null::date as valid_to where u.id is not null
        union all
        ${dutiesOf(sql`asked.responsible_unit_id`)}
      ) area on true
      left join (
        admin_unit_ancestor below join program_placement pl on pl.admin_unit_id = below.unit_id
        join program on program.id = pl.program_id
      ) on below.ancestor_id = area.admin_unit_id and ${validOn(raw('area'), raw('program.founded_on'))}
        and ${inForce(raw('pl'), sql`case when u.id is null then program.founded_on else map.day end`)}
        and program.kind = asked.program_kind
        and program.founded_on >= asked.period_from and program.founded_on < asked.until
      where asked.program_kind is not null
      group by asked.id
    )
    select ${targetColumns}, least(${asOf}::date + 1, t.period_to, p.closed_on) as until, achievement.achieved,
      (select to_json(plan) from (select ${planColumns}) plan) as plan
    from target t join target_plan p on p.id = t.target_plan_id
    left join achievement on achievement.id = t.id
    where ${condition} ${orderBy}`;
};

/** Every target of the plans, annulled ones too, in their order. */
export const targetsOfPlans = (read: Reader, planIds: readonly number[], counted: CountedOn): Promise<TargetRow[]> =>
  read.rows(
    'target.of-plans',
    targetsWhere(sql`p.id = any(${planIds}::integer[])`, counted, sql`order by p.id, t.ordinal`),
  );

/** The targets in force of a unit's own plans that share a day with a period; the oldest plan first. */
export const targetsOfUnit = (
  read: Reader,
  { type, id }: UnitKey,
  { from, to }: { from: string; to: string },
  counted: CountedOn,
): Promise<TargetRow[]> =>
  read.rows(
    'target.of-unit',
    targetsWhere(
      sql`p.${raw(type === 'AdminUnit' ? 'admin_unit_id' : 'responsible_unit_id')} = ${id} and t.annulled_at is null
        and t.period_from < ${to}::date and t.period_to > ${from}::date
        and (p.closed_on is null or p.closed_on > ${from}::date)`,
      counted,
      sql`order by p.period_from, p.id, t.ordinal`,
    ),
  );

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
