import type { Client } from 'pg';
import type { Log } from '../log.js';
import { withConnection } from './connection.js';
import { DatabaseError } from './errors.js';
import { requiredExtensions } from './migrations/index.js';
import { createRolesSql } from './roles.js';

/** The oldest PostgreSQL that runs every statement: 15, where a schema's functions are checked when they are made. */
const OLDEST = 15;

export interface ExternalDatabase {
  url: string;
  ownerUrl: string;
  /** Refuse an application role that could pass row-level security, instead of warning. */
  enforceRoles?: boolean;
}

/**
 * Checks that a PostgreSQL which someone else runs can be used: reachable with both roles, new enough, with the
 * extensions, and with an application role that row-level security binds.
 *
 * @returns the application's role.
 * @throws DatabaseError for the first thing that is wrong.
 */
export async function checkExternal(database: ExternalDatabase, { log }: { log: Log }): Promise<string> {
  const owner = await withConnection(database.ownerUrl, 'DATABASE_OWNER_URL', async (client) => {
    await checkServer(client);
    await checkExtensions(client);
    return identify(client);
  });
  return withConnection(database.url, 'DATABASE_URL', async (client) => {
    const app = await identify(client);
    if (app.place !== owner.place) {
      throw new DatabaseError('DATABASE_URL and DATABASE_OWNER_URL are not the same database: correct one of them.');
    }
    const flaw = await findRoleFlaw(client, owner.role);
    if (flaw === undefined) return app.role;
    const problem = `DATABASE_URL connects as role "${app.role}", which ${flaw}`;
    if (database.enforceRoles) {
      throw new DatabaseError(
        `${problem}: the application needs a role without such rights. ${createRolesSql(client.database ?? '')}`,
      );
    }
    log.warn(`${problem}; in production this is refused.`);
    return app.role;
  });
}

async function checkServer(owner: Client): Promise<void> {
  const { rows } = await owner.query(
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
       current_setting('server_encoding') as encoding, pg_is_in_recovery() as "isStandby",
       exists (select from pg_collation where collname = 'vi-VN-x-icu') as "hasIcu"`,
  );
  const [{ major, version, encoding, isStandby, hasIcu }] = rows;
  const { host, port, database } = owner;
  const server = `PostgreSQL at ${host}:${port}`;
  if (major < OLDEST) throw new DatabaseError(`${server} is version ${version}: use version ${OLDEST} or newer.`);
  if (isStandby) throw new DatabaseError(`${server} is a standby and takes no writes: use the address of its primary.`);
  if (!hasIcu)
    throw new DatabaseError(`${server} was built without ICU, which sorts Vietnamese: use one built with it.`);
  if (encoding !== 'UTF8') {
    throw new DatabaseError(
      `The database "${database}" is encoded in ${encoding}: make it anew with ` +
        `CREATE DATABASE "${database}" ENCODING 'UTF8' TEMPLATE template0;`,
    );
  }
}

async function checkExtensions(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string; exists: boolean; creatable: boolean }>(
    `select required.name, available.name is not null as exists,
       available.installed_version is not null
         or (select rolsuper from pg_roles where rolname = current_user)
         or coalesce(version.trusted, false) and has_database_privilege(current_database(), 'create') as creatable
     from unnest($1::text[]) as required (name)
       left join pg_available_extensions as available on available.name = required.name
       left join pg_available_extension_versions as version
         on version.name = available.name and version.version = available.default_version`,
    [requiredExtensions],
  );
  const { host, port, database, user } = owner;
  const missing = rows.filter((row) => !row.exists).map((row) => row.name);
  if (missing.length > 0) {
    throw new DatabaseError(
      `PostgreSQL at ${host}:${port} lacks the extension ${missing.join(', ')}: install its contrib package there.`,
    );
  }
  const forbidden = rows.filter((row) => !row.creatable).map((row) => row.name);
  if (forbidden.length > 0) {
    throw new DatabaseError(
      `Role "${user}" may not create the extension ${forbidden.join(', ')} in database "${database}": as a superuser, run there ` +
        forbidden.map((name) => `CREATE EXTENSION ${name} SCHEMA public;`).join(' '),
    );
  }
}

/** The role, and something that tells one database of one server from every other. */
async function identify(client: Client): Promise<{ role: string; place: string }> {
  const { rows } = await client.query(
    `select current_user as role, format('%s %s', oid, pg_postmaster_start_time()) as place
     from pg_database where datname = current_database()`,
  );
  return rows[0];
}

/** Why row-level security would not bind the application's role; undefined if it does. */
async function findRoleFlaw(app: Client, owner: string): Promise<string | undefined> {
  const { rows } = await app.query(
    `select rolsuper as "isSuperuser", rolbypassrls as "bypassesPolicies", rolname = $1 as "isOwner",
       pg_has_role(oid, $1, 'member') as "isMember",
       exists (select from pg_database where datname = current_database() and datdba = role.oid)
         or exists (select from pg_class where relowner = role.oid and relnamespace = 'public'::regnamespace) as "ownsTables"
     from pg_roles as role where rolname = current_user`,
    [owner],
  );
  const [{ isSuperuser, bypassesPolicies, isOwner, isMember, ownsTables }] = rows;
  if (isSuperuser) return 'is a superuser';
  if (bypassesPolicies) return 'has BYPASSRLS';
  if (isOwner) return 'DATABASE_OWNER_URL uses too';
  if (isMember) return `is a member of "${owner}"`;
  if (ownsTables) return 'owns the database or something in it';
  return undefined;
}
