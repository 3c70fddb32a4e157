import { basename } from 'node:path';
import type { Language } from '../api/messages.js';
import type { RawCell } from './cell.js';
import { DAYS_TO_1904 } from './cells/day.js';
import { csvRows } from './csv-rows.js';
import { fileType } from './file-type.js';
import { isExample } from './example.js';
import type { Form } from './form.js';
import { HEADING_ROWS, type Headings, findHeadings } from './headings.js';
import { DEFAULT_LIMITS, type SheetLimits } from './limits.js';
import { legacyEncodingOf } from './legacy-text.js';
import type { RawRow } from './raw.js';
import { SheetRefused } from './refused.js';
import type { Source } from './source.js';
import { openWorkbook } from './xlsx/reader.js';

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
  const { sources, close } =
    (await fileType(file.path, bounds)) === 'zip'
      ? await openWorkbook(file.path, bounds)
      : { sources: [csvSource(file.path, bounds)], close: () => {} };
  const fileName = file.name === null ? '' : basename(file.name).replace(/\.\w+$/, '');
  try {
    const opened = await chosen(sources, forms, fileName);
    const { headings, rest } = opened;
    return {
      form: headings.form,
      language: headings.language,
      columns: [...headings.columns].sort(([a], [b]) => a - b).map(([, { key }]) => key),
      unknownHeadings: headings.unknown,
      rows: () => listed(opened),
      close: async () => {
        await rest.return(undefined);
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

const csvSource = (path: string, limits: SheetLimits): Source => ({
  names: [],
  is1904: false,
  rows: () => csvRows(path, limits),
});

interface Chosen {
  headings: Headings;
  first: readonly RawRow[];
  rest: AsyncGenerator<RawRow>;
  is1904: boolean;
}

/** The first sheet with headings. */
async function chosen(sources: readonly Source[], forms: readonly Form[], fileName: string): Promise<Chosen> {
  for (const { names, is1904, rows } of sources) {
    const rest = rows();
    try {
      const first = await firstRows(rest);
      assertUnicode(first.flatMap(({ cells }) => [...cells.values()]));
      const headings = findHeadings(first, forms, [...names, fileName]);
      if (headings) return { headings, first, rest, is1904 };
    } catch (error) {
      await rest.return(undefined);
      throw error;
    }
    await rest.return(undefined);
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

/** @throws SheetRefused SHEET_LEGACY_FONT */
function assertUnicode(cells: Iterable<RawCell>): void {
  const encoding = legacyEncodingOf(cells);
  if (encoding) throw new SheetRefused('SHEET_LEGACY_FONT', { encoding });
}

/** The rows below the headings, by column. */
async function* listed({ headings, first, rest, is1904 }: Chosen): AsyncGenerator<ReadRow> {
  for (const row of first) if (row.row > headings.row) yield* rowOf(headings, row, is1904);
  for await (const row of rest) {
    assertUnicode(row.cells.values());
    yield* rowOf(headings, row, is1904);
  }
}

/** The row by column; none where nothing of it is its own: the rest of a merged range, a title across the table. */
function* rowOf(headings: Headings, { row, cells: raw, merged, across }: RawRow, is1904: boolean): Generator<ReadRow> {
  const cells: Record<string, RawCell> = {};
  const places = [...headings.columns.keys()].filter((at) => raw.has(at));
  for (const at of places) {
    const { key, kind } = headings.columns.get(at)!;
    const cell = raw.get(at)!;
    // A day without the format of one: only its column tells.
    cells[key] = is1904 && kind === 'day' && typeof cell === 'number' ? cell + DAYS_TO_1904 : cell;
  }
  const own = places.filter((at) => !merged.has(at)).length;
  const isTitle = own <= 1 && places.length > 2 && places.every((at) => !merged.has(at) || across.has(at));
  if (own === 0 || isTitle || isExample(headings.form, raw, cells)) return;
  yield { row, cells };
}
