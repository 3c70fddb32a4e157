import { idOf } from '../oracle/ask.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { NOBODY } from '../support/server.js';
import { COMMUNE, type Living, newTeam, responsibleUnitId, startLiving, unitId } from '../living/living.js';

let living: Living;
let commune: string;

beforeAll(async () => {
  living = await startLiving();
  commune = await unitId(living.server, COMMUNE);
});
afterAll(() => living?.stop());

/** Over since 15 March 2026; the story knows nothing of it. */
const PERIOD = { year: 2026, month: 3, convention: 'STATE_15TH' };
const REPORT = `report { id document digest submittedAt isSuperseded adminUnit { code } responsibleUnit { code } period { from to convention }
  submittingUnit { code } supersedes { id } supersededBy { id } differences { path submitted now } report { digest asOf activities { kind activities { value } } } }`;

async function submit(officer: TestOfficer, input: object) {
  const { body } = await living.server.query(
    `mutation ($input: SubmitReportInput!) { submitReport(input: $input) { ${REPORT} problems { code path message } } }`,
    { input: { unit: commune, period: PERIOD, document: 'Báo cáo số 12/BC-CAX', ...input } },
    officer.headers,
  );
  return (body.data?.['submitReport' as never] as any) ?? body.errors?.[0]?.extensions?.code;
}

async function train(people: number): Promise<{ id: string; version: number }> {
  const { data } = await living.server.query(
    `mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { activity { id version } problems { code } } }`,
    {
      input: {
        ...{ kind: 'TRAINING', title: 'Huấn luyện', from: '2026-03-03', adminUnit: commune },
        ...{ responsibleUnit: await responsibleUnitId(living.server, 'CAX-14329-2025') },
        measures: [{ measure: 'PEOPLE_TRAINED', value: people }],
      },
    },
    living.area.headers,
  );
  return data.recordActivity.activity;
}

const again = async (id: string) =>
  (
    await living.server.query(
      `query ($id: ID!) { node(id: $id) { ... on SubmittedReport { isSuperseded supersededBy { id } digest differences { path submitted now } report { digest } } } }`,
      { id },
      NOBODY,
    )
  ).data.node;

test('a report is kept as it was; what is corrected later shows as differences, and never silently', async () => {
  const { id: activity, version } = await train(30);
  const { report } = await submit(living.area, {});
  expect(report).toMatchObject({
    ...{ document: 'Báo cáo số 12/BC-CAX', isSuperseded: false, differences: [] },
    adminUnit: { code: COMMUNE },
    responsibleUnit: null,
    submittingUnit: { code: 'CAX-14329-2025' },
    period: { from: '2026-02-15', to: '2026-03-15', convention: 'STATE_15TH' },
    report: { digest: report.digest, asOf: '2026-03-14' },
  });

  await living.server.query(
    `mutation ($input: CorrectActivityInput!) { correctActivity(input: $input) { problems { code } } }`,
    {
      input: { activity, expectedVersion: version, measures: [{ measure: 'PEOPLE_TRAINED', value: 28 }] },
    },
    living.area.headers,
  );
  await newTeam(living.server, { foundedOn: '2026-03-05' });
  const now = await again(report.id);
  expect(now).toMatchObject({ digest: report.digest, report: { digest: report.digest } });
  expect(now.differences).toEqual([
    { path: 'programs/NEIGHBOR_GROUP_TEAM/founded', submitted: 0, now: 1 },
    { path: 'programs/NEIGHBOR_GROUP_TEAM/standing', submitted: expect.any(Number), now: expect.any(Number) },
    { path: 'activities/TRAINING/PEOPLE_TRAINED', submitted: 30, now: 28 },
    { path: 'months/2026-03/founded', submitted: 0, now: 1 },
  ]);

  // Submitted again, with what is known now, in the place of the first: the later one holds, and the first is kept.
  const second = await submit(living.province, { document: 'Báo cáo số 12b/BC-CAX', supersedes: report.id });
  expect(second.report).toMatchObject({
    isSuperseded: false,
    supersedes: { id: report.id },
    supersededBy: null,
    differences: [],
    submittingUnit: { code: 'PC07-NB-2025' },
  });
  expect(await again(report.id)).toMatchObject({ isSuperseded: true, supersededBy: { id: second.report.id } });
  const { data } = await living.server.query(
    `query ($unit: ID!) { all: submittedReports(where: { unit: $unit }) { totalCount nodes { document } }
       old: submittedReports(where: { unit: $unit, isSuperseded: true }) { nodes { document } } }`,
    { unit: commune },
    NOBODY,
  );
  expect(data.all).toEqual({
    totalCount: 2,
    nodes: [{ document: 'Báo cáo số 12b/BC-CAX' }, { document: 'Báo cáo số 12/BC-CAX' }],
  });
  expect(data.old.nodes).toEqual([{ document: 'Báo cáo số 12/BC-CAX' }]);
});

