import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Issuer } from './issuer.ts';
import type { Contender } from './operation.ts';

/** A contender's server, a process of its own on loopback. */
export interface Running {
  pid: number;
  port: number;
  /** Lines of HTTP that each of its requests carries beside its own. */
  headers: string;
  /** The statements it has sent since it was last asked, by name; with `isCounted` alone. */
  statements(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

interface Surroundings {
  /** For the application's role; `ownerUrl` for the one that migrates. */
  url: string;
  ownerUrl: string;
  issuer: Issuer;
  /** Who asks the product: an area officer. */
  subject: string;
  /** Counts statements, which costs a little: for a server that is not timed. */
  isCounted: boolean;
}

const PROJECT = join(import.meta.dirname, '../..');
const SHIPPED = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { scripts: { start: string } };
/** What `npm start` tells Node: its options and the server's entry. */
export const START = /^exec node (.*)$/.exec(SHIPPED.scripts.start)![1]!.split(' ');
const COUNTING = ['--import', join(import.meta.dirname, 'count-statements.ts')];
const READY_WITHIN_MS = 180_000;

export async function startServer(contender: Contender, surroundings: Surroundings): Promise<Running> {
  const counting = surroundings.isCounted ? COUNTING : [];
  if (contender === 'ours') return startOurs(surroundings, counting);
  const script = contender === 'raw' ? 'raw-server.ts' : 'postgraphile-server.js';
  const child = spawn(process.execPath, [...counting, join(import.meta.dirname, script)], {
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', DATABASE_URL: surroundings.url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [port] = await Promise.race([
    once(child, 'message') as Promise<[number]>,
    once(child, 'exit').then(() => Promise.reject(new Error(`the server of ${contender} does not start`))),
  ]);
  return running(child, port, '');
}

/** The product as it ships: its log is written, to a file as a service's would be. */
async function startOurs({ url, ownerUrl, issuer, subject }: Surroundings, counting: string[]): Promise<Running> {
  const port = await freePort();
  const log = openSync(join(tmpdir(), `liengia-bench-${port}.log`), 'w');
  const child = spawn(process.execPath, [...counting, ...START], {
    cwd: PROJECT,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), LIENGIA_SEEDS: 'none', LOG_LEVEL: 'info' },
      ...{ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl },
      ...{ OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience, OIDC_TOKEN_TYPE: 'at+jwt' },
    },
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  closeSync(log);
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null || performance.now() > until) {
      child.kill();
      throw new Error('the server of ours does not start');
    }
    await sleep(100);
  }
  return running(child, port, `authorization: Bearer ${await issuer.tokenFor(subject)}\r\n`);
}

function running(child: ChildProcess, port: number, headers: string): Running {
  return {
    pid: child.pid!,
    port,
    headers,
    async statements() {
      const told = once(child, 'message');
      child.send('statements');
      return (await told)[0] as Record<string, number>;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
