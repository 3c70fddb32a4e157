import { getNamedType, isLeafType } from 'graphql';
import { SCHEMA, fieldsOf, selectionsOf } from '../support/selections.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

/** A list reads what is asked of its items. Whatever that is, an item tells the same as one that tells everything. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const ask = async (query: string, headers = {}): Promise<any> => {
  const { data, body } = await server.query(query, {}, headers);
  expect(body.errors ?? []).toEqual([]);
  return data;
};

const PROGRAM = selectionsOf('Program');

/** A list within a query, what of it is asked put in. */
type List = (of: string, items: string) => string;
const LISTS: Record<string, List> = {
  programs: (of, items) => `{ list: programs(first: 3, where: ${of}) { ${items} } }`,
  'programs of an area': (of, items) =>
    `{ adminUnit(code: "37") { list: programs(first: 3, where: ${of}) { ${items} } } }`,
  'programs of a unit': (of, items) =>
    `{ responsibleUnit(code: "PC07-NB-2025") { list: programs(first: 3, where: ${of}) { ${items} } } }`,
  'programs near a point': (of, items) =>
    `{ list: programsNear(near: { latitude: 20.25, longitude: 105.97 }, radiusMeters: 50000, first: 3, where: ${of}) { ${items} } }`,
};
/** The list in an answer. */
const listIn = (data: any): any => data.list ?? (data.node ?? data.adminUnit ?? data.responsibleUnit).list;

const KINDS: [kind: string, type: string][] = [
  ['SAFE_RESIDENTIAL_CLUSTER', 'SafeResidentialCluster'],
  ['NEIGHBOR_GROUP_TEAM', 'NeighborGroupTeam'],
  ['PUBLIC_FIREFIGHTING_POINT', 'PublicFirefightingPoint'],
  ['MODEL_MARKET', 'ModelMarket'],
];
const LISTED = Object.keys(LISTS).flatMap((list) => KINDS.map((kind) => [list, ...kind] as const));

/** Each asked for alone, and all of them together: the same. */
async function expectAlike(
  selections: readonly string[],
  query: (items: string) => string,
  headers = {},
): Promise<Record<string, unknown>[]> {
  const whole = listIn(await ask(query(`nodes { ${selections.join(' ')} }`), headers)).nodes;
  expect(whole.length).toBeGreaterThan(0);
  for (const selection of selections) {
    const field = /^\w+/.exec(selection)![0];
    const { nodes, edges } = listIn(await ask(query(`nodes { ${selection} }`), headers));
    expect({ [field]: nodes }).toEqual({ [field]: whole.map((item: any) => ({ [field]: item[field] })) });
    expect(edges).toBeUndefined();
  }
  return whole;
}

test.each(LISTED)('%s: each field of a %s', async (list, kind, type) => {
  const of = `{ kinds: [${kind}] }`;
  const selections = selectionsOf(type);
  expect(selections.length).toBeGreaterThan(25);
  const whole = await expectAlike(selections, (items) =>
    LISTS[list]!(of, items.replace(/\{(.*)\}/s, `{ ... on ${type} { $1 } }`)),
  );
  // What is nowhere told proves little.
  const told = Object.keys(whole[0]!).filter((field) => whole.some((item) => item[field] !== null));
  expect(told.length).toBeGreaterThan(20);
});

