import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError as PostgresError, type QueryConfig, escapeIdentifier, escapeLiteral } from 'pg';
import type { Log } from '../log.js';
import { prepareHome, type Home, type Passwords } from './embedded-home.js';
import { findOrStartPostmaster, stopPostmaster } from './embedded-postmaster.js';
import { DatabaseError, errorCode, errorText } from './errors.js';

/** Who opens a database: the one server, or a command that may run beside it. */
export type Opener = 'server' | 'command';

/** A private PostgreSQL in use; `adminUrl` is its superuser, for tests that make databases. */
export interface EmbeddedDatabase {
  url: string;
  ownerUrl: string;
  role: string;
  adminUrl: string;
  /** Gives it back; the last process that does so stops PostgreSQL. */
  stop(): Promise<void>;
}

const OWNER = 'liengia_owner';
const APP = 'liengia_app';
const DATABASE = 'liengia';
const ANSWER_TIMEOUT_MS = 10_000;

/**
 * Who uses a cluster is kept in the cluster: each process holds advisory locks in the database `postgres` over one
 * session. The system ends that session with the process however it dies, so no lock is ever stale.
 */
const LOCK = {
  /** Shared by all users; whoever gets it exclusively is the last one. */
  using: 1,
  /** Held by the server. */
  serving: 2,
  /** Held while roles and database are made. */
  preparing: 3,
};

/**
 * Opens the private PostgreSQL of a home, starting it unless it runs already, be it for another command or left
 * behind by a server that was killed.
 *
 * @throws DatabaseError when it cannot be started, or when a second server opens it.
 */
export async function openEmbedded(
  path: string,
  { log, opener }: { log: Log; opener: Opener },
): Promise<EmbeddedDatabase> {
  const home = await prepareHome(path);
  const { session, port } = await join(home, opener);
  try {
    if (opener === 'server') await claimServing(session, home);
    await prepareDatabase(session, home.passwords);
  } catch (error) {
    await leave(session, home);
    throw error;
  }
  let isStopping = false;
  session.on('error', (error) => {
    if (!isStopping) log.error(`PostgreSQL ended unexpectedly (${errorText(error)}): see ${home.logFile}.`);
  });
  log.debug(`PostgreSQL ${home.binaries.version} on port ${port}, data in ${home.data}`);

  const address = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    url: address(APP, home.passwords.app, DATABASE),
    ownerUrl: address(OWNER, home.passwords.owner, DATABASE),
    role: APP,
    adminUrl: address('postgres', home.passwords.admin, 'postgres'),
    async stop() {
      isStopping = true;
      await leave(session, home);
    },
  };
}

/** Opens the session that says "in use". */
async function join(home: Home, opener: Opener): Promise<{ session: Client; port: number }> {
  for (;;) {
    const { port } = await findOrStartPostmaster(home);
    const session = new Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: home.passwords.admin,
      database: 'postgres',
      application_name: `liengia ${opener} ${process.pid}`,
      connectionTimeoutMillis: 10_000,
    });
    session.on('error', () => {}); // the query under way is rejected as well
    try {
      await session.connect();
      await session.query('select pg_advisory_lock_shared($1)', [LOCK.using]);
      return { session, port };
    } catch (cause) {
      await session.end().catch(() => {});
      if (!isShutdown(cause)) {
        throw new DatabaseError(`The PostgreSQL of ${home.path} cannot be used: ${errorText(cause)}.`, { cause });
      }
      await sleep(50); // its last user was stopping it
    }
  }
}

function isShutdown(error: unknown): boolean {
  const code = errorCode(error);
  if (error instanceof PostgresError) return code === '57P01' || code === '57P03';
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || /terminated/.test(errorText(error));
}

async function leave(session: Client, home: Home): Promise<void> {
  try {
    // Neither waits for anything but PostgreSQL itself, which may stand still.
    const soon = (text: string) =>
      session.query({ text, values: [LOCK.using], query_timeout: ANSWER_TIMEOUT_MS } as QueryConfig);
    await soon('select pg_advisory_unlock_shared($1)');
    const { rows } = await soon('select pg_try_advisory_lock($1) as last');
    if (rows[0].last) await stopPostmaster(home);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    if (/timeout/.test(errorText(error))) {
      throw new DatabaseError(
        `The PostgreSQL of ${home.path} does not answer, and was not stopped: see ${home.logFile}.`,
        { cause: error },
      );
    }
    // PostgreSQL has ended already: nothing is left to stop.
  } finally {
    await session.end().catch(() => {});
  }
}

/** The one server's claim. A killed server's session may outlive it by a moment, hence the wait. */
async function claimServing(session: Client, home: Home): Promise<void> {
  try {
    await session.query(`set lock_timeout = '1s'`);
    await session.query('select pg_advisory_lock($1)', [LOCK.serving]);
    await session.query('reset lock_timeout');
  } catch (cause) {
    if (errorCode(cause) !== '55P03') throw cause;
    const { rows } = await session.query<{ holder: string }>(
      `select application_name as holder from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = $1 and granted`,
      [LOCK.serving],
    );
    const pid = rows[0]?.holder.split(' ').at(-1) ?? 'unknown';
    throw new DatabaseError(
      `A server (pid ${pid}) uses the database in ${home.path}: stop it first, or work on another folder with LIENGIA_HOME.`,
      { cause },
    );
  }
}

/** Makes the roles and the database that are not there yet. */
async function prepareDatabase(session: Client, passwords: Passwords): Promise<void> {
  await session.query('select pg_advisory_lock($1)', [LOCK.preparing]);
  const { rows } = await session.query<{ name: string }>(
    'select rolname as name from pg_roles union all select datname from pg_database',
  );
  const isThere = (name: string) => rows.some((row) => row.name === name);
  for (const [role, password] of Object.entries({ [OWNER]: passwords.owner, [APP]: passwords.app })) {
    if (!isThere(role))
      await session.query(`create role ${escapeIdentifier(role)} login password ${escapeLiteral(password)}`);
  }
  if (!isThere(DATABASE)) await session.query(`create database ${DATABASE} owner ${OWNER}`);
  await session.query('select pg_advisory_unlock($1)', [LOCK.preparing]);
}
