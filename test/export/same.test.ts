import fc from 'fast-check';
import { Enum, dayArgument, idOf, periodArgument } from '../oracle/ask.js';
import { programFilter, someProgramFilter } from '../oracle/program-filter.js';
import { maybeDay, runs, somePeriod } from '../oracle/random.js';
import { OPENING_MS, type Stage, WORLDS, open, someUnit } from '../oracle/worlds.js';
import { officerOf } from '../support/officers.js';
import type { TestServer } from '../support/server.js';
import { exported } from './exported.js';

/** An export is the list: the same rows in the same order, for whoever asks. */

/** As JSON says it: enum values are texts there. */
const plain = (value: object): object =>
  JSON.parse(JSON.stringify(value, (_, item: unknown) => (item instanceof Enum ? item.name : item)));

/** The ids of a whole list, by pages of a hundred. */
async function paged(
  server: TestServer,
  { types, field, args }: { types: string; field: string; args: string },
  variables: object,
  headers: Record<string, string>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { data }: any = await server.query(
      `query (${types}, $after: String) { ${field}(${args}, first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } } }`,
      { ...variables, after },
      headers,
    );
    const page = data[field];
    ids.push(...page.nodes.map(({ id }: any) => id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

const idsOf = async (server: TestServer, file: string, query: object, headers: Record<string, string>) => {
  const { status, text, lines } = await exported(server, file, query as Record<string, unknown>, headers);
  if (status !== 200) throw new Error(text);
  return lines.map(({ id }) => id as string);
};

const ORDERS = ['NAME', 'FOUNDED_ON_ASC', 'FOUNDED_ON_DESC', 'LAST_ACTIVITY_ASC', 'LAST_ACTIVITY_DESC'];

describe.each(WORLDS)('exports of %s', (name) => {
  let stage: Stage;
  let readers: Record<'the public' | 'an officer', Record<string, string>>;
  beforeAll(async () => {
    stage = await open(name);
    const { headers } = await officerOf(stage.server, 'AREA_OFFICER', 'PC07-NB-2025');
    readers = { 'the public': { authorization: '' }, 'an officer': headers };
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test.each(['the public', 'an officer'] as const)('programs: to %s what the list shows', async (reader) => {
    const { server, world } = stage;
    const order = fc.option(fc.constantFrom(...ORDERS), { nil: undefined });
    let most = 0;
    await fc.assert(
      fc.asyncProperty(someProgramFilter(world), order, async (asked, orderBy) => {
        const given = { where: plain(programFilter(asked)), orderBy };
        const types = '$where: ProgramFilter, $orderBy: ProgramOrder';
        const list = { types, field: 'programs', args: 'where: $where, orderBy: $orderBy' };
        const ids = await idsOf(server, 'programs.ndjson', given, readers[reader]);
        expect(ids).toEqual(await paged(server, list, given, readers[reader]));
        most = Math.max(most, ids.length);
      }),
      runs(30),
    );
    expect(most).toBeGreaterThan(10);
  });

  test('programs of an area, on any day and map', async () => {
    const { server, world } = stage;
    await fc.assert(
      fc.asyncProperty(someUnit(world), maybeDay(), maybeDay(), fc.boolean(), async (unit, day, map, isPublic) => {
        const headers = readers[isPublic ? 'the public' : 'an officer'];
        const id = idOf('AdminUnit', unit);
        const days = { asOf: dayArgument(day), mapOn: dayArgument(map) };
        const { data } = await server.query(
          `query ($id: ID!, $asOf: Date, $mapOn: Date) { adminUnit(id: $id) {
            programs(asOf: $asOf, mapOn: $mapOn, first: 100) { totalCount nodes { id } } } }`,
          { id, ...days },
          headers,
        );
        const { totalCount, nodes } = data.adminUnit.programs;
        const ids = await idsOf(server, 'programs.ndjson', { adminUnit: id, ...days }, headers);
        expect(ids).toHaveLength(totalCount);
        expect(ids.slice(0, 100)).toEqual(nodes.map(({ id }: any) => id));
      }),
      runs(25),
    );
  });

  test('activities: to an officer what the list shows', async () => {
    const { server, world } = stage;
    const filter = fc.record(
      {
        period: somePeriod.map(periodArgument),
        adminUnit: someUnit(world).map((unit) => idOf('AdminUnit', unit)),
        inJurisdictionOf: fc.constantFrom(...world.responsible.values()).map((unit) => idOf('ResponsibleUnit', unit)),
        isPeriodTotal: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filter, async (asked) => {
        const given = { where: plain(asked) };
        const list = { types: '$where: ActivityFilter', field: 'activities', args: 'where: $where' };
        const ids = await idsOf(server, 'activities.ndjson', given, readers['an officer']);
        expect(ids).toEqual(await paged(server, list, given, readers['an officer']));
      }),
      runs(20),
    );
  });
});
