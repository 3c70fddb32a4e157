import '../preflight.js';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

// Loaded only now, as in main.ts.
const { ConfigError, readConfig } = await import('../config.js');
const { createLog } = await import('../log.js');
const { backup } = await import('./backup.js');
const { DatabaseError, migrate, openDatabase } = await import('./index.js');
const { restore } = await import('./restore.js');
const { describe, reset } = await import('./maintenance.js');

const USAGE = `npm run db -- <command>
  status                    what the database is and has
  migrate                   bring it to the newest schema
  backup FILE               write every row into a new file
  restore FILE [--replace]  load such a file, in place of what the database has
  reset [--yes]             empty the database`;

/** A command that cannot be carried out as it was given. */
class UsageError extends Error {}

try {
  const { command, file, yes, replace } = readArguments();
  const config = readConfig(process.env);
  const log = createLog({ ...config, production: false });
  if (command === 'reset') await confirmReset(config.production, yes);

  // These two take the server's place: they are refused while one runs, and it while they run.
  const opener = command === 'reset' || command === 'restore' ? 'server' : 'command';
  const database = await openDatabase(config.database, { log, opener });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.stop().finally(() => process.exit(130)));
  }
  try {
    if (command === 'status') console.log(await describe(config.database, database));
    if (command === 'migrate') await migrate(database.ownerUrl, database.role, { log });
    if (command === 'backup') await backup(database.ownerUrl, file, { log });
    if (command === 'restore') await restore(database, file, { log, replace });
    if (command === 'reset') await reset(database, { log });
  } finally {
    await database.stop();
  }
  if (command !== 'status') console.log('Done.');
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof ConfigError || error instanceof DatabaseError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

function readArguments(): { command: string; file: string; yes: boolean; replace: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { yes: { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } },
    });
    const [command = '', file = '', ...rest] = positionals;
    const takesFile = command === 'backup' || command === 'restore';
    if (!['status', 'migrate', 'backup', 'restore', 'reset'].includes(command)) throw new UsageError(USAGE);
    if (takesFile !== (file !== '') || rest.length > 0) throw new UsageError(USAGE);
    return { command, file, ...values };
  } catch (error) {
    throw new UsageError(error instanceof UsageError ? error.message : `${(error as Error).message}\n${USAGE}`);
  }
}

async function confirmReset(production: boolean, yes: boolean): Promise<void> {
  if (production) throw new UsageError('NODE_ENV is production, where a database is not reset.');
  if (yes) return;
  if (!process.stdin.isTTY) throw new UsageError('This loses every row of the database: say --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('This loses every row of the database. Type "reset" to go on: ');
  terminal.close();
  if (answer.trim() !== 'reset') throw new UsageError('Nothing was changed.');
}
