import { jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentsOf } from '../support/contents.js';
import { cloneDatabase, rowsOf, type TestDatabase } from '../support/database.js';
import { runCommand } from '../support/program.js';
import { currentRun } from '../support/run.js';

jest.setTimeout(300_000); // whole databases, on a machine that may be busy

let database: TestDatabase;
const db = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  runCommand(args, { env: { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, ...env } });
const countPrograms = async () => (await rowsOf(database.ownerUrl, 'select count(*)::int as programs from program'))[0];

beforeAll(async () => void (database = await cloneDatabase({ seeded: true })));
afterAll(() => database.drop());

test('status says what the database is, without its passwords', async () => {
  const { code, output } = await db(['status']);
  expect(code).toBe(0);
  expect(output).toMatch(
    /^PostgreSQL \d+\.\d+.*, 127\.0\.0\.1:\d+\/\w+, \d+ MB, 0 other sessions\n\d+ migrations applied, 0 pending\n$/,
  );
});

test('a backup and its restore', async () => {
  const file = join(currentRun().folder, `cli-${process.pid}.tar.gz`);
  const before = await contentsOf(database);
  expect(await db(['backup', file])).toEqual({ code: 0, output: expect.stringMatching(/^program: \d+ rows$/m) });

  const refused = await db(['restore', file]);
  expect(refused).toEqual({
    code: 1,
    output: expect.stringMatching(/^The database ".*" is not empty: .* --replace .*\.\n$/),
  });

  await rowsOf(database.ownerUrl, 'delete from activity_measure');
  expect(await db(['restore', file, '--replace'])).toMatchObject({ code: 0 });
  expect(await contentsOf(database)).toEqual(before);
});

test('what is kept counted is verified against the rows, and counted anew', async () => {
  const found = (differences: number) =>
    expect.stringMatching(`^coverage_rollup: \\d+ cells, ${differences} differences$`);
  const lines = async (command: string) => {
    const { code, output } = await db([command]);
    return { code, lines: output.trimEnd().split('\n') };
  };
  expect(await lines('verify-rollups')).toEqual({ code: 0, lines: expect.arrayContaining([found(0)]) });

  await rowsOf(
    database.ownerUrl,
    `update coverage_rollup set programs = programs + 1
     where (admin_unit_id, kind, valid_from) = (select admin_unit_id, kind, valid_from from coverage_rollup
       where kind = 'MODEL_MARKET' order by 1, 3 limit 1)`,
  );
  expect(await lines('verify-rollups')).toEqual({
    code: 1,
    lines: expect.arrayContaining([
      expect.stringMatching(/^coverage_rollup: .+, MODEL_MARKET from .+, kept: 2 programs, 0 suspended, /),
      expect.stringMatching(/^coverage_rollup: .+, MODEL_MARKET from .+, told by the rows: 1 programs, 0 suspended, /),
      found(2),
    ]),
  });

  expect(await lines('rebuild-rollups')).toEqual({ code: 0, lines: expect.arrayContaining(['Done.']) });
  expect(await lines('verify-rollups')).toEqual({ code: 0, lines: expect.arrayContaining([found(0)]) });
});

test('reset is refused in production and without a yes; then it leaves a new database', async () => {
  const before = await countPrograms();
  expect(await db(['reset', '--yes'], { NODE_ENV: 'production' })).toEqual({
    code: 1,
    output: 'NODE_ENV is production, where a database is not reset.\n',
  });
  expect(await db(['reset'])).toEqual({ code: 1, output: 'This loses every row of the database: say --yes.\n' });
  expect(await countPrograms()).toEqual(before);

  expect(await db(['reset', '--yes'])).toMatchObject({ code: 0 });
  expect(await countPrograms()).toEqual({ programs: 0 });
  await rowsOf(database.url, 'select from program');
});

test.each([
  [[]],
  [['what']],
  [['backup']],
  [['status', 'more']],
  [['reset', '--please']],
  [['verify-rollups', 'more']],
])('%j is answered with what there is', async (args) => {
  const { code, output } = await db(args);
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('npm run db -- <command>') });
  expect(output).not.toMatch(/\n\s+at /);
});

test('a file that cannot be written is one clear line', async () => {
  const file = join(currentRun().folder, 'no/such/folder.tar.gz');
  const { code, output } = await db(['backup', file]);
  expect({ code, output }).toEqual({
    code: 1,
    output: expect.stringMatching(/^The backup .* was not written: ENOENT.*\.\n$/),
  });
  expect(existsSync(file)).toBe(false);
});
