import { basename } from 'node:path';
import type { Language } from '../api/messages.js';
import { isSafeText } from '../api/text.js';
import type { RawCell } from './cell.js';
import { DAYS_TO_1904 } from './cells/day.js';
import { csvRows } from './csv-rows.js';
import { fileType } from './file-type.js';
import { isExample } from './example.js';
import type { Form } from './form.js';
import { HEADING_ROWS, type Headings, findHeadings } from './headings.js';
import { DEFAULT_LIMITS, type SheetLimits } from './limits.js';
import { legacyEncodingOf } from './legacy-text.js';
import { type RawRow, shownIn } from './raw.js';
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
  isDelimited: true,
  rows: () => csvRows(path, limits),
});

interface Chosen {
  headings: Headings;
  first: readonly RawRow[];
  rest: AsyncGenerator<RawRow>;
  is1904: boolean;
  /** How many cells the row of headings has, where a row may not have more. */
  width: number;
}

/** The first sheet with headings. */
async function chosen(sources: readonly Source[], forms: readonly Form[], fileName: string): Promise<Chosen> {
  for (const { names, is1904, isDelimited, rows } of sources) {
    const rest = safeRows(rows());
    try {
      const first = await firstRows(rest);
      assertUnicode(first.flatMap(({ cells }) => [...cells.values()]));
      const headings = findHeadings(first, forms, [...names, fileName]);
      if (headings) {
        const heads = first.find(({ row }) => row === headings.row)!.cells;
        return { headings, first, rest, is1904, width: isDelimited ? Math.max(...heads.keys()) + 1 : Infinity };
      }
    } catch (error) {
      await rest.return(undefined);
      throw error;
    }
    await rest.return(undefined);
  }
  throw new SheetRefused('SHEET_HEADINGS_UNKNOWN', { rows: HEADING_ROWS });
}

/** NUL and half of a surrogate pair are no text, and no database keeps them: such a cell says nothing. */
async function* safeRows(rows: AsyncGenerator<RawRow>): AsyncGenerator<RawRow> {
  for await (const row of rows) {
    for (const [at, cell] of row.cells) {
      const text = shownIn(cell);
      if (typeof text === 'string' && !isSafeText(text)) row.cells.set(at, UNSAFE);
    }
    yield row;
  }
}

const UNSAFE: RawCell = { problem: { code: 'CELL_UNSAFE', facts: {} } };

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
async function* listed(chosen: Chosen): AsyncGenerator<ReadRow> {
  for (const row of chosen.first) if (row.row > chosen.headings.row) yield* rowOf(chosen, row);
  for await (const row of chosen.rest) {
    assertUnicode(row.cells.values());
    yield* rowOf(chosen, row);
  }
}

/** The row by column; none where nothing of it is its own: the rest of a merged range, a title across the table. */
function* rowOf({ headings, is1904, width }: Chosen, { row, cells: raw, merged, across }: RawRow): Generator<ReadRow> {
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
  if (Math.max(...raw.keys()) >= width) {
    // Told at the last cell that has a heading: no value is trusted there.
    const { key } = headings.columns.get(Math.max(...headings.columns.keys()))!;
    const shown = cells[key] === undefined ? undefined : shownIn(cells[key]);
    cells[key] = { problem: { code: 'CELL_BEYOND', facts: {} }, ...(shown !== undefined && { shown }) };
  }
  yield { row, cells };
}
