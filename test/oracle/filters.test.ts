import fc from 'fast-check';
import type { TestServer } from '../support/server.js';
import { toldInCharge, toldOf } from './activity.js';
import { Enum, args, ask, dayArgument, periodArgument, rowOf } from './ask.js';
import { PROGRAM_KINDS } from './coverage.js';
import { type Day, today } from './days.js';
import {
  type UnitsAsked,
  activitiesOf,
  distance,
  householdShare,
  lastActivityOf,
  programsFound,
  unitsFound,
} from './filters.js';
import { type AskedPeriod, periodOf } from './period.js';
import { enums, programFilter, rowArgument, someProgramFilter, somePiece, typedAs } from './program-filter.js';
import { maybeDay, runs, someDay, somePeriod } from './random.js';
import { folded, mayPrecede } from './text.js';
import { LEVELS, type Program, type ResponsibleUnit, type Unit, type World, withAllUnder } from './world.js';
import { OPENING_MS, type Stage, WORLDS, open, someUnit } from './worlds.js';

/** Every row of a list, by pages of `size`; the count must be theirs. */
async function all(server: TestServer, list: string, given: object, size: number, fields = ''): Promise<any[]> {
  const edges: any[] = [];
  for (let after: string | undefined; ;) {
    const page = args({ ...given, first: size, after });
    const selection = `{ totalCount pageInfo { hasNextPage endCursor } edges { ${fields} node { id } } }`;
    const [answer] = await ask(server, [`${list}${page} ${selection}`]);
    edges.push(...answer.edges);
    after = answer.pageInfo.endCursor;
    if (answer.pageInfo.hasNextPage) continue;
    expect(answer.totalCount).toBe(edges.length);
    return edges;
  }
}

/** Holds a list against the rows that the oracle finds: each once, none else. */
function expectRows(edges: any[], found: readonly { id: number }[]): void {
  expect(edges.map(({ node }) => rowOf(node.id)).sort()).toEqual(found.map(({ id }) => id).sort());
}

/** Holds neighbors in a list against a rule. */
function expectOrder<Row>(rows: readonly Row[], mayPrecede: (row: Row, next: Row) => boolean): void {
  for (const [at, next] of rows.slice(1).entries())
    expect([rows[at], next, mayPrecede(rows[at]!, next)]).toEqual([rows[at], next, true]);
}

const pageSize = fc.integer({ min: 20, max: 100 });
const isNot =
  <Row>(less: (row: Row, next: Row) => boolean) =>
  (row: Row, next: Row) =>
    !less(next, row);

/** Of each order, whether a program may stand before the next one. */
const programOrders = (world: World): Record<string, (program: Program, next: Program) => boolean> => {
  const last = (program: Program) => lastActivityOf(world, program) ?? -Infinity;
  return {
    NAME: (program, next) => mayPrecede(program.name, next.name),
    FOUNDED_ON_ASC: isNot((program, next) => program.founded_on < next.founded_on),
    FOUNDED_ON_DESC: isNot((program, next) => program.founded_on > next.founded_on),
    LAST_ACTIVITY_ASC: isNot((program, next) => last(program) < last(next)),
    LAST_ACTIVITY_DESC: isNot((program, next) => last(program) > last(next)),
  };
};

