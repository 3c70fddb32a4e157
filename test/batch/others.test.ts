import { type RowOutcome, type Tx, act, rehearse } from '../../src/access/act.js';
import type { Action } from '../../src/access/actions.js';
import { type RecordingRow, recordActivityRows } from '../../src/modules/activity/index.js';
import { type ContactRow, assignContactRows } from '../../src/modules/contact/index.js';
import { type EquipmentRow, recordEquipmentRows } from '../../src/modules/program/index.js';
import { contentsOf } from '../support/contents.js';
import { rowsOf } from '../support/database.js';
import { type BatchDesk, LIST, openBatchDesk } from './desk.js';

let desk: BatchDesk;
/** A standing program of Phường Hoa Lư, and one of elsewhere. */
let here: number;
let there: number;
beforeAll(async () => {
  desk = await openBatchDesk();
  const programIn = async (condition: string) => {
    const [row] = await desk.rows<{ id: number }>(
      `select min(p.id) as id from program p join program_placement pl on pl.program_id = p.id and pl.valid_to is null
       join admin_unit_ancestor a on a.unit_id = pl.admin_unit_id
       join program_status s on s.program_id = p.id and s.valid_to is null and s.status = 'ACTIVE'
       where p.founded_on < '2026-06-01' and ${condition}`,
      [desk.commune],
    );
    return row!.id;
  };
  here = await programIn('a.ancestor_id = $1');
  there = await programIn('a.ancestor_level = 3 and a.ancestor_id <> $1');
});
afterAll(() => desk.close());

const run = async <Row, Done>(
  action: Action,
  record: (tx: Tx, rows: readonly Row[]) => Promise<RowOutcome<Done>[]>,
  rows: readonly Row[],
  { as = act, chunk = 1_000 } = {},
): Promise<string[][]> => {
  const outcomes: RowOutcome<Done>[] = [];
  await as(desk.context(), action, LIST, async (tx) => {
    outcomes.length = 0;
    tx.beginBatch();
    for (let from = 0; from < rows.length; from += chunk)
      outcomes.push(...(await record(tx, rows.slice(from, from + chunk))));
    return {};
  });
  return outcomes.map((outcome) =>
    'problems' in outcome ? outcome.problems.map(({ code, path }) => `${code} ${path.join('.')}`) : [],
  );
};

const tookPart = (id: number) => ({ id, role: 'TOOK_PART' as const });

test('activities: each by the rules of one, and the very same one is to be confirmed', async () => {
  const one: RecordingRow = {
    ...{ kind: 'DIRECT_OUTREACH', title: 'Tuyên truyền tại phố Kim Đồng', from: '2026-10-05', to: null },
    ...{ isPeriodTotal: false, areaId: desk.commune, programs: [], responsibleUnitId: null },
    ...{ measures: { SESSIONS: 1, ATTENDANCES: 40 }, source: null, note: null, confirmsRepetition: false },
  };
  const rows: RecordingRow[] = [
    one,
    { ...one, title: 'TUYÊN TRUYỀN tại phố Kim Đồng', measures: { ATTENDANCES: 40, SESSIONS: 1 } },
    { ...one, confirmsRepetition: true },
    { ...one, measures: { SESSIONS: 2, ATTENDANCES: 40 } },
    { ...one, areaId: desk.elsewhere },
    { ...one, areaId: null, programs: [tookPart(there)] },
    { ...one, areaId: null, programs: [tookPart(here)] },
    { ...one, areaId: null, programs: [tookPart(999_999)] },
    { ...one, areaId: null },
    { ...one, measures: { CHECKS: 1 } },
    { ...one, from: '2027-01-01' },
    { ...one, to: '2026-12-01' },
    { ...one, responsibleUnitId: 1 },
    { ...one, areaId: null, programs: [tookPart(here)], title: 'x'.repeat(301) },
  ];
  const expected = [
    [],
    ['ACTIVITY_REPEATED title'],
    [],
    [],
    ['NOT_PERMITTED areaCode'],
    ['NOT_PERMITTED programCodes'],
    [],
    ['UNKNOWN_REFERENCE programCodes'],
    ['REQUIRED areaCode'],
    ['MEASURE_FOREIGN CHECKS'],
    ['DAY_IN_FUTURE from'],
    ['PERIOD_INVALID through'],
    ['NOT_PERMITTED responsibleUnitCode'],
    ['TEXT_LENGTH title'],
  ];
  const { tables } = await contentsOf(desk.database);
  for (const chunk of [1_000, 1])
    expect(await run('RECORD_ACTIVITY', recordActivityRows, rows, { as: rehearse, chunk })).toEqual(expected);
  expect((await contentsOf(desk.database)).tables).toEqual(tables);
  expect(await run('RECORD_ACTIVITY', recordActivityRows, rows)).toEqual(expected);
  // Sent once more: all that was written is there already.
  expect((await run('RECORD_ACTIVITY', recordActivityRows, rows)).slice(3, 7)).toEqual([
    ['ACTIVITY_REPEATED title'],
    ...expected.slice(4, 6),
    ['ACTIVITY_REPEATED title'],
  ]);
});

