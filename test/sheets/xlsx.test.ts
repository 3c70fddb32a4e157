import { MAIN, rowsXml, workbookOf } from '../support/workbook.js';
import { TEAMS, cellsOf, read, refusal } from '../support/sheets.js';

const HEAD = ['Tên mô hình', 'Mã xã', 'Số hộ', 'Ngày thành lập'];
const list = (...rows: (string | number | undefined)[][]) => workbookOf({ sheets: [rowsXml([HEAD, ...rows])] });

test('a plain list', async () => {
  expect(await read(list(['Tổ 1', '04329', 12, '02/03/2026'], ['Tổ 2', undefined, 9]))).toEqual({
    form: 'test-list',
    language: 'vi',
    columns: ['name', 'code', 'households', 'foundedOn'],
    unknownHeadings: [],
    rows: [
      { row: 2, cells: { name: 'Tổ 1', code: '04329', households: 12, foundedOn: '02/03/2026' } },
      { row: 3, cells: { name: 'Tổ 2', households: 9 } },
    ],
  });
});

test('rows and cells that leave out where they are', async () => {
  const rows = [HEAD, ['Tổ 1', '04329', '12', '02/03/2026']]
    .map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`)
    .join('');
  expect(await cellsOf(workbookOf({ sheets: [rows] }))).toEqual([
    { name: 'Tổ 1', code: '04329', households: '12', foundedOn: '02/03/2026' },
  ]);
});

test('shared texts, with runs, without what is phonetic, with spaces kept and Office’s own escapes', async () => {
  const texts = [...HEAD.map((text) => `<si><t>${text}</t></si>`)];
  const si = `${texts.join('')}<si><r><rPr><b/></rPr><t>Tổ </t></r><r><t xml:space="preserve">liên gia_x0020_</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></si><si><t><![CDATA[A & B]]></t></si>`;
  const cell = (place: string, text: number) => `<c r="${place}" t="s"><v>${text}</v></c>`;
  const rows = `<row r="1">${HEAD.map((_, at) => cell(`${'ABCD'[at]}1`, at)).join('')}</row><row r="2">${cell('A2', 4)}${cell('B2', 5)}</row>`;
  expect(await cellsOf(workbookOf({ sheets: [rows], sharedStrings: si }))).toEqual([
    { name: 'Tổ liên gia ', code: 'A & B' },
  ]);
});

test('the text of a cell without a formula, a boolean, an error', async () => {
  const rows = `${rowsXml([HEAD])}<row r="2"><c r="A2" t="str"><v>Tổ 1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#REF!</v></c></row>`;
  expect(await cellsOf(workbookOf({ sheets: [rows] }))).toEqual([
    {
      name: 'Tổ 1',
      code: true,
      households: { problem: { code: 'CELL_ERROR', facts: { error: '#REF!' } }, shown: '#REF!' },
    },
  ]);
});

test('what a formula came to is not trusted, and shown to whoever sent it', async () => {
  const cell = (place: string, inside: string, attributes = '') => `<c r="${place}" ${attributes}>${inside}</c>`;
  const rows = [
    rowsXml([HEAD]),
    `<row r="2">${cell('A2', '<f>"Tổ "&amp;1</f><v>Tổ 1</v>', 't="str"')}${cell('C2', '<f t="shared" si="0"/><v>12</v>')}`,
    `${cell('D2', '<f>B1+1</f><v>46083</v>', 's="1"')}</row>`,
    // Computed by nobody, to an error, and by a formula that another cell has.
    `<row r="3">${cell('A3', '<f>"Tổ "&amp;2</f>')}${cell('B3', '<f>B9</f><v>#N/A</v>', 't="e"')}${cell('C3', '<f t="shared" si="0"/>')}</row>`,
  ].join('');
  const formula = (shown?: unknown) => ({
    problem: { code: 'CELL_FORMULA', facts: {} },
    ...(shown !== undefined && { shown }),
  });
  expect(await cellsOf(workbookOf({ sheets: [rows], styles: FORMATS }))).toEqual([
    { name: formula('Tổ 1'), households: formula(12), foundedOn: formula({ day: '2026-03-02' }) },
    { name: formula('="Tổ "&2'), code: formula('#N/A'), households: formula() },
  ]);
});

