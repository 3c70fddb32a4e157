import { addDays, dayOf } from '../../src/api/day.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { askerOf } from './world.js';

const TODAY = dayOf(new Date());

let server: TestServer;
let ask: ReturnType<typeof askerOf>;
let province: TestOfficer;

beforeAll(async () => {
  server = await startServer();
  ask = askerOf(server);
  province = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
});
afterAll(() => server.stop());

const FIELDS = `jurisdiction { responsibleUnit { code } adminUnit { code name } validFrom validTo document endingDocument }`;

interface Given {
  unit?: string;
  area?: string;
  areaDay?: string;
  from?: string;
  on?: string;
  document?: string;
}

async function change(by: TestOfficer | null, mutation: 'openJurisdiction' | 'closeJurisdiction', given: Given) {
  const { unit = 'PC07-NB-2025-KV16', area = '14329', areaDay, ...rest } = given;
  const parties = { responsibleUnit: await ask.unit(unit), adminUnit: await ask.area(area, areaDay) };
  return ask.mutate(by, mutation, FIELDS, { ...parties, ...rest });
}
const open = (by: TestOfficer | null, given: Given = {}) => change(by, 'openJurisdiction', given);
const close = (by: TestOfficer | null, given: Given = {}) => change(by, 'closeJurisdiction', given);

const programsOf = async (unit: string) => {
  const { data } = await server.query(
    `{ responsibleUnit(code: "${unit}") { jurisdiction { code } coverage { overall { programs } } } }`,
  );
  const { jurisdiction, coverage } = data.responsibleUnit;
  return {
    areas: jurisdiction.map(({ code }: any) => code) as string[],
    programs: coverage.overall.programs as number,
  };
};

test('opening and closing are followed by coverage and by permissions at once, and are on record', async () => {
  const officer = await officerOf(server, 'AREA_OFFICER', 'PC07-NB-2025-KV16');
  const mayAct = async () => {
    const input = {
      adminUnit: await ask.area('14329'),
      measure: 'RESIDENTS',
      countedOn: '2026-01-01',
      value: 1,
      source: 'x',
      replaces: true,
    };
    return (await ask.mutate(officer, 'recordDenominator', 'denominator { value }', input)).errorCodes.length === 0;
  };
  const before = await programsOf('PC07-NB-2025-KV16');
  expect(before.areas).not.toContain('14329');
  expect(await mayAct()).toBe(false);

  const opened = await open(province, { document: 'Kế hoạch 15/KH-PC07' });
  expect(opened).toMatchObject({
    problems: [],
    jurisdiction: {
      responsibleUnit: { code: 'PC07-NB-2025-KV16' },
      adminUnit: { code: '14329', name: 'Phường Hoa Lư' },
      ...{ validFrom: TODAY, validTo: null, document: 'Kế hoạch 15/KH-PC07', endingDocument: null },
    },
  });
  expect(await ask.lastAct()).toMatchObject({
    action: 'MANAGE_JURISDICTION',
    chain: '37',
    target_type: 'Jurisdiction',
  });
  const during = await programsOf('PC07-NB-2025-KV16');
  expect(during.areas).toContain('14329');
  expect(during.programs).toBeGreaterThan(before.programs);
  expect(await mayAct()).toBe(true);

  // As if it had been opened before today: one that begins and ends on one day would never have been.
  await ask.rows(`update jurisdiction set valid_from = $1 where id = (select max(id) from jurisdiction)`, [
    addDays(TODAY, -1),
  ]);
  const closed = await close(province, { document: 'Kế hoạch 16/KH-PC07' });
  expect(closed.jurisdiction).toMatchObject({ validTo: TODAY, endingDocument: 'Kế hoạch 16/KH-PC07' });
  expect(await programsOf('PC07-NB-2025-KV16')).toEqual(before);
  expect(await mayAct()).toBe(false);
  expect((await close(province)).codes).toEqual(['ALREADY_CLOSED']);
});

