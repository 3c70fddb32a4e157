import { escapeIdentifier, type Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { MIGRATION_TABLE } from './migrate.js';

/** A table of the registry. */
export interface Table {
  name: string;
  /** Those that hold something of their own: no generated ones. */
  columns: string[];
  /** SQL that orders its rows the same way on every server. */
  order: string;
}

/** Every table but the list of migrations, by name. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select relname as name,
       array(select attname::text from pg_attribute
             where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       coalesce(
         (select string_agg(quote_ident(attname) || case when attcollation <> 0 then ' collate "C"' else '' end, ', '
                            order by array_position(indkey::int2[], attnum))
          from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
          where indrelid = t.oid and indisprimary),
         'source::text collate "C"') as order
     from pg_class as t
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> $1
       and not exists (select from pg_depend where objid = t.oid and deptype = 'e')
     order by relname collate "C"`,
    [MIGRATION_TABLE],
  );
  return rows;
}

/**
 * The rows of a table as COPY's text format has them: equal rows give equal bytes on every server, once `fixFormats`
 * has prepared the transaction.
 */
export function copyOut(client: Client, { name, columns, order }: Table): AsyncIterable<Buffer> {
  const list = columns.map(escapeIdentifier).join(', ');
  const query = `select ${list} from public.${escapeIdentifier(name)} as source order by ${order}`;
  return client.query(copyTo(`copy (${query}) to stdout`));
}

/** Makes values print alike on every server, and a policy an error where it would silently hide rows. */
export async function fixFormats(client: Client): Promise<void> {
  await client.query(
    `set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
     set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'`,
  );
}

/** The number of rows of each table. */
export async function countRows(client: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query(`select count(*)::float8 as count from public.${escapeIdentifier(name)}`);
    counts.set(name, rows[0].count);
  }
  return counts;
}

/** Drops everything in the schema that is no extension's: tables, views, functions, types. */
export async function clearSchema(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `select format('drop %s if exists %s cascade', kind, identity) as statement
     from pg_depend as own,
       lateral pg_identify_object(own.classid, own.objid, 0) as object (kind, schema, name, identity)
     where refclassid = 'pg_namespace'::regclass and refobjid = 'public'::regnamespace
       and not exists (select from pg_depend as extension where extension.classid = own.classid
                         and extension.objid = own.objid and extension.deptype = 'e')
     order by kind <> 'table'`,
  );
  for (const { statement } of rows) await owner.query(statement);
}