const FORMATS =
  '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/><numFmt numFmtId="171" formatCode="0.0&quot; day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';

test.each([
  ['1900', '', { day: '2026-03-02' }],
  ['1904', 'date1904="1"', { day: '2030-03-03' }],
])('days by their format, counted from %s', async (_, properties, day) => {
  const cells = (row: number, style: number) =>
    `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>x</t></is></c><c r="C${row}" s="${style}"><v>46083</v></c><c r="D${row}" s="${style}"><v>46083.75</v></c></row>`;
  const rows = `${rowsXml([HEAD])}${[0, 1, 2, 3].map((style, at) => cells(at + 2, style)).join('')}`;
  const read = await cellsOf(workbookOf({ sheets: [rows], styles: FORMATS, properties }));
  expect(read.map(({ households }) => households)).toEqual([46083, day, day, 46083]);
  // In the column of days a bare number is one of the same count.
  expect(read.map(({ foundedOn }) => foundedOn).slice(1, 3)).toEqual([day, day]);
  expect(read[0]!['foundedOn']).toBe(properties ? 46083.75 + 1462 : 46083.75);
});

test('a merged cell is the value of all its cells; what else is merged in a row is no row of its own', async () => {
  const rows = rowsXml([
    ['DANH SÁCH TỔ LIÊN GIA', undefined, undefined, undefined],
    HEAD,
    ['I. Xã Gia Viễn', undefined, undefined, undefined],
    ['Tổ 1', '14329', 12, '02/03/2026'],
    ['Tổ 2', undefined, 9, undefined],
    [undefined, undefined, undefined, undefined],
    ['Tổ 3', undefined, 7, undefined],
  ]);
  const after = `<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A3:D3"/><mergeCell ref="B4:B7"/><mergeCell ref="D4:D6"/></mergeCells>`;
  expect((await read(workbookOf({ sheets: [rows], after }))).rows).toEqual([
    { row: 4, cells: { name: 'Tổ 1', code: '14329', households: 12, foundedOn: '02/03/2026' } },
    { row: 5, cells: { name: 'Tổ 2', code: '14329', households: 9, foundedOn: '02/03/2026' } },
    { row: 7, cells: { name: 'Tổ 3', code: '14329', households: 7 } },
  ]);
});

test('headings merged over two rows, and a heading merged over two columns', async () => {
  const rows = rowsXml([HEAD, [undefined, undefined, undefined, undefined], ['Tổ 1', '04329', 12, '02/03/2026']]);
  const down =
    '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:C2"/><mergeCell ref="D1:D2"/></mergeCells>';
  expect((await read(workbookOf({ sheets: [rows], after: down }))).rows.map(({ row }) => row)).toEqual([3]);
  const wide = rowsXml([
    ['Tên', undefined, 'Số hộ'],
    ['Tổ 1', 'x', 12],
  ]);
  const across = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
  expect(await cellsOf(workbookOf({ sheets: [wide], after: across }))).toEqual([{ name: 'Tổ 1', households: 12 }]);
});

test('hidden rows, empty rows and blank cells with a format', async () => {
  const rows = `${rowsXml([HEAD])}<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>Tổ 1</t></is></c><c r="C2"><v>3</v></c></row><row r="3"/><row r="4"><c r="A4" s="1"/><c r="XFD4" s="1"/></row><row r="9"><c r="A9" t="inlineStr"><is><t>  </t></is></c><c r="C9"><v>4</v></c></row>`;
  expect((await read(workbookOf({ sheets: [rows] }))).rows).toEqual([
    { row: 2, cells: { name: 'Tổ 1', households: 3 } },
    { row: 9, cells: { households: 4 } },
  ]);
});

