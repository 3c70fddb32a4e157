import { readFileSync, readdirSync } from 'node:fs';
import { getNamedType, isInterfaceType, isRequiredArgument } from 'graphql';
import { createServer } from '../../src/server.js';
import { officerOf } from '../support/officers.js';
import { SCHEMA, fieldsOf, selectionsOf } from '../support/selections.js';
import { type TestServer, startServer } from '../support/server.js';

/** Two servers on one database: one compiles every query, the other none. They answer alike, to the letter. */
let compiling: TestServer;
let interpreting: { url: string; stop(): Promise<void> };
let headers: Record<string, string>;
const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
beforeAll(async () => {
  compiling = await startServer({ log: QUIET, compileAt: 1 });
  interpreting = await createServer(compiling.config, { log: QUIET, compileAt: Infinity });
  ({ headers } = await officerOf(compiling, 'ANALYST', null));
});
afterAll(async () => {
  await interpreting.stop();
  await compiling.stop();
});

const ask = async (url: string, body: object) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
};
const expectAlike = async (query: string, variables: Record<string, unknown> = {}) => {
  const body = { query, variables };
  const compiled = await ask(compiling.url, body);
  expect(compiled).toEqual(await ask(interpreting.url, body));
  return compiled;
};

const OPERATIONS = new URL('../../schema/operations/', import.meta.url);
const operations = readdirSync(OPERATIONS)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => ({ name, text: readFileSync(new URL(name, OPERATIONS), 'utf8') }))
  .filter(({ text }) => !/^mutation/m.test(text));

it.each(operations)('$name', async ({ text }) => {
  await expectAlike(text);
});

// What a compiled query takes for a value as it is (numbers, texts, enums), an interpreted one looks at.
const lists = fieldsOf(SCHEMA.getQueryType()!).filter(
  ({ type, args }) => getNamedType(type).name.endsWith('Connection') && !args.some((arg) => isRequiredArgument(arg)),
);
it.each(lists)('each value of $name', async ({ name, type }) => {
  const item = getNamedType(fieldsOf(getNamedType(type)).find((field) => field.name === 'nodes')!.type);
  const fields = isInterfaceType(item)
    ? SCHEMA.getPossibleTypes(item).map((of) => `... on ${of.name} { ${selectionsOf(of.name).join(' ')} }`)
    : selectionsOf(item.name);
  const { text } = await expectAlike(`{ ${name}(first: 5) { totalCount nodes { ${fields.join(' ')} } } }`);
  expect(text).toMatch(/"data":/);
});

