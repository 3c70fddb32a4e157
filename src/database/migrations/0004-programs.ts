import { Migration } from '@mikro-orm/migrations';

/**
 * The four kinds of program: what they share in `program`, what is their own in a table per kind,
 * and everything dated beside them. A dated row that turned out wrong is annulled, never deleted. A step ends one dated
 * row and opens the next, and the unit of work writes both in an order of its own: "no two at a time" is asked at commit.
 */
export class Programs extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table program (
        id integer generated always as identity primary key,
        kind text not null check (kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM',
          'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET')),
        code text not null unique check (code ~ '^[A-Z]{3}-[0-9]{2}-[0-9]{4,}$'),
        name text collate vietnamese not null check (name <> '' and name is nfc normalized),
        -- Where it is, in people's words: an alley, a block, a market street.
        locality text check (locality is nfc normalized),
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        position_precision text check (position_precision in ('MEASURED', 'APPROXIMATE', 'COMMUNE_CENTER')),
        founded_on date not null,
        launched_on date,
        replication text not null check (replication in ('PILOT', 'REPLICATED')),
        basis_kind text check (basis_kind in ('FOUNDING_DECISION', 'RECOGNITION_DECISION', 'HOUSEHOLD_AGREEMENT', 'MINUTES')),
        basis_number text,
        basis_date date,
        basis_issuer text,
        basis_signer text,
        -- The row of the decision's annexed list: one decision may found forty teams.
        basis_annex_row integer check (basis_annex_row > 0),
        note text,
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        version integer not null default 1,
        recorded_at timestamptz not null default now(),
        folded_name text collate "C" not null generated always as (fold(name)) stored,
        sphere cube generated always as (sphere_point(latitude, longitude)) stored,
        unique (id, kind),
        check ((latitude is null) = (longitude is null)),
        check ((latitude is null) = (position_precision is null)),
        check (launched_on >= founded_on),
        check (basis_kind is not null or (basis_number is null and basis_date is null and basis_issuer is null
          and basis_signer is null and basis_annex_row is null))
      );
      create index on program (name, id);
      create index on program (founded_on, id);
      create index on program using gin (folded_name gin_trgm_ops);
      create index on program using gist (sphere);

      create table safe_residential_cluster (
        program_id integer primary key,
        kind text not null default 'SAFE_RESIDENTIAL_CLUSTER' check (kind = 'SAFE_RESIDENTIAL_CLUSTER'),
        residents integer check (residents >= 0),
        households_with_extinguisher integer check (households_with_extinguisher >= 0),
        households_with_second_exit integer check (households_with_second_exit >= 0),
        commitments_signed integer check (commitments_signed >= 0),
        foreign key (program_id, kind) references program (id, kind)
      );

      create table neighbor_group_team (
        program_id integer primary key,
        kind text not null default 'NEIGHBOR_GROUP_TEAM' check (kind = 'NEIGHBOR_GROUP_TEAM'),
        number integer check (number > 0),
        residents integer check (residents >= 0),
        business_households integer check (business_households >= 0),
        alarm_buttons integer check (alarm_buttons >= 0),
        alarm_bells integer check (alarm_bells >= 0),
        alarms_linked boolean,
        households_with_second_exit integer check (households_with_second_exit >= 0),
        cluster_id integer references safe_residential_cluster (program_id),
        foreign key (program_id, kind) references program (id, kind)
      );
      create index on neighbor_group_team (cluster_id);

      create table public_firefighting_point (
        program_id integer primary key,
        kind text not null default 'PUBLIC_FIREFIGHTING_POINT' check (kind = 'PUBLIC_FIREFIGHTING_POINT'),
        alley_depth_meters numeric(7, 1) check (alley_depth_meters >= 0),
        alley_width_meters numeric(5, 1) check (alley_width_meters > 0),
        truck_access boolean,
        water_source text check (water_source in ('HYDRANT', 'POND', 'RIVER', 'CANAL', 'WELL', 'TANK', 'NONE')),
        water_distance_meters numeric(7, 1) check (water_distance_meters >= 0),
        has_shelter boolean,
        has_rules_board boolean,
        service_radius_meters integer check (service_radius_meters > 0),
        cluster_id integer references safe_residential_cluster (program_id),
        check (water_source <> 'NONE' or water_distance_meters is null),
        foreign key (program_id, kind) references program (id, kind)
      );
      create index on public_firefighting_point (cluster_id);

      create table model_market (
        program_id integer primary key,
        kind text not null default 'MODEL_MARKET' check (kind = 'MODEL_MARKET'),
        market_class text check (market_class in ('I', 'II', 'III')),
        stalls integer check (stalls >= 0),
        traders integer check (traders >= 0),
        area_square_meters integer check (area_square_meters > 0),
        operator text,
        has_on_site_team boolean,
        road_width_meters numeric(5, 2) check (road_width_meters > 0),
        clear_height_meters numeric(5, 2) check (clear_height_meters > 0),
        -- Its number in the authorities' register of facilities under fire-safety management.
        external_facility_code text,
        foreign key (program_id, kind) references program (id, kind)
      );
    `);
    this.addSql(/* sql */ `
      -- A program has the row of its own kind, and by the composite keys above of no other.
      create function program_has_its_kind() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if not (case new.kind
          when 'SAFE_RESIDENTIAL_CLUSTER' then exists (select from safe_residential_cluster k where k.program_id = new.id)
          when 'NEIGHBOR_GROUP_TEAM' then exists (select from neighbor_group_team k where k.program_id = new.id)
          when 'PUBLIC_FIREFIGHTING_POINT' then exists (select from public_firefighting_point k where k.program_id = new.id)
          else exists (select from model_market k where k.program_id = new.id) end)
        then
          raise exception 'program % has no row of its kind %', new.code, new.kind
            using errcode = 'check_violation', constraint = 'program_has_its_kind';
        end if;
        return null;
      end $$;
      create constraint trigger program_has_its_kind after insert on program
        deferrable initially deferred for each row execute function program_has_its_kind();
    `);
    this.addSql(/* sql */ `
      -- FOUNDED, ACTIVE and NEEDS_STRENGTHENING stand.
      create table program_status (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        status text not null check (status in ('FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED')),
        valid_from date not null,
        valid_to date,
        document text,
        merged_into_id integer references program (id),
        recorded_at timestamptz not null default now(),
        annulled_at timestamptz,
        check (valid_from < valid_to),
        check ((status = 'MERGED') = (merged_into_id is not null)),
        check (merged_into_id <> program_id),
        exclude using gist (program_id with =, daterange(valid_from, valid_to) with &&) where (annulled_at is null)
          deferrable initially deferred
      );
      create index on program_status (program_id, valid_from);
      create index on program_status (merged_into_id);

      -- Where a program counts, on each map. Goes on after the program has ended: every map tells what was.
      create table program_placement (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        admin_unit_id integer not null references admin_unit (id),
        -- It lies somewhere below this unit and nobody has decided where.
        is_unplaced boolean not null default false,
        valid_from date not null,
        valid_to date,
        document text,
        recorded_at timestamptz not null default now(),
        annulled_at timestamptz,
        check (valid_from < valid_to),
        exclude using gist (program_id with =, daterange(valid_from, valid_to) with &&) where (annulled_at is null)
          deferrable initially deferred
      );
      create index on program_placement (program_id, valid_from);
      create index on program_placement (admin_unit_id, program_id);

      create function program_placement_fits() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if new.annulled_at is null and not exists (
          select from program_placement p join admin_unit u on u.id = p.admin_unit_id
          where p.id = new.id and daterange(p.valid_from, p.valid_to) <@ daterange(u.valid_from, u.valid_to)
        ) then
          raise exception 'placement of program % in area %: outside the area''s validity', new.program_id, new.admin_unit_id
            using errcode = 'exclusion_violation', constraint = 'program_placement_fits';
        end if;
        return null;
      end $$;
      create constraint trigger program_placement_fits after insert or update on program_placement
        deferrable initially deferred for each row execute function program_placement_fits();

      create table program_unit (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        responsible_unit_id integer not null references responsible_unit (id),
        role text not null check (role in ('MANAGING', 'ADVISING', 'COORDINATING', 'FUNDING')),
        valid_from date not null,
        valid_to date,
        document text,
        recorded_at timestamptz not null default now(),
        annulled_at timestamptz,
        check (valid_from < valid_to),
        -- One managing unit at a time, and no unit twice in one role.
        exclude using gist (program_id with =, daterange(valid_from, valid_to) with &&)
          where (annulled_at is null and role = 'MANAGING') deferrable initially deferred,
        exclude using gist (program_id with =, responsible_unit_id with =, role with =, daterange(valid_from, valid_to) with &&)
          where (annulled_at is null)
          deferrable initially deferred
      );
      create index on program_unit (program_id, valid_from);
      create index on program_unit (responsible_unit_id);

      create function program_unit_fits() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if new.annulled_at is null and not exists (
          select from program_unit p join responsible_unit r on r.id = p.responsible_unit_id
          where p.id = new.id and daterange(p.valid_from, p.valid_to) <@ daterange(r.valid_from, r.valid_to)
        ) then
          raise exception 'role of unit % for program %: outside the unit''s validity', new.responsible_unit_id, new.program_id
            using errcode = 'exclusion_violation', constraint = 'program_unit_fits';
        end if;
        return null;
      end $$;
      create constraint trigger program_unit_fits after insert or update on program_unit
        deferrable initially deferred for each row execute function program_unit_fits();

      -- Households of a cluster or a team, as counted on a day.
      create table program_household_count (
        id integer generated always as identity primary key,
        program_id integer not null,
        kind text not null check (kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')),
        households integer not null check (households >= 0),
        valid_from date not null,
        valid_to date,
        document text,
        recorded_at timestamptz not null default now(),
        annulled_at timestamptz,
        check (valid_from < valid_to),
        foreign key (program_id, kind) references program (id, kind),
        exclude using gist (program_id with =, daterange(valid_from, valid_to) with &&) where (annulled_at is null)
          deferrable initially deferred
      );
      create index on program_household_count (program_id, kind);

      -- What else was changed of a program, field by field: { field: [before, after] }, never a person.
      create table program_edit (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        effective_on date not null,
        changes jsonb not null,
        document text,
        recorded_at timestamptz not null default now(),
        annulled_at timestamptz
      );
      create index on program_edit (program_id);

      create table equipment_line (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        kind text not null check (kind in ('EXTINGUISHER_ABC', 'EXTINGUISHER_CO2', 'HOSE', 'NOZZLE', 'HYDRANT_KEY', 'PUMP',
          'LADDER', 'CROWBAR', 'AXE', 'SLEDGEHAMMER', 'BOLT_CUTTER', 'ROPE', 'SMOKE_MASK', 'FLASHLIGHT', 'MEGAPHONE',
          'FIRST_AID_KIT', 'SAND_BOX', 'WATER_TANK')),
        quantity integer not null check (quantity > 0),
        working integer not null check (working between 0 and quantity),
        expires_on date,
        last_checked_on date,
        recorded_at timestamptz not null default now(),
        removed_on date
      );
      create index on equipment_line (program_id);

      create table contact (
        id integer generated always as identity primary key,
        program_id integer not null references program (id),
        role text not null check (role in ('LEADER', 'DEPUTY', 'KEEPER')),
        name text check (name is nfc normalized),
        phone text check (phone ~ '^\\+[1-9][0-9]{7,14}$'),
        valid_from date not null,
        valid_to date,
        purpose text not null,
        legal_basis text not null,
        erased_at timestamptz,
        recorded_at timestamptz not null default now(),
        check (valid_from < valid_to),
        check (case when erased_at is null then name is not null else name is null and phone is null end)
      );
      create index on contact (program_id);
      -- No policy: whoever is bound by row-level security sees nobody.
      alter table contact enable row level security;
    `);
  }
}
