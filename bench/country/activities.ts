import type pg from 'pg';
import { LAST_DAY, dice } from './programs.ts';
import type { CountrySize } from './size.ts';

export const ACTIVITY_TABLES = ['activity', 'activity_program', 'activity_measure'];

/** What is done how often, in a thousand. */
const SHARES = {
  DIRECT_OUTREACH: 190,
  EQUIPMENT_CHECK: 170,
  INSPECTION: 150,
  TRAINING: 90,
  REHEARSAL: 70,
  LEAFLET: 60,
  MOBILE_OUTREACH: 50,
  COMMITMENT: 50,
  MESSAGE: 40,
  REVIEW: 40,
  DRILL: 25,
  EQUIPPING: 20,
  DIALOGUE: 15,
  MEDIA: 10,
  PENALTY: 8,
  PLAN: 5,
  CONTEST: 3,
  INCIDENT: 2,
  RECOGNITION: 2,
} as const;

const TITLES = `array['Tuyên truyền tại khu dân cư', 'Kiểm tra phương tiện chữa cháy', 'Hướng dẫn thoát nạn', 'Thực tập phương án',
  'Ra quân tuần tra', 'Sinh hoạt tổ liên gia', 'Kiểm tra điện sau công tơ', 'Vận động trang bị bình chữa cháy']`;

/** A die's faces by the shares above, looked up by position. */
const faces = Object.entries(SHARES).flatMap(([kind, share]) => Array.from({ length: share }, () => kind));

/** The kinds as faces of a die, and whose police a commune has, in tables that are dropped at the end. */
export async function planActivities(client: pg.ClientBase): Promise<void> {
  await client.query('create unlogged table bench_face (face integer primary key, kind text not null)');
  await client.query(
    'insert into bench_face select face - 1, kind from unnest($1::text[]) with ordinality as f (kind, face)',
    [faces],
  );
  await client.query(`
    create unlogged table bench_station as
    select j.admin_unit_id as commune_id, j.responsible_unit_id
    from jurisdiction j join responsible_unit r on r.id = j.responsible_unit_id and r.kind = 'COMMUNE_POLICE'`);
  await client.query('alter table bench_station add primary key (commune_id)');
  await client.query('analyze bench_face, bench_station');
}

/**
 * The activities with these ids. Four in five are a program's, on a day since it stood; the others are a commune's, and
 * one in twenty five of all is a month's total.
 */
export async function makeActivities(
  client: pg.ClientBase,
  size: CountrySize,
  [first, last]: readonly [number, number],
): Promise<void> {
  const firstCommune = size.provinces + 1;
  await client.query(`
    create temporary table bench_activity as
    select a.id, f.kind, a.is_total, p.id as program_id,
      case when a.is_total then date_trunc('month', day.day)::date else day.day end as period_from,
      case when a.is_total then (date_trunc('month', day.day) + interval '1 month')::date else day.day + 1 end as period_to,
      case when p.id is null then c.id else p.neighborhood_id end as area_id, c.id as commune_id
    from (
      select id, id % 25 = 0 as is_total,
        case when id % 25 <> 0 and ${dice('id', 40, 100)} < 83 then 1 + ${dice('id', 41, size.programs)} end as program_id
      from generate_series(${first}::bigint, ${last}::bigint) id
    ) a
    join bench_face f on f.face = ${dice('a.id', 42, faces.length)}
    left join bench_program p on p.id = a.program_id
    join admin_unit c on c.id = coalesce(p.commune_id, ${firstCommune} + ${dice('a.id', 43, size.communes)})
    cross join lateral (select greatest(p.founded_on, date '2021-01-01') as since) s
    cross join lateral (select s.since + (${dice('a.id', 44, 1_000_000)}::bigint * (date '${LAST_DAY}' - s.since) / 1000000)::integer as day) day`);
  await client.query(`
    insert into activity (id, kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title,
      provenance, recorded_at, changed_at, ended_at, ended_by, ended_document)
      overriding system value
    select b.id, b.kind, b.period_from, b.period_to, b.is_total, b.area_id, j.responsible_unit_id,
      case when b.is_total then 'Tổng hợp tháng ' || to_char(b.period_from, 'MM/YYYY')
        else (${TITLES})[1 + ${dice('b.id', 45, 8)}] || ' lần ' || 1 + ${dice('b.id', 46, 40)} end,
      'DEMO', r.at, r.at, case when b.id % 200 = 3 then r.at + interval '5 days' end, case when b.id % 200 = 3 then 'ANNULMENT' end,
      case when b.id % 200 = 3 then 'Nhập trùng' end
    from bench_activity b
    join bench_station j on j.commune_id = b.commune_id
    cross join lateral (select b.period_to + ${dice('b.id', 47, 6)} + time '16:00' as at) r`);
  await client.query(`
    insert into activity_program (activity_id, ordinal, program_id, role, period_from, period_to)
    select b.id, 1, b.program_id, 'TOOK_PART', b.period_from, b.period_to
    from bench_activity b where b.program_id is not null`);
  await client.query(`
    insert into activity_measure (activity_id, kind, measure, value)
    select b.id, b.kind, m.measure, case when m.measure like '%VND' then 100000 * ${dice('b.id', 48, 200)} else 1 + ${dice('b.id', 49, 60)} end
    from bench_activity b join activity_kind_measure m on m.kind = b.kind
    where ${dice('b.id + ascii(m.measure) * 7 + length(m.measure)', 50, 10)} < 7`);
  await client.query('drop table bench_activity');
}
