import {
  BreakdownOfNinhBinhDocument,
  FindAdminUnitDocument,
  FindNodeDocument,
  FindProgramDocument,
  FindResponsibleUnitDocument,
  ListActivitiesDocument,
  ListAdminUnitsDocument,
  ListProgramsDocument,
  ListReportedFiguresDocument,
  ListResponsibleUnitsDocument,
  NearbyDocument,
  type PeriodInput,
  SummaryOfNinhBinhDocument,
} from '../support/generated/operations.js';
import { type TestServer, startServer } from '../support/server.js';
import { type Refusal, expectRefusal } from './refusal.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ production: true });
});
afterAll(() => server.stop());

const encode = (text: string) => Buffer.from(text).toString('base64url');

/** Refused while it was carried out: the request itself was fine. */
const refused = (vi: string, en: string): Refusal => ({ status: 200, code: 'BAD_USER_INPUT', vi, en });
/** Refused before anything was carried out. */
const invalid = (vi: string, en: string): Refusal => ({ status: 400, code: 'BAD_USER_INPUT', vi, en });

describe('a null for a variable with a default', () => {
  const whole = 'query ($b: Boolean = true) { adminUnit(code: "37") { code name @include(if: $b) } }';
  const inFragment =
    'query ($b: Boolean = true) { adminUnit(code: "37") { code ...F } } fragment F on AdminUnit { ...G } fragment G on AdminUnit { name @include(if: $b) }';

  test.each([whole, inFragment])('is refused where it may not stand: %s', async (query) => {
    await expectRefusal(
      server,
      query,
      { b: null },
      invalid(
        'Biến “b” không khớp kiểu của nó: Cần một giá trị kiểu Boolean.',
        'Variable "b" does not fit its type: A value of the type Boolean is required.',
      ),
    );
    expect((await server.query(query, { b: false })).data).toEqual({ adminUnit: { code: '37' } });
    expect((await server.query(query, {})).data).toEqual({ adminUnit: { code: '37', name: 'Tỉnh Ninh Bình' } });
  });

  test.each([
    ['query ($i: Boolean) { program(code: "x") { contacts(includeEnded: $i) { id } } }', { i: null }],
    ['query ($i: Boolean = null) { program(code: "x") { contacts(includeEnded: $i) { id } } }', {}],
    [
      'query ($i: Boolean = true) { program(code: "x") { ...F } } fragment F on Program { contacts(includeEnded: $i) { id } }',
      { i: null },
    ],
  ])('is refused where the place has a default: %s %j', async (query, variables) => {
    const words = invalid(
      'Biến “i” không khớp kiểu của nó: Cần một giá trị kiểu Boolean.',
      'Variable "i" does not fit its type: A value of the type Boolean is required.',
    );
    // The second time it is known where null may not stand.
    await expectRefusal(server, query, variables, words);
    await expectRefusal(server, query, variables, words);
    if ('i' in variables) expect((await server.query(query, {})).data).toEqual({ program: null });
  });

  test('is none given where it may stand', async () => {
    const query = 'query ($first: Int = 1) { programs(first: $first) { nodes { code } } }';
    expect((await server.query(query, { first: null })).data.programs.nodes).toHaveLength(20);
    expect((await server.query(query, {})).data.programs.nodes).toHaveLength(1);
  });
});

