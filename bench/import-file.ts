/**
 * `npm run bench:import`: a workbook of 10,000 teams is sent to the real server, checked and committed, while somebody
 * asks for its health without a pause. Prints seconds and rows a second of either, the most memory that the server held,
 * and the slowest health answer meanwhile. Node runs this file as it is; it is measured, never tested.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const ROWS = Number(process.argv[2] ?? 10_000);
const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'liengia-bench-'));
const headers = { authorization: 'Demo demo:local-officer' };

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address() as AddressInfo;
await new Promise((resolve) => probe.close(resolve));
const url = `http://127.0.0.1:${port}`;

await import('reflect-metadata');
const { writeSheet } = (await import(
  join(project, 'dist/sheets/write-sheet.js')
)) as typeof import('../src/sheets/write-sheet.js');
const { PROGRAM_FORMS } = (await import(
  join(project, 'dist/modules/program/index.js')
)) as typeof import('../src/modules/program/index.js');

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

const env = { ...process.env, LIENGIA_HOME: join(folder, 'home'), PORT: String(port), HOST: '127.0.0.1', NODE_ENV: '' };
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE'])
  delete env[name as keyof typeof env];
const server = spawn(join(project, 'node_modules/.bin/node'), ['dist/main.js'], { cwd: project, env, stdio: 'ignore' });

let slowest = 0;
let probing = true;
try {
  while (!(await fetch(`${url}/health/ready`).catch(() => null))?.ok) await sleep(500);
  const health = (async () => {
    while (probing) {
      const started = performance.now();
      await fetch(`${url}/health/ready`);
      slowest = Math.max(slowest, performance.now() - started);
      await sleep(20);
    }
  })();
  let started = performance.now();
  const sent = await fetch(`${url}/imports?filename=teams.xlsx`, { method: 'POST', headers, body: readFileSync(file) });
  const { id } = (await sent.json()) as { id: string };
  const checked = await settled(id);
  tell('read and checked', checked, started);
  if (checked.status !== 'CHECKED') throw new Error(JSON.stringify(checked));

  started = performance.now();
  await ask('mutation ($input: CommitImportInput!) { commitImport(input: $input) { problems { message } } }', {
    input: { import: id, expectedVersion: checked.version, mode: 'ALL_OR_NONE' },
  });
  tell('committed', await settled(id), started);
  probing = false;
  await health;
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))!;
  console.log(`most memory of the server: ${Math.round(Number(kilobytes) / 1024)} MB`);
  console.log(`slowest health answer meanwhile: ${Math.round(slowest)} ms`);
  console.log(
    `load average: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
} finally {
  probing = false;
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

interface Import {
  status: string;
  version: number;
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

async function settled(id: string): Promise<Import> {
  for (;;) {
    const { import: found } = await ask(
      'query ($id: ID!) { import(id: $id) { status version rowsRead rowsAccepted } }',
      { id },
    );
    const now = found as Import;
    if (!['RECEIVED', 'READING', 'CHECKING', 'COMMITTING'].includes(now.status)) return now;
    await sleep(100);
  }
}

function tell(what: string, { status, rowsRead, rowsAccepted }: Import, started: number): void {
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${Math.round(rowsRead / seconds)} rows/s (${status}, ${rowsAccepted} of ${rowsRead})`,
  );
}
