import { inspect } from 'node:util';
import { withoutData } from '../../src/database/errors.js';

const SECRET = 'Nguyễn Văn Mật';

/** As pg throws it, and as the ORM passes it on. */
const failed = Object.assign(
  new Error(`new row for relation "contact" violates check constraint "c"\n - detail: Failing row (${SECRET})`),
  { code: '23514', table: 'contact', constraint: 'c', detail: `Failing row (${SECRET})`, where: SECRET, query: SECRET },
);

test.each<[string, unknown]>([
  ['a failed statement', failed],
  ['one that others wrapped', new Error(`KEEP_CONTACT: ${failed.message}`, { cause: failed })],
  ['a value that could not be read', new Error(`invalid input syntax for type date: "${SECRET}"`)],
  ['one over two lines', new Error(`invalid input syntax: "a\n    at ${SECRET}"\n    at ${SECRET} (x)`)],
  ['a parser’s', new SyntaxError(`Unexpected token 'N', ..."${SECRET}" is not valid JSON`)],
  ['an ORM’s', new Error(`insert into contact values ('${SECRET}') - timeout`)],
  ['a text', `'${SECRET}'`],
  ['one with fields of its own', Object.assign(new Error('x'), { parameters: [SECRET], code: { SECRET } })],
])('%s tells no data', (_, error) => {
  const safe = withoutData(error);
  for (const told of [inspect(safe, { depth: 9 }), JSON.stringify(safe), safe.stack, String(safe.cause)]) {
    expect(told).not.toContain('Mật');
  }
});

test('kind, code, what was broken, place and cause stay', () => {
  const safe = withoutData(new TypeError('contact.by-id: failed', { cause: failed }));
  expect(safe).toMatchObject({ name: 'TypeError', message: 'contact.by-id: failed' });
  expect(safe.stack).toMatch(/^TypeError: contact\.by-id: failed\n +at .*without-data\.test/);
  expect(safe.cause).toMatchObject({ message: 'new row for relation', code: '23514', constraint: 'c' });
  expect((safe.cause as Error).stack).toMatch(
    /^Error: new row for relation \(code 23514, table contact, constraint c\)\n/,
  );
});
