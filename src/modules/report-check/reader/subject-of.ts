import type { ProgramAspect } from '../report-check.vocabulary.js';
import type { Figure } from './figures.js';
import { type Subject, WORDINGS, type Wording } from './subjects.js';
import { type Token, phrases, standsAt } from './tokens.js';

/** What a figure speaks of, and which words of the sentence say so. */
export interface SubjectRead {
  subject: Subject;
  /** Only of kinds of programs. */
  aspect: ProgramAspect | null;
  /** Indices of the first and after the last token that tells: the figure, the thing counted and what stands near. */
  from: number;
  to: number;
  /** The words of the thing counted, as "vụ cháy", and the index after them. */
  counted: string;
  countedTo: number;
}

/** Why none is told: nothing counted stands there, or it may be several things. */
export type NoSubject = { reason: 'NO_SUBJECT' } | { reason: 'AMBIGUOUS'; counted: string; to: number };

/** Phrases by their first word, the longest first, so that a sentence is searched in one pass. */
const byFirstWord = (texts: Iterable<string>): ReadonlyMap<string, string[][]> =>
  Map.groupBy(
    phrases(...new Set(texts)).toSorted((a, b) => b.length - a.length),
    (words) => words[0]!,
  );

const ASPECTS: Readonly<Record<ProgramAspect, readonly string[]>> = {
  STANDING: [
    ...['xây dựng', 'xây dựng và nhân rộng', 'nhân rộng', 'duy trì', 'duy trì hoạt động', 'hiện có', 'standing'],
    // "thành lập mới 50 tổ liên gia, nâng tổng số lên 200 tổ liên gia"
    ...['nâng tổng số', 'nâng tổng số lên', 'đưa tổng số lên', 'lũy kế', 'bringing the total to'],
  ],
  FOUNDED: ['thành lập', 'thành lập mới', 'ra mắt', 'xây dựng mới', 'founded', 'launched', 'established'],
  DISSOLVED: ['giải thể', 'dissolved'],
};
const aspectOf = new Map(
  Object.entries(ASPECTS).flatMap(([aspect, texts]) => texts.map((text) => [text, aspect as ProgramAspect] as const)),
);

/** Reports of fires that come in are counted by nobody, and are no news. */
const OTHERWISE = ['tin báo', 'tin báo cháy'];
const COUNTS = byFirstWord([...WORDINGS.flatMap(({ counts }) => counts), ...OTHERWISE]);
const NEAR = byFirstWord([...WORDINGS.flatMap(({ near }) => near), ...aspectOf.keys()]);
const wordingsOf: ReadonlyMap<string, Wording[]> = (() => {
  const all = new Map<string, Wording[]>();
  for (const wording of WORDINGS)
    for (const count of wording.counts) all.set(count, [...(all.get(count) ?? []), wording]);
  return all;
})();

/** "vụ cháy , nổ , cứu nạn , cứu hộ" */
const LONGEST_COUNTED = 10;

interface Phrase {
  text: string;
  from: number;
  to: number;
}

const phraseAt = (lexicon: ReadonlyMap<string, string[][]>, tokens: readonly Token[], at: number): Phrase | null => {
  const words = lexicon.get(tokens[at]?.text ?? '')?.find((phrase) => standsAt(tokens, at, phrase));
  return words ? { text: words.join(' '), from: at, to: at + words.length } : null;
};

/** The index after the name of something that is counted, where one begins at `at`; else null. */
export const countedAt = (tokens: readonly Token[], at: number): number | null =>
  phraseAt(COUNTS, tokens, at)?.to ?? null;

/** The index of the name of something that is counted, where one ends right before `end`; else null. */
export const countedBefore = (tokens: readonly Token[], end: number): number | null => {
  for (let at = Math.max(0, end - LONGEST_COUNTED); at < end; at++) if (countedAt(tokens, at) === end) return at;
  return null;
};

/** The same as `countedAt` of a word that tells what is done: "kiểm tra", "diễn tập". */
export const nearAt = (tokens: readonly Token[], at: number): number | null => phraseAt(NEAR, tokens, at)?.to ?? null;

/** What a step over a mark costs in words: a clause is left, a quotation is not. */
const STEP: Readonly<Record<string, number>> = {
  ',': 2,
  ';': 8,
  ':': 1,
  '“': 0,
  '”': 0,
  '"': 0,
  '(': 1,
  ')': 1,
  '-': 1,
};
/** A number between two words mostly parts them. */
const STEP_OVER_NUMBER = 6;

/** A sentence made ready: what may tell a subject, and how far it is from anywhere to anywhere. */
export interface Clues {
  tokens: readonly Token[];
  near: readonly Phrase[];
  /** The way to each token from the first, in words. */
  way: readonly number[];
}

export const cluesOf = (tokens: readonly Token[], figures: readonly Figure[]): Clues => {
  const near: Phrase[] = [];
  for (let at = 0; at < tokens.length;) {
    const phrase = phraseAt(NEAR, tokens, at);
    if (phrase) near.push(phrase);
    at = phrase?.to ?? at + 1;
  }
  const numbers = new Set(figures.map(({ number }) => number));
  const way = [0];
  tokens.forEach((token, at) => {
    way.push(way[at]! + (numbers.has(at) ? STEP_OVER_NUMBER : token.kind === 'mark' ? (STEP[token.text] ?? 3) : 1));
  });
  return { tokens, near, way };
};

const distance = ({ way }: Clues, a: Phrase, b: { from: number; to: number }): number =>
  b.from >= a.to ? way[b.from]! - way[a.to]! : a.from >= b.to ? way[a.from]! - way[b.to]! : 0;

/** Farther away, a word tells nothing of a figure. */
const REACH = 40;

