import fc from 'fast-check';
import { type GraphQLObjectType, getNamedType, isAbstractType, isNonNullType, isObjectType } from 'graphql';
import { buildSchema } from '../../src/schema.js';
import { Enum, args, ask, dayArgument, idOf, rowOf } from '../oracle/ask.js';
import { stands } from '../oracle/coverage.js';
import { today } from '../oracle/days.js';
import { programsFound } from '../oracle/filters.js';
import { enums, programFilter, someProgramFilter } from '../oracle/program-filter.js';
import { runs, someDay } from '../oracle/random.js';
import { OPENING_MS, type Stage, open, someUnit } from '../oracle/worlds.js';
import { rowsOf } from '../support/database.js';
import { officerOf } from '../support/officers.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

const STATUSES = ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED'];
const STANDING = STATUSES.slice(0, 3);
const ANY = `statuses: [${STATUSES.join(' ')}]`;
const NOTE = 'Chìa khóa để ở nhà văn hóa.';
const FOUNDED = '2021-07-01';

/** A program as the tests ask for it, by its ids of both worlds and its place. */
interface Facts {
  row: number;
  id: string;
  code: string;
  name: string;
  adminUnit: { code: string };
  responsibleUnit: { code: string };
  position: { latitude: number; longitude: number };
}

let server: TestServer;
/** Who asks: nobody, somebody signed in without any grant, and an analyst. */
let headers: Record<'nobody' | 'stranger' | 'analyst', Record<string, string>>;
/** A cluster, a team in it, and a team that an annulled step once merged into that one. */
let cluster: Facts;
let team: Facts;
let other: Facts;
let activity: string;
/** A draft with a note, and who filed it. */
let registration: string;
let local: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  const [analyst, stranger] = [await officerOf(server, 'ANALYST', null), await officerOf(server, 'ANALYST', null)];
  await owner('delete from officer where id = $1', [stranger.officerId]);
  headers = { nobody: NOBODY, stranger: stranger.headers, analyst: analyst.headers };

  const [found] = await owner<{ team: string; cluster: string; other: string }>(`
    select p.code as team, c.code as cluster, (select max(x.code) from program x where x.kind = p.kind and x.code <> p.code) as other
    from program p join neighbor_group_team t on t.program_id = p.id join program c on c.id = t.cluster_id
    where p.founded_on > '${FOUNDED}' and p.latitude is not null and exists (select from activity_program ap where ap.program_id = p.id)
    order by p.id limit 1`);
  [team, cluster, other] = [await factsOf(found!.team), await factsOf(found!.cluster), await factsOf(found!.other)];
  await owner(
    `insert into program_status (program_id, status, valid_from, merged_into_id, annulled_at)
     values ($1, 'MERGED', '2025-01-01', $2, now())`,
    [other.row, team.row],
  );
  await become(other, 'ACTIVE');
  const { data } = await server.query(`{ activities(where: { program: "${team.id}" }, first: 1) { nodes { id } } }`);
  activity = data.activities.nodes[0].id;
  ({ headers: local } = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025'));
  const area = await server.query('{ adminUnit(code: "14329") { children(first: 1) { nodes { id } } } }');
  const input = { adminUnit: area.data.adminUnit.children.nodes[0].id, name: 'Tổ liên gia nháp', note: NOTE };
  const filed = await server.query(
    'mutation ($input: RegisterNeighborGroupTeamInput!) { registerNeighborGroupTeam(input: $input) { registration { id } } }',
    { input },
    local,
  );
  registration = filed.data.registerNeighborGroupTeam.registration.id;
});
afterAll(() => server?.stop());

const owner = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  rowsOf<Row>(server.database.ownerUrl, sql, values);

/** Gives a program a name of its own and a note, and tells what it is asked by. */
async function factsOf(code: string): Promise<Facts> {
  const [stored] = await owner<{ id: number }>(
    `update program set note = $2, name = name || ' ' || code where code = $1 returning id`,
    [code, NOTE],
  );
  const { data } = await server.query(`{ program(code: "${code}") {
    id code name adminUnit { code } responsibleUnit { code } position { latitude longitude } } }`);
  return { ...data.program, row: stored!.id };
}

