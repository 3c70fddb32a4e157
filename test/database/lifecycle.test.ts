import { jest } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { openEmbedded } from '../../src/database/embedded.js';
import { rowsOf } from '../support/database.js';
import { quiet } from '../support/log.js';
import {
  copyProject,
  isRunning,
  kill,
  newHome,
  postmasterPid,
  run,
  runCommand,
  startProgram,
  type Program,
  type ProgramOptions,
} from '../support/program.js';
import { until } from '../support/until.js';

// Real processes, a PostgreSQL each: slow on a busy machine.
jest.setTimeout(300_000);

let home: string;
let started: Program[] = [];
const start = (env: NodeJS.ProcessEnv = {}, options: ProgramOptions = {}) => {
  const program = startProgram({ env: { LIENGIA_HOME: home, ...env }, ...options });
  program.url.catch(() => {}); // awaited where it matters
  started.push(program);
  return program;
};

beforeEach(async () => void (home = await newHome()));
afterEach(async () => {
  for (const program of started) {
    kill(program);
    await program.ended;
  }
  started = [];
  const postmaster = postmasterPid(home);
  if (postmaster) process.kill(postmaster, 'SIGQUIT');
});

// How long either takes is measured and reported, not tested: a busy machine would decide.
test('a first start makes, migrates and loads; a later one does none of it again', async () => {
  const outputOf = async () => {
    const server = start({ LIENGIA_SEEDS: 'reference' });
    await server.url;
    server.process.kill('SIGTERM');
    await server.ended;
    return server.output;
  };
  expect(await outputOf()).toMatch(/Migrated: 0001[^]*Loaded Ninh Bình/);
  expect(await outputOf()).not.toMatch(/Migrated|Load/);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops server and database', async (signal) => {
  const server = start();
  await server.url;
  const postmaster = postmasterPid(home)!;
  server.process.kill(signal);
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect(isRunning(postmaster)).toBe(false);
  expect(await databaseLog()).toMatch(/database system is shut down\s*$/);
});

test('whoever starts it for themselves can be a demo officer, and in production nobody can', async () => {
  for (const [NODE_ENV, status] of [
    ['development', 200],
    ['production', 404],
  ] as const) {
    const server = start({ NODE_ENV });
    expect({ NODE_ENV, status: (await fetch(`${await server.url}/demo-officers`)).status }).toEqual({
      NODE_ENV,
      status,
    });
    server.process.kill('SIGTERM');
    await server.ended;
  }
});

test('a signal during the start leaves nothing running', async () => {
  const server = start();
  await until(() => postmasterPid(home));
  const postmaster = postmasterPid(home)!;
  server.process.kill('SIGINT');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect(isRunning(postmaster)).toBe(false);
});

test('a signal before the program is loaded ends it before it has begun anything', async () => {
  const isLoaded = "process.moduleLoadList.includes('NativeModule\\x20http')";
  const tell = `process.on('newListener',(name)=>name==='SIGTERM'&&console.log('loaded:'+${isLoaded}))`;
  const server = start({ NODE_OPTIONS: `--import=data:text/javascript,${tell}` });
  await until(() => server.output.includes('loaded:'));
  expect(server.output).toContain('loaded:false');
  server.process.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect(existsSync(home)).toBe(false);
});

test('a database that stands still keeps no server from its end, which says that it was left running', async () => {
  const server = start();
  await server.url;
  const postmaster = postmasterPid(home)!;
  const sessions = (await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')).trim().split(' ');
  const each = (signal: NodeJS.Signals) =>
    [...sessions.map(Number), postmaster].forEach((pid) => process.kill(pid, signal));
  each('SIGSTOP');
  try {
    server.process.kill('SIGTERM');
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.output).toContain(`The PostgreSQL of ${home} does not answer, and was not stopped: see`);
  } finally {
    each('SIGCONT');
  }
});

test('a signal during the loading ends it before its next step', async () => {
  const server = start({ LIENGIA_SEEDS: 'demo' });
  await until(() => server.output.includes('Loading Ninh Bình 2/'));
  const postmaster = postmasterPid(home)!;
  server.process.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect(server.output).not.toContain('Loaded Ninh Bình');
  expect(isRunning(postmaster)).toBe(false);
});

test('Ctrl-C reaches the server and not the database, which the server then stops in order', async () => {
  const server = start();
  await server.url;
  process.kill(-server.process.pid!, 'SIGINT'); // the group, as a terminal does
  expect(await server.ended).toEqual({ code: 0, signal: null });
  expect(await databaseLog()).toMatch(/database system is shut down\s*$/);
});

