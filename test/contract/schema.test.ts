import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema as readSchema } from 'graphql';
import { brokenPromises, releasedSchema } from '../../src/release.js';
import { buildSchema, printedSchema } from '../../src/schema.js';
import { undescribed } from './descriptions.js';
import { PROMISED, PROMISED_VERBS, misshapen, missing } from './promised.js';

describe('the committed schema', () => {
  test('is the one that the code emits (npm run schema)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../schema/schema.graphql'), 'utf8')).toBe(printedSchema());
  });

  test('holds every promised name with its type', () => {
    expect(missing(PROMISED, buildSchema())).toEqual([]);
  });

  test('holds every promised verb, and every mutation has the promised shape', () => {
    expect(misshapen(PROMISED_VERBS, buildSchema())).toEqual([]);
  });

  test('breaks nothing of what was released', () => {
    const released = releasedSchema();
    expect(released && brokenPromises(released, buildSchema())).toEqual([]);
  });

  test('describes everything in sentences', () => {
    expect(undescribed(buildSchema())).toEqual([]);
  });
});

describe('the guards fire', () => {
  test('a name that is gone, another type, another argument, a lost interface, a lost value', () => {
    const promised =
      'interface N { id: ID! } type T implements N { id: ID!, a(x: Int): [T!]! } enum E { A B } type U { a: Int }';
    const schema = 'type Query { e: E } interface N { id: ID! } type T { id: ID, a(x: Int!): [T!]! } enum E { A }';
    expect(missing(promised, readSchema(schema))).toEqual(['T: N', 'T.id: ID!', 'T.a(x): Int', 'E.B', 'U']);
    expect(missing(promised, readSchema(`type Query { a: Int } ${promised}`))).toEqual([]);
  });

  test('a verb that is gone, another argument, an answer that may be null, lacks problems or promises a thing', () => {
    const schema = (mutations: string) =>
      readSchema(`type Query { a: Int } interface Problem { a: Int } input I { a: Int } type Mutation { ${mutations} }
        type P { a: Int all: [Int!]! problems: [Problem!]! } type Q { a: Int! problems: [Problem!]! } type R { a: Int }`);
    expect(misshapen(['a'], schema('a(input: I!): P!'))).toEqual([]);
    expect(misshapen(['z'], schema('a(input: I): P! b(input: I!): P c(id: I!): Q! d(input: I!, x: Int): R!'))).toEqual([
      ...['z', 'a(input)', 'b: P', 'c(input)', 'c: Q!', 'd(input)', 'd: R!'],
    ]);
  });

  test('what a client relied on is gone or has another default; what is new breaks nothing', () => {
    const released = readSchema('type Query { a(x: Int = 1): Int b: E } enum E { A B }');
    expect(brokenPromises(released, readSchema('type Query { a(x: Int = 2): Int b: E } enum E { A }'))).toEqual([
      expect.stringContaining('B'),
      expect.stringContaining('x'),
    ]);
    const grown = 'type Query { a(x: Int = 1, y: Int): Int b: E c: Int } enum E { A B C }';
    expect(brokenPromises(released, readSchema(grown))).toEqual([]);
  });

  test('a type, a field, an argument or a value without a sentence', () => {
    const schema = readSchema(`
      "The root." type Query { "Fine." ok: Int bare: Int "no capital." small("Fine." x: Int "no period" y: Int): E }
      enum E { "Fine. (Tốt)" A "Fine" B }
      "An input." input I { bare: Int }`);
    expect(undescribed(schema)).toEqual(['Query.bare', 'Query.small', 'Query.small(y)', 'E', 'E.B', 'I.bare']);
  });
});
