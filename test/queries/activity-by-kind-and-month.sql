-- 2 statements

/* activity.totals */ 
    with entry as materialized (
      select told.unit_id, part.month, a.id, a.kind, a.provenance, told.is_within and part.holds as counts
      from (
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day from admin_unit u where u.id = any($1::integer[])
    ), reach as materialized (
      -- What shares ground with the unit on any map; for a neighborhood, with the commune around it.
      select unit.*, o.inner_id as area_id, o.is_within and unit.level < 4 as is_within
      from unit
      join admin_unit_ancestor around on around.unit_id = unit.id and around.ancestor_level = least(unit.level, 3)
      join admin_unit_overlap o on o.outer_id = around.ancestor_id
    ), touched as materialized (
      -- With the neighborhoods of all that, where something was done in one.
      select * from reach
      union all
      select reach.id, reach.level, reach.first_day, reach.last_day, n.id, reach.is_within
      from reach join admin_unit n on n.parent_id = reach.area_id and n.level = 4
      where exists (select from activity a where a.admin_unit_id = n.id)
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
      select ground.unit_id, ground.is_within, a.id, a.period_from, ap.program_id
      from ground join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      where a.ended_at is null and a.period_from < $2::date and a.period_to > $3::date
    )
    select unit.id as unit_id, a.id as activity_id, true as is_within
    from unit
    join admin_unit_ancestor below on below.ancestor_id = unit.id
    join program_placement pl on pl.admin_unit_id = below.unit_id and pl.annulled_at is null
    join activity_program ap on ap.program_id = pl.program_id and ap.ordinal = 1
    join activity a on a.id = ap.activity_id
    where a.ended_at is null and a.period_from < $4::date and a.period_to > $5::date and ((pl.valid_from is null or pl.valid_from <= greatest(least(a.period_from, unit.last_day), unit.first_day)) and (pl.valid_to is null or greatest(least(a.period_from, unit.last_day), unit.first_day) < pl.valid_to))
    union all
    select unit.id, a.id, pl.id is null and a.is_within
    from on_ground a join unit on unit.id = a.unit_id
    left join program_placement pl on pl.program_id = a.program_id and pl.annulled_at is null
      and ((pl.valid_from is null or pl.valid_from <= greatest(least(a.period_from, unit.last_day), unit.first_day)) and (pl.valid_to is null or greatest(least(a.period_from, unit.last_day), unit.first_day) < pl.valid_to))
    where pl.id is null
      -- Placed above the unit because nobody knows where below.
      or exists (select from admin_unit_ancestor above
        where above.unit_id = unit.id and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> unit.id)) told
      join activity a on a.id = told.activity_id
      cross join lateral (
        select a.period_from >= $6::date and a.period_to <= $7::date as holds,
          width_bucket(greatest(a.period_from, $8::date), $9::date[]) as first_month,
          width_bucket(least(a.period_to, $10::date) - 1, $11::date[]) as last_month
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
    select f.admin_unit_id, null, f.kind, null, null, null, null, jsonb_build_object('id', f.id,'subject', f.subject,'activityKind', f.kind,'measure', f.measure,'programKind', f.program_kind,'value', f.value,'qualifier', f.qualifier,'quote', f.quote,'source', f.source,'period', jsonb_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR'),'adminUnitId', f.admin_unit_id,'responsibleUnitId', f.responsible_unit_id)
    from reported_figure f
    where f.admin_unit_id = any($12::integer[]) and f.kind is not null
      and f.period_from >= $13::date and f.period_to <= $14::date;

/* admin-unit.by-code */ 
    select asked.nth, unit.* from unnest($1::text[],
      $2::integer[], $3::date[])
      with ordinality as asked (code, level, day, nth)
    cross join lateral (
      select 
  u.id, u.code, u.code_system as "codeSystem", u.name, u.kind,
  (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as level,
  u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo",
  u.recorded_from as "recordedFrom", u.provenance,
  case when u.latitude is not null then jsonb_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as centroid from admin_unit u
      where u.code = asked.code and u.level = coalesce(asked.level, u.level) and ((u.valid_from is null or u.valid_from <= asked.day) and (u.valid_to is null or asked.day < u.valid_to))
      order by u.level limit 1
    ) unit;
