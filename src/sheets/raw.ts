import type { ProblemCode } from '../api/problem-messages.js';

/** Why a cell cannot be taken; the codes are `CELL_…` of api/sheet-messages.ts. */
export interface CellProblem {
  code: ProblemCode;
  facts: Record<string, string | number>;
}

/** What a cell holds that somebody typed. */
export type TypedCell = string | number | boolean | { day: string /* YYYY-MM-DD */ };

/**
 * What a file says in a cell; an empty cell is absent. A cell that says nothing which can be trusted (a formula, an
 * error) is its problem, with what its sender saw there, so that it comes back to them.
 */
export type RawCell = TypedCell | { problem: CellProblem; shown?: TypedCell };

/** What somebody sees in a cell, whether it can be trusted or not; undefined where a problem shows nothing. */
export const shownIn = (cell: RawCell): TypedCell | undefined =>
  typeof cell === 'object' && 'problem' in cell ? cell.shown : cell;

/** One row of a file before its headings are known. */
export interface RawRow {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  /** By column, from 0. */
  cells: Map<number, RawCell>;
  /** The columns whose cell belongs to a merged range and is not its upper left one. */
  merged: ReadonlySet<number>;
  /** Those of them that were merged with a cell of the same row. */
  across: ReadonlySet<number>;
}
