import { type ReadPool, openReadPool } from '../../src/database/read.js';
import { type ToldPlace, findPlaces } from '../../src/modules/admin-unit/index.js';
import { placeNameOf, unitCodesOf } from '../../src/modules/admin-unit/place-name.js';
import { type TestDatabase, cloneDatabase, rowsOf } from '../support/database.js';

let database: TestDatabase;
let pool: ReadPool;
let statements: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase({ seeded: true });
  pool = openReadPool(database.url, () => {});
});
afterAll(async () => {
  await pool.close();
  await database.drop();
});

const place = (told: Partial<ToldPlace>): ToldPlace => ({
  code: null,
  area: null,
  neighborhood: null,
  position: null,
  on: null,
  ...told,
});

const ASKING = { viewer: null, action: 'SUBMIT_REGISTRATION' as const, today: '2026-03-10', takesProvinces: false };
const find = (places: readonly Partial<ToldPlace>[], asking: Partial<Parameters<typeof findPlaces>[2]> = {}) => {
  statements = [];
  const read = pool.reader({ onStatement: ({ name }) => void statements.push(name) });
  return findPlaces(read, places.map(place), { ...ASKING, ...asking });
};

/** What was found, by code and name; or the code of the problem with its candidates. */
async function told(places: readonly Partial<ToldPlace>[], asking: Parameters<typeof find>[1] = {}) {
  const found = await find(places, asking);
  const units = await rowsOf<{ id: number; label: string }>(
    database.ownerUrl,
    `select id, code || ' ' || name as label from admin_unit where id = any($1)`,
    [found.flatMap((one) => ('areaId' in one ? one.areaId : []))],
  );
  return found.map((one) =>
    'areaId' in one ? units.find(({ id }) => id === one.areaId)!.label : [one.code, one.from, one.facts],
  );
}

const HOA_LU = '14329 Phường Hoa Lư';

test('a code is a commune’s or a neighborhood’s, with the zeros that a spreadsheet took', async () => {
  expect(unitCodesOf('4329')).toEqual(['04329']);
  expect(unitCodesOf(' 14329 - 1')).toEqual(['14329-01']);
  expect(unitCodesOf('373')).toEqual(['373', '00373']);
  expect(unitCodesOf('1')).toEqual(['01', '001']);
  const [below] = await rowsOf<{ label: string }>(
    database.ownerUrl,
    `select code || ' ' || name as label from admin_unit where code = '14329-01'`,
  );
  expect(await told([{ code: '14329' }, { code: '14329-01' }, { code: '99999' }])).toEqual([
    HOA_LU,
    below!.label,
    ['PLACE_UNKNOWN', 'code', { name: '99999' }],
  ]);
});

test.each([
  'Phường Hoa Lư',
  'phường Hoa Lư',
  'P. Hoa Lư',
  'P.Hoa Lư',
  'PHƯỜNG HOA LƯ, TỈNH NINH BÌNH',
  'phuong hoa lu, tinh ninh binh',
  'Hoa Lư (Ninh Bình)',
  'Phường Hoa Lư tỉnh Ninh Bình',
  '  Phường  Hoa Lư ; Ninh Bình ',
])('%s is one ward', async (area) => {
  expect(await told([{ area }])).toEqual([HOA_LU]);
});

test('a former name leads through lineage to the unit of today', async () => {
  const [vanGiang] = await told([{ area: 'phường Vân Giang, thành phố Ninh Bình' }]);
  expect(vanGiang).toBe(HOA_LU);
  const [dongPhong] = await told([{ area: 'xã Đồng Phong, huyện Nho Quan' }]);
  const [heir] = await rowsOf<{ label: string }>(
    database.ownerUrl,
    `select u.code || ' ' || u.name as label from admin_unit_lineage l join admin_unit u on u.id = l.successor_id
     join admin_unit o on o.id = l.predecessor_id where o.code = '14416' and o.level = 3 and u.valid_to is null`,
  );
  expect(dongPhong).toBe(heir!.label);
});

test('a name that nobody bears, or not there, is unknown', async () => {
  expect(await told([{ area: 'xã Không Có' }, { area: 'Phường Hoa Lư, tỉnh Cà Mau' }])).toEqual([
    ['PLACE_UNKNOWN', 'area', { name: 'xã Không Có' }],
    ['PLACE_UNKNOWN', 'area', { name: 'Phường Hoa Lư, tỉnh Cà Mau' }],
  ]);
});

