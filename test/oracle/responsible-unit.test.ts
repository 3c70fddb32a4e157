import fc from 'fast-check';
import { toldInCharge } from './activity.js';
import {
  args,
  ask,
  byKindFields,
  coverageFields,
  dayArgument,
  idOf,
  periodArgument,
  rowOf,
  sorted,
  summaryOf,
} from './ask.js';
import { coverageInCharge, coverageOf } from './coverage.js';
import { type Day } from './days.js';
import { type AskedPeriod, periodOf } from './period.js';
import { runs, someDay, somePeriod } from './random.js';
import { mayPrecede } from './text.js';
import { type ResponsibleUnit, type World, jurisdictionOf, unitsIn } from './world.js';
import { OPENING_MS, type Stage, WORLDS, open } from './worlds.js';

interface Question {
  unit: ResponsibleUnit;
  asOf: Day;
  period: AskedPeriod;
}

/** Any unit; those with invented, overlapping jurisdictions more often. */
function someQuestion(world: World): fc.Arbitrary<Question> {
  const all = [...world.responsible.values()];
  const invented = all.filter(({ code }) => code.startsWith('THU-'));
  return fc
    .oneof(fc.constantFrom(...all), fc.constantFrom(...(invented.length > 0 ? invented : all)))
    .chain((unit) => fc.record({ unit: fc.constant(unit), asOf: someDay(unit), period: somePeriod }));
}

const responsibleUnit = ({ unit }: Question, fields: string) =>
  `responsibleUnit${args({ id: idOf('ResponsibleUnit', unit) })} { ${fields} }`;

describe.each(WORLDS)('responsible units in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open(name);
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test('answer for the areas of their own and of the units under them, from the top down', async () => {
    const { server, world } = stage;
    await fc.assert(
      fc.asyncProperty(fc.array(someQuestion(world), { minLength: 5, maxLength: 10 }), async (asked) => {
        const fields = ({ asOf }: Question) => `jurisdiction${args({ asOf: dayArgument(asOf) })} { id level name }`;
        const answers = await ask(server, asked.map((question) => responsibleUnit(question, fields(question)))); // prettier-ignore
        for (const [at, { unit, asOf }] of asked.entries()) {
          const areas = answers[at].jurisdiction.map((area: any) => world.units.get(rowOf(area.id))!);
          expect(new Set(areas)).toEqual(new Set(jurisdictionOf(world, unit, asOf)));
          for (const [one, next] of areas.slice(1).map((next: any, before: number) => [areas[before], next])) {
            expect([one, next, one.level < next.level || mayPrecede(one.name, next.name)]).toEqual([one, next, true]);
          }
        }
      }),
      runs(10),
    );
  });

  test('cover what their jurisdiction of the day does, every program and area once', async () => {
    const { server, world } = stage;
    await fc.assert(
      fc.asyncProperty(fc.array(someQuestion(world), { minLength: 4, maxLength: 8 }), async (asked) => {
        const fields = ({ asOf }: Question) => `coverage${args({ asOf: dayArgument(asOf) })} { ${coverageFields}
          breakdown(level: COMMUNE) { adminUnit { id } coverage { byKind { programs } } } }`;
        const answers = await ask(server, asked.map((question) => responsibleUnit(question, fields(question)))); // prettier-ignore
        for (const [at, { unit, asOf }] of asked.entries()) {
          const { breakdown, ...coverage } = answers[at].coverage;
          expect(sorted(coverage)).toEqual(sorted(coverageInCharge(world, unit, asOf)));
          const areas = jurisdictionOf(world, unit, asOf).flatMap((area) => unitsIn(world, area, 3, asOf));
          expect(breakdown.map((area: any) => rowOf(area.adminUnit.id)).sort()).toEqual(
            [...new Set(areas.map(({ id }) => id))].sort(),
          );
          for (const area of breakdown) {
            const mine = coverageOf(world, world.units.get(rowOf(area.adminUnit.id))!, asOf);
            expect(area.coverage.byKind).toEqual(mine.byKind.map(({ programs }) => ({ programs })));
          }
        }
      }),
      runs(8),
    );
  });

  test('tell of the activities in the jurisdiction of each activity’s own day', async () => {
    const { server, world } = stage;
    await fc.assert(
      fc.asyncProperty(fc.array(someQuestion(world), { minLength: 5, maxLength: 10 }), async (asked) => {
        const fields = ({ period }: Question) =>
          `activitySummary${args({ period: periodArgument(period) })} { hasDemoData ${byKindFields} }`;
        const answers = await ask(server, asked.map((question) => responsibleUnit(question, fields(question)))); // prettier-ignore
        for (const [at, { unit, period }] of asked.entries()) {
          const { hasDemoData, byKind } = answers[at].activitySummary;
          const mine = toldInCharge(world, unit, periodOf(period));
          expect([unit.code, hasDemoData, summaryOf(byKind)]).toEqual([unit.code, mine.hasDemoData(), mine.byKind()]);
        }
      }),
      runs(12),
    );
  });
});