test('equipment: each by the rules of one', async () => {
  const one: EquipmentRow = {
    programId: here,
    kind: 'LADDER',
    quantity: 3,
    effectiveOn: '2026-10-05',
    document: '5/BB',
    confirmsRepetition: false,
  };
  const rows: EquipmentRow[] = [
    one,
    { ...one, working: 4 },
    { ...one, programId: there },
    { ...one, programId: 999_999 },
    { ...one, effectiveOn: '2027-01-01' },
    { ...one, lastCheckedOn: '2027-01-01' },
    { ...one, effectiveOn: '1999-01-01' },
    { ...one, document: 'x'.repeat(301) },
    { ...one, quantity: 0, working: 4 },
  ];
  const before = await desk.rows('select version from program where id = $1', [here]);
  expect(await run('KEEP_EQUIPMENT', recordEquipmentRows, rows)).toEqual([
    [],
    ['EQUIPMENT_COUNT working'],
    ['NOT_PERMITTED programCode'],
    ['UNKNOWN_REFERENCE programCode'],
    ['DAY_IN_FUTURE effectiveOn'],
    ['DAY_IN_FUTURE lastCheckedOn'],
    ['PROGRAM_NOT_YET effectiveOn'],
    ['TEXT_LENGTH document'],
    ['EQUIPMENT_COUNT quantity'],
  ]);
  expect(await desk.rows('select version from program where id = $1', [here])).not.toEqual(before);
  expect(
    await desk.rows(
      `select quantity, working from equipment_line where program_id = $1 and kind = 'LADDER' and recorded_at > now() - interval '1 hour' order by id desc limit 1`,
      [here],
    ),
  ).toEqual([{ quantity: 3, working: 3 }]);
});

