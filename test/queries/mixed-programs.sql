-- 2 statements

/* activity.list + program.by-id + responsible-unit.by-id */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6))
      from (
    select owner.id as "ownerId", page."id", page."kind", page."from", page."title", page."measures", null as "cursor"
    from unnest($1::integer[]) as owner (id) cross join lateral (
      select a.id as "id", a.kind as "kind", a.period_from as "from", a.title as "title", (
    select coalesce(json_agg(json_build_object('measure', am.measure, 'value', am.value)), '[]')
    from activity_measure am where am.activity_id = a.id) as "measures", told.period_from as k0,told.activity_id as k1 from (
        select distinct ap.period_from, ap.activity_id from activity_program ap where ap.program_id = owner.id order by ap.period_from desc,ap.activity_id desc
      ) told join activity a on a.id = told.activity_id where a.ended_at is null and true and true order by told.period_from desc,told.activity_id desc limit 5
    ) page order by page.k0 desc,page.k1 desc) part (c0, c1, c2, c3, c4, c5, c6)) as part0,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11), json_agg(c12), json_agg(c13), json_agg(c14), json_agg(c15), json_agg(c16), json_agg(c17), json_agg(c18), json_agg(c19), json_agg(c20), json_agg(c21), json_agg(c22), json_agg(c23), json_agg(c24), json_agg(c25), json_agg(c26), json_agg(c27), json_agg(c28), json_agg(c29), json_agg(c30), json_agg(c31), json_agg(c32), json_agg(c33), json_agg(c34), json_agg(c35), json_agg(c36), json_agg(c37), json_agg(c38), json_agg(c39), json_agg(c40), json_agg(c41), json_agg(c42), json_agg(c43), json_agg(c44))
      from (select p.id as "id", p.kind as "kind", p.code as "code", p.name as "name", p.provenance as "provenance", p.locality as "locality", p.founded_on as "foundedOn", p.launched_on as "launchedOn", p.replication as "replication", p.version as "version", status.status as "status", placement.admin_unit_id as "adminUnitId", managing.responsible_unit_id as "managingUnitId", counted.households as "householdCount", latest.day as "lastActivityOn", case when p.latitude is not null then json_build_object('latitude', p.latitude, 'longitude', p.longitude,
    'precision', p.position_precision) end as "position", case when p.basis_kind is not null then json_build_object('kind', p.basis_kind,
    'number', p.basis_number, 'date', p.basis_date, 'issuer', p.basis_issuer, 'annexRow', p.basis_annex_row) end as "foundingBasis", coalesce(team.cluster_id, point.cluster_id) as "clusterId", coalesce(cluster.residents, team.residents) as "residents", coalesce(cluster.households_with_second_exit, team.households_with_second_exit) as "householdsWithSecondExit", cluster.households_with_extinguisher as "householdsWithExtinguisher", cluster.commitments_signed as "commitmentsSigned", team.number as "number", team.business_households as "businessHouseholds", team.alarm_buttons as "alarmButtons", team.alarm_bells as "alarmBells", team.alarms_linked as "alarmsLinked", point.alley_depth_meters as "alleyDepthMeters", point.alley_width_meters as "alleyWidthMeters", point.truck_access as "truckAccess", point.water_source as "waterSource", point.water_distance_meters as "waterDistanceMeters", point.has_shelter as "hasShelter", point.has_rules_board as "hasRulesBoard", point.service_radius_meters as "serviceRadiusMeters", market.market_class as "marketClass", market.stalls as "stalls", market.traders as "traders", market.area_square_meters as "areaSquareMeters", market.operator as "operator", market.has_on_site_team as "hasOnSiteTeam", market.road_width_meters as "roadWidthMeters", market.clear_height_meters as "clearHeightMeters", market.external_facility_code as "externalFacilityCode", (
  select to_json(unit) from (select u.id as "id", u.code as "code", u.code_system as "codeSystem", u.name as "name", u.kind as "kind", (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level] as "level", u.parent_id as "parentId", u.valid_from as "validFrom", u.valid_to as "validTo", u.recorded_from as "recordedFrom", u.provenance as "provenance", case when u.latitude is not null then json_build_object('latitude', u.latitude,
    'longitude', u.longitude, 'precision', 'COMMUNE_CENTER') end as "centroid" from admin_unit u
    where u.id = placement.admin_unit_id and u.level = 4) unit) as "neighborhood" from program p 
  left join program_status status on status.program_id = p.id and status.annulled_at is null and ((status.valid_from is null or status.valid_from <= $2::date) and (status.valid_to is null or $3::date < status.valid_to))
  left join program_placement placement on placement.program_id = p.id and placement.annulled_at is null and ((placement.valid_from is null or placement.valid_from <= $4::date) and (placement.valid_to is null or $5::date < placement.valid_to))
  left join program_unit managing on managing.program_id = p.id and managing.role = 'MANAGING'
    and managing.annulled_at is null and ((managing.valid_from is null or managing.valid_from <= $6::date) and (managing.valid_to is null or $7::date < managing.valid_to))
  left join program_household_count counted on counted.program_id = p.id and counted.annulled_at is null and ((counted.valid_from is null or counted.valid_from <= $8::date) and (counted.valid_to is null or $9::date < counted.valid_to))
  left join lateral (
  select case when kept.program_id in (select mark.program_id from last_activity_mark mark) then (
  select ap.period_to - 1 from activity_program ap join activity a on a.id = ap.activity_id
  where ap.program_id = kept.program_id and a.ended_at is null order by ap.period_to desc limit 1) else kept.day end as day
  from last_activity_rollup kept where kept.program_id = p.id) latest on true
  left join safe_residential_cluster cluster on cluster.program_id = p.id
  left join neighbor_group_team team on team.program_id = p.id
  left join public_firefighting_point point on point.program_id = p.id
  left join model_market market on market.program_id = p.id where p.id = any($10::integer[])) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39, c40, c41, c42, c43, c44)) as part1,(select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7))
      from (select r.id, r.code, r.name, r.kind, r.parent_id as "parentId", r.valid_from as "validFrom",
  r.valid_to as "validTo", r.provenance from responsible_unit r where r.id = any($11::integer[])) part (c0, c1, c2, c3, c4, c5, c6, c7)) as part2;

