import { folded } from '../fold.js';
import type { CellProblem } from '../raw.js';

/**
 * Words that may follow a number because they change nothing about it. “Nghìn”, “triệu”, “chục”, “%” and the like do,
 * and are told.
 */
const UNITS: ReadonlySet<string> = new Set(
  [
    'hộ',
    'hộ dân',
    'hộ gia đình',
    'người',
    'nhân khẩu',
    'khẩu',
    'cái',
    'chiếc',
    'bình',
    'nút',
    'chuông',
    'quầy',
    'sạp',
    'lượt',
    'lượt người',
    'buổi',
    'vụ',
    'bản',
    'tổ',
    'm',
    'm2',
    'mét',
    'mét vuông',
    'đồng',
    'households',
    'people',
    'pieces',
    'meters',
  ].map(folded),
);

/** How a number was written: dots or commas between thousands, and one of them before the decimals. */
const WRITTEN = /^(?<sign>[-−–+]?)(?<digits>\d[\d.,\s']*)(?<unit>[^\d]*\d?)$/u;

/**
 * The number that a text means, by Vietnamese or English punctuation.
 *
 * - Both marks: the last one stands before the decimals (`1.234,5`, `1,234.5`). A mark that repeats, or spaces, divide
 *   thousands (`1.234.567`, `1 234`).
 * - One mark and not exactly three digits after it: decimals (`2,5`, `2.25`).
 * - One mark and exactly three digits is the ambiguous case. Of a `whole` number it divides thousands (`1.234` and
 *   `1,234` are 1234). Otherwise Vietnamese convention decides: `1.234` is 1234, `1,234` is 1 and 234 thousandths;
 *   after a lone `0`, and where thousands cannot be (`isSmall`: degrees), it stands before decimals.
 */
export function numberOf(
  text: string,
  { whole = false, isSmall = false } = {},
): { value: number } | { problem: CellProblem } {
  const written = WRITTEN.exec(text.trim().replace(/\s/g, ' '));
  if (!written) return { problem: { code: 'CELL_NUMBER', facts: {} } };
  const { sign, digits, unit } = written.groups as Record<'sign' | 'digits' | 'unit', string>;
  if (unit.trim() && !UNITS.has(folded(unit.replace('²', '2')))) {
    const isWord = /^\s*\p{L}[\p{L}\s]{0,19}\d?$/u.test(unit) || unit.trim() === '%';
    return { problem: isWord ? { code: 'CELL_NUMBER_UNIT', facts: { unit: unit.trim() } } : NO_NUMBER };
  }
  const plain = punctuated(digits.trim(), whole, isSmall);
  if (plain === undefined) return { problem: NO_NUMBER };
  const value = Number(plain);
  return { value: sign && sign !== '+' && value !== 0 ? -value : value };
}

const NO_NUMBER: CellProblem = { code: 'CELL_NUMBER', facts: {} };

/** The digits as JavaScript writes them, or undefined when the marks make no sense. */
function punctuated(text: string, whole: boolean, isSmall: boolean): string | undefined {
  const marks = text.replace(/\d/g, '');
  if (marks === '') return text;
  const last = marks.at(-1)!;
  const isGrouped = (part: string) => /^\d{1,3}(?:([.,'\s])\d{3})(?:\1\d{3})*$/u.test(part) || /^\d+$/.test(part);
  const ungrouped = (part: string) => part.replace(/\D/g, '');
  const at = text.lastIndexOf(last);
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  const isDecimalMark = last === '.' || last === ',';
  if (marks.length === 1) {
    if (!isDecimalMark) return isGrouped(text) ? ungrouped(text) : undefined;
    const isThousands = after.length === 3 && /^[1-9]\d{0,2}$/.test(before) && !isSmall && (whole || last === '.');
    return isThousands ? before + after : after ? `${before}.${after}` : undefined;
  }
  // The last mark differs from those before it, which are alike: decimals follow. Otherwise all divide thousands.
  if (new Set(marks).size === 1) return isGrouped(text) && !isSmall ? ungrouped(text) : undefined;
  return isDecimalMark && after && isGrouped(before) ? `${ungrouped(before)}.${after}` : undefined;
}

/** A number in digits, never with an exponent; the mark is the language's. */
export function plainNumber(value: number, mark: '.' | ',' = '.'): string {
  const [mantissa, exponent] = String(Math.abs(value)).split('e') as [string, string | undefined];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string | undefined];
  const shift = Number(exponent ?? 0);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${value < 0 ? '-' : ''}${left}${right ? mark + right : ''}`;
}

/**
 * A decimal as a text that numberOf() reads back in either language: three digits after the mark would be thousands to
 * it, so that a zero is put after them.
 */
export const writtenNumber = (value: number, mark: '.' | ','): string => {
  const text = plainNumber(value, mark);
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
};
