import { jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { run } from '../support/program.js';
import { type TestServer, startServer } from '../support/server.js';
import { team, teams } from './desk.js';

jest.setTimeout(300_000); // whole processes, on a machine that may be busy

let server: TestServer;
let officer: TestOfficer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  officer = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
  folder = await mkdtemp(join(tmpdir(), 'liengia-import-'));
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `npm run import -- …` to its end, without npm. */
async function runImport(...args: string[]): Promise<{ code: number | null; output: string }> {
  const token = officer.headers['authorization']!.replace('Bearer ', '');
  const program = run(['--enable-source-maps', 'dist/import.js', ...args, '--url', server.url], {
    env: { LIENGIA_TOKEN: token },
  });
  program.url.catch(() => {});
  return { code: (await program.ended).code, output: program.output };
}

const teamsFile = async (name: string, ...rows: (string | number)[][]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, teams(...rows));
  return path;
};

test('checks a file, says what is wrong with it by row, and enters what is right', async () => {
  const path = await teamsFile('teams.csv', team({ 5: 'mười hai' }), team());
  const form = ['--form', 'neighbor-group-team'];

  const checked = await runImport(path, ...form);
  expect(checked.code).toBe(1);
  expect(checked.output).toMatch(/CHECKED · 1 ✓ · 1 ✗/);
  expect(checked.output).toMatch(/BLOCKING +Số hộ +mười hai +Cần một số/);

  const committed = await runImport(path, ...form, '--commit', 'valid');
  expect(committed.output).toMatch(/COMMITTED: 1\/2/);
  const { data } = await server.query('{ imports(first: 2) { nodes { status } } }', {}, officer.headers);
  expect(data.imports.nodes).toEqual([{ status: 'COMMITTED' }, { status: 'CHECKED' }]);
});

test('a file that was entered already is told by the option that enters it again', async () => {
  const path = await teamsFile('again.csv', team({ 0: 'Tổ liên gia gửi hai lần' }));
  const entering = [path, '--form', 'neighbor-group-team', '--commit', 'all'];
  expect(await runImport(...entering, '--language', 'en')).toMatchObject({ code: 0 });
  const second = await runImport(...entering);
  expect(second.code).toBe(2);
  expect(second.output).toMatch(/^DUPLICATE: Đơn vị của bạn đã nhập chính tệp này\..* --again\.\n$/);
});

test('a command that cannot be carried out says so in a line, and ends with 2', async () => {
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '');
  expect(await runImport(empty)).toEqual({ code: 2, output: `FILE_EMPTY: ${empty} là tệp rỗng.\n` });
  expect(await runImport(folder)).toEqual({ code: 2, output: `FILE_NONE: ${folder} không phải là tệp.\n` });
  const none = join(folder, 'none.xlsx');
  expect(await runImport(none, '--language', 'en')).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^FILE_UN/),
  });
  expect((await runImport()).output).toMatch(/^npm run import -- FILE/);
});

test('--help tells the exit codes', async () => {
  const { code, output } = await runImport('--help');
  expect(code).toBe(0);
  expect(output).toMatch(/Exit codes: 0 .*; 1 .*; 2 /);
});