describe('ids and codes', () => {
  test.each([
    ['program', FindProgramDocument],
    ['adminUnit', FindAdminUnitDocument],
    ['responsibleUnit', FindResponsibleUnitDocument],
  ] as const)('an unknown code or id of %s is null', async (field, document) => {
    const type = field[0]!.toUpperCase() + field.slice(1);
    for (const variables of [{ code: 'no-such-code' }, { code: '' }, { id: encode(`${type}:2147483647`) }]) {
      const answer = await server.query(document as typeof FindProgramDocument, variables);
      expect(answer.body).toEqual({ data: { [field]: null } });
      expect(answer.status).toBe(200);
    }
  });

  test.each(['AdminUnit', 'ResponsibleUnit', 'Program', 'Activity', 'ReportedFigure'])(
    'an unknown id of %s is no node',
    async (type) => {
      expect((await server.query(FindNodeDocument, { id: encode(`${type}:2147483647`) })).body).toEqual({
        data: { node: null },
      });
    },
  );

  const malformed: [string, string][] = [
    ['an empty one', ''],
    ['a number', '3'],
    ['one of another type', encode('AdminUnit:3')],
    ['one of no type', encode('Toy:3')],
    ['one in lower case', encode('program:3')],
    ['one without a type', encode(':3')],
    ['one without a number', encode('Program:')],
    ['a padded one', `${encode('Program:31')}=`],
    ['a base64 one of another alphabet', 'UHJvZ3JhbTozMQ+/'],
    ['one with a space', ` ${encode('Program:3')}`],
    ['one with a line', `${encode('Program:3')}\n`],
    ['a lower-cased one', encode('Program:3').toLowerCase()],
    ['one with bits to spare', 'UHJvZ3JhbTozMR'],
    ['a leading zero', encode('Program:03')],
    ['zero', encode('Program:0')],
    ['a negative number', encode('Program:-3')],
    ['a fraction', encode('Program:3.5')],
    ['an exponent', encode('Program:3e2')],
    ['a number over 31 bits', encode('Program:2147483648')],
    ['a number over 63 bits', encode('Program:9223372036854775808')],
    ['a quote', encode(`Program:3' or 1=1`)],
    ['NUL inside', encode('Program:3\0')],
    ['1 MB', 'x'.repeat(2 ** 20)],
  ];
  test.each(malformed)('%s is no id of a program', async (_, id) => {
    await expectRefusal(
      server,
      FindProgramDocument,
      { id },
      refused('Đối số “id” không phải mã định danh thuộc kiểu Program.', 'Argument "id" is no id of the type Program.'),
    );
  });

  test('an id of another type names the type that is wanted, wherever ids are taken', async () => {
    const id = encode('Activity:1');
    const wanted = (argument: string, type: string) =>
      refused(
        `Đối số “${argument}” không phải mã định danh thuộc kiểu ${type}.`,
        `Argument "${argument}" is no id of the type ${type}.`,
      );
    await expectRefusal(server, FindAdminUnitDocument, { id }, wanted('id', 'AdminUnit'));
    await expectRefusal(server, FindResponsibleUnitDocument, { id }, wanted('id', 'ResponsibleUnit'));
    await expectRefusal(server, FindNodeDocument, { id: encode('Toy:1') }, wanted('id', 'Node'));
    for (const [argument, type] of [
      ['adminUnit', 'AdminUnit'],
      ['inJurisdictionOf', 'ResponsibleUnit'],
      ['assignedTo', 'ResponsibleUnit'],
      ['cluster', 'Program'],
    ] as const) {
      for (const value of [id, '']) {
        await expectRefusal(server, ListProgramsDocument, { where: { [argument]: value } }, wanted(argument, type));
      }
    }
    for (const value of [id, '']) {
      await expectRefusal(server, ListAdminUnitsDocument, { where: { within: value } }, wanted('within', 'AdminUnit'));
      for (const [argument, type] of [
        ['within', 'ResponsibleUnit'],
        ['inChargeOf', 'AdminUnit'],
      ] as const) {
        await expectRefusal(
          server,
          ListResponsibleUnitsDocument,
          { where: { [argument]: value } },
          wanted(argument, type),
        );
      }
      for (const [argument, type] of [
        ['adminUnit', 'AdminUnit'],
        ['responsibleUnit', 'ResponsibleUnit'],
      ] as const) {
        await expectRefusal(
          server,
          ListReportedFiguresDocument,
          { where: { [argument]: value } },
          wanted(argument, type),
        );
      }
    }
    for (const [argument, type] of [
      ['adminUnit', 'AdminUnit'],
      ['responsibleUnit', 'ResponsibleUnit'],
      ['inJurisdictionOf', 'ResponsibleUnit'],
      ['program', 'Program'],
    ] as const) {
      for (const value of [encode('Toy:1'), '']) {
        await expectRefusal(server, ListActivitiesDocument, { where: { [argument]: value } }, wanted(argument, type));
      }
    }
  });

  test('either an id or a code, not both and not neither', async () => {
    const one = refused('Cần đúng một trong hai: “id” hoặc “code”.', 'Give exactly one of "id" and "code".');
    for (const document of [FindProgramDocument, FindResponsibleUnitDocument, FindAdminUnitDocument]) {
      await expectRefusal(server, document as typeof FindProgramDocument, {}, one);
      await expectRefusal(server, document as typeof FindProgramDocument, { id: 'x', code: 'x' }, one);
      await expectRefusal(server, document as typeof FindProgramDocument, { id: null, code: null }, one);
    }
    const alone = refused('“level” và “asOf” chỉ đi cùng “code”.', '"level" and "asOf" go with "code" only.');
    const id = encode('AdminUnit:1');
    await expectRefusal(server, FindAdminUnitDocument, { id, asOf: '2025-01-01' }, alone);
    await expectRefusal(server, FindAdminUnitDocument, { id, level: 'PROVINCE' }, alone);
  });
});

