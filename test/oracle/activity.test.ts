import fc from 'fast-check';
import { standingIn, toldOf } from './activity.js';
import { args, ask, byKindFields, dayArgument, idOf, periodArgument, rowOf, summaryOf } from './ask.js';
import { type Day, day, holds, textOf } from './days.js';
import { Inventor } from './inventor.js';
import { type AskedPeriod, periodOf } from './period.js';
import { Chance, maybeDay, runs, somePeriod } from './random.js';
import { LEVELS, type Level, type Unit, type World, clamp, readWorld, unitsIn } from './world.js';
import { OPENING_MS, type Stage, WORLDS, open, someUnit } from './worlds.js';

interface Question {
  unit: Unit;
  period: AskedPeriod;
  mapOn?: Day;
}

const someQuestion = (world: World, periods = somePeriod): fc.Arbitrary<Question> =>
  someUnit(world).chain((unit) => fc.record({ unit: fc.constant(unit), period: periods, mapOn: maybeDay(unit) }));

const summary = ({ unit, period, mapOn }: Question, fields: string) =>
  `adminUnit${args({ id: idOf('AdminUnit', unit) })} {
    activitySummary${args({ period: periodArgument(period), mapOn: dayArgument(mapOn) })} { ${fields} }
  }`;

describe.each(WORLDS)('activities in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open(name);
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test('of any area in any period, on the map of any day, come to what the rows say', async () => {
    const { server, world } = stage;
    const questions = fc.array(someQuestion(world), { minLength: 6, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        const fields = `period { from to } hasDemoData ${byKindFields}`;
        const answers = await ask(
          server,
          asked.map((question) => summary(question, fields)),
        );
        const told = answers.map(({ activitySummary: { byKind, ...rest } }) => ({
          ...rest,
          byKind: summaryOf(byKind),
        }));
        expect(told).toEqual(
          asked.map(({ unit, mapOn, ...asked }) => {
            const period = periodOf(asked.period);
            const mine = toldOf(world, unit, period, mapOn);
            const days = { from: textOf(period.from), to: textOf(period.to) };
            return { period: days, hasDemoData: mine.hasDemoData(), byKind: mine.byKind() };
          }),
        );
      }),
      runs(20),
    );
  });

  test('month by month come to what the rows say, by the calendar and from the 15th', async () => {
    const { server, world } = stage;
    const periods = somePeriod.filter((period) => periodOf(period).to - periodOf(period).from < 800);
    await fc.assert(
      fc.asyncProperty(someQuestion(world, periods), async (asked) => {
        const fields = `byMonth { year month period { from to } ${byKindFields} }`;
        const [{ activitySummary: { byMonth } }] = await ask(server, [summary(asked, fields)]); // prettier-ignore
        expect(byMonth.map((month: any) => ({ ...month, byKind: summaryOf(month.byKind) }))).toEqual(
          toldOf(world, asked.unit, periodOf(asked.period), asked.mapOn).byMonth(),
        );
      }),
      runs(12),
    );
  });

  test('a breakdown tells of every area of the level what the area tells of itself', async () => {
    const { server, world } = stage;
    const question = someQuestion(world)
      .map((asked) => ({ ...asked, day: clamp(asked.mapOn ?? periodOf(asked.period).to - 1, asked.unit) }))
      .filter(({ unit, day }) => unit.level < 4 && levelBelow(world, unit, day) !== undefined);
    await fc.assert(
      fc.asyncProperty(question, async ({ day, ...asked }) => {
        const level = levelBelow(world, asked.unit, day)!;
        const fields = `breakdown(level: ${LEVELS[level - 1]}) { adminUnit { id } summary { ${byKindFields} } }`;
        const [{ activitySummary: { breakdown } }] = await ask(server, [summary(asked, fields)]); // prettier-ignore
        const areas = unitsIn(world, asked.unit, level, day);
        expect(breakdown.map((area: any) => rowOf(area.adminUnit.id)).sort()).toEqual(areas.map(({ id }) => id).sort());
        for (const { adminUnit, summary } of breakdown) {
          const area = world.units.get(rowOf(adminUnit.id))!;
          const mine = toldOf(world, area, periodOf(asked.period), asked.mapOn);
          expect([area.code, summaryOf(summary.byKind)]).toEqual([area.code, mine.byKind()]);
        }
      }),
      runs(5),
    );
  });
});

/** The level of the units right below. */
function levelBelow(world: World, unit: Unit, day: Day): Level | undefined {
  return [...world.units.values()].find((one) => one.parent_id === unit.id && holds(one, day))?.level;
}

describe('activities of the invented world', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open('the invented world');
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test('of neighborhoods that never met come to what the rows say', async () => {
    const { server, world: before } = stage;
    const { ownerUrl } = server.database;
    const commune = [...before.units.values()].find(({ level, valid_to }) => level === 3 && valid_to === null)!;
    const since = commune.valid_from ?? day('2025-07-01');
    const [earlier, later] = [`${commune.code}-998`, `${commune.code}-999`];
    // Whether the one is the other's ground nobody knows; so what was done in one cannot be said to lie in the other.
    await Inventor.at(ownerUrl, new Chance(1), async (inventor) => {
      const days = { valid_from: since, valid_to: since + 60 };
      const id = await inventor.insertNeighborhood(commune, { code: earlier, name: 'Tổ dân phố trước kia', ...days });
      await inventor.insertNeighborhood(commune, { code: later, name: 'Tổ dân phố sau này', valid_from: since + 90 });
      await inventor.insert('activity', {
        ...{ kind: 'TRAINING', period_from: since + 40, period_to: since + 41, is_period_total: false },
        ...{ admin_unit_id: id, responsible_unit_id: [...before.responsible.keys()][0], title: 'Tập huấn' },
        provenance: 'OWN_ENTRY',
      });
    });
    const world = await readWorld(ownerUrl);
    const period: AskedPeriod = { from: since + 40, to: since + 41 };
    const asked = [earlier, later].map((code) => [...world.units.values()].find((unit) => unit.code === code)!);
    const answers = await ask(
      server,
      asked.map((unit) => summary({ unit, period }, byKindFields)),
    );
    const mine = asked.map((unit) => toldOf(world, unit, periodOf(period)).byKind());
    expect(answers.map(({ activitySummary: { byKind } }) => summaryOf(byKind))).toEqual(mine);
    expect(mine).toMatchObject([{ TRAINING: { activities: 1 } }, { TRAINING: { notAttributable: 1 } }]);
  });

  test('hold every case that matters', () => {
    const { world } = stage;
    const standings = world.activities
      .filter(({ ended_at }) => ended_at === null)
      .flatMap((activity) => {
        const area = world.units.get(activity.admin_unit_id)!;
        const after = world.lineage.filter((edge) => edge.predecessor_id === area.id);
        return after.map((edge) =>
          [edge.part, standingIn(world, activity, world.units.get(edge.successor_id)!)].join(' '),
        );
      });
    expect(new Set(standings)).toEqual(
      new Set(['WHOLE within', 'PART overlapping', 'PART within', 'WHOLE apart', 'PART apart', 'WHOLE overlapping']),
    );
  });
});
