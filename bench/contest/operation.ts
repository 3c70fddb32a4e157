import type pg from 'pg';

/** Who is measured: the product; PostGraphile 5 on the same tables; Node's own HTTP with one statement written by hand. */
export const CONTENDERS = ['ours', 'postgraphile', 'raw'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** Contenders that are asked in GraphQL. */
export type GraphQLContender = Exclude<Contender, 'raw'>;

/** One choice of an operation's variables; what it holds is the operation's own business. */
export type VariableSet = Record<string, string | number | readonly string[]>;

/** What a contender is asked over GraphQL. */
interface Question {
  document: string;
  variables(set: VariableSet): Record<string, unknown>;
  /** The cursor of the page before, which this contender alone can tell; a set holds it under the contender's name. */
  cursor?(set: VariableSet, ask: Ask): Promise<string>;
  /** What of the data is compared with the others' answers; by default the data as it is. */
  told?(data: any): unknown;
}

/** The product's bars: the least it has to reach, and the most statements a request may take. */
export interface Bars {
  postgraphile: number;
  raw: number;
  statements: number;
}

/** One of the five operations, as each contender is asked it. All of them give the same answer. */
export interface Operation {
  name: string;
  title: string;
  bars: Bars;
  /** So many sets of variables, drawn from the country by its own dice: the same country gives the same sets. */
  draw(client: pg.ClientBase, count: number): Promise<VariableSet[]>;
  ours: Question;
  postgraphile: Question;
  /**
   * How much an answer tells, in the shape in which answers are compared: programs, activities. Where most tell nothing,
   * what they are told from is not there, and that all agree says nothing.
   */
  counted(told: any): number;
  /** The statement gives one row with one column: the answer's data as JSON. */
  raw: { sql: string; values(set: VariableSet): unknown[] };
}

/** Asks a contender one question and gives its data; throws where it has errors. */
export type Ask = (document: string, variables: Record<string, unknown>) => Promise<any>;

/** How many sets of variables each operation is asked with. */
export const SETS = 1_000;

/** The day it is in Vietnam, in SQL. */
export const TODAY = `(now() at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Whether the dated row under `alias` counts on a day, in SQL. */
export const inForce = (alias: string, day = TODAY): string =>
  `${alias}.annulled_at is null and ${alias}.valid_from <= ${day} and (${alias}.valid_to is null or ${day} < ${alias}.valid_to)`;

export const SHOWN = `('FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED')`;
