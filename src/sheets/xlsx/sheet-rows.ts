import { isDay } from '../../api/scalars.js';
import { DAYS_TO_1904, dayOfSerial } from '../cells/day.js';
import type { SheetLimits } from '../limits.js';
import { type RawCell, type RawRow, shownIn } from '../raw.js';
import { SheetRefused } from '../refused.js';
import type { IsDay } from './day-formats.js';
import { unescaped } from './markup.js';
import { type Merge, MergeFiller, columnOf } from './merges.js';
import type { SharedStrings } from './shared-strings.js';
import { type XmlReader, readXml } from './xml.js';

/** What the cells of a sheet refer to. */
export interface Surroundings {
  strings: SharedStrings;
  isDay: IsDay;
  is1904: boolean;
  merges: readonly Merge[];
}

/** A spreadsheet has no more. */
const MOST_ROW = 1_048_576;
const MOST_COLUMN = 16_384;

/**
 * The rows of a sheet that hold anything, hidden ones too, as they are unpacked. What a formula came to is not trusted:
 * the file says it, nothing computed it. Cells to the right of `limits.columns` may be formatted, but hold nothing.
 */
export const sheetRows = (
  bytes: AsyncIterable<Buffer>,
  around: Surroundings,
  limits: SheetLimits,
): AsyncGenerator<RawRow> => readXml(bytes, new RowReader(around, limits), limits);

/** One cell as its tag begins it. */
interface OpenCell {
  column: number;
  type: string;
  style: number;
  /** Undefined: it has none; empty: it shares one with another cell. */
  formula: string | undefined;
  text: string;
}

class RowReader implements XmlReader<RawRow> {
  private rows: RawRow[] = [];
  private readonly filler: MergeFiller;
  private isInData = false;
  private row = 0;
  private cells = new Map<number, RawCell>();
  private nextColumn = 0;
  private cell: OpenCell | undefined;
  private isText = false;
  private isFormula = false;
  private isPhonetic = false;
  private filled = 0;
  private seen = 0;

  constructor(
    private readonly around: Surroundings,
    private readonly limits: SheetLimits,
  ) {
    this.filler = new MergeFiller(around.merges, limits);
  }

  taken(): RawRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.isInData = true;
    else if (!this.isInData) return;
    else if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c') this.openCell(attributes);
    else if (!this.cell) return;
    else if (name === 'f') {
      this.cell.formula = '';
      this.isFormula = true;
    } else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'v' || name === 't') this.isText = !this.isPhonetic;
  }

  text(text: string): void {
    const { cell } = this;
    if (!cell) return;
    if (this.isFormula) cell.formula += text;
    else if (this.isText) cell.text += text;
    if (cell.text.length + (cell.formula?.length ?? 0) > this.limits.cellLength) {
      throw new SheetRefused('SHEET_CELL_LENGTH', { row: this.row, most: this.limits.cellLength });
    }
  }

  close(name: string): void {
    if (!this.isInData) return;
    if (name === 'sheetData') this.isInData = false;
    else if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (name === 'f') this.isFormula = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'v' || name === 't') this.isText = false;
  }

  /** Rows and cells may leave out where they are: then they follow the one before. */
  private openRow(place: string | undefined): void {
    const row = place === undefined ? this.row + 1 : Number(place);
    if (!Number.isInteger(row) || row <= this.row) throw new SheetRefused('SHEET_DAMAGED');
    if (row > MOST_ROW) throw new SheetRefused('SHEET_ROWS', { most: this.limits.rows });
    this.row = row;
    this.nextColumn = 0;
    this.cells = new Map();
  }

  private openCell({ r: place, t: type = 'n', s: style }: Readonly<Record<string, string>>): void {
    const column = place === undefined ? this.nextColumn : columnOf(place.replace(/[\d$]+/g, '').toUpperCase());
    if (!(column >= 0)) throw new SheetRefused('SHEET_DAMAGED');
    if (column >= MOST_COLUMN) throw this.tooManyColumns();
    // Blank cells cost time as well: a sheet of nothing but them is no list.
    if (++this.seen > this.limits.rows * this.limits.columns) throw new SheetRefused('SHEET_UNPACKED_SIZE');
    this.nextColumn = column + 1;
    this.cell = { column, type, style: style === undefined ? -1 : Number(style), formula: undefined, text: '' };
  }

  private closeCell(): void {
    const cell = this.cell;
    this.cell = undefined;
    if (!cell) return;
    const value = this.valueOf(cell);
    if (value === undefined) return;
    // Two cells at one place: nobody knows which is meant.
    if (this.cells.has(cell.column)) throw new SheetRefused('SHEET_DAMAGED');
    if (cell.column >= this.limits.columns) throw this.tooManyColumns();
    this.cells.set(cell.column, value);
  }

  private valueOf(cell: OpenCell): RawCell | undefined {
    if (cell.formula === undefined) return this.resultOf(cell);
    const result = this.resultOf(cell);
    const shown = result === undefined ? undefined : shownIn(result);
    // A program that writes formulas and computes nothing leaves only the formula to be seen.
    const seen = shown ?? textual(cell.formula && `=${cell.formula}`);
    return { problem: { code: 'CELL_FORMULA', facts: {} }, ...(seen !== undefined && { shown: seen }) };
  }

  /** What the cell says beside its formula. */
  private resultOf({ type, style, text }: OpenCell): RawCell | undefined {
    if (text === '') return undefined;
    switch (type) {
      case 's':
        return textual(this.sharedText(text));
      case 'inlineStr':
      case 'str':
        return textual(unescaped(text));
      case 'b':
        return text === '1' || text === 'true';
      case 'e': {
        const error = /^#[A-Z0-9/!?_]{1,20}$/.test(text) ? text : '#';
        return { problem: { code: 'CELL_ERROR', facts: { error } }, shown: error };
      }
      case 'd':
        return isDay(text.slice(0, 10)) ? { day: text.slice(0, 10) } : textual(text);
      default:
        return this.numberOf(text, style);
    }
  }

  private sharedText(index: string): string {
    const text = this.around.strings(Number(index));
    if (text === undefined) throw new SheetRefused('SHEET_DAMAGED');
    return text;
  }

  private numberOf(text: string, style: number): RawCell | undefined {
    const number = Number(text);
    if (!Number.isFinite(number)) throw new SheetRefused('SHEET_DAMAGED');
    if (!this.around.isDay(style)) return text.trim() ? number : undefined;
    const day = dayOfSerial(this.around.is1904 ? number + DAYS_TO_1904 : number);
    return day === undefined ? number : { day };
  }

  private closeRow(): void {
    const { row, cells } = this;
    if (cells.size === 0) return;
    if (++this.filled > this.limits.rows) throw new SheetRefused('SHEET_ROWS', { most: this.limits.rows });
    this.rows.push({ row, cells, ...this.filler.fill(row, cells) });
  }

  private tooManyColumns(): SheetRefused {
    return new SheetRefused('SHEET_COLUMNS', { row: this.row, most: this.limits.columns });
  }
}

const textual = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);
