import type { Language } from '../../api/messages.js';
import { termsOf } from '../../api/vocabulary.js';
import { YES_NO } from '../cells/words.js';
import type { Column } from '../form.js';
import { columnName } from '../headings.js';
import { type DropDown, rowXml, sheetHead, sheetTail } from './sheet-xml.js';
import { type WrittenSheet, inFormula } from './workbook-parts.js';

const NAME = { vi: 'Danh mục', en: 'Lists' } as const;

/** The words that a column's cells are chosen from; empty: it is no choice. */
export const wordsOf = (column: Column, language: Language): string[] => {
  if (column.kind === 'yesNo') return [...YES_NO[language]];
  return column.kind === 'choice' ? Object.values(termsOf(column.vocabulary!)).map((term) => term[language]) : [];
};

/** A hidden sheet with the words of every choice, a column each, and the drop-downs that show them. */
export function listsOf(
  columns: readonly (Column | undefined)[],
  language: Language,
): { dropDowns: DropDown[]; sheet: WrittenSheet } {
  const choices = columns.flatMap((column, place) => {
    const words = column && !column.isToldOnly ? wordsOf(column, language) : [];
    return words.length > 0 ? [{ place, words }] : [];
  });
  const longest = Math.max(0, ...choices.map(({ words }) => words.length));
  const frame = { columns: choices.map(() => ({ width: 30, look: 'plain' as const })), frozenRow: 0 };
  const rows = Array.from({ length: longest }, (_, at) =>
    rowXml(
      at + 1,
      choices.map(({ words }) => ({ value: words[at], look: 'plain' as const })),
    ),
  );
  const head = choices.length > 0 ? sheetHead(frame) : sheetHead(frame).replace('<cols></cols>', '');
  return {
    dropDowns: choices.map(({ place, words }, at) => ({
      column: place,
      from: `${inFormula(NAME[language])}!$${columnName(at)}$1:$${columnName(at)}$${words.length}`,
    })),
    sheet: { name: NAME[language], isHidden: true, content: [head, ...rows, sheetTail(frame)] },
  };
}
