import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestRun } from './run.js';

const project = join(import.meta.dirname, '../..');
const log = { debug() {}, info() {}, warn: console.warn, error: console.error };

/** What the teardown has to undo; both run in the same process. */
declare global {
  var testRunCleanup: (() => Promise<void>) | undefined;
}

/**
 * Starts one private PostgreSQL for the run, or uses the server of TEST_DATABASE_URL, and makes the template
 * databases that every test clones.
 *
 * Jest loads this file without its transforms, hence it works on the compiled program, which it brings up to date;
 * the tests that start the program as a process rely on that too.
 */
export default async function globalSetup(): Promise<void> {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: project, stdio: 'inherit' });
  const { openEmbedded } = await compiled<typeof import('../../src/database/embedded.js')>('database/embedded.js');

  await sweepKilledRuns(openEmbedded);
  const folder = join(tmpdir(), `liengia-test-${process.pid}`);
  await mkdir(folder);
  await chmod(folder, 0o755); // PostgreSQL, started by root, is another user
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? undefined : await openEmbedded(join(folder, 'home'), { log, opener: 'command' });
  const adminUrl = given ?? cluster?.adminUrl ?? '';

  const id = `liengia_test_${process.pid}_${randomBytes(3).toString('hex')}`;
  const run: TestRun = {
    adminUrl,
    owner: { role: `${id}_owner`, password: randomBytes(12).toString('hex') },
    app: { role: `${id}_app`, password: randomBytes(12).toString('hex') },
    templates: { empty: `${id}_empty`, seeded: `${id}_seeded` },
    folder,
  };
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  globalThis.testRunCleanup = async () => {
    await dropAll(admin, run, id);
    await admin.end();
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (cluster) await forgetDurability(admin);
    await makeRoles(admin, run);
    await makeTemplates(admin, run);
  } catch (error) {
    await globalThis.testRunCleanup(); // Jest calls no teardown after a setup that failed
    throw error;
  }
  process.env.LIENGIA_TEST_RUN = JSON.stringify(run); // currentRun() in the workers
}

/** Nothing of this run's own cluster has to survive it; making and dropping databases is several times faster so. */
async function forgetDurability(admin: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await admin.query(`alter system set ${setting} = off`);
  await admin.query('select pg_reload_conf()');
}

async function makeRoles(admin: pg.Client, { owner, app }: TestRun): Promise<void> {
  await admin.query(`create role ${owner.role} login password '${owner.password}'`);
  await admin.query(`create role ${app.role} login password '${app.password}'`);
  await admin.query(`grant ${owner.role} to current_user`);
}

async function makeTemplates(admin: pg.Client, run: TestRun): Promise<void> {
  const { migrate } = await compiled<typeof import('../../src/database/index.js')>('database/index.js');
  const { empty, seeded } = run.templates;
  await admin.query(`create database ${empty} owner ${run.owner.role} template template0 encoding 'UTF8'`);
  await migrate(addressOf(run, empty), run.app.role, { log });

  await admin.query(`create database ${seeded} owner ${run.owner.role} template ${empty}`);
  const { loadSeeds } = await compiled<typeof import('../../src/seed.js')>('seed.js');
  await loadSeeds({ ownerUrl: addressOf(run, seeded), seeds: 'demo' });
  await foldSeeded(addressOf(run, seeded));
}

/** As a server has done soon after it began; the clones would each do it anew. */
async function foldSeeded(ownerUrl: string): Promise<void> {
  const { createOrm } = await compiled<typeof import('../../src/database/orm.js')>('database/orm.js');
  const { foldAll } = await compiled<typeof import('../../src/database/rollup.js')>('database/rollup.js');
  const { gatherStatistics } =
    await compiled<typeof import('../../src/database/maintenance.js')>('database/maintenance.js');
  const { ENTITIES } = await compiled<typeof import('../../src/entities.js')>('entities.js');
  const { ROLLUPS } = await compiled<typeof import('../../src/rollups.js')>('rollups.js');
  const orm = createOrm(ownerUrl, ENTITIES);
  try {
    for (const rollup of ROLLUPS) await foldAll(orm, rollup);
  } finally {
    await orm.close();
  }
  await gatherStatistics(ownerUrl);
}

function addressOf({ adminUrl, owner }: TestRun, database: string): string {
  const url = new URL(adminUrl);
  url.username = owner.role;
  url.password = owner.password;
  url.pathname = `/${database}`;
  return url.href;
}

async function dropAll(admin: pg.Client, { owner, app }: TestRun, id: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [id],
  );
  for (const { name } of rows) await admin.query(`drop database ${name} with (force)`);
  await admin.query(`drop role ${owner.role}, ${app.role}`);
}

/** Stops and removes what a killed run has left. */
async function sweepKilledRuns(
  openEmbedded: typeof import('../../src/database/embedded.js').openEmbedded,
): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^liengia-test-(\d+)$/.exec(name)?.[1]);
    if (!pid || existsSync(`/proc/${pid}`)) continue;
    const folder = join(tmpdir(), name);
    if (existsSync(join(folder, 'home/cluster'))) {
      await openEmbedded(join(folder, 'home'), { log, opener: 'command' }).then((cluster) => cluster.stop());
    }
    await rm(folder, { recursive: true, force: true });
  }
}

function compiled<T>(path: string): Promise<T> {
  return import(join(project, 'dist', path)) as Promise<T>;
}
