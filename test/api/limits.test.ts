import { type TestServer, startServer } from '../support/server.js';
import { expectClean, expectRefusal, type Refusal } from './refusal.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ production: true });
});
afterAll(() => server.stop());

const costly = (vi: string, en: string): Refusal => ({ status: 400, code: 'TOO_COSTLY', vi, en });
const DEPTH = costly('Truy vấn lồng sâu quá 20 tầng.', 'The query nests deeper than 20 levels.');
const ALIASES = costly('Truy vấn có quá 50 bí danh.', 'The query has more than 50 aliases.');
const ROOTS = costly('Truy vấn có quá 20 trường gốc.', 'The query has more than 20 root fields.');
const TOKENS = costly('Tài liệu dài quá 4000 từ tố.', 'The document is longer than 4000 tokens.');
const SELECTIONS = costly(
  'Truy vấn chọn quá 5000 trường, tính cả các fragment mỗi lần dùng.',
  'The query selects more than 5000 fields, with each use of a fragment counted.',
);

const times = (count: number, of: (at: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, at) => of(at)).join(between);
const inside = (selection: string) => `{ adminUnit(code: "37") { ${selection} } }`;
const nested = (depth: number, leaf = 'id') => `${'parent { '.repeat(depth)}${leaf}${' }'.repeat(depth)}`;
/** Fragments that each spread the next one twice: 2^count of the last. */
const doubling = (count: number, type: string, leaf: string) =>
  times(count, (at) => `fragment F${at} on ${type} { ...F${at + 1} ...F${at + 1} }`) +
  ` fragment F${count} on ${type} { ${leaf} }`;

const refused: [string, string, Refusal][] = [
  ['a depth of 500', inside(nested(498)), DEPTH],
  ['a depth of 21', inside(nested(19)), DEPTH],
  [
    'a depth of 21 by way of a fragment',
    `{ adminUnit(code: "37") { ${nested(10, '...F')} } } fragment F on AdminUnit { ${nested(9)} }`,
    DEPTH,
  ],
  [
    'a depth of 21 by way of inline fragments',
    inside(
      nested(19)
        .replaceAll('parent {', 'parent { ... on AdminUnit {')
        .replaceAll('}', '} }')
        .replace(/( \})+$/, ' }'.repeat(38)),
    ),
    DEPTH,
  ],
  ['10⁴ aliases', `{ ${times(10_000, (at) => `a${at}: __typename`)} }`, TOKENS],
  ['51 aliases of one field', inside(times(51, (at) => `a${at}: code`)), ALIASES],
  ['51 aliases of __typename', inside(times(51, (at) => `a${at}: __typename`)), ALIASES],
  [
    '64 aliases by way of fragments',
    `${inside('...F0')} ${times(6, (at) => `fragment F${at} on AdminUnit { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`)} fragment F6 on AdminUnit { id }`,
    ALIASES,
  ],
  ['10⁴ fields', `{ ${times(10_000, () => '__typename')} }`, TOKENS],
  ['21 root fields', `{ ${times(21, () => '__typename')} }`, ROOTS],
  ['2⁵ root fields by way of fragments', `{ ...F0 } ${doubling(5, 'Query', '__typename')}`, ROOTS],
  ['2¹⁰⁰ fields by way of fragments', `${inside('...F0')} ${doubling(100, 'AdminUnit', 'id')}`, SELECTIONS],
  [
    '2¹⁰⁰ fields by way of inline fragments',
    `${inside('...F0')} ${doubling(100, 'AdminUnit', 'id').replaceAll(/\.\.\.(F\d+)/g, '... on AdminUnit { ...$1 }')}`,
    SELECTIONS,
  ],
];

test.each(refused)('%s are too many', async (_, query, refusal) => {
  await expectRefusal(server, query, undefined, refusal);
});

test('what costs too much is refused before anything is read', async () => {
  const list = (of: string) => `activities(first: 100) { nodes { ${of} } }`;
  const query = `{ programs(first: 100) { nodes { ${list(`programs { program { ${list('id')} } }`)} } } }`;
  for (const [language, words] of [
    ['vi', /^Truy vấn quá nặng \(\d+, tối đa 60000\)/],
    ['en', /^The query is too costly \(\d+, at most 60000\)/],
  ] as const) {
    const answer = await server.query(query, undefined, { 'accept-language': language });
    expect(answer.status).toBe(400);
    expect(answer.errorCodes).toEqual(['TOO_COSTLY']);
    expect(answer.body.errors![0]!.message).toMatch(words);
    expect(answer.statements).toEqual([]);
  }
});

const byMonth = (from: string, asked: string) =>
  `activitySummary(period: { from: "${from}", to: "2025-12-31" }) { ${asked} }`;
const months = 'byMonth { month }';

