import fc from 'fast-check';
import { type ReadPool, openReadPool } from '../../src/database/read.js';
import { foldAll, foldSome, markAll, verifyRollup } from '../../src/database/rollup.js';
import { ACTIVITY_ROLLUP } from '../../src/modules/activity/index.js';
import { AdminUnitId } from '../../src/modules/admin-unit/index.js';
import { countActivities } from '../../src/modules/activity/activity.read.js';
import type { ActivityKind } from '../../src/modules/activity/activity.vocabulary.js';
import { activityTotals } from '../../src/modules/activity/activity-summary.read.js';
import { DAY, type World as Ground, makeWorld } from '../reform/world.js';
import { type Summary, toldOf } from '../oracle/activity.js';
import { day, textOf } from '../oracle/days.js';
import { type AskedPeriod, periodOf } from '../oracle/period.js';
import { SEED, somePeriod } from '../oracle/random.js';
import { type Unit, type World, readWorld } from '../oracle/world.js';

/** What may happen to activities, programs and the map; each number picks one of what there is. */
type Step =
  | { does: 'record'; at: number; length: number; area: number; program: number; value: number }
  | {
      does: 'end' | 'count anew' | 'name a program' | 'forget its program' | 'delete';
      activity: number;
      program: number;
    }
  | { does: 'move' | 'annul placement'; program: number; area: number; at: number }
  | { does: 'reform' | 'shorten' | 'fold some' | 'fold all' | 'mark all' };

const any = fc.nat(1000);
// Days near both edges of the reform and of months of either beginning.
const someAt = fc.integer({ min: day('2024-11-10') - day(DAY), max: 90 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      ...{ does: fc.constant('record' as const), at: someAt, area: any, program: any, value: fc.nat(9) },
      length: fc.oneof(
        fc.constant(1),
        fc.constant(1),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 28, max: 400 }),
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom(...(['end', 'count anew', 'name a program', 'forget its program', 'delete'] as const)),
      ...{ activity: any, program: any },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ does: fc.constantFrom('move' as const, 'annul placement' as const), program: any, area: any, at: someAt },
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom(...(['reform', 'shorten', 'fold some', 'fold all', 'mark all'] as const)),
    }),
  },
);

const KINDS = { TRAINING: ['SESSIONS', 'PEOPLE_TRAINED'], MESSAGE: ['MESSAGES'] };

/** Takes a step by writing rows as the application does, past the rules that do not matter here. */
async function take(ground: Ground, step: Step, state: { isReformed: boolean }): Promise<void> {
  const { rows, orm } = ground;
  const one = async (query: string, pick: number): Promise<any> => {
    const found = await rows<any>(query);
    return found.length === 0 ? undefined : found[pick % found.length];
  };
  const activityOf = (pick: number) => one('select * from activity where ended_at is null order by id', pick);
  const programOf = (pick: number) => one('select id from program order by id', pick);
  const areaOn = (on: string, pick: number) =>
    one(`select id from admin_unit u where daterange(valid_from, valid_to) @> '${on}'::date order by id`, pick);
  switch (step.does) {
    case 'record': {
      const from = textOf(day(DAY) + step.at);
      const to = textOf(day(DAY) + step.at + step.length);
      const area = await areaOn(from, step.area);
      const program = step.program % 3 === 0 ? undefined : await programOf(step.program);
      const kind = Object.keys(KINDS)[step.value % 2] as keyof typeof KINDS;
      // In one transaction, as it is recorded.
      await rows(
        `with a as (
           insert into activity (kind, period_from, period_to, is_period_total, admin_unit_id, responsible_unit_id, title, provenance)
           values ($1, $2, $3, $3::date - $2::date > 1, $4, (select min(id) from responsible_unit), 'Việc', $5) returning id
         ) select id from a`,
        [kind, from, to, area.id, step.value % 3 === 0 ? 'DEMO' : 'OWN_ENTRY'],
      );
      const [{ id }] = (await rows<{ id: number }>('select max(id) as id from activity')) as [{ id: number }];
      if (program) await rows(`insert into activity_program (activity_id, ordinal, program_id, role) values ($1, 1, $2, 'USED')`, [id, program.id]); // prettier-ignore
      for (const measure of KINDS[kind]) {
        await rows('insert into activity_measure (activity_id, kind, measure, value) values ($1, $2, $3, $4)', [id, kind, measure, step.value]); // prettier-ignore
      }
      break;
    }
    case 'end':
    case 'count anew':
    case 'name a program':
    case 'forget its program':
    case 'delete': {
      const activity = await activityOf(step.activity);
      if (!activity) return;
      if (step.does === 'end') {
        await rows(`update activity set ended_at = now(), ended_by = 'ANNULMENT' where id = $1`, [activity.id]);
      } else if (step.does === 'count anew') {
        await rows('update activity_measure set value = value + 1 where activity_id = $1', [activity.id]);
      } else if (step.does === 'name a program') {
        const { id } = await programOf(step.program);
        await rows(
          `insert into activity_program (activity_id, ordinal, program_id, role) values ($1, 1, $2, 'USED')
           on conflict (activity_id, ordinal) do update set program_id = excluded.program_id`,
          [activity.id, id],
        );
      } else {
        await rows('delete from activity_program where activity_id = $1', [activity.id]);
        if (step.does === 'delete') {
          await rows('delete from activity_measure where activity_id = $1', [activity.id]);
          await rows('delete from activity where id = $1', [activity.id]);
        }
      }
      break;
    }
    case 'move': {
      const { id } = await programOf(step.program);
      const [last] = await rows<any>(
        `select id, valid_from::text as from, valid_to::text as to from program_placement
         where program_id = $1 and annulled_at is null order by valid_from desc limit 1`,
        [id],
      );
      if (!last) return;
      const on = textOf(Math.max(day(DAY) + step.at, day(last.from) + 1));
      if (last.to !== null && on >= last.to) return;
      const area = await areaOn(on, step.area);
      await rows('update program_placement set valid_to = $2 where id = $1', [last.id, on]);
      await rows(
        `insert into program_placement (program_id, admin_unit_id, valid_from, valid_to)
         select $1, id, $2, least(valid_to, $4::date) from admin_unit where id = $3`,
        [id, on, area.id, last.to],
      );
      break;
    }
    case 'annul placement':
      await rows(
        `update program_placement set annulled_at = now() where id = (
           select max(id) from program_placement where annulled_at is null and program_id = $1)`,
        [(await programOf(step.program)).id],
      );
      break;
    case 'reform':
      if (state.isReformed) return;
      await rows(
        `delete from activity_measure where activity_id in (select id from activity where period_from >= '${DAY}')`,
      );
      await rows(
        `delete from activity_program where activity_id in (select id from activity where period_from >= '${DAY}')`,
      );
      await rows(`delete from activity where period_from >= '${DAY}'`);
      await ground.reform();
      state.isReformed = true;
      break;
    case 'shorten':
      // A unit that was there from the beginning is told to begin later.
      await rows(
        `update admin_unit set valid_from = '2019-01-01' where id = (
           select min(id) from admin_unit where level = 4 and valid_from is null)`,
      );
      break;
    case 'fold some':
      await foldSome(orm, ACTIVITY_ROLLUP);
      break;
    case 'fold all':
      await foldAll(orm, ACTIVITY_ROLLUP);
      break;
    case 'mark all':
      await markAll(orm, ACTIVITY_ROLLUP);
  }
}

