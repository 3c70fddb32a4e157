import { Activity } from '../../src/modules/activity/activity.entity.js';
import { ResponsibleUnit } from '../../src/modules/responsible-unit/responsible-unit.entity.js';
import { commune, count, DAY, EAST, makeWorld, MERGER, WEST } from './world.js';
import type { World } from './world.js';

let world: World;

beforeEach(async () => {
  world = await makeWorld();
});

afterEach(() => world.close());

describe('the map', () => {
  test('ends with the day before, and the new one begins', async () => {
    const report = await world.reform();
    expect(report).toMatchObject({
      opened: ['37', '14001', '14003'],
      closed: ['37', '370', '14001', '14002', '14003', '14004'],
      jurisdictionsEnded: 1,
    });
    const standing = await world.rows<{ code: string }>(
      `select code from admin_unit where daterange(valid_from, valid_to) @> $1::date and level <= 3 order by level, code`,
      [DAY],
    );
    expect(standing.map(({ code }) => code)).toEqual(['37', '14001', '14003']);
    const [ended] = await world.rows<{ open: number }>(
      'select count(*)::int as open from jurisdiction where valid_to is null',
    );
    expect(ended).toEqual({ open: 0 });
  });

  test('is derived anew: what lies within what', async () => {
    await world.reform();
    const within = await world.rows<{ pair: string }>(
      `select i.code || '@' || coalesce(i.valid_from::text, 'old') || ' in ' || o.code as pair
       from admin_unit_overlap v join admin_unit i on i.id = v.inner_id join admin_unit o on o.id = v.outer_id
       where v.is_within and o.valid_from = $1 and o.level = 3 and i.valid_to = $1 order by 1`,
      [DAY],
    );
    expect(within.map(({ pair }) => pair)).toEqual(['14001@old in 14001', '14002@old in 14001', '14003@old in 14003']);
  });

  test('keeps the neighborhoods of whole communes, with codes of their new one', async () => {
    const { neighborhoods } = await world.reform();
    expect(neighborhoods).toEqual({ carried: 6, ended: ['14004-01', '14004-02'] });
    const lines = await world.rows<{ line: string }>(
      `select old.code || ' → ' || u.code || ' ' || u.name || ' ' || l.part as line from admin_unit_lineage l
       join admin_unit old on old.id = l.predecessor_id join admin_unit u on u.id = l.successor_id where u.level = 4 order by 1`,
    );
    expect(lines.map(({ line }) => line)).toEqual([
      '14001-01 → 14001-01 Đơn vị 14001-01 WHOLE',
      '14001-02 → 14001-02 Đơn vị 14001-02 WHOLE',
      '14002-01 → 14001-03 Đơn vị 14002-01 WHOLE',
      '14002-02 → 14001-04 Đơn vị 14002-02 WHOLE',
      '14003-01 → 14003-01 Đơn vị 14003-01 WHOLE',
      '14003-02 → 14003-02 Đơn vị 14003-02 WHOLE',
    ]);
  });

  test('adds up denominators where all parts are known, and says of what', async () => {
    await count(world, '14001', 100, { countedOn: '2024-01-01' });
    await count(world, '14001', 120);
    await count(world, '14002', 80, { provenance: 'DEMO' });
    await count(world, '14003', 50);
    await count(world, '14004', 30);
    await count(world, '37', 350);
    await world.reform();
    const figures = await world.rows<object>(
      `select u.code, d.value::int, d.counted_on::text as on, d.source, d.provenance
       from denominator d join admin_unit u on u.id = d.admin_unit_id where u.valid_from = $1 order by u.code`,
      [DAY],
    );
    // 14001 and 14003 also got a part of 14004, so nobody knows their households though each part's are known.
    expect(figures).toEqual([
      { code: '37', value: 350, on: DAY, source: 'Tổng của Đơn vị 37 (37): 350, Báo cáo', provenance: 'REPORT' },
    ]);
  });

  test('adds up the figures in force of two whole communes', async () => {
    await count(world, '14001', 100, { countedOn: '2024-01-01' });
    await count(world, '14001', 120);
    await count(world, '14002', 80, { provenance: 'DEMO' });
    await world.reform(withoutSplit);
    const [figure] = await world.rows<object>(
      `select d.value::int, d.source, d.provenance from denominator d join admin_unit u on u.id = d.admin_unit_id
       where u.valid_from = $1 and u.code = '14001'`,
      [DAY],
    );
    expect(figure).toEqual({
      value: 200,
      source: 'Tổng của Đơn vị 14001 (14001): 120, Báo cáo; Đơn vị 14002 (14002): 80, Báo cáo',
      provenance: 'DEMO',
    });
  });

  test('is recorded from the day on which the last part was', async () => {
    const begins = { '14001': '2021-01-01', '14002': '2022-01-01', '14004': '2023-01-01' };
    for (const [code, day] of Object.entries(begins)) {
      await world.rows('update admin_unit set recorded_from = $2 where code = $1', [code, day]);
    }
    await world.reform();
    const recorded = await world.rows<object>(
      `select code, recorded_from::text as from from admin_unit where valid_from = $1 and level = 3 order by code`,
      [DAY],
    );
    expect(recorded).toEqual([
      { code: '14001', from: '2023-01-01' },
      { code: '14003', from: null },
    ]);
  });
});

