import { rowsOf } from '../support/database.js';
import { officerOf } from '../support/officers.js';
import { type TestServer, startServer } from '../support/server.js';
import { type Desk, doing, openDesk, submitted, team } from './desk.js';

let server: TestServer;
let desk: Desk;
beforeAll(async () => {
  server = await startServer();
  desk = await openDesk(server);
});
afterAll(() => server.stop());

const codes = (problems: { code: string; path: string[] }[]) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);

const coverage = async () => {
  const { data } = await server.query(
    `query ($id: ID!) { adminUnit(id: $id) { coverage { byKind { kind programs householdsCovered } } } }`,
    { id: desk.commune },
  );
  return data.adminUnit.coverage.byKind[1] as { programs: number; householdsCovered: number };
};

describe('from a draft to a program', () => {
  test('a draft needs a place alone; submitted, it is told all that it lacks', async () => {
    const filed = await doing(
      server,
      'registerPublicFirefightingPoint',
      { adminUnit: desk.neighborhood },
      desk.local.headers,
    );
    expect(filed.result).toMatchObject({ problems: [], registration: { status: 'DRAFT', version: 1, isMine: true } });
    const { id, version } = filed.result.registration;
    const { result } = await doing(
      server,
      'submitRegistration',
      { registration: id, expectedVersion: version },
      desk.local.headers,
    );
    expect(result.registration).toBeNull();
    expect(codes(result.problems)).toEqual([
      'REQUIRED name',
      'REQUIRED foundedOn',
      'REQUIRED replication',
      'REQUIRED basis',
      'REQUIRED position',
      'REQUIRED alleyDepthMeters',
    ]);
  });

  test('submitted, returned with reasons, mended, submitted, confirmed: the program stands and counts at once', async () => {
    const before = await coverage();
    const at = await submitted(desk, { households: 10 });
    const returned = await doing(
      server,
      'returnRegistration',
      { ...at, remarks: [{ field: 'households', reason: 'Số hộ không khớp biên bản.' }] },
      desk.police.headers,
    );
    expect(returned.result.registration).toMatchObject({
      status: 'RETURNED',
      remarks: [{ field: 'households', reason: 'Số hộ không khớp biên bản.' }],
    });

    const mended = await doing(
      server,
      'updateRegistrationOfNeighborGroupTeam',
      {
        registration: at.registration,
        expectedVersion: returned.result.registration.version,
        households: 8,
        note: null,
      },
      desk.local.headers,
    );
    expect(mended.result.registration).toMatchObject({ households: 8, details: { alarmButtons: 9 } });
    const again = await doing(
      server,
      'submitRegistration',
      { registration: at.registration, expectedVersion: mended.result.registration.version },
      desk.local.headers,
    );
    expect(again.result.problems).toEqual([]);
    const confirmed = await doing(
      server,
      'confirmRegistration',
      { registration: at.registration, expectedVersion: again.result.registration.version, document: '5/XN-CAX' },
      desk.police.headers,
    );
    expect(confirmed.result).toMatchObject({
      problems: [],
      registration: {
        status: 'CONFIRMED',
        program: {
          code: expect.stringMatching(/^TLG-37-\d{4}$/),
          status: 'FOUNDED',
          householdCount: 8,
          responsibleUnit: { code: 'CAX-14329-2025' },
          equipment: [{ kind: 'EXTINGUISHER_ABC', quantity: 2 }],
        },
      },
    });
    expect(confirmed.result.registration.steps.map(({ status }: any) => status)).toEqual([
      'DRAFT',
      'SUBMITTED',
      'RETURNED',
      'SUBMITTED',
      'CONFIRMED',
    ]);
    expect(confirmed.result.registration.steps.at(-1)).toMatchObject({
      document: '5/XN-CAX',
      responsibleUnit: { code: 'CAX-14329-2025' },
    });
    expect(await coverage()).toMatchObject({ programs: before.programs + 1 });
  });

  test('each kind is founded with what is its own', async () => {
    const basis = { kind: 'MINUTES' };
    const common = { adminUnit: desk.neighborhood, foundedOn: '2026-04-01', replication: 'PILOT', basis };
    const position = { latitude: 20.2501, longitude: 105.9701, precision: 'APPROXIMATE' };
    const kinds: [string, object, string][] = [
      ['registerSafeResidentialCluster', { name: 'Cụm A', households: 40, residents: 150 }, 'CDC'],
      ['registerPublicFirefightingPoint', { name: 'Điểm A', position, alleyDepthMeters: 80 }, 'DCC'],
      ['registerModelMarket', { name: 'Chợ A', position, marketClass: 'II', stalls: 120 }, 'CKM'],
    ];
    for (const [mutation, own, prefix] of kinds) {
      const filed = await doing(server, mutation, { ...common, ...own }, desk.local.headers);
      const { id, version } = filed.result.registration;
      const sent = await doing(
        server,
        'submitRegistration',
        { registration: id, expectedVersion: version },
        desk.local.headers,
      );
      expect(sent.result.problems.filter(({ severity }: any) => severity !== 'ADVICE')).toEqual([]);
      const confirmed = await doing(
        server,
        'confirmRegistration',
        { registration: id, expectedVersion: sent.result.registration.version },
        desk.province.headers,
      );
      expect(confirmed.result).toMatchObject({
        problems: [],
        registration: { program: { code: expect.stringMatching(`^${prefix}-37-`) } },
      });
    }
    const { data } = await server.query(`{
      programs(where: { text: "Chợ A" }, first: 1) { nodes { ... on ModelMarket { marketClass stalls } } }
    }`);
    expect(data.programs.nodes).toEqual([{ marketClass: 'II', stalls: 120 }]);
  });

  test('one founded before the map it is registered on lies on the old map too, as far as that is certain', async () => {
    const at = await submitted(desk, { foundedOn: '2023-05-01', basis: { kind: 'MINUTES' } });
    const { result } = await doing(server, 'confirmRegistration', at, desk.police.headers);
    const history = result.registration.program.history.nodes;
    const placements = history.filter(({ kind }: any) => kind === 'PLACEMENT');
    expect(placements.map(({ effectiveOn }: any) => effectiveOn)).toEqual(['2025-07-01', '2023-05-01']);
    expect(placements[1].adminUnit.code).not.toBe(placements[0].adminUnit.code);
    // The unit that manages it came with the new map.
    expect(history.filter(({ kind }: any) => kind === 'UNIT')).toEqual([
      expect.objectContaining({ effectiveOn: '2025-07-01', responsibleUnit: { code: 'CAX-14329-2025' } }),
    ]);
    const [row] = await rowsOf<{ gaps: number }>(
      server.database.ownerUrl,
      `select count(*)::integer as gaps from program_placement a join program_placement b
         on b.program_id = a.program_id and b.valid_from = a.valid_to
       join program p on p.id = a.program_id where p.code = $1`,
      [result.registration.program.code],
    );
    expect(row!.gaps).toBe(1);
  });

  test('in a commune made of several, without a neighborhood, it counts where it is certain: as unplaced', async () => {
    const at = await submitted(desk, { adminUnit: desk.commune, foundedOn: '2023-05-01', basis: { kind: 'MINUTES' } });
    const { result } = await doing(server, 'confirmRegistration', at, desk.police.headers);
    const [, before] = result.registration.program.history.nodes.filter(({ kind }: any) => kind === 'PLACEMENT');
    expect(before).toMatchObject({ effectiveOn: '2023-05-01', isUnplaced: true, adminUnit: { level: 'DISTRICT' } });
  });

  test('withdrawn by its author, and by nobody else', async () => {
    const at = await submitted(desk);
    const other = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    const refused = await doing(server, 'withdrawRegistration', at, other.headers);
    expect(codes(refused.result.problems)).toEqual(['NOT_THE_AUTHOR ']);
    const { result } = await doing(server, 'withdrawRegistration', at, desk.local.headers);
    expect(result.registration.status).toBe('WITHDRAWN');
  });

  test('rejected with reasons, for good', async () => {
    const at = await submitted(desk);
    const none = await doing(server, 'rejectRegistration', { ...at, remarks: [] }, desk.police.headers);
    expect(codes(none.result.problems)).toEqual(['OUT_OF_RANGE remarks']);
    const blank = await doing(server, 'rejectRegistration', { ...at, remarks: [{ reason: ' ' }] }, desk.police.headers);
    expect(codes(blank.result.problems)).toEqual(['REQUIRED remarks.0.reason']);
    const { result } = await doing(
      server,
      'rejectRegistration',
      { ...at, remarks: [{ reason: 'Đã có tổ khác.' }] },
      desk.police.headers,
    );
    expect(result.registration).toMatchObject({
      status: 'REJECTED',
      remarks: [{ field: null, reason: 'Đã có tổ khác.' }],
    });
    const after = { registration: at.registration, expectedVersion: result.registration.version };
    const again = await doing(server, 'confirmRegistration', after, desk.police.headers);
    expect(again.result.problems).toEqual([
      expect.objectContaining({
        __typename: 'StateProblem',
        code: 'REGISTRATION_STEP_ILLEGAL',
        current: 'REJECTED',
        legal: [],
      }),
    ]);
  });
});

