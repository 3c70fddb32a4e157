import { Migration } from '@mikro-orm/migrations';

/**
 * Servers keep units in memory. Whoever changes one, by whatever road, tells all of them at the commit, once a
 * transaction; and the transaction itself can ask whether it did. The 100,000 neighborhoods are kept nowhere.
 */
export class UnitNotices extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create function tell_of_units() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        perform set_config('liengia.units_changed', 'yes', true);
        -- Equal notices of one transaction are one.
        perform pg_notify('liengia_units', '');
        return null;
      end $$;
      create function tell_of_larger_units() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if exists (select from changed where level <= 3) then
          perform set_config('liengia.units_changed', 'yes', true);
          perform pg_notify('liengia_units', '');
        end if;
        return null;
      end $$;

      create trigger tell_of_inserted after insert on admin_unit referencing new table as changed
        for each statement execute function tell_of_larger_units();
      create trigger tell_of_updated after update on admin_unit referencing new table as changed
        for each statement execute function tell_of_larger_units();
      create trigger tell_of_deleted after delete on admin_unit referencing old table as changed
        for each statement execute function tell_of_larger_units();
      create trigger tell_of_changed after insert or update or delete on responsible_unit
        for each statement execute function tell_of_units();
      create trigger tell_of_changed after insert or update or delete on jurisdiction
        for each statement execute function tell_of_units();
    `);
  }
}
