import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { PostgresDialect } from 'kysely';
import type { Client } from 'pg';
import type { Log } from '../log.js';
import { withConnection } from './connection.js';
import { DatabaseError, errorCode, errorText } from './errors.js';
import { migrations } from './migrations/index.js';
import { grantApplicationRole } from './roles.js';

/** Which migrations a database has had. */
export const MIGRATION_TABLE = 'schema_migration';

/** Any fixed number: whoever migrates a database holds the advisory lock of this key. */
const MIGRATING = 1_144_114;

export interface MigrationStatus {
  applied: string[];
  pending: string[];
}

/**
 * Brings a database to the newest schema and gives the application's role its rights there. Forward only, each
 * migration in a transaction of its own. Servers that start at once wait for each other.
 *
 * @param ownerUrl a direct address: a pooler that changes sessions between transactions would lose the lock.
 * @throws DatabaseError when a migration is pending that the owner cannot run, or fails, or when the database is newer
 *   than this release.
 */
export async function migrate(ownerUrl: string, appRole: string, { log }: { log: Log }): Promise<void> {
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', async (owner) => {
    await lockMigrations(owner);
    await applyMigrations(owner, { log });
    await grantApplicationRole(owner, appRole, MIGRATION_TABLE);
  });
}

/** Waits until nobody else migrates the database; the lock ends with the session. */
export async function lockMigrations(owner: Client): Promise<void> {
  await owner.query('select pg_advisory_lock($1)', [MIGRATING]);
}

/** Reads what has been migrated; changes nothing. */
export async function migrationStatus(ownerUrl: string): Promise<MigrationStatus> {
  return withConnection(ownerUrl, 'DATABASE_OWNER_URL', readStatus);
}

/**
 * Runs the pending migrations over one connection.
 *
 * @param options.through the last one to run; without it, all.
 * @param options.inTransaction the caller has one open and all of them belong to it.
 */
export async function applyMigrations(
  owner: Client,
  { log, through, inTransaction = false }: { log?: Log; through?: string; inTransaction?: boolean },
): Promise<void> {
  const { pending } = await readStatus(owner);
  if (pending.length === 0) return;
  await checkOwnerMayMigrate(owner, pending);

  const orm = await MikroORM.init({
    dbName: owner.database,
    driverOptions: oneConnection(owner),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: MIGRATION_TABLE,
      transactional: !inTransaction,
      allOrNothing: false,
      disableForeignKeys: false,
      snapshot: false,
      silent: true,
    },
  });
  let current = pending[0];
  orm.migrator.on('migrating', ({ name }) => void (current = name));
  orm.migrator.on('migrated', ({ name }) => log?.info(`Migrated: ${name}`));
  try {
    await orm.migrator.up(through === undefined ? {} : { to: through });
  } catch (cause) {
    const advice =
      errorCode(cause) === '42501' ? '; the role of DATABASE_OWNER_URL must own the database and all in it' : '';
    throw new DatabaseError(`The migration ${current} failed (${errorText(cause)})${advice}.`, { cause });
  } finally {
    await orm.close();
  }
}

async function readStatus(owner: Client): Promise<MigrationStatus> {
  const names = migrations.map(({ name }) => name);
  const { rows: tables } = await owner.query('select to_regclass($1) as found', [`public.${MIGRATION_TABLE}`]);
  if (tables[0].found === null) return { applied: [], pending: names };

  const { rows } = await owner.query<{ name: string }>(`select name from public.${MIGRATION_TABLE} order by id`);
  const applied = rows.map((row) => row.name);
  const unknown = applied.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new DatabaseError(
      `The database "${owner.database}" is newer than this release (it has had the migration ${unknown}): ` +
        'start the release that migrated it, or a newer one.',
    );
  }
  return { applied, pending: names.filter((name) => !applied.includes(name)) };
}

async function checkOwnerMayMigrate(owner: Client, pending: string[]): Promise<void> {
  const { rows } = await owner.query(
    `select has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as may`,
  );
  if (rows[0].may) return;
  const { user, database } = owner;
  throw new DatabaseError(
    `${pending.length} migrations are pending (the first is ${pending[0]}) and role "${user}" may not create anything ` +
      `in the database: run ALTER DATABASE "${database}" OWNER TO "${user}";`,
  );
}

/** MikroORM over a connection that is open already, so that its work shares the session's lock and transaction. */
function oneConnection(client: Client): PostgresDialect {
  const lent = { query: client.query.bind(client), release: () => {} };
  return new PostgresDialect({ pool: { connect: async () => lent, end: async () => {}, options: {} } });
}
