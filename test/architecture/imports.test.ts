import { importsOf } from './imports.js';

const of = (text: string) => importsOf(new Map([['src/a/b.ts', text]])).map(({ from: _, ...rest }) => rest);

test.each([
  [`import { a, type B } from './c.js';`, 'src/a/c.ts', ['a', 'B'], false],
  [`import { type A, type B as C } from '../c.js';`, 'src/c.ts', ['A', 'B'], true],
  [`import type { A } from 'pg';`, 'pg', ['A'], true],
  [`import type * as a from './c.js';`, 'src/a/c.ts', ['*'], true],
  [`import * as a from './c.js';`, 'src/a/c.ts', ['*'], false],
  [`import a, { type B } from './c.js';`, 'src/a/c.ts', ['default', 'B'], false],
  [`import './c.js';`, 'src/a/c.ts', [], false],
  [`export { a } from './c.js';`, 'src/a/c.ts', ['a'], false],
  [`export type { A } from './c.js';`, 'src/a/c.ts', ['A'], true],
  [`export * from './c.js';`, 'src/a/c.ts', ['*'], false],
  [`const c = await import('./c.js');`, 'src/a/c.ts', ['*'], false],
])('%s', (text, to, names, isTypeOnly) => {
  expect(of(text)).toEqual([{ to, names, isTypeOnly }]);
});

test('what only looks like an import is none', () => {
  expect(of(`export const a = "import x from './c.js'"; // import './d.js'`)).toEqual([]);
});
