import { rowsOf } from '../support/database.js';
import { type TestOfficer, headersOf } from '../support/officers.js';
import { NOBODY } from '../support/server.js';
import { COMMUNE, type Living, PROBLEMS, newTeam, read, responsibleUnitId, startLiving, unitId } from './living.js';

let living: Living;
let commune: string;

beforeAll(async () => {
  living = await startLiving();
  commune = await unitId(living.server, COMMUNE);
});
afterAll(() => living?.stop());

const OTHER = '14488';
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const TOMORROW = dayAfter(TODAY);

const ACTIVITY = `activity { id version isInForce kind from to title source adminUnit { code } responsibleUnit { code }
  measures { measure value } corrects { id isInForce ending { by document correctedBy { id } } } ending { by document } note }`;

async function ask(verb: string, input: object, officer: TestOfficer = living.local) {
  const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
  const answer = await living.server.query(
    `mutation ($input: ${type}!) { ${verb}(input: $input) { ${ACTIVITY} ${PROBLEMS} } }`,
    { input },
    officer.headers,
  );
  return answer;
}

const done = async (verb: string, input: object, officer?: TestOfficer) => {
  const { activity, problems } = (await ask(verb, input, officer)).data[verb];
  expect({ verb, problems }).toEqual({ verb, problems: [] });
  return activity;
};

const refused = async (verb: string, input: object, officer?: TestOfficer) => {
  const { activity, problems } = (await ask(verb, input, officer)).data[verb];
  expect(activity).toBeNull();
  expect(problems).toHaveLength(1);
  return problems[0];
};

const training = () => ({
  kind: 'TRAINING',
  from: '2025-10-05',
  title: 'Huấn luyện tổ liên gia',
  adminUnit: commune,
  measures: [{ measure: 'PEOPLE_TRAINED', value: 30 }],
});

/** What the commune's summary counts of people trained in a month, and how many activities. */
const trained = async () => {
  const { data } = await living.server.query(
    `query ($code: String!) { adminUnit(code: $code) { activitySummary(period: { from: "2025-10-01", to: "2025-11-01" }) {
       byKind { kind activities measures { measure recorded } } } } }`,
    { code: COMMUNE },
  );
  const kind = data.adminUnit.activitySummary.byKind.find(({ kind }: any) => kind === 'TRAINING');
  return [
    kind?.activities ?? 0,
    kind?.measures.find(({ measure }: any) => measure === 'PEOPLE_TRAINED')?.recorded ?? 0,
  ];
};

test('is recorded, corrected and annulled, and the summaries follow', async () => {
  const [count, people] = await trained();
  const told = await done('recordActivity', { ...training(), note: 'Ghi chú', source: 'Báo cáo' });
  expect(told).toMatchObject({
    ...{ isInForce: true, from: '2025-10-05', to: '2025-10-06', source: 'Báo cáo', note: 'Ghi chú' },
    ...{ adminUnit: { code: COMMUNE }, responsibleUnit: { code: 'UBND-14329-2025' } },
  });
  expect(await trained()).toEqual([count + 1, people + 30]);

  const correction = {
    ...{ activity: told.id, expectedVersion: told.version, document: 'Đếm lại' },
    measures: [{ measure: 'PEOPLE_TRAINED', value: 25 }],
  };
  const corrected = await done('correctActivity', correction);
  expect(corrected).toMatchObject({
    ...{ title: told.title, source: 'Báo cáo', measures: [{ measure: 'PEOPLE_TRAINED', value: 25 }] },
    corrects: {
      ...{ id: told.id, isInForce: false },
      ending: { by: 'CORRECTION', document: 'Đếm lại', correctedBy: { id: corrected.id } },
    },
  });
  expect(await trained()).toEqual([count + 1, people + 25]);
  expect(await refused('correctActivity', correction)).toMatchObject({ __typename: 'VersionProblem' });
  const anew = { ...correction, expectedVersion: told.version + 1 };
  expect(await refused('correctActivity', anew)).toMatchObject({
    ...{ __typename: 'StateProblem', code: 'ACTIVITY_ENDED', current: 'CORRECTION', legal: [] },
  });

  const { id: activity, version: expectedVersion } = corrected;
  expect(await refused('annulActivity', { activity, expectedVersion, document: ' ' })).toMatchObject({
    ...{ code: 'REQUIRED', path: ['document'] },
  });
  const annulled = await done('annulActivity', { activity, expectedVersion, document: 'Ghi hai lần' });
  expect(annulled).toMatchObject({ isInForce: false, ending: { by: 'ANNULMENT', document: 'Ghi hai lần' } });
  expect(await trained()).toEqual([count, people]);
});

