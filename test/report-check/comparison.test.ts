import fc from 'fast-check';
import { type Held, boundsOf, compare } from '../../src/modules/report-check/comparison.js';
import { readText } from '../../src/modules/report-check/reader/read-text.js';

test.each([
  ['98 tờ rơi', 98, 98],
  ['gần 700 tờ rơi', 630, 700],
  ['gần 10.000 tờ rơi', 9_000, 10_000],
  ['hơn 5 tờ rơi', 5, 10],
  ['hơn 9 tờ rơi', 9, 18],
  ['hơn 10 tờ rơi', 10, 19],
  ['hơn 98 tờ rơi', 98, 99],
  ['hơn 100 tờ rơi', 100, 109],
  ['hơn 1.100 tờ rơi', 1_100, 1_199],
  ['hơn 44.000 tờ rơi', 44_000, 44_999],
  ['hơn 10 triệu tờ rơi', 10_000_000, 10_999_999],
  ['hơn 1,6 tỷ tờ rơi', 1_600_000_000, 1_699_999_999],
  ['khoảng 50 tờ rơi', 45, 55],
  ['khoảng 5 tờ rơi', 5, 5],
  ['ít nhất 50 tờ rơi', 50, Number.MAX_SAFE_INTEGER],
])('%s stands for %d to %d', (text, least, most) => {
  expect(readText(text).figures.map(boundsOf)).toEqual([{ least, most }]);
});

test('a number stands for itself, and a word before it for a stretch on its own side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (value) => {
      const of = (qualifier: 'AS_STATED' | 'ALMOST' | 'OVER' | 'ABOUT') =>
        boundsOf({ value, qualifier, isOpen: false });
      expect(of('AS_STATED')).toEqual({ least: value, most: value });
      expect(of('ALMOST').most).toBe(value);
      expect(of('OVER').least).toBe(value);
      if (value < 10) expect(of('OVER').most).toBe(2 * value);
      else expect(of('OVER').most % 10).toBe(9);
      expect(of('ABOUT').most - value).toBe(value - of('ABOUT').least);
    }),
  );
});

const none = { value: 0, before: 0, difference: 0, percent: null };
const stated = (value: number, qualifier: 'AS_STATED' | 'OVER') => ({ value, qualifier }) as never;
/** What a report would hold of leaflets and of one's own subjects. */
const heldOf = (recorded: number, reported: never[], activities = 1): Held => ({
  programs: [],
  activities: [
    {
      kind: 'LEAFLET',
      activities: { ...none, value: activities },
      notAttributable: 2,
      measures: [{ measure: 'COPIES', recorded: { ...none, value: recorded }, reported }],
    },
  ],
  otherFigures: [],
  completeness: { recorded: 0, total: 0, missing: [] },
});

test('a stated 0 is borne out where every commune has recorded, whatever it recorded', () => {
  const held = { ...heldOf(0, [], 0), completeness: { recorded: 3, total: 3, missing: [] } };
  expect(readText('0 tờ rơi').figures.map((figure) => compare(figure, held).verdict)).toEqual(['AGREES']);
});

test.each<[string, Held, string, string, string, number | null]>([
  ['90 tờ rơi', heldOf(90, []), 'AGREES', 'AGREES', 'NOT_HELD', 0],
  ['90 tờ rơi', heldOf(91, []), 'DIFFERS', 'DIFFERS', 'NOT_HELD', 1],
  ['90 tờ rơi', heldOf(90, [stated(90, 'AS_STATED')]), 'AGREES', 'AGREES', 'AGREES', 0],
  ['90 tờ rơi', heldOf(90, [stated(90, 'OVER')]), 'DIFFERS', 'AGREES', 'DIFFERS', 0],
  ['hơn 90 tờ rơi', heldOf(95, [stated(90, 'OVER')]), 'AGREES', 'AGREES', 'AGREES', 5],
  ['90 tờ rơi', heldOf(90, [stated(80, 'AS_STATED'), stated(90, 'AS_STATED')]), 'AGREES', 'AGREES', 'AGREES', 0],
  ['90 tờ rơi', heldOf(0, [stated(90, 'AS_STATED')]), 'AGREES', 'NOT_HELD', 'AGREES', null],
  ['90 tờ rơi', heldOf(0, []), 'NOT_HELD', 'NOT_HELD', 'NOT_HELD', null],
  ['0 tờ rơi', heldOf(0, []), 'AGREES', 'AGREES', 'NOT_HELD', 0],
  ['0 tờ rơi', heldOf(0, [], 0), 'NOT_HELD', 'NOT_HELD', 'NOT_HELD', null],
  ['12 chỉ tiêu', heldOf(0, []), 'NOT_HELD', 'NOT_HELD', 'NOT_HELD', null],
])('%s beside what is held: case %#', (text, held, verdict, againstRecorded, againstReported, difference) => {
  const compared = readText(text).figures.map((figure) => compare(figure, held));
  expect(compared).toMatchObject([{ verdict, againstRecorded, againstReported, difference }]);
});
