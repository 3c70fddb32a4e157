import fc from 'fast-check';
import '../../src/modules/program/program.vocabulary.js';
import { EquipmentKind, WaterSource } from '../../src/modules/program/program.vocabulary.js';
import { PositionPrecision } from '../../src/api/common.vocabulary.js';
import type { Language } from '../../src/api/messages.js';
import { type RawCell, cellOf, padCode, valueOf } from '../../src/sheets/cell.js';
import { dayOfSerial, serialOf } from '../../src/sheets/cells/day.js';
import type { CellKind, Column, Form } from '../../src/sheets/form.js';
import { read, valuesOf, written } from '../support/sheets.js';

const NOTE = { vi: 'Ghi gì.', en: 'What goes in.' };
const column = (kind: CellKind, more: Partial<Column> = {}): Column => ({
  key: kind,
  heading: { vi: `Cột ${kind}`, en: kind },
  kind,
  note: NOTE,
  ...((kind === 'choice' || kind === 'codes') && { vocabulary: 'WaterSource' }),
  ...more,
});
const value = (kind: CellKind, raw: RawCell) => {
  const result = valueOf(column(kind), raw);
  return 'value' in result ? result.value : result.problem.code;
};

test.each<[CellKind, RawCell, unknown]>([
  ['integer', '1.234', 1234],
  ['integer', '1,234', 1234],
  ['integer', '1 234', 1234],
  ['integer', '1\u00a0234\u202f567', 1234567],
  ['integer', '1.234.567', 1234567],
  ['integer', '12 hộ', 12],
  ['integer', '12.0', 12],
  ['integer', '-5', -5],
  ['integer', 12.5, 'CELL_INTEGER'],
  ['integer', '2,5', 'CELL_INTEGER'],
  ['integer', '5 triệu', 'CELL_NUMBER_UNIT'],
  ['integer', '12%', 'CELL_NUMBER_UNIT'],
  ['integer', 'khoảng 12', 'CELL_NUMBER'],
  ['integer', '12-15', 'CELL_NUMBER'],
  ['integer', '12 13', 'CELL_NUMBER'],
  ['integer', '1.23.456', 'CELL_NUMBER'],
  ['integer', true, 'CELL_INTEGER'],
  ['decimal', '1.234,5', 1234.5],
  ['decimal', '1,234.5', 1234.5],
  ['decimal', '2,5', 2.5],
  ['decimal', '2.25', 2.25],
  ['decimal', '1.234', 1234],
  ['decimal', '1,234', 1.234],
  ['decimal', '0.125', 0.125],
  ['decimal', '120 m', 120],
  ['decimal', '35,5 m²', 35.5],
  ['decimal', '2.5.1', 'CELL_NUMBER'],
  ['day', '02/03/2026', '2026-03-02'],
  ['day', '2-3-2026', '2026-03-02'],
  ['day', '2.3.2026', '2026-03-02'],
  ['day', '2026-03-02', '2026-03-02'],
  ['day', '2026/03/02 00:00:00', '2026-03-02'],
  ['day', 'Ngày 2 tháng 3 năm 2026', '2026-03-02'],
  ['day', 46083, '2026-03-02'],
  ['day', 46083.5, '2026-03-02'],
  ['day', '46083', '2026-03-02'],
  ['day', { day: '2026-03-02' }, '2026-03-02'],
  ['day', '02/03/26', 'CELL_DAY_YEAR'],
  ['day', '31/02/2026', 'CELL_DAY'],
  ['day', '03/25/2026', 'CELL_DAY'],
  ['day', '03/2026', 'CELL_DAY'],
  ['day', 2026, 'CELL_DAY'],
  ['code', 14329, '14329'],
  ['code', ' 04329 ', '04329'],
  ['code', '8,4E+10', 'CELL_CODE'],
  ['code', 1e16, 'CELL_CODE'],
  ['code', { day: '2026-03-02' }, 'CELL_CODE'],
  ['text', ' Tổ liên gia\r\nsố 1 ', 'Tổ liên gia số 1'],
  ['text', 'Tổ', 'Tổ'],
  ['text', 12, '12'],
  ['text', { day: '2026-03-02' }, 'CELL_TEXT'],
  ['yesNo', 'Có', true],
  ['yesNo', 'khong', false],
  ['yesNo', '✓', true],
  ['yesNo', 'X', true],
  ['yesNo', 0, false],
  ['yesNo', 'có thể', 'CELL_YES_NO'],
  ['choice', 'ao ho', 'POND'],
  ['choice', 'Pond or lake', 'POND'],
  ['choice', 'HYDRANT', 'HYDRANT'],
  ['choice', 'biển', 'CELL_CHOICE'],
  ['latitude', '20,2506', 20.2506],
  ['latitude', '20.251', 20.251],
  ['latitude', '20°15′N', 20.25],
  ['latitude', 105.97, 'CELL_ANGLE'],
  ['longitude', '105,9745', 105.9745],
  ['integer', { problem: { code: 'CELL_FORMULA', facts: {} }, shown: 12 }, 'CELL_FORMULA'],
  ['text', ' #N/A ', 'CELL_ERROR'],
  ['text', '#REF!', 'CELL_ERROR'],
  ['text', 'Tổ #1', 'Tổ #1'],
])('in a column of %s, %j is %j', (kind, raw, expected) => {
  expect(value(kind, raw)).toEqual(expected);
});

