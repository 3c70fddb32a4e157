import type pg from 'pg';
import { SHOWN, TODAY, inForce } from './operation.ts';
import { COMMUNE_COVERAGE, COVERAGE } from './operations/q2.ts';
import { HISTORY_OF_UNIT } from './operations/q3.ts';
import { CRITERIA, HISTORY, LAST_ACTIVITY } from './operations/q5.ts';

/**
 * What PostGraphile serves: the product's tables as plain views in a schema of their own (so that what is none of its
 * business stays out), with smart tags for the relations, and functions that PostgreSQL inlines where a question needs
 * more than a relation, as PostGraphile's manual has it. Made anew at each run.
 */
export async function makePostgraphileSchema(client: pg.ClientBase, role: string): Promise<void> {
  // As a dump is restored: what a function needs has to be there when it is asked.
  await client.query('set check_function_bodies = off; drop schema if exists bench cascade; create schema bench');
  await client.query(VIEWS);
  await client.query(FUNCTIONS);
  await client.query(
    `grant usage on schema bench to "${role}"; grant select on all tables in schema bench to "${role}"`,
  );
}

const VIEWS = `
  create view bench.admin_unit as
    select id, code, name, kind, level::integer as level, parent_id, valid_from, valid_to from admin_unit;
  comment on view bench.admin_unit is E'@primaryKey id\\n@foreignKey (parent_id) references admin_unit (id)|@fieldName parent|@foreignFieldName children';

  create view bench.responsible_unit as select id, code, name, kind from responsible_unit;
  comment on view bench.responsible_unit is '@primaryKey id';

  -- A program as it is today. What is joined is unique, so that asking for none of it costs nothing of note.
  create view bench.program as
    select p.id, p.kind, p.code, p.name, p.provenance, p.locality, p.latitude, p.longitude, p.position_precision, p.founded_on,
      p.launched_on, p.replication, p.basis_kind, p.basis_number, p.basis_date, p.basis_issuer, p.basis_annex_row, p.version,
      s.status, pl.admin_unit_id, pu.responsible_unit_id, h.households as household_count
    from program p
    left join program_status s on s.program_id = p.id and ${inForce('s')}
    left join program_placement pl on pl.program_id = p.id and ${inForce('pl')}
    left join program_unit pu on pu.program_id = p.id and pu.role = 'MANAGING' and ${inForce('pu')}
    left join program_household_count h on h.program_id = p.id and ${inForce('h')};
  comment on view bench.program is E'@primaryKey id\\n@unique code\\n@foreignKey (admin_unit_id) references admin_unit (id)|@fieldName adminUnit\\n@foreignKey (responsible_unit_id) references responsible_unit (id)|@fieldName responsibleUnit';

  create view bench.safe_residential_cluster as select * from safe_residential_cluster;
  create view bench.neighbor_group_team as select * from neighbor_group_team;
  create view bench.public_firefighting_point as
    select program_id, alley_depth_meters::double precision as alley_depth_meters, alley_width_meters::double precision as alley_width_meters,
      truck_access, water_source, water_distance_meters::double precision as water_distance_meters, has_shelter, has_rules_board,
      service_radius_meters, cluster_id
    from public_firefighting_point;
  create view bench.model_market as
    select program_id, market_class, stalls, traders, area_square_meters, operator, has_on_site_team,
      road_width_meters::double precision as road_width_meters, clear_height_meters::double precision as clear_height_meters, external_facility_code
    from model_market;
  comment on view bench.safe_residential_cluster is E'@primaryKey program_id\\n@foreignKey (program_id) references program (id)|@foreignSingleFieldName safeResidentialCluster';
  comment on view bench.neighbor_group_team is E'@primaryKey program_id\\n@foreignKey (program_id) references program (id)|@foreignSingleFieldName neighborGroupTeam\\n@foreignKey (cluster_id) references program (id)|@fieldName cluster';
  comment on view bench.public_firefighting_point is E'@primaryKey program_id\\n@foreignKey (program_id) references program (id)|@foreignSingleFieldName publicFirefightingPoint\\n@foreignKey (cluster_id) references program (id)|@fieldName cluster';
  comment on view bench.model_market is E'@primaryKey program_id\\n@foreignKey (program_id) references program (id)|@foreignSingleFieldName modelMarket';

  create view bench.program_unit as select id, program_id, responsible_unit_id, role, valid_from from program_unit;
  comment on view bench.program_unit is E'@primaryKey id\\n@foreignKey (responsible_unit_id) references responsible_unit (id)|@fieldName unit';
  create view bench.equipment_line as select id, program_id, kind, quantity, working, expires_on, last_checked_on from equipment_line;
  comment on view bench.equipment_line is '@primaryKey id';

  create view bench.activity as
    select id, period_from as "from", period_to as "to", is_period_total, kind, title from activity;
  comment on view bench.activity is '@primaryKey id';
  create view bench.activity_measure as select activity_id, measure, value::double precision as value from activity_measure;
  comment on view bench.activity_measure is E'@primaryKey activity_id,measure\\n@foreignKey (activity_id) references activity (id)|@foreignFieldName measures';

  create type bench.criterion_result as (verdict text, actual double precision, code text, text text);
  create type bench.coverage_figure as (kind text, programs integer, suspended integer, unplaced integer, households_covered integer,
    programs_without_households integer, neighborhoods integer, communes integer, commune_total integer);
  create type bench.commune_figure as (kind text, programs integer, suspended integer, unplaced integer, households_covered integer,
    programs_without_households integer, neighborhoods integer);
  create type bench.activity_month as (start date, kind text, activities integer, not_attributable integer);
  create type bench.program_event as (kind text, day date, recorded_at timestamptz, document text, status text, households integer,
    role text, area_name text, unit_name text);`;

