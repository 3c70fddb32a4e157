-- 6 statements

/* activity.totals + activity.totals-kept + activity.totals-kept + activity.totals-kept + coverage.of-areas */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with entry as materialized (
      select told.unit_id, told.activity_id, told.kind, told.is_within, told.provenance = 'DEMO' as is_demo, whole.is_whole,
        null::date as day_from, null::date as day_to
      from (
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day
      from admin_unit u where u.id = any($1::integer[])
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
      select ground.unit_id, ground.is_within, ap.program_id, a.id, a.period_from, a.kind, a.provenance, a.period_to
      from ground join unit on unit.id = ground.unit_id
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      where a.ended_at is null and a.period_from < $2::date and a.period_to > $3::date
    )
    select unit.id as unit_id, a.id as activity_id, true as is_within, a.kind, a.provenance, a.period_from, a.period_to
    from unit
    join admin_unit_ancestor below on below.ancestor_id = unit.id
    join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null
    cross join lateral (
      -- By itself, so that the index is asked for the program and the days at once.
      select ap.activity_id from activity_program ap
      where ap.program_id = pl.program_id and ap.ordinal = 1 and ap.period_to > $4::date offset 0
    ) ap
    join activity a on a.id = ap.activity_id
    where a.ended_at is null and a.period_from < $5::date and a.period_to > $6::date and ((pl.valid_from is null or pl.valid_from <= greatest(least(a.period_from, unit.last_day), unit.first_day)) and (pl.valid_to is null or greatest(least(a.period_from, unit.last_day), unit.first_day) < pl.valid_to))
    union all
    select unit.id, a.id, pl.id is null and a.is_within, a.kind, a.provenance, a.period_from, a.period_to
    from on_ground a join unit on unit.id = a.unit_id
    left join program_placement pl on pl.program_id = a.program_id and pl.annulled_at is null
      and ((pl.valid_from is null or pl.valid_from <= greatest(least(a.period_from, unit.last_day), unit.first_day)) and (pl.valid_to is null or greatest(least(a.period_from, unit.last_day), unit.first_day) < pl.valid_to))
    where pl.id is null
      -- Placed above the unit because nobody knows where below.
      or exists (select from admin_unit_ancestor above
        where above.unit_id = unit.id and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> unit.id)) told
      cross join lateral (
      select case when told.period_to <= stretch.day_to then stretch.day_from else told.period_from end as period_from,
        case when told.period_to <= stretch.day_to then stretch.day_to else told.period_to end as period_to
      from (select month_start(told.period_from, $7::integer), month_end(told.period_from, $8::integer)) as stretch (day_from, day_to)) bucket
      cross join lateral (select (told.period_from >= $9::date and told.period_to <= $10::date) as is_whole) whole)
    select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData", measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8 from (
    select unit_id, is_whole, day_from, day_to, kind, sum(activities)::integer as activities, sum(not_attributable)::integer as not_attributable,
      bool_or(has_demo_data) as has_demo_data, (sum(value) filter (where ordinal = 1))::bigint as measure_1,(sum(value) filter (where ordinal = 2))::bigint as measure_2,(sum(value) filter (where ordinal = 3))::bigint as measure_3,(sum(value) filter (where ordinal = 4))::bigint as measure_4,(sum(value) filter (where ordinal = 5))::bigint as measure_5,(sum(value) filter (where ordinal = 6))::bigint as measure_6,(sum(value) filter (where ordinal = 7))::bigint as measure_7,(sum(value) filter (where ordinal = 8))::bigint as measure_8
    from (
      select counted.*, null::smallint as ordinal, null::bigint as value from (
    select unit_id, is_whole, day_from, day_to, kind, (count(*) filter (where is_within))::integer as activities,
      (count(*) filter (where not is_within))::integer as not_attributable, bool_or(is_demo) as has_demo_data
    from entry group by unit_id, is_whole, day_from, day_to, kind) counted
      union all
      -- Added up by measure first: of these there are few whose place has to be looked up.
      select unit_id, is_whole, day_from, day_to, kind, 0, 0, null, k.ordinal, value
      from (
        select unit_id, is_whole, day_from, day_to, kind, m.measure, sum(m.value) as value
        from entry join activity_measure m using (activity_id, kind)
        where is_within group by unit_id, is_whole, day_from, day_to, kind, m.measure
      ) measured join activity_kind_measure k using (kind, measure)
    ) told group by unit_id, is_whole, day_from, day_to, kind) bucket) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part0,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with open as materialized (
      select from activity_mark m where m.admin_unit_id = any($11::integer[])
      union all
      select from admin_unit u where u.id = any($12::integer[]) and u.level = 4
      limit 1
    ), told as not materialized (
      select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData", measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8 from (
    select unit_id, is_whole, day_from, day_to, kind, sum(activities)::integer as activities, sum(not_attributable)::integer as not_attributable,
      bool_or(has_demo_data) as has_demo_data, sum(measure_1)::bigint as measure_1,sum(measure_2)::bigint as measure_2,sum(measure_3)::bigint as measure_3,sum(measure_4)::bigint as measure_4,sum(measure_5)::bigint as measure_5,sum(measure_6)::bigint as measure_6,sum(measure_7)::bigint as measure_7,sum(measure_8)::bigint as measure_8
    from (
      select r.admin_unit_id as unit_id, (r.period_from >= $13::date and r.period_to <= $14::date) as is_whole,
        null::date as day_from,
        null::date as day_to,
        r.kind, r.activities, r.not_attributable, r.has_demo_data, measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8
      from activity_rollup r
      where r.month_begins_on = $15::integer and r.period_from < $16::date and r.period_to > $17::date
        and r.admin_unit_id = any($18::integer[])
    ) kept group by unit_id, is_whole, day_from, day_to, kind) bucket
    )
    select * from told where not exists (select from open)
    union all
    -- A row of nothing where something is open.
    select told.* from open left join told on false) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part1,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with open as materialized (
      select from activity_mark m where m.admin_unit_id = any($19::integer[])
      union all
      select from admin_unit u where u.id = any($20::integer[]) and u.level = 4
      limit 1
    ), told as not materialized (
      select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData", measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8 from (select * from (
      select r.admin_unit_id as unit_id, (r.period_from >= $21::date and r.period_to <= $22::date) as is_whole,
        greatest(r.period_from, $23::date) as day_from,
        least(r.period_to, $24::date) as day_to,
        r.kind, r.activities, r.not_attributable, r.has_demo_data, measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8
      from activity_rollup r
      where r.month_begins_on = $25::integer and r.period_from < $26::date and r.period_to > $27::date
        and r.admin_unit_id = any($28::integer[])
    ) kept) bucket
    )
    select * from told where not exists (select from open)
    union all
    -- A row of nothing where something is open.
    select told.* from open left join told on false) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part2,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with open as materialized (
      select from activity_mark m where m.admin_unit_id = any($29::integer[])
      union all
      select from admin_unit u where u.id = any($30::integer[]) and u.level = 4
      limit 1
    ), told as not materialized (
      select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData", measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8 from (select * from (
      select r.admin_unit_id as unit_id, (r.period_from >= $31::date and r.period_to <= $32::date) as is_whole,
        greatest(r.period_from, $33::date) as day_from,
        least(r.period_to, $34::date) as day_to,
        r.kind, r.activities, r.not_attributable, r.has_demo_data, measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8
      from activity_rollup r
      where r.month_begins_on = $35::integer and r.period_from < $36::date and r.period_to > $37::date
        and r.admin_unit_id = any($38::integer[])
    ) kept) bucket
    )
    select * from told where not exists (select from open)
    union all
    -- A row of nothing where something is open.
    select told.* from open left join told on false) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part3,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10))
      from (
  with area as materialized (
    select dense_rank() over (order by root_key, name, child_id)::integer as key, root_key, child_id, unit_id, as_of, map_on,
      is_area
    from (
        select k.key as root_key, null::text as name, null::integer as child_id, k.id as unit_id, k.as_of, k.map_on,
          true as is_area
        from unnest(
  $39::integer[], $40::integer[],
  $41::date[], $42::date[]) as k (key, id, as_of, map_on)) unit
  ),
  marked as materialized (
  select cell.id as cell_id
  from (select distinct admin_unit_id, program_id from coverage_mark) mark cross join lateral (
    select mark.admin_unit_id as id where mark.admin_unit_id is not null
    union all
    select cell.ancestor_id
    from (
      select mark.program_id as id where mark.program_id is not null
      union all
      select t.program_id from neighbor_group_team t where t.cluster_id = mark.program_id
    ) program
    join program_placement pl on pl.program_id = program.id
    join admin_unit_ancestor cell on cell.unit_id = pl.admin_unit_id and cell.ancestor_level = least(cell.unit_level, 3)
    -- A fence: marks are few, but the database knows nothing of a table that is empty most of the time.
    offset 0
  ) cell),
  cell as materialized (
    select area.key, area.as_of, area.map_on, c.id as unit_id, c.level, c.recorded_from,
      bool_or(c.id = area.unit_id) as is_own,
      area.map_on = greatest(least(area.as_of, c.valid_to - 1), c.valid_from)
        and c.id not in (select cell_id from marked) as is_kept
    from area join admin_unit_ancestor below on below.ancestor_id = area.unit_id and below.unit_level <= 3
    join admin_unit c on c.id = below.unit_id and ((c.valid_from is null or c.valid_from <= area.map_on) and (c.valid_to is null or area.map_on < c.valid_to))
    group by area.key, area.as_of, area.map_on, c.id
  ),
  neighborhood as materialized (
    -- Areas that are neighborhoods, with the commune around them. (Each "offset 0" is a fence: how many areas are asked
    -- for the database cannot know, and it must not read whole tables for a hundred.)
    select area.key, area.as_of, area.map_on, area.unit_id, commune.id as commune_id, commune.recorded_from
    from area cross join lateral (
      select c.id, c.recorded_from from admin_unit_ancestor around join admin_unit c on c.id = around.ancestor_id
      where around.unit_id = area.unit_id and around.unit_level = 4 and around.ancestor_level = 3 offset 0
    ) commune
    where not exists (select from cell where cell.key = area.key and cell.unit_id = area.unit_id)
  ),
  latest as materialized (
    -- A cell of several areas is looked up once.
    select cell.unit_id, cell.as_of, r.kind, r.programs, r.suspended, r.unplaced, r.households,
      r.programs_without_households, r.neighborhoods, r.is_demo
    from (select distinct unit_id, as_of from cell where is_kept) cell
    cross join unnest($43::text[]) k (kind) cross join lateral (
      select * from coverage_rollup r
      where r.admin_unit_id = cell.unit_id and r.kind = k.kind and r.valid_from <= cell.as_of
      order by r.valid_from desc limit 1
    ) r
  ),
  kept as (
    select cell.key, r.kind, sum(r.programs) as programs, sum(r.suspended) as suspended,
      sum(r.unplaced) filter (where cell.is_own) as unplaced, sum(r.households) as households,
      sum(r.programs_without_households) as without_households,
      count(*) filter (where cell.level = 3 and r.programs > 0) as communes,
      sum(r.neighborhoods) as neighborhoods, bool_or(r.is_demo) as is_demo
    from cell join latest r on r.unit_id = cell.unit_id and r.as_of = cell.as_of
    where cell.is_kept group by cell.key, r.kind
  ),
  scope as (
    -- Units whose own placements are counted from the rows.
    select key, as_of, map_on, unit_id, is_own from cell where not is_kept
    union all
    select cell.key, cell.as_of, cell.map_on, below.unit_id, false
    from cell join admin_unit_ancestor below on below.ancestor_id = cell.unit_id and below.unit_level = 4
    where cell.level = 3 and not cell.is_kept
    union all
    select n.key, n.as_of, n.map_on, n.unit_id, true
    from neighborhood n where not exists (select from cell where cell.key = n.key and cell.unit_id = n.commune_id)
  ),
  counted as materialized (
    select scope.key, p.id, p.kind, pl.is_unplaced and scope.is_own as is_unplaced,
      status.status = 'SUSPENDED' as is_suspended, p.provenance, commune.ancestor_id as commune_id,
      case when commune.unit_level = 4 then commune.unit_id end as neighborhood_id, household.households,
      -- A team inside a standing, counted cluster: its households are the cluster's.
      exists (
        select from neighbor_group_team t
        join program_status cs on cs.program_id = t.cluster_id and cs.annulled_at is null and ((cs.valid_from is null or cs.valid_from <= scope.as_of) and (cs.valid_to is null or scope.as_of < cs.valid_to)) and cs.status = any($44::text[])
        join program_household_count ch on ch.program_id = t.cluster_id and ch.annulled_at is null and ((ch.valid_from is null or ch.valid_from <= scope.as_of) and (ch.valid_to is null or scope.as_of < ch.valid_to))
        where t.program_id = p.id) as is_in_cluster
    from scope cross join lateral (
      select pl.program_id, pl.admin_unit_id, pl.is_unplaced from program_placement pl
      where pl.admin_unit_id = scope.unit_id and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= scope.map_on) and (pl.valid_to is null or scope.map_on < pl.valid_to)) offset 0
    ) pl
    join program p on p.id = pl.program_id
    join program_status status on status.program_id = p.id and status.annulled_at is null and ((status.valid_from is null or status.valid_from <= scope.as_of) and (status.valid_to is null or scope.as_of < status.valid_to))
      and status.status in ('FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED')
    left join admin_unit_ancestor commune on commune.unit_id = pl.admin_unit_id and commune.ancestor_level = 3
    left join program_household_count household
      on household.program_id = p.id and household.annulled_at is null and ((household.valid_from is null or household.valid_from <= scope.as_of) and (household.valid_to is null or scope.as_of < household.valid_to))
  ),
  figure as (
    select * from kept
    union all
    select counted.key, line.kind,
      count(*) filter (where not is_suspended) as programs,
      count(*) filter (where is_suspended) as suspended,
      count(*) filter (where is_unplaced and not is_suspended) as unplaced,
      sum(households) filter (where line.has_households) as households,
      count(*) filter (where line.has_households and households is null) as without_households,
      count(distinct commune_id) filter (where not is_suspended) as communes,
      count(distinct neighborhood_id) filter (where not is_suspended) as neighborhoods,
      bool_or(provenance = 'DEMO') as is_demo
    from counted cross join lateral (values
      (counted.kind, not is_suspended and counted.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')),
      ('', not is_suspended and not is_in_cluster
        and counted.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM'))) as line (kind, has_households)
    group by counted.key, line.kind
  ),
  told as (
    select key, bool_or(is_demo) as is_demo,
      -- FigureRow, its values in their order.
      json_agg(json_build_array(nullif(kind, ''), programs, suspended, unplaced, households, without_households, communes,
        neighborhoods)) as figures
    from (
      -- A part from the rollup and one from the rows lie in different cells.
      select key, kind, sum(programs) as programs, sum(suspended) as suspended, coalesce(sum(unplaced), 0) as unplaced,
        sum(households) as households, sum(without_households) as without_households, sum(communes) as communes,
        sum(neighborhoods) as neighborhoods, bool_or(is_demo) as is_demo
      from figure group by key, kind
    ) figure group by key
  ),
  commune as (
    -- The communes of each key's map; for a neighborhood the one it lies in.
    select key, count(*) as total, count(*) filter (where recorded_from <= as_of) as recorded
    from (
      select key, as_of, unit_id, recorded_from from cell where level = 3
      union
      select key, as_of, commune_id, recorded_from from neighborhood
    ) commune group by key
  )
  , 
  share as (
    -- The units whose denominators add up to a key's: its own, leaving out what lies inside another of them.
    select area.key, area.as_of, area.map_on, area.unit_id from area
    where area.is_area or not exists (
      select from admin_unit_ancestor a join area other on other.unit_id = a.ancestor_id
      where a.unit_id = area.unit_id and other.key = area.key and other.unit_id <> area.unit_id)
  ),
  denominator_of as (
    select share.key, measure.name as measure, known.value, known.source, known.provenance
    from share cross join (values ('HOUSEHOLDS'), ('NEIGHBORHOODS')) as measure (name)
    left join lateral (
    select coalesce(own.value, below.value) as value, coalesce(own.source, below.source) as source,
      coalesce(own.provenance, below.provenance) as provenance
    from (select) nothing left join lateral (
    select d.value, d.source, d.provenance from denominator d
    where d.admin_unit_id = share.unit_id and d.measure = measure.name and d.counted_on <= share.as_of
    order by d.counted_on desc limit 1) own on true
    left join lateral (
      select case when bool_and(known.value is not null) then sum(known.value) end as value,
        case when bool_and(known.value is not null) then string_agg(distinct known.source, '; ') end as source,
        min(known.provenance) as provenance
      from admin_unit_ancestor a
      join admin_unit c on c.id = a.unit_id and ((c.valid_from is null or c.valid_from <= share.map_on) and (c.valid_to is null or share.map_on < c.valid_to))
      left join lateral (
    select d.value, d.source, d.provenance from denominator d
    where d.admin_unit_id = c.id and d.measure = measure.name and d.counted_on <= share.as_of
    order by d.counted_on desc limit 1) known on true
      where own.value is null and a.ancestor_id = share.unit_id and a.unit_level = 3 and a.ancestor_level < 3
    ) below on true) known
      on true
  ),
  total as (
    -- Known where every part of it is.
    select key, measure, sum(value) as value, string_agg(distinct source, '; ') as source,
      bool_or(provenance = 'DEMO') as is_demo
    from denominator_of group by key, measure having bool_and(value is not null)
  )
  select area.root_key as "rootKey", (select to_json(unit) from (select u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid" from admin_unit u where u.id = area.child_id) unit) as unit,
    coalesce(told.figures, '[]') as figures,
    coalesce(commune.total, 0) as "communeTotal", coalesce(commune.recorded, 0) as "communesRecorded",
    household.value as "householdTotal", household.source as "householdSource",
    neighborhood.value as "neighborhoodTotal", neighborhood.source as "neighborhoodSource",
    coalesce(told.is_demo, false) or coalesce(household.is_demo, false) or coalesce(neighborhood.is_demo, false)
      as "hasDemoData",
    (select coalesce(json_agg(json_build_object('id', f.id,'subject', f.subject,'activityKind', f.kind,'measure', f.measure,'programKind', f.program_kind,'value', f.value,'qualifier', f.qualifier,'quote', f.quote,'source', f.source,'period', json_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR'),'adminUnitId', f.admin_unit_id,'responsibleUnitId', f.responsible_unit_id) order by f.period_from, f.id), '[]') from reported_figure f
      where area.is_area and f.admin_unit_id = any(area.unit_ids) and f.program_kind is not null
        and f.period_from <= area.as_of and area.as_of < f.period_to) as reported
  from (
    select key, root_key, child_id, min(as_of) as as_of, array_agg(unit_id) as unit_ids, bool_and(is_area) as is_area
    from area group by key, root_key, child_id
  ) area
  left join told on told.key = area.key
  left join commune on commune.key = area.key
  left join total household on household.key = area.key and household.measure = 'HOUSEHOLDS'
  left join total neighborhood on neighborhood.key = area.key and neighborhood.measure = 'NEIGHBORHOODS'
  order by area.key) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10)) as part4;

/* admin-unit.by-id */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11))
      from (
    select u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid" from admin_unit u where u.id in (
      select a.ancestor_id from admin_unit_ancestor a where a.unit_id = any($1::integer[]))) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)) as part0;

