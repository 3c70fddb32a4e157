import { serialOf } from '../cells/day.js';
import { columnName } from '../headings.js';
import type { RawCell } from '../raw.js';
import { type LookName, lookOf } from './looks.js';
import { DECLARATION, MAIN, escaped } from './markup.js';

export interface WrittenCell {
  value?: RawCell | undefined;
  look: LookName;
}

/** A choice below a heading: a drop-down from cells of another sheet. */
export interface DropDown {
  /** From 0. */
  column: number;
  /** Such as `'Danh mục'!$A$1:$A$4`. */
  from: string;
}

/** What is told when a heading is chosen. */
export interface Prompt {
  column: number;
  title: string;
  text: string;
}

export interface SheetFrame {
  columns: readonly { width: number; look: LookName }[];
  /** Rows down to this one, from 1, stay in sight. */
  frozenRow: number;
  frozenColumns?: number;
  /** A range such as `A1:H1` is one cell. */
  merges?: readonly string[];
  dropDowns?: readonly DropDown[];
  prompts?: readonly Prompt[];
}

/** The last row that a spreadsheet has. */
const LAST_ROW = 1_048_576;

/** As many columns are printed on one page's width; more would be too small to read. */
const FITTING = 10;
const LINE_POINTS = 15;

/** The height of a row in which each text wraps within the width of its column. */
export const heightOf = (texts: readonly (string | undefined)[], widths: readonly number[]): number => {
  const lines = texts.map((text, at) => Math.ceil(((text?.length ?? 0) * 1.1) / widths[at]!));
  return LINE_POINTS * Math.max(1, ...lines) + 3;
};

/** All that comes before the rows of a sheet. */
export function sheetHead({ columns, frozenRow, frozenColumns = 0 }: SheetFrame): string {
  const cols = columns.map(
    ({ width, look }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1" style="${lookOf(look)}"/>`,
  );
  const corner = `${columnName(frozenColumns)}${frozenRow + 1}`;
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft';
  const panes = frozenRow
    ? `<pane${frozenColumns ? ` xSplit="${frozenColumns}"` : ''} ySplit="${frozenRow}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
    : '';
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="${columns.length <= FITTING ? 1 : 0}"/></sheetPr><sheetViews><sheetView showGridLines="${frozenRow ? 1 : 0}" workbookViewId="0">${panes}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>`;
}

/** One row; empty cells are written only where they look like something. */
export function rowXml(row: number, cells: readonly (WrittenCell | undefined)[], height?: number): string {
  const written = cells.map((cell, at) => (cell ? cellXml(`${columnName(at)}${row}`, cell) : ''));
  return `<row r="${row}"${height ? ` ht="${height}" customHeight="1"` : ''}>${written.join('')}</row>`;
}

function cellXml(place: string, { value, look }: WrittenCell): string {
  const cell = `<c r="${place}" s="${lookOf(look)}"`;
  if (typeof value === 'string') {
    return `${cell} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  }
  if (typeof value === 'number' && Number.isFinite(value)) return `${cell}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${cell} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'object' && 'day' in value) return `${cell}><v>${serialOf(value.day)}</v></c>`;
  return look === 'plain' || look === 'text' || look === 'day' || look === 'lines' ? '' : `${cell}/>`;
}

/** All that comes after the rows. */
export function sheetTail({ merges = [], dropDowns = [], prompts = [], frozenRow }: SheetFrame): string {
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`);
  const validations = [
    ...dropDowns.map(({ column, from }) => {
      const name = columnName(column);
      return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${name}${frozenRow + 1}:${name}${LAST_ROW}"><formula1>${escaped(from)}</formula1></dataValidation>`;
    }),
    ...prompts.map(
      ({ column, title, text }) =>
        `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="${escaped(title.slice(0, 32))}" prompt="${escaped(text.slice(0, 255))}" sqref="${columnName(column)}${frozenRow}"/>`,
    ),
  ];
  return (
    '</sheetData>' +
    (merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '') +
    (validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '') +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}