const HERE = { latitude: 20.2506, longitude: 105.9745, precision: 'MEASURED' };
test.each<[string, object | string]>([
  ['20,2506; 105,9745', HERE],
  ['20.2506, 105.9745', HERE],
  ['20.2506,105.9745', HERE],
  ['20,2506,105,9745', HERE],
  ['20,2506, 105,9745', HERE],
  ['20.2506 105.9745', HERE],
  ['(20.2506, 105.9745)', HERE],
  ['105.9745, 20.2506', HERE],
  ['20.2506\n105.9745', HERE],
  ['20.2506N, 105.9745E', HERE],
  ['N 20.2506; E 105.9745', HERE],
  ['Vĩ độ: 20,2506; Kinh độ: 105,9745', HERE],
  ['Kinh độ: 105,9745; Vĩ độ: 20,2506', HERE],
  ['20,25; 105,97', { latitude: 20.25, longitude: 105.97, precision: 'APPROXIMATE' }],
  ['20,25; 105,97 (đo tại chỗ)', { latitude: 20.25, longitude: 105.97, precision: 'MEASURED' }],
  ['20.2506, 105.9745 (center of the commune)', { ...HERE, precision: 'COMMUNE_CENTER' }],
  [`20°15'02.16"N 105°58'28.2"E`, HERE],
  ['20° 15′ 02,16″ B; 105° 58′ 28,2″ Đ', HERE],
  ['20 độ 15 phút 2,16 giây, 105 độ 58 phút 28,2 giây', HERE],
  [`E105°58'28.2" N20°15'02.16"`, HERE],
  [`20°15'N 105°58'E`, { latitude: 20.25, longitude: 105.966666667, precision: 'APPROXIMATE' }],
  ['https://www.google.com/maps/@20.2506,105.9745,17z', { ...HERE, precision: 'APPROXIMATE' }],
  ['https://www.google.com/maps/place/X/@20.1,105.1,17z/data=!3m1!4b1!4m4!3m3!8m2!3d20.2506!4d105.9745', HERE],
  ['https://maps.google.com/?q=20.2506,105.9745', HERE],
  ['https://www.google.com/maps/search/?api=1&query=20.2506%2C105.9745', HERE],
  ['https://www.google.com/maps/place/20.2506,105.9745', HERE],
  ['https://www.openstreetmap.org/?mlat=20.2506&mlon=105.9745#map=17/20.1/105.1', HERE],
  ['https://www.openstreetmap.org/#map=17/20.2506/105.9745', { ...HERE, precision: 'APPROXIMATE' }],
  ['geo:20.2506,105.9745?z=17', HERE],
  ['https://maps.app.goo.gl/abc', 'CELL_POSITION_SHORT_LINK'],
  ['https://www.google.com/maps/place/Ninh+Binh', 'CELL_POSITION_LINK'],
  ['20,105,97', 'CELL_POSITION_AMBIGUOUS'],
  ['2.2506, 105.9745', 'CELL_POSITION_OUTSIDE'],
  ['20.2506', 'CELL_POSITION'],
  [`20°15'N 21°58'N`, 'CELL_POSITION'],
  ['ngõ 5', 'CELL_POSITION'],
  ['2239512,43; 601234,56', 'CELL_POSITION_MERIDIAN'],
  ['2239512,43; 601234,56; 105,1', 'CELL_POSITION'],
  ['2239512,43; 601234,56; 15', 'CELL_POSITION_MERIDIAN'],
])('the position %s is %j', (raw, expected) => {
  expect(value('position', raw)).toEqual(expected);
});

test.each([
  '2239512,43; 601234,56; 105°00′',
  'X=2 239 512,43 Y=601 234,56 KTT 105°',
  'VN-2000: 601234.56, 2239512.43, 105',
])('VN-2000 as %s', (raw) => {
  expect(value('position', raw)).toEqual({ latitude: 20.243566608, longitude: 105.970829447, precision: 'MEASURED' });
});

