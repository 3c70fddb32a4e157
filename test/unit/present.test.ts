import { GraphQLError } from 'graphql';
import { withoutEcho, withoutSuggestion } from '../../src/api/echo.js';
import { badInput } from '../../src/api/errors.js';
import { presentError } from '../../src/api/present.js';
import { TooMuchError, UnavailableError } from '../../src/database/errors.js';

const told: [unknown, string][] = [];
const present = (error: unknown, { language = 'en' as const, production = true } = {}) =>
  presentError(error, { language, production, onInternal: (cause, id) => void told.push([cause, id]) });
beforeEach(() => told.splice(0));

test('an error of ours is told in its words, however deep it was wrapped', () => {
  const own = badInput('page.both');
  for (const error of [
    own,
    new GraphQLError('wrapped', { originalError: own }),
    new GraphQLError('x', { originalError: new GraphQLError('y', { originalError: own }) }),
  ]) {
    expect(present(error)).toMatchObject({
      message: expect.stringContaining('"first" with "after"'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  expect(told).toEqual([]);
});

test.each([
  new Error('relation "contact" does not exist'),
  new TypeError('x is not a function'),
  new GraphQLError('Cannot return null for non-nullable field Query.x.'),
  new GraphQLError('secret', { extensions: { code: 'INTERNAL_SERVER_ERROR', secret: 1 } }),
  new GraphQLError('secret', { originalError: new Error('secret') }),
  'a text that was thrown',
  null,
  undefined,
])('%s is masked, and told to whoever runs the server', (error) => {
  const presented = present(error);
  expect(presented.extensions).toEqual({ code: 'INTERNAL', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(presented.message).toBe(
    `The server failed. When you report it, give the id ${String(presented.extensions!['errorId'])}.`,
  );
  expect(told).toEqual([[(error as GraphQLError | null)?.originalError ?? error, presented.extensions!['errorId']]]);
});

test('what reads more than it may is said to be too costly, and is nothing to tell whoever runs the server', () => {
  const error = new GraphQLError('x', { originalError: new TooMuchError('program.list: more'), path: ['programs'] });
  expect(present(error)).toEqual({
    message: 'The query reads too much: ask for smaller pages, a shorter period, a higher level or fewer fields.',
    path: ['programs'],
    extensions: { code: 'TOO_COSTLY' },
  });
  expect(told).toEqual([]);
});

test('a statement that was ended for its time is said to take too long', () => {
  const cause = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const error = new UnavailableError('activity.totals: canceling', { cause });
  expect(present(new GraphQLError('x', { originalError: error }))).toEqual({
    message: 'The database takes too long for this. Please ask for less, or try again in a few seconds.',
    extensions: { code: 'UNAVAILABLE' },
  });
  expect(told).toEqual([[error, 'unavailable']]);
});

test('a database that does not answer is said to be unavailable', () => {
  const error = new GraphQLError('x', {
    originalError: new UnavailableError('program.list: timeout'),
    path: ['programs'],
  });
  expect(present(error)).toEqual({
    message: 'The database does not answer. Please try again in a few seconds.',
    path: ['programs'],
    extensions: { code: 'UNAVAILABLE' },
  });
});

test.each([
  ['Int cannot represent non-integer value: "secret"', 'Int cannot represent non-integer value.'],
  ['String cannot represent a non string value: { a: "se\ncret" }', 'String cannot represent a non string value.'],
  [
    'Enum "Kind" cannot represent non-enum value: "secret". Did you mean the enum value "A"?',
    'Enum "Kind" cannot represent non-enum value.',
  ],
  ['Value "secret" does not exist in "Kind" enum.', 'The value does not exist in "Kind" enum.'],
  [
    'Value "x" does not exist in "secret" enum" does not exist in "Kind" enum.',
    'The value does not exist in "Kind" enum.',
  ],
  ['Expected value of type "Filter", found "secret".', 'Expected value of type "Filter".'],
  ['Field "secret" is not defined by type "Filter".', 'A field is not defined by type "Filter".'],
  ['Expected Name, found String "secret".', 'Expected Name, found String.'],
  ['Unexpected Name "secret".', 'Unexpected Name.'],
  [
    `Cannot query field "${'x'.repeat(81)}" on type "Query".`,
    `Cannot query field "${'x'.repeat(80)}…" on type "Query".`,
  ],
  ['Cannot query field "nothing" on type "Query".', 'Cannot query field "nothing" on type "Query".'],
])('of %j the values are taken out', (said, kept) => {
  expect(withoutEcho(said)).toBe(kept);
});

test('a suggestion is for developers', () => {
  expect(withoutSuggestion('Unknown type "A". Did you mean "B", "C", or "D"?')).toBe('Unknown type "A".');
  const error = new GraphQLError('Unknown type "A". Did you mean "B"?', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
  expect(present(error).message).toBe('The query does not fit the schema: Unknown type "A".');
  expect(present(error, { production: false }).message).toContain('Did you mean "B"?');
});
