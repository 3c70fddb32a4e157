import type { PeriodReportData } from '../../src/modules/report/index.js';
import { targetPath } from '../../src/modules/report/differences.js';
import { barChart } from '../../src/modules/report/print/charts.js';
import { differenceValues, differenceWords } from '../../src/modules/report/print/difference-words.js';
import { reportPage, reportTitle } from '../../src/modules/report/print/page.js';
import { sayingKeys, saying } from '../../src/modules/report/print/sayings.js';
import {
  activitySentence,
  dissolvedSentence,
  foundedSentence,
  silentSentence,
  standingSentence,
} from '../../src/modules/report/print/sentences.js';
import { planWords, targetWords } from '../../src/modules/report/print/target-words.js';
import { speechOf } from '../../src/modules/report/print/speech.js';
import { reportWord } from '../../src/modules/report/print/word.js';
import { periodAddress, periodInputOf, periodName } from '../../src/modules/report/period-name.js';
import { periodOf } from '../../src/api/period.js';
import { compared, inventedReport } from './invented.js';
import { unbalanced } from './markup.js';
import { stretchesOf, toldOf, unsplitOf } from '../../src/modules/report/print/view.js';
import { wordText } from './word-text.js';

const [vi, en] = [speechOf('vi'), speechOf('en')];

