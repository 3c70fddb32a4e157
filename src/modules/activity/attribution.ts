import { Sql, empty, raw, sql, validOn } from '../../database/read.js';

/** Half-open; an activity that shares no day with it is not told of. A day may be an expression, too. */
export interface Span<Day = string | Sql> {
  from: Day;
  to: Day;
}

const toldOf = (span: Span | null): Sql =>
  span
    ? sql`a.ended_at is null and a.period_from < ${span.to}::date and a.period_to > ${span.from}::date`
    : sql`a.ended_at is null`;

/** Columns of `activity a` that are told besides. */
type Facts = readonly ('kind' | 'provenance' | 'period_from' | 'period_to')[];

const columns = (names: Iterable<string>, alias = ''): Sql =>
  raw(Array.from(names, (name) => `, ${alias}${name}`).join(''));

/**
 * Which activities in force count for which areas: a statement that gives (unit_id, activity_id, is_within) and the facts
 * that are asked for, a pair at most once. Not within: it overlaps the area and cannot be said to lie in it. `units` is
 * what follows `from admin_unit u` and picks the areas, each once: joins, a WHERE, or both. Days of `span`
 * that are expressions are each area's own, and may ask `u` and what is joined to it.
 *
 * An activity goes with the placement of its first program on the map day: its own first day, or `mapOn`, moved into
 * the area's validity. Without a placement that day it goes with its own area, wherever that lies on any map: a commune
 * by what it shares ground with, a neighborhood by what it was before and became, where that is known, or else as its
 * commune.
 */
