import { rowsOf } from '../support/database.js';
import { type TestOfficer, headersOf, officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { exported } from './exported.js';

/** The files themselves: who gets them, what they say of themselves, what they refuse. */

let server: TestServer;
let officer: TestOfficer;

beforeAll(async () => {
  server = await startServer();
  officer = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329');
});
afterAll(() => server.stop());

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  rowsOf<Row>(server.database.ownerUrl, text, values);
const idOf = async (type: string, table: string, code: string): Promise<string> => {
  const [row] = await sql<{ id: number }>(
    `select id from ${table} where code = $1 order by valid_to is not null limit 1`,
    [code],
  );
  return Buffer.from(`${type}:${row!.id}`).toString('base64url');
};

test.each([
  ['csv', 'text/csv; charset=utf-8'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['geojson', 'application/geo+json'],
  ['ndjson', 'application/x-ndjson; charset=utf-8'],
])('programs.%s says what it is, how it is called, and that nobody keeps it', async (format, type) => {
  const where = { kinds: ['MODEL_MARKET'] };
  for (const [language, name] of [
    ['vi', 'mo-hinh'],
    ['en', 'programs'],
  ] as const) {
    const { status, headers } = await exported(server, `programs.${format}`, { where, language });
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, 'no-store']);
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${name}-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
    );
  }
});

test('a program is a line with what GraphQL says of it', async () => {
  const fields = `id code kind name status provenance locality foundedOn launchedOn replication householdCount
    lastActivityOn version note position { latitude longitude precision } foundingBasis { kind number date issuer annexRow }
    adminUnit { id code name level } responsibleUnit { id code name }
    equipment { kind quantity working expiresOn lastCheckedOn }`;
  const own = `... on SafeResidentialCluster { residents householdsWithExtinguisher householdsWithSecondExit commitmentsSigned }
    ... on NeighborGroupTeam { number residents businessHouseholds alarmButtons alarmBells alarmsLinked
      householdsWithSecondExit cluster { id code name } }
    ... on PublicFirefightingPoint { alleyDepthMeters alleyWidthMeters truckAccess waterSource waterDistanceMeters hasShelter
      hasRulesBoard serviceRadiusMeters cluster { id code name } }
    ... on ModelMarket { marketClass stalls traders areaSquareMeters operator hasOnSiteTeam roadWidthMeters clearHeightMeters
      externalFacilityCode }`;
  await sql(`update program set note = 'Cổng khóa sau 22 giờ' where id = (select min(id) from program)`);
  for (const headers of [{ authorization: '' }, officer.headers] as Record<string, string>[]) {
    for (const kind of [
      'SAFE_RESIDENTIAL_CLUSTER',
      'NEIGHBOR_GROUP_TEAM',
      'PUBLIC_FIREFIGHTING_POINT',
      'MODEL_MARKET',
    ]) {
      const where = { kinds: [kind] };
      const { data } = await server.query(
        `query ($where: ProgramFilter) { programs(where: $where, first: 100) { nodes { __typename ${fields} ${own} } } }`,
        { where },
        headers,
      );
      const { lines } = await exported(server, 'programs.ndjson', { where }, headers);
      expect(lines.length).toBeGreaterThanOrEqual(data.programs.nodes.length);
      expect(lines.slice(0, 100)).toEqual(data.programs.nodes);
    }
  }
});

test('GeoJSON has a feature a program, and a null for one without a position', async () => {
  await sql(`update program set latitude = null, longitude = null, position_precision = null
    where id = (select min(id) from program where kind = 'MODEL_MARKET')`);
  const where = { kinds: ['MODEL_MARKET'] };
  const { text } = await exported(server, 'programs.geojson', { where });
  const { type, features } = JSON.parse(text);
  const { lines } = await exported(server, 'programs.ndjson', { where });
  expect(type).toBe('FeatureCollection');
  expect(features.map(({ id, type, geometry }: any) => [id, type, geometry?.coordinates ?? null])).toEqual(
    lines.map(({ id, position }) => [id, 'Feature', position && [position.longitude, position.latitude]]),
  );
  expect(features.filter(({ geometry }: any) => geometry === null)).toHaveLength(1);
  expect(features[0].properties).toMatchObject({
    kind: 'MODEL_MARKET',
    code: lines[0].code,
    areaCode: lines[0].adminUnit.code,
  });
});

