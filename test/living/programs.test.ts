import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { shownDay } from '../../src/api/day.js';
import { nodeId } from '../../src/api/node.js';
import { dayAfter } from '../../src/domain/validity.js';
import { rowsOf } from '../support/database.js';
import { headersOf, officerOf } from '../support/officers.js';
import { NOBODY } from '../support/server.js';
import {
  COMMUNE,
  type Living,
  POLICE,
  PROVINCE_POLICE,
  act,
  newTeam,
  read,
  responsibleUnitId,
  startLiving,
  unitId,
} from './living.js';

let living: Living;
let commune: string;
let otherCommune: string;

beforeAll(async () => {
  living = await startLiving();
  commune = await unitId(living.server, COMMUNE);
  otherCommune = await unitId(living.server, OTHER);
});
afterAll(() => living?.stop());

/** A commune of the province that neither the area's officers nor their committee answer for. */
const OTHER = '14488';
const TOMORROW = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);

const done = async (verb: string, input: Record<string, unknown>, officer = living.province) => {
  const { program, problems } = await act(living, officer, verb, input);
  expect({ verb, problems }).toEqual({ verb, problems: [] });
  return program!;
};

const refused = async (verb: string, input: Record<string, unknown>, officer = living.province) => {
  const { program, problems } = await act(living, officer, verb, input);
  expect(program).toBeNull();
  expect(problems).toHaveLength(1);
  return problems[0]!;
};

/** What each verb needs besides the program, its version and the day. */
const MORE: Record<string, () => Promise<Record<string, unknown>> | Record<string, unknown>> = {
  moveProgram: () => ({ adminUnit: otherCommune }),
  handOverProgram: async () => ({ unit: await responsibleUnitId(living.server, PROVINCE_POLICE) }),
  recordEquipment: () => ({ add: [{ kind: 'ROPE', quantity: 2 }] }),
  recordEquipmentCheck: () => ({}),
  reviewProgram: () => ({ verdict: 'KEEPS' }),
};
const STEPS = ['launchProgram', 'suspendProgram', 'resumeProgram', 'markProgramForStrengthening', 'dissolveProgram'];
const DATED = [...STEPS, ...Object.keys(MORE)];

interface Team {
  program: string;
  expectedVersion: number;
}

/** Steps that bring a new team into a state. */
const PATH: Record<string, string[]> = {
  FOUNDED: [],
  ACTIVE: ['launchProgram'],
  NEEDS_STRENGTHENING: ['launchProgram', 'markProgramForStrengthening'],
  SUSPENDED: ['launchProgram', 'suspendProgram'],
  DISSOLVED: ['dissolveProgram'],
};

/** In each state: what every step leads to; null: it is illegal. */
const TABLE: Record<string, (string | null)[]> = {
  FOUNDED: ['ACTIVE', 'SUSPENDED', null, 'NEEDS_STRENGTHENING', 'DISSOLVED'],
  ACTIVE: [null, 'SUSPENDED', null, 'NEEDS_STRENGTHENING', 'DISSOLVED'],
  NEEDS_STRENGTHENING: [null, 'SUSPENDED', 'ACTIVE', null, 'DISSOLVED'],
  SUSPENDED: [null, null, 'ACTIVE', 'NEEDS_STRENGTHENING', 'DISSOLVED'],
  DISSOLVED: [null, null, null, null, null],
};
const LEGAL: Record<string, string[]> = {
  FOUNDED: ['ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED'],
  ACTIVE: ['NEEDS_STRENGTHENING', 'SUSPENDED', 'DISSOLVED', 'MERGED'],
  NEEDS_STRENGTHENING: ['ACTIVE', 'SUSPENDED', 'DISSOLVED', 'MERGED'],
  SUSPENDED: ['ACTIVE', 'NEEDS_STRENGTHENING', 'DISSOLVED', 'MERGED'],
  DISSOLVED: [],
};

async function teamIn(state: string): Promise<Team> {
  const program = await newTeam(living.server);
  let expectedVersion = 1;
  for (const [at, verb] of PATH[state]!.entries()) {
    ({ version: expectedVersion } = await done(verb, {
      ...{ program, expectedVersion },
      effectiveOn: `2025-09-0${at + 1}`,
    }));
  }
  return { program, expectedVersion };
}

