import type { MikroORM } from '@mikro-orm/postgresql';
import { ChangeListener } from './access/recorder.js';
import type { Config } from './config.js';
import { type Database, DatabaseError, migrationStatus, openDatabase } from './database/index.js';
import { createOrm } from './database/orm.js';
import { ENTITIES } from './entities.js';
import { createLog } from './log.js';

/**
 * Opens the database that the settings name for a command of whoever runs the server, also beside a running server, and
 * closes it when the work is done or the command is interrupted.
 *
 * @throws DatabaseError when migrations are pending: only a server or `npm run db -- migrate` applies them.
 */
export async function withDatabase<T>(
  config: Config,
  work: (opened: { database: Database; orm: MikroORM }) => Promise<T>,
): Promise<T> {
  const log = createLog({ ...config, production: false });
  const database = await openDatabase(config.database, { log, opener: 'command' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.stop().finally(() => process.exit(130)));
  }
  try {
    const { pending } = await migrationStatus(database.ownerUrl);
    if (pending.length > 0) {
      throw new DatabaseError(`${pending.length} migrations are pending: run "npm run db -- migrate" first.`);
    }
    const orm = createOrm(database.url, ENTITIES, { subscribers: [new ChangeListener()] });
    try {
      return await work({ database, orm });
    } finally {
      await orm.close();
    }
  } finally {
    await database.stop();
  }
}