/** A commune beside Hoa Lư of the same name. */
const namesake = (database: TestDatabase) =>
  rowsOf<{ id: number }>(
    database.ownerUrl,
    `insert into admin_unit (code, code_system, name, kind, level, parent_id, parent_level, valid_from, provenance)
     select '99001', 'OFFICIAL', 'Phường Hoa Lư', 'WARD', 3, id, 1, '2025-07-01', 'IMPORT' from admin_unit
     where code = '37' and valid_to is null returning id`,
  );

test('namesakes are told with their parents and codes, unless only one is whoever’s asks', async () => {
  const own = await cloneDatabase({ seeded: true });
  const ownPool = openReadPool(own.url, () => {});
  try {
    const [other] = await namesake(own);
    const [unit] = await rowsOf<{ id: number; area: number }>(
      own.ownerUrl,
      `select r.id, u.id as area from responsible_unit r, admin_unit u
       where r.code = 'UBND-14329-2025' and u.code = '14329' and u.valid_to is null`,
    );
    const asked = [place({ area: 'phường Hoa Lư' })];
    expect(await findPlaces(ownPool.reader(), asked, ASKING)).toEqual([
      {
        code: 'PLACE_AMBIGUOUS',
        from: 'area',
        facts: {
          name: 'phường Hoa Lư',
          candidates: ['Phường Hoa Lư, Tỉnh Ninh Bình (14329)', 'Phường Hoa Lư, Tỉnh Ninh Bình (99001)'],
          placeIds: [unit!.area, other!.id],
          count: 2,
        },
      },
    ]);
    const grants = [{ officerId: 1, role: 'LOCAL_OFFICER' as const, unitId: unit!.id }];
    const viewer = { subject: 'someone', name: null, grants };
    expect(await findPlaces(ownPool.reader(), asked, { ...ASKING, viewer })).toEqual([{ areaId: unit!.area }]);
  } finally {
    await ownPool.close();
    await own.drop();
  }
});

test('a former unit that was divided is decided by a position alone', async () => {
  const own = await cloneDatabase({ seeded: true });
  const ownPool = openReadPool(own.url, () => {});
  try {
    const square = (west: number) =>
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [west, 20],
            [west + 1, 20],
            [west + 1, 21],
            [west, 21],
            [west, 20],
          ],
        ],
      });
    const [units] = await rowsOf<{ east: number; west: number }>(
      own.ownerUrl,
      `with old as (
         insert into admin_unit (code, code_system, name, kind, level, parent_id, parent_level, valid_to, provenance)
         select '99100', 'OFFICIAL', 'Xã Chia Đôi', 'COMMUNE', 3, id, 1, '2025-07-01', 'IMPORT' from admin_unit
         where code = '37' and valid_to = '2025-07-01' returning id
       ), west as (
         insert into admin_unit (code, code_system, name, kind, level, parent_id, parent_level, valid_from, boundary, provenance)
         select '99101', 'OFFICIAL', 'Xã Tây', 'COMMUNE', 3, id, 1, '2025-07-01', $1::jsonb, 'IMPORT' from admin_unit
         where code = '37' and valid_to is null returning id
       ), east as (
         insert into admin_unit (code, code_system, name, kind, level, parent_id, parent_level, valid_from, boundary, provenance)
         select '99102', 'OFFICIAL', 'Xã Đông', 'COMMUNE', 3, id, 1, '2025-07-01', $2::jsonb, 'IMPORT' from admin_unit
         where code = '37' and valid_to is null returning id
       ), lineage as (
         insert into admin_unit_lineage (predecessor_id, successor_id, part, effective_on)
         select old.id, heir.id, 'PART', '2025-07-01' from old, (select id from west union all select id from east) heir
       ) select west.id as west, east.id as east from west, east`,
      [square(105), square(106)],
    );
    const area = 'xã Chia Đôi';
    const at = (longitude: number) => place({ area, position: { latitude: 20.5, longitude } });
    const found = await findPlaces(ownPool.reader(), [place({ area }), at(105.5), at(106.5), at(109)], ASKING);
    const candidates = ['Xã Tây, Tỉnh Ninh Bình (99101)', 'Xã Đông, Tỉnh Ninh Bình (99102)'];
    const placeIds = [units!.west, units!.east];
    const split = { code: 'PLACE_SPLIT', from: 'area', facts: { name: area, candidates, placeIds, count: 2 } };
    expect(found).toEqual([split, { areaId: units!.west }, { areaId: units!.east }, split]);
    // While it stood, it is itself that is meant; a code of one of its heirs agrees with its name.
    const [old] = await rowsOf<{ id: number }>(own.ownerUrl, `select id from admin_unit where code = '99100'`);
    const then = [place({ area, on: '2024-05-01' }), place({ code: '99100', on: '2024-05-01' })];
    expect(await findPlaces(ownPool.reader(), [...then, place({ code: '99102', area })], ASKING)).toEqual([
      { areaId: old!.id },
      { areaId: old!.id },
      { areaId: units!.east },
    ]);
  } finally {
    await ownPool.close();
    await own.drop();
  }
});