/** 14004 goes whole to 14003. */
const withoutSplit = {
  lineage: [
    ...MERGER.lineage.slice(0, 4),
    { level: 'COMMUNE', predecessorCode: '14004', successorCode: '14003', part: 'WHOLE' } as const,
  ],
};

describe('programs', () => {
  const MEASURED_EAST = { position: { latitude: 20.05, longitude: 105.15, precision: 'MEASURED' } } as const;
  const bounded = { units: [MERGER.units[0]!, commune('14001', WEST), commune('14003', EAST)] };

  test('go with their neighborhood, or with a commune that went whole', async () => {
    await world.team('TLG-37-0001', '14002-01');
    await world.team('TLG-37-0002', '14003');
    const { placed, unplaced } = await world.reform();
    expect({ placed, unplaced }).toEqual({ placed: 2, unplaced: [] });
    expect(await world.places('2025-06-30')).toEqual(['TLG-37-0001 14002-01', 'TLG-37-0002 14003']);
    expect(await world.places(DAY)).toEqual(['TLG-37-0001 14001-03', 'TLG-37-0002 14003']);
  });

  test('go along though they have ended, for every map tells what was', async () => {
    await world.team('TLG-37-0001', '14002-01');
    await world.rows(`update program_status set valid_to = '2023-01-01'`);
    await world.rows(
      `insert into program_status (program_id, status, valid_from) select id, 'DISSOLVED', '2023-01-01' from program`,
    );
    await world.reform();
    expect(await world.places(DAY)).toEqual(['TLG-37-0001 14001-03']);
  });

  test('of a split commune count at the province until somebody decides', async () => {
    await world.team('TLG-37-0001', '14004-01', MEASURED_EAST);
    await world.team('TLG-37-0002', '14004');
    const { placed, unplaced } = await world.reform();
    const candidates = ['14001', '14003'];
    expect({ placed, unplaced }).toEqual({
      placed: 0,
      unplaced: [
        { program: 'TLG-37-0001', at: '37', candidates },
        { program: 'TLG-37-0002', at: '37', candidates },
      ],
    });
    expect(await world.places(DAY)).toEqual(['TLG-37-0001 37?', 'TLG-37-0002 37?']);
  });

  test('of a split commune go where they were measured, once all boundaries are known', async () => {
    await world.team('TLG-37-0001', '14004-01', MEASURED_EAST);
    await world.team('TLG-37-0002', '14004', { position: { ...MEASURED_EAST.position, longitude: 105.05 } });
    await world.team('TLG-37-0003', '14004', { position: { ...MEASURED_EAST.position, precision: 'APPROXIMATE' } });
    await world.team('TLG-37-0004', '14004', { position: { ...MEASURED_EAST.position, latitude: 21 } });
    await world.reform(bounded);
    expect(await world.places(DAY)).toEqual([
      'TLG-37-0001 14003',
      'TLG-37-0002 14001',
      'TLG-37-0003 37?',
      'TLG-37-0004 37?',
    ]);
  });

  test('are not placed by half of the boundaries', async () => {
    await world.team('TLG-37-0001', '14004-01', MEASURED_EAST);
    await world.reform({ units: [MERGER.units[0]!, commune('14001'), commune('14003', EAST)] });
    expect(await world.places(DAY)).toEqual(['TLG-37-0001 37?']);
  });

  test('go where a decision says: theirs over their neighborhood’s, and both over their position', async () => {
    await world.team('TLG-37-0001', '14004-01', MEASURED_EAST);
    await world.team('TLG-37-0002', '14004-01', MEASURED_EAST);
    await world.team('TLG-37-0003', '14004-02', MEASURED_EAST);
    const { neighborhoods } = await world.reform({
      ...bounded,
      decisions: [
        { level: 'NEIGHBORHOOD', predecessorCode: '14004-01', successorCode: '14001', document: 'QĐ 1' },
        { level: 'PROGRAM', predecessorCode: 'TLG-37-0002', successorCode: '14003', document: 'QĐ 2' },
        { level: 'PROGRAM', predecessorCode: 'TLG-37-0003', successorCode: '14001', document: 'QĐ 3' },
      ],
    });
    expect(neighborhoods).toEqual({ carried: 7, ended: ['14004-02'] });
    expect(await world.places(DAY)).toEqual(['TLG-37-0001 14001-05', 'TLG-37-0002 14003', 'TLG-37-0003 14001']);
    const documents = await world.rows<{ document: string }>(
      `select document from program_placement where valid_from = $1 order by program_id`,
      [DAY],
    );
    expect(documents.map(({ document }) => document)).toEqual(['Nghị quyết sắp xếp', 'QĐ 2', 'QĐ 3']);
  });

  test('founded before a reform that comes late are carried from their founding', async () => {
    await world.team('TLG-37-0001', '14002-01', { foundedOn: '2025-08-01' });
    await world.reform();
    expect(await world.places('2025-08-01')).toEqual(['TLG-37-0001 14001-03']);
    expect(await world.places('2025-07-31')).toEqual([]);
    const [annulled] = await world.rows<object>(
      'select count(*)::int as rows from program_placement where annulled_at is not null',
    );
    expect(annulled).toEqual({ rows: 1 });
  });
});

