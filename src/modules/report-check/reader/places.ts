import type { AdminLevel } from '../../admin-unit/index.js';
import type { Token } from './tokens.js';

/** A name of an administrative unit in a sentence. */
export interface PlaceMention {
  /**
   * What it may be called, the longest first: how far a name goes is known to the registry alone. None: "toàn tỉnh", the
   * whole of a unit that is not named.
   */
  names: string[];
  levels: AdminLevel[];
  /** Indices of its tokens, half-open; `to` is the end of the longest name. */
  from: number;
  to: number;
}

const LEVELS: Readonly<Record<string, AdminLevel[]>> = {
  tỉnh: ['PROVINCE'],
  'thành phố': ['PROVINCE', 'DISTRICT'],
  tp: ['PROVINCE', 'DISTRICT'],
  huyện: ['DISTRICT'],
  quận: ['DISTRICT'],
  'thị xã': ['DISTRICT'],
  'thị trấn': ['COMMUNE'],
  xã: ['COMMUNE'],
  phường: ['COMMUNE'],
  'đặc khu': ['COMMUNE'],
};
const ENGLISH: Readonly<Record<string, AdminLevel[]>> = {
  province: ['PROVINCE'],
  city: ['PROVINCE', 'DISTRICT'],
  district: ['DISTRICT'],
  commune: ['COMMUNE'],
  ward: ['COMMUNE'],
  township: ['COMMUNE'],
};

/** The longest names of units have five words. */
const LONGEST_NAME = 5;

const isName = (token: Token | undefined): boolean => token?.kind === 'word' && /^\p{Lu}/u.test(token.raw);
/** Words that only begin an English sentence with a capital. */
const OPENING = new Set(['in', 'the', 'at', 'of', 'for', 'across']);

const typeAt = (tokens: readonly Token[], at: number): { levels: AdminLevel[]; words: number } | null => {
  const first = tokens[at]!.text;
  const two = `${first} ${tokens[at + 1]?.text ?? ''}`;
  if (Object.hasOwn(LEVELS, two)) return { levels: LEVELS[two]!, words: 2 };
  if (!Object.hasOwn(LEVELS, first)) return null;
  // "TP. Ninh Bình"
  return { levels: LEVELS[first]!, words: tokens[at + 1]?.text === '.' ? 2 : 1 };
};

const namesFrom = (words: readonly Token[]): string[] =>
  words.map((_, dropped) =>
    words
      .slice(0, words.length - dropped)
      .map(({ raw }) => raw)
      .join(' '),
  );

/** The units that a sentence names with what they are: "tỉnh Ninh Bình", "xã Gia Trung", "Ninh Bình province". */
export const placesIn = (tokens: readonly Token[]): PlaceMention[] => {
  const mentions: PlaceMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const whole = /^(toàn|cả)$/.test(tokens[at]!.text) && at + 1 < tokens.length ? typeAt(tokens, at + 1) : null;
    if (whole && !isName(tokens[at + 1 + whole.words])) {
      mentions.push({ names: [], levels: whole.levels, from: at, to: at + 1 + whole.words });
      at += whole.words;
      continue;
    }
    const type = typeAt(tokens, at);
    const first = at + (type?.words ?? 0);
    let end = first;
    while (type && end < first + LONGEST_NAME && isName(tokens[end])) end++;
    if (type && end > first) {
      mentions.push({ names: namesFrom(tokens.slice(first, end)), levels: type.levels, from: at, to: end });
      at = end - 1;
      continue;
    }
    const english = Object.hasOwn(ENGLISH, tokens[at]!.text) ? ENGLISH[tokens[at]!.text]! : null;
    let start = at;
    while (english && start > at - LONGEST_NAME && isName(tokens[start - 1]) && !OPENING.has(tokens[start - 1]!.text))
      start--;
    if (!english || start === at) continue;
    // In English the name stands before, and a sentence may begin right there: shorter names are its last words.
    const words = tokens.slice(start, at);
    const names = words.map((_, dropped) =>
      words
        .slice(dropped)
        .map(({ raw }) => raw)
        .join(' '),
    );
    mentions.push({ names, levels: english, from: start, to: at + 1 });
  }
  return mentions;
};
