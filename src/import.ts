import './preflight.js';
import { setTimeout as sleep } from 'node:timers/promises';

// Loaded only now, as in main.ts.
const { UsageError, readCommandLine } = await import('./command-line.js');
const { readToken } = await import('./config.js');
const { ImportError, ask, sendFile } = await import('./import/client.js');
const { CHECKING, ENTERING, ROWS, faultText } = await import('./import/words.js');
const { openProgress } = await import('./progress.js');
type Connection = import('./import/client.js').Connection;
type Language = import('./api/messages.js').Language;

/*
 * `npm run import`: a client of the public API and of nothing else. It sends a file, waits until it was checked, prints
 * what is wrong with it, and commits it where asked to.
 */

const USAGE = `npm run import -- FILE [options]
  --url URL          the server, by default http://127.0.0.1:4000
  --token TOKEN      an access token; or in the environment, LIENGIA_TOKEN, where no list of processes shows it
  --demo SUBJECT     a demo officer of a server on this machine, such as demo:local-officer
  --form NAME        what the sheet is, where its headings do not tell
  --commit all|valid enters every row or none, or the valid rows only; without it the file is checked and nothing entered
  --confirm          enters probable duplicates, too: look at them first
  --again            sends a file that was entered already
  --language vi|en   of what is printed, by default vi
  --quiet            shows no progress
Exit codes: 0 in order (and entered, where asked to); 1 rows or the whole file were refused; 2 it could not be done.`;

const POLL_MS = 300;
const MOST_SHOWN = 100;

interface Answer {
  id: string;
  form: string | null;
  status: string;
  version: number;
  progress: number;
  rowsRead: number;
  rowsAccepted: number;
  rowsRefused: number;
  rowsToConfirm: number;
  unknownHeadings: string[];
  fileProblem: { message: string } | null;
}

interface Told {
  totalCount: number;
  nodes: { row: number; heading: string | null; value: string | null; message: string; severity: string }[];
}

const FIELDS = `id form status version progress rowsRead rowsAccepted rowsRefused rowsToConfirm unknownHeadings
  fileProblem { message }`;
const AT_WORK = ['RECEIVED', 'READING', 'CHECKING', 'COMMITTING'];

/** In which language an error is told that comes before the arguments are read. */
let language: Language = 'vi';

async function run(): Promise<number> {
  const { file, connection, commit, confirm, isQuiet, ...sending } = readArguments();
  const id = await sendFile(file, connection, sending);
  const checked = await follow(connection, id, CHECKING[language], isQuiet);
  if (checked.status === 'INTERRUPTED') throw new ImportError('INTERRUPTED', { id });
  await tell(connection, checked);
  if (checked.status !== 'CHECKED') return 1;
  if (!commit) return checked.rowsRefused > 0 ? 1 : 0;

  const mode = commit === 'all' ? 'ALL_OR_NONE' : 'VALID_ROWS_ONLY';
  const { commitImport } = await ask<{ commitImport: { problems: { message: string; severity: string }[] } }>(
    connection,
    'mutation ($input: CommitImportInput!) { commitImport(input: $input) { problems { message severity } } }',
    { input: { import: id, expectedVersion: checked.version, mode, confirmsDuplicates: confirm } },
  );
  if (commitImport.problems.length > 0) {
    for (const { message } of commitImport.problems) console.error(message);
    return 1;
  }
  const done = await follow(connection, id, ENTERING[language], isQuiet);
  if (done.status === 'INTERRUPTED') throw new ImportError('INTERRUPTED', { id });
  if (done.status !== 'COMMITTED') await tell(connection, done);
  else console.log(`${done.status}: ${done.rowsAccepted}/${done.rowsRead}`);
  return done.status === 'COMMITTED' && done.rowsRefused === 0 ? 0 : 1;
}

function readArguments() {
  const { positionals, values } = readCommandLine(USAGE, {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    token: { type: 'string' },
    demo: { type: 'string' },
    form: { type: 'string' },
    commit: { type: 'string' },
    confirm: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    language: { type: 'string', default: 'vi' },
    quiet: { type: 'boolean', default: false },
  });
  const [file, ...rest] = positionals;
  const { url, token = readToken(process.env), demo, form, commit, confirm, again, quiet: isQuiet } = values;
  const spoken = (['vi', 'en'] as const).find((one) => one === values.language);
  const isRight = file && rest.length === 0 && spoken && [undefined, 'all', 'valid'].includes(commit);
  if (!isRight || !URL.canParse(url)) throw new UsageError(USAGE);
  language = spoken;
  if (!token && !demo) throw new ImportError('SENDER_MISSING');
  const authorization = demo ? `Demo ${demo}` : `Bearer ${token}`;
  const connection: Connection = { url: new URL(url).origin, authorization, language };
  return { file, connection, form, commit, confirm, again, isQuiet };
}

/** Waits until the server has done what is under way, and shows how far it is. */
async function follow(connection: Connection, id: string, label: string, isQuiet: boolean): Promise<Answer> {
  const progress = openProgress(process.stderr, { isQuiet });
  try {
    for (;;) {
      const { import: found } = await ask<{ import: Answer | null }>(
        connection,
        `query ($id: ID!) { import(id: $id) { ${FIELDS} } }`,
        { id },
      );
      if (!found) throw new ImportError('IMPORT_GONE', { id });
      if (!AT_WORK.includes(found.status)) return found;
      progress.show({ label: `${label}: ${found.rowsRead} ${ROWS[language]}`, share: found.progress });
      await sleep(POLL_MS);
    }
  } finally {
    progress.clear();
  }
}

/** What was found, as a table of at most a hundred lines; the whole of it is in the file of refused rows. */
async function tell(connection: Connection, answer: Answer): Promise<void> {
  const { id, form, status, rowsRead, rowsAccepted, rowsRefused, rowsToConfirm, unknownHeadings, fileProblem } = answer;
  if (fileProblem) {
    console.log(fileProblem.message);
    return;
  }
  console.log(`${form}: ${status} · ${rowsAccepted} ✓ · ${rowsRefused} ✗ (${rowsToConfirm} ?) · ${rowsRead}`);
  if (unknownHeadings.length > 0) console.log(`? ${unknownHeadings.join(' | ')}`);
  const { import: found } = await ask<{ import: { problems: Told } }>(
    connection,
    `query ($id: ID!) { import(id: $id) {
      problems(first: ${MOST_SHOWN}) { totalCount nodes { row heading value message severity } } } }`,
    { id },
  );
  const { nodes, totalCount } = found.problems;
  const rows = nodes.map(({ row, heading, value, message, severity }) => [
    String(row),
    severity,
    heading ?? '',
    shortened(value ?? ''),
    message,
  ]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => row[at]!.length)));
  for (const row of rows) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  if (totalCount > nodes.length) console.log(`… ${totalCount - nodes.length}`);
  if (rowsRefused > 0) console.log(`→ ${connection.url}/imports/${id}/refused.xlsx`);
}

/** A cell is somebody's text: what would move the cursor is left out. */
function shortened(text: string): string {
  const plain = text.replace(/\p{C}/gu, ' ');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}

// Last, when all that it needs stands.
try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof ImportError) console.error(faultText(error.fault, language, error.facts));
  else console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
