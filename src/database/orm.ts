import { Socket } from 'node:net';
import type { EntityClass, EntityManager, EventSubscriber } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { ControlledTransaction, DatabaseConnection } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Sql } from 'sql-template-tag';

export interface OrmOptions {
  subscribers?: EventSubscriber[];
  connections?: number;
  /** How long an act stands in line for a connection. */
  connectionTimeoutMs?: number;
  /** 0 waits for ever, as long batches need. */
  statementTimeoutMs?: number;
  /** How long an answer is waited for: then nobody is there any more, and the connection is closed. 0: for ever. */
  answerTimeoutMs?: number;
  /** Closes, once it is aborted, all connections, whatever is under way. */
  brokenOff?: AbortSignal;
}

/** The write side's connection to one database; `entities` are src/entities.ts. Close it with `orm.close()`. */
export function createOrm(
  url: string,
  entities: readonly EntityClass<object>[],
  {
    subscribers = [],
    connections = 4,
    connectionTimeoutMs = 5_000,
    statementTimeoutMs = 0,
    answerTimeoutMs = 0,
    brokenOff,
  }: OrmOptions = {},
): MikroORM {
  const sockets = new Set<Socket>();
  brokenOff?.addEventListener('abort', () => sockets.forEach((socket) => socket.destroy()), { once: true });
  return new MikroORM({
    clientUrl: url,
    entities: [...entities],
    subscribers,
    // Reads have a pool of their own.
    pool: { min: 0, max: connections },
    driverOptions: {
      connectionTimeoutMillis: connectionTimeoutMs,
      statement_timeout: statementTimeoutMs,
      query_timeout: answerTimeoutMs,
      stream() {
        const socket = new Socket();
        sockets.add(socket.once('close', () => sockets.delete(socket)));
        return socket;
      },
      application_name: 'liengia',
      options: '-c jit=off',
      // Statements that are asked for together are sent together; see `execute`.
      pipeline: true,
      onPoolCreated: giveBackWhatKyselyKeeps,
    },
    // Rows of one INSERT; larger ones gain nothing.
    batchSize: 1000,
    // The tables belong to the migrations.
    ensureDatabase: false,
  });
}

/** Of these, Kysely gives a connection back only when they succeed. */
const EDGE_OF_TRANSACTION = /^(begin|start transaction .*|rollback)$/;

/**
 * Gives back, for Kysely, connections that it would keep for good, until nothing could be written any more and the pool
 * could not be closed. Once Kysely does so itself, this is to go: to give back twice throws.
 *
 * - One on which a transaction could neither begin nor be undone (kysely-org/kysely#1990): each outage would cost some.
 *   It is closed.
 * - One that comes only when the pool is being closed: Kysely has let go of its pool, and trips over that.
 */
function giveBackWhatKyselyKeeps(pool: Pool): void {
  pool.on('connect', (client: PoolClient) => {
    const send = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    client.query = ((...given: unknown[]) => {
      const answer = send(...given);
      if (EDGE_OF_TRANSACTION.test(String(given[0]))) answer.catch((error: Error) => client.release(error));
      return answer;
    }) as PoolClient['query'];
  });
  pool.on('acquire', (client: PoolClient) => {
    if (pool.ending) setImmediate(() => client.release());
  });
}

type Transaction = ControlledTransaction<unknown>;

/**
 * Runs one named statement in the entity manager's open transaction, for what concerns too many rows to be entities.
 * The unit of work does not learn of it: flush before, and do not go on with entities that it touched.
 *
 * Several that are asked for at once are sent at once: the database goes on with the next while this process is busy
 * with the answer to the last. Whoever does so waits for all of them, as `UnderWay` does, before the transaction goes on.
 */
export async function execute<Row>(em: EntityManager, name: string, statement: Sql): Promise<Row[]> {
  const transaction = em.getTransactionContext<Transaction>();
  if (!transaction) throw new Error(`${name} needs an open transaction`);
  const query = CompiledQuery.raw(`/* ${name} */ ${statement.text}`, statement.values as unknown[]);
  const connection = connections.get(transaction) ?? (await connectionOf(transaction));
  // It may be another transaction's by now; of that, too, Kysely alone would know.
  if (transaction.isCommitted || transaction.isRolledBack) throw new Error(`${name} came after its transaction`);
  return (await connection.executeQuery<Row>(query)).rows;
}

/** Of transactions. */
const connections = new WeakMap<Transaction, DatabaseConnection>();

/** Asked by way of the transaction, Kysely would keep each statement back until the one before it is answered. */
async function connectionOf(transaction: Transaction): Promise<DatabaseConnection> {
  const connection = await transaction.getExecutor().provideConnection(async (own) => own);
  connections.set(transaction, connection);
  return connection;
}
