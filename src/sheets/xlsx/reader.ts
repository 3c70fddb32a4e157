import type { SheetLimits } from '../limits.js';
import type { Source } from '../source.js';
import { readDayFormats } from './day-formats.js';
import { readMerges } from './merges.js';
import { openPackage } from './package.js';
import { readSharedStrings } from './shared-strings.js';
import { sheetRows } from './sheet-rows.js';
import { readWorkbook } from './workbook.js';

/**
 * The sheets of an XLSX that people see, each to be read as a stream.
 *
 * @throws SheetRefused for what is no plain workbook, or asks for more than `limits`.
 */
export async function openWorkbook(path: string, limits: SheetLimits): Promise<{ sources: Source[]; close(): void }> {
  const parts = await openPackage(path, limits);
  try {
    const workbook = await readWorkbook(parts, limits);
    const strings = await readSharedStrings(parts, workbook.sharedStrings, limits);
    const isDay = await readDayFormats(parts, workbook.styles, limits);
    const { is1904, formName } = workbook;
    const sources = workbook.sheets.map(({ name, part }) => ({
      names: formName === undefined ? [name] : [name, formName],
      is1904,
      isDelimited: false,
      async *rows() {
        const merges = await readMerges(parts.read(part), limits);
        yield* sheetRows(parts.read(part), { strings, isDay, is1904, merges }, limits);
      },
    }));
    return { sources, close: () => parts.close() };
  } catch (error) {
    parts.close();
    throw error;
  }
}
