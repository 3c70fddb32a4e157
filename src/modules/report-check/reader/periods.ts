import { addDays } from '../../../api/day.js';
import type { PeriodInput } from '../../../api/period.js';
import { type Token, longestBefore, phrases, standsAt } from './tokens.js';

/** A period that a sentence names. */
export interface PeriodMention {
  /** Null for one that is named by another alone, as "cùng kỳ": the same period of the year before. */
  period: PeriodInput | null;
  /** "so với năm 2024": what is compared with, and not what the sentence is about. */
  isComparison: boolean;
  /** Indices of its tokens, half-open. */
  from: number;
  to: number;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const HALF_WORDS: Readonly<Record<string, number>> = { đầu: 1, cuối: 2 };
const COUNTS: Readonly<Record<string, number>> = { three: 3, six: 6, nine: 9, ba: 3, sáu: 6, chín: 9 };

/** A law of 2024 says nothing of what was done in 2024. */
const LAWS = phrases(
  'luật',
  'nghị định',
  'nghị quyết',
  'thông tư',
  'chỉ thị',
  'quyết định',
  'law',
  'decree',
  'circular',
);
const LAW_REACH = 12;

const COMPARED = phrases('so với', 'so với cả', 'compared with', 'compared to', 'than', 'than in');
const OTHER = phrases('cùng kỳ', 'năm trước', 'năm ngoái', 'kỳ trước', 'last year', 'the year before', 'same period');

/** Reads along the tokens of a mention; every step is null-safe, and `at` is where it stands. */
class Cursor {
  constructor(
    private readonly tokens: readonly Token[],
    public at: number,
  ) {}

  takes(...texts: string[]): boolean {
    if (!texts.includes(this.tokens[this.at]?.text ?? '')) return false;
    this.at++;
    return true;
  }

  /** A whole number in figures, within bounds. */
  number(least: number, most: number): number | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'number' || !/^\d{1,4}$/.test(token.text)) return null;
    const value = Number(token.text);
    if (value < least || value > most) return null;
    this.at++;
    return value;
  }

  year(): number | null {
    return this.number(1901, 2198);
  }

  /** "/2026", "năm 2026" or "of 2026". */
  ofYear(): number | null {
    const back = this.at;
    this.takes('/', 'năm', 'of', ',');
    const year = this.year();
    if (year === null) this.at = back;
    return year;
  }

  word(table: Readonly<Record<string, number>>): number | null {
    const text = this.tokens[this.at]?.text ?? '';
    if (!Object.hasOwn(table, text)) return null;
    this.at++;
    return table[text]!;
  }

  /** dd/mm/yyyy, with "ngày" before it or not. */
  day(): string | null {
    this.takes('ngày');
    const day = this.number(1, 31);
    const month = day !== null && this.takes('/', '-') ? this.number(1, 12) : null;
    const year = month !== null && this.takes('/', '-') ? this.year() : null;
    if (day === null || month === null || year === null) return null;
    const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    // 31 February is no day.
    return addDays(text.slice(0, 8) + '01', day - 1) === text ? text : null;
  }
}

type Reading = (cursor: Cursor) => PeriodInput | null;

/** The first two years of "2020–2025", or of "từ năm 2020 đến năm 2025". */
const years = (cursor: Cursor): [number, number] | null => {
  cursor.takes('từ', 'from');
  cursor.takes('năm');
  const first = cursor.year();
  const goesOn = first !== null && cursor.takes('-', '–', '—', 'đến', 'to');
  cursor.takes('năm');
  const last = goesOn ? cursor.year() : null;
  return first !== null && last !== null && first < last ? [first, last] : null;
};

