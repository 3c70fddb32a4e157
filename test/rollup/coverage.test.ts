import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { Client } from 'pg';
import { foldAll, foldSome } from '../../src/database/rollup.js';
import { keepRollups } from '../../src/housekeeping.js';
import { COVERAGE_ROLLUP } from '../../src/modules/coverage/index.js';
import { coverages } from '../../src/modules/coverage/coverage.read.js';
import { EVERYTHING, type Figures } from '../../src/modules/coverage/figures.js';
import { sorted } from '../oracle/ask.js';
import { coverageInCharge, coverageOf } from '../oracle/coverage.js';
import { type Day, textOf, today } from '../oracle/days.js';
import { Chance, runs, someDay } from '../oracle/random.js';
import { type Unit, type World, clamp, jurisdictionOf, readWorld } from '../oracle/world.js';
import { someUnit } from '../oracle/worlds.js';
import { CHANGES, make } from './changes.js';
import { type RollupStage, differencesOf, inSnapshot, openStage } from './stage.js';

let stage: RollupStage;
beforeAll(async () => {
  stage = await openStage();
  await foldAll(stage.orm, COVERAGE_ROLLUP);
}, 300_000);
afterAll(() => stage?.close());

const differences = () => differencesOf(stage, COVERAGE_ROLLUP);
const marks = async () => (await stage.rows('select from coverage_mark')).length;

/** Figures as the oracle tells them. */
const told = ({ byKind, overall, recorded, hasDemoData }: Figures) => {
  const ratios = ({ communes, neighborhoods, households }: Omit<Figures['overall'], 'row'>) => ({
    ...{ communes, neighborhoods, households },
  });
  return sorted({
    ...{ recorded, hasDemoData, asOf: '', mapOn: '' },
    overall: { programs: overall.programs, ...ratios(overall) },
    byKind: byKind.map((line) => ({
      ...{ kind: line.kind, programs: line.programs, suspended: line.suspended, unplaced: line.unplaced },
      ...{ householdsCovered: line.householdsCovered, programsWithoutHouseholds: line.programsWithoutHouseholds },
      ...{ ...ratios(line), reported: line.reported.map(({ value }) => ({ value })) },
    })),
  });
};

interface Question {
  unit: Unit;
  asOf: Day;
  mapOn: Day;
}

/** Holds what readers say, whatever is folded by now, against the oracle. */
async function expectRight(questions: (world: World) => Question[]): Promise<void> {
  const world = await readWorld(stage.database.ownerUrl);
  // A change may have deleted what is a team's own.
  for (const program of world.programs.values()) program.own ??= {};
  const asked = questions(world).map(({ unit, asOf, mapOn }) => ({ unit, asOf, mapOn: clamp(mapOn, unit) }));
  const day = asked[0]!.asOf;
  const units = [...world.responsible.values()].filter((unit) => jurisdictionOf(world, unit, day).length > 0).slice(-6);
  const found = await coverages(stage.read, [
    ...asked.map(({ unit, asOf, mapOn }) => ({
      ...{ of: { areaId: unit.id }, asOf: textOf(asOf), mapOn: textOf(mapOn), asked: EVERYTHING },
    })),
    ...units.map(({ id }) => ({
      ...{ of: { responsibleUnitId: id }, asOf: textOf(day), mapOn: textOf(day), asked: EVERYTHING },
    })),
  ]);
  expect(found.map(({ figures }) => told(figures))).toEqual([
    ...asked.map(({ unit, asOf, mapOn }) => sorted({ ...coverageOf(world, unit, asOf, mapOn), asOf: '', mapOn: '' })),
    ...units.map((unit) => sorted({ ...coverageInCharge(world, unit, day), asOf: '', mapOn: '' })),
  ]);
}

