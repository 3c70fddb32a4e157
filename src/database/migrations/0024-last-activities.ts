import { Migration } from '@mikro-orm/migrations';

/** When something was last done with a program is kept, in order; whoever tells of an activity marks its programs. */
export class LastActivities extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- Derived: the last day of the latest activity in force of every program, as the rows gave it when it was last folded;
      -- null: none. Every program has its row from the beginning.
      create table last_activity_rollup (
        program_id integer primary key references program (id) on delete cascade,
        day date
      );
      insert into last_activity_rollup (program_id, day)
        select p.id, latest.day from program p left join (
          select ap.program_id, max(ap.period_to) - 1 as day
          from activity_program ap join activity a on a.id = ap.activity_id
          where a.ended_at is null group by ap.program_id
        ) latest on latest.program_id = p.id;
      -- The order of lists: a program without any activity is the quietest of all.
      create index last_activity_rollup_in_order on last_activity_rollup (coalesce(day, '0001-01-01'::date), program_id);

      -- Programs of which the table above may tell no longer what the rows do. Only added to by who writes, only taken away
      -- by who folds; nobody waits for anybody.
      create table last_activity_mark (
        program_id integer not null,
        id bigint generated always as identity,
        primary key (program_id, id)
      );
      analyze last_activity_rollup;
    `);
    this.addSql(/* sql */ `
      create function program_has_last_activity() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into last_activity_rollup (program_id) select id from come;
        return null;
      end $$;
      create trigger program_inserted_has_last_activity after insert on program referencing new table as come
        for each statement execute function program_has_last_activity();

      create function last_activity_mark_of_part() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        case tg_op
          when 'INSERT' then
            insert into last_activity_mark (program_id) select distinct program_id from come;
          when 'DELETE' then
            insert into last_activity_mark (program_id) select distinct program_id from gone;
          else
            insert into last_activity_mark (program_id) select program_id from come union select program_id from gone;
        end case;
        return null;
      end $$;
      create trigger activity_program_inserted_marks_last after insert on activity_program referencing new table as come
        for each statement execute function last_activity_mark_of_part();
      create trigger activity_program_updated_marks_last after update on activity_program
        referencing old table as gone new table as come
        for each statement execute function last_activity_mark_of_part();
      create trigger activity_program_deleted_marks_last after delete on activity_program referencing old table as gone
        for each statement execute function last_activity_mark_of_part();

      -- A new activity is told of by its programs, and so are other days; of one that ended it is told here.
      create function last_activity_mark_of_end() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into last_activity_mark (program_id)
          select distinct ap.program_id
          from come join gone on gone.id = come.id and (gone.ended_at is null) <> (come.ended_at is null)
          join activity_program ap on ap.activity_id = come.id;
        return null;
      end $$;
      create trigger activity_updated_marks_last after update on activity referencing old table as gone new table as come
        for each statement execute function last_activity_mark_of_end();
    `);
    this.addSql(/* sql */ `
      -- It is asked twice for every activity that is recorded, and planning it anew for each list took most of its time.
      alter function mark_written_activities(integer[]) set plan_cache_mode = 'force_generic_plan';
    `);
  }
}
