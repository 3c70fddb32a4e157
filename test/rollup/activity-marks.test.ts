import { foldAll, verifyRollup } from '../../src/database/rollup.js';
import { ACTIVITY_ROLLUP } from '../../src/modules/activity/index.js';
import { type World, makeWorld } from '../reform/world.js';

/** The oldest unit of a code, the newest, and a program, each as an expression. */
const old = (code: string) => `(select min(id) from admin_unit where code = '${code}')`;
const now = (code: string) => `(select max(id) from admin_unit where code = '${code}')`;
const program = (code: string) => `(select id from program where code = '${code}')`;

const activity = (id: number, code: string, kind = 'TRAINING') => `
  insert into activity (id, kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title, provenance)
  overriding system value
  values (${id}, '${kind}', '2024-01-10', '2024-01-11', false, ${old(code)}, (select min(id) from responsible_unit), 'Việc', 'DEMO')`;
const by = (id: number, code: string) =>
  `insert into activity_program (activity_id, ordinal, program_id, role) values (${id}, 1, ${program(code)}, 'USED')`;
const counts = (measure: string) =>
  `insert into activity_measure (activity_id, kind, measure, value) values (1, 'TRAINING', '${measure}', 5)`;
const placed = (code: string, area: string, from: string) =>
  `insert into program_placement (program_id, admin_unit_id, valid_from) values (${program(code)}, ${old(area)}, '${from}')`;
const placementOf = (code: string) => `program_placement where program_id = ${program(code)}`;
const edgeOf = (code: string) => `admin_unit_lineage where predecessor_id = ${old(code)}`;
const overlap = `admin_unit_overlap where inner_id = ${old('14001')} and outer_id = ${now('14001')}`;
const reform = (world: World) =>
  world.reform({
    decisions: [{ level: 'NEIGHBORHOOD', predecessorCode: '14004-01', successorCode: '14001', document: 'Biên bản' }],
  });

/** 1 is a commune's own; 2 is told in one commune, and counts by its program in another. */
const BEFORE = [activity(1, '14001'), counts('SESSIONS'), activity(2, '14001'), by(2, 'TLG-37-0002')];

/** Something that moves what counts where, and what there has to be before it. */
const CHANGES: [trigger: string, change: string, ...before: (string | ((world: World) => Promise<unknown>))[]][] = [
  ['activity_inserted', activity(3, '14003')],
  ['activity_updated', `update activity set ended_at = now(), ended_by = 'ANNULMENT' where id = 1`],
  ['activity_deleted', 'delete from activity where id = 3', activity(3, '14003')],
  ['activity_program_inserted', by(1, 'TLG-37-0002')],
  [
    'activity_program_updated',
    `update activity_program set program_id = ${program('TLG-37-0001')} where activity_id = 2`,
  ],
  ['activity_program_deleted', 'delete from activity_program where activity_id = 2'],
  ['activity_measure_inserted', counts('PEOPLE_TRAINED')],
  ['activity_measure_updated', 'update activity_measure set value = 6'],
  ['activity_measure_deleted', 'delete from activity_measure'],
  [
    'program_placement_inserted',
    placed('TLG-37-0002', '14002', '2023-01-01'),
    `update program_placement set valid_to = '2023-01-01' where program_id = ${program('TLG-37-0002')}`,
  ],
  [
    'program_placement_updated',
    `update program_placement set annulled_at = now() where program_id = ${program('TLG-37-0002')}`,
  ],
  ['program_placement_deleted', `delete from ${placementOf('TLG-37-0002')}`],
  [
    'admin_unit_updated',
    // Asked on the first day of its own, the commune no longer has the program.
    `update admin_unit set valid_from = '2024-06-01' where code like '14001%'`,
    `update program_placement set valid_to = '2024-03-01' where program_id = ${program('TLG-37-0001')}`,
    placed('TLG-37-0001', '14002', '2024-03-01'),
    activity(3, '14001'),
    by(3, 'TLG-37-0001'),
  ],
  [
    'admin_unit_lineage_inserted',
    'insert into admin_unit_lineage table edge',
    activity(3, '14004-01'),
    reform,
    `create table edge as select * from ${edgeOf('14004-01')}`,
    `delete from ${edgeOf('14004-01')}`,
  ],
  ['admin_unit_lineage_updated', `update admin_unit_lineage set part = 'PART' where predecessor_id = ${old('14004-01')}`, activity(3, '14004-01'), reform], // prettier-ignore
  ['admin_unit_lineage_deleted', `delete from ${edgeOf('14004-01')}`, activity(3, '14004-01'), reform],
  [
    'admin_unit_overlap_inserted',
    `insert into admin_unit_overlap values (${old('14001')}, ${now('14001')}, true)`,
    reform,
    `delete from ${overlap}`,
  ],
  ['admin_unit_overlap_updated', `update admin_unit_overlap set is_within = false where inner_id = ${old('14001')} and outer_id = ${now('14001')}`, reform], // prettier-ignore
  ['admin_unit_overlap_deleted', `delete from ${overlap}`, reform],
];

const differencesAfter = async ([trigger, change, ...before]: (typeof CHANGES)[number], isMarked: boolean) => {
  const world = await makeWorld();
  try {
    await world.team('TLG-37-0001', '14001-01');
    await world.team('TLG-37-0002', '14002');
    for (const step of [...BEFORE, ...before]) await (typeof step === 'string' ? world.rows(step) : step(world));
    await foldAll(world.orm, ACTIVITY_ROLLUP);
    const table = trigger.replace(/_(inserted|updated|deleted)$/, '');
    if (!isMarked) await world.rows(`alter table ${table} disable trigger ${trigger}_marks`);
    await world.rows(change);
    const found: string[] = [];
    await verifyRollup(world.orm, ACTIVITY_ROLLUP, { onDifference: (line) => found.push(line), onProgress: () => {} });
    return found;
  } finally {
    await world.close();
  }
};

test.each(CHANGES)('%s: what it changes is marked, and would be wrong without the mark', async (...change) => {
  expect(await differencesAfter(change, true)).toEqual([]);
  expect(await differencesAfter(change, false)).not.toEqual([]);
});

test('the overlap worked out anew marks nothing where nothing changed', async () => {
  const world = await makeWorld();
  try {
    await world.reform();
    await foldAll(world.orm, ACTIVITY_ROLLUP);
    await world.rows('select rebuild_admin_unit_overlap()');
    expect(await world.rows('select from activity_mark')).toEqual([]);
  } finally {
    await world.close();
  }
});
