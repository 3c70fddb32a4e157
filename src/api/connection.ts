import { hash } from 'node:crypto';
import { type ClassType, ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { type Sql, join, raw, sql } from '../database/read.js';
import { type Asked, asksForCursors, asksForMore } from './asked.js';
import { WorkedOut } from './at-once.js';
import { badInput } from './errors.js';
import { isDay } from './scalars.js';
import { isSafeText } from './text.js';

const DEFAULT_SIZE = 20;
export const MOST_PER_PAGE = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start, or after `after`: 1 to 100, by default 20.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor of the same order and filter.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, or before `before`: 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Continue before this cursor of the same order and filter.' })
  before?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

type KeyType = 'text' | 'date' | 'int' | 'float';

/**
 * How a list is sorted: keys that together are unique, none of them null, all in one direction. The last key is the
 * row's id, so that a page never repeats nor skips a row.
 */
export interface Order {
  name: string;
  keys: readonly { sql: Sql; type: KeyType }[];
  descending?: boolean;
}

/** A page asked for, checked: which way to read, how many, from where. Equal pages are equal as JSON. */
export interface Page {
  /** What its cursors belong to; hashed when a cursor is read or told. */
  tag: () => string;
  size: number;
  backward: boolean;
  cursor: readonly (string | number)[] | null;
}

const isKey: Record<KeyType, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && value.length <= 1000 && isSafeText(value),
  date: (value) => value === '0001-01-01' || isDay(value),
  int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  float: (value) => typeof value === 'number' && Number.isFinite(value),
};
const castOf: Record<KeyType, Sql> = {
  text: raw('::text'),
  date: raw('::date'),
  int: raw('::integer'),
  float: raw('::double precision'),
};

const encode = (tag: string, keys: readonly unknown[]) =>
  Buffer.from(JSON.stringify([tag, ...keys])).toString('base64url');

const decode = (argument: string, cursor: string, tag: string, order: Order): (string | number)[] => {
  let parts: unknown;
  try {
    if (cursor.length > 4096) throw new Error('too long');
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badInput('cursor.malformed', { argument });
  }
  if (!Array.isArray(parts) || typeof parts[0] !== 'string') throw badInput('cursor.malformed', { argument });
  const [cursorTag, ...keys] = parts as [string, ...unknown[]];
  if (cursorTag !== tag) throw badInput('cursor.foreign', { argument });
  if (keys.length !== order.keys.length || !order.keys.every(({ type }, at) => isKey[type](keys[at]))) {
    throw badInput('cursor.malformed', { argument });
  }
  return keys as (string | number)[];
};

/** What is null in a filter asks for nothing, as what is left out; which of both it is hangs on how a query was run. */
const withoutNulls = (_name: string, value: unknown): unknown => value ?? undefined;

/**
 * Checks page arguments. `list` and `filter` (anything JSON can say) together with the order's name are what a cursor
 * belongs to; a cursor of another list, order or filter is refused.
 */
export const pageOf = (args: PageArgs, order: Order, list: string, filter: unknown): Page => {
  const { first, after, last, before } = args;
  const backward = last != null || before != null;
  if (backward && (first != null || after != null)) throw badInput('page.both');
  const [size, sizeArgument] = backward ? [last ?? DEFAULT_SIZE, 'last'] : [first ?? DEFAULT_SIZE, 'first'];
  if (size < 1 || size > MOST_PER_PAGE) throw badInput('page.size', { argument: sizeArgument, most: MOST_PER_PAGE });
  let hashed: string | undefined;
  const tag = () =>
    (hashed ??= hash('sha256', JSON.stringify([list, order.name, filter], withoutNulls), 'base64url').slice(0, 10));
  const [cursor, cursorArgument] = backward ? [before, 'before'] : [after, 'after'];
  return { tag, size, backward, cursor: cursor == null ? null : decode(cursorArgument, cursor, tag(), order) };
};

/**
 * What a page adds to a statement of two layers. The inner one finds the page's rows: it selects `keys`, holds `after`,
 * and ends in `orderBy` and `limit` (one more than the page, where somebody asks whether there is more). The outer one
 * fills them in: it selects `cursor` and ends in `outerOrderBy`, both from the inner layer under the alias `page`. Where
 * nobody asks for cursors, they are null.
 */
