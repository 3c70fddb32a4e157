import fc from 'fast-check';
import { args, ask, dayArgument, idOf, periodArgument } from './ask.js';
import { type Day, today } from './days.js';
import { type AskedPeriod, periodOf } from './period.js';
import { maybeDay, runs, somePeriod } from './random.js';
import { type Owner, reportOf } from './report.js';
import { type World } from './world.js';
import { OPENING_MS, type Stage, WORLDS, open, someUnit } from './worlds.js';

interface Question {
  owner: Owner;
  period: AskedPeriod;
  mapOn?: Day;
}

/** A report is of a period that has begun, and the slow oracle is spared the longest. */
const begun = somePeriod.filter((period) => {
  const { from, to } = periodOf(period);
  return from <= today() && to - from < 1_000;
});

const someQuestion = (world: World): fc.Arbitrary<Question> =>
  fc.oneof(
    someUnit(world)
      .filter(({ level, code }) => level > 1 || ['35', '36', '37'].includes(code))
      .chain((area) => fc.record({ owner: fc.constant({ area }), period: begun, mapOn: maybeDay(area) })),
    fc
      .constantFrom(...world.responsible.values())
      .chain((unit) => fc.record({ owner: fc.constant({ unit }), period: begun })),
  );

const FIELDS = `before { from to } asOf mapOn
  programs { kind founded { value before } standing { value before } suspended dissolved { value before } }
  activities { kind activities { value before } notAttributable measures { measure recorded { value before } } }
  children { recordedFrom unit { code } rank programs { programs } standing activities householdsCovered }
  completeness { recorded total missing { code } }
  months { year month from to activities incidents founded before { from to activities incidents founded } }`;

const asked = ({ owner, period, mapOn }: Question) => {
  const unit = 'area' in owner ? idOf('AdminUnit', owner.area) : idOf('ResponsibleUnit', owner.unit);
  return `periodReport${args({ unit, period: periodArgument(period), mapOn: dayArgument(mapOn) })} { ${FIELDS} }`;
};

// Where nobody had recorded yet the sum is 0, and what was before is not known.
const pair = ({ value, before }: { value: number; before: number | null }) => [value, before ?? 0];

/** What the API said, in the shape of the oracle: without what is 0 now and before. */
function told({ programs, activities, children, completeness, ...rest }: any) {
  const isSomething = (numbers: number[]) => numbers.some((number) => number !== 0);
  return {
    ...rest,
    programs: programs.map(({ founded, standing, dissolved, ...line }: any) => ({
      ...{ ...line, founded: pair(founded), standing: pair(standing), dissolved: pair(dissolved) },
    })),
    activities: nonZero(
      activities.map((line: any) => [
        line.kind,
        {
          activities: pair(line.activities),
          notAttributable: line.notAttributable,
          measures: nonZero(line.measures.map((one: any) => [one.measure, pair(one.recorded)])),
        },
      ]),
    ),
    children: children
      .map(({ unit, programs: byKind, rank: _, recordedFrom: __, ...line }: any) => ({
        ...line,
        code: unit.code,
        programs: byKind.map((one: any) => one.programs),
      }))
      .toSorted((a: any, b: any) => (a.code < b.code ? -1 : 1)),
    missing: completeness.missing.map(({ code }: any) => code).sort(),
    total: completeness.total,
  };

  function nonZero(entries: [string, any][]) {
    const kept = entries.filter(([, value]) =>
      Array.isArray(value) ? isSomething(value) : isSomething([...value.activities, value.notAttributable]),
    );
    return Object.fromEntries(kept);
  }
}

/** The oracle's own, without measures that come to 0 both times, and without months before anybody `below` recorded. */
const expected = (report: ReturnType<typeof reportOf>, below: readonly { recordedFrom: string | null }[]) => ({
  ...report,
  months: report.months.map((month) => {
    const { before } = month;
    if (!before || before.activities + before.incidents + before.founded > 0) return month;
    const isSilent = below.every(({ recordedFrom }) => recordedFrom === null || recordedFrom >= before.to);
    return below.length > 0 && isSilent ? { ...month, before: null } : month;
  }),
  activities: Object.fromEntries(
    Object.entries(report.activities)
      .filter(([, line]) => [...line.activities, line.notAttributable].some((number) => number !== 0))
      .map(([kind, line]) => {
        const measures = Object.entries(line.measures).filter(([, [now, past]]) => now !== 0 || past !== 0);
        return [kind, { ...line, measures: Object.fromEntries(measures) }];
      }),
  ),
});

describe.each(WORLDS)('reports in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open(name);
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test('of any unit for any period, on the map of any day, come to what the rows say', async () => {
    const { server, world } = stage;
    await fc.assert(
      fc.asyncProperty(someQuestion(world), async (question) => {
        const [report] = await ask(server, [asked(question)]);
        const { owner, period, mapOn } = question;
        expect(told(report)).toEqual(expected(reportOf(world, owner, periodOf(period), mapOn), report.children));
        const { recorded, total, missing } = report.completeness;
        expect(recorded).toBe(total - missing.length);
        const ranks = report.children.map(({ rank }: any) => rank);
        expect(ranks).toEqual(
          report.children.map(
            (one: any) =>
              1 +
              report.children.filter(
                (other: any) =>
                  other.standing > one.standing ||
                  (other.standing === one.standing && other.activities > one.activities),
              ).length,
          ),
        );
        expect(ranks).toEqual(ranks.toSorted((a: number, b: number) => a - b));
      }),
      runs(20),
    );
  });
});