export const activitiesOfAreas = (units: Sql, mapOn: string | null, span: Span | null, facts: Facts = []): Sql => {
  const day = mapOn === null ? sql`a.period_from` : sql`${mapOn}::date`;
  const mapDay = (unit: Sql) => sql`greatest(least(${day}, ${unit}.last_day), ${unit}.first_day)`;
  const isOwn = span !== null && (span.from instanceof Sql || span.to instanceof Sql);
  const ownDays = isOwn ? sql`, ${span.from}::date as told_from, ${span.to}::date as told_to` : empty;
  // Days that are the same for all stand in the conditions themselves, where the planner sees how many they are.
  const days = isOwn ? { from: sql`unit.told_from`, to: sql`unit.told_to` } : span;
  const told = toldOf(days);
  // The same of the activity, where an index of what each program did has it.
  const programSince = days ? sql` and ap.period_to > ${days.from}::date` : empty;
  return sql`
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day${ownDays}
      from admin_unit u ${units}
    ), reach as materialized (
      -- What shares ground with the unit on any map; for a neighborhood, with the commune around it.
      select unit.id, unit.level, unit.first_day, unit.last_day, o.inner_id as area_id,
        o.is_within and unit.level < 4 as is_within
      from unit
      join admin_unit_ancestor around on around.unit_id = unit.id and around.ancestor_level = least(unit.level, 3)
      join admin_unit_overlap o on o.outer_id = around.ancestor_id
    ), touched as materialized (
      -- With the neighborhoods of all that, where something was done in one. Beside a unit that is a neighborhood, only
      -- those that may be its ground under another name: what stood beside it in its time and never had one is not.
      select * from reach
      union all
      select reach.id, reach.level, reach.first_day, reach.last_day, n.id, reach.is_within
      from reach join admin_unit n on n.parent_id = reach.area_id and n.level = 4
      where (
          reach.level < 4 or n.id = reach.id
          or not daterange(n.valid_from, n.valid_to) && daterange(reach.first_day, reach.last_day, '[]')
          or exists (select from admin_unit_lineage l where l.predecessor_id = n.id and l.part = 'WHOLE')
          or exists (select from admin_unit_lineage l where l.successor_id = n.id and l.part = 'WHOLE'))
        and exists (select from activity a where a.admin_unit_id = n.id)
    ), kin (id, kin_id) as (
      -- Neighborhoods with themselves, what they were before and what they became: one ground under other names.
      select n.id, n.id from admin_unit n
      where n.level = 4 and n.id in (select id from touched union select area_id from touched)
      union
      select kin.id, other.id from kin cross join lateral (
        select l.successor_id as id from admin_unit_lineage l where l.predecessor_id = kin.kin_id and l.part = 'WHOLE'
        union all
        select l.predecessor_id from admin_unit_lineage l where l.successor_id = kin.kin_id and l.part = 'WHOLE'
      ) other
    ), area_kin as materialized (
      -- Paired here first, so that no plan pairs every area with every unit of its time.
      select t.id, t.area_id, t.first_day, t.last_day, kin.kin_id from touched t join kin on kin.id = t.area_id
    ), unit_kin as materialized (
      select t.id, t.area_id, kin.kin_id from touched t join kin on kin.id = t.id
    ), known_area (unit_id, area_id, is_within) as (
      -- By its kin of the unit's time it is known whether a neighborhood lies in the unit;
      select t.id, t.area_id, bool_or(below.unit_id is not null)
      from area_kin t join admin_unit k on k.id = t.kin_id
        and daterange(k.valid_from, k.valid_to) && daterange(t.first_day, t.last_day, '[]')
      left join admin_unit_ancestor below on below.unit_id = k.id and below.ancestor_id = t.id
      group by t.id, t.area_id
    ), known_unit (unit_id, area_id, is_within) as (
      -- and by the unit's own kin of an area's time, whether a unit that is a neighborhood lies in that area.
      select t.id, t.area_id, bool_or(above.unit_id is not null)
      from unit_kin t join admin_unit area on area.id = t.area_id
      join admin_unit k on k.id = t.kin_id
        and daterange(k.valid_from, k.valid_to) && daterange(area.valid_from, area.valid_to)
      left join admin_unit_ancestor above on above.unit_id = k.id and above.ancestor_id = t.area_id
      group by t.id, t.area_id
    ), ground (unit_id, area_id, is_within) as materialized (
      select t.id, t.area_id, coalesce(known_area.is_within, t.is_within)
      from touched t
      left join known_area on known_area.unit_id = t.id and known_area.area_id = t.area_id
      left join known_unit on known_unit.unit_id = t.id and known_unit.area_id = t.area_id
      where known_area.is_within is not false and known_unit.is_within is not false
    ), on_ground as materialized (
      -- Materialized, so that no plan pairs every unit with every activity first.
      select ground.unit_id, ground.is_within, ap.program_id${columns(new Set(['id', 'period_from', ...facts]), 'a.')}
      from ground join unit on unit.id = ground.unit_id
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      where ${told}
    )
    select unit.id as unit_id, a.id as activity_id, true as is_within${columns(facts, 'a.')}
    from unit
    join admin_unit_ancestor below on below.ancestor_id = unit.id
    join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null
    cross join lateral (
      -- By itself, so that the index is asked for the program and the days at once.
      select ap.activity_id from activity_program ap
      where ap.program_id = pl.program_id and ap.ordinal = 1${programSince} offset 0
    ) ap
    join activity a on a.id = ap.activity_id
    where ${told} and ${validOn(raw('pl'), mapDay(raw('unit')))}
    union all
    select unit.id, a.id, pl.id is null and a.is_within${columns(facts, 'a.')}
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
export const activitiesOfJurisdictions = (units: Sql, span: Span | null, facts: Facts = []): Sql => {
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
    select unit_id, activity_id, bool_or(is_within) as is_within${columns(facts)} from (
      select duty.unit_id, a.id, true${columns(facts, 'a.')}
      from duty
      join admin_unit_ancestor below on below.ancestor_id = duty.admin_unit_id
      join program_placement pl on pl.admin_unit_id = below.unit_id
      join activity_program ap on ap.program_id = pl.program_id and ap.ordinal = 1
      join activity a on a.id = ap.activity_id
      where ${toldOf(span)} and ${inCharge} and pl.annulled_at is null and ${validOn(raw('pl'), ownDay)}
      union all
      select ground.unit_id, a.id, pl.id is null and ground.is_within${columns(facts, 'a.')}
      from ground
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      left join program_placement pl on pl.program_id = ap.program_id and pl.annulled_at is null and ${validOn(raw('pl'), ownDay)}
      where ${toldOf(span)} and ${validOn(raw('ground'), ownDay)} and (
        pl.id is null
        or exists (select from admin_unit_ancestor above where above.unit_id = ground.duty_area_id
          and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> ground.duty_area_id))
    ) as told (unit_id, activity_id, is_within${columns(facts)}) group by unit_id, activity_id${columns(facts)}`;
};
