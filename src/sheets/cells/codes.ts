import type { Language } from '../../api/messages.js';
import type { CellProblem } from '../raw.js';
import { type Terms, allowed, termOf, wordOf } from './words.js';

/** A code as a cell names it, with what it has to do with the row: a value of the column's vocabulary. */
export interface SheetCode {
  code: string;
  term: string;
}

const ITEM = /([^\s;,()]+)\s*(?:\(([^()]*)\))?/g;

/** What is meant where nothing is said: the first of the vocabulary. */
const usualOf = (terms: Terms): string => Object.keys(terms)[0]!;

/** `TLG-37-0001; TLG-37-0002 (Nơi xảy ra)`: after semicolons, commas, spaces or line breaks, in that order. */
export function codesOf(raw: string, terms: Terms): { value: SheetCode[] } | { problem: CellProblem } {
  const text = raw.normalize('NFC');
  if (/[^\s;,]/.test(text.replace(ITEM, ''))) return { problem: { code: 'CELL_CODES', facts: {} } };
  const codes: SheetCode[] = [];
  for (const [, code, word] of text.matchAll(ITEM)) {
    const term = word === undefined ? usualOf(terms) : termOf(terms, word);
    if (term === undefined) return { problem: { code: 'CELL_CHOICE', facts: allowed(terms) } };
    codes.push({ code: code!, term });
  }
  return { value: codes };
}

/** The codes as codesOf() reads them back. */
export const writtenCodes = (codes: readonly SheetCode[], terms: Terms, language: Language): string =>
  codes
    .map(({ code, term }) => (term === usualOf(terms) ? code : `${code} (${wordOf(terms, term, language)})`))
    .join('; ');
