import { Migration } from '@mikro-orm/migrations';

/** What plans set out to reach, and the reports that were submitted. */
export class Reports extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table target_plan (
        id integer generated always as identity primary key,
        issuer text not null check (issuer <> '' and issuer is nfc normalized),
        -- Null: not stated by the source.
        number text,
        dated_on date,
        title text not null check (title <> '' and title is nfc normalized),
        admin_unit_id integer references admin_unit (id),
        responsible_unit_id integer references responsible_unit (id),
        period_from date not null,
        period_to date not null,
        -- The first day that counts no longer; null: it is pursued to its end.
        closed_on date,
        closing_document text,
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        version integer not null default 1,
        recorded_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        check (num_nonnulls(admin_unit_id, responsible_unit_id) = 1),
        check (period_from < period_to),
        check (period_from < closed_on)
      );
      create index on target_plan (admin_unit_id);
      create index on target_plan (responsible_unit_id);
      create index on target_plan (period_from, id);

      create table target (
        id integer generated always as identity primary key,
        target_plan_id integer not null references target_plan (id),
        ordinal smallint not null check (ordinal > 0),
        sort text not null check (sort in ('TARGET', 'FOCAL_TASK')),
        text text check (text <> '' and text is nfc normalized),
        program_kind text check (program_kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM',
          'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET')),
        activity_kind text,
        measure text,
        -- Null: stated in words, and not measured.
        value bigint check (value >= 0),
        -- Within the plan's.
        period_from date not null,
        period_to date not null,
        -- It counts no more, and is kept.
        annulled_at timestamptz,
        annulment_document text,
        unique (target_plan_id, ordinal),
        foreign key (activity_kind, measure) references activity_kind_measure (kind, measure),
        check ((activity_kind is null) = (measure is null)),
        check (program_kind is null or activity_kind is null),
        check (value is null or program_kind is not null or measure is not null),
        check (text is not null or value is not null),
        check (period_from < period_to)
      );
      create index on target (activity_kind, measure);

      create function target_is_within_its_plan() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if not exists (
          select from target_plan p where p.id = new.target_plan_id
            and daterange(new.period_from, new.period_to) <@ daterange(p.period_from, p.period_to)
        ) then
          raise exception 'target % of plan %: outside the plan', new.ordinal, new.target_plan_id
            using errcode = 'check_violation', constraint = 'target_is_within_its_plan';
        end if;
        return null;
      end $$;
      create constraint trigger target_is_within_its_plan after insert or update on target
        for each row execute function target_is_within_its_plan();
    `);
    this.addSql(/* sql */ `
      create table submitted_report (
        id integer generated always as identity primary key,
        admin_unit_id integer references admin_unit (id),
        responsible_unit_id integer references responsible_unit (id),
        period_from date not null,
        period_to date not null,
        convention text not null check (convention in ('CALENDAR', 'STATE_15TH')),
        -- The paper that went with it.
        document text not null check (document <> ''),
        -- Every figure as it was that instant (modules/report/period-report.ts), and their digest.
        content jsonb not null,
        digest text not null check (digest ~ '^[0-9a-f]{64}$'),
        submitted_by text not null,
        -- The unit for which the officer acted; null: the whole registry.
        submitting_unit_id integer references responsible_unit (id),
        submitted_at timestamptz not null,
        check (num_nonnulls(admin_unit_id, responsible_unit_id) = 1),
        check (period_from < period_to)
      );
      -- The latest of a unit and period is the one that holds.
      create index on submitted_report (admin_unit_id, period_from, period_to, id);
      create index on submitted_report (responsible_unit_id, period_from, period_to, id);
      create index on submitted_report (submitting_unit_id);
      create index on submitted_report (period_from, id);

      create function submitted_report_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        raise exception 'a submitted report is never changed' using errcode = 'insufficient_privilege';
      end $$;
      create trigger submitted_report_stays before update or delete on submitted_report
        for each row execute function submitted_report_stays();
      create trigger submitted_report_not_emptied before truncate on submitted_report
        for each statement execute function submitted_report_stays();
    `);
  }
}
