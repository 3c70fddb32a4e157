import { Migration } from '@mikro-orm/migrations';

/** What programs cover of each commune is kept, by the days on which it changes; whoever changes a row marks its place. */
export class CoverageRollup extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- What is below a unit is asked for by level: of a province its communes, not its thousands of neighborhoods.
      alter table admin_unit_ancestor add column unit_level smallint;
      update admin_unit_ancestor a set unit_level = u.level from admin_unit u where u.id = a.unit_id;
      alter table admin_unit_ancestor alter column unit_level set not null;
      drop index admin_unit_ancestor_ancestor_id_unit_id_idx;
      create unique index on admin_unit_ancestor (ancestor_id, unit_level, unit_id);

      create or replace function admin_unit_inserted() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        insert into admin_unit_ancestor (unit_id, unit_level, ancestor_id, ancestor_level)
          select new.id, new.level, ancestor_id, ancestor_level from admin_unit_ancestor where unit_id = new.parent_id
          union all select new.id, new.level, new.id, new.level;
        return null;
      end $$;

      -- Every neighborhood lies in a commune: the cells below rely on it.
      alter table admin_unit add constraint admin_unit_in_commune check (level < 4 or parent_level = 3);
    `);
    this.addSql(/* sql */ `
      -- The figures of a cell, from a day on until its next row; no row is nothing at all. A cell is a unit down to the
      -- communes with what is placed at the unit itself, or in a commune's neighborhoods. On a day counts what then
      -- stands, by where it is placed on that day's map, or on the map of the unit's first or last day outside of them.
      create table coverage_rollup (
        admin_unit_id integer not null references admin_unit (id) on delete cascade,
        -- One of the kinds, or '': all of them, a household counted once.
        kind text not null,
        -- May be -infinity.
        valid_from date not null,
        programs integer not null,
        suspended integer not null,
        unplaced integer not null,
        -- Null: of no program counted.
        households bigint,
        programs_without_households integer not null,
        neighborhoods integer not null,
        is_demo boolean not null,
        primary key (admin_unit_id, kind, valid_from)
      );

      -- What has changed since: a cell, or a program wherever it is or was placed, with its teams if it is a cluster.
      -- Only ever added to by whoever writes, so that no two of them wait for each other; hence no foreign keys either.
      create table coverage_mark (
        id bigint generated always as identity primary key,
        admin_unit_id integer,
        program_id integer,
        check (num_nonnulls(admin_unit_id, program_id) = 1)
      );
      insert into coverage_mark (admin_unit_id) select id from admin_unit where level <= 3;
    `);
    this.addSql(/* sql */ `
      -- One function a table, for all that may be done to its rows: "come" are those that are there now, "gone" those that
      -- were there before.
      create function coverage_mark_of_part() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        case tg_op
          when 'INSERT' then
            insert into coverage_mark (program_id) select distinct program_id from come;
          when 'DELETE' then
            insert into coverage_mark (program_id) select distinct program_id from gone;
          else
            insert into coverage_mark (program_id) select program_id from come union select program_id from gone;
        end case;
        return null;
      end $$;

      -- A placement that is no more, or elsewhere, no longer leads to where it was.
      create function coverage_mark_of_place() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into coverage_mark (admin_unit_id)
          select distinct cell.ancestor_id from gone
          join admin_unit_ancestor cell on cell.unit_id = gone.admin_unit_id
            and cell.ancestor_level = least(cell.unit_level, 3)
          where not exists (
            select from program_placement p
            where (p.id, p.program_id, p.admin_unit_id) = (gone.id, gone.program_id, gone.admin_unit_id));
        return null;
      end $$;

      create function coverage_mark_of_program() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into coverage_mark (program_id)
          select come.id from come join gone on gone.id = come.id
          where (come.kind, come.provenance) is distinct from (gone.kind, gone.provenance);
        return null;
      end $$;

      create function coverage_mark_of_unit() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into coverage_mark (admin_unit_id)
          select come.id from come join gone on gone.id = come.id
          where come.level <= 3
            and (come.valid_from, come.valid_to) is distinct from (gone.valid_from, gone.valid_to);
        return null;
      end $$;
    `);
    for (const table of ['program_placement', 'program_status', 'program_household_count', 'neighbor_group_team']) {
      this.addSql(/* sql */ `
        create trigger ${table}_inserted_marks_coverage after insert on ${table}
          referencing new table as come for each statement execute function coverage_mark_of_part();
        create trigger ${table}_updated_marks_coverage after update on ${table}
          referencing new table as come old table as gone for each statement execute function coverage_mark_of_part();
        create trigger ${table}_deleted_marks_coverage after delete on ${table}
          referencing old table as gone for each statement execute function coverage_mark_of_part();
      `);
    }
    this.addSql(/* sql */ `
      create trigger program_placement_moved_marks_coverage after update on program_placement
        referencing old table as gone for each statement execute function coverage_mark_of_place();
      create trigger program_placement_removed_marks_coverage after delete on program_placement
        referencing old table as gone for each statement execute function coverage_mark_of_place();
      create trigger program_updated_marks_coverage after update on program
        referencing new table as come old table as gone for each statement execute function coverage_mark_of_program();
      create trigger admin_unit_updated_marks_coverage after update on admin_unit
        referencing new table as come old table as gone for each statement execute function coverage_mark_of_unit();
    `);
  }
}
