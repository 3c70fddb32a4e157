import { jest } from '@jest/globals';
import { rowsOf } from '../support/database.js';
import { officerOf, type TestOfficer } from '../support/officers.js';
import { type Asked, Desk } from '../support/registrations.js';
import { type TestServer, startServer } from '../support/server.js';

let server: TestServer;
let desk: Desk;
/** What whoever runs the server reads of its faults. */
const logged: unknown[] = [];
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation((_details, line) => void logged.push(line));
  server = await startServer();
  desk = await Desk.open(server);
});
afterAll(async () => {
  await server.stop();
  jest.restoreAllMocks();
});

const owner = <Row extends object>(sql: string, values: unknown[] = []) =>
  rowsOf<Row>(server.database.ownerUrl, sql, values);
const times = <T>(count: number, make: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));
/** Asks again while the server has too much to do, as a client would; a busy machine may need it. */
async function insisting(ask: () => Promise<Asked>): Promise<Asked> {
  const asked = await ask();
  return asked.answer.status === 503 ? insisting(ask) : asked;
}
/** One by one: what a test begins with is not what it is about. */
const several = async (count: number): Promise<string[]> => {
  const made = [];
  for (let at = 0; at < count; at++) made.push(await desk.submitted());
  return made;
};
const rowIdOf = (id: string) => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
const numberOf = (code: string) => Number(code.split('-')[2]);
const lastNumber = async () =>
  (
    await owner<{ last: number }>(
      `select max(split_part(code, '-', 3)::integer) as last from program where kind = 'NEIGHBOR_GROUP_TEAM'`,
    )
  )[0]!.last;
const auditOf = (registrations: readonly string[]) =>
  owner<{ action: string }>(
    `select action from audit_row where target_type = 'Registration' and target_id = any($1) and action <> 'FILE_REGISTRATION'
       and action <> 'SUBMIT_REGISTRATION' order by id`,
    [registrations.map(rowIdOf)],
  );

const giveBack = (registration: string, officer: TestOfficer) =>
  desk.ask(officer, 'returnRegistration', {
    ...{ registration, expectedVersion: 2 },
    remarks: [{ field: 'households', reason: 'Chưa khớp với danh sách hộ.' }],
  });

describe('two officers on one registration at the same moment', () => {
  const VERSUS: [string, (registration: string) => Promise<Asked>[]][] = [
    ['confirm and return', (it) => [desk.confirm(it), giveBack(it, desk.province)]],
    ['return and confirm', (it) => [giveBack(it, desk.police), desk.confirm(it, desk.province)]],
    ['confirm and confirm', (it) => [desk.confirm(it), desk.confirm(it, desk.province)]],
  ];
  test.each(VERSUS)('%s: one wins, the other is told what changed', async (_, ask) => {
    for (let round = 0; round < 3; round++) {
      const registration = await desk.submitted();
      const before = await lastNumber();
      const asked = await Promise.all(ask(registration));
      const [winner] = asked.filter(({ payload }) => payload.problems.length === 0);
      const losers = asked.filter((one) => one !== winner);
      const { status } = winner!.payload.registration!;
      expect(['CONFIRMED', 'RETURNED']).toContain(status);
      const changed = status === 'CONFIRMED' ? ['decidedAt', 'decidedBy', 'program', 'status'] : ['status'];
      expect(losers.map(({ payload }) => payload)).toEqual([
        {
          registration: null,
          problems: [
            expect.objectContaining({
              ...{ __typename: 'VersionProblem', code: 'VERSION_CONFLICT', path: ['expectedVersion'] },
              ...{ version: 3, changed },
            }),
          ],
        },
      ]);
      expect(await auditOf([registration])).toHaveLength(1);
      expect((await lastNumber()) - before).toBe(status === 'CONFIRMED' ? 1 : 0);
    }
  });

  test('what changed is told of every version since, and of one confirmed in a list', async () => {
    const registration = await desk.draft();
    const amend = (expectedVersion: number, fields: object) =>
      desk.ask(desk.local, 'updateRegistrationOfNeighborGroupTeam', { registration, expectedVersion, ...fields });
    await amend(1, { households: 9 });
    await amend(2, { locality: 'Ngõ 4', alarmBells: 9 });
    const late = await amend(1, { households: 10 });
    expect(late.payload.problems).toEqual([
      expect.objectContaining({ version: 3, changed: ['details', 'households', 'locality'] }),
    ]);

    await desk.ask(desk.local, 'submitRegistration', { registration, expectedVersion: 3 });
    await server.query(
      'mutation ($input: ConfirmRegistrationsInput!) { confirmRegistrations(input: $input) { items { problems { code } } } }',
      { input: { registrations: [{ registration, expectedVersion: 4 }] } },
      desk.police.headers,
    );
    const tooLate = await desk.confirm(registration, desk.province, 4);
    expect(tooLate.payload.problems).toEqual([
      expect.objectContaining({ version: 5, changed: ['decidedAt', 'decidedBy', 'program', 'status'] }),
    ]);
  });
});