/** Sentences are compared with plain spaces. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

describe('sentences', () => {
  const data = inventedReport();
  const team = data.programs[1]!;
  const founded = (value: number, before: number, speech = vi) =>
    plain(foundedSentence({ ...team, founded: compared(value, before) }, { data, speech }));

  test.each([
    [12, 9, 'Trong kỳ, toàn tỉnh thành lập mới 12 tổ liên gia, tăng 3 (33,3 %) so với cùng kỳ năm trước.'],
    [6, 8, 'Trong kỳ, toàn tỉnh thành lập mới 6 tổ liên gia, giảm 2 (25 %) so với cùng kỳ năm trước.'],
    [5, 5, 'Trong kỳ, toàn tỉnh thành lập mới 5 tổ liên gia, bằng cùng kỳ năm trước.'],
    [5, 0, 'Trong kỳ, toàn tỉnh thành lập mới 5 tổ liên gia, cùng kỳ năm trước không ghi nhận.'],
    [0, 4, 'Trong kỳ, toàn tỉnh không thành lập mới tổ liên gia nào, giảm 4 (100 %) so với cùng kỳ năm trước.'],
    [0, 0, 'Trong kỳ, toàn tỉnh không thành lập mới tổ liên gia nào, cùng kỳ năm trước cũng không ghi nhận.'],
  ])('%d beside %d', (value, before, sentence) => {
    expect(founded(value, before)).toBe(sentence);
  });

  test('in English', () => {
    expect(founded(1, 4, en)).toBe(
      'In the period, 1 neighbor-group team was founded, 3 (75%) less than in the same period of the year before.',
    );
    expect(founded(0, 0, en)).toBe(
      'In the period, 0 neighbor-group teams were founded, as in the same period of the year before.',
    );
  });

  test('a term is compared with the period before it, and a place of another kind is named so', () => {
    const term: PeriodReportData = {
      ...data,
      unit: { ...data.unit, name: 'Xã Gia Viễn' },
      period: { from: '2020-07-01', to: '2025-07-01', convention: 'CALENDAR' },
      before: { from: '2015-07-01', to: '2020-07-01', convention: 'CALENDAR' },
    };
    expect(plain(standingSentence(team, { data: term, speech: vi }))).toMatch(
      /^Đến ngày 30\/6\/2026, toàn xã đang duy trì 217 tổ liên gia, tăng 17 \(8,5 %\) so với kỳ liền trước; ngoài ra có 1 mô hình đang tạm dừng\. Báo cáo nêu:/,
    );
  });

  test('what did not happen is said once for all, what happened with every measure', () => {
    const telling = { data, speech: vi };
    expect(dissolvedSentence(data.programs[0]!, telling)).toBeNull();
    const training = data.activities.find(({ kind }) => kind === 'TRAINING')!;
    expect(plain(activitySentence(training, telling))).toBe(
      'Huấn luyện nghiệp vụ PCCC và CNCH: tổ chức 12 buổi, tăng 3 (33,3 %) so với cùng kỳ năm trước; ' +
        'người được huấn luyện: không có, giảm 350 (100 %) so với cùng kỳ năm trước.',
    );
    expect(silentSentence(telling)).toContain('Diễn tập');
    expect(silentSentence(telling)).not.toContain('Tin, bài');
  });
});

describe('differences', () => {
  const data = inventedReport();
  const [old] = data.targets;
  const added = { ...old!, ordinal: 9 };
  const submitted = { data, submission: { targetsNow: [added] } };
  const difference = (path: string, submitted: number | null, now: number | null) => ({ path, submitted, now });

  test('name a target by its own words and its plan, and say that it was not set yet', () => {
    const set = difference(`${targetPath(added)}/target`, null, 1000);
    expect(differenceWords(set, submitted, vi)).toBe('Chỉ tiêu 9. Tổ liên gia (12/KH-UBND) · Phải đạt');
    expect(differenceValues(set, submitted)).toEqual(['notSet', 1000]);
    expect(differenceValues(difference(`${targetPath(old!)}/achieved`, 217, null), submitted)).toEqual([
      217,
      'noLongerSet',
    ]);
    expect(differenceValues(difference('children/14000/householdsCovered', null, 3), submitted)).toEqual([
      'unknown',
      3,
    ]);
  });

  test('tell how many activities there were from what they come to', () => {
    const words = (path: string) => differenceWords({ path }, submitted, vi);
    expect(words('activities/LEAFLET')).toBe('Phát tờ rơi · Số hoạt động');
    expect(words('activities/LEAFLET/before')).toBe('Phát tờ rơi · Số hoạt động · Cùng kỳ năm trước');
    expect(words('activities/LEAFLET/COPIES')).toBe('Phát tờ rơi · Số tờ rơi');
  });
});

test('a plan whose issuer no document names has one pair of brackets, and a task is not numbered twice', () => {
  const [line] = inventedReport().targets;
  const plan = { ...line!.plan, issuer: '(báo cáo không nêu cơ quan ban hành)', number: null, date: null };
  expect(planWords({ ...line!, plan }, vi)).toBe(`${plan.title} (báo cáo không nêu cơ quan ban hành)`);
  const task = { ...line!, sort: 'FOCAL_TASK' as const, ordinal: 13, text: 'Nhiệm vụ trọng tâm thứ 1 trong 02' };
  expect(targetWords(task, vi)).toBe('Nhiệm vụ trọng tâm thứ 1 trong 02');
});

describe('what nobody recorded', () => {
  const { completeness, ...rest } = inventedReport();
  const silent = { ...rest, completeness: { ...completeness, recorded: 0 } };
  const team = { ...silent.programs[1]!, founded: compared(0, 29) };
  const telling = { data: silent, speech: vi };

  test('is unknown now, and not none', () => {
    expect(foundedSentence(team, telling)).toBe(
      'Trong kỳ, chưa có xã, phường nào ghi nhận, nên chưa rõ số tổ liên gia thành lập mới.',
    );
    const training = silent.activities.find(({ kind }) => kind === 'TRAINING')!;
    expect(activitySentence(training, telling)).not.toContain('không có');
    expect(silentSentence(telling)).toContain('chưa có xã, phường nào ghi nhận');
    expect(toldOf(team.founded, silent)).toEqual({ value: null, before: 29, difference: null, percent: null });
  });

  test('and unknown before where recording began later', () => {
    const children = silent.children.map((line) => ({ ...line, recordedFrom: '2025-07-01' }));
    const data = { ...rest, completeness, children };
    const told = plain(foundedSentence({ ...team, founded: compared(5, 0) }, { data, speech: vi }));
    expect(told).toBe(
      'Trong kỳ, toàn tỉnh thành lập mới 5 tổ liên gia, cùng kỳ năm trước chưa rõ, vì khi đó chưa ai ghi nhận.',
    );
  });

  test('nor is there a month of it, nor a bar', () => {
    const children = silent.children.map((line) => ({ ...line, recordedFrom: null }));
    const none = { activities: 0, incidents: 0, founded: 0 };
    const months = rest.months.map((month) => ({ ...month, before: { ...month.before!, ...none } }));
    const data = { ...rest, completeness, children, months };
    expect(stretchesOf(data).map(({ before }) => before)).toEqual([null, null, null]);
    // What is told of it all the same is a number.
    const told = months.map((month, at) => ({ ...month, before: { ...month.before, activities: at } }));
    expect(stretchesOf({ ...data, months: told }).map(({ before }) => before?.activities)).toEqual([undefined, 1, 2]);
    const title = { id: 'months', title: 'Theo tháng', categories: ['4', '5'], width: 380, height: 225 };
    const now = { name: 'Kỳ này', values: [1, 2] };
    const chart = barChart({ ...title, series: [now, { name: 'Cùng kỳ', values: [null, null] }] }, vi);
    expect(chart.toString()).toBe(barChart({ ...title, series: [now] }, vi).toString());
    expect(barChart({ ...title, series: [now, { name: 'Cùng kỳ', values: [null, 0] }] }, vi).toString()).toContain(
      'Cùng kỳ',
    );
  });
});

describe('totals over several months', () => {
  const data = inventedReport();

  test('stand in a line of their own, so that the lines add up to the period', () => {
    const [left] = unsplitOf(data, vi);
    const counted = data.activities.reduce((all, { activities }) => all + activities.value, 0);
    const inMonths = data.months.reduce((all, { activities }) => all + activities, 0);
    expect(left).toMatchObject({ label: 'Không phân được theo tháng', activities: counted - inMonths });
    expect(left!.incidents).toBe(8 - (2 + 3 + 4));
    expect(reportPage(data, { bar: [], submission: null }, vi)).toContain(
      '<th scope="row">Không phân được theo tháng</th>',
    );
  });

  test('are not spoken of where there are none', () => {
    const nothing = { value: 0, before: 0, difference: 0, percent: null };
    const silent = {
      ...data,
      months: data.months.map((month) => ({ ...month, activities: 0, incidents: 0, founded: 0, before: null })),
      programs: data.programs.map((line) => ({ ...line, founded: nothing })),
      activities: data.activities.map((line) => ({ ...line, activities: nothing, measures: [] })),
    };
    expect(unsplitOf(silent, vi)).toEqual([]);
  });
});

test('a unit that is no more is titled with its last day', () => {
  const data = inventedReport({ unitThrough: '2025-06-30' });
  expect(reportTitle(data, vi)).toContain('(đến 30/6/2025), quý II năm 2026');
});

describe('periods', () => {
  test.each([
    ['2026', 'năm 2026', '2026'],
    ['2026-H2', '6 tháng cuối năm 2026', 'the second half of 2026'],
    ['2026-Q4', 'quý IV năm 2026', 'quarter 4 of 2026'],
    ['2026-01', 'tháng 1 năm 2026', 'January 2026'],
    ['2026-to-09', '9 tháng đầu năm 2026', 'January to September 2026'],
    ['2020-2025', 'nhiệm kỳ 2020–2025', 'the term 2020–2025'],
  ])('%s is %s, there and back', (address, inVietnamese, inEnglish) => {
    for (const convention of address === '2020-2025'
      ? (['CALENDAR'] as const)
      : (['CALENDAR', 'STATE_15TH'] as const)) {
      const period = periodOf({ ...periodInputOf(address)!, convention });
      expect([periodAddress(period), periodName(period, 'vi'), periodName(period, 'en')]).toEqual([
        address,
        inVietnamese,
        inEnglish,
      ]);
    }
  });

  test('days without a name are said by their first and last day', () => {
    const period = periodOf(periodInputOf('2026-01-01..2026-03-15')!);
    expect(period).toMatchObject({ from: '2026-01-01', to: '2026-03-16' });
    expect([periodAddress(period), periodName(period, 'vi')]).toEqual(['2026-01-01..2026-03-15', null]);
    expect(periodName({ from: '1900-01-01', to: '1900-02-01', convention: 'CALENDAR' }, 'vi')).toBeNull();
  });

  test.each(['', '26', '2026-Q', '2026-6', '2026-to-9', '2026-06-01', '2026-Q2x', '2026..2027'])(
    '“%s” is none',
    (address) => {
      expect(periodInputOf(address)).toBeNull();
    },
  );
});

describe('names that HTML would stumble over', () => {
  const data = inventedReport();

  test.each([vi, en])('stay text in the page ($language)', (speech) => {
    const page = reportPage(
      data,
      {
        bar: [],
        submission: {
          submittedAt: '2026-07-02T02:00:00.000Z',
          document: '12/BC <script>',
          isSuperseded: true,
          targetsNow: [],
          differences: [
            { path: 'programs/NEIGHBOR_GROUP_TEAM/standing', submitted: 216, now: 1217 },
            { path: 'children/14000/activities', submitted: null, now: 3 },
          ],
        },
      },
      speech,
    );
    for (const unsafe of ['<b>Thử', '<i>Một', '<script', '<Thử>', '<2026>']) expect(page).not.toContain(unsafe);
    expect(page).toContain('Tỉnh &lt;b&gt;Thử&lt;/b&gt; &amp; Nghiệm');
    expect(page).toContain(`${speech.label('ProgramKind', 'NEIGHBOR_GROUP_TEAM')} · ${speech.say('standing')}`);
    expect(page).toContain(speech.number(1217));
    expect(unbalanced(page)).toEqual([]);
  });

  test('and in the Word text', async () => {
    const issuer = {
      above: 'Công an <tỉnh>',
      name: 'Phòng & Đội',
      kind: 'FIRE_POLICE_DEPARTMENT',
      place: null,
    } as const;
    const text = await wordText(await reportWord(data, { issuer, submission: null }, vi));
    expect(text).toContain('CÔNG AN <TỈNH>');
    expect(text).toContain('PHÒNG & ĐỘI');
    expect(text).toContain('Tỉnh <b>Thử</b> & Nghiệm');
    expect(text).toContain('53 trên 168 xã, phường đã ghi nhận số liệu trong kỳ.');
    expect(text).toContain('TRƯỞNG PHÒNG');
  });
});

test('the check of the markup fires', () => {
  expect(unbalanced('<p><b>x</p>')).not.toEqual([]);
  expect(unbalanced('<p>a < b</p>')).not.toEqual([]);
  expect(unbalanced('<p id="a"></p><p id="a"></p>')).toEqual(['a']);
});

test('every word is there in both languages, and composed', () => {
  for (const key of sayingKeys) {
    for (const language of ['vi', 'en'] as const) {
      expect(saying(key, language)).toBe(saying(key, language).normalize('NFC'));
      expect(saying(key, language)).not.toBe('');
    }
  }
});
