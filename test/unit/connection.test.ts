import fc from 'fast-check';
import { type Order, type Page, connectionOf, pageOf, pageSql } from '../../src/api/connection.js';
import { sql } from '../../src/database/read.js';

const order: Order = {
  name: 'NAME',
  keys: [
    { sql: sql`t.name`, type: 'text' },
    { sql: sql`t.id`, type: 'int' },
  ],
};
const page = (args: object, { by = order, list = 'toys', filter = {} as unknown } = {}) =>
  pageOf(args, by, list, filter);
const refused = { code: 'BAD_USER_INPUT' };

describe('page arguments', () => {
  test.each([
    [{}, 20, false],
    [{ first: 1 }, 1, false],
    [{ first: 100 }, 100, false],
    [{ last: 7 }, 7, true],
    [{ first: null, after: null, last: null, before: null }, 20, false],
  ])('%j are a page of %d', (args, size, backward) => {
    expect(page(args)).toMatchObject({ size, backward, cursor: null });
  });

  test.each([
    { first: 0 },
    { first: -1 },
    { first: 101 },
    { last: 0 },
    { last: 101 },
    { first: 1, last: 1 },
    { first: 1, before: 'x' },
  ])('%j are refused', (args) => {
    expect(() => page(args)).toThrow(expect.objectContaining(refused));
  });
});

interface Toy {
  id: number;
  name: string;
  cursor: readonly (string | number)[];
}
const toy = (id: number, name = 'x'): Toy => ({ id, name, cursor: [name, id] });
const rowOf = ({ id, name }: { id: number; name: string }) => toy(id, name);
const cursors = (rows: Toy[], of: Page) =>
  connectionOf(rows, of, async () => 0)
    .edges()
    .map(({ cursor }) => cursor);

const safeText = fc.string({ unit: 'grapheme', maxLength: 100 }).filter((text) => !text.includes('\0'));
const rows = fc.array(fc.record({ id: fc.integer({ min: 1, max: 2 ** 31 - 1 }), name: safeText }), {
  minLength: 1,
  maxLength: 5,
});

describe('cursors', () => {
  test('come back as the keys that they were made of', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const made = cursors(given.map(rowOf), page({}));
        for (const [at, after] of made.entries())
          expect(page({ after }).cursor).toEqual([given[at]!.name, given[at]!.id]);
      }),
    );
  });

  test('belong to their list, order and filter', () => {
    const [after] = cursors([toy(1)], page({}, { filter: { a: 1 } }));
    expect(page({ after }, { filter: { a: 1 } }).cursor).toEqual(['x', 1]);
    expect(page({ after }, { filter: { a: 1, b: null } }).cursor).toEqual(['x', 1]);
    for (const other of [
      { filter: { a: 2 } },
      { filter: {} },
      { filter: { a: 1 }, list: 'others' },
      { filter: { a: 1 }, by: { ...order, name: 'ID' } },
    ]) {
      expect(() => page({ after }, other)).toThrow(expect.objectContaining({ ...refused, key: 'cursor.foreign' }));
    }
  });

  test('that are anything else are refused, never misread', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (after) => {
          expect(() => page({ after })).toThrow(expect.objectContaining(refused));
        },
      ),
    );
  });
});

describe('connections', () => {
  const ids = (nodes: Toy[]) => nodes.map(({ id }) => id);

  test('of one row more than the page know of more, and do not show it', () => {
    const forward = connectionOf([toy(1), toy(2), toy(3)], page({ first: 2 }), async () => 9);
    expect(ids(forward.nodes)).toEqual([1, 2]);
    expect(forward.pageInfo()).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  test('that were read backward are shown forward', () => {
    const backward = connectionOf([toy(3), toy(2), toy(1)], page({ last: 2 }), async () => 9);
    expect(ids(backward.nodes)).toEqual([2, 3]);
    expect(backward.pageInfo()).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('after a cursor have something before them', () => {
    const [cursor] = cursors([toy(1)], page({}));
    expect(connectionOf([toy(2)], page({ after: cursor }), async () => 9).pageInfo()).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(connectionOf([toy(2)], page({ before: cursor }), async () => 9).pageInfo()).toMatchObject({
      hasNextPage: true,
    });
  });

  test('that are empty point nowhere', () => {
    const pageInfo = connectionOf([], page({}), async () => 0).pageInfo();
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
    expect({ hasNextPage, hasPreviousPage, startCursor, endCursor }).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  test('count only when asked', async () => {
    let counted = 0;
    const connection = connectionOf([toy(1)], page({}), async () => ++counted);
    expect(counted).toBe(0);
    expect(await connection.totalCount()).toBe(1);
  });
});

test('the statement of a page reads on from the cursor, the other way round when backward or descending', () => {
  const [cursor] = cursors([toy(1)], page({}));
  const direction = (args: object, by = order) => {
    const { after, orderBy } = pageSql(page(args, { by }), by);
    return [/ [<>] /.exec(after.sql)?.[0].trim(), orderBy.sql];
  };
  expect(direction({ after: cursor })).toEqual(['>', 'order by t.name asc,t.id asc']);
  expect(direction({ before: cursor })).toEqual(['<', 'order by t.name desc,t.id desc']);
  expect(direction({ after: cursor }, { ...order, descending: true })).toEqual(['<', 'order by t.name desc,t.id desc']);
  expect(direction({ before: cursor }, { ...order, descending: true })).toEqual(['>', 'order by t.name asc,t.id asc']);
  expect(direction({})).toEqual([undefined, 'order by t.name asc,t.id asc']);
});