const PROGRAMS = `programs(first: 3, where: { kinds: [NEIGHBOR_GROUP_TEAM, PUBLIC_FIREFIGHTING_POINT] })`;
const DOCUMENTS: [what: string, query: string, variables?: Record<string, unknown>][] = [
  [
    'fields left out and taken in',
    `query ($yes: Boolean!, $no: Boolean!) { ${PROGRAMS} { nodes {
    code @include(if: $yes) name @skip(if: $yes) kind @include(if: $no) status @skip(if: $no) @include(if: $yes)
    adminUnit @include(if: $no) { name } responsibleUnit @skip(if: $no) { name @include(if: $yes) code @include(if: $no) }
  } totalCount @include(if: $no) } }`,
    { yes: true, no: false },
  ],
  ...['... on AdminUnit { code }', '...Code', 'code'].map((more): [string, string, Record<string, unknown>] => [
    `a field in two places, left out in one: ${more}`,
    `query ($no: Boolean!) { adminUnit(code: "14329") {
      parent @include(if: $no) { ${more} } parent { name } coverage { asOf overall @skip(if: $no) { programs } ... @include(if: $no) { overall { communes { total } } } }
    } } ${more === '...Code' ? 'fragment Code on AdminUnit { code }' : ''}`,
    { no: false },
  ]),
  [
    'a fragment taken in here and left out there',
    `query ($yes: Boolean!, $no: Boolean!) { ${PROGRAMS} {
    nodes { ...Facts @include(if: $yes) ... @include(if: $no) { kind } adminUnit { ...Place @skip(if: $yes) id } responsibleUnit { id } }
    edges { node { ...Facts @include(if: $no) id } } } }
    fragment Facts on Program { code name adminUnit { ...Place } } fragment Place on AdminUnit { name parent { name } }`,
    { yes: true, no: false },
  ],
  [
    'one field by two roads, one of them left out',
    `query ($no: Boolean!) { ${PROGRAMS} { nodes { ... @include(if: $no) { code } code ... on Program { code @skip(if: true) } } } }`,
    { no: false },
  ],
  [
    'variables left out of a filter',
    `query ($kinds: [ProgramKind!], $text: String) { programs(first: 2, where: { kinds: $kinds, text: $text }) { pageInfo { endCursor } } }`,
    { text: 'tổ' },
  ],
  [
    'a default that decides',
    `query ($show: Boolean = false) { ${PROGRAMS} { nodes { id code @include(if: $show) } } }`,
  ],
  [
    'names of their own',
    `{ a: ${PROGRAMS} { b: nodes { __typename c: code d: code ... on NeighborGroupTeam { number e: number } ... on PublicFirefightingPoint { waterSource } } } __typename }`,
  ],
  ['a name that JavaScript knows', `{ __proto__: ${PROGRAMS} { constructor: nodes { toString: code } } }`],
  [
    'what is not there',
    `{ adminUnit(code: "99999") { name } program(code: "TLG-00-0000") { code } node(id: "QWRtaW5Vbml0OjE") { id ... on AdminUnit { name } } }`,
  ],
  [
    'an id that is none',
    `{ good: adminUnit(code: "37") { name } bad: node(id: "x") { id } other: adminUnit(id: "y") { name } }`,
  ],
  ['an error deep in a list', `{ ${PROGRAMS} { nodes { code activities(first: 1000) { nodes { title } } } } }`],
  [
    'an error where something has to be',
    `{ adminUnits(first: 2) { nodes { name children(first: 0) { totalCount } } } }`,
  ],
  ['an error of a count', `{ programs(first: 2, after: "x") { totalCount nodes { code } } }`],
  ['variables that do not fit', `query ($first: Int!) { programs(first: $first) { totalCount } }`, { first: 'many' }],
  ['variables that are missing', `query ($first: Int!) { programs(first: $first) { totalCount } }`],
  [
    'a variable inside an input',
    `query ($kind: ProgramKind!, $text: String) { programs(first: 2, where: { kinds: [$kind], text: $text }) { nodes { code } totalCount } }`,
    { kind: 'MODEL_MARKET' },
  ],
  [
    'an input with a list of one',
    `query ($where: ProgramFilter) { programs(first: 2, where: $where) { nodes { code } } }`,
    { where: { kinds: 'MODEL_MARKET', founded: { from: '2020-01-01' } } },
  ],
  [
    'a null that is given',
    `query ($where: ProgramFilter, $order: ProgramOrder) { programs(first: 2, where: $where, orderBy: $order) { nodes { code } } }`,
    { where: null, order: null },
  ],
  [
    'the schema',
    `{ __schema { queryType { name } types { name kind fields(includeDeprecated: true) { name args { name defaultValue type { name ofType { name ofType { name } } } } } } } __type(name: "Program") { possibleTypes { name } } }`,
  ],
  ['vocabularies', `{ vocabulary { name values { value label } } }`],
  ['several operations', `query A { ${PROGRAMS} { totalCount } } query B { __typename }`],
];
it.each(DOCUMENTS.map(([what, query, variables = {}]) => ({ what, query, variables })))(
  '$what',
  async ({ query, variables }) => {
    await expectAlike(query, variables);
  },
);

it('interfaces in interfaces are too many fields to be compiled, and are answered all the same', async () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'code' : `code responsibleUnit { programs(first: 1) { nodes { ${nested(depth - 1)} } } }`;
  const { status } = await expectAlike(`{ programs(first: 1) { nodes { ${nested(4)} } } }`);
  expect(status).toBe(200);
});
