import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { UnavailableError, errorCode, isUnavailable } from './errors.js';
import type { LogPosition } from './log-position.js';
import { PREPARED_SECONDS, preparedNames } from './prepared.js';
import type { Replicas } from './replicas.js';
import { type PartsRow, type Shape, asOneStatement, rowsOfPart, shapeOf } from './wave.js';

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

/** The open transaction's `Backend`, as columns of a row. */
export const backendOf = sql`pg_backend_pid() as pid, now()::text as since`;

/** Says for whom the open transaction acts, forgotten at its end; gives its `Backend`. */
export const actingAs = ({ subject, emergency = '' }: Actor): Sql =>
  sql`select ${backendOf}, set_config('liengia.subject', ${subject}, true), set_config('liengia.emergency', ${emergency}, true)`;

/** A statement is planned once for whatever values come, or, what takes some milliseconds, for these alone. */
export type Planning = 'ONCE' | 'FOR_VALUES';

/** What a request reads through: rows of named statements, nothing else. */
export interface Reader {
  /**
   * Runs one statement and returns its rows: dates as `YYYY-MM-DD`, instants as ISO 8601 in UTC, bigint and numeric as
   * numbers. What the callbacks of `whenIdle` ask for in one go, a wave, is sent as one statement. Throws
   * `UnavailableError` when the database cannot be reached or takes too long.
   *
   * @param planning FOR_VALUES: by itself, with a plan for these very values; for what differs a hundredfold by them.
   */
  rows<Row>(name: string, statement: Sql, planning?: Planning): Promise<Row[]>;

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

  /** The same reader, but that its rows come from the primary, wherever the request's other rows do. */
  atPrimary(): Reader;

  /** All that follows is read from the primary: something is being written. */
  toPrimary(): void;

  /** Something was written: what follows is read there and to its end, for whoever asked is to learn what became of it. */
  wrote(): void;

