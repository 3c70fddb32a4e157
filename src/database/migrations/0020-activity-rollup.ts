import { Migration } from '@mikro-orm/migrations';

/** What was done, summed by unit, kind and month, and the marks that say which sums no longer hold. */
export class ActivityRollup extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- The first day of the month that holds a day, and the first day after it, where months begin on the 1st or, by the
      -- state's rule, on the 15th.
      create function month_start(day date, begins_on integer) returns date language sql immutable strict parallel safe
        return date_trunc('month', (day - (begins_on - 1))::timestamp)::date + (begins_on - 1);
      create function month_end(day date, begins_on integer) returns date language sql immutable strict parallel safe
        return (date_trunc('month', (day - (begins_on - 1))::timestamp) + interval '1 month')::date + (begins_on - 1);

      -- The place of a measure among those of its kind: which column below holds it. Never changed; new ones go on.
      alter table activity_kind_measure add column ordinal smallint check (ordinal between 1 and 8);
      update activity_kind_measure set ordinal = array_position(told.measures, measure)
      from (values
        ('MEDIA', array['ITEMS']),
        ('MOBILE_OUTREACH', array['RUNS', 'ATTENDANCES']),
        ('LEAFLET', array['COPIES']),
        ('MESSAGE', array['MESSAGES']),
        ('DIRECT_OUTREACH', array['SESSIONS', 'ATTENDANCES']),
        ('TRAINING', array['SESSIONS', 'PEOPLE_TRAINED']),
        ('INSPECTION', array['VISITS', 'FACILITIES_INSPECTED', 'SHORTCOMINGS_FOUND']),
        ('PENALTY', array['RECORDS', 'CASES', 'FINES_VND', 'SUSPENSIONS']),
        ('INCIDENT', array['INCIDENTS_ATTENDED', 'PEOPLE_SAVED', 'PEOPLE_GUIDED_OUT', 'DEATHS', 'INJURED', 'DAMAGE_VND',
          'PROPERTY_SAVED_VND', 'PUT_OUT_ON_SITE']),
        ('PLAN', array['PLANS']),
        ('REHEARSAL', array['REHEARSALS', 'PARTICIPANTS']),
        ('DRILL', array['DRILLS', 'DISASTER_DRILLS', 'PARTICIPANTS']),
        ('EQUIPPING', array['EXTINGUISHERS_HANDED_OUT', 'ALARMS_INSTALLED', 'HOUSEHOLDS_EQUIPPED', 'FUNDING_VND']),
        ('COMMITMENT', array['COMMITMENTS_SIGNED']),
        ('REVIEW', array['PROGRAMS_REVIEWED']),
        ('EQUIPMENT_CHECK', array['CHECKS', 'ITEMS_CHECKED', 'ITEMS_REPLACED']),
        ('CONTEST', array['CONTESTS', 'PARTICIPANTS']),
        ('DIALOGUE', array['DIALOGUES', 'ATTENDANCES']),
        ('DOSSIER', array['DOSSIERS']),
        ('RECOGNITION', array['COLLECTIVES_RECOGNIZED', 'PEOPLE_RECOGNIZED']),
        ('ADVISORY_DOCUMENT', array['DOCUMENTS'])) as told (kind, measures)
      where activity_kind_measure.kind = told.kind;
      alter table activity_kind_measure alter column ordinal set not null, add unique (kind, ordinal);

      -- Derived: what the activities of a province, district or commune came to when they were last folded, each on the
      -- map of its own day, once by months of either beginning. What does not lie in one month is told by its own days.
      create table activity_rollup (
        admin_unit_id integer not null,
        month_begins_on smallint not null check (month_begins_on in (1, 15)),
        period_from date not null,
        period_to date not null,
        kind text not null,
        -- Those that lie in the unit, and those that cannot be said to.
        activities integer not null,
        not_attributable integer not null,
        has_demo_data boolean not null,
        -- Sums over those that lie in it, by activity_kind_measure.ordinal; null: nobody counted that.
        measure_1 bigint, measure_2 bigint, measure_3 bigint, measure_4 bigint,
        measure_5 bigint, measure_6 bigint, measure_7 bigint, measure_8 bigint,
        primary key (admin_unit_id, month_begins_on, period_from, period_to, kind)
      );

      -- Days of a unit of which the table above may tell no longer what the rows do. Only added to by who writes, only
      -- taken away by who folds; nobody waits for anybody.
      create table activity_mark (
        id bigint generated always as identity primary key,
        admin_unit_id integer not null,
        period_from date not null,
        period_to date not null
      );
      create index on activity_mark (admin_unit_id);
      insert into activity_mark (admin_unit_id, period_from, period_to)
        select id, '-infinity', 'infinity' from admin_unit where level <= 3;
    `);
    this.addSql(/* sql */ `
      -- What was done in an area, or by a program, since a day is found by the end: nothing ends long after today.
      create index on activity (admin_unit_id, period_to);
      drop index activity_admin_unit_id_period_from_idx;
      -- The activity's own, filled in below.
      alter table activity_program add column period_to date;
      update activity_program ap set period_to = a.period_to from activity a where a.id = ap.activity_id;
      alter table activity_program alter column period_to set not null;
      create index on activity_program (program_id, period_to) where ordinal = 1;

      create function activity_program_period() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        select a.period_to into new.period_to from activity a where a.id = new.activity_id;
        return new;
      end $$;
      create trigger activity_program_period before insert or update on activity_program
        for each row execute function activity_program_period();
    `);
    this.addSql(/* sql */ `
      -- Marks are widened to half months, so that a list of many days gives few of them.
      create function half_month_start(day date) returns date language sql immutable parallel safe
        return greatest(public.month_start(day, 1), public.month_start(day, 15));
      create function half_month_end(day date) returns date language sql immutable parallel safe
        return least(public.month_end(day, 1), public.month_end(day, 15));

      -- Units in which something may count that was done in an area, on whatever map, or that a program did. In plpgsql, so
      -- that each question keeps the plan of one look-up, however many rows the statement wrote that was planned first.
      create function activity_units_of_area(area_id integer) returns table (unit_id integer) language plpgsql stable
        set search_path = public, pg_temp as $$
      begin
        return query select o.outer_id
          from admin_unit u
          join admin_unit_overlap o on o.inner_id = case when u.level = 4 then u.parent_id else u.id end
          where u.id = area_id;
      end $$;
      create function activity_units_of_program(program integer) returns table (unit_id integer) language plpgsql stable
        set search_path = public, pg_temp as $$
      begin
        return query select above.ancestor_id
          from program_placement pl
          join admin_unit_ancestor above on above.unit_id = pl.admin_unit_id and above.ancestor_level <= 3
          where pl.program_id = program;
      end $$;
    `);
    this.addSql(/* sql */ `
      create function activity_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then
          -- As it was: its area and its days may have been others.
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from before a cross join activity_units_of_area(a.admin_unit_id) place
          union
          select place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from before a join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
          cross join activity_units_of_program(ap.program_id) place;
        end if;
        if tg_op = 'UPDATE' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from after a join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
          cross join activity_units_of_program(ap.program_id) place;
          update activity_program ap set period_to = a.period_to from after a
          where ap.activity_id = a.id and ap.period_to <> a.period_to;
        end if;
        if tg_op <> 'DELETE' then
          -- The program of a new one is told after it, and marks for itself.
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from after a cross join activity_units_of_area(a.admin_unit_id) place;
        end if;
        return null;
      end $$;

      -- Of activities that were written already: by their areas and these programs of theirs. What the open transaction
      -- itself has just written of an activity marked its area, and what program it had; within a savepoint the row is
      -- another's, which only marks too much.
      create function mark_written_activities(activities integer[]) returns void language plpgsql
        set search_path = public, pg_temp as $$
      begin
        insert into activity_mark (admin_unit_id, period_from, period_to)
        select place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
        from unnest(activities) as told (id) join activity a on a.id = told.id and a.xmin <> pg_current_xact_id()::xid
        cross join activity_units_of_area(a.admin_unit_id) place
        union
        select place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
        from unnest(activities) as told (id) join activity a on a.id = told.id and a.xmin <> pg_current_xact_id()::xid
        join activity_program ap on ap.activity_id = a.id and ap.ordinal = 1
        cross join activity_units_of_program(ap.program_id) place;
      end $$;
    `);
    this.addSql(/* sql */ `
      create function activity_program_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from before part join activity a on a.id = part.activity_id
          cross join activity_units_of_program(part.program_id) place
          where part.ordinal = 1;
          perform mark_written_activities((select array_agg(part.activity_id) from before part where part.ordinal = 1));
        end if;
        if tg_op <> 'DELETE' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from after part join activity a on a.id = part.activity_id
          cross join activity_units_of_program(part.program_id) place
          where part.ordinal = 1;
          perform mark_written_activities((select array_agg(part.activity_id) from after part where part.ordinal = 1));
        end if;
        return null;
      end $$;

      create function activity_measure_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then
          perform mark_written_activities((select array_agg(distinct part.activity_id) from before part));
        end if;
        if tg_op <> 'DELETE' then
          perform mark_written_activities((select array_agg(distinct part.activity_id) from after part));
        end if;
        return null;
      end $$;

      -- Whoever moves a program holds its row, and who tells of an activity of a program holds it, too, until the end: one
      -- of them always sees what the other wrote.
      create function program_placement_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct above.ancestor_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from before pl join activity_program ap on ap.program_id = pl.program_id and ap.ordinal = 1
          join activity a on a.id = ap.activity_id
          join admin_unit_ancestor above on above.unit_id = pl.admin_unit_id and above.ancestor_level <= 3;
          perform mark_activities_of((select array_agg(distinct pl.program_id) from before pl));
        end if;
        if tg_op <> 'DELETE' then
          perform mark_activities_of((select array_agg(distinct pl.program_id) from after pl));
        end if;
        return null;
      end $$;
      -- All that programs ever did, wherever it may count: its area tells where no placement does.
      create function mark_activities_of(programs integer[]) returns void language plpgsql
        set search_path = public, pg_temp as $$
      begin
        insert into activity_mark (admin_unit_id, period_from, period_to)
        select place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
        from unnest(programs) as program (id) join activity_program ap on ap.program_id = program.id and ap.ordinal = 1
        join activity a on a.id = ap.activity_id cross join activity_units_of_area(a.admin_unit_id) place
        union
        select place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
        from unnest(programs) as program (id) join activity_program ap on ap.program_id = program.id and ap.ordinal = 1
        join activity a on a.id = ap.activity_id cross join activity_units_of_program(program.id) place;
      end $$;
    `);
    this.addSql(/* sql */ `
      -- Units whose ground or time changed, with what neighborhoods of other maps are the same: all they share ground with
      -- is marked for ever.
      create function mark_activities_around(changed integer[]) returns void language sql
        set search_path = public, pg_temp as $$
        insert into activity_mark (admin_unit_id, period_from, period_to)
        with recursive kin (id) as (
          select unnest(changed)
          union
          select other.id from kin cross join lateral (
            select l.successor_id as id from admin_unit_lineage l where l.predecessor_id = kin.id and l.part = 'WHOLE'
            union all
            select l.predecessor_id from admin_unit_lineage l where l.successor_id = kin.id and l.part = 'WHOLE'
          ) other
        )
        select place.unit_id, date '-infinity', date 'infinity'
        from kin cross join activity_units_of_area(kin.id) place
        union
        select u.id, '-infinity', 'infinity' from kin join admin_unit u on u.id = kin.id and u.level <= 3;
      $$;

      create function admin_unit_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        changed integer[] := (
          select array_agg(u.id) from after u join before on before.id = u.id
          where (u.valid_from, u.valid_to) is distinct from (before.valid_from, before.valid_to));
      begin
        if changed is not null then
          perform mark_activities_around(changed);
        end if;
        return null;
      end $$;
      -- A new unit has nothing in it yet.
      create trigger admin_unit_updated_marks after update on admin_unit referencing old table as before new table as after
        for each statement execute function admin_unit_marks();

      create function admin_unit_lineage_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if tg_op <> 'INSERT' then
          perform mark_activities_around((select array_agg(l.predecessor_id) || array_agg(l.successor_id) from before l));
        end if;
        if tg_op <> 'DELETE' then
          perform mark_activities_around((select array_agg(l.predecessor_id) || array_agg(l.successor_id) from after l));
        end if;
        return null;
      end $$;

      -- By the overlap it is known what an activity marks. Whoever changes it waits for those who tell of activities by the
      -- old one, and lets the next begin when the new one is there.
      create function admin_unit_overlap_marks() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        lock table activity in share row exclusive mode;
        if tg_op <> 'INSERT' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct o.outer_id, date '-infinity', date 'infinity' from before o;
        end if;
        if tg_op <> 'DELETE' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct o.outer_id, date '-infinity', date 'infinity' from after o;
        end if;
        return null;
      end $$;
    `);
    this.addSql(/* sql */ `
      -- As before (0002), but only what differs is written, so that a reform marks what it touches and not the country.
      create or replace function rebuild_admin_unit_overlap() returns void language sql
        set search_path = public, pg_temp as $$
        with recursive path as (
          select array[u.id] as communes from admin_unit u
          where u.level = 3 and not exists (select from admin_unit_lineage l where l.successor_id = u.id)
          union all
          select p.communes || l.successor_id from path p
          join admin_unit_lineage l on l.predecessor_id = p.communes[cardinality(p.communes)]
        ), piece as (
          select row_number() over () as id, p.communes from path p
          where not exists (select from admin_unit_lineage l where l.predecessor_id = p.communes[cardinality(p.communes)])
        ), ground as materialized (
          select distinct a.ancestor_id as unit_id, piece.id as piece_id
          from piece cross join unnest(piece.communes) as commune (id)
          join admin_unit_ancestor a on a.unit_id = commune.id
        ), extent as (
          select unit_id, count(*) as pieces from ground group by unit_id
        ), shared as (
          select i.unit_id as inner_id, o.unit_id as outer_id, count(*) as pieces
          from ground i join ground o on o.piece_id = i.piece_id
          group by i.unit_id, o.unit_id
        ), fresh as materialized (
          select shared.inner_id, shared.outer_id, shared.pieces = extent.pieces as is_within
          from shared join extent on extent.unit_id = shared.inner_id
        ), gone as (
          delete from admin_unit_overlap o where not exists (
            select from fresh where fresh.inner_id = o.inner_id and fresh.outer_id = o.outer_id)
        )
        insert into admin_unit_overlap as o (inner_id, outer_id, is_within)
        select inner_id, outer_id, is_within from fresh
        where not exists (select from admin_unit_overlap old where old.inner_id = fresh.inner_id
          and old.outer_id = fresh.outer_id and old.is_within = fresh.is_within)
        on conflict (outer_id, inner_id) do update set is_within = excluded.is_within;
      $$;
    `);
    for (const table of [
      'activity',
      'activity_program',
      'activity_measure',
      'program_placement',
      'admin_unit_lineage',
      'admin_unit_overlap',
    ]) {
      // Each event knows rows of its own, and so is a trigger of its own.
      this.addSql(/* sql */ `
        create trigger ${table}_inserted_marks after insert on ${table} referencing new table as after
          for each statement execute function ${table}_marks();
        create trigger ${table}_updated_marks after update on ${table} referencing old table as before new table as after
          for each statement execute function ${table}_marks();
        create trigger ${table}_deleted_marks after delete on ${table} referencing old table as before
          for each statement execute function ${table}_marks();
      `);
    }
  }
}