describe.each(WORLDS)('lists in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open(name);
  }, OPENING_MS);
  afterAll(() => stage?.server.stop());

  test('programs: every one that the filter means, in every order', async () => {
    const { server, world } = stage;
    const orders = programOrders(world);
    const order = fc.constantFrom(...Object.keys(orders));
    await fc.assert(
      fc.asyncProperty(someProgramFilter(world), order, pageSize, async (asked, orderBy, size) => {
        const given = { where: programFilter(asked), orderBy: new Enum(orderBy) };
        const edges = await all(server, 'programs', given, size);
        expectRows(edges, programsFound(world, asked, today()));
        const programs = edges.map(({ node }) => world.programs.get(rowOf(node.id))!);
        expectOrder(programs, orders[orderBy]!);
      }),
      runs(40),
    );
  });

  test('programs near a point: exactly those within the radius, the nearest first', async () => {
    const { server, world } = stage;
    const somewhere = fc.record({
      latitude: fc.double({ min: 20, max: 20.5, noNaN: true }),
      longitude: fc.double({ min: 105.5, max: 106.3, noNaN: true }),
    });
    const radius = fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 50_000 }));
    const kinds = fc.option(
      fc.constantFrom(...PROGRAM_KINDS).map((kind) => [kind]),
      { nil: undefined },
    );
    await fc.assert(
      fc.asyncProperty(somewhere, radius, kinds, pageSize, async (near, radiusMeters, kinds, size) => {
        const given = { near, radiusMeters, where: { kinds: enums(kinds) } };
        const edges = await all(server, 'programsNear', given, size, 'distanceMeters');
        const distances = new Map(
          programsFound(world, { kinds }, today())
            .filter(({ latitude }) => latitude !== null)
            .map((program) => [program.id, distance(near, program as typeof near)]),
        );
        for (const { distanceMeters, node } of edges) {
          const mine = distances.get(rowOf(node.id))!;
          expect(Math.abs(distanceMeters - mine)).toBeLessThanOrEqual(0.005 * mine + 0.01);
          expect(distanceMeters).toBeLessThanOrEqual(radiusMeters);
        }
        expectOrder(edges.map(({ distanceMeters }) => distanceMeters), (one, next) => one <= next); // prettier-ignore
        const told = new Set(edges.map(({ node }) => rowOf(node.id)));
        for (const [id, mine] of distances) if (mine < radiusMeters * 0.995) expect(told).toContain(id);
        expect(told.size).toBe(edges.length);
      }),
      runs(15),
    );
  });

  test('administrative units: every one that the filter means, in every order', async () => {
    const { server, world } = stage;
    const units = [...world.units.values()];
    const conditions: { [Name in keyof UnitsAsked]: fc.Arbitrary<UnitsAsked[Name]> } = {
      asOf: someDay(),
      level: fc.constantFrom(1, 2, 3, 4),
      within: someUnit(world),
      text: fc
        .tuple(fc.constantFrom('', 'p. ', 'phường ', 'TP. ', 'Xã '), someProperName(units))
        .map((parts) => parts.join(''))
        .chain(typedAs),
      withoutProgramOf: fc.constantFrom(...PROGRAM_KINDS),
      recorded: fc.boolean(),
    };
    const filter = fc
      .uniqueArray(fc.constantFrom(...(Object.keys(conditions) as (keyof UnitsAsked)[])), {
        minLength: 1,
        maxLength: 4,
      })
      .chain((chosen) =>
        fc.record(Object.fromEntries(chosen.map((name) => [name, conditions[name]!]))),
      ) as fc.Arbitrary<UnitsAsked>;
    const order = fc.constantFrom('NAME', 'HOUSEHOLD_SHARE_ASC', 'HOUSEHOLD_SHARE_DESC');
    // Shares of thousands of units are slow to tell, and are told one by one elsewhere.
    const question = fc.tuple(filter, order).filter(([asked, orderBy]) => orderBy === 'NAME' || (asked.level ?? 4) < 4);
    await fc.assert(
      fc.asyncProperty(question, async ([asked, orderBy]) => {
        const { asOf, level, within, withoutProgramOf, ...rest } = asked;
        const where = {
          ...rest,
          asOf: dayArgument(asOf),
          level: level && new Enum(LEVELS[level - 1]!),
          within: rowArgument('AdminUnit', within),
          withoutProgramOf: withoutProgramOf && new Enum(withoutProgramOf),
        };
        const edges = await all(server, 'adminUnits', { where, orderBy: new Enum(orderBy) }, 100);
        expectRows(edges, unitsFound(world, asked, today()));
        const found = edges.map(({ node }) => world.units.get(rowOf(node.id))!);
        if (orderBy === 'NAME') expectOrder(found, (unit, next) => mayPrecede(unit.name, next.name));
        else
          expectShares(
            found.map((unit) => householdShare(world, unit, asOf ?? today())),
            orderBy.endsWith('ASC'),
          );
      }),
      runs(20),
    );
  });

  test('activities: every one that the filter means, the newest first', async () => {
    const { server, world } = stage;
    const filter = someActivityFilter(world);
    await fc.assert(
      fc.asyncProperty(filter, pageSize, async (asked, size) => {
        const where = {
          ...asked,
          kinds: enums(asked.kinds),
          period: periodArgument(asked.period),
          adminUnit: rowArgument('AdminUnit', asked.adminUnit),
          mapOn: dayArgument(asked.mapOn),
          responsibleUnit: rowArgument('ResponsibleUnit', asked.responsibleUnit),
          inJurisdictionOf: rowArgument('ResponsibleUnit', asked.inJurisdictionOf),
          program: rowArgument('Program', asked.program),
        };
        const edges = await all(server, 'activities', { where }, size);
        expect(edges.map(({ node }) => rowOf(node.id))).toEqual(activitiesFound(world, asked));
      }),
      runs(20),
    );
  });
});

