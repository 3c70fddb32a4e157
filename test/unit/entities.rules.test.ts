import { createOrm } from '../../src/database/orm.js';
import { DomainError } from '../../src/domain/error.js';
import { ENTITIES } from '../../src/entities.js';
import { Activity } from '../../src/modules/activity/activity.entity.js';
import type { ActivityRecord } from '../../src/modules/activity/activity.entity.js';
import { AdminUnit, Denominator } from '../../src/modules/admin-unit/admin-unit.entity.js';
import { CriteriaSet } from '../../src/modules/criteria/criteria-set.entity.js';
import { ModelMarket } from '../../src/modules/program/kinds/model-market.entity.js';
import { NeighborGroupTeam } from '../../src/modules/program/kinds/neighbor-group-team.entity.js';
import type { Program, ProgramFounding } from '../../src/modules/program/program.entity.js';
import { ReportedFigure } from '../../src/modules/reported-figure/reported-figure.entity.js';
import { Jurisdiction, ResponsibleUnit } from '../../src/modules/responsible-unit/responsible-unit.entity.js';

// Collections work once an ORM knows the classes; this one never connects.
createOrm('postgres://127.0.0.1/none', ENTITIES);

const province = AdminUnit.open({
  code: '37',
  name: 'Tỉnh A',
  kind: 'PROVINCE',
  parent: null,
  validFrom: null,
  provenance: 'DEMO',
});
const commune = AdminUnit.open({
  code: '14320',
  name: 'Xã B',
  kind: 'COMMUNE',
  parent: province,
  validFrom: '2020-01-01',
  provenance: 'DEMO',
});
const establish = (code: string, validFrom: string | null = null) =>
  ResponsibleUnit.establish({
    code,
    name: `Đơn vị ${code}`,
    kind: 'AREA_TEAM',
    parent: null,
    validFrom,
    validTo: null,
    provenance: 'DEMO',
  });
const police = establish('CA-1');
const others = establish('CA-2');

const founding: ProgramFounding = {
  code: 'TLG-37-0001',
  name: 'Tổ liên gia số 1',
  foundedOn: '2021-03-01',
  replication: 'PILOT',
  provenance: 'DEMO',
  adminUnit: commune,
  managingUnit: police,
};
const found = (change: Partial<ProgramFounding> = {}): Program =>
  NeighborGroupTeam.found({ ...founding, ...change }, {}).program;

