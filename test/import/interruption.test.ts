import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type TestProvider, startProvider } from '../support/oidc.js';
import { type Program, kill, startProgram } from '../support/program.js';
import type { TestServer } from '../support/server.js';
import { checked, look, post, settled, step, team, teams } from './desk.js';

// Real processes on a busy machine.
jest.setTimeout(300_000);

let database: TestDatabase;
let provider: TestProvider;
let officer: TestOfficer;
let program: Program;
let server: TestServer;

/** The compiled server as a process of its own, on this test's database. */
async function start(): Promise<void> {
  program = startProgram({
    env: {
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_AUDIENCE: provider.audience,
    },
  });
  const url = await program.url;
  const query = async (query: string, variables: object, headers: object) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body: any = await response.json();
    const errorCodes = (body.errors ?? []).map((error: any) => error.extensions.code);
    return { body, data: body.data, errorCodes };
  };
  server = { url, database, provider, query } as unknown as TestServer;
}

beforeAll(async () => {
  [database, provider] = await Promise.all([cloneDatabase({ seeded: true }), startProvider()]);
  officer = await officerOf({ database, provider } as TestServer, 'LOCAL_OFFICER', 'UBND-14329-2025');
  await start();
});
afterAll(async () => {
  kill(program);
  await program.ended;
  await Promise.all([database.drop(), provider.stop()]);
});

const states = () =>
  rowsOf<{ status: string; checked: number; imported: number; worker: string | null }>(
    database.ownerUrl,
    `select status, rows_checked as checked, worker, (select count(*)::integer from registration r where r.filed_by = i.subject) as imported
     from import i order by id desc limit 1`,
  );

/** Waits until the newest import is in the middle of something: on one connection, for it does not last. */
async function inTheMiddleOf(status: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    for (let tries = 0; tries < 6_000; tries++) {
      const { rows } = await client.query(
        'select status, rows_checked as checked from import order by id desc limit 1',
      );
      if (rows[0]?.status === status && rows[0].checked > 0) return;
      await sleep(5);
    }
  } finally {
    await client.end();
  }
  throw new Error(`never in the middle of ${status}`);
}

const many = (rows: number) => teams(...Array.from({ length: rows }, () => team()));

test('killed while it commits: nothing is entered by half, and it goes on when its author says so', async () => {
  const sent = await checked(server, officer, many(5_000));
  expect(sent).toMatchObject({ status: 'CHECKED', rowsAccepted: 5_000 });
  await step(server, officer, 'commitImport', sent, { mode: 'ALL_OR_NONE' });
  await inTheMiddleOf('COMMITTING');
  kill(program);
  await program.ended;
  await start();

  const interrupted = await settled(server, officer, sent.id);
  expect(interrupted).toMatchObject({ status: 'INTERRUPTED', nextSteps: ['RESUME', 'CANCEL'] });
  expect(await states()).toMatchObject([{ imported: 0, worker: null }]);

  expect(await step(server, officer, 'resumeImport', interrupted)).toEqual({ codes: [], errors: [] });
  expect(await settled(server, officer, sent.id)).toMatchObject({ status: 'COMMITTED', rowsAccepted: 5_000 });
  expect(await states()).toMatchObject([{ imported: 5_000 }]);
});

test('stopped in order while it checks: it goes on by itself at the next start', async () => {
  const response = await post(server, officer, many(5_000));
  const { id } = (await response.json()) as { id: string };
  await inTheMiddleOf('CHECKING');
  program.process.kill('SIGTERM');
  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(await states()).toMatchObject([{ status: 'CHECKING', checked: 0, worker: null }]);
  await start();
  expect(await settled(server, officer, id)).toMatchObject({ status: 'CHECKED', rowsAccepted: 5_000 });
  expect(await look(server, officer, id)).toMatchObject({ rowsRefused: 0 });
});

test('stopped while it waits for another: it gives up after the grace, and goes on by itself at the next start', async () => {
  const other = new pg.Client({ connectionString: database.ownerUrl });
  await other.connect();
  try {
    // Whoever submits in the commune holds it until they are done; this one never is.
    await other.query(`select pg_advisory_lock(1144115, id) from admin_unit where code = '14329' and valid_to is null`);
    const response = await post(server, officer, many(10));
    const { id } = (await response.json()) as { id: string };
    for (let isWaiting = false; !isWaiting; await sleep(50)) {
      const waiting = await rowsOf(
        database.ownerUrl,
        `select from pg_locks where locktype = 'advisory' and not granted`,
      );
      isWaiting = waiting.length > 0;
    }
    const began = Date.now();
    program.process.kill('SIGTERM');
    expect(await program.ended).toEqual({ code: 0, signal: null });
    // Its statements may take two minutes; the grace is five seconds.
    expect(Date.now() - began).toBeLessThan(60_000);
    expect(await states()).toMatchObject([{ status: 'CHECKING', worker: null }]);
    await other.end();
    await start();
    expect(await settled(server, officer, id)).toMatchObject({ status: 'CHECKED', rowsAccepted: 10 });
  } finally {
    await other.end().catch(() => {});
  }
});