/** Gives a program one status from its founding on; or ACTIVE at first, and the other from a day on. */
async function become({ row }: Facts, status: string, since = FOUNDED): Promise<void> {
  await owner('delete from program_status where program_id = $1 and annulled_at is null', [row]);
  if (since !== FOUNDED) {
    await owner(`insert into program_status (program_id, status, valid_from, valid_to) values ($1, 'ACTIVE', $2, $3)`, [
      row,
      FOUNDED,
      since,
    ]);
  }
  await owner(`insert into program_status (program_id, status, valid_from, merged_into_id) values ($1, $2, $3, $4)`, [
    row,
    status,
    since,
    status === 'MERGED' ? other.row : null,
  ]);
}

const near = ({ position: { latitude, longitude } }: Facts) =>
  `near: { latitude: ${latitude}, longitude: ${longitude} }, radiusMeters: 5`;

/** Every way to a program. It is seen where its code is anywhere in the answer, or where it is counted. */
const WAYS: Record<string, () => string> = {
  'program by id': () => `program(id: "${team.id}") { code }`,
  'program by code': () => `program(code: "${team.code}") { code }`,
  node: () => `node(id: "${team.id}") { ... on Program { code } }`,
  programs: () => `programs(where: { ${ANY}, text: "${team.code}" }) { nodes { code } }`,
  'programs, by edges': () => `programs(where: { ${ANY}, text: "${team.code}" }) { edges { node { code } } }`,
  'programs, in another order': () =>
    `programs(where: { ${ANY}, text: "${team.code}" }, orderBy: LAST_ACTIVITY_DESC) { nodes { code } }`,
  'programs, quiet': () =>
    `programs(where: { ${ANY}, text: "${team.code}", quietSince: "2026-11-01" }) { nodes { code } }`,
  programsNear: () => `programsNear(${near(team)}, where: { ${ANY} }) { edges { node { code } } }`,
  'AdminUnit.programs': () =>
    `adminUnit(code: "${team.adminUnit.code}") { programs(where: { ${ANY} }, first: 100) { nodes { code } } }`,
  'ResponsibleUnit.programs': () =>
    `responsibleUnit(code: "PC07-NB-2025") { programs(where: { ${ANY}, text: "${team.code}" }) { nodes { code } } }`,
  'SafeResidentialCluster.teams': () =>
    `program(code: "${cluster.code}") { ... on SafeResidentialCluster { teams(first: 100) { nodes { code } } } }`,
  'programs of a cluster': () => `programs(where: { ${ANY}, cluster: "${cluster.id}" }, first: 100) { nodes { code } }`,
  'AdminUnit.history': () =>
    `adminUnit(code: "${team.adminUnit.code}") { history(first: 100) { nodes { program { code } } } }`,
  'ProgramEvent.mergedInto': () =>
    `program(code: "${other.code}") { history(first: 100) { nodes { mergedInto { code } } } }`,
};
/** The ways that even an analyst goes to what stands or is suspended alone. */
const ONLY_LIVING = ['SafeResidentialCluster.teams'];
/** The ways by a step that only officers see. */
const NEVER_PUBLIC = ['ProgramEvent.mergedInto'];