test('equipment: a line that the program has already is to be confirmed, in one list or the next', async () => {
  const one: EquipmentRow = {
    ...{ programId: here, kind: 'BOLT_CUTTER', quantity: 7, expiresOn: '2030-01-01', lastCheckedOn: '2026-10-01' },
    ...{ effectiveOn: '2026-10-05', confirmsRepetition: false },
  };
  const rows: EquipmentRow[] = [
    one,
    one,
    { ...one, working: 6, lastCheckedOn: null, effectiveOn: '2026-10-04' },
    { ...one, confirmsRepetition: true },
    // What cannot be confirmed is said first.
    { ...one, working: 8 },
    { ...one, quantity: 8 },
    { ...one, expiresOn: null },
    { ...one, kind: 'CROWBAR' },
  ];
  const expected = [
    ...[[], ['EQUIPMENT_REPEATED equipmentKind'], ['EQUIPMENT_REPEATED equipmentKind'], []],
    ...[['EQUIPMENT_COUNT working'], [], [], []],
  ];
  for (const chunk of [1_000, 1])
    expect(await run('KEEP_EQUIPMENT', recordEquipmentRows, rows, { as: rehearse, chunk })).toEqual(expected);
  expect(await run('KEEP_EQUIPMENT', recordEquipmentRows, rows)).toEqual(expected);
  const cutters = () =>
    desk.rows(
      `select quantity, expires_on::text as "expiresOn", count(*)::integer as lines from equipment_line
       where program_id = $1 and kind = 'BOLT_CUTTER' and quantity in (7, 8) group by 1, 2 order by 1, 2`,
      [here],
    );
  const lines = await cutters();
  expect(lines).toEqual([
    { quantity: 7, expiresOn: '2030-01-01', lines: 2 },
    { quantity: 7, expiresOn: null, lines: 1 },
    { quantity: 8, expiresOn: '2030-01-01', lines: 1 },
  ]);

  // Sent once more: all that was written is there already, until it is removed.
  const again = rows.filter(({ confirmsRepetition }) => !confirmsRepetition);
  expect((await run('KEEP_EQUIPMENT', recordEquipmentRows, again)).flat()).toEqual(
    again.map(({ working }) => (working === 8 ? 'EQUIPMENT_COUNT working' : 'EQUIPMENT_REPEATED equipmentKind')),
  );
  expect(await cutters()).toEqual(lines);
  await desk.rows(
    `update equipment_line set removed_on = '2026-10-06' where program_id = $1 and kind = 'BOLT_CUTTER' returning id`,
    [here],
  );
  expect(await run('KEEP_EQUIPMENT', recordEquipmentRows, [one])).toEqual([[]]);
});

test('contacts: each by the rules of one, rows before count; nothing told is about a person', async () => {
  const one: ContactRow = {
    ...{ programId: here, role: 'LEADER', name: 'Nguyễn Văn Ví Dụ', phone: '0912345678', from: '2026-11-01' },
    ...{ purpose: 'EMERGENCY_CALL', legalBasis: 'CONSENT', replaces: true },
  };
  const rows: ContactRow[] = [
    one,
    { ...one, name: 'Trần Thị Thử', from: '2026-11-05', replaces: false },
    { ...one, name: 'Trần Thị Thử', from: '2026-11-05' },
    { ...one, programId: there },
    { ...one, role: 'DEPUTY', name: '001085012345' },
    { ...one, role: 'DEPUTY', phone: '12' },
    { ...one, role: 'DEPUTY', from: '2027-06-01' },
  ];
  expect(await run('KEEP_CONTACT', assignContactRows, rows)).toEqual([
    [],
    ['CONTACT_IN_OFFICE role'],
    [],
    ['NOT_PERMITTED programCode'],
    ['NAME_HOLDS_NUMBER name'],
    ['PHONE_INVALID phone'],
    ['CONTACT_TOO_FAR_AHEAD from'],
  ]);
  expect(
    await desk.rows(
      `select name, valid_from::text as from, valid_to::text as to from contact
       where program_id = $1 and role = 'LEADER' and valid_from >= '2026-11-01' order by valid_from`,
      [here],
    ),
  ).toEqual([
    { name: 'Nguyễn Văn Ví Dụ', from: '2026-11-01', to: '2026-11-05' },
    { name: 'Trần Thị Thử', from: '2026-11-05', to: null },
  ]);
  const [trail] = await desk.rows(`select changes from audit_row order by recorded_at desc limit 1`);
  expect(trail).toEqual({ changes: [] });
});

test('the application may have statistics gathered, and only that', async () => {
  await rowsOf(desk.database.url, 'select gather_statistics()');
  const rights = await desk.rows(
    `select p.prosecdef as definer, array_to_string(p.proconfig, ' ') as config, has_function_privilege('public', p.oid, 'execute') as everyone
     from pg_proc p where p.proname = 'gather_statistics'`,
  );
  expect(rights).toEqual([{ definer: true, config: 'search_path=pg_catalog, pg_temp', everyone: false }]);
});
