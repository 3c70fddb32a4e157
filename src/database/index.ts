import type { DatabaseConfig } from '../config.js';
import type { Log } from '../log.js';
import { openEmbedded, type Opener } from './embedded.js';
import { checkExternal } from './external.js';

export { DatabaseError } from './errors.js';
export { migrate, migrationStatus, type MigrationStatus } from './migrate.js';

/** An open database: two addresses of one place. */
export interface Database {
  /** For the application's role, which owns nothing and is bound by row-level security. */
  url: string;
  /** For the role that migrates. */
  ownerUrl: string;
  /** The application's role, to which `migrate` gives its rights. */
  role: string;
  /** Gives the database back; a private PostgreSQL ends with the last process that uses it. */
  stop(): Promise<void>;
}

/**
 * Starts or joins the private PostgreSQL, or checks the given one. The schema is `migrate`'s business.
 *
 * @param options.opener a command may use a private PostgreSQL beside the server; a second server is refused.
 * @throws DatabaseError whose message is one line that says what to do.
 */
export async function openDatabase(
  config: DatabaseConfig,
  { log, opener = 'server' }: { log: Log; opener?: Opener },
): Promise<Database> {
  if (config.kind === 'embedded') return openEmbedded(config.home, { log, opener });
  const role = await checkExternal(config, { log });
  return { url: config.url, ownerUrl: config.ownerUrl, role, stop: async () => {} };
}
