import { addDays } from '../../api/day.js';
import type { Language } from '../../api/messages.js';
import { type Period, type PeriodInput, periodOf } from '../../api/period.js';
import { DateScalar } from '../../api/scalars.js';

/** One way to say a period: as the API takes it, in addresses, and in words inside a sentence. */
interface Way {
  input: PeriodInput;
  address: string;
  words: Readonly<Record<Language, string>>;
}

const ROMAN = ['I', 'II', 'III', 'IV'];
const MONTHS = [...Array(12).keys()].map((at) => at + 1);
const ENGLISH_MONTHS = MONTHS.map((month) =>
  new Intl.DateTimeFormat('en', { timeZone: 'UTC', month: 'long' }).format(Date.UTC(2000, month - 1)),
);

/** The ways to say a part of a year, the most usual first: three months from January are the first quarter. */
const waysOf = (year: number): Way[] => [
  { input: { year }, address: `${year}`, words: { vi: `năm ${year}`, en: `${year}` } },
  {
    input: { year, half: 1 },
    address: `${year}-H1`,
    words: { vi: `6 tháng đầu năm ${year}`, en: `the first half of ${year}` },
  },
  {
    input: { year, half: 2 },
    address: `${year}-H2`,
    words: { vi: `6 tháng cuối năm ${year}`, en: `the second half of ${year}` },
  },
  ...ROMAN.map((roman, at) => ({
    input: { year, quarter: at + 1 },
    address: `${year}-Q${at + 1}`,
    words: { vi: `quý ${roman} năm ${year}`, en: `quarter ${at + 1} of ${year}` },
  })),
  ...MONTHS.map((month) => ({
    input: { year, month },
    address: `${year}-${String(month).padStart(2, '0')}`,
    words: { vi: `tháng ${month} năm ${year}`, en: `${ENGLISH_MONTHS[month - 1]} ${year}` },
  })),
  ...MONTHS.map((throughMonth) => ({
    input: { year, throughMonth },
    address: `${year}-to-${String(throughMonth).padStart(2, '0')}`,
    words: {
      vi: `${throughMonth} tháng đầu năm ${year}`,
      en: `January to ${ENGLISH_MONTHS[throughMonth - 1]} ${year}`,
    },
  })),
];

const termWay = (first: number): Way => ({
  input: { term: `${first}-${first + 5}` },
  address: `${first}-${first + 5}`,
  words: { vi: `nhiệm kỳ ${first}–${first + 5}`, en: `the term ${first}–${first + 5}` },
});

/** The last day of a period. */
export const lastDayOf = ({ to }: Pick<Period, 'to'>): string => addDays(to, -1);

/** The way in which people would say these days; null for days that have no name. */
const wayOf = ({ from, to, convention }: Period): Way | null => {
  const [first, last] = [from, lastDayOf({ to })].map((day) => Number(day.slice(0, 4))) as [number, number];
  // Whatever the convention, a part of a year ends in it.
  const ways = last > first + 1 ? [termWay(first)] : waysOf(last);
  // What cannot be said as a year or a term has no name either.
  if (first < 1901 || last > 2198 || (last > first + 1 && convention !== 'CALENDAR')) return null;
  const isMeant = ({ input }: Way) => {
    const meant = periodOf({ ...input, convention });
    return meant.from === from && meant.to === to;
  };
  return ways.find(isMeant) ?? null;
};

/** A period in words, to stand inside a sentence: `quý II năm 2026`; null for days that have no name. */
export const periodName = (period: Period, language: Language): string | null => wayOf(period)?.words[language] ?? null;

/** A period as addresses say it: `2026-Q2`, or its first and last day, `2026-01-01..2026-03-15`. */
export const periodAddress = (period: Period): string =>
  wayOf(period)?.address ?? `${period.from}..${lastDayOf(period)}`;

/**
 * What a period of an address means: 2026, 2026-H1, 2026-Q2, 2026-06, 2026-to-09, the term 2020-2025, or the first and
 * the last day, both within it. Null for a text of no such form; whether there is such a part of a year is for `periodOf` to say.
 *
 * @throws ApiError BAD_USER_INPUT for days that do not exist.
 */
export const periodInputOf = (address: string): PeriodInput | null => {
  const [, first, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(address) ?? [];
  if (first && last) return { from: DateScalar.parseValue(first), to: addDays(DateScalar.parseValue(last), 1) };
  if (/^\d{4}-\d{4}$/.test(address)) return { term: address };
  const [, year, , half, quarter, month, through] = /^(\d{4})(-(?:H(\d)|Q(\d)|(\d\d)|to-(\d\d)))?$/.exec(address) ?? [];
  if (!year) return null;
  const given = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  return {
    year: Number(year),
    half: given(half),
    quarter: given(quarter),
    month: given(month),
    throughMonth: given(through),
  };
};
