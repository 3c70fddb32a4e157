import type { Language } from '../api/messages.js';
import { folded } from './fold.js';
import type { Column, Form } from './form.js';
import type { RawCell, RawRow } from './raw.js';

/** What marks the template's example, left of it. */
export const EXAMPLE: Readonly<Record<Language, string>> = { vi: 'Ví dụ', en: 'Example' };

/** The cell of the example row, as people would type it. */
export const exampleOf = ({ example }: Column, language: Language): string | number | boolean | undefined =>
  typeof example === 'object' ? example[language] : example;

/**
 * Whether a row is the template's example as it was: marked, and nothing in it changed. One that was written over is a
 * row of the list, even where the mark was left beside it.
 */
export function isExample(form: Form, raw: RawRow['cells'], cells: Readonly<Record<string, RawCell>>): boolean {
  const marks = new Set(raw.values());
  const language = (['vi', 'en'] as const).find((one) => marks.has(EXAMPLE[one]));
  if (!language) return false;
  return Object.entries(cells).every(([key, cell]) => {
    const example = exampleOf(
      form.columns.find((column) => column.key === key)!,
      language,
    );
    return typeof cell !== 'object' && folded(String(example)) === folded(String(cell));
  });
}