test('one of the future begins and ends on its days', async () => {
  const [first, last] = [addDays(TODAY, 30), addDays(TODAY, 60)];
  expect((await open(province, { unit: 'PC07-NB-2025-KV15', from: first })).codes).toEqual([]);
  expect((await close(province, { unit: 'PC07-NB-2025-KV15', on: last })).codes).toEqual([]);
  const on = async (day: string) => {
    const { data } = await server.query(
      `{ responsibleUnit(code: "PC07-NB-2025-KV15") { jurisdiction(asOf: "${day}") { code } } }`,
    );
    return data.responsibleUnit.jurisdiction.some(({ code }: any) => code === '14329');
  };
  expect([await on(addDays(first, -1)), await on(first), await on(addDays(last, -1)), await on(last)]).toEqual([
    ...[false, true, true, false],
  ]);
});

test('an end that lies ahead can be put elsewhere, one that has come cannot', async () => {
  const unit = 'PC07-NB-2025-KV11';
  const closing = async (days: number) => {
    const { codes, jurisdiction } = await close(province, { unit, on: addDays(TODAY, days) });
    return codes?.[0] ?? jurisdiction.validTo;
  };
  expect((await open(province, { unit, from: '2026-01-01' })).codes).toEqual([]);
  for (const days of [60, 20, 40, 365]) expect(await closing(days)).toBe(addDays(TODAY, days));
  expect(await closing(366)).toBe('DAY_TOO_FAR');
  expect(await closing(0)).toBe(TODAY);
  expect(await closing(10)).toBe('ALREADY_CLOSED');
});

test('what was opened by mistake is taken back on its first day, counts nowhere and is not in the way', async () => {
  const unit = 'PC07-NB-2025-KV10';
  const before = await programsOf(unit);
  for (const from of [TODAY, addDays(TODAY, 30)]) {
    expect((await open(province, { unit, from })).codes).toEqual([]);
    const back = await close(province, { unit, on: from, document: 'Nhầm địa bàn' });
    expect(back).toMatchObject({ codes: [], jurisdiction: { validTo: from, endingDocument: 'Nhầm địa bàn' } });
    expect(await programsOf(unit)).toEqual(before);
    expect((await close(province, { unit, on: addDays(TODAY, 60) })).codes).toEqual(['ALREADY_CLOSED']);
  }
  expect((await open(province, { unit })).codes).toEqual([]);
  expect((await close(province, { unit, on: addDays(TODAY, 60) })).jurisdiction).toMatchObject({
    ...{ validFrom: TODAY, validTo: addDays(TODAY, 60) },
  });
});

test('an end is not put after that of the unit', async () => {
  const unit = 'PC07-NB-2025-KV8';
  await ask.rows('update responsible_unit set valid_to = $2 where code = $1', [unit, addDays(TODAY, 50)]);
  expect((await open(province, { unit })).jurisdiction).toMatchObject({ validTo: addDays(TODAY, 50) });
  expect((await close(province, { unit, on: addDays(TODAY, 49) })).codes).toEqual([]);
  expect((await close(province, { unit, on: addDays(TODAY, 51) })).codes).toEqual(['UNIT_DOES_NOT_STAND']);
  expect((await close(province, { unit, on: addDays(TODAY, 50) })).codes).toEqual([]);
});

test.each<[string, 'open' | 'close', Given, string]>([
  ['opened twice', 'open', { unit: 'PC07-NB-2025-KV1' }, 'OVERLAPPING'],
  ['opened before the area stood', 'open', { from: '2025-06-30' }, 'UNIT_DOES_NOT_STAND'],
  ['opened for a unit that is no more', 'open', { unit: 'CAX-14320' }, 'UNIT_DOES_NOT_STAND'],
  ['opened too far ahead', 'open', { from: addDays(TODAY, 366) }, 'DAY_TOO_FAR'],
  ['opened on a long paper', 'open', { document: 'x'.repeat(301) }, 'TEXT_LENGTH'],
  ['closed where there is none', 'close', { unit: 'PC07-NB-2025-KV9' }, 'UNKNOWN_REFERENCE'],
  ['closed before it began', 'close', { unit: 'PC07-NB-2025-KV1', on: '2025-06-30' }, 'VALIDITY_EMPTY'],
  ['closed too far ahead', 'close', { unit: 'PC07-NB-2025-KV1', on: addDays(TODAY, 366) }, 'DAY_TOO_FAR'],
])('what is %s is a problem, and nothing is written', async (_, verb, given, code) => {
  const before = await ask.rows('select * from jurisdiction order by id');
  const act = await ask.lastAct();
  expect(await (verb === 'open' ? open : close)(province, given)).toMatchObject({ codes: [code], jurisdiction: null });
  expect(await ask.rows('select * from jurisdiction order by id')).toEqual(before);
  expect(await ask.lastAct()).toEqual(act);
});

