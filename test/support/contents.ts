import { rowsOf } from './database.js';

/** Every row of every table, and where the sequences stand, as PostgreSQL prints them. */
export async function contentsOf({ ownerUrl }: { ownerUrl: string }) {
  const names = await rowsOf<{ name: string }>(
    ownerUrl,
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  );
  const tables: Record<string, string> = {};
  for (const { name } of names) {
    const [row] = await rowsOf<{ rows: string }>(
      ownerUrl,
      `select coalesce(jsonb_agg(t order by t::text collate "C"), '[]')::text as rows from ${name} as t`,
    );
    tables[name] = row!.rows;
  }
  const sequences = await rowsOf(
    ownerUrl,
    `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`,
  );
  return { tables, sequences };
}

/** Constraints, triggers with their state, and rights. */
export async function structureOf({ ownerUrl }: { ownerUrl: string }) {
  return rowsOf(
    ownerUrl,
    `select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as what from pg_constraint
       where connamespace = 'public'::regnamespace
     union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal
     union all select 'right', relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v')
     order by 1, 2, 3`,
  );
}