describe('pages', () => {
  const size = (argument: string) =>
    refused(`“${argument}” phải từ 1 đến 100.`, `"${argument}" must be between 1 and 100.`);

  test.each([0, -1, 101, 2 ** 31 - 1, -(2 ** 31)])('first and last: %d are refused', async (count) => {
    await expectRefusal(server, ListProgramsDocument, { first: count }, size('first'));
    await expectRefusal(server, ListProgramsDocument, { last: count }, size('last'));
    await expectRefusal(server, `{ programs(first: ${count}) { totalCount } }`, undefined, size('first'));
  });

  test.each([1, 100])('first and last: %d are fine', async (count) => {
    expect((await server.query(ListProgramsDocument, { first: count })).data.programs.nodes).toHaveLength(count);
    expect((await server.query(ListProgramsDocument, { last: count })).data.programs.nodes).toHaveLength(count);
  });

  test('a number over 31 bits is refused alike in a variable and in the document', async () => {
    await expectRefusal(
      server,
      ListProgramsDocument,
      { first: 2 ** 31 },
      invalid(
        'Biến “first” không khớp kiểu của nó: Giá trị phải là số nguyên từ −2147483648 đến 2147483647.',
        'Variable "first" does not fit its type: It must be a whole number from −2147483648 to 2147483647.',
      ),
    );
    await expectRefusal(
      server,
      '{ programs(first: 2147483648) { totalCount } }',
      undefined,
      invalid(
        'Truy vấn không khớp với lược đồ: Int cannot represent non 32-bit signed integer value.',
        'The query does not fit the schema: Int cannot represent non 32-bit signed integer value.',
      ),
    );
  });

  test.each([
    { first: 1, last: 1 },
    { first: 1, before: 'x' },
    { last: 1, after: 'x' },
    { after: 'x', before: 'x' },
  ])('%j goes two ways at once', async (variables) => {
    await expectRefusal(
      server,
      ListProgramsDocument,
      variables,
      refused(
        'Chỉ dùng “first” với “after”, hoặc “last” với “before”.',
        'Use either "first" with "after", or "last" with "before".',
      ),
    );
  });
});