test('a telephone number, and an area that is not its first program’s, are told as advice', async () => {
  const program = await newTeam(living.server, { commune: OTHER });
  const told = { ...training(), title: 'Huấn luyện, gọi 0912 345 678', programs: [{ program }] };
  const { activity, problems } = (await ask('recordActivity', told, living.province)).data.recordActivity;
  expect(problems).toMatchObject([
    { code: 'TEXT_HOLDS_PHONE', path: ['title'] },
    { code: 'ACTIVITY_PLACE_APART', path: ['adminUnit'], message: expect.stringContaining(`(${OTHER})`) },
  ]);
  const { id, version: expectedVersion } = activity;
  const mended = { activity: id, expectedVersion, title: 'Huấn luyện', adminUnit: await unitId(living.server, OTHER) };
  const { id: last, version } = await done('correctActivity', mended, living.province);
  await done('annulActivity', { activity: last, expectedVersion: version, document: 'Thử' }, living.province);
});

test('of a program moves what is said of it at once: its last activity, and whether it is quiet', async () => {
  const program = await newTeam(living.server);
  const quiet = async () => {
    const { data } = await living.server.query(
      `query ($area: ID!) { programs(first: 100, where: { adminUnit: $area, text: "thử nghiệm", quietSince: "2025-10-01" }) { nodes { id } } }`,
      { area: commune },
    );
    return data.programs.nodes.map(({ id }: any) => id).includes(program);
  };
  expect([await quiet(), (await read(living, program)).lastActivityOn]).toEqual([true, null]);
  const told = await done('recordActivity', {
    ...training(),
    kind: 'REHEARSAL',
    measures: [],
    adminUnit: null,
    programs: [{ program }],
  });
  expect(told.adminUnit.code).toBe(COMMUNE);
  expect([await quiet(), (await read(living, program)).lastActivityOn]).toEqual([false, '2025-10-05']);
  await done('annulActivity', { activity: told.id, expectedVersion: told.version, document: 'Nhầm' });
  expect(await quiet()).toBe(true);
});