test('each field of the neighborhood that a program lies in', async () => {
  const selections = selectionsOf('AdminUnit').map((field) => `adminUnit { ${field} }`);
  expect(selections.length).toBeGreaterThan(15);
  const list = (items: string) => `{ list: programs(first: 5, where: { kinds: [NEIGHBOR_GROUP_TEAM] }) { ${items} } }`;
  const units = `nodes { adminUnit { level ${selections.map((one) => /\{ (.*) \}/s.exec(one)![1]).join(' ')} } }`;
  const whole = listIn(await ask(list(units))).nodes;
  expect(whole.map(({ adminUnit }: any) => adminUnit.level)).toContain('NEIGHBORHOOD');
  for (const selection of selections) {
    const field = /\{ (\w+)/.exec(selection)![1]!;
    const { nodes } = listIn(await ask(list(`nodes { ${selection} }`)));
    expect(nodes).toEqual(whole.map(({ adminUnit }: any) => ({ adminUnit: { [field]: adminUnit[field] } })));
  }
});

test('a field of a neighborhood that hangs on more than a column', async () => {
  const query = `{ programs(first: 5, where: { kinds: [NEIGHBOR_GROUP_TEAM] }) {
    nodes { adminUnit { children(level: PROVINCE) { totalCount } } } } }`;
  const { body } = await server.query(query);
  expect(body.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test.each([
  ['programs', '{ list: programs(PAGE) { ITEMS } }'],
  ['programs near a point', LISTS['programs near a point']!('{}', 'ITEMS').replace('first: 3', 'PAGE')],
  ['activities', '{ list: activities(PAGE) { ITEMS } }'],
])('whether there are more %s, on the side that is asked about alone', async (_, list) => {
  const of = async (page: string, items: string) =>
    listIn(await ask(list.replace('PAGE', page).replace('ITEMS', items))).pageInfo;
  expect(await of('first: 2', 'pageInfo { hasNextPage }')).toEqual({ hasNextPage: true });
  expect(await of('first: 2', 'pageInfo { hasPreviousPage }')).toEqual({ hasPreviousPage: false });
  expect(await of('last: 2', 'pageInfo { hasPreviousPage }')).toEqual({ hasPreviousPage: true });
  expect(await of('last: 2', 'pageInfo { hasNextPage }')).toEqual({ hasNextPage: false });
});

test('what the public is told of a day that is past', async () => {
  const selections = PROGRAM.filter((selection) => !/^(activities|contacts)\b/.test(selection));
  const [one] = await expectAlike(
    selections,
    (items) => `{ adminUnit(code: "37") { list: programs(first: 20, asOf: "2021-06-30") { ${items} } } }`,
    NOBODY,
  );
  expect(one).toHaveProperty('status');
});

test.each([
  ['teams', 'NeighborGroupTeam'],
  ['points', 'PublicFirefightingPoint'],
])('the %s of a cluster: each field of a %s', async (field, type) => {
  const { data } = await server.query(
    `{ programs(first: 100, where: { kinds: [SAFE_RESIDENTIAL_CLUSTER] }) { nodes { id ... on SafeResidentialCluster { list: ${field}(first: 3) { totalCount } } } } }`,
  );
  const { id } = data.programs.nodes.find(({ list }: any) => list.totalCount > 0);
  await expectAlike(selectionsOf(type), (items) => {
    const ofType = items.replace(/\{(.*)\}/s, `{ ... on ${type} { $1 } }`);
    return `{ node: node(id: "${id}") { ... on SafeResidentialCluster { list: ${field}(first: 3) { ${ofType} } } } }`;
  });
});

test('each field of an activity', async () => {
  const { data } = await server.query(`{ programs(first: 100) { nodes { id activities(first: 1) { totalCount } } } }`);
  const active = data.programs.nodes.find(({ activities }: any) => activities.totalCount > 1).id;
  for (const list of [
    `{ node: node(id: "${active}") { ... on Program { list: activities(first: 5) { ITEMS } } } }`,
    '{ list: activities(first: 5) { ITEMS } }',
    '{ adminUnit(code: "37") { list: activities(first: 5) { ITEMS } } }',
  ])
    await expectAlike(selectionsOf('Activity'), (items) => list.replace('ITEMS', items));
});

test('each figure of a coverage, and of each area of a breakdown', async () => {
  // Down to each value of each ratio, for what a ratio rests on is read only where one of them is asked for.
  const leaves = (type: string, depth = 0): string[] =>
    fieldsOf(SCHEMA.getType(type)!).flatMap((field) => {
      const below = getNamedType(field.type);
      if (isLeafType(below)) return [field.name];
      if (depth === 2 || field.args.length > 0) return [];
      return leaves(below.name, depth + 1).map((leaf) => `${field.name} { ${leaf} }`);
    });
  const figures = leaves('Coverage');
  expect(figures).toContain('byKind { households { share } }');
  const places: List[] = [
    (of, items) => `{ ${of} { coverage { ${items} } } }`,
    (of, items) => `{ ${of} { coverage { breakdown(level: COMMUNE) { coverage { ${items} } } } } }`,
  ];
  const coverages = (data: any): any[] => {
    const { coverage } = data.adminUnit ?? data.responsibleUnit;
    return coverage.breakdown?.map((area: any) => area.coverage) ?? [coverage];
  };
  let told = 0;
  for (const place of places)
    for (const whose of ['adminUnit(code: "37")', 'responsibleUnit(code: "PC07-NB-2025")']) {
      const whole = coverages(await ask(place(whose, figures.join(' '))));
      for (const figure of figures) {
        const alone = coverages(await ask(place(whose, figure)));
        expect([figure, whole]).toMatchObject([figure, alone]);
        told += alone.filter((one) => /:(true|"|0\.|[1-9])/.test(JSON.stringify(one))).length;
      }
    }
  expect(told).toBeGreaterThan(1_000);
});

test('the figures of a coverage are read once, and denominators and documents where they are asked for', async () => {
  const sent = async (items: string) => {
    const { body, statements } = await server.query(`{ adminUnit(code: "37") { coverage { ${items} } } }`);
    expect(body.errors ?? []).toEqual([]);
    return statements.filter(({ text }) => text.includes('coverage.')).map(({ text }) => text);
  };
  const counts = 'byKind { programs households { covered } } overall { programs } recorded { share }';
  const [bare, ...more] = await sent(`${counts} breakdown(level: COMMUNE) { coverage { ${counts} } }`);
  expect(more).toEqual([]);
  expect(bare!.split('coverage_rollup r').length).toBe(2);
  expect(bare).not.toMatch(/denominator|reported_figure/);
  for (const figure of ['hasDemoData', 'byKind { neighborhoods { share } }', 'overall { households { total } }'])
    expect((await sent(figure)).join()).toMatch(/denominator/);
  expect((await sent('byKind { reported { value } }')).join()).toMatch(/reported_figure/);
});

test('in whatever way it is asked', async () => {
  const where = LISTS['programs']!;
  const expected = listIn(await ask(where('{}', 'nodes { id name adminUnit { name } lastActivityOn }'))).nodes;
  const told = async (items: string, rest = '', variables = '') => {
    const list = listIn(await ask(`${variables}${where('{}', items)}${rest}`));
    return list.nodes ?? list.edges.map(({ node }: any) => node);
  };
  expect(await told('edges { node { id name adminUnit { name } lastActivityOn } }')).toEqual(expected);
  expect(
    await told(
      'nodes { ...A }',
      ' fragment A on Node { id ... on Program { ...B } } fragment B on Program { name adminUnit { name } ...C } fragment C on Program { lastActivityOn }',
    ),
  ).toEqual(expected);
  expect(await told('nodes { id } nodes { name ... { adminUnit { name } } } ... { nodes { lastActivityOn } }')).toEqual(
    expected,
  );
  expect(
    await told(
      'nodes { id: id name adminUnit { name } lastActivityOn @include(if: $yes) }',
      '',
      'query ($yes: Boolean = true) ',
    ),
  ).toEqual(expected);
  // One part is asked of nodes, another of edges: both are the same items.
  const both = listIn(await ask(where('{}', 'nodes { id name } edges { node { adminUnit { name } lastActivityOn } }')));
  expect(both.nodes.map((node: object, at: number) => ({ ...node, ...both.edges[at].node }))).toEqual(expected);
});

test('what nobody asks for is not read', async () => {
  const sent = async (items: string) => {
    const answer = await server.query(LISTS['programs']!('{}', items));
    return answer.statements.map(({ text }) => text).join();
  };
  const bare = await sent('nodes { id }');
  for (const table of ['market', 'team', 'program_household_count', 'program_placement', 'activity'])
    expect(bare).not.toContain(table);
  expect(await sent('nodes { lastActivityOn }')).toContain('activity');
});