describe('days', () => {
  const malformed = [
    '2025-02-31',
    '2025-02-29',
    '2025-04-31',
    '2025-00-10',
    '2025-13-01',
    '2025-01-00',
    '2025-1-1',
    '20250101',
    '2025-01-01T00:00:00Z',
    '2025-01-01 ',
    '0000-01-01',
    '0001-01-01',
    '1899-12-31',
    '2200-01-01',
    '10000-01-01',
    '-2025-01-01',
    '+002025-01-01',
    'infinity',
    '-infinity',
    'today',
    '٢٠٢٥-٠١-٠١',
    '',
    'x'.repeat(2 ** 20),
  ];
  const [vi, en] = [
    'Ngày phải có thật và ở dạng YYYY-MM-DD, từ năm 1900 đến 2199.',
    'A date must exist and read YYYY-MM-DD, from the year 1900 to 2199.',
  ];
  const day = invalid(vi, en);
  const dayAt = (place: string) =>
    invalid(`Biến “${place}” không khớp kiểu của nó: ${vi}`, `Variable "${place}" does not fit its type: ${en}`);

  test.each(malformed.map((text) => [text.slice(0, 30), text]))('“%s” is none', async (_, text) => {
    await expectRefusal(server, FindAdminUnitDocument, { code: '37', asOf: text }, dayAt('asOf'));
    await expectRefusal(server, ListProgramsDocument, { where: { quietSince: text } }, dayAt('where.quietSince'));
    await expectRefusal(server, `{ adminUnit(code: "37", asOf: ${JSON.stringify(text)}) { id } }`, undefined, day);
  });

  test.each([5, 20250101, true, 1.5, { year: 2025 }, ['2025-02-30']])('%j is none', async (value) => {
    await expectRefusal(server, FindAdminUnitDocument, { code: '37', asOf: value as never }, dayAt('asOf'));
  });

  test.each(['1900-01-01', '2024-02-29', '2199-12-31'])('%s is one', async (asOf) => {
    expect((await server.query(FindAdminUnitDocument, { code: '37', asOf })).errorCodes).toEqual([]);
  });
});

