import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayOf, shownDay } from '../../src/api/day.js';
import { rowsOf } from '../support/database.js';
import { type TestOfficer, headersOf, officerOf } from '../support/officers.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

const TODAY = dayOf(new Date());

let server: TestServer;
let administrator: TestOfficer;
let ofProvince: TestOfficer;

beforeAll(async () => {
  server = await startServer();
  administrator = await officerOf(server, 'ADMINISTRATOR', null);
  ofProvince = await officerOf(server, 'ADMINISTRATOR', 'PC07-NB-2025');
});
afterAll(() => server.stop());

const FIELDS = `officer { id subject role responsibleUnit { code } validFrom validTo document endingDocument }
  problems { __typename code path severity message }`;
const GRANT = `mutation($input: GrantOfficerInput!) { grantOfficer(input: $input) { ${FIELDS} } }`;
const REVOKE = `mutation($input: RevokeOfficerInput!) { revokeOfficer(input: $input) { ${FIELDS} } }`;
const LIST = `query($where: OfficerFilter) { officers(where: $where, first: 100) {
  totalCount nodes { subject role responsibleUnit { code } } } }`;

const idOf = (type: string, id: number) => Buffer.from(`${type}:${id}`).toString('base64url');

async function unit(code: string): Promise<string> {
  const [row] = await rowsOf<{ id: number }>(
    server.database.ownerUrl,
    'select id from responsible_unit where code = $1',
    [code],
  );
  return idOf('ResponsibleUnit', row!.id);
}

interface Given {
  subject?: string;
  role: string;
  unit?: string | null;
  from?: string;
  document?: string;
}

let people = 0;
async function ask({ subject = `person-${++people}`, unit: code, ...rest }: Given) {
  return { subject, ...rest, ...(code && { responsibleUnit: await unit(code) }) };
}

async function grant(by: TestOfficer | null, given: Given) {
  const answer = await server.query(GRANT, { input: await ask(given) }, by?.headers ?? NOBODY);
  return { answer, ...answer.body.data?.grantOfficer };
}

async function revoke(by: TestOfficer | null, officer: string, document?: string) {
  const answer = await server.query(REVOKE, { input: { officer, document } }, by?.headers ?? NOBODY);
  return { answer, ...answer.body.data?.revokeOfficer };
}

const codes = ({ problems }: { problems?: { code: string }[] }) => problems?.map(({ code }) => code);
const countOfficers = async () =>
  (await rowsOf<{ count: number }>(server.database.ownerUrl, 'select count(*)::int as count from officer'))[0]!.count;
const lastAudit = async () =>
  (await rowsOf(server.database.ownerUrl, 'select * from audit_row order by id desc limit 1'))[0] as any;

