import { NOBODY } from '../support/server.js';
import { COMMUNE, type Living, newTeam, responsibleUnitId, startLiving, unitId } from '../living/living.js';

let living: Living;
let commune: string;

beforeAll(async () => {
  living = await startLiving();
  commune = await unitId(living.server, COMMUNE);
});
afterAll(() => living?.stop());

const TARGETS = `targets(asOf: "2026-06-30") { ordinal sort text programKind measure target from to annulledAt annulmentDocument
  achieved share expectedShare state plan { title } }`;
const PLAN = `plan { id version issuer number date title adminUnit { code } responsibleUnit { code } period { from to }
  closedOn closingDocument provenance ${TARGETS} } problems { __typename code path message }`;

async function doing(verb: string, input: object, officer = living.province) {
  const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
  const { data } = await living.server.query(
    `mutation ($input: ${type}!) { ${verb}(input: $input) { ${PLAN} } }`,
    { input },
    officer.headers,
  );
  return data[verb];
}

const plan = (targets: object[], more: object = {}) => ({
  unit: commune,
  issuer: 'Ủy ban nhân dân phường Hoa Lư',
  number: '15/KH-UBND',
  date: '2026-01-05',
  title: 'Kế hoạch xây dựng mô hình an toàn PCCC năm 2026',
  period: { year: 2026 },
  targets,
  ...more,
});

test('a plan sets targets in numbers and in words; what was founded and done is held against them', async () => {
  await newTeam(living.server, { foundedOn: '2026-02-10' });
  await newTeam(living.server, { foundedOn: '2026-05-10' });
  // After the day that is asked about, and elsewhere.
  await newTeam(living.server, { foundedOn: '2026-07-10' });
  await newTeam(living.server, { foundedOn: '2026-02-10', commune: '14371' });
  const { plan: made, problems } = await doing(
    'recordTargetPlan',
    plan([
      { programKind: 'NEIGHBOR_GROUP_TEAM', target: 10 },
      { programKind: 'NEIGHBOR_GROUP_TEAM', target: 1, period: { year: 2026, quarter: 1 } },
      { activityKind: 'TRAINING', measure: 'PEOPLE_TRAINED', target: 40, text: 'Huấn luyện 40 người' },
      { sort: 'FOCAL_TASK', text: 'Nâng cao chất lượng hoạt động của các mô hình' },
    ]),
  );
  expect(problems).toEqual([]);
  expect(made).toMatchObject({
    version: 1,
    number: '15/KH-UBND',
    date: '2026-01-05',
    adminUnit: { code: COMMUNE },
    provenance: 'OWN_ENTRY',
  });
  expect(made.targets).toMatchObject([
    { ordinal: 1, sort: 'TARGET', target: 10, achieved: 2, share: 0.2, expectedShare: 181 / 365, state: 'BEHIND' },
    { ordinal: 2, target: 1, achieved: 1, share: 1, expectedShare: 1, to: '2026-04-01', state: 'DONE' },
    { ordinal: 3, measure: 'PEOPLE_TRAINED', achieved: 0, state: 'BEHIND' },
    { ordinal: 4, sort: 'FOCAL_TASK', target: null, achieved: null, state: 'NOT_MEASURED' },
  ]);

  const annulled = await doing('annulTarget', { plan: made.id, ordinal: 3, expectedVersion: 1, document: 'Ghi nhầm' });
  expect(annulled.plan).toMatchObject({ version: 2 });
  expect(annulled.plan.targets[2]).toMatchObject({ annulmentDocument: 'Ghi nhầm', annulledAt: expect.any(String) });
  const { data } = await living.server.query(
    `query ($unit: ID!) { periodReport(unit: $unit, period: { year: 2026, half: 1 }) { targets { ordinal achieved } } }`,
    { unit: commune },
    NOBODY,
  );
  expect(data.periodReport.targets).toEqual([
    { ordinal: 1, achieved: 2 },
    { ordinal: 2, achieved: 1 },
    { ordinal: 4, achieved: null },
  ]);

  // Closed: the team of May counts no longer.
  const closing = { plan: made.id, on: '2026-04-01', document: 'Quyết định thôi' };
  expect((await doing('closeTargetPlan', { ...closing, expectedVersion: 1 })).problems).toMatchObject([
    { __typename: 'VersionProblem' },
  ]);
  const closed = await doing('closeTargetPlan', { ...closing, expectedVersion: 2 });
  expect(closed.plan).toMatchObject({
    closedOn: '2026-04-01',
    closingDocument: 'Quyết định thôi',
    targets: [{ achieved: 1 }, {}, {}, {}],
  });
  expect(
    (await doing('annulTarget', { plan: made.id, ordinal: 1, expectedVersion: 3, document: 'x' })).problems,
  ).toMatchObject([{ code: 'ALREADY_CLOSED' }]);

  const list = await living.server.query(
    `query ($unit: ID!) { open: targetPlans(where: { unit: $unit, isOpen: true }) { totalCount }
       all: targetPlans(where: { unit: $unit, period: { year: 2026 } }) { totalCount nodes { title } } }`,
    { unit: commune },
    NOBODY,
  );
  expect(list.data).toMatchObject({ open: { totalCount: 0 }, all: { totalCount: 1 } });
});

test('for a responsible unit by its jurisdiction', async () => {
  const unit = await responsibleUnitId(living.server, 'CAX-14329-2025');
  const { plan: made } = await doing(
    'recordTargetPlan',
    plan([{ programKind: 'NEIGHBOR_GROUP_TEAM', target: 2 }], { unit }),
  );
  expect(made).toMatchObject({
    adminUnit: null,
    responsibleUnit: { code: 'CAX-14329-2025' },
    targets: [{ achieved: 2, state: 'DONE' }],
  });
});

test.each([
  [{ programKind: 'MODEL_MARKET' }, 'TARGET_EMPTY'],
  [{}, 'TARGET_EMPTY'],
  [{ target: 3 }, 'TARGET_SUBJECT'],
  [{ activityKind: 'TRAINING', target: 3 }, 'TARGET_SUBJECT'],
  [{ programKind: 'MODEL_MARKET', activityKind: 'TRAINING', measure: 'PEOPLE_TRAINED', target: 3 }, 'TARGET_SUBJECT'],
  [{ activityKind: 'TRAINING', measure: 'RUNS', target: 3 }, 'MEASURE_FOREIGN'],
  [{ text: 'Ngoài năm', period: { year: 2027 } }, 'TARGET_OUTSIDE_PLAN'],
  [{ programKind: 'MODEL_MARKET', target: -1 }, 'OUT_OF_RANGE'],
])('%j is refused at its place: %s', async (target, code) => {
  const { plan: made, problems } = await doing('recordTargetPlan', plan([{ text: 'Chỉ tiêu đầu' }, target]));
  expect(made).toBeNull();
  expect(problems).toEqual([expect.objectContaining({ code, path: expect.arrayContaining(['targets', '1']) })]);
});

test('a plan says who issued it and sets something', async () => {
  expect((await doing('recordTargetPlan', plan([]))).problems).toMatchObject([
    { code: 'OUT_OF_RANGE', path: ['targets'] },
  ]);
  expect((await doing('recordTargetPlan', plan([{ text: 'x' }], { issuer: ' ' }))).problems).toMatchObject([
    { code: 'REQUIRED', path: ['issuer'] },
  ]);
  expect((await doing('recordTargetPlan', plan([{ text: 'x' }], { date: '2199-01-01' }))).problems).toMatchObject([
    { code: 'DAY_IN_FUTURE' },
  ]);
});
