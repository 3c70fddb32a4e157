import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Row } from './rows.js';

/** The files that one step reads. What it took from them is what the audit trail keeps of it. */
export class SeedSource {
  /** Every row taken, in the order of reading. */
  readonly taken: Row['values'][] = [];

  constructor(
    private readonly directory: string,
    readonly isDemo: boolean,
  ) {}

  /** The rows of a CSV file with a header row; with `isDue`, those of this step. */
  async records(file: string, isDue: (row: Row) => boolean = () => true): Promise<Row[]> {
    const parsed: Record<string, string>[] = parse(await this.text(file), { columns: true });
    const rows = parsed.map((values, index) => new Row(`${file}, line ${index + 2}`, values)).filter(isDue);
    for (const { values } of rows) this.taken.push(values);
    return rows;
  }

  async text(file: string): Promise<string> {
    return (await readFile(join(this.directory, file), 'utf8')).trim();
  }
}
