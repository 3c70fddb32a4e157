import { type TestServer, startServer } from '../support/server.js';
import { JSON_TYPE, send } from './http.js';
import { expectClean } from './refusal.js';

/** Sent as a value in every place; no answer may repeat it. */
const SECRET = 'n0b0dys-business';
const NAME = SECRET.replaceAll('-', '_');

let production: TestServer;
let development: TestServer;
beforeAll(async () => {
  [production, development] = await Promise.all([startServer({ production: true }), startServer({ seeded: false })]);
});
afterAll(() => Promise.all([production.stop(), development.stop()]));

const refusals: [what: string, query: string, variables?: Record<string, unknown>][] = [
  ['a text where an enum stands', `{ programs(where: { kinds: ["${SECRET}"] }) { totalCount } }`],
  ['an enum that is none', `{ programs(where: { kinds: [${NAME}] }) { totalCount } }`],
  ['an enum where a text stands', `{ program(code: ${NAME}) { id } }`],
  ['a text where a number stands', `{ programs(first: "${SECRET}") { totalCount } }`],
  ['a text where an object stands', `{ programs(where: "${SECRET}") { totalCount } }`],
  ['an object where a text stands', `{ program(code: { x: "${SECRET}" }) { id } }`],
  ['a list where a text stands', `{ program(code: ["${SECRET}"]) { id } }`],
  ['a text where a boolean stands', `{ __typename @skip(if: "${SECRET}") }`],
  ['an unknown field beside it', `{ programs(where: { nothing: "${SECRET}" }) { totalCount } }`],
  ['an unknown argument', `{ programs(nothing: "${SECRET}") { totalCount } }`],
  ['a default that does not fit', `query ($v: Int = "${SECRET}") { programs(first: $v) { totalCount } }`],
  ['a day that is none', `{ adminUnit(code: "37", asOf: "${SECRET}") { id } }`],
  ['an id that is none', `{ node(id: "${SECRET}") { id } }`],
  ['a cursor that is none', `{ programs(after: "${SECRET}") { totalCount } }`],
  ['a term that is none', `{ activities(where: { period: { term: "${SECRET}" } }) { totalCount } }`],
  ['a text out of place', `{ "${SECRET}" }`],
  ['a text that does not end', `{ program(code: "${SECRET}`],
  ['a text over a line', `{ program(code: "${SECRET}\n") { id } }`],
  ['an escape that is none', `{ program(code: "${SECRET}\\q") { id } }`],
  ['a word out of place', `{ programs } ${NAME}`],
  ['a text with NUL', `{ program(code: "${SECRET}\\u0000") { id } }`],
  ['a variable of another kind: number', 'query ($v: Int) { programs(first: $v) { totalCount } }', { v: SECRET }],
  [
    'a variable of another kind: enum',
    'query ($v: ProgramKind!) { programs(where: { kinds: [$v] }) { totalCount } }',
    { v: SECRET },
  ],
  ['a variable of another kind: boolean', 'query ($v: Boolean!) { __typename @skip(if: $v) }', { v: SECRET }],
  ['a variable of another kind: text', 'query ($v: String) { program(code: $v) { id } }', { v: { x: SECRET } }],
  ['a variable of another kind: id', 'query ($v: ID) { program(id: $v) { id } }', { v: [SECRET] }],
  [
    'a variable of another kind: float',
    'query ($v: PositionInput!) { programsNear(near: $v, radiusMeters: 1) { totalCount } }',
    { v: { latitude: SECRET, longitude: 1 } },
  ],
  ['a variable that is no object', 'query ($v: ProgramFilter) { programs(where: $v) { totalCount } }', { v: SECRET }],
  [
    'a variable with a field too many',
    'query ($v: ProgramFilter) { programs(where: $v) { totalCount } }',
    { v: { [SECRET]: SECRET } },
  ],
  [
    'a variable with a misspelled field',
    'query ($v: ProgramFilter) { programs(where: $v) { totalCount } }',
    { v: { kind: SECRET } },
  ],
  [
    'a variable that speaks like GraphQL',
    'query ($v: ProgramKind!) { programs(where: { kinds: [$v] }) { totalCount } }',
    { v: `x"; Expected type "${SECRET}". Did you mean "${SECRET}"?` },
  ],
  [
    'a variable beside one that is missing',
    'query ($v: String, $w: Int!) { program(code: $v) { id } programs(first: $w) { totalCount } }',
    { v: SECRET },
  ],
];

test.each(refusals)('%s: neither the value nor a suggestion comes back', async (...[, query, variables]) => {
  for (const language of ['vi', 'en']) {
    const answer = await production.query(query, variables, { 'accept-language': language });
    expect(answer.body.errors!.length).toBeGreaterThan(0);
    const said = JSON.stringify(answer.body.errors);
    expect(said).not.toContain(SECRET);
    // A name may come back where it is the name that is wrong; a value may not.
    if (!query.includes(`} ${NAME}`)) expect(said).not.toContain(NAME);
    expect(said).not.toMatch(/did you mean/i);
    expectClean(said);
    for (const { extensions } of answer.body.errors!) expect(Object.keys(extensions!)).toEqual(['code']);
  }
});

const misspelled: [string, string, string][] = [
  ['a field', '{ programz { totalCount } }', 'programs'],
  ['an argument', '{ programs(frist: 1) { totalCount } }', 'first'],
  ['an input’s field', '{ programs(where: { kindz: [MODEL_MARKET] }) { totalCount } }', 'kinds'],
  ['an enum’s value', '{ programs(where: { kinds: [MODEL_MARKETS] }) { totalCount } }', 'MODEL_MARKET'],
  ['a type', 'query ($v: ProgramFilterz) { programs(where: $v) { totalCount } }', 'ProgramFilter'],
  ['a fragment’s type', '{ node(id: "x") { ... on ModelMarke { id } } }', 'ModelMarket'],
  ['a field of an interface’s type', '{ programs { nodes { stalls } } }', 'ModelMarket'],
];

test.each(misspelled)('a misspelled name of %s is put right in development only', async (_, query, name) => {
  const suggestion = new RegExp(`did you mean .*"@?${name}"`, 'i');
  expect((await development.query(query)).body.errors![0]!.message).toMatch(suggestion);
  const { message } = (await production.query(query)).body.errors![0]!;
  expect(message).not.toMatch(/did you mean/i);
  expect(message).not.toContain(`"${name}"`);
});

test('no answer shows a stack, in either mode', async () => {
  for (const server of [production, development]) {
    for (const body of ['{"query":"{"}', '{"query":"{ x }"}', '{', '[]', '{"query":"{ program(id: 1) { id } }"}']) {
      expectClean((await send(server.url, { headers: JSON_TYPE, body })).text);
    }
  }
});

test('no header tells what the server is made of', async () => {
  const { headers } = await send(production.url, { headers: JSON_TYPE, body: '{"query":"{ __typename }"}' });
  expect(Object.keys(headers)).not.toContain('x-powered-by');
  expect(Object.keys(headers)).not.toContain('server');
  expect(headers['cache-control']).toBe('no-store');
});
