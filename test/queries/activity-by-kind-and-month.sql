-- 2 statements

/* activity.totals + reported-figure.of-activities */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with asked as materialized (
      select u.id, u.level <= 3 as is_kept from admin_unit u where u.id = any($1::integer[])
    ), open as materialized (
      -- With the days of the months that hold any of them.
      select unit_id, range_agg(daterange(open_from, open_to)) as days, month_start(min(open_from), $2::integer) as told_from,
        month_end(max(open_to) - 1, $3::integer) as told_to
      from (
        select m.admin_unit_id, m.period_from, m.period_to from activity_mark m
        where m.admin_unit_id = any($4::integer[])
        union all
        select asked.id, month_start(cut.day, $5::integer), month_end(cut.day, $6::integer)
        from asked cross join (values ($7::date), ($8::date)) as cut (day)
        where asked.is_kept and cut.day <> month_start(cut.day, $9::integer)
        union all
        select asked.id, '-infinity', 'infinity' from asked where not asked.is_kept
      ) as span (unit_id, open_from, open_to) group by unit_id
    ), entry as materialized (
      select told.unit_id, told.activity_id, told.kind, told.is_within, told.provenance = 'DEMO' as is_demo, whole.is_whole,
        greatest(case when whole.is_whole then bucket.period_from else told.period_from end, $10::date) as day_from,
        least(case when whole.is_whole then bucket.period_to else told.period_to end, $11::date) as day_to
      from (
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day, greatest(open.told_from, $12::date)::date as told_from, least(open.told_to, $13::date)::date as told_to
      from admin_unit u join open on open.unit_id = u.id
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
      where a.ended_at is null and a.period_from < unit.told_to::date and a.period_to > unit.told_from::date
    )
    select unit.id as unit_id, a.id as activity_id, true as is_within, a.kind, a.provenance, a.period_from, a.period_to
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
      from (select month_start(told.period_from, $14::integer), month_end(told.period_from, $15::integer)) as stretch (day_from, day_to)) bucket
      cross join lateral (select (told.period_from >= $16::date and told.period_to <= $17::date) as is_whole) whole
      join open on open.unit_id = told.unit_id and open.days && daterange(bucket.period_from, bucket.period_to)
      where exists (select from open)
    )
    select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData", measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8 from (select * from (
      select r.admin_unit_id as unit_id, (r.period_from >= $18::date and r.period_to <= $19::date) as is_whole,
        greatest(r.period_from, $20::date) as day_from,
        least(r.period_to, $21::date) as day_to,
        r.kind, r.activities, r.not_attributable, r.has_demo_data, measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8
      from asked join activity_rollup r on r.admin_unit_id = asked.id and asked.is_kept
      left join open on open.unit_id = r.admin_unit_id
      where r.month_begins_on = $22::integer and r.period_from < $23::date and r.period_to > $24::date
        and (open.unit_id is null or not open.days && daterange(r.period_from, r.period_to))
    ) kept) bucket
    union all
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
    ) told group by unit_id, is_whole, day_from, day_to, kind) bucket) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part0,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12))
      from (
    select f.admin_unit_id as "ownerId", f.id as "id", f.subject as "subject", f.kind as "activityKind", f.measure as "measure", f.program_kind as "programKind", f.value as "value", f.qualifier as "qualifier", f.quote as "quote", f.source as "source", json_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR') as "period", f.admin_unit_id as "adminUnitId", f.responsible_unit_id as "responsibleUnitId" from reported_figure f
    where f.admin_unit_id = any($25::integer[]) and f.kind is not null
      and f.period_from >= $26::date and f.period_to <= $27::date
    order by f.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)) as part1;

/* admin-unit.by-code */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11))
      from (
    select u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid" from unnest($1::text[]) as asked (code)
    join admin_unit u on u.code = asked.code order by u.level, u.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)) as part0;
