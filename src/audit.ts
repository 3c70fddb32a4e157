import './preflight.js';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

// Loaded only now, as in main.ts.
const { HEADS, exportTrail, headText, headsIn, verifyTrail } = await import('./access/audit-proof.js');
const { ConfigError, readConfig } = await import('./config.js');
const { createLog } = await import('./log.js');
const { withConnection } = await import('./database/connection.js');
const { DatabaseError, migrationStatus, openDatabase } = await import('./database/index.js');
type Head = import('./access/audit-proof.js').Head;

const USAGE = `npm run audit -- <command>
  verify [--against HEAD|FILE …]  hold every row of the audit trail against its chain, and the chains against heads
                                  that were kept elsewhere: such as 37:1204:9f86…, or a file that holds some, like the log
  heads                           print where each chain stands, for keeping elsewhere
  export FILE                     write every row into a new file, a line of JSON each`;

/** A command that cannot be carried out as it was given. */
class UsageError extends Error {}

/** Findings beyond these are only counted: one changed function may make a million of them. */
const MOST_FINDINGS = 100;

try {
  const { command, rest } = readArguments();
  const against = command === 'verify' ? await readHeads(rest) : [];
  const config = readConfig(process.env);
  const log = createLog({ ...config, production: false });
  const database = await openDatabase(config.database, { log, opener: 'command' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.stop().finally(() => process.exit(130)));
  }
  try {
    const { pending } = await migrationStatus(database.ownerUrl);
    if (pending.length > 0) throw new DatabaseError('Migrations are pending: run npm run db -- migrate.');
    await withConnection(database.ownerUrl, 'DATABASE_OWNER_URL', async (owner) => {
      if (command === 'heads') for (const head of (await owner.query<Head>(HEADS.text)).rows) print(headText(head));
      if (command === 'export') await writeLines(rest[0]!, exportTrail(owner));
      if (command === 'verify') {
        let findings = 0;
        const { rows, chains } = await verifyTrail(owner, {
          against,
          onFinding: (finding) => {
            if (++findings <= MOST_FINDINGS) print(finding);
          },
          onProgress: (read) => progress(`${read} rows read`),
        });
        progress('');
        if (findings > MOST_FINDINGS) print(`… and ${findings - MOST_FINDINGS} more.`);
        const extent = `${rows} rows in ${chains} chains, ${against.length} heads from elsewhere`;
        print(findings === 0 ? `The audit trail is whole: ${extent}.` : `The audit trail is NOT whole: ${extent}.`);
        if (findings > 0) process.exitCode = 1;
      }
    });
  } finally {
    await database.stop();
  }
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof ConfigError || error instanceof DatabaseError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

function print(line: string): void {
  progress('');
  console.log(line);
}

/** One line on a terminal, rewritten in place; nothing elsewhere. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
}

function readArguments(): { command: string; rest: string[] } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { against: { type: 'string', multiple: true, default: [] } },
    });
    const [command = '', ...others] = positionals;
    const rest = [...values.against, ...others];
    const isGood =
      (command === 'verify' && (others.length === 0 || values.against.length > 0)) ||
      (command === 'heads' && rest.length === 0) ||
      (command === 'export' && rest.length === 1 && others.length === 1);
    if (!isGood) throw new UsageError(USAGE);
    return { command, rest };
  } catch (error) {
    throw new UsageError(error instanceof UsageError ? error.message : `${(error as Error).message}\n${USAGE}`);
  }
}

/** The heads that each of these is or holds. One that holds none is a mistake: it would prove nothing. */
async function readHeads(given: readonly string[]): Promise<Head[]> {
  const heads = new Map<string, Head>();
  for (const one of given) {
    const isOne = headsIn(one).map(headText).join() === one;
    if (!isOne && !existsSync(one)) throw new UsageError(`${one} is neither a head nor a file.`);
    const lines = isOne ? [one] : createInterface({ input: createReadStream(one), crlfDelay: Infinity });
    let found = 0;
    for await (const line of lines) {
      for (const head of headsIn(line)) {
        heads.set(headText(head), head);
        found++;
      }
    }
    if (found === 0) throw new UsageError(`${one} holds no head.`);
  }
  return [...heads.values()];
}

/** Readable for its owner alone, and never in place of another file. */
async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await once(output, 'open');
    await pipeline(lines, output).catch(async (error: unknown) => {
      await rm(file, { force: true });
      throw error;
    });
  } catch (cause) {
    throw new DatabaseError(`The file ${file} was not written: ${(cause as Error).message}.`, { cause });
  }
}
