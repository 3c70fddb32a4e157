import pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { ask } from './ask.js';
import { TooMuchError, UnavailableError, errorCode, isUnavailable } from './errors.js';
import { MOST_PIPELINES, openPipelines } from './pipelines.js';
import { PREPARED_SECONDS, preparedNames } from './prepared.js';
import { types } from './values.js';
import { type Shape, shapeOf } from './wave.js';

/** For whom a transaction reads and writes, as row-level security asks. */
export interface Actor {
  subject: string;
  /** The stated reason, in an emergency. */
  emergency?: string;
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

/** The open transaction's `Backend`, as columns of a row. */
export const backendOf = sql`pg_backend_pid() as pid, now()::text as since`;

/** Says for whom the open transaction acts, forgotten at its end; gives its `Backend`. */
export const actingAs = ({ subject, emergency = '' }: Actor): Sql =>
  sql`select ${backendOf}, set_config('liengia.subject', ${subject}, true), set_config('liengia.emergency', ${emergency}, true)`;

/** A statement is planned once for whatever values come, or, what takes some milliseconds, for these alone. */
export type Planning = 'ONCE' | 'FOR_VALUES';

/** The connections to one PostgreSQL, the primary or a replica; its functions are those of `Reader`, without waves. */
export interface Place {
  rows<Row>(
    name: string,
    query: pg.QueryConfig,
    options?: {
      actor?: Actor | undefined;
      signal?: AbortSignal | undefined;
      planning?: Planning | undefined;
      /** How values are read; of what a request may read there is only so much. */
      types?: pg.CustomTypesConfig | undefined;
    },
  ): Promise<Row[]>;
  /** How the rows of a statement travel that has been sent before; undefined: not known, or JSON does not carry them. */
  shapeOf(text: string): Shape | undefined;
  stream<Row>(name: string, query: pg.QueryConfig, signal: AbortSignal): AsyncGenerator<Row[], void, void>;
  cancel(backend: Backend): void;
  /** Ends all that is under way, for nobody answers there: it fails as if its connections had broken. */
  breakOff(): void;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** What the database does not end in its time is given up: nobody is there any more, though the line may be open. */
const SILENT_MS = 5_000;
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + SILENT_MS;
const silent = () => new Error('Connection terminated: nobody answers there');
/** The pipelines' are among them. */
const MOST_CONNECTIONS = 10;

const MOST_SHAPES = 2_000;

const BATCH = 1_000;
/** An answer of which nothing comes for a minute is cut off; whoever asked is told before. */
const BATCH_TIMEOUT_MS = 50_000;
/**
 * The first batch waits for the whole list to be sorted; the time allowed is each batch's, not that of all of them. A
 * reader on a slow line takes minutes for a batch; one that is gone is told by `signal`, long before the half hour.
 */
const STREAMING = `begin isolation level repeatable read read only;
  set local statement_timeout = ${BATCH_TIMEOUT_MS}; set local idle_in_transaction_session_timeout = '30min';
  set local cursor_tuple_fraction = 1`;
/** What is over at once, if anybody is there. */
const soon = (text: string) => ({ text, query_timeout: ANSWER_TIMEOUT_MS });
const FETCH = { text: `fetch ${BATCH} from streamed`, query_timeout: BATCH_TIMEOUT_MS + SILENT_MS };

const PLANNED_FOR_VALUES = sql`set local plan_cache_mode = force_custom_plan`;

/** What a statement was prepared for is no more: its table has changed, or a pooler has given us another connection. */
const STALE = new Set(['0A000', '26000']);

/** An error of the database with the name of the statement, and told apart where the statement is not to blame. */
const named = (name: string, error: unknown): Error =>
  new (isUnavailable(error) ? UnavailableError : error instanceof TooMuchError ? TooMuchError : Error)(
    `${name}: ${(error as Error).message}`,
    { cause: error },
  );

/**
 * Opens connections to one PostgreSQL.
 *
 * @param onError hears of an idle one that breaks.
 * @param brokenOff does, once it is aborted, what `breakOff` does.
 */
export const openPlace = (url: string, onError: (error: Error) => void, brokenOff?: AbortSignal): Place => {
  const config: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'liengia',
    // Compiling a statement takes longer than running it, once its estimates look large. Planning takes longer than most
    // of them run; left to itself PostgreSQL plans nearly all anew each time, for it holds planning for cheap.
    options: '-c jit=off -c plan_cache_mode=force_generic_plan',
    types,
  };
  const pool = new pg.Pool({ ...config, max: MOST_CONNECTIONS - MOST_PIPELINES, maxLifetimeSeconds: PREPARED_SECONDS });
  // An idle connection that breaks must not end the process; the next statement opens another.
  pool.on('error', onError);
  // A backend that sorts or waits does not look whether anybody is there. It is told over a connection that no other
  // statement has: those may all be taken by what is to be ended.
  const canceller = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
  });
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
      let silence: NodeJS.Timeout | undefined;
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
          silence = setTimeout(() => breakOff(silent()), ANSWER_TIMEOUT_MS);
          resolve(await use(own));
          release();
        })
        .catch(breakOff)
        .finally(() => {
          clearTimeout(silence);
          signal?.removeEventListener('abort', giveUp);
          underWay.delete(breakOff);
        });
    });

  const pipelines = openPipelines({
    ...{
      config,
      lifetimeMs: PREPARED_SECONDS * 1_000,
      idleMs: 10_000,
      answerMs: ANSWER_TIMEOUT_MS,
      connected,
      onError,
    },
    cancel: (pid) => cancel({ pid }),
  });

  /** In a transaction of its own, for which alone something is set: a connection is handed on as it was. */
  const inTransaction = async (client: pg.PoolClient, setting: pg.QueryConfig, query: pg.QueryConfig) => {
    await client.query('begin');
    await client.query(setting);
    const result = await ask(client, query);
    await client.query('commit');
    return result;
  };

  const preparedAs = preparedNames();
  let shapes = new Map<string, Shape | null>();

  const rows: Place['rows'] = async <Row>(
    name: string,
    { text, values }: pg.QueryConfig,
    { actor, signal, planning, types: own = types }: Parameters<Place['rows']>[2] = {},
  ): Promise<Row[]> => {
    const query: pg.QueryConfig = { text, values, types: own };
    const send = async (sent: pg.QueryConfig) => {
      const setting = actor ? actingAs(actor) : planning === 'FOR_VALUES' ? PLANNED_FOR_VALUES : undefined;
      const { rows, fields } = setting
        ? await connected(signal, (client) =>
            inTransaction(client, { text: setting.text, values: setting.values }, sent),
          )
        : await pipelines.ask(sent, signal);
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
      await own.query(soon(STREAMING));
      await own.query({ ...soon(`declare streamed no scroll cursor for ${text}`), values });
      for (let isLast = false; !isLast;) {
        const { rows } = await own.query(FETCH);
        isLast = rows.length < BATCH;
        isAtWork = false;
        if (rows.length > 0) yield rows as Row[];
        if (signal.aborted) return;
        isAtWork = true;
      }
      await own.query(soon('commit'));
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

  const breakOff = () => {
    const failure = silent();
    for (const giveUp of underWay) giveUp(failure);
    pipelines.breakOff(failure);
  };
  brokenOff?.addEventListener('abort', breakOff, { once: true });

  return {
    rows,
    shapeOf: (text) => shapes.get(text) ?? undefined,
    stream,
    cancel,
    breakOff,
    async close() {
      // What is under way in pipelines may be asked on other connections, too.
      await pipelines.close();
      await Promise.all([pool.end(), canceller.end()]);
    },
  };
};
