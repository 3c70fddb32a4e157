import { type Sql, raw, sql, validOn } from '../../database/read.js';

/** Half-open; an activity that shares no day with it is not told of. */
export interface Span {
  from: string;
  to: string;
}

const toldOf = (span: Span | null): Sql =>
  span
    ? sql`a.ended_at is null and a.period_from < ${span.to}::date and a.period_to > ${span.from}::date`
    : sql`a.ended_at is null`;

/**
 * Which activities in force count for which areas: a statement that gives (unit_id, activity_id, is_within), a pair at
 * most once. Not within: it overlaps the area and cannot be said to lie in it. `units` is the condition that picks the
 * areas from `admin_unit u`.
 *
 * An activity goes with the placement of its first program on the map day: its own first day, or `mapOn`, moved into
 * the area's validity. Without a placement that day it goes with its own area, wherever that lies on any map.
 */
export const activitiesOfAreas = (units: Sql, mapOn: string | null, span: Span | null): Sql => {
  const day = mapOn === null ? sql`a.period_from` : sql`${mapOn}::date`;
  const mapDay = (unit: Sql) => sql`greatest(least(${day}, ${unit}.last_day), ${unit}.first_day)`;
  return sql`
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day from admin_unit u where ${units}
    ), neighborhood (unit_id, area_id) as (
      -- Those of the unit, and those of older maps that went over whole into one of them.
      select a.ancestor_id, n.id
      from unit join admin_unit_ancestor a on a.ancestor_id = unit.id join admin_unit n on n.id = a.unit_id and n.level = 4
      union all
      select n.unit_id, l.predecessor_id
      from neighborhood n join admin_unit_lineage l on l.successor_id = n.area_id and l.part = 'WHOLE'
    ), ground (unit_id, area_id, is_within) as materialized (
      select unit_id, area_id, bool_or(is_within) from (
        select o.outer_id, o.inner_id, o.is_within from unit join admin_unit_overlap o on o.outer_id = unit.id
        union all
        select o.outer_id, n.id, o.is_within
        from unit join admin_unit_overlap o on o.outer_id = unit.id
        join admin_unit n on n.parent_id = o.inner_id and n.level = 4
        union all
        select unit_id, area_id, true from neighborhood
        union all
        -- What is known only to lie in the commune around a neighborhood may lie in the neighborhood.
        select n.unit_id, above.ancestor_id, false
        from unit join neighborhood n on n.unit_id = unit.id
        join admin_unit_ancestor above on above.unit_id = n.area_id and above.ancestor_id <> n.area_id
        where unit.level = 4
      ) as piece (unit_id, area_id, is_within) group by unit_id, area_id
    ), on_ground as materialized (
      -- Materialized, so that no plan pairs every unit with every activity first.
      select ground.unit_id, ground.is_within, a.id, a.period_from, ap.program_id
      from ground join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      where ${toldOf(span)}
    )
    select unit.id as unit_id, a.id as activity_id, true as is_within
    from unit
    join admin_unit_ancestor below on below.ancestor_id = unit.id
    join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null
    join activity_program ap on ap.program_id = pl.program_id and ap.ordinal = 1
    join activity a on a.id = ap.activity_id
    where ${toldOf(span)} and ${validOn(raw('pl'), mapDay(raw('unit')))}
    union all
    select unit.id, a.id, pl.id is null and a.is_within
    from on_ground a join unit on unit.id = a.unit_id
    left join program_placement pl on pl.program_id = a.program_id and pl.annulled_at is null
      and ${validOn(raw('pl'), mapDay(raw('unit')))}
    where pl.id is null
      -- Placed above the unit because nobody knows where below.
      or exists (select from admin_unit_ancestor above
        where above.unit_id = unit.id and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> unit.id)`;
};

/**
 * The same for responsible units, by the jurisdiction of each activity's own first day: the units' own and that of all
 * under them. `units` is the condition that picks the units from `responsible_unit_ancestor ra`, as ra.ancestor_id.
 */
export const activitiesOfJurisdictions = (units: Sql, span: Span | null): Sql => {
  const ownDay = sql`a.period_from`;
  const inCharge = validOn(raw('duty'), ownDay);
  return sql`
    with duty as (
      select distinct ra.ancestor_id as unit_id, j.admin_unit_id, j.valid_from, j.valid_to
      from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
      where ${units}
    ), ground (unit_id, duty_area_id, area_id, is_within, valid_from, valid_to) as (
      select duty.unit_id, duty.admin_unit_id, below.unit_id, true, duty.valid_from, duty.valid_to
      from duty join admin_unit_ancestor below on below.ancestor_id = duty.admin_unit_id
      union all
      select duty.unit_id, duty.admin_unit_id, above.ancestor_id, false, duty.valid_from, duty.valid_to
      from duty join admin_unit_ancestor above on above.unit_id = duty.admin_unit_id and above.ancestor_id <> duty.admin_unit_id
    )
    select unit_id, activity_id, bool_or(is_within) as is_within from (
      select duty.unit_id, a.id, true
      from duty
      join admin_unit_ancestor below on below.ancestor_id = duty.admin_unit_id
      join program_placement pl on pl.admin_unit_id = below.unit_id
      join activity_program ap on ap.program_id = pl.program_id and ap.ordinal = 1
      join activity a on a.id = ap.activity_id
      where ${toldOf(span)} and ${inCharge} and pl.annulled_at is null and ${validOn(raw('pl'), ownDay)}
      union all
      select ground.unit_id, a.id, pl.id is null and ground.is_within
      from ground
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      left join program_placement pl on pl.program_id = ap.program_id and pl.annulled_at is null and ${validOn(raw('pl'), ownDay)}
      where ${toldOf(span)} and ${validOn(raw('ground'), ownDay)} and (
        pl.id is null
        or exists (select from admin_unit_ancestor above where above.unit_id = ground.duty_area_id
          and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> ground.duty_area_id))
    ) as told (unit_id, activity_id, is_within) group by unit_id, activity_id`;
};
