import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ADMISSION } from '../../src/api/limits.js';
import { rowsOf } from '../support/database.js';
import { officerOf } from '../support/officers.js';
import { currentRun } from '../support/run.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { until } from '../support/until.js';

/** What the server does when it is asked more than it can do. */

const PROGRAMS = '{ programs { totalCount } }';
const AREA = '{ adminUnit(code: "37") { name } }';
const VI = { ...NOBODY, 'accept-language': 'vi' };
const BUSY = 'Máy chủ đang nhận nhiều yêu cầu hơn mức xử lý được. Xin thử lại sau ít giây.';
const SLOW = 'Yêu cầu chưa xong sau 8 giây nên đã bị dừng. Xin yêu cầu ít hơn, hoặc thử lại sau ít giây.';
const SILENT = 'Cơ sở dữ liệu chưa trả lời. Xin thử lại sau ít giây.';

let server: TestServer;
/** Sees what other roles do. */
let admin: Client;
beforeAll(async () => {
  for (const method of ['warn', 'error'] as const) jest.spyOn(console, method).mockImplementation(() => {});
  server = await startServer({ production: true });
  admin = new Client({ connectionString: currentRun().adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  jest.restoreAllMocks();
});

const held: Client[] = [];
/** Keeps everybody from a table until the answer is called, or the test ends. */
async function lock(table: string): Promise<() => Promise<void>> {
  const locker = new Client({ connectionString: server.database.ownerUrl });
  locker.on('error', () => {});
  await locker.connect();
  held.push(locker);
  await locker.query(`begin; lock table ${table} in access exclusive mode`);
  return async () => void (await locker.query('rollback'));
}
afterEach(async () => {
  await Promise.all(held.splice(0).map((locker) => locker.end()));
});

/** How many of the server's statements wait for a lock. */
const waiting = async (): Promise<number> => {
  const { rows } = await admin.query(
    `select from pg_stat_activity where datname = $1 and application_name = 'liengia' and wait_event_type = 'Lock'`,
    [new URL(server.database.url).pathname.slice(1)],
  );
  return rows.length;
};

const timed = async <T>(work: Promise<T>): Promise<[T, seconds: number]> => {
  const begun = performance.now();
  return [await work, (performance.now() - begun) / 1000];
};

const refusalOf = ({ status, headers, body }: Awaited<ReturnType<TestServer['query']>>) => ({
  status,
  retryAfter: headers.get('retry-after'),
  code: body.errors?.[0]?.extensions?.code,
  message: body.errors?.[0]?.message,
});
const told = (message: string) => ({ status: 503, retryAfter: '2', code: 'UNAVAILABLE', message });

/** Statements that are not known to be quick have so many connections; the others share pipelines. */
const CONNECTIONS = 8;

test('where no connection is free for two seconds, whoever waits is told to come again; what is quick goes on', async () => {
  for (let turn = 0; turn < 20; turn++) expect((await server.query(AREA, undefined, VI)).status).toBe(200);
  const release = await lock('program');
  const holders = Array.from({ length: CONNECTIONS }, () => server.query(PROGRAMS, undefined, NOBODY));
  await until(async () => (await waiting()) >= CONNECTIONS);
  const [[answer, seconds], [quick, soon]] = await Promise.all([
    timed(server.query(PROGRAMS, undefined, VI)),
    timed(server.query(AREA, undefined, VI)),
  ]);
  expect(refusalOf(answer)).toEqual(told(SILENT));
  expect(seconds).toBeGreaterThan(1.9);
  expect(quick.status).toBe(200);
  expect(soon).toBeLessThan(1.9);
  await release();
  await Promise.all(holders);
  expect((await server.query(PROGRAMS, undefined, VI)).status).toBe(200);
});

test('a request of more than eight seconds is given up, and the statement it waits for ends', async () => {
  const [release] = await Promise.all([lock('activity'), lock('program')]);
  const query = '{ activities(first: 1) { nodes { programs { program { name } } } } }';
  await server.query(AREA); // whoever asks is signed in
  const asked = timed(server.query(query, undefined, { 'accept-language': 'vi' }));
  // Neither statement alone takes the five seconds that one may.
  await sleep(4_500);
  await release();
  const [answer, seconds] = await asked;
  expect(refusalOf(answer)).toEqual(told(SLOW));
  expect(seconds).toBeGreaterThan(7.9);
  // By itself it would have gone on for another second and a half.
  for (let tries = 0; (await waiting()) > 0 && tries < 10; tries++) await sleep(20);
  expect(await waiting()).toBe(0);
});

test('so is an act, of which nothing stays', async () => {
  const officer = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
  const commune = (await server.query('{ adminUnit(code: "14329") { id } }')).data.adminUnit.id;
  const [release] = await Promise.all([lock('admin_unit_ancestor'), lock('activity')]);
  const asked = timed(
    server.query(
      'mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { problems { code } } }',
      {
        input: {
          ...{ kind: 'TRAINING', from: '2025-10-05', title: 'Buổi huấn luyện dở dang', adminUnit: commune },
          measures: [{ measure: 'PEOPLE_TRAINED', value: 30 }],
        },
      },
      { ...officer.headers, 'accept-language': 'vi' },
    ),
  );
  await sleep(4_500);
  await release();
  const [answer, seconds] = await asked;
  expect(refusalOf(answer)).toEqual(told(SLOW));
  expect(seconds).toBeGreaterThan(7.9);
  for (let tries = 0; (await waiting()) > 0 && tries < 10; tries++) await sleep(20);
  expect(await waiting()).toBe(0);
  await Promise.all(held.map((locker) => locker.query('rollback')));
  const title = `select id from activity where title = 'Buổi huấn luyện dở dang'`;
  expect(await rowsOf(server.database.ownerUrl, title)).toEqual([]);
});

test('of a flood some are turned away at once, none hangs, and all is well after it', async () => {
  const { underWay, line } = ADMISSION;
  const release = await lock('program');
  const heap = process.memoryUsage().rss;
  const flood = Array.from({ length: underWay + line + 300 }, () => timed(server.query(PROGRAMS, undefined, VI)));
  const refusal = await Promise.any(
    flood.map(async (one) => (refusalOf((await one)[0]).message === BUSY ? one : Promise.reject(new Error('let in')))),
  );
  expect(refusalOf(refusal[0])).toEqual(told(BUSY));
  await sleep(1_000);
  await release();
  const answers = await Promise.all(flood);
  const refused = answers.filter(([{ status }]) => status !== 200);
  for (const [answer] of refused) expect([told(BUSY), told(SILENT), told(SLOW)]).toContainEqual(refusalOf(answer));
  expect((process.memoryUsage().rss - heap) / 2 ** 20).toBeLessThan(300);

  await sleep(3_000);
  const [answer, seconds] = await timed(server.query(PROGRAMS, undefined, VI));
  expect(answer.status).toBe(200);
  expect(seconds).toBeLessThan(5);
});
