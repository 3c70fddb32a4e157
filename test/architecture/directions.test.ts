import { type Import, importsOf, readSource } from './imports.js';
import { KINDS, PLAIN, RULES, type Rule, kindOf, moduleOf } from './rules.js';

const source = readSource();
const imports = importsOf(source);

const broken = (rule: Rule, imports: Import[]) => imports.filter(rule.breaks).map(({ from, to }) => `${from} → ${to}`);

describe.each(RULES)('$name', (rule) => {
  test('everywhere', () => {
    expect(broken(rule, imports)).toEqual([]);
  });

  test('and the check fires', () => {
    const [path] = rule.example;
    expect(broken(rule, importsOf(new Map([rule.example])))).toEqual([expect.stringContaining(`${path} → `)]);
  });
});

/** Files of modules that are named after nothing in the plan. */
const unnamed = (paths: Iterable<string>) =>
  [...paths].filter(
    (path) =>
      moduleOf(path) &&
      !path.endsWith('/index.ts') &&
      !(KINDS as readonly (string | undefined)[]).includes(kindOf(path)) &&
      !PLAIN[path],
  );

describe('every file of a module says by its name what it is', () => {
  test('everywhere, and no exception is left over', () => {
    expect(unnamed(source.keys())).toEqual([]);
    expect(Object.keys(PLAIN).filter((path) => !source.has(path))).toEqual([]);
  });

  test('and the check fires', () => {
    expect(unnamed(['src/modules/program/helpers.ts', 'src/modules/program/program.util.ts'])).toHaveLength(2);
  });
});
