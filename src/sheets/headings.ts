import type { Language } from '../api/messages.js';
import { folded } from './fold.js';
import type { Column, Form } from './form.js';
import type { RawRow } from './raw.js';
import { SheetRefused } from './refused.js';

/** How far down headings may stand: titles, authorities and notes come above them. */
export const HEADING_ROWS = 20;

/** What stands before many a list and says nothing: ordinals, and the mark of the template's example. */
const ORDINALS: ReadonlySet<string> = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no', 'nr', 'ordinal', '#', '']);

/** A row of headings as one form reads it. */
export interface Headings {
  form: Form;
  row: number;
  language: Language;
  /** By place in the row, from 0. */
  columns: ReadonlyMap<number, Column>;
  unknown: string[];
  /** Required columns that are not there. */
  missing: Column[];
}

interface Known {
  column: Column;
  /** 0: by the heading itself; 1: by another name. */
  rank: 0 | 1;
  language: Language | undefined;
}

const known = new WeakMap<Form, Map<string, Known>>();

function knownOf(form: Form): Map<string, Known> {
  let names = known.get(form);
  if (names) return names;
  names = new Map();
  const add = (name: string, entry: Known) => {
    const key = folded(name);
    if (!names!.has(key)) names!.set(key, entry);
  };
  for (const column of form.columns) add(column.heading.vi, { column, rank: 0, language: 'vi' });
  for (const column of form.columns) add(column.heading.en, { column, rank: 0, language: 'en' });
  for (const column of form.columns) add(column.key, { column, rank: 0, language: undefined });
  for (const column of form.columns) {
    for (const name of column.also ?? []) add(name, { column, rank: 1, language: undefined });
  }
  known.set(form, names);
  return names;
}

/** A heading as it is, or without what is in parentheses: `Số hộ (hộ)`. */
const lookup = (names: Map<string, Known>, heading: string): Known | undefined =>
  names.get(folded(heading)) ?? names.get(folded(heading.replace(/\([^()]*\)/g, ' ')));

/**
 * How `form` reads a row of headings. A column that is headed twice counts once where one heading is its own and the
 * other merely another name for it; otherwise the file is refused once the form is chosen.
 */
export function readHeadings(form: Form, { row, cells, merged }: RawRow): Headings & { twice: [Column, number[]][] } {
  const names = knownOf(form);
  const found = new Map<string, { at: number; entry: Known }[]>();
  const unknown: string[] = [];
  for (const [at, cell] of cells) {
    if (typeof cell !== 'string' || merged.has(at)) continue;
    const entry = lookup(names, cell);
    if (entry) found.set(entry.column.key, [...(found.get(entry.column.key) ?? []), { at, entry }]);
    else if (!ORDINALS.has(folded(cell))) unknown.push(cell.trim().replace(/\s+/g, ' ').slice(0, 100));
  }
  const columns = new Map<number, Column>();
  const twice: [Column, number[]][] = [];
  let vietnamese = 0;
  for (const places of found.values()) {
    const best = Math.min(...places.map(({ entry }) => entry.rank));
    const [chosen, ...rivals] = places.filter(({ entry }) => entry.rank === best);
    const { column, language } = chosen!.entry;
    if (rivals.length > 0) twice.push([column, [chosen!, ...rivals].map(({ at }) => at)]);
    for (const { at, entry } of places) if (entry.rank > best) unknown.push(String(cells.get(at)).trim().slice(0, 100));
    columns.set(chosen!.at, column);
    vietnamese += language === 'vi' ? 1 : language === 'en' ? -1 : 0;
  }
  const present = new Set([...columns.values()].map(({ key }) => key));
  const missing = form.columns.filter(({ key, isRequired }) => isRequired && !present.has(key));
  return { form, row, language: vietnamese < 0 ? 'en' : 'vi', columns, unknown, missing, twice };
}

/**
 * The row of headings among the first rows of a sheet, and the form that it belongs to: the one whose required columns
 * are all there, of these the one that knows most headings, of these the one with most required columns, and then the
 * one that `titles` (rows above, names of sheet and file) name. Undefined: no two headings of any form in a row.
 *
 * @throws SheetRefused SHEET_HEADINGS_MISSING, SHEET_HEADING_TWICE or SHEET_FORM_AMBIGUOUS.
 */
export function findHeadings(
  rows: readonly RawRow[],
  forms: readonly Form[],
  names: readonly string[],
): Headings | undefined {
  const read = rows
    .flatMap((row) => forms.map((form) => readHeadings(form, row)))
    .filter(({ columns }) => columns.size >= 2);
  const best = Math.max(...read.map(rankOf));
  const tied = read.filter((headings) => rankOf(headings) === best);
  const [first] = tied;
  if (!first) return undefined;
  // Two rows of headings, as a merged one over two rows gives: the lower one, so that the rows below it are the list's.
  const lowest = Math.max(...tied.map(({ row }) => row));
  const titles = [...names, ...rows.filter(({ row }) => row < lowest).flatMap(({ cells }) => [...cells.values()])];
  const candidates = mostNamed(
    tied.filter(({ row }) => row === lowest),
    titles.map(String),
  );
  const [headings] = candidates;
  if (headings!.missing.length > 0) {
    const { missing } = headings!;
    throw new SheetRefused(
      'SHEET_HEADINGS_MISSING',
      inBoth(
        'missing',
        missing.map(({ heading }) => heading),
      ),
    );
  }
  if (candidates.length > 1) {
    throw new SheetRefused(
      'SHEET_FORM_AMBIGUOUS',
      inBoth(
        'forms',
        candidates.map(({ form }) => form.title),
      ),
    );
  }
  const [twice] = headings!.twice;
  if (twice) {
    const [{ heading }, places] = twice;
    const columns = places.map(columnName).join(', ');
    throw new SheetRefused('SHEET_HEADING_TWICE', { columns, headingVi: heading.vi, headingEn: heading.en });
  }
  return headings;
}

const rankOf = ({ missing, columns, form }: Headings): number =>
  (missing.length === 0 ? 1e6 : 0) +
  columns.size * 1e3 +
  form.columns.filter(({ isRequired }) => isRequired).length -
  missing.length;

/** Of several, those whose form the titles name; the longest name says most: “Mô hình tổ liên gia” names teams. */
function mostNamed<T extends { form: Form }>(candidates: readonly T[], titles: readonly string[]): T[] {
  const text = ` ${titles.map(folded).join(' | ')} `;
  const lengths = candidates.map(({ form }) =>
    Math.max(
      ...[form.title.vi, form.title.en, form.name]
        .map(folded)
        .map((name) => (text.includes(` ${name} `) ? name.length : 0)),
    ),
  );
  return candidates.filter((_, at) => lengths[at] === Math.max(...lengths));
}

const inBoth = (fact: string, words: readonly { vi: string; en: string }[]) => ({
  [`${fact}Vi`]: words.map(({ vi }) => vi).join('; '),
  [`${fact}En`]: words.map(({ en }) => en).join('; '),
});

/** A, B, … Z, AA: the name of a column by its place from 0. */
export const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