/* report.figures-stated */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11))
      from (
    select f.id as "id", f.subject as "subject", f.kind as "activityKind", f.measure as "measure", f.program_kind as "programKind", f.value as "value", f.qualifier as "qualifier", f.quote as "quote", f.source as "source", json_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR') as "period", f.admin_unit_id as "adminUnitId", f.responsible_unit_id as "responsibleUnitId" from reported_figure f
    where f.admin_unit_id = $1
      and f.period_from = $2::date and f.period_to = $3::date
    order by f.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)) as part0;

/* report.parts-of-area */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8))
      from (
    select 'AdminUnit' as type, u.id, u.code, u.name, commune.recorded_from as "recordedFrom",
      u.level > owner.level as "isChild", u.level = 3 as "isCommune", u.level = 4 as "isNeighborhood",
      u.level = 3 and exists (
      select from admin_unit_ancestor below
      join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= $1::date) and (pl.valid_to is null or $2::date < pl.valid_to))
      join program_status s on s.program_id = pl.program_id and s.annulled_at is null
        and s.valid_from >= $3::date and s.valid_from < $4::date
      where below.ancestor_id = u.id) as "hasProgramStep"
    from admin_unit owner
    cross join lateral (
      select below.unit_id as id from admin_unit_ancestor below where below.ancestor_id = owner.id
      union
      select around.ancestor_id from admin_unit_ancestor around where around.unit_id = owner.id and around.ancestor_level = 3
    ) near
    join admin_unit u on u.id = near.id and (u.level = 3 or (u.level = 4 and owner.level = 3))
      and ((u.valid_from is null or u.valid_from <= $5::date) and (u.valid_to is null or $6::date < u.valid_to))
    join admin_unit_ancestor around on around.unit_id = u.id and around.ancestor_level = 3
    join admin_unit commune on commune.id = around.ancestor_id
    where owner.id = $7
    order by u.name, u.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8)) as part0;

