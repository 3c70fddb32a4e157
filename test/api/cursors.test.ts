import {
  ListActivitiesDocument,
  ListAdminUnitsDocument,
  ListProgramsDocument,
  ListReportedFiguresDocument,
  ListResponsibleUnitsDocument,
  NearbyDocument,
  type ProgramOrder,
} from '../support/generated/operations.js';
import { type TestServer, startServer } from '../support/server.js';
import { type Refusal, expectRefusal } from './refusal.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ production: true });
});
afterAll(() => server.stop());

const refused = (argument: string, vi: string, en: string): Refusal => ({
  status: 200,
  code: 'BAD_USER_INPUT',
  vi: `Con trỏ “${argument}” ${vi}`,
  en: `Cursor "${argument}" ${en}`,
});
const malformed = (argument = 'after') => refused(argument, 'không hợp lệ.', 'is malformed.');
const foreign = (argument = 'after') =>
  refused(argument, 'thuộc về một thứ tự sắp xếp hoặc bộ lọc khác.', 'belongs to another order or filter.');

const encode = (parts: unknown) =>
  Buffer.from(typeof parts === 'string' ? parts : JSON.stringify(parts)).toString('base64url');
const decode = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString());

const cursorOf = async (orderBy: ProgramOrder, where = {}): Promise<string> =>
  (await server.query(ListProgramsDocument, { orderBy, where, first: 3 })).data.programs.pageInfo.endCursor!;

test.each([
  ['nothing', ''],
  ['a word', 'x'],
  ['no base64', '!!!'],
  ['no JSON', encode('{')],
  ['null', encode('null')],
  ['a number', encode('5')],
  ['an object', encode('{"0":"x"}')],
  ['an empty list', encode([])],
  ['a tag that is no text', encode([5, 'a', 1])],
  ['bytes that are no UTF-8', Buffer.from([0x5b, 0xff, 0x5d]).toString('base64url')],
  ['brackets without end', encode('['.repeat(3000))],
  ['more than a cursor can be', encode(['x', 'y'.repeat(5000), 1])],
  ['1 MB', 'x'.repeat(2 ** 20)],
])('%s is no cursor', async (_, cursor) => {
  await expectRefusal(server, ListProgramsDocument, { after: cursor }, malformed());
  await expectRefusal(server, ListProgramsDocument, { before: cursor }, malformed('before'));
});

const WRONG_TEXT = [5, null, true, [], {}, 'an\0toàn', '\ud800', 'x'.repeat(1001)];
const WRONG_DAY = [
  5,
  null,
  true,
  [],
  'infinity',
  '-infinity',
  '2025-02-31',
  '0000-01-01',
  '2025-01-01T00:00:00Z',
  'now',
  '',
];
const WRONG_INTEGER = ['1', null, true, 1.5, 2 ** 31, -(2 ** 31), 1e300, [], {}];

test.each<[ProgramOrder, unknown[][]]>([
  ['NAME', [WRONG_TEXT, WRONG_INTEGER]],
  ['FOUNDED_ON_ASC', [WRONG_DAY, WRONG_INTEGER]],
  ['LAST_ACTIVITY_DESC', [WRONG_DAY, WRONG_INTEGER]],
])('keys of another kind in a cursor of %s are refused', async (orderBy, wrong) => {
  const [tag, ...keys] = decode(await cursorOf(orderBy));
  for (const [at, values] of wrong.entries()) {
    for (const value of values) {
      await expectRefusal(
        server,
        ListProgramsDocument,
        { orderBy, after: encode([tag, ...keys.with(at, value)]) },
        malformed(),
      );
    }
  }
  const exponent = JSON.stringify([tag, ...keys]).replace(/,(\d+)\]$/, ',1e400]');
  await expectRefusal(server, ListProgramsDocument, { orderBy, after: encode(exponent) }, malformed());
  for (const parts of [[tag], [tag, keys[0]], [tag, ...keys, 1], [tag, ...keys.toReversed()]]) {
    await expectRefusal(server, ListProgramsDocument, { orderBy, after: encode(parts) }, malformed());
  }
});

test('numbers that no distance is are refused', async () => {
  const near = { latitude: 20.25, longitude: 105.97, radiusMeters: 50_000, first: 1 };
  const [edge] = (await server.query(NearbyDocument, near)).data.programsNear.edges;
  const [tag, ...keys] = decode(edge!.cursor);
  for (const value of ['1', null, 'NaN', 'Infinity', true, []]) {
    await expectRefusal(server, NearbyDocument, { ...near, after: encode([tag, ...keys.with(0, value)]) }, malformed());
  }
  const exponent = `["${String(tag)}",1e400,${String(keys[1])}]`;
  await expectRefusal(server, NearbyDocument, { ...near, after: encode(exponent) }, malformed());
  await expectRefusal(server, NearbyDocument, { ...near, radiusMeters: 49_999, after: edge!.cursor }, foreign());
  await expectRefusal(server, NearbyDocument, { ...near, latitude: 20.26, after: edge!.cursor }, foreign());
});