/** The code of the domain error that a rule throws. */
function refusal(act: () => unknown): { code: string; facts: unknown } {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a program', () => {
  test('is founded with its first status, place and managing unit', () => {
    const program = found({ households: 9, position: { latitude: 20.2, longitude: 105.9, precision: 'MEASURED' } });
    expect(program.statusOn('2021-03-01')).toBe('FOUNDED');
    expect(program.statusOn('2021-02-28')).toBeNull();
    expect(program.placements[0]).toMatchObject({ adminUnit: commune, validFrom: '2021-03-01' });
    expect(program.units[0]).toMatchObject({ responsibleUnit: police, role: 'MANAGING', validFrom: '2021-03-01' });
    expect(program.householdCounts[0]).toMatchObject({ households: 9, kind: 'NEIGHBOR_GROUP_TEAM' });
  });

  test.each<[string, Partial<ProgramFounding>]>([
    ['UNIT_DOES_NOT_STAND', { foundedOn: '2019-12-31' }],
    ['UNIT_ON_WRONG_LEVEL', { adminUnit: province }],
    ['POSITION_INVALID', { position: { latitude: 91, longitude: 0, precision: 'MEASURED' } }],
    ['TEXT_INVALID', { name: ' ' }],
    ['TEXT_INVALID', { name: 'Tổ\u0000' }],
    ['UNIT_DOES_NOT_STAND', { managingUnit: establish('CA-3', '2021-03-02') }],
  ])('is not founded: %s', (code, change) => {
    expect(refusal(() => found(change)).code).toBe(code);
  });

  test('is named in composed letters', () => {
    expect(found({ name: 'Tổ liên gia'.normalize('NFD') }).name).toBe('Tổ liên gia');
  });

  test('becomes active by its launch, and on its founding day replaces the founding', () => {
    const later = found();
    later.changeStatus('ACTIVE', '2021-04-01', 'Biên bản');
    expect([later.launchedOn, later.statuses.length]).toEqual(['2021-04-01', 2]);
    const atOnce = found();
    atOnce.changeStatus('ACTIVE', '2021-03-01', null);
    expect([atOnce.launchedOn, atOnce.statusOn('2021-03-01'), atOnce.statuses.length]).toEqual([
      '2021-03-01',
      'ACTIVE',
      1,
    ]);
  });

  test('is suspended and resumed without being launched again', () => {
    const program = found();
    program.changeStatus('ACTIVE', '2021-04-01', null);
    program.changeStatus('SUSPENDED', '2022-01-01', null);
    program.changeStatus('ACTIVE', '2022-06-01', null);
    expect(['2021-12-31', '2022-01-01', '2022-05-31', '2022-06-01'].map((day) => program.statusOn(day))).toEqual([
      'ACTIVE',
      'SUSPENDED',
      'SUSPENDED',
      'ACTIVE',
    ]);
    expect(program.launchedOn).toBe('2021-04-01');
  });

  test('takes no illegal step, and says which are legal', () => {
    const program = found();
    program.changeStatus('DISSOLVED', '2022-01-01', null);
    expect(refusal(() => program.changeStatus('ACTIVE', '2022-02-01', null))).toEqual({
      code: 'PROGRAM_STEP_ILLEGAL',
      facts: { current: 'DISSOLVED', legal: [] },
    });
    expect(refusal(() => found().changeStatus('FOUNDED', '2022-02-01', null)).code).toBe('PROGRAM_STEP_ILLEGAL');
  });

  test('takes no step before or on the day of the last', () => {
    expect(refusal(() => found().changeStatus('SUSPENDED', '2021-03-01', null))).toEqual({
      code: 'PROGRAM_STEP_TOO_EARLY',
      facts: { since: '2021-03-01' },
    });
  });

  test('merges into another one, and only then names one', () => {
    const program = found();
    expect(refusal(() => program.changeStatus('MERGED', '2022-01-01', null)).code).toBe('PROGRAM_MERGE_TARGET');
    expect(refusal(() => program.changeStatus('MERGED', '2022-01-01', null, program)).code).toBe(
      'PROGRAM_MERGE_TARGET',
    );
    expect(refusal(() => program.changeStatus('ACTIVE', '2022-01-01', null, found())).code).toBe(
      'PROGRAM_MERGE_TARGET',
    );
    const target = found();
    program.changeStatus('MERGED', '2022-01-01', null, target);
    expect(program.statuses[1]?.mergedInto).toBe(target);
  });

  test('has one managing unit at a time, and further units in further roles', () => {
    const program = found();
    program.assignUnit(others, 'ADVISING', '2021-05-01', null);
    program.assignUnit(others, 'MANAGING', '2025-03-01', 'Quyết định');
    expect(
      program.units.map(({ responsibleUnit, role, validTo }) => [responsibleUnit.code, role, validTo ?? null]),
    ).toEqual([
      ['CA-1', 'MANAGING', '2025-03-01'],
      ['CA-2', 'ADVISING', null],
      ['CA-2', 'MANAGING', null],
    ]);
    expect(refusal(() => program.assignUnit(others, 'MANAGING', '2025-04-01', null)).code).toBe(
      'PROGRAM_UNIT_REPEATED',
    );
    expect(refusal(() => program.assignUnit(police, 'MANAGING', '2025-03-01', null)).code).toBe(
      'PROGRAM_STEP_TOO_EARLY',
    );
  });

  test('counts households anew from a day on; points and markets have none', () => {
    const team = found({ households: 9 });
    team.countHouseholds(11, '2023-01-01', null);
    expect(team.householdCounts.map(({ households, validTo }) => [households, validTo ?? null])).toEqual([
      [9, '2023-01-01'],
      [11, null],
    ]);
    expect(refusal(() => ModelMarket.found({ ...founding, households: 3 }, {})).code).toBe('HOUSEHOLDS_NOT_COUNTED');
  });
});

