import { Migration } from '@mikro-orm/migrations';

/** What was done (activities, row by row) and what documents say was done (reported figures). They are never mixed. */
export class Activities extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- Which measures belong to which kind of activity; filled below from the project's vocabulary.
      create table activity_kind_measure (
        kind text not null,
        measure text not null,
        primary key (kind, measure)
      );
      insert into activity_kind_measure (kind, measure) values
        ('MEDIA', 'ITEMS'),
        ('MOBILE_OUTREACH', 'RUNS'), ('MOBILE_OUTREACH', 'ATTENDANCES'),
        ('LEAFLET', 'COPIES'),
        ('MESSAGE', 'MESSAGES'),
        ('DIRECT_OUTREACH', 'SESSIONS'), ('DIRECT_OUTREACH', 'ATTENDANCES'),
        ('TRAINING', 'SESSIONS'), ('TRAINING', 'PEOPLE_TRAINED'),
        ('INSPECTION', 'VISITS'), ('INSPECTION', 'FACILITIES_INSPECTED'), ('INSPECTION', 'SHORTCOMINGS_FOUND'),
        ('PENALTY', 'RECORDS'), ('PENALTY', 'CASES'), ('PENALTY', 'FINES_VND'), ('PENALTY', 'SUSPENSIONS'),
        ('INCIDENT', 'INCIDENTS_ATTENDED'), ('INCIDENT', 'PEOPLE_SAVED'), ('INCIDENT', 'PEOPLE_GUIDED_OUT'),
        ('INCIDENT', 'DEATHS'), ('INCIDENT', 'INJURED'), ('INCIDENT', 'DAMAGE_VND'), ('INCIDENT', 'PROPERTY_SAVED_VND'),
        ('INCIDENT', 'PUT_OUT_ON_SITE'),
        ('PLAN', 'PLANS'),
        ('REHEARSAL', 'REHEARSALS'), ('REHEARSAL', 'PARTICIPANTS'),
        ('DRILL', 'DRILLS'), ('DRILL', 'DISASTER_DRILLS'), ('DRILL', 'PARTICIPANTS'),
        ('EQUIPPING', 'EXTINGUISHERS_HANDED_OUT'), ('EQUIPPING', 'ALARMS_INSTALLED'), ('EQUIPPING', 'HOUSEHOLDS_EQUIPPED'),
        ('EQUIPPING', 'FUNDING_VND'),
        ('COMMITMENT', 'COMMITMENTS_SIGNED'),
        ('REVIEW', 'PROGRAMS_REVIEWED'),
        ('EQUIPMENT_CHECK', 'CHECKS'), ('EQUIPMENT_CHECK', 'ITEMS_CHECKED'), ('EQUIPMENT_CHECK', 'ITEMS_REPLACED'),
        ('CONTEST', 'CONTESTS'), ('CONTEST', 'PARTICIPANTS'),
        ('DIALOGUE', 'DIALOGUES'), ('DIALOGUE', 'ATTENDANCES'),
        ('DOSSIER', 'DOSSIERS'),
        ('RECOGNITION', 'COLLECTIVES_RECOGNIZED'), ('RECOGNITION', 'PEOPLE_RECOGNIZED'),
        ('ADVISORY_DOCUMENT', 'DOCUMENTS');

      create table activity (
        id integer generated always as identity primary key,
        kind text not null check (kind in ('MEDIA', 'MOBILE_OUTREACH', 'LEAFLET', 'MESSAGE', 'DIRECT_OUTREACH', 'TRAINING',
          'INSPECTION', 'PENALTY', 'INCIDENT', 'PLAN', 'REHEARSAL', 'DRILL', 'EQUIPPING', 'COMMITMENT', 'REVIEW',
          'EQUIPMENT_CHECK', 'CONTEST', 'DIALOGUE', 'DOSSIER', 'RECOGNITION', 'ADVISORY_DOCUMENT')),
        -- Half-open. A single event lasts its one day; a period total is a return over many.
        period_from date not null,
        period_to date not null,
        is_period_total boolean not null,
        admin_unit_id integer not null references admin_unit (id),
        responsible_unit_id integer not null references responsible_unit (id),
        title text not null check (title <> '' and title is nfc normalized),
        source text,
        note text,
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        -- The row that this one corrects; that one stays, out of force.
        corrects_id integer unique references activity (id),
        version integer not null default 1,
        recorded_at timestamptz not null default now(),
        folded_title text collate "C" not null generated always as (fold(title)) stored,
        -- When this row went out of force: corrected by another, or annulled.
        ended_at timestamptz,
        ended_by text check (ended_by in ('CORRECTION', 'ANNULMENT')),
        unique (id, kind),
        check (period_from < period_to),
        check (is_period_total or period_to = period_from + 1),
        check ((ended_at is null) = (ended_by is null)),
        check (corrects_id <> id)
      );
      create index on activity (admin_unit_id, period_from);
      create index on activity (responsible_unit_id, period_from);
      create index on activity (period_from, id);
      create index on activity using gin (folded_title gin_trgm_ops);

      create table activity_program (
        activity_id integer not null references activity (id),
        -- 1 is the program by whose place the activity counts.
        ordinal smallint not null check (ordinal > 0),
        program_id integer not null references program (id),
        role text not null check (role in ('TOOK_PART', 'AFFECTED', 'RESPONDED', 'USED')),
        primary key (activity_id, ordinal),
        unique (activity_id, program_id, role)
      );
      create index on activity_program (program_id, activity_id);

      create table activity_measure (
        activity_id integer not null,
        kind text not null,
        measure text not null,
        -- Sums of messages and of money pass 2^31; one value stays below 2^53, as the API's numbers do.
        value bigint not null check (value between 0 and 9007199254740991),
        primary key (activity_id, measure),
        foreign key (activity_id, kind) references activity (id, kind),
        foreign key (kind, measure) references activity_kind_measure (kind, measure)
      );
      create index on activity_measure (activity_id, kind);
      create index on activity_measure (kind, measure);

      -- An act of an area lies inside the area's validity, at least by its first day.
      create function activity_fits() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if not exists (select from admin_unit u where u.id = new.admin_unit_id
          and daterange(u.valid_from, u.valid_to) @> new.period_from) then
          raise exception 'activity on %: area % did not stand on that day', new.period_from, new.admin_unit_id
            using errcode = 'exclusion_violation', constraint = 'activity_fits';
        end if;
        return null;
      end $$;
      create constraint trigger activity_fits after insert or update of period_from, admin_unit_id on activity
        deferrable initially deferred for each row execute function activity_fits();

      create table reported_figure (
        id integer generated always as identity primary key,
        -- What it speaks of: "<ActivityKind>/<MeasureKind>", a ProgramKind, or a subject of its own.
        subject text not null check (subject ~ '^[A-Z0-9_/-]+$'),
        kind text,
        measure text,
        program_kind text check (program_kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM',
          'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET')),
        value bigint not null check (value between -9007199254740991 and 9007199254740991),
        qualifier text not null check (qualifier in ('AS_STATED', 'ALMOST', 'OVER', 'ABOUT')),
        quote text not null check (quote <> ''),
        source text not null check (source <> ''),
        period_from date not null,
        period_to date not null,
        admin_unit_id integer references admin_unit (id),
        responsible_unit_id integer references responsible_unit (id),
        recorded_at timestamptz not null default now(),
        check (period_from < period_to),
        unique nulls not distinct (subject, source, period_from, period_to, admin_unit_id, responsible_unit_id),
        check ((kind is null) = (measure is null)),
        check (kind is null or program_kind is null),
        check (subject = kind || '/' || measure or subject = program_kind or (kind is null and program_kind is null)),
        foreign key (kind, measure) references activity_kind_measure (kind, measure)
      );
      create index on reported_figure (admin_unit_id, period_from);
      create index on reported_figure (responsible_unit_id, period_from);
      create index on reported_figure (kind, measure);
    `);
  }
}
