import { CheckTextDocument } from '../support/generated/operations.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const VIETNAMESE = { 'accept-language': 'vi' };
const check = async (variables: Parameters<typeof server.query>[1], headers: Record<string, string> = {}) =>
  (await server.query(CheckTextDocument, variables as never, headers)).data.checkReport;
const refusal = async (variables: object) => {
  const { errorCodes, body } = await server.query(CheckTextDocument, variables as never);
  return [errorCodes, body.errors?.map(({ message }) => message)].flat();
};
const unitId = async (code: string, asOf?: string): Promise<string> =>
  (
    await server.query('query ($code: String, $asOf: Date) { adminUnit(code: $code, asOf: $asOf) { id } }', {
      code,
      asOf,
    })
  ).data.adminUnit.id;

/** Every figure that the province’s report of the term states, in sentences of our own. */
const ARTICLE = `Một nhiệm kỳ giữ bình yên cho nhân dân

Nhiệm kỳ 2020–2025, lực lượng Cảnh sát PCCC và CNCH tỉnh Ninh Bình thực hiện 12 chỉ tiêu của nhiệm kỳ và 02 nhiệm vụ trọng tâm của nhiệm kỳ theo Nghị quyết số 05-NQ/ĐU ngày 01/7/2020.

Về tuyên truyền, gần 700 tin, bài đã được đăng tải bên cạnh chuyên mục “Alo 114”. Nhân dân được nghe hơn 1.100 lượt tuyên truyền lưu động bằng xe chữa cháy, nhận 90.000 tờ rơi và trên 10 triệu tin nhắn cảnh báo. Có gần 10.000 người được huấn luyện nghiệp vụ PCCC và CNCH và hơn 44.000 lượt người dự tuyên truyền trực tiếp.

Về phòng ngừa, lực lượng thực hiện gần 6.000 lượt kiểm tra an toàn PCCC, thu trên 1,6 tỷ đồng tiền phạt vi phạm hành chính.

Đơn vị tham gia 98 vụ cháy, sự cố, cứu nạn, cứu hộ và cứu được 33 người. Cũng trong thời gian đó, gần 500 phương án được xây dựng, hơn 1.100 lượt thực tập phương án tại cơ sở và của lực lượng chuyên nghiệp được tổ chức, 04 phương án chữa cháy và CNCH cấp tỉnh được diễn tập, và 01 phương án ứng phó thảm họa cháy lớn cấp tỉnh được diễn tập.

Đội Công tác phòng cháy tham mưu xây dựng và nhân rộng 05 mô hình “Chợ kiểu mẫu đảm bảo an toàn PCCC và CNCH”; xây dựng và nhân rộng 233 mô hình “Cụm dân cư an toàn PCCC”; xây dựng và duy trì hoạt động 217 “Tổ liên gia an toàn PCCC”; xây dựng và duy trì hoạt động 163 “Điểm chữa cháy công cộng”.`;