describe('the life of a program', () => {
  const rope = { kind: 'ROPE', quantity: 3, working: 3, expiresOn: null, lastCheckedOn: null } as const;
  const other = AdminUnit.open({
    code: '14321',
    name: 'Xã C',
    kind: 'COMMUNE',
    parent: province,
    validFrom: '2020-01-01',
    provenance: 'DEMO',
  });

  test('is launched once, and resumed from a rest', () => {
    const program = found();
    expect(refusal(() => program.resume('2021-04-01', null)).code).toBe('PROGRAM_STEP_ILLEGAL');
    program.launch('2021-04-01', null);
    program.changeStatus('SUSPENDED', '2021-05-01', null);
    expect(refusal(() => program.launch('2021-06-01', null))).toMatchObject({
      code: 'PROGRAM_STEP_ILLEGAL',
      facts: { current: 'SUSPENDED' },
    });
    program.resume('2021-06-01', null);
    expect([program.launchedOn, program.statusOn('2021-06-01')]).toEqual(['2021-04-01', 'ACTIVE']);
  });

  test('goes into one of its kind that stands', () => {
    const market = ModelMarket.found(founding, {}).program;
    const resting = found();
    resting.changeStatus('SUSPENDED', '2021-04-01', null);
    for (const into of [market, resting]) {
      expect(refusal(() => found().mergeInto(into, '2021-05-01', null)).code).toBe('PROGRAM_MERGE_TARGET');
    }
    const program = found();
    program.mergeInto(found(), '2021-05-01', null);
    expect([program.endedOn, program.statusOn('2021-05-01')]).toEqual(['2021-05-01', 'MERGED']);
  });

  test('moves after it came, and keeps where it was', () => {
    const program = found({ position: { latitude: 20, longitude: 106, precision: 'MEASURED' } });
    expect(refusal(() => program.moveTo(other, '2021-03-01', null)).code).toBe('PROGRAM_STEP_TOO_EARLY');
    expect(refusal(() => program.moveTo(commune, '2021-04-01', null)).code).toBe('PROGRAM_THERE_ALREADY');
    expect(refusal(() => program.moveTo(province, '2021-04-01', null)).code).toBe('UNIT_ON_WRONG_LEVEL');
    program.moveTo(other, '2021-04-01', 'QĐ', null);
    expect([program.placeOn('2021-03-31'), program.placeOn('2021-04-01')]).toEqual([commune, other]);
    expect(program.latitude).toBeNull();
    expect(program.edits[0]?.changes).toEqual({
      position: [{ latitude: 20, longitude: 106, precision: 'MEASURED' }, null],
    });
  });

  test('is placed below the unit that left it open, from the same day', () => {
    const program = found();
    expect(refusal(() => program.placeAt(other, null)).code).toBe('PROGRAM_PLACED');
    Object.assign(program.placements[0]!, { isUnplaced: true, adminUnit: province });
    program.placeAt(other, 'QĐ');
    expect(
      program.placements.map(({ adminUnit, validFrom, annulledAt }) => [adminUnit, validFrom, !annulledAt]),
    ).toEqual([
      [province, '2021-03-01', false],
      [other, '2021-03-01', true],
    ]);
  });

  test('a role that is not managing ends, with the paper of its end', () => {
    const program = found();
    program.handOver(others, 'FUNDING', '2021-04-01', null);
    expect(refusal(() => program.endRole(police, 'MANAGING', '2021-05-01', null)).code).toBe('PROGRAM_MANAGER_NEEDED');
    expect(refusal(() => program.endRole(police, 'FUNDING', '2021-05-01', null)).code).toBe('PROGRAM_UNIT_MISSING');
    expect(refusal(() => program.endRole(others, 'FUNDING', '2021-04-01', null)).code).toBe('PROGRAM_STEP_TOO_EARLY');
    program.endRole(others, 'FUNDING', '2021-05-01', 'QĐ');
    expect([program.units[1]?.validTo, program.edits[0]?.document]).toEqual(['2021-05-01', 'QĐ']);
  });

  test('equipment takes its steps in order, and none leaves more working than there are', () => {
    const program = found();
    program.addEquipment(rope, '2021-04-01', null);
    const [line] = program.heldEquipment;
    expect(refusal(() => program.recountEquipment(line!, { quantity: 2 }, '2021-05-01', null)).code).toBe(
      'EQUIPMENT_COUNT',
    );
    const again = found();
    again.addEquipment(rope, '2021-04-01', null);
    const [held] = again.heldEquipment;
    again.checkEquipment(held!, 2, '2021-06-01', 'Biên bản');
    expect(refusal(() => again.removeEquipment(held!, '2021-05-31', null)).code).toBe('PROGRAM_STEP_TOO_EARLY');
    again.removeEquipment(held!, '2021-06-01', null);
    expect(again.heldEquipment).toEqual([]);
    expect(held!.steps.map(({ change, working, changes }) => [change, working, Object.keys(changes)])).toEqual([
      ['ADDED', 3, ['quantity', 'working']],
      ['CHECKED', 2, ['working', 'lastCheckedOn']],
      ['REMOVED', 2, []],
    ]);
  });

  test('nothing is done before its founding or after its end', () => {
    const program = found();
    program.changeStatus('DISSOLVED', '2022-01-01', null);
    const acts: ((on: string) => void)[] = [
      (on) => program.moveTo(other, on, null),
      (on) => program.handOver(others, 'MANAGING', on, null),
      (on) => program.addEquipment(rope, on, null),
      (on) => program.review('KEEPS', on, null, 7),
    ];
    for (const act of acts) {
      expect(refusal(() => act('2021-02-28')).code).toBe('PROGRAM_NOT_YET');
      expect(refusal(() => act('2022-02-01'))).toEqual({
        code: 'PROGRAM_ENDED',
        facts: { current: 'DISSOLVED', legal: [] },
      });
    }
    expect(refusal(() => program.assertWasThere('2021-01-01', '2021-02-28')).code).toBe('PROGRAM_NOT_YET');
    expect(refusal(() => program.assertWasThere('2022-01-01', '2022-01-01')).code).toBe('PROGRAM_NO_MORE');
    program.assertWasThere('2021-12-31', '2022-03-01');
  });
});

