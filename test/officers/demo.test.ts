import type { MikroORM } from '@mikro-orm/postgresql';
import { ChangeListener } from '../../src/access/recorder.js';
import { createOrm } from '../../src/database/orm.js';
import { ENTITIES } from '../../src/entities.js';
import { type DemoOfficer, grantDemoOfficers } from '../../src/modules/officer/index.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';

const DEMO: DemoOfficer[] = [
  { subject: 'demo:local', role: 'LOCAL_OFFICER', unitCode: 'UBND-14329-2025' },
  { subject: 'demo:area', role: 'AREA_OFFICER', unitCode: 'PC07-NB-2025-KV1' },
  { subject: 'demo:admin', role: 'ADMINISTRATOR', unitCode: null },
];

let database: TestDatabase;
let orm: MikroORM;

const open = async (seeded: boolean) => {
  database = await cloneDatabase({ seeded });
  orm = createOrm(database.url, ENTITIES, { subscribers: [new ChangeListener()] });
};
afterEach(async () => {
  await orm.close();
  await database.drop();
});

const officers = () => rowsOf(database.ownerUrl, 'select subject from officer order by subject');
const acts = () =>
  rowsOf(database.ownerUrl, `select actor, row_count from audit_row where action = 'MANAGE_OFFICERS' order by id`);

test('are granted in one act, and at the next start those alone who are missing', async () => {
  await open(true);
  await grantDemoOfficers(orm, DEMO.slice(0, 2));
  await grantDemoOfficers(orm, DEMO.slice(0, 2));
  expect(await acts()).toEqual([{ actor: 'SYSTEM', row_count: 2 }]);
  await grantDemoOfficers(orm, DEMO);
  expect(await acts()).toEqual([
    { actor: 'SYSTEM', row_count: 2 },
    { actor: 'SYSTEM', row_count: 1 },
  ]);
  expect(await officers()).toEqual([{ subject: 'demo:admin' }, { subject: 'demo:area' }, { subject: 'demo:local' }]);
});

test('are granted once by two servers that start together', async () => {
  await open(true);
  await Promise.all([grantDemoOfficers(orm, DEMO), grantDemoOfficers(orm, DEMO)]);
  expect(await officers()).toHaveLength(3);
});

test('are none where their units are not', async () => {
  await open(false);
  await grantDemoOfficers(orm, DEMO);
  expect(await officers()).toEqual([]);
  expect(await acts()).toEqual([]);
});

test('are known by their names: another is a mistake of ours', async () => {
  await open(true);
  await expect(grantDemoOfficers(orm, [{ ...DEMO[0]!, subject: 'real' }])).rejects.toThrow('OFFICER_SUBJECT_INVALID');
});
