/**
 * `npm run bench:flood`: what the server does when it is asked ten times what it can carry. It starts the real server on
 * a private database with the demo story, finds what it carries (32 connections that ask for the programs of a commune,
 * each as soon as it is answered), asks ten times that for ten seconds whether it is answered or not, and then once every
 * 50 ms until answers are as fast as before. Printed are requests a second, let in and turned away, how long both waited,
 * what the server held, and how long it took to be back to normal. `npm run bench:flood -- 20` floods for twenty seconds.
 * Node runs this file as it is.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from './contest/load.ts';
import { START } from './contest/servers.ts';

const project = join(import.meta.dirname, '..');
const { load } = (await import(join(project, 'bench/processor.ts'))) as typeof import('./processor.js');

const FLOOD_SECONDS = Number(process.argv[2] ?? 10);
const TIMES = 10;
const CONNECTIONS = 32;
/** What is not answered by then hangs. */
const HANGS_MS = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'liengia-flood-'));
spawnSync('chmod', ['777', folder]);
const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address() as AddressInfo;
await new Promise((resolve) => probe.close(resolve));

const agent = new Agent({ keepAlive: true });
const query = readFileSync(join(project, 'schema/operations/programs-of-an-area.graphql'), 'utf8');
const body = JSON.stringify({ query });
const headers = {
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  authorization: 'Demo demo:area-officer',
};

interface Answer {
  /** 0: there was none in time, or the connection broke. */
  status: number;
  ms: number;
}

const ask = (): Promise<Answer> =>
  new Promise((resolve) => {
    const begun = performance.now();
    const end = (status: number) => resolve({ status, ms: performance.now() - begun });
    const asked = request({ port, path: '/graphql', method: 'POST', headers, agent }, (answer) => {
      answer.resume().on('end', () => end(answer.statusCode!));
    });
    asked.setTimeout(HANGS_MS, () => asked.destroy());
    asked.on('error', () => end(0)).end(body);
  });

/** As many as are answered in so many seconds, over 32 connections. */
async function carried(seconds: number): Promise<Answer[]> {
  const until = performance.now() + seconds * 1_000;
  const answers: Answer[] = [];
  const asking = Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < until) answers.push(await ask());
  });
  await Promise.all(asking);
  return answers;
}

/** So many a second, whatever becomes of those before; and what the server held at most. */
async function flood(perSecond: number): Promise<{ answers: Answer[]; seconds: number; residentMb: number }> {
  const begun = performance.now();
  const asked: Promise<Answer>[] = [];
  let residentMb = 0;
  for (let passed = 0; passed < FLOOD_SECONDS; passed = (performance.now() - begun) / 1_000) {
    while (asked.length < passed * perSecond) asked.push(ask());
    residentMb = Math.max(residentMb, residentOf(server!));
    await sleep(10);
  }
  const seconds = (performance.now() - begun) / 1_000;
  return { answers: await Promise.all(asked), seconds, residentMb };
}

/** How long after a flood answers are as they were: five, one after the other, as fast as twice the median before it. */
async function untilNormal(medianMs: number): Promise<number> {
  const begun = performance.now();
  for (let inRow = 0, since = 0; ;) {
    const asked = performance.now();
    const { status, ms } = await ask();
    if (status === 200 && ms <= 2 * medianMs) {
      if (inRow === 0) since = asked;
      inRow += 1;
      if (inRow === 5) return (since - begun) / 1_000;
    } else inRow = 0;
    if (performance.now() - begun > 60_000) return Infinity;
    await sleep(50);
  }
}

/** Linux alone tells it; elsewhere it is NaN. */
function residentOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024;
  } catch {
    return NaN;
  }
}

const took = (answers: readonly Answer[], share: number): number =>
  quantile(
    answers.map(({ ms }) => ms),
    share,
  );
const spread = (answers: readonly Answer[]): string =>
  answers.length === 0 ? '' : `p50 ${took(answers, 0.5).toFixed(0)} ms, p99 ${took(answers, 0.99).toFixed(0)} ms`;

let server: ChildProcess | undefined;
try {
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'fatal', LIENGIA_SEEDS: 'demo' };
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'NODE_ENV']) {
    delete (env as NodeJS.ProcessEnv)[name];
  }
  server = spawn(process.execPath, START, {
    cwd: project,
    env: { ...env, LIENGIA_HOME: join(folder, 'home') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.status === 200) break;
    if (tries > 1_500 || server.exitCode !== null) throw new Error('the server does not start');
    await sleep(200);
  }
  console.log(`${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}, load ${load()}`);
  await carried(5); // warm
  const before = await carried(5);
  const rate = before.length / 5;
  console.log(`carried by ${CONNECTIONS} connections: ${Math.round(rate)}/s, ${spread(before)}`);
  const alone: Answer[] = [];
  for (let times = 0; times < 50; times++) alone.push(await ask());
  console.log(`one after the other: ${spread(alone)}; the server holds ${residentOf(server).toFixed(0)} MB`);

  const { answers, seconds, residentMb } = await flood(TIMES * rate);
  const normal = await untilNormal(took(alone, 0.5));
  const of = (is: (status: number) => boolean) => answers.filter(({ status }) => is(status));
  const [letIn, shed] = [of((status) => status === 200), of((status) => status === 503)];
  console.log(`the flood: ${Math.round(answers.length / seconds)}/s for ${seconds.toFixed(0)} s`);
  console.log(`  answered ${Math.round(letIn.length / seconds)}/s, ${spread(letIn)}`);
  console.log(`  told to come again ${Math.round(shed.length / seconds)}/s, ${spread(shed)}`);
  console.log(
    `  neither ${answers.length - letIn.length - shed.length}; the server held ${residentMb.toFixed(0)} MB at most`,
  );
  console.log(`as fast as before after ${normal.toFixed(1)} s; load ${load()}`);
} finally {
  agent.destroy();
  server?.kill('SIGTERM');
  await new Promise((resolve) => (server && server.exitCode === null ? server.once('exit', resolve) : resolve(null)));
  rmSync(folder, { recursive: true, force: true });
}
