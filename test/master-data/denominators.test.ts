import { addDays, dayOf } from '../../src/api/day.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { askerOf } from './world.js';

const TODAY = dayOf(new Date());

let server: TestServer;
let ask: ReturnType<typeof askerOf>;
let local: TestOfficer;

beforeAll(async () => {
  server = await startServer();
  ask = askerOf(server);
  local = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
});
afterAll(() => server.stop());

const FIELDS = `denominator { adminUnit { code } measure countedOn value source provenance recordedAt }`;

const record = async (by: TestOfficer | null, given: object = {}, area = '14329') =>
  ask.mutate(by, 'recordDenominator', FIELDS, {
    ...{
      adminUnit: await ask.area(area),
      measure: 'HOUSEHOLDS',
      countedOn: TODAY,
      value: 12_345,
      source: 'Công an phường',
    },
    ...given,
  });

const households = async () =>
  (await server.query('{ adminUnit(code: "14329") { coverage { overall { households { total share source } } } } }'))
    .data.adminUnit.coverage.overall.households;

test('a figure is followed by coverage at once; a better one of the same day takes its place when that is meant', async () => {
  expect(await record(local)).toMatchObject({
    problems: [],
    denominator: {
      ...{ adminUnit: { code: '14329' }, measure: 'HOUSEHOLDS', countedOn: TODAY, value: 12_345 },
      ...{ source: 'Công an phường', provenance: 'OWN_ENTRY' },
    },
  });
  expect(await households()).toMatchObject({ total: 12_345, source: 'Công an phường' });

  const again = await record(local, { value: 12_400, source: 'Rà soát' });
  expect(again).toMatchObject({
    denominator: null,
    problems: [
      {
        ...{ code: 'ALREADY_COUNTED', severity: 'CONFIRMABLE', path: ['replaces'] },
        message: 'For that day 12,345 is recorded already (source: Công an phường); confirm that it is to be replaced.',
      },
    ],
  });
  expect(await households()).toMatchObject({ total: 12_345 });

  expect((await record(local, { value: 12_400, source: 'Rà soát', replaces: true })).codes).toEqual([]);
  expect(await households()).toMatchObject({ total: 12_400, source: 'Rà soát' });
  const { changes, target_type } = await ask.lastAct();
  expect(target_type).toBe('Denominator');
  expect(changes[0].fields).toMatchObject({ value: ['12345', '12400'], source: ['Công an phường', 'Rà soát'] });
  expect(await ask.rows(`select value from denominator where counted_on = $1`, [TODAY])).toHaveLength(1);
});

test('a demo figure that is replaced is no demo figure any more', async () => {
  const [demo] = await ask.rows(
    `select d.counted_on::text as day from denominator d join admin_unit u on u.id = d.admin_unit_id
     where u.code = '14329' and u.valid_to is null and d.measure = 'HOUSEHOLDS' and d.provenance = 'DEMO'`,
  );
  if (!demo) return;
  const { denominator } = await record(local, { countedOn: demo.day, replaces: true });
  expect(denominator).toMatchObject({ provenance: 'OWN_ENTRY', value: 12_345 });
});

test.each<[string, { area?: string; [field: string]: unknown }, string]>([
  ['below zero', { value: -1 }, 'OUT_OF_RANGE'],
  ['of the future', { countedOn: addDays(TODAY, 1) }, 'DAY_IN_FUTURE'],
  ['of a day on which the area did not stand', { countedOn: '2025-06-30' }, 'UNIT_DOES_NOT_STAND'],
  ['without a source', { source: ' ' }, 'REQUIRED'],
  ['with a long source', { source: 'x'.repeat(301) }, 'TEXT_LENGTH'],
  ['of neighborhoods in a neighborhood', { measure: 'NEIGHBORHOODS', area: '14329-01' }, 'UNIT_ON_WRONG_LEVEL'],
])('a figure %s is a problem, and nothing is written', async (_, { area, ...given }, code) => {
  const before = await ask.rows('select * from denominator order by id');
  expect(await record(local, given, area)).toMatchObject({ codes: [code], denominator: null });
  expect(await ask.rows('select * from denominator order by id')).toEqual(before);
});

test('nothing and ten thousand million are figures, and a greater one is none', async () => {
  const value = 1e10;
  expect((await record(local, { countedOn: '2026-01-01', value: 0 })).denominator.value).toBe(0);
  expect((await record(local, { countedOn: '2026-01-02', value })).denominator.value).toBe(value);
  expect((await record(local, { countedOn: '2026-01-03', value: value + 1 })).codes).toEqual(['OUT_OF_RANGE']);
});

test('two of one day at once are one, and the other is told', async () => {
  const given = { measure: 'RESIDENTS', countedOn: '2026-02-01' };
  const both = await Promise.all([record(local, given), record(local, given)]);
  expect(both.flatMap(({ codes }) => codes)).toEqual(['ALREADY_COUNTED']);
});

test('police of the area may too; others may not', async () => {
  const by = async (role: string, unit: string | null) =>
    (await record(await officerOf(server, role, unit), { replaces: true })).errorCodes;
  expect(await by('AREA_OFFICER', 'PC07-NB-2025-KV1')).toEqual([]);
  expect(await by('AREA_OFFICER', 'PC07-NB-2025-KV16')).toEqual(['FORBIDDEN']);
  expect(await by('ADMINISTRATOR', null)).toEqual(['FORBIDDEN']);
  expect((await record(null)).errorCodes).toEqual(['UNAUTHENTICATED']);
});
