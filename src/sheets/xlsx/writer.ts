import { Readable } from 'node:stream';
import type { Language } from '../../api/messages.js';
import { cellOf } from '../cell.js';
import type { CellKind, Column, Form } from '../form.js';
import type { RawCell } from '../raw.js';
import { listsOf } from './lists.js';
import type { LookName } from './looks.js';
import { type SheetFrame, rowXml, sheetHead, sheetTail, heightOf } from './sheet-xml.js';
import { workbookParts } from './workbook-parts.js';
import { zipped } from './zip.js';

/** In characters, as spreadsheets count them. */
export const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 28,
  code: 16,
  integer: 13,
  decimal: 13,
  day: 14,
  yesNo: 14,
  position: 26,
  latitude: 14,
  longitude: 14,
  equipment: 44,
  codes: 28,
  choice: 24,
};

/** How the cells of a column look; what is text stays text when people edit it. */
export const lookOfColumn = ({ kind, isMultiline }: Column): LookName => {
  if (kind === 'day') return 'day';
  if (isMultiline || kind === 'equipment') return 'lines';
  return kind === 'integer' || kind === 'decimal' || kind === 'latitude' || kind === 'longitude' ? 'plain' : 'text';
};

/** Sentences want room. */
const widthOf = ({ kind, isMultiline }: Column): number => (isMultiline ? WIDTHS.equipment : WIDTHS[kind]);

/** As a sheet may be named. */
export const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** XLSX as the rows come. */
export function xlsxStream(
  form: Form,
  columns: readonly Column[],
  { language, note }: { language: Language; note: string | undefined },
  rows: AsyncIterable<Record<string, unknown>>,
): Readable {
  const headingRow = note ? 2 : 1;
  const { dropDowns, sheet: lists } = listsOf(columns, language);
  const frame: SheetFrame = {
    columns: columns.map((column) => ({ width: widthOf(column), look: lookOfColumn(column) })),
    frozenRow: headingRow,
    dropDowns,
  };
  const list = {
    name: sheetName(form.title[language]),
    headingRow,
    content: listXml(columns, frame, language, note, rows),
  };
  const sheets = dropDowns.length > 0 ? [list, lists] : [list];
  return Readable.from(zipped(workbookParts(sheets, form.name)), { objectMode: false });
}

const PART_LENGTH = 32 << 10;
const HEADING_HEIGHT = 34;
const ONE_LINE = heightOf([], []);

async function* listXml(
  columns: readonly Column[],
  frame: SheetFrame,
  language: Language,
  note: string | undefined,
  rows: AsyncIterable<Record<string, unknown>>,
) {
  let part = sheetHead(frame);
  let row = 0;
  if (note) part += rowXml(++row, [{ value: note, look: 'title' }], 24);
  const headings = columns.map(({ heading }) => ({ value: heading[language], look: 'required' as const }));
  part += rowXml(++row, headings, HEADING_HEIGHT);
  const widths = columns.map(widthOf);
  for await (const values of rows) {
    const cells = columns.map((column) => {
      const value = cellOf(column, values[column.key], language);
      return value === undefined ? undefined : { value, look: lookOfCell(column, value) };
    });
    // Not every program makes a row as high as its lines when it opens the file.
    const texts = cells.map((cell) => (cell?.look === 'lines' ? String(cell.value) : undefined));
    const height = heightOf(texts, widths);
    part += rowXml(++row, cells, height > ONE_LINE ? height : undefined);
    if (part.length >= PART_LENGTH) {
      yield part;
      part = '';
    }
  }
  yield part + sheetTail(frame);
}

/** A text in a column of numbers or days stays what it is, too. */
const lookOfCell = (column: Column, value: RawCell): LookName => {
  if (typeof value === 'object') return 'day';
  const look = lookOfColumn(column);
  return typeof value === 'string' ? (look === 'lines' ? look : 'text') : 'plain';
};