test('an empty list is an empty file that can be read', async () => {
  const where = { text: 'không có mô hình nào tên thế này' };
  expect((await exported(server, 'programs.ndjson', { where })).text).toBe('');
  expect(JSON.parse((await exported(server, 'programs.geojson', { where })).text).features).toEqual([]);
});

test('a unit’s own list is exported on its days and its map', async () => {
  const adminUnit = await idOf('AdminUnit', 'admin_unit', '37');
  const { data } = await server.query(
    `query ($id: ID!) { adminUnit(id: $id) { programs(asOf: "2025-03-31", mapOn: "2026-01-01", first: 100) {
      totalCount nodes { code } } } }`,
    { id: adminUnit },
    officer.headers,
  );
  const days = { adminUnit, asOf: '2025-03-31', mapOn: '2026-01-01' };
  const { lines } = await exported(server, 'programs.ndjson', days, officer.headers);
  expect(lines).toHaveLength(data.adminUnit.programs.totalCount);
  expect(lines.slice(0, 100).map(({ code }) => code)).toEqual(
    data.adminUnit.programs.nodes.map(({ code }: any) => code),
  );
});

describe('activities', () => {
  test('are for those who may read them', async () => {
    const nobody = await exported(server, 'activities.ndjson');
    expect([nobody.status, nobody.error?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer realm="liengia"');
    const stranger = await exported(server, 'activities.csv', {}, await headersOf(server, 'stranger'));
    expect([stranger.status, stranger.error?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    expect(stranger.headers.get('content-disposition')).toBeNull();
  });

  test('are lines with what GraphQL says of them', async () => {
    const where = { period: { term: '2020-2025' } };
    const { data } = await server.query(
      `query ($where: ActivityFilter) { activities(where: $where, first: 100) { totalCount nodes {
        id kind from to isPeriodTotal title source provenance recordedAt isInForce version note
        adminUnit { id code name level } responsibleUnit { id code name } measures { measure value }
        programs { role program { id code name } } } } }`,
      { where },
      officer.headers,
    );
    const { lines } = await exported(server, 'activities.ndjson', { where }, officer.headers);
    expect(data.activities.totalCount).toBeGreaterThan(100);
    expect(lines).toHaveLength(data.activities.totalCount);
    expect(lines.slice(0, 100)).toEqual(data.activities.nodes);
  });
});

describe('coverage', () => {
  const breakdown = `coverage(asOf: "2026-06-30") { breakdown(level: COMMUNE) { adminUnit { id code name level boundary } coverage {
    asOf mapOn hasDemoData recorded { covered total share source remark } byKind { kind programs suspended unplaced householdsCovered
      programsWithoutHouseholds communes { covered total share source remark }
      neighborhoods { covered total share source remark } households { covered total share source remark } } } } }`;

  test.each([
    ['adminUnit', 'AdminUnit', 'admin_unit', '37'],
    ['responsibleUnit', 'ResponsibleUnit', 'responsible_unit', 'PC07-NB-2025'],
  ])('of one %s is a row for each area and kind, as GraphQL tells them', async (field, type, table, code) => {
    const id = await idOf(type, table, code);
    const { data } = await server.query(`query ($id: ID!) { unit: ${field}(id: $id) { ${breakdown} } }`, { id });
    const expected = data.unit.coverage.breakdown.flatMap(
      ({ adminUnit: { boundary, ...adminUnit }, coverage }: any) => {
        const { byKind, ...rest } = coverage;
        return byKind.map((kind: object) => ({ row: { adminUnit, ...rest, ...kind }, boundary }));
      },
    );
    expect(expected.length).toBeGreaterThan(400);
    const asked = { [field]: id, level: 'COMMUNE', asOf: '2026-06-30' };
    const { lines } = await exported(server, 'coverage.ndjson', asked);
    expect(lines).toEqual(expected.map(({ row }: any) => row));
    const { features } = JSON.parse((await exported(server, 'coverage.geojson', asked)).text);
    expect(features.map(({ geometry }: any) => geometry)).toEqual(expected.map(({ boundary }: any) => boundary));
  });

  test('needs a unit and a level below it', async () => {
    const adminUnit = await idOf('AdminUnit', 'admin_unit', '37');
    for (const query of [{ level: 'COMMUNE' }, { adminUnit }, { adminUnit, level: 'PROVINCE' }]) {
      const { status, error } = await exported(server, 'coverage.ndjson', query);
      expect([status, error?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });
});

describe('what does not fit is refused before a row is read', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a parameter of nothing', { first: '5' }, /no parameter "first"; it has: where, orderBy/],
    ['a language that is not spoken', { language: 'fr' }, /"vi" or "en"/],
    ['what is no JSON', { where: '{kinds:' }, /must be JSON/],
    ['a field of nothing', { where: { kind: 'MODEL_MARKET' } }, /"where" .*not taken; those taken are: .*\bkinds\b/],
    ['a kind of nothing', { where: { kinds: ['MARKET'] } }, /"where\.kinds\[0\]"/],
    ['a day that is none', { where: { quietSince: '2026-02-30' } }, /A date must exist/],
    ['an order of nothing', { orderBy: 'SIZE' }, /"orderBy"/],
    ['an id of something else', { adminUnit: 'UHJvZ3JhbTox' }, /no id of the type AdminUnit/],
    ['a unit that there is not', { adminUnit: Buffer.from('AdminUnit:2000000000').toString('base64url') }, /no unit/],
    ['unsafe text', { where: { text: 'a\0' } }, /NUL/],
    ['a blank text', { where: { text: ' ' } }, /must not be blank/],
    ['a day without a unit', { asOf: '2026-01-01' }, /"asOf" goes with/],
  ])('%s', async (_, query, message) => {
    const { status, headers, error } = await exported(server, 'programs.ndjson', query);
    expect([status, error?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(error!.message).toMatch(message);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });

  test.each<[unknown, string, string]>([
    [{ kinds: ['MARKET'] }, 'where.kinds[0]', 'Giá trị phải là một trong: SAFE_RESIDENTIAL_CLUSTER, '],
    [{ kinds: 'MARKET' }, 'where.kinds', 'Giá trị phải là một trong: SAFE_RESIDENTIAL_CLUSTER, '],
    [{ kinds: [null] }, 'where.kinds[0]', 'Cần một giá trị kiểu ProgramKind.'],
    [{ text: 5 }, 'where.text', 'Giá trị phải là một chuỗi ký tự.'],
    [{ quietSince: '2026-02-30' }, 'where.quietSince', 'Ngày phải có thật và ở dạng YYYY-MM-DD'],
    [{ kind: 'MODEL_MARKET' }, 'where', 'Có trường không được nhận; chỉ nhận: '],
    [['kinds'], 'where', 'Giá trị phải là một đối tượng kiểu ProgramFilter.'],
  ])('%j is told in the reader’s language, by its place', async (where, place, reason) => {
    const { error } = await exported(server, 'programs.csv', { where, language: 'vi' });
    const said = `Tham số “${place}” của địa chỉ không khớp kiểu của nó: ${reason}`;
    expect(error!.message.slice(0, said.length)).toBe(said);
    expect(error!.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test('a parameter given twice', async () => {
    const answer = await fetch(new URL('/exports/programs.ndjson?orderBy=NAME&orderBy=NAME', server.url));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/more than once/);
  });

  test('a file of nothing', async () => {
    expect((await exported(server, 'contacts.csv')).status).toBe(404);
    expect((await exported(server, 'activities.geojson', {}, officer.headers)).status).toBe(404);
  });
});

test('a text in any spelling finds the same', async () => {
  const [a, b] = await Promise.all(
    ['NFC', 'NFD'].map((form) =>
      exported(server, 'programs.ndjson', { where: { text: 'Tổ liên gia'.normalize(form) } }),
    ),
  );
  expect(a!.lines.length).toBeGreaterThan(0);
  expect(b!.text).toBe(a!.text);
});
