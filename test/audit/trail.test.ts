import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type ActContext, REGISTRY, act, areaTarget, digestOf } from '../../src/access/act.js';
import { ChangeListener } from '../../src/access/recorder.js';
import { createOrm } from '../../src/database/orm.js';
import { ENTITIES } from '../../src/entities.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, officerOf } from '../support/officers.js';
import { Desk } from '../support/registrations.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';
import { findingsOf, tamper } from './chain.js';

interface Row {
  id: string;
  chain: string;
  ordinal: number;
  recordedAt: string;
  actor: string;
  role: string | null;
  responsibleUnit: { code: string } | null;
  action: string;
  targetType: string;
  target: string | null;
  targetVersion: number | null;
  changes: { entity: string; id: string | null; field: string; before: string | null; after: string | null }[];
  rowCount: number;
  digest: string | null;
  requestId: string;
  hash: string;
}

const ROW = `id chain ordinal recordedAt actor role responsibleUnit { code } action targetType target targetVersion
  changes { entity id field before after } rowCount digest requestId hash`;
const TRAIL = `query ($where: AuditFilter, $first: Int, $after: String, $last: Int, $before: String) {
  auditTrail(where: $where, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ${ROW} } } }`;

let server: TestServer;
let desk: Desk;
let administrator: TestOfficer;
let orm: MikroORM;
beforeAll(async () => {
  server = await startServer();
  desk = await Desk.open(server);
  administrator = await officerOf(server, 'ADMINISTRATOR', null);
  orm = createOrm(server.database.url, ENTITIES, { subscribers: [new ChangeListener()] });
});
afterAll(async () => {
  await orm.close();
  await server.stop();
});

const trail = async (officer: TestOfficer, where: object = {}, page: object = { first: 100 }) =>
  (await server.query(TRAIL, { where, ...page }, officer.headers)).data.auditTrail as {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    nodes: Row[];
  };
const count = async () =>
  (await rowsOf<{ count: number }>(server.database.ownerUrl, 'select count(*)::integer from audit_row'))[0]!.count;
/** The rows about one thing, in the order they came. */
const storyOf = async (target: string) => (await trail(desk.province, { target })).nodes.reverse();
/** A row's changes, as before → after, without keys and instants. */
const told = ({ changes }: Row) =>
  changes
    .filter(({ field }) => !['id', 'recordedAt', 'submittedAt', 'decidedAt', 'registration', 'program'].includes(field))
    .map(({ entity, field, before, after }) => `${entity}.${field}: ${before} → ${after}`);

const system = (): ActContext => ({
  ...{ viewer: null, isSystem: true, today: '2026-11-25', requestId: 'command', orm, repeated: null, renew() {} },
});

