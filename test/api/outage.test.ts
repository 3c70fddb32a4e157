import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { addressOf, asAdmin, rowsOf } from '../support/database.js';
import { currentRun } from '../support/run.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { expectClean } from './refusal.js';

const COUNT = '{ programs { totalCount } }';

let server: TestServer;
let database: string;
/** Outside the server's database, so that closing that one does not close this. */
let admin: Client;
/** What whoever runs the server reads. */
const logged: unknown[] = [];
beforeAll(async () => {
  for (const method of ['warn', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((details) => void logged.push(details));
  }
  server = await startServer({ production: true });
  database = new URL(server.database.url).pathname.slice(1);
  admin = new Client({ connectionString: currentRun().adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  jest.restoreAllMocks();
});

const disconnectAll = () =>
  admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);

async function expectUnavailable(): Promise<void> {
  for (const [language, message] of [
    ['vi', 'Cơ sở dữ liệu chưa trả lời. Xin thử lại sau ít giây.'],
    ['en', 'The database does not answer. Please try again in a few seconds.'],
  ] as const) {
    const answer = await server.query(COUNT, undefined, { ...NOBODY, 'accept-language': language });
    expectClean(answer.text);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.body).toEqual({
      data: null,
      errors: [expect.objectContaining({ message, path: ['programs'], extensions: { code: 'UNAVAILABLE' } })],
    });
  }
}

const health = async (path: 'live' | 'ready') => {
  const answer = await fetch(`${server.url}/health/${path}`);
  return { status: answer.status, body: await answer.json() };
};

async function expectWell(): Promise<void> {
  expect((await server.query(COUNT)).data.programs.totalCount).toBeGreaterThan(0);
  expect(await health('ready')).toEqual({ status: 200, body: { status: 'ready' } });
  expect(await health('live')).toEqual({ status: 200, body: { status: 'live' } });
}

test('all is well', expectWell);

test('connections that were closed behind the server’s back are made anew', async () => {
  await Promise.all(Array.from({ length: 10 }, () => server.query(COUNT)));
  await disconnectAll();
  await sleep(50); // for the sockets to tell
  await expectWell();
});

test('a database that takes no connections is UNAVAILABLE, and all is well once it does', async () => {
  await admin.query(`alter database ${database} allow_connections false`);
  await disconnectAll();
  await sleep(50);
  try {
    await expectUnavailable();
    expect(await health('ready')).toEqual({ status: 503, body: { status: 'unavailable' } });
    expect(await health('live')).toEqual({ status: 200, body: { status: 'live' } });
    // What needs no database is answered all the same.
    const typename = await server.query('{ __typename }', {}, NOBODY);
    expect(typename.body).toEqual({ data: { __typename: 'Query' } });
    const none = await server.query('{ programs(first: 0) { totalCount } }', {}, NOBODY);
    expect(none.errorCodes).toEqual(['BAD_USER_INPUT']);
  } finally {
    await admin.query(`alter database ${database} allow_connections true`);
  }
  await expectWell();
});

test('whoever is signed in is told so too, though nobody can say what they are granted', async () => {
  await expectWell(); // as an analyst
  await admin.query(`alter database ${database} allow_connections false`);
  await disconnectAll();
  await sleep(1_100); // for as long as grants are remembered
  try {
    const answer = await server.query(COUNT);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expectClean(answer.text);
    expect(answer.body).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'UNAVAILABLE' } })],
    });
  } finally {
    await admin.query(`alter database ${database} allow_connections true`);
  }
  await expectWell();
});

test('a database without a connection left is UNAVAILABLE', async () => {
  await admin.query(`alter database ${database} connection limit 0`);
  await disconnectAll();
  await sleep(50);
  try {
    await expectUnavailable();
  } finally {
    await admin.query(`alter database ${database} connection limit -1`);
  }
  await expectWell();
});

test('a role that may not log in is UNAVAILABLE to clients', async () => {
  // A role of this server alone: the run's own is shared with tests beside this one.
  const role = `${database}_role`;
  await asAdmin(`create role ${role} login password 'x'`);
  await rowsOf(server.database.ownerUrl, `grant select on all tables in schema public to ${role}`);
  const url = addressOf({ role, password: 'x' }, database);
  const { openReadPool, sql } = await import('../../src/database/read.js');
  const { UnavailableError } = await import('../../src/database/errors.js');
  const pool = openReadPool(url, () => {});
  try {
    expect(await pool.reader().rows('test.one', sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await asAdmin(`alter role ${role} password 'y'`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [role]);
    await sleep(50);
    await expect(pool.reader().rows('test.one', sql`select 1`)).rejects.toBeInstanceOf(UnavailableError);
  } finally {
    await pool.close();
    await rowsOf(server.database.ownerUrl, `revoke all on all tables in schema public from ${role}`);
    await asAdmin(`drop role ${role}`);
  }
});

describe('while a table is locked', () => {
  let locker: Client;
  beforeEach(async () => {
    locker = new Client({ connectionString: server.database.ownerUrl });
    locker.on('error', () => {});
    await locker.connect();
    await locker.query('begin; lock table program in access exclusive mode');
  });
  afterEach(() => locker.end());

  test('whoever waits too long, or finds no connection free, is told so; then all is well', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => server.query(COUNT)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(answers.flatMap(({ errorCodes }) => errorCodes)).toEqual(answers.map(() => 'UNAVAILABLE'));
    await locker.query('rollback');
    await expectWell();
  });

  test('whose connection is cut is told so; then all is well', async () => {
    const waiting = server.query(COUNT);
    await sleep(200);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'liengia'`,
      [database],
    );
    const answer = await waiting;
    expect([answer.status, answer.errorCodes]).toEqual([503, ['UNAVAILABLE']]);
    await locker.query('rollback');
    await expectWell();
  });
});

test('a fault of the server itself is masked and carries an id', async () => {
  await rowsOf(server.database.ownerUrl, 'alter table program rename column founded_on to founded_when');
  try {
    for (const [language, words] of [
      ['vi', /^Máy chủ gặp lỗi\. Khi báo lỗi, xin kèm mã [0-9a-f-]{36}\.$/],
      ['en', /^The server failed\. When you report it, give the id [0-9a-f-]{36}\.$/],
    ] as const) {
      const answer = await server.query('{ programs { nodes { foundedOn } } }', undefined, {
        'accept-language': language,
      });
      expectClean(answer.text);
      expect(answer.status).toBe(500);
      const [error] = answer.body.errors!;
      expect(error!.extensions).toEqual({ code: 'INTERNAL', errorId: expect.any(String) });
      expect(error!.message).toMatch(words);
      const { errorId } = error!.extensions!;
      expect(error!.message).toContain(errorId);
      const entry = logged.find((details) => (details as { errorId?: string }).errorId === errorId);
      expect((entry as { err: Error }).err.message).toContain('founded_on');
    }
  } finally {
    await rowsOf(server.database.ownerUrl, 'alter table program rename column founded_when to founded_on');
  }
  await expectWell();
});