/** The provinces and whatever unit, on whatever day, by its map or another day's. */
const askedOf = (salt: number) => (world: World) => {
  const some = fc
    .record({ unit: someUnit(world), asOf: someDay(), other: fc.option(someDay(), { nil: undefined, freq: 2 }) })
    .map(({ unit, asOf, other }) => ({ unit, asOf, mapOn: other ?? asOf }));
  const provinces = [...world.units.values()].filter(({ level }) => level === 1);
  return [
    ...fc.sample(some, { seed: salt, numRuns: 12 }),
    ...provinces.map((unit) => ({ unit, asOf: today(), mapOn: today() })),
  ];
};

const step = fc.record({
  changes: fc.array(fc.constantFrom(...CHANGES), { minLength: 1, maxLength: 6 }),
  /** How many of the marked cells are folded then: none, some, all. */
  folded: fc.constantFrom(0, 1, 3, Infinity),
  salt: fc.nat(),
});

test('whatever happens to the rows, readers are right, be cells marked or folded; and what is folded is what the rows give', async () => {
  await fc.assert(
    fc.asyncProperty(step, async ({ changes, folded, salt }) => {
      const chance = new Chance(salt);
      for (const change of changes) await make(stage.owner, chance, change);
      if (folded === Infinity) await foldAll(stage.orm, COVERAGE_ROLLUP);
      else if (folded > 0) await inSnapshot(stage.orm, (at) => COVERAGE_ROLLUP.fold(at, folded));
      await expectRight(askedOf(salt));
      expect(await differences()).toEqual([]);
    }),
    runs(20),
  );
  await foldAll(stage.orm, COVERAGE_ROLLUP);
  expect(await marks()).toBe(0);
  expect(await differences()).toEqual([]);
}, 600_000);

test('every change that this is about is made', async () => {
  const chance = new Chance(1);
  for (const change of CHANGES) {
    let isMade = false;
    for (let tries = 0; !isMade && tries < 1_000; tries++) isMade = await make(stage.owner, chance, change);
    expect({ change: change.name, isMade }).toEqual({ change: change.name, isMade: true });
  }
}, 100_000);

describe('whoever writes while cells are folded', () => {
  const change = (name: string) => CHANGES.find((one) => one.name === name)!;

  test.each(['a program takes a step', 'a program moves', 'a count is corrected in place'])(
    'before, between or after its statements (%s): no mark is lost',
    async (name) => {
      const chance = new Chance(11);
      const write = async () => {
        while (!(await make(stage.owner, chance, change(name))));
      };
      await foldAll(stage.orm, COVERAGE_ROLLUP);
      await write();
      await inSnapshot(stage.orm, async (at) => {
        await COVERAGE_ROLLUP.cells(at);
        await write();
        expect(await COVERAGE_ROLLUP.fold(at, 100)).toBeGreaterThan(0);
        await write();
        // Somebody is in the middle; and nobody else folds.
        await expectRight(askedOf(3));
      });
      expect(await marks()).toBeGreaterThan(0);
      await expectRight(askedOf(4));
      await foldAll(stage.orm, COVERAGE_ROLLUP);
      await expectRight(askedOf(5));
      expect(await differences()).toEqual([]);
    },
    100_000,
  );

  test('acts on a cluster and on the place of its team that do not see each other', async () => {
    const [team] = await stage.rows<{ place: number; team: number; cluster: number }>(
      `select pl.id as place, t.program_id as team, t.cluster_id as cluster
       from neighbor_group_team t join program_placement pl on pl.program_id = t.program_id and pl.annulled_at is null
         and pl.valid_to is null and pl.valid_from < '2026-11-01'
       join program_status s on s.program_id = t.cluster_id and s.annulled_at is null and s.valid_to is null
         and s.status in ('FOUNDED', 'ACTIVE')
       where exists (select from program_household_count h where h.program_id = t.program_id and h.annulled_at is null
         and h.valid_to is null) limit 1`,
    );
    const elsewhere = `select u.id from admin_unit u where u.level = 3 and u.valid_to is null
      and (u.valid_from is null or u.valid_from <= '2026-04-01')
      and not exists (select from program_placement pl where pl.admin_unit_id = u.id)
      and not exists (select from admin_unit_ancestor a join program_placement pl on pl.admin_unit_id = a.unit_id where a.ancestor_id = u.id)
      order by u.id desc limit 1`;
    const move = async (client: Client) => {
      await client.query(`update program_placement set valid_to = '2026-11-02' where id = $1`, [team!.place]);
      await client.query(
        `insert into program_placement (program_id, admin_unit_id, valid_from) values ($1, (${elsewhere}), '2026-11-02')`,
        [team!.team],
      );
    };
    const recount = (client: Client) =>
      client.query('delete from program_household_count where program_id = $1', [team!.cluster]);
    const other = new Client({ connectionString: stage.database.ownerUrl });
    await other.connect();
    await foldAll(stage.orm, COVERAGE_ROLLUP);
    await other.query('begin');
    await recount(other);
    await stage.owner.query('begin');
    await move(stage.owner);
    await stage.owner.query('commit');
    await foldAll(stage.orm, COVERAGE_ROLLUP);
    await other.query('commit');
    await other.end();
    await expectRight(askedOf(6));
    await foldAll(stage.orm, COVERAGE_ROLLUP);
    await expectRight(askedOf(7));
    expect(await differences()).toEqual([]);
  }, 100_000);

  test('waits for nobody, and only one folds at a time', async () => {
    const chance = new Chance(13);
    while (!(await make(stage.owner, chance, change('a program takes a step'))));
    const other = new Client({ connectionString: stage.database.url });
    await other.connect();
    await other.query('begin');
    await other.query(`select pg_advisory_xact_lock(1150114, hashtext('coverage_rollup'))`);
    expect(await foldSome(stage.orm, COVERAGE_ROLLUP)).toBeNull();
    await other.query('rollback');
    await other.end();
    expect(await foldSome(stage.orm, COVERAGE_ROLLUP)).toBeGreaterThan(0);
    expect(await foldSome(stage.orm, COVERAGE_ROLLUP)).toBe(0);
  });
});

