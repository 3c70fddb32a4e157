import { type Day, dayOf, partsOf } from './days.js';

export type Convention = 'CALENDAR' | 'STATE_15TH';

/** Half-open. */
export interface Period {
  from: Day;
  to: Day;
  convention: Convention;
}

/** What the API is asked: days as numbers, as everywhere in the oracle. */
export interface AskedPeriod {
  from?: Day;
  to?: Day;
  year?: number;
  half?: number;
  quarter?: number;
  month?: number;
  throughMonth?: number;
  term?: string;
  convention?: Convention;
}

/** The first day of a month: the 15th of the one before, by the state rule. */
const firstDay = (year: number, month: number, convention: Convention): Day =>
  convention === 'STATE_15TH' ? dayOf(year, month - 1, 15) : dayOf(year, month, 1);

/** The days that are meant; the question is taken to be a proper one. */
export function periodOf(asked: AskedPeriod): Period {
  const { convention = 'CALENDAR', year } = asked;
  if (asked.term !== undefined) {
    const [first, last] = asked.term.split('-').map(Number);
    return { from: dayOf(first!, 7, 1), to: dayOf(last!, 7, 1), convention };
  }
  if (year === undefined) return { from: asked.from!, to: asked.to!, convention };
  const [first, last] = months(asked);
  return { from: firstDay(year, first, convention), to: firstDay(year, last + 1, convention), convention };
}

function months({ half, quarter, month, throughMonth }: AskedPeriod): [first: number, last: number] {
  if (half !== undefined) return half === 1 ? [1, 6] : [7, 12];
  if (quarter !== undefined) return [3 * quarter - 2, 3 * quarter];
  if (month !== undefined) return [month, month];
  return [1, throughMonth ?? 12];
}

/** The months of a period by its own convention, the first and the last cut to it. */
export function monthsOf(period: Period): (Period & { year: number; month: number })[] {
  const found = [];
  const [firstYear] = partsOf(period.from);
  const [lastYear] = partsOf(period.to);
  for (let year = firstYear; year <= lastYear + 1; year++) {
    for (let month = 1; month <= 12; month++) {
      const from = Math.max(period.from, firstDay(year, month, period.convention));
      const to = Math.min(period.to, firstDay(year, month + 1, period.convention));
      if (from < to) found.push({ year, month, from, to, convention: period.convention });
    }
  }
  return found;
}
