import type { SheetLimits } from '../limits.js';
import { SheetRefused } from '../refused.js';
import type { Package } from './package.js';
import { readWhole } from './xml.js';

/** Whether a cell of this style shows its number as a day. */
export type IsDay = (style: number) => boolean;

/** The formats that need no words: those of days, and those that East Asian versions have besides. */
const isBuiltIn = (format: number) =>
  (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);

const MOST_STYLES = 100_000;

/** Reads which styles show days; of everything else that a style says nothing is needed. */
export async function readDayFormats(parts: Package, part: string | undefined, limits: SheetLimits): Promise<IsDay> {
  if (part === undefined) return () => false;
  const codes = new Map<number, boolean>();
  const days: boolean[] = [];
  let isCellFormats = false;
  await readWhole(
    parts.read(part),
    {
      open(name, attributes) {
        if (name === 'cellXfs') isCellFormats = true;
        if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), showsDay(attributes['formatCode'] ?? ''));
        if (codes.size > MOST_STYLES || days.length > MOST_STYLES) throw new SheetRefused('SHEET_UNPACKED_SIZE');
        if (name !== 'xf' || !isCellFormats) return;
        const format = Number(attributes['numFmtId'] ?? 0);
        days.push(codes.get(format) ?? isBuiltIn(format));
      },
      close(name) {
        if (name === 'cellXfs') isCellFormats = false;
      },
    },
    limits,
  );
  return (style) => days[style] ?? false;
}

/** A format of a day names a day or a year outside what is quoted, escaped or in brackets. */
const showsDay = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, ''));
