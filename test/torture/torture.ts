/**
 * `npm run torture`: 50 clients register teams for 30 s of service (the starts come on top) while the server and its
 * private PostgreSQL are killed (SIGKILL) and started again ten times. A ledger outside of both holds what was acknowledged; in the end every acknowledged
 * registration has to be there exactly once, nothing that was asked for may be there twice, and the audit trail has to
 * be whole. Node runs this file as it is.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const CLIENTS = 50;
const SECONDS = 30;
const RESTARTS = 10;
const LEAST_ACKNOWLEDGED = 2_000;
/** Whatever happens, it ends. */
const MOST_SECONDS = 300;

const project = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'liengia-torture-'));
const ledgerFile = join(folder, 'ledger.jsonl');
const home = join(folder, 'home');
spawnSync('chmod', ['777', folder]);

const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address() as AddressInfo;
await new Promise((resolve) => probe.close(resolve));
const url = `http://127.0.0.1:${port}/graphql`;

/** What was acknowledged: the key and name that were sent, the id that came back. */
interface Acknowledged {
  key: string;
  name: string;
  id: string;
  /** After how many restarts. */
  epoch: number;
}
const ledger: Acknowledged[] = [];
/** Every key that was ever sent, acknowledged or not. */
const sent = new Map<string, string>();
let epoch = 0;
let repeats = 0;
let isOver = false;
let server: ChildProcess;

const env = {
  ...process.env,
  LIENGIA_HOME: home,
  PORT: String(port),
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
  NODE_ENV: '',
};
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE'])
  delete env[name as keyof typeof env];

function startServer(): void {
  server = spawn(join(project, 'node_modules/.bin/node'), ['dist/main.js'], {
    cwd: project,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Waits until the server answers; the seconds that took. */
async function whenReady(): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(1_000) }).catch(
      () => null,
    );
    if (answer?.status === 200) return (performance.now() - started) / 1_000;
    if (performance.now() - started > 120_000) throw new Error('the server does not start');
    await sleep(20);
  }
}

/** Kills the server and the postmaster as a cut cable would: neither hears of it. */
function killBoth(): void {
  const pidFile = join(home, 'cluster/data/postmaster.pid');
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
  process.kill(server.pid!, 'SIGKILL');
}

async function ask(
  query: string,
  variables: object,
  headers: Record<string, string> = {},
  subject = 'demo:local-officer',
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Demo ${subject}`, ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  return {
    status: response.status,
    body: (await response.json()) as { data?: any; errors?: { extensions?: { code?: string } }[] },
  };
}

const REGISTER = `mutation ($input: RegisterNeighborGroupTeamInput!) {
  registerNeighborGroupTeam(input: $input) { registration { id name } problems { code } }
}`;

/** Registers one team after another; what was not acknowledged is sent again under the same key. */
async function client(number: number, area: string): Promise<void> {
  for (let count = 1; !isOver; count++) {
    const key = randomUUID();
    const name = `Tổ liên gia ${number}.${count}`;
    sent.set(key, name);
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(REGISTER, { input: { adminUnit: area, name } }, { 'idempotency-key': key }).catch(
        () => null,
      );
      const made = answer?.body.data?.registerNeighborGroupTeam;
      if (made?.registration) {
        const entry = { key, name, id: made.registration.id as string, epoch };
        ledger.push(entry);
        appendFileSync(ledgerFile, `${JSON.stringify(entry)}\n`);
        if (attempt > 1) repeats++;
        break;
      }
      const code = answer?.body.errors?.[0]?.extensions?.code;
      if (made?.problems?.length || (code && code !== 'UNAVAILABLE')) {
        throw new Error(`refused: ${JSON.stringify(answer!.body)}`);
      }
      // What is under way when time is up is asked for to its end, once the server is back for good.
      if (isOver && attempt > 50) return;
      await sleep(20 + Math.random() * 60);
    }
  }
}

async function allRegistrations(): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = [];
  for (let after: string | null = null; ;) {
    const { body }: Awaited<ReturnType<typeof ask>> = await ask(
      'query ($after: String) { registrations(first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    const { nodes, pageInfo } = body.data.registrations;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

const failures: string[] = [];
const expectThat = (isTrue: boolean, what: string) => {
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${what}`);
  if (!isTrue) failures.push(what);
};

try {
  startServer();
  console.log(`first start: ${(await whenReady()).toFixed(1)} s`);
  const { body } = await ask('{ adminUnit(code: "14329") { id } }', {});
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1_000;
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number + 1, body.data.adminUnit.id));
  const all = Promise.all(clients);
  all.catch(() => (isOver = true));

  const starts: number[] = [];
  // Its share of the seconds of service, more or less, so that it is killed in the middle of whatever is under way.
  const serve = async () => {
    const from = ledger.length;
    const until = performance.now() + ((SECONDS * 1_000) / (RESTARTS + 1)) * (0.9 + Math.random() * 0.2);
    while ((performance.now() < until || ledger.length === from) && elapsed() < MOST_SECONDS && !isOver)
      await sleep(10);
  };
  for (let restart = 1; restart <= RESTARTS && !isOver; restart++) {
    await serve();
    killBoth();
    epoch++;
    startServer();
    starts.push(await whenReady());
    console.log(`restart ${restart}: ready after ${starts.at(-1)!.toFixed(1)} s, ${ledger.length} acknowledged`);
  }
  await serve();
  isOver = true;
  await all;
  console.log(
    `${elapsed().toFixed(1)} s, ${sent.size} asked for, ${ledger.length} acknowledged, ${repeats} of them only when asked again`,
  );

  const found = await allRegistrations();
  const times = Map.groupBy(found, ({ id }) => id);
  const names = Map.groupBy(found, ({ name }) => name);
  expectThat(ledger.length >= LEAST_ACKNOWLEDGED, `at least ${LEAST_ACKNOWLEDGED} acknowledged: ${ledger.length}`);
  for (let after = 0; after <= RESTARTS; after++) {
    const count = ledger.filter((entry) => entry.epoch === after).length;
    expectThat(count > 0, `some acknowledged after ${after} restarts: ${count}`);
  }
  const lost = ledger.filter(({ id, name }) => times.get(id)?.length !== 1 || times.get(id)![0]!.name !== name);
  expectThat(
    lost.length === 0,
    `every acknowledged registration is there once, as it was sent: ${lost.length} are not`,
  );
  const twice = [...names].filter(([, rows]) => rows.length > 1);
  expectThat(twice.length === 0, `nothing is there twice: ${twice.length} are`);
  const unknown = found.filter(({ name }) => name.startsWith('Tổ liên gia ') && ![...sent.values()].includes(name));
  expectThat(unknown.length === 0, `nothing is there that nobody asked for: ${unknown.length} are`);
  const audit = spawnSync(join(project, 'node_modules/.bin/node'), ['dist/audit.js', 'verify'], {
    cwd: project,
    env,
    encoding: 'utf8',
  });
  expectThat(audit.status === 0, `the audit trail is whole: ${audit.stdout.trim().split('\n').at(-1)}${audit.stderr}`);
} finally {
  isOver = true;
  try {
    process.kill(server!.pid!, 'SIGTERM');
    for (let waited = 0; waited < 200 && server!.exitCode === null && server!.signalCode === null; waited++)
      await sleep(50);
  } catch {
    // It has ended.
  }
  if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`Kept for a look: ${folder}`);
}
console.log(failures.length === 0 ? 'Nothing was lost.' : `${failures.length} FAILED`);
process.exit(failures.length === 0 ? 0 : 1);
