import { Migration } from '@mikro-orm/migrations';

/**
 * Whoever tells of an activity as it is recorded has nothing to mark of it, for the activity and its program mark for
 * themselves: that is found out by a look at the rows at hand, before anybody asks for their places.
 */
export class LeanMarks extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create or replace function mark_written_activities(activities integer[]) returns void language plpgsql
        set search_path = public, pg_temp set plan_cache_mode = 'force_generic_plan' as $$
      begin
        if not exists (
          select from unnest(activities) as told (id) join activity a on a.id = told.id
          where a.xmin <> pg_current_xact_id()::xid) then
          return;
        end if;
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
  }
}
