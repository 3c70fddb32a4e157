import { DomainError } from './error.js';

/** A calendar day in Vietnam, `YYYY-MM-DD`. Such texts compare as their days do. */
export type Day = string;

/** Half-open: the first day in, the last day out. A null `validFrom` is "not known", a null `validTo` "still stands". */
export interface Validity {
  validFrom?: Day | null;
  validTo?: Day | null;
}

export function isValidOn(row: Validity, day: Day): boolean {
  return (!row.validFrom || row.validFrom <= day) && (!row.validTo || day < row.validTo);
}

/** Ends an open row; `what` names it in the refusal. */
export function closeRow(row: Validity, on: Day, what: string): void {
  if (row.validTo)
    throw new DomainError('ALREADY_CLOSED', `${what} ended on ${row.validTo} already`, { ended: row.validTo });
  if (row.validFrom && on <= row.validFrom) {
    throw new DomainError('VALIDITY_EMPTY', `${what} begins on ${row.validFrom} and cannot end on ${on}`, { on });
  }
  row.validTo = on;
}

/**
 * What is said to begin or end later may lie a year ahead; further, it is rather a slip.
 *
 * @throws DomainError DAY_TOO_FAR
 */
export function assertWithinAYear(day: Day, today: Day): void {
  const latest = new Date(Date.parse(today) + 365 * 86_400_000).toISOString().slice(0, 10);
  if (day > latest) throw new DomainError('DAY_TOO_FAR', `${day} is after ${latest}`, { latest });
}

/** The day after. */
export function nextDay(day: Day): Day {
  return dayAfter(day, 1);
}

/** The day so many days after. */
export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
