import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { contentsOf, structureOf } from '../support/contents.js';
import { addressOf, asAdmin, cloneDatabase, rowsOf } from '../support/database.js';
import { currentRun } from '../support/run.js';

/** Why PostgreSQL's own dump cannot be tried here; undefined where it can. */
async function whyNot(): Promise<string | undefined> {
  const found = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' });
  if (found.status !== 0) return 'pg_dump is not installed';
  const client = Number(/(\d+)\./.exec(found.stdout)?.[1]);
  const [server] = await rowsOf(
    currentRun().adminUrl,
    `select current_setting('server_version_num')::int / 10000 as major`,
  );
  return client < Number(server!.major) ? `pg_dump ${client} is older than the server's ${server!.major}` : undefined;
}

const reason = await whyNot();
const isRequired = process.env.CI && process.env.TEST_DATABASE_URL;
const title = 'pg_dump and pg_restore keep every row, constraint, trigger and right of a seeded database';

if (reason && !isRequired) {
  test.skip(`${title} (${reason})`, () => {});
} else {
  test(title, dumpAndRestore, 300_000);
}

async function dumpAndRestore(): Promise<void> {
  const source = await cloneDatabase({ seeded: true });
  const { owner, templates, folder } = currentRun();
  const name = `${templates.empty}_dumped`;
  const target = { ownerUrl: addressOf(owner, name) };
  const file = join(folder, `${name}.dump`);
  await asAdmin(`create database ${name} owner ${owner.role} template template0 encoding 'UTF8'`);
  try {
    run('pg_dump', '--format=custom', `--file=${file}`, source.ownerUrl);
    run('pg_restore', '--exit-on-error', `--dbname=${target.ownerUrl}`, file);
    expect(await contentsOf(target)).toEqual(await contentsOf(source));
    expect(await structureOf(target)).toEqual(await structureOf(source));
  } finally {
    await asAdmin(`drop database ${name} with (force)`);
    await source.drop();
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr}`);
}
