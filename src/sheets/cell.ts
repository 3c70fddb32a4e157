import type { Language } from '../api/messages.js';
import { termsOf } from '../api/vocabulary.js';
import { dayOf } from './cells/day.js';
import { equipmentOf, writtenEquipment } from './cells/equipment.js';
import { angleOf } from './cells/angle.js';
import { codesOf, writtenCodes } from './cells/codes.js';
import { numberOf, plainNumber } from './cells/number.js';
import { type SheetPosition, positionOf, writtenPosition } from './cells/position.js';
import { YES_NO, allowed, termOf, wordOf, yesNoOf } from './cells/words.js';
import type { Column } from './form.js';
import type { CellProblem, RawCell, TypedCell } from './raw.js';

export type { CellProblem, RawCell } from './raw.js';
export type { SheetCode } from './cells/codes.js';
export type { SheetEquipment } from './cells/equipment.js';
export type { SheetPosition } from './cells/position.js';

export type CellResult = { value: unknown } | { problem: CellProblem };

const fault = (code: CellProblem['code'], facts: CellProblem['facts'] = {}): { problem: CellProblem } => ({
  problem: { code, facts },
});

/**
 * The most letters that a cell of a kind holds: more than anybody writes there. What is longer was meant for another
 * column, and no grammar is asked to make something of it.
 */
const MOST_LETTERS: Partial<Record<Column['kind'], number>> = {
  // The least of all numbers takes so many digits.
  integer: 400,
  decimal: 400,
  latitude: 100,
  longitude: 100,
  day: 100,
  yesNo: 100,
  choice: 300,
  position: 500,
  equipment: 4_000,
  codes: 4_000,
};

/** What spreadsheets show where they could not compute. */
const ERROR = /^\s*#(?:N\/A|REF!|DIV\/0!|NAME\?|VALUE!|NUM!|NULL!)\s*$/;

/**
 * What a cell means in its column, or why it means nothing there.
 *
 * text, code → string · integer, decimal, latitude, longitude → number · day → `YYYY-MM-DD` · yesNo → boolean · choice →
 * the vocabulary's value · position → SheetPosition · equipment → SheetEquipment[] · codes → SheetCode[]
 */
export function valueOf(column: Column, given: RawCell): CellResult {
  if (typeof given === 'object' && 'problem' in given) return { problem: given.problem };
  const most = MOST_LETTERS[column.kind];
  // Blanks in rows say nothing, and are what patterns stumble over.
  const raw = typeof given === 'string' && most !== undefined ? given.replace(/[^\S\n]+/g, ' ').trim() : given;
  if (typeof raw === 'string' && most !== undefined && raw.length > most) return fault('CELL_LONG', { most });
  // A file that comes back, or a CSV, holds an error as a text.
  if (typeof raw === 'string' && ERROR.test(raw)) return fault('CELL_ERROR', { error: raw.trim() });
  switch (column.kind) {
    case 'text':
      return textOf(raw, column.isMultiline ?? false);
    case 'code':
      return codeOf(raw);
    case 'integer':
      return integerOf(raw);
    case 'decimal':
      return typeof raw === 'number' ? { value: raw } : typeof raw === 'string' ? numberOf(raw) : fault('CELL_NUMBER');
    case 'latitude':
    case 'longitude':
      return typeof raw === 'number' || typeof raw === 'string' ? angleOf(column.kind, raw) : fault('CELL_NUMBER');
    case 'day':
      return typeof raw === 'object' ? { value: raw.day } : typeof raw === 'boolean' ? fault('CELL_DAY') : dayOf(raw);
    case 'yesNo':
      return typeof raw === 'object' ? fault('CELL_YES_NO') : yesNoOf(raw);
    case 'choice':
      return choiceOf(column, raw);
    case 'position':
      return typeof raw === 'string' ? positionOf(raw) : fault('CELL_POSITION');
    case 'equipment':
      return typeof raw === 'string' ? equipmentOf(raw) : fault('CELL_EQUIPMENT', { line: 1 });
    case 'codes': {
      const text = codeOf(raw);
      return 'value' in text ? codesOf(String(text.value), termsOf(column.vocabulary!)) : text;
    }
  }
}