export const pageSql = (
  page: Page,
  order: Order,
  asked?: Asked,
): { keys: Sql; after: Sql; orderBy: Sql; limit: Sql; cursor: Sql; outerOrderBy: Sql } => {
  const direction = raw(Boolean(order.descending) !== page.backward ? 'desc' : 'asc');
  const keys = order.keys.map((key) => key.sql);
  const columns = keys.map((_, at) => raw(`page.k${at}`));
  const sorted = (by: readonly Sql[]) => sql`order by ${join(by.map((key) => sql`${key} ${direction}`))}`;
  return {
    keys: join(keys.map((key, at) => sql`${key} as ${raw(`k${at}`)}`)),
    after: page.cursor
      ? sql`(${join(keys)}) ${raw(direction.sql === 'desc' ? '<' : '>')} (${join(
          page.cursor.map((value, at) => sql`${value}${castOf[order.keys[at]!.type]}`),
        )})`
      : sql`true`,
    orderBy: sorted(keys),
    // As a number in the text: the planner has to know how few are wanted, also where it plans once for all values.
    limit: raw(`limit ${!asked || asksForMore(asked, page.backward) ? page.size + 1 : page.size}`),
    cursor:
      !asked || asksForCursors(asked) ? sql`json_build_array(${join(columns)}) as "cursor"` : sql`null as "cursor"`,
    outerOrderBy: sorted(columns),
  };
};

/** What a list without pages adds to such a statement: all rows, in the order of its pages. */
export const wholeSql = (order: Order): { keys: Sql; outerOrderBy: Sql } =>
  pageSql({ tag: () => '', size: 0, backward: false, cursor: null }, order);

/** A row that a page can point at. */
export interface PageRow {
  /** Null where nobody asks where it stands. */
  cursor: readonly (string | number)[] | null;
}

/** The connection's source: everything beyond the rows is worked out only when asked for. */
export interface ConnectionSource<Row> {
  nodes: Row[];
  edges(): { cursor: string; node: Row }[];
  pageInfo(): PageInfo;
  totalCount(): Promise<number>;
}

/** Told when it is asked for: otherwise the row may have none. */
const cursorOf = (page: Page, row: PageRow): string => encode(page.tag(), row.cursor!);

class EdgeSource<Row extends PageRow> {
  constructor(
    private readonly page: Page,
    readonly node: Row,
  ) {}

  get cursor(): string {
    return cursorOf(this.page, this.node);
  }
}

class PageInfoSource<Row extends PageRow> implements PageInfo {
  constructor(
    private readonly page: Page,
    private readonly nodes: readonly Row[],
    private readonly hasMore: boolean,
  ) {}

  get hasNextPage(): boolean {
    return this.page.backward ? this.page.cursor !== null : this.hasMore;
  }

  get hasPreviousPage(): boolean {
    return this.page.backward ? this.hasMore : this.page.cursor !== null;
  }

  get startCursor(): string | null {
    return this.nodes.length > 0 ? cursorOf(this.page, this.nodes[0]!) : null;
  }

  get endCursor(): string | null {
    return this.nodes.length > 0 ? cursorOf(this.page, this.nodes.at(-1)!) : null;
  }
}

/** Rows of a page statement, in its order, as a connection; one more than the page tells that there is more. */
export const connectionOf = <Row extends PageRow>(
  rows: readonly Row[],
  page: Page,
  count: () => Promise<number>,
): ConnectionSource<Row> => {
  const hasMore = rows.length > page.size;
  const nodes = rows.slice(0, page.size);
  if (page.backward) nodes.reverse();
  return {
    nodes,
    edges: () => nodes.map((node) => new EdgeSource(page, node)),
    pageInfo: () => new PageInfoSource(page, nodes, hasMore),
    totalCount: count,
  };
};

const edgeType = (name: string, node: () => object): ClassType => {
  @ObjectType(`${name}Edge`, { description: `One item of a list of ${name}, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Points at this item in this order and filter.' })
    cursor!: string;

    @Field(node as never, { description: 'The item.' })
    node!: object;
  }
  return Edge;
};

/**
 * The GraphQL class of the connection `<name>Connection`, with its edge; a list whose edges carry more than cursor and
 * node brings its own edge class.
 */
export const connectionType = (name: string, node: () => object, edge: ClassType = edgeType(name, node)): ClassType => {
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class Connection {
    @WorkedOut
    @Field(() => [edge] as never, { description: 'The items with their cursors.' })
    edges!: object[];

    @Field((() => [node()]) as never, { description: 'The items alone.' })
    nodes!: object[];

    @WorkedOut
    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @WorkedOut
    @Field(() => Int, { description: 'How many items the whole list has. Counted only when asked for.' })
    totalCount!: number;
  }
  return Connection;
};