describe.each(STATUSES)('a program that is %s', (status) => {
  beforeAll(() => become(team, status));
  afterAll(() => become(team, 'ACTIVE'));

  test.each(Object.entries(WAYS))('by %s', async (way, selection) => {
    const sees = async (by: Record<string, string>) => {
      const { data } = await server.query(`{ ${selection()} }`, {}, by);
      return JSON.stringify(data).includes(`"${team.code}"`);
    };
    const isPublic = STANDING.includes(status) && !NEVER_PUBLIC.includes(way);
    const isSeen = !ONLY_LIVING.includes(way) || !['DISSOLVED', 'MERGED'].includes(status);
    expect([await sees(headers.nobody), await sees(headers.stranger), await sees(headers.analyst)]).toEqual([
      isPublic,
      isPublic,
      isSeen,
    ]);
  });

  test('is counted where it is shown', async () => {
    const document = `{
      programs(where: { ${ANY}, text: "${team.code}" }) { totalCount }
      programsNear(${near(team)}, where: { ${ANY}, text: "${team.code}" }) { totalCount }
      adminUnit(code: "${team.adminUnit.code}") { programs(where: { ${ANY}, text: "${team.code}" }) { totalCount } }
    }`;
    const counts = async (by: Record<string, string>) => {
      const { data } = await server.query(document, {}, by);
      return [data.programs, data.programsNear, data.adminUnit.programs].map(({ totalCount }) => totalCount);
    };
    const shown = STANDING.includes(status) ? 1 : 0;
    expect(await counts(headers.nobody)).toEqual([shown, shown, shown]);
    expect(await counts(headers.analyst)).toEqual([1, 1, 1]);
  });

  test('its note is for officers', async () => {
    const document = `{ program(code: "${team.code}") { note } }`;
    const public_ = STANDING.includes(status) ? { program: { note: null } } : { program: null };
    expect((await server.query(document, {}, headers.nobody)).data).toEqual(public_);
    expect((await server.query(document, {}, headers.stranger)).data).toEqual(public_);
    expect((await server.query(document, {}, headers.analyst)).data).toEqual({ program: { note: NOTE } });
  });
});

test('a cluster that does not stand is no way to its teams, nor they to it', async () => {
  await become(cluster, 'SUSPENDED');
  const document = `{
    team: program(code: "${team.code}") { ... on NeighborGroupTeam { cluster { code } } }
    programs(where: { cluster: "${cluster.id}" }) { totalCount nodes { code } }
  }`;
  const hidden = { team: { cluster: null }, programs: { totalCount: 0, nodes: [] } };
  expect((await server.query(document, {}, headers.nobody)).data).toEqual(hidden);
  expect((await server.query(document, {}, headers.stranger)).data).toEqual(hidden);
  const { data } = await server.query(document, {}, headers.analyst);
  expect(data.team.cluster.code).toBe(cluster.code);
  expect(data.programs.nodes).toContainEqual({ code: team.code });
  await become(cluster, 'ACTIVE');
});

describe('what stood on a past day and stands no more', () => {
  beforeAll(() => become(team, 'DISSOLVED', '2026-03-01'));
  afterAll(() => become(team, 'ACTIVE'));

  const of = (asOf: string) => `{ adminUnit(code: "${team.adminUnit.code}") {
    programs(asOf: "${asOf}", where: { ${ANY}, text: "${team.code}" }) {
      totalCount nodes { code status history { totalCount nodes { status program { code } } } } } } }`;

  test('is told of that day, as it stood then, without what became of it', async () => {
    const { data } = await server.query(of('2026-01-01'), {}, headers.nobody);
    const history = { totalCount: 0, nodes: [] };
    expect(data.adminUnit.programs).toEqual({ totalCount: 1, nodes: [{ code: team.code, status: 'ACTIVE', history }] });
    expect((await server.query(of('2026-03-01'), {}, headers.nobody)).data.adminUnit.programs.totalCount).toBe(0);
  });

  test('an analyst reads all of it', async () => {
    const [program] = (await server.query(of('2026-01-01'), {}, headers.analyst)).data.adminUnit.programs.nodes;
    expect(program).toMatchObject({ status: 'DISSOLVED' });
    const statuses = program.history.nodes.flatMap(({ status }: any) => status ?? []);
    expect(statuses).toEqual(['DISSOLVED', 'ACTIVE']);
  });
});