test.each([
  ['SIGTERM to npm', (npm: Program) => npm.process.kill('SIGTERM')],
  ['Ctrl-C in its terminal', (npm: Program) => process.kill(-npm.process.pid!, 'SIGINT')],
])('%s stops what npm start has started', async (_what, stop) => {
  // Without the build before it, which would change the program under the tests that run beside this one.
  const npm = run(['start', '--ignore-scripts'], { env: { LIENGIA_HOME: home } }, 'npm');
  started.push(npm);
  await npm.url;
  const postmaster = postmasterPid(home)!;
  stop(npm);
  await npm.ended;
  await until(() => !isRunning(postmaster) || undefined);
  expect(await databaseLog()).toMatch(/database system is shut down\s*$/);
});

test('a second server on the same folder is refused with the pid that holds it', async () => {
  const first = start();
  await first.url;
  const second = start();
  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.output).toBe(
    `A server (pid ${first.process.pid}) uses the database in ${home}: stop it first, or work on another folder with LIENGIA_HOME.\n`,
  );
  expect((await fetch(`${await first.url}/health/live`)).status).toBe(200);
});

test('of two that start at once on a new folder one serves and one is refused', async () => {
  const both = [start(), start()];
  const results = await Promise.allSettled(both.map((server) => server.url));
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both[results.findIndex(({ status }) => status === 'rejected')]!;
  expect(refused.output).toMatch(/^A server \(pid \d+\) uses the database/m);
});

test('a command joins the database of a running server, and leaves it running', async () => {
  const server = start();
  await server.url;
  const postmaster = postmasterPid(home);
  const { code, output } = await runCommand(['status'], { env: { LIENGIA_HOME: home } });
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/migrations applied, 0 pending/) });
  expect(postmasterPid(home)).toBe(postmaster);
  expect((await fetch(`${await server.url}/health/live`)).status).toBe(200);
});

test('a command starts the database for itself when no server runs', async () => {
  const { code, output } = await runCommand(['migrate'], { env: { LIENGIA_HOME: home } });
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/Done\.\n$/) });
  expect(postmasterPid(home)).toBeUndefined();
});

test('a server keeps the database that a command had started and then leaves', async () => {
  const command = await openEmbedded(home, { log: quiet, opener: 'command' });
  const postmaster = postmasterPid(home);
  const server = start();
  await server.url;
  await command.stop();
  expect(postmasterPid(home)).toBe(postmaster);
  expect((await fetch(`${await server.url}/health/ready`)).status).toBe(200);
});

test('reset and restore are refused beside a server', async () => {
  const server = start();
  await server.url;
  for (const args of [
    ['reset', '--yes'],
    ['restore', 'none.tar.gz'],
  ]) {
    const { code, output } = await runCommand(args, { env: { LIENGIA_HOME: home } });
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(`^A server \\(pid ${server.process.pid}\\)`),
    });
  }
});

describe('after kill -9', () => {
  test('of the server, the next one takes over the database that still runs', async () => {
    const killed = start();
    await killed.url;
    const postmaster = postmasterPid(home);
    killed.process.kill('SIGKILL');
    await killed.ended;

    const next = start();
    await next.url;
    expect(postmasterPid(home)).toBe(postmaster);
    next.process.kill('SIGTERM');
    await next.ended;
    expect(postmasterPid(home)).toBeUndefined();
  });

  test('of server and database, what was committed is there', async () => {
    const killed = start();
    await killed.url;
    const ownerUrl = await ownerUrlOf(home);
    await rowsOf(ownerUrl, 'create table kept as select generate_series(1, 1000) as n');
    const postmaster = postmasterPid(home)!;
    process.kill(postmaster, 'SIGKILL');
    killed.process.kill('SIGKILL');
    await killed.ended;

    await start().url;
    expect(await rowsOf(await ownerUrlOf(home), 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }]);
  });

  test('of both, another process with the old pid is not taken for the database', async () => {
    const killed = start();
    await killed.url;
    process.kill(postmasterPid(home)!, 'SIGKILL');
    killed.process.kill('SIGKILL');
    await killed.ended;
    const pidFile = join(home, 'cluster/data/postmaster.pid');
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
    // As the same user: PostgreSQL itself knows that a process of another user is not the old one.
    const { uid, gid } = await stat(pidFile);
    const stranger = spawn('sleep', ['100'], { uid, gid });
    await writeFile(pidFile, [stranger.pid, ...rest].join('\n'));

    await start().url;
    expect(isRunning(stranger.pid!)).toBe(true);
    stranger.kill();
  });
});

test('a taken port is one clear line, and no database is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const server = start({ PORT: String(port) });
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.output).toMatch(
    new RegExp(`(^|\\n)Port ${port} of 127\\.0\\.0\\.1 is taken: stop what uses it, or set PORT\\.\\n$`),
  );
  expect(postmasterPid(home)).toBeUndefined();
  other.close();
});

