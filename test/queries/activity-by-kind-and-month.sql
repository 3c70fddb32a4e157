-- 2 statements

/* activity.totals-kept + reported-figure.of-activities */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15))
      from (
    with open as materialized (
      select from activity_mark m where m.admin_unit_id = any($1::integer[])
      union all
      select from admin_unit u where u.id = any($2::integer[]) and u.level = 4
      limit 1
    ), told as not materialized (
      select unit_id as "ownerId", is_whole as "isWhole", day_from as "from",
      day_to as "to", kind, activities, not_attributable as "notAttributable", has_demo_data as "hasDemoData", measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8 from (select * from (
      select r.admin_unit_id as unit_id, (r.period_from >= $3::date and r.period_to <= $4::date) as is_whole,
        greatest(r.period_from, $5::date) as day_from,
        least(r.period_to, $6::date) as day_to,
        r.kind, r.activities, r.not_attributable, r.has_demo_data, measure_1,measure_2,measure_3,measure_4,measure_5,measure_6,measure_7,measure_8
      from activity_rollup r
      where r.month_begins_on = $7::integer and r.period_from < $8::date and r.period_to > $9::date
        and r.admin_unit_id = any($10::integer[])
    ) kept) bucket
    )
    select * from told where not exists (select from open)
    union all
    -- A row of nothing where something is open.
    select told.* from open left join told on false) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)) as part0,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12))
      from (
    select f.admin_unit_id as "ownerId", f.id as "id", f.subject as "subject", f.kind as "activityKind", f.measure as "measure", f.program_kind as "programKind", f.value as "value", f.qualifier as "qualifier", f.quote as "quote", f.source as "source", json_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR') as "period", f.admin_unit_id as "adminUnitId", f.responsible_unit_id as "responsibleUnitId" from reported_figure f
    where f.admin_unit_id = any($11::integer[]) and f.kind is not null
      and f.period_from >= $12::date and f.period_to <= $13::date
    order by f.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)) as part1;

/* admin-unit.by-code */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11))
      from (
    select u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid" from unnest($1::text[]) as asked (code)
    join admin_unit u on u.code = asked.code order by u.level, u.id) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)) as part0;