test('the history of what stands tells the public no status in which it did not', async () => {
  await become(team, 'SUSPENDED', '2026-03-01');
  await owner(`update program_status set valid_to = '2026-04-01' where program_id = $1 and status = 'SUSPENDED'`, [
    team.row,
  ]);
  await owner(`insert into program_status (program_id, status, valid_from) values ($1, 'ACTIVE', '2026-04-01')`, [
    team.row,
  ]);
  const steps = async (by: Record<string, string>) => {
    const { data } = await server.query(
      `{ program(code: "${team.code}") { history(first: 100) { totalCount nodes { status } } }
         adminUnit(code: "${team.adminUnit.code}") { history(first: 100) { nodes { status program { code } } } } }`,
      {},
      by,
    );
    const { totalCount, nodes } = data.program.history;
    expect(totalCount).toBe(nodes.length);
    const own = data.adminUnit.history.nodes.filter(({ program }: any) => program.code === team.code);
    return [nodes, own].map((events) => events.flatMap(({ status }: any) => status ?? []));
  };
  expect(await steps(headers.nobody)).toEqual([
    ['ACTIVE', 'ACTIVE'],
    ['ACTIVE', 'ACTIVE'],
  ]);
  expect((await steps(headers.analyst))[0]).toEqual(['ACTIVE', 'SUSPENDED', 'ACTIVE']);
  await become(team, 'ACTIVE');
});

describe('single activities', () => {
  const lists: Record<string, () => string> = {
    activities: () => 'activities { totalCount }',
    'Program.activities': () => `program(code: "${team.code}") { activities { nodes { title } } }`,
    'AdminUnit.activities': () => `adminUnit(code: "${team.adminUnit.code}") { activities { nodes { title } } }`,
    'ResponsibleUnit.activities': () => `responsibleUnit(code: "PC07-NB-2025") { activities { totalCount } }`,
  };
  test.each(Object.entries(lists))('%s: not for the public', async (_, selection) => {
    const ask = (by: Record<string, string>) => server.query(`{ ${selection()} }`, {}, by);
    const [nobody, stranger] = [await ask(headers.nobody), await ask(headers.stranger)];
    expect([nobody.errorCodes, stranger.errorCodes]).toEqual([['UNAUTHENTICATED'], ['FORBIDDEN']]);
    expect([...nobody.statements, ...stranger.statements].filter(({ name }) => /^activity\./.test(name))).toEqual([]);
    expect((await ask(headers.analyst)).data).toBeTruthy();
  });

  test('a node is null', async () => {
    const document = `{ node(id: "${activity}") { id ... on Activity { programs { program { code } } } } }`;
    expect((await server.query(document, {}, headers.nobody)).data).toEqual({ node: null });
    expect((await server.query(document, {}, headers.stranger)).data).toEqual({ node: null });
    expect((await server.query(document, {}, headers.analyst)).data.node.programs).toContainEqual({
      program: { code: team.code },
    });
  });
});

describe('a registration, with its note', () => {
  const ways: Record<string, () => string> = {
    registration: () => `registration(id: "${registration}") { note }`,
    node: () => `node(id: "${registration}") { ... on Registration { note } }`,
  };
  test.each(Object.entries(ways))('%s: null but for officers of its area', async (_, selection) => {
    const ask = async (by: Record<string, string>) => {
      const { data } = await server.query(`{ seen: ${selection()} }`, {}, by);
      return data.seen;
    };
    for (const by of Object.values(headers)) expect(await ask(by)).toBeNull();
    expect(await ask(local)).toEqual({ note: NOTE });
  });

  test('lists are refused to whoever may read none, and nobody has an inbox', async () => {
    const ask = async (by: Record<string, string>) =>
      (await server.query('{ registrations { nodes { note } } }', {}, by)).errorCodes;
    expect(await ask(headers.nobody)).toEqual(['UNAUTHENTICATED']);
    expect(await ask(headers.stranger)).toEqual(['FORBIDDEN']);
    expect(await ask(headers.analyst)).toEqual(['FORBIDDEN']);
    expect(await ask(local)).toEqual([]);
    const viewer = '{ viewer { inbox { totalCount } } }';
    expect((await server.query(viewer, {}, headers.nobody)).data).toEqual({ viewer: null });
    expect((await server.query(viewer, {}, headers.stranger)).data).toEqual({ viewer: { inbox: { totalCount: 0 } } });
  });

  test('no search finds it', async () => {
    const document = '{ programs(where: { text: "to lien gia nhap" }) { totalCount } }';
    for (const by of Object.values(headers))
      expect((await server.query(document, {}, by)).data.programs.totalCount).toBe(0);
  });
});