/**
 * What PROJ 9.5.1 gives by EPSG's own definitions (release 11.022): the grid's projection backwards, then "VN-2000 to WGS
 * 84 (2)", EPSG:6960, by the method that EPSG names for it. To a tenth of a millimeter.
 */
test.each([
  ['EPSG:5897, zone of 3° at 105°', '2239512,43; 601234,56; 105°', 20.243566608, 105.970829447],
  ['EPSG:9210, zone of 3° at 105°45′', '1200000,00; 500000,00; 105°45′', 10.851212176, 105.751789087],
  ['EPSG:9218, zone of 3° at 108°30′', '1255172,51; 568262,924; 108°30′', 11.349356513, 109.127200132],
  ['EPSG:3405, zone of 6° at 105°', '2239512,43; 601234,56; 105°; múi 6', 20.249635919, 105.971157956],
])('VN-2000 is where EPSG has it: %s', (_, raw, latitude, longitude) => {
  expect(value('position', raw)).toEqual({ latitude, longitude, precision: 'MEASURED' });
});

const line = (more: object) => ({
  kind: 'EXTINGUISHER_ABC',
  quantity: 4,
  working: null,
  expiresOn: null,
  lastCheckedOn: null,
  ...more,
});
test.each<[string, unknown]>([
  [
    'Bình bột ABC: 4 (3 dùng được; hạn 31/12/2027); Thang: 1',
    [line({ working: 3, expiresOn: '2027-12-31' }), line({ kind: 'LADDER', quantity: 1 })],
  ],
  [
    'ABC extinguisher: 4 (3 working; expires 31/12/2027; checked 01/03/2026)',
    [line({ working: 3, expiresOn: '2027-12-31', lastCheckedOn: '2026-03-01' })],
  ],
  ['4 bình bột abc, 1 thang', [line({}), line({ kind: 'LADDER', quantity: 1 })]],
  ['- Bình bột ABC: 4 cái\n- Thang: 01 chiếc', [line({}), line({ kind: 'LADDER', quantity: 1 })]],
  ['Bình bột ABC x 4, Thang x 1', [line({}), line({ kind: 'LADDER', quantity: 1 })]],
  ['Bình bột ABC (4)', [line({})]],
  ['2 xà beng; 2 Xà beng', [line({ kind: 'CROWBAR', quantity: 2 }), line({ kind: 'CROWBAR', quantity: 2 })]],
  ['4 x bình bột abc; 4xbình bột abc', [line({}), line({})]],
  ['Bình khí CO2: 2; Thang', [line({ kind: 'EXTINGUISHER_CO2', quantity: 2 }), line({ kind: 'LADDER', quantity: 1 })]],
  ['Bình khí CO2', [line({ kind: 'EXTINGUISHER_CO2', quantity: 1 })]],
  ['Phuy, bể nước: 2, Xà beng: 1', [line({ kind: 'WATER_TANK', quantity: 2 }), line({ kind: 'CROWBAR', quantity: 1 })]],
  ['Xe tăng: 1', 'CELL_EQUIPMENT_KIND'],
  ['Thang: 1 (màu đỏ)', 'CELL_EQUIPMENT'],
])('the equipment %j', (raw, expected) => {
  expect(value('equipment', raw)).toEqual(expected);
});

test.each<[RawCell, unknown]>([
  ['A-1', [['A-1', 'HYDRANT']]],
  [20, [['20', 'HYDRANT']]],
  [
    'A-1; A-2 (ao, hồ)',
    [
      ['A-1', 'HYDRANT'],
      ['A-2', 'POND'],
    ],
  ],
  [
    'A-1 (POND),A-1\nA-3',
    [
      ['A-1', 'POND'],
      ['A-1', 'HYDRANT'],
      ['A-3', 'HYDRANT'],
    ],
  ],
  ['A-1 (biển)', 'CELL_CHOICE'],
  ['A-1 (ao, hồ', 'CELL_CODES'],
  ['(ao, hồ)', 'CELL_CODES'],
])('the codes %j', (raw, expected) => {
  const told = value('codes', raw);
  expect(Array.isArray(told) ? told.map(({ code, term }) => [code, term]) : told).toEqual(expected);
});

test('zeros that a spreadsheet took off', () => {
  expect([padCode('4329', 5), padCode('14329', 5), padCode('TDP-1', 5)]).toEqual(['04329', '14329', 'TDP-1']);
});