describe('a report is submitted once', () => {
  /** Nothing was submitted of it before. */
  const period = { year: 2025, month: 11, convention: 'STATE_15TH' };
  const codes = ({ problems }: any) => problems.map(({ code, path }: any) => [code, ...path]);

  test('again only in the place of the one that holds', async () => {
    const { report: first } = await submit(living.area, { period });
    expect(first).toMatchObject({ supersedes: null, isSuperseded: false });
    expect(codes(await submit(living.area, { period }))).toEqual([['REPORT_SUBMITTED', 'supersedes']]);

    const { report: second } = await submit(living.area, { period, supersedes: first.id });
    expect(codes(await submit(living.area, { period, supersedes: first.id }))).toEqual([
      ['REPORT_NOT_STANDING', 'supersedes'],
    ]);
    // The same month by the calendar is another period, and has no report yet; nor does another unit.
    const calendar = { year: 2025, month: 11 };
    expect(codes(await submit(living.area, { period: calendar, supersedes: second.id }))).toEqual([
      ['REPORT_NOT_STANDING', 'supersedes'],
    ]);
    expect((await submit(living.area, { period: calendar })).problems).toEqual([]);
    const unit = await responsibleUnitId(living.server, 'CAX-14329-2025');
    expect((await submit(living.area, { period, unit })).problems).toEqual([]);
  });

  test('and by one of those who submit it at the same moment', async () => {
    const quarter = { year: 2025, quarter: 4 };
    const atOnce = (input: object) =>
      Promise.all([living.area, living.province, living.area].map((officer) => submit(officer, input)));
    const firsts = await atOnce({ period: quarter });
    expect(firsts.flatMap(codes)).toEqual(Array(2).fill(['REPORT_SUBMITTED', 'supersedes']));
    const supersedes = firsts.find(({ report }) => report).report.id;
    const seconds = await atOnce({ period: quarter, supersedes });
    expect(seconds.flatMap(codes)).toEqual(Array(2).fill(['REPORT_NOT_STANDING', 'supersedes']));
  });

  test('which the database holds, whoever writes', async () => {
    /** Another report in the place of one that holds, or of one whose place is taken. */
    const copied = (columns: string, isTaken = false) =>
      rowsOf(
        living.server.database.ownerUrl,
        `insert into submitted_report (admin_unit_id, responsible_unit_id, period_from, period_to, convention, document,
           content, digest, submitted_by, submitting_unit_id, submitted_at, supersedes_id)
         select ${columns}, convention, document, content, digest, submitted_by, submitting_unit_id, submitted_at,
           id
         from submitted_report s where admin_unit_id is not null
           and $1 = exists (select from submitted_report later where later.supersedes_id = s.id) limit 1`,
        [isTaken],
      );
    const own = 'admin_unit_id, responsible_unit_id, period_from, period_to';
    await expect(copied(own.replace('period_to', 'period_to + 1'))).rejects.toThrow('supersedes_its_like');
    await expect(copied('null, 1, period_from, period_to')).rejects.toThrow('supersedes_its_like');
    await expect(copied(own, true)).rejects.toThrow('submitted_report_superseded_once');
    await expect(copied(own.replace(' period_from', ` '1999-01-01'`))).rejects.toThrow('supersedes_its_like');
  });
});

