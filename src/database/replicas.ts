import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.js';
import { errorCode, errorText } from './errors.js';
import { type LogPosition, logPosition } from './log-position.js';
import { MIGRATION_TABLE } from './migrate.js';
import type { Place } from './place.js';

/** The streaming replicas that reads may go to. */
export interface Replicas {
  /** One that is well and has replayed all up to `after`, each in its turn; undefined: there is none. */
  pick(after: LogPosition | null): Place | undefined;
  /**
   * Whether a statement failed for being on this replica, so that the primary may do it instead. A replica that broke is
   * left out at once, until it is found well again.
   */
  isToBlame(place: Place, error: unknown): boolean;
  /** How many are read from, and how many are left out. */
  count(): { inUse: number; leftOut: number };
  close(): Promise<void>;
}

/** What the watch needs of the program around it. */
export interface WatchOptions {
  /** The application's address of the primary. */
  primaryUrl: string;
  /** Opens the connections that statements of requests take. */
  open(url: string): Place;
  log: Log;
}

/** How often each is asked how it is; what was written so long ago, at most, is still read from the primary. */
const EVERY_MS = 500;
/** One that does not say within this how it is, is not well. */
const ANSWER_MS = 2_000;
/** How far behind its primary a replica may be, and how near it must have come to be taken back. */
const MOST_BEHIND_MS = 3_000;
const BACK_BEHIND_MS = 1_000;

interface Status {
  /** Tells one database of one cluster, with its copies, from every other. */
  cluster: string;
  role: string;
  isStandby: boolean;
  /** What a standby has replayed, or a primary written. */
  position: string;
  /** The last migration. */
  schema: string;
}

const STATUS = `/* database.status */
  select format('%s %s', system_identifier, (select oid from pg_database where datname = current_database())) as cluster,
    current_user as role, pg_is_in_recovery() as "isStandby",
    (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text as position,
    (select name from ${MIGRATION_TABLE} order by id desc limit 1) as schema
  from pg_control_system()`;

interface Replica {
  /** As the log calls it. */
  name: string;
  place: Place;
  /** It has replayed this much, at least. */
  replayed: LogPosition;
  /** Why it is not read from; null: it is; undefined: it has not been asked yet. */
  fault: string | null | undefined;
}

/** Watches the replicas at these addresses and the primary, each over a connection of its own, until it is closed. */
export function watchReplicas(urls: readonly string[], { primaryUrl, open, log }: WatchOptions): Replicas {
  const replicas = urls.map((url): Replica => ({
    name: nameOf(url),
    place: open(url),
    replayed: 0n,
    fault: undefined,
  }));
  const primary = new PrimaryLog();
  let turn = 0;

  const tell = (replica: Replica, fault: string | null) => {
    const { name, fault: before } = replica;
    replica.fault = fault;
    if (fault === null && before !== null) log.info(`the replica ${name} is read from`);
    if (fault !== null && typeof before !== 'string') log.warn(`the replica ${name} is left out: ${fault}`);
  };

  const watches = [
    watch(primaryUrl, {
      onTold: (status) => primary.note(status),
      // What the replicas have of it stays right; they are read from as long as they are well themselves.
      onFailed: () => {},
    }),
    ...replicas.map((replica, at) =>
      watch(urls[at]!, {
        onTold(status) {
          replica.replayed = logPosition(status.position) ?? 0n;
          const fault = primary.faultOf(status, replica.replayed, replica.fault === null);
          if (fault !== undefined) tell(replica, fault);
        },
        onFailed(error) {
          const wasInUse = replica.fault === null;
          tell(replica, `it cannot be asked (${errorText(error)})`);
          // A machine that stands still breaks no connection; what waits for it there may begin anew.
          if (wasInUse) replica.place.breakOff();
        },
      }),
    ),
  ];

  return {
    pick(after) {
      const fit = replicas.filter(({ fault, replayed }) => fault === null && (after === null || replayed >= after));
      turn += 1;
      return fit[turn % fit.length]?.place;
    },
    isToBlame(place, error) {
      if (isConflict(error)) return true;
      if (!isBroken(error)) return false;
      const replica = replicas.find((one) => one.place === place);
      if (replica?.fault === null) tell(replica, `it failed (${errorText(rootOf(error))})`);
      return true;
    },
    count() {
      const inUse = replicas.filter(({ fault }) => fault === null).length;
      return { inUse, leftOut: replicas.length - inUse };
    },
    async close() {
      await Promise.all([...watches.map((stop) => stop()), ...replicas.map(({ place }) => place.close())]);
    },
  };
}

/** What the primary's log was when: clocks of other machines are not asked. */
class PrimaryLog {
  private known: Status | undefined;
  private written: { at: number; position: LogPosition }[] = [];

  note(status: Status): void {
    this.known = status;
    const at = performance.now();
    this.written.push({ at, position: logPosition(status.position) ?? 0n });
    while (this.written[1] && this.written[1].at < at - 10 * MOST_BEHIND_MS) this.written.shift();
  }

  /** Why a replica that is so is not read from; null: it is well; undefined: that cannot be told yet. */
  faultOf(status: Status, replayed: LogPosition, isInUse: boolean): string | null | undefined {
    if (!this.known) return undefined;
    const { cluster, role, schema } = this.known;
    if (status.cluster !== cluster) return 'it is no copy of the database of DATABASE_URL';
    if (!status.isStandby) return 'it is no standby';
    if (status.role !== role) return `it is signed in to as "${status.role}", the primary as "${role}"`;
    if (status.schema !== schema) return `its schema is ${status.schema}, the primary's ${schema}`;
    // Since the first moment known of which it has not replayed what was written by then.
    const missed = this.written.find(({ position }) => position > replayed);
    const behind = missed ? performance.now() - missed.at : 0;
    if (behind <= (isInUse ? MOST_BEHIND_MS : BACK_BEHIND_MS)) return null;
    return `it is ${(behind / 1000).toFixed(1)} s behind`;
  }
}

/** Asks a PostgreSQL again and again how it is, until the answer is called. */
function watch(
  url: string,
  { onTold, onFailed }: { onTold(status: Status): void; onFailed(error: unknown): void },
): () => Promise<void> {
  const closing = new AbortController();
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    application_name: 'liengia watch',
  });
  // A connection that breaks between two questions says so at once.
  pool.on('error', onFailed);
  const watching = (async () => {
    while (!closing.signal.aborted) {
      try {
        const { rows } = await pool.query<Status>(STATUS);
        if (!closing.signal.aborted) onTold(rows[0]!);
      } catch (error) {
        if (!closing.signal.aborted) onFailed(error);
      }
      await sleep(EVERY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    closing.abort();
    await watching;
    await pool.end();
  };
}

/** An address without its secrets. */
const nameOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
};

const rootOf = (error: unknown): unknown => (error instanceof Error && error.cause ? rootOf(error.cause) : error);

/** What the primary removed was still being read: a replica ends such a statement, and is well. */
const isConflict = (error: unknown): boolean => {
  const root = rootOf(error);
  return errorCode(root) === '40001' || /conflict with recovery/.test(errorText(root));
};

// Shutdown, nothing left, a lost connection, a login or database that is refused or gone, and what the system says of
// sockets. Not a statement that took too long, nor a wait for one of our own connections: the primary has as much to do.
const BROKEN = /^(57P0\d|53\w{3}|08\w{3}|28\w{3}|3D000|E[A-Z_]{4,})$/;

const isBroken = (error: unknown): boolean => {
  const root = rootOf(error);
  return BROKEN.test(errorCode(root) ?? '') || /terminated/.test(errorText(root));
};