test('a place is told by the map of the day that is asked about', async () => {
  const vanGiang = 'phường Vân Giang, thành phố Ninh Bình';
  const [then, byName, now] = await told([
    { code: '14329', on: '2024-05-01' },
    { area: vanGiang, on: '2024-05-01' },
    { area: vanGiang, on: '2026-03-01' },
  ]);
  expect([then, byName, now]).toEqual(['14329 Phường Vân Giang', then, HOA_LU]);
  // What did not stand then is told by the unit of today, for the rules to refuse.
  expect(await told([{ code: '14371', on: '2024-05-01' }])).toEqual([expect.stringMatching(/^14371 /)]);
});

describe('what is done in a whole province or was done in a district of its time', () => {
  const NOW = '37 Tỉnh Ninh Bình';
  const whole = (places: readonly Partial<ToldPlace>[]) => told(places, { takesProvinces: true });

  test('is told by code or by name', async () => {
    const then = '2024-05-01';
    expect(
      await whole([
        ...[{ code: '37' }, { area: 'tỉnh Ninh Bình' }, { area: 'Ninh Bình' }, { code: '37', area: 'TINH NINH BINH' }],
        ...[
          { code: '374', on: then },
          { area: 'TP Hoa Lư', on: then },
          { area: 'Huyện Nho Quan', on: then },
        ],
        { area: 'huyện Nho Quan, tỉnh Ninh Bình', on: then },
      ]),
    ).toEqual([
      ...[NOW, NOW, NOW, NOW],
      ...['374 Thành phố Hoa Lư', '374 Thành phố Hoa Lư', '372 Huyện Nho Quan', '372 Huyện Nho Quan'],
    ]);
  });

  test('is on the map of its day; what was done in a former province is not of all of today’s', async () => {
    const [then] = (await find([{ area: 'tỉnh Ninh Bình', on: '2024-05-01' }], { takesProvinces: true })) as never[];
    const [now] = (await find([{ area: 'tỉnh Ninh Bình' }], { takesProvinces: true })) as never[];
    expect(then).not.toEqual(now);
    expect(
      await whole([
        ...[{ area: 'tỉnh Nam Định' }, { code: '36' }, { code: '36', on: '2024-05-01' }],
        // That day the ward of this name was not there yet.
        ...[{ area: 'Hà Nam', on: '2024-05-01' }],
      ]),
    ).toEqual([
      ['PLACE_UNKNOWN', 'area', { name: 'tỉnh Nam Định' }],
      ['PLACE_UNKNOWN', 'code', { name: '36' }],
      ...['36 Tỉnh Nam Định', '35 Tỉnh Hà Nam'],
    ]);
    // There is no district today.
    expect(await whole([{ area: 'huyện Nho Quan' }])).toEqual([['PLACE_UNKNOWN', 'area', { name: 'huyện Nho Quan' }]]);
  });

  test('is told from a commune of the same name, and has no neighborhood', async () => {
    expect(
      await whole([{ area: 'Hoa Lư' }, { code: '37', area: 'Phường Hoa Lư' }, { code: '37', neighborhood: 'Phố 1' }]),
    ).toEqual([
      HOA_LU,
      ['PLACE_CONTRADICTED', 'code', expect.objectContaining({ code: '37', name: 'Phường Hoa Lư' })],
      ['NEIGHBORHOOD_UNKNOWN', 'neighborhood', { name: 'Phố 1', commune: 'Tỉnh Ninh Bình (37)' }],
    ]);
  });

  test('is no place of a program', async () => {
    expect(await told([{ code: '37' }, { area: 'tỉnh Ninh Bình' }, { area: 'huyện Nho Quan' }])).toEqual([
      ['PLACE_UNKNOWN', 'code', { name: '37' }],
      ['PLACE_UNKNOWN', 'area', { name: 'tỉnh Ninh Bình' }],
      ['PLACE_UNKNOWN', 'area', { name: 'huyện Nho Quan' }],
    ]);
  });
});

