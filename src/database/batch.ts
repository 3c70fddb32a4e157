import DataLoader from 'dataloader';

/**
 * Loaders for one request: every key asked for in one tick becomes one statement. Rows are matched to keys by value,
 * never by position. A key may be an object; equal objects are one key.
 */
type Key = string | number | object;

const cacheKey = (key: Key): string | number => (typeof key === 'object' ? JSON.stringify(key) : key);

/** One row per key, or null. `keyOf` tells the key that a row answers. */
export const byKey = <K extends Key, Row>(
  read: (keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): DataLoader<K, Row | null, string | number> =>
  new DataLoader<K, Row | null, string | number>(
    async (keys) => {
      const found = new Map<string | number, Row>();
      for (const row of await read(keys)) found.set(cacheKey(keyOf(row)), row);
      return keys.map((key) => found.get(cacheKey(key)) ?? null);
    },
    { cacheKeyFn: cacheKey },
  );

/** Many rows per key, in the order the statement gives them. */
export const byForeignKey = <K extends Key, Row>(
  read: (keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): DataLoader<K, Row[], string | number> =>
  new DataLoader<K, Row[], string | number>(
    async (keys) => {
      const found = Map.groupBy(await read(keys), (row) => cacheKey(keyOf(row)));
      return keys.map((key) => found.get(cacheKey(key)) ?? []);
    },
    { cacheKeyFn: cacheKey },
  );

/**
 * Many rows per owner, for keys that also carry arguments (a page, a filter): owners asked for with equal arguments
 * share a statement, so a list costs one statement whatever its length.
 */
export const byOwner = <Args extends object, Row extends { ownerId: number }>(
  read: (ownerIds: readonly number[], args: Args) => Promise<readonly Row[]>,
): DataLoader<{ ownerId: number; args: Args }, Row[], string | number> =>
  new DataLoader<{ ownerId: number; args: Args }, Row[], string | number>(
    async (keys) => {
      const groups = Map.groupBy(keys, (key) => JSON.stringify(key.args));
      const found = new Map<string, Map<number, Row[]>>();
      await Promise.all(
        [...groups].map(async ([args, group]) => {
          const rows = await read([...new Set(group.map((key) => key.ownerId))], group[0]!.args);
          found.set(
            args,
            Map.groupBy(rows, (row) => row.ownerId),
          );
        }),
      );
      return keys.map((key) => found.get(JSON.stringify(key.args))?.get(key.ownerId) ?? []);
    },
    { cacheKeyFn: cacheKey },
  );
