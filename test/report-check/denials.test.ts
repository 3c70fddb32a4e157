import { readText } from '../../src/modules/report-check/reader/read-text.js';
import { CheckTextDocument } from '../support/generated/operations.js';
import { type TestServer, startServer } from '../support/server.js';

/** What is compared and what is not, each by its subject or in the text’s words. */
const told = (text: string) => {
  const { figures, unread } = readText(text.normalize('NFC'));
  return [
    figures.map(({ value, subject, aspect }) => [value, subject.name, ...(aspect ? [aspect] : [])].join(' ')),
    unread.map(({ reason, quote }) => `${reason} ${quote}`),
  ];
};

const FIRES = '0 INCIDENT/INCIDENTS_ATTENDED';
const [DEATHS, INJURED, DAMAGE] = ['0 INCIDENT/DEATHS', '0 INCIDENT/INJURED', '0 INCIDENT/DAMAGE_VND'];

test.each([
  ...[
    'Trong kỳ không xảy ra cháy.',
    'KHÔNG XẢY RA CHÁY',
    'Không xẩy ra cháy nổ trên địa bàn.',
    'Không xảy ra vụ cháy nào.',
    'Không để xảy ra cháy, nổ.',
    'Trên địa bàn xã không xảy ra sự cố cháy, nổ nào.',
    'Chưa ghi nhận vụ cháy nào.',
    'Không ghi nhận vụ việc cháy, nổ, tai nạn, sự cố nào.',
    'Không xảy ra tình trạng cháy nổ trong 6 tháng đầu năm.',
    'Không có hoả hoạn.',
    'Cháy không xảy ra.',
    'Tình hình cháy, nổ: Không xảy ra.',
    'Số vụ cháy: không.',
    'No fire.',
  ].map((text): [string, string[]] => [text, [FIRES]]),
  ['Không có người chết.', [DEATHS]],
  ['Không ai bị thương.', [INJURED]],
  ['No one was injured.', [INJURED]],
  ['Không có người chết/bị thương.', [DEATHS, INJURED]],
  ['Không có ai chết, bị thương.', [DEATHS, INJURED]],
  ['Không có thương vong.', [DEATHS, INJURED]],
  ['Không có thiệt hại về người.', [DEATHS, INJURED]],
  ['Thiệt hại về người: Không.', [DEATHS, INJURED]],
  ['Không gây thiệt hại về người và tài sản.', [DEATHS, INJURED, DAMAGE]],
  ['Không thiệt hại về người, tài sản thiệt hại 50 triệu đồng.', [DEATHS, INJURED, '50000000 INCIDENT/DAMAGE_VND']],
  ['Trong kỳ xảy ra 3 vụ cháy, không có người chết.', ['3 INCIDENT/INCIDENTS_ATTENDED', DEATHS]],
  ['Trên địa bàn tỉnh Ninh Bình, các xã, phường không xảy ra cháy.', [FIRES]],
  ['Trong 6 tháng đầu năm 2025, toàn tỉnh không xảy ra cháy.', [FIRES]],
  ['Công an xã làm tốt công tác phòng ngừa, không để xảy ra cháy.', [FIRES]],
  ['Cả 3 vụ cháy đều không có người chết.', ['3 INCIDENT/INCIDENTS_ATTENDED', DEATHS]],
  ['Không xử phạt trường hợp nào.', ['0 PENALTY/CASES']],
  ['Không phát hiện tồn tại, thiếu sót nào.', ['0 INSPECTION/SHORTCOMINGS_FOUND']],
  ['Chưa thành lập được tổ liên gia nào.', ['0 NEIGHBOR_GROUP_TEAM FOUNDED']],
  ['Không xảy ra vụ nổ nào.', ['0 EXPLOSIONS']],
] as [string, string[]][])('what there was none of is a figure of 0: %s', (text, figures) => {
  expect(told(text)).toEqual([figures, []]);
  expect(told(text.normalize('NFD'))).toEqual([figures, []]);
});

test.each([
  ['Không xảy ra cháy lớn.', 'PART Không xảy ra cháy'],
  ['Không để cháy lan.', 'PART Không để cháy'],
  ['Không xảy ra tai nạn giao thông.', 'PART Không xảy ra tai nạn'],
  ['Không xảy ra cháy trong dịp Tết.', 'PART Không xảy ra cháy'],
  ['Không xảy ra cháy tại các chợ.', 'PART Không xảy ra cháy'],
  ...[
    'Khu công nghiệp không để xảy ra cháy.',
    'Các cơ sở trọng điểm không để xảy ra cháy.',
    'Thôn 3 không xảy ra cháy.',
    'Tổ dân phố số 5 không xảy ra cháy.',
    'Nhiều xã không xảy ra cháy.',
    'Trong dịp Tết Nguyên đán, không xảy ra cháy.',
    'Các chợ không xảy ra cháy.',
    'Góp phần không để xảy ra cháy.',
    'Quý I không xảy ra cháy.',
  ].map((text): [string, string] => [text, `PART ${/không .*cháy/.exec(text)![0]}`]),
  ['Không để xảy ra cháy trong các dịp lễ, tết.', 'PART Không để xảy ra cháy'],
  ['Không xảy ra cháy trong các khu dân cư.', 'PART Không xảy ra cháy'],
  ['There were no large fires.', 'PART There were no large fires'],
  ['Vụ cháy không gây thiệt hại về người.', 'PART không gây thiệt hại về người'],
  ['Vụ cháy xảy ra lúc 8 giờ, rất may không có người chết.', 'PART không có người chết'],
  ['Một số cơ sở không có hồ sơ quản lý.', 'PART không có hồ sơ'],
  ['Phấn đấu không để xảy ra cháy.', 'AIM không để xảy ra cháy'],
  ['Bảo đảm không để xảy ra cháy, nổ.', 'AIM không để xảy ra cháy, nổ'],
  ['Không được để xảy ra cháy.', 'AIM Không được để xảy ra cháy'],
  ['Không có mô hình mới.', 'AMBIGUOUS Không có mô hình'],
  ['Không có trường hợp nào vi phạm.', 'AMBIGUOUS Không có trường hợp'],
  ['Không phát sinh.', 'NO_SUBJECT Không phát sinh'],
  ['Không để xảy ra tình huống bất ngờ.', 'NO_SUBJECT Không để xảy ra tình huống bất'],
  ['Không tổ chức diễn tập.', 'VAGUE Không tổ chức diễn tập'],
  ['Không xử phạt vi phạm hành chính.', 'VAGUE Không xử phạt vi phạm hành chính'],
  ['Thiệt hại về tài sản: không đáng kể.', 'VAGUE Thiệt hại về tài sản: không đáng kể'],
  ['Không nhiều hơn 5 vụ cháy.', 'LIMIT Không nhiều hơn 5'],
  ['Không để xảy ra quá 5 vụ cháy.', 'LIMIT quá 5'],
])('a denial that is no figure of the whole is told to be unread: %s', (text, unread) => {
  expect(told(text)).toEqual([[], [unread]]);
});

