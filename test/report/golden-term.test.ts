import { idOf } from '../oracle/ask.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

let server: TestServer;
let report: any;

/** The former province, as the third row of admin-units.csv. */
const FORMER = idOf('AdminUnit', { id: 3 });

beforeAll(async () => {
  server = await startServer();
  const figure = '{ value qualifier }';
  const compared = '{ value before difference percent }';
  const { data } = await server.query(
    `query ($unit: ID!) { periodReport(unit: $unit, period: { term: "2020-2025" }) {
      unit { code name adminUnit { validTo } responsibleUnit { code } } period { from to } before { from to } asOf mapOn
      generatedAt hasDemoData digest
      programs { kind founded ${compared} standing ${compared} suspended dissolved ${compared} reported ${figure} }
      activities { kind measures { measure recorded ${compared} reported ${figure} } }
      otherFigures { subject value }
      children { rank standing } completeness { recorded total missing { code } } months { year month before { activities } }
      targets { plan { title provenance number } sort ordinal text target achieved share expectedShare neededPerMonth state }
    } }`,
    { unit: FORMER },
    NOBODY,
  );
  report = data.periodReport;
});
afterAll(() => server?.stop());

test('the term of the former province: its days, its map, and what it is compared with', () => {
  expect(report).toMatchObject({
    unit: { code: '37', name: 'Tỉnh Ninh Bình', adminUnit: { validTo: '2025-07-01' }, responsibleUnit: null },
    period: { from: '2020-07-01', to: '2025-07-01' },
    before: { from: '2015-07-01', to: '2020-07-01' },
    ...{ asOf: '2025-06-30', mapOn: '2025-06-30', hasDemoData: true },
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(report.months).toHaveLength(60);
  expect(report.months[0]).toEqual({ year: 2020, month: 7, before: null });
  // Nobody had recorded the term before, in none of its months.
  expect(report.months.filter(({ before }: any) => before !== null)).toEqual([]);
});

test('every number of the article stands beside what is recorded, and they agree in the story', () => {
  const programs = Object.fromEntries(report.programs.map((line: any) => [line.kind, line]));
  for (const [kind, count] of Object.entries({
    SAFE_RESIDENTIAL_CLUSTER: 233,
    NEIGHBOR_GROUP_TEAM: 217,
    PUBLIC_FIREFIGHTING_POINT: 163,
    MODEL_MARKET: 5,
  })) {
    const { standing, reported } = programs[kind];
    expect({ kind, standing, reported }).toEqual({
      kind,
      // Nobody had recorded the term before, which is no zero.
      standing: { value: count, before: null, difference: null, percent: null },
      reported: [{ value: count, qualifier: 'AS_STATED' }],
    });
  }

  const measures = report.activities.flatMap(({ kind, measures }: any) =>
    measures.map(({ measure, recorded, reported }: any) => ({ of: `${kind}/${measure}`, recorded, reported })),
  );
  const stated = measures.filter(({ reported }: any) => reported.length > 0);
  expect(
    Object.fromEntries(stated.map(({ of, reported: [{ value, qualifier }] }: any) => [of, [value, qualifier]])),
  ).toEqual({
    'MEDIA/ITEMS': [700, 'ALMOST'],
    'MOBILE_OUTREACH/RUNS': [1_100, 'OVER'],
    'LEAFLET/COPIES': [90_000, 'AS_STATED'],
    'MESSAGE/MESSAGES': [10_000_000, 'OVER'],
    'TRAINING/PEOPLE_TRAINED': [10_000, 'ALMOST'],
    'DIRECT_OUTREACH/ATTENDANCES': [44_000, 'OVER'],
    'INSPECTION/VISITS': [6_000, 'ALMOST'],
    'PENALTY/FINES_VND': [1_600_000_000, 'OVER'],
    'INCIDENT/INCIDENTS_ATTENDED': [98, 'AS_STATED'],
    'INCIDENT/PEOPLE_SAVED': [33, 'AS_STATED'],
    'PLAN/PLANS': [500, 'ALMOST'],
    'REHEARSAL/REHEARSALS': [1_100, 'OVER'],
    'DRILL/DRILLS': [4, 'AS_STATED'],
    'DRILL/DISASTER_DRILLS': [1, 'AS_STATED'],
  });
  // The story is invented so that its sums bear the article out.
  for (const { of, recorded, reported } of stated) {
    const [{ value, qualifier }] = reported;
    const agrees = {
      ALMOST: recorded.value < value,
      OVER: recorded.value > value,
      AS_STATED: recorded.value === value,
    };
    expect({ of, agrees: agrees[qualifier as keyof typeof agrees] || recorded.value === value }).toEqual({
      of,
      agrees: true,
    });
    expect(recorded).toMatchObject({ before: null, difference: null, percent: null });
  }
  expect(measures.length).toBeGreaterThan(40);
});

test('what is neither, and that the targets are known by number alone', () => {
  const others = Object.fromEntries(report.otherFigures.map(({ subject, value }: any) => [subject, value]));
  expect(others).toMatchObject({ TERM_TARGETS: 12, TERM_FOCAL_TASKS: 2 });
  const stated = report.targets.filter(({ plan }: any) => plan.provenance === 'REPORT');
  expect(stated.map(({ sort }: any) => sort)).toEqual([...Array(12).fill('TARGET'), ...Array(2).fill('FOCAL_TASK')]);
  for (const target of stated) {
    expect(target).toMatchObject({ target: null, achieved: null, state: 'NOT_MEASURED' });
    expect(target.text).toMatch(/báo cáo không nêu nội dung$/);
  }
});

test('invented targets say so, and are held against what was founded and done', () => {
  const invented = report.targets.filter(({ plan }: any) => plan.provenance === 'DEMO');
  expect(invented.every(({ plan }: any) => /không phải văn bản có thật/.test(plan.title))).toBe(true);
  const founded = (kind: string) => report.programs.find((line: any) => line.kind === kind).founded.value;
  const trained = report.activities.find(({ kind }: any) => kind === 'TRAINING').measures[1].recorded.value;
  expect(invented.map(({ achieved }: any) => achieved)).toEqual([
    founded('NEIGHBOR_GROUP_TEAM'),
    founded('SAFE_RESIDENTIAL_CLUSTER'),
    expect.any(Number),
    trained,
    null,
  ]);
  for (const { target, achieved, share, expectedShare, neededPerMonth, state } of invented.slice(0, 4)) {
    expect({ share, expectedShare, neededPerMonth, state }).toEqual({
      ...{ share: achieved / target, expectedShare: 1, neededPerMonth: null },
      state: achieved >= target ? 'DONE' : 'MISSED',
    });
  }
});

test('completeness and the ranks of its 125 communes', () => {
  const { recorded, total, missing } = report.completeness;
  expect([total, recorded + missing.length]).toEqual([125, 125]);
  expect(report.children).toHaveLength(125);
  const standing = report.children.map((child: any) => child.standing);
  expect(standing).toEqual(standing.toSorted((a: number, b: number) => b - a));
  expect(standing.reduce((sum: number, one: number) => sum + one)).toBe(233 + 217 + 163 + 5);
});
