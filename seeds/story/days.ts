import type { Random } from './random.js';

/** A calendar day, yyyy-mm-dd. Days in this form compare as text. */
export type Day = string;

/** The term of the report, half-open: nothing in the story happens outside it. */
export const TERM = { from: '2020-07-01', to: '2025-07-01' } as const;
export const LAST_DAY = '2025-06-30';
export const REFORM = '2025-07-01';
/** District police end, area teams begin. */
export const POLICE_REFORM = '2025-03-01';

const DAY = 86_400_000;

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY;

const isWorkday = (day: Day) => ![0, 6].includes(new Date(day).getUTCDay());

/** The months of the term by calendar, or by the state rule: from the 15th to the 14th. */
export function monthsOfTerm(rule: 'CALENDAR' | 'STATE_15TH'): { from: Day; to: Day }[] {
  const firstOfMonth = (index: number) => new Date(Date.UTC(2020, 6 + index, 1)).toISOString().slice(0, 10);
  const begin = (index: number) => (rule === 'CALENDAR' ? firstOfMonth(index) : `${firstOfMonth(index).slice(0, 8)}15`);
  const count = rule === 'CALENDAR' ? 60 : 59;
  return Array.from({ length: count }, (_, index) => ({ from: begin(index), to: begin(index + 1) }));
}

/**
 * `count` days of [from, to) in order, evenly drawn along a density: no long gap, and more as the years go on and in
 * October, the month of the national fire-safety day. Working days only, unless weekends are allowed.
 */
export function spreadDays(
  random: Random,
  count: number,
  {
    from = TERM.from,
    to = TERM.to,
    growth = 1.5,
    weekends = false,
  }: {
    from?: Day;
    to?: Day;
    growth?: number;
    weekends?: boolean;
  } = {},
): Day[] {
  const length = daysBetween(from, to);
  const days = Array.from({ length }, (_, index) => addDays(from, index));
  let total = 0;
  const cumulated = days.map((day, index) => {
    if (weekends || isWorkday(day)) total += (1 + (growth * index) / length) * (day.slice(5, 7) === '10' ? 1.6 : 1);
    return total;
  });
  let index = 0;
  return Array.from({ length: count }, (_, i) => {
    const mark = ((i + random.next()) / count) * total;
    while (cumulated[index]! <= mark) index++;
    return days[index]!;
  });
}
