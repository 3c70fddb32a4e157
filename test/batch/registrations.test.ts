import { jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { act, rehearse } from '../../src/access/act.js';
import type { Problem } from '../../src/api/problem.js';
import { AdminUnitId } from '../../src/modules/admin-unit/index.js';
import {
  type RegistrationRow,
  type SubmittedRow,
  submitRegistrationRows,
} from '../../src/modules/registration/index.js';
import {
  fileRegistration,
  returnRegistration,
  submitRegistration,
} from '../../src/modules/registration/registration.service.js';
import { RegistrationId } from '../../src/modules/registration/registration.type.js';
import { inColumn } from '../../src/modules/registration/rows.js';
import { contentsOf } from '../support/contents.js';
import { type BatchDesk, LIST, POLICE, openBatchDesk, rowWith, teamRow } from './desk.js';

let desk: BatchDesk;
beforeEach(async () => {
  desk = await openBatchDesk();
});
afterEach(() => desk.close());

const submit = async (rows: readonly RegistrationRow[], { by = desk, chunk = 2_000, as = act } = {}) => {
  const outcomes: SubmittedRow[] = [];
  const { problems } = await as(by.context(), 'SUBMIT_REGISTRATION', LIST, async (tx) => {
    outcomes.length = 0;
    tx.beginBatch();
    for (let from = 0; from < rows.length; from += chunk)
      outcomes.push(...(await submitRegistrationRows(tx, rows.slice(from, from + chunk))));
    return {};
  });
  expect(problems).toEqual([]);
  return outcomes;
};

/** What is said of a row: codes with their columns. */
const said = (outcome: SubmittedRow): string[] =>
  ('problems' in outcome ? outcome.problems : (outcome.advice ?? []))
    .map(({ code, path, severity }) => `${severity} ${code} ${path.join('.')}`)
    .sort();

/** A row as one would register it alone: filed, and then submitted. */
async function alone(by: BatchDesk, { kind, areaId, fields, confirmsDuplicates }: RegistrationRow): Promise<string[]> {
  const { own, basisKind, basisNumber, basisDate, basisIssuer, basisAnnexRow, ...rest } = fields;
  const basis =
    basisKind == null
      ? null
      : { kind: basisKind, number: basisNumber, date: basisDate, issuer: basisIssuer, annexRow: basisAnnexRow };
  const input = { ...rest, ...own, basis, adminUnit: AdminUnitId.encode(areaId) };
  const problemsOf = (problems: readonly Problem[]) => said({ problems: problems.map(inColumn) });
  try {
    const filed = await fileRegistration(by.context(), kind, input as never);
    if (filed.registrationId === undefined) return problemsOf(filed.problems);
    const registration = RegistrationId.encode(filed.registrationId);
    const given = { registration, expectedVersion: 1, confirmsDuplicates };
    return problemsOf((await submitRegistration(by.context(), given)).problems);
  } catch (error) {
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
    return ['BLOCKING NOT_PERMITTED areaCode'];
  }
}

const written = (by: BatchDesk) =>
  by.rows(
    `select kind, admin_unit_id, name, latitude, longitude, position_precision, founded_on::text, replication, basis_kind,
       basis_number, basis_date::text, basis_issuer, basis_annex_row, households, details, equipment, filed_by,
       submitted_by, filing_unit_id,
       -- One that was filed alone was a draft before.
       (select array_agg(s.status order by s.id) from registration_step s
        where s.registration_id = r.id and s.status <> 'DRAFT') as steps
     from registration r where status = 'SUBMITTED' order by id`,
  );

/** Whatever people fill in, the wrong and the same as before rather often. */
const anyRow = (): fc.Arbitrary<(by: BatchDesk) => RegistrationRow> =>
  fc
    .record({
      place: fc.constantFrom('commune', 'neighborhood', 'neighborhood', 'neighborhood', 'elsewhere'),
      name: fc.constantFrom(
        'Tổ liên gia số một',
        'TO LIEN GIA SO MOT',
        'Tổ liên gia số hai',
        ' ',
        null,
        'x'.repeat(201),
      ),
      households: fc.constantFrom(12, 3, 0, null),
      foundedOn: fc.constantFrom('2026-03-02', '2026-03-02', '2027-01-01', null),
      annexRow: fc.constantFrom(null, null, 1, 2, 0),
      basisNumber: fc.constantFrom('12/QĐ-UBND', '12/qđ-ubnd', null),
      position: fc.constantFrom(
        null,
        { latitude: 20.2506, longitude: 105.9745, precision: 'MEASURED' as const },
        { latitude: 20.25065, longitude: 105.97455, precision: 'MEASURED' as const },
        { latitude: 20.2506, longitude: 105.9745, precision: 'APPROXIMATE' as const },
        { latitude: 10.5, longitude: 106.5, precision: 'MEASURED' as const },
        { latitude: 91, longitude: 0, precision: 'MEASURED' as const },
      ),
      equipment: fc.constantFrom(
        null,
        [{ kind: 'EXTINGUISHER_ABC' as const, quantity: 2, working: 3 }],
        [{ kind: 'EXTINGUISHER_ABC' as const, quantity: 2 }],
      ),
      clusterId: fc.constantFrom(null, null, 999_999),
      confirmsDuplicates: fc.boolean(),
    })
    .map(({ place, annexRow, confirmsDuplicates, ...told }) => (by) => ({
      kind: 'NEIGHBOR_GROUP_TEAM',
      areaId: by[place as 'commune'],
      confirmsDuplicates,
      fields: {
        ...{ ...told, clusterId: null },
        replication: 'REPLICATED',
        basisKind: 'FOUNDING_DECISION',
        basisDate: '2026-03-01',
        basisIssuer: 'UBND phường Hoa Lư',
        basisAnnexRow: annexRow,
        own: { alarmButtons: 4, residents: told.households === 3 ? -1 : 30 },
      },
    }));

test('a list is told row by row what each would have been told alone, and the same is written', async () => {
  const other = await openBatchDesk();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow(), { minLength: 8, maxLength: 14 }), async (makers) => {
        const outcomes = await submit(
          makers.map((make) => make(desk)),
          { chunk: 5 },
        );
        const single: string[][] = [];
        for (const make of makers) single.push(await alone(other, make(other)));
        expect(outcomes.map(said)).toEqual(single);
        expect(await written(desk)).toEqual(await written(other));
      }),
      { numRuns: 8 },
    );
  } finally {
    await other.close();
  }
});

