import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetLimits } from './limits.js';
import type { RawCell, RawRow } from './raw.js';
import { SheetRefused } from './refused.js';

const SEPARATORS = [';', ',', '\t'] as const;
const SAMPLE_BYTES = 64 << 10;
const NOTHING: ReadonlySet<number> = new Set();

/**
 * The rows of a CSV as a stream: UTF-8 with or without BOM, or UTF-16 with one; comma, semicolon or tab. Blank lines
 * count, as they do in a spreadsheet, and are not told.
 *
 * @throws SheetRefused SHEET_ENCODING, SHEET_CSV_BROKEN, SHEET_ROWS, SHEET_COLUMNS or SHEET_CELL_LENGTH.
 */
export async function* csvRows(path: string, limits: SheetLimits): AsyncGenerator<RawRow> {
  const sample = await sampleOf(path);
  const encoding = encodingOf(sample);
  const parser = parse({
    delimiter: separatorOf(new TextDecoder(encoding).decode(sample)),
    relax_column_count: true,
    relax_quotes: true,
    // A quote that never closes would take the rest of the file into one cell.
    max_record_size: limits.columns * limits.cellLength,
  });
  const input = createReadStream(path);
  const text = decoded(encoding);
  input.on('error', (error) => text.destroy(error));
  text.on('error', (error) => parser.destroy(error));
  input.pipe(text).pipe(parser);
  let row = 0;
  let filled = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      const cells = new Map<number, RawCell>();
      for (const [column, cell] of record.entries()) {
        if (!cell.trim()) continue;
        if (column >= limits.columns) throw new SheetRefused('SHEET_COLUMNS', { row, most: limits.columns });
        if (cell.length > limits.cellLength)
          throw new SheetRefused('SHEET_CELL_LENGTH', { row, most: limits.cellLength });
        cells.set(column, armed(cell));
      }
      if (cells.size === 0) continue;
      if (++filled > limits.rows) throw new SheetRefused('SHEET_ROWS', { most: limits.rows });
      yield { row, cells, merged: NOTHING, across: NOTHING };
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new SheetRefused('SHEET_CSV_BROKEN', { row: row + 1 }, { cause });
    throw cause;
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** Takes off the apostrophe that write-sheet.ts puts before what a spreadsheet would run. */
const armed = (cell: string): string => (/^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell);

async function sampleOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const encodingOf = (sample: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

/** Bytes → text without BOM. */
function decoded(encoding: string): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new SheetRefused('SHEET_ENCODING', {}, { cause });
    }
  };
  return new Transform({
    decodeStrings: false,
    encoding: 'utf8',
    transform(chunk: Buffer, _, done) {
      try {
        done(null, decode(chunk));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, decode());
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/**
 * The separator that divides the first lines into many columns, alike in many lines; Excel's own `sep=;` line says it
 * outright. What stands in quotes does not count.
 */
function separatorOf(sample: string): string {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(sample);
  if (said) return said[1]!;
  const sampled = sample
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .slice(0, 30);
  const alike = (separator: string) => {
    const lines = new Map<number, number>();
    for (const line of sampled)
      lines.set(line.split(separator).length, (lines.get(line.split(separator).length) ?? 0) + 1);
    return Math.max(...[...lines].map(([columns, count]) => (columns - 1) * count));
  };
  return SEPARATORS.reduce<string>((best, next) => (alike(next) > alike(best) ? next : best), SEPARATORS[0]);
}
