-- 2 statements

/* activity.totals */ 
    with entry as materialized (
      select told.unit_id, part.month, a.id, a.kind, a.provenance, told.is_within and part.holds as counts
      from (
    with recursive unit as (
      select u.id, u.level, u.valid_from as first_day, u.valid_to - 1 as last_day from admin_unit u where u.id = any($1::integer[])
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
    select 
  u.id, u.code, u.code_system as "codeSystem", u.name, u.kind,
  (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as level,
  u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo",
  u.recorded_from as "recordedFrom", u.provenance,
  case when u.latitude is not null then jsonb_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as centroid from admin_unit u
    where u.code = $1 and ((u.valid_from is null or u.valid_from <= $2::date) and (u.valid_to is null or $3::date < u.valid_to))
    order by u.level limit 1;