test('nobody submits figures that they have not seen, nor a period that is not over', async () => {
  const { data } = await living.server.query(
    'query ($unit: ID!, $period: PeriodInput!) { periodReport(unit: $unit, period: $period) { digest } }',
    { unit: commune, period: PERIOD },
  );
  const { digest } = data.periodReport;
  await train(5);
  const { data: held } = await living.server.query(
    'query ($where: SubmittedReportFilter!) { submittedReports(where: $where) { nodes { id } } }',
    { where: { unit: commune, period: PERIOD, isSuperseded: false } },
    NOBODY,
  );
  const supersedes = held.submittedReports.nodes[0].id;
  expect((await submit(living.area, { expectedDigest: digest, supersedes })).problems).toEqual([
    expect.objectContaining({ code: 'REPORT_CHANGED', path: ['expectedDigest'] }),
  ]);
  const thisYear = new Date().getUTCFullYear() + 1;
  expect((await submit(living.area, { period: { from: '2026-01-01', to: `${thisYear}-12-31` } })).problems).toEqual([
    expect.objectContaining({ code: 'REPORT_PERIOD_OPEN' }),
  ]);
  expect((await submit(living.area, { document: ' ' })).problems).toMatchObject([
    { code: 'REQUIRED', path: ['document'] },
  ]);
});

test('of two units of one name the one that stood when the period ended submits', async () => {
  const refused = { code: 'REPORT_UNIT_NOT_STANDING', path: ['unit'] };
  const province = idOf('AdminUnit', { id: 3 });
  const codes = async (unit: string, period: object) =>
    (await submit(living.province, { unit, period })).problems.map(({ code, path }: any) => ({ code, path }));
  expect(await codes(province, { year: 2026, month: 9 })).toEqual([refused]);
  expect(await codes(province, { year: 2025, month: 7, convention: 'STATE_15TH' })).toEqual([refused]);
  expect(await codes(await responsibleUnitId(living.server, 'PC07-NB-2025'), { year: 2020 })).toEqual([refused]);
  expect(await codes(province, { year: 2025, month: 6 })).toEqual([]);
  expect(await codes(await unitId(living.server, '37'), { year: 2025 })).toEqual([]);
});

test('the report of a responsible unit is submitted by its own officers, or by those above it', async () => {
  const police = await responsibleUnitId(living.server, 'CAX-14329-2025');
  expect((await submit(living.local, { unit: police })).problems).toMatchObject([{ code: 'REPORT_OF_OTHER_UNIT' }]);
  const { report: own } = await submit(living.area, { unit: police });
  expect(own).toMatchObject({
    responsibleUnit: { code: 'CAX-14329-2025' },
    submittingUnit: { code: 'CAX-14329-2025' },
  });
  const provincePolice = await officerOf(living.server, 'PROVINCE_OFFICER', 'CAT-NB-2025');
  expect((await submit(provincePolice, { unit: police, supersedes: own.id })).report).toMatchObject({
    submittingUnit: { code: 'CAT-NB-2025' },
  });
  const elsewhere = await officerOf(living.server, 'AREA_OFFICER', 'CAX-14371-2025');
  expect(await submit(elsewhere, { unit: police })).toBe('FORBIDDEN');
  expect(await submit(elsewhere, {})).toBe('FORBIDDEN');
});

test('nothing of a submitted report can be changed, by the application or the owner of the tables', async () => {
  const { url, ownerUrl } = living.server.database;
  const change = `update submitted_report set document = 'x'`;
  await expect(rowsOf(url, change)).rejects.toThrow('permission denied');
  await expect(rowsOf(ownerUrl, change)).rejects.toThrow('a submitted report is never changed');
  await expect(rowsOf(ownerUrl, 'delete from submitted_report')).rejects.toThrow('never changed');
  await expect(rowsOf(ownerUrl, 'truncate submitted_report')).rejects.toThrow('never changed');
});