test('registrations under way go on where their area went whole, and wait at the province where it was split', async () => {
  await world.rows(
    `insert into registration (kind, status, admin_unit_id, filed_by, filing_unit_id, provenance, submitted_by, submitted_at, decided_by, decided_at)
     select 'NEIGHBOR_GROUP_TEAM', s.status, u.id, 'x', r.id, 'DEMO', 'x', now(), s.decided_by, case when s.decided_by is not null then now() end
     from admin_unit u, responsible_unit r, (values ('SUBMITTED', null), ('REJECTED', 'y')) as s (status, decided_by)
     where u.code in ('14002', '14002-01', '14004', '14004-01') and r.code = 'CA'`,
  );
  await world.reform();
  const rows = await world.rows<{ line: string }>(
    `select r.status || ' ' || u.code || case when u.valid_to is null then '' else ' old' end || ' v' || r.version as line
     from registration r join admin_unit u on u.id = r.admin_unit_id order by r.status desc, u.code`,
  );
  expect(rows.map(({ line }) => line)).toEqual([
    'SUBMITTED 14001 v2',
    'SUBMITTED 14001-03 v2',
    'SUBMITTED 37 v2',
    'SUBMITTED 37 v2',
    'REJECTED 14002 old v1',
    'REJECTED 14002-01 old v1',
    'REJECTED 14004 old v1',
    'REJECTED 14004-01 old v1',
  ]);
});

