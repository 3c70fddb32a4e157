/**
 * `npm run bench:import`: a workbook of 10,000 teams is sent to the real server, checked and committed, while somebody
 * asks for its health without a pause. Prints seconds and rows a second of either, what of the processor the server and
 * its PostgreSQL used for it, the most memory that the server held, and the slowest health answer meanwhile. How far it is
 * goes to stderr, with what the server says. Node runs this file as it is; it is measured, never tested.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const ROWS = Number(process.argv[2] ?? 10_000);
const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'liengia-bench-'));
// Started by root, PostgreSQL runs as a user without rights, who is to reach its home.
await chmod(folder, 0o755);
const home = join(folder, 'home');
const headers = { authorization: 'Demo demo:local-officer' };

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address() as AddressInfo;
await new Promise((resolve) => probe.close(resolve));
const url = `http://127.0.0.1:${port}`;

const { load, postmasterOf, processorSeconds } = (await import(
  join(import.meta.dirname, 'processor.ts')
)) as typeof import('./processor.js');
await import('reflect-metadata');
const { writeSheet } = (await import(
  join(project, 'dist/sheets/write-sheet.js')
)) as typeof import('../src/sheets/write-sheet.js');
const { PROGRAM_FORMS } = (await import(
  join(project, 'dist/modules/program/index.js')
)) as typeof import('../src/modules/program/index.js');

say(`writing a workbook of ${ROWS} rows`);
const file = join(folder, 'teams.xlsx');
const columns = [
  'name',
  'area',
  'locality',
  'foundedOn',
  'replication',
  'basisKind',
  'households',
  'alarmButtons',
  'equipment',
];
const rows = async function* () {
  for (let at = 1; at <= ROWS; at++) {
    yield {
      name: `Tổ liên gia đo tốc độ ${at}`,
      area: 'P. Hoa Lư, tỉnh Ninh Bình',
      locality: `Ngõ ${at}, phố Kim Đồng`,
      foundedOn: '2026-03-02',
      replication: 'REPLICATED',
      basisKind: 'MINUTES',
      households: 5 + (at % 11),
      alarmButtons: 10,
      equipment: [{ kind: 'EXTINGUISHER_ABC', quantity: 4, working: 4, expiresOn: null, lastCheckedOn: null }],
    };
  }
};
await pipeline(
  writeSheet('xlsx', PROGRAM_FORMS.NEIGHBOR_GROUP_TEAM, { language: 'vi', columns }, rows()),
  createWriteStream(file),
);

say('starting the server on a new database');
const env = { ...process.env, LIENGIA_HOME: home, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: '' };
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE'])
  delete env[name as keyof typeof env];
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: { start: string } };
const [, , ...start] = scripts.start.split(' ');
const server = spawn(join(project, 'node_modules/.bin/node'), start, {
  cwd: project,
  env,
  stdio: ['ignore', process.stderr, process.stderr],
});
const ended = new Promise((resolve) => server.once('exit', resolve));

let slowest = 0;
let probing = true;
try {
  while (!(await fetch(`${url}/health/ready`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await sleep(500);
  }
  const postgres = postmasterOf(home);
  const health = (async () => {
    while (probing) {
      const started = performance.now();
      await fetch(`${url}/health/ready`);
      slowest = Math.max(slowest, performance.now() - started);
      await sleep(20);
    }
  })();
  const now = () => ({
    clock: performance.now() / 1_000,
    postgres: processorSeconds(postgres),
    both: processorSeconds(server.pid!),
  });
  type Now = ReturnType<typeof now>;
  const tell = (what: string, { status, rowsRead, rowsAccepted }: Import, from: Now) => {
    const to = now();
    const seconds = to.clock - from.clock;
    const ofPostgres = to.postgres - from.postgres;
    console.log(
      `${what}: ${seconds.toFixed(1)} s, ${Math.round(rowsRead / seconds)} rows/s (${status}, ${rowsAccepted} of ${rowsRead}); ` +
        `of the processor ${(to.both - from.both - ofPostgres).toFixed(1)} s, PostgreSQL ${ofPostgres.toFixed(1)} s`,
    );
  };

  say('sending the workbook');
  const seeded = mostMegabytes();
  const begun = now();
  const sent = await fetch(`${url}/imports?filename=teams.xlsx`, { method: 'POST', headers, body: readFileSync(file) });
  const { id } = (await sent.json()) as { id: string };
  const checked = await settled(id);
  tell('read and checked', checked, begun);
  if (checked.status !== 'CHECKED') throw new Error(JSON.stringify(checked));

  const committing = now();
  await ask('mutation ($input: CommitImportInput!) { commitImport(input: $input) { problems { message } } }', {
    input: { import: id, expectedVersion: checked.version, mode: 'ALL_OR_NONE' },
  });
  const committed = await settled(id);
  tell('committed', committed, committing);
  tell('all of it', committed, begun);
  probing = false;
  await health;
  console.log(`most memory of the server: ${mostMegabytes()} MB, ${seeded} MB of it before the workbook came`);
  console.log(`slowest health answer meanwhile: ${Math.round(slowest)} ms`);
  console.log(`load average: ${load()}`);
} finally {
  probing = false;
  say('stopping the server');
  const stopping = performance.now();
  server.kill('SIGTERM');
  await ended;
  say(`it took ${((performance.now() - stopping) / 1_000).toFixed(1)} s`);
  rmSync(folder, { recursive: true, force: true });
}

/** The most memory that the server has held at any time. */
function mostMegabytes(): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))!;
  return Math.round(Number(kilobytes) / 1024);
}

interface Import {
  status: string;
  version: number;
  /** From 0 to 1. */
  progress: number;
  rowsRead: number;
  rowsAccepted: number;
}

async function ask(query: string, variables: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The import once nothing is under way; what it is at, and how far, is told whenever it changes. */
async function settled(id: string): Promise<Import> {
  for (let told = ''; ;) {
    const { import: found } = await ask(
      'query ($id: ID!) { import(id: $id) { status version progress rowsRead rowsAccepted } }',
      { id },
    );
    const now = found as Import;
    if (!['RECEIVED', 'READING', 'CHECKING', 'COMMITTING'].includes(now.status)) return now;
    const telling = `${now.status}, ${now.rowsRead} rows read, ${Math.floor(now.progress * 10) * 10} %`;
    if (telling !== told) say(telling);
    told = telling;
    await sleep(100);
  }
}

/** Tells how far it is. */
function say(line: string): void {
  console.error(`${(performance.now() / 1_000).toFixed(1).padStart(6)} s  ${line}`);
}