describe('codes', () => {
  test('of twenty confirmations at once follow on each other', async () => {
    const registrations = await several(20);
    const before = await lastNumber();
    const asked = await Promise.all(registrations.map((registration) => insisting(() => desk.confirm(registration))));
    const numbers = asked.map(({ payload }) => numberOf(payload.registration!.program!.code));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => before + 1 + at));
  });

  test('have no gap where one of five could not be founded', async () => {
    const [first, second, third, fourth, fifth] = await several(5);
    // Founding the third fails after its code was taken: a program holds its row of the annex already.
    await owner(
      `with taken as (
         update program set basis_annex_row = 3 where id = (select min(id) from program) returning *
       )
       update registration r set basis_kind = t.basis_kind, basis_number = t.basis_number, basis_date = t.basis_date,
         basis_issuer = t.basis_issuer, basis_annex_row = t.basis_annex_row
       from taken t where r.id = $1`,
      [rowIdOf(third!)],
    );
    const before = await lastNumber();
    const registrations = [first, second, third, fourth, fifth].map((registration) => ({
      ...{ registration, expectedVersion: 2 },
    }));
    const answer = await server.query(
      `mutation ($input: ConfirmRegistrationsInput!) { confirmRegistrations(input: $input) {
         items { registration { program { code } } problems { code path } } } }`,
      { input: { registrations } },
      desk.police.headers,
    );
    const { items } = answer.data.confirmRegistrations;
    expect(items[2]).toEqual({
      registration: null,
      problems: [{ code: 'ANNEX_ROW_USED', path: ['registrations', '2', 'basis', 'annexRow'] }],
    });
    const numbers = [0, 1, 3, 4].map((at) => numberOf(items[at].registration.program.code));
    expect(numbers).toEqual([before + 1, before + 2, before + 3, before + 4]);
    const next = await desk.confirm(await desk.submitted());
    expect(numberOf(next.payload.registration!.program!.code)).toBe(before + 5);
  });
});

test('of two that submit the same annex row at once, one is told that it is used', async () => {
  for (let round = 0; round < 3; round++) {
    const basis = {
      kind: 'FOUNDING_DECISION',
      number: `${round}/QĐ-UBND`,
      date: '2025-08-01',
      issuer: 'UBND',
      annexRow: 7,
    };
    const drafts = [await desk.draft({ basis }), await desk.draft({ basis })];
    const asked = await Promise.all(
      drafts.map((registration) => desk.ask(desk.local, 'submitRegistration', { registration, expectedVersion: 1 })),
    );
    const answers = asked.map(({ payload }) => payload.problems.map(({ code, path }) => [code, path]));
    expect(answers.sort((a, b) => a.length - b.length)).toEqual([[], [['ANNEX_ROW_USED', ['basis', 'annexRow']]]]);
  }
});

describe('acts that meet in the database', () => {
  /** Lets the first `most` confirmations fail as if they had met another; a sequence does not go back with them. */
  async function failFirst(most: number, code: string): Promise<void> {
    await owner(`
      create sequence met;
      create function meet() returns trigger language plpgsql security definer as $$
      begin
        if new.status = 'CONFIRMED' and nextval('public.met') <= ${most} then
          raise exception 'met' using errcode = '${code}';
        end if;
        return new;
      end $$;
      create trigger meet before update on registration for each row execute function meet()`);
  }
  afterEach(() => owner('drop function if exists meet cascade; drop sequence if exists met'));

  test.each([
    [1, '40001'],
    [3, '40001'],
    [3, '40P01'],
  ])('after %i failures with %s the act is done, once', async (most, code) => {
    const registration = await desk.submitted();
    await failFirst(most, code);
    const { payload } = await desk.confirm(registration);
    expect(payload).toMatchObject({ registration: { status: 'CONFIRMED' }, problems: [] });
    expect(await auditOf([registration])).toEqual([{ action: 'CONFIRM_REGISTRATION' }]);
  });

  test('after four it is UNAVAILABLE: nothing was done, and it may be sent again', async () => {
    const registration = await desk.submitted();
    const before = await lastNumber();
    await failFirst(4, '40001');
    logged.length = 0;
    const { answer } = await desk.confirm(registration);
    expect(logged).toEqual(['a request failed (unavailable)']);
    expect([answer.status, answer.errorCodes]).toEqual([503, ['UNAVAILABLE']]);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.text).not.toMatch(/met|40001/);
    expect(await auditOf([registration])).toEqual([]);
    expect(await lastNumber()).toBe(before);
    expect((await desk.confirm(registration)).payload.problems).toEqual([]);
  });

  test('lists in opposite order block each other; both are answered, and each program is founded once', async () => {
    const registrations = (await several(6)).map((registration) => ({ registration, expectedVersion: 2 }));
    const before = await lastNumber();
    const confirmAll = (officer: TestOfficer, list: object[]) =>
      server.query(
        'mutation ($input: ConfirmRegistrationsInput!) { confirmRegistrations(input: $input) { items { problems { code } } } }',
        { input: { registrations: list } },
        officer.headers,
      );
    const answers = await Promise.all([
      confirmAll(desk.police, registrations),
      confirmAll(desk.province, registrations.toReversed()),
    ]);
    const problems = answers.flatMap(({ data }) =>
      data.confirmRegistrations.items.map((item: { problems: { code: string }[] }) =>
        item.problems.map(({ code }) => code),
      ),
    );
    expect(problems.filter((codes: string[]) => codes.length === 0)).toHaveLength(6);
    expect(problems.flat()).toEqual(Array(6).fill('VERSION_CONFLICT'));
    expect((await lastNumber()) - before).toBe(6);
  });
});

test('fifty acts at once by five officers leave a chain without a gap', async () => {
  const officers = await times(5, () => officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025'));
  const rows = () =>
    owner<{ rows: number; last: number; length: number }>(
      `select count(*)::integer as rows, max(ordinal) as last, (select length from audit_chain where chain = '37')
     from audit_row where chain = '37'`,
    );
  const [before] = await rows();
  const asked = await times(50, (at) =>
    insisting(() => desk.ask(officers[at % 5]!, 'registerNeighborGroupTeam', desk.team())),
  );
  expect(asked.flatMap(({ answer }) => answer.errorCodes)).toEqual([]);
  const [after] = await rows();
  expect(after).toEqual({ rows: before!.rows + 50, last: before!.rows + 50, length: before!.rows + 50 });
});
