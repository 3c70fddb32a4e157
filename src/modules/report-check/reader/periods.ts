import { addDays } from '../../../api/day.js';
import { type PeriodInput, periodOf } from '../../../api/period.js';
import { type Token, longestBefore, phrases, standsAt } from './tokens.js';

/** A period that a sentence names. */
export interface PeriodMention {
  /** Null for one that the sentence does not tell: "cùng kỳ", or "quý I" of no year that was named. */
  period: PeriodInput | null;
  /** Named by another alone, as "cùng kỳ": the same period of the year before. */
  isRelative: boolean;
  /** "tính đến ngày 31/12/2024": what stands then; since when anything else was counted is not told. */
  isUntil: boolean;
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
const OTHER = phrases(
  'cùng kỳ', 'năm trước', 'năm ngoái', 'nhiệm kỳ trước', 'kỳ trước', 'quý trước', 'tháng trước', 'last year',
  'the year before', 'same period', 'the last term',
); // prettier-ignore
const UNTIL = phrases(
  'tính đến',
  'tính tới',
  'tính đến hết',
  'tính tới hết',
  'đến',
  'đến hết',
  'tới',
  'until',
  'as of',
);

const AS_OF = phrases('tính đến', 'tính tới', 'tính đến hết', 'tính tới hết', 'đến hết', 'as of');

/** Reads along the tokens of a mention; every step is null-safe, and `at` is where it stands. */
class Cursor {
  constructor(
    private readonly tokens: readonly Token[],
    public at: number,
    /** The year that was named last, which a part of a year is of that does not say its own. */
    private readonly named: number | null = null,
  ) {}

  /** Whether a year is missing that neither the mention nor anything before it says. */
  lacksYear = false;

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

  /** The same, or else the year that was named last. */
  ofAnyYear(): number {
    const year = this.ofYear() ?? this.named;
    this.lacksYear = year === null;
    return year ?? 0;
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
  // từ năm 2021 đến năm 2023: whole years likewise
  (cursor) => {
    const span = cursor.takes('từ', 'from') ? years(cursor) : null;
    return span && { from: `${span[0]}-01-01`, to: `${span[1] + 1}-01-01` };
  },
  // ngày 31/12/2024, after "tính đến" alone
  (cursor) => {
    const day = cursor.day();
    return day === null ? null : { from: day, to: addDays(day, 1) };
  },
  // 6 tháng đầu năm 2026, 9 tháng năm 2026, 6 tháng cuối năm 2026
  (cursor) => {
    const months = cursor.number(1, 12) ?? cursor.word(COUNTS);
    if (months === null || !cursor.takes('tháng')) return null;
    const said = cursor.word(HALF_WORDS);
    const half = said ?? 1;
    const year = said === null ? cursor.ofYear() : cursor.ofAnyYear();
    // "trong 6 tháng": which ones is not told.
    cursor.lacksYear ||= year === null;
    if (said !== null) cursor.takes('năm');
    if (year === null) return { year: 0 };
    if (months === 6) return { year, half };
    return half === 1 ? { year, throughMonth: months } : null;
  },
  // the first six months of 2026
  (cursor) => {
    cursor.takes('the');
    if (!cursor.takes('first')) return null;
    const months = cursor.number(1, 12) ?? cursor.word(COUNTS);
    const year = months !== null && cursor.takes('months') ? cursor.ofAnyYear() : null;
    if (months === null || year === null) return null;
    return months === 6 ? { year, half: 1 } : { year, throughMonth: months };
  },
  // quý II/2026, Q2 2026
  (cursor) => {
    const quarter = cursor.takes('quý', 'quarter')
      ? (cursor.number(1, 4) ?? cursor.word(ROMAN))
      : cursor.word({ q1: 1, q2: 2, q3: 3, q4: 4 });
    const year = quarter === null ? null : cursor.ofAnyYear();
    return quarter === null || year === null ? null : { year, quarter };
  },
  // tháng 9/2026, tháng 9 năm 2026
  (cursor) => {
    const month = cursor.takes('tháng') ? cursor.number(1, 12) : null;
    const year = month === null ? null : cursor.ofAnyYear();
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

/** The year that a period lies in, or ends in; null for a term, which is of no one year. */
export const yearOf = (period: PeriodInput | null): number | null =>
  !period || period.term != null ? null : (period.year ?? Number(addDays(periodOf(period).to, -1).slice(0, 4)));

/**
 * The periods that a sentence names, in order; of a law's or a day's year nothing is said.
 *
 * @param year The year named last before it, which a part of a year is of that does not say its own.
 */
export const periodsIn = (tokens: readonly Token[], year: number | null): PeriodMention[] => {
  const mentions: PeriodMention[] = [];
  let named = year;
  for (let at = 0; at < tokens.length; at++) {
    // "ngày 5 tháng 9" are no five months.
    const isOfDay = tokens[at]!.kind === 'number' && tokens[at - 1]?.text === 'ngày';
    const read = isOfDay ? null : readAt(tokens, at, named);
    if (!read) continue;
    const isComparison = longestBefore(tokens, at, COMPARED) > 0;
    if (!isDate(tokens, at) && !followsALaw(tokens, at)) {
      const last = mentions.at(-1);
      const period = last && tokens[last.to]?.text === '(' && last.to + 1 === at ? daysOf(last, read.period) : null;
      if (period) mentions[mentions.length - 1] = { ...last!, period, to: read.to };
      else mentions.push({ ...read, isComparison });
      if (!isComparison) named = yearOf(read.period) ?? named;
    }
    at = read.to - 1;
  }
  return mentions;
};

/** "tháng 5/2024 (từ ngày 15/4/2024 đến ngày 14/5/2024)": the days say by which rule the month is one. */
const daysOf = ({ period }: PeriodMention, days: PeriodInput | null): PeriodInput | null => {
  if (period?.year == null || days?.from == null) return null;
  const { from, to } = periodOf(days);
  return (
    (['CALENDAR', 'STATE_15TH'] as const)
      .map((convention) => ({ ...period, convention }))
      .find((one) => periodOf(one).from === from && periodOf(one).to === to) ?? null
  );
};

type ReadMention = Omit<PeriodMention, 'isComparison'>;

const readAt = (tokens: readonly Token[], at: number, year: number | null): ReadMention | null => {
  for (const words of OTHER)
    if (standsAt(tokens, at, words)) {
      // "cùng kỳ năm 2024" is one mention, and says the year itself.
      const rest = new Cursor(tokens, at + words.length);
      rest.takes('năm', 'of');
      const to = rest.year() === null ? at + words.length : rest.at;
      return { period: null, isRelative: true, isUntil: false, from: at, to };
    }
  const isUntil = longestBefore(tokens, at, UNTIL) > 0;
  for (const reading of READINGS) {
    const cursor = new Cursor(tokens, at, year);
    const period = reading(cursor);
    if (!period) continue;
    const isDay = period.from != null && addDays(period.from, 1) === period.to;
    // A day alone is no period of a report, but what stood on it is told.
    if (isDay && longestBefore(tokens, at, AS_OF) === 0) continue;
    const told = cursor.lacksYear ? null : isUntil ? upTo(period) : period;
    return { period: told, isRelative: false, isUntil, from: at, to: cursor.at };
  }
  return null;
};

/** From the beginning of the year to the last day of `period`. */
const upTo = (period: PeriodInput): PeriodInput => {
  const { to } = periodOf(period);
  return { from: `${addDays(to, -1).slice(0, 4)}-01-01`, to };
};
