import fc from 'fast-check';
import { args, ask, coverageFields, dayArgument, idOf, rowOf, sorted } from './ask.js';
import { coverageOf, programsIn } from './coverage.js';
import { type Day, today, holds } from './days.js';
import { maybeDay, runs, someDay } from './random.js';
import { mayPrecede } from './text.js';
import { LEVELS, type Level, type Unit, type World, clamp, unitsIn } from './world.js';
import { OPENING_MS, type Stage, WORLDS, open, someUnit } from './worlds.js';

interface Question {
  unit: Unit;
  asOf?: Day;
  mapOn?: Day;
}

const coverage = ({ unit, asOf, mapOn }: Question, fields: string) =>
  `adminUnit${args({ id: idOf('AdminUnit', unit) })} {
    coverage${args({ asOf: dayArgument(asOf), mapOn: dayArgument(mapOn) })} { ${fields} }
  }`;

/** A unit asked for no day answers for today, or for its last day. */
const dayAsked = ({ unit, asOf }: Question): Day => asOf ?? Math.min(today(), (unit.valid_to ?? Infinity) - 1);

const someQuestion = (world: World): fc.Arbitrary<Question> =>
  someUnit(world).chain((unit) => fc.record({ unit: fc.constant(unit), asOf: maybeDay(unit), mapOn: maybeDay(unit) }));

/** The levels that have units below this one on the map of a day; not so many that telling them takes seconds. */
const levelsBelow = (world: World, unit: Unit, day: Day): Level[] =>
  ([2, 3, 4] as const).filter((level) => {
    const areas = unitsIn(world, unit, level, day).length;
    return level > unit.level && areas > 0 && areas < 400;
  });

describe.each(WORLDS)('coverage in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open(name);
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test('of any area, as of any day, on the map of any day, is what the rows say', async () => {
    const { server, world } = stage;
    const questions = fc.array(someQuestion(world), { minLength: 8, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        const answers = await ask(
          server,
          asked.map((question) => coverage(question, coverageFields)),
        );
        expect(answers.map((answer) => sorted(answer.coverage))).toEqual(
          asked.map((question) => sorted(coverageOf(world, question.unit, dayAsked(question), question.mapOn))),
        );
      }),
      runs(12),
    );
  });

  test('a breakdown tells of every area of the level, in name order, what the area tells of itself', async () => {
    const { server, world } = stage;
    const question = fc
      .tuple(someUnit(world), someDay(), maybeDay())
      .map(([unit, asOf, mapOn]) => ({ unit, asOf, mapOn, day: clamp(mapOn ?? asOf, unit) }))
      .filter(({ unit, day }) => levelsBelow(world, unit, day).length > 0)
      .chain((found) =>
        fc.constantFrom(...levelsBelow(world, found.unit, found.day)).map((level) => ({ ...found, level })),
      );
    await fc.assert(
      fc.asyncProperty(question, async ({ level, day, ...asked }) => {
        const fields = `breakdown(level: ${LEVELS[level - 1]}) { adminUnit { id name } coverage { ${coverageFields} } }`;
        const [{ coverage: { breakdown } }] = await ask(server, [coverage(asked, fields)]); // prettier-ignore
        const areas = unitsIn(world, asked.unit, level, day);
        expect(breakdown.map((area: any) => rowOf(area.adminUnit.id)).sort()).toEqual(areas.map(({ id }) => id).sort());
        for (const { adminUnit, coverage } of breakdown) {
          const area = world.units.get(rowOf(adminUnit.id))!;
          expect(sorted(coverage)).toEqual(sorted(coverageOf(world, area, asked.asOf, day)));
        }
        const names = breakdown.map((area: any) => area.adminUnit.name);
        names
          .slice(1)
          .forEach((next: string, at: number) =>
            expect([names[at], next, mayPrecede(names[at], next)]).toEqual([names[at], next, true]),
          );
      }),
      runs(6),
    );
  });

  test('programs of an area are those of its children, those placed at itself and the unplaced ones', async () => {
    const { server, world } = stage;
    const question = someQuestion(world).map((asked) => ({
      ...asked,
      day: clamp(asked.mapOn ?? dayAsked(asked), asked.unit),
    }));
    await fc.assert(
      fc.asyncProperty(
        question.filter(({ unit }) => unit.level < 4),
        async ({ day, ...asked }) => {
          const children = [...world.units.values()].filter(
            (one) => one.parent_id === asked.unit.id && holds(one, day),
          );
          fc.pre(children.length > 0);
          const fields = `byKind { programs unplaced }
          breakdown(level: ${LEVELS[children[0]!.level - 1]}) { coverage { byKind { programs } } }`;
          const [{ coverage: told }] = await ask(server, [coverage(asked, fields)]);
          const { standing } = programsIn(world, [asked.unit], dayAsked(asked), day);
          const atItself = standing.filter((placed) => placed.unit === asked.unit && !placed.isUnplaced);
          const sum = (areas: any[], field: string) =>
            areas.flatMap((area) => area.byKind).reduce((total, kind) => total + kind[field], 0);
          expect(sum([told], 'programs')).toBe(
            sum(
              told.breakdown.map((area: any) => area.coverage),
              'programs',
            ) +
              atItself.length +
              sum([told], 'unplaced'),
          );
        },
      ),
      runs(10),
    );
  });
});
