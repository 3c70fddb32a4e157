import type { Token } from './tokens.js';

/** A number as a text writes it, in figures, in words, or both. */
export interface NumberRead {
  /** Null where it is none that can be counted with; `fault` says why. */
  value: number | null;
  fault: 'NOT_WHOLE' | 'TOO_LARGE' | 'NOT_A_NUMBER' | null;
  /** The index of the first token after it. */
  end: number;
  /** One word alone, which may be no number at all: "năm" is five and year, "một" is one and a. */
  isBare: boolean;
  /** The last word of magnitude, 1 for none: 10⁹ in "1,6 tỷ". */
  scale: number;
}

/** Numerator over ten to the power `places`: money is never counted in floating point. */
interface Decimal {
  digits: bigint;
  places: number;
}

type Language = 'vi' | 'en';

const ONES: Readonly<Record<string, number>> = {
  một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9,
}; // prettier-ignore
/** What a one, four or five is called after tens. */
const ONES_AFTER_TENS: Readonly<Record<string, number>> = { ...ONES, mốt: 1, tư: 4, lăm: 5, nhăm: 5 };
const ENGLISH: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
}; // prettier-ignore
const ENGLISH_TENS: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // prettier-ignore
const SCALES: Readonly<Record<string, { by: number; language: Language }>> = {
  nghìn: { by: 1e3, language: 'vi' },
  ngàn: { by: 1e3, language: 'vi' },
  vạn: { by: 1e4, language: 'vi' },
  triệu: { by: 1e6, language: 'vi' },
  tỷ: { by: 1e9, language: 'vi' },
  tỉ: { by: 1e9, language: 'vi' },
  thousand: { by: 1e3, language: 'en' },
  million: { by: 1e6, language: 'en' },
  billion: { by: 1e9, language: 'en' },
};

const at = <Value>(table: Readonly<Record<string, Value>>, token: Token | undefined): Value | undefined =>
  token?.kind === 'word' && Object.hasOwn(table, token.text) ? table[token.text] : undefined;
const says = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text);

/** Longer than any number of a report; more digits are not even parsed. */
const MOST_DIGITS = 30;

/**
 * A number in figures. `strict`: the language whose word of magnitude follows, and whose marks are meant then
 * ("1,625 tỷ" has a decimal comma). Without one, a single mark before exactly three digits groups thousands.
 * Null for what is no number, as 1.10.2025.
 */
export const readDigits = (text: string, strict: Language | null): Decimal | null => {
  const groups = text.split(/[.,]/);
  const marks = text.replace(/\d/g, '');
  if (text.length > 2 * MOST_DIGITS) return null;
  const whole = (parts: readonly string[]): Decimal => ({ digits: BigInt(parts.join('')), places: 0 });
  const isGrouped = (parts: readonly string[]) =>
    parts.length === 1 || (/^[1-9]\d{0,2}$/.test(parts[0]!) && parts.slice(1).every((part) => part.length === 3));
  if (marks === '') return whole(groups);

  const last = marks.at(-1)!;
  const isOneSort = marks.split('').every((mark) => mark === last);
  const decimalMark = strict === 'vi' ? ',' : strict === 'en' ? '.' : null;
  const groupsOnly = isOneSort && isGrouped(groups) && !(marks.length === 1 && last === decimalMark);
  if (groupsOnly) return whole(groups);
  const before = groups.slice(0, -1);
  const isDecimal = marks.length === 1 || (!isOneSort && marks.indexOf(last) === marks.length - 1);
  if (!isDecimal || !isGrouped(before)) return null;
  const fraction = groups.at(-1)!;
  return { digits: BigInt(before.join('') + fraction), places: fraction.length };
};

