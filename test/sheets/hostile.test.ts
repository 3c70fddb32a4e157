import '../../src/modules/activity/activity.vocabulary.js';
import '../../src/modules/program/program.vocabulary.js';
import { valueOf } from '../../src/sheets/cell.js';
import type { CellKind } from '../../src/sheets/form.js';
import { rowsXml, workbookOf } from '../support/workbook.js';
import { LIST, read, refusal, withFile } from '../support/sheets.js';
import { SheetRefused, openSheet } from '../../src/sheets/read-sheet.js';
import { zipOf } from '../support/zip.js';

const HEAD = ['Tên mô hình', 'Mã xã', 'Số hộ', 'Ngày thành lập'];
const GOOD = rowsXml([HEAD, ['Tổ 1', '04329', 12]]);
const withPart = (name: string, content: string | Buffer = 'x', more = {}) =>
  workbookOf({ sheets: [GOOD], parts: [{ name, content, ...more }] });
const sheetPart = 'xl/worksheets/sheet1.xml';
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ole = (stream: string) =>
  Buffer.concat([OLE, Buffer.alloc(3000), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(200)]);
const allOf = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const codeOf = async (...file: Parameters<typeof refusal>) => (await refusal(...file)).code;

test.each<[string, string, Buffer | string]>([
  ['an empty file', 'SHEET_EMPTY', ''],
  ['a blank file', 'SHEET_EMPTY', '\uFEFF \r\n'],
  ['an old workbook', 'SHEET_OLD_XLS', ole('Workbook')],
  ['an older one', 'SHEET_OLD_XLS', Buffer.from([0x09, 0x08, 0x10, 0, 0, 6, 5, 0])],
  ['a workbook behind a password', 'SHEET_ENCRYPTED', ole('EncryptedPackage')],
  ['an old Word document', 'SHEET_WORD', ole('WordDocument')],
  ['another container', 'SHEET_TYPE_UNKNOWN', ole('VisioDocument')],
  [
    'a Word document',
    'SHEET_WORD',
    zipOf([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<w/>' },
    ]),
  ],
  ['RTF', 'SHEET_WORD', '{\\rtf1\\ansi'],
  [
    'a presentation',
    'SHEET_TYPE_UNKNOWN',
    zipOf([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'ppt/presentation.xml', content: '<p/>' },
    ]),
  ],
  [
    'OpenDocument',
    'SHEET_ODS',
    zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: '<a/>' },
    ]),
  ],
  ['a binary workbook', 'SHEET_BINARY_XLSB', withPart('xl/workbook.bin')],
  ['an archive', 'SHEET_TYPE_UNKNOWN', zipOf([{ name: 'photo.jpg', content: 'x' }])],
  ['a web page', 'SHEET_MARKUP', '<html><table><tr><td>Tên mô hình</td></tr></table></html>'],
  [
    'XML of Excel 2003',
    'SHEET_MARKUP',
    '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
  ],
  ['a PDF', 'SHEET_PDF', '%PDF-1.7\n'],
  ['a picture', 'SHEET_TYPE_UNKNOWN', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['macros', 'SHEET_MACROS', withPart('xl/vbaProject.bin')],
  [
    'macros that were cut out',
    'SHEET_MACROS',
    workbookOf({
      sheets: [GOOD],
      change: (_, xml) =>
        xml.replace(
          'ContentType="application/xml"',
          'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"',
        ),
    }),
  ],
  ['links to other files', 'SHEET_EXTERNAL_LINKS', withPart('xl/externalLinks/externalLink1.xml', '<a/>')],
  ['queries to other places', 'SHEET_EXTERNAL_LINKS', withPart('xl/connections.xml', '<a/>')],
  ['an encrypted part', 'SHEET_ENCRYPTED', withPart(sheetPart, '<a/>', { isEncrypted: true })],
  ['two parts of one name', 'SHEET_DAMAGED', withPart('XL/Workbook.xml', '<a/>')],
  [
    'a wrong check sum',
    'SHEET_DAMAGED',
    withPart(sheetPart, `<worksheet><sheetData>${GOOD}</sheetData></worksheet>`, { checkSum: 1 }),
  ],
  [
    'a size that is not so',
    'SHEET_DAMAGED',
    withPart(sheetPart, `<worksheet><sheetData>${GOOD}</sheetData></worksheet>`, { claims: 10 }),
  ],
  ['XML that does not close', 'SHEET_DAMAGED', withPart(sheetPart, '<worksheet><sheetData><row>')],
  ['XML that nests deep', 'SHEET_DAMAGED', withPart(sheetPart, '<a>'.repeat(100))],
  ['bytes that are no text', 'SHEET_DAMAGED', withPart(sheetPart, Buffer.from('<a>\xff</a>', 'latin1'))],
  [
    'a document type',
    'SHEET_DOCTYPE',
    withPart(sheetPart, '<!DOCTYPE a [<!ENTITY b "cc">]><worksheet>&b;</worksheet>'),
  ],
  [
    'a document type among the shared texts',
    'SHEET_DOCTYPE',
    withPart('xl/sharedStrings.xml', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>'),
  ],
  ['an entity that nothing declares', 'SHEET_DAMAGED', withPart(sheetPart, '<worksheet>&lol;</worksheet>')],
  ['rows that go back', 'SHEET_DAMAGED', workbookOf({ sheets: [`${rowsXml([HEAD], 5)}<row r="3"/>`] })],
  ['a number that is none', 'SHEET_DAMAGED', workbookOf({ sheets: ['<row r="1"><c r="A1"><v>x</v></c></row>'] })],
  [
    'a shared text that there is not',
    'SHEET_DAMAGED',
    workbookOf({ sheets: [`${rowsXml([HEAD])}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`] }),
  ],
  [
    'two cells at one place',
    'SHEET_DAMAGED',
    workbookOf({ sheets: [`${rowsXml([HEAD])}<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`] }),
  ],
  ['columns beyond any sheet', 'SHEET_COLUMNS', workbookOf({ sheets: ['<row r="1"><c r="ZZZZ1"/></row>'] })],
  [
    'a million blank columns',
    'SHEET_COLUMNS',
    workbookOf({ sheets: [`<row r="1">${'<c/>'.repeat(1_000_000)}</row>`] }),
  ],
  [
    'a value far to the right',
    'SHEET_COLUMNS',
    workbookOf({ sheets: [`${rowsXml([HEAD])}<row r="2"><c r="KZ2"><v>1</v></c></row>`] }),
  ],
  ['a CSV of TCVN3', 'SHEET_ENCODING', Buffer.from('Tªn m« h×nh,Sè hé\nTæ 1,12\n', 'latin1')],
  ['a quote that never closes', 'SHEET_CSV_BROKEN', 'Tên,Số hộ\n"Tổ 1,12\n'],
])('%s: %s', async (_, code, file) => {
  expect(await codeOf(file)).toBe(code);
});