test('the strict dialect, prefixes, absolute parts, other names, backslashes, UTF-16', async () => {
  const strict = (xml: string) =>
    xml
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      );
  const rows = rowsXml([HEAD, ['Tổ 1', '04329', 12]]);
  const expected = [{ name: 'Tổ 1', code: '04329', households: 12 }];
  expect(await cellsOf(workbookOf({ sheets: [rows], change: (_, xml) => strict(xml) }))).toEqual(expected);
  const prefixed = (name: string, xml: string) =>
    name.startsWith('xl/') && name.endsWith('.xml')
      ? xml.replace(/<(\/?)(?=\w)/g, '<$1x:').replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`)
      : xml;
  expect(await cellsOf(workbookOf({ sheets: [rows], change: prefixed }))).toEqual(expected);
  const absolute = (_: string, xml: string) => xml.replace('Target="worksheets/', 'Target="/XL/worksheets/');
  expect(await cellsOf(workbookOf({ sheets: [rows], change: absolute }))).toEqual(expected);
  const wide = workbookOf({ sheets: [rows] });
  const sheet = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sheet, 'utf16le')]);
  expect(
    await cellsOf(workbookOf({ sheets: [rows], parts: [{ name: 'xl/worksheets/sheet1.xml', content: utf16 }] })),
  ).toEqual(expected);
  expect(await cellsOf(wide)).toEqual(expected);
  const backslashes = workbookOf({
    sheets: [rows],
    change: (name, xml) => (name === 'xl/worksheets/sheet1.xml' ? undefined : xml),
    parts: [{ name: 'xl\\worksheets\\sheet1.xml', content: sheet.replace('UTF-16', 'UTF-8') }],
  });
  expect(await cellsOf(backslashes)).toEqual(expected);
});

test('the first sheet with headings is read, hidden ones never', async () => {
  const notes = rowsXml([['Hướng dẫn'], ['Tên mô hình', 'Tên đầy đủ.'], ['Số hộ', 'Số nguyên.']]);
  const rows = rowsXml([HEAD, ['Tổ 1', '04329', 12]]);
  expect(await cellsOf(workbookOf({ sheets: [notes, rows] }))).toEqual([
    { name: 'Tổ 1', code: '04329', households: 12 },
  ]);
  const hidden = workbookOf({
    sheets: [rows],
    change: (_, xml) => xml.replace('<sheet name', '<sheet state="hidden" name'),
  });
  expect(await refusal(hidden)).toEqual({ code: 'SHEET_HEADINGS_UNKNOWN', facts: { rows: 20 } });
});

test('text from before Unicode is recognized, in headings and below them', async () => {
  const old = rowsXml([
    ['STT', 'Tªn m« h×nh', 'Sè hé', 'Ngµy thµnh lËp'],
    [1, 'Tæ liªn gia sè 1, phè Kim §ång', 12],
  ]);
  expect(await refusal(workbookOf({ sheets: [old] }))).toEqual({
    code: 'SHEET_LEGACY_FONT',
    facts: { encoding: 'TCVN3' },
  });
  const vni = list(['Toå lieân gia soá 1, phoá Kim Ñoàng', '04329', 3]);
  expect(
    await refusal(workbookOf({ sheets: [rowsXml([['Teân moâ hình', 'Soá hoä', 'Ngaøy thaønh laäp']])] })),
  ).toMatchObject({ facts: { encoding: 'VNI' } });
  expect(vni).toBeInstanceOf(Buffer);
  const below = list(
    ...Array.from({ length: 30 }, (_, at) => [
      at === 29 ? 'Tæ liªn gia sè 1, phè Kim §ång' : `Tổ liên gia số ${at}`,
      '04329',
      3,
    ]),
  );
  expect(await refusal(below)).toMatchObject({ code: 'SHEET_LEGACY_FONT' });
  const real = list(['Cafe · Über façade «Hòa»', 'A½', 3], ['Tổ liên gia Trần Hưng Đạo', '1', 2]);
  expect(await cellsOf(real)).toHaveLength(2);
});

test('a form that reads everything reads the template’s own headings', async () => {
  const rows = rowsXml([
    TEAMS.columns
      .filter(({ isHidden }) => !isHidden)
      .map(({ heading }) => heading.vi)
      .slice(0, 24),
  ]);
  expect((await read(workbookOf({ sheets: [rows] }), [TEAMS])).unknownHeadings).toEqual([]);
});
