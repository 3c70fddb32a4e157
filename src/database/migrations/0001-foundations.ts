import { Migration } from '@mikro-orm/migrations';

/**
 * Extensions, the Vietnamese collation and the pure functions that columns and indexes rely on.
 * Every function names its schema, so that a dump restores in any search path.
 */
export class Foundations extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create extension if not exists btree_gist with schema public;
      create extension if not exists cube with schema public;
      create extension if not exists pg_trgm with schema public;
      create extension if not exists unaccent with schema public;

      -- Vietnamese letter order, and digits by value: "Tổ 2" before "Tổ 10".
      -- Columns of names carry it, so every ORDER BY name sorts alike.
      create collation public.vietnamese (provider = icu, locale = 'vi-VN-u-kn');
    `);
    this.addSql(/* sql */ `
      -- What names are compared on: composed, without marks, lower case, single spaces.
      create function public.fold(value text) returns text
        language sql immutable strict parallel safe
        return pg_catalog.btrim(pg_catalog.regexp_replace(
          pg_catalog.lower(public.unaccent('public.unaccent'::pg_catalog.regdictionary, pg_catalog.normalize(value, 'NFC'))),
          '\\s+', ' ', 'g'));
    `);
    this.addSql(/* sql */ `
      -- The folded name of an admin unit without its leading type word: "P. Hoa Lư" and "phường Hoa Lư" are "hoa lu".
      create function public.fold_unit_name(value text) returns text
        language sql immutable strict parallel safe
        return pg_catalog.regexp_replace(public.fold(value),
          '^(thanh pho|tinh|quan|huyen|thi xa|thi tran|phuong|xa|dac khu|to dan pho|khu pho|thon|xom|ban|ap|tdp|tp|tx|tt|p|q|h|x)(\\.\\s*|\\s+)(?=\\S)', '');
    `);
    this.addSql(/* sql */ `
      -- A LIKE pattern that finds the text anywhere, its own wildcards taken as characters.
      create function public.like_anywhere(value text) returns text
        language sql immutable strict parallel safe
        return '%' || pg_catalog.regexp_replace(value, '([\\\\%_])', '\\\\\\1', 'g') || '%';
    `);
    this.addSql(/* sql */ `
      -- A position as a point on the mean sphere (6,371,008.8 m), so that a GiST index answers "nearest first".
      create function public.sphere_point(latitude double precision, longitude double precision) returns public.cube
        language sql immutable strict parallel safe
        return public.cube(array[
          6371008.8 * pg_catalog.cos(pg_catalog.radians(latitude)) * pg_catalog.cos(pg_catalog.radians(longitude)),
          6371008.8 * pg_catalog.cos(pg_catalog.radians(latitude)) * pg_catalog.sin(pg_catalog.radians(longitude)),
          6371008.8 * pg_catalog.sin(pg_catalog.radians(latitude))]);

      -- Great-circle meters between two sphere points; the chord that the index knows, bent onto the sphere.
      create function public.sphere_distance(a public.cube, b public.cube) returns double precision
        language sql immutable strict parallel safe
        return 2 * 6371008.8 * pg_catalog.asin(least(1::double precision, public.cube_distance(a, b) / (2 * 6371008.8)));
    `);
  }
}