test('a server folds soon after; what fails is told once, and tried again', async () => {
  const warn: string[] = [];
  const log = {
    debug() {},
    info() {},
    error() {},
    warn: (_details: unknown, line?: string) => void warn.push(`${line}`),
  };
  const chance = new Chance(17);
  const change = CHANGES.find(({ name }) => name === 'a program takes a step')!;
  await stage.owner.query('alter table coverage_rollup rename to elsewhere');
  while (!(await make(stage.owner, chance, change)));
  const keeper = keepRollups({ pool: stage.pool, orm: stage.orm, rollups: [COVERAGE_ROLLUP], log, everyMs: 10 });
  while (warn.length === 0) await sleep(5);
  await sleep(50);
  expect(warn).toEqual(['coverage_rollup was not folded']);
  expect(await marks()).toBeGreaterThan(0);
  await stage.owner.query('alter table elsewhere rename to coverage_rollup');
  while ((await marks()) > 0) await sleep(5);
  await keeper.stop();
  expect(await differences()).toEqual([]);
}, 30_000);

test('a server that stops does not wait for what it folds; its marks stay', async () => {
  const log = { debug() {}, info() {}, error() {}, warn() {} };
  const chance = new Chance(23);
  while (
    !(await make(
      stage.owner,
      chance,
      CHANGES.find(({ name }) => name === 'a program takes a step')!,
    ))
  );
  const marked = await marks();
  const other = new Client({ connectionString: stage.database.ownerUrl });
  await other.connect();
  await other.query('begin');
  await other.query('lock table coverage_rollup in access exclusive mode');
  const keeper = keepRollups({ pool: stage.pool, orm: stage.orm, rollups: [COVERAGE_ROLLUP], log, everyMs: 10 });
  const isWaiting = `select from pg_locks where relation = 'coverage_rollup'::regclass and not granted`;
  while ((await stage.rows(isWaiting)).length === 0) await sleep(5);
  await keeper.stop();
  await other.query('rollback');
  await other.end();
  expect(await marks()).toBe(marked);
  expect(await foldSome(stage.orm, COVERAGE_ROLLUP)).toBeGreaterThan(0);
}, 30_000);
