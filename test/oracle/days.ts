/**
 * The oracle's own calendar. A day is the number of days since 1 January 1970, so that ranges are plain comparisons;
 * nothing here is shared with the product, which keeps days as texts.
 */
export type Day = number;

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const leapsUntil = (year: number) => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
const startOfYear = (year: number): Day => 365 * (year - 1970) + leapsUntil(year - 1) - leapsUntil(1969);
const lengthsOfMonths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date of a year; month 13 is January of the next year, month 0 December of the one before. */
export function dayOf(year: number, month: number, date: number): Day {
  if (month > 12) return dayOf(year + 1, month - 12, date);
  if (month < 1) return dayOf(year - 1, month + 12, date);
  const before = lengthsOfMonths(year).slice(0, month - 1);
  return startOfYear(year) + before.reduce((days, length) => days + length, 0) + date - 1;
}

/** `YYYY-MM-DD` as a day. */
export function day(text: string): Day {
  const [year, month, date] = text.split('-').map(Number);
  return dayOf(year!, month!, date!);
}

/** Year, month and date of a day. */
export function partsOf(day: Day): [year: number, month: number, date: number] {
  let year = 1970 + Math.floor(day / 366);
  while (startOfYear(year + 1) <= day) year++;
  let rest = day - startOfYear(year);
  let month = 1;
  for (const length of lengthsOfMonths(year)) {
    if (rest < length) break;
    rest -= length;
    month++;
  }
  return [year, month, rest + 1];
}

/** A day as `YYYY-MM-DD`. */
export function textOf(day: Day): string {
  const [year, month, date] = partsOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The day it is in Vietnam, seven hours ahead of UTC. */
export const today = (): Day => Math.floor((Date.now() / 3_600_000 + 7) / 24);

/** Half-open, a null end is open. */
export interface Dated {
  valid_from: Day | null;
  valid_to: Day | null;
}

export const holds = ({ valid_from, valid_to }: Dated, day: Day): boolean =>
  (valid_from ?? -Infinity) <= day && day < (valid_to ?? Infinity);
