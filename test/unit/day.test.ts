import { dayOf } from '../../src/api/day.js';

const inVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

test('the day changes at midnight in Vietnam, forward and back again', () => {
  expect(dayOf(new Date('2026-11-26T16:59:59.999Z'))).toBe('2026-11-26');
  expect(dayOf(new Date('2026-11-26T17:00:00.000Z'))).toBe('2026-11-27');
  expect(dayOf(new Date('2026-11-26T16:59:59.999Z'))).toBe('2026-11-26');
  expect(dayOf(new Date('2025-12-31T17:00:00.000Z'))).toBe('2026-01-01');
});

test('it is the calendar’s at any instant, whichever was asked before', () => {
  const start = Date.UTC(1976, 0, 1);
  const instants = Array.from({ length: 2_000 }, (_, nth) => new Date(start + nth * 797_777_777 + (nth % 3) * 7));
  // Every second of them from the other end, so that one is far from the one before it.
  const mixed = instants.map((instant, nth) => (nth % 2 === 0 ? instant : instants.at(-nth)!));
  for (const instant of mixed) expect(dayOf(instant)).toBe(inVietnam.format(instant));
});
