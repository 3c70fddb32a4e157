import pg from 'pg';
import sql, { type Sql, join, raw } from 'sql-template-tag';

/**
 * What a request asks for at one moment, a wave, goes to the database as one statement. A statement of its own costs a
 * message there and back and the waking of two processes, often more than its work.
 *
 * Rows travel by columns: an array of the values of each, as JSON. To take a thousand rows out of PostgreSQL's own protocol,
 * value by value, costs three times as much; and JSON by rows names every column in every row.
 */
const asOneStatement = (parts: readonly { statement: Sql; shape: Shape }[]): Sql =>
  sql`select ${join(
    parts.map(({ statement, shape }, at) => {
      const names = shape.columns.map((_, column) => `c${column}`);
      return sql`(select json_build_array(${raw(names.map((name) => `json_agg(${name})`).join(', '))})
      from (${statement}) part (${raw(names.join(', '))})) as ${raw(partName(at))}`;
    }),
  )}`;

/** A statement as it went to the database; tests pin these, logs name them. */
export interface SentStatement {
  name: string;
  text: string;
  values: unknown[];
}

/** A statement with its name in front, by which it is told in the database's own views, too. */
export const sentAs = (name: string, { text, values }: Sql): SentStatement => ({
  name,
  text: `/* ${name} */ ${text}`,
  values,
});

const MOST_KNOWN = 2_000;

/**
 * Makes waves of statements whose shapes are known. The same parts come again with other values, so what of them is a
 * matter of text is put together once.
 */
export const waves = (): ((parts: readonly { name: string; statement: Sql; shape: Shape }[]) => SentStatement) => {
  let known = new Map<string, Pick<SentStatement, 'name' | 'text'>>();
  return (parts) => {
    const key = parts.map(({ shape }) => shape.id).join();
    let wave = known.get(key);
    if (!wave) {
      if (known.size >= MOST_KNOWN) known = new Map();
      const name = parts.map((part) => part.name).join(' + ');
      const { text } = sentAs(name, asOneStatement(parts));
      wave = { name, text };
      known.set(key, wave);
    }
    return { ...wave, values: parts.flatMap(({ statement }) => statement.values) };
  };
};

const partName = (at: number) => `part${at}`;

/** What comes of it: a row of one value a part, the values of each column in the order of the rows; null: no rows. */
export type PartsRow = Record<string, (unknown[] | null)[]>;

/** The rows of a part, as they would have come by themselves. */
export const rowsOfPart = (answer: PartsRow, at: number, { rowsOf, instants }: Shape): Record<string, unknown>[] => {
  const told = answer[partName(at)]!;
  if (!told[0]) return [];
  return rowsOf(told.map((values, column) => (instants.has(column) ? values!.map(asInstant) : values!)));
};

const asInstant = (value: unknown) => (value === null ? null : new Date(value as string).toISOString());

/** How the rows of a statement travel; known once it has been sent by itself. */
export interface Shape {
  /** Its statement's own. */
  id: number;
  columns: readonly string[];
  /** Those, by their places, whose text is another in JSON. */
  instants: ReadonlySet<number>;
  /** Rows from the values of each column. */
  rowsOf: RowsOf;
}

type RowsOf = (columns: readonly (readonly unknown[])[]) => Record<string, unknown>[];

/** A function for these columns alone, which makes a thousand rows in a tenth of the time that setting them by name takes. */
const rowsWith = (names: readonly string[]): RowsOf => {
  const lists = names.map((_, column) => `c${column}`);
  const fields = names.map((name, column) => `${JSON.stringify(name)}: c${column}[row]`);
  return new Function(
    'columns',
    `const [${lists.join(', ')}] = columns;
    const rows = new Array(c0.length);
    for (let row = 0; row < rows.length; row++) rows[row] = { ${fields.join(', ')} };
    return rows;`,
  ) as RowsOf;
};

const { builtins } = pg.types;
const TEXTS = 1009;
const INTEGERS = 1007;
/** Whose values JSON gives as the parsers of values.ts do. */
const SAME_IN_JSON = new Set<number>([
  ...[builtins.BOOL, builtins.INT2, builtins.INT4, builtins.INT8, builtins.FLOAT8, builtins.NUMERIC],
  ...[builtins.TEXT, builtins.VARCHAR, builtins.DATE, builtins.JSON, builtins.JSONB, TEXTS, INTEGERS],
]);

let shapesTold = 0;

/** Null: it has no columns, or some that JSON does not carry as they are. */
export const shapeOf = (fields: readonly pg.FieldDef[]): Shape | null => {
  const isInstant = ({ dataTypeID }: pg.FieldDef) => dataTypeID === builtins.TIMESTAMPTZ;
  if (fields.length === 0 || !fields.every((field) => isInstant(field) || SAME_IN_JSON.has(field.dataTypeID)))
    return null;
  const columns = fields.map(({ name }) => name);
  return {
    id: ++shapesTold,
    columns,
    rowsOf: rowsWith(columns),
    instants: new Set(fields.flatMap((field, column) => (isInstant(field) ? column : []))),
  };
};
