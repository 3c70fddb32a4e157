import type { Qualifier } from '../../reported-figure/reported-figure.vocabulary.js';
import type { UnreadReason } from '../report-check.vocabulary.js';
import { denialAt } from './denials.js';
import { type NumberRead, readNumber } from './numbers.js';
import { countedAt } from './subject-of.js';
import type { Subject } from './subjects.js';
import { type Token, isNumbering, longestAt, longestBefore, phrases, standsAt } from './tokens.js';
import { vagueAt } from './vague.js';

/** A number that counts something, as a sentence states it. */
export interface Figure {
  value: number;
  qualifier: Qualifier;
  /** "ít nhất", at least: however much more there is. */
  isOpen: boolean;
  /** Indices of its tokens, half-open: the word before it, then the number, from `number` to `to`. */
  from: number;
  number: number;
  to: number;
  /** One word, which is a number only where the thing counted follows. */
  isBare: boolean;
  /** "VND 1.6 billion", or thousands of millions of nothing that is named. */
  isMoney: boolean;
  /** "53/168": the whole that it is a part of. */
  of: number | null;
  /** "tăng 3 vụ (12%)": it is no number of the period but how much that rose, or fell, and by what percentage. */
  change: Change | null;
  /** "không xảy ra cháy": what there was none of, where the words that deny it say so. */
  denied: Subject | null;
}

export interface Change {
  /** 1: it rose; −1: it fell. */
  sign: number;
  /** Without its sign, and with how many decimals it is stated; null where none is. */
  percent: { value: number; decimals: number } | null;
}

/** A number that is none of those, with what is to be said of it. */
export interface Unread {
  reason: UnreadReason;
  from: number;
  to: number;
}

export interface Found {
  figures: Figure[];
  unread: Unread[];
}