describe('steps of a life', () => {
  const cases = Object.entries(TABLE).flatMap(([state, row]) =>
    row.map((to, at) => [state, STEPS[at]!, to] as [string, string, string | null]),
  );

  test.each(cases)('%s, %s: %s', async (state, verb, to) => {
    const team = await teamIn(state);
    const before = await coverage();
    const input = { ...team, effectiveOn: '2025-10-01', document: 'Quyết định 1/QĐ' };
    if (to === null) {
      expect(await refused(verb, input)).toMatchObject({
        __typename: 'StateProblem',
        code: 'PROGRAM_STEP_ILLEGAL',
        current: state,
        legal: LEGAL[state],
      });
      expect(await read(living, team.program)).toMatchObject({ status: state, version: team.expectedVersion });
      return;
    }
    const { status, version } = await done(verb, input);
    expect([status, version > team.expectedVersion]).toEqual([to, true]);
    const { history } = await read(living, team.program);
    expect(history.nodes[0]).toMatchObject({
      kind: 'STATUS',
      status: to,
      effectiveOn: '2025-10-01',
      document: 'Quyết định 1/QĐ',
      recordedAt: expect.any(String),
    });
    const stands = (was: string) => Number(['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING'].includes(was));
    const after = await coverage();
    expect(after.programs - before.programs).toBe(stands(to) - stands(state));
    expect(after.suspended - before.suspended).toBe(Number(to === 'SUSPENDED') - Number(state === 'SUSPENDED'));
  });

  test('a launch on the founding day takes the place of the founding, which is kept', async () => {
    const program = await newTeam(living.server);
    await done('launchProgram', { program, expectedVersion: 1, effectiveOn: '2025-08-01' });
    const { history, launchedOn, status } = await read(living, program);
    expect([status, launchedOn]).toEqual(['ACTIVE', '2025-08-01']);
    expect(
      history.nodes
        .filter(({ kind }: any) => kind === 'STATUS')
        .map(({ status, isAnnulled }: any) => [status, isAnnulled])
        .toSorted(),
    ).toEqual([
      ['ACTIVE', false],
      ['FOUNDED', true],
    ]);
  });
});

const coverage = async () => {
  const { data } = await living.server.query(
    `query ($code: String!) { adminUnit(code: $code) { coverage { byKind { kind programs suspended householdsCovered } } } }`,
    { code: COMMUNE },
  );
  return data.adminUnit.coverage.byKind.find(({ kind }: any) => kind === 'NEIGHBOR_GROUP_TEAM');
};

