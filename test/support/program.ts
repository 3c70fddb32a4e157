import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { currentRun } from './run.js';

const project = join(import.meta.dirname, '../..');

/** The compiled program, running. */
export interface Program {
  process: ChildProcess;
  /** What it has printed, both streams. */
  output: string;
  /** Resolves with the address once it serves; rejects when it ends before. */
  url: Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface ProgramOptions {
  env?: NodeJS.ProcessEnv;
  /** An ordinary user to run as. */
  uid?: number;
  /** The project's folder, if not this one. */
  folder?: string;
}

/** Starts the server as a process: no seeds and a free port, unless told. */
export function startProgram(options: ProgramOptions = {}): Program {
  return run(['--enable-source-maps', 'dist/bundle/main.js'], options);
}

/** Runs `npm run db -- …` to its end, without npm. */
export async function runCommand(
  args: string[],
  options: ProgramOptions = {},
): Promise<{ code: number | null; output: string }> {
  const program = run(['--enable-source-maps', 'dist/db.js', ...args], options);
  program.url.catch(() => {});
  return { code: (await program.ended).code, output: program.output };
}

/** Starts a program of the project's folder. */
export function run(
  args: string[],
  { env, uid, folder = project }: ProgramOptions,
  command = join(folder, 'node_modules/.bin/node'),
): Program {
  const child = spawn(command, args, {
    cwd: folder,
    detached: true, // a process group of its own, as a terminal would give it
    env: { PATH: process.env.PATH, HOME: currentRun().folder, PORT: '0', LIENGIA_SEEDS: 'none', ...env },
    ...(uid !== undefined && { uid, gid: uid }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const program: Program = {
    process: child,
    output: '',
    url: new Promise((resolve, reject) => {
      const read = (chunk: Buffer) => {
        program.output += chunk;
        const [url] = /http:\/\/\S+:\d+/.exec(program.output) ?? [];
        if (url) resolve(url);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('close', () => reject(new Error(`The program ended: ${program.output}`)));
    }),
    ended: once(child, 'close').then(([code, signal]) => ({ code, signal })),
  };
  return program;
}

/** Ends a program for certain, with all that it has started in its process group. */
export function kill({ process: { pid } }: Program): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** A folder for a private PostgreSQL, not made yet, that any user can reach and this run's `uid` may write to. */
export async function newHome(): Promise<string> {
  const folder = await mkdtemp(join(currentRun().folder, 'lifecycle-'));
  await chmod(folder, 0o777);
  return join(folder, 'home');
}

/** A copy of what runs: the compiled program, its seeds and its packages; in a folder of its own. */
export async function copyProject(): Promise<string> {
  const parent = await mkdtemp(join(currentRun().folder, 'project-'));
  const folder = join(parent, 'project');
  await mkdir(folder);
  for (const name of ['package.json', 'dist', 'schema', 'seeds']) {
    if (existsSync(join(project, name))) await cp(join(project, name), join(folder, name), { recursive: true });
  }
  // Of the many packages hard links, where the disk is the same.
  const [from, to] = [join(project, 'node_modules'), join(folder, 'node_modules')];
  if (spawnSync('cp', ['-al', from, to]).status !== 0) spawnSync('cp', ['-a', from, parent.concat('/project/')]);
  return folder;
}

/** The pid of a home's PostgreSQL, if one runs. */
export function postmasterPid(home: string): number | undefined {
  const file = join(home, 'cluster/data/postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return isRunning(pid) ? pid : undefined;
}

/** Whether a process runs; one that has ended and waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