describe('a second reform', () => {
  /** On 30 April 2026 the commune 14003 becomes a ward under the province, which goes on. */
  const SECOND = {
    effectiveOn: '2026-04-30',
    document: 'Nghị quyết thành lập phường',
    units: [{ ...commune('14003'), kind: 'WARD', name: 'Phường mới' } as const],
    lineage: [{ level: 'COMMUNE', predecessorCode: '14003', successorCode: '14003', part: 'WHOLE' } as const],
  };

  test('carries on what the first has left', async () => {
    await world.team('TLG-37-0001', '14003-02');
    await world.team('TLG-37-0002', '14004');
    await world.team('TLG-37-0003', '14001');
    await count(world, '14003', 50);
    await world.reform(withoutSplit);
    const report = await world.reform(SECOND);
    expect(report).toMatchObject({ opened: ['14003'], closed: ['14003'], neighborhoods: { carried: 4 }, placed: 2 });
    expect(await world.places('2025-06-30')).toEqual([
      'TLG-37-0001 14003-02',
      'TLG-37-0002 14004',
      'TLG-37-0003 14001',
    ]);
    expect(await world.places('2026-04-29')).toEqual([
      'TLG-37-0001 14003-02',
      'TLG-37-0002 14003',
      'TLG-37-0003 14001',
    ]);
    expect(await world.places('2026-04-30')).toEqual([
      'TLG-37-0001 14003-02',
      'TLG-37-0002 14003',
      'TLG-37-0003 14001',
    ]);
    const [ward] = await world.rows<object>(
      `select u.kind, parent.code as parent from program_placement p join admin_unit n on n.id = p.admin_unit_id
       join admin_unit u on u.id = n.parent_id join admin_unit parent on parent.id = u.parent_id
       where p.valid_from = '2026-04-30' and n.level = 4`,
    );
    expect(ward).toEqual({ kind: 'WARD', parent: '37' });
  });

  test('leaves what waits at the province where it is, and a reform of the province takes it along', async () => {
    await world.team('TLG-37-0001', '14004');
    await world.reform();
    await world.reform(SECOND);
    expect(await world.places('2026-04-30')).toEqual(['TLG-37-0001 37?']);
    await world.reform({
      effectiveOn: '2027-01-01',
      units: [
        { code: '38', name: 'Tỉnh khác', kind: 'PROVINCE', parentCode: null },
        ...['14001', '14003'].map((code) => ({ ...commune(code), parentCode: '38' })),
      ],
      lineage: [
        { level: 'PROVINCE', predecessorCode: '37', successorCode: '38', part: 'WHOLE' },
        { level: 'COMMUNE', predecessorCode: '14001', successorCode: '14001', part: 'WHOLE' },
        { level: 'COMMUNE', predecessorCode: '14003', successorCode: '14003', part: 'WHOLE' },
      ],
    });
    expect(await world.places('2027-01-01')).toEqual(['TLG-37-0001 38?']);
  });

  test('does not come before the first', async () => {
    await world.reform();
    expect(await world.refusal({ ...SECOND, effectiveOn: '2025-01-01' })).toEqual([
      { fault: 'CODE_TAKEN', codes: ['14003'] },
      { fault: 'CHANGES_LATER', codes: ['14003', '14003-01', '14003-02'] },
    ]);
  });
});

