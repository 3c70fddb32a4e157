import type { TargetState } from './target.vocabulary.js';

/** How far a target is. */
export interface Pace {
  /** Of the target, above 1 where more was achieved; null where nothing is measured, or the target is 0. */
  share: number | null;
  /** The share of its days that have gone, from 0 to 1; null where nothing is measured. */
  expectedShare: number | null;
  /** How much a month the rest of its days needs; null where they are over, all is achieved, or nothing is measured. */
  neededPerMonth: number | null;
  state: TargetState;
}

const DAYS_OF_A_MONTH = 365.25 / 12;

const daysFrom = (first: string, end: string): number => (Date.parse(end) - Date.parse(first)) / 86_400_000;

/**
 * The pace of a target over [from, to), when the day `until` is the first that has not gone. What grows evenly is on
 * pace; nothing here knows of seasons.
 */
export const paceOf = (
  { target, achieved, from, to }: { target: number | null; achieved: number | null; from: string; to: string },
  until: string,
): Pace => {
  if (target === null || achieved === null) {
    return { share: null, expectedShare: null, neededPerMonth: null, state: 'NOT_MEASURED' };
  }
  const days = daysFrom(from, to);
  const gone = Math.min(Math.max(daysFrom(from, until), 0), days);
  const expectedShare = gone / days;
  const share = target === 0 ? null : achieved / target;
  const isDone = achieved >= target;
  const isOver = gone === days;
  const state = isDone ? 'DONE' : isOver ? 'MISSED' : share! >= expectedShare ? 'ON_PACE' : 'BEHIND';
  const neededPerMonth = isDone || isOver ? null : ((target - achieved) * DAYS_OF_A_MONTH) / (days - gone);
  return { share, expectedShare, neededPerMonth, state };
};
