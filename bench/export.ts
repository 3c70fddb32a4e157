/**
 * `npm run bench:export`: 300,000 programs and as many activities in a database of its own, exported in each format
 * through the real server, whose heap is limited: `npm run bench:export -- 300000 256` (rows, MB). It prints how fast rows
 * come, beside a bare COPY of the table, and what the server holds at each tenth of the file: resident, and of its heap
 * what is in use once the garbage is collected. The last reader takes 4 MB a second. Node runs this file as it is.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { START } from './contest/servers.ts';
import { makeCountry } from './country/country.ts';
import { COUNTRY } from './country/size.ts';

const SUBJECT = 'demo:province-officer';
const ROWS = Number(process.argv[2] ?? 300_000);
const HEAP_MB = Number(process.argv[3] ?? 256);
/** Collecting the garbage holds the server up; once in so long it costs a few hundredths of the time. */
const SAMPLE_MS = 2_500;
const FILES = [
  ...['ndjson', 'geojson', 'csv', 'xlsx'].map((format) => ({ file: `programs.${format}`, bytesPerSecond: Infinity })),
  ...['ndjson', 'csv', 'xlsx'].map((format) => ({ file: `activities.${format}`, bytesPerSecond: Infinity })),
  { file: 'programs.csv', bytesPerSecond: 4_000_000 },
];

const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'liengia-bench-'));
spawnSync('chmod', ['777', folder]);
process.env.LIENGIA_HOME = join(folder, 'home');
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'NODE_ENV']) {
  delete process.env[name];
}

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address() as AddressInfo;
await new Promise((resolve) => probe.close(resolve));
const url = `http://127.0.0.1:${port}`;

/** What the server held when so many bytes had come. */
interface Sample {
  bytes: number;
  residentMb: number;
  heapMb: number;
}

async function memoryOf(server: ChildProcess): Promise<Omit<Sample, 'bytes'>> {
  const told = once(server, 'message');
  server.send('memory');
  const [{ rss, heapUsed, external }] = (await told) as [NodeJS.MemoryUsage];
  return { residentMb: rss / 2 ** 20, heapMb: (heapUsed + external) / 2 ** 20 };
}

/** Reads a stream to its end, at most so fast; what came, and what the server held meanwhile. */
async function drained(stream: AsyncIterable<Uint8Array>, bytesPerSecond = Infinity, server?: ChildProcess) {
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1_000;
  const samples: Sample[] = [];
  let bytes = 0;
  let isRead = false;
  const sampled = (async () => {
    while (server && !isRead) {
      samples.push({ bytes, ...(await memoryOf(server)) });
      await sleep(SAMPLE_MS);
    }
  })();
  for await (const part of stream) {
    bytes += part.length;
    const ahead = bytes / bytesPerSecond - secondsSince();
    if (ahead > 0.01) await sleep(ahead * 1_000);
  }
  const seconds = secondsSince();
  isRead = true;
  await sampled;
  return { bytes, seconds, samples };
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

async function measure(server: ChildProcess, { file, bytesPerSecond }: (typeof FILES)[number]): Promise<void> {
  const asked = performance.now();
  const headers = { authorization: `Demo ${SUBJECT}` };
  const answer = await fetch(`${url}/exports/${file}?language=vi`, { headers });
  if (!answer.ok) throw new Error(await answer.text());
  const first = (performance.now() - asked) / 1_000;
  const { bytes, seconds, samples } = await drained(answer.body!, bytesPerSecond, server);
  const pace = bytesPerSecond < Infinity ? ` to a reader of ${mb(bytesPerSecond)}/s` : '';
  const load = loadavg()[0]!.toFixed(1);
  console.log(
    `${file}${pace}: ${Math.round(ROWS / seconds)} rows/s, ${mb(bytes)} in ${seconds.toFixed(1)} s, begun after ${first.toFixed(1)} s, load ${load}`,
  );
  const tenths = Array.from({ length: 10 }, (_, at) =>
    samples.findLast((one) => one.bytes <= (bytes * (at + 1)) / 10)!,
  );
  const line = (value: (sample: Sample) => number) => tenths.map((one) => value(one).toFixed(0).padStart(4)).join('');
  console.log(`  MB resident at 10 % … 100 %: ${line(({ residentMb }) => residentMb)}`);
  console.log(`  MB in use of the heap:       ${line(({ heapMb }) => heapMb)}`);
}

let server: ChildProcess | undefined;
const { openDatabase, migrate }: typeof import('../src/database/index.js') = await import(
  join(project, 'dist/database/index.js')
);
const { openProgress }: typeof import('../src/progress.js') = await import(join(project, 'dist/progress.js'));
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const home = { kind: 'embedded', home: process.env.LIENGIA_HOME } as const;
const database = await openDatabase(home, { log: quiet, opener: 'command' });
try {
  await migrate(database.ownerUrl, database.role, { log: quiet });
  const progress = openProgress(process.stderr);
  // The whole map, with as many activities as programs.
  await makeCountry(database.ownerUrl, { ...COUNTRY, programs: ROWS, activities: ROWS }, (label, share) =>
    progress.show({ label, share }),
  );
  progress.clear();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  owner.on('error', () => {}); // what it was doing says so
  await owner.connect();
  try {
    // The demo officers' own units are those of the story; here somebody of that name is an officer of the first province.
    await owner.query(
      `insert into officer (subject, role, responsible_unit_id, valid_from)
       select $1, 'PROVINCE_OFFICER', id, '2025-07-01' from responsible_unit where code = 'PC07-01'`,
      [SUBJECT],
    );
    const options = [
      '--expose-gc',
      `--max-old-space-size=${HEAP_MB}`,
      '--import',
      join(project, 'bench/tell-memory.ts'),
    ];
    server = spawn(process.execPath, START.toSpliced(-1, 0, ...options), {
      cwd: project,
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn', LIENGIA_SEEDS: 'none' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`${url}/health/ready`).catch(() => null);
      if (answer?.status === 200) break;
      if (tries > 600 || server.exitCode !== null) throw new Error('the server does not start');
      await sleep(200);
    }
    console.log(`${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`);
    const copy = await drained(owner.query(copyTo('copy program to stdout')));
    console.log(`bare COPY of the programs: ${copy.seconds.toFixed(1)} s, ${mb(copy.bytes)}`);
    const { residentMb, heapMb } = await memoryOf(server);
    console.log(`the server at rest: ${residentMb.toFixed(0)} MB, ${heapMb.toFixed(0)} of ${HEAP_MB} MB heap`);
    for (const one of FILES) await measure(server, one);
  } finally {
    await owner.end();
  }
} finally {
  server?.kill('SIGTERM');
  await new Promise((resolve) => (server && server.exitCode === null ? server.once('exit', resolve) : resolve(null)));
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