test.each([
  [{ PORT: 'x' }, 'PORT is "x"; it must be a whole number from 0 to 65535.\n'],
  [{ HOST: 'nowhere.invalid' }, 'HOST is no address of this machine: nowhere.invalid.\n'],
])('%j is answered with one clear line', async (env, message) => {
  const server = start(env);
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.output.slice(-message.length)).toBe(message);
});

const oldNode = findOldNode();
(oldNode ? test : test.skip)("a Node that is too old is one clear line (needs one beside npm's)", async () => {
  for (const entry of ['dist/bundle/main.js', 'dist/db.js', 'src/preflight.js']) {
    const program = run([entry], {}, oldNode);
    program.url.catch(() => {});
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.output).toMatch(/^Liên Gia needs Node 22\.17 or newer and this is .*\n$/);
  }
});

test('a folder that cannot be used is one clear line', async () => {
  await writeFile(home, 'a file');
  const server = start();
  expect(await server.ended).toEqual({ code: 1, signal: null });
  expect(server.output).toMatch(
    /^The folder of the database, .* cannot be used \(.*\): make it writable .*LIENGIA_HOME to another folder\.\n$/,
  );
});

test('passwords and data are closed to others', async () => {
  const server = start();
  await server.url;
  for (const [file, mode] of [
    ['cluster/passwords.json', 0o600],
    ['cluster/data', 0o700],
    ['cluster', 0o700],
  ] as const) {
    expect((await stat(join(home, file))).mode & 0o777).toBe(mode);
  }
  await expect(rowsOf((await ownerUrlOf(home)).replace(/:[^:@]+@/, ':wrong@'), 'select')).rejects.toThrow(
    /password authentication failed/,
  );
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
asRoot('started by root', () => {
  test('PostgreSQL runs as somebody without rights', async () => {
    const server = start();
    await server.url;
    expect((await stat(`/proc/${postmasterPid(home)}`)).uid).toBe(65534);
  });

  test('a folder that they cannot reach is one clear line', async () => {
    await chmod(join(home, '..'), 0o700);
    const server = start();
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.output).toMatch(/cannot reach .* is closed to others\): set LIENGIA_HOME .*\.\n$/);
  });

  describe('in a copy of the project', () => {
    const daemon = 1; // a user that every Linux has, with a name and without rights
    let folder: string;
    beforeAll(async () => void (folder = await copyProject()));
    beforeEach(() => chmod(join(folder, '..'), 0o755));

    test('it works below a folder that only root may enter', async () => {
      await chmod(join(folder, '..'), 0o700);
      const server = start({}, { folder });
      await server.url;
      expect((await stat(`/proc/${postmasterPid(home)}`)).uid).toBe(65534);
    });

    test('an ordinary user runs it, and root may go on with their data', async () => {
      const theirs = start({}, { folder, uid: daemon });
      await theirs.url;
      expect((await stat(`/proc/${postmasterPid(home)}`)).uid).toBe(daemon);
      theirs.process.kill('SIGTERM');
      await theirs.ended;

      await start({}, { folder }).url;
      expect((await stat(`/proc/${postmasterPid(home)}`)).uid).toBe(daemon);
    });

    test('a user who may not write to the project has the data in their state folder', async () => {
      const state = join(home, '..');
      const server = start({ LIENGIA_HOME: '', XDG_STATE_HOME: state }, { folder, uid: daemon });
      await server.url;
      const [name] = await readdir(join(state, 'liengia'));
      home = join(state, 'liengia', name!);
      expect(postmasterPid(home)).toBeDefined();
    });

    test('a user without a name is told so', async () => {
      const server = start({}, { folder, uid: 54_321 });
      expect(await server.ended).toEqual({ code: 1, signal: null });
      expect(server.output).toMatch(/^PostgreSQL runs only as a user that has a name, and uid 54321 has none: .*\n$/);
    });
  });
});

/** The machine's own Node, if the program would not run on it. */
function findOldNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const [node] = folders.map((folder) => join(folder, 'node')).filter((file) => existsSync(file));
  const version = node && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
  return version && Number(/^v(\d+)/.exec(version)?.[1]) < 22 ? node : undefined;
}

function databaseLog(): Promise<string> {
  return readFile(join(home, 'postgresql.log'), 'utf8');
}

async function ownerUrlOf(home: string): Promise<string> {
  const { owner } = JSON.parse(await readFile(join(home, 'cluster/passwords.json'), 'utf8'));
  const port = (await readFile(join(home, 'cluster/data/postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgresql://liengia_owner:${owner}@127.0.0.1:${port}/liengia`;
}
