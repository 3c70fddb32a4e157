import type pg from 'pg';
import type { CountrySize } from './size.ts';

export const PROGRAM_TABLES = [
  'program',
  'safe_residential_cluster',
  'neighbor_group_team',
  'public_firefighting_point',
  'model_market',
  'program_status',
  'program_placement',
  'program_unit',
  'program_household_count',
  'equipment_line',
  'equipment_step',
  'contact',
];

/** The last day on which anything happened in the country that is made. */
export const LAST_DAY = '2026-11-20';

/**
 * A number from 0 to under `sides`, the same for the same `n` and `salt`, as an expression; the salt keeps the dice of
 * different questions apart.
 */
export const dice = (n: string, salt: number, sides: number): string =>
  `((hashint8extended(${n}, ${salt}) & 9223372036854775807) % ${sides})::integer`;

/**
 * What every step of the country's programs is made from, a row a program, in a table that is dropped at the end:
 * its kind, its neighborhood, its days. Clusters come first, so that a team may name one of its commune.
 */
export async function planPrograms(client: pg.ClientBase, size: CountrySize): Promise<void> {
  const firstNeighborhood = size.provinces + size.communes + 1;
  const clusters = Math.floor(size.programs * 0.34);
  const teams = Math.floor(size.programs * 0.46);
  const points = Math.floor(size.programs * 0.19);
  await client.query(`
    create unlogged table bench_program as
    select x.id, x.kind, n.id as neighborhood_id, c.id as commune_id, c.parent_id as province_id,
      c.latitude + (${dice('x.id', 1, 30_000)} + ${dice('x.id', 2, 30_000)} - 30000) / 1000000.0 as latitude,
      c.longitude + (${dice('x.id', 3, 30_000)} + ${dice('x.id', 4, 30_000)} - 30000) / 1000000.0 as longitude,
      founded_on, founded_on + 30 + ${dice('x.id', 6, 90)} as active_on,
      -- What became of it in the end; nothing for most.
      case ${dice('x.id', 7, 100)} when 0 then 'DISSOLVED' when 1 then 'DISSOLVED' when 2 then 'SUSPENDED'
        when 3 then 'NEEDS_STRENGTHENING' when 4 then 'NEEDS_STRENGTHENING' when 5 then 'NEEDS_STRENGTHENING' end as later,
      5 + ${dice('x.id', 8, 11)} as households, row_number() over (partition by c.parent_id, x.kind order by x.id) as running
    from (
      select id, case when id <= ${clusters} then 'SAFE_RESIDENTIAL_CLUSTER' when id <= ${clusters + teams} then 'NEIGHBOR_GROUP_TEAM'
          when id <= ${clusters + teams + points} then 'PUBLIC_FIREFIGHTING_POINT' else 'MODEL_MARKET' end as kind,
        date '2020-07-01' + ${dice('id', 5, 2_100)} as founded_on
      from generate_series(1, ${size.programs}) id
    ) x
    join admin_unit n on n.id = ${firstNeighborhood} + ${dice('x.id', 9, size.neighborhoods)}
    join admin_unit c on c.id = n.parent_id`);
  await client.query(`
    create unlogged table bench_cluster as
    select commune_id, array_agg(id order by id) as ids from bench_program where kind = 'SAFE_RESIDENTIAL_CLUSTER'
    group by commune_id`);
  await client.query('alter table bench_cluster add primary key (commune_id)');
  await client.query('alter table bench_program add primary key (id)');
  await client.query('analyze bench_program, bench_cluster');
}

const cluster = (salt: number): string => `case when ${dice('b.id', salt, 10)} < 4 and k.ids[1] is not null
  then k.ids[${dice('b.id', salt + 1, 1_000)} % cardinality(k.ids) + 1] end`;

