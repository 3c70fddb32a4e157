import { isUnavailable } from '../../src/database/errors.js';

test('a connection that broke, also before it was asked, says that the database cannot be reached; a wrong statement does not', () => {
  const notAsked = new Error('Client has encountered a connection error and is not queryable');
  for (const error of [
    notAsked,
    new Error('act', { cause: notAsked }),
    new Error('Connection terminated unexpectedly'),
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
  ])
    expect(isUnavailable(error)).toBe(true);
  expect(isUnavailable(Object.assign(new Error('division by zero'), { code: '22012' }))).toBe(false);
});
