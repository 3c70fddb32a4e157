import { addDays, dayOf } from '../../src/api/day.js';
import { factsOf } from '../../src/modules/criteria/criteria.vocabulary.js';
import { ProgramKind } from '../../src/modules/program/program.vocabulary.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { askerOf } from './world.js';

const TODAY = dayOf(new Date());

let server: TestServer;
let ask: ReturnType<typeof askerOf>;
let administrator: TestOfficer;
let province: TestOfficer;

beforeAll(async () => {
  server = await startServer();
  ask = askerOf(server);
  administrator = await officerOf(server, 'ADMINISTRATOR', null);
  province = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
});
afterAll(() => server.stop());

const FIELDS = `criteriaSet { code name authority document adminUnit { code } validFrom validTo provenance }`;
const CRITERION = {
  ...{ code: 'HOUSEHOLDS_MIN', textVi: 'Có từ 99 hộ trở lên', textEn: 'At least 99 households' },
  ...{ comparison: 'AT_LEAST', threshold: 99, fact: 'HOUSEHOLDS' },
};

let sets = 0;
const issue = async (
  by: TestOfficer | null,
  { area, ...given }: { area?: string | null } & Record<string, unknown> = {},
) =>
  ask.mutate(by, 'issueCriteriaSet', FIELDS, {
    ...{ code: `TEST-${++sets}`, programKind: 'NEIGHBOR_GROUP_TEAM', name: 'Tiêu chí thử' },
    ...{ authority: 'Ủy ban nhân dân phường', document: 'Quyết định 1/QĐ', criteria: [CRITERION] },
    ...(area && { adminUnit: await ask.area(area) }),
    ...given,
  });
const close = (by: TestOfficer | null, criteriaSet: string, given: object = {}) =>
  ask.mutate(by, 'closeCriteriaSet', FIELDS, { criteriaSet, ...given });

/** What a team of Hoa Lư is judged by. */
const judged = async () => {
  const { data } = await server.query(
    `query($in: ID!) { programs(where: { adminUnit: $in, kinds: [NEIGHBOR_GROUP_TEAM] }, first: 1) {
      nodes { criteria { verdict criterion { code textEn: text set { code } } } } } }`,
    { in: await ask.area('14329') },
  );
  return data.programs.nodes[0].criteria.map(
    ({ verdict, criterion }: any) => `${criterion.set.code} ${criterion.code} ${verdict}`,
  );
};

test('a set is what programs are judged by at once, until it is closed', async () => {
  const before = await judged();
  const { problems, criteriaSet } = await issue(province, { area: '14329', code: 'HOA-LU-1' });
  expect(problems).toEqual([]);
  expect(criteriaSet).toMatchObject({
    ...{ code: 'HOA-LU-1', adminUnit: { code: '14329' }, validFrom: TODAY, validTo: null, provenance: 'OWN_ENTRY' },
  });
  expect(await judged()).toEqual(['HOA-LU-1 HOUSEHOLDS_MIN MISSED']);
  expect(await ask.lastAct()).toMatchObject({
    action: 'MANAGE_CRITERIA',
    chain: '37',
    target_type: 'CriteriaSet',
    row_count: 2,
  });

  const other = await issue(province, { area: '14329' });
  expect(other).toMatchObject({
    criteriaSet: null,
    problems: [{ code: 'CRITERIA_OVERLAP', message: expect.stringContaining('HOA-LU-1 "Tiêu chí thử"') }],
  });
  expect((await close(province, 'HOA-LU-1')).codes).toEqual(['VALIDITY_EMPTY']);
  await ask.rows(`update criteria_set set valid_from = $1 where code = 'HOA-LU-1'`, [addDays(TODAY, -1)]);
  expect((await close(province, 'HOA-LU-1')).criteriaSet.validTo).toBe(TODAY);
  expect(await judged()).toEqual(before);
  expect((await close(province, 'HOA-LU-1')).codes).toEqual(['ALREADY_CLOSED']);
  expect((await issue(province, { area: '14329', from: addDays(TODAY, 365) })).codes).toEqual([]);
});

