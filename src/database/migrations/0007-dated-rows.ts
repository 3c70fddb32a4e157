import { Migration } from '@mikro-orm/migrations';

/**
 * A step ends one dated row and opens the next. The unit of work writes both in an order of its own, so "no two at a
 * time" is asked at commit.
 */
export class DatedRows extends Migration {
  override up(): void {
    const inForce = 'daterange(valid_from, valid_to) with &&) where (annulled_at is null';
    this.deferExclusion('program_status', 'program_status_program_id_daterange_excl', `program_id with =, ${inForce})`);
    this.deferExclusion(
      'program_placement',
      'program_placement_program_id_daterange_excl',
      `program_id with =, ${inForce})`,
    );
    this.deferExclusion(
      'program_household_count',
      'program_household_count_program_id_daterange_excl',
      `program_id with =, ${inForce})`,
    );
    this.deferExclusion(
      'program_unit',
      'program_unit_program_id_daterange_excl',
      `program_id with =, ${inForce} and role = 'MANAGING')`,
    );
    this.deferExclusion(
      'program_unit',
      'program_unit_program_id_responsible_unit_id_role_daterange_excl',
      `program_id with =, responsible_unit_id with =, role with =, ${inForce})`,
    );
    this.deferExclusion(
      'jurisdiction',
      'jurisdiction_responsible_unit_id_admin_unit_id_daterange_excl',
      'responsible_unit_id with =, admin_unit_id with =, daterange(valid_from, valid_to) with &&)',
    );
    // The same rule as before in two questions, for asked in one it reads the whole table at every row of a reform.
    this.addSql(/* sql */ `
      create or replace function admin_unit_within_parent() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        if exists (
          select from admin_unit child join admin_unit parent on parent.id = child.parent_id
          where child.id = new.id
            and not daterange(child.valid_from, child.valid_to) <@ daterange(parent.valid_from, parent.valid_to)
        ) or exists (
          select from admin_unit child join admin_unit parent on parent.id = child.parent_id
          where child.parent_id = new.id
            and not daterange(child.valid_from, child.valid_to) <@ daterange(parent.valid_from, parent.valid_to)
        ) then
          raise exception 'admin unit % (%): its validity and its parent''s do not fit', new.code, new.name
            using errcode = 'exclusion_violation', constraint = 'admin_unit_within_parent';
        end if;
        return null;
      end $$;
    `);
  }

  private deferExclusion(table: string, constraint: string, rule: string): void {
    this.addSql(/* sql */ `
      alter table ${table} drop constraint ${constraint},
        add constraint ${constraint} exclude using gist (${rule} deferrable initially deferred;
    `);
  }
}