/** Words that may stand between a number and the thing counted. */
const BETWEEN = new Set(['“', '"', '‘', "'", '«', 'chiếc', 'cái', 'bộ', 'mô', 'hình', 'lượt', 'of']);
const ENGLISH_WORD = /^[a-z]+$/;
const MOST_BETWEEN = 3;

/** The things that may be counted: after the number, or before a colon or "là" in front of it. */
const countedBy = (tokens: readonly Token[], figure: Figure): Phrase[] => {
  const counted: Phrase[] = [];
  for (let at = figure.to; at <= figure.to + MOST_BETWEEN; at++) {
    const phrase = phraseAt(COUNTS, tokens, at);
    if (phrase) counted.push(phrase);
    const between = tokens[at]?.text ?? ',';
    if (!BETWEEN.has(between) && !ENGLISH_WORD.test(between)) break;
  }
  if (counted.length > 0) return counted;
  if (figure.isMoney) return [{ text: 'đồng', from: figure.from, to: figure.to }];
  return labelBefore(tokens, figure);
};

const LABELED = /^(:|=|là|đạt|are|is)$/;

const labelBefore = (tokens: readonly Token[], figure: Figure): Phrase[] => {
  if (!LABELED.test(tokens[figure.from - 1]?.text ?? '')) return [];
  for (let at = figure.from - 2; at >= Math.max(0, figure.from - 8); at--) {
    if (/^[,;]$/.test(tokens[at]!.text)) return [];
    const phrase = phraseAt(COUNTS, tokens, at);
    // The longest that ends there: "vụ cháy" rather than "vụ" is found one step further on.
    const longer = at > 0 ? phraseAt(COUNTS, tokens, at - 1) : null;
    if (phrase) return [longer && longer.to >= phrase.to ? longer : phrase];
  }
  return [];
};

interface Candidate {
  wording: Wording;
  counted: Phrase;
  near: Phrase | null;
  score: number;
}

const candidatesOf = (clues: Clues, figure: Figure, counted: Phrase, near: readonly Phrase[]): Candidate[] =>
  (wordingsOf.get(counted.text) ?? []).flatMap((wording): Candidate[] => {
    const gap = Math.max(0, counted.from - figure.to);
    if (wording.near.length === 0) return [{ wording, counted, near: null, score: gap - counted.to + counted.from }];
    const whole = { from: Math.min(figure.from, counted.from), to: Math.max(figure.to, counted.to) };
    return (
      near
        .filter(({ text }) => wording.near.includes(text))
        // Of "5 mô hình, 2 tổ liên gia" nobody knows what the five are.
        .filter((phrase) => !wording.subject.programKind || distance(clues, phrase, whole) < STEP_OVER_NUMBER)
        .map((phrase) => ({
          wording,
          counted,
          near: phrase,
          score: gap + distance(clues, phrase, whole) - wording.nearer,
        }))
    );
  });

const aspectNear = (clues: Clues, around: { from: number; to: number }, near: readonly Phrase[]): ProgramAspect => {
  const told = near
    .filter(({ text }) => aspectOf.has(text))
    .map((phrase) => ({ aspect: aspectOf.get(phrase.text)!, far: distance(clues, phrase, around) }))
    .toSorted((a, b) => a.far - b.far);
  return told[0] && told[0].far <= REACH / 2 ? told[0].aspect : 'STANDING';
};

/** How far the name of a model goes on in quotation marks, at the most. */
const LONGEST_QUOTATION = 20;

/** A quotation that was begun is quoted to its end. */
const endOfQuotation = (tokens: readonly Token[], from: number, to: number): number => {
  const opened = tokens.slice(from, to).findLastIndex(({ text }) => text === '“');
  if (opened < 0 || tokens.slice(from + opened, to).some(({ text }) => text === '”')) return to;
  const rest = tokens.slice(to, to + LONGEST_QUOTATION).findIndex(({ text }) => /^[”“]$/.test(text));
  return rest >= 0 && tokens[to + rest]!.text === '”' ? to + rest + 1 : to;
};

/** What the figure speaks of, by the thing counted and the nearest word that tells which of several things it is. */
export const subjectOf = (clues: Clues, figure: Figure): SubjectRead | NoSubject => {
  if (figure.denied) {
    const { from, to, denied: subject } = figure;
    const counted = clues.tokens.slice(from, to).map(({ text }) => text);
    return { subject, aspect: null, from, to, counted: counted.join(' '), countedTo: to };
  }
  const counted = countedBy(clues.tokens, figure);
  const around = { from: figure.from, to: figure.to };
  const near = clues.near.filter((phrase) => distance(clues, phrase, around) <= REACH);
  const all = counted
    .flatMap((phrase) => candidatesOf(clues, figure, phrase, near))
    .toSorted((a, b) => a.score - b.score);
  const best = all[0];
  if (!best) {
    return counted[0] ? { reason: 'AMBIGUOUS', counted: counted[0].text, to: counted[0].to } : { reason: 'NO_SUBJECT' };
  }
  const rival = all.find(
    ({ score, wording }) => score === best.score && wording.subject.name !== best.wording.subject.name,
  );
  if (rival) return { reason: 'AMBIGUOUS', counted: best.counted.text, to: best.counted.to };

  const { subject } = best.wording;
  const parts = [around, best.counted, ...(best.near ? [best.near] : [])];
  const from = Math.min(...parts.map((part) => part.from));
  return {
    subject,
    aspect: subject.programKind ? aspectNear(clues, around, near) : null,
    from,
    to: endOfQuotation(clues.tokens, from, Math.max(...parts.map(({ to }) => to))),
    counted: best.counted.text,
    countedTo: best.counted.to,
  };
};
