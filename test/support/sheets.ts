import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Language } from '../../src/api/messages.js';
import { valueOf } from '../../src/sheets/cell.js';
import type { Form } from '../../src/sheets/form.js';
import { type ReadRow, SheetRefused, type SheetLimits, openSheet } from '../../src/sheets/read-sheet.js';
import { writeSheet } from '../../src/sheets/write-sheet.js';
import { PROGRAM_FORMS } from '../../src/modules/program/program.form.js';

export const TEAMS = PROGRAM_FORMS.NEIGHBOR_GROUP_TEAM;
export const CLUSTERS = PROGRAM_FORMS.SAFE_RESIDENTIAL_CLUSTER;

/** A small form with a column of every sort that the tests of reading need. */
export const LIST: Form = {
  name: 'test-list',
  title: { vi: 'Danh sách thử', en: 'Test list' },
  columns: [
    {
      key: 'name',
      heading: { vi: 'Tên mô hình', en: 'Name' },
      kind: 'text',
      isRequired: true,
      also: ['Tên'],
      note: NOTE(),
    },
    { key: 'code', heading: { vi: 'Mã xã', en: 'Commune code' }, kind: 'code', note: NOTE() },
    { key: 'households', heading: { vi: 'Số hộ', en: 'Households' }, kind: 'integer', isRequired: true, note: NOTE() },
    { key: 'foundedOn', heading: { vi: 'Ngày thành lập', en: 'Founded on' }, kind: 'day', note: NOTE() },
  ],
};

function NOTE() {
  return { vi: 'Ghi gì.', en: 'What goes in.' };
}

/** Runs `use` with a file of this content. */
export async function withFile<T>(content: Buffer | string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'liengia-sheets-'));
  try {
    const path = join(folder, randomUUID());
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface Read {
  form: string;
  language: Language;
  columns: string[];
  unknownHeadings: string[];
  rows: ReadRow[];
}

/** All that a file says. */
export const read = (
  content: Buffer | string,
  forms: readonly Form[] = [LIST],
  { name = null, ...limits }: Partial<SheetLimits> & { name?: string | null } = {},
): Promise<Read> =>
  withFile(content, async (path) => {
    const sheet = await openSheet({ path, name }, forms, limits);
    try {
      const rows: ReadRow[] = [];
      for await (const row of sheet.rows()) rows.push(row);
      const { form, language, columns, unknownHeadings } = sheet;
      return { form: form.name, language, columns, unknownHeadings, rows };
    } finally {
      await sheet.close();
    }
  });

/** The cells alone, row by row. */
export const cellsOf = async (content: Buffer | string, forms: readonly Form[] = [LIST]): Promise<ReadRow['cells'][]> =>
  (await read(content, forms)).rows.map(({ cells }) => cells);

/** How a file is refused. */
export async function refusal(
  content: Buffer | string,
  forms: readonly Form[] = [LIST],
  limits: Partial<SheetLimits> & { name?: string | null } = {},
): Promise<{ code: string; facts: Readonly<Record<string, unknown>> }> {
  try {
    await read(content, forms, limits);
  } catch (error) {
    if (error instanceof SheetRefused) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('the file was taken');
}

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export const written = (
  format: 'xlsx' | 'csv',
  form: Form,
  options: Parameters<typeof writeSheet>[2],
  rows: Iterable<Record<string, unknown>>,
): Promise<Buffer> => buffer(writeSheet(format, form, options, each(rows)));

/** The typed values of rows that were read. */
export const valuesOf = (form: Form, rows: readonly ReadRow[]): Record<string, unknown>[] =>
  rows.map(({ cells }) =>
    Object.fromEntries(
      Object.entries(cells).map(([key, cell]) => {
        const result = valueOf(
          form.columns.find((column) => column.key === key)!,
          cell,
        );
        if ('problem' in result) throw new Error(`${key}: ${result.problem.code} of ${JSON.stringify(cell)}`);
        return [key, result.value];
      }),
    ),
  );