describe('what is checked when it is submitted', () => {
  const submit = async (changes: object, extra: object = {}) => {
    const filed = await doing(server, 'registerNeighborGroupTeam', team(desk, changes), desk.local.headers);
    if (!filed.result?.registration) return filed.result;
    const { id, version } = filed.result.registration;
    const answer = await doing(
      server,
      'submitRegistration',
      { registration: id, expectedVersion: version, ...extra },
      desk.local.headers,
    );
    return answer.result;
  };
  const decision = {
    kind: 'FOUNDING_DECISION',
    number: '77/QĐ-UBND',
    date: '2026-01-05',
    issuer: 'UBND phường Hoa Lư',
  };

  test.each<[string, object, string[]]>([
    ['too few households', { households: 0 }, ['OUT_OF_RANGE households']],
    [
      'a decision without its number, day and issuer',
      { basis: { kind: 'FOUNDING_DECISION' } },
      ['REQUIRED basis.number', 'REQUIRED basis.date', 'REQUIRED basis.issuer'],
    ],
    ['a founding tomorrow', { foundedOn: '2199-01-01' }, ['DAY_IN_FUTURE foundedOn']],
    ['a decision of tomorrow', { basis: { ...decision, date: '2199-01-01' } }, ['DAY_IN_FUTURE basis.date']],
    ['an annex row 0', { basis: { ...decision, annexRow: 0 } }, ['OUT_OF_RANGE basis.annexRow']],
    [
      'more that works than there is',
      { equipment: [{ kind: 'ROPE', quantity: 1, working: 2 }] },
      ['OUT_OF_RANGE equipment.0.working'],
    ],
    ['no piece of a kind', { equipment: [{ kind: 'ROPE', quantity: 0 }] }, ['OUT_OF_RANGE equipment.0.quantity']],
    ['residents below zero', { residents: -1 }, ['OUT_OF_RANGE residents']],
    [
      'a position nowhere on Earth',
      { position: { latitude: 91, longitude: 0, precision: 'MEASURED' } },
      ['POSITION_INVALID position'],
    ],
    ['a name too long', { name: 'a'.repeat(201) }, ['TEXT_LENGTH name']],
    ['a name with a control character', { name: 'Tổ\u0007 1' }, ['TEXT_INVALID name']],
    [
      'a cluster that there is not',
      { cluster: Buffer.from('Program:999999').toString('base64url') },
      ['UNKNOWN_REFERENCE cluster'],
    ],
    [
      'too many lines',
      { equipment: Array.from({ length: 51 }, () => ({ kind: 'ROPE', quantity: 1 })) },
      ['OUT_OF_RANGE equipment'],
    ],
  ])('%s', async (_, changes, expected) => {
    const result = await submit(changes);
    expect(result.registration).toBeNull();
    expect(codes(result.problems.filter(({ severity }: any) => severity === 'BLOCKING'))).toEqual(expected);
  });

  test.each<[string, () => Promise<object>, string[]]>([
    [
      'a cluster of another commune',
      async () => {
        const { data } = await server.query(
          '{ programs(where: { kinds: [SAFE_RESIDENTIAL_CLUSTER] }, first: 100) { nodes { id adminUnit { ancestors { id } } } } }',
        );
        const far = data.programs.nodes.find(
          ({ adminUnit }: any) => !adminUnit.ancestors.some(({ id }: any) => id === desk.commune),
        );
        return { cluster: far.id };
      },
      ['NOT_PERMITTED cluster'],
    ],
    [
      'a managing unit of another area',
      async () => ({
        managingUnit: (await server.query('{ responsibleUnit(code: "CAX-14371-2025") { id } }')).data.responsibleUnit
          .id,
      }),
      ['NOT_PERMITTED managingUnit'],
    ],
    [
      'a row of a decision without a number',
      async () => ({ basis: { kind: 'MINUTES', annexRow: 1 } }),
      ['REQUIRED basis.number'],
    ],
    [
      'a position that underflows',
      async () => ({ position: { latitude: 5e-324, longitude: 105, precision: 'MEASURED' } }),
      ['POSITION_INVALID position'],
    ],
    ['a name that cannot be seen', async () => ({ name: '\u200b\u200b' }), ['TEXT_INVALID name']],
    ['a name that turns its reader around', async () => ({ name: '\u202eabc' }), ['TEXT_INVALID name']],
  ])('%s', async (_, changes, expected) => {
    const result = await submit(await changes());
    expect(result.registration).toBeNull();
    expect(codes(result.problems.filter(({ severity }: any) => severity === 'BLOCKING'))).toEqual(expected);
  });

  test('two that are the same, submitted in the same moment, find each other', async () => {
    const at = { position: { latitude: 20.4321, longitude: 105.8765, precision: 'MEASURED' } };
    const filed = await Promise.all(
      [1, 2, 3].map(() => doing(server, 'registerNeighborGroupTeam', team(desk, at), desk.local.headers)),
    );
    const sent = await Promise.all(
      filed.map(({ result }) =>
        doing(
          server,
          'submitRegistration',
          { registration: result.registration.id, expectedVersion: 1 },
          desk.local.headers,
        ),
      ),
    );
    expect(sent.map(({ result }) => result.problems.map(({ code }: any) => code)).toSorted()).toEqual([
      [],
      ['PROBABLE_DUPLICATE'],
      ['PROBABLE_DUPLICATE'],
    ]);
  });

  test('a minimum missed is advice, not a wall', async () => {
    const result = await submit({ households: 3 });
    expect(result.registration.status).toBe('SUBMITTED');
    expect(result.problems).toEqual([
      expect.objectContaining({
        __typename: 'CriterionProblem',
        severity: 'ADVICE',
        criterion: 'HOUSEHOLDS_MIN',
        threshold: 5,
        actual: 3,
      }),
    ]);
  });

  test('the same name in the same neighborhood is a probable duplicate, marks and case aside, until confirmed', async () => {
    const first = await submitted(desk, { name: 'Tổ liên gia số 900' });
    await doing(server, 'confirmRegistration', first, desk.police.headers);
    const result = await submit({ name: 'TO LIEN GIA SO 900' });
    expect(result.problems).toEqual([
      expect.objectContaining({
        __typename: 'DuplicateProblem',
        severity: 'CONFIRMABLE',
        candidates: [
          { hasSameName: true, distanceMeters: null, program: { code: expect.any(String) }, registration: null },
        ],
      }),
    ]);
    expect((await submit({ name: 'to lien gia so 900' }, { confirmsDuplicates: true })).registration.status).toBe(
      'SUBMITTED',
    );
  });

  test.each<[meters: number, isDuplicate: boolean]>([
    [25, true],
    [35, false],
  ])('measured positions %d m apart', async (meters, isDuplicate) => {
    const at = { latitude: 20.2 + meters, longitude: 105.9, precision: 'MEASURED' };
    await submitted(desk, { position: { ...at, latitude: 20 + meters / 100 } });
    const result = await submit({ position: { ...at, latitude: 20 + meters / 100 + meters / 111_195 } });
    expect(result.problems.some(({ code }: any) => code === 'PROBABLE_DUPLICATE')).toBe(isDuplicate);
  });

  test('a row of a decision’s annex founds one program, its other rows others', async () => {
    const basis = { ...decision, annexRow: 7 };
    const first = await submitted(desk, { basis });
    expect(codes((await submit({ basis })).problems)).toEqual(['ANNEX_ROW_USED basis.annexRow']);
    await doing(server, 'confirmRegistration', first, desk.police.headers);
    expect(codes((await submit({ basis: { ...basis, number: '77/qđ-ubnd' } })).problems)).toEqual([
      'ANNEX_ROW_USED basis.annexRow',
    ]);
    expect((await submit({ basis: { ...basis, annexRow: 8 } })).problems).toEqual([]);
    expect((await submit({ basis: { ...basis, issuer: 'UBND xã khác' } })).problems).toEqual([]);
  });

  test('a position outside the commune’s boundary, with 50 m of tolerance, where a boundary is known', async () => {
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [105.9, 20.2],
          [105.95, 20.2],
          [105.95, 20.25],
          [105.9, 20.25],
          [105.9, 20.2],
        ],
      ],
    };
    await rowsOf(
      server.database.ownerUrl,
      `update admin_unit set boundary = $1 where code = '14329' and level = 3 and valid_to is null`,
      [JSON.stringify(square)],
    );
    const at = (latitude: number, longitude = 105.92) => ({ position: { latitude, longitude, precision: 'MEASURED' } });
    expect((await submit(at(20.21))).problems).toEqual([]);
    expect((await submit(at(20.2 - 40 / 111_195))).problems).toEqual([]);
    expect((await submit(at(20.2 - 60 / 111_195, 105.93))).problems).toEqual([
      expect.objectContaining({
        code: 'OUTSIDE_COMMUNE',
        path: ['position'],
        message: 'The position lies some 60 m outside the boundary of the commune.',
      }),
    ]);
    await rowsOf(server.database.ownerUrl, `update admin_unit set boundary = null where code = '14329'`);
  });
});

