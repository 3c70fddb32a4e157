import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { LIMITS, shapeRule } from '../../src/api/limits.js';

const schema = buildSchema('type Query { a: Query b: Int } type Mutation { a: Int b: Int }');
const refusals = (document: string) =>
  validate(schema, parse(document), [shapeRule]).map((error) => (error as unknown as { key: string }).key);
const nested = (depth: number) => `${'{ a '.repeat(depth - 1)}{ b }${' }'.repeat(depth - 1)}`;
const many = (count: number, of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at)).join(' ');

test.each(
  [
    [nested(LIMITS.depth), []],
    [nested(LIMITS.depth + 1), ['limit.depth']],
    [`{ a { ${many(LIMITS.aliases, (at) => `x${at}: b`)} } }`, []],
    [`{ a { ${many(LIMITS.aliases + 1, (at) => `x${at}: b`)} } }`, ['limit.aliases']],
    [`{ ${many(LIMITS.roots, () => 'b')} }`, []],
    [`{ ${many(LIMITS.roots + 1, () => 'b')} }`, ['limit.roots']],
    [`{ a { ${many(LIMITS.selections - 1, () => 'b')} } }`, []],
    [`{ a { ${many(LIMITS.selections, () => 'b')} } }`, ['limit.selections']],
    ['mutation { a }', []],
    ['mutation { a b }', ['limit.mutations']],
    ['mutation { ...F } fragment F on Mutation { a b }', ['limit.mutations']],
    ['subscription { a }', ['graphql.operation-kind']],
  ].map(([document, keys]) => [String(document).slice(0, 60), document as string, keys] as const),
)('%s…', (_, document, keys) => {
  expect(refusals(document)).toEqual(keys);
});

test('a fragment counts each time it is used, and is walked once', () => {
  const doubling = many(200, (at) => `fragment F${at} on Query { a { ...F${at + 1} ...F${at + 1} } }`);
  expect(refusals(`{ ...F0 } ${doubling} fragment F200 on Query { b }`)).toEqual(['limit.depth', 'limit.selections']);
});

test('a circle of fragments ends here, and is refused elsewhere', () => {
  const circle = '{ ...A } fragment A on Query { a { ...B } } fragment B on Query { a { ...A } }';
  expect(refusals(circle)).toEqual([]);
  expect(validate(schema, parse(circle), specifiedRules)).not.toEqual([]);
});
