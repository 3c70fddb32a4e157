import { NOBODY } from '../support/server.js';
import { type Living, act, newTeam, read, startLiving, unitId } from './living.js';

let living: Living;
beforeAll(async () => {
  living = await startLiving();
});
afterAll(() => living?.stop());

const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const daysOn = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

interface Due {
  kind: string;
  dueOn: string;
  lastOn: string | null;
  isOverdue: boolean;
  program: { id: string };
  equipmentLine: { id: string; expiresOn: string | null; lastCheckedOn: string | null } | null;
  criterion: { recurring: string; threshold: number; text: string } | null;
}

/** All that falls due, page by page. */
async function dues(where: object, officer = living.province, first = 100): Promise<Due[]> {
  const all: Due[] = [];
  let after: any = null;
  do {
    const { data }: { data: any } = await living.server.query(
      `query ($where: DueFilter!, $first: Int, $after: String) { dueItems(where: $where, first: $first, after: $after) {
         totalCount pageInfo { hasNextPage endCursor }
         nodes { kind dueOn lastOn isOverdue program { id } equipmentLine { id expiresOn lastCheckedOn } criterion { recurring threshold text } }
       } }`,
      { where, first, after },
      officer.headers,
    );
    const { nodes, pageInfo, totalCount } = data.dueItems;
    all.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (after === null) expect(all).toHaveLength(totalCount);
  } while (after !== null);
  return all;
}

/** Every standing program with the equipment and the criteria of today. */
async function programs(where: object = {}): Promise<any[]> {
  const all: any[] = [];
  let after: any = null;
  do {
    const { data }: { data: any } = await living.server.query(
      `query ($where: ProgramFilter, $after: String, $today: Date!) { programs(where: $where, first: 100, after: $after) {
         pageInfo { hasNextPage endCursor }
         nodes { id criteria(asOf: $today) { verdict lastOn dueOn criterion { recurring code } } }
       } }`,
      { where: { statuses: ['FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING'], ...where }, after, today: TODAY },
      living.province.headers,
    );
    all.push(...data.programs.nodes);
    after = data.programs.pageInfo.hasNextPage ? data.programs.pageInfo.endCursor : null;
  } while (after !== null);
  return all;
}