const QUALIFIERS: readonly { qualifier: Qualifier; isOpen: boolean; words: string[][] }[] = [
  { qualifier: 'ALMOST', isOpen: false, words: phrases('gần', 'gần tới', 'almost', 'nearly') },
  { qualifier: 'OVER', isOpen: false, words: phrases('hơn', 'trên', 'over', 'more than') },
  {
    qualifier: 'OVER',
    isOpen: true,
    words: phrases(
      'ít nhất', 'tối thiểu', 'không dưới', 'không ít hơn', 'không kém', 'không thấp hơn', 'at least', 'no fewer than',
    ), // prettier-ignore
  },
  {
    qualifier: 'ABOUT',
    isOpen: false,
    words: phrases(
      'khoảng',
      'chừng',
      'ước',
      'ước tính',
      'xấp xỉ',
      'trên dưới',
      'about',
      'around',
      'approximately',
      'some',
    ),
  },
];
const LIMITS = phrases(
  'không quá', 'không hơn', 'không nhiều hơn', 'không cao hơn', 'không đến', 'không tới', 'không vượt quá', 'quá',
  'vượt quá', 'tối đa', 'dưới', 'chưa đến', 'chưa tới', 'chưa quá', 'at most', 'up to', 'under', 'below', 'less than',
  'fewer than', 'no more than',
); // prettier-ignore
const RISES = phrases(
  'tăng', 'tăng thêm', 'thêm', 'tăng lên', 'nhiều hơn', 'cao hơn', 'up by', 'rose by', 'increased by',
); // prettier-ignore
const FALLS = phrases('giảm', 'giảm được', 'ít hơn', 'thấp hơn', 'down by', 'fell by', 'decreased by');
/** A number after one of these names something and counts nothing. */
const NAMING = phrases(
  'số', 'điều', 'khoản', 'điểm', 'chương', 'mục', 'phụ lục', 'quý', 'tháng', 'năm', 'ngày', 'lần thứ', 'thứ', 'khóa',
  'nhiệm kỳ', 'kỳ', 'hạng', 'trang', 'quốc lộ', 'đường', 'alo', 'gọi', 'hotline', 'tổ dân phố', 'tổ', 'thôn',
  'xóm', 'khu', 'phố', 'phường', 'quận', 'đội', 'lớp', 'bảng', 'biểu', 'mẫu', 'bước', 'đợt', 'km', 'lúc', 'vào lúc',
  'no .', 'number', 'article', 'section', 'decree', 'chapter', 'page', 'call', 'team', 'district', 'ward',
); // prettier-ignore
/** A word of those that counts after all. */
const COUNTING = phrases(
  'tổng số',
  'tổng cộng',
  'với số',
  'mỗi tổ',
  'mỗi đội',
  'mỗi lớp',
  'mỗi thôn',
  'thành tổ',
  'đạt điểm',
);
/** A number before one of these measures time. */
const TIME = new Set(
  'tháng năm ngày giờ phút giây tuần tuổi h years year months days hours minutes weeks january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const EMERGENCY = new Set(['113', '114', '115', '112']);
/** "53 trên tổng số 168 xã" */
const OUT_OF = phrases('trên', 'trên tổng số', 'trong tổng số', 'trong số', 'out of');
const CURRENCY = /^(vnd|vnđ)$/;
const DASH = /^[-–—]$/;

const isGlued = (token: Token | undefined): boolean => token !== undefined && !token.spaced;
const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && /^(19|20|21)\d\d$/.test(token.text);

/** Where a chain as 01/7/2025, 45/QĐ-UBND or 2020–2025 ends that begins with the number at `at`. */
const chainEnd = (tokens: readonly Token[], at: number): number => {
  let end = at + 1;
  while (tokens[end] && isGlued(tokens[end]) && /^[/–—:-]$/.test(tokens[end]!.text) && isGlued(tokens[end + 1])) {
    if (tokens[end + 1]!.kind === 'mark') break;
    end += 2;
  }
  return end;
};

/** What a chain of numbers and strokes is: a range or a ratio to be told, or something that counts nothing. */
const chainReason = (tokens: readonly Token[], at: number, end: number): UnreadReason | null => {
  const parts = tokens.slice(at, end);
  const [first, mark, second] = parts;
  if (parts.length !== 3 || second!.kind !== 'number') return null;
  if (DASH.test(mark!.text)) return isYear(first) || isNamed(tokens, at) ? null : 'RANGE';
  if (mark!.text !== '/' || isYear(second) || isNamed(tokens, at) || TIME.has(tokens[end]?.text ?? '')) return null;
  // 12/5 may be a day of May; 53/168 can be none, and what has a word after it counts.
  const isDay = Number(first!.text) <= 31 && Number(second!.text) <= 12;
  return isDay && !(tokens[end]?.kind === 'word' && Number(first!.text) <= Number(second!.text)) ? null : 'RATIO';
};

const isNamed = (tokens: readonly Token[], at: number): boolean =>
  longestBefore(tokens, at, NAMING) > 0 && longestBefore(tokens, at, COUNTING) === 0;

/** What counts nothing and needs no word: a name, a date, a year, a telephone number, the numbering of a line. */
const countsNothing = (tokens: readonly Token[], at: number, end: number): boolean => {
  const token = tokens[at]!;
  const next = tokens[end];
  // "lớp 50 học viên" counts; "lớp 5" is a name.
  if (isNamed(tokens, at) && countedAt(tokens, end) === null) return true;
  if (next?.kind === 'word' && TIME.has(next.text)) return true;
  if (token.kind !== 'number') return false;
  // "+84 912 345 678"; a plus before a count is the bullet of a line.
  if (tokens[at - 1]?.text === '+' && isGlued(token) && (next?.kind === 'number' || token.text.length >= 9))
    return true;
  if (EMERGENCY.has(token.text) && next?.kind !== 'word') return true;
  if (isYear(token) && end === at + 1 && !(next?.kind === 'word' && next.text !== 'và' && next.text !== 'and'))
    return true;
  if (at === 0 && isNumbering(tokens, at)) return true;
  // "QĐ-45", "8h30", a mark or a letter right before it or an "h" right after.
  if (isGlued(token) && /^[/-]$/.test(tokens[at - 1]?.text ?? '') && at > 1 && isGlued(tokens[at - 1]))
    return tokens[at - 2]!.raw !== tokens[at - 2]!.text || tokens[at - 2]!.kind === 'number';
  return isGlued(next) && next?.kind === 'word' && /^h\d*$/.test(next.text);
};

/** Where a telephone number ends that begins at `at`: a zero and eight to ten more digits in groups. `at` where none does. */
const telephoneEnd = (tokens: readonly Token[], at: number): number => {
  if (tokens[at]!.kind !== 'number' || !/^0[1-9][\d.]*$/.test(tokens[at]!.text)) return at;
  let [digits, end] = ['', at];
  while (tokens[end]?.kind === 'number' && (end === at || tokens[end]!.start === tokens[end - 1]!.end + 1)) {
    digits += tokens[end]!.text.replaceAll('.', '');
    end++;
    if (digits.length > 11) return at;
  }
  return digits.length >= 9 ? end : at;
};

const BOUND_REACH = 4;
/** "300 người trở lên" is 300 at least, "trở xuống" at most: 1, −1, or 0 for neither. */
const boundBehind = (tokens: readonly Token[], end: number): 1 | -1 | 0 => {
  for (let at = end; at < end + BOUND_REACH && tokens[at]?.kind === 'word'; at++) {
    if (standsAt(tokens, at, ['trở', 'lên'])) return 1;
    if (standsAt(tokens, at, ['trở', 'xuống'])) return -1;
  }
  return 0;
};

/** "(-2 vụ so với cùng kỳ)": a sign in brackets says which way. */
const signBefore = (tokens: readonly Token[], at: number): number => {
  if (tokens[at - 2]?.text !== '(' || !isGlued(tokens[at])) return 0;
  return tokens[at - 1]!.text === '+' ? 1 : DASH.test(tokens[at - 1]!.text) ? -1 : 0;
};

/** The word before the number, and before its currency: "over VND 1.6 billion". */
const qualifierBefore = (tokens: readonly Token[], number: number) => {
  const currency = CURRENCY.test(tokens[number - 1]?.text ?? '') ? 1 : 0;
  const at = number - currency;
  const found = QUALIFIERS.map((entry) => ({ ...entry, length: longestBefore(tokens, at, entry.words) }));
  const best = found.reduce((a, b) => (b.length > a.length ? b : a));
  // "nhiều hơn 2 vụ" is a rise and not "hơn 2 vụ".
  return best.length > longestBefore(tokens, at, [...RISES, ...FALLS])
    ? { ...best, length: best.length + currency }
    : { qualifier: 'AS_STATED' as const, isOpen: false, length: currency };
};

/** Where a range goes on after its first number: "10 – 15", "từ 10 đến 15". The index of the second number, or null. */
const rangeGoesOn = (tokens: readonly Token[], end: number): number | null => {
  const token = tokens[end];
  if (!token || tokens[end + 1]?.kind !== 'number') return null;
  return DASH.test(token.text) || ['đến', 'tới', 'to'].includes(token.text) ? end + 1 : null;
};

const percentEnd = (tokens: readonly Token[], end: number): number =>
  end + longestAt(tokens, end, phrases('%', '‰', 'phần trăm', 'percent', 'per cent', 'điểm %', 'điểm phần trăm'));

/** "20 (hai mươi)": the same number in words behind it is part of it. */
const endOfRepeated = (tokens: readonly Token[], { value, end }: NumberRead): number => {
  const words = tokens[end]?.text === '(' && tokens[end + 1]?.kind === 'word' ? readNumber(tokens, end + 1) : null;
  return words && words.value === value && tokens[words.end]?.text === ')' ? words.end + 1 : end;
};

/** The numbers of a sentence. `taken`: tokens that a period or a unit is named with, and that count nothing. */
export const figuresIn = (tokens: readonly Token[], taken: (at: number) => boolean): Found => {
  const found: Found = { figures: [], unread: [] };
  let at = 0;
  while (at < tokens.length) at = taken(at) ? at + 1 : readOne(tokens, at, found);
  return found;
};

/** Reads what stands at `at` into `found`; the index after it. */
const readOne = (tokens: readonly Token[], at: number, found: Found): number => {
  const vague = vagueAt(tokens, at);
  if (vague) {
    found.unread.push(vague);
    return vague.to;
  }
  const telephone = telephoneEnd(tokens, at);
  if (telephone > at) return telephone;
  const denial = denialAt(tokens, at);
  if (denial) {
    const { sort, from, to } = denial;
    if (sort === 'UNREAD') found.unread.push({ reason: denial.reason, from, to });
    if (sort === 'COUNTED') found.figures.push({ ...plainFigure(from, to), isBare: denial.isLabeled });
    if (sort === 'THINGS')
      found.figures.push(...denial.subjects.map((denied) => ({ ...plainFigure(from, to), denied })));
    return to;
  }
  const number = readNumber(tokens, at);
  if (!number) return at + 1;

  const end = endOfRepeated(tokens, number);
  // "chín tám", "hai ba": two digits in words are no sum of theirs.
  const following = number.isBare ? readNumber(tokens, end) : null;
  if (following?.isBare && !TIME.has(tokens[end]!.text)) {
    found.unread.push({ reason: 'VAGUE', from: at, to: following.end });
    return following.end;
  }
  const { qualifier, isOpen, length } = qualifierBefore(tokens, at);
  const limit = longestBefore(tokens, at, LIMITS);
  const from = at - Math.max(length, limit);
  const unread = (reason: UnreadReason, to: number): number => {
    found.unread.push({ reason, from, to });
    return to;
  };

  const percent = percentEnd(tokens, end);
  if (percent > end) {
    // Told with the change before it.
    const isTold = found.figures.some((figure) => figure.change && percentBehind(tokens, figure.to)?.at === at);
    return isTold ? percent : unread('PERCENT', percent);
  }
  // "hai phần ba số xã"
  const parts = tokens[end]?.text === 'phần' ? readNumber(tokens, end + 1) : null;
  if (parts) return unread('RATIO', parts.end);
  const outOf = longestAt(tokens, end, OUT_OF);
  const all = outOf > 0 && !number.isBare ? readNumber(tokens, end + outOf) : null;
  if (all?.value != null && number.value !== null && number.value <= all.value) {
    found.figures.push({ ...plainFigure(at, all.end), value: number.value, qualifier, isOpen, from, of: all.value });
    return all.end;
  }
  const chain = end === at + 1 ? chainEnd(tokens, at) : end;
  if (chain > end) {
    const reason = chainReason(tokens, at, chain);
    const after = percentEnd(tokens, chain);
    if (after > chain) return unread('PERCENT', after);
    if (reason === 'RATIO' && longestBefore(tokens, from, [...RISES, ...FALLS]) > 0) return unread('CHANGE', chain);
    const whole = reason === 'RATIO' ? readNumber(tokens, at + 2) : null;
    if (whole?.value == null || whole.end !== chain || number.value === null || number.value > whole.value) {
      return reason ? unread(reason, chain) : chain;
    }
    found.figures.push({ ...plainFigure(at, chain), value: number.value, qualifier, isOpen, from, of: whole.value });
    return chain;
  }
  if (countsNothing(tokens, at, end)) return end;
  // "90k": what the letters make of the number is not known.
  const glued = tokens[end];
  if (glued?.kind === 'word' && isGlued(glued) && !/^(đ|đồng|vnđ|vnd)$/.test(glued.text) && !number.isBare)
    return unread('NO_SUBJECT', end + 1);
  const second = number.isBare ? null : rangeGoesOn(tokens, end);
  const range = second === null ? null : readNumber(tokens, second);
  if (range) {
    const after = percentEnd(tokens, range.end);
    if (isYear(tokens[at])) return range.end;
    return unread(after > range.end ? 'PERCENT' : 'RANGE', after);
  }
  const [rise, fall] = [longestBefore(tokens, from, RISES), longestBefore(tokens, from, FALLS)];
  const sign = signBefore(tokens, at) || Math.sign(rise - fall);
  if (sign !== 0 && number.value === null) return number.isBare ? end : unread('CHANGE', end);
  // 01.7.2025 is a date, 0912.345.678 a telephone number.
  if (number.fault === 'NOT_A_NUMBER') {
    const { text } = tokens[at]!;
    if (/^\d+$/.test(text)) return unread('TOO_LARGE', end);
    return /^\d{1,2}[.]\d{1,2}[.]\d{4}$|^0\d/.test(text) ? end : unread('NOT_A_NUMBER', end);
  }
  if (number.value === null) return unread(number.fault!, end);
  const bound = boundBehind(tokens, end);
  if (limit > length || bound < 0) return unread('LIMIT', end);
  found.figures.push({
    ...plainFigure(at, end),
    value: number.value,
    qualifier: bound > 0 ? 'OVER' : qualifier,
    isOpen: isOpen || bound > 0,
    from: from - Math.max(rise, fall),
    isBare: number.isBare,
    isMoney: CURRENCY.test(tokens[at - 1]?.text ?? '') || number.scale >= 1e9,
    change: sign === 0 ? null : { sign, percent: percentBehind(tokens, end)?.percent ?? null },
  });
  return end;
};

/** So many words may stand between a change and its percentage: "tăng 3 vụ cháy (12%)". */
const PERCENT_REACH = 6;

/** "(12%)" behind a change, with or without the word that says which way; `null` where there is none. */
export const percentBehind = (
  tokens: readonly Token[],
  end: number,
): { percent: NonNullable<Change['percent']>; at: number } | null => {
  const opened = tokens.slice(end, end + PERCENT_REACH).findIndex(({ text }) => /^[(),;]$/.test(text));
  if (opened < 0 || tokens[end + opened]!.text !== '(') return null;
  const word = longestAt(tokens, end + opened + 1, [...RISES, ...FALLS, ...phrases('bằng', 'tương đương')]);
  const signed = end + opened + 1 + word;
  const at = /^[-–+]$/.test(tokens[signed]?.text ?? '') ? signed + 1 : signed;
  const [, whole, fraction = ''] = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(tokens[at]?.text ?? '') ?? [];
  if (whole === undefined || percentEnd(tokens, at + 1) === at + 1) return null;
  return { percent: { value: Number(`${whole}.${fraction || '0'}`), decimals: fraction.length }, at };
};

const plainFigure = (number: number, to: number): Figure => ({
  ...{ value: 0, qualifier: 'AS_STATED' as const, isOpen: false },
  ...{ from: number, number, to },
  ...{ isBare: false, isMoney: false, of: null, change: null, denied: null },
});
