import { Readable } from 'node:stream';
import type { Language } from '../../api/messages.js';
import type { Form } from '../../sheets/form.js';
import { writeSheet } from '../../sheets/write-sheet.js';

export type Format = 'csv' | 'xlsx' | 'geojson' | 'ndjson';

/** A GeoJSON feature (RFC 7946): WGS84, longitude first. */
export interface Feature {
  id: string;
  geometry: object | null;
  properties: Record<string, unknown>;
}

/** What is exported: its rows in batches, and a row in the terms of each sort of file. */
export interface Exported<Row> {
  form: Form;
  /** Those of the form's columns that are told to this viewer. */
  columns: readonly string[];
  batches: AsyncIterable<Row[]>;
  /** NDJSON: an object with the field names of the API. */
  node(row: Row): object;
  /** CSV and XLSX: values by the key of their column. */
  cells(row: Row): Record<string, unknown>;
  feature?(row: Row): Feature;
}

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** How many rows become one piece of text: a whole batch of them would be a megabyte. */
const PIECE = 50;

async function* pieces<Row>(batches: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
  for await (const rows of batches) for (let at = 0; at < rows.length; at += PIECE) yield rows.slice(at, at + PIECE);
}

/** One JSON object a line. */
async function* lines<Row>({ batches, node }: Exported<Row>): AsyncGenerator<string> {
  for await (const rows of pieces(batches)) yield rows.map((row) => `${JSON.stringify(node(row))}\n`).join('');
}

/** One FeatureCollection, a feature a line. */
async function* collection<Row>({ batches, feature }: Exported<Row>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let isFirst = true;
  for await (const rows of pieces(batches)) {
    const features = rows.map((row) => JSON.stringify({ type: 'Feature', ...feature!(row) }));
    yield `${isFirst ? '' : ','}\n${features.join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

async function* records<Row>({ batches, cells }: Exported<Row>): AsyncGenerator<Record<string, unknown>> {
  for await (const rows of batches) for (const row of rows) yield cells(row);
}

/** The file as a stream: it is written as fast as it is read, and holds a batch of rows at a time. */
export const fileOf = <Row>(format: Format, exported: Exported<Row>, language: Language): Readable => {
  switch (format) {
    case 'ndjson':
      return Readable.from(lines(exported), { objectMode: false });
    case 'geojson':
      return Readable.from(collection(exported), { objectMode: false });
    default:
      return writeSheet(format, exported.form, { language, columns: exported.columns }, records(exported));
  }
};
