import { Migration } from '@mikro-orm/migrations';

/** Minimums are data: criteria sets per issuing authority, and the facts of a program that they are held against. */
export class Criteria extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table criteria_set (
        id integer generated always as identity primary key,
        code text not null unique check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
        program_kind text not null check (program_kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM',
          'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET')),
        name text not null check (name is nfc normalized),
        authority text not null,
        document text not null,
        -- The area it is in force in; null is the whole country. The smallest area around a program wins.
        admin_unit_id integer references admin_unit (id),
        valid_from date not null,
        valid_to date,
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        check (valid_from < valid_to),
        -- One set in force for a kind, an area and a day.
        exclude using gist (program_kind with =, coalesce(admin_unit_id, 0) with =, daterange(valid_from, valid_to) with &&)
      );
      create index on criteria_set (admin_unit_id);

      create table criterion (
        id integer generated always as identity primary key,
        criteria_set_id integer not null references criteria_set (id),
        code text not null check (code ~ '^[A-Z0-9_]+$'),
        ordinal smallint not null check (ordinal > 0),
        -- The fact of a program it is held against, a row of program_fact below; null for an interval.
        fact text,
        comparison text not null check (comparison in ('AT_LEAST', 'AT_MOST', 'INTERVAL_DAYS')),
        threshold numeric not null,
        -- For INTERVAL_DAYS: what has to happen again.
        recurring text check (recurring in ('EQUIPMENT_CHECK', 'REVIEW', 'REHEARSAL')),
        text_vi text not null check (text_vi is nfc normalized),
        text_en text not null,
        unique (criteria_set_id, code),
        unique (criteria_set_id, ordinal),
        check ((comparison = 'INTERVAL_DAYS') = (fact is null)),
        check ((comparison = 'INTERVAL_DAYS') = (recurring is not null))
      );

      -- What is known of a program, as numbers that a criterion can judge (a yes is 1, a no is 0); a missing row or a
      -- null is "not known".
      create view program_fact with (security_invoker = true) as
        select h.program_id, 'HOUSEHOLDS' as fact, h.households::numeric as value from program_household_count h
          where h.annulled_at is null and h.valid_to is null
        union all select c.program_id, f.fact, f.value from safe_residential_cluster c cross join lateral (values
          ('HOUSEHOLDS_WITH_EXTINGUISHER', c.households_with_extinguisher::numeric),
          ('HOUSEHOLDS_WITH_SECOND_EXIT', c.households_with_second_exit),
          ('COMMITMENTS_SIGNED', c.commitments_signed)) as f (fact, value)
        union all select t.program_id, f.fact, f.value from neighbor_group_team t cross join lateral (values
          ('ALARM_BUTTONS', t.alarm_buttons::numeric), ('ALARM_BELLS', t.alarm_bells),
          ('ALARMS_LINKED', t.alarms_linked::int), ('HOUSEHOLDS_WITH_SECOND_EXIT', t.households_with_second_exit)) as f (fact, value)
        union all select p.program_id, f.fact, f.value from public_firefighting_point p cross join lateral (values
          ('ALLEY_DEPTH_METERS', p.alley_depth_meters), ('ALLEY_WIDTH_METERS', p.alley_width_meters),
          ('HAS_RULES_BOARD', p.has_rules_board::int), ('HAS_SHELTER', p.has_shelter::int),
          ('WATER_DISTANCE_METERS', p.water_distance_meters)) as f (fact, value)
        union all select m.program_id, f.fact, f.value from model_market m cross join lateral (values
          ('ROAD_WIDTH_METERS', m.road_width_meters), ('CLEAR_HEIGHT_METERS', m.clear_height_meters),
          ('HAS_ON_SITE_TEAM', m.has_on_site_team::int)) as f (fact, value)
        union all select e.program_id, 'EQUIPMENT_' || e.kind, sum(e.working) from equipment_line e
          where e.removed_on is null group by e.program_id, e.kind;
    `);
  }
}
