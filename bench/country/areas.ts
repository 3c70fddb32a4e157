import type pg from 'pg';
import type { CountrySize } from './size.ts';

/**
 * Provinces in two columns of squares from south to north, communes in a grid within each; neighborhoods have no place of
 * their own. All stand since before anybody counted, on one map.
 */
export async function makeAreas(client: pg.ClientBase, size: CountrySize): Promise<void> {
  const { provinces, communes } = size;
  await client.query(`
    insert into admin_unit (id, code, code_system, name, kind, level, latitude, longitude, provenance)
      overriding system value
    select n + 1, lpad((n + 1)::text, 2, '0'), 'OFFICIAL', 'Tỉnh ' || ${words('n')}, 'PROVINCE', 1,
      9 + 0.82 * (n / 2), 105 + 0.85 * (n % 2), 'DEMO'
    from generate_series(0, ${provinces - 1}) n`);
  await client.query(`
    insert into admin_unit (id, code, code_system, name, kind, level, parent_id, parent_level, latitude, longitude,
      recorded_from, provenance)
      overriding system value
    select ${provinces} + n + 1, (10000 + n)::text, 'OFFICIAL', type.word || ' ' || ${words('n * 7 + 3')}, type.kind, 3,
      p.id, 1, p.latitude - 0.36 + 0.08 * (cell / 10), p.longitude - 0.36 + 0.08 * (cell % 10),
      case when n % 20 <> 7 then date '2020-07-01' end, 'DEMO'
    from (select n, n::bigint * ${provinces} / ${communes} + 1 as province_id from generate_series(0, ${communes - 1}) n) c
    join admin_unit p on p.id = c.province_id
    cross join lateral (select n - ceil((province_id - 1) * ${communes}::numeric / ${provinces})::integer as cell) g
    cross join lateral (select case when n % 3 = 0 then 'Phường' else 'Xã' end as word,
      case when n % 3 = 0 then 'WARD' else 'COMMUNE' end as kind) type`);
}

/** The neighborhoods with these numbers, from first to last, counted from 1. */
export async function makeNeighborhoods(
  client: pg.ClientBase,
  { provinces, communes, neighborhoods }: CountrySize,
  [first, last]: readonly [number, number],
): Promise<void> {
  await client.query(`
    insert into admin_unit (id, code, code_system, name, kind, level, parent_id, parent_level, provenance)
      overriding system value
    select ${provinces} + ${communes} + n + 1, c.code || '-' || lpad(nth::text, 2, '0'), 'REGISTRY',
      case c.kind when 'WARD' then 'Tổ dân phố ' else 'Thôn ' end || nth,
      case c.kind when 'WARD' then 'RESIDENTIAL_BLOCK' else 'HAMLET' end, 4, c.id, 3, 'DEMO'
    from (
      select n, commune, row_number() over (partition by commune order by n) as nth
      from (select n, n::bigint * ${communes} / ${neighborhoods} as commune from generate_series(0, ${neighborhoods - 1}) n) x
    ) y join admin_unit c on c.id = ${provinces} + 1 + commune
    where n between ${first - 1} and ${last - 1}`);
}

/** What is known of the whole map once all of it is there. */
export async function countAreas(client: pg.ClientBase): Promise<void> {
  await client.query(`
    insert into denominator (admin_unit_id, measure, counted_on, value, source, provenance)
    select u.id, d.measure, d.day, d.value, 'Số liệu đo tốc độ', 'DEMO' from admin_unit u
    join (select parent_id, count(*) as neighborhoods from admin_unit where level = 4 group by parent_id) n
      on n.parent_id = u.id
    cross join lateral (values
      ('HOUSEHOLDS', date '2021-01-01', n.neighborhoods * 140), ('HOUSEHOLDS', date '2024-01-01', n.neighborhoods * 150),
      ('NEIGHBORHOODS', date '2021-01-01', n.neighborhoods)) as d (measure, day, value)
    where u.level = 3`);
  await client.query('select rebuild_admin_unit_overlap()');
}

/** Two words of a place's name, as an expression; `n` is one, too. */
const words = (n: string): string => `(
  (array['An', 'Bình', 'Đông', 'Hòa', 'Hưng', 'Long', 'Minh', 'Nam', 'Phú', 'Quang', 'Tân', 'Thanh', 'Vĩnh', 'Xuân',
    'Yên'])[(${n}) % 15 + 1] || ' ' ||
  (array['Cường', 'Định', 'Giang', 'Hải', 'Khê', 'Lạc', 'Lâm', 'Lộc', 'Mỹ', 'Phong', 'Sơn', 'Thịnh', 'Thọ', 'Trung',
    'Tường', 'Vượng', 'Xá'])[(${n}) / 15 % 17 + 1])`;

/**
 * The ministry's department, a fire police department for each province, ten area teams under it with a tenth of its
 * communes each, and the police of communes, which share what communes there are.
 */
export async function makeResponsibleUnits(client: pg.ClientBase, size: CountrySize): Promise<void> {
  const { provinces, communes, responsibleUnits } = size;
  const teams = provinces * 10;
  const stations = responsibleUnits - 1 - provinces - teams;
  const firstTeam = 2 + provinces;
  const firstStation = firstTeam + teams;
  const insert = `insert into responsible_unit (id, code, name, kind, depth, parent_id, parent_depth, provenance)
    overriding system value`;
  await client.query(`${insert} values
    (1, 'C07', 'Cục Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ (C07)', 'MINISTRY_DEPARTMENT', 0, null, null, 'DEMO')`);
  await client.query(`${insert}
    select n + 1, 'PC07-' || lpad(n::text, 2, '0'), 'PC07 Công an ' || lower(left(u.name, 1)) || substr(u.name, 2),
      'FIRE_POLICE_DEPARTMENT', 1, 1, 0, 'DEMO'
    from generate_series(1, ${provinces}) n join admin_unit u on u.id = n`);
  await client.query(`${insert}
    select ${firstTeam} + n, 'DKV-' || lpad((n / 10 + 1)::text, 2, '0') || '-' || (n % 10 + 1), 'Đội Cảnh sát PCCC khu vực ' || (n % 10 + 1),
      'AREA_TEAM', 2, n / 10 + 2, 1, 'DEMO'
    from generate_series(0, ${teams - 1}) n`);
  await client.query(`${insert}
    select ${firstStation} + n, 'CAX-' || c.code, 'Công an ' || lower(left(c.name, 1)) || substr(c.name, 2), 'COMMUNE_POLICE', 2,
      c.parent_id + 1, 1, 'DEMO'
    from generate_series(0, ${stations - 1}) n
    join admin_unit c on c.id = ${provinces} + 1 + ceil(n::numeric * ${communes} / ${stations})::integer`);
  await client.query(`
    insert into jurisdiction (responsible_unit_id, admin_unit_id, valid_from)
    select p.id + 1, p.id, date '2010-01-01' from admin_unit p where p.level = 1
    union all
    select ${firstTeam} + (c.parent_id - 1) * 10 + (rank() over (partition by c.parent_id order by c.id) - 1) * 10 / count(*) over (partition by c.parent_id),
      c.id, date '2010-01-01' from admin_unit c where c.level = 3
    union all
    -- The police of a commune answer for it and for those after it up to the next that have their own.
    select ${firstStation} + (c.id - ${provinces + 1})::bigint * ${stations} / ${communes}, c.id, date '2010-01-01'
    from admin_unit c where c.level = 3`);
}
