import { Migration } from '@mikro-orm/migrations';

/** The map's two rules as before, asked in a way that a country's units do not slow down: none reads the whole table per row. */
export class LargeMaps extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create or replace function admin_unit_within_parent() returns trigger language plpgsql
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
    `);
    this.addSql(/* sql */ `
      create or replace function rebuild_admin_unit_overlap() returns void language sql
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
    `);
  }
}