test('sums, coverage and quiet are the same for all', async () => {
  const document = `{
    adminUnit(code: "37", asOf: "2025-06-30") {
      coverage { byKind { kind programs suspended unplaced householdsCovered } overall { programs } }
      activitySummary(period: { term: "2020-2025" }) { byKind { kind activities measures { measure recorded } } }
    }
    program(code: "${team.code}") { lastActivityOn }
    programs(where: { quietSince: "2022-01-01" }, orderBy: LAST_ACTIVITY_ASC) { nodes { lastActivityOn } }
    reportedFigures(first: 5) { nodes { quote } }
  }`;
  const { data } = await server.query(document, {}, headers.analyst);
  expect(data.program.lastActivityOn).not.toBeNull();
  expect((await server.query(document, {}, headers.nobody)).data).toEqual(data);
  expect((await server.query(document, {}, headers.stranger)).data).toEqual(data);
});

/** Types of what is nobody's business but officers'. */
const isPrivate = (name: string) =>
  /^(Activity$|Activity(Connection|Edge)$|Import$|Import(Connection|Edge)$|Registration|Contact|Officer|Audit)/.test(
    name,
  );

/** How the public comes to something of a type, as far as it does. */
const REACHED: Record<string, () => string> = {
  Query: () => '%',
  Viewer: () => 'viewer { % }',
  AdminUnit: () => `adminUnit(code: "${team.adminUnit.code}") { % }`,
  ResponsibleUnit: () => 'responsibleUnit(code: "PC07-NB-2025") { % }',
  Program: () => `program(code: "${team.code}") { % }`,
  SafeResidentialCluster: () => `program(code: "${cluster.code}") { ... on SafeResidentialCluster { % } }`,
  NeighborGroupTeam: () => `program(code: "${team.code}") { ... on NeighborGroupTeam { % } }`,
  PublicFirefightingPoint: () =>
    'programs(where: { kinds: PUBLIC_FIREFIGHTING_POINT }, first: 1) { nodes { ... on PublicFirefightingPoint { % } } }',
  ModelMarket: () => 'programs(where: { kinds: MODEL_MARKET }, first: 1) { nodes { ... on ModelMarket { % } } }',
};
const SAMPLES: Record<string, (of: string) => string> = {
  ID: (of) =>
    `"${of === 'Registration' ? registration : of === 'Import' ? Buffer.from('Import:1').toString('base64url') : team.id}"`,
  String: () => '"x"',
  Int: () => '1',
  Boolean: () => 'true',
  Date: () => '"2026-11-01"',
};

/** Every field that leads from what the public sees to something private. */
function doors(): { from: GraphQLObjectType; field: string; args: string[] }[] {
  const schema = buildSchema();
  const seen = new Set<GraphQLObjectType>();
  const found: ReturnType<typeof doors> = [];
  const walk = (from: GraphQLObjectType) => {
    if (seen.has(from)) return;
    seen.add(from);
    for (const { name, type, args } of Object.values(from.getFields())) {
      const to = getNamedType(type);
      if (isPrivate(to.name) && isObjectType(to)) {
        const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
        found.push({
          from,
          field: name,
          args: required.map((arg) => `${arg.name}: ${SAMPLES[getNamedType(arg.type).name]?.(to.name) ?? '{}'}`),
        });
      } else if (isObjectType(to)) walk(to);
      else if (isAbstractType(to))
        for (const possible of schema.getPossibleTypes(to)) if (!isPrivate(possible.name)) walk(possible);
    }
  };
  walk(schema.getQueryType()!);
  return found;
}