/** The invented demo rows add up to the very number, which "gần" leaves out: 700 are not almost 700. */
const ARTICLE_FIGURES = [
  ['TERM_TARGETS', 12, 'AS_STATED', 'AGREES', null],
  ['TERM_FOCAL_TASKS', 2, 'AS_STATED', 'AGREES', null],
  ['MEDIA/ITEMS', 700, 'ALMOST', 'AGREES', 700],
  ['MOBILE_OUTREACH/RUNS', 1_100, 'OVER', 'AGREES', 1_100],
  ['LEAFLET/COPIES', 90_000, 'AS_STATED', 'AGREES', 90_000],
  ['MESSAGE/MESSAGES', 10_000_000, 'OVER', 'AGREES', 10_000_000],
  ['TRAINING/PEOPLE_TRAINED', 10_000, 'ALMOST', 'AGREES', 10_000],
  ['DIRECT_OUTREACH/ATTENDANCES', 44_000, 'OVER', 'AGREES', 44_000],
  ['INSPECTION/VISITS', 6_000, 'ALMOST', 'AGREES', 6_000],
  ['PENALTY/FINES_VND', 1_600_000_000, 'OVER', 'AGREES', 1_600_000_000],
  ['INCIDENT/INCIDENTS_ATTENDED', 98, 'AS_STATED', 'AGREES', 98],
  ['INCIDENT/PEOPLE_SAVED', 33, 'AS_STATED', 'AGREES', 33],
  ['PLAN/PLANS', 500, 'ALMOST', 'AGREES', 500],
  ['REHEARSAL/REHEARSALS', 1_100, 'OVER', 'AGREES', 1_100],
  ['DRILL/DRILLS', 4, 'AS_STATED', 'AGREES', 4],
  ['DRILL/DISASTER_DRILLS', 1, 'AS_STATED', 'AGREES', 1],
  ['MODEL_MARKET', 5, 'AS_STATED', 'AGREES', 5],
  ['SAFE_RESIDENTIAL_CLUSTER', 233, 'AS_STATED', 'AGREES', 233],
  ['NEIGHBOR_GROUP_TEAM', 217, 'AS_STATED', 'AGREES', 217],
  ['PUBLIC_FIREFIGHTING_POINT', 163, 'AS_STATED', 'AGREES', 163],
] as const;

describe('the province’s article', () => {
  test('every figure is read and agrees with what is reported; whose and when is read from it', async () => {
    const read = await check({ text: ARTICLE });
    expect(
      read.figures.map(({ subject, value, qualifier, verdict, recorded }) => [
        subject,
        value,
        qualifier,
        verdict,
        recorded,
      ]),
    ).toEqual(ARTICLE_FIGURES);
    expect(read.figures.map(({ againstReported }) => againstReported)).toEqual(ARTICLE_FIGURES.map(() => 'AGREES'));
    expect(read).toMatchObject({
      unit: { code: '37', name: 'Tỉnh Ninh Bình', id: await unitId('37', '2025-06-30') },
      unitOrigin: 'READ',
      period: { from: '2020-07-01', to: '2025-07-01' },
      periodOrigin: 'READ',
      hasDemoData: true,
      notes: [],
      unread: [],
      summary: { agrees: 20, differs: 0, notHeld: 0, unread: 0 },
    });
  });

  test('every quote stands where it is said to, and holds the words of the document', async () => {
    const { text, figures } = await check({ text: ARTICLE });
    for (const { quote, start, end, sentence } of figures) {
      expect(text.slice(start, end)).toBe(quote);
      expect(sentence).toContain(quote);
    }
    expect(figures[0]!.reported[0]!.quote).toContain('12 chỉ tiêu');
    expect(figures.at(-1)!.quote).toBe('163 “Điểm chữa cháy công cộng”');
  });

  test('is open to anyone, and read alike however its marks are spelled', async () => {
    const composed = await check({ text: ARTICLE }, NOBODY);
    expect(await check({ text: ARTICLE.normalize('NFD') }, NOBODY)).toEqual(composed);
  });
});