describe('an act leaves one row', () => {
  test('that says who did what, in which role and for which unit, to what, and what it was before', async () => {
    const registration = await desk.draft({ name: 'Tổ liên gia Đông Thành', note: 'Gặp ông Nguyễn Văn A' });
    const step = (officer: TestOfficer, mutation: string, input: object) =>
      desk.ask(officer, mutation, { registration, ...input });
    await step(desk.local, 'submitRegistration', { expectedVersion: 1 });
    await step(desk.police, 'returnRegistration', {
      expectedVersion: 2,
      remarks: [{ field: 'households', reason: 'Hỏi bà Trần Thị B' }],
    });
    await step(desk.local, 'updateRegistrationOfNeighborGroupTeam', { expectedVersion: 3, households: 15 });
    await step(desk.local, 'submitRegistration', { expectedVersion: 4 });
    await step(desk.police, 'confirmRegistration', { expectedVersion: 5 });

    const rows = await storyOf(registration);
    const local = [desk.local.subject, 'LOCAL_OFFICER', 'UBND-14329-2025'];
    const police = [desk.police.subject, 'AREA_OFFICER', 'CAX-14329-2025'];
    const unitOf = ({ responsibleUnit }: Row) => responsibleUnit?.code;
    expect(rows.map((row) => [row.actor, row.role, unitOf(row), row.action, row.target, row.targetVersion])).toEqual([
      [...local, 'FILE_REGISTRATION', registration, 1],
      [...local, 'SUBMIT_REGISTRATION', registration, 2],
      [...police, 'RETURN_REGISTRATION', registration, 3],
      [...local, 'FILE_REGISTRATION', registration, 4],
      [...local, 'SUBMIT_REGISTRATION', registration, 5],
      [...police, 'CONFIRM_REGISTRATION', registration, 6],
    ]);
    expect(
      rows.every(({ chain, targetType, digest }) => chain === '37' && targetType === 'Registration' && !digest),
    ).toBe(true);
    expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(6);
    expect(
      rows.map(({ changes, rowCount }) => new Set(changes.map(({ entity, id }) => entity + id)).size - rowCount),
    ).toEqual([0, 0, 0, 0, 0, 0]);

    expect(told(rows[0]!)).toEqual(
      expect.arrayContaining([
        'Registration.name: null → "Tổ liên gia Đông Thành"',
        'Registration.status: null → "DRAFT"',
      ]),
    );
    expect(told(rows[2]!)).toEqual(
      expect.arrayContaining(['Registration.status: "SUBMITTED" → "RETURNED"', 'Registration.version: 2 → 3']),
    );
    expect(told(rows[3]!)).toEqual(['Registration.households: 12 → 15', 'Registration.version: 3 → 4']);
    const confirmed = told(rows[5]!);
    expect(confirmed).toEqual(
      expect.arrayContaining([
        'Registration.status: "SUBMITTED" → "CONFIRMED"',
        `Registration.decidedBy: null → "${desk.police.subject}"`,
        expect.stringMatching(/^Program\.code: null → "TLG-37-\d{4}"$/),
        'ProgramStatusStep.status: null → "FOUNDED"',
        'ProgramHouseholdCount.households: null → 15',
      ]),
    );
    // Free text may name somebody: it is on no record.
    expect(JSON.stringify(rows)).not.toMatch(/Nguyễn|Trần/);
  });

  test('whose parts about many are found from each of them', async () => {
    const registrations = [await desk.submitted(), await desk.submitted()];
    await server.query(
      'mutation ($input: ConfirmRegistrationsInput!) { confirmRegistrations(input: $input) { items { problems { code } } } }',
      { input: { registrations: registrations.map((registration) => ({ registration, expectedVersion: 2 })) } },
      desk.police.headers,
    );
    const [first, second] = [await storyOf(registrations[0]!), await storyOf(registrations[1]!)];
    expect(first.at(-1)).toEqual(second.at(-1));
    expect(first.at(-1)).toMatchObject({ action: 'CONFIRM_REGISTRATION', target: null, targetType: 'Registration' });
  });

  test('and none where it is refused, whatever for', async () => {
    const registration = await desk.submitted();
    const before = await count();
    const refused = [
      await desk.confirm(registration, desk.police, 7),
      await desk.confirm(registration, desk.local),
      await desk.ask(null, 'confirmRegistration', { registration, expectedVersion: 2 }),
      await desk.ask(desk.local, 'submitRegistration', { registration, expectedVersion: 2 }),
      await desk.ask(desk.police, 'returnRegistration', { registration, expectedVersion: 2, remarks: [] }),
      await desk.ask(
        await officerOf(server, 'LOCAL_OFFICER', 'UBND-14005-2025'),
        'registerNeighborGroupTeam',
        desk.team(),
      ),
    ];
    expect(refused.map(({ answer, payload }) => answer.errorCodes[0] ?? payload.problems[0]!.code)).toEqual([
      ...['VERSION_CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'REGISTRATION_STEP_ILLEGAL', 'OUT_OF_RANGE', 'FORBIDDEN'],
    ]);
    expect(await count()).toBe(before);
  });

  test('a batch keeps the number of its rows and their digest', async () => {
    const rows = [{ code: 'a' }, { code: 'b' }, { code: 'c' }];
    await act(system(), 'LOAD_SEEDS', REGISTRY, async (tx) => {
      tx.tally(rows.length, digestOf(rows));
      return {};
    });
    const { nodes } = await trail(administrator, { action: 'LOAD_SEEDS' });
    const digest = createHash('sha256').update('{"code":"a"}\n{"code":"b"}\n{"code":"c"}\n').digest('hex');
    expect(nodes[0]).toMatchObject({
      ...{ chain: 'VN', actor: 'SYSTEM', role: null, responsibleUnit: null, action: 'LOAD_SEEDS' },
      ...{
        targetType: 'Registry',
        target: null,
        targetVersion: null,
        changes: [],
        rowCount: 3,
        digest,
        requestId: 'command',
      },
    });
  });
});

describe('whoever reads the trail', () => {
  beforeAll(async () => {
    // Something of another province, and of an area there.
    const [before] = await rowsOf<{ id: number }>(
      server.database.ownerUrl,
      `select id from admin_unit where code = '35'`,
    );
    await act(system(), 'LOAD_SEEDS', areaTarget('AdminUnit', before!.id, before!.id), async () => ({}));
    await act(system(), 'LOAD_SEEDS', REGISTRY, async () => ({}));
    await desk.draft();
  });

  const chainsSeen = async (officer: TestOfficer) => [
    ...new Set((await trail(officer)).nodes.map(({ chain }) => chain)),
  ];

  test.each([
    ['PROVINCE_OFFICER', 'PC07-NB-2025', ['37']],
    ['ADMINISTRATOR', 'PC07-NB-2025', ['37']],
    // An area team answers for communes, and for no province.
    ['PROVINCE_OFFICER', 'PC07-NB-2025-KV1', []],
    ['NATIONAL_VIEWER', 'C07', ['35', '37', 'VN']],
    ['ADMINISTRATOR', null, ['35', '37', 'VN']],
  ])('as %s of %s sees the chains %j', async (role, unit, chains) => {
    const officer = await officerOf(server, role, unit);
    expect((await chainsSeen(officer)).sort()).toEqual(chains);
    const all = (await trail(administrator)).nodes;
    const nodes = await Promise.all(
      all.slice(0, 3).map(async ({ id, chain }) => {
        const answer = await server.query('query ($id: ID!) { node(id: $id) { id } }', { id }, officer.headers);
        return [chain, answer.data.node !== null];
      }),
    );
    expect(nodes).toEqual(all.slice(0, 3).map(({ chain }) => [chain, (chains as string[]).includes(chain)]));
    expect((await trail(officer)).totalCount).toBe(
      (await trail(administrator)).nodes.filter(({ chain }) => (chains as string[]).includes(chain)).length,
    );
  });

  test.each([
    ['LOCAL_OFFICER', 'UBND-14329-2025'],
    ['AREA_OFFICER', 'CAX-14329-2025'],
    ['ANALYST', null],
  ])('as %s is refused', async (role, unit) => {
    const officer = await officerOf(server, role, unit);
    const answer = await server.query(TRAIL, {}, officer.headers);
    expect([answer.status, answer.errorCodes]).toEqual([403, ['FORBIDDEN']]);
    const [{ id } = { id: '' }] = (await trail(administrator)).nodes;
    expect(
      (await server.query('query ($id: ID!) { node(id: $id) { id } }', { id }, officer.headers)).data.node,
    ).toBeNull();
  });

  test('as nobody is asked to sign in', async () => {
    const answer = await server.query(TRAIL, {}, NOBODY);
    expect([answer.status, answer.errorCodes]).toEqual([401, ['UNAUTHENTICATED']]);
  });
});

describe('the list', () => {
  test('is the newest first, and its pages are the whole of it, forward and backward', async () => {
    const whole = await trail(administrator);
    expect(whole.totalCount).toBe(whole.nodes.length);
    expect(whole.nodes.map(({ recordedAt }) => recordedAt)).toEqual(
      whole.nodes
        .map(({ recordedAt }) => recordedAt)
        .toSorted()
        .reverse(),
    );
    const forward: Row[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await trail(administrator, {}, { first: 7, after });
      forward.push(...page.nodes);
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(forward).toEqual(whole.nodes);
    const backward: Row[] = [];
    for (let before: string | null = null, more = true; more;) {
      const page = await trail(administrator, {}, { last: 7, before });
      backward.unshift(...page.nodes);
      [before, more] = [page.pageInfo.startCursor, page.pageInfo.hasPreviousPage];
    }
    expect(backward).toEqual(whole.nodes);
  });

  test('holds what a filter says, and nothing else', async () => {
    const whole = (await trail(administrator)).nodes;
    const registration = whole.find(({ targetType, target }) => targetType === 'Registration' && target)!.target!;
    const filters: [object, (row: Row) => boolean][] = [
      [{ actor: desk.local.subject }, ({ actor }) => actor === desk.local.subject],
      [{ actor: 'SYSTEM' }, ({ actor }) => actor === 'SYSTEM'],
      [{ action: 'CONFIRM_REGISTRATION' }, ({ action }) => action === 'CONFIRM_REGISTRATION'],
      [{ targetType: 'Registry' }, ({ targetType }) => targetType === 'Registry'],
      [{ target: registration }, ({ target }) => target === registration],
      [{ chain: 'VN' }, ({ chain }) => chain === 'VN'],
      [{ adminUnit: desk.areaId }, ({ targetType }) => targetType === 'Registration'],
      [
        { actor: desk.police.subject, action: 'RETURN_REGISTRATION' },
        ({ actor, action }) => actor === desk.police.subject && action === 'RETURN_REGISTRATION',
      ],
    ];
    for (const [where, isMeant] of filters) {
      const meant = whole.filter(isMeant);
      const found = await trail(administrator, where);
      expect([where, found.nodes.map(({ id }) => id)]).toEqual([where, meant.map(({ id }) => id)]);
      expect(found.totalCount).toBe(meant.length);
      expect(meant.length).toBeGreaterThan(0);
    }
  });

  test('is empty for another area, and refuses what is no id and a cursor of another filter', async () => {
    const { data } = await server.query('{ adminUnit(code: "14005") { id } }');
    expect((await trail(desk.province, { adminUnit: data.adminUnit.id })).nodes).toEqual([]);
    const { pageInfo } = await trail(desk.province, {}, { first: 1 });
    for (const variables of [
      { where: { target: 'nonsense' } },
      { where: { adminUnit: Buffer.from('Program:1').toString('base64url') } },
      { where: { actor: ' ' } },
      { where: { chain: '37' }, after: pageInfo.endCursor },
      { first: 101 },
    ]) {
      const answer = await server.query(TRAIL, variables, desk.province.headers);
      expect([variables, answer.errorCodes]).toEqual([variables, ['BAD_USER_INPUT']]);
    }
  });

  test('takes days as they are in Vietnam, the last one not among them', async () => {
    const set = (ordinal: number, instant: string) =>
      `update audit_row set recorded_at = '${instant}' where chain = 'VN' and ordinal = ${ordinal}`;
    expect(await findingsOf(server.database.ownerUrl)).toEqual([]);
    await tamper(
      server.database.ownerUrl,
      `${set(1, '2026-03-01 16:59:59.999999Z')}; ${set(2, '2026-03-01 17:00:00Z')}`,
    );
    const between = async (since: string, until: string) =>
      (await trail(administrator, { chain: 'VN', since, until })).nodes.map(({ ordinal }) => ordinal);
    expect(await between('2026-03-01', '2026-03-02')).toEqual([1]);
    expect(await between('2026-03-02', '2026-03-03')).toEqual([2]);
    expect(await between('2026-03-01', '2026-03-03')).toEqual([2, 1]);
  });
});