describe('periods', () => {
  const none = refused(
    'Kỳ cần “from” và “to”, hoặc “year”, hoặc “term”.',
    'A period needs "from" and "to", or "year", or "term".',
  );
  const twoWays = refused('Kỳ được nêu bằng hai cách; chỉ dùng một.', 'The period is stated in two ways; use one.');
  const order = refused(
    '“to” phải sau “from” (ngày “to” không thuộc kỳ).',
    '"to" must be after "from" (the day "to" is not part of the period).',
  );
  const convention = refused(
    'Quy ước STATE_15TH chỉ áp dụng cho năm, nửa năm, quý và tháng.',
    'The STATE_15TH convention applies to years, halves, quarters and months only.',
  );
  const term = refused(
    '“term” có dạng YYYY-YYYY và dài năm năm, ví dụ 2020-2025.',
    '"term" reads YYYY-YYYY and spans five years, for example 2020-2025.',
  );
  const range = (argument: string, least: number, most: number) =>
    refused(`“${argument}” phải từ ${least} đến ${most}.`, `"${argument}" must be between ${least} and ${most}.`);

  const wrong: [PeriodInput, Refusal][] = [
    [{}, none],
    [{ from: null, to: null }, none],
    [{ from: '2024-01-01' }, none],
    [{ to: '2024-01-01' }, none],
    [{ month: 3 }, none],
    [{ convention: 'STATE_15TH' }, none],
    [{ from: '2024-01-02', to: '2024-01-01' }, order],
    [{ from: '2024-01-01', to: '2024-01-01' }, order],
    [{ year: 2024, from: '2024-01-01', to: '2024-02-01' }, twoWays],
    [{ year: 2024, to: '2024-02-01' }, twoWays],
    [{ year: 2024, term: '2020-2025' }, twoWays],
    [{ term: '2020-2025', from: '2024-01-01' }, twoWays],
    [{ term: '2020-2025', month: 3 }, twoWays],
    [{ from: '2024-01-01', to: '2024-02-01', quarter: 1 }, twoWays],
    [{ year: 2024, half: 1, quarter: 1 }, twoWays],
    [{ year: 2024, month: 3, throughMonth: 3 }, twoWays],
    [{ year: 1900 }, range('year', 1901, 2198)],
    [{ year: 2199 }, range('year', 1901, 2198)],
    [{ year: 0 }, range('year', 1901, 2198)],
    [{ year: -1 }, range('year', 1901, 2198)],
    [{ year: 2 ** 31 - 1 }, range('year', 1901, 2198)],
    [{ year: 2024, half: 0 }, range('half', 1, 2)],
    [{ year: 2024, half: 3 }, range('half', 1, 2)],
    [{ year: 2024, quarter: 5 }, range('quarter', 1, 4)],
    [{ year: 2024, month: 0 }, range('month', 1, 12)],
    [{ year: 2024, month: 13 }, range('month', 1, 12)],
    [{ year: 2024, throughMonth: 13 }, range('throughMonth', 1, 12)],
    [{ year: 2024, throughMonth: -1 }, range('throughMonth', 1, 12)],
    [{ term: '' }, term],
    [{ term: '2020' }, term],
    [{ term: '2020-2024' }, term],
    [{ term: '2025-2020' }, term],
    [{ term: '2020–2025' }, term],
    [{ term: '0000-0005' }, term],
    [{ term: '2195-2200' }, term],
    [{ term: '2020-2025\n' }, term],
    [{ term: 'x'.repeat(2 ** 20) }, term],
    [{ term: '2020-2025', convention: 'STATE_15TH' }, convention],
    [{ from: '2024-01-01', to: '2024-02-01', convention: 'STATE_15TH' }, convention],
  ];
  test.each(wrong.map(([period, refusal]) => [JSON.stringify(period).slice(0, 60), period, refusal] as const))(
    '%s is none',
    async (_, period, refusal) => {
      await expectRefusal(server, SummaryOfNinhBinhDocument, { period }, refusal);
      await expectRefusal(server, ListActivitiesDocument, { where: { period } }, refusal);
      await expectRefusal(server, ListReportedFiguresDocument, { where: { period } }, refusal);
    },
  );

  test.each<[PeriodInput, string, string]>([
    [{ year: 2024, convention: 'STATE_15TH' }, '2023-12-15', '2024-12-15'],
    [{ year: 2024, month: 2, half: null }, '2024-02-01', '2024-03-01'],
    [{ term: '2020-2025' }, '2020-07-01', '2025-07-01'],
  ])('%j is one', async (period, from, to) => {
    const { adminUnit } = (await server.query(SummaryOfNinhBinhDocument, { period })).data;
    expect(adminUnit?.activitySummary.period).toMatchObject({ from, to });
  });

  test('a breakdown needs a level below', async () => {
    await expectRefusal(
      server,
      BreakdownOfNinhBinhDocument,
      { level: 'PROVINCE' },
      refused('Chỉ có thể phân theo cấp dưới đơn vị này.', 'A breakdown needs a level below the unit.'),
    );
  });
});

