import './preflight.js';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

// Loaded only now, as in main.ts; what type-graphql's decorators need comes first.
await import('reflect-metadata');
const { HEADS, exportTrail, headText, headsIn, verifyTrail } = await import('./access/audit-proof.js');
const { ConfigError, readConfig } = await import('./config.js');
const { withDatabase } = await import('./command.js');
const { UsageError, readCommandLine } = await import('./command-line.js');
const { withConnection } = await import('./database/connection.js');
const { DatabaseError } = await import('./database/index.js');
const { openProgress } = await import('./progress.js');
type Head = import('./access/audit-proof.js').Head;

const USAGE = `npm run audit -- <command>
  verify [--against HEAD|FILE …]  hold every row of the audit trail against its chain, and the chains against heads
                                  that were kept elsewhere: such as 37:1204:9f86…, or a file that holds some, like the log
  heads                           print where each chain stands, for keeping elsewhere
  export FILE                     write every row into a new file, a line of JSON each
Options:
  --quiet                         show no progress
Exit codes: 0 done, and the trail is whole; 1 the trail is not whole, or it could not be done.`;

/** Findings beyond these are only counted: one changed function may make a million of them. */
const MOST_FINDINGS = 100;

let progress = openProgress(process.stderr);

try {
  const { command, rest, isQuiet } = readArguments();
  progress = openProgress(process.stderr, { isQuiet });
  const against = command === 'verify' ? await readHeads(rest) : [];
  await withDatabase(readConfig(process.env), ({ database }) =>
    withConnection(database.ownerUrl, 'DATABASE_OWNER_URL', async (owner) => {
      if (command === 'heads') for (const head of (await owner.query<Head>(HEADS.text)).rows) print(headText(head));
      if (command === 'export') await writeLines(rest[0]!, exportTrail(owner));
      if (command === 'verify') {
        let findings = 0;
        const { rows, chains } = await verifyTrail(owner, {
          against,
          onFinding: (finding) => {
            if (++findings <= MOST_FINDINGS) print(finding);
          },
          onProgress: (read) => progress.show({ label: `${read} rows read` }),
        });
        if (findings > MOST_FINDINGS) print(`… and ${findings - MOST_FINDINGS} more.`);
        const extent = `${rows} rows in ${chains} chains, ${against.length} heads from elsewhere`;
        print(findings === 0 ? `The audit trail is whole: ${extent}.` : `The audit trail is NOT whole: ${extent}.`);
        if (findings > 0) process.exitCode = 1;
      }
    }),
  );
} catch (error) {
  progress.clear();
  const isForPeople = error instanceof UsageError || error instanceof ConfigError || error instanceof DatabaseError;
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

function print(line: string): void {
  progress.clear();
  console.log(line);
}

function readArguments(): { command: string; rest: string[]; isQuiet: boolean } {
  const { positionals, values } = readCommandLine(USAGE, {
    against: { type: 'string', multiple: true, default: [] },
    quiet: { type: 'boolean', default: false },
  });
  const [command = '', ...others] = positionals;
  const rest = [...values.against, ...others];
  const isGood =
    (command === 'verify' && (others.length === 0 || values.against.length > 0)) ||
    (command === 'heads' && rest.length === 0) ||
    (command === 'export' && rest.length === 1 && others.length === 1);
  if (!isGood) throw new UsageError(USAGE);
  return { command, rest, isQuiet: values.quiet };
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
