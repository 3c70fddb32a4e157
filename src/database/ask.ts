import type pg from 'pg';

/**
 * The answer to a statement on a connection. pg is given a callback, and at once: one that its statement gets later, as
 * that of pg's own promise, outlives collections of young objects, and with it the statement and its rows, until V8 collects
 * the old generation (seen with Node 24; bench/README.md).
 *
 * @throws what the database says.
 */
export const ask = (client: pg.ClientBase, query: pg.QueryConfig): Promise<pg.QueryResult> =>
  new Promise((resolve, reject) =>
    client.query(query, (error: Error | undefined, result) => (error ? reject(error) : resolve(result))),
  );