describe('granting', () => {
  test('makes an officer, who acts at once, and is on record', async () => {
    const given = { role: 'LOCAL_OFFICER', unit: 'UBND-14329-2025', document: 'Quyết định 12/QĐ-UBND' };
    const { officer, problems } = await grant(administrator, { ...given, subject: 'nguyen-1' });
    expect(problems).toEqual([]);
    expect(officer).toMatchObject({
      subject: 'nguyen-1',
      role: 'LOCAL_OFFICER',
      responsibleUnit: { code: 'UBND-14329-2025' },
      validFrom: TODAY,
      validTo: null,
      document: 'Quyết định 12/QĐ-UBND',
    });
    const headers = await headersOf(server, 'nguyen-1');
    const { data } = await server.query('{ viewer { officers { role responsibleUnit { code } } } }', {}, headers);
    expect(data.viewer.officers).toEqual([{ role: 'LOCAL_OFFICER', responsibleUnit: { code: 'UBND-14329-2025' } }]);
    expect((await register(headers)).problems).toEqual([]);
    const [audit] = await rowsOf<any>(
      server.database.ownerUrl,
      `select actor, action, target_type, target_id, chain, changes from audit_row where action = 'MANAGE_OFFICERS' order by id desc limit 1`,
    );
    expect(audit).toMatchObject({
      actor: administrator.subject,
      target_type: 'Officer',
      chain: '37',
      changes: [{ entity: 'Officer', fields: { subject: [null, 'nguyen-1'], role: [null, 'LOCAL_OFFICER'] } }],
    });
    expect(audit.target_id).toBe(Number(Buffer.from(officer.id, 'base64url').toString().split(':')[1]));
  });

  test.each<[string, string | null, boolean]>([
    ['LOCAL_OFFICER', 'UBND-14329-2025', true],
    ['LOCAL_OFFICER', 'CAX-14329-2025', false],
    ['LOCAL_OFFICER', null, false],
    ['AREA_OFFICER', 'PC07-NB-2025-KV1', true],
    ['AREA_OFFICER', 'CAX-14329-2025', true],
    ['AREA_OFFICER', 'PC07-NB-2025', false],
    ['PROVINCE_OFFICER', 'PC07-NB-2025', true],
    ['PROVINCE_OFFICER', 'CAT-NB-2025', true],
    ['PROVINCE_OFFICER', 'PC07-NB-2025-PHONGCHAY', true],
    ['PROVINCE_OFFICER', 'PC07-NB-2025-KV1', false],
    ['NATIONAL_VIEWER', 'C07', true],
    ['NATIONAL_VIEWER', 'CAT-NB-2025', false],
    ['ANALYST', 'MTTQ-NB-2025', true],
    ['ANALYST', null, true],
    ['ADMINISTRATOR', 'UBND-37-2025', true],
    ['ADMINISTRATOR', null, true],
  ])('the role %s goes with the unit %s: %s', async (role, code, fits) => {
    const { problems, officer } = await grant(administrator, { role, unit: code });
    expect(problems.map((problem: any) => problem.code)).toEqual(fits ? [] : ['OFFICER_UNIT_KIND']);
    expect(officer === null).toBe(!fits);
  });

  test.each<[string, Given, string]>([
    ['no subject', { role: 'ANALYST', subject: '' }, 'OFFICER_SUBJECT_INVALID'],
    ['spaces alone', { role: 'ANALYST', subject: '  ' }, 'OFFICER_SUBJECT_INVALID'],
    ['a space at the end', { role: 'ANALYST', subject: 'a ' }, 'OFFICER_SUBJECT_INVALID'],
    ['a control character', { role: 'ANALYST', subject: 'a\nb' }, 'OFFICER_SUBJECT_INVALID'],
    ['256 characters', { role: 'ANALYST', subject: 'x'.repeat(256) }, 'OFFICER_SUBJECT_INVALID'],
    ['a demo officer’s name', { role: 'ANALYST', subject: 'demo:me' }, 'OFFICER_SUBJECT_INVALID'],
    ['the registry’s own name', { role: 'ANALYST', subject: 'SYSTEM' }, 'OFFICER_SUBJECT_INVALID'],
    ['a day too far', { role: 'ANALYST', from: addDays(TODAY, 366) }, 'DAY_TOO_FAR'],
    ['a unit that is no more', { role: 'LOCAL_OFFICER', unit: 'UBND-14329' }, 'UNIT_DOES_NOT_STAND'],
    [
      'a unit that stood then and not now',
      { role: 'LOCAL_OFFICER', unit: 'UBND-14329', from: '2025-01-01' },
      'UNIT_DOES_NOT_STAND',
    ],
    [
      'a unit that did not stand yet',
      { role: 'LOCAL_OFFICER', unit: 'UBND-14329-2025', from: '2025-06-30' },
      'UNIT_DOES_NOT_STAND',
    ],
    ['a long paper', { role: 'ANALYST', document: 'x'.repeat(301) }, 'TEXT_LENGTH'],
  ])('%s is a problem, and nothing is written', async (_, given, code) => {
    const before = [await countOfficers(), await lastAudit()];
    const { problems, officer } = await grant(administrator, given);
    expect(problems).toEqual([expect.objectContaining({ code, severity: 'BLOCKING', __typename: 'InputProblem' })]);
    expect(officer).toBeNull();
    expect([await countOfficers(), await lastAudit()]).toEqual(before);
  });

  test('255 characters are not too many, and the longest day ahead is a year', async () => {
    const { problems } = await grant(administrator, {
      role: 'ANALYST',
      subject: 'x'.repeat(255),
      from: addDays(TODAY, 365),
    });
    expect(problems).toEqual([]);
  });

  test('the same role for the same unit twice is a problem, also when both are asked for at once', async () => {
    const given = { role: 'AREA_OFFICER', unit: 'CAX-14329-2025', subject: 'twice' };
    const both = await Promise.all([grant(administrator, given), grant(administrator, given)]);
    expect(both.flatMap(codes)).toEqual(['ALREADY_GRANTED']);
    expect(codes(await grant(administrator, given))).toEqual(['ALREADY_GRANTED']);
    expect(codes(await grant(administrator, { ...given, unit: 'PC07-NB-2025-KV1' }))).toEqual([]);
  });

  test('a unit that there is not is an unknown reference', async () => {
    const input = { subject: 'x', role: 'ANALYST', responsibleUnit: idOf('ResponsibleUnit', 2_000_000) };
    const { data } = await server.query(GRANT, { input }, administrator.headers);
    expect(data.grantOfficer.problems).toMatchObject([{ code: 'UNKNOWN_REFERENCE', path: ['responsibleUnit'] }]);
  });
});

