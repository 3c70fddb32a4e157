-- 3 statements

/* activity.totals */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7))
      from (
    with entry as materialized (
      select told.unit_id, told.activity_id, told.kind, told.is_within, told.provenance = 'DEMO' as is_demo, whole.is_whole,
        null::date as day_from, null::date as day_to
      from (
    with duty as (
      select distinct ra.ancestor_id as unit_id, j.admin_unit_id, j.valid_from, j.valid_to
      from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
      where ra.ancestor_id = any($1::integer[])
    ), ground (unit_id, duty_area_id, area_id, is_within, valid_from, valid_to) as (
      select duty.unit_id, duty.admin_unit_id, below.unit_id, true, duty.valid_from, duty.valid_to
      from duty join admin_unit_ancestor below on below.ancestor_id = duty.admin_unit_id
      union all
      select duty.unit_id, duty.admin_unit_id, above.ancestor_id, false, duty.valid_from, duty.valid_to
      from duty join admin_unit_ancestor above on above.unit_id = duty.admin_unit_id and above.ancestor_id <> duty.admin_unit_id
    )
    select unit_id, activity_id, bool_or(is_within) as is_within, kind, provenance, period_from, period_to from (
      select duty.unit_id, a.id, true, a.kind, a.provenance, a.period_from, a.period_to
      from duty
      join admin_unit_ancestor below on below.ancestor_id = duty.admin_unit_id
      join program_placement pl on pl.admin_unit_id = below.unit_id
      join activity_program ap on ap.program_id = pl.program_id and ap.ordinal = 1
      join activity a on a.id = ap.activity_id
      where a.ended_at is null and a.period_from < $2::date and a.period_to > $3::date and ((duty.valid_from is null or duty.valid_from <= a.period_from) and (duty.valid_to is null or a.period_from < duty.valid_to)) and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= a.period_from) and (pl.valid_to is null or a.period_from < pl.valid_to))
      union all
      select ground.unit_id, a.id, pl.id is null and ground.is_within, a.kind, a.provenance, a.period_from, a.period_to
      from ground
      join activity a on a.admin_unit_id = ground.area_id
      left join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
      left join program_placement pl on pl.program_id = ap.program_id and pl.annulled_at is null and ((pl.valid_from is null or pl.valid_from <= a.period_from) and (pl.valid_to is null or a.period_from < pl.valid_to))
      where a.ended_at is null and a.period_from < $4::date and a.period_to > $5::date and ((ground.valid_from is null or ground.valid_from <= a.period_from) and (ground.valid_to is null or a.period_from < ground.valid_to)) and (
        pl.id is null
        or exists (select from admin_unit_ancestor above where above.unit_id = ground.duty_area_id
          and above.ancestor_id = pl.admin_unit_id and above.ancestor_id <> ground.duty_area_id))
    ) as told (unit_id, activity_id, is_within, kind, provenance, period_from, period_to) group by unit_id, activity_id, kind, provenance, period_from, period_to) told
      cross join lateral (
      select case when told.period_to <= stretch.day_to then stretch.day_from else told.period_from end as period_from,
        case when told.period_to <= stretch.day_to then stretch.day_to else told.period_to end as period_to
      from (select month_start(told.period_from, $6::integer), month_end(told.period_from, $7::integer)) as stretch (day_from, day_to)) bucket
      cross join lateral (select (told.period_from >= $8::date and told.period_to <= $9::date) as is_whole) whole)
    select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData" from (
    select unit_id, is_whole, day_from, day_to, kind, (count(*) filter (where is_within))::integer as activities,
      (count(*) filter (where not is_within))::integer as not_attributable, bool_or(is_demo) as has_demo_data
    from entry group by unit_id, is_whole, day_from, day_to, kind) bucket) part (c0, c1, c2, c3, c4, c5, c6, c7)) as part0;

/* coverage.of-areas + reported-figure.of-activities + responsible-unit.jurisdiction */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10))
      from (
  with area as materialized (
    select dense_rank() over (order by root_key, name, child_id)::integer as key, root_key, child_id, unit_id, as_of, map_on,
      is_area
    from (
        select distinct k.key as root_key, null::text as name, null::integer as child_id, area.admin_unit_id as unit_id,
          k.as_of, k.map_on, false as is_area
        from unnest(
  $1::integer[], $2::integer[],
  $3::date[], $4::date[]) as k (key, id, as_of, map_on)
        cross join lateral (
  select j.admin_unit_id from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
  where ra.ancestor_id = k.id and ((j.valid_from is null or j.valid_from <= k.map_on) and (j.valid_to is null or k.map_on < j.valid_to))) area) unit
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
    cross join unnest($5::text[]) k (kind) cross join lateral (
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
        join program_status cs on cs.program_id = t.cluster_id and cs.annulled_at is null and ((cs.valid_from is null or cs.valid_from <= scope.as_of) and (cs.valid_to is null or scope.as_of < cs.valid_to)) and cs.status = any($6::text[])
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
    '[]'::json as reported
  from (
    select key, root_key, child_id, min(as_of) as as_of, array_agg(unit_id) as unit_ids, bool_and(is_area) as is_area
    from area group by key, root_key, child_id
  ) area
  left join told on told.key = area.key
  left join commune on commune.key = area.key
  left join total household on household.key = area.key and household.measure = 'HOUSEHOLDS'
  left join total neighborhood on neighborhood.key = area.key and neighborhood.measure = 'NEIGHBORHOODS'
  order by area.key) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10)) as part0,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12))
      from (
    select f.responsible_unit_id as "ownerId", f.id as "id", f.subject as "subject", f.kind as "activityKind", f.measure as "measure", f.program_kind as "programKind", f.value as "value", f.qualifier as "qualifier", f.quote as "quote", f.source as "source", json_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR') as "period", f.admin_unit_id as "adminUnitId", f.responsible_unit_id as "responsibleUnitId" from reported_figure f
    where f.responsible_unit_id = any($7::integer[]) and f.kind is not null
      and f.period_from >= $8::date and f.period_to <= $9::date
    order by f.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)) as part1,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12))
      from (
    select owner.id as "ownerId", u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid"
    from unnest($10::integer[]) as owner (id) cross join lateral (
      select distinct area.admin_unit_id from (
  select j.admin_unit_id from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
  where ra.ancestor_id = owner.id and ((j.valid_from is null or j.valid_from <= $11::date) and (j.valid_to is null or $12::date < j.valid_to))) area
    ) area join admin_unit u on u.id = area.admin_unit_id
    order by u.level, u.name, u.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)) as part2;

/* responsible-unit.list */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8))
      from (
    select r.id, r.code, r.name, r.kind, r.parent_id as "parentId", r.valid_from as "validFrom",
  r.valid_to as "validTo", r.provenance, json_build_array(page.k0,page.k1) as "cursor" from (
      select r.id, r.name as k0,r.id as k1 from responsible_unit r where ((r.valid_from is null or r.valid_from <= $1::date) and (r.valid_to is null or $2::date < r.valid_to)) and r.kind = any($3::text[]) and true order by r.name asc,r.id asc limit 3
    ) page join responsible_unit r on r.id = page.id order by page.k0 asc,page.k1 asc) part (c0, c1, c2, c3, c4, c5, c6, c7, c8)) as part0;