describe('who', () => {
  test('whoever submitted it does not decide on it, though also an officer of the police', async () => {
    const both = await officerOf(server, 'LOCAL_OFFICER', 'UBND-14329-2025');
    await officerOf(server, 'AREA_OFFICER', 'CAX-14329-2025', both.subject);
    const at = await submitted({ ...desk, local: both });
    for (const [mutation, more] of [
      ['confirmRegistration', {}],
      ['returnRegistration', { remarks: [{ reason: 'x' }] }],
      ['rejectRegistration', { remarks: [{ reason: 'x' }] }],
    ] as const) {
      const { result } = await doing(server, mutation, { ...at, ...more }, both.headers);
      expect(codes(result.problems)).toEqual(['SUBMITTER_DECIDES ']);
    }
    // The database says the same.
    await expect(
      rowsOf(
        server.database.ownerUrl,
        `update registration set status = 'REJECTED', decided_by = submitted_by, decided_at = now() where status = 'SUBMITTED'`,
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  const asked = `query ($id: ID!) { registration(id: $id) { id status } node(id: $id) { id } }`;
  const seen = async (id: string, headers: Record<string, string>) => {
    const { data } = await server.query(asked, { id }, headers);
    return [data.registration !== null, data.node !== null];
  };

  test('a draft is seen by its local officers alone, a submitted one by its police too, neither by anyone else', async () => {
    const viewer = await officerOf(server, 'NATIONAL_VIEWER', 'C07');
    const analyst = await officerOf(server, 'ANALYST', null);
    const filed = await doing(server, 'registerNeighborGroupTeam', team(desk), desk.local.headers);
    const draft = filed.result.registration.id;
    const { registration: sent } = await submitted(desk);
    const who: [Record<string, string>, boolean, boolean][] = [
      [desk.local.headers, true, true],
      [desk.police.headers, false, true],
      [desk.province.headers, false, true],
      [viewer.headers, false, true],
      [analyst.headers, false, false],
      [desk.elsewhere.local.headers, false, false],
      [desk.elsewhere.police.headers, false, false],
      [{ authorization: '' }, false, false],
    ];
    for (const [headers, draftSeen, sentSeen] of who) {
      expect(await seen(draft, headers)).toEqual([draftSeen, draftSeen]);
      expect(await seen(sent, headers)).toEqual([sentSeen, sentSeen]);
    }
    const { data } = await server.query('{ registrations(first: 100) { nodes { status } } }', {}, desk.police.headers);
    expect(data.registrations.nodes.map(({ status }: any) => status)).not.toContain('DRAFT');
    expect((await server.query('{ registrations { nodes { id } } }', {}, { authorization: '' })).errorCodes).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await server.query('{ registrations { nodes { id } } }', {}, analyst.headers)).errorCodes).toEqual([
      'FORBIDDEN',
    ]);
  });

  test('of a draft the police learn nothing, whatever they try', async () => {
    const filed = await doing(server, 'registerNeighborGroupTeam', team(desk), desk.local.headers);
    const { id, version } = filed.result.registration;
    const at = { registration: id, expectedVersion: version };
    const remarks = [{ reason: 'x' }];
    const tries: [string, object][] = [
      ['submitRegistration', at],
      ['withdrawRegistration', at],
      ['updateRegistrationOfNeighborGroupTeam', at],
      ['returnRegistration', { ...at, remarks }],
      ['rejectRegistration', { ...at, remarks }],
      ['confirmRegistration', at],
      ['confirmRegistrations', { registrations: [at] }],
    ];
    for (const [mutation, input] of tries) {
      const answer = await doing(server, mutation, input, desk.police.headers);
      expect({ mutation, codes: answer.errorCodes }).toEqual({ mutation, codes: ['NOT_FOUND'] });
    }
  });

  test('a registration does not move into an area that is not its author’s', async () => {
    const filed = await doing(server, 'registerNeighborGroupTeam', team(desk), desk.local.headers);
    const { id, version } = filed.result.registration;
    const input = { registration: id, expectedVersion: version, adminUnit: desk.otherNeighborhood };
    const { result } = await doing(server, 'updateRegistrationOfNeighborGroupTeam', input, desk.local.headers);
    expect(codes(result.problems)).toEqual(['NOT_PERMITTED adminUnit']);
  });

  test('the mutation of one kind does not change a registration of another', async () => {
    const filed = await doing(
      server,
      'registerModelMarket',
      { adminUnit: desk.commune, name: 'Chợ' },
      desk.local.headers,
    );
    const { id, version } = filed.result.registration;
    const { result } = await doing(
      server,
      'updateRegistrationOfNeighborGroupTeam',
      { registration: id, expectedVersion: version },
      desk.local.headers,
    );
    expect(codes(result.problems)).toEqual(['REGISTRATION_OF_OTHER_KIND ']);
  });
});

describe('many at once', () => {
  test('each by itself, with one audit row for the set and numbers without a gap', async () => {
    const good = [await submitted(desk), await submitted(desk), await submitted(desk)];
    const stale = { ...(await submitted(desk)), expectedVersion: 1 };
    const foreign = await submitted({ ...desk, local: desk.elsewhere.local, neighborhood: desk.otherNeighborhood });
    const [before] = await rowsOf<{ rows: number }>(
      server.database.ownerUrl,
      'select count(*)::integer as rows from audit_row',
    );
    const { result } = await doing(
      server,
      'confirmRegistrations',
      { registrations: [good[0], stale, good[1], foreign, good[0], good[2]] },
      desk.police.headers,
    );
    expect(result.items.map(({ registration }: any) => registration?.status ?? null)).toEqual([
      'CONFIRMED',
      null,
      'CONFIRMED',
      null,
      null,
      'CONFIRMED',
    ]);
    expect(result.items.flatMap(({ problems }: any) => codes(problems))).toEqual([
      'VERSION_CONFLICT registrations.1.expectedVersion',
      'UNKNOWN_REFERENCE registrations.3',
      'NAMED_TWICE registrations.4',
    ]);
    const numbers = result.items.flatMap(({ registration }: any) =>
      registration ? [Number(registration.program.code.slice(-4))] : [],
    );
    expect(numbers).toEqual([numbers[0], numbers[0] + 1, numbers[0] + 2]);
    const [after] = await rowsOf<{ rows: number }>(
      server.database.ownerUrl,
      'select count(*)::integer as rows from audit_row',
    );
    expect(after!.rows).toBe(before!.rows + 1);
    const [audit] = await rowsOf<{ digest: Buffer; changes: unknown[]; row_count: number }>(
      server.database.ownerUrl,
      'select digest, changes, row_count from audit_row order by id desc limit 1',
    );
    expect(audit!.row_count).toBe(audit!.changes.length);
    expect(audit!.digest).toHaveLength(32);
  });
});

test('lists that overlap, in other orders at once, do not lock each other', async () => {
  const all = await Promise.all([1, 2, 3, 4, 5, 6].map(() => submitted(desk)));
  const orders = [all, all.toReversed(), [...all.slice(3), ...all.slice(0, 3)]];
  const answers = await Promise.all(
    orders.map((registrations) => doing(server, 'confirmRegistrations', { registrations }, desk.police.headers)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const confirmed = answers.flatMap(({ result }) => result.items.filter(({ registration }: any) => registration));
  expect(confirmed).toHaveLength(6);
});

test('a list tells nothing of drafts to whoever may not read them', async () => {
  const analyst = await officerOf(server, 'ANALYST', null);
  const filed = await doing(server, 'registerNeighborGroupTeam', team(desk), desk.local.headers);
  const unknown = Buffer.from('Registration:999999').toString('base64url');
  const answers = await Promise.all(
    [filed.result.registration.id, unknown].map((registration) =>
      doing(server, 'confirmRegistrations', { registrations: [{ registration, expectedVersion: 1 }] }, analyst.headers),
    ),
  );
  expect(answers[0]!.body.errors).toEqual(answers[1]!.body.errors);
});

describe('the inbox', () => {
  const inboxOf = async (headers: Record<string, string>) => {
    const { data } = await server.query(
      `{ viewer { inbox(first: 100) { totalCount nodes { kind since registration { id } program { code } } } } }`,
      {},
      headers,
    );
    return data.viewer.inbox as {
      totalCount: number;
      nodes: { kind: string; since: string; registration: { id: string } | null; program: { code: string } | null }[];
    };
  };
  const has = ({ nodes }: Awaited<ReturnType<typeof inboxOf>>, kind: string, id: string) =>
    nodes.some((item) => item.kind === kind && item.registration?.id === id);

  test('holds what waits for each, the oldest first', async () => {
    const at = await submitted(desk);
    const police = await inboxOf(desk.police.headers);
    expect(has(police, 'REGISTRATION_TO_DECIDE', at.registration)).toBe(true);
    expect(police.nodes.map(({ since }) => since)).toEqual(police.nodes.map(({ since }) => since).toSorted());
    expect(police.totalCount).toBe(police.nodes.length);
    expect(has(await inboxOf(desk.elsewhere.police.headers), 'REGISTRATION_TO_DECIDE', at.registration)).toBe(false);

    await doing(server, 'returnRegistration', { ...at, remarks: [{ reason: 'Bổ sung.' }] }, desk.police.headers);
    expect(has(await inboxOf(desk.police.headers), 'REGISTRATION_TO_DECIDE', at.registration)).toBe(false);
    expect(has(await inboxOf(desk.local.headers), 'REGISTRATION_TO_MEND', at.registration)).toBe(true);
  });

  test('holds a program that a reform could not place', async () => {
    await rowsOf(
      server.database.ownerUrl,
      `update program_placement set is_unplaced = true, admin_unit_id = (select id from admin_unit where code = '37' and valid_to is null and level = 1)
       where program_id = (select id from program where code = 'DCC-37-0001') and valid_to is null`,
    );
    const { nodes } = await inboxOf(desk.province.headers);
    expect(nodes.filter(({ kind }) => kind === 'PROGRAM_TO_PLACE')).toEqual([
      expect.objectContaining({ program: { code: 'DCC-37-0001' } }),
    ]);
    expect((await inboxOf(desk.police.headers)).nodes.map(({ kind }) => kind)).not.toContain('PROGRAM_TO_PLACE');
  });
});

test('a telephone number where others read it is advised against, and keeps nothing from being submitted', async () => {
  const told = { name: 'Tổ liên gia gọi 0912 345 678', locality: 'Ngõ 5', note: 'ĐT: (0229) 3871 234' };
  const filed = await doing(server, 'registerNeighborGroupTeam', team(desk, told), desk.local.headers);
  const { id, version } = filed.result.registration;
  const input = { registration: id, expectedVersion: version, confirmsDuplicates: true };
  const { result } = await doing(server, 'submitRegistration', input, desk.local.headers);
  expect(result.registration.status).toBe('SUBMITTED');
  const advice = { code: 'TEXT_HOLDS_PHONE', severity: 'ADVICE' };
  expect(result.problems.filter(({ code }: { code: string }) => code === advice.code)).toMatchObject([
    { ...advice, path: ['name'] },
    { ...advice, path: ['note'] },
  ]);
});

test('decimals that the tables do not keep are told, and those they keep are not', async () => {
  const lengths = { alleyDepthMeters: 20.25, alleyWidthMeters: 1.5, waterDistanceMeters: 12.345 };
  const own = { adminUnit: desk.neighborhood, waterSource: 'WELL', ...lengths };
  const filed = await doing(server, 'registerPublicFirefightingPoint', own, desk.local.headers);
  const { id, version } = filed.result.registration;
  const input = { registration: id, expectedVersion: version };
  const { result } = await doing(server, 'submitRegistration', input, desk.local.headers);
  const told = result.problems.filter(({ code }: { code: string }) => code === 'DECIMALS_ROUNDED');
  expect(told).toMatchObject([
    { severity: 'ADVICE', path: ['alleyDepthMeters'] },
    { severity: 'ADVICE', path: ['waterDistanceMeters'] },
  ]);
  expect(told[0].message).toContain('20.25 is rounded');
});
