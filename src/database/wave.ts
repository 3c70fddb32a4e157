import pg from 'pg';
import sql, { type Sql, join, raw } from 'sql-template-tag';

/**
 * What a request asks for at one moment, a wave, goes to the database as one statement: each part gives its rows as
 * JSON. A statement of its own costs a message there and back and the waking of two processes, often more than its work.
 * Their rows are "part.*", for a statement may have a column of its own that is called "part".
 */
export const asOneStatement = (parts: readonly Sql[]): Sql =>
  sql`select ${join(
    parts.map((part, at) => sql`(select coalesce(json_agg(part.*), '[]') from (${part}) part) as ${raw(partName(at))}`),
  )}`;

const partName = (at: number) => `part${at}`;

/** What comes of it: a row of one column a part. */
export type PartsRow = Record<string, unknown[]>;

/** The rows of a part, as they would have come by themselves. */
export const rowsOfPart = <Row>(row: PartsRow, at: number, { instants }: Shape): Row[] => {
  const rows = row[partName(at)] as Record<string, unknown>[];
  for (const column of instants) {
    for (const one of rows) {
      const value = one[column];
      if (value !== null) one[column] = new Date(value as string).toISOString();
    }
  }
  return rows as Row[];
};

/** How JSON carries the rows of a statement; known once it has been sent by itself. */
export interface Shape {
  /** The columns whose text is another there. */
  instants: readonly string[];
}

const { builtins } = pg.types;
const TEXTS = 1009;
const INTEGERS = 1007;
/** Whose values JSON gives as the parsers of read.ts do. */
const SAME_IN_JSON = new Set<number>([
  ...[builtins.BOOL, builtins.INT2, builtins.INT4, builtins.INT8, builtins.FLOAT8, builtins.NUMERIC],
  ...[builtins.TEXT, builtins.VARCHAR, builtins.DATE, builtins.JSON, builtins.JSONB, TEXTS, INTEGERS],
]);

/** Null: its rows have something that JSON does not carry as it is. */
export const shapeOf = (fields: readonly pg.FieldDef[]): Shape | null => {
  const instants = fields.filter(({ dataTypeID }) => dataTypeID === builtins.TIMESTAMPTZ).map(({ name }) => name);
  const isCarried = ({ dataTypeID }: pg.FieldDef) =>
    dataTypeID === builtins.TIMESTAMPTZ || SAME_IN_JSON.has(dataTypeID);
  return fields.every(isCarried) ? { instants } : null;
};