/* report.program-steps */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5))
      from (
    with asked (is_before, map_on, first_day, end_day, months) as (values
      (false, $1::date, $2::date, $3::date, $4::date[]),
      (true, $5::date, $6::date, $7::date, $8::date[])
    ), step as (
      select distinct asked.is_before, asked.months, p.id, p.kind, p.provenance, step.day, step.is_founding
      from asked cross join (select $9::integer as admin_unit_id, null::date as valid_from, null::date as valid_to) area
      join admin_unit_ancestor below on below.ancestor_id = area.admin_unit_id
      join program_placement pl on pl.admin_unit_id = below.unit_id
      join program p on p.id = pl.program_id
      cross join lateral (
        select p.founded_on as day, true as is_founding
        union all
        select s.valid_from, false from program_status s
        where s.program_id = p.id and s.annulled_at is null and s.status in ('DISSOLVED', 'MERGED')
      ) step
      where step.day >= asked.first_day and step.day < asked.end_day and ((area.valid_from is null or area.valid_from <= step.day) and (area.valid_to is null or step.day < area.valid_to))
        and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= asked.map_on) and (pl.valid_to is null or asked.map_on < pl.valid_to))
    )
    select is_before as "isBefore", kind, width_bucket(day, months) as month,
      count(*) filter (where is_founding) as founded, count(*) filter (where not is_founding) as dissolved,
      bool_or(provenance = 'DEMO') as "hasDemoData"
    from step group by 1, 2, 3) part (c0, c1, c2, c3, c4, c5)) as part0;

