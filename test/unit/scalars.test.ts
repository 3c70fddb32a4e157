import fc from 'fast-check';
import { Kind } from 'graphql';
import { DateScalar, DateTimeScalar, GeoJsonScalar, isDay } from '../../src/api/scalars.js';

test('every day of three centuries is one, and its text comes back', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(isDay(day)).toBe(true);
      expect(DateScalar.parseValue(day)).toBe(day);
      expect(DateScalar.serialize(day)).toBe(day);
    }),
  );
});

test('of all dates that can be written, those are days that the calendar has', () => {
  for (const year of [1900, 1999, 2000, 2023, 2024, 2199]) {
    for (let month = 0; month <= 13; month++) {
      // Day 0 of the next month is the last of this one.
      const length = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
      for (let date = 0; date <= 32; date++) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        expect([text, isDay(text)]).toEqual([text, date >= 1 && date <= length]);
      }
    }
  }
});

test.each([
  undefined,
  null,
  5,
  new Date(),
  '1899-12-31',
  '2200-01-01',
  '2025-1-1',
  ' 2025-01-01',
  '2025-01-01\n',
  '２０２５-01-01',
])('%p is no day', (value) => {
  expect(isDay(value)).toBe(false);
  expect(() => DateScalar.parseValue(value)).toThrow(expect.objectContaining({ key: 'date.malformed' }));
});

test('a literal of a day is a text', () => {
  expect(DateScalar.parseLiteral({ kind: Kind.STRING, value: '2025-07-01' })).toBe('2025-07-01');
  expect(() => DateScalar.parseLiteral({ kind: Kind.INT, value: '20250701' })).toThrow();
});

test('what is only sent is not taken', () => {
  expect(() => DateTimeScalar.parseValue('2025-07-01T00:00:00Z')).toThrow();
  expect(() => GeoJsonScalar.parseValue({})).toThrow();
});
