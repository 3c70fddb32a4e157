import { readXlsx } from 'hucre/xlsx';
import { buffer } from 'node:stream/consumers';
import '../../src/schema.js';
import { ACTIVITIES_FORM } from '../../src/modules/activity/activity.form.js';
import { CONTACTS_FORM } from '../../src/modules/contact/contact.form.js';
import { EQUIPMENT_FORM, PROGRAMS_FORM, PROGRAM_FORMS } from '../../src/modules/program/program.form.js';
import type { Form } from '../../src/sheets/form.js';
import { valueOf } from '../../src/sheets/cell.js';
import { templateOf, writeSheet } from '../../src/sheets/write-sheet.js';
import { CLUSTERS, LIST, TEAMS, cellsOf, read, refusal, written } from '../support/sheets.js';

const TEMPLATES: readonly Form[] = [...Object.values(PROGRAM_FORMS), ACTIVITIES_FORM, CONTACTS_FORM, EQUIPMENT_FORM];
const FORMS: readonly Form[] = [...TEMPLATES, PROGRAMS_FORM];

describe.each(['vi', 'en'] as const)('templates in %s', (language) => {
  test.each(TEMPLATES)('$name is its own form, and its example is skipped', async (form) => {
    const found = await read(await templateOf(form, language), FORMS);
    expect(found).toMatchObject({ form: form.name, language, unknownHeadings: [], rows: [] });
    expect(found.columns).toEqual(
      form.columns.filter(({ isHidden, isToldOnly }) => !isHidden && !isToldOnly).map(({ key }) => key),
    );
  });

  test.each(TEMPLATES)('the examples of $name are what its columns take', (form) => {
    for (const column of form.columns) {
      const example = typeof column.example === 'object' ? column.example[language] : column.example;
      if (example !== undefined)
        expect([column.key, valueOf(column, example)]).toEqual([column.key, { value: expect.anything() }]);
    }
  });
});

test('an example that was written over is a row', async () => {
  const headings = TEAMS.columns.filter(({ isRequired }) => isRequired).map(({ heading }) => heading.vi);
  const examples = ['', '02/03/2026', 'Nhân rộng', 'Quyết định thành lập', '12'];
  const file = (households: string) =>
    `STT;${headings.join(';')}\nVí dụ;${[...examples.slice(0, 4), households].join(';')}\n`;
  expect((await read(file('12'), [TEAMS])).rows).toEqual([]);
  expect((await read(file('13'), [TEAMS])).rows).toHaveLength(1);
});

test('another reader sees the same workbook', async () => {
  const rows = [{ name: '=1+1', code: '00123', households: 12, foundedOn: '2026-03-02' }];
  const workbook = await readXlsx(
    await written('xlsx', LIST, { language: 'vi', note: { vi: 'Dữ liệu minh họa', en: 'Demo' } }, rows),
  );
  expect(workbook.sheets[0]!.rows).toEqual([
    ['Dữ liệu minh họa', null, null, null],
    ['Tên mô hình', 'Mã xã', 'Số hộ', 'Ngày thành lập'],
    ['=1+1', '00123', 12, new Date('2026-03-02T00:00:00Z')],
  ]);
});

test('a CSV runs nothing, in the punctuation of its language', async () => {
  const rows = [{ name: '=HYPERLINK("x";1)', code: '-1', households: 12, foundedOn: '2026-03-02' }, { name: "'+" }];
  expect(String(await written('csv', LIST, { language: 'vi' }, rows))).toBe(
    '\uFEFFTên mô hình;Mã xã;Số hộ;Ngày thành lập\r\n"\'=HYPERLINK(""x"";1)";\'-1;12;02/03/2026\r\n\'\'+;;;\r\n',
  );
  expect(String(await written('csv', LIST, { language: 'en', columns: ['households', 'name'] }, [rows[0]!]))).toBe(
    '\uFEFFHouseholds,Name\r\n12,"\'=HYPERLINK(""x"";1)"\r\n',
  );
});