test('the same opened at once is opened once', async () => {
  const given = { unit: 'PC07-NB-2025-KV14' };
  const both = await Promise.all([open(province, given), open(province, given)]);
  expect(both.flatMap(({ codes }) => codes).sort()).toEqual(['OVERLAPPING']);
});

test.each<[string, string | null, string]>([
  ['PROVINCE_OFFICER', 'PC07-NB', 'FORBIDDEN'],
  ['ADMINISTRATOR', 'PC07-NB-2025-KV16', 'FORBIDDEN'],
  ['AREA_OFFICER', 'CAX-14329-2025', 'FORBIDDEN'],
  ['LOCAL_OFFICER', 'UBND-14329-2025', 'FORBIDDEN'],
])('%s of %s may not', async (role, unit, code) => {
  const by = await officerOf(server, role, unit);
  expect((await open(by, { unit: 'PC07-NB-2025-KV13' })).errorCodes).toEqual([code]);
  expect((await close(by, { unit: 'PC07-NB-2025-KV1' })).errorCodes).toEqual([code]);
});

test('nobody may; an administrator whose area holds it may', async () => {
  expect((await open(null)).errorCodes).toEqual(['UNAUTHENTICATED']);
  const by = await officerOf(server, 'ADMINISTRATOR', 'PC07-NB-2025');
  expect((await open(by, { unit: 'PC07-NB-2025-KV12' })).codes).toEqual([]);
});

test.each<[string, 'open' | 'close', Given]>([
  ['the ministry’s department closed', 'close', { unit: 'C07', area: '37' }],
  ['the ministry’s department opened', 'open', { unit: 'C07' }],
  ['the unit above opened', 'open', { unit: 'CAT-NB-2025' }],
  ['their own unit opened', 'open', { unit: 'PC07-NB-2025' }],
  ['a unit under another closed', 'close', { unit: 'MTTQ-NB-2025', area: '37' }],
  ['a market board opened', 'open', { unit: 'BQLC-14332-2025', area: '37' }],
])('a province officer may not have %s', async (_, verb, given) => {
  const before = await ask.rows('select * from jurisdiction order by id');
  const { problems } = await (verb === 'open' ? open : close)(province, given);
  expect(problems).toMatchObject([{ code: 'NOT_PERMITTED', path: ['responsibleUnit'] }]);
  expect(await ask.rows('select * from jurisdiction order by id')).toEqual(before);
});

test('a local administrator has neither their own committee opened nor the province’s', async () => {
  const by = await officerOf(server, 'ADMINISTRATOR', 'UBND-14329-2025');
  expect((await open(by, { unit: 'UBND-14329-2025' })).codes).toEqual(['NOT_PERMITTED']);
  expect((await open(by, { unit: 'UBND-37-2025' })).codes).toEqual(['NOT_PERMITTED']);
});

test('commune police and committees beside them are a province officer’s to open', async () => {
  for (const unit of ['CAX-14371-2025', 'UBND-14371-2025']) {
    expect((await open(province, { unit })).codes).toEqual([]);
  }
});

test('a commune’s own police are not given the province by its officers', async () => {
  const { data } = await server.query('{ adminUnit(code: "37", level: PROVINCE) { id } }');
  const input = { responsibleUnit: await ask.unit('CAX-14371-2025'), adminUnit: data.adminUnit.id };
  const answer = await server.query(
    'mutation ($input: OpenJurisdictionInput!) { openJurisdiction(input: $input) { problems { code path } } }',
    { input },
    province.headers,
  );
  expect(answer.data.openJurisdiction.problems).toEqual([{ code: 'NOT_PERMITTED', path: ['adminUnit'] }]);
});

test('an administrator of the whole registry reaches every unit, but none that has no ground', async () => {
  const by = await officerOf(server, 'ADMINISTRATOR', null);
  expect((await open(by, { unit: 'CAT-NB-2025' })).codes).toEqual([]);
  for (const unit of ['BQLC-14332-2025', 'DTN-NB-2025']) {
    expect((await open(by, { unit })).codes).toEqual(['JURISDICTION_UNIT_KIND']);
  }
});