test('a rehearsal says what the act says, and nothing of it stays', async () => {
  const good = teamRow(desk, 1);
  const rows = [
    good,
    good,
    rowWith(good, { name: null }),
    rowWith(good, { name: 'Tổ khác' }, { areaId: desk.elsewhere }),
  ];
  const { tables } = await contentsOf(desk.database);
  const rehearsed = await submit(rows, { as: rehearse });
  expect((await contentsOf(desk.database)).tables).toEqual(tables);
  const done = await submit(rows);
  expect(done.map(said)).toEqual(rehearsed.map(said));
  expect(done.map((outcome) => 'done' in outcome)).toEqual([true, false, false, false]);
  expect((await contentsOf(desk.database)).tables['registration']).not.toEqual(tables['registration']);
});

test('a rehearsal finds what is only checked at the commit, and needs the permission', async () => {
  const broken = rehearse(desk.context(), 'SUBMIT_REGISTRATION', LIST, async (tx) => {
    await tx.read.rows('test.defer', { text: 'set constraints all deferred', values: [] } as never);
    await tx.read.rows('test.step-too-many', {
      text: `insert into activity (kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title, provenance)
             select 'PLAN', '1900-01-01', '1900-01-02', false, u.id, r.id, 'x', 'DEMO' from admin_unit u, responsible_unit r
             where u.code = '14329' and r.code = 'PC07-NB-2025'`,
      values: [],
    } as never);
    return {};
  });
  await expect(broken).rejects.toThrow('did not stand');
  const police = rehearse(desk.context(POLICE), 'SUBMIT_REGISTRATION', LIST, async () => ({}));
  await expect(police).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('rows of a list are held against those before them: the same again, the same spot, the same annex row', async () => {
  const spot = { latitude: 20.2506, longitude: 105.9745, precision: 'MEASURED' as const };
  const beside = { ...spot, latitude: spot.latitude + 0.0001 };
  const annex = { basisNumber: '7/QĐ-UBND', basisDate: '2026-03-01', basisIssuer: 'UBND', basisAnnexRow: 4 };
  const row = (number: number, fields: Partial<RegistrationRow['fields']>) => rowWith(teamRow(desk, number), fields);
  const rows = [
    row(1, { name: 'Tổ Đông', position: spot }),
    row(2, { name: 'tổ ĐÔNG' }),
    row(3, { position: beside }),
    rowWith(row(4, { position: beside }), {}, { confirmsDuplicates: true }),
    row(5, annex),
    row(6, { ...annex, basisNumber: '7/qđ-ubnd' }),
    row(7, { ...annex, basisAnnexRow: 5 }),
    // Other decisions, though their words run together as those of the first.
    row(8, { ...annex, basisNumber: '7/QĐ-UBND UBND', basisIssuer: 'xã', basisAnnexRow: 6 }),
    row(9, { ...annex, basisIssuer: 'UBND xã', basisAnnexRow: 6 }),
  ];
  for (const chunk of [2_000, 2]) {
    const outcomes = await submit(rows, { chunk, as: rehearse });
    expect(outcomes.map((outcome) => ('problems' in outcome ? said(outcome) : []))).toEqual([
      [],
      ['CONFIRMABLE PROBABLE_DUPLICATE name'],
      ['CONFIRMABLE PROBABLE_DUPLICATE position'],
      [],
      [],
      ['BLOCKING ANNEX_ROW_USED basisAnnexRow'],
      [],
      [],
      [],
    ]);
  }
  const outcomes = await submit(rows.map((one, at) => ({ ...one, row: at + 11 })));
  expect(outcomes[2]).toMatchObject({
    problems: [{ facts: { count: 1, candidates: [{ row: 11, registrationId: null, hasSameName: false }] } }],
  });
});

test('a returned registration is mended by its row and goes to the police again, if nothing speaks against it', async () => {
  const [first, second] = await submit([teamRow(desk, 1), teamRow(desk, 2)]);
  const ids = [first, second].map((outcome) => ('done' in outcome! ? outcome.done.registrationId : 0));
  for (const id of ids) {
    const registration = RegistrationId.encode(id);
    const remarks = [{ field: 'households', reason: 'Số hộ không khớp.' }];
    await returnRegistration(desk.context(POLICE), { registration, expectedVersion: 1, remarks });
  }
  const mending = (at: number, fields: Partial<RegistrationRow['fields']>) =>
    rowWith(teamRow(desk, at + 1), fields, { returned: { id: ids[at]! } });
  const outcomes = await submit([
    mending(0, { households: 9 }),
    mending(1, { households: 0, locality: 'Ngõ 5' }),
    mending(0, { households: 8 }),
    rowWith(teamRow(desk, 9), {}, { returned: { id: 999_999 } }),
  ]);
  expect(outcomes.map((outcome) => ('problems' in outcome ? said(outcome) : []))).toEqual([
    [],
    ['ADVICE CRITERION_MISSED ', 'BLOCKING OUT_OF_RANGE households'],
    ['BLOCKING NAMED_TWICE registration'],
    ['BLOCKING UNKNOWN_REFERENCE registration'],
  ]);
  expect(
    await desk.rows('select status, households, locality from registration where id = any($1) order by id', [ids]),
  ).toEqual([
    { status: 'SUBMITTED', households: 9, locality: null },
    { status: 'RETURNED', households: 12, locality: null },
  ]);
  // What waits is in nobody's hands any more.
  expect((await submit([mending(0, {})])).map(said)).toEqual([['BLOCKING REGISTRATION_STEP_ILLEGAL registration']]);
});

test('one that the database itself refuses does not take the others with it', async () => {
  const annex = { basisNumber: '9/QĐ-UBND', basisDate: '2026-03-01', basisIssuer: 'UBND', basisAnnexRow: 1 };
  const rows = Array.from({ length: 9 }, (_, number) => rowWith(teamRow(desk, number), number === 4 ? annex : {}));
  // Somebody elsewhere uses the annex row at the same moment, and commits once the list waits for them.
  const rival = new pg.Client({ connectionString: desk.database.ownerUrl });
  await rival.connect();
  try {
    await rival.query('begin');
    await rival.query(
      `insert into registration (kind, status, admin_unit_id, name, basis_number, basis_date, basis_issuer, basis_annex_row,
         filed_by, filing_unit_id, submitted_by, submitted_at, provenance)
       select 'MODEL_MARKET', 'SUBMITTED', $1, 'Chợ', '9/QĐ-UBND', '2026-03-01', 'UBND', 1, 'x', min(id), 'x', now(), 'DEMO'
       from responsible_unit`,
      [desk.elsewhere],
    );
    const under = submit(rows);
    for (let waiting = 0; waiting === 0;) {
      const [row] = await desk.rows<{ count: number }>(`select count(*)::integer from pg_locks where not granted`);
      waiting = row!.count;
    }
    await rival.query('commit');
    const outcomes = await under;
    expect(outcomes.map((outcome) => ('problems' in outcome ? said(outcome) : []))).toEqual(
      rows.map((_, at) => (at === 4 ? ['BLOCKING ANNEX_ROW_USED basisAnnexRow'] : [])),
    );
    expect(await written(desk)).toHaveLength(9);
  } finally {
    await rival.end();
  }
});

test('rows are held against those before them also where a long list is examined slice by slice', async () => {
  const rows = Array.from({ length: 2_000 }, (_, number) => teamRow(desk, number));
  rows[1999] = rowWith(rows[1999]!, { name: rows[3]!.fields.name });
  rows[700] = rowWith(rows[700]!, { households: 0 });
  rows[701] = rowWith(rows[701]!, { name: rows[700].fields.name });
  const annex = { basisNumber: '7/QĐ-UBND', basisDate: '2026-03-01', basisIssuer: 'UBND', basisAnnexRow: 4 };
  rows[2] = rowWith(rows[2]!, annex);
  rows[1998] = rowWith(rows[1998]!, annex);
  const outcomes = await submit(rows.map((one, at) => ({ ...one, row: at + 2 })));
  const refused = outcomes.flatMap((outcome, at) => ('problems' in outcome ? [[at, ...said(outcome)]] : []));
  expect(refused).toEqual([
    [700, 'ADVICE CRITERION_MISSED ', 'BLOCKING OUT_OF_RANGE households'],
    [1998, 'BLOCKING ANNEX_ROW_USED basisAnnexRow'],
    [1999, 'CONFIRMABLE PROBABLE_DUPLICATE name'],
  ]);
  // Once, though the first slice is written by then.
  expect(outcomes[1999]).toMatchObject({ problems: [{ facts: { count: 1, candidates: [{ row: 5 }] } }] });
});

test('a thousand rows take few statements more than ten: two rounds of checks, two INSERTs a table, and the audit trail their number and digest', async () => {
  const sent = jest.spyOn(pg.Client.prototype, 'query');
  const counted = async (rows: RegistrationRow[]) => {
    sent.mockClear();
    expect((await submit(rows)).every((outcome) => 'done' in outcome)).toBe(true);
    return sent.mock.calls.length;
  };
  try {
    const rows = Array.from({ length: 1_010 }, (_, number) => teamRow(desk, number));
    const few = await counted(rows.slice(0, 10));
    // In one slice more, duplicates are asked for again; none of them is a row of an annex.
    expect(await counted(rows.slice(10))).toBe(few + 1 + 2);
    expect(few).toBeLessThan(20);
  } finally {
    sent.mockRestore();
  }
  const trail = await desk.rows(
    `select changes, row_count, digest is not null as digested from audit_row where request_id = 'batch' order by ordinal`,
  );
  // Each registration with its step.
  expect(trail).toEqual([
    { changes: [], row_count: 20, digested: true },
    { changes: [], row_count: 2_000, digested: true },
  ]);
});
