import { periodBefore, periodOf } from '../../src/api/period.js';
import { paceOf } from '../../src/modules/report/target-pace.js';
import { compare, ranked } from '../../src/modules/report/report-figures.js';

describe('the period before', () => {
  const beforeOf = (asked: Parameters<typeof periodOf>[0], asOf = '2199-01-01') => {
    const { from, to } = periodBefore(periodOf(asked), asOf);
    return [from, to];
  };

  test.each([
    [{ year: 2024 }, '2023-01-01', '2024-01-01'],
    [{ year: 2024, month: 2 }, '2023-02-01', '2023-03-01'],
    [{ year: 2023, month: 2 }, '2022-02-01', '2022-03-01'],
    [{ year: 2024, month: 1, convention: 'STATE_15TH' as const }, '2022-12-15', '2023-01-15'],
    [{ year: 2025, throughMonth: 9 }, '2024-01-01', '2024-10-01'],
    [{ term: '2020-2025' }, '2015-07-01', '2020-07-01'],
    [{ from: '2024-02-29', to: '2024-03-01' }, '2023-02-28', '2023-03-01'],
    [{ from: '2024-02-01', to: '2024-02-29' }, '2023-02-01', '2023-03-01'],
    [{ from: '2023-03-10', to: '2024-03-10' }, '2022-03-10', '2023-03-10'],
    [{ from: '2023-03-10', to: '2024-03-11' }, '2021-03-10', '2022-03-11'],
  ])('of %j', (asked, from, to) => {
    expect(beforeOf(asked)).toEqual([from, to]);
  });

  test('of one that is not over ends on the same day', () => {
    expect(beforeOf({ year: 2026 }, '2026-11-25')).toEqual(['2025-01-01', '2025-11-26']);
    expect(beforeOf({ term: '2025-2030' }, '2026-11-25')).toEqual(['2020-07-01', '2021-11-26']);
    expect(beforeOf({ year: 2024, month: 2 }, '2024-02-28')).toEqual(['2023-02-01', '2023-03-01']);
  });
});

describe('the pace of a target', () => {
  const YEAR = { from: '2026-01-01', to: '2027-01-01' };
  const at = (achieved: number | null, until: string, target: number | null = 100) =>
    paceOf({ ...YEAR, target, achieved }, until);

  test('is even over its days', () => {
    expect(at(50, '2026-07-02')).toMatchObject({ share: 0.5, expectedShare: 182 / 365, state: 'ON_PACE' });
    expect(at(49, '2026-07-02')).toMatchObject({ share: 0.49, state: 'BEHIND' });
    expect(at(49, '2026-07-02').neededPerMonth).toBeCloseTo((51 / 183) * 30.4375);
  });

  test('needs no more where it is reached or over', () => {
    expect(at(100, '2026-07-02')).toMatchObject({ state: 'DONE', neededPerMonth: null });
    expect(at(99, '2027-01-01')).toMatchObject({ state: 'MISSED', expectedShare: 1, neededPerMonth: null });
    expect(at(0, '2027-01-01', 0)).toMatchObject({ state: 'DONE', share: null });
  });

  test('has not begun before its first day, and is none without a number', () => {
    expect(at(0, '2025-06-01')).toMatchObject({ expectedShare: 0, state: 'ON_PACE' });
    expect(at(null, '2026-07-02')).toEqual({
      share: null,
      expectedShare: null,
      neededPerMonth: null,
      state: 'NOT_MEASURED',
    });
    expect(at(null, '2026-07-02', null).state).toBe('NOT_MEASURED');
  });
});

test('a comparison tells the difference in percent of what was, where anything was', () => {
  expect(compare(7, 3)).toEqual({ value: 7, before: 3, difference: 4, percent: 133.3 });
  expect(compare(2, 4).percent).toBe(-50);
  expect(compare(2, 0).percent).toBeNull();
});

test('what is equal in programs and activities shares a rank', () => {
  const line = (standing: number, activities: number) => ({ standing, activities });
  expect(ranked([line(1, 9), line(3, 0), line(1, 9), line(1, 2)]).map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
});