/* target.of-unit */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with asked as materialized (
      select t.id, t.program_kind, t.activity_kind, t.measure, t.period_from, p.admin_unit_id, p.responsible_unit_id,
        least($1::date + 1, t.period_to, p.closed_on) as until
      from target t join target_plan p on p.id = t.target_plan_id
      where p.admin_unit_id = $2 and t.annulled_at is null
        and t.period_from < $3::date and t.period_to > $4::date
        and (p.closed_on is null or p.closed_on > $5::date) and t.value is not null
    ), told (is_area, unit_id, activity_id, is_within) as materialized (
      select true, area.* from (
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day, (select min(asked.period_from) from asked where asked.measure is not null)::date as told_from, (select max(asked.until) from asked where asked.measure is not null)::date as told_to
      from admin_unit u where u.id in (select asked.admin_unit_id from asked where asked.measure is not null)
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
      select ground.unit_id, ground.is_within, ap.program_id, a.id, a.period_from
      from ground join unit on unit.id = ground.unit_id
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      where a.ended_at is null and a.period_from < unit.told_to::date and a.period_to > unit.told_from::date
    )
    select unit.id as unit_id, a.id as activity_id, true as is_within
    from unit
    join admin_unit_ancestor below on below.ancestor_id = unit.id
    join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null
    cross join lateral (
      -- By itself, so that the index is asked for the program and the days at once.
      select ap.activity_id from activity_program ap
      where ap.program_id = pl.program_id and ap.ordinal = 1 and ap.period_to > unit.told_from::date offset 0
    ) ap
    join activity a on a.id = ap.activity_id
    where a.ended_at is null and a.period_from < unit.told_to::date and a.period_to > unit.told_from::date and ((pl.valid_from is null or pl.valid_from <= greatest(least(a.period_from, unit.last_day), unit.first_day)) and (pl.valid_to is null or greatest(least(a.period_from, unit.last_day), unit.first_day) < pl.valid_to))
    union all
    select unit.id, a.id, pl.id is null and a.is_within
    from on_ground a join unit on unit.id = a.unit_id
    left join program_placement pl on pl.program_id = a.program_id and pl.annulled_at is null
      and ((pl.valid_from is null or pl.valid_from <= greatest(least(a.period_from, unit.last_day), unit.first_day)) and (pl.valid_to is null or greatest(least(a.period_from, unit.last_day), unit.first_day) < pl.valid_to))
    where pl.id is null
      -- Placed above the unit because nobody knows where below.
      or exists (select from admin_unit_ancestor above
        where above.unit_id = unit.id and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> unit.id)) area
      union all
      select false, duty.* from (
    with duty as (
      select distinct ra.ancestor_id as unit_id, j.admin_unit_id, j.valid_from, j.valid_to
      from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
      where ra.ancestor_id in (select asked.responsible_unit_id from asked where asked.measure is not null)
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
      where a.ended_at is null and a.period_from < (select max(asked.until) from asked where asked.measure is not null)::date and a.period_to > (select min(asked.period_from) from asked where asked.measure is not null)::date and ((duty.valid_from is null or duty.valid_from <= a.period_from) and (duty.valid_to is null or a.period_from < duty.valid_to)) and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= a.period_from) and (pl.valid_to is null or a.period_from < pl.valid_to))
      union all
      select ground.unit_id, a.id, pl.id is null and ground.is_within
      from ground
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      left join program_placement pl on pl.program_id = ap.program_id and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= a.period_from) and (pl.valid_to is null or a.period_from < pl.valid_to))
      where a.ended_at is null and a.period_from < (select max(asked.until) from asked where asked.measure is not null)::date and a.period_to > (select min(asked.period_from) from asked where asked.measure is not null)::date and ((ground.valid_from is null or ground.valid_from <= a.period_from) and (ground.valid_to is null or a.period_from < ground.valid_to)) and (
        pl.id is null
        or exists (select from admin_unit_ancestor above where above.unit_id = ground.duty_area_id
          and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> ground.duty_area_id))
    ) as told (unit_id, activity_id, is_within) group by unit_id, activity_id) duty
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
        select greatest(least(coalesce($6::date, asked.until - 1), u.valid_to - 1), u.valid_from) as day
      ) map
      left join lateral (
        select u.id as admin_unit_id, null::date as valid_from, null::date as valid_to where u.id is not null
        union all
  select j.admin_unit_id, j.valid_from, j.valid_to
  from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
  where ra.ancestor_id = asked.responsible_unit_id
      ) area on true
      left join (
        admin_unit_ancestor below join program_placement pl on pl.admin_unit_id = below.unit_id
        join program on program.id = pl.program_id
      ) on below.ancestor_id = area.admin_unit_id and ((area.valid_from is null or area.valid_from <= program.founded_on) and (area.valid_to is null or program.founded_on < area.valid_to))
        and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= case when u.id is null then program.founded_on else map.day end) and (pl.valid_to is null or case when u.id is null then program.founded_on else map.day end < pl.valid_to))
        and program.kind = asked.program_kind
        and program.founded_on >= asked.period_from and program.founded_on < asked.until
      where asked.program_kind is not null
      group by asked.id
    )
    select t.id, t.target_plan_id as "ownerId", t.ordinal, t.sort, t.text, t.program_kind as "programKind",
  t.activity_kind as "activityKind", t.measure, t.value as target, t.period_from as "from", t.period_to as "to",
  t.annulled_at as "annulledAt", t.annulment_document as "annulmentDocument", least($7::date + 1, t.period_to, p.closed_on) as until, achievement.achieved,
      (select to_json(plan) from (select p.id, p.version, p.issuer, p.number, p.dated_on as "date", p.title,
  p.admin_unit_id as "adminUnitId", p.responsible_unit_id as "responsibleUnitId",
  json_build_object('from', p.period_from, 'to', p.period_to, 'convention', 'CALENDAR') as period,
  p.closed_on as "closedOn", p.closing_document as "closingDocument", p.provenance) plan) as plan
    from target t join target_plan p on p.id = t.target_plan_id
    left join achievement on achievement.id = t.id
    where p.admin_unit_id = $8 and t.annulled_at is null
        and t.period_from < $9::date and t.period_to > $10::date
        and (p.closed_on is null or p.closed_on > $11::date) order by p.period_from, p.id, t.ordinal) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part0;
