/**
 * `npm run bench:export`: 300,000 programs in a database of its own, exported in each format through the real server by
 * the public. It tells rows a second, the most memory the server held, and how the time compares with a bare COPY of the
 * table. The rows of another count can be asked for: `npm run bench:export -- 20000`. Node runs this file as it is.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const ROWS = Number(process.argv[2] ?? 300_000);
const FORMATS = ['ndjson', 'geojson', 'csv', 'xlsx'] as const;

const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'liengia-bench-'));
spawnSync('chmod', ['777', folder]);
process.env.LIENGIA_HOME = join(folder, 'home');
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'NODE_ENV']) {
  delete process.env[name];
}

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address() as AddressInfo;
await new Promise((resolve) => probe.close(resolve));
const url = `http://127.0.0.1:${port}`;

/** Programs of all four kinds in all communes of today, each with what an export joins. */
async function fill(owner: pg.Client): Promise<void> {
  const per = 20_000;
  for (let done = 0; done < ROWS; done += per) {
    const last = Math.min(done + per, ROWS);
    await owner.query(`
      begin;
      create temporary table made on commit drop as
        select nextval('program_id_seq')::integer as id, n,
          (array['SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM', 'PUBLIC_FIREFIGHTING_POINT', 'MODEL_MARKET'])[n % 4 + 1] as kind,
          (array['CDC', 'TLG', 'DCC', 'CKM'])[n % 4 + 1] as letters
        from generate_series(${done + 1}, ${last}) n;
      insert into program (id, kind, code, name, locality, latitude, longitude, position_precision, founded_on, replication,
          basis_kind, basis_number, basis_date, basis_issuer, provenance) overriding system value
        select id, kind, letters || '-37-' || (100000 + n), 'Mô hình an toàn PCCC số ' || n, 'Ngõ ' || n % 90 || ', phố Kim Đồng',
          20 + (n % 5000) / 10000.0, 105.5 + (n % 7000) / 10000.0, 'MEASURED', date '2024-01-01' + n % 700, 'REPLICATED',
          'FOUNDING_DECISION', n || '/QĐ-UBND', date '2023-12-01', 'UBND xã', 'DEMO' from made;
      insert into safe_residential_cluster (program_id, residents) select id, n % 90 from made where n % 4 = 0;
      insert into neighbor_group_team (program_id, number, residents, alarm_bells, alarms_linked)
        select id, n % 9 + 1, n % 40, 12, true from made where n % 4 = 1;
      insert into public_firefighting_point (program_id, alley_depth_meters, alley_width_meters, truck_access)
        select id, 120.5, 2.5, false from made where n % 4 = 2;
      insert into model_market (program_id, market_class, stalls) select id, 'II', n % 300 from made where n % 4 = 3;
      insert into program_status (program_id, status, valid_from) select id, 'ACTIVE', '2025-12-01' from made;
      insert into program_household_count (program_id, kind, households, valid_from)
        select id, kind, 12, '2025-12-01' from made where n % 4 < 2;
      insert into program_placement (program_id, admin_unit_id, valid_from)
        select made.id, area.ids[made.n % cardinality(area.ids) + 1], '2025-12-01' from made,
          (select array_agg(id) as ids from admin_unit where level = 3 and valid_to is null) area;
      insert into program_unit (program_id, responsible_unit_id, role, valid_from)
        select made.id, unit.id, 'MANAGING', '2025-12-01' from made,
          (select id from responsible_unit where valid_to is null order by id limit 1) unit;
      insert into equipment_line (program_id, kind, quantity, working, expires_on)
        select made.id, line.kind, 4, 3, '2027-12-31' from made,
          unnest(array['EXTINGUISHER_ABC', 'LADDER']) as line (kind);
      commit`);
    process.stdout.write(`\r${last} programs made`);
  }
  process.stdout.write('\n');
  await owner.query('analyze');
}

/** Reads a stream to its end; what came. */
async function drained(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; seconds: number; firstMs: number }> {
  const started = performance.now();
  let bytes = 0;
  let firstMs = 0;
  for await (const part of stream) {
    firstMs ||= performance.now() - started;
    bytes += part.length;
  }
  return { bytes, seconds: (performance.now() - started) / 1_000, firstMs };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** The most memory that a process holds while something is done. */
async function watched<T>(pid: number, work: () => Promise<T>): Promise<T & { peakMb: number }> {
  let peakMb = 0;
  const timer = setInterval(() => (peakMb = Math.max(peakMb, residentMb(pid))), 50);
  try {
    return { ...(await work()), peakMb };
  } finally {
    clearInterval(timer);
  }
}

let server: ChildProcess | undefined;
try {
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    cwd: project,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn', LIENGIA_SEEDS: 'demo' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.status === 200) break;
    if (tries > 600) throw new Error('the server does not start');
    await sleep(200);
  }
  const { openDatabase }: typeof import('../src/database/index.js') = await import(
    join(project, 'dist/database/index.js')
  );
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const home = { kind: 'embedded', home: process.env.LIENGIA_HOME } as const;
  const database = await openDatabase(home, { log: quiet, opener: 'command' });
  try {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    owner.on('error', () => {}); // what it was doing says so
    await owner.connect();
    await fill(owner);
    console.log(`${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`);
    const copy = await drained(owner.query(copyTo('copy program to stdout')));
    await owner.end();
    console.log(`bare COPY of the table: ${copy.seconds.toFixed(1)} s, ${(copy.bytes / 1e6).toFixed(0)} MB`);
    console.log(`the server at rest: ${residentMb(server.pid!).toFixed(0)} MB`);
    for (const format of FORMATS) {
      const { bytes, seconds, firstMs, peakMb } = await watched(server.pid!, async () => {
        const answer = await fetch(`${url}/exports/programs.${format}?language=vi`);
        if (!answer.ok) throw new Error(await answer.text());
        return drained(answer.body!);
      });
      console.log(
        `${format}: ${Math.round(ROWS / seconds)} rows/s, ${seconds.toFixed(1)} s (${(seconds / copy.seconds).toFixed(1)} × COPY), ` +
          `first byte ${Math.round(firstMs)} ms into the body, ${(bytes / 1e6).toFixed(0)} MB, peak ${peakMb.toFixed(0)} MB, load ${loadavg()[0]!.toFixed(1)}`,
      );
    }
  } finally {
    await database.stop();
  }
} finally {
  server?.kill('SIGTERM');
  await new Promise((resolve) => (server && server.exitCode === null ? server.once('exit', resolve) : resolve(null)));
  rmSync(folder, { recursive: true, force: true });
}
