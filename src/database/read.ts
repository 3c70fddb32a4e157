import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { UnavailableError, isUnavailable } from './errors.js';

export { default as sql, empty, join, raw, Sql } from 'sql-template-tag';

/** A statement as it went to the database; tests pin these, logs name them. */
export interface SentStatement {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** For whom a transaction reads and writes, as row-level security asks. */
export interface Actor {
  subject: string;
  /** The stated reason, in an emergency. */
  emergency?: string;
}

/** Says for whom the open transaction acts; forgotten at its end. */
export const actingAs = ({ subject, emergency = '' }: Actor): Sql =>
  sql`select set_config('liengia.subject', ${subject}, true), set_config('liengia.emergency', ${emergency}, true)`;

/** What a request reads through: rows of named statements, nothing else. */
export interface Reader {
  /**
   * Runs one statement and returns its rows: dates as `YYYY-MM-DD`, instants as ISO 8601 in UTC, bigint and numeric as
   * numbers. Throws `UnavailableError` when the database cannot be reached or takes too long.
   */
  rows<Row>(name: string, statement: Sql): Promise<Row[]>;

  /**
   * The same for what row-level security guards: the statement runs in a transaction of its own, as somebody. It counts
   * as one statement; if it writes (the log of readings), that is committed before the rows are given.
   */
  rowsAs<Row>(actor: Actor, name: string, statement: Sql): Promise<Row[]>;

  /**
   * All rows of one statement, as a snapshot of the moment it begins, in batches of a thousand: a cursor of the
   * database's in a read-only transaction, on a connection that is held until the last row is taken, the reader of the
   * rows leaves, or `signal` says that nobody wants them any more; then it simply ends, and so does the statement.
   * Whoever streams many at once leaves no connection to others. Throws as `rows` does, but for the first rows, which
   * may take a minute, and where no rows are taken for half an hour; how long it may take in all is the caller's to say.
   */
  stream<Row>(name: string, statement: Sql, signal: AbortSignal): AsyncGenerator<Row[], void, void>;

  /** Calls back once none of this reader's statements is under way and nobody reacts to one any more. */
  whenIdle(callback: () => void): void;
}

const { builtins } = pg.types;
const asText = (value: string) => value;
const parsers: Record<number, (value: string) => unknown> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.DATE]: asText,
  [builtins.TIMESTAMPTZ]: (value) => new Date(value).toISOString(),
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ??
    (pg.types.getTypeParser as (oid: number, format?: string) => (value: string) => unknown)(oid, format),
} as pg.CustomTypesConfig;

/** The application's connections. `close` waits for the statements under way. */
export interface ReadPool {
  reader(onStatement?: (statement: SentStatement) => void): Reader;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 2_000;

const BATCH = 1_000;
/**
 * The first batch waits for the whole list to be sorted; the time allowed is each batch's, not that of all of them. A
 * reader on a slow line takes minutes for a batch; one that is gone is told by `signal`, long before the half hour.
 */
const STREAMING = `begin isolation level repeatable read read only;
  set local statement_timeout = '60s'; set local idle_in_transaction_session_timeout = '30min';
  set local cursor_tuple_fraction = 1`;

/** An error of the database with the name of the statement, and told apart where the statement is not to blame. */
const named = (name: string, error: unknown): Error =>
  new (isUnavailable(error) ? UnavailableError : Error)(`${name}: ${(error as Error).message}`, { cause: error });

export const openReadPool = (url: string, onError: (error: Error) => void): ReadPool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'liengia',
    // Compiling a statement takes longer than running it, once its estimates look large.
    options: '-c jit=off',
    types,
  });
  // An idle connection that breaks must not end the process; the next statement opens another.
  pool.on('error', onError);

  const sendAs = async (actor: Actor, query: pg.QueryConfig): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    let failure: Error | undefined;
    try {
      await client.query('begin');
      const { text, values } = actingAs(actor);
      await client.query(text, values);
      const result = await client.query(query);
      await client.query('commit');
      return result;
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      // With a failure the connection is closed, and the transaction with it.
      client.release(failure);
    }
  };

  const send = async <Row>(name: string, query: pg.QueryConfig, actor: Actor | undefined): Promise<Row[]> => {
    try {
      return (await (actor ? sendAs(actor, query) : pool.query(query))).rows as Row[];
    } catch (error) {
      throw named(name, error);
    }
  };

  async function* stream<Row>(
    name: string,
    { text, values }: pg.QueryConfig,
    signal: AbortSignal,
  ): AsyncGenerator<Row[], void, void> {
    let client: pg.PoolClient | undefined;
    let isAtWork = false;
    // With a failure the connection is closed, and the transaction with it.
    const release = (failure?: Error) => {
      client?.release(failure);
      client = undefined;
    };
    const leave = () => {
      const { processID } = (client ?? {}) as { processID?: number };
      release(new Error(`${name}: nobody reads it any more`));
      // A backend that sorts does not look whether anybody is there; it is told.
      if (isAtWork && processID) pool.query('select pg_cancel_backend($1)', [processID]).catch(ignore);
    };
    // Between two batches no query is there to be told that the connection broke; the next one will be.
    const ignore = () => {};
    signal.addEventListener('abort', leave, { once: true });
    try {
      const own = (client = await pool.connect());
      own.on('error', ignore);
      if (signal.aborted) return;
      isAtWork = true;
      await own.query(STREAMING);
      await own.query(`declare streamed no scroll cursor for ${text}`, values);
      for (let isLast = false; !isLast;) {
        const { rows } = await own.query(`fetch ${BATCH} from streamed`);
        isLast = rows.length < BATCH;
        isAtWork = false;
        if (rows.length > 0) yield rows as Row[];
        if (signal.aborted) return;
        isAtWork = true;
      }
      await own.query('commit');
      own.off('error', ignore);
      release();
      isAtWork = false;
    } catch (error) {
      isAtWork = false;
      if (!signal.aborted) throw named(name, error);
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  return {
    reader(onStatement) {
      let underWay = 0;
      let waiting: (() => void)[] = [];
      // As an immediate it runs after every reaction to what has just arrived.
      const settle = () => {
        if (underWay > 0) return;
        const ready = waiting;
        waiting = [];
        for (const callback of ready) callback();
      };
      const run = async <Row>(name: string, statement: Sql, actor?: Actor): Promise<Row[]> => {
        const text = `/* ${name} */ ${statement.text}`;
        const { values } = statement;
        onStatement?.({ name, text, values });
        underWay += 1;
        try {
          return await send<Row>(name, { text, values }, actor);
        } finally {
          underWay -= 1;
          setImmediate(settle);
        }
      };
      return {
        rows: run,
        rowsAs: (actor, name, statement) => run(name, statement, actor),
        stream<Row>(name: string, statement: Sql, signal: AbortSignal) {
          const text = `/* ${name} */ ${statement.text}`;
          const { values } = statement;
          onStatement?.({ name, text, values });
          return stream<Row>(name, { text, values }, signal);
        },
        whenIdle(callback) {
          if (waiting.push(callback) === 1) setImmediate(settle);
        },
      };
    },
    close: () => pool.end(),
  };
};

/** Whether the row behind `alias` (with valid_from and valid_to) is in force on `day`; nulls are open ends. */
export const validOn = (alias: Sql, day: Sql): Sql =>
  sql`((${alias}.valid_from is null or ${alias}.valid_from <= ${day}) and (${alias}.valid_to is null or ${day} < ${alias}.valid_to))`;
