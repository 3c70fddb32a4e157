import type { Readable } from 'node:stream';
import type { Language } from '../api/messages.js';
import { csvStream } from './csv-writer.js';
import type { Column, Form, Words } from './form.js';
import { xlsxStream } from './xlsx/writer.js';

export { templateOf } from './xlsx/template.js';

export interface WriteOptions {
  language: Language;
  /** The keys of the columns to write, in this order; all columns of the form by default. */
  columns?: readonly string[];
  /** XLSX: a line above the headings. */
  note?: Words;
}

/**
 * A list as a file, as the rows come: typed values by column key, of which `openSheet` and `valueOf` give the same back.
 * No text runs as a formula. Memory stays the same however many rows there are; the rows' own error ends the stream.
 */
export function writeSheet(
  format: 'xlsx' | 'csv',
  form: Form,
  { language, columns, note }: WriteOptions,
  rows: AsyncIterable<Record<string, unknown>>,
): Readable {
  const written = columns?.map((key) => columnOf(form, key)) ?? form.columns;
  return format === 'csv'
    ? csvStream(written, language, rows)
    : xlsxStream(form, written, { language, note: note?.[language] }, rows);
}

const columnOf = (form: Form, key: string): Column => {
  const column = form.columns.find((one) => one.key === key);
  if (!column) throw new Error(`the form ${form.name} has no column ${key}`);
  return column;
};