/* program.list */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9), json_agg(c10), json_agg(c11))
      from (
    select owner.id as "ownerId", p.id as "id", p.kind as "kind", p.code as "code", p.name as "name", status.status as "status", placement.admin_unit_id as "adminUnitId", managing.responsible_unit_id as "managingUnitId", counted.households as "householdCount", coalesce(team.cluster_id, point.cluster_id) as "clusterId", (
  select to_json(unit) from (select u.id as "id", u.name as "name", u.kind as "kind" from admin_unit u
    where u.id = placement.admin_unit_id and u.level = 4) unit) as "neighborhood", json_build_array(page.k0,page.k1) as "cursor"
    from unnest($1::integer[]) as owner (id) cross join lateral (
      select p.id, p.founded_on as k0,p.id as k1 from program p
        where exists (select from program_status s where s.program_id = p.id and s.annulled_at is null and ((s.valid_from is null or s.valid_from <= $2::date) and (s.valid_to is null or $3::date < s.valid_to))
      and s.status = any($4::text[])) and true and (p.founded_on,p.id) > ($5::date,$6::integer) order by p.founded_on asc,p.id asc limit 3
    ) page join program p on p.id = page.id 
  left join program_status status on status.program_id = p.id and status.annulled_at is null and ((status.valid_from is null or status.valid_from <= $7::date) and (status.valid_to is null or $8::date < status.valid_to))
  left join program_placement placement on placement.program_id = p.id and placement.annulled_at is null and ((placement.valid_from is null or placement.valid_from <= $9::date) and (placement.valid_to is null or $10::date < placement.valid_to))
  left join program_unit managing on managing.program_id = p.id and managing.role = 'MANAGING'
    and managing.annulled_at is null and ((managing.valid_from is null or managing.valid_from <= $11::date) and (managing.valid_to is null or $12::date < managing.valid_to))
  left join program_household_count counted on counted.program_id = p.id and counted.annulled_at is null and ((counted.valid_from is null or counted.valid_from <= $13::date) and (counted.valid_to is null or $14::date < counted.valid_to))
  left join neighbor_group_team team on team.program_id = p.id
  left join public_firefighting_point point on point.program_id = p.id order by page.k0 asc,page.k1 asc) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)) as part0;
