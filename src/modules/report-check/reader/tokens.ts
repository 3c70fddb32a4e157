/** A word, a written number or one mark of a text. */
export interface Token {
  kind: 'word' | 'number' | 'mark';
  /** Lower case, composed, each tone mark on the letter where the newer spelling puts it; what the tables hold. */
  text: string;
  /** As it stands in the text. */
  raw: string;
  /** In UTF-16 code units; `end` is the first that is no longer part of it. */
  start: number;
  end: number;
  /** Whether anything blank stands before it. */
  spaced: boolean;
}

/** A sentence, or a line that stands for one. */
export interface Sentence {
  start: number;
  end: number;
  tokens: Token[];
}

/** No alternative can be matched in two ways, so reading is linear in the text. */
const TOKEN = /(\p{L}[\p{L}\p{M}\p{N}]*)|(\d+(?:[.,]\d+)*)|\S/gu;

const NEWER: Readonly<Record<string, string>> = {
  oà: 'òa', oá: 'óa', oả: 'ỏa', oã: 'õa', oạ: 'ọa',
  oè: 'òe', oé: 'óe', oẻ: 'ỏe', oẽ: 'õe', oẹ: 'ọe',
  uỳ: 'ùy', uý: 'úy', uỷ: 'ủy', uỹ: 'ũy', uỵ: 'ụy',
}; // prettier-ignore

/** "hoả" and "hỏa" are one word; "quý" is spelled in one way only. */
const sameSpelling = (word: string): string => {
  const newer = NEWER[word.slice(-2)];
  return newer && !word.endsWith('quý') && !word.endsWith('quỳ') && !word.endsWith('quỷ') && !word.endsWith('quỹ')
    ? word.slice(0, -2) + newer
    : word;
};

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [raw, word, number] = match;
    const start = match.index;
    tokens.push({
      kind: word !== undefined ? 'word' : number !== undefined ? 'number' : 'mark',
      text: word !== undefined ? sameSpelling(raw.toLowerCase()) : raw,
      raw,
      start,
      end: start + raw.length,
      spaced: start > last || start === 0,
    });
    last = start + raw.length;
  }
  return tokens;
};

/** Words whose full stop shortens them and ends nothing: "TP. Ninh Bình". */
const SHORTENED = new Set(['tp', 'tx', 'tt', 'p', 'q', 'h', 'x', 'ts', 'ths', 'no', 'st']);

/** A list that goes on without a full stop is cut after so many characters, so that no answer grows with its square. */
const LONGEST_SENTENCE = 2_000;

const beginsLine = (text: string, tokens: readonly Token[], at: number): boolean =>
  at === 0 || text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes('\n');

const endsBefore = (text: string, tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  const before = tokens[at - 1]!;
  if (!token.spaced) return false;
  if (/^[.!?…]$/.test(before.text)) {
    const shortened = before.text === '.' && tokens[at - 2]?.kind === 'word' && SHORTENED.has(tokens[at - 2]!.text);
    // The full stop after the number of a line ends nothing either.
    const numbered = isNumbering(tokens, at - 2) && beginsLine(text, tokens, at - 2);
    return !shortened && !numbered;
  }
  const gap = text.slice(before.end, token.start);
  const lines = gap.split('\n').length - 1;
  if (lines === 0) return false;
  // A line that was only wrapped goes on in lower case, with a number or inside quotation marks.
  return lines > 1 || /^[\p{Lu}•▪*+–—-]/u.test(token.raw) || isNumbering(tokens, at);
};

/** "1." or "2)" before the first word of a line. */
export const isNumbering = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' &&
  tokens[at].text.length <= 2 &&
  /^[.)]$/.test(tokens[at + 1]?.text ?? '') &&
  !tokens[at + 1]!.spaced &&
  tokens[at + 2]?.kind === 'word';

/** The sentences of a composed text in order, each with its words, numbers and marks. Linear in the text. */
export const sentencesOf = (text: string): Sentence[] => {
  const all = tokensOf(text);
  const sentences: Sentence[] = [];
  let first = 0;
  for (let at = 1; at <= all.length; at++) {
    const isEnd = at === all.length || endsBefore(text, all, at);
    if (!isEnd && all[at]!.end - all[first]!.start <= LONGEST_SENTENCE) continue;
    const tokens = all.slice(first, at);
    sentences.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, tokens });
    first = at;
  }
  return sentences;
};

/** Whether these words stand at `at`, one after the other. */
export const standsAt = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, offset) => tokens[at + offset]?.text === word);

/** How many tokens the longest of these phrases takes that stands at `at`; 0 for none. */
export const longestAt = (tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number =>
  phrases.reduce((most, words) => (words.length > most && standsAt(tokens, at, words) ? words.length : most), 0);

/** How many tokens the longest of these phrases takes that ends right before `at`; 0 for none. */
export const longestBefore = (tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number =>
  phrases.reduce(
    (most, words) => (words.length > most && standsAt(tokens, at - words.length, words) ? words.length : most),
    0,
  );

/** Phrases as tables write them: a text of words, or of words and marks with blanks between. */
export const phrases = (...texts: string[]): string[][] => texts.map((text) => text.split(' '));
