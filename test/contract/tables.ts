import { rowsOf } from '../support/database.js';

/** Statements that each return one row with a `place` for everything that breaks a rule of the tables. */
export const RULES = {
  /** Without the index a delete or an update of the referenced row reads the whole table. */
  unindexedForeignKeys: `
    select format('%s.%s', conrelid::regclass, conname) as place from pg_constraint foreign_key
    where contype = 'f' and connamespace = 'public'::regnamespace
      and not exists (
        select from pg_index, lateral (select string_to_array(indkey::text, ' ')::int2[] as columns) index
        where indrelid = conrelid and indisvalid
          and (indpred is null or pg_get_expr(indpred, indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
          and (columns[1:cardinality(conkey)] @> conkey
            or indisunique and columns <@ conkey)) -- one row at most: the rest of the key needs no index
    order by place`,
  tablesWithoutPrimaryKey: `
    select oid::regclass::text as place from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not exists (select from pg_index where indrelid = pg_class.oid and indisprimary)
    order by place`,
  /** What the current role owns: tables, functions, types, schemas, or the database itself. */
  owned: `
    select format('%s %s', owned.kind, owned.name) as place from (
      select 'relation' as kind, relname as name, relowner as owner from pg_class
      union all select 'function', proname, proowner from pg_proc
      union all select 'type', typname, typowner from pg_type
      union all select 'schema', nspname, nspowner from pg_namespace
      union all select 'database', datname, datdba from pg_database
    ) owned
    where owner = (select oid from pg_roles where rolname = current_user) order by place`,
} as const;

export async function offenders(url: string, rule: keyof typeof RULES): Promise<string[]> {
  return (await rowsOf<{ place: string }>(url, RULES[rule])).map(({ place }) => place);
}
