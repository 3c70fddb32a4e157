import './preflight.js';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

// Loaded only now, as in main.ts; what type-graphql's decorators need comes first.
await import('reflect-metadata');
const { withDatabase } = await import('./command.js');
const { ConfigError, readConfig } = await import('./config.js');
const { createLog } = await import('./log.js');
const { backup } = await import('./database/backup.js');
const { DatabaseError, migrate, openDatabase } = await import('./database/index.js');
const { restore } = await import('./database/restore.js');
const { describe, reset } = await import('./database/maintenance.js');
const { rebuildRollup, verifyRollup } = await import('./database/rollup.js');
const { openProgress } = await import('./progress.js');
const { ROLLUPS } = await import('./rollups.js');
type Config = import('./config.js').Config;

const USAGE = `npm run db -- <command>
  status                    what the database is and has
  migrate                   bring it to the newest schema
  backup FILE               write every row into a new file
  restore FILE [--replace]  load such a file, in place of what the database has
  reset [--yes]             empty the database
  verify-rollups            hold what is kept counted against the rows, also beside a running server; exit code 1 where
                            they differ
  rebuild-rollups           count it anew, also beside a running server`;

/** Those that take no other argument. */
const PLAIN = ['status', 'migrate', 'reset', 'verify-rollups', 'rebuild-rollups'];
const WITH_FILE = ['backup', 'restore'];

/** Differences beyond these are only counted. */
const MOST_DIFFERENCES = 100;

/** A command that cannot be carried out as it was given. */
class UsageError extends Error {}

try {
  const { command, file, yes, replace } = readArguments();
  const config = readConfig(process.env);
  if (command === 'reset') await confirmReset(config.production, yes);
  if (command === 'verify-rollups') await verifyRollups(config);
  else if (command === 'rebuild-rollups') await rebuildRollups(config);
  else await maintain(config, { command, file, replace });
  if (command !== 'status' && command !== 'verify-rollups') console.log('Done.');
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof ConfigError || error instanceof DatabaseError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

interface Order {
  command: string;
  file: string;
  replace: boolean;
}

async function maintain(config: Config, { command, file, replace }: Order): Promise<void> {
  const log = createLog({ ...config, production: false });

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
}

async function verifyRollups(config: Config): Promise<void> {
  const progress = openProgress(process.stderr);
  const onProgress = progress.show.bind(progress);
  await withDatabase(config, async ({ orm }) => {
    let differences = 0;
    const print = (line: string) => {
      progress.clear();
      console.log(line);
    };
    const onDifference = (difference: string) => {
      if (++differences <= MOST_DIFFERENCES) print(difference);
    };
    for (const rollup of ROLLUPS) {
      const found = differences;
      const cells = await verifyRollup(orm, rollup, { onDifference, onProgress });
      print(`${rollup.name}: ${cells} cells, ${differences - found} differences`);
    }
    if (differences > MOST_DIFFERENCES) print(`… and ${differences - MOST_DIFFERENCES} more.`);
    if (differences > 0) process.exitCode = 1;
  });
}

async function rebuildRollups(config: Config): Promise<void> {
  const progress = openProgress(process.stderr);
  const onProgress = progress.show.bind(progress);
  await withDatabase(config, async ({ orm }) => {
    for (const rollup of ROLLUPS) await rebuildRollup(orm, rollup, onProgress);
  });
  progress.clear();
}

function readArguments(): { command: string; file: string; yes: boolean; replace: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { yes: { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } },
    });
    const [command = '', file = '', ...rest] = positionals;
    const isKnown = (file === '' ? PLAIN : WITH_FILE).includes(command);
    if (!isKnown || rest.length > 0) throw new UsageError(USAGE);
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
