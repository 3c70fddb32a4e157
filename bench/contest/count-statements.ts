/**
 * Loaded into a server that is asked but not timed (`node --import`): counts what goes to its database by the name that
 * stands in a leading comment, and tells whoever started it when asked. `pg` is the one that this server itself uses.
 */
import { createRequire } from 'node:module';
import type pg from 'pg';

const { Client } = createRequire(process.argv[1]!)('pg') as typeof pg;
let counted: Record<string, number> = {};

const { query } = Client.prototype;
Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [first] = given as [string | { text?: string } | undefined];
  const text = typeof first === 'string' ? first : (first?.text ?? '');
  const name = /^\/\* ([\w.+ -]+) \*\//.exec(text)?.[1] ?? 'unnamed';
  counted[name] = (counted[name] ?? 0) + 1;
  return (query as (...given: unknown[]) => unknown).apply(this, given);
} as typeof query;

process.on('message', () => {
  process.send!(counted);
  counted = {};
});
process.channel?.unref();
