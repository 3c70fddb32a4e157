import type { Language } from '../../api/messages.js';
import type { Term } from '../../api/vocabulary.js';
import { folded } from '../fold.js';
import type { CellProblem } from '../raw.js';

const YES = ['có', 'đúng', 'rồi', 'x', 'v', 'yes', 'y', 'true', '1'].map(folded);
const NO = ['không', 'sai', 'chưa', 'k', 'no', 'n', 'false', '0'].map(folded);

/** Có or Không, Yes or No, a tick, or what spreadsheets make of them. */
export function yesNoOf(raw: string | number | boolean): { value: boolean } | { problem: CellProblem } {
  if (typeof raw === 'boolean') return { value: raw };
  const word = /^\s*[✓✔☑]\s*$/u.test(String(raw)) ? 'x' : folded(String(raw));
  if (YES.includes(word)) return { value: true };
  if (NO.includes(word)) return { value: false };
  return { problem: { code: 'CELL_YES_NO', facts: {} } };
}

export const YES_NO: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  vi: ['Có', 'Không'],
  en: ['Yes', 'No'],
};

export type Terms = Readonly<Record<string, Term>>;

const wordsOf = new WeakMap<Terms, Map<string, string>>();

/** The value of a closed list by its own name or by its word in either language; undefined when it is none. */
export function termOf(terms: Terms, text: string): string | undefined {
  const given = text.trim();
  if (Object.hasOwn(terms, given)) return given;
  let words = wordsOf.get(terms);
  if (!words) {
    // A value's own name comes last, so that it wins over a word of another value.
    const pairs = (['vi', 'en'] as const).flatMap((language) =>
      Object.entries(terms).map(([value, term]) => [folded(term[language]), value] as const),
    );
    words = new Map([...pairs, ...Object.keys(terms).map((value) => [folded(value), value] as const)]);
    wordsOf.set(terms, words);
  }
  return words.get(folded(given));
}

/** The word of a value, or its own name where the word would not lead back to it. */
export const wordOf = (terms: Terms, value: string, language: Language): string => {
  const word = terms[value]?.[language];
  return word !== undefined && termOf(terms, word) === value ? word : value;
};

/** All words of a list, as facts of a message in either language. */
export const allowed = (terms: Terms): { allowedVi: string; allowedEn: string } => ({
  allowedVi: Object.values(terms)
    .map(({ vi }) => vi)
    .join('; '),
  allowedEn: Object.values(terms)
    .map(({ en }) => en)
    .join('; '),
});
