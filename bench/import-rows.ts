/**
 * `npm run bench:import-rows`: how many registrations a second the checked path of a list carries. It makes a private
 * PostgreSQL with the reference units, gives each commune of the province a boundary of 200 corners, and submits 10,000
 * rows in one act: with all that is written and without, beside a plain INSERT of the same rows, which no rule looks at.
 * Node runs this file as it is.
 *
 * The machine decides the seconds; what of the processor this process and PostgreSQL used travels, and tells what a
 * machine with nothing else to do would carry. Nothing here passes or fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { ActContext } from '../src/access/act.js';
import type { RegistrationRow } from '../src/modules/registration/index.js';

const ROWS = 10_000;
/** As an import hands them over. */
const CHUNK = 2_000;
const CORNERS = 200;
const ROUNDS = Number(process.argv[2] ?? 3);

const project = join(import.meta.dirname, '..');
const compiled = <T>(path: string): Promise<T> => import(join(project, 'dist', path)) as Promise<T>;
const { load, postmasterOf, processorSeconds } = (await import(
  join(import.meta.dirname, 'processor.ts')
)) as typeof import('./processor.js');
const { openEmbedded } = await compiled<typeof import('../src/database/embedded.js')>('database/embedded.js');
const { migrate } = await compiled<typeof import('../src/database/index.js')>('database/index.js');
const { loadSeeds } = await compiled<typeof import('../src/seed.js')>('seed.js');
const { createOrm } = await compiled<typeof import('../src/database/orm.js')>('database/orm.js');
const { ENTITIES } = await compiled<typeof import('../src/entities.js')>('entities.js');
const { act, rehearse } = await compiled<typeof import('../src/access/act.js')>('access/act.js');
const { ChangeListener } = await compiled<typeof import('../src/access/recorder.js')>('access/recorder.js');
const { RegistrationList, submitRegistrationRows } = await compiled<
  typeof import('../src/modules/registration/index.js')
>('modules/registration/index.js');
const { sql } = await compiled<typeof import('../src/database/read.js')>('database/read.js');

const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
const folder = mkdtempSync(join(tmpdir(), 'liengia-bench-'));
await chmod(folder, 0o755);
const cluster = await openEmbedded(join(folder, 'home'), { log, opener: 'command' });
const owner = new pg.Client({ connectionString: cluster.ownerUrl });

interface Place {
  id: number;
  latitude: number;
  longitude: number;
}

/** The neighborhoods or communes of today, each commune in a cell of a grid with a round boundary. */
async function makePlaces(): Promise<Place[]> {
  await owner.query(
    `update admin_unit u set boundary = (
       select jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(
         (select jsonb_agg(jsonb_build_array(
            105.5 + cell.x * 0.1 + 0.04 * cos(2 * pi() * corner / $1), 20 + cell.y * 0.1 + 0.04 * sin(2 * pi() * corner / $1))
            order by corner) from generate_series(0, $1::integer) corner))))
     from (select id, (row_number() over (order by id) % 12)::integer as x, (row_number() over (order by id) / 12)::integer as y
       from admin_unit where level = 3 and valid_to is null) cell
     where u.id = cell.id`,
    [CORNERS],
  );
  const { rows } = await owner.query<Place>(
    `select u.id, 20 + (n / 12) * 0.1 as latitude, 105.5 + (n % 12) * 0.1 as longitude
     from (select id, row_number() over (order by id)::integer as n from admin_unit where level = 3 and valid_to is null) commune
     join admin_unit u on u.id = commune.id`,
  );
  return rows.map(({ id, latitude, longitude }) => ({ id, latitude: Number(latitude), longitude: Number(longitude) }));
}

/** Teams that nothing speaks against: measured, 60 m apart, each by an annex row and a name of its own. */
const rowsOf = (places: readonly Place[]): RegistrationRow[] =>
  Array.from({ length: ROWS }, (_, at) => {
    const { id, latitude, longitude } = places[at % places.length]!;
    const step = Math.floor(at / places.length);
    return {
      kind: 'NEIGHBOR_GROUP_TEAM',
      areaId: id,
      confirmsDuplicates: false,
      fields: {
        name: `Tổ liên gia an toàn phòng cháy, chữa cháy số ${at + 1}`,
        locality: `Ngõ ${step + 1}, phố Kim Đồng`,
        position: {
          latitude: latitude + (step % 20) * 0.0006 - 0.006,
          longitude: longitude + Math.floor(step / 20) * 0.0006 - 0.006,
          precision: 'MEASURED',
        },
        foundedOn: '2026-03-02',
        replication: 'REPLICATED',
        basisKind: 'FOUNDING_DECISION',
        basisNumber: `${1 + (at % places.length)}/QĐ-UBND`,
        basisDate: '2026-03-01',
        basisIssuer: 'Ủy ban nhân dân phường Hoa Lư',
        basisAnnexRow: step + 1,
        households: 12,
        own: { alarmButtons: 12, alarmBells: 12, alarmsLinked: true, residents: 40 },
        equipment: [{ kind: 'EXTINGUISHER_ABC', quantity: 4, working: 3, expiresOn: '2028-01-01' }],
      },
    };
  });