test.each([
  [
    'a breakdown by month',
    `adminUnit(code: "37", asOf: "2025-06-30") { ${byMonth('1976-01-01', `breakdown(level: NEIGHBORHOOD) { summary { ${months} } }`)} }`,
    { adminUnit: null },
  ],
  [
    'breakdowns of coverage',
    `adminUnit(code: "37", asOf: "2025-06-30") {
      ${times(48, (at) => `a${at}: coverage(asOf: "2025-06-30") { breakdown(level: NEIGHBORHOOD) { coverage { hasDemoData } } }`)}
    }`,
    { adminUnit: null },
  ],
  ['a list of units, each by month', `adminUnits(first: 40) { nodes { ${byMonth('1976-01-01', months)} } }`, null],
  [
    'parts of a query that are too much together',
    times(2, (at) => `a${at}: adminUnits(first: 20) { nodes { ${byMonth('1976-01-01', months)} } }`),
    null,
  ],
])('%s: areas and months are counted together', async (_, asked, data) => {
  for (const [language, words] of [
    ['vi', 'Nhiều hơn 20000 địa bàn và tháng trong một yêu cầu: hãy chọn kỳ ngắn hơn, cấp cao hơn hoặc ít đơn vị hơn.'],
    ['en', 'More than 20000 areas and months in one request: choose a shorter period, a higher level or fewer units.'],
  ] as const) {
    const { errorCodes, body } = await server.query(`{ ${asked} }`, undefined, { 'accept-language': language });
    expect(new Set(errorCodes)).toEqual(new Set(['TOO_COSTLY']));
    expect(body.errors![0]!.message).toBe(words);
    expect(body.data).toEqual(data);
  }
});

test('areas and months that are as many as may be are told', async () => {
  const { body } = await server.query(`{
    years: adminUnit(code: "37", asOf: "2025-06-30") { ${byMonth('1976-01-01', `breakdown(level: DISTRICT) { summary { ${months} } }`)} }
    neighborhoods: adminUnit(code: "37", asOf: "2025-06-30") {
      ${byMonth('2025-10-01', `breakdown(level: NEIGHBORHOOD) { summary { ${months} } }`)}
      coverage { breakdown(level: NEIGHBORHOOD) { coverage { hasDemoData } } }
    }
  }`);
  expect(body.errors).toBeUndefined();
});

test('what it costs is reckoned anew for other variables of the same document', async () => {
  const query = `query ($first: Int = 100, $isWhole: Boolean = true) {
    programs(first: $first) {
      nodes { activities(first: 100) @include(if: $isWhole) { nodes { programs { program { id activities(first: 10) { nodes { id } } } } } } }
    }
  }`;
  const codesOf = async (variables: object) => (await server.query(query, { ...variables })).errorCodes;
  for (const [variables, codes] of [
    [{ first: 1 }, []],
    [{ first: 100 }, ['TOO_COSTLY']],
    [{ first: 100, isWhole: false }, []],
    // A null is no page size; none given is the document's own.
    [{ first: null }, []],
    [{}, ['TOO_COSTLY']],
    [{ first: 2 }, []],
  ] as const) {
    expect({ variables, codes: await codesOf(variables) }).toEqual({ variables, codes });
  }
});

