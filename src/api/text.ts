import { type ASTVisitor, type ValidationContext, Kind } from 'graphql';
import { holdsPhone } from '../domain/phone.js';
import { type ApiError, badInput } from './errors.js';
import { type Problem, Refused, problem } from './problem.js';

/** What no text may hold: PostgreSQL stores no NUL, and half a surrogate pair is no character. */
export const isSafeText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const unsafe = (): ApiError => badInput('text.unsafe');

/** Validation rule: refuses unsafe text in the document's literals, escapes included. */
export const safeTextRule = (context: ValidationContext): ASTVisitor => ({
  [Kind.STRING](node) {
    if (!isSafeText(node.value)) context.reportError(unsafe());
  },
});

/** The variables with every text composed (NFC); throws BAD_USER_INPUT on unsafe text, also in keys. */
export const composeVariables = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') {
    if (!isSafeText(value)) throw unsafe();
    return value.normalize('NFC');
  }
  if (value === null || typeof value !== 'object') return value;
  // Deeper than any input of the schema; GraphQL's own coercion will say what does not fit.
  if (depth > 20) return null;
  if (Array.isArray(value)) return value.map((item) => composeVariables(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (!isSafeText(key)) throw unsafe();
      return [key, composeVariables(item, depth + 1)];
    }),
  );
};

const SEARCH_TEXT_MOST = 200;

/**
 * A search text, trimmed and composed. Throws BAD_USER_INPUT when blank or over 200 characters; a letter counts once
 * however its marks are spelled.
 */
export const searchText = (text: string, argument = 'text'): string => {
  const composed = text.normalize('NFC').trim();
  if (composed.length > SEARCH_TEXT_MOST) throw badInput('text.long', { argument, most: SEARCH_TEXT_MOST });
  if (!composed) throw badInput('text.blank', { argument });
  return composed;
};

/**
 * A text of an input, trimmed and composed; null for none or a blank one.
 *
 * @throws Refused TEXT_LENGTH when it is longer than `most`.
 */
export const shortText = (text: string | null | undefined, most: number, path: readonly string[]): string | null => {
  const composed = text?.normalize('NFC').trim();
  if (!composed) return null;
  if (composed.length > most) throw new Refused([problem('TEXT_LENGTH', path, { most })]);
  return composed;
};

/**
 * Advice on texts that others read, by the names of their fields: a number of a person has no place there, its own is
 * the register of contacts.
 */
export const phonesIn = (texts: Readonly<Record<string, string | null | undefined>>): Problem[] =>
  Object.entries(texts).flatMap(([field, text]) =>
    text && holdsPhone(text) ? [problem('TEXT_HOLDS_PHONE', [field], {}, { severity: 'ADVICE' })] : [],
  );