describe('over the whole story', () => {
  test.each([-400, 0, 30, 200])('equipment agrees with the filter equipmentDueBefore, %i days on', async (days) => {
    const before = daysOn(TODAY, days);
    const listed = await dues({ before, kinds: ['EQUIPMENT_CHECK', 'EQUIPMENT_EXPIRY'] });
    const filtered = await programs({ equipmentDueBefore: before });
    expect([...new Set(listed.map(({ program }) => program.id))].toSorted()).toEqual(
      filtered.map(({ id }) => id).toSorted(),
    );
    if (days > 0) expect(filtered.length).toBeGreaterThan(50);
  });

  test('duties agree with the criteria of the day', async () => {
    const before = daysOn(TODAY, 4000);
    // The story ends before the day it is told on, so a few checks are made now.
    for (const { program } of (await dues({ before, kinds: ['EQUIPMENT_CHECK'] }))
      .slice(0, 40)
      .filter((_, at) => at % 8 === 0)) {
      const { id, version } = await read(living, program.id);
      const check = { program: id, expectedVersion: version, effectiveOn: TODAY };
      expect((await act(living, living.province, 'recordEquipmentCheck', check)).problems).toEqual([]);
    }
    const listed = await dues({ before });
    const of = (id: string, kind: string) => listed.filter((due) => due.program.id === id && due.kind === kind);
    const seen = { MET: 0, MISSED: 0, UNKNOWN: 0 };
    for (const { id, criteria } of await programs()) {
      for (const { verdict, lastOn, dueOn, criterion } of criteria) {
        const { recurring } = criterion;
        if (recurring === null) continue;
        seen[verdict as keyof typeof seen] += 1;
        const items = of(id, recurring);
        const done = items.filter((item) => item.lastOn !== null);
        // Equipment is judged by the line that was checked longest ago; what was never checked cannot be judged.
        const isLate = (recurring === 'EQUIPMENT_CHECK' ? done : items).some(({ isOverdue }) => isOverdue);
        expect({ id, recurring, isMissed: isLate }).toEqual({ id, recurring, isMissed: verdict === 'MISSED' });
        if (lastOn !== null) expect(done[0]).toMatchObject({ lastOn, dueOn });
        else expect(done).toEqual([]);
      }
    }
    expect(seen).toEqual({ MET: expect.any(Number), MISSED: expect.any(Number), UNKNOWN: expect.any(Number) });
    expect(seen.MET * seen.MISSED).toBeGreaterThan(0);
  });

  test('comes the earliest first, each once, whatever the page, and each says why', async () => {
    const where = { before: daysOn(TODAY, 60) };
    const all = await dues(where);
    expect(await dues(where, living.local, 7)).toEqual(await dues(where, living.local));
    expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
    for (const { kind, criterion, dueOn, equipmentLine, isOverdue, lastOn } of all) {
      expect(isOverdue).toBe(dueOn < TODAY);
      expect(equipmentLine !== null).toBe(kind.startsWith('EQUIPMENT'));
      expect(criterion?.recurring ?? 'EQUIPMENT_EXPIRY').toBe(kind);
      if (kind === 'EQUIPMENT_EXPIRY') expect(dueOn).toBe(equipmentLine!.expiresOn);
      else if (lastOn !== null) expect(dueOn).toBe(daysOn(lastOn, criterion!.threshold));
    }
  });

  test('is an officer’s, inside their jurisdiction', async () => {
    const before = daysOn(TODAY, 60);
    const document = 'query ($where: DueFilter!) { dueItems(where: $where) { nodes { kind } } }';
    expect((await living.server.query(document, { where: { before } }, NOBODY)).errorCodes).toEqual([
      'UNAUTHENTICATED',
    ]);
    const own = await dues({ before }, living.local);
    const commune = await unitId(living.server, '14329');
    expect(own).toEqual(await dues({ before, adminUnit: commune }));
    expect(own.length).toBeGreaterThan(0);
    const adminUnit = await unitId(living.server, '14488');
    const { body } = await living.server.query(document, { where: { before, adminUnit } }, living.local.headers);
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', action: 'READ_DUES' });
  });
});

test('what is done moves what is due at once', async () => {
  const program = await newTeam(living.server, { kind: 'PUBLIC_FIREFIGHTING_POINT' });
  const before = daysOn(TODAY, 1000);
  const due = async (kind: string) =>
    (await dues({ before, kinds: [kind] }, living.local)).filter((item) => item.program.id === program);
  let expectedVersion = 1;
  const done = async (verb: string, input: object) => {
    const answer = await act(living, living.area, verb, { program, expectedVersion, ...input });
    expect(answer.problems).toEqual([]);
    expectedVersion = answer.program!.version;
  };

  expect(await due('EQUIPMENT_CHECK')).toEqual([]);
  await done('recordEquipment', {
    effectiveOn: '2025-09-01',
    add: [{ kind: 'EXTINGUISHER_ABC', quantity: 2, expiresOn: '2027-05-01' }],
  });
  const [line] = (await read(living, program)).equipment;
  expect(await due('EQUIPMENT_CHECK')).toMatchObject([{ dueOn: '2025-08-01', lastOn: null, isOverdue: true }]);
  expect(await due('EQUIPMENT_EXPIRY')).toMatchObject([{ dueOn: '2027-05-01', equipmentLine: { id: line.id } }]);

  await done('recordEquipmentCheck', { effectiveOn: '2026-11-01' });
  const [checked] = await due('EQUIPMENT_CHECK');
  expect(checked).toMatchObject({ lastOn: '2026-11-01', dueOn: daysOn('2026-11-01', checked!.criterion!.threshold) });

  await done('reviewProgram', { effectiveOn: '2026-11-02', verdict: 'KEEPS' });
  for (const item of await due('REVIEW')) expect(item.lastOn).toBe('2026-11-02');

  await done('recordEquipment', { effectiveOn: '2026-11-03', remove: [line.id] });
  expect([...(await due('EQUIPMENT_CHECK')), ...(await due('EQUIPMENT_EXPIRY'))]).toEqual([]);
  await done('suspendProgram', { effectiveOn: '2026-11-04' });
  expect(await due('REVIEW')).toEqual([]);
});