describe('who may', () => {
  const LOCAL = { role: 'LOCAL_OFFICER', unit: 'UBND-14329-2025' };

  test.each<[string, string, string | null, Given, string | null]>([
    ['the province’s administrator in the province', 'ADMINISTRATOR', 'PC07-NB-2025', LOCAL, null],
    ['a team’s administrator in its area', 'ADMINISTRATOR', 'PC07-NB-2025-KV1', LOCAL, null],
    ['a team’s administrator elsewhere', 'ADMINISTRATOR', 'PC07-NB-2025-KV16', LOCAL, 'FORBIDDEN'],
    [
      'a team’s administrator for more than its area',
      'ADMINISTRATOR',
      'PC07-NB-2025-KV1',
      { role: 'PROVINCE_OFFICER', unit: 'PC07-NB-2025' },
      'FORBIDDEN',
    ],
    [
      'the province’s administrator for the whole registry',
      'ADMINISTRATOR',
      'CAT-NB-2025',
      { role: 'ANALYST' },
      'FORBIDDEN',
    ],
    [
      'the province’s administrator for a unit that answers for nothing',
      'ADMINISTRATOR',
      'CAT-NB-2025',
      { role: 'ANALYST', unit: 'BQLC-14332-2025' },
      'FORBIDDEN',
    ],
    ['a province officer', 'PROVINCE_OFFICER', 'PC07-NB-2025', LOCAL, 'FORBIDDEN'],
    ['a local officer', 'LOCAL_OFFICER', 'UBND-14329-2025', LOCAL, 'FORBIDDEN'],
  ])('%s: %s', async (_, role, code, given, refusal) => {
    const before = await countOfficers();
    const by = await officerOf(server, role, code);
    const { answer, officer } = await grant(by, given);
    expect(answer.errorCodes).toEqual(refusal ? [refusal] : []);
    expect(await countOfficers()).toBe(before + 1 + (refusal ? 0 : 1));
    if (refusal) return;
    expect((await revoke(by, officer.id)).problems).toEqual([]);
  });

  test('nobody may, and is told to sign in', async () => {
    expect((await grant(null, LOCAL)).answer.errorCodes).toEqual(['UNAUTHENTICATED']);
    expect((await revoke(null, idOf('Officer', administrator.officerId))).answer.errorCodes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  test('whoever may not see a grant learns nothing of it by revoking; whoever sees it is told why not', async () => {
    const { officer } = await grant(administrator, LOCAL);
    const refusals = async (role: string, code: string) =>
      (await revoke(await officerOf(server, role, code), officer.id)).answer.errorCodes;
    expect(await refusals('LOCAL_OFFICER', 'UBND-14329-2025')).toEqual(['NOT_FOUND']);
    expect(await refusals('ADMINISTRATOR', 'PC07-NB-2025-KV16')).toEqual(['NOT_FOUND']);
    expect(await refusals('PROVINCE_OFFICER', 'PC07-NB-2025')).toEqual(['FORBIDDEN']);
    expect((await revoke(ofProvince, idOf('Officer', administrator.officerId))).answer.errorCodes).toEqual([
      'NOT_FOUND',
    ]);
    expect((await revoke(administrator, idOf('Officer', 2_000_000))).answer.errorCodes).toEqual(['NOT_FOUND']);
    expect((await revoke(ofProvince, officer.id)).problems).toEqual([]);
  });
});

const REGISTER = `mutation($input: RegisterNeighborGroupTeamInput!) {
  registerNeighborGroupTeam(input: $input) { registration { id } problems { code } } }`;

async function register(headers: Record<string, string>) {
  const { data: found } = await server.query('{ adminUnit(code: "14329") { id } }');
  const answer = await server.query(REGISTER, { input: { adminUnit: found.adminUnit.id } }, headers);
  return { errorCodes: answer.errorCodes, ...answer.body.data?.registerNeighborGroupTeam };
}

describe('revoking', () => {
  const LOCAL = { role: 'LOCAL_OFFICER', unit: 'UBND-14329-2025' };
  const mayRead = async (headers: Record<string, string>) =>
    (await server.query('{ registrations { totalCount } }', {}, headers)).errorCodes.length === 0;

  test('ends writing at once and reading within a second, on its own first day too; and it can be granted anew', async () => {
    const subject = 'revoked-1';
    const headers = await headersOf(server, subject);
    const { officer } = await grant(administrator, { ...LOCAL, subject });
    expect((await register(headers)).problems).toEqual([]);
    expect(await mayRead(headers)).toBe(true);

    const revoked = await revoke(administrator, officer.id, 'Quyết định 13/QĐ-UBND');
    const at = performance.now();
    expect(revoked.officer).toMatchObject({ validTo: TODAY, endingDocument: 'Quyết định 13/QĐ-UBND' });
    expect((await register(headers)).errorCodes).toEqual(['FORBIDDEN']);
    while (await mayRead(headers)) {
      expect(performance.now() - at).toBeLessThan(1_000);
      await sleep(20);
    }
    const again = await revoke(administrator, officer.id);
    expect(again.problems).toMatchObject([
      { code: 'ALREADY_CLOSED', message: `It has ended already, on ${shownDay(TODAY, 'en')}.` },
    ]);
    expect(codes(await grant(administrator, { ...LOCAL, subject }))).toEqual([]);
    expect((await register(headers)).problems).toEqual([]);
  });

  test('a grant of the past or of the future lets nobody act; one of the future that is revoked never begins', async () => {
    const subject = 'later-1';
    const headers = await headersOf(server, subject);
    await rowsOf(
      server.database.ownerUrl,
      `insert into officer (subject, role, responsible_unit_id, valid_from, valid_to)
       select $1, 'LOCAL_OFFICER', id, '2025-07-01', $2 from responsible_unit where code = 'UBND-14329-2025'`,
      [subject, TODAY],
    );
    expect((await register(headers)).errorCodes).toEqual(['FORBIDDEN']);
    const tomorrow = addDays(TODAY, 1);
    const { officer } = await grant(administrator, { ...LOCAL, subject, from: tomorrow });
    expect((await register(headers)).errorCodes).toEqual(['FORBIDDEN']);
    expect(await mayRead(headers)).toBe(false);
    const { data } = await server.query('{ viewer { officers { id } } }', {}, headers);
    expect(data.viewer.officers).toEqual([]);
    expect((await revoke(administrator, officer.id)).officer).toMatchObject({ validFrom: tomorrow, validTo: tomorrow });
    expect(codes(await revoke(administrator, officer.id))).toEqual(['ALREADY_CLOSED']);
    expect(codes(await grant(administrator, { ...LOCAL, subject, from: tomorrow }))).toEqual([]);
  });
});

describe('the list', () => {
  test('is for those who may read officers, and shows each what lies wholly in their area', async () => {
    await grant(administrator, { role: 'AREA_OFFICER', unit: 'PC07-NB-2025-KV16', subject: 'listed-16' });
    await grant(administrator, { role: 'LOCAL_OFFICER', unit: 'UBND-14329-2025', subject: 'listed-local' });
    await grant(administrator, { role: 'ANALYST', subject: 'listed-all' });
    await grant(administrator, { role: 'PROVINCE_OFFICER', unit: 'PC07-NB-2025', subject: 'listed-province' });
    const seen = async (by: TestOfficer | null) => {
      const answer = await server.query(LIST, {}, by?.headers ?? NOBODY);
      if (answer.errorCodes.length > 0) return answer.errorCodes;
      const subjects = answer.data.officers.nodes.map(({ subject }: any) => subject);
      expect(answer.data.officers.totalCount).toBe(subjects.length);
      return subjects.filter((subject: string) => subject.startsWith('listed-'));
    };
    expect(await seen(administrator)).toEqual(['listed-16', 'listed-all', 'listed-local', 'listed-province']);
    expect(await seen(ofProvince)).toEqual(['listed-16', 'listed-local', 'listed-province']);
    expect(await seen(await officerOf(server, 'ADMINISTRATOR', 'PC07-NB-2025-KV1'))).toEqual(['listed-local']);
    expect(await seen(await officerOf(server, 'PROVINCE_OFFICER', 'PC07-NB-2025'))).toEqual([
      'listed-16',
      'listed-local',
      'listed-province',
    ]);
    expect(await seen(await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025'))).toEqual(['FORBIDDEN']);
    expect(await seen(null)).toEqual(['UNAUTHENTICATED']);
  });

  test('is filtered by unit, role, subject and day', async () => {
    const count = async (where: object) =>
      (await server.query(LIST, { where }, administrator.headers)).data.officers.totalCount;
    const { officer } = await grant(administrator, {
      ...{ role: 'AREA_OFFICER', unit: 'PC07-NB-2025-KV15', subject: 'filtered', from: '2026-01-01' },
    });
    expect(await count({ unit: await unit('PC07-NB-2025-KV15') })).toBe(1);
    expect(await count({ unit: await unit('PC07-NB-2025-KV15'), role: 'ANALYST' })).toBe(0);
    expect(await count({ subject: 'filtered' })).toBe(1);
    expect(await count({ subject: 'filtered', asOf: '2025-12-31' })).toBe(0);
    await revoke(administrator, officer.id);
    expect(await count({ subject: 'filtered' })).toBe(0);
    expect(await count({ subject: 'filtered', asOf: addDays(TODAY, -1) })).toBe(1);
  });

  test('a single grant is a node for those who see it, and for its own officer', async () => {
    const { officer } = await grant(administrator, {
      role: 'LOCAL_OFFICER',
      unit: 'UBND-14329-2025',
      subject: 'node-1',
    });
    const seen = async (headers: Record<string, string>) =>
      (await server.query(`{ node(id: "${officer.id}") { id } }`, {}, headers)).data.node;
    expect(await seen(ofProvince.headers)).not.toBeNull();
    expect(await seen(await headersOf(server, 'node-1'))).not.toBeNull();
    expect(await seen((await officerOf(server, 'ADMINISTRATOR', 'PC07-NB-2025-KV16')).headers)).toBeNull();
    expect(await seen(NOBODY)).toBeNull();
  });
});

describe('the last administrator of the whole registry', () => {
  test('stays, also when all revoke each other at once', async () => {
    const alone = await startServer({ seeded: false });
    try {
      const all: TestOfficer[] = [];
      while (all.length < 6) all.push(await officerOf(alone, 'ADMINISTRATOR', null));
      const take = async (by: TestOfficer, from: TestOfficer) => {
        const answer = await alone.query(REVOKE, { input: { officer: idOf('Officer', from.officerId) } }, by.headers);
        return answer.errorCodes[0] ?? answer.data.revokeOfficer.problems[0]?.code ?? 'done';
      };
      const outcomes = await Promise.all(
        all.flatMap((one, at) => [take(one, all[(at + 1) % all.length]!), take(one, all[at - 1] ?? one)]),
      );
      // Who waited for a grant that was taken meanwhile is told so; nobody is told to come again.
      expect(
        outcomes.filter((outcome) => !['done', 'NOT_FOUND', 'LAST_ADMINISTRATOR', 'ALREADY_CLOSED'].includes(outcome)),
      ).toEqual([]);
      const left = await rowsOf<{ subject: string }>(
        alone.database.ownerUrl,
        'select subject from officer where valid_to is null',
      );
      expect(left).toHaveLength(all.length - outcomes.filter((outcome) => outcome === 'done').length);
      const [last, ...others] = all.filter(({ subject }) => left.some((one) => one.subject === subject));
      for (const other of others) expect(await take(last!, other)).toBe('done');
      expect(await take(last!, last!)).toBe('LAST_ADMINISTRATOR');
      // One of the future does not help yet.
      await rowsOf(
        alone.database.ownerUrl,
        `insert into officer (subject, role, valid_from) values ('later', 'ADMINISTRATOR', $1)`,
        [addDays(TODAY, 1)],
      );
      expect(await take(last!, last!)).toBe('LAST_ADMINISTRATOR');
      await officerOf(alone, 'ADMINISTRATOR', null);
      expect(await take(last!, last!)).toBe('done');
    } finally {
      await alone.stop();
    }
  });
});
