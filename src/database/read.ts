import type pg from 'pg';
import sql, { type Sql, join, raw } from 'sql-template-tag';
import { TOOK_TOO_LONG, TooMuchError, errorCode, isUnavailable } from './errors.js';
import type { LogPosition } from './log-position.js';
import { type Actor, type Backend, type Place, type Planning, openPlace } from './place.js';
import type { Replicas } from './replicas.js';
import { boundedTypes } from './values.js';
import { type PartsRow, type SentStatement, type Shape, rowsOfPart, sentAs, waves } from './wave.js';

export { default as sql, empty, join, raw, Sql } from 'sql-template-tag';
export type { SentStatement } from './wave.js';

/** What a request reads through: rows of named statements, nothing else. */
export interface Reader {
  /**
   * Runs one statement and returns its rows: dates as `YYYY-MM-DD`, instants as ISO 8601 in UTC, bigint and numeric as
   * numbers. What the callbacks of `whenIdle` ask for in one go, a wave, is sent as one statement. Throws
   * `UnavailableError` when the database cannot be reached or takes too long, `TooMuchError` when this reader has read
   * more than it may.
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
   * may take fifty seconds, and where no rows are taken for half an hour; how long it may take in all is the caller's to
   * say.
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
  /** How many characters it may read, but for streams; without it, as many as there are. */
  most?: number | undefined;
}

/** The application's connections. `close` waits for the statements under way. */
export interface ReadPool {
  reader(options?: ReaderOptions): Reader;
  /** Ends what a transaction is waiting for; its statement fails. */
  cancel(backend: Backend): void;
  close(): Promise<void>;
}

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

interface ShapedPart extends Part {
  shape: Shape;
}

/**
 * Opens the connections to the primary.
 *
 * @param onError hears of an idle one that breaks.
 * @param options.replicas pick where what may be read from replicas goes.
 * @param options.brokenOff ends, once it is aborted, all that is under way, as if its connections had broken.
 */
export const openReadPool = (
  url: string,
  onError: (error: Error) => void,
  { replicas, brokenOff }: { replicas?: Replicas | undefined; brokenOff?: AbortSignal } = {},
): ReadPool => {
  const primary = openPlace(url, onError, brokenOff);
  const waveOf = waves();

  return {
    reader({ onStatement, signal, after, most } = {}) {
      let types = most === undefined ? undefined : boundedTypes(most);
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
          return await from.rows<Row>(name, query, { actor, signal: within, planning, types });
        } catch (error) {
          if (!isPassed(from, error)) throw error;
          return await primary.rows<Row>(name, query, { signal: within, planning, types });
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
          const known: ShapedPart[] = [];
          for (const part of group) {
            const shape = from.shapeOf(part.text);
            if (shape) known.push({ ...part, shape });
            else part.alone();
          }
          // Always in the same order, so that it is the same text.
          known.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
          if (known.length > 0) void sendTogether(from, known);
        }
      };
      const sendTogether = async (from: Place, parts: readonly ShapedPart[]) => {
        const { name, ...query } = waveOf(parts);
        onStatement?.({ name, ...query });
        let answers: unknown[][];
        try {
          // What is planned for its values is alone in its wave.
          const { planning } = parts[0]!;
          const [row] = await from.rows<PartsRow>(name, query, { signal: within, planning, types });
          answers = parts.map(({ shape }, at) => rowsOfPart(row!, at, shape));
        } catch (error) {
          const code = errorCode((error as Error).cause);
          // Of one there is nothing else to be tried, unless it cannot be told in JSON; some fail or not by themselves, each
          // with its own time. What is a replica's fault is asked of the primary.
          const isFinal =
            error instanceof TooMuchError ||
            (parts.length === 1
              ? code !== undefined || isUnavailable(error)
              : isUnavailable(error) && code !== TOOK_TOO_LONG);
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
          types = undefined;
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

/** Columns for a SELECT, by the names that they get. */
export const columnsAs = (columns: Readonly<Record<string, Sql>>): Sql =>
  join(
    Object.entries(columns).map(([name, column]) => sql`${column} as ${raw(`"${name}"`)}`),
    ', ',
  );

/** Whether the row behind `alias` (with valid_from and valid_to) is in force on `day`; nulls are open ends. */
export const validOn = (alias: Sql, day: Sql): Sql =>
  sql`((${alias}.valid_from is null or ${alias}.valid_from <= ${day}) and (${alias}.valid_to is null or ${day} < ${alias}.valid_to))`;
