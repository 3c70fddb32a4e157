import DataLoader from 'dataloader';
import type { Reader } from './read.js';
import type { Shelf } from './shelf.js';

/**
 * Loaders for one request: every key asked for in one wave becomes one statement. A wave leaves when nothing of the
 * request is under way any more, so how many statements there are hangs on the shape of the question alone, never on
 * the number of rows or on which statement happened to be faster. Rows are matched to keys by value, never by position.
 * A key may be an object; equal objects are one key.
 */
type Key = string | number | object;
type Loader<K, V> = DataLoader<K, V, string | number>;
/** A loader whose answers may lie on a shelf already: what is known takes no statement and waits for no wave. */
type ShelfLoader<K, V> = Pick<Loader<K, V>, 'load'>;

/** Whoever asks by a loader; what else its rows hang on, they are told with it. */
interface Asking {
  read: Reader;
}

type Makers = Record<string, (request: never) => unknown>;
/** What all of them together need to know of a request. */
type RequestFor<Of extends Makers> = Of[keyof Of] extends (request: infer Request) => unknown ? Request : never;
type Made<Of extends Makers> = { readonly [Name in keyof Of]: ReturnType<Of[Name]> };

/**
 * The loaders of a request, each made when it is first asked for: there are half a hundred, and most requests have need
 * of two or three.
 */
export const onDemand = <Of extends Makers>(makers: Of): ((request: RequestFor<Of>) => Made<Of>) => {
  class Loaders {
    // Private by their names, too: a loader may be called as it likes.
    readonly #made: Partial<Record<keyof Of, unknown>> = {};
    readonly #request: RequestFor<Of>;

    constructor(request: RequestFor<Of>) {
      this.#request = request;
    }

    static {
      for (const name of Object.keys(makers) as (keyof Of)[]) {
        Object.defineProperty(this.prototype, name, {
          get(this: Loaders) {
            return (this.#made[name] ??= makers[name]!(this.#request as never));
          },
        });
      }
    }
  }
  return (request) => new Loaders(request) as unknown as Made<Of>;
};

const cacheKey = (key: Key): string | number => (typeof key === 'object' ? JSON.stringify(key) : key);

const inWaves = <K extends Key, V>(read: Reader): DataLoader.Options<K, V, string | number> => ({
  cacheKeyFn: cacheKey,
  batchScheduleFn: (go) => read.whenIdle(go),
});

/**
 * One row per key, or null. `keyOf` tells the key that a row answers. A statement may bring rows that nobody asked for
 * yet (a unit's ancestors, say); they are kept for who asks next.
 */
export const byKey = <K extends Key, Row, Request extends Asking>(
  request: Request,
  rowsOf: (read: Reader, keys: readonly K[], request: Request) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): Loader<K, Row | null> => {
  const loader: Loader<K, Row | null> = new DataLoader(async (keys) => {
    const found = new Map<string | number, Row>();
    for (const row of await rowsOf(request.read, keys, request)) found.set(cacheKey(keyOf(row)), row);
    const answers = keys.map((key) => found.get(cacheKey(key)) ?? null);
    for (const key of keys) found.delete(cacheKey(key));
    for (const row of found.values()) loader.prime(keyOf(row), row);
    return answers;
  }, inWaves(request.read));
  return loader;
};

/** What outlives a request, and where it is read from for it. */
export interface Kept<Shelves> extends Asking {
  shelves: Shelves;
}

/** The same of a shelf first. Whatever a statement brings is put there; that there is no such row is not kept. */
export const byKeptKey = <K extends Key, Row>(
  kept: Asking,
  rowsOf: (read: Reader, keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
  shelf: Shelf<Row>,
): ShelfLoader<K, Row | null> => {
  const loader = byKey(
    kept,
    async (reader, keys: readonly K[]) => {
      const rows = await rowsOf(reader, keys);
      for (const row of rows) shelf.put(cacheKey(keyOf(row)), row);
      return rows;
    },
    keyOf,
  );
  return { load: (key) => shelf.get(cacheKey(key)) ?? loader.load(key) };
};

/** Many rows per key, in the order the statement gives them. */
export const byForeignKey = <K extends Key, Row>(
  { read }: Asking,
  rowsOf: (read: Reader, keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): Loader<K, Row[]> =>
  new DataLoader(async (keys) => {
    const found = Map.groupBy(await rowsOf(read, keys), (row) => cacheKey(keyOf(row)));
    return keys.map((key) => found.get(cacheKey(key)) ?? []);
  }, inWaves(read));

/**
 * Many rows per owner, for keys that also carry arguments (a page, a filter): owners asked for with equal arguments
 * share a statement, so a list costs one statement whatever its length.
 */
export const byOwner = <Args extends object, Row extends { ownerId: number }, Request extends Asking>(
  request: Request,
  rowsOf: (read: Reader, ownerIds: readonly number[], args: Args, request: Request) => Promise<readonly Row[]>,
): Loader<{ ownerId: number; args: Args }, Row[]> => {
  const texts = new WeakMap<Args, string>();
  const textOf = ({ args }: { args: Args }): string => {
    const text = texts.get(args) ?? JSON.stringify(args);
    texts.set(args, text);
    return text;
  };
  const rowsOfOwners = async (keys: readonly { ownerId: number; args: Args }[]) => {
    const groups = Map.groupBy(keys, textOf);
    const found = new Map<string, Map<number, Row[]> | Error>();
    await Promise.all(
      [...groups].map(async ([args, group]) => {
        try {
          const rows = await rowsOf(
            request.read,
            [...new Set(group.map((key) => key.ownerId))],
            group[0]!.args,
            request,
          );
          found.set(
            args,
            Map.groupBy(rows, (row) => row.ownerId),
          );
        } catch (error) {
          // Arguments are refused to those who gave them, not to everyone in the batch.
          found.set(args, error as Error);
        }
      }),
    );
    return keys.map((key) => {
      const rows = found.get(textOf(key));
      return rows instanceof Error ? rows : (rows?.get(key.ownerId) ?? []);
    });
  };
  return new DataLoader(rowsOfOwners, {
    ...inWaves(request.read),
    cacheKeyFn: (key) => `${key.ownerId} ${textOf(key)}`,
  });
};

/** The same of a shelf first; an owner's rows are put there together, also none. */
export const byKeptOwner = <Args extends object, Row extends { ownerId: number }>(
  kept: Asking,
  rowsOf: (read: Reader, ownerIds: readonly number[], args: Args) => Promise<readonly Row[]>,
  shelf: Shelf<Row[]>,
): ShelfLoader<{ ownerId: number; args: Args }, Row[]> => {
  const loader = byOwner(kept, rowsOf);
  return {
    load: (key) =>
      shelf.get(cacheKey(key)) ??
      loader.load(key).then((rows) => {
        shelf.put(cacheKey(key), rows);
        return rows;
      }),
  };
};
