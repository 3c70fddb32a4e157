import { type Reader, type Sql, raw, sql, validOn } from '../../database/read.js';
import { type ProgramKind, inForce } from '../program/index.js';
import { type ReportedFigureRow, reportedFigureColumns } from '../reported-figure/index.js';
import { dutiesOf, jurisdictionOf } from '../responsible-unit/index.js';
import type { UnitKey } from './report-unit.js';

/** Half-open. */
interface Span {
  from: string;
  to: string;
}

/** A unit under the one that reports, or a commune that is asked whether it has recorded. */
export interface PartRow {
  type: UnitKey['type'];
  id: number;
  code: string;
  name: string;
  recordedFrom: string | null;
  isChild: boolean;
  isCommune: boolean;
  isNeighborhood: boolean;
  /** Whether a program placed in this commune took a step of its life in the period. */
  hasProgramStep: boolean;
}

/** A step of a program that is placed in the commune on `day` began in the period. */
const programStepIn = (communeId: Sql, day: Sql, { from, to }: Span): Sql => sql`exists (
      select from admin_unit_ancestor below
      join program_placement pl on pl.admin_unit_id = below.unit_id and ${inForce(raw('pl'), day)}
      join program_status s on s.program_id = pl.program_id and s.annulled_at is null
        and s.valid_from >= ${from}::date and s.valid_from < ${to}::date
      where below.ancestor_id = ${communeId})`;

/**
 * The parts of an area on the map of `mapOn`: its communes, or the commune that it is or lies in; of a commune its
 * neighborhoods, too. In name order.
 */
export const partsOfArea = (read: Reader, unitId: number, mapOn: string, period: Span): Promise<PartRow[]> =>
  read.rows(
    'report.parts-of-area',
    sql`
    select 'AdminUnit' as type, u.id, u.code, u.name, commune.recorded_from as "recordedFrom",
      u.level > owner.level as "isChild", u.level = 3 as "isCommune", u.level = 4 as "isNeighborhood",
      u.level = 3 and ${programStepIn(sql`u.id`, sql`${mapOn}::date`, period)} as "hasProgramStep"
    from admin_unit owner
    cross join lateral (
      select below.unit_id as id from admin_unit_ancestor below where below.ancestor_id = owner.id
      union
      select around.ancestor_id from admin_unit_ancestor around where around.unit_id = owner.id and around.ancestor_level = 3
    ) near
    join admin_unit u on u.id = near.id and (u.level = 3 or (u.level = 4 and owner.level = 3))
      and ${validOn(raw('u'), sql`${mapOn}::date`)}
    join admin_unit_ancestor around on around.unit_id = u.id and around.ancestor_level = 3
    join admin_unit commune on commune.id = around.ancestor_id
    where owner.id = ${unitId}
    order by u.name, u.id`,
  );

/**
 * The parts of a responsible unit on a day: the communes of its jurisdiction, and the units right under it that answer
 * for any ground; where there are none of these, the communes are its children. In name order.
 */
export const partsOfJurisdiction = (read: Reader, unitId: number, day: string, period: Span): Promise<PartRow[]> => {
  const on = sql`${day}::date`;
  // The communes that an area holds, or the one that it lies in.
  const communesOf = (responsibleUnitId: Sql) => sql`
    select c.id, c.code, c.name, c.recorded_from
    from (
      select below.unit_id as id from (${jurisdictionOf(responsibleUnitId, on)}) area
      join admin_unit_ancestor below on below.ancestor_id = area.admin_unit_id
      union
      select around.ancestor_id from (${jurisdictionOf(responsibleUnitId, on)}) area
      join admin_unit_ancestor around on around.unit_id = area.admin_unit_id
    ) ground join admin_unit c on c.id = ground.id and c.level = 3 and ${validOn(raw('c'), on)}`;
  return read.rows(
    'report.parts-of-jurisdiction',
    sql`
    with commune as materialized (${communesOf(sql`${unitId}::integer`)}),
    under as materialized (
      select r.id, r.code, r.name from responsible_unit r
      where r.parent_id = ${unitId} and ${validOn(raw('r'), on)} and exists (${jurisdictionOf(sql`r.id`, on)})
    )
    select * from (
      select 'ResponsibleUnit' as type, under.id, under.code, under.name,
        (select min(c.recorded_from) from (${communesOf(sql`under.id`)}) c) as "recordedFrom",
        true as "isChild", false as "isCommune", false as "isNeighborhood", false as "hasProgramStep"
      from under
      union all
      select 'AdminUnit', c.id, c.code, c.name, c.recorded_from, not exists (select from under), true, false,
        ${programStepIn(sql`c.id`, on, period)}
      from commune c
    ) part order by part.name, part.type, part.id`,
  );
};