test('a file that claims more than may be unpacked is refused before anything is', async () => {
  const bomb = withPart(sheetPart, Buffer.alloc(40 << 20, '<row/>'));
  expect(bomb.length).toBeLessThan(1 << 20);
  expect(await codeOf(bomb)).toBe('SHEET_UNPACKED_SIZE');
  expect(await codeOf(withPart(sheetPart, 'x', { claims: 301 << 20 }))).toBe('SHEET_UNPACKED_SIZE');
});

test('a text without end, a tag without end, texts without end', async () => {
  const long = (xml: string) => withPart(sheetPart, `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>${xml}`);
  const limits = { ratio: 1100 };
  expect(await codeOf(long('a'.repeat(40_000) + '</t></is></c></row></sheetData></worksheet>'))).toBe(
    'SHEET_CELL_LENGTH',
  );
  expect(await codeOf(long('a'.repeat(3 << 20)), [LIST], limits)).toBe('SHEET_UNPACKED_SIZE');
  expect(
    await codeOf(
      withPart(sheetPart, `<worksheet ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(' ')}>`),
      [LIST],
      limits,
    ),
  ).toBe('SHEET_UNPACKED_SIZE');
  const texts = withPart('xl/sharedStrings.xml', `<sst>${'<si><t>0123456789</t></si>'.repeat(10_000)}</sst>`);
  expect(await codeOf(texts, [LIST], { sharedTextBytes: 100_000 })).toBe('SHEET_UNPACKED_SIZE');
});

