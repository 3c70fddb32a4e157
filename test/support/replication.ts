import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Home, prepareHome } from '../../src/database/embedded-home.js';
import { findPostmaster, stopPostmaster } from '../../src/database/embedded-postmaster.js';
import { openEmbedded } from '../../src/database/embedded.js';
import { migrate } from '../../src/database/index.js';
import { loadSeeds } from '../../src/seed.js';
import type { TestDatabase } from './database.js';
import { quiet } from './log.js';
import { currentRun } from './run.js';

/** A PostgreSQL of the test's own, by its three roles. */
export interface Member extends Omit<TestDatabase, 'drop'> {
  adminUrl: string;
}

/** A primary with the official seeds and a streaming standby of it, whatever PostgreSQL the run itself works on. */
export interface Replication {
  primary: Member;
  standby: Member;
  /** Ends one at once, as a machine that fails does. */
  kill(member: 'primary' | 'standby'): Promise<void>;
  /** Starts it again on the port that it had. */
  start(member: 'primary' | 'standby'): Promise<void>;
  /** Stops the standby as a machine that hangs does: connections stay and nobody answers. Wake it by the answer. */
  freezeStandby(): () => void;
  stop(): Promise<void>;
}

export async function startReplication(): Promise<Replication> {
  const folder = mkdtempSync(join(currentRun().folder, 'replication-'));
  await chmod(folder, 0o755); // PostgreSQL, started by root, is another user
  const [primaryPath, standbyPath] = [join(folder, 'primary'), join(folder, 'standby')];
  const database = await openEmbedded(primaryPath, { log: quiet, opener: 'command' });
  await migrate(database.ownerUrl, database.role, { log: quiet });
  await loadSeeds({ ownerUrl: database.ownerUrl, seeds: 'reference' });
  await database.stop();

  // A standby begins as a copy of its primary; one that is at rest needs no more than its files.
  execFileSync('cp', ['-a', primaryPath, standbyPath]);

  const primaryHome = await prepareHome(primaryPath);
  const ports = { primary: await freePort(), standby: await freePort() };
  await startOn(primaryHome, ports.primary);
  const primary = memberOf(primaryHome, ports.primary);
  const { hostname, port, username, password } = new URL(primary.adminUrl);
  const data = join(standbyPath, 'cluster/data');
  writeFileSync(join(data, 'standby.signal'), '');
  appendFileSync(
    join(data, 'postgresql.auto.conf'),
    // A statement in the way of what the primary did is ended at once, so that a test need not wait for it.
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n` +
      `max_standby_streaming_delay = 0\n`,
  );
  const standbyHome = await prepareHome(standbyPath);
  await startOn(standbyHome, ports.standby);
  const homes = { primary: primaryHome, standby: standbyHome };

  return {
    primary,
    standby: memberOf(standbyHome, ports.standby),
    start: (member) => startOn(homes[member], ports[member]),
    async kill(member) {
      process.kill(findPostmaster(homes[member])!.pid, 'SIGQUIT'); // all of it at once, without a word to anybody
      while (findPostmaster(homes[member])) await sleep(20);
    },
    freezeStandby() {
      const { pid } = findPostmaster(standbyHome)!;
      const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
      const all = [pid, ...children.trim().split(/\s+/).map(Number)];
      for (const one of all) process.kill(one, 'SIGSTOP');
      return () => all.forEach((one) => process.kill(one, 'SIGCONT'));
    },
    async stop() {
      await stopPostmaster(standbyHome);
      await stopPostmaster(primaryHome);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The program's own start takes any port that is free, and a replica that comes back is looked for where it was. */
async function startOn(home: Home, port: number): Promise<void> {
  const { binaries, data, spawnOptions } = home;
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'dynamic_shared_memory_type=mmap'];
  spawn(
    join(binaries.folder, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...spawnOptions, detached: true, stdio: 'ignore' },
  ).unref();
  while (!findPostmaster(home)?.isReady) await sleep(20);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function memberOf({ passwords }: Home, port: number): Member {
  const address = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    url: address('liengia_app', passwords.app, 'liengia'),
    ownerUrl: address('liengia_owner', passwords.owner, 'liengia'),
    adminUrl: address('postgres', passwords.admin, 'postgres'),
    role: 'liengia_app',
  };
}