test('no field of the schema gives nobody anything private: each is null, or refused', async () => {
  const found = doors();
  expect(found.map(({ from, field }) => `${from.name}.${field}`)).toEqual(
    expect.arrayContaining([
      'Query.registrations',
      'Query.activities',
      'AdminUnit.activities',
      'ModelMarket.activities',
    ]),
  );
  // A type that is reached in no way of the list needs one.
  const unreachable = found.filter(({ from }) => !REACHED[from.name] && !/^InboxItem$/.test(from.name));
  expect(unreachable.map(({ from, field }) => `${from.name}.${field}`)).toEqual([]);

  for (const { from, field, args } of found) {
    if (from.name === 'InboxItem') continue; // only below a viewer, whom nobody is
    const asked = `${field}${args.length > 0 ? `(${args.join(', ')})` : ''} { __typename }`;
    const { body } = await server.query(`{ ${REACHED[from.name]!().replace('%', () => asked)} }`, {}, headers.nobody);
    const codes = (body.errors ?? []).map(({ extensions }) => extensions?.code);
    expect([`${from.name}.${field}`, codes]).toEqual([
      `${from.name}.${field}`,
      codes.map(() => expect.stringMatching(/^(UNAUTHENTICATED|FORBIDDEN)$/)),
    ]);
    expect(JSON.stringify(body.data ?? null)).not.toMatch(/__typename/);
  }
});

describe('in the invented world, where programs rest and end', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open('the invented world');
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  /** Every program of a list, by pages; the count must be theirs. `list` is a selection with a hole for the rest. */
  async function all(list: (rest: string) => string, given: object, by?: Record<string, string>) {
    const nodes: { id: string; status: string }[] = [];
    for (let after: string | undefined; ;) {
      const page = `programs${args({ ...given, first: 100, after })} {
        totalCount pageInfo { hasNextPage endCursor } nodes { id status } }`;
      const [answer] = await ask(stage.server, [list(page)], by);
      const programs = answer.programs ?? answer;
      nodes.push(...programs.nodes);
      after = programs.pageInfo.endCursor;
      if (programs.pageInfo.hasNextPage) continue;
      expect(programs.totalCount).toBe(nodes.length);
      expect(by !== NOBODY || nodes.every(({ status }) => STANDING.includes(status))).toBe(true);
      return nodes.map(({ id }) => rowOf(id)).sort((a, b) => a - b);
    }
  }

  test('there is something to hide', () => {
    const hidden = [...stage.world.programs.values()].filter((program) => !stands(program, today()));
    expect(hidden.length).toBeGreaterThan(20);
  });

  test('whatever the public asks for, it finds what stands of what an analyst finds', async () => {
    const { world } = stage;
    const order = fc.constantFrom('NAME', 'FOUNDED_ON_ASC', 'LAST_ACTIVITY_DESC');
    await fc.assert(
      fc.asyncProperty(someProgramFilter(world), order, async (asked, orderBy) => {
        const given = { where: programFilter(asked), orderBy: new Enum(orderBy) };
        const expected = programsFound(world, asked, today())
          .filter((program) => stands(program, today()) && (!asked.cluster || stands(asked.cluster, today())))
          .map(({ id }) => id);
        expect(await all((rest) => rest, given, NOBODY)).toEqual(expected.sort((a, b) => a - b));
      }),
      runs(30),
    );
  });

  test('of any area on any day it finds what stood that day', async () => {
    const { world } = stage;
    const given = fc.record({ asOf: someDay(), statuses: fc.option(fc.subarray(STATUSES, { minLength: 1 })) });
    await fc.assert(
      fc.asyncProperty(someUnit(world), given, async (unit, { asOf, statuses }) => {
        const asked = { asOf: dayArgument(asOf), where: statuses ? { statuses: enums(statuses) } : undefined };
        const of = (rest: string) => `adminUnit(id: "${idOf('AdminUnit', unit)}") { ${rest} }`;
        const analyst = await all(of, asked);
        const stood = analyst.filter((id) => stands(world.programs.get(id)!, asOf));
        expect(await all(of, asked, NOBODY)).toEqual(stood);
      }),
      runs(20),
    );
  });
});
