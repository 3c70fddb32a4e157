import { basename } from 'node:path';
import type { Language } from '../api/messages.js';
import type { RawCell } from './cell.js';
import { csvRows } from './csv-rows.js';
import { fileType } from './file-type.js';
import { isExample } from './example.js';
import type { Form } from './form.js';
import { HEADING_ROWS, type Headings, findHeadings } from './headings.js';
import { DEFAULT_LIMITS, type SheetLimits } from './limits.js';
import type { RawRow } from './raw.js';
import { SheetRefused } from './refused.js';

export { SheetRefused } from './refused.js';
export type { SheetLimits } from './limits.js';

/** A row of the list. */
export interface ReadRow {
  /** As the spreadsheet numbers it. */
  row: number;
  /** By column key; an empty cell is absent. */
  cells: Record<string, RawCell>;
}

/** A list that is open for reading. */
export interface OpenedSheet {
  form: Form;
  /** Of most of its headings. */
  language: Language;
  /** The keys of its columns, from left to right. */
  columns: string[];
  /** Headings that no column has; what stands below them is not read. */
  unknownHeadings: string[];
  /** The rows below the headings, once, as a stream. @throws SheetRefused as the file turns out to be damaged further down. */
  rows(): AsyncIterable<ReadRow>;
  close(): Promise<void>;
}

/** The rows of one sheet of a file. */
export interface Source {
  /** Names that may say what the sheet is: its own. */
  names: readonly string[];
  rows(): AsyncGenerator<RawRow>;
}

/**
 * Opens an XLSX or CSV and finds its headings, which say which of `forms` it follows. Of several sheets the first one
 * with headings is read. Memory stays the same however long the list is.
 *
 * @throws SheetRefused with a code that tells what to do: hostile, damaged, of another type, without known headings.
 */
export async function openSheet(
  file: { path: string; name: string | null },
  forms: readonly Form[],
  limits: Partial<SheetLimits> = {},
): Promise<OpenedSheet> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  await fileType(file.path, bounds);
  const sources: Source[] = [{ names: [], rows: () => csvRows(file.path, bounds) }];
  for (const source of sources) {
    const names = [...source.names, file.name === null ? '' : basename(file.name).replace(/\.\w+$/, '')];
    const rows = source.rows();
    const first = await firstRows(rows);
    const headings = findHeadings(first, forms, names);
    if (!headings) {
      await rows.return(undefined);
      continue;
    }
    return {
      form: headings.form,
      language: headings.language,
      columns: [...headings.columns].sort(([a], [b]) => a - b).map(([, { key }]) => key),
      unknownHeadings: headings.unknown,
      rows: () => listed(headings, first, rows),
      close: async () => void (await rows.return(undefined)),
    };
  }
  throw new SheetRefused('SHEET_HEADINGS_UNKNOWN', { rows: HEADING_ROWS });
}

async function firstRows(rows: AsyncGenerator<RawRow>): Promise<RawRow[]> {
  const first: RawRow[] = [];
  while (first.length < HEADING_ROWS) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  return first;
}

/** The rows below the headings, by column. */
async function* listed(
  headings: Headings,
  first: readonly RawRow[],
  rest: AsyncGenerator<RawRow>,
): AsyncGenerator<ReadRow> {
  for (const row of first) if (row.row > headings.row) yield* rowOf(headings, row);
  for await (const row of rest) yield* rowOf(headings, row);
}

function* rowOf(headings: Headings, { row, cells: raw, merged }: RawRow): Generator<ReadRow> {
  const cells: Record<string, RawCell> = {};
  let own = 0;
  for (const [at, column] of headings.columns) {
    const cell = raw.get(at);
    if (cell === undefined) continue;
    cells[column.key] = cell;
    if (!merged.has(at)) own += 1;
  }
  // A row of which nothing is its own is the rest of a merged range, or a title across the table.
  if (own === 0 || isTitle(raw, merged) || isExample(headings.form, raw, cells)) return;
  yield { row, cells };
}

/** Whether one cell, merged across, is all that the row holds: “I. Xã Gia Viễn”. */
const isTitle = (raw: RawRow['cells'], merged: RawRow['merged']): boolean =>
  raw.size > 2 && raw.size - merged.size === 1;