const READINGS: readonly Reading[] = [
  // nhiệm kỳ 2020–2025, the 2020-2025 term
  (cursor) => {
    const isFirst = (cursor.takes('nhiệm') && cursor.takes('kỳ', 'kì')) || cursor.takes('term', 'the');
    const span = isFirst ? years(cursor) : null;
    if (span?.[1] !== (span?.[0] ?? 0) + 5) return null;
    cursor.takes('term');
    return { term: `${span![0]}-${span![1]}` };
  },
  // giai đoạn 2020–2025: whole years, first and last included
  (cursor) => {
    const isPeriod = (cursor.takes('giai') && cursor.takes('đoạn')) || cursor.takes('period');
    const span = isPeriod ? years(cursor) : null;
    return span && { from: `${span[0]}-01-01`, to: `${span[1] + 1}-01-01` };
  },
  // từ ngày 15/12/2024 đến ngày 14/12/2025: both days included
  (cursor) => {
    if (!cursor.takes('từ', 'from')) return null;
    const from = cursor.day();
    const goesOn = from !== null && (cursor.takes('đến', 'to', 'until', '-', '–') || false);
    cursor.takes('hết');
    const last = goesOn ? cursor.day() : null;
    return from !== null && last !== null && from <= last ? { from, to: addDays(last, 1) } : null;
  },
  // 6 tháng đầu năm 2026, 9 tháng năm 2026, 6 tháng cuối năm 2026
  (cursor) => {
    const months = cursor.number(1, 12) ?? cursor.word(COUNTS);
    if (months === null || !cursor.takes('tháng')) return null;
    const half = cursor.word(HALF_WORDS) ?? 1;
    const year = cursor.ofYear();
    if (year === null) return null;
    if (months === 6) return { year, half };
    return half === 1 ? { year, throughMonth: months } : null;
  },
  // the first six months of 2026
  (cursor) => {
    cursor.takes('the');
    if (!cursor.takes('first')) return null;
    const months = cursor.number(1, 12) ?? cursor.word(COUNTS);
    const year = months !== null && cursor.takes('months') ? cursor.ofYear() : null;
    if (months === null || year === null) return null;
    return months === 6 ? { year, half: 1 } : { year, throughMonth: months };
  },
  // quý II/2026, Q2 2026
  (cursor) => {
    const quarter = cursor.takes('quý', 'quarter')
      ? (cursor.number(1, 4) ?? cursor.word(ROMAN))
      : cursor.word({ q1: 1, q2: 2, q3: 3, q4: 4 });
    const year = quarter === null ? null : cursor.ofYear();
    return quarter === null || year === null ? null : { year, quarter };
  },
  // tháng 9/2026, tháng 9 năm 2026
  (cursor) => {
    const month = cursor.takes('tháng') ? cursor.number(1, 12) : null;
    const year = month === null ? null : cursor.ofYear();
    return month === null || year === null ? null : { year, month };
  },
  // September 2026
  (cursor) => {
    const month = cursor.word(Object.fromEntries(MONTHS.map((name, at) => [name, at + 1])));
    const year = month === null ? null : cursor.ofYear();
    return month === null || year === null ? null : { year, month };
  },
  // năm 2025, in 2025
  (cursor) => {
    const year = cursor.takes('năm', 'in', 'during', 'year') ? cursor.year() : null;
    return year === null ? null : { year };
  },
];

const followsALaw = (tokens: readonly Token[], at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - LAW_REACH); before--) {
    if (/^[,;.:()]$/.test(tokens[before]!.text)) return false;
    if (LAWS.some((words) => standsAt(tokens, before, words))) return true;
  }
  return false;
};

/** A year, month or day that dates a day rather than a period: "ngày 05 tháng 9 năm 2026". */
const isDate = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'tháng' && tokens[at - 1]?.kind === 'number' && tokens[at - 2]?.text === 'ngày';

/** The periods that a sentence names, in order; of a law's or a day's year nothing is said. */
export const periodsIn = (tokens: readonly Token[]): PeriodMention[] => {
  const mentions: PeriodMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const read = readAt(tokens, at);
    if (!read) continue;
    if (!isDate(tokens, at) && !followsALaw(tokens, at)) {
      mentions.push({ ...read, isComparison: longestBefore(tokens, at, COMPARED) > 0 });
    }
    at = read.to - 1;
  }
  return mentions;
};

const readAt = (tokens: readonly Token[], at: number): Omit<PeriodMention, 'isComparison'> | null => {
  for (const words of OTHER)
    if (standsAt(tokens, at, words)) {
      // "cùng kỳ năm 2024" is one mention, and says the year itself.
      const rest = new Cursor(tokens, at + words.length);
      rest.takes('năm', 'of');
      return { period: null, from: at, to: rest.year() === null ? at + words.length : rest.at };
    }
  for (const reading of READINGS) {
    const cursor = new Cursor(tokens, at);
    const period = reading(cursor);
    if (period) return { period, from: at, to: cursor.at };
  }
  return null;
};