describe('is refused', () => {
  test.each<[string, object | (() => Promise<object>), string, string[]]>([
    ['a foreign measure', { measures: [{ measure: 'FINES_VND', value: 1 }] }, 'MEASURE_FOREIGN', ['measures', '0']],
    ['a value below zero', { measures: [{ measure: 'SESSIONS', value: -1 }] }, 'MEASURE_VALUE', ['measures', '0']],
    [
      'a measure told twice',
      { measures: [1, 2].map((value) => ({ measure: 'SESSIONS', value })) },
      'NAMED_TWICE',
      ['measures', '1', 'measure'],
    ],
    ['nothing counted', { measures: [] }, 'ACTIVITY_EMPTY', []],
    ['no area', { adminUnit: null }, 'REQUIRED', ['adminUnit']],
    ['tomorrow', { from: TOMORROW }, 'DAY_IN_FUTURE', ['from']],
    ['an event of two days', { to: '2025-10-07' }, 'PERIOD_INVALID', ['to']],
    ['a total without an end', { isPeriodTotal: true }, 'REQUIRED', ['to']],
    ['a total that ends before', { isPeriodTotal: true, to: '2025-10-05' }, 'PERIOD_INVALID', ['to']],
    ['a total that goes on', { isPeriodTotal: true, to: dayAfter(TOMORROW) }, 'DAY_IN_FUTURE', ['to']],
    ['a day before its area', { from: '2025-06-30' }, 'UNIT_DOES_NOT_STAND', ['adminUnit']],
    ['an empty title', { title: ' ' }, 'TEXT_INVALID', ['title']],
    ['a long title', { title: 'x'.repeat(301) }, 'TEXT_LENGTH', ['title']],
    [
      'a unit that is not the officer’s',
      async () => ({ responsibleUnit: await responsibleUnitId(living.server, 'PC07-NB-2025') }),
      'NOT_PERMITTED',
      ['responsibleUnit'],
    ],
    [
      'a program not yet founded',
      async () => ({ programs: [{ program: await newTeam(living.server, { foundedOn: '2025-10-06' }) }] }),
      'PROGRAM_NOT_YET',
      ['programs', '0', 'program'],
    ],
    [
      'a program named twice',
      async () => {
        const program = await newTeam(living.server);
        return { programs: [{ program }, { program }] };
      },
      'NAMED_TWICE',
      ['programs', '1', 'program'],
    ],
  ])('%s', async (_, change, code, path) => {
    const more = typeof change === 'function' ? await change() : change;
    expect(await refused('recordActivity', { ...training(), ...more })).toMatchObject({ code, path });
  });

  test('a program that had ended', async () => {
    const program = await newTeam(living.server);
    const dissolve = { program, expectedVersion: 1, effectiveOn: '2025-10-05' };
    await living.server.query(
      'mutation ($input: DissolveProgramInput!) { dissolveProgram(input: $input) { problems { code } } }',
      { input: dissolve },
      living.area.headers,
    );
    const record = { ...training(), programs: [{ program }] };
    expect(await refused('recordActivity', record)).toMatchObject({ code: 'PROGRAM_NO_MORE' });
    await done('recordActivity', { ...record, from: '2025-10-04' });
  });

  test('a total up to today is not', async () => {
    await done('recordActivity', { ...training(), isPeriodTotal: true, to: TOMORROW });
  });

  test('nobody, another area’s officer, and another area’s program or ground in a correction', async () => {
    const other = await unitId(living.server, OTHER);
    const program = await newTeam(living.server, { commune: OTHER });
    const document = 'mutation ($input: RecordActivityInput!) { recordActivity(input: $input) { problems { code } } }';
    expect((await living.server.query(document, { input: training() }, NOBODY)).errorCodes).toEqual([
      'UNAUTHENTICATED',
    ]);
    for (const far of [{ adminUnit: other }, { programs: [{ program }] }]) {
      expect((await ask('recordActivity', { ...training(), ...far })).errorCodes).toEqual(['FORBIDDEN']);
    }
    const { id: activity, version: expectedVersion } = await done('recordActivity', training());
    for (const [far, path] of [
      [{ adminUnit: other }, 'adminUnit'],
      [{ programs: [{ program }] }, 'programs'],
    ] as const) {
      expect(await refused('correctActivity', { activity, expectedVersion, ...far })).toMatchObject({
        ...{ code: 'NOT_PERMITTED', path: [path] },
      });
    }
    const annulment = { activity, expectedVersion, document: 'x' };
    const elsewhere = await done('recordActivity', { ...training(), adminUnit: other }, living.province);
    expect((await ask('annulActivity', { ...annulment, activity: elsewhere.id })).errorCodes).toEqual(['FORBIDDEN']);
  });
});

test('an old map is acted on by whoever answers for its ground today', async () => {
  const { data } = await living.server.query(
    `{ a: adminUnit(code: "14329", asOf: "2025-06-30") { id name } b: adminUnit(code: "14488", asOf: "2025-06-30") { id }
       district: adminUnit(code: "377", asOf: "2024-06-30") { id } }`,
  );
  const old = { ...training(), from: '2024-10-05' };
  expect((await done('recordActivity', { ...old, adminUnit: data.a.id })).adminUnit.code).toBe(COMMUNE);
  for (const { id } of [data.b, data.district].filter(Boolean)) {
    expect((await ask('recordActivity', { ...old, adminUnit: id })).errorCodes).toEqual(['FORBIDDEN']);
    await done('recordActivity', { ...old, from: '2024-06-05', adminUnit: id }, living.province);
  }
});

test('whoever has no grant is told of no activity, and of standing programs alone', async () => {
  const nobodys: TestOfficer = { ...living.local, headers: await headersOf(living.server, 'test-without-grant') };
  const { id: activity, version: expectedVersion } = await done('recordActivity', training());
  const unknown = Buffer.from('Activity:2000000000').toString('base64url');
  for (const id of [activity, unknown]) {
    for (const verb of ['correctActivity', 'annulActivity']) {
      const asked = { activity: id, expectedVersion, document: 'x' };
      expect((await ask(verb, asked, nobodys)).errorCodes).toEqual(['NOT_FOUND']);
    }
  }
  const [standing, ended] = [await newTeam(living.server), await newTeam(living.server)];
  await rowsOf(
    living.server.database.ownerUrl,
    `update program_status set status = 'SUSPENDED' where program_id = (select max(id) from program)`,
  );
  const recording = async (program: string) =>
    (await ask('recordActivity', { ...training(), programs: [{ program }] }, nobodys)).errorCodes;
  expect(await recording(standing)).toEqual(['FORBIDDEN']);
  expect(await recording(ended)).toEqual(['NOT_FOUND']);
  expect(await recording(Buffer.from('Program:2000000000').toString('base64url'))).toEqual(['NOT_FOUND']);
});
