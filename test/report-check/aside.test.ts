import fc from 'fast-check';
import { readText } from '../../src/modules/report-check/reader/read-text.js';

/** What is compared and what is not, each in the text's words or by its value. */
const told = (text: string) => {
  const { figures, changes, unread } = readText(text.normalize('NFC'));
  return [
    figures.map(({ value, subject, aspect }) => [value, subject.name, ...(aspect ? [aspect] : [])].join(' ')),
    changes.map(({ value, change }) => change.sign * value),
    unread.map(({ reason, quote }) => `${reason} ${quote}`),
  ];
};

const FIRES = 'INCIDENT/INCIDENTS_ATTENDED';

test.each([
  ['Cứu được 10 người, trong đó có 4 người tại huyện Kim Sơn.', ['10 INCIDENT/PEOPLE_SAVED'], ['PART 4 người']],
  ['Xảy ra 98 vụ cháy, trong đó có 40 vụ cháy nhà dân.', [`98 ${FIRES}`], ['PART 40 vụ cháy']],
  ['Xảy ra 98 vụ cháy (40 vụ cháy tại chung cư).', [`98 ${FIRES}`], ['PART 40 vụ cháy']],
  ['Xảy ra 40 vụ cháy rừng.', [], ['PART 40 vụ cháy']],
  ['There were 98 fires, of which 40 fires in the city.', [`98 ${FIRES}`], ['PART 40 fires']],
  ['Có 623 mô hình, trong đó có 217 tổ liên gia.', ['217 NEIGHBOR_GROUP_TEAM STANDING'], ['AMBIGUOUS 623 mô hình']],
  ['Diễn tập 04 phương án, trong đó diễn tập 01 phương án ứng phó thảm họa.', ['4 DRILL/DRILLS', '1 DRILL/DISASTER_DRILLS'], []],
])('a part is not held against the whole: %s', (text, figures, unread) => {
  expect(told(text)).toEqual([figures, [], unread]);
}); // prettier-ignore

test.each([
  ['Phấn đấu thành lập 300 tổ liên gia.', 'AIM 300 tổ liên gia'],
  ['Chỉ tiêu: 300 tổ liên gia.', 'AIM 300 tổ liên gia'],
  ['Năm tới sẽ kiểm tra 120 cơ sở.', 'AIM 120 cơ sở'],
  ['Mỗi xã có 2 tổ liên gia.', 'AVERAGE 2 tổ liên gia'],
  ['Bình quân mỗi tháng xảy ra 2 vụ cháy.', 'AVERAGE 2 vụ cháy'],
  ['Xảy ra 2 vụ cháy/tháng.', 'AVERAGE 2 vụ cháy'],
  ['Two fires a month.', 'AVERAGE Two fires'],
])('an aim or an average is no result: %s', (text, unread) => {
  expect(told(text)).toEqual([[], [], [unread]]);
});

test.each([
  ['Số vụ cháy giảm từ 30 vụ xuống còn 25 vụ.', [`25 ${FIRES}`], ['FORMER 30 vụ']],
  ['Tin nhắn: 2.424.300 tin.', ['2424300 MESSAGE/MESSAGES'], []],
  ['Lập biên bản 87 trường hợp.', ['87 PENALTY/RECORDS'], []],
  ['Phạt 1.600.000.000đ.', ['1600000000 PENALTY/FINES_VND'], []],
  ['Thành lập mới 50 tổ liên gia, nâng tổng số lên 200 tổ liên gia.', ['50 NEIGHBOR_GROUP_TEAM FOUNDED', '200 NEIGHBOR_GROUP_TEAM STANDING'], []],
])('each number is what its words say: %s', (text, figures, unread) => {
  expect(told(text)).toEqual([figures, [], unread]);
}); // prettier-ignore

test.each([
  ['Không có vụ cháy nào làm chết người.', [], ['PART Không có vụ cháy nào']],
  ['Không có vụ cháy, nổ nào trên địa bàn gây thiệt hại về người.', [], ['PART Không có vụ cháy, nổ nào']],
  ['Không còn tổ liên gia nào hoạt động kém hiệu quả.', [], ['PART Không còn tổ liên gia']],
  ['Chưa ghi nhận vụ cháy nào.', [`0 ${FIRES}`], []],
  ['Giảm 1/21 vụ so với năm 2023.', [], ['CHANGE 1/21']],
  ['Xảy ra hai vụ nổ.', ['2 EXPLOSIONS'], []],
  ['Cháy: 05 vụ; nổ: 01 vụ.', [`5 ${FIRES}`, '1 EXPLOSIONS'], []],
  ['Tiếp nhận 12 tin báo cháy.', [], ['AMBIGUOUS 12 tin báo cháy']],
  ['Cháy nhà dân 03 vụ.', [], ['PART 03 vụ']],
  ['Phát 90k tờ rơi.', [], ['NO_SUBJECT 90k']],
  ['Xảy ra chín tám vụ cháy.', [], ['VAGUE chín tám']],
  ['Xảy ra 98 vụ cháy/100 vụ cháy.', [], ['RATIO 98 vụ cháy', 'RATIO 100 vụ cháy']],
  ['Có ba vụ, làm hai người chết.', ['2 INCIDENT/DEATHS'], ['AMBIGUOUS ba vụ']],
  [`Có ${'1'.repeat(40)} vụ cháy.`, [], [`TOO_LARGE ${'1'.repeat(40)}`]],
  ['Số 4 người được cứu.', ['4 INCIDENT/PEOPLE_SAVED'], []],
  ['Xảy ra 20 (hai mươi) vụ cháy; cứu 04 (bốn) người.', [`20 ${FIRES}`, '4 INCIDENT/PEOPLE_SAVED'], []],
])('nothing is dropped or read as something else: %s', (text, figures, unread) => {
  expect(told(text)).toEqual([figures, [], unread]);
}); // prettier-ignore

test('no number that stands before what it counts vanishes, whatever stands before it', () => {
  const before = fc.constantFrom(
    'mỗi tháng', 'mỗi năm', 'lớp', 'đội', 'số', 'lũy kế 6 tháng', 'trong đó', 'tổ', 'phấn đấu', 'không quá', 'tăng', 'từ',
    'thôn', 'khoảng', 'cháy/', 'quý', 'đợt', 'bước', 'gồm', 'và',
  ); // prettier-ignore
  const counted = fc.constantFrom(
    'vụ cháy',
    'người',
    'học viên',
    'tờ rơi',
    'lượt kiểm tra',
    'tổ liên gia',
    'cây',
    'cơ sở',
  );
  fc.assert(
    fc.property(before, fc.integer({ min: 32, max: 1_800 }), counted, (words, value, thing) => {
      fc.pre(![112, 113, 114, 115].includes(value));
      if (thing === 'cây') fc.pre(['khoảng', 'và', 'gồm', 'từ', 'tăng', 'phấn đấu'].includes(words));
      const { figures, changes, unread } = readText(`Có ${words} ${value} ${thing}.`);
      expect([...figures, ...changes, ...unread].filter(({ quote }) => quote.includes(String(value)))).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});