test('too many rows and too large a file, with the bound told', async () => {
  const rows = rowsXml([HEAD, ...Array.from({ length: 12 }, () => ['Tổ', '1', 1])]);
  expect(await refusal(workbookOf({ sheets: [rows] }), [LIST], { rows: 10 })).toEqual({
    code: 'SHEET_ROWS',
    facts: { most: 10 },
  });
  expect(await codeOf('Tên,Số hộ\n'.repeat(30), [LIST], { rows: 10 })).toBe('SHEET_ROWS');
  expect(await refusal('x'.repeat(3 << 20), [LIST], { fileBytes: 2 << 20 })).toEqual({
    code: 'SHEET_FILE_SIZE',
    facts: { most: 2 },
  });
  expect(await codeOf(workbookOf({ sheets: [`<row r="1048577"/>`] }))).toBe('SHEET_ROWS');
});

test('a file cut anywhere is refused, never half read', async () => {
  const file = workbookOf({ sheets: [GOOD] });
  for (let length = 1; length < file.length; length += 97) {
    expect(await codeOf(file.subarray(0, length))).toMatch(/^SHEET_/);
  }
});

test('what is damaged further down is told while reading, and the file is let go', async () => {
  const rows = rowsXml([HEAD, ...Array.from({ length: 5000 }, (_, at) => [`Tổ ${at}`, '1', 1])]);
  await withFile(workbookOf({ sheets: [`${rows}<row r="2"/>`] }), async (path) => {
    const sheet = await openSheet({ path, name: 'a.xlsx' }, [LIST]);
    const rows = allOf(sheet.rows());
    await expect(rows).rejects.toThrow(SheetRefused);
    await sheet.close();
  });
});

test('a wrong name changes nothing', async () => {
  expect((await read(workbookOf({ sheets: [GOOD] }), [LIST], { name: 'danh sach.csv' })).rows).toHaveLength(1);
  expect((await read('Tên,Số hộ\nTổ 1,3\n', [LIST], { name: 'danh sach.xlsx' })).rows).toHaveLength(1);
});

test.each(['Tổ _x0000_ 1', 'Tổ _xD800_ 1'])('%s, which is no text: its cell is told, and no more', async (text) => {
  const rows = `${rowsXml([[...HEAD, `${text} lạ`]])}<row r="2"><c r="A2" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const file = workbookOf({ sheets: [rows] });
  expect(await read(file)).toMatchObject({
    unknownHeadings: [],
    rows: [{ row: 2, cells: { name: { problem: { code: 'CELL_UNSAFE' } } } }],
  });
});

test('a NUL far down in a CSV is told at its cell', async () => {
  const { rows } = await read(`Tên,Số hộ\n${'Tổ 1,12\n'.repeat(20_000)}Tổ\0 2,12\n`);
  expect(rows.at(-1)).toEqual({
    row: 20_002,
    cells: { name: { problem: { code: 'CELL_UNSAFE', facts: {} } }, households: '12' },
  });
});

// What took hours before the patterns were bounded: the time that a test has is the only clock.
test.each<[CellKind, string]>([
  ['position', `20,1${' '.repeat(30_000)}x`],
  ['position', `20,1${'\n'.repeat(30_000)}x`],
  ['equipment', `a${' '.repeat(30_000)}b`],
  ['equipment', `${'a 1 '.repeat(8_000)}b`],
  ['text', `a${' '.repeat(32_000)}b`],
  ['code', `a${' '.repeat(32_000)}b`],
  ['codes', `a${' '.repeat(32_000)}b`],
  ['codes', `${'a('.repeat(16_000)}`],
  ['day', `2/3/2026${' '.repeat(32_000)}x`],
  ['latitude', `20${' '.repeat(32_000)}x`],
  ['decimal', `1${' '.repeat(32_000)}x`],
])('a cell of blanks or letters without end costs no more than another: %s', (kind, text) => {
  const result = valueOf(
    { key: kind, heading: { vi: '', en: '' }, kind, note: { vi: '', en: '' }, vocabulary: 'ActivityProgramRole' },
    text,
  );
  expect('problem' in result || result.value === text || kind === 'codes').toBe(true);
});