describe.each(DATED)('%s', (verb) => {
  const input = async (state = verb === 'resumeProgram' ? 'SUSPENDED' : 'FOUNDED') => ({
    ...(await teamIn(state)),
    ...(await MORE[verb]?.()),
  });

  test('is not for tomorrow', async () => {
    const problem = await refused(verb, { ...(await input()), effectiveOn: TOMORROW });
    expect(problem).toMatchObject({ code: 'DAY_IN_FUTURE', path: ['effectiveOn'] });
  });

  test('is not before the founding', async () => {
    const asked = await input();
    if (verb === 'recordEquipmentCheck') await addRope(asked);
    const problem = await refused(verb, { ...asked, effectiveOn: '2025-07-31' });
    expect(problem.code).toBe('PROGRAM_NOT_YET');
    expect(problem.message).toContain('1 August 2025');
  });

  test('of another version says what changed meanwhile', async () => {
    const asked = await input();
    const { program, expectedVersion } = asked;
    const meanwhile = verb === 'resumeProgram' ? 'markProgramForStrengthening' : 'suspendProgram';
    const { version } = await done(meanwhile, { program, expectedVersion, effectiveOn: '2025-10-01' });
    expect(await refused(verb, { ...asked, effectiveOn: '2025-11-01' })).toMatchObject({
      __typename: 'VersionProblem',
      currentVersion: version,
      changed: ['status'],
    });
  });

  test('is nobody’s and no other area’s', async () => {
    const asked = { ...(await input()), effectiveOn: '2025-11-01' };
    const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${verb}(input: $input) { problems { code } } }`;
    expect((await living.server.query(document, { input: asked }, NOBODY)).errorCodes).toEqual(['UNAUTHENTICATED']);
    const far = { ...asked, program: await newTeam(living.server, { commune: OTHER }) };
    const { errorCodes } = await living.server.query(document, { input: far }, living.area.headers);
    expect(errorCodes).toEqual(['FORBIDDEN']);
  });
});

test.each(DATED)('%s tells whoever has no grant of standing programs alone', async (verb) => {
  const headers = await headersOf(living.server, 'test-without-grant');
  const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
  const codeOf = async (program: string, as: Record<string, string>) => {
    const input = { program, expectedVersion: 99, ...(await MORE[verb]?.()), effectiveOn: '2025-11-01' };
    const { body } = await living.server.query(
      `mutation ($input: ${type}!) { ${verb}(input: $input) { problems { code } } }`,
      { input },
      as,
    );
    return body.errors?.[0]?.extensions?.code ?? body.data![verb].problems[0].code;
  };
  const [standing, ended, resting] = [await teamIn('FOUNDED'), await teamIn('DISSOLVED'), await teamIn('SUSPENDED')];
  const unknown = Buffer.from('Program:2000000000').toString('base64url');
  expect(await codeOf(standing.program, headers)).toBe('FORBIDDEN');
  for (const program of [ended.program, resting.program, unknown])
    expect(await codeOf(program, headers)).toBe('NOT_FOUND');
  // Other areas' officers read what has ended, and are told why they may not.
  const far = await officerOf(living.server, 'PROVINCE_OFFICER', 'CAX-14371-2025');
  for (const { program } of [standing, ended]) expect(await codeOf(program, far.headers)).toBe('FORBIDDEN');
  expect(await codeOf(ended.program, living.province.headers)).toBe('VERSION_CONFLICT');
});

test.each(Object.keys(MORE))('%s needs a program that goes on', async (verb) => {
  const asked = { ...(await teamIn('DISSOLVED')), ...(await MORE[verb]!()), effectiveOn: '2025-11-01' };
  if (verb === 'recordEquipmentCheck') {
    await rowsOf(
      living.server.database.ownerUrl,
      `insert into equipment_line (program_id, kind, quantity, working) select max(id), 'ROPE', 1, 1 from program`,
    );
  }
  expect(await refused(verb, asked)).toMatchObject({
    __typename: 'StateProblem',
    code: 'PROGRAM_ENDED',
    current: 'DISSOLVED',
    legal: [],
  });
});

/** Gives a team a rope, and its version of then. */
async function addRope(asked: Team): Promise<void> {
  const { version } = await done('recordEquipment', {
    ...{ program: asked.program, expectedVersion: asked.expectedVersion },
    ...{ effectiveOn: '2025-10-01', add: [{ kind: 'ROPE', quantity: 2 }] },
  });
  asked.expectedVersion = version;
}

describe('nothing ends before what was done with it', () => {
  const DEEDS: [string, string, (team: Team) => Promise<unknown>][] = [
    ['equipment', '2025-10-01', (team) => addRope(team)],
    [
      'an equipment check',
      '2025-12-01',
      async (team) => {
        await addRope(team);
        return done('recordEquipmentCheck', { ...team, effectiveOn: '2025-12-01' });
      },
    ],
    [
      'a count of households',
      '2025-11-03',
      (team) => done('reviewProgram', { ...team, verdict: 'KEEPS', households: 12, effectiveOn: '2025-11-03' }),
    ],
    [
      'a move',
      '2025-11-04',
      (team) => done('moveProgram', { ...team, adminUnit: otherCommune, effectiveOn: '2025-11-04' }),
    ],
    [
      'another unit',
      '2025-11-05',
      async (team) =>
        done('handOverProgram', {
          ...{ ...team, effectiveOn: '2025-11-05' },
          unit: await responsibleUnitId(living.server, PROVINCE_POLICE),
        }),
    ],
    [
      'an activity of several days, to its last one',
      '2025-11-06',
      () =>
        rowsOf(
          living.server.database.ownerUrl,
          `with a as (
             insert into activity (kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id,
               title, provenance)
             select 'REVIEW', '2025-11-01', '2025-11-07', true, place.admin_unit_id, held.responsible_unit_id, 'x', 'REPORT'
             from program_placement place join program_unit held using (program_id)
             where program_id = (select max(id) from program) returning id
           ), m as (
             insert into activity_measure (activity_id, kind, measure, value)
             select id, 'REVIEW', 'PROGRAMS_REVIEWED', 1 from a
           ) insert into activity_program (activity_id, ordinal, program_id, role)
             select a.id, 1, max(program.id), 'TOOK_PART' from a, program group by a.id`,
        ),
    ],
    [
      'another that went into it',
      '2025-11-07',
      async ({ program: into, expectedVersion }) =>
        done('mergePrograms', {
          ...{ programs: [await teamIn('FOUNDED')], into, expectedVersion, effectiveOn: '2025-11-07' },
        }),
    ],
  ];

  test.each(DEEDS)('%s', async (_, since, deed) => {
    const { program, expectedVersion: founded } = await teamIn('FOUNDED');
    await deed({ program, expectedVersion: founded });
    const { version: expectedVersion } = await read(living, program);
    const into = await newTeam(living.server);
    for (const [verb, input] of [
      ['dissolveProgram', { program, expectedVersion }],
      ['mergePrograms', { programs: [{ program, expectedVersion }], into, expectedVersion: 1 }],
    ] as const) {
      const problem = await refused(verb, { ...input, effectiveOn: dayAfter(since, -1) });
      expect(problem).toMatchObject({ code: 'PROGRAM_STEP_TOO_EARLY', path: ['effectiveOn'] });
      expect(problem.message).toContain(shownDay(since, 'en'));
    }
    expect((await done('dissolveProgram', { program, expectedVersion, effectiveOn: since })).status).toBe('DISSOLVED');
  });

  test('a reform that carried it over is no deed of its', async () => {
    const program = await newTeam(living.server, { foundedOn: '2025-08-01' });
    await rowsOf(
      living.server.database.ownerUrl,
      `with founded as (
         update program set founded_on = '2025-05-01' where id = (select max(id) from program) returning id
       ), s as (update program_status set valid_from = '2025-05-01' where program_id = (select id from founded)
       ), h as (update program_household_count set valid_from = '2025-05-01' where program_id = (select id from founded)
       ), now as (
         update program_placement set valid_from = '2025-07-01' where program_id = (select id from founded)
       ), units as (
         update program_unit set valid_from = '2025-07-01' where program_id = (select id from founded)
       ), unit as (
         insert into program_unit (program_id, responsible_unit_id, role, valid_from, valid_to)
         select founded.id, r.id, 'MANAGING', '2025-05-01', '2025-07-01' from founded, (
           select id from responsible_unit where valid_to = '2025-07-01' limit 1) r
       ) insert into program_placement (program_id, admin_unit_id, valid_from, valid_to)
         select founded.id, u.id, '2025-05-01', '2025-07-01' from founded, (
           select id from admin_unit where level = 3 and valid_to = '2025-07-01' limit 1) u`,
    );
    const asked = { program, expectedVersion: 1, effectiveOn: '2025-06-10' };
    expect((await done('dissolveProgram', asked)).status).toBe('DISSOLVED');
  });
});

describe('merging', () => {
  test('holds the programs in one order, whichever the list has', async () => {
    const [first, second] = [await teamIn('FOUNDED'), await teamIn('FOUNDED')];
    const into = await newTeam(living.server);
    const row = ({ program }: Team) => nodeId('Program').decode(program, 'program');
    const locker = new Client({ connectionString: living.server.database.ownerUrl });
    await locker.connect();
    try {
      await locker.query('begin');
      await locker.query('select from program where id = $1 for update', [row(first)]);
      const merging = done('mergePrograms', {
        ...{ programs: [second, first], into, expectedVersion: 1, effectiveOn: '2025-10-01' },
      });
      const waiting = async () =>
        (
          await rowsOf(
            living.server.database.ownerUrl,
            `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`,
          )
        ).length;
      while ((await waiting()) === 0) await sleep(10);
      // It waits for the first one, and holds nothing that the other could wait for.
      const free = await locker.query('select id from program where id = $1 for update skip locked', [row(second)]);
      expect(free.rowCount).toBe(1);
      await locker.query('rollback');
      await merging;
    } finally {
      await locker.end();
    }
  });

  test('ends the programs, and leaves the other standing', async () => {
    const [first, second, into] = [await teamIn('ACTIVE'), await teamIn('SUSPENDED'), await teamIn('FOUNDED')];
    const before = await coverage();
    const { id } = await done('mergePrograms', {
      ...{ programs: [first, second], into: into.program, expectedVersion: 1 },
      ...{ effectiveOn: '2025-10-01', document: 'QĐ sáp nhập' },
    });
    expect(id).toBe(into.program);
    for (const { program } of [first, second]) {
      const { history, status } = await read(living, program);
      expect(status).toBe('MERGED');
      expect(history.nodes[0]).toMatchObject({ mergedInto: { id: into.program }, document: 'QĐ sáp nhập' });
    }
    expect((await coverage()).programs - before.programs).toBe(-1);
    // Once more: it is told what they are.
    const again = (await read(living, first.program)).version;
    expect(
      await refused('mergePrograms', {
        ...{ programs: [{ program: first.program, expectedVersion: again }], into: into.program },
        ...{ expectedVersion: (await read(living, into.program)).version, effectiveOn: '2025-11-01' },
      }),
    ).toMatchObject({ code: 'PROGRAM_STEP_ILLEGAL', current: 'MERGED', legal: [] });
  });

  test.each<[string, string, () => Promise<Record<string, unknown>>]>([
    [
      'another kind',
      'PROGRAM_MERGE_TARGET',
      async () => ({ into: await newTeam(living.server, { kind: 'PUBLIC_FIREFIGHTING_POINT' }), expectedVersion: 1 }),
    ],
    [
      'what does not stand',
      'PROGRAM_MERGE_TARGET',
      async () => {
        const { program, expectedVersion } = await teamIn('SUSPENDED');
        return { into: program, expectedVersion };
      },
    ],
    ['a stale version', 'VERSION_CONFLICT', async () => ({ into: await newTeam(living.server), expectedVersion: 7 })],
    [
      'tomorrow',
      'DAY_IN_FUTURE',
      async () => ({ into: await newTeam(living.server), expectedVersion: 1, effectiveOn: TOMORROW }),
    ],
  ])('not into %s', async (_, code, more) => {
    const programs = [await teamIn('ACTIVE')];
    const problem = await refused('mergePrograms', { programs, effectiveOn: '2025-10-01', ...(await more()) });
    expect(problem.code).toBe(code);
    expect((await read(living, programs[0]!.program)).status).toBe('ACTIVE');
  });

  test('not into itself, not twice, and not from or to where one does not answer', async () => {
    const team = await teamIn('FOUNDED');
    const common = { effectiveOn: '2025-10-01', expectedVersion: 1 };
    expect((await refused('mergePrograms', { programs: [team], into: team.program, ...common })).code).toBe(
      'PROGRAM_MERGE_TARGET',
    );
    const into = await newTeam(living.server, { commune: OTHER });
    expect((await refused('mergePrograms', { programs: [team, team], into, ...common })).code).toBe('NAMED_TWICE');
    const { errorCodes } = await living.server.query(
      'mutation ($input: MergeProgramsInput!) { mergePrograms(input: $input) { problems { code } } }',
      { input: { programs: [team], into, ...common } },
      living.area.headers,
    );
    expect(errorCodes).toEqual(['FORBIDDEN']);
  });

  test('tells whoever has no grant of an ended program as little as of an unknown one', async () => {
    const [team, ended] = [await teamIn('FOUNDED'), await teamIn('DISSOLVED')];
    const unknown = { ...ended, program: Buffer.from('Program:2000000000').toString('base64url') };
    const headers = await headersOf(living.server, 'test-without-grant');
    const codesOf = async (programs: object[], into: string) => {
      const input = { programs, into, effectiveOn: '2025-10-01', expectedVersion: 1 };
      const document = 'mutation ($input: MergeProgramsInput!) { mergePrograms(input: $input) { problems { code } } }';
      return (await living.server.query(document, { input }, headers)).errorCodes;
    };
    expect(await codesOf([team], team.program)).toEqual(['FORBIDDEN']);
    for (const other of [ended, unknown]) {
      expect(await codesOf([other], team.program)).toEqual(['NOT_FOUND']);
      expect(await codesOf([team], other.program)).toEqual(['NOT_FOUND']);
    }
  });
});

describe('moving', () => {
  test('changes what both areas count, from that day on', async () => {
    const team = await teamIn('ACTIVE');
    const before = await coverage();
    await done('moveProgram', {
      ...{ ...team, effectiveOn: '2025-10-01', adminUnit: otherCommune, document: 'Chuyển' },
    });
    const { adminUnit, history } = await read(living, team.program);
    expect(adminUnit.code).toBe(OTHER);
    expect((await coverage()).programs - before.programs).toBe(-1);
    expect(
      history.nodes
        .filter(({ kind }: any) => kind === 'PLACEMENT')
        .map((event: any) => [event.adminUnit.code, event.effectiveOn, event.document]),
    ).toEqual([
      [OTHER, '2025-10-01', 'Chuyển'],
      [COMMUNE, '2025-08-01', null],
    ]);
    const { data } = await living.server.query(
      'query ($id: ID!) { program(id: $id) { adminUnit(asOf: "2025-09-30") { code } } }',
      { id: team.program },
    );
    expect(data.program.adminUnit.code).toBe(COMMUNE);
  });

  test('takes the position along, and keeps the old one in the history', async () => {
    const program = await newTeam(living.server);
    const position = { latitude: 20.2506, longitude: 105.9745, precision: 'MEASURED' };
    const { version } = await done('moveProgram', {
      ...{ program, expectedVersion: 1, effectiveOn: '2025-10-01', adminUnit: commune, position },
    });
    const { history, position: now } = await read(living, program);
    expect(now).toEqual({ latitude: 20.2506, longitude: 105.9745 });
    expect(history.nodes[0]).toMatchObject({ kind: 'EDIT', changedFields: ['position'], effectiveOn: '2025-10-01' });
    await rowsOf(
      living.server.database.ownerUrl,
      `update admin_unit set boundary = jsonb_build_object('type', 'Polygon', 'coordinates',
         '[[[105.9, 20.2], [106.0, 20.2], [106.0, 20.3], [105.9, 20.3], [105.9, 20.2]]]'::jsonb)
       where code = '${COMMUNE}' and valid_to is null`,
    );
    const far = { ...position, latitude: 20.31 };
    const asked = { program, expectedVersion: version, effectiveOn: '2025-11-01', adminUnit: commune };
    expect((await refused('moveProgram', { ...asked, position: far })).code).toBe('OUTSIDE_COMMUNE');
    const nowhere = { ...position, latitude: 95 };
    expect(await refused('moveProgram', { ...asked, position: nowhere })).toMatchObject({
      ...{ code: 'POSITION_INVALID', path: ['position'] },
    });
    expect((await refused('moveProgram', asked)).code).toBe('PROGRAM_THERE_ALREADY');
  });

  test('out of one’s jurisdiction is not permitted to the area’s own police', async () => {
    const input = { ...(await teamIn('FOUNDED')), effectiveOn: '2025-10-01', adminUnit: otherCommune };
    expect(await refused('moveProgram', input, living.area)).toMatchObject({
      ...{ code: 'NOT_PERMITTED', path: ['adminUnit'] },
    });
    await done('moveProgram', input);
  });

  test('not onto an old map, not to a province, not before the last move', async () => {
    const { program, expectedVersion } = await teamIn('FOUNDED');
    const asked = { program, expectedVersion, effectiveOn: '2025-10-01' };
    const { data } = await living.server.query(
      '{ old: adminUnit(code: "14332", asOf: "2025-06-30") { id } province: adminUnit(code: "37") { id } }',
    );
    const codes = [];
    for (const adminUnit of [data.old.id, data.province.id]) {
      codes.push((await refused('moveProgram', { ...asked, adminUnit })).code);
    }
    codes.push((await refused('moveProgram', { ...asked, adminUnit: otherCommune, effectiveOn: '2025-08-01' })).code);
    expect(codes).toEqual(['UNIT_DOES_NOT_STAND', 'UNIT_ON_WRONG_LEVEL', 'PROGRAM_STEP_TOO_EARLY']);
  });
});

describe('placing', () => {
  /** A team that a reform left in the province. */
  const unplaced = async () => {
    const program = await newTeam(living.server);
    await rowsOf(
      living.server.database.ownerUrl,
      `update program_placement set is_unplaced = true,
         admin_unit_id = (select id from admin_unit where code = '37' and level = 1 and valid_to is null)
       where program_id = (select max(id) from program)`,
    );
    return program;
  };
  const inbox = async () =>
    (
      await living.server.query(
        '{ viewer { inbox(first: 100) { nodes { program { id } } } } }',
        {},
        living.province.headers,
      )
    ).data.viewer.inbox.nodes.map(({ program }: any) => program?.id);

  test('decides from the first day of what was open, which is annulled and kept', async () => {
    const program = await unplaced();
    expect(await inbox()).toContain(program);
    const before = await coverage();
    await done('placeProgram', { program, expectedVersion: 1, adminUnit: commune, document: 'Xếp địa bàn' });
    expect(await inbox()).not.toContain(program);
    expect((await coverage()).programs - before.programs).toBe(1);
    const { history } = await read(living, program);
    expect(
      history.nodes
        .filter(({ kind }: any) => kind === 'PLACEMENT')
        .map((event: any) => [event.adminUnit.code, event.effectiveOn, event.isAnnulled, event.document])
        .toSorted(),
    ).toEqual([
      [COMMUNE, '2025-08-01', false, 'Xếp địa bàn'],
      ['37', '2025-08-01', true, null],
    ]);
  });

  test('not of what is placed, not elsewhere, not by whoever does not answer for all of it', async () => {
    const placed = await newTeam(living.server);
    expect(await refused('placeProgram', { program: placed, expectedVersion: 1, adminUnit: commune })).toMatchObject({
      ...{ __typename: 'StateProblem', code: 'PROGRAM_PLACED', current: 'PLACED' },
    });
    const program = await unplaced();
    const { data } = await living.server.query('{ adminUnit(code: "37") { id } }');
    const asked = { program, expectedVersion: 1 };
    expect((await refused('placeProgram', { ...asked, adminUnit: data.adminUnit.id })).code).toBe(
      'UNIT_ON_WRONG_LEVEL',
    );
    const { errorCodes } = await living.server.query(
      'mutation ($input: PlaceProgramInput!) { placeProgram(input: $input) { problems { code } } }',
      { input: { ...asked, adminUnit: commune } },
      living.area.headers,
    );
    expect(errorCodes).toEqual(['FORBIDDEN']);
    await rowsOf(
      living.server.database.ownerUrl,
      `update program_placement set admin_unit_id = (select id from admin_unit where code = '${OTHER}' and valid_to is null)
       where program_id = (select max(id) from program)`,
    );
    expect(await refused('placeProgram', { ...asked, adminUnit: commune })).toMatchObject({
      ...{ code: 'UNIT_NOT_BELOW', path: ['adminUnit'] },
    });
  });
});

test('roles are taken, given over and given up', async () => {
  const program = await newTeam(living.server);
  const unit = await responsibleUnitId(living.server, PROVINCE_POLICE);
  let expectedVersion = 1;
  const hand = async (input: object) =>
    void ({ version: expectedVersion } = await done('handOverProgram', { program, expectedVersion, unit, ...input }));
  const roles = async () => (await read(living, program)).units.map(({ role, unit }: any) => [role, unit.code]);
  await hand({ role: 'ADVISING', effectiveOn: '2025-09-01' });
  await hand({ effectiveOn: '2025-10-01', document: 'Bàn giao' });
  expect(await roles()).toEqual([
    ['MANAGING', PROVINCE_POLICE],
    ['ADVISING', PROVINCE_POLICE],
  ]);
  await hand({ role: 'ADVISING', ends: true, effectiveOn: '2025-11-01', document: 'Thôi' });
  expect(await roles()).toEqual([['MANAGING', PROVINCE_POLICE]]);
  const { history } = await read(living, program);
  expect(history.nodes[0]).toMatchObject({ kind: 'EDIT', changedFields: ['units'], document: 'Thôi' });
  const asked = { program, expectedVersion, unit, effectiveOn: '2025-11-02' };
  const problems = [];
  for (const more of [
    { ends: true },
    { ends: true, role: 'FUNDING' },
    {},
    { unit: await responsibleUnitId(living.server, POLICE), effectiveOn: '2025-10-01' },
  ]) {
    const { code, path } = await refused('handOverProgram', { ...asked, ...more });
    problems.push([code, ...path]);
  }
  expect(problems).toEqual([
    ['PROGRAM_MANAGER_NEEDED', 'unit'],
    ['PROGRAM_UNIT_MISSING', 'unit'],
    ['PROGRAM_UNIT_REPEATED', 'unit'],
    ['PROGRAM_STEP_TOO_EARLY', 'effectiveOn'],
  ]);
});

describe('equipment', () => {
  test('comes, is counted anew, is checked and taken away, and all of it is kept', async () => {
    const program = await newTeam(living.server);
    let expectedVersion = 1;
    const keep = async (verb: string, input: object) =>
      void ({ version: expectedVersion } = await done(verb, { program, expectedVersion, ...input }, living.local));
    const held = async () => (await read(living, program)).equipment;
    await keep('recordEquipment', {
      ...{ effectiveOn: '2025-09-01', document: 'Biên bản 1' },
      add: [
        { kind: 'ROPE', quantity: 3 },
        { kind: 'EXTINGUISHER_ABC', quantity: 4, expiresOn: '2027-01-01' },
      ],
    });
    const [extinguishers, ropes] = await held();
    await keep('recordEquipment', {
      effectiveOn: '2025-09-15',
      change: [{ line: extinguishers.id, working: 3, expiresOn: null }],
      remove: [ropes.id],
    });
    expect(await held()).toEqual([{ ...extinguishers, working: 3, expiresOn: null }]);
    await keep('recordEquipmentCheck', {
      effectiveOn: '2025-10-02',
      lines: [{ line: extinguishers.id, working: 4, replaced: 1 }],
    });
    expect(await held()).toMatchObject([{ working: 4, lastCheckedOn: '2025-10-02' }]);
    const { activities, history, lastActivityOn } = await read(living, program);
    expect(lastActivityOn).toBe('2025-10-02');
    expect(activities.nodes).toEqual([
      {
        ...{ kind: 'EQUIPMENT_CHECK', from: '2025-10-02', responsibleUnit: { code: 'UBND-14329-2025' } },
        measures: [
          { measure: 'CHECKS', value: 1 },
          { measure: 'ITEMS_CHECKED', value: 4 },
          { measure: 'ITEMS_REPLACED', value: 1 },
        ],
      },
    ]);
    expect(
      history.nodes
        .filter(({ kind }: any) => kind === 'EQUIPMENT')
        .map((event: any) => [
          event.equipmentChange,
          event.equipmentKind,
          event.quantity,
          event.working,
          event.changedFields,
        ]),
    ).toEqual([
      ['CHECKED', 'EXTINGUISHER_ABC', 4, 4, ['lastCheckedOn', 'working']],
      ['REMOVED', 'ROPE', 3, 3, null],
      ['CHANGED', 'EXTINGUISHER_ABC', 4, 3, ['expiresOn', 'working']],
      ['ADDED', 'EXTINGUISHER_ABC', 4, 4, ['expiresOn', 'quantity', 'working']],
      ['ADDED', 'ROPE', 3, 3, ['quantity', 'working']],
    ]);
    const wrong: [object, string, string[]][] = [
      [{}, 'REQUIRED', []],
      [{ remove: [ropes.id] }, 'UNKNOWN_REFERENCE', ['remove', '0']],
      [{ change: [{ line: extinguishers.id }] }, 'REQUIRED', ['change', '0']],
      [{ change: [{ line: extinguishers.id, quantity: null, working: null }] }, 'REQUIRED', ['change', '0']],
      [{ change: [{ line: extinguishers.id, working: 5 }] }, 'EQUIPMENT_COUNT', ['change', '0']],
      [{ add: [{ kind: 'AXE', quantity: 0 }] }, 'EQUIPMENT_COUNT', ['add', '0']],
      [
        { add: [{ kind: 'AXE', quantity: 1, lastCheckedOn: TOMORROW }] },
        'DAY_IN_FUTURE',
        ['add', '0', 'lastCheckedOn'],
      ],
      [{ remove: [extinguishers.id, extinguishers.id] }, 'NAMED_TWICE', ['remove', '1']],
      [{ remove: [extinguishers.id], effectiveOn: '2025-10-01' }, 'PROGRAM_STEP_TOO_EARLY', ['remove', '0']],
    ];
    for (const [more, code, path] of wrong) {
      const asked = { program, expectedVersion, effectiveOn: '2025-11-01', ...more };
      expect(await refused('recordEquipment', asked, living.local)).toMatchObject({ code, path });
    }
  });

  test('of another program is unknown', async () => {
    const other = await teamIn('FOUNDED');
    await addRope(other);
    const [rope] = (await read(living, other.program)).equipment;
    const asked = { ...(await teamIn('FOUNDED')), effectiveOn: '2025-11-01', lines: [{ line: rope.id }] };
    expect((await refused('recordEquipmentCheck', asked)).code).toBe('UNKNOWN_REFERENCE');
  });
});

describe('a review', () => {
  test('is an activity, counts households, and may take the step that it finds needed', async () => {
    const team = await teamIn('ACTIVE');
    const before = await coverage();
    const { status, version } = await done('reviewProgram', {
      ...{ ...team, verdict: 'NEEDS_STRENGTHENING', households: 12, effectiveOn: '2025-10-10', document: 'Biên bản' },
    });
    expect(status).toBe('NEEDS_STRENGTHENING');
    const { activities, householdCount, history } = await read(living, team.program);
    expect(householdCount).toBe(12);
    expect((await coverage()).householdsCovered - before.householdsCovered).toBe(3);
    expect(activities.nodes).toMatchObject([
      { kind: 'REVIEW', measures: [{ measure: 'PROGRAMS_REVIEWED', value: 1 }] },
    ]);
    expect(
      history.nodes.filter(({ effectiveOn }: any) => effectiveOn === '2025-10-10').map(({ kind }: any) => kind),
    ).toEqual(['STATUS', 'HOUSEHOLD_COUNT']);
    // Still so a month later: no step, and no problem.
    const asked = { program: team.program, expectedVersion: version, effectiveOn: '2025-11-10' };
    expect((await done('reviewProgram', { ...asked, verdict: 'NEEDS_STRENGTHENING' })).status).toBe(status);
  });

  test('counts no households of a point, and none out of range', async () => {
    const program = await newTeam(living.server, { kind: 'PUBLIC_FIREFIGHTING_POINT' });
    const asked = { program, expectedVersion: 1, effectiveOn: '2025-10-01', verdict: 'KEEPS' };
    expect(await refused('reviewProgram', { ...asked, households: 5 })).toMatchObject({
      ...{ code: 'HOUSEHOLDS_NOT_COUNTED', path: ['households'] },
    });
    expect((await refused('reviewProgram', { ...asked, households: 0 })).code).toBe('OUT_OF_RANGE');
    expect((await read(living, program)).activities.nodes).toEqual([]);
  });
});

test('a note is for officers', async () => {
  const id = await newTeam(living.server);
  expect((await read(living, id)).note).toBe('Ghi chú');
  const { data } = await living.server.query('query ($id: ID!) { program(id: $id) { note } }', { id }, NOBODY);
  expect(data.program.note).toBeNull();
});