/** Composed and trimmed. A line break, as wrapped cells have it, is a space unless the column takes several lines. */
function textOf(raw: TypedCell, isMultiline: boolean): CellResult {
  if (typeof raw === 'number') return { value: plainNumber(raw) };
  if (typeof raw !== 'string') return fault('CELL_TEXT');
  // Spreadsheets leave marks that cannot be seen: zero-width spaces from the web, a byte-order mark.
  const text = raw
    .normalize('NFC')
    .replace(/[\u200B\uFEFF]/g, '')
    .trim();
  return { value: isMultiline ? text : text.replace(/\s+/g, (blank) => (/[\r\n\t]/.test(blank) ? ' ' : blank)) };
}

/** Digits and letters as they stand. Zeros that a spreadsheet took off are put back by whoever knows how many: padCode. */
function codeOf(raw: TypedCell): CellResult {
  if (typeof raw === 'number') {
    return Number.isSafeInteger(raw) && raw >= 0 && raw < 1e15 ? { value: String(raw) } : fault('CELL_CODE');
  }
  if (typeof raw !== 'string' || /^\d(?:[.,]\d+)?E\+\d+$/i.test(raw.trim())) return fault('CELL_CODE');
  return textOf(raw, false);
}

function integerOf(raw: RawCell): CellResult {
  const result =
    typeof raw === 'number'
      ? { value: raw }
      : typeof raw === 'string'
        ? numberOf(raw, { whole: true })
        : fault('CELL_INTEGER');
  return 'value' in result && !Number.isSafeInteger(result.value) ? fault('CELL_INTEGER') : result;
}

function choiceOf(column: Column, raw: RawCell): CellResult {
  const terms = termsOf(column.vocabulary!);
  const value = typeof raw === 'string' || typeof raw === 'number' ? termOf(terms, String(raw)) : undefined;
  return value === undefined ? fault('CELL_CHOICE', allowed(terms)) : { value };
}

/**
 * What to write for a value of a column: `valueOf` gives the value back. A value that is not of the column's kind, such
 * as the text of a row that comes back to be mended, is written as it stands; none is undefined.
 */
export function cellOf(column: Column, value: unknown, language: Language): RawCell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  switch (column.kind) {
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? { day: value } : asItStands(value);
    case 'yesNo':
      return typeof value === 'boolean' ? YES_NO[language][value ? 0 : 1] : asItStands(value);
    case 'choice':
      return typeof value === 'string' ? wordOf(termsOf(column.vocabulary!), value, language) : asItStands(value);
    case 'position':
      return isPosition(value) ? writtenPosition(value, language) : asItStands(value);
    case 'equipment':
      return Array.isArray(value) ? writtenEquipment(value, language) || undefined : asItStands(value);
    case 'codes': {
      const terms = termsOf(column.vocabulary!);
      return Array.isArray(value) ? writtenCodes(value, terms, language) || undefined : asItStands(value);
    }
    case 'text':
    case 'code':
    case 'integer':
    case 'decimal':
    case 'latitude':
    case 'longitude':
      return asItStands(value);
  }
}

const isPosition = (value: unknown): value is SheetPosition =>
  typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value;

/** A cell of a file that is to come back, or any other value in words. Of a formula what it showed is repeated. */
const asItStands = (value: unknown): TypedCell | undefined => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if ('day' in value) return { day: String(value.day) };
  return 'shown' in value ? asItStands(value.shown) : undefined;
};

/** The code with the zeros that a spreadsheet took off, where it is digits alone and shorter: `4329` → `04329`. */
export const padCode = (text: string, digits: number): string =>
  /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
