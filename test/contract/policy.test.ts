import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, buildSchema as readSchema } from 'graphql';
import { Action, deedOf } from '../../src/access/actions.js';
import { withPolicyTable } from '../../src/policy.js';
import { buildSchema } from '../../src/schema.js';

const actions = Object.values(Action);
const policy = actions.map((action) => [action, deedOf(action).mutations] as const);

/** Mutations that no entry of the policy names, or more than one; and names of the policy that are no mutation. */
function strays(policy: readonly (readonly [action: string, mutations: readonly string[]])[], schema: GraphQLSchema) {
  const named = policy.flatMap(([action, mutations]) => mutations.map((mutation) => ({ action, mutation })));
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const all = [...new Set([...mutations, ...named.map(({ mutation }) => mutation)])];
  return all.flatMap((name) => {
    const by = named.filter(({ mutation }) => mutation === name).map(({ action }) => action);
    if (!mutations.includes(name)) return [`${name}: ${by.join(', ')}, but no mutation`];
    return by.length === 1 ? [] : [`${name}: ${by.join(', ') || 'no action'}`];
  });
}

describe('the policy (src/access/actions.ts)', () => {
  test('names every mutation of the schema exactly once, and nothing else', () => {
    expect(strays(policy, buildSchema())).toEqual([]);
  });

  test('README shows it (npm run policy)', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    expect(withPolicyTable(readme)).toBe(readme);
  });

  // An activity names its programs, and those fields may not be null.
  test('whoever reads single activities reads the programs they lead to', () => {
    const { roles, reach } = deedOf('READ_ACTIVITIES');
    expect(deedOf('READ_ENDED_PROGRAMS')).toMatchObject({ reach, roles: expect.arrayContaining([...roles]) });
  });

  test('only what is read or loaded is asked for by no mutation', () => {
    const silent = policy.filter(([, mutations]) => mutations.length === 0).map(([action]) => action);
    expect(silent.filter((action) => !/^(READ|LOAD)_/.test(action))).toEqual([]);
  });
});

test('the guard fires: a mutation without an action, with two, and an action for what is no mutation', () => {
  const schema = readSchema('type Query { a: Int } type Mutation { fine: Int free: Int twice: Int }');
  const toy = [
    ['ONE', ['fine', 'twice']],
    ['TWO', ['twice', 'gone']],
  ] as const;
  expect(strays(toy, schema)).toEqual(['free: no action', 'twice: ONE, TWO', 'gone: TWO, but no mutation']);
});
