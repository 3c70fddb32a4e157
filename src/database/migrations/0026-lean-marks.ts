import { Migration } from '@mikro-orm/migrations';

/**
 * What is told of an activity as it is recorded finds nothing to mark, for the activity and its program have marked for
 * themselves: that is found out by a look at the rows at hand, not by asking for their places.
 */
export class LeanMarks extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create or replace function activity_program_marks_activity() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        written integer[];
      begin
        if tg_op <> 'INSERT' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from before part join activity a on a.id = part.activity_id
          cross join activity_units_of_program(part.program_id) place
          where part.ordinal = 1;
          written := (
            select array_agg(a.id) from before part join activity a on a.id = part.activity_id
            where part.ordinal = 1 and a.xmin <> pg_current_xact_id()::xid);
          if written is not null then perform mark_written_activities(written); end if;
        end if;
        if tg_op <> 'DELETE' then
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from after part join activity a on a.id = part.activity_id
          cross join activity_units_of_program(part.program_id) place
          where part.ordinal = 1;
          written := (
            select array_agg(a.id) from after part join activity a on a.id = part.activity_id
            where part.ordinal = 1 and a.xmin <> pg_current_xact_id()::xid);
          if written is not null then perform mark_written_activities(written); end if;
        end if;
        return null;
      end $$;

      create or replace function activity_measure_marks_activity() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        written integer[];
      begin
        if tg_op <> 'INSERT' then
          written := (
            select array_agg(distinct a.id) from before part join activity a on a.id = part.activity_id
            where a.xmin <> pg_current_xact_id()::xid);
          if written is not null then perform mark_written_activities(written); end if;
        end if;
        if tg_op <> 'DELETE' then
          written := (
            select array_agg(distinct a.id) from after part join activity a on a.id = part.activity_id
            where a.xmin <> pg_current_xact_id()::xid);
          if written is not null then perform mark_written_activities(written); end if;
        end if;
        return null;
      end $$;
    `);
  }
}
