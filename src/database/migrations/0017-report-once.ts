import { Migration } from '@mikro-orm/migrations';

/** A report is submitted once; a later one says which it takes the place of. */
export class ReportOnce extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table submitted_report
        -- Whose it is, in one column: an area by its id, a responsible unit by its id below 0.
        add unit_key integer not null generated always as (coalesce(admin_unit_id, -responsible_unit_id)) stored,
        -- The report that it takes the place of; null: the first of its unit, period and convention.
        add supersedes_id integer;

      -- Until now the later one took the place of the one before it unsaid.
      alter table submitted_report disable trigger submitted_report_stays;
      update submitted_report s set supersedes_id = earlier.id
      from (
        select id as later_id,
          lag(id) over (partition by unit_key, period_from, period_to, convention order by id) as id
        from submitted_report
      ) earlier
      where earlier.later_id = s.id and earlier.id is not null;
      alter table submitted_report enable trigger submitted_report_stays;

      -- One first report, and one after each: a line without branches, whoever submits at the same moment.
      create unique index submitted_report_first on submitted_report (unit_key, period_from, period_to, convention)
        where supersedes_id is null;
      create unique index submitted_report_superseded_once on submitted_report (supersedes_id);
      alter table submitted_report
        add unique (id, unit_key, period_from, period_to, convention),
        add constraint submitted_report_supersedes_its_like
          foreign key (supersedes_id, unit_key, period_from, period_to, convention)
          references submitted_report (id, unit_key, period_from, period_to, convention);
    `);
  }
}