/** Shares in order, those that are not known last. */
function expectShares(shares: (number | null)[], isAscending: boolean): void {
  const known = shares.findIndex((share) => share === null);
  const [told, unknown] = known < 0 ? [shares, []] : [shares.slice(0, known), shares.slice(known)];
  expect(unknown.every((share) => share === null)).toBe(true);
  expect(told).toEqual((told as number[]).toSorted((a, b) => (isAscending ? a - b : b - a)));
}

const someProperName = (units: readonly Unit[]) =>
  fc.constantFrom(...units).map(({ name }) => name.split(' ').slice(-2).join(' '));

interface ActivitiesAsked {
  kinds?: string[];
  period: AskedPeriod;
  adminUnit?: Unit;
  mapOn?: Day;
  responsibleUnit?: ResponsibleUnit;
  inJurisdictionOf?: ResponsibleUnit;
  program?: Program;
  isPeriodTotal?: boolean;
  text?: string;
}

/** A period that keeps the list short, and one more condition or two. */
function someActivityFilter(world: World): fc.Arbitrary<ActivitiesAsked> {
  const responsible = fc.constantFrom(...world.responsible.values());
  const conditions: fc.Arbitrary<Partial<ActivitiesAsked>>[] = [
    fc.record({ kinds: fc.constantFrom(['INSPECTION', 'REVIEW'], ['MESSAGE'], ['PENALTY', 'TRAINING', 'LEAFLET']) }),
    fc.record({ adminUnit: someUnit(world), mapOn: maybeDay() }),
    fc.record({ responsibleUnit: responsible }),
    fc.record({ inJurisdictionOf: responsible }),
    fc.record({ program: fc.constantFrom(...world.programs.values()) }),
    fc.record({ isPeriodTotal: fc.boolean() }),
    fc.record({ text: somePiece(world.activities.map(({ title }) => title)) }),
  ];
  const some = fc.oneof(...conditions);
  return fc.tuple(fc.record({ period: somePeriod }), some, some).map((parts) => Object.assign({}, ...parts));
}

function activitiesFound(world: World, asked: ActivitiesAsked): number[] {
  const period = periodOf(asked.period);
  const within = new Set(asked.adminUnit && toldOf(world, asked.adminUnit, period, asked.mapOn).list());
  const inCharge = new Set(asked.inJurisdictionOf && toldInCharge(world, asked.inJurisdictionOf, period).list());
  const doers = asked.responsibleUnit && withAllUnder(world, asked.responsibleUnit).map(({ id }) => id);
  const ofProgram = new Set(asked.program && activitiesOf(world, asked.program));
  return world.activities
    .filter(
      ({ ended_at, period_from, period_to }) => ended_at === null && period_from < period.to && period_to > period.from,
    )
    .filter((activity) => !asked.kinds || asked.kinds.includes(activity.kind))
    .filter((activity) => !asked.adminUnit || within.has(activity))
    .filter((activity) => !asked.inJurisdictionOf || inCharge.has(activity))
    .filter((activity) => !doers || doers.includes(activity.responsible_unit_id))
    .filter((activity) => !asked.program || ofProgram.has(activity))
    .filter((activity) => asked.isPeriodTotal === undefined || activity.is_period_total === asked.isPeriodTotal)
    .filter((activity) => asked.text === undefined || folded(activity.title).includes(folded(asked.text)))
    .sort((a, b) => b.period_from - a.period_from || b.id - a.id)
    .map(({ id }) => id);
}