describe('places', () => {
  const latitude = refused('Vĩ độ phải từ −90 đến 90.', 'A latitude must be between −90 and 90.');
  const longitude = refused('Kinh độ phải từ −180 đến 180.', 'A longitude must be between −180 and 180.');
  const radius = refused('“radiusMeters” phải từ 1 đến 50000.', '"radiusMeters" must be between 1 and 50000.');
  const near = { latitude: 20.25, longitude: 105.97, radiusMeters: 1000 };

  test.each([91, -91, 90.0000001, 1e308, -1e308])('latitude %d is nowhere', async (value) => {
    await expectRefusal(server, NearbyDocument, { ...near, latitude: value }, latitude);
  });

  test.each([181, -180.1, 1e308])('longitude %d is nowhere', async (value) => {
    await expectRefusal(server, NearbyDocument, { ...near, longitude: value }, longitude);
  });

  test.each(['1e999', '-1e999', '9'.repeat(400)])('the literal %s is nowhere', async (literal) => {
    const query = (where: string) => `{ programsNear(near: { ${where} }, radiusMeters: 5) { totalCount } }`;
    await expectRefusal(server, query(`latitude: ${literal}, longitude: 1`), undefined, latitude);
    await expectRefusal(server, query(`latitude: 1, longitude: ${literal}`), undefined, longitude);
    const box = `{ programs(where: { inBox: { south: ${literal}, west: 1, north: 2, east: 2 } }) { totalCount } }`;
    await expectRefusal(server, box, undefined, latitude);
  });

  test.each(['NaN', 'Infinity', '20.25', null, true, [], {}])('%j is no number', async (value) => {
    const answer = await server.query(NearbyDocument, { ...near, latitude: value as never });
    expect(answer.status).toBe(400);
    expect(answer.errorCodes).toEqual(['BAD_USER_INPUT']);
  });

  test.each([0, -1, 50_001, 1e9])('a radius of %d is refused', async (radiusMeters) => {
    await expectRefusal(server, NearbyDocument, { ...near, radiusMeters }, radius);
  });

  test.each([1.5, '1000', 1e10])('a radius of %j is no whole number', async (radiusMeters) => {
    const answer = await server.query(NearbyDocument, { ...near, radiusMeters: radiusMeters as never });
    expect(answer.status).toBe(400);
    expect(answer.errorCodes).toEqual(['BAD_USER_INPUT']);
  });

  test.each([
    { latitude: 90, longitude: 180, radiusMeters: 50_000 },
    { latitude: -90, longitude: -180, radiusMeters: 1 },
    { latitude: -0, longitude: 0, radiusMeters: 50_000 },
    { latitude: 5e-324, longitude: -5e-324, radiusMeters: 1 },
  ])('%j is somewhere', async (variables) => {
    expect((await server.query(NearbyDocument, variables)).data.programsNear.totalCount).toBe(0);
  });

  test('a box that is turned over or leaves the globe', async () => {
    const box = { south: 20, west: 105, north: 21, east: 106 };
    const turned = refused(
      'Khung cần “south” không lớn hơn “north” và “west” không lớn hơn “east”.',
      'A box needs "south" not above "north" and "west" not above "east".',
    );
    await expectRefusal(server, ListProgramsDocument, { where: { inBox: { ...box, south: 22 } } }, turned);
    await expectRefusal(server, ListProgramsDocument, { where: { inBox: { ...box, east: 104 } } }, turned);
    await expectRefusal(server, ListProgramsDocument, { where: { inBox: { ...box, north: 91 } } }, latitude);
    await expectRefusal(server, ListProgramsDocument, { where: { inBox: { ...box, west: -181 } } }, longitude);
  });

  test('days of founding in the wrong order', async () => {
    await expectRefusal(
      server,
      ListProgramsDocument,
      { where: { founded: { from: '2024-01-02', to: '2024-01-01' } } },
      refused('“to” không được trước “from”.', '"to" must not be before "from".'),
    );
  });
});

test('a refusal of one field leaves the others their answers', async () => {
  const answer = await server.query(
    `{ good: adminUnit(code: "37") { programs { totalCount } }
       bad: adminUnit(code: "37") { programs(where: { adminUnit: "?" }) { totalCount } }
       alsoGood: adminUnit(code: "37") { programs(where: { kinds: [MODEL_MARKET] }) { totalCount } } }`,
  );
  expect(answer.status).toBe(200);
  expect(answer.errorCodes).toEqual(['BAD_USER_INPUT']);
  expect(answer.body.data).toMatchObject({
    good: { programs: {} },
    bad: null,
    alsoGood: { programs: { totalCount: 5 } },
  });
});