test.each<[string, Record<string, unknown>, string, string[]]>([
  ['a small code', { code: 'abc' }, 'CODE_INVALID', ['code']],
  ['a code that is taken', { code: 'TLG-QG' }, 'CODE_TAKEN', ['code']],
  ['no name', { name: ' ' }, 'REQUIRED', ['name']],
  ['no authority', { authority: '' }, 'REQUIRED', ['authority']],
  ['a long document', { document: 'x'.repeat(301) }, 'TEXT_LENGTH', ['document']],
  ['a day too far', { from: addDays(TODAY, 366) }, 'DAY_TOO_FAR', []],
  ['a day on which the area did not stand', { from: '2025-06-30' }, 'UNIT_DOES_NOT_STAND', []],
  ['no criteria', { criteria: [] }, 'OUT_OF_RANGE', ['criteria']],
  [
    'a fact of another kind',
    { criteria: [{ ...CRITERION, fact: 'ROAD_WIDTH_METERS' }] },
    'FACT_UNKNOWN',
    ['criteria', '0', 'fact'],
  ],
  [
    'a fact that nobody knows',
    { criteria: [CRITERION, { ...CRITERION, code: 'B', fact: 'PETS' }] },
    'FACT_UNKNOWN',
    ['criteria', '1', 'fact'],
  ],
  ['a code twice', { criteria: [CRITERION, CRITERION] }, 'NAMED_TWICE', ['criteria', '1', 'code']],
  ['a criterion without a fact', { criteria: [{ ...CRITERION, fact: null }] }, 'CRITERION_INVALID', []],
  [
    'an interval without a duty',
    { criteria: [{ ...CRITERION, fact: null, comparison: 'INTERVAL_DAYS' }] },
    'CRITERION_INVALID',
    [],
  ],
  [
    'an interval of no days',
    { criteria: [{ ...CRITERION, fact: null, comparison: 'INTERVAL_DAYS', recurring: 'REVIEW', threshold: 0.5 }] },
    'OUT_OF_RANGE',
    ['criteria', '0', 'threshold'],
  ],
  [
    'a threshold below zero',
    { criteria: [{ ...CRITERION, threshold: -1 }] },
    'OUT_OF_RANGE',
    ['criteria', '0', 'threshold'],
  ],
  ['a criterion without words', { criteria: [{ ...CRITERION, textVi: ' ' }] }, 'REQUIRED', ['criteria', '0', 'textVi']],
])('%s is a problem, and nothing is written', async (_, given, code, path) => {
  const before = await ask.rows('select code from criteria_set order by id');
  const { problems, criteriaSet } = await issue(province, { area: '14362', ...given });
  expect(problems).toEqual([expect.objectContaining({ code, path })]);
  expect(criteriaSet).toBeNull();
  expect(await ask.rows('select code from criteria_set order by id')).toEqual(before);
});

test('the same at once is issued once', async () => {
  const both = await Promise.all([
    issue(administrator, { area: '14365', code: 'ONCE-1' }),
    issue(administrator, { area: '14365', code: 'ONCE-2' }),
  ]);
  const [problem, ...more] = both.flatMap(({ codes }) => codes);
  expect(['OVERLAPPING', 'CRITERIA_OVERLAP']).toContain(problem);
  expect(more).toEqual([]);
});

test('a set for the whole country is the whole registry’s administrators’', async () => {
  await ask.rows(`update criteria_set set valid_to = $1 where code = 'CKM-QG'`, [addDays(TODAY, -1)]);
  const country = {
    programKind: 'MODEL_MARKET',
    criteria: [{ ...CRITERION, fact: 'ROAD_WIDTH_METERS' }],
    code: 'CKM-QG-2',
  };
  expect((await issue(province, country)).errorCodes).toEqual(['FORBIDDEN']);
  expect((await issue(administrator, country)).criteriaSet).toMatchObject({ adminUnit: null });
  expect((await close(province, 'CKM-QG-2', { on: addDays(TODAY, 1) })).errorCodes).toEqual(['FORBIDDEN']);
  expect((await close(administrator, 'CKM-QG-2', { on: addDays(TODAY, 1) })).codes).toEqual([]);
  expect((await close(administrator, 'NO-SET')).errorCodes).toEqual(['NOT_FOUND']);
});

test.each<[string, string | null, string]>([
  ['ADMINISTRATOR', 'PC07-NB-2025-KV16', 'FORBIDDEN'],
  ['AREA_OFFICER', 'CAX-14329-2025', 'FORBIDDEN'],
  ['LOCAL_OFFICER', 'UBND-14329-2025', 'FORBIDDEN'],
])('%s of %s may not', async (role, unit, code) => {
  const by = await officerOf(server, role, unit);
  expect((await issue(by, { area: '14329' })).errorCodes).toEqual([code]);
  expect((await close(by, 'TLG-NB-2025')).errorCodes).toEqual([code]);
});

test('the facts that a criterion may name are those that the database knows', async () => {
  const [view] = await ask.rows<{ text: string }>(`select pg_get_viewdef('program_fact') as text`);
  const known = [...view!.text.matchAll(/'([A-Z_]+)'::text/g)]
    .map(([, fact]) => fact!)
    .filter((fact) => fact !== 'EQUIPMENT_');
  const ours = Object.values(ProgramKind).flatMap((kind) => factsOf(kind));
  expect([...new Set(ours.filter((fact) => !fact.startsWith('EQUIPMENT_')))].sort()).toEqual(
    [...new Set(known)].sort(),
  );
  // Of each kind those that its programs have in the story.
  const rows = await ask.rows<{ kind: ProgramKind; fact: string }>(
    'select distinct p.kind, f.fact from program_fact f join program p on p.id = f.program_id',
  );
  expect(rows.filter(({ kind, fact }) => !factsOf(kind).includes(fact))).toEqual([]);
});