describe('a text that is not all right', () => {
  const unit = async () => unitId('37', '2025-06-30');
  const term = { term: '2020-2025' };

  test('what differs, what is not held and what cannot be read', async () => {
    const text =
      'Phát 95.000 tờ rơi và cứu được 35 người. Lập 31 hòm thư; tạm đình chỉ 7 cơ sở. Ra mắt 999 tổ liên gia. ' +
      'Tăng 15% so với trước, mỗi tổ 5–15 hộ, giảm 3 vụ cháy, hàng nghìn lượt người, trồng 45 cây xanh, tổng số 618 mô hình.';
    const { figures, unread, summary } = await check({ text, unit: await unit(), period: term });
    expect(figures).toMatchObject([
      { value: 95_000, subject: 'LEAFLET/COPIES', verdict: 'DIFFERS', recorded: 90_000, difference: -5_000 },
      { value: 35, subject: 'INCIDENT/PEOPLE_SAVED', verdict: 'DIFFERS', recorded: 33, difference: -2 },
      { value: 7, subject: 'PENALTY/SUSPENSIONS', verdict: 'NOT_HELD', recorded: null, difference: null, reported: [] },
      { value: 999, subject: 'NEIGHBOR_GROUP_TEAM', aspect: 'FOUNDED', verdict: 'DIFFERS' },
    ]);
    expect(figures[0]!.note).toContain('“90.000 tờ rơi”');
    expect(unread.map(({ reason, quote }) => [reason, quote])).toEqual([
      ['NO_SUBJECT', '31'],
      ['PERCENT', '15%'],
      ['RANGE', '5–15'],
      ['CHANGE', '3'],
      ['VAGUE', 'hàng nghìn'],
      ['NO_SUBJECT', '45'],
      ['AMBIGUOUS', '618 mô hình'],
    ]);
    expect(unread.at(-1)!.message).toBe('“mô hình” may mean several things here.');
    expect(summary).toEqual({ agrees: 0, differs: 3, notHeld: 1, unread: 7 });
  });

  test('what the text says of another unit or period than was asked for is not compared, and the conflict is told', async () => {
    const text = 'Năm 2023, tỉnh Nam Định phát 90.000 tờ rơi.\n\nPhát 90.000 tờ rơi.';
    const told = await check({ text, unit: await unit(), period: term });
    expect(told).toMatchObject({
      unit: { code: '37' },
      unitOrigin: 'GIVEN',
      periodOrigin: 'GIVEN',
      figures: [{ value: 90_000, verdict: 'AGREES' }],
      unread: [{ reason: 'OTHER_UNIT', start: text.indexOf('90.000') }],
    });
    expect(told.figures[0]!.start).toBeGreaterThan(text.indexOf('Phát') - 1);
    expect(told.notes).toEqual([
      'The text speaks of “tỉnh Nam Định”; only figures of Tỉnh Ninh Bình are compared, as was asked for.',
      'The text speaks of “Năm 2023”; only figures of the days from 2020-07-01 until 2025-07-01 are compared, as was asked for.',
    ]);
  });

  test('a sentence of another unit or period is told apart', async () => {
    const text =
      'Nhiệm kỳ 2020–2025, tỉnh Ninh Bình phát 90.000 tờ rơi. Năm 2023 phát 20.000 tờ rơi. ' +
      'Tỉnh Nam Định phát 5.000 tờ rơi. Xã Không Có Thật phát 100 tờ rơi. Cùng kỳ phát 80.000 tờ rơi.';
    const { figures, unread } = await check({ text }, VIETNAMESE);
    expect(figures.map(({ value }) => value)).toEqual([90_000]);
    expect(unread.map(({ reason, message }) => [reason, message])).toEqual([
      ['OTHER_PERIOD', 'Câu này nói về “Năm 2023”.'],
      ['OTHER_UNIT', 'Câu này nói về “Tỉnh Nam Định”.'],
      ['UNIT_UNKNOWN', 'Hệ thống không có đơn vị “Xã Không Có Thật” trong kỳ này.'],
      // The same period of that commune.
      ['UNIT_UNKNOWN', 'Hệ thống không có đơn vị “Xã Không Có Thật” trong kỳ này.'],
    ]);
  });

  test.each([
    ['Năm 2024, huyện Kim Sơn phát 20.890 tờ rơi. Phát 30 tờ rơi.', ['OTHER_UNIT', 'OTHER_UNIT'], 0],
    ['Tỉnh Ninh Bình cứu được 9 người tại huyện Kim Sơn.', ['OTHER_UNIT'], 0],
    ['Tại huyện Kim Sơn xảy ra 5 vụ cháy; toàn tỉnh xảy ra 12 vụ cháy.', ['OTHER_UNIT'], 1],
    ['Toàn huyện xảy ra 5 vụ cháy.', ['OTHER_UNIT'], 0],
    [
      'Năm 2024 cứu được 4 người. Trong quý I xảy ra 20 vụ cháy. Tháng 5 xảy ra 20 vụ cháy.',
      ['OTHER_PERIOD', 'OTHER_PERIOD'],
      1,
    ],
    ['Tháng 5/2024 (từ 15/4/2024 đến 14/5/2024) phát 9 tờ rơi.', ['OTHER_PERIOD'], 0],
    ['Từ năm 2021 đến năm 2024 phát 9 tờ rơi.', ['OTHER_PERIOD'], 0],
    ['Tính đến ngày 31/12/2024, duy trì 194 tổ liên gia, xảy ra 9 vụ cháy.', ['OTHER_PERIOD'], 1],
    ['Tính đến ngày 30/6/2024, duy trì 194 tổ liên gia.', ['OTHER_PERIOD'], 0],
  ])('beside the province and 2024: %s', async (text, reasons, compared) => {
    const told = await check({ text, unit: await unit(), period: { year: 2024 } });
    expect(told.unread.map(({ reason }) => reason)).toEqual(reasons);
    expect(told.figures).toHaveLength(compared);
  });

  test('a rise since the year before is held against the recorded one', async () => {
    const { data } = await server.query(
      `query ($unit: ID!) { periodReport(unit: $unit, period: { year: 2024 }) { activities { kind measures { measure
         recorded { value before difference percent } } } completeness { recorded total } } }`,
      { unit: await unit() },
    );
    const { recorded } = data.periodReport.activities
      .find(({ kind }: any) => kind === 'LEAFLET')
      .measures.find(({ measure }: any) => measure === 'COPIES');
    expect([recorded.difference > 0, recorded.before > 0]).toEqual([true, true]);
    const percent = String(recorded.percent).replace('.', ',');
    const text = (difference: number, share: string, base: string) =>
      `Năm 2024 phát ${recorded.value} tờ rơi, tăng ${difference} tờ rơi (${share}%) so với ${base}.`;
    const changed = async (given: string) => {
      const told = await check({ text: given, unit: await unit() });
      expect(told.figures).toMatchObject([{ value: recorded.value, verdict: 'AGREES' }]);
      return { changes: told.changes, unread: told.unread.map(({ reason }) => reason) };
    };
    const { difference } = recorded;
    expect(await changed(text(difference, percent, 'cùng kỳ năm trước'))).toMatchObject({
      changes: [{ difference, percent: recorded.percent, verdict: 'AGREES', recorded: difference }],
      unread: [],
    });
    expect((await changed(text(difference, percent, 'năm 2023'))).changes).toMatchObject([{ verdict: 'AGREES' }]);
    expect((await changed(text(difference, '99', 'cùng kỳ'))).changes).toMatchObject([{ verdict: 'DIFFERS' }]);
    expect((await changed(text(difference + 1, percent, 'cùng kỳ'))).changes).toMatchObject([{ verdict: 'DIFFERS' }]);
    expect((await changed(text(difference, percent, 'kỳ trước'))).changes).toMatchObject([{ verdict: 'AGREES' }]);
    const month = `Tháng 5 năm 2024 phát 9 tờ rơi, tăng 2 tờ rơi so với kỳ trước.`;
    expect((await check({ text: month, unit: await unit() })).unread).toMatchObject([{ reason: 'OTHER_PERIOD' }]);
    expect(await changed(text(difference, percent, 'năm 2022'))).toEqual({ changes: [], unread: ['OTHER_PERIOD'] });

    const { completeness } = data.periodReport;
    const parts = `${completeness.recorded}/${completeness.total} xã, phường đã ghi nhận. ${completeness.recorded}/900 xã đã ghi nhận.`;
    expect((await check({ text: parts, unit: await unit(), period: { year: 2024 } })).figures).toMatchObject([
      { value: completeness.recorded, of: completeness.total, recordedOf: completeness.total, verdict: 'AGREES' },
      { of: 900, recordedOf: completeness.total, difference: 0, verdict: 'DIFFERS' },
    ]);
  });

  test('a period that has not begun is told as such', async () => {
    const ahead = await check({ text: 'Năm 2090, tỉnh Ninh Bình phát 90 tờ rơi.' }, VIETNAMESE);
    expect(ahead).toMatchObject({
      period: null,
      unread: [{ reason: 'PERIOD_NOT_BEGUN', message: '“Năm 2090” chưa bắt đầu.' }],
    });
    const both = await check({ text: 'Năm 2023 phát 90 tờ rơi. Năm 2090 phát 95 tờ rơi.', unit: await unit() });
    expect(both.unread).toMatchObject([{ reason: 'PERIOD_NOT_BEGUN', message: '“Năm 2090” has not begun.' }]);
  });

  test('by the state’s rule, "năm 2024" is the year that was asked for', async () => {
    const period = { year: 2024, convention: 'STATE_15TH' as const };
    const told = await check({ text: 'Năm 2024 phát 20.000 tờ rơi.', unit: await unit(), period });
    expect(told).toMatchObject({ period: { from: '2023-12-15', to: '2024-12-15' }, notes: [], unread: [] });
    expect(told.figures).toHaveLength(1);
  });

  test('without unit or period nothing is compared, and the numbers are told', async () => {
    const told = await check({ text: 'Năm 2023 phát 90.000 tờ rơi.' });
    expect(told).toMatchObject({
      unit: null,
      unitOrigin: 'UNKNOWN',
      figures: [],
      unread: [{ reason: 'UNIT_UNKNOWN' }],
    });
    const other = await check({ text: 'Tỉnh Ninh Bình phát 90.000 tờ rơi.' });
    expect(other).toMatchObject({
      period: null,
      unit: { name: 'Tỉnh Ninh Bình' },
      unread: [{ reason: 'PERIOD_UNKNOWN' }],
    });
  });

  test('a name goes by the map of the period, and by what it lies in', async () => {
    const today = await check({ text: 'Tháng 9/2025, tỉnh Ninh Bình phát 90 tờ rơi.' });
    expect(today.unit!.id).not.toBe(await unit());
    const shared = await check({ text: 'Năm 2023, xã Gia Trung, huyện Gia Viễn, tỉnh Ninh Bình phát 90 tờ rơi.' });
    expect(shared).toMatchObject({ unit: { name: 'Xã Gia Trung' }, unitOrigin: 'READ' });
  });

  test('a responsible unit answers, too', async () => {
    const { data } = await server.query('{ responsibleUnit(code: "PC07-NB") { id } }');
    const told = await check({ text: 'Cứu được 33 người.', unit: data.responsibleUnit.id, period: term });
    expect(told).toMatchObject({ unit: { code: 'PC07-NB' }, figures: [{ subject: 'INCIDENT/PEOPLE_SAVED' }] });
  });
});

describe('refuses', () => {
  test.each([
    [{ text: '  \n' }, '"text" must not be blank.'],
    [{ text: 'a'.repeat(20_001) }, '"text" has at most 20000 characters.'],
    [{ text: '12 tờ rơi, '.repeat(501) }, 'The text has more than 500 numbers; check it in parts.'],
    [{ text: '12 tờ rơi', unit: 'x' }, 'Argument "unit" is no id of the type Node.'],
    [{ text: '12 tờ rơi', period: { year: 2023, month: 13 } }, '"month" must be between 1 and 12.'],
  ])('%j', async (variables, message) => {
    expect(await refusal(variables)).toEqual(['BAD_USER_INPUT', message]);
  });
});
