import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { Language } from '../../api/messages.js';
import type { Column, Form } from '../form.js';
import { columnName } from '../headings.js';
import { EXAMPLE, exampleOf } from '../example.js';
import { listsOf, wordsOf } from './lists.js';
import type { LookName } from './looks.js';
import { type SheetFrame, type WrittenCell, heightOf, rowXml, sheetHead, sheetTail } from './sheet-xml.js';
import { type WrittenSheet, workbookParts } from './workbook-parts.js';
import { WIDTHS, lookOfColumn, sheetName } from './writer.js';
import { zipped } from './zip.js';

const WORDS = {
  vi: {
    ordinal: 'STT',
    hint: 'Mỗi dòng một mục. Cột có dấu * là bắt buộc. Dòng “Ví dụ” không được nhập vào hệ thống. Từng cột được giải thích ở trang “Hướng dẫn”.',
    notes: 'Hướng dẫn',
    columns: ['Cột', 'Bắt buộc', 'Ghi gì', 'Ví dụ', 'Chọn một trong'],
    required: 'Có',
    general: [
      'Không đổi tên các cột; thứ tự cột và cột thừa thì không sao.',
      'Ngày ghi ngày/tháng/năm, ví dụ 02/03/2026. Số ghi 1.234,5 hay 1,234.5 đều được.',
      'Không dùng công thức: chép rồi dán dạng giá trị (Paste Special → Values).',
      'Dùng chữ Unicode; tệp lưu dạng Excel (.xlsx), tối đa 20 MB.',
    ],
  },
  en: {
    ordinal: 'No.',
    hint: 'One item a row. Columns marked * are required. The row "Example" is not taken in. Each column is explained on the sheet "Notes".',
    notes: 'Notes',
    columns: ['Column', 'Required', 'What goes into it', 'Example', 'One of'],
    required: 'Yes',
    general: [
      'Leave the headings as they are; the order of columns and columns besides do not matter.',
      'Days are day/month/year, such as 02/03/2026. Numbers may be 1.234,5 or 1,234.5.',
      'No formulas: copy and paste as values (Paste Special → Values).',
      'Text in Unicode; the file saved as Excel (.xlsx), 20 MB at most.',
    ],
  },
} as const;

/** The row of the headings; the example comes below it. */
const HEADING_ROW = 3;
const ORDINAL_WIDTH = 8;

/**
 * The XLSX to fill in: title and hint, headings with `*` where required, an example, drop-downs, and a sheet that says of
 * each column what goes into it.
 */
export async function templateOf(form: Form, language: Language): Promise<Buffer> {
  const columns = form.columns.filter(({ isHidden, isToldOnly }) => !isHidden && !isToldOnly);
  const { dropDowns, sheet: lists } = listsOf([undefined, ...columns], language);
  const sheets: WrittenSheet[] = [
    {
      name: sheetName(form.title[language]),
      headingRow: HEADING_ROW,
      content: [formXml(form, columns, language, dropDowns)],
    },
    { name: WORDS[language].notes, content: [notesXml(form, columns, language)] },
    ...(dropDowns.length > 0 ? [lists] : []),
  ];
  return buffer(Readable.from(zipped(workbookParts(sheets, form.name))));
}

function formXml(
  form: Form,
  columns: readonly Column[],
  language: Language,
  dropDowns: SheetFrame['dropDowns'],
): string {
  const words = WORDS[language];
  const wide = `${columnName(Math.min(columns.length, 6))}`;
  const frame: SheetFrame = {
    columns: [
      { width: ORDINAL_WIDTH, look: 'ordinal' },
      ...columns.map((column) => ({ width: WIDTHS[column.kind], look: typedLook(column) })),
    ],
    frozenRow: HEADING_ROW,
    frozenColumns: 2,
    merges: [`A1:${wide}1`, `A2:${wide}2`],
    dropDowns,
    prompts: columns.map(({ heading, note }, at) => ({
      column: at + 1,
      title: heading[language],
      text: note[language],
    })),
  };
  const headings: WrittenCell[] = columns.map(({ heading, isRequired }) => ({
    value: isRequired ? `${heading[language]} *` : heading[language],
    look: isRequired ? 'required' : 'heading',
  }));
  const examples = columns.map((column) => ({ value: exampleOf(column, language), look: 'example' as const }));
  const exampleHeight = heightOf(
    examples.map(({ value }) => value?.toString()),
    columns.map(({ kind }) => WIDTHS[kind]),
  );
  return [
    sheetHead(frame),
    rowXml(1, [{ value: form.title[language], look: 'title' }], 27),
    rowXml(2, [{ value: words.hint, look: 'hint' }], 32),
    rowXml(HEADING_ROW, [{ value: words.ordinal, look: 'heading' }, ...headings], 48),
    rowXml(HEADING_ROW + 1, [{ value: EXAMPLE[language], look: 'mark' }, ...examples], exampleHeight),
    sheetTail(frame),
  ].join('');
}

/**
 * In the template days are text, so that 02/03/2026 stays the second of March: a spreadsheet set to American English
 * would make the third of February of it, and nobody could tell.
 */
const typedLook = (column: Column): LookName => (column.kind === 'day' ? 'text' : lookOfColumn(column));

function notesXml(form: Form, columns: readonly Column[], language: Language): string {
  const words = WORDS[language];
  const widths = [30, 11, 62, 30, 48];
  const frame: SheetFrame = { columns: widths.map((width) => ({ width, look: 'plain' })), frozenRow: 0 };
  let row = 0;
  return [
    sheetHead(frame),
    rowXml(++row, [{ value: `${words.notes}: ${form.title[language]}`, look: 'title' }], 27),
    ...words.general.map((text) => rowXml(++row, [{ value: `• ${text}`, look: 'plain' }])),
    rowXml(
      (row += 2),
      words.columns.map((value) => ({ value, look: 'required' as const })),
      24,
    ),
    ...columns.map((column) => {
      const example = exampleOf(column, language);
      const texts = [
        column.heading[language],
        column.isRequired ? words.required : undefined,
        column.note[language],
        example === undefined ? undefined : String(example),
        wordsOf(column, language).join('; ') || undefined,
      ];
      const looks = ['name', 'toldCenter', 'told', 'told', 'told'] as const;
      const cells = texts.map((value, at) => ({ value, look: looks[at]! }));
      return rowXml(++row, cells, heightOf(texts, widths));
    }),
    sheetTail(frame),
  ].join('');
}
