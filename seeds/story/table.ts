import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Cell = string | number | boolean | null;
export type Row<Column extends string> = Record<Column, Cell>;

/** Reads a seed file: one object of strings a row, an empty cell is ''. */
export function readTable<Column extends string>(path: string): Record<Column, string>[] {
  return parse(readFileSync(path), { columns: true });
}

/** Writes rows in the seeds' format: comma, LF, a header row, null as nothing, quotes only where they are needed. */
export function writeTable<Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string {
  const cell = (value: Cell) => {
    const text = value === null ? '' : String(value).normalize('NFC');
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}