/**
 * Not all at once: what is marked in some leaves others to the rollup alone. Neighborhoods by themselves, and some of them
 * among others.
 */
const groupsOf = (world: World): Unit[][] => {
  const group = ({ id, level }: Unit) => (level < 4 ? id % 4 : id % 3 === 0 ? 0 : 'neighborhoods');
  return [...Map.groupBy(world.units.values(), group).values()];
};

/** Holds every unit against the oracle, in each of the periods, with and without months. */
async function compare(ground: Ground, pool: ReadPool, periods: readonly AskedPeriod[]): Promise<void> {
  await compareCounts(ground, pool, periods);
  const world = await readWorld(ground.database.ownerUrl);
  for (const asked of periods) {
    const period = periodOf(asked);
    for (const withMonths of [false, true]) {
      const mine = [...world.units.values()].map((unit) => ({ unit, told: toldOf(world, unit, period) }));
      const months = withMonths ? mine[0]!.told.byMonth().map((month) => month.period.from) : [];
      const question = { months, period: { from: textOf(period.from), to: textOf(period.to) } };
      const ask = async (measures: boolean) => {
        const rows: Totals[] = [];
        for (const units of groupsOf(world)) {
          const isNeighborhood = units.every(({ level }) => level === 4);
          const owner = { kind: 'adminUnit', isNeighborhood, mapOn: null } as const;
          const ids = units.map(({ id }) => id);
          rows.push(...(await activityTotals(pool.reader(), ids, { ...question, owner, measures })));
        }
        return rows;
      };
      const rows = await ask(true);
      const bare = await ask(false);
      // Owners come in no order of their own.
      const byOwner = (told: Totals[]) => told.toSorted((a, b) => a.ownerId - b.ownerId).map(countsOf);
      expect(byOwner(bare)).toEqual(byOwner(rows));
      const totals = bare.flatMap((row) => [row.inPeriod, ...row.inMonths].flat());
      expect(totals.every(({ recorded }) => Object.keys(recorded).length === 0)).toBe(true);
      for (const { unit, told } of mine) {
        const own = rows.find((row) => row.ownerId === unit.id) ?? { inPeriod: [], inMonths: months.map(() => []) };
        const parts = [told.byKind(), ...(withMonths ? told.byMonth().map(({ byKind }) => byKind) : [])];
        const where = [unit.code, unit.level, question.period.from, question.period.to];
        expect([...where, own.inPeriod.some((total) => total.hasDemoData)]).toEqual([...where, told.hasDemoData()]);
        for (const [month, part] of parts.entries()) {
          const summary = summaryOf([own.inPeriod, ...own.inMonths][month]!);
          expect([...where, month, summary]).toEqual([...where, month, part]);
        }
      }
    }
  }
}