test.each([
  ['a cycle of one', `${inside('...F')} fragment F on AdminUnit { parent { ...F } }`],
  ['a cycle of two', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ['a fragment that is not there', inside('...Nowhere')],
  ['a fragment that nobody uses', `${inside('id')} fragment F on AdminUnit { id }`],
  ['two fragments of one name', `${inside('...F')} fragment F on AdminUnit { id } fragment F on AdminUnit { code }`],
  ['fields that conflict', inside('a: id a: code')],
  ['500 directives', `{ __typename ${'@skip(if: false) '.repeat(500)} }`],
  ['an unknown directive', '{ __typename @defer }'],
  [
    'introspection in circles',
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  ],
  [
    'possible types in circles',
    '{ __schema { types { possibleTypes { interfaces { possibleTypes { interfaces { name } } } } } } }',
  ],
])('%s: refused as no valid document', async (_, query) => {
  const answer = await server.query(query, undefined, { 'accept-language': 'vi' });
  expectClean(answer.text);
  expect(answer.status).toBe(400);
  expect(new Set(answer.errorCodes)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
  for (const { message } of answer.body.errors!) expect(message).toMatch(/^Truy vấn không khớp với lược đồ: /);
});

test('documents at the limits are answered', async () => {
  for (const query of [
    inside(nested(18)),
    `{ ${times(20, (at) => `a${at}: __typename`)} }`,
    inside(times(50, (at) => `a${at}: code`)),
    `${inside('...F0')} ${doubling(10, 'AdminUnit', 'id')}`,
    `{ ${times(20, () => 'adminUnit(code: "37") { id }')} }`,
    // Introspection as deep and as often as it goes.
    `{ ${times(20, (at) => `a${at}: __schema { types { fields { args { name } type { fields { type { name } } } } } }`)} }`,
  ]) {
    const answer = await server.query(query);
    expect({ status: answer.status, errors: answer.body.errors }).toEqual({ status: 200, errors: undefined });
  }
});

test('many mutations in one document are refused', async () => {
  const answer = await server.query(`mutation { ${times(10, (at) => `a${at}: launchProgram`)} }`);
  expect(answer.status).toBe(400);
  expect(answer.errorCodes).toContain('BAD_USER_INPUT');
});

describe('1 MB', () => {
  const long = 'x'.repeat(2 ** 20);

  test.each([
    ['of an id', 'query ($v: ID) { program(id: $v) { id } }', 'BAD_USER_INPUT'],
    ['of a node’s id', 'query ($v: ID!) { node(id: $v) { id } }', 'BAD_USER_INPUT'],
    ['of an id in a filter', 'query ($v: ID) { programs(where: { adminUnit: $v }) { totalCount } }', 'BAD_USER_INPUT'],
    ['of a cursor', 'query ($v: String) { programs(after: $v) { totalCount } }', 'BAD_USER_INPUT'],
    ['of a text', 'query ($v: String) { programs(where: { text: $v }) { totalCount } }', 'BAD_USER_INPUT'],
    ['of a text of areas', 'query ($v: String) { adminUnits(where: { text: $v }) { totalCount } }', 'BAD_USER_INPUT'],
    ['of a day', 'query ($v: Date) { adminUnit(code: "37", asOf: $v) { id } }', 'BAD_USER_INPUT'],
    ['of an enum', 'query ($v: ProgramKind!) { programs(where: { kinds: [$v] }) { totalCount } }', 'BAD_USER_INPUT'],
    ['of a number', 'query ($v: Int) { programs(first: $v) { totalCount } }', 'BAD_USER_INPUT'],
    [
      'of a term',
      'query ($v: String) { activities(where: { period: { term: $v } }) { totalCount } }',
      'BAD_USER_INPUT',
    ],
    ['of an unit’s code', 'query ($v: String) { adminUnit(code: $v) { id } }', null],
    ['of a program’s code', 'query ($v: String) { program(code: $v) { id } }', null],
    ['of a responsible unit’s code', 'query ($v: String) { responsibleUnit(code: $v) { id } }', null],
  ])('%s', async (_, query, code) => {
    const inVariable = await server.query(query, { v: long });
    const literal = /\(v: |\$v: (ProgramKind|Int)/.test(query) ? long : JSON.stringify(long);
    const inDocument = await server.query(query.replace(/^query \([^)]*\) /, '').replace('$v', literal));
    for (const answer of [inVariable, inDocument]) {
      expect(answer.errorCodes).toEqual(code ? [code] : []);
      expect(answer.text.length).toBeLessThan(500);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test.each([
    ['of a field’s name', `{ ${long} }`],
    ['of an alias', `{ ${long}: nothing }`],
    ['of a type’s name', `query ($v: ${long}) { program(code: $v) { id } }`],
    ['of a fragment’s name', `{ ...${long} }`],
    ['of an argument’s name', `{ programs(${long}: 1) { totalCount } }`],
    ['of a directive’s name', `{ __typename @${long} }`],
    ['of an input field’s name', `{ programs(where: { ${long}: 1 }) { totalCount } }`],
    ['of digits', `{ programs(first: ${'9'.repeat(2 ** 20)}) { totalCount } }`],
    ['of a comment that never ends in a query', `{ # ${long}`],
    ['of a text that never ends', `{ program(code: "${long}`],
    ['of a block text in the wrong place', `{ """${long}""" }`],
  ])('%s is not sent back', async (_, query) => {
    const answer = await server.query(query);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(1_000);
    expectClean(answer.text);
  });

  test('of a list', async () => {
    const kinds = Array(80_000).fill('MODEL_MARKET');
    const query = 'query ($kinds: [ProgramKind!]) { programs(where: { kinds: $kinds }) { totalCount } }';
    expect((await server.query(query, { kinds })).data).toEqual({ programs: { totalCount: 5 } });
    const wrong = await server.query(query, { kinds: Array(80_000).fill('x') });
    expect(wrong.errorCodes).toEqual(['BAD_USER_INPUT']);
    expect(wrong.body.errors![0]!.message).toContain('"kinds[0]"');
  });
});

test('values that are too deep for any input are refused, however deep', async () => {
  const query = 'query ($where: ProgramFilter) { programs(where: $where) { totalCount } }';
  for (const depth of [30, 3_000, 100_000]) {
    const variables = `{"where":{"text":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as any).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  }
});
