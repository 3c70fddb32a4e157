-- 1 statement

/* program.near */ select (select json_build_array(json_agg(c0), json_agg(c1), json_agg(c2), json_agg(c3), json_agg(c4), json_agg(c5), json_agg(c6), json_agg(c7), json_agg(c8), json_agg(c9))
      from (
    select p.id as "id", p.kind as "kind", p.code as "code", p.name as "name", status.status as "status", case when p.latitude is not null then json_build_object('latitude', p.latitude, 'longitude', p.longitude,
    'precision', p.position_precision) end as "position", point.alley_depth_meters as "alleyDepthMeters", point.water_source as "waterSource", sphere_distance(p.sphere, sphere_point($1::double precision, $2::double precision)) as "distanceMeters", null as "cursor" from (
      select p.id, (p.sphere <-> sphere_point($3::double precision, $4::double precision)) as k0,p.id as k1 from program p
      where p.sphere <@ cube_enlarge(sphere_point($5::double precision, $6::double precision), $7::double precision, 3) and cube_distance(p.sphere, sphere_point($8::double precision, $9::double precision)) <= $10::double precision and exists (select from program_status s where s.program_id = p.id and s.annulled_at is null and ((s.valid_from is null or s.valid_from <= $11::date) and (s.valid_to is null or $12::date < s.valid_to))
      and s.status = any($13::text[])) and true and p.kind = any($14::text[]) and true order by (p.sphere <-> sphere_point($15::double precision, $16::double precision)) asc,p.id asc limit 2
    ) page join program p on p.id = page.id 
  left join program_status status on status.program_id = p.id and status.annulled_at is null and ((status.valid_from is null or status.valid_from <= $17::date) and (status.valid_to is null or $18::date < status.valid_to))
  left join public_firefighting_point point on point.program_id = p.id order by page.k0 asc,page.k1 asc) part (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9)) as part0;