describe('an activity', () => {
  const record: ActivityRecord = {
    kind: 'TRAINING',
    periodFrom: '2022-05-04',
    isPeriodTotal: false,
    adminUnit: commune,
    responsibleUnit: police,
    title: 'Huấn luyện',
    provenance: 'DEMO',
    programs: [],
    measures: { PEOPLE_TRAINED: 30 },
  };

  test('lasts its one day, and counts its programs in order', () => {
    const [first, second] = [found(), found()];
    const activity = Activity.of({
      ...record,
      periodFrom: '2022-12-31',
      programs: [
        { program: first, role: 'AFFECTED' },
        { program: second, role: 'RESPONDED' },
      ],
    });
    expect(activity.periodTo).toBe('2023-01-01');
    expect(activity.programs.map(({ ordinal, program }) => [ordinal, program])).toEqual([
      [1, first],
      [2, second],
    ]);
  });

  test.each<[string, Partial<ActivityRecord>]>([
    ['MEASURE_FOREIGN', { measures: { FINES_VND: 1 } }],
    ['MEASURE_VALUE', { measures: { PEOPLE_TRAINED: 1.5 } }],
    ['MEASURE_VALUE', { measures: { PEOPLE_TRAINED: -1 } }],
    ['MEASURE_VALUE', { measures: { PEOPLE_TRAINED: 2 ** 53 } }],
    ['PERIOD_INVALID', { periodTo: '2022-06-04' }],
    ['PERIOD_INVALID', { isPeriodTotal: true, periodTo: '2022-05-04' }],
    ['UNIT_DOES_NOT_STAND', { periodFrom: '2019-01-01' }],
    ['TEXT_INVALID', { title: '' }],
    ['ACTIVITY_EMPTY', { measures: {} }],
  ])('is refused: %s', (code, change) => {
    expect(refusal(() => Activity.of({ ...record, ...change })).code).toBe(code);
  });
});

test('an activity goes out of force once, and a correction takes its place', () => {
  const record: ActivityRecord = {
    kind: 'PLAN',
    periodFrom: '2022-05-04',
    isPeriodTotal: false,
    adminUnit: commune,
    responsibleUnit: police,
    title: 'Phương án',
    provenance: 'DEMO',
    programs: [],
    measures: { PLANS: 2 },
  };
  const activity = Activity.of(record);
  const corrected = activity.correct({ ...record, measures: { PLANS: 3 } }, new Date(0), 'Đếm lại');
  expect(corrected.corrects).toBe(activity);
  expect(activity).toMatchObject({ endedBy: 'CORRECTION', endedAt: new Date(0), endedDocument: 'Đếm lại' });
  expect(refusal(() => activity.annul(new Date(0), 'Nhầm'))).toEqual({
    code: 'ACTIVITY_ENDED',
    facts: { current: 'CORRECTION', legal: [] },
  });
});

