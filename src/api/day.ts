/** Days are `YYYY-MM-DD` texts in Vietnam's calendar; they compare as texts. */
const vietnamDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

const HOUR_MS = 3_600_000;
let told = { hour: NaN, day: '' };

/** The day it is in Vietnam at `instant`; the same for a whole hour, since midnight there is on the hour of UTC. */
export const dayOf = (instant: Date): string => {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  // Every request asks, and a format takes longer than what most of them do with it.
  if (hour !== told.hour) told = { hour, day: vietnamDay.format(instant) };
  return told.day;
};

const englishDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/**
 * A day in a sentence: `02/3/2026` in Vietnamese, as offices write it (decree 30/2020/NĐ-CP: a zero before days under 10
 * and before the months 1 and 2), `2 March 2026` in English.
 */
export const shownDay = (day: string, language: 'vi' | 'en'): string => {
  if (language === 'en') return englishDay.format(new Date(`${day}T00:00:00Z`));
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${date}/${Number(month) > 2 ? Number(month) : month}/${year}`;
};

/** The day `days` after `day`; negative goes back. */
export const addDays = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** `day`, or the nearest day of the half-open range [from, to); a null end is open. */
export const clampDay = (day: string, from: string | null, to: string | null): string => {
  if (to !== null && day >= to) return addDays(to, -1);
  return from !== null && day < from ? from : day;
};