/** A Vietnamese number below a thousand in words from `from`: its value and the index after it. */
const below1000 = (tokens: readonly Token[], from: number, isInside: boolean): [value: number, end: number] | null => {
  const first = tokens[from];
  if (says(first, 'mười')) {
    const one = says(tokens[from + 1], 'năm') ? undefined : at(ONES_AFTER_TENS, tokens[from + 1]);
    return one === undefined ? [10, from + 1] : [10 + one, from + 2];
  }
  // "không" is mostly "not"; zero hundreds stand inside a longer number only.
  const digit = at(ONES, first) ?? (isInside && says(first, 'không') && says(tokens[from + 1], 'trăm') ? 0 : undefined);
  if (digit === undefined) return null;
  const next = tokens[from + 1];
  if (says(next, 'trăm')) {
    const hundreds = digit * 100;
    const after = tokens[from + 2];
    if (says(after, 'linh', 'lẻ')) {
      const one = at(ONES_AFTER_TENS, tokens[from + 3]);
      if (one !== undefined) return [hundreds + one, from + 4];
    }
    if (says(after, 'rưỡi')) return [hundreds + 50, from + 3];
    const isTens = says(after, 'mười') || (at(ONES, after) !== undefined && says(tokens[from + 3], 'mươi', 'chục'));
    const tens = isTens ? below1000(tokens, from + 2, true) : null;
    return tens ? [hundreds + tens[0], tens[1]] : [hundreds, from + 2];
  }
  if (digit > 0 && says(next, 'mươi')) {
    // "hai mươi năm" is twenty years; five after tens is "lăm".
    const one = says(tokens[from + 2], 'năm') ? undefined : at(ONES_AFTER_TENS, tokens[from + 2]);
    return one === undefined ? [digit * 10, from + 2] : [digit * 10 + one, from + 3];
  }
  if (digit > 0 && says(next, 'chục')) return [digit * 10, from + 2];
  if (digit > 1 && says(next, 'mốt', 'tư', 'lăm', 'nhăm')) return [digit * 10 + ONES_AFTER_TENS[next!.text]!, from + 2];
  return [digit, from + 1];
};

/** An English number below a thousand in words, likewise. */
const below1000English = (tokens: readonly Token[], from: number): [value: number, end: number] | null => {
  const tens = at(ENGLISH_TENS, tokens[from]);
  if (tens !== undefined) {
    const hyphen = tokens[from + 1]?.text === '-' && !tokens[from + 1]!.spaced ? 1 : 0;
    const one = at(ENGLISH, tokens[from + 1 + hyphen]);
    return one !== undefined && one < 10 ? [tens + one, from + 2 + hyphen] : [tens, from + 1];
  }
  const few = at(ENGLISH, tokens[from]);
  if (few === undefined) return null;
  if (few > 9 || !says(tokens[from + 1], 'hundred')) return [few, from + 1];
  const and = says(tokens[from + 2], 'and') ? 1 : 0;
  const rest = below1000English(tokens, from + 2 + and);
  return rest && rest[0] < 100 ? [few * 100 + rest[0], rest[1]] : [few * 100, from + 2];
};

/** "10 000 000": groups of three digits, each after one blank. The index after the last group, or after the first. */
const endOfBlankGroups = (tokens: readonly Token[], from: number): number => {
  let end = from + 1;
  if (!/^[1-9]\d{0,2}$/.test(tokens[from]!.text)) return end;
  while (
    tokens[end]?.kind === 'number' &&
    /^\d{3}$/.test(tokens[end]!.text) &&
    tokens[end]!.start === tokens[end - 1]!.end + 1
  )
    end++;
  return end;
};

/** Words of magnitude from `from`, "nghìn tỷ" among them. */
const readScale = (tokens: readonly Token[], from: number): { by: number; language: Language | null; end: number } => {
  let [by, end]: [number, number] = [1, from];
  let language: Language | null = null;
  for (let scale = at(SCALES, tokens[end]); scale && (by === 1 || scale.by > by); scale = at(SCALES, tokens[end])) {
    by *= scale.by;
    language = scale.language;
    end++;
  }
  return { by, language, end };
};

/**
 * The number that begins at `from`: figures in Vietnamese or English marks or blanks, words from one to thousands of
 * billions, or figures with words of magnitude ("44 nghìn", "1 tỷ 600 triệu", "1 tỷ rưỡi"). Null where none begins.
 */
