import fc from 'fast-check';
import { type ReadText, readText } from '../../src/modules/report-check/reader/read-text.js';
import { NOTATIONS, inWords } from './numerals.js';

const values = ({ figures }: ReadText) => figures.map(({ value }) => value);
const reasons = ({ unread }: ReadText) => unread.map(({ reason, quote }) => `${reason} ${quote}`);
const subjects = (text: string) =>
  readText(text.normalize('NFC')).figures.map(({ value, subject }) => `${value} ${subject.name}`);

describe('a number is read back', () => {
  const number = fc.oneof(
    fc.integer({ min: 1, max: 2_000 }),
    fc.integer({ min: 1, max: 999_999_999_999 }),
    fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 9 }))
      .map(([digits, zeros]) => digits * 10 ** zeros),
  );

  test.each(Object.entries(NOTATIONS))('from %s', (_name, write) => {
    fc.assert(
      fc.property(number, fc.constantFrom('', 'gần ', 'hơn ', 'khoảng '), (value, word) => {
        const read = readText(`Đã phát ${word}${write(value)} tờ rơi tại chợ.`);
        expect({ values: values(read), unread: reasons(read) }).toEqual({ values: [value], unread: [] });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['05 tờ rơi', 5],
    ['44 nghìn tờ rơi', 44_000],
    ['44 ngàn tờ rơi', 44_000],
    ['1 tỷ rưỡi tờ rơi', 1_500_000_000],
    ['một triệu rưỡi tờ rơi', 1_500_000],
    ['hai trăm rưỡi tờ rơi', 250],
    ['1 tỷ 600 triệu tờ rơi', 1_600_000_000],
    ['hai nghìn tỷ tờ rơi', 2_000_000_000_000],
    ['một triệu hai tờ rơi', 1_200_000],
    ['năm mươi ba tờ rơi', 53],
    ['hai trăm linh năm tờ rơi', 205],
    ['hai trăm lẻ năm tờ rơi', 205],
    ['mười lăm tờ rơi', 15],
    ['hai lăm tờ rơi', 25],
    ['ba chục tờ rơi', 30],
    ['5 chục tờ rơi', 50],
    ['3 vạn tờ rơi', 30_000],
    ['năm tờ rơi', 5],
    ['1.625,5 nghìn tờ rơi', 1_625_500],
    ['two hundred and five leaflets', 205],
    ['forty-four thousand leaflets', 44_000],
    ['one leaflets', 1],
  ])('%s', (text, value) => {
    expect(values(readText(text))).toEqual([value]);
  });

  test('the writer of the tests knows the rules of linh, lăm and mốt', () => {
    expect([205, 1_005, 21, 115, 1_600_000_000].map(inWords)).toEqual([
      'hai trăm linh năm',
      'một nghìn không trăm linh năm',
      'hai mươi mốt',
      'một trăm mười lăm',
      'một tỷ sáu trăm triệu',
    ]);
  });
});

test.each([
  'Căn cứ Quyết định số 45/QĐ-UBND ngày 01/7/2025 và Nghị định 136/2020/NĐ-CP.',
  'Theo Điều 5, khoản 2, điểm a Luật PCCC năm 2001.',
  'Trong năm 2025, nhiệm kỳ 2020–2025, giai đoạn 2021-2030, 6 tháng đầu năm 2026 và quý II/2026.',
  'Gọi 114 hoặc 0912.345.678, 02293 871 114, +84912345678.',
  'Lúc 8h30 ngày 05 tháng 9, sau 45 phút.',
  'Tổ dân phố số 5, Tổ 12, phường 3, đường 30, Đội 2.',
  'Trong năm qua, cả năm, một số nơi, một trong những nơi, thứ hai.',
  '1. Công tác chung\n2) Kết quả',
  'Từ ngày 15/12/2024 đến ngày 14/12/2025.',
  'Ngày 01-7-2025 và 01.7.2025.',
])('is no figure and nothing to tell: %s', (text) => {
  const read = readText(text);
  expect({ values: values(read), unread: reasons(read) }).toEqual({ values: [], unread: [] });
});

test.each([
  ['Đạt 95,5% kế hoạch.', 'PERCENT 95,5%'],
  ['Đạt 95 phần trăm.', 'PERCENT 95 phần trăm'],
  ['Mỗi tổ có 5–15 hộ.', 'RANGE 5–15'],
  ['Mỗi tổ có từ 5 đến 15 hộ.', 'RANGE 5 đến 15'],
  ['Đã có 53/168 xã.', 'RATIO 53/168'],
  ['Số vụ giảm 3 vụ cháy.', 'CHANGE 3'],
  ['Xử lý không quá 5 vụ cháy.', 'LIMIT không quá 5'],
  ['Thu hút hàng nghìn lượt người.', 'VAGUE Hàng nghìn'.replace('H', 'h')],
  ['Drew thousands of people.', 'VAGUE thousands of'],
  ['Cháy 2,5 ha rừng.', 'NOT_WHOLE 2,5'],
  ['Trồng 45 cây xanh.', 'NO_SUBJECT 45'],
  ['Tổng số 623 mô hình.', 'AMBIGUOUS 623 mô hình'],
  ['Có 12 người.', 'AMBIGUOUS 12 người'],
  ['Có 12345678901234567890 tờ rơi.', 'TOO_LARGE 12345678901234567890'],
])('is told to be unread: %s', (text, told) => {
  const read = readText(text);
  expect({ values: values(read), unread: reasons(read) }).toEqual({ values: [], unread: [told] });
});

test.each([
  ['Trong tháng không xảy ra vụ cháy nào.', ['0 INCIDENT/INCIDENTS_ATTENDED']],
  ['Về cháy, nổ: không xảy ra vụ nào.', ['0 INCIDENT/INCIDENTS_ATTENDED']],
  ['Không có vụ cháy nào, không có người chết, không có người bị thương.', ['0 INCIDENT/INCIDENTS_ATTENDED', '0 INCIDENT/DEATHS', '0 INCIDENT/INJURED']],
  ['Không có tổ liên gia nào giải thể.', ['0 NEIGHBOR_GROUP_TEAM']],
  ['There were no fires.', ['0 INCIDENT/INCIDENTS_ATTENDED']],
  ['Hai vụ cháy, ba người bị thương, thiệt hại 1,2 tỷ đồng.', ['2 INCIDENT/INCIDENTS_ATTENDED', '3 INCIDENT/INJURED', '1200000000 INCIDENT/DAMAGE_VND']],
  ['Tuyên truyền trực tiếp cho hơn 5.000 lượt người.', ['5000 DIRECT_OUTREACH/ATTENDANCES']],
])('none, few and many: %s', (text, expected) => {
  expect(subjects(text)).toEqual(expected);
}); // prettier-ignore

test.each([
  'Không có giấy phép, không có gì mới.',
  'No. 45 of the decree.',
  'Không bảo đảm an toàn PCCC.',
  'Không chỉ tuyên truyền mà còn kiểm tra.',
  'Không phải vụ cháy nào cũng được dập tắt kịp thời.',
  'Không thể dập tắt đám cháy.',
  'Vật liệu không cháy.',
  'Kiến nghị, đề xuất: Không.',
])('a "không" that counts nothing is passed over: %s', (text) => {
  const read = readText(text);
  expect({ values: values(read), unread: reasons(read) }).toEqual({ values: [], unread: [] });
});

test.each([
  ['Có 53/168 xã, phường đã ghi nhận số liệu.', 53, 168, 'COMMUNES_RECORDED'],
  ['Đã huấn luyện nghiệp vụ cho 350/400 người.', 350, 400, 'TRAINING/PEOPLE_TRAINED'],
  ['Kiểm tra 98/105 cơ sở.', 98, 105, 'INSPECTION/FACILITIES_INSPECTED'],
])('a part and its whole: %s', (text, value, of, name) => {
  expect(readText(text)).toMatchObject({ figures: [{ value, of, subject: { name } }], unread: [] });
});

test.each([
  ['Xảy ra 12 vụ cháy, so với cùng kỳ năm trước tăng 3 vụ (33,3%).', [12], [[1, 3, 33.3, 1, 'năm trước']]],
  ['Xảy ra 12 vụ cháy, tăng 3 vụ (33,3%) so với cùng kỳ năm trước.', [12], [[1, 3, 33.3, 1, 'cùng kỳ']]],
  ['Làm chết 2 người, giảm 1 người (giảm 33%) so với năm 2025.', [2], [[-1, 1, 33, 0, 'năm 2025']]],
  ['Kiểm tra 40 cơ sở, tăng 5 cơ sở so với cùng kỳ.', [40], [[1, 5, null, null, 'cùng kỳ']]],
])('a rise or a fall: %s', (text, figures, changes) => {
  const read = readText(text);
  expect(values(read)).toEqual(figures);
  expect(
    read.changes.map(({ value, change: { sign, percent }, base }) => [
      ...[sign, value, percent?.value ?? null, percent?.decimals ?? null],
      base.quote,
    ]),
  ).toEqual(changes);
  expect(reasons(read)).toEqual([]);
});

test.each([
  ['gần 700 tin, bài', 'ALMOST'],
  ['hơn 700 tin, bài', 'OVER'],
  ['trên 700 tin, bài', 'OVER'],
  ['ít nhất 700 tin, bài', 'OVER'],
  ['khoảng 700 tin, bài', 'ABOUT'],
  ['xấp xỉ 700 tin, bài', 'ABOUT'],
  ['đạt 700 tin, bài', 'AS_STATED'],
  ['nearly 700 news items', 'ALMOST'],
  ['more than 700 news items', 'OVER'],
])('the word before a number: %s', (text, qualifier) => {
  expect(readText(text).figures).toMatchObject([{ value: 700, qualifier }]);
});

test.each([
  ['Kiểm tra 120 cơ sở, phát hiện 45 tồn tại, đình chỉ 3 cơ sở.', ['120 INSPECTION/FACILITIES_INSPECTED', '45 INSPECTION/SHORTCOMINGS_FOUND', '3 PENALTY/SUSPENSIONS']],
  ['Lập 30 biên bản vi phạm, phạt 25 trường hợp với 350 triệu đồng.', ['30 PENALTY/RECORDS', '25 PENALTY/CASES', '350000000 PENALTY/FINES_VND']],
  ['Xảy ra 12 vụ cháy, làm chết 2 người, bị thương 5 người, thiệt hại 1,2 tỷ đồng.', ['12 INCIDENT/INCIDENTS_ATTENDED', '2 INCIDENT/DEATHS', '5 INCIDENT/INJURED', '1200000000 INCIDENT/DAMAGE_VND']],
  ['2 người chết, 5 người bị thương, 33 người được cứu.', ['2 INCIDENT/DEATHS', '5 INCIDENT/INJURED', '33 INCIDENT/PEOPLE_SAVED']],
  ['Hướng dẫn thoát nạn 20 người, cứu sống 3 người.', ['20 INCIDENT/PEOPLE_GUIDED_OUT', '3 INCIDENT/PEOPLE_SAVED']],
  ['Mở 12 lớp tập huấn cho 500 người; tổ chức 40 buổi tuyên truyền với 2.300 lượt người dự.', ['12 TRAINING/SESSIONS', '500 TRAINING/PEOPLE_TRAINED', '40 DIRECT_OUTREACH/SESSIONS', '2300 DIRECT_OUTREACH/ATTENDANCES']],
  ['Diễn tập 04 phương án, trong đó diễn tập 01 phương án ứng phó thảm họa.', ['4 DRILL/DRILLS', '1 DRILL/DISASTER_DRILLS']],
  ['Xây dựng 500 phương án, thực tập 1.100 lượt.', ['500 PLAN/PLANS', '1100 REHEARSAL/REHEARSALS']],
  ['Ký cam kết với 300 hộ; trang bị bình cho 150 hộ gia đình; trao tặng 200 bình chữa cháy.', ['300 COMMITMENT/COMMITMENTS_SIGNED', '150 EQUIPPING/HOUSEHOLDS_EQUIPPED', '200 EQUIPPING/EXTINGUISHERS_HANDED_OUT']],
  ['Xử phạt vi phạm hành chính 86 trường hợp với 745,5 triệu đồng; đình chỉ hoạt động 02 cơ sở.', ['86 PENALTY/CASES', '745500000 PENALTY/FINES_VND', '2 PENALTY/SUSPENSIONS']],
  ['Kiểm tra 1.540 bình chữa cháy, thay thế 96 bình; lập 31 bộ hồ sơ.', ['1540 EQUIPMENT_CHECK/ITEMS_CHECKED', '96 EQUIPMENT_CHECK/ITEMS_REPLACED', '31 DOSSIER/DOSSIERS']],
  ['Khen thưởng 5 tập thể, 12 cá nhân.', ['5 RECOGNITION/COLLECTIVES_RECOGNIZED', '12 RECOGNITION/PEOPLE_RECOGNIZED']],
  ['Tờ rơi: 90.000\nTin nhắn: 10 triệu\nSố vụ cháy là 98', ['90000 LEAFLET/COPIES', '10000000 MESSAGE/MESSAGES', '98 INCIDENT/INCIDENTS_ATTENDED']],
  ['Cứu nạn, cứu hộ 15 vụ, thảm hoạ cháy lớn: 1 cuộc.', ['15 INCIDENT/INCIDENTS_ATTENDED', '1 DRILL/DISASTER_DRILLS']],
  ['33 people were rescued in 98 fires; fines of over VND 1.6 billion; 217 neighbor-group teams.', ['33 INCIDENT/PEOPLE_SAVED', '98 INCIDENT/INCIDENTS_ATTENDED', '1600000000 PENALTY/FINES_VND', '217 NEIGHBOR_GROUP_TEAM']],
])('what numbers speak of: %s', (text, expected) => {
  expect(subjects(text)).toEqual(expected);
}); // prettier-ignore

test.each([
  ['xây dựng 5 tổ liên gia', 'STANDING'],
  ['ra mắt 5 tổ liên gia', 'FOUNDED'],
  ['xây dựng mới 5 mô hình “Tổ liên gia”', 'FOUNDED'],
  ['giải thể 5 tổ liên gia', 'DISSOLVED'],
])('which number of programs: %s', (text, aspect) => {
  expect(readText(text).figures).toMatchObject([{ aspect, subject: { programKind: 'NEIGHBOR_GROUP_TEAM' } }]);
});

test.each([
  ['nhiệm kỳ 2020–2025', { term: '2020-2025' }],
  ['nhiệm kỳ 2020 - 2025', { term: '2020-2025' }],
  ['giai đoạn 2021–2023', { from: '2021-01-01', to: '2024-01-01' }],
  ['từ ngày 15/12/2024 đến ngày 14/12/2025', { from: '2024-12-15', to: '2025-12-15' }],
  ['6 tháng đầu năm 2026', { year: 2026, half: 1 }],
  ['6 tháng cuối năm 2025', { year: 2025, half: 2 }],
  ['9 tháng đầu năm 2026', { year: 2026, throughMonth: 9 }],
  ['quý II/2026', { year: 2026, quarter: 2 }],
  ['quý 3 năm 2025', { year: 2025, quarter: 3 }],
  ['tháng 9/2026', { year: 2026, month: 9 }],
  ['tháng 9 năm 2026', { year: 2026, month: 9 }],
  ['Năm 2025', { year: 2025 }],
  ['the first six months of 2026', { year: 2026, half: 1 }],
  ['Q2 2026', { year: 2026, quarter: 2 }],
  ['September 2026', { year: 2026, month: 9 }],
  ['in 2025', { year: 2025 }],
])('a period is read: %s', (text, period) => {
  expect(readText(`${text}, có 12 vụ cháy.`)).toMatchObject({
    periods: [{ quote: text, period }],
    figures: [{ value: 12, period: { quote: text } }],
  });
});

test.each(['Luật PCCC năm 2001', 'Nghị định của Chính phủ năm 2020', 'tháng 13/2026', 'từ 31/02/2024 đến 01/3/2024'])(
  'no period is read: %s',
  (text) => {
    expect(readText(text).periods).toEqual([]);
  },
);

test.each([
  ['Quý III/2026 có 27 vụ cháy (tăng 3 vụ so với cùng kỳ năm 2025).', ['27 quý III/2026']],
  ['Quý III/2026 có 27 vụ cháy, giảm 3 vụ so với năm 2025, cứu được 4 người.', ['27 quý III/2026', '4 quý III/2026']],
  ['Có 27 vụ cháy so với 30 vụ cháy cùng kỳ.', ['27 ', '30 cùng kỳ']],
  ['Có 27 vụ cháy so với năm 2025 (30 vụ cháy).', ['27 ', '30 năm 2025']],
  ['Cứu được 4 người trong năm 2025.', ['4 năm 2025']],
])('of when a figure is: %s', (text, expected) => {
  const { figures } = readText(text);
  expect(figures.map(({ value, period }) => `${value} ${(period?.quote ?? '').replace('Quý', 'quý')}`)).toEqual(
    expected,
  );
});

test.each([
  ['Quý I/2024 có 4 vụ cháy; quý II có 5 vụ cháy; 6 tháng đầu năm có 9 vụ cháy.', [{ year: 2024, quarter: 1 }, { year: 2024, quarter: 2 }, { year: 2024, half: 1 }]],
  ['Năm 2024 có 4 vụ cháy. Tháng 5 có 9 vụ cháy.', [{ year: 2024 }, { year: 2024, month: 5 }]],
  ['Quý II có 5 vụ cháy. Cứu được 4 người.', [null, null]],
  ['Trong 6 tháng có 5 vụ cháy.', [null]],
  ['Tháng 5/2024 (từ ngày 15/4/2024 đến ngày 14/5/2024) có 9 vụ cháy.', [{ year: 2024, month: 5, convention: 'STATE_15TH' }]],
  ['Từ năm 2021 đến năm 2023 có 9 vụ cháy.', [{ from: '2021-01-01', to: '2024-01-01' }]],
  ['Tính đến ngày 31/10/2024, có 9 vụ cháy.', [{ from: '2024-01-01', to: '2024-11-01' }]],
])('a part of a year is of the year named last: %s', (text, expected) => {
  const { figures, unread } = readText(text);
  expect(figures.map(({ period }) => period!.period)).toEqual(expected);
  expect(unread).toEqual([]);
}); // prettier-ignore

test('a unit and a period hold until others are named, to the end of their paragraph', () => {
  const text = 'Quý I/2024, huyện Kim Sơn có 5 vụ cháy. Cứu được 4 người.\nPhát 9 tờ rơi.\nXã Gia Trung:\n- 3 vụ cháy\n- 2 người chết\n\nPhát 8 tờ rơi.';
  expect(readText(text).figures.map(({ value, place, period }) => [value, place?.quote, period?.quote])).toEqual([
    [5, 'huyện Kim Sơn', 'Quý I/2024'],
    [4, 'huyện Kim Sơn', 'Quý I/2024'],
    [9, undefined, undefined],
    [3, 'Xã Gia Trung', undefined],
    [2, 'Xã Gia Trung', undefined],
    [8, undefined, undefined],
  ]);
}); // prettier-ignore

test('units are read with what they lie in, and belong to the figures of their sentence', () => {
  const read = readText('Tại xã Gia Trung, tỉnh Ninh Bình, có 5 vụ cháy. Có 3 vụ cháy ở TP. Hoa Lư.');
  expect(read.places).toMatchObject([
    { quote: 'xã Gia Trung', levels: ['COMMUNE'], within: { quote: 'tỉnh Ninh Bình' } },
    { quote: 'tỉnh Ninh Bình', levels: ['PROVINCE'], within: null },
    { quote: 'TP. Hoa Lư', names: ['Hoa Lư', 'Hoa'] },
  ]);
  expect(read.figures.map(({ place }) => place?.quote)).toEqual(['xã Gia Trung', 'TP. Hoa Lư']);
});

describe('any text', () => {
  /** What a reader could stumble over: long runs of what its rules are made of, and pieces of real sentences. */
  const piece = fc.constantFrom(
    '1.', ',1', '1,', '000', '/', '–', ' - ', '"', '“', '”', '(', ';', ':', '\n', '\n\n', '. ', ' ', '%', '+84', '0',
    'một ', 'trăm ', 'mươi ', 'linh ', 'tỷ ', 'nghìn ', 'rưỡi ', 'năm ', 'không ', 'hàng ', 'twenty-', 'hundred and ',
    'vụ ', 'cháy ', 'cứu ', 'người ', 'lượt ', 'mô hình ', 'kiểm tra ', 'phương án ', 'từ ', 'đến ', 'ngày ', 'tháng ',
    'nhiệm kỳ ', 'quý ', 'tỉnh ', 'xã ', 'Gia ', 'Trung', 'province ', 'gần ', 'hơn ', 'TP.', '😀', 'hoả', '\u200b',
    'cu\u031b\u0301u ', 'Ⅷ', '١٢', 'không có ', 'không xảy ra ', 'nào ', 'thiệt hại về ', 'tài sản ', 'chết ', 'trở lên ',
  ); // prettier-ignore
  const hostile = fc.oneof(
    fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join('')),
    fc.tuple(piece, piece, fc.integer({ min: 1, max: 3_000 })).map(([a, b, times]) => (a + b).repeat(times)),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
  );

  test('is read without failing, and every quote stands where it is said to', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        const text = given.slice(0, 20_000).toWellFormed().normalize('NFC');
        const { figures, unread, places, periods } = readText(text);
        for (const { quote, start, end } of [...figures, ...unread, ...places, ...periods]) {
          expect(quote).toBe(text.slice(start, end));
          expect(quote.trim()).toBe(quote);
          expect(quote).not.toBe('');
        }
        for (const { sentence, quote, value } of figures) {
          expect(sentence).toContain(quote);
          expect(Number.isSafeInteger(value)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('costs in step with its length', () => {
    const texts = [
      '1.', '1,000,', 'một trăm ', '12 vụ cháy, ', '12/', '12–', 'năm 2025 ', 'tỉnh Ninh Bình ', 'Gia ', '“12 ', ' ', '\n',
      'a', 'cháy ', 'nghìn tỷ ', '1 tỷ ', 'từ ngày 1/1/2025 đến ', '12 mô hình “', 'không ', 'không xảy ra cháy, ', 'cháy, nổ, ',
    ]; // prettier-ignore
    const cost = (text: string) => {
      const before = performance.now();
      readText(text);
      return performance.now() - before;
    };
    for (const text of texts) cost(text.repeat(200));
    for (const text of texts) {
      // A square would take minutes; the bound leaves room for a busy machine.
      expect({ text, isSlow: cost(text.repeat(Math.floor(20_000 / text.length))) > 3_000 }).toEqual({
        text,
        isSlow: false,
      });
    }
  });
});
