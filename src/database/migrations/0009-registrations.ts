import { Migration } from '@mikro-orm/migrations';

/** What People's Committees file and police confirm, and the running numbers of the programs founded by it. */
export class Registrations extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      -- A draft may lack anything but its kind and its place, so most columns are open; Registration.lacks says what a
      -- submitted one must have.
      create table registration (
        id integer generated always as identity primary key,
        kind text not null check (kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM',
          'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET')),
        status text not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'CONFIRMED', 'REJECTED', 'WITHDRAWN')),
        -- The neighborhood or commune of the program.
        admin_unit_id integer not null references admin_unit (id),
        name text check (name <> '' and name is nfc normalized),
        locality text check (locality is nfc normalized),
        latitude double precision,
        longitude double precision,
        position_precision text check (position_precision in ('MEASURED', 'APPROXIMATE', 'COMMUNE_CENTER')),
        founded_on date,
        replication text check (replication in ('PILOT', 'REPLICATED')),
        basis_kind text check (basis_kind in ('FOUNDING_DECISION', 'RECOGNITION_DECISION', 'HOUSEHOLD_AGREEMENT', 'MINUTES')),
        basis_number text,
        basis_date date,
        basis_issuer text,
        basis_annex_row integer,
        note text,
        households integer,
        cluster_id integer references safe_residential_cluster (program_id),
        -- Null: the unit that confirms it manages the program.
        managing_unit_id integer references responsible_unit (id),
        -- The kind's own fields, and the lines of equipment, as the kinds' tables will hold them.
        details jsonb not null default '{}',
        equipment jsonb not null default '[]',
        -- The author: only they withdraw it.
        filed_by text not null,
        filing_unit_id integer not null references responsible_unit (id),
        submitted_by text,
        submitted_at timestamptz,
        decided_by text,
        decided_at timestamptz,
        program_id integer unique references program (id),
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        version integer not null default 1,
        recorded_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        folded_name text collate "C" generated always as (fold(name)) stored,
        check ((latitude is null) = (longitude is null)),
        check ((latitude is null) = (position_precision is null)),
        check ((status = 'CONFIRMED') = (program_id is not null)),
        check ((status in ('CONFIRMED', 'REJECTED')) = (decided_by is not null)),
        check ((decided_by is null) = (decided_at is null)),
        check ((submitted_by is null) = (submitted_at is null)),
        check (status not in ('SUBMITTED', 'CONFIRMED', 'REJECTED') or submitted_by is not null),
        -- Whoever submits it does not decide on it.
        check (decided_by <> submitted_by)
      );
      create index on registration (admin_unit_id, status);
      create index on registration (cluster_id);
      create index on registration (managing_unit_id);
      create index on registration (filing_unit_id);
      create index on registration (recorded_at, id);
      -- One row of a decision's annex founds one program: among what waits, and among what stands.
      create unique index registration_annex_row
        on registration (fold(basis_number), fold(basis_issuer), basis_date, basis_annex_row) nulls not distinct
        where basis_annex_row is not null and basis_number is not null and status = 'SUBMITTED';
      create unique index program_annex_row
        on program (fold(basis_number), fold(basis_issuer), basis_date, basis_annex_row) nulls not distinct
        where basis_annex_row is not null and basis_number is not null;

      -- Every step that it took, with what was said.
      create table registration_step (
        id integer generated always as identity primary key,
        registration_id integer not null references registration (id),
        status text not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'CONFIRMED', 'REJECTED', 'WITHDRAWN')),
        responsible_unit_id integer not null references responsible_unit (id),
        document text,
        -- [{ field, reason }]
        remarks jsonb not null default '[]',
        recorded_at timestamptz not null default now()
      );
      create index on registration_step (registration_id, id);
      create index on registration_step (responsible_unit_id);

      -- The last running number given to a kind in a province. Taken in the founding's own transaction: a founding that
      -- fails gives its number back, and two at once wait for each other.
      create table program_number (
        kind text not null,
        province_code text not null,
        last integer not null,
        primary key (kind, province_code)
      );
    `);
  }
}