export const readNumber = (tokens: readonly Token[], from: number): NumberRead | null => {
  const isDigits = tokens[from]?.kind === 'number';
  let total: Decimal = { digits: 0n, places: 0 };
  let end = from;
  let lastScale = Infinity;
  let isWords = false;

  for (;;) {
    const read = readGroup(tokens, end, end > from, lastScale);
    if (read === 'fault') return end > from ? finished() : fault('NOT_A_NUMBER', end + 1);
    if (!read) break;
    total = plus(total, read.amount);
    isWords ||= read.isWords;
    end = read.end;
    if (read.scale === 1) break;
    lastScale = read.scale;
    if (says(tokens[end], 'rưỡi')) {
      total = plus(total, { digits: BigInt(lastScale) * 5n, places: 1 });
      end++;
      break;
    }
  }
  return end > from ? finished() : null;

  function fault(why: 'NOT_A_NUMBER' | 'NOT_WHOLE' | 'TOO_LARGE', after: number): NumberRead {
    return { value: null, fault: why, end: after, isBare: false, scale: 1 };
  }
  function finished(): NumberRead {
    const divisor = 10n ** BigInt(total.places);
    const scale = lastScale === Infinity ? 1 : lastScale;
    if (total.digits % divisor !== 0n) return { ...fault('NOT_WHOLE', end), scale };
    const value = Number(total.digits / divisor);
    if (!Number.isSafeInteger(value)) return { ...fault('TOO_LARGE', end), scale };
    return { value, fault: null, end, isBare: !isDigits && end === from + 1, scale };
  }
};

interface Group {
  amount: Decimal;
  scale: number;
  end: number;
  isWords: boolean;
}

/** A coefficient with its words of magnitude, which are smaller than the group's before it. */
const readGroup = (
  tokens: readonly Token[],
  from: number,
  isInside: boolean,
  below: number,
): Group | 'fault' | null => {
  const token = tokens[from];
  if (token?.kind === 'number') {
    const end = endOfBlankGroups(tokens, from);
    // "2 trăm", "5 chục": a word of magnitude of its own, after figures only.
    const small = says(tokens[end], 'trăm') ? 100 : says(tokens[end], 'chục') ? 10 : 1;
    const scale = readScale(tokens, end + (small > 1 ? 1 : 0));
    const by = scale.by * small;
    if (isInside && (by === 1 || by >= below)) return null;
    const text = tokens
      .slice(from, end)
      .map((part) => part.text)
      .join('');
    if (text.length > MOST_DIGITS) return isInside ? null : 'fault';
    const read = readDigits(text, scale.language);
    if (!read) return isInside ? null : 'fault';
    return { amount: times(read, by), scale: by, end: scale.end, isWords: false };
  }
  if (isInside && says(token, 'linh', 'lẻ')) {
    const one = at(ONES_AFTER_TENS, tokens[from + 1]);
    return one === undefined ? null : { amount: decimal(one), scale: 1, end: from + 2, isWords: true };
  }
  const words = below1000(tokens, from, isInside) ?? below1000English(tokens, from);
  if (!words) return null;
  const [value, end] = words;
  const scale = readScale(tokens, end);
  if (isInside && scale.by >= below) return null;
  if (isInside && scale.by === 1 && end === from + 1 && below >= 1_000) {
    // "một triệu hai" is 1.2 million; "một triệu năm …" goes on with a year.
    return says(token, 'năm') || below1000English(tokens, from)
      ? null
      : { amount: decimal(value * (below / 10)), scale: 1, end, isWords: true };
  }
  return { amount: times(decimal(value), scale.by), scale: scale.by, end: scale.end, isWords: true };
};

const decimal = (value: number): Decimal => ({ digits: BigInt(value), places: 0 });
const times = ({ digits, places }: Decimal, by: number): Decimal => ({ digits: digits * BigInt(by), places });
const plus = (a: Decimal, b: Decimal): Decimal => {
  const places = Math.max(a.places, b.places);
  const raised = ({ digits, places: own }: Decimal) => digits * 10n ** BigInt(places - own);
  return { digits: raised(a) + raised(b), places };
};