test('a key that is right in kind is only a place in the list, whether or not a row stands there', async () => {
  const [tag] = decode(await cursorOf('NAME'));
  const all = (await server.query(ListProgramsDocument, { first: 1 })).data.programs.totalCount;
  for (const [name, some] of [
    ['', 1],
    [`'; drop table program; --`, 1],
    ['￿', 0],
  ] as const) {
    const page = (await server.query(ListProgramsDocument, { first: 1, after: encode([tag, name, 0]) })).data.programs;
    expect(page.totalCount).toBe(all);
    expect(page.nodes.length).toBeLessThanOrEqual(1);
    if (some) expect(page.nodes).toHaveLength(1);
  }
});

test('a cursor of another order is refused', async () => {
  const orders: ProgramOrder[] = [
    'NAME',
    'FOUNDED_ON_ASC',
    'FOUNDED_ON_DESC',
    'LAST_ACTIVITY_ASC',
    'LAST_ACTIVITY_DESC',
  ];
  for (const given of orders) {
    const after = await cursorOf(given);
    for (const orderBy of orders.filter((order) => order !== given)) {
      await expectRefusal(server, ListProgramsDocument, { orderBy, after }, foreign());
      await expectRefusal(server, ListProgramsDocument, { orderBy, before: after }, foreign('before'));
    }
  }
});

test('a cursor of another filter is refused', async () => {
  const after = await cursorOf('NAME');
  for (const where of [
    { kinds: ['MODEL_MARKET' as const] },
    { text: 'tổ' },
    { criteriaMissed: true },
    { quietSince: '2024-01-01' },
  ]) {
    await expectRefusal(server, ListProgramsDocument, { where, orderBy: 'NAME', after }, foreign());
  }
});

test('a cursor of another list is refused', async () => {
  const after = await cursorOf('NAME');
  await expectRefusal(server, ListAdminUnitsDocument, { after }, foreign());
  await expectRefusal(server, ListResponsibleUnitsDocument, { after }, foreign());
  await expectRefusal(server, ListActivitiesDocument, { after }, foreign());
  await expectRefusal(server, ListReportedFiguresDocument, { after }, foreign());
  await expectRefusal(
    server,
    'query ($after: String!) { adminUnit(code: "37") { programs(after: $after) { totalCount } } }',
    { after },
    foreign(),
  );
});

test('a cursor of one area’s list is none of another’s, unless they ask the same of the same day', async () => {
  const query = `query ($code: String, $asOf: Date, $after: String) {
    adminUnit(code: $code) { children(mapOn: $asOf, first: 1, after: $after) { nodes { name } pageInfo { endCursor } } } }`;
  const first = (await server.query(query, { code: '37', asOf: '2026-01-01' })).data.adminUnit.children;
  const after = first.pageInfo.endCursor;
  expect((await server.query(query, { code: '37', asOf: '2026-01-01', after })).errorCodes).toEqual([]);
  await expectRefusal(server, query, { code: '37', asOf: '2025-12-31', after }, foreign());
});

describe('activities of an area, the newest first', () => {
  const PAGE = `($code: String!, $asOf: Date!, $where: ActivityFilter, $first: Int, $after: String, $last: Int, $before: String) {
    adminUnit(code: $code, asOf: $asOf) {
      activities(where: $where, first: $first, after: $after, last: $last, before: $before) {
        nodes { id from } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
  const page = async (variables: object) =>
    (await server.query(`query ${PAGE}`, variables)).data.adminUnit.activities as {
      nodes: { id: string; from: string }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    };

  // Forward, years are looked through stretch by stretch until a page is full; backward, all at once.
  it.each([
    ['the former province', '37', '2025-06-30', {}],
    ['a province of today', '37', '2026-06-30', {}],
    ['some kinds', '37', '2025-06-30', { kinds: ['INSPECTION', 'DIRECT_OUTREACH', 'TRAINING'] }],
    ['a period', '37', '2025-06-30', { period: { from: '2022-03-10', to: '2024-11-20' } }],
    ['the map of another day', '37', '2025-06-30', { mapOn: '2022-01-01' }],
  ])('are the same forward and backward: %s', async (_, code, asOf, where) => {
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page({ code, asOf, where, first: 90, after });
      forward.push(...nodes.map(({ id, from }) => `${from} ${id}`));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const backward: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page({ code, asOf, where, last: 100, before });
      backward.unshift(...nodes.map(({ id, from }) => `${from} ${id}`));
      [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
    }
    expect(forward).toEqual(backward);
    expect(new Set(forward).size).toBe(forward.length);
    expect(forward.length).toBeGreaterThan(10);
  });
});