  /**
   * After something was written: where the primary's log is now, for `ReaderOptions.after` of whoever comes back. Null:
   * all was only read, or there are no replicas.
   */
  position(): Promise<string | null>;

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

/** For whom a reader reads. */
export interface ReaderOptions {
  onStatement?: (statement: SentStatement) => void;
  /** When nobody waits for the rows any more: what is under way ends, and it and all that follows throws the reason. */
  signal?: AbortSignal;
  /**
   * Reads from a replica that has replayed the primary's log up to here, if one is well; null: from any that is well.
   * Without it, and for what row-level security guards, from the primary. A request that has come to the primary stays
   * there: it never sees an older state after a newer one.
   */
  after?: LogPosition | null;
}

/** A transaction of some connection, so that its statement can be ended from another one. */
export interface Backend {
  pid: number;
  /** When the transaction began, as PostgreSQL writes it: the connection may have gone on to another. */
  since: string;
}

/** When a transaction has to be over, whatever it waits for. */
export interface Deadline {
  signal: AbortSignal;
  /** Ends what a transaction is waiting for. */
  cancel(backend: Backend): void;
}

/** The connections to one PostgreSQL, the primary or a replica; its functions are those of `Reader`. */
export interface Place {
  rows<Row>(
    name: string,
    query: pg.QueryConfig,
    options?: { actor?: Actor | undefined; signal?: AbortSignal | undefined; planning?: Planning | undefined },
  ): Promise<Row[]>;
  /** How the rows of a statement travel that has been sent before; undefined: not known, or JSON does not carry them. */
  shapeOf(text: string): Shape | undefined;
  stream<Row>(name: string, query: pg.QueryConfig, signal: AbortSignal): AsyncGenerator<Row[], void, void>;
  cancel(backend: Backend): void;
  /** Ends all that is under way, for nobody answers there: it fails as if its connections had broken. */
  breakOff(): void;
  close(): Promise<void>;
}

/** The application's connections. `close` waits for the statements under way. */
export interface ReadPool {
  reader(options?: ReaderOptions): Reader;
  /** Ends what a transaction is waiting for; its statement fails. */
  cancel(backend: Backend): void;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 2_000;

const MOST_SHAPES = 2_000;

const BATCH = 1_000;
/**
 * The first batch waits for the whole list to be sorted; the time allowed is each batch's, not that of all of them. A
 * reader on a slow line takes minutes for a batch; one that is gone is told by `signal`, long before the half hour.
 */
const STREAMING = `begin isolation level repeatable read read only;
  set local statement_timeout = '60s'; set local idle_in_transaction_session_timeout = '30min';
  set local cursor_tuple_fraction = 1`;

const PLANNED_FOR_VALUES = sql`set local plan_cache_mode = force_custom_plan`;

/** What a statement was prepared for is no more: its table has changed, or a pooler has given us another connection. */
const STALE = new Set(['0A000', '26000']);

const TOOK_TOO_LONG = '57014';

/** An error of the database with the name of the statement, and told apart where the statement is not to blame. */
const named = (name: string, error: unknown): Error =>
  new (isUnavailable(error) ? UnavailableError : Error)(`${name}: ${(error as Error).message}`, { cause: error });

export const openPlace = (url: string, onError: (error: Error) => void): Place => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    maxLifetimeSeconds: PREPARED_SECONDS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'liengia',
    // Compiling a statement takes longer than running it, once its estimates look large. Planning takes longer than most
    // of them run; left to itself PostgreSQL plans nearly all anew each time, for it holds planning for cheap.
    options: '-c jit=off -c plan_cache_mode=force_generic_plan',
    types,
  });
  // An idle connection that breaks must not end the process; the next statement opens another.
  pool.on('error', onError);
  // A backend that sorts or waits does not look whether anybody is there. It is told over a connection that no other
  // statement has: those may all be taken by what is to be ended.
  const canceller = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const ignore = () => {};
  canceller.on('error', ignore);
  const cancel = ({ pid, since }: Partial<Backend> & { pid: number }) =>
    void canceller
      .query(
        `select pg_cancel_backend(pid) from pg_stat_activity where pid = $1 and xact_start = coalesce($2, xact_start)`,
        [pid, since ?? null],
      )
      .catch(ignore);

  /** What is under way, by what gives up its connection. */
  const underWay = new Set<(failure: Error) => void>();

  /** Runs `use` on a connection. When `signal` says so it is given up: the connection is closed, its statement ended. */
  const connected = <T>(signal: AbortSignal | undefined, use: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      let client: pg.PoolClient | undefined;
      // With a failure the connection is closed, and the transaction with it.
      const release = (failure?: Error) => {
        client?.off('error', ignore).release(failure);
        client = undefined;
      };
      const breakOff = (failure: Error) => {
        underWay.delete(breakOff);
        release(failure);
        reject(failure);
      };
      const giveUp = () => {
        const { processID } = (client ?? {}) as { processID?: number };
        breakOff(signal!.reason as Error);
        if (processID) cancel({ pid: processID });
      };
      if (signal?.aborted) return giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      underWay.add(breakOff);
      pool
        .connect()
        .then(async (own) => {
          if (!underWay.has(breakOff)) return own.release();
          // That it broke is told to the query, too; unheard, it would end the process.
          client = own.on('error', ignore);
          resolve(await use(own));
          release();
        })
        .catch(breakOff)
        .finally(() => {
          signal?.removeEventListener('abort', giveUp);
          underWay.delete(breakOff);
        });
    });

  /** In a transaction of its own, for which alone something is set: a connection is handed on as it was. */
  const inTransaction = async (client: pg.PoolClient, setting: pg.QueryConfig, query: pg.QueryConfig) => {
    await client.query('begin');
    await client.query(setting);
    const result = await client.query(query);
    await client.query('commit');
    return result;
  };

  const preparedAs = preparedNames();
  let shapes = new Map<string, Shape | null>();

  const rows: Place['rows'] = async <Row>(
    name: string,
    query: pg.QueryConfig,
    { actor, signal, planning }: Parameters<Place['rows']>[2] = {},
  ): Promise<Row[]> => {
    const send = async (sent: pg.QueryConfig) => {
      const setting = actor ? actingAs(actor) : planning === 'FOR_VALUES' ? PLANNED_FOR_VALUES : undefined;
      const { rows, fields } = await connected(signal, (client) =>
        setting ? inTransaction(client, { text: setting.text, values: setting.values }, sent) : client.query(sent),
      );
      if (!shapes.has(query.text)) {
        if (shapes.size >= MOST_SHAPES) shapes = new Map();
        shapes.set(query.text, shapeOf(fields));
      }
      return rows as Row[];
    };
    const prepared = planning === 'FOR_VALUES' ? undefined : preparedAs(name, query.text);
    try {
      if (!prepared) return await send(query);
      return await send({ ...query, name: prepared }).catch((error: unknown) => {
        if (signal?.aborted || !STALE.has(errorCode(error) ?? '')) throw error;
        return send(query);
      });
    } catch (error) {
      throw signal?.aborted ? signal.reason : named(name, error);
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
      if (isAtWork && processID) cancel({ pid: processID });
    };
    signal.addEventListener('abort', leave, { once: true });
    underWay.add(release);
    try {
      const own = (client = await pool.connect());
      // Between two batches no query is there to be told that the connection broke; the next one will be.
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
      underWay.delete(release);
      leave();
    }
  }

  return {
    rows,
    shapeOf: (text) => shapes.get(text) ?? undefined,
    stream,
    cancel,
    breakOff() {
      for (const giveUp of underWay) giveUp(new Error('Connection terminated: nobody answers there'));
    },
    async close() {
      await Promise.all([pool.end(), canceller.end()]);
    },
  };
};

