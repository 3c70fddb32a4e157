import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { headText } from '../../src/access/audit-proof.js';
import { createOrm } from '../../src/database/orm.js';
import { type ReadPool, openReadPool } from '../../src/database/read.js';
import { ENTITIES } from '../../src/entities.js';
import { keepHouse } from '../../src/housekeeping.js';
import { createServer } from '../../src/server.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';
import { startServer } from '../support/server.js';
import { addRow, headsOf, writeChains } from './chain.js';

let database: TestDatabase;
let pool: ReadPool;
let orm: MikroORM;
beforeEach(async () => {
  database = await cloneDatabase({ seeded: false });
  await writeChains(database.ownerUrl);
  pool = openReadPool(database.url, () => {});
  orm = createOrm(database.url, ENTITIES);
});
afterEach(async () => {
  await orm.close();
  await pool.close();
  await database.drop();
});

const logOf = () => {
  const [info, warn]: [string[], string[]] = [[], []];
  const log = {
    debug() {},
    info: (line: unknown) => void info.push(String(line)),
    warn: (_details: unknown, line?: string) => void warn.push(String(line)),
    error() {},
  };
  return { log, info, warn };
};
const headLines = async () => (await headsOf(database.ownerUrl)).map((head) => `audit head ${headText(head)}`);
const keep = (hoursAgo: number) =>
  rowsOf(
    database.ownerUrl,
    `insert into idempotency_key (subject, key, action, body_digest, recorded_at)
     values ('x', '${hoursAgo}', 'FILE_REGISTRATION', '', now() - interval '${hoursAgo} hours')`,
  );

test('at once, the heads go to the log, a line each, and answers older than a day are forgotten', async () => {
  for (const hours of [1, 23, 25, 100]) await keep(hours);
  const { log, info, warn } = logOf();
  await keepHouse({ pool, orm, log }).stop();
  expect(info).toEqual(await headLines());
  expect(info).toHaveLength(2);
  expect(warn).toEqual([]);
  expect(await rowsOf(database.ownerUrl, 'select key from idempotency_key order by key')).toEqual([
    { key: '1' },
    { key: '23' },
  ]);
});

test('again and again, until it is stopped', async () => {
  const { log, info } = logOf();
  const house = keepHouse({ pool, orm, log, everyMs: 20 });
  await addRow(database.url, '36');
  const lines = await headLines();
  while (!info.includes(lines[0]!)) await sleep(5);
  await house.stop();
  const said = info.length;
  await sleep(60);
  expect(info).toHaveLength(said);
});

test('what fails is logged, keeps nothing else from being done, and is tried the next time', async () => {
  await keep(25);
  await rowsOf(database.ownerUrl, 'alter table audit_chain rename to elsewhere');
  const { log, info, warn } = logOf();
  const house = keepHouse({ pool, orm, log, everyMs: 20 });
  while (warn.length < 2) await sleep(5);
  expect(new Set(warn)).toEqual(new Set(['housekeeping: the heads of the audit trail were not written']));
  expect(info).toEqual([]);
  expect(await rowsOf(database.ownerUrl, 'select from idempotency_key')).toEqual([]);
  await rowsOf(database.ownerUrl, 'alter table elsewhere rename to audit_chain');
  while (info.length === 0) await sleep(5);
  await house.stop();
});

test('a server does so when it starts', async () => {
  const { log, info } = logOf();
  const running = await startServer({ seeded: false });
  await writeChains(running.database.ownerUrl);
  const heads = (await headsOf(running.database.ownerUrl)).map((head) => `audit head ${headText(head)}`);
  const server = await createServer(running.config, { log });
  await server.stop();
  await running.stop();
  expect(info).toEqual(expect.arrayContaining(heads));
});
