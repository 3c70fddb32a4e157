import fc from 'fast-check';
import { idOf } from '../oracle/ask.js';
import { NOBODY, type TestServer, startServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

/** The former province and communes of it, as rows of admin-units.csv. */
const PROVINCE = idOf('AdminUnit', { id: 3 });
const someUnit = fc.constantFrom(PROVINCE, ...[301, 305, 320, 350].map((id) => idOf('AdminUnit', { id })));
const convention = fc.constantFrom('CALENDAR', 'STATE_15TH');
const year = fc.integer({ min: 2021, max: 2024 });

const compared = '{ value before }';
const FIELDS = `period { from to } before { from to convention }
  programs { kind founded ${compared} standing ${compared} dissolved ${compared} }
  activities { kind activities ${compared} measures { measure recorded ${compared} } }
  children { standing programs { kind programs } }
  months { activities incidents founded before { from to activities incidents founded } }`;

const reportOf = async (unit: string, period: object) =>
  (
    await server.query(
      `query ($unit: ID!, $period: PeriodInput!) { periodReport(unit: $unit, period: $period) { ${FIELDS} } }`,
      { unit, period },
      NOBODY,
    )
  ).data.periodReport;

/** Every number of what happened, by name; what stands on a day is no sum over days. */
const happened = ({ programs, activities }: any, side = 'value'): Record<string, number> =>
  Object.fromEntries([
    ...programs.flatMap(({ kind, founded, dissolved }: any) => [
      [`${kind}/founded`, founded[side]],
      [`${kind}/dissolved`, dissolved[side]],
    ]),
    ...activities.flatMap(({ kind, activities: count, measures }: any) => [
      [kind, count[side]],
      ...measures.map(({ measure, recorded }: any) => [`${kind}/${measure}`, recorded[side]]),
    ]),
  ]);

const summed = (reports: any[]): Record<string, number> =>
  reports
    .map((report) => happened(report))
    .reduce((all, one) => {
      for (const [name, value] of Object.entries(one)) all[name] = (all[name] ?? 0) + value;
      return all;
    });

const months = (last: number) => [...Array(last).keys()].map((at) => at + 1);

test('a year to date is its months, by either convention', async () => {
  await fc.assert(
    fc.asyncProperty(someUnit, year, fc.integer({ min: 1, max: 12 }), convention, async (unit, of, last, by) => {
      const whole = await reportOf(unit, { year: of, throughMonth: last, convention: by });
      const parts = await Promise.all(months(last).map((month) => reportOf(unit, { year: of, month, convention: by })));
      // The months leave no day out and share none.
      expect(parts.map(({ period }) => period.from)).toEqual([
        whole.period.from,
        ...parts.slice(0, -1).map(({ period }) => period.to),
      ]);
      expect(parts.at(-1).period.to).toBe(whole.period.to);
      expect(whole.months).toHaveLength(last);
      expect(whole.months).toEqual(parts.map((part) => part.months[0]));
      // The story has no total that spans two months of a convention but quarterly ones, which count in the whole alone.
      const [sum, all] = [summed(parts), happened(whole)];
      for (const [name, value] of Object.entries(sum)) {
        if (name.endsWith('/founded') || name.endsWith('/dissolved')) expect([name, value]).toEqual([name, all[name]]);
        else expect(value).toBeLessThanOrEqual(all[name]!);
      }
    }),
    { numRuns: 6 },
  );
});

test('what is before is the same period asked by itself, in all and in every month', async () => {
  await fc.assert(
    fc.asyncProperty(someUnit, year, fc.integer({ min: 1, max: 4 }), convention, async (unit, of, quarter, by) => {
      const now = await reportOf(unit, { year: of, quarter, convention: by });
      const then = await reportOf(unit, { year: of - 1, quarter, convention: by });
      expect(now.before).toMatchObject(then.period);
      // Where nobody had recorded yet the sum is 0, and what was before is not known.
      const known = Object.entries(happened(now, 'before')).map(([name, value]) => [name, value ?? 0]);
      expect(Object.fromEntries(known)).toEqual(happened(then));
      expect(now.programs.map(({ standing }: any) => standing.before ?? 0)).toEqual(
        then.programs.map(({ standing }: any) => standing.value),
      );
      for (const [at, { before }] of now.months.entries()) {
        const { activities = 0, incidents = 0, founded = 0 } = before ?? {};
        expect(then.months[at]).toMatchObject({ activities, incidents, founded });
      }
    }),
    { numRuns: 8 },
  );
});

test('the communes of a province come to what it has, but for what is placed above them', async () => {
  await fc.assert(
    fc.asyncProperty(year, async (of) => {
      const { children, programs } = await reportOf(PROVINCE, { year: of });
      for (const [at, { kind, standing }] of programs.entries()) {
        const below = children.reduce((sum: number, child: any) => sum + child.programs[at].programs, 0);
        expect([kind, below]).toEqual([kind, standing.value]);
      }
    }),
    { numRuns: 3 },
  );
});
