import fc from 'fast-check';
import type { PeriodConvention } from '../../src/api/common.vocabulary.js';
import { addDays } from '../../src/api/day.js';
import { ApiError } from '../../src/api/errors.js';
import { type Period, type PeriodInput, monthsOf, periodOf } from '../../src/api/period.js';

const year = fc.integer({ min: 1901, max: 2198 });
const convention = fc.constantFrom<PeriodConvention>('CALENDAR', 'STATE_15TH');
const day = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays('1901-01-01', days));
const range = fc
  .tuple(day, fc.integer({ min: 1, max: 4_000 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));

const days = ({ from, to }: Pick<Period, 'from' | 'to'>) => [from, to];
const refusal = (input: PeriodInput): string => {
  try {
    periodOf(input);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'BAD_USER_INPUT') return error.key;
    throw error;
  }
  return 'none';
};

/** Each begins where the one before it ends, the first and the last where the whole does. */
const expectToPartition = (whole: Period, parts: readonly Period[]) => {
  expect(parts[0]!.from).toBe(whole.from);
  expect(parts.at(-1)!.to).toBe(whole.to);
  parts.slice(1).forEach((part, at) => expect(part.from).toBe(parts[at]!.to));
  for (const part of parts) expect(part.from < part.to).toBe(true);
};

describe('a period', () => {
  test.each<[PeriodInput, string, string]>([
    [{ from: '2023-03-01', to: '2023-03-02' }, '2023-03-01', '2023-03-02'],
    [{ year: 2024 }, '2024-01-01', '2025-01-01'],
    [{ year: 2024, half: 2 }, '2024-07-01', '2025-01-01'],
    [{ year: 2024, quarter: 1 }, '2024-01-01', '2024-04-01'],
    [{ year: 2024, month: 2 }, '2024-02-01', '2024-03-01'],
    [{ year: 2024, throughMonth: 9 }, '2024-01-01', '2024-10-01'],
    [{ year: 2024, convention: 'STATE_15TH' }, '2023-12-15', '2024-12-15'],
    [{ year: 2024, half: 1, convention: 'STATE_15TH' }, '2023-12-15', '2024-06-15'],
    [{ year: 2024, quarter: 4, convention: 'STATE_15TH' }, '2024-09-15', '2024-12-15'],
    [{ year: 2024, month: 3, convention: 'STATE_15TH' }, '2024-02-15', '2024-03-15'],
    [{ year: 2024, throughMonth: 6, convention: 'STATE_15TH' }, '2023-12-15', '2024-06-15'],
    [{ term: '2020-2025' }, '2020-07-01', '2025-07-01'],
    [{ term: '2020-2025', convention: 'CALENDAR' }, '2020-07-01', '2025-07-01'],
    [{ year: 2024, half: null, from: null, term: null, convention: null }, '2024-01-01', '2025-01-01'],
  ])('%j', (input, from, to) => {
    expect(days(periodOf(input))).toEqual([from, to]);
  });

  test.each<[PeriodInput, string]>([
    [{}, 'period.none'],
    [{ from: '2023-01-01' }, 'period.none'],
    [{ to: '2023-01-01' }, 'period.none'],
    [{ month: 3 }, 'period.none'],
    [{ convention: 'STATE_15TH' }, 'period.none'],
    [{ year: 2024, term: '2020-2025' }, 'period.two-ways'],
    [{ year: 2024, from: '2024-01-01' }, 'period.two-ways'],
    [{ year: 2024, half: 1, quarter: 1 }, 'period.two-ways'],
    [{ year: 2024, month: 1, throughMonth: 1 }, 'period.two-ways'],
    [{ term: '2020-2025', month: 1 }, 'period.two-ways'],
    [{ from: '2023-01-01', to: '2023-02-01', quarter: 1 }, 'period.two-ways'],
    [{ from: '2023-01-01', to: '2023-01-01' }, 'period.order'],
    [{ from: '2023-01-02', to: '2023-01-01' }, 'period.order'],
    [{ year: 1900 }, 'period.range'],
    [{ year: 2199 }, 'period.range'],
    [{ year: 2024, half: 3 }, 'period.range'],
    [{ year: 2024, quarter: 0 }, 'period.range'],
    [{ year: 2024, month: 13 }, 'period.range'],
    [{ year: 2024, throughMonth: -1 }, 'period.range'],
    [{ term: '2020' }, 'period.term'],
    [{ term: '2020-2024' }, 'period.term'],
    [{ term: '2025-2020' }, 'period.term'],
    [{ term: '1800-1805' }, 'period.term'],
    [{ from: '2023-01-01', to: '2023-02-01', convention: 'STATE_15TH' }, 'period.convention'],
    [{ term: '2020-2025', convention: 'STATE_15TH' }, 'period.convention'],
  ])('%j is refused: %s', (input, key) => {
    expect(refusal(input)).toBe(key);
  });

  test('the months, quarters and halves of a year each partition it', () => {
    fc.assert(
      fc.property(year, convention, (year, convention) => {
        const whole = periodOf({ year, convention });
        const parts = (name: string, count: number) =>
          Array.from({ length: count }, (_, at) => periodOf({ year, [name]: at + 1, convention }));
        for (const [name, count] of Object.entries({ month: 12, quarter: 4, half: 2 })) {
          expectToPartition(whole, parts(name, count));
        }
      }),
    );
  });

  test('years follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1901, max: 2197 }), convention, (year, convention) => {
        expect(periodOf({ year, convention }).to).toBe(periodOf({ year: year + 1, convention }).from);
      }),
    );
  });

  test('year to date begins with the year and ends with its month', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), convention, (year, month, convention) => {
        const period = periodOf({ year, throughMonth: month, convention });
        expect(period.from).toBe(periodOf({ year, convention }).from);
        expect(period.to).toBe(periodOf({ year, month, convention }).to);
      }),
    );
  });

  test('by the state rule a month runs from the 15th of the month before to its own 14th', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (year, month) => {
        const { from, to } = periodOf({ year, month, convention: 'STATE_15TH' });
        const calendar = periodOf({ year, month });
        expect(to).toBe(addDays(calendar.from, 14));
        expect(from.slice(8)).toBe('15');
        expect(from < calendar.from && addDays(from, 18) > calendar.from).toBe(true);
      }),
    );
  });
});

describe('the months of a period', () => {
  test('are those of the year, by name and by days', () => {
    fc.assert(
      fc.property(year, convention, (year, convention) => {
        const months = monthsOf(periodOf({ year, convention }));
        const asked = Array.from({ length: 12 }, (_, at) => ({
          ...periodOf({ year, month: at + 1, convention }),
          year,
          month: at + 1,
        }));
        expect(months).toEqual(asked);
      }),
    );
  });

  test('partition any range by the calendar; only the first and the last may be cut', () => {
    fc.assert(
      fc.property(range, (input) => {
        const period = periodOf(input);
        const months = monthsOf(period);
        expectToPartition(period, months);
        for (const month of months) {
          const whole = periodOf({ year: month.year, month: month.month });
          expect(month.from).toBe(whole.from < period.from ? period.from : whole.from);
          expect(month.to).toBe(whole.to > period.to ? period.to : whole.to);
        }
      }),
    );
  });

  test('a term has sixty', () => {
    expect(monthsOf(periodOf({ term: '2020-2025' }))).toHaveLength(60);
  });
});
