import { ActivityKind, MEASURES_OF, type MeasureKind } from '../../src/modules/activity/activity.vocabulary.js';
import type { Compared, PeriodReportData, TargetLine } from '../../src/modules/report/period-report.js';
import { ProgramKind } from '../../src/modules/program/program.vocabulary.js';
import type { ReportedFigureRow } from '../../src/modules/reported-figure/reported-figure.read.js';

export const compared = (value: number, before: number): Compared => ({
  value,
  before,
  difference: value - before,
  percent: before === 0 ? null : Math.round(((value - before) / before) * 1000) / 10,
});

const PERIOD = { from: '2026-04-01', to: '2026-07-01', convention: 'CALENDAR' as const };

const figure = (id: number, told: Partial<ReportedFigureRow>): ReportedFigureRow => ({
  id,
  subject: 'X',
  activityKind: null,
  measure: null,
  programKind: null,
  value: 0,
  qualifier: 'AS_STATED',
  quote: '',
  source: 'Báo cáo quý II <2026> & phụ lục',
  period: PERIOD,
  adminUnitId: 1,
  responsibleUnitId: null,
  ...told,
});

/** Numbers that are easy to find again: of this period, and of the year before. */
const MEASURED: Partial<Record<MeasureKind, [number, number]>> = {
  ITEMS: [705, 640],
  RUNS: [1_112, 1_204],
  COPIES: [90_000, 0],
  MESSAGES: [10_234_567, 8_000_000],
  ATTENDANCES: [44_120, 44_120],
  SESSIONS: [12, 9],
  PEOPLE_TRAINED: [0, 350],
  VISITS: [5_980, 6_100],
  FINES_VND: [1_615_500_000, 1_200_000_000],
  INCIDENTS_ATTENDED: [8, 11],
  PEOPLE_SAVED: [3, 1],
};

const PROGRAMS: Record<ProgramKind, [founded: [number, number], standing: [number, number], reported: number]> = {
  SAFE_RESIDENTIAL_CLUSTER: [[0, 4], [233, 229], 233],
  NEIGHBOR_GROUP_TEAM: [[12, 9], [217, 200], 217],
  PUBLIC_FIREFIGHTING_POINT: [[5, 5], [1_163, 1_163], 1_163],
  MODEL_MARKET: [[1, 0], [5, 4], 5],
};

const targetLine = (told: Partial<TargetLine>): TargetLine => ({
  id: 1,
  plan: {
    id: 1,
    issuer: 'UBND tỉnh <Thử>',
    number: '12/KH-UBND',
    date: '2026-01-15',
    title: 'Kế hoạch xây dựng mô hình năm 2026',
    provenance: 'DEMO',
  },
  sort: 'TARGET',
  ordinal: 1,
  text: null,
  programKind: null,
  activityKind: null,
  measure: null,
  target: null,
  from: '2026-01-01',
  to: '2027-01-01',
  annulledAt: null,
  annulmentDocument: null,
  achieved: null,
  share: null,
  expectedShare: null,
  neededPerMonth: null,
  state: 'NOT_MEASURED',
  ...told,
});

/** A report of a province that is not there, with names that HTML would stumble over. */
export const inventedReport = (told: Partial<PeriodReportData> = {}): PeriodReportData => ({
  unit: { type: 'AdminUnit', id: 1, code: '99', name: 'Tỉnh <b>Thử</b> & Nghiệm' },
  unitThrough: null,
  period: PERIOD,
  before: { from: '2025-04-01', to: '2025-07-01', convention: 'CALENDAR' },
  asOf: '2026-06-30',
  mapOn: '2026-06-30',
  generatedAt: '2026-07-01T01:30:00.000Z',
  hasDemoData: true,
  programs: Object.values(ProgramKind).map((kind, at) => {
    const [founded, standing, reported] = PROGRAMS[kind];
    return {
      kind,
      founded: compared(...founded),
      standing: compared(...standing),
      suspended: at,
      dissolved: compared(0, at % 2),
      reported: [figure(at + 1, { programKind: kind, value: reported, quote: `xây dựng ${reported} mô hình` })],
    };
  }),
  activities: Object.values(ActivityKind).map((kind) => ({
    kind,
    activities: compared(MEASURES_OF[kind].some((measure) => MEASURED[measure]) ? 24 : 0, 0),
    notAttributable: kind === 'LEAFLET' ? 2 : 0,
    measures: MEASURES_OF[kind].map((measure) => ({
      measure,
      recorded: compared(...(MEASURED[measure] ?? [0, 0])),
      reported:
        measure === 'ITEMS'
          ? [figure(20, { activityKind: kind, measure, value: 700, qualifier: 'ALMOST', quote: 'gần 700 tin, bài' })]
          : [],
    })),
  })),
  otherFigures: [figure(30, { subject: 'TERM_TARGETS', value: 12, quote: '12 chỉ tiêu của nhiệm kỳ' })],
  children: [...Array(168).keys()].map((at) => ({
    unit: {
      type: 'AdminUnit' as const,
      id: at + 10,
      code: String(14_000 + at),
      name: at === 0 ? 'Phường <i>Một</i>' : `Xã Thử Nghiệm ${at}`,
    },
    rank: at + 1,
    programs: {
      SAFE_RESIDENTIAL_CLUSTER: Math.max(0, 9 - at),
      NEIGHBOR_GROUP_TEAM: Math.max(0, 30 - at),
      PUBLIC_FIREFIGHTING_POINT: Math.max(0, 12 - at),
      MODEL_MARKET: at === 0 ? 1 : 0,
    },
    standing: Math.max(0, 52 - 3 * at),
    activities: Math.max(0, 90 - 2 * at),
    householdsCovered: at % 7 === 0 ? null : Math.max(0, 420 - 11 * at),
    recordedFrom: at < 53 ? '2020-07-01' : null,
  })),
  completeness: {
    recorded: 53,
    total: 168,
    missing: [...Array(115).keys()].map((at) => ({
      type: 'AdminUnit' as const,
      id: at + 63,
      code: String(14_053 + at),
      name: `Xã Thử Nghiệm ${at + 53}`,
    })),
  },
  months: [4, 5, 6].map((month) => ({
    year: 2026,
    month,
    from: `2026-0${month}-01`,
    to: `2026-0${month + 1}-01`,
    activities: month * 37,
    incidents: month - 2,
    founded: month,
    // Less than now in April, more in May, and June has no month before.
    before:
      month === 6
        ? null
        : {
            from: `2025-0${month}-01`,
            to: `2025-0${month + 1}-01`,
            activities: month === 4 ? 1_121 : 201,
            incidents: 7 - month,
            founded: 3,
          },
  })),
  targets: [
    targetLine({
      programKind: 'NEIGHBOR_GROUP_TEAM',
      target: 300,
      achieved: 217,
      share: 0.7233,
      expectedShare: 0.4959,
      neededPerMonth: 13.8,
      state: 'ON_PACE',
    }),
    targetLine({
      id: 2,
      ordinal: 2,
      activityKind: 'TRAINING',
      measure: 'PEOPLE_TRAINED',
      target: 5_000,
      achieved: 900,
      share: 0.18,
      expectedShare: 0.4959,
      neededPerMonth: 683.33,
      state: 'BEHIND',
    }),
    targetLine({ id: 3, ordinal: 3, text: 'Giữ vững an toàn tại các chợ hạng I' }),
  ],
  ...told,
});
