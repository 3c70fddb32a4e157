import { addDays, dayOf } from '../../src/api/day.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { askerOf } from './world.js';

const TODAY = dayOf(new Date());

let server: TestServer;
let ask: ReturnType<typeof askerOf>;
let local: TestOfficer;

beforeAll(async () => {
  server = await startServer();
  ask = askerOf(server);
  local = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
});
afterAll(() => server.stop());

const FIELDS = `neighborhood { id code codeSystem name kind level parent { code } validFrom validTo provenance centroid { latitude longitude } }`;

const create = async (by: TestOfficer | null, given: object, commune = '14329') =>
  ask.mutate(by, 'createNeighborhood', FIELDS, {
    ...{ commune: await ask.area(commune), kind: 'RESIDENTIAL_BLOCK', name: `Tổ dân phố mới ${Math.random()}` },
    ...given,
  });

/** The running numbers of the commune's neighborhoods. */
const numbers = async (): Promise<number[]> =>
  (
    await ask.rows<{ code: string }>(
      `select n.code from admin_unit n join admin_unit c on c.id = n.parent_id
       where c.code = '14329' and c.level = 3 and c.valid_to is null order by n.id`,
    )
  ).map(({ code }) => Number(/^14329-(\d{2,3})$/.exec(code)![1]));

test('one is entered with the next code, shown at once, and can be registered in', async () => {
  const highest = Math.max(0, ...(await numbers()));
  const { problems, neighborhood } = await create(local, {
    name: 'Tổ dân phố Bạch Đằng mới',
    position: { latitude: 20.25, longitude: 105.97 },
  });
  expect(problems).toEqual([]);
  expect(neighborhood).toMatchObject({
    code: `14329-${String(highest + 1).padStart(2, '0')}`,
    ...{ codeSystem: 'REGISTRY', name: 'Tổ dân phố Bạch Đằng mới', kind: 'RESIDENTIAL_BLOCK', level: 'NEIGHBORHOOD' },
    ...{ parent: { code: '14329' }, validFrom: TODAY, validTo: null, provenance: 'OWN_ENTRY' },
    centroid: { latitude: 20.25, longitude: 105.97 },
  });
  expect(await ask.lastAct()).toMatchObject({ action: 'CREATE_NEIGHBORHOOD', chain: '37', target_type: 'AdminUnit' });
  const { data } = await server.query(`{ adminUnits(where: { text: "bach dang moi" }) { nodes { id } } }`);
  expect(data.adminUnits.nodes).toEqual([{ id: neighborhood.id }]);
  const registered = await ask.mutate(local, 'registerNeighborGroupTeam', 'registration { adminUnit { code } }', {
    adminUnit: neighborhood.id,
  });
  expect(registered.registration.adminUnit.code).toBe(neighborhood.code);
});

test('many at once get numbers without gaps or repeats, and none of a closed one', async () => {
  await ask.rows(
    `update admin_unit set valid_to = $1 where code = (select max(code) from admin_unit where code like '14329-%' and valid_to is null)
    and valid_to is null and valid_from < $1`,
    [TODAY],
  );
  const before = await numbers();
  const highest = Math.max(...before);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => create(local, { name: at === 3 ? ' ' : `Tổ dân phố đồng thời ${at}` })),
  );
  expect(answers.flatMap(({ codes }) => codes)).toEqual(['REQUIRED']);
  const given = (await numbers()).slice(before.length);
  expect(given).toEqual(Array.from({ length: 7 }, (_, at) => highest + 1 + at));
});

test.each<[string, object, string]>([
  ['of a name that is taken, case aside', { name: 'tổ dân phố BẠCH ĐẰNG mới' }, 'NAME_TAKEN'],
  ['without a name', { name: '  ' }, 'REQUIRED'],
  ['with a name too long', { name: 'x'.repeat(201) }, 'TEXT_LENGTH'],
  ['with a control character', { name: 'Tổ\u0007' }, 'TEXT_INVALID'],
  ['before its commune stood', { validFrom: '2025-06-30' }, 'UNIT_DOES_NOT_STAND'],
  ['too far ahead', { validFrom: addDays(TODAY, 366) }, 'DAY_TOO_FAR'],
  ['nowhere on Earth', { position: { latitude: 91, longitude: 0 } }, 'POSITION_INVALID'],
])('one %s is a problem, and nothing is written', async (_, given, code) => {
  await create(local, { name: 'Tổ dân phố Bạch Đằng mới' });
  const before = await numbers();
  expect(await create(local, given)).toMatchObject({ codes: [code], neighborhood: null });
  expect(await numbers()).toEqual(before);
});

test('one whose name has other marks is another', async () => {
  expect(await create(local, { name: 'Thôn Đông Sơn' })).toMatchObject({ codes: [] });
  expect(await create(local, { name: 'Thôn Đồng Sơn' })).toMatchObject({ codes: [] });
});

test('two of one name at once are one', async () => {
  const both = await Promise.all([create(local, { name: 'Xóm Đôi' }), create(local, { name: 'Xóm Đôi' })]);
  expect(both.flatMap(({ codes }) => codes)).toEqual(['NAME_TAKEN']);
});

test('it lies in a commune and nowhere else', async () => {
  const province = await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025');
  expect((await create(province, {}, '37')).codes).toEqual(['UNIT_ON_WRONG_LEVEL']);
  expect((await create(province, {}, '14329-01')).codes).toEqual(['UNIT_ON_WRONG_LEVEL']);
});

test('police of the area may too; others may not', async () => {
  expect((await create(await officerOf(server, 'AREA_OFFICER', 'CAX-14329-2025'), {})).codes).toEqual([]);
  expect((await create(await officerOf(server, 'AREA_OFFICER', 'PC07-NB-2025-KV16'), {})).errorCodes).toEqual([
    'FORBIDDEN',
  ]);
  expect((await create(await officerOf(server, 'ADMINISTRATOR', null), {})).errorCodes).toEqual(['FORBIDDEN']);
  expect((await create(null, {})).errorCodes).toEqual(['UNAUTHENTICATED']);
});