test('the error of the rows ends the file', async () => {
  async function* failing() {
    yield { name: 'Tổ 1' };
    throw new Error('the database is gone');
  }
  for (const format of ['csv', 'xlsx'] as const) {
    await expect(buffer(writeSheet(format, LIST, { language: 'vi' }, failing()))).rejects.toThrow(
      'the database is gone',
    );
  }
});

const EXPECTED = [{ name: 'Tổ 1', households: '12' }];
test.each<[string, string | Buffer]>([
  ['commas', 'Tên,Số hộ\nTổ 1,12\n'],
  ['semicolons, a BOM and CRLF', '\uFEFFTên;Số hộ\r\nTổ 1;12\r\n'],
  ['tabs in UTF-16', Buffer.from('\uFEFFTên\tSố hộ\nTổ 1\t12\n', 'utf16le')],
  ['what Excel says of the separator', 'sep=;\nTên;Số hộ\nTổ 1;12\n'],
  ['a title and blank lines', 'DANH SÁCH\n\nSTT,Tên,Số hộ\n1,Tổ 1,12\n,,\n\n'],
  ['letters in two parts', 'Tên,Số hộ\nTổ 1,12\n'.normalize('NFD')],
])('CSV with %s', async (_, file) => {
  expect((await cellsOf(file)).map(({ name, ...more }) => ({ name: String(name).normalize('NFC'), ...more }))).toEqual(
    EXPECTED,
  );
});

test('lines and rows are counted as a spreadsheet counts them', async () => {
  const { rows } = await read('"Tên\nmô hình (*)",SO HO\n"Tổ\n1",12\n\nTổ 2,13\n');
  expect(rows).toEqual([
    { row: 2, cells: { name: 'Tổ\n1', households: '12' } },
    { row: 4, cells: { name: 'Tổ 2', households: '13' } },
  ]);
});

test('a row of a CSV with more cells than headings is told, for a separator may have stood in a number', async () => {
  const { rows } = await read('Tên,Mã xã,Số hộ\nTổ 1,04329,1,234\nTổ 2,04329,"1,234"\nTổ 3,04329,12,\n');
  expect(rows).toEqual([
    {
      row: 2,
      cells: { name: 'Tổ 1', code: '04329', households: { problem: { code: 'CELL_BEYOND', facts: {} }, shown: '1' } },
    },
    { row: 3, cells: { name: 'Tổ 2', code: '04329', households: '1,234' } },
    { row: 4, cells: { name: 'Tổ 3', code: '04329', households: '12' } },
  ]);
});

test('headings that are missing, twice, or of two forms', async () => {
  expect(await refusal('Tên,Mã xã\nTổ 1,1\n')).toEqual({
    code: 'SHEET_HEADINGS_MISSING',
    facts: { missingVi: 'Số hộ', missingEn: 'Households' },
  });
  expect(await refusal('Số hộ,Tên mô hình,Name\n1,a,b\n')).toEqual({
    code: 'SHEET_HEADING_TWICE',
    facts: { columns: 'B, C', headingVi: 'Tên mô hình', headingEn: 'Name' },
  });
  expect((await read('Số hộ,Tên,Tên mô hình,Khác\n1,a,b,c\n')).unknownHeadings.toSorted()).toEqual(['Khác', 'Tên']);
  const shared = `${TEAMS.columns
    .filter(({ isRequired }) => isRequired)
    .map(({ heading }) => heading.vi)
    .join(',')}\n`;
  expect(await refusal(shared, FORMS)).toMatchObject({ code: 'SHEET_FORM_AMBIGUOUS' });
  expect((await read(`Danh sách tổ liên gia\n${shared}`, FORMS)).form).toBe(TEAMS.name);
  expect((await read(shared, FORMS, { name: 'cum dan cu an toan.csv' })).form).toBe(CLUSTERS.name);
});