/** The same rows, as many in an INSERT and a step for each, in one transaction that is rolled back. */
async function insertPlainly(rows: readonly RegistrationRow[]): Promise<void> {
  await owner.query('begin');
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK).map(({ kind, areaId, fields }) => ({ kind, areaId, ...fields }));
    await owner.query(
      `with told as (
         insert into registration (kind, status, admin_unit_id, name, locality, latitude, longitude, position_precision,
           founded_on, replication, basis_kind, basis_number, basis_date, basis_issuer, basis_annex_row, households, details,
           equipment, filed_by, filing_unit_id, submitted_by, submitted_at, provenance)
         select kind, 'SUBMITTED', "areaId", name, locality, (position ->> 'latitude')::float8,
           (position ->> 'longitude')::float8, position ->> 'precision', "foundedOn", replication, "basisKind", "basisNumber",
           "basisDate", "basisIssuer", "basisAnnexRow", households, own, equipment, 'bench', unit.id, 'bench', now(), 'IMPORT'
         from jsonb_to_recordset($1::jsonb) as told (kind text, "areaId" integer, name text, locality text, position jsonb,
           "foundedOn" date, replication text, "basisKind" text, "basisNumber" text, "basisDate" date, "basisIssuer" text,
           "basisAnnexRow" integer, households integer, own jsonb, equipment jsonb),
         (select min(id) as id from responsible_unit) unit
         returning id, filing_unit_id
       )
       insert into registration_step (registration_id, status, responsible_unit_id)
       select id, 'SUBMITTED', filing_unit_id from told`,
      [JSON.stringify(part)],
    );
  }
  await owner.query('rollback');
}

/** In one act, part by part; `isWritten` false: nothing is written, so that the checks alone are told. Gives the largest heap. */
async function submitAll(
  context: ActContext,
  rows: readonly RegistrationRow[],
  as: typeof act,
  isWritten = true,
): Promise<number> {
  let peak = 0;
  const refused: unknown[] = [];
  const target = { type: 'Registration', id: null, areas: sql`select null::integer where false`, isMany: true };
  const { problems } = await as(context, 'SUBMIT_REGISTRATION', target, async (tx) => {
    tx.beginBatch();
    const list = new RegistrationList();
    const { attempt } = tx;
    if (!isWritten) tx.attempt = (part) => attempt((inner) => part({ ...inner, async createMany() {} }));
    for (let from = 0; from < rows.length; from += CHUNK) {
      const outcomes = await submitRegistrationRows(tx, rows.slice(from, from + CHUNK), list);
      refused.push(...outcomes.filter((outcome) => 'problems' in outcome));
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
    return {};
  });
  if (problems.length + refused.length > 0) throw new Error(`refused: ${JSON.stringify([problems, refused[0]])}`);
  return peak;
}

interface Spent {
  seconds: number;
  /** Of the processor: this process, and PostgreSQL's. */
  node: number;
  postgres: number;
}

async function spentOn<T>(work: () => Promise<T>): Promise<Spent & { result: T }> {
  const postgres = postmasterOf(join(folder, 'home'));
  const before = { clock: performance.now(), node: process.cpuUsage(), postgres: processorSeconds(postgres) };
  const result = await work();
  const { user, system } = process.cpuUsage(before.node);
  return {
    result,
    seconds: (performance.now() - before.clock) / 1_000,
    node: (user + system) / 1e6,
    postgres: processorSeconds(postgres) - before.postgres,
  };
}

const perSecond = (seconds: number): string => `${Math.round(ROWS / seconds).toLocaleString('en-US')} rows/s`;

const tell = (what: string, { seconds, node, postgres }: Spent): void =>
  console.log(
    `${what}: ${perSecond(seconds)} in ${seconds.toFixed(1)} s; of the processor ${(node + postgres).toFixed(1)} s ` +
      `(node ${node.toFixed(1)} s, PostgreSQL ${postgres.toFixed(1)} s), alone on it ${perSecond(node + postgres)}`,
  );

try {
  await migrate(cluster.ownerUrl, cluster.role, { log });
  await loadSeeds({ ownerUrl: cluster.ownerUrl, seeds: 'reference' });
  await owner.connect();
  const places = await makePlaces();
  await owner.query('analyze');
  // Somebody whose grant reaches the whole province; the registry itself grants no such thing.
  await owner.query(
    `insert into officer (subject, role, responsible_unit_id, valid_from)
     select 'bench', 'LOCAL_OFFICER', id, '2025-07-01' from responsible_unit where code = 'PC07-NB-2025'`,
  );
  const orm = createOrm(cluster.url, ENTITIES, { subscribers: [new ChangeListener()] });
  const context: ActContext = {
    viewer: { subject: 'bench', name: null, grants: [] },
    ...{ today: '2026-11-25', requestId: 'bench', orm, repeated: null, renew() {} },
  };
  const rows = rowsOf(places);
  console.log(`${ROWS} rows in ${places.length} communes, ${cpus().length} × ${cpus()[0]?.model}, load ${load()}`);
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`round ${round}: plain INSERT`, await spentOn(() => insertPlainly(rows)));
    const rehearsed = await spentOn(() => submitAll(context, rows, rehearse));
    tell(`  checks and writing, heap ${Math.round(rehearsed.result / 2 ** 20)} MB`, rehearsed);
    tell('  checks alone', await spentOn(() => submitAll(context, rows, rehearse, false)));
  }
  tell('for good', await spentOn(() => submitAll(context, rows, act)));
  const { seconds } = await spentOn(() =>
    orm.em.fork().transactional((em) => em.execute('select gather_statistics()')),
  );
  console.log(`statistics gathered in ${Math.round(seconds * 1_000)} ms, load ${load()}`);
  await orm.close();
} finally {
  await owner.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
