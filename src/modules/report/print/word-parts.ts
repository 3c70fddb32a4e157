import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** Sizes of the form are in points, Word's in half points. */
export const halfPoints = (points: number): number => points * 2;

/** Millimeters in twentieths of a point. */
export const twips = (millimeters: number): number => Math.round((millimeters * 1440) / 25.4);

/** What a paragraph may be besides its text. */
interface Manner {
  bold?: boolean;
  italics?: boolean;
  align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Points. */
  size?: number;
  /** Points before and after. */
  before?: number;
  after?: number;
  /** The first line moves in by 12.7 mm, as running text does. */
  isIndented?: boolean;
  keepNext?: boolean;
  /** Begins a page of its own. */
  beginsPage?: boolean;
  heading?: IParagraphOptions['heading'];
}

/** A paragraph of one run. */
export const paragraph = (text: string, manner: Manner = {}): Paragraph => {
  const { bold, italics, align, size, before, after, isIndented, keepNext, beginsPage, heading } = manner;
  return new Paragraph({
    alignment: align,
    heading,
    keepNext,
    pageBreakBefore: beginsPage,
    keepLines: heading !== undefined,
    // A heading keeps the room that its style gives it.
    ...(!heading && { spacing: { before: (before ?? 0) * 20, after: (after ?? 0) * 20 } }),
    ...(isIndented && { indent: { firstLine: twips(12.7) } }),
    children: [new TextRun({ text, bold, italics, ...(size && { size: halfPoints(size) }) })],
  });
};

/** Running text: justified, the first line moved in. */
export const textParagraph = (text: string, { keepNext = false } = {}): Paragraph =>
  paragraph(text, { align: AlignmentType.JUSTIFIED, isIndented: true, after: 6, keepNext });

/** A line under the lines above it, a part of their width, as the form has it. */
export const rule = (millimeters: number, width: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 60, after: 20, line: 80, lineRule: 'exact' },
    indent: { left: twips((width - millimeters) / 2), right: twips((width - millimeters) / 2) },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** Two columns without lines, for the head of the form and its foot. */
export const sideBySide = (left: Paragraph[], right: Paragraph[], widths: [number, number]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, at) =>
            new TableCell({
              borders: NO_BORDERS,
              width: { size: twips(widths[at]!), type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              children,
            }),
        ),
      }),
    ],
  });

/** What a cell of a table holds: a text, or a number put into words already. */
export interface Cell {
  text: string;
  isNumber?: boolean;
  isBold?: boolean;
  /** How many columns it takes. */
  span?: number;
}

/** A table with a heading that is repeated on every page; widths in millimeters. */
export const gridTable = (
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
): Table => {
  const cell = ({ text, isNumber, isBold, span = 1 }: Cell, at: number, isHeading: boolean) =>
    new TableCell({
      columnSpan: span,
      verticalAlign: VerticalAlignTable.CENTER,
      width: { size: twips(widths.slice(at, at + span).reduce((all, width) => all + width, 0)), type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 70, right: 70 },
      ...(isHeading && { shading: { fill: 'EDEDED' } }),
      children: [
        paragraph(text, {
          size: 11,
          bold: isHeading || isBold,
          // A group is not parted from its first line.
          keepNext: isBold,
          align: isHeading ? AlignmentType.CENTER : isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths.reduce((all, width) => all + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headings.map((text, at) => cell({ text }, at, true)),
      }),
      ...rows.map((cells) => {
        let at = 0;
        return new TableRow({
          cantSplit: true,
          children: cells.map((content) => {
            const made = cell(content, at, false);
            at += content.span ?? 1;
            return made;
          }),
        });
      }),
    ],
  });
};

/** The paragraph over a table that says what it shows. */
export const tableTitle = (text: string): Paragraph =>
  paragraph(text, { align: AlignmentType.CENTER, italics: true, before: 6, after: 3, keepNext: true });

/** Room below a table. */
export const gap = ({ keepNext = false } = {}): Paragraph => paragraph('', { size: 6, keepNext });