describe('is refused, with nothing half done,', () => {
  const edge = (predecessorCode: string, successorCode: string, part: 'WHOLE' | 'PART') =>
    ({ level: 'COMMUNE', predecessorCode, successorCode, part }) as const;

  test.each([
    ['a day that is none', { effectiveOn: '2025-02-30' }, [{ fault: 'DAY_INVALID', codes: ['2025-02-30'] }]],
    ['a unit named twice', { units: [...MERGER.units, commune('14003')] }, [{ fault: 'CODE_TWICE', codes: ['14003'] }]],
    [
      'an unknown parent',
      { units: [...MERGER.units.slice(0, 2), { ...commune('14003'), parentCode: '370' }] },
      [{ fault: 'PARENT_UNKNOWN', codes: ['14003 below 370'] }],
    ],
    [
      'an unknown predecessor',
      { lineage: [...MERGER.lineage, edge('14009', '14003', 'WHOLE')] },
      [{ fault: 'PREDECESSOR_UNKNOWN', codes: ['COMMUNE 14009'] }],
    ],
    [
      'an unknown successor',
      { lineage: [...MERGER.lineage.slice(0, 5), edge('14004', '14009', 'PART')] },
      [
        { fault: 'SUCCESSOR_UNKNOWN', codes: ['COMMUNE 14009'] },
        { fault: 'PART_ALONE', codes: ['14004'] },
      ],
    ],
    [
      'an edge named twice',
      { lineage: [...MERGER.lineage, edge('14004', '14003', 'PART')] },
      [{ fault: 'EDGE_TWICE', codes: ['14004 → 14003'] }],
    ],
    [
      'whole and more',
      { lineage: [...MERGER.lineage, edge('14003', '14001', 'PART')] },
      [{ fault: 'WHOLE_AND_MORE', codes: ['14003'] }],
    ],
    ['a part alone', { lineage: MERGER.lineage.slice(0, 5) }, [{ fault: 'PART_ALONE', codes: ['14004'] }]],
    [
      'communes without a successor',
      { lineage: MERGER.lineage.slice(0, 3) },
      [{ fault: 'NO_SUCCESSOR', codes: ['14003', '14004'] }],
    ],
    [
      'a code that another unit keeps',
      {
        units: [commune('14001')].map((unit) => ({ ...unit, parentCode: '370' })),
        lineage: [edge('14002', '14001', 'WHOLE')],
      },
      [{ fault: 'CODE_TAKEN', codes: ['14001'] }],
    ],
  ] as const)('%s', async (_, change, faults) => {
    expect(await world.refusal(change)).toEqual(faults);
  });

  test('decisions on what does not need them, twice, or against the resolution', async () => {
    await world.team('TLG-37-0001', '14004');
    const decision = (level: 'NEIGHBORHOOD' | 'PROGRAM', predecessorCode: string, successorCode: string) => ({
      level,
      predecessorCode,
      successorCode,
      document: 'QĐ',
    });
    const unknown = (codes: string[]) => [{ fault: 'DECISION_UNKNOWN', codes }];
    expect(await world.refusal({ decisions: [decision('NEIGHBORHOOD', '14009-01', '14001')] })).toEqual(
      unknown(['14009-01 → 14001']),
    );
    expect(await world.refusal({ decisions: [decision('NEIGHBORHOOD', '14001-01', '14003')] })).toEqual(
      unknown(['14001-01 → 14003']),
    );
    expect(await world.refusal({ decisions: [decision('PROGRAM', 'TLG-37-0009', '14001')] })).toEqual(
      unknown(['TLG-37-0009 → 14001']),
    );
    expect(await world.refusal({ decisions: [decision('PROGRAM', 'TLG-37-0001', '14009')] })).toEqual(
      unknown(['TLG-37-0001 → 14009']),
    );
    expect(
      await world.refusal({
        decisions: [decision('PROGRAM', 'TLG-37-0001', '14001'), decision('PROGRAM', 'TLG-37-0001', '14003')],
      }),
    ).toEqual([{ fault: 'DECISION_TWICE', codes: ['TLG-37-0001'] }]);
  });

  test('a reform that comes after what it would have to move', async () => {
    const { em } = world;
    await em
      .persist(
        Activity.of({
          kind: 'PLAN',
          periodFrom: '2025-07-05',
          isPeriodTotal: false,
          adminUnit: await world.unit('14001'),
          responsibleUnit: await em.findOneOrFail(ResponsibleUnit, { code: 'CA' }),
          title: 'Phương án',
          provenance: 'DEMO',
          programs: [],
          measures: { PLANS: 1 },
        }),
      )
      .flush();
    expect(await world.refusal({})).toEqual([{ fault: 'ROWS_LATER', codes: ['14001 (activity)'] }]);
  });

  test('a program that no unit of the new map contains', async () => {
    await world.team('TLG-37-0001', '14004');
    const provinces = ['37', '38'].map(
      (code) => ({ code, name: `Tỉnh ${code}`, kind: 'PROVINCE', parentCode: null }) as const,
    );
    const torn = {
      units: [...provinces, commune('14001'), { ...commune('14003'), parentCode: '38' }],
      lineage: [
        { level: 'PROVINCE', predecessorCode: '37', successorCode: '37', part: 'PART' } as const,
        { level: 'PROVINCE', predecessorCode: '37', successorCode: '38', part: 'PART' } as const,
        ...MERGER.lineage.slice(1),
      ],
    };
    expect(await world.refusal(torn)).toEqual([{ fault: 'NO_COMMON_AREA', codes: ['TLG-37-0001'] }]);
    await world.reform({
      ...torn,
      decisions: [{ level: 'PROGRAM', predecessorCode: 'TLG-37-0001', successorCode: '14003', document: 'QĐ' }],
    });
    expect(await world.places(DAY)).toEqual(['TLG-37-0001 14003']);
  });
});

test('nobody founds a program on a map that is being replaced', async () => {
  const order: string[] = [];
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  let founded = () => {};
  const isFounded = new Promise<void>((resolve) => (founded = resolve));
  const founding = world.em.transactional(async (em) => {
    await world.team('TLG-37-0001', '14002-01', {}, em);
    founded();
    await mayCommit;
    order.push('founding');
  });
  await isFounded;
  const reform = world.reform().then(() => order.push('reform'));
  setTimeout(commit, 500);
  await Promise.all([founding, reform]);
  expect(order).toEqual(['founding', 'reform']);
  expect(await world.places(DAY)).toEqual(['TLG-37-0001 14001-03']);
});
