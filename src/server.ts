import fastify from 'fastify';
import type { Config } from './config.js';
import { migrate, openDatabase } from './database/index.js';
import type { Log } from './log.js';

/** A running server. */
export interface Server {
  url: string;
  stop(): Promise<void>;
}

/** Opens the database, brings it up to date and listens. */
export async function createServer(config: Config, { log }: { log: Log; onStatement?: unknown }): Promise<Server> {
  const database = await openDatabase(config.database, { log });
  try {
    await migrate(database.ownerUrl, database.role, { log });
    const app = fastify();
    app.get('/health/live', async () => ({ status: 'ok' }));
    const url = await app.listen({ host: config.host, port: config.port });
    return {
      url,
      async stop() {
        await app.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