describe('a name beside a code', () => {
  test.each([
    ['its own', { code: '14329', area: 'P. Hoa Lư, tỉnh Ninh Bình' }],
    ['a former one that leads there', { code: '14329', area: 'phường Vân Giang, thành phố Ninh Bình' }],
    ['none', { code: '14329', area: ' ' }],
  ])('agrees: %s', async (_, one) => {
    expect(await told([one])).toEqual([HOA_LU]);
  });

  test('agrees with a neighborhood’s code: the name of its commune, or its own', async () => {
    const [below] = await rowsOf<{ label: string; name: string }>(
      database.ownerUrl,
      `select code || ' ' || name as label, name from admin_unit where code = '14329-01'`,
    );
    const code = '14329-01';
    expect(
      await told([
        { code, area: 'Hoa Lư' },
        { code, area: 'Hoa Lư', neighborhood: below!.name.toUpperCase() },
        { code, area: below!.name },
        { code, neighborhood: 'Xóm Không Có' },
      ]),
    ).toEqual([
      below!.label,
      below!.label,
      below!.label,
      ['PLACE_CONTRADICTED', 'neighborhood', expect.objectContaining({ code, name: 'Xóm Không Có', count: 1 })],
    ]);
  });

  test('that leads elsewhere contradicts it, and both are told', async () => {
    const [here, there] = await rowsOf<{ id: number }>(
      database.ownerUrl,
      `select id from admin_unit where code in ('14329', '14371') and level = 3 and valid_to is null order by code`,
    );
    const [elsewhere] = (await told([{ code: '14371' }])) as string[];
    const name = elsewhere!.slice('14371 '.length);
    const unit = 'Phường Hoa Lư, Tỉnh Ninh Bình (14329)';
    expect(
      await told([
        { code: '14329', area: name },
        { code: '14329', area: 'xã Không Có' },
      ]),
    ).toEqual([
      [
        'PLACE_CONTRADICTED',
        'code',
        {
          ...{ code: '14329', name, unit, candidates: [`${name}, Tỉnh Ninh Bình (14371)`] },
          ...{ placeIds: [here!.id, there!.id], count: 2 },
        },
      ],
      ['PLACE_CONTRADICTED', 'code', { code: '14329', name: 'xã Không Có', unit, placeIds: [here!.id], count: 1 }],
    ]);
  });
});

test('a neighborhood is found by name inside its commune', async () => {
  // Of the names that only one of the ward's many blocks bears.
  const [below] = await rowsOf<{ name: string; label: string }>(
    database.ownerUrl,
    `select name, min(code) || ' ' || name as label from admin_unit
     where code like '14329-%' and valid_to is null group by name having count(*) = 1 order by name limit 1`,
  );
  expect(
    await told([
      { code: '14329', neighborhood: below!.name },
      { area: 'P. Hoa Lư', neighborhood: below!.name.toUpperCase() },
      { area: `${below!.name}, phường Hoa Lư` },
      { code: '14329', neighborhood: 'Xóm Không Có' },
    ]),
  ).toEqual([
    below!.label,
    below!.label,
    below!.label,
    [
      'NEIGHBORHOOD_UNKNOWN',
      'neighborhood',
      { name: 'Xóm Không Có', commune: 'Phường Hoa Lư, Tỉnh Ninh Bình (14329)' },
    ],
  ]);
});

test('five hundred places take as many statements as one', async () => {
  await find([{ area: 'P. Hoa Lư', neighborhood: 'Phố 1' }]);
  const one = statements;
  await find(
    Array.from({ length: 500 }, (_, at) => ({ area: `Phường ${at}`, neighborhood: `Phố ${at}` })).concat([
      { area: 'P. Hoa Lư', neighborhood: 'Phố 1' },
    ]),
  );
  expect(statements).toEqual(one);
  expect(one).toHaveLength(2);
});

test('the parts of a name are told apart by marks, or by type words', () => {
  const parts = (text: string) => {
    const { name, parents, neighborhood } = placeNameOf(text)!;
    return [neighborhood, name, ...parents];
  };
  expect(parts('xã Đồng Phong, huyện Nho Quan, tỉnh Ninh Bình')).toEqual([
    null,
    'xã Đồng Phong',
    'huyện Nho Quan',
    'tỉnh Ninh Bình',
  ]);
  expect(parts('xã Yên Sơn thị xã Tam Điệp')).toEqual([null, 'xã Yên Sơn', 'thị xã Tam Điệp']);
  expect(parts('Phan Rang-Tháp Chàm')).toEqual([null, 'Phan Rang-Tháp Chàm']);
  expect(parts('Thôn 3, xã Ninh Hòa')).toEqual(['Thôn 3', 'xã Ninh Hòa']);
  expect(placeNameOf('  ')).toBeNull();
});
