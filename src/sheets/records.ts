import { type CsvError, parse } from 'csv-parse/sync';

/** One record of a CSV file: its cells by the names of the columns, trimmed, and the line it ends on. */
export interface CsvRecord<Column extends string> {
  line: number;
  cells: Record<Column, string>;
}

/** Why no record of a file can be read. */
export type RecordsFault = 'ENCODING' | 'COLUMNS' | 'SYNTAX';

/** A file that is no list of such records at all. */
export class RecordsError extends Error {
  constructor(
    readonly fault: RecordsFault,
    message: string,
    /** COLUMNS: those that the first line must name. SYNTAX: what is wrong with it. */
    readonly detail: string,
  ) {
    super(message);
  }
}

/**
 * Reads a small CSV file that programs write for programs: UTF-8 with or without BOM, commas, and a first line that
 * names all of the columns and no other, in any order. Texts come composed; empty lines are left out.
 *
 * @throws RecordsError
 */
export function readRecords<const Column extends string>(
  content: Uint8Array,
  columns: readonly Column[],
): CsvRecord<Column>[] {
  let header: readonly string[] = [];
  const text = decode(content);
  let records: { record: Record<Column, string>; info: { lines: number } }[];
  try {
    const named = (found: string[]) => (header = found.map((name) => name.trim()));
    records = parse(text, {
      columns: named as never,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (error) {
    const detail = (error as CsvError).message;
    throw new RecordsError('SYNTAX', `The file is no CSV: ${detail}.`, detail);
  }
  if (header.toSorted().join() !== columns.toSorted().join()) {
    const detail = columns.join(',');
    throw new RecordsError('COLUMNS', `The first line must name the columns ${detail}.`, detail);
  }
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content).normalize('NFC');
  } catch {
    throw new RecordsError('ENCODING', 'The file is not encoded in UTF-8.', '');
  }
}
