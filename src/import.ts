import './preflight.js';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

// Loaded only now, as in main.ts.
const { readToken } = await import('./config.js');

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
Ends with 0: in order (and entered, where asked to) · 1: rows or the whole file were refused · 2: it could not be done.`;

/** A command that cannot be carried out as it was given, or a server that does not do it. */
class CommandError extends Error {}

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

async function run(): Promise<number> {
  const { file, language, commit, confirm, ...sending } = readArguments();
  const ask = asking(sending);
  const id = await send(file, sending);
  const checked = await follow(ask, id, language === 'vi' ? 'Kiểm tra' : 'Checking');
  if (checked.status === 'INTERRUPTED') throw new CommandError(`${id}: INTERRUPTED (resumeImport)`);
  await tell(ask, checked, sending.url);
  if (checked.status !== 'CHECKED') return 1;
  if (!commit) return checked.rowsRefused > 0 ? 1 : 0;

  const mode = commit === 'all' ? 'ALL_OR_NONE' : 'VALID_ROWS_ONLY';
  const { commitImport } = await ask<{ commitImport: { problems: { message: string; severity: string }[] } }>(
    'mutation ($input: CommitImportInput!) { commitImport(input: $input) { problems { message severity } } }',
    { input: { import: id, expectedVersion: checked.version, mode, confirmsDuplicates: confirm } },
  );
  if (commitImport.problems.length > 0) {
    for (const { message } of commitImport.problems) console.error(message);
    return 1;
  }
  const done = await follow(ask, id, language === 'vi' ? 'Ghi' : 'Entering');
  if (done.status !== 'COMMITTED') await tell(ask, done, sending.url);
  else console.log(`${done.status}: ${done.rowsAccepted}/${done.rowsRead}`);
  return done.status === 'COMMITTED' && done.rowsRefused === 0 ? 0 : 1;
}

function readArguments() {
  const { positionals, values } = parse();
  const [file, ...rest] = positionals;
  const { url = 'http://127.0.0.1:4000', token = readToken(process.env), demo, form, commit } = values;
  const { language = 'vi', confirm = false, again = false } = values;
  const isRight =
    file && rest.length === 0 && ['vi', 'en'].includes(language) && [undefined, 'all', 'valid'].includes(commit);
  if (!isRight || !URL.canParse(url)) throw new CommandError(USAGE);
  if (!token && !demo) throw new CommandError(`Say who sends it: --token, LIENGIA_TOKEN or --demo.\n${USAGE}`);
  const authorization = demo ? `Demo ${demo}` : `Bearer ${token}`;
  return { file, url: new URL(url).origin, authorization, form, commit, language, confirm, again };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        demo: { type: 'string' },
        form: { type: 'string' },
        commit: { type: 'string' },
        confirm: { type: 'boolean' },
        again: { type: 'boolean' },
        language: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}

interface Sending {
  url: string;
  authorization: string;
  language?: string;
  form?: string;
  again: boolean;
}

/** Streams the file as it is; its id as the server gave it. */
async function send(file: string, { url, authorization, form, again, language = 'vi' }: Sending): Promise<string> {
  const found = await stat(file).catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${error.message}.`);
  });
  if (!found.isFile()) throw new CommandError(`${file} is no file.`);
  const address = new URL('/imports', url);
  address.searchParams.set('filename', basename(file));
  if (form) address.searchParams.set('form', form);
  if (again) address.searchParams.set('again', 'true');
  const response = await reach(address, {
    method: 'POST',
    headers: {
      authorization,
      'accept-language': language,
      'content-type': 'application/octet-stream',
      'content-length': String(found.size),
    },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  const body = await bodyOf(response);
  if (response.status !== 202) throw new CommandError(messagesOf(body) || `HTTP ${response.status}`);
  return (body as { id: string }).id;
}

type Ask = <Data>(query: string, variables: object) => Promise<Data>;

const asking =
  ({ url, authorization, language = 'vi' }: Sending): Ask =>
  async <Data>(query: string, variables: object) => {
    const response = await reach(new URL('/graphql', url), {
      method: 'POST',
      headers: { authorization, 'accept-language': language, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = await bodyOf(response);
    const problems = messagesOf(body);
    if (problems) throw new CommandError(problems);
    return (body as { data: Data }).data;
  };

const reach = (address: URL, request: RequestInit): Promise<Response> =>
  fetch(address, request).catch((error: Error & { cause?: Error }) => {
    throw new CommandError(`${address.origin} does not answer: ${error.cause?.message ?? error.message}.`);
  });

const bodyOf = (response: Response): Promise<unknown> =>
  response.json().catch(() => {
    throw new CommandError(`${response.url} answered ${response.status}, and nothing that this command can read.`);
  });

const messagesOf = (body: unknown): string =>
  ((body as { errors?: { message: string }[] }).errors ?? []).map(({ message }) => message).join('\n');

/** Waits until the server has done what is under way, and shows how far it is. */
async function follow(ask: Ask, id: string, label: string): Promise<Answer> {
  const show = progressLine(label);
  for (;;) {
    const { import: found } = await ask<{ import: Answer | null }>(
      `query ($id: ID!) { import(id: $id) { ${FIELDS} } }`,
      { id },
    );
    if (!found) throw new CommandError(`${id} is not there.`);
    const isDone = !AT_WORK.includes(found.status);
    show(found, isDone);
    if (isDone) return found;
    await sleep(POLL_MS);
  }
}

/** On a terminal one bar that grows; elsewhere a line for each tenth. */
function progressLine(label: string): (answer: Answer, isLast: boolean) => void {
  const out = process.stderr;
  let told = -1;
  return ({ progress, rowsRead }, isLast) => {
    const share = isLast ? 1 : progress;
    if (out.isTTY) {
      const full = Math.round(share * 30);
      out.write(`\r${label} [${'█'.repeat(full)}${'·'.repeat(30 - full)}] ${Math.floor(share * 100)} %  ${rowsRead}`);
      if (isLast) out.write('\n');
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth > told) out.write(`${label}: ${tenth * 10} % (${rowsRead})\n`);
    told = tenth;
  };
}

/** What was found, as a table of at most a hundred lines; the whole of it is in the file of refused rows. */
async function tell(ask: Ask, answer: Answer, url: string): Promise<void> {
  const { id, form, status, rowsRead, rowsAccepted, rowsRefused, rowsToConfirm, unknownHeadings, fileProblem } = answer;
  if (fileProblem) {
    console.log(fileProblem.message);
    return;
  }
  console.log(`${form}: ${status} · ${rowsAccepted} ✓ · ${rowsRefused} ✗ (${rowsToConfirm} ?) · ${rowsRead}`);
  if (unknownHeadings.length > 0) console.log(`? ${unknownHeadings.join(' | ')}`);
  const { import: found } = await ask<{ import: { problems: Told } }>(
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
  if (rowsRefused > 0) console.log(`→ ${url}/imports/${id}/refused.xlsx`);
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
  console.error(error instanceof CommandError ? error.message : error);
  process.exitCode = 2;
}