test.each([
  ['Có 115 xã, phường không xảy ra cháy.', 'AMBIGUOUS 115 xã, phường'],
  ['115/168 xã, phường không xảy ra cháy.', 'RATIO 115/168'],
  ['Trong 98 vụ cháy, có 90 vụ không gây thiệt hại về người.', 'PART không gây thiệt hại về người'],
])('nor is one of so many: %s', (text, unread) => {
  const [figures, aside] = told(text);
  expect(figures!.join()).not.toMatch(/\b0 /);
  expect(aside).toContain(unread);
});

test.each([
  ['Không ít hơn 3 vụ cháy.', 3],
  ['Huấn luyện từ 300 người trở lên.', 300],
])('a least number is read: %s', (text, value) => {
  expect(readText(text)).toMatchObject({ figures: [{ value, qualifier: 'OVER', isOpen: true }], unread: [] });
});

test.each([
  ['Xảy ra một vụ.', 'AMBIGUOUS một vụ'],
  ['Có vài vụ cháy.', 'VAGUE vài'],
  ['Hơn chục vụ cháy.', 'VAGUE chục'],
  ['Một nửa số xã có mô hình.', 'VAGUE Một nửa số'],
  ['Hai phần ba số xã.', 'RATIO Hai phần ba'],
  ['Số vụ tăng gấp đôi.', 'CHANGE gấp đôi'],
  ['Số vụ không tăng, không giảm so với cùng kỳ.', 'CHANGE không tăng, không giảm'],
  ['Số vụ bằng cùng kỳ.', 'CHANGE bằng'],
  ['300 vụ cháy trở xuống.', 'LIMIT 300'],
])('how many in words is told, too: %s', (text, unread) => {
  expect(told(text)).toEqual([[], [unread]]);
});

test.each([
  ['Xảy ra 5 vụ cháy, nhiều hơn 2 vụ so với cùng kỳ.', [2]],
  ['Xảy ra 5 vụ cháy (-2 vụ so với cùng kỳ).', [-2]],
  ['So với cùng kỳ năm 2025, số vụ cháy giảm 03 vụ, số người chết tăng 01 người.', [-3, 1]],
])('a rise or a fall in other words: %s', (text, changes) => {
  const read = readText(text);
  expect(read.changes.map(({ value, change }) => change.sign * value)).toEqual(changes);
  expect(read.unread).toEqual([]);
});

test('a part and its whole in words', () => {
  expect(readText('53 trên tổng số 168 xã, phường đã ghi nhận số liệu.')).toMatchObject({
    figures: [{ value: 53, of: 168, subject: { name: 'COMMUNES_RECORDED' } }],
    unread: [],
  });
});

describe('beside the registry', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  test('none is set beside what is recorded and reported as any other figure is', async () => {
    const text =
      'Nhiệm kỳ 2020–2025, tỉnh Ninh Bình không để xảy ra cháy, nổ. Không có thiệt hại về người. Không xảy ra vụ nổ nào.';
    const { data } = await server.query(CheckTextDocument, { text });
    const [fires, deaths, injured, explosions] = data.checkReport.figures;
    expect(fires).toMatchObject({
      ...{ quote: 'không để xảy ra cháy, nổ', value: 0, subject: 'INCIDENT/INCIDENTS_ATTENDED' },
      ...{ verdict: 'DIFFERS', againstRecorded: 'DIFFERS', againstReported: 'DIFFERS', recorded: 98, difference: 98 },
    });
    expect(fires!.note).toContain('fires and rescues together');
    expect([deaths, injured]).toMatchObject([
      { quote: 'Không có thiệt hại về người', value: 0, measure: 'DEATHS' },
      { quote: 'Không có thiệt hại về người', value: 0, measure: 'INJURED' },
    ]);
    expect(explosions).toMatchObject({ value: 0, subject: 'EXPLOSIONS', verdict: 'NOT_HELD', recorded: null });
    expect(data.checkReport).toMatchObject({ unread: [], summary: { unread: 0 } });
  });
});
