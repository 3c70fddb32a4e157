import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Tx, act, areaTarget } from '../../src/access/act.js';
import { Activity } from '../../src/modules/activity/activity.entity.js';
import { AdminUnit } from '../../src/modules/admin-unit/admin-unit.entity.js';
import { Program } from '../../src/modules/program/program.entity.js';
import { Registration } from '../../src/modules/registration/registration.entity.js';
import { ResponsibleUnit } from '../../src/modules/responsible-unit/responsible-unit.entity.js';
import { type BatchDesk, openBatchDesk } from './desk.js';

let desk: BatchDesk;
beforeAll(async () => {
  desk = await openBatchDesk();
});
afterAll(() => desk.close());

const target = () => areaTarget('Registration', null, desk.neighborhood);

/** Values of every sort, and such as JSON or SQL might take for something else. */
const HARD = 'Tổ "liên gia" \\ \' {1,2} $1';

/** Fields that are other ones in every act. */
const OF_THE_ACT = ['id', 'registration', 'activity', 'submittedAt'];

async function entitiesOf(tx: Tx): Promise<[Registration, Registration, Activity]> {
  const area = await tx.em.findOneOrFail(AdminUnit, desk.neighborhood);
  const unit = tx.em.getReference(ResponsibleUnit, tx.grant!.unitId!);
  const by = { subject: tx.actor, unit, at: tx.now };
  const full = Registration.file(
    'NEIGHBOR_GROUP_TEAM',
    area,
    {
      ...{ name: 'Tổ một', locality: HARD, note: 'Ghi chú dài. '.repeat(100), foundedOn: '2026-03-02', households: 12 },
      ...{ latitude: 20.25, longitude: 105.975, positionPrecision: 'MEASURED', replication: 'REPLICATED' },
      details: { operator: HARD, alarmsLinked: true, none: null, nested: [1.5, '\u2028\n'] },
      equipment: [
        { kind: 'EXTINGUISHER_ABC', quantity: 4, working: 3, expiresOn: '2028-01-01', lastCheckedOn: null },
      ] as never,
    },
    by,
  );
  full.submit(by);
  const activity = Activity.of({
    ...{ kind: 'DIRECT_OUTREACH', title: HARD, periodFrom: '2026-10-05', isPeriodTotal: false, source: null },
    ...{ adminUnit: area, responsibleUnit: unit, provenance: 'IMPORT', programs: [] },
    measures: { SESSIONS: 1, ATTENDANCES: 40_000_000_000 },
  });
  return [full, Registration.file('MODEL_MARKET', area, {}, by), activity];
}

/** What is in the tables and in the audit trail after an act that wrote them so; ids and instants are of that act alone. */
async function afterWriting(write: (tx: Tx, entities: readonly object[]) => Promise<void>): Promise<object> {
  let written: Awaited<ReturnType<typeof entitiesOf>>;
  const { problems } = await act(desk.context(), 'SUBMIT_REGISTRATION', target(), async (tx) => {
    written = await entitiesOf(tx);
    await write(tx, written);
    // Nothing is written twice.
    await tx.em.flush();
    return {};
  });
  expect(problems).toEqual([]);
  const ids = written!.map(({ id }) => id);
  const rows = async (table: string, key: string, among: number[]): Promise<object[]> => {
    const found = await desk.rows<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) - '{id,registration_id,activity_id,recorded_at,changed_at,submitted_at}'::text[] as row
       from ${table} t where ${key} = any($1) order by t::text`,
      [among],
    );
    return found.map(({ row }) => row).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  const [trail] = await desk.rows<{ changes: { entity: string; id: unknown; fields: Record<string, unknown> }[] }>(
    'select changes from audit_row order by recorded_at desc limit 1',
  );
  const changes = trail!.changes.map(({ entity, id, fields }) => {
    // The moment of recording is the database's own.
    const told = Object.entries(fields).flatMap(([field, change]) =>
      field === 'recordedAt' ? [] : [[field, OF_THE_ACT.includes(field) ? 'told' : change]],
    );
    return JSON.stringify([entity, typeof id, told.sort()]);
  });
  return {
    registrations: await rows('registration', 'id', ids.slice(0, 2)),
    steps: await rows('registration_step', 'registration_id', ids.slice(0, 2)),
    activities: await rows('activity', 'id', ids.slice(2)),
    measures: await rows('activity_measure', 'activity_id', ids.slice(2)),
    changes: changes.sort(),
  };
}

test('many at once are written and recorded as the unit of work would', async () => {
  const flushed = await afterWriting(async (tx, entities) => {
    for (const entity of entities) tx.em.persist(entity);
    await tx.em.flush();
  });
  const atOnce = await afterWriting((tx, entities) => tx.createMany(entities));
  expect(atOnce).toEqual(flushed);
  expect(atOnce).toMatchObject({
    registrations: { length: 2 },
    steps: { length: 3 },
    measures: { length: 2 },
  });
});

test('what something else leads to belongs to the unit of work: it is not written twice, and a change of it is', async () => {
  const [wanted] = await desk.rows<{ id: number; commune: number }>(
    `select p.id, pl.admin_unit_id as commune from program p join program_placement pl on pl.program_id = p.id
     join program_status s on s.program_id = p.id and s.valid_to is null and s.status = 'ACTIVE'
     where pl.valid_to is null and pl.annulled_at is null and s.annulled_at is null order by p.id limit 1`,
  );
  let id = 0;
  const { problems } = await act(desk.context(), 'SUBMIT_REGISTRATION', target(), async (tx) => {
    const program = await tx.em.findOneOrFail(Program, wanted!.id, { populate: ['statuses'] });
    const count = { kind: 'EXTINGUISHER_ABC', quantity: 4, working: 4, expiresOn: null, lastCheckedOn: null } as const;
    const line = program.addEquipment(count, '2026-11-01', null);
    await tx.createMany([line]);
    id = line.id;
    line.recount({ working: 3 }, '2026-11-02', null);
    await tx.em.flush();
    return {};
  });
  expect(problems).toEqual([]);
  expect(
    await desk.rows(
      `select l.working, (select count(*)::integer from equipment_step s where s.equipment_line_id = l.id) as steps
       from equipment_line l where l.program_id = $1 and l.id >= $2`,
      [wanted!.id, id],
    ),
  ).toEqual([{ working: 3, steps: 2 }]);
});

test('an INSERT that the database refuses says why, whatever was under way beside it, and nothing of it stays', async () => {
  const count = () =>
    desk.rows(
      'select count(*)::integer, max(annex)::integer from (select basis_annex_row as annex from registration) r',
    );
  const before = await count();
  const { problems, part } = await act(desk.context(), 'SUBMIT_REGISTRATION', target(), async (tx) => {
    const area = await tx.em.findOneOrFail(AdminUnit, desk.neighborhood);
    const by = { subject: tx.actor, unit: tx.em.getReference(ResponsibleUnit, tx.grant!.unitId!), at: tx.now };
    // The 301st row of the annex is told twice; rows before and after it are on their way by then.
    const many = Array.from({ length: 700 }, (_, at) => {
      const basisAnnexRow = 90_000 + (at === 300 ? 299 : at);
      const filed = Registration.file('NEIGHBOR_GROUP_TEAM', area, { basisNumber: '9/QĐ-UBND', basisAnnexRow }, by);
      filed.submit(by);
      return filed;
    });
    return { part: await tx.attempt(async (inner) => inner.createMany(many)) };
  });
  expect(problems).toEqual([]);
  expect(part).toMatchObject({ problems: [{ code: 'ANNEX_ROW_USED' }] });
  expect(await count()).toEqual(before);
});
