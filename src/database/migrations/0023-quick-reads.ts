import { Migration } from '@mikro-orm/migrations';

/** Periods of state of which no two of the same owner may overlap, while in force. */
const NO_TWO_AT_ONCE = [
  { table: 'program_status', also: '', where: 'annulled_at is null' },
  { table: 'program_placement', also: '', where: 'annulled_at is null' },
  { table: 'program_household_count', also: '', where: 'annulled_at is null' },
  { table: 'program_unit', also: '', where: `annulled_at is null and role = 'MANAGING'` },
  { table: 'program_unit', also: 'responsible_unit_id with =, role with =, ', where: 'annulled_at is null' },
];

/** What reading a list of programs costs the database most: the state of each, and its latest activities. */
export class QuickReads extends Migration {
  override up(): void {
    for (const { table, also, where } of NO_TWO_AT_ONCE) {
      const name = `${table}_program_id_${also ? 'responsible_unit_id_role_' : ''}daterange_excl`;
      // The same guard under the same name. A look into its tree takes ten times as long as one into the b-tree by
      // program, and the planner holds it for the cheaper: of an expression it cannot take it for a look-up by program.
      this.addSql(/* sql */ `
        alter table ${table} drop constraint ${name}, add constraint ${name}
          exclude using gist ((program_id + 0) with =, ${also}daterange(valid_from, valid_to) with &&) where (${where})
          deferrable initially deferred;
      `);
    }
    this.addSql(/* sql */ `
      -- The activity's own, as period_to is: a program's latest are found without looking at the others.
      alter table activity_program add column period_from date;
      alter table activity_program disable trigger user;
      update activity_program ap set period_from = a.period_from from activity a where a.id = ap.activity_id;
      alter table activity_program enable trigger user;
      alter table activity_program alter column period_from set not null;
      create index on activity_program (program_id, period_from, activity_id);
      drop index activity_program_program_id_activity_id_idx;
      drop index activity_program_program_id_period_to_idx;
      create index on activity_program (program_id, period_to);

      create or replace function activity_program_period() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        select a.period_from, a.period_to into new.period_from, new.period_to from activity a where a.id = new.activity_id;
        return new;
      end $$;
    `);
    this.addSql(/* sql */ `
      -- As before (0020), but for the first day that the programs of an activity know, too.
      create or replace function activity_marks_activity() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
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
          update activity_program ap set period_from = a.period_from, period_to = a.period_to from after a
          where ap.activity_id = a.id and (ap.period_from, ap.period_to) <> (a.period_from, a.period_to);
        end if;
        if tg_op <> 'DELETE' then
          -- The program of a new one is told after it, and marks for itself.
          insert into activity_mark (admin_unit_id, period_from, period_to)
          select distinct place.unit_id, half_month_start(a.period_from), half_month_end(a.period_to - 1)
          from after a cross join activity_units_of_area(a.admin_unit_id) place;
        end if;
        return null;
      end $$;
    `);
  }
}
