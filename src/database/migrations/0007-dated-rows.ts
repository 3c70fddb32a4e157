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
  }

  private deferExclusion(table: string, constraint: string, rule: string): void {
    this.addSql(/* sql */ `
      alter table ${table} drop constraint ${constraint},
        add constraint ${constraint} exclude using gist (${rule} deferrable initially deferred;
    `);
  }
}
