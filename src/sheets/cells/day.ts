import { isDay } from '../../api/scalars.js';
import { folded } from '../fold.js';
import type { CellProblem } from '../raw.js';

const NO_DAY: CellProblem = { code: 'CELL_DAY', facts: {} };
/** Spreadsheets count days from here; before 1 March 1900 Excel is off by one, and no program is that old. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** 18 May 1927: what is smaller was meant as a year or a count. */
const LEAST_SERIAL = 10_000;
const MOST_SERIAL = 2_958_465;
/** By how much a day's number is smaller in workbooks that count from 1904, as old Macs wrote them. */
export const DAYS_TO_1904 = 1462;

/** The day that a spreadsheet stores as a number, if it is one; hours are dropped. */
export function dayOfSerial(serial: number): string | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= MOST_SERIAL)) return undefined;
  // Excel knows a 29 February 1900, which was none; what comes before it is a day later than it says.
  const days = whole < 60 ? whole + 1 : whole;
  return new Date(EPOCH + days * DAY_MS).toISOString().slice(0, 10);
}

/** The number by which a spreadsheet stores a day. */
export const serialOf = (day: string): number => {
  const days = (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS;
  return days <= 60 ? days - 1 : days;
};

/**
 * The day of a day column: `02/03/2026`, `2-3-2026`, `2.3.2026`, `ngày 2 tháng 3 năm 2026`, `2026-03-02`, each with or
 * without a time of day, or the number by which spreadsheets store it. The day comes before the month, always.
 */
export function dayOf(raw: string | number): { value: string } | { problem: CellProblem } {
  if (typeof raw === 'number') {
    const day = raw >= LEAST_SERIAL ? dayOfSerial(raw) : undefined;
    return day ? { value: day } : { problem: NO_DAY };
  }
  const text = raw.trim().replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(\s*[AP]M|Z)?$/i, '');
  const iso = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(text);
  const vietnamese =
    /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(text) ??
    /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4}|\d{2})$/.exec(folded(text));
  const [year, month, day] = iso ? iso.slice(1) : vietnamese ? vietnamese.slice(1).reverse() : [];
  if (!year) {
    return /^\d{5}$/.test(text) ? dayOf(Number(text)) : { problem: NO_DAY };
  }
  if (year.length === 2) return { problem: { code: 'CELL_DAY_YEAR', facts: {} } };
  const value = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDay(value) ? { value } : { problem: NO_DAY };
}

/** `02/03/2026`, as people write it. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/');
