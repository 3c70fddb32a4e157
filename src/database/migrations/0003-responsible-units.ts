import { Migration } from '@mikro-orm/migrations';

/** Who answers for what: the tree of responsible units and their dated jurisdictions (DOMAIN fact 1). */
export class ResponsibleUnits extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table responsible_unit (
        id integer generated always as identity primary key,
        code text not null check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
        name text collate vietnamese not null check (name <> '' and name is nfc normalized),
        kind text not null check (kind in ('MINISTRY_DEPARTMENT', 'PROVINCE_POLICE', 'FIRE_POLICE_DEPARTMENT',
          'FUNCTIONAL_TEAM', 'AREA_TEAM', 'DISTRICT_POLICE', 'COMMUNE_POLICE', 'PEOPLES_COMMITTEE',
          'MASS_ORGANIZATION', 'MARKET_BOARD')),
        -- Steps below the root; with the composite key below there can be no cycle.
        depth smallint not null check (depth between 0 and 9),
        parent_id integer,
        parent_depth smallint,
        valid_from date,
        valid_to date,
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        folded_name text collate "C" not null generated always as (fold(name)) stored,
        unique (code),
        unique (id, depth),
        check (valid_from < valid_to),
        check ((parent_id is null) = (parent_depth is null)),
        check ((parent_id is null) = (depth = 0)),
        check (parent_depth = depth - 1),
        foreign key (parent_id, parent_depth) references responsible_unit (id, depth)
      );
      create index on responsible_unit (parent_id, parent_depth);
      create index on responsible_unit (name, id);
      create index on responsible_unit using gin (folded_name gin_trgm_ops);

      create table responsible_unit_ancestor (
        unit_id integer not null references responsible_unit (id) on delete cascade,
        ancestor_id integer not null references responsible_unit (id),
        primary key (unit_id, ancestor_id)
      );
      create index on responsible_unit_ancestor (ancestor_id);

      create function responsible_unit_inserted() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into responsible_unit_ancestor (unit_id, ancestor_id)
          select new.id, ancestor_id from responsible_unit_ancestor where unit_id = new.parent_id
          union all select new.id, new.id;
        return null;
      end $$;
      create trigger responsible_unit_inserted after insert on responsible_unit
        for each row execute function responsible_unit_inserted();

      create function responsible_unit_keeps_place() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if (new.id, new.depth, new.parent_id) is distinct from (old.id, old.depth, old.parent_id) then
          raise exception 'responsible unit %: its parent never changes; close the row and open another', old.code
            using errcode = 'integrity_constraint_violation', constraint = 'responsible_unit_keeps_place';
        end if;
        return new;
      end $$;
      create trigger responsible_unit_keeps_place before update on responsible_unit
        for each row execute function responsible_unit_keeps_place();

      create table jurisdiction (
        id integer generated always as identity primary key,
        responsible_unit_id integer not null references responsible_unit (id),
        admin_unit_id integer not null references admin_unit (id),
        valid_from date not null,
        valid_to date,
        document text,
        recorded_at timestamptz not null default now(),
        check (valid_from < valid_to),
        exclude using gist (responsible_unit_id with =, admin_unit_id with =, daterange(valid_from, valid_to) with &&)
          deferrable initially deferred
      );
      create index on jurisdiction (responsible_unit_id);
      create index on jurisdiction (admin_unit_id);

      -- A jurisdiction lies inside the validity of its admin unit and of its responsible unit.
      create function jurisdiction_fits() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if not exists (
          select from admin_unit a, responsible_unit r
          where a.id = new.admin_unit_id and r.id = new.responsible_unit_id
            and daterange(new.valid_from, new.valid_to) <@ daterange(a.valid_from, a.valid_to)
            and daterange(new.valid_from, new.valid_to) <@ daterange(r.valid_from, r.valid_to)
        ) then
          raise exception 'jurisdiction of unit % over area %: outside the validity of one of them',
            new.responsible_unit_id, new.admin_unit_id
            using errcode = 'exclusion_violation', constraint = 'jurisdiction_fits';
        end if;
        return null;
      end $$;
      create constraint trigger jurisdiction_fits after insert or update on jurisdiction
        deferrable initially deferred for each row execute function jurisdiction_fits();
    `);
  }
}
