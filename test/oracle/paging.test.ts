import fc from 'fast-check';
import { rowsOf } from '../support/database.js';
import { type TestServer, startServer } from '../support/server.js';
import { runs } from './random.js';

/**
 * Paging, for every list: walking with any page sizes, forward or backward, gives every row once and in one order;
 * rows that come or go elsewhere meanwhile make no gap and no repeat.
 */
interface List {
  name: string;
  /** Selects the connection under the alias `list`; `page` is its page arguments. */
  query(page: string): string;
  /** Where the connection lies in the answer. */
  path: string[];
  /** What tells a row of this list from all others. */
  key?: string;
}

const FORMER = 'adminUnit(code: "37", asOf: "2025-06-30")';
const ROOT = ['list'];
const INNER = ['owner', 'list'];

const LISTS: List[] = [
  ...['NAME', 'FOUNDED_ON_ASC', 'FOUNDED_ON_DESC', 'LAST_ACTIVITY_ASC', 'LAST_ACTIVITY_DESC'].map((order) => ({
    name: `programs by ${order}`,
    query: (page: string) =>
      `list: programs(orderBy: ${order}, where: { kinds: [NEIGHBOR_GROUP_TEAM, MODEL_MARKET] }, ${page})`,
    path: ROOT,
  })),
  { name: 'programs by a text', query: (page) => `list: programs(where: { text: "thôn 1" }, ${page})`, path: ROOT },
  {
    name: 'programs of an area',
    query: (page) => `owner: ${FORMER} { list: programs(asOf: "2022-01-01", ${page})`,
    path: INNER,
  },
  {
    name: 'programs near a point',
    query: (page) => `list: programsNear(near: { latitude: 20.25, longitude: 105.97 }, radiusMeters: 9000, ${page})`,
    path: ROOT,
  },
  { name: 'areas by name', query: (page) => `list: adminUnits(where: { level: COMMUNE }, ${page})`, path: ROOT },
  {
    name: 'areas by share of households',
    query: (page) =>
      `list: adminUnits(where: { level: COMMUNE, asOf: "2025-06-30" }, orderBy: HOUSEHOLD_SHARE_DESC, ${page})`,
    path: ROOT,
  },
  {
    name: 'communes of a province',
    query: (page) => `owner: ${FORMER} { list: children(level: COMMUNE, ${page})`,
    path: INNER,
  },
  {
    name: 'responsible units',
    query: (page) => `list: responsibleUnits(where: { text: "công an" }, ${page})`,
    path: ROOT,
  },
  { name: 'activities', query: (page) => `list: activities(where: { kinds: [DRILL, INCIDENT] }, ${page})`, path: ROOT },
  {
    name: 'the history of an area',
    query: (page) => `owner: adminUnit(code: "14533") { list: history(${page})`,
    path: INNER,
    key: 'kind effectiveOn role status responsibleUnit { id } program { id }',
  },
];

interface Connection {
  edges: { cursor: string; node: Record<string, unknown> }[];
  nodes: Record<string, unknown>[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const MOST = 100;
type Direction = 'forward' | 'backward';

describe('paging', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  const read = async ({ query, path, key = 'id' }: List, page: string): Promise<Connection> => {
    const selection = `{ totalCount edges { cursor node { ${key} } } nodes { ${key} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const { data } = await server.query(`{ ${query(page)} ${selection} ${path.length > 1 ? '}' : ''} }`);
    return path.reduce((at: any, step) => at[step], data);
  };

  /** All rows, by pages of the given sizes in turn; `between` happens after each page. */
  const walk = async (list: List, sizes: readonly number[], direction: Direction, between = async () => {}) => {
    const [size, from] = direction === 'forward' ? ['first', 'after'] : ['last', 'before'];
    const rows: string[] = [];
    let cursor: string | null = null;
    for (let at = 0; ; at += 1) {
      const asked = `${size}: ${sizes[at % sizes.length]}${cursor === null ? '' : `, ${from}: ${JSON.stringify(cursor)}`}`;
      const { edges, nodes, pageInfo } = await read(list, asked);
      expect(edges.map(({ node }) => node)).toEqual(nodes);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
        edges[0]?.cursor ?? null,
        edges.at(-1)?.cursor ?? null,
      ]);
      const page = nodes.map((node) => JSON.stringify(node));
      rows.push(...(direction === 'forward' ? page : page.toReversed()));
      const goesOn = direction === 'forward' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
      const cameFrom = direction === 'forward' ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
      expect(cameFrom).toBe(cursor !== null);
      if (!goesOn) return rows;
      // A page that promises more was full.
      expect(nodes).toHaveLength(sizes[at % sizes.length]!);
      cursor = direction === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
      await between();
    }
  };

  test.each(LISTS)('$name: every row once, in one order, both ways, whatever the sizes', async (list) => {
    const whole = await walk(list, [MOST], 'forward');
    expect(whole.length).toBeGreaterThan(20);
    expect(new Set(whole).size).toBe(whole.length);
    expect((await read(list, 'first: 1')).totalCount).toBe(whole.length);
    const sizes = fc.array(fc.integer({ min: 7, max: MOST }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom<Direction>('forward', 'backward'), async (given, direction) => {
        const rows = await walk(list, given, direction);
        expect(direction === 'forward' ? rows : rows.toReversed()).toEqual(whole);
      }),
      runs(3),
    );
  });

  test('rows that come and go elsewhere make no gap and no repeat', async () => {
    const list = LISTS.find(({ name }) => name === 'programs by NAME')!;
    const whole = await walk(list, [MOST], 'forward');
    const { ownerUrl } = server.database;
    const team = `(select id from program where code = 'TLG-37-0001')`;
    let round = 0;
    // A twin of a team, in turn at the list's very start, where the walk has been, and gone again.
    const disturb = async () => {
      round += 1;
      const code = `TLG-37-9${String(round).padStart(4, '0')}`;
      if (round % 2 === 1) {
        await rowsOf(
          ownerUrl,
          `with made as (
             insert into program (kind, code, name, founded_on, replication, provenance)
             values ('NEIGHBOR_GROUP_TEAM', '${code}', 'A đầu danh sách', '2020-08-01', 'PILOT', 'DEMO') returning id
           ), team as (insert into neighbor_group_team (program_id) select id from made)
           , status as (insert into program_status (program_id, status, valid_from) select id, 'ACTIVE', '2020-08-01' from made)
           , role as (
             insert into program_unit (program_id, responsible_unit_id, role, valid_from, valid_to)
             select made.id, u.responsible_unit_id, u.role, u.valid_from, u.valid_to
             from made, program_unit u where u.program_id = ${team}
           )
           insert into program_placement (program_id, admin_unit_id, valid_from, valid_to)
           select made.id, p.admin_unit_id, p.valid_from, p.valid_to from made, program_placement p where p.program_id = ${team}`,
        );
      } else {
        await rowsOf(
          ownerUrl,
          `update program_status set annulled_at = now()
          where program_id in (select id from program where name = 'A đầu danh sách')`,
        );
      }
    };
    expect(await walk(list, [30], 'forward', disturb)).toEqual(whole);
    expect(round).toBeGreaterThan(5);
  });
});
