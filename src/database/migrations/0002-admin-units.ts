import { Migration } from '@mikro-orm/migrations';

/** Admin units with half-open validity, their lineage, and dated denominators (DOMAIN facts 1 to 6). */
export class AdminUnits extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create table admin_unit (
        id integer generated always as identity primary key,
        code text not null check (code ~ '^[0-9]{2,5}(-[0-9]{2,3})?$'),
        code_system text not null check (code_system in ('OFFICIAL', 'REGISTRY')),
        name text collate vietnamese not null check (name <> '' and name is nfc normalized),
        kind text not null check (kind in ('PROVINCE', 'MUNICIPALITY', 'CITY', 'TOWN', 'URBAN_DISTRICT', 'RURAL_DISTRICT',
          'WARD', 'COMMUNE', 'TOWNSHIP', 'SPECIAL_ZONE', 'HAMLET', 'RESIDENTIAL_BLOCK')),
        -- 1 PROVINCE, 2 DISTRICT, 3 COMMUNE, 4 NEIGHBORHOOD
        level smallint not null check (level between 1 and 4),
        parent_id integer,
        parent_level smallint,
        -- Half-open; a null valid_from is "not known", a null valid_to "still stands".
        valid_from date,
        valid_to date,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        -- GeoJSON Polygon or MultiPolygon, WGS84
        boundary jsonb,
        -- The day from which "no program here" means none rather than "nobody has looked"; communes only.
        recorded_from date,
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        folded_name text collate "C" not null generated always as (fold(name)) stored,
        search_name text collate "C" not null generated always as (fold_unit_name(name)) stored,
        unique (id, level),
        check (valid_from < valid_to),
        check ((latitude is null) = (longitude is null)),
        check ((level = 1) = (parent_id is null)),
        check ((parent_id is null) = (parent_level is null)),
        -- With the composite key below, a parent always stands on a higher level: there can be no cycle.
        check (parent_level < level),
        check ((level = 4) = (code_system = 'REGISTRY')),
        check (case kind
          when 'PROVINCE' then level = 1 when 'MUNICIPALITY' then level = 1
          when 'CITY' then level = 2 when 'TOWN' then level = 2
          when 'URBAN_DISTRICT' then level = 2 when 'RURAL_DISTRICT' then level = 2
          when 'HAMLET' then level = 4 when 'RESIDENTIAL_BLOCK' then level = 4
          else level = 3 end),
        check (recorded_from is null or level = 3),
        foreign key (parent_id, parent_level) references admin_unit (id, level),
        exclude using gist (level with =, code with =, daterange(valid_from, valid_to) with &&)
      );
      create index on admin_unit (parent_id, parent_level);
      create index on admin_unit (name, id);
      create index on admin_unit using gin (search_name gin_trgm_ops);

      -- Every unit with itself and all that is above it. A unit never changes its parent (another parent is another
      -- row), so what is written here once stays true.
      create table admin_unit_ancestor (
        unit_id integer not null references admin_unit (id) on delete cascade,
        ancestor_id integer not null references admin_unit (id),
        ancestor_level smallint not null,
        primary key (unit_id, ancestor_level)
      );
      create unique index on admin_unit_ancestor (ancestor_id, unit_id);
    `);
    this.addSql(/* sql */ `
      create function admin_unit_inserted() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into admin_unit_ancestor (unit_id, ancestor_id, ancestor_level)
          select new.id, ancestor_id, ancestor_level from admin_unit_ancestor where unit_id = new.parent_id
          union all select new.id, new.id, new.level;
        return null;
      end $$;
      create trigger admin_unit_inserted after insert on admin_unit
        for each row execute function admin_unit_inserted();

      create function admin_unit_keeps_place() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if (new.id, new.level, new.parent_id) is distinct from (old.id, old.level, old.parent_id) then
          raise exception 'admin unit %: level and parent never change; close the row and open another', old.id
            using errcode = 'integrity_constraint_violation', constraint = 'admin_unit_keeps_place';
        end if;
        return new;
      end $$;
      create trigger admin_unit_keeps_place before update on admin_unit
        for each row execute function admin_unit_keeps_place();

      -- A unit stands only while its parent stands. Checked at commit, for a reform closes and opens many at once.
      create function admin_unit_within_parent() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        if exists (
          select from admin_unit child join admin_unit parent on parent.id = child.parent_id
          where child.id = new.id
            and not daterange(child.valid_from, child.valid_to) <@ daterange(parent.valid_from, parent.valid_to)
        ) or exists (
          select from admin_unit child join admin_unit parent on parent.id = child.parent_id
          where child.parent_id = new.id
            and not daterange(child.valid_from, child.valid_to) <@ daterange(parent.valid_from, parent.valid_to)
        ) then
          raise exception 'admin unit % (%): its validity and its parent''s do not fit', new.code, new.name
            using errcode = 'exclusion_violation', constraint = 'admin_unit_within_parent';
        end if;
        return null;
      end $$;
      create constraint trigger admin_unit_within_parent
        after insert or update of valid_from, valid_to on admin_unit deferrable initially deferred
        for each row execute function admin_unit_within_parent();
    `);
    this.addSql(/* sql */ `
      create table admin_unit_lineage (
        predecessor_id integer not null references admin_unit (id),
        successor_id integer not null references admin_unit (id),
        part text not null check (part in ('WHOLE', 'PART')),
        effective_on date not null,
        primary key (predecessor_id, successor_id),
        check (predecessor_id <> successor_id),
        -- What went over whole has one successor and no parts.
        exclude using gist (predecessor_id with =, part with <>)
      );
      create unique index on admin_unit_lineage (predecessor_id) where part = 'WHOLE';
      create index on admin_unit_lineage (successor_id);

      create function admin_unit_lineage_fits() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        predecessor admin_unit := (select u from admin_unit u where u.id = new.predecessor_id);
        successor admin_unit := (select u from admin_unit u where u.id = new.successor_id);
      begin
        if predecessor.valid_to is distinct from new.effective_on
          or successor.valid_from is distinct from new.effective_on
          or predecessor.level <> successor.level then
          raise exception 'lineage % → %: the old unit must end and the new one begin on %, on one level',
            predecessor.code, successor.code, new.effective_on
            using errcode = 'check_violation', constraint = 'admin_unit_lineage_fits';
        end if;
        return null;
      end $$;
      create constraint trigger admin_unit_lineage_fits after insert or update on admin_unit_lineage
        deferrable initially deferred for each row execute function admin_unit_lineage_fits();
    `);
    this.addSql(/* sql */ `
      -- Which units share ground, across all maps: derived from the tree and the lineage by the function below.
      -- is_within: the inner unit lies wholly in the outer one. Provinces, districts and communes.
      create table admin_unit_overlap (
        inner_id integer not null references admin_unit (id) on delete cascade,
        outer_id integer not null references admin_unit (id) on delete cascade,
        is_within boolean not null,
        primary key (outer_id, inner_id)
      );
      create index on admin_unit_overlap (inner_id);

      -- A piece of ground is one path through the communes' lineage, from the oldest row to the newest. A unit is the
      -- set of the paths that cross its communes; one unit lies in another when its set does. A split makes the shares
      -- of the pieces unknown, so both parts get each: what is unknown is never "within".
      create function rebuild_admin_unit_overlap() returns void language sql
        set search_path = public, pg_temp as $$
        delete from admin_unit_overlap;
        insert into admin_unit_overlap (inner_id, outer_id, is_within)
        with recursive path as (
          select array[u.id] as communes from admin_unit u
          where u.level = 3 and not exists (select from admin_unit_lineage l where l.successor_id = u.id)
          union all
          select p.communes || l.successor_id from path p
          join admin_unit_lineage l on l.predecessor_id = p.communes[cardinality(p.communes)]
        ), piece as (
          select row_number() over () as id, p.communes from path p
          where not exists (select from admin_unit_lineage l where l.predecessor_id = p.communes[cardinality(p.communes)])
        ), ground as materialized (
          select distinct a.ancestor_id as unit_id, piece.id as piece_id
          from piece cross join unnest(piece.communes) as commune (id)
          join admin_unit_ancestor a on a.unit_id = commune.id
        ), extent as (
          select unit_id, count(*) as pieces from ground group by unit_id
        ), shared as (
          select i.unit_id as inner_id, o.unit_id as outer_id, count(*) as pieces
          from ground i join ground o on o.piece_id = i.piece_id
          group by i.unit_id, o.unit_id
        )
        select shared.inner_id, shared.outer_id, shared.pieces = extent.pieces
        from shared join extent on extent.unit_id = shared.inner_id;
      $$;

      create table denominator (
        id integer generated always as identity primary key,
        admin_unit_id integer not null references admin_unit (id),
        measure text not null check (measure in ('HOUSEHOLDS', 'RESIDENTS', 'NEIGHBORHOODS')),
        -- The day the figure speaks of; it is in force until the next one.
        counted_on date not null,
        value bigint not null check (value >= 0),
        source text not null check (source <> ''),
        provenance text not null check (provenance in ('OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO')),
        recorded_at timestamptz not null default now(),
        unique (admin_unit_id, measure, counted_on)
      );
    `);
  }
}