const FUNCTIONS = `
  create function bench.admin_unit_today(unit_code text) returns bench.admin_unit language sql stable as $$
    select u.* from bench.admin_unit u where u.code = unit_code and (u.valid_to is null or ${TODAY} < u.valid_to) $$;

  create function bench.admin_unit_programs(unit bench.admin_unit, of_kinds text[]) returns setof bench.program language sql stable as $$
    select p.* from bench.program p
    where p.kind = any(of_kinds) and p.status in ${SHOWN}
      and exists (
        select from program_placement pl join admin_unit_ancestor a on a.unit_id = pl.admin_unit_id
        where pl.program_id = p.id and a.ancestor_id = unit.id and ${inForce('pl')}) $$;
  comment on function bench.admin_unit_programs is '@behavior +orderBy +order +resource:connection:backwards';

  create function bench.admin_unit_ancestors(unit bench.admin_unit) returns setof bench.admin_unit language sql stable as $$
    select above.* from admin_unit_ancestor a join bench.admin_unit above on above.id = a.ancestor_id
    where a.unit_id = unit.id and a.ancestor_id <> unit.id order by above.level desc $$;

  create function bench.admin_unit_on(unit_code text, as_of date) returns bench.admin_unit language sql stable as $$
    select u.* from bench.admin_unit u
    where u.code = unit_code and (u.valid_from is null or u.valid_from <= as_of) and (u.valid_to is null or as_of < u.valid_to) $$;

  create function bench.admin_unit_coverage(unit bench.admin_unit, as_of date) returns setof bench.coverage_figure
    language sql stable as $$ ${COVERAGE('unit.id', 'as_of')} $$;

  create function bench.admin_unit_communes(unit bench.admin_unit, as_of date) returns setof bench.admin_unit language sql stable as $$
    select u.* from admin_unit_ancestor a join bench.admin_unit u on u.id = a.unit_id
    where a.ancestor_id = unit.id and a.unit_level = 3 and (u.valid_from is null or u.valid_from <= as_of)
      and (u.valid_to is null or as_of < u.valid_to)
    order by u.name, u.id $$;

  create function bench.admin_unit_commune_coverage(unit bench.admin_unit, as_of date) returns setof bench.commune_figure
    language sql stable as $$ ${COMMUNE_COVERAGE('unit.id', 'as_of')} $$;

  create function bench.admin_unit_activity_history(unit bench.admin_unit, from_day date, to_day date)
    returns setof bench.activity_month language sql stable as $$ ${HISTORY_OF_UNIT('unit.id', 'from_day', 'to_day')} order by 1, 2 $$;

  create function bench.program_last_activity_on(program bench.program) returns date language sql stable as $$
    select ${LAST_ACTIVITY('program')} $$;

  create function bench.program_activities(program bench.program) returns setof bench.activity language sql stable as $$
    select a.id, a.period_from, a.period_to, a.is_period_total, a.kind, a.title
    from activity a
    where a.ended_at is null and a.id in (select ap.activity_id from activity_program ap where ap.program_id = program.id)
    order by a.period_from desc, a.id desc $$;

  create function bench.program_units(program bench.program) returns setof bench.program_unit language sql stable as $$
    select pu.id, pu.program_id, pu.responsible_unit_id, pu.role, pu.valid_from
    from program_unit pu join responsible_unit ru on ru.id = pu.responsible_unit_id
    where pu.program_id = program.id and ${inForce('pu')} order by pu.role <> 'MANAGING', pu.role, ru.name, ru.id $$;

  create function bench.program_equipment(program bench.program) returns setof bench.equipment_line language sql stable as $$
    select e.id, e.program_id, e.kind, e.quantity, e.working, e.expires_on, e.last_checked_on
    from equipment_line e where e.program_id = program.id and e.removed_on is null order by e.kind, e.id $$;

  create function bench.program_criteria(program bench.program) returns setof bench.criterion_result language sql stable as $$
    select c.verdict, c.actual::double precision, c.code, c.text from (${CRITERIA('program')}) c order by c.ordinal $$;

  create function bench.program_history(program bench.program) returns setof bench.program_event language sql stable as $$
    select e.kind, e.day, e.recorded_at, e.document, e.status, e.households, e.role, area.name, unit.name
    from (${HISTORY('program')}) e
    left join admin_unit area on area.id = e.area_id left join responsible_unit unit on unit.id = e.unit_id
    order by e.day desc, e.kind desc, e.id desc $$;

  create function bench.programs_near(lat double precision, lng double precision, radius_meters integer)
    returns setof bench.program language sql stable as $$
    select program.*
    from program p join bench.program on program.id = p.id
    where p.sphere <@ cube_enlarge(sphere_point(lat, lng), 2 * 6371008.8 * sin(radius_meters / (2 * 6371008.8)), 3)
      and cube_distance(p.sphere, sphere_point(lat, lng)) <= 2 * 6371008.8 * sin(radius_meters / (2 * 6371008.8))
      and program.status in ${SHOWN}
    order by p.sphere <-> sphere_point(lat, lng), p.id $$;

  create function bench.program_distance_meters(program bench.program, lat double precision, lng double precision)
    returns double precision language sql stable as $$
    select sphere_distance(sphere_point(program.latitude, program.longitude), sphere_point(lat, lng)) $$;`;
