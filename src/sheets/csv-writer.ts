import { Readable } from 'node:stream';
import type { Language } from '../api/messages.js';
import { type RawCell, cellOf } from './cell.js';
import { writtenDay } from './cells/day.js';
import { plainNumber, writtenNumber } from './cells/number.js';
import type { Column } from './form.js';

/**
 * In Vietnamese semicolons and decimal commas, in English commas and decimal points: what spreadsheets of either language
 * expect when a CSV is double-clicked.
 */
const PUNCTUATION = { vi: { separator: ';', mark: ',' }, en: { separator: ',', mark: '.' } } as const;

/** A spreadsheet runs a text that begins so; the apostrophe keeps it a text, and csv-rows.ts takes it off again. */
const RUNS = /^[=+\-@\t\r']/;

/** CSV in UTF-8 with a BOM, lines ended by CRLF, flushed in parts. */
export const csvStream = (
  columns: readonly Column[],
  language: Language,
  rows: AsyncIterable<Record<string, unknown>>,
): Readable => Readable.from(linesOf(columns, language, rows), { objectMode: false });

const PART_LENGTH = 32 << 10;

async function* linesOf(columns: readonly Column[], language: Language, rows: AsyncIterable<Record<string, unknown>>) {
  const { separator } = PUNCTUATION[language];
  const line = (cells: readonly string[]) => `${cells.join(separator)}\r\n`;
  let part = `\uFEFF${line(columns.map(({ heading }) => quoted(heading[language], separator)))}`;
  for await (const row of rows) {
    part += line(columns.map((column) => fieldOf(column, cellOf(column, row[column.key], language), language)));
    if (part.length >= PART_LENGTH) {
      yield part;
      part = '';
    }
  }
  yield part;
}

function fieldOf(column: Column, cell: RawCell | undefined, language: Language): string {
  const { separator, mark } = PUNCTUATION[language];
  if (cell === undefined || (typeof cell === 'object' && 'problem' in cell)) return '';
  if (typeof cell === 'number') {
    const isAngle = column.kind === 'latitude' || column.kind === 'longitude';
    return quoted(isAngle ? plainNumber(cell, mark) : writtenNumber(cell, mark), separator);
  }
  if (typeof cell === 'object') return writtenDay(cell.day);
  const text = String(cell);
  return quoted(RUNS.test(text) ? `'${text}` : text, separator);
}

const quoted = (text: string, separator: string): string =>
  /["\r\n]|^\s|\s$/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