describe('units', () => {
  test('a unit stands below one of a higher level', () => {
    const below = (kind: 'PROVINCE' | 'COMMUNE' | 'HAMLET', parent: AdminUnit | null) => () =>
      AdminUnit.open({ code: '1', name: 'X', kind, parent, validFrom: null, provenance: 'DEMO' });
    for (const act of [below('PROVINCE', province), below('COMMUNE', null), below('COMMUNE', commune)]) {
      expect(refusal(act).code).toBe('UNIT_ON_WRONG_LEVEL');
    }
    expect(below('HAMLET', commune)()).toMatchObject({
      level: 'NEIGHBORHOOD',
      codeSystem: 'REGISTRY',
      parentLevel: 'COMMUNE',
    });
  });

  test('a unit ends once, after it began', () => {
    const unit = AdminUnit.open({
      code: '14321',
      name: 'C',
      kind: 'WARD',
      parent: province,
      validFrom: '2020-01-01',
      provenance: 'DEMO',
    });
    expect(refusal(() => unit.close('2020-01-01')).code).toBe('VALIDITY_EMPTY');
    unit.close('2025-07-01');
    expect([unit.standsOn('2025-06-30'), unit.standsOn('2025-07-01')]).toEqual([true, false]);
    expect(refusal(() => unit.close('2026-01-01')).code).toBe('ALREADY_CLOSED');
    const count = { adminUnit: unit, measure: 'HOUSEHOLDS', value: 5, source: 'S', provenance: 'DEMO' } as const;
    expect(refusal(() => Denominator.of({ ...count, countedOn: '2025-07-01' })).code).toBe('UNIT_DOES_NOT_STAND');
  });

  test('a jurisdiction begins while both its units stand', () => {
    const opening = { adminUnit: commune, validTo: null, document: null };
    expect(
      refusal(() => Jurisdiction.open({ ...opening, responsibleUnit: police, validFrom: '2019-01-01' })).code,
    ).toBe('UNIT_DOES_NOT_STAND');
    const late = establish('CA-4', '2022-01-01');
    expect(refusal(() => Jurisdiction.open({ ...opening, responsibleUnit: late, validFrom: '2021-01-01' })).code).toBe(
      'UNIT_DOES_NOT_STAND',
    );
  });
});

test('a reported figure names its subject once', () => {
  const statement = {
    value: 1100,
    qualifier: 'OVER',
    quote: 'hơn 1.100 lượt',
    source: 'Báo cáo',
    periodFrom: '2020-07-01',
    periodTo: '2025-07-01',
  } as const;
  expect(ReportedFigure.state({ ...statement, subject: { kind: 'MOBILE_OUTREACH', measure: 'RUNS' } }).subject).toBe(
    'MOBILE_OUTREACH/RUNS',
  );
  expect(ReportedFigure.state({ ...statement, subject: { programKind: 'MODEL_MARKET' } }).subject).toBe('MODEL_MARKET');
  expect(refusal(() => ReportedFigure.state({ ...statement, subject: { kind: 'MEDIA', measure: 'RUNS' } })).code).toBe(
    'SUBJECT_INVALID',
  );
  expect(
    refusal(() => ReportedFigure.state({ ...statement, periodTo: '2020-07-01', subject: { other: 'TARGETS' } })).code,
  ).toBe('PERIOD_INVALID');
});

test('a criterion has a fact, or a duty for an interval, never both', () => {
  const set = CriteriaSet.issue({
    code: 'TC-1',
    programKind: 'NEIGHBOR_GROUP_TEAM',
    name: 'Tiêu chí',
    authority: 'C07',
    document: 'Hướng dẫn',
    adminUnit: null,
    validFrom: '2020-01-01',
    validTo: null,
    provenance: 'DEMO',
  });
  const wording = { code: 'A', ordinal: 1, threshold: 5, textVi: 'a', textEn: 'a' } as const;
  const wrong = [
    { comparison: 'AT_LEAST', fact: null, recurring: null },
    { comparison: 'AT_LEAST', fact: 'HOUSEHOLDS', recurring: 'REVIEW' },
    { comparison: 'INTERVAL_DAYS', fact: 'HOUSEHOLDS', recurring: 'REVIEW' },
    { comparison: 'INTERVAL_DAYS', fact: null, recurring: null },
  ] as const;
  for (const change of wrong) expect(refusal(() => set.add({ ...wording, ...change })).code).toBe('CRITERION_INVALID');
  set.add({ ...wording, comparison: 'INTERVAL_DAYS', fact: null, recurring: 'REVIEW' });
  expect(set.criteria).toHaveLength(1);
});