/** The programs with these ids, from first to last, with all that belongs to each. */
export async function makePrograms(client: pg.ClientBase, [first, last]: readonly [number, number]): Promise<void> {
  const those = `bench_program b where b.id between ${first} and ${last}`;
  const kind = (name: string) => `${those} and b.kind = '${name}'`;
  const recorded = `b.founded_on + ${dice('b.id', 10, 40)} + time '08:30'`;
  await client.query(`
    insert into program (id, kind, code, name, locality, latitude, longitude, position_precision, founded_on, launched_on,
      replication, basis_kind, basis_number, basis_date, basis_issuer, basis_annex_row, provenance, recorded_at)
      overriding system value
    select b.id, b.kind, t.letters || '-' || p.code || '-' || lpad(b.running::text, 4, '0'),
      t.word || ' số ' || b.running || ' ' || lower(left(n.name, 1)) || substr(n.name, 2), 'Ngõ ' || 1 + ${dice('b.id', 11, 200)},
      b.latitude, b.longitude, case when ${dice('b.id', 12, 10)} < 8 then 'MEASURED' else 'APPROXIMATE' end, b.founded_on,
      b.founded_on + 15, case when b.id % 40 = 0 then 'PILOT' else 'REPLICATED' end, 'FOUNDING_DECISION',
      1 + b.id / 40 || '/QĐ-UBND', b.founded_on - 5, 'UBND ' || lower(left(c.name, 1)) || substr(c.name, 2), b.id % 40 + 1, 'DEMO',
      ${recorded}
    from bench_program b
    join admin_unit p on p.id = b.province_id join admin_unit c on c.id = b.commune_id
    join admin_unit n on n.id = b.neighborhood_id
    cross join lateral (select case b.kind when 'SAFE_RESIDENTIAL_CLUSTER' then 'CDC' when 'NEIGHBOR_GROUP_TEAM' then 'TLG'
        when 'PUBLIC_FIREFIGHTING_POINT' then 'DCC' else 'CKM' end as letters,
      case b.kind when 'SAFE_RESIDENTIAL_CLUSTER' then 'Cụm dân cư an toàn' when 'NEIGHBOR_GROUP_TEAM' then 'Tổ liên gia'
        when 'PUBLIC_FIREFIGHTING_POINT' then 'Điểm chữa cháy công cộng' else 'Chợ kiểu mẫu' end as word) t
    where b.id between ${first} and ${last}`);
  await client.query(`
    insert into safe_residential_cluster (program_id, residents, households_with_extinguisher, households_with_second_exit,
      commitments_signed)
    select b.id, b.households * 14, b.households * 3, b.households, b.households * 2 from ${kind('SAFE_RESIDENTIAL_CLUSTER')}`);
  await client.query(`
    insert into neighbor_group_team (program_id, number, residents, business_households, alarm_buttons, alarm_bells,
      alarms_linked, households_with_second_exit, cluster_id)
    select b.id, b.id % 12 + 1, b.households * 4, b.households / 4, b.households, b.households, b.id % 9 <> 0,
      b.households / 2, ${cluster(20)}
    from bench_program b left join bench_cluster k on k.commune_id = b.commune_id
    where b.id between ${first} and ${last} and b.kind = 'NEIGHBOR_GROUP_TEAM'`);
  await client.query(`
    insert into public_firefighting_point (program_id, alley_depth_meters, alley_width_meters, truck_access, water_source,
      water_distance_meters, has_shelter, has_rules_board, service_radius_meters, cluster_id)
    select b.id, 50 + ${dice('b.id', 24, 3_000)} / 10.0, 1 + ${dice('b.id', 25, 30)} / 10.0, false,
      (array['HYDRANT', 'POND', 'RIVER', 'CANAL', 'WELL', 'TANK'])[b.id % 6 + 1], ${dice('b.id', 26, 2_000)} / 10.0,
      b.id % 5 <> 0, b.id % 7 <> 0, 200, ${cluster(22)}
    from bench_program b left join bench_cluster k on k.commune_id = b.commune_id
    where b.id between ${first} and ${last} and b.kind = 'PUBLIC_FIREFIGHTING_POINT'`);
  await client.query(`
    insert into model_market (program_id, market_class, stalls, traders, area_square_meters, has_on_site_team,
      road_width_meters, clear_height_meters)
    select b.id, (array['I', 'II', 'III'])[b.id % 3 + 1], 50 + ${dice('b.id', 27, 400)}, 40 + ${dice('b.id', 28, 380)},
      1000 + ${dice('b.id', 29, 9_000)}, true, 4.5, 4.5
    from ${kind('MODEL_MARKET')}`);
  await client.query(`
    insert into program_status (program_id, status, valid_from, valid_to, document, recorded_at)
    select b.id, s.status, s.valid_from, s.valid_to, 'Quyết định số ' || b.id % 900 + 1, s.valid_from + time '08:30'
    from bench_program b
    cross join lateral (select case when b.later is not null then b.active_on + 100 + ${dice('b.id', 30, 200)} end as day) e
    cross join lateral (values ('FOUNDED', b.founded_on, b.active_on), ('ACTIVE', b.active_on, e.day), (b.later, e.day, null))
      as s (status, valid_from, valid_to)
    where b.id between ${first} and ${last} and s.status is not null`);
  await client.query(`
    insert into program_placement (program_id, admin_unit_id, is_unplaced, valid_from, recorded_at)
    select b.id, case when b.id % 50 = 0 then b.commune_id else b.neighborhood_id end, b.id % 50 = 0, b.founded_on, ${recorded}
    from ${those}`);
  await client.query(`
    insert into program_unit (program_id, responsible_unit_id, role, valid_from, recorded_at)
    select b.id, j.responsible_unit_id, case r.kind when 'COMMUNE_POLICE' then 'MANAGING' else 'COORDINATING' end, b.founded_on,
      ${recorded}
    from bench_program b join jurisdiction j on j.admin_unit_id = b.commune_id
    join responsible_unit r on r.id = j.responsible_unit_id
    where b.id between ${first} and ${last} and (r.kind = 'COMMUNE_POLICE' or b.id % 3 = 0)`);
  await client.query(`
    insert into program_household_count (program_id, kind, households, valid_from, valid_to, recorded_at)
    select b.id, b.kind, h.households, h.valid_from, h.valid_to, h.valid_from + time '08:30'
    from bench_program b
    cross join lateral (select case when ${dice('b.id', 31, 10)} < 3 then b.active_on + 200 end as day) e
    cross join lateral (values (b.households, b.founded_on, e.day), (b.households + 2, e.day, null)) as h (households, valid_from, valid_to)
    where b.id between ${first} and ${last} and h.valid_from is not null
      and b.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM') and ${dice('b.id', 32, 50)} > 0`);
  // A line's id tells its program, so that its first step needs no look-up.
  await client.query(`
    with line as (
      insert into equipment_line (id, program_id, kind, quantity, working, expires_on, last_checked_on, recorded_at)
        overriding system value
      select (b.id - 1) * 3 + e.nth, b.id, e.kind, 2 + ${dice('b.id', 33, 6)}, 2, date '2026-06-01' + ${dice('b.id', 34, 700)},
        date '2026-01-01' + ${dice('b.id', 35, 300)}, ${recorded}
      from bench_program b
      cross join unnest(array['EXTINGUISHER_ABC', 'LADDER', 'HOSE']) with ordinality as e (kind, nth)
      where b.id between ${first} and ${last}
      returning id, program_id, quantity, working
    )
    insert into equipment_step (equipment_line_id, change, effective_on, quantity, working, changes, recorded_at)
    select line.id, 'ADDED', b.founded_on, line.quantity, line.working, '{}', ${recorded}
    from line join bench_program b on b.id = line.program_id`);
  await client.query(`
    insert into contact (program_id, role, name, phone, valid_from, purpose, legal_basis, recorded_at)
    select b.id, 'LEADER', 'Người đứng đầu ' || b.id, '+8490' || lpad((b.id % 10000000)::text, 7, '0'), b.founded_on,
      'EMERGENCY_CALL', 'PUBLIC_TASK', ${recorded}
    from ${those}`);
}
