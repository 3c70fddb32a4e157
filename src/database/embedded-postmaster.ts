import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, errorCode, errorText } from './errors.js';
import type { Home } from './embedded-home.js';

/** A running PostgreSQL. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Whether it has recovered and takes connections. */
  isReady: boolean;
}

/** For one machine and a few connections, and for data that survive a pulled plug: fsync keeps its default, on. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  dynamic_shared_memory_type: 'mmap', // containers give /dev/shm 64 MB
  io_method: 'sync', // no processes for reading ahead
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // A statement that fails, and the row it failed on, may tell of people.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const START_ATTEMPTS = 20;
const START_SECONDS = 60;
const STOP_SECONDS = 30;

/** The PostgreSQL that runs on a home's data, or undefined. */
export function findPostmaster(home: Home): Postmaster | undefined {
  const [pid, , , port, , , , status] = readPidFile(home);
  if (!isPostmaster(Number(pid), home.data)) return undefined;
  return { pid: Number(pid), port: Number(port), isReady: status?.trim() === 'ready' };
}

/**
 * Returns the running PostgreSQL of a home, and starts it if none runs.
 * Two processes may call this at once: PostgreSQL's own lock lets one of theirs start, and both get that one.
 *
 * @throws DatabaseError with the last thing PostgreSQL said when it does not start.
 */
export async function findOrStartPostmaster(home: Home): Promise<Postmaster> {
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (!findPostmaster(home)) await start(home);
    const postmaster = await whenReady(home);
    if (postmaster) return postmaster;
    // Another's start was in the way, the port was taken meanwhile, or the last session of a killed PostgreSQL
    // has not ended yet: all of these pass.
    await sleep(200);
  }
  throw new DatabaseError(`PostgreSQL does not start on ${home.data} (${lastWords(home)}): see ${home.logFile}.`);
}

/** Stops PostgreSQL, ending the sessions that are still open, and returns when its files are at rest. */
export async function stopPostmaster(home: Home): Promise<void> {
  const postmaster = findPostmaster(home);
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGINT'); // PostgreSQL's "fast shutdown"
  const deadline = Date.now() + STOP_SECONDS * 1000;
  while (findPostmaster(home)?.pid === postmaster.pid) {
    if (Date.now() > deadline)
      throw new DatabaseError(`PostgreSQL (pid ${postmaster.pid}) does not stop: see ${home.logFile}.`);
    await sleep(20);
  }
}

/** Starts PostgreSQL and returns when it holds the data folder or has given up. */
async function start(home: Home): Promise<void> {
  removeMisleadingPidFile(home);
  const port = await freePort();
  const log = openSync(home.logFile, isLarge(home.logFile) ? 'w' : 'a', 0o600);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    join(home.binaries.folder, 'bin', 'postgres'),
    ['-D', home.data, '-p', String(port), ...settings],
    // Detached, so that Ctrl-C in the terminal reaches the server alone, which then stops PostgreSQL.
    { ...home.spawnOptions, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  child.unref();
  const exited = once(child, 'exit').then(
    () => true,
    (cause: unknown) => {
      throw new DatabaseError(`PostgreSQL cannot be run (${errorText(cause)}).`, { cause });
    },
  );
  while (!findPostmaster(home)) {
    if (await Promise.race([exited, sleep(20)])) return;
  }
}

/** Waits for a starting PostgreSQL, which may have to replay its log after a crash; undefined when it ended instead. */
async function whenReady(home: Home): Promise<Postmaster | undefined> {
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    const postmaster = findPostmaster(home);
    if (!postmaster || postmaster.isReady) return postmaster;
    if (Date.now() > deadline) {
      throw new DatabaseError(
        `PostgreSQL (pid ${postmaster.pid}) is not ready after ${START_SECONDS} s: see ${home.logFile}.`,
      );
    }
    await sleep(20);
  }
}

function pidFile(home: Home): string {
  return join(home.data, 'postmaster.pid');
}

function readPidFile(home: Home): string[] {
  try {
    return readFileSync(pidFile(home), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * PostgreSQL clears what a killed one left, unless another process was given its pid meanwhile: then it believes that
 * it still runs.
 */
function removeMisleadingPidFile(home: Home): void {
  const pid = Number(readPidFile(home)[0]);
  const command = isAlive(pid) ? commandLine(pid) : undefined;
  if (command !== undefined && !command.includes(home.data)) rmSync(pidFile(home), { force: true });
}

function isPostmaster(pid: number, data: string): boolean {
  return isAlive(pid) && (commandLine(pid)?.includes(data) ?? false);
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** How a process was started; empty for one that only waits to be reaped, undefined where it cannot be seen. */
function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  } catch {
    return undefined;
  }
}

function isLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function lastWords(home: Home): string {
  const lines = readFileSync(home.logFile, 'utf8').trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}
