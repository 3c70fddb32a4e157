import type { DatabaseConfig } from '../config.js';
import type { Log } from '../log.js';
import { withConnection } from './connection.js';
import type { Database } from './index.js';
import { applyMigrations, lockMigrations, MIGRATION_TABLE, migrationStatus } from './migrate.js';
import { grantApplicationRole } from './roles.js';
import { clearSchema } from './tables.js';

/** What someone wants to know who looks at a database from outside: lines of text. */
export async function describe(config: DatabaseConfig, { ownerUrl }: Database): Promise<string> {
  const { applied, pending } = await migrationStatus(ownerUrl);
  const { version, size, sessions } = await withConnection(ownerUrl, 'DATABASE_OWNER_URL', async (owner) => {
    const { rows } = await owner.query(
      `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
         (select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()) as sessions`,
    );
    return rows[0];
  });
  const { host, pathname } = new URL(ownerUrl);
  const place = config.kind === 'embedded' ? `private, in ${config.home}` : `${host}${pathname}`;
  return [
    `PostgreSQL ${version}, ${place}, ${size}, ${sessions} other sessions`,
    `${applied.length} migrations applied, ${pending.length} pending${pending.length ? `: ${pending.join(', ')}` : ''}`,
  ].join('\n');
}

/** Empties a database and builds the newest schema in it; the seeds come with the next start of the server. */
export async function reset({ ownerUrl, role }: Database, { log }: { log: Log }): Promise<void> {
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', async (owner) => {
    await lockMigrations(owner);
    await owner.query('begin');
    await clearSchema(owner);
    await applyMigrations(owner, { log, inTransaction: true });
    await grantApplicationRole(owner, role, MIGRATION_TABLE);
    await owner.query('commit');
  });
}

/**
 * Tells PostgreSQL what the tables hold now, as their owner alone may. After much was loaded at once: a fresh table has
 * no statistics, and plans made without them can be a hundred times slower.
 */
export async function gatherStatistics(ownerUrl: string): Promise<void> {
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
    owner.query(`
      do $$ declare name text; begin
        for name in select tablename from pg_catalog.pg_tables where schemaname = 'public' loop
          execute format('analyze public.%I', name);
        end loop;
      end $$`),
  );
}