/** Holds the counts of the lists of every unit against the oracle, of all kinds and of one: in a period, and without. */
async function compareCounts(ground: Ground, pool: ReadPool, periods: readonly AskedPeriod[]): Promise<void> {
  const world = await readWorld(ground.database.ownerUrl);
  const ids = [...world.units.keys()];
  for (const asked of [null, ...periods]) {
    const period = periodOf(asked ?? { from: day('1900-01-01'), to: day('2200-01-01') });
    const listed = [...world.units.values()].map((unit) => toldOf(world, unit, period).list());
    for (const kinds of [null, ['TRAINING' as ActivityKind]]) {
      const filter = { kinds, period: asked && { from: textOf(period.from), to: textOf(period.to) } };
      const expected = listed.map(
        (list) => list.filter(({ kind }) => kinds?.includes(kind as ActivityKind) ?? true).length,
      );
      const groups = groupsOf(world).map((units) =>
        countActivities(
          pool.reader(),
          units.map(({ id }) => id),
          { owner: 'adminUnit', filter },
        ),
      );
      const counts = (await Promise.all(groups)).flat();
      const told = ids.map((id) => counts.find(({ ownerId }) => ownerId === id)?.count ?? 0);
      expect([filter, told]).toEqual([filter, expected]);
      const adminUnit = AdminUnitId.encode(ids.at(-1)!);
      const [one] = await countActivities(pool.reader(), [0], { owner: 'nobody', filter: { ...filter, adminUnit } });
      expect(one ?? { ownerId: 0, count: 0 }).toEqual({ ownerId: 0, count: expected.at(-1) });
    }
  }
}

type Totals = Awaited<ReturnType<typeof activityTotals>>[number];

const countsOf = ({ ownerId, inPeriod, inMonths }: Totals) => [
  ownerId,
  ...[inPeriod, ...inMonths].map((totals) =>
    totals.map(({ kind, activities, notAttributable, hasDemoData }) => [
      kind,
      activities,
      notAttributable,
      hasDemoData,
    ]),
  ),
];

const summaryOf = (totals: Totals['inPeriod']): Summary =>
  Object.fromEntries(
    totals.map(({ kind, activities, notAttributable, recorded: measures }) => {
      const told = Object.entries(measures).map(([measure, recorded]) => [measure, { recorded, reported: [] }]);
      return [kind, { activities, notAttributable, measures: Object.fromEntries(told) }];
    }),
  );

const differencesOf = async ({ orm }: Ground): Promise<string[]> => {
  const found: string[] = [];
  await verifyRollup(orm, ACTIVITY_ROLLUP, { onDifference: (line) => found.push(line), onProgress: () => {} });
  return found;
};

const periods = fc.array(
  somePeriod.filter((asked) => periodOf(asked).from > day('2020-01-01')),
  {
    ...{ minLength: 2, maxLength: 2 },
  },
);
const near: readonly AskedPeriod[] = [
  { year: 2025, convention: 'CALENDAR' },
  { year: 2025, convention: 'STATE_15TH' },
  { from: day('2025-01-20'), to: day('2025-08-03') },
];

test('after whatever was done, readers tell what the rows say: marked, half folded and folded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 6, maxLength: 18 }), periods, async (life, asked) => {
      const ground = await makeWorld();
      const pool = openReadPool(ground.database.url, () => {});
      try {
        for (const [code, unit] of [['TLG-37-0001', '14001-01'], ['TLG-37-0002', '14002'], ['TLG-37-0003', '14004-02'], ['TLG-37-0004', '14003']] as const) await ground.team(code, unit); // prettier-ignore
        const state = { isReformed: false };
        for (const [at, step] of life.entries()) {
          await take(ground, step, state);
          if (at % 5 === 4) await compare(ground, pool, near.slice(at % 3, (at % 3) + 1));
        }
        await compare(ground, pool, [...near, ...asked]);
        expect(await differencesOf(ground)).toEqual([]);
        await foldSome(ground.orm, ACTIVITY_ROLLUP);
        await compare(ground, pool, near);
        await foldAll(ground.orm, ACTIVITY_ROLLUP);
        expect(await ground.rows('select from activity_mark')).toEqual([]);
        await compare(ground, pool, [...near, ...asked]);
        expect(await differencesOf(ground)).toEqual([]);
      } finally {
        await pool.close();
        await ground.close();
      }
    }),
    { seed: SEED, numRuns: 12, endOnFailure: true, interruptAfterTimeLimit: 240_000 },
  );
}, 300_000);

test('what differs from the rows is told', async () => {
  const ground = await makeWorld();
  try {
    const record: Step = { does: 'record', at: -40, length: 1, area: 2, program: 0, value: 4 };
    await take(ground, record, { isReformed: false });
    await foldAll(ground.orm, ACTIVITY_ROLLUP);
    await ground.rows('update activity_rollup set activities = 2 where month_begins_on = 15');
    expect((await differencesOf(ground)).toSorted()[0]).toMatch(/^14001 .* TRAINING from 2025-05-15 to 2025-06-15/);
  } finally {
    await ground.close();
  }
});