/** What a unit's programs went through in the period (`isBefore` false) or in the one before. */
export interface ProgramStepsRow {
  isBefore: boolean;
  kind: ProgramKind;
  /** The place of the month in its own list, from 1. */
  month: number;
  founded: number;
  dissolved: number;
  hasDemoData: boolean;
}

/** On which ground programs count, and which of their days. */
export interface StepsAsked {
  /** The map day of an area; a jurisdiction is that of each step's own day. */
  on: string;
  span: Span;
  /** The first days of the months of the span. */
  months: readonly string[];
}

/**
 * How many programs were founded, and how many dissolved or merged, by kind and month: of an area those that are placed
 * in it on the map day, as coverage counts them; of a responsible unit those that were placed in its jurisdiction on the
 * day of the step, as activities count for it.
 */
export const programSteps = (
  read: Reader,
  { type, id }: UnitKey,
  [now, before]: readonly [StepsAsked, StepsAsked],
): Promise<ProgramStepsRow[]> => {
  const isArea = type === 'AdminUnit';
  const ground = isArea
    ? sql`select ${id}::integer as admin_unit_id, null::date as valid_from, null::date as valid_to`
    : dutiesOf(sql`${id}::integer`);
  return read.rows(
    'report.program-steps',
    sql`
    with asked (is_before, map_on, first_day, end_day, months) as (values
      (false, ${now.on}::date, ${now.span.from}::date, ${now.span.to}::date, ${now.months}::date[]),
      (true, ${before.on}::date, ${before.span.from}::date, ${before.span.to}::date, ${before.months}::date[])
    ), step as (
      select distinct asked.is_before, asked.months, p.id, p.kind, p.provenance, step.day, step.is_founding
      from asked cross join (${ground}) area
      join admin_unit_ancestor below on below.ancestor_id = area.admin_unit_id
      join program_placement pl on pl.admin_unit_id = below.unit_id
      join program p on p.id = pl.program_id
      cross join lateral (
        select p.founded_on as day, true as is_founding
        union all
        select s.valid_from, false from program_status s
        where s.program_id = p.id and s.annulled_at is null and s.status in ('DISSOLVED', 'MERGED')
      ) step
      where step.day >= asked.first_day and step.day < asked.end_day and ${validOn(raw('area'), raw('step.day'))}
        and ${inForce(raw('pl'), raw(isArea ? 'asked.map_on' : 'step.day'))}
    )
    select is_before as "isBefore", kind, width_bucket(day, months) as month,
      count(*) filter (where is_founding) as founded, count(*) filter (where not is_founding) as dissolved,
      bool_or(provenance = 'DEMO') as "hasDemoData"
    from step group by 1, 2, 3`,
  );
};

/** What documents state of exactly this unit and exactly this period, in the order of the documents. */
export const figuresStated = (read: Reader, { type, id }: UnitKey, { from, to }: Span): Promise<ReportedFigureRow[]> =>
  read.rows(
    'report.figures-stated',
    sql`
    select ${reportedFigureColumns} from reported_figure f
    where f.${raw(type === 'AdminUnit' ? 'admin_unit_id' : 'responsible_unit_id')} = ${id}
      and f.period_from = ${from}::date and f.period_to = ${to}::date
    order by f.id`,
  );