/** A statement with its name in front, by which it is told in the database's own views, too. */
const sentAs = (name: string, { text, values }: Sql): { name: string; text: string; values: unknown[] } => ({
  name,
  text: `/* ${name} */ ${text}`,
  values,
});

/** A statement that is asked for: of a wave with others, or by itself. */
interface Part {
  name: string;
  statement: Sql;
  text: string;
  /** Where it has to be read. */
  at: Place | undefined;
  planning: Planning | undefined;
  answer(rows: unknown[]): void;
  fail(error: unknown): void;
  /** Sends it by itself. */
  alone(): void;
}

/** Opens the connections to the primary; what may be read from replicas goes to those that `replicas` picks. */
export const openReadPool = (url: string, onError: (error: Error) => void, replicas?: Replicas): ReadPool => {
  const primary = openPlace(url, onError);

  return {
    reader({ onStatement, signal, after } = {}) {
      let underWay = 0;
      let waiting: (() => void)[] = [];
      /** What is asked for while the callbacks of a wave run. */
      let wave: Part[] | null = null;
      // As an immediate it runs after every reaction to what has just arrived.
      const settle = () => {
        if (underWay > 0) return;
        const ready = waiting;
        waiting = [];
        const parts: Part[] = (wave = []);
        try {
          for (const callback of ready) callback();
        } finally {
          wave = null;
        }
        sendWave(parts);
      };
      // Where the first statement goes, the others go.
      let place = after === undefined ? primary : undefined;
      let isWriting = false;
      let within = signal;
      const here = (): Place => (place ??= replicas?.pick(after ?? null) ?? primary);
      /** Whether what failed there is to be tried on the primary, once. */
      const isPassed = (from: Place, error: unknown): boolean => {
        if (from === primary || within?.aborted || !replicas?.isToBlame(from, error)) return false;
        place = primary;
        return true;
      };
      const toPrimary = () => {
        isWriting = true;
        place = primary;
      };

      const run = async <Row>(
        { name, ...query }: ReturnType<typeof sentAs>,
        { actor, at, planning }: { actor?: Actor; at?: Place | undefined; planning?: Planning | undefined } = {},
      ): Promise<Row[]> => {
        onStatement?.({ name, ...query });
        if (actor) toPrimary();
        const from = at ?? here();
        underWay += 1;
        try {
          return await from.rows<Row>(name, query, { actor, signal: within, planning });
        } catch (error) {
          if (!isPassed(from, error)) throw error;
          return await primary.rows<Row>(name, query, { signal: within, planning });
        } finally {
          underWay -= 1;
          setImmediate(settle);
        }
      };

      const ask = <Row>(name: string, statement: Sql, planning?: Planning, at?: Place): Promise<Row[]> => {
        const sent = sentAs(name, statement);
        const { promise, resolve, reject } = Promise.withResolvers<Row[]>();
        underWay += 1;
        const done = () => {
          underWay -= 1;
          setImmediate(settle);
        };
        const part: Part = {
          ...{ name, statement, text: sent.text, at, planning },
          answer(rows) {
            resolve(rows as Row[]);
            done();
          },
          fail(error) {
            reject(error);
            done();
          },
          alone() {
            run<Row>(sent, { at, planning }).then(resolve, reject);
            done();
          },
        };
        if (wave && planning !== 'FOR_VALUES') wave.push(part);
        else sendWave([part]);
        return promise;
      };
      const sendWave = (parts: readonly Part[]) => {
        for (const [from, group] of Map.groupBy(parts, ({ at }) => at ?? here())) {
          const known = group.filter(({ text }) => from.shapeOf(text));
          for (const part of group) if (!known.includes(part)) part.alone();
          // Always in the same order, so that it is the same text.
          known.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
          if (known.length > 0) void sendTogether(from, known);
        }
      };
      const sendTogether = async (from: Place, parts: readonly Part[]) => {
        const shaped = parts.map(({ statement, text }) => ({ statement, shape: from.shapeOf(text)! }));
        const { name, ...query } = sentAs(parts.map((part) => part.name).join(' + '), asOneStatement(shaped));
        onStatement?.({ name, ...query });
        let answers: unknown[][];
        try {
          // What is planned for its values is alone in its wave.
          const [row] = await from.rows<PartsRow>(name, query, { signal: within, planning: parts[0]!.planning });
          answers = shaped.map(({ shape }, at) => rowsOfPart(row!, at, shape));
        } catch (error) {
          const code = errorCode((error as Error).cause);
          // Of one there is nothing else to be tried, unless it cannot be told in JSON; some fail or not by themselves, each
          // with its own time. What is a replica's fault is asked of the primary.
          const isFinal =
            parts.length === 1
              ? code !== undefined || isUnavailable(error)
              : isUnavailable(error) && code !== TOOK_TOO_LONG;
          const isTriedAgain = isPassed(from, error) || !isFinal;
          for (const part of parts) {
            if (isTriedAgain) part.alone();
            else part.fail(error);
          }
          return;
        }
        for (const [at, part] of parts.entries()) part.answer(answers[at]!);
      };

      async function* stream<Row>(name: string, query: pg.QueryConfig, signal: AbortSignal) {
        const from = here();
        let isBegun = false;
        try {
          for await (const batch of from.stream<Row>(name, query, signal)) {
            isBegun = true;
            yield batch;
          }
        } catch (error) {
          // Rows of another moment cannot follow.
          if (isBegun || !isPassed(from, error)) throw error;
          yield* primary.stream<Row>(name, query, signal);
        }
      }

      const reader: Reader = {
        rows: (name, statement, planning) => ask(name, statement, planning),
        atPrimary: () => ({
          ...reader,
          rows: (name, statement, planning) => ask(name, statement, planning, primary),
        }),
        rowsAs: (actor, name, statement) => run(sentAs(name, statement), { actor }),
        stream<Row>(name: string, statement: Sql, signal: AbortSignal) {
          const sent = sentAs(name, statement);
          onStatement?.(sent);
          return stream<Row>(name, { text: sent.text, values: sent.values }, signal);
        },
        toPrimary,
        wrote() {
          toPrimary();
          within = undefined;
        },
        async position() {
          if (!isWriting || !replicas) return null;
          const text = '/* database.position */ select pg_current_wal_insert_lsn()::text as position';
          // What was written stays written where this cannot be told.
          const [row] = await primary.rows<{ position: string }>('database.position', { text }).catch(() => []);
          return row?.position ?? null;
        },
        whenIdle(callback) {
          if (waiting.push(callback) === 1) setImmediate(settle);
        },
      };
      return reader;
    },
    cancel: primary.cancel,
    close: primary.close,
  };
};

/** Whether the row behind `alias` (with valid_from and valid_to) is in force on `day`; nulls are open ends. */
export const validOn = (alias: Sql, day: Sql): Sql =>
  sql`((${alias}.valid_from is null or ${alias}.valid_from <= ${day}) and (${alias}.valid_to is null or ${day} < ${alias}.valid_to))`;