const day = fc
  .integer({ min: 0, max: 109_000 })
  .map((days) => new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

test('a day is the number that spreadsheets store, and back', () => {
  expect([serialOf('1900-01-01'), serialOf('1900-02-28'), serialOf('1900-03-01'), serialOf('2026-03-02')]).toEqual([
    1, 59, 61, 46083,
  ]);
  fc.assert(fc.property(day, (one) => dayOfSerial(serialOf(one)) === one));
});

const degrees = (least: number, most: number) =>
  fc.integer({ min: least * 1e9, max: most * 1e9 }).map((units) => units / 1e9);
const rounder = (exact: fc.Arbitrary<number>) =>
  fc.tuple(exact, fc.integer({ min: 0, max: 9 })).map(([value, decimals]) => Number(value.toFixed(decimals)));
const words = fc
  .string({ unit: fc.constantFrom(...'aăâđêôơưạỹ Z09=+-@\'";,\t\n_x000D_().:/\\<>&é'.split('')), minLength: 1 })
  .map((text) => text.normalize('NFC').trim())
  .filter(Boolean);
const oneLine = words.map((text) => text.replace(/\s+/g, ' ')).filter((text) => !/^\d[.,\d]*E\+\d/i.test(text));
const VALUES: Record<CellKind, fc.Arbitrary<unknown>> = {
  text: oneLine,
  code: oneLine,
  integer: fc.maxSafeInteger(),
  decimal: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  latitude: rounder(degrees(8, 23)),
  longitude: rounder(degrees(103, 117)),
  day,
  yesNo: fc.boolean(),
  choice: fc.constantFrom(...Object.keys(WaterSource)),
  position: fc.record({
    latitude: rounder(degrees(8, 23)),
    longitude: rounder(degrees(103, 117)),
    precision: fc.constantFrom(...Object.keys(PositionPrecision)),
  }),
  equipment: fc.array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(EquipmentKind)),
      quantity: fc.integer({ min: 1, max: 10_000 }),
      working: fc.option(fc.integer({ min: 0, max: 10_000 })),
      expiresOn: fc.option(day),
      lastCheckedOn: fc.option(day),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  codes: fc.array(
    fc.record({
      code: fc.string({ unit: fc.constantFrom(...'AZđ09-=+@\'"'.split('')), minLength: 1, maxLength: 12 }),
      term: fc.constantFrom(...Object.keys(WaterSource)),
    }),
    { minLength: 1, maxLength: 5 },
  ),
};
const KINDS = Object.keys(VALUES) as CellKind[];
const LANGUAGES: readonly Language[] = ['vi', 'en'];

describe.each(LANGUAGES)('what is written in %s', (language) => {
  test.each(KINDS)('is read back: %s', (kind) => {
    fc.assert(
      fc.property(VALUES[kind], (given) => {
        expect(valueOf(column(kind), cellOf(column(kind), given, language)!)).toEqual({ value: given });
      }),
    );
  });

  test.each(['csv', 'xlsx'] as const)('is read back from a %s, whole rows', async (format) => {
    const multiline = column('text', { key: 'note', heading: { vi: 'Ghi chú', en: 'Note' }, isMultiline: true });
    const form: Form = { name: 'all', title: NOTE, columns: [...KINDS.map((kind) => column(kind)), multiline] };
    const row = fc.record({ ...VALUES, note: words }, { requiredKeys: ['integer'] });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const file = await written(format, form, { language }, rows);
        const back = await read(file, [form]);
        expect(back.language).toBe(language);
        expect(valuesOf(form, back.rows)).toEqual(rows.map((given) => ({ ...given })));
      }),
      { numRuns: 25 },
    );
  });
});

test('a cell that is not of its column’s kind comes back as it was', () => {
  expect(cellOf(column('integer'), 'mười', 'vi')).toBe('mười');
  expect(cellOf(column('day'), '31/02/2026', 'vi')).toBe('31/02/2026');
  expect(cellOf(column('day'), { day: '2026-03-02' }, 'vi')).toEqual({ day: '2026-03-02' });
  expect(cellOf(column('choice'), 'biển', 'vi')).toBe('biển');
  expect(cellOf(column('position'), 'ngõ 5', 'vi')).toBe('ngõ 5');
  const formula = (shown: RawCell) => ({ problem: { code: 'CELL_FORMULA', facts: {} }, shown });
  expect(cellOf(column('integer'), formula(12), 'vi')).toBe(12);
  expect(cellOf(column('day'), formula({ day: '2026-03-02' }), 'vi')).toEqual({ day: '2026-03-02' });
  expect(cellOf(column('text'), formula('="Tổ "&2'), 'vi')).toBe('="Tổ "&2');
  expect(cellOf(column('text'), { problem: { code: 'CELL_FORMULA', facts: {} } }, 'vi')).toBeUndefined();
});
