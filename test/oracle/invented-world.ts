import { createOrm } from '../../src/database/orm.js';
import { ENTITIES } from '../../src/entities.js';
import { applyReform } from '../../src/modules/admin-unit/reform.js';
import type { Reform } from '../../src/modules/admin-unit/reform.js';
import { type Dated, day, textOf, holds } from './days.js';
import { placeOn } from './coverage.js';
import { inventActivities } from './invented-activities.js';
import { inventLives, inventPrograms } from './invented-programs.js';
import { Inventor } from './inventor.js';
import { Chance, SEED } from './random.js';
import { type Unit, type World, isIn, readWorld } from './world.js';

const REFORM_DAY = day('2025-07-01');
/** The day of a second reform, which never was. */
const NEXT_REFORM_DAY = day('2026-04-01');
const EVE = NEXT_REFORM_DAY - 1;

/**
 * Turns the demo story into a nastier world, on top of what it tells: a second reform with a chain of splits, programs
 * that end, merge, wait for a place or were never counted, jurisdictions that overlap, denominators that cannot be,
 * activities of every sort. Rows are written past the rules of the entities, never past the database's.
 */
export async function inventWorld(ownerUrl: string): Promise<World> {
  const chance = new Chance(SEED);
  await Inventor.at(ownerUrl, chance, async (inventor) => {
    await inventNeighborhoods(inventor);
  });
  await Inventor.at(ownerUrl, chance, async (inventor) => {
    await inventPrograms(inventor, 90, '2019-03-01', '2026-03-01');
  });
  await reformAgain(ownerUrl, chance);
  await Inventor.at(ownerUrl, chance, async (inventor) => {
    await inventPrograms(inventor, 30, '2026-04-01', '2027-03-01');
  });
  await Inventor.at(ownerUrl, chance, async (inventor) => {
    await inventLives(inventor);
    await inventDenominators(inventor);
    await inventRecording(inventor);
    await inventJurisdictions(inventor);
    await inventActivities(inventor, 450);
    // As after every bulk load: plans made from the statistics of before can be a hundred times slower.
    await inventor.query('analyze');
  });
  return readWorld(ownerUrl);
}

/** Neighborhoods that came later than the map, and some that ended while their commune went on. */
async function inventNeighborhoods(inventor: Inventor): Promise<void> {
  const { chance, world } = inventor;
  for (const [at, commune] of chance.some(inventor.unitsOf('37', 3, REFORM_DAY), 12).entries()) {
    await inventor.insertNeighborhood(commune, {
      code: `${commune.code}-9${at % 10}`,
      name: `Tổ dân phố mới ${at}`,
      valid_from: chance.day('2025-07-01', '2026-02-01'),
    });
  }
  const placed = new Set(
    [...world.programs.values()].flatMap((program) => program.placements.map((p) => p.admin_unit_id)),
  );
  const free = inventor.unitsOf('37', 4, REFORM_DAY).filter(({ id }) => !placed.has(id));
  for (const { id } of chance.some(free, 8)) {
    await inventor.query(
      'update admin_unit set valid_to = $2 where id = $1',
      id,
      textOf(chance.day('2025-09-01', '2026-02-01')),
    );
  }
}

/** The second reform: a chain of splits, merged parts, communes that only change their name. */
async function reformAgain(ownerUrl: string, chance: Chance): Promise<void> {
  const orm = createOrm(ownerUrl, ENTITIES);
  try {
    const reform = nextReform(await readWorld(ownerUrl), chance);
    await orm.em.fork().transactional((em) => applyReform(em, reform));
  } finally {
    await orm.close();
  }
}

function nextReform(world: World, chance: Chance): Reform {
  const communes = [...world.units.values()].filter((unit) => unit.level === 3 && holds(unit, EVE));
  const splitBefore = new Set(world.lineage.filter(({ part }) => part === 'PART').map((edge) => edge.successor_id));
  const untouched = communes.filter(({ id }) => !splitBefore.has(id));
  const [split, joining, renamed, whole, alsoWhole, chained, chainedToo] = chance.some(
    untouched.filter((commune) => programsOf(world, commune).length > 2),
    7,
  ) as [Unit, Unit, Unit, Unit, Unit, Unit, Unit];
  const [first, second, third, fourth] = chance.some(
    communes.filter(({ id }) => splitBefore.has(id)),
    4,
  ) as [Unit, Unit, Unit, Unit];

  const goesTo: [Unit, 'WHOLE' | 'PART', ...string[]][] = [
    [split, 'PART', '39001', '39002'],
    [joining, 'WHOLE', '39002'],
    [renamed, 'WHOLE', renamed.code],
    [whole, 'WHOLE', '39003'],
    [alsoWhole, 'WHOLE', '39003'],
    [chained, 'PART', '39004', '39005'],
    [chainedToo, 'PART', '39005', '39006'],
    // What the first reform took apart comes together again, or is split once more.
    [first, 'WHOLE', '39007'],
    [second, 'WHOLE', '39007'],
    [third, 'PART', '39007', '39008'],
    [fourth, 'PART', '39006', '39008'],
  ];
  const neighborhoods = [...world.units.values()].filter((unit) => unit.parent_id === split.id && holds(unit, EVE));
  const decided = [
    ...chance
      .some(neighborhoods, Math.ceil(neighborhoods.length / 2))
      .map(({ code }) => ['NEIGHBORHOOD', code] as const),
    ...chance.some(programsOf(world, split), 1).map(({ code }) => ['PROGRAM', code] as const),
  ];
  return {
    effectiveOn: textOf(NEXT_REFORM_DAY),
    document: 'Nghị quyết thử nghiệm',
    units: [...new Set(goesTo.flatMap(([, , ...codes]) => codes))].map((code, at) => ({
      ...{ code, name: `Phường Mới ${at}`, kind: chance.one(['WARD', 'COMMUNE'] as const), parentCode: '37' },
    })),
    lineage: goesTo.flatMap(([{ code }, part, ...codes]) =>
      codes.map((successorCode) => ({ level: 'COMMUNE' as const, predecessorCode: code, successorCode, part })),
    ),
    decisions: decided.map(([level, predecessorCode]) => ({
      ...{ level, predecessorCode, successorCode: chance.one(['39001', '39002']), document: 'Quyết định thử nghiệm' },
    })),
  };
}

/** Programs that are placed in a commune, or in a neighborhood of it, when the second reform comes. */
const programsOf = (world: World, commune: Unit) =>
  [...world.programs.values()].filter((program) => {
    const place = placeOn(world, program, EVE)?.unit;
    return place && isIn(world, place, commune);
  });

/** Denominators of any unit, also such as cannot be; some communes lose theirs. */
async function inventDenominators(inventor: Inventor): Promise<void> {
  const { chance } = inventor;
  await inventor.query(
    `delete from denominator d using admin_unit u where u.id = d.admin_unit_id and u.level = 3 and d.id % 11 = $1`,
    chance.int(0, 10),
  );
  for (let at = 0; at < 120; at++) {
    const unit = inventor.unitOn(chance.day('2020-01-01', '2026-12-01'));
    const row = {
      admin_unit_id: unit.id,
      measure: chance.one(['HOUSEHOLDS', 'NEIGHBORHOODS', 'RESIDENTS']),
      counted_on: inventor.dayIn(unit),
      value: chance.one([0, 1, 3, 40, 250, 4_000, 300_000]),
      source: `Sổ theo dõi số ${chance.int(1, 9)}`,
      provenance: chance.one(['OWN_ENTRY', 'IMPORT', 'DEMO']),
    };
    await inventor.insert('denominator', row, 'on conflict do nothing');
  }
}

/** Recording begins here and there, and has not begun at all in some communes that have programs. */
async function inventRecording(inventor: Inventor): Promise<void> {
  const { chance, world } = inventor;
  for (const unit of chance.some(
    [...world.units.values()].filter(({ level }) => level === 3),
    150,
  )) {
    const from = chance.is(0.5) ? null : textOf(chance.day('2020-07-01', '2027-01-01'));
    await inventor.query('update admin_unit set recorded_from = $2 where id = $1', unit.id, from);
  }
}

/** Each unit by the place of its parent in the list. */
const TREE = [null, 0, 0, 1, 1, null, 5, 5];

/** Units with overlapping areas: a province, communes of it, a neighborhood of one of them; with gaps in time. */
async function inventJurisdictions(inventor: Inventor): Promise<void> {
  const { chance } = inventor;
  const units: ({ id: number; depth: number } & Dated)[] = [];
  for (const [at, parentAt] of TREE.entries()) {
    const parent = parentAt === null ? null : units[parentAt]!;
    const row = {
      depth: parent ? parent.depth + 1 : 0,
      valid_from: chance.is(0.5) ? null : chance.day('2019-01-01', '2021-12-31'),
      valid_to: chance.is(0.4) ? chance.day('2025-01-01', '2026-12-31') : null,
    };
    const id = await inventor.insert('responsible_unit', {
      ...row,
      code: `THU-${at}`,
      name: `Đơn vị thử số ${at}`,
      kind: chance.one(['AREA_TEAM', 'MASS_ORGANIZATION', 'FUNCTIONAL_TEAM']),
      parent_id: parent?.id ?? null,
      parent_depth: parent?.depth ?? null,
      provenance: 'OWN_ENTRY',
    });
    units.push({ id, ...row });
    const taken = new Set<Unit>();
    for (let duty = 0; duty < 6; duty++) await inventDuty(inventor, units[at]!, taken);
  }
}

/** An area, none of those `taken`, that a unit answers for, for some of the time that both stand. */
async function inventDuty(inventor: Inventor, unit: { id: number } & Dated, taken: Set<Unit>): Promise<void> {
  const { chance } = inventor;
  const inOffice = inventor.dayIn(unit, '2020-07-01', '2026-12-01');
  const areas = inventor.unitsOf('37', chance.is(0.15) ? 1 : chance.one([2, 3, 3, 3, 4]), inOffice);
  const area = chance.one(areas.length > 0 ? areas : inventor.unitsOf('37', 1, inOffice));
  if (taken.has(area)) return;
  taken.add(area);
  const least = Math.max(day('2019-01-01'), unit.valid_from ?? -Infinity, area.valid_from ?? -Infinity);
  const most = Math.min(unit.valid_to ?? Infinity, area.valid_to ?? Infinity);
  const to = chance.is(0.4) && inOffice + 1 < most ? chance.int(inOffice + 1, Math.min(most, inOffice + 900)) : most;
  await inventor.insert('jurisdiction', {
    responsible_unit_id: unit.id,
    admin_unit_id: area.id,
    valid_from: chance.int(least, inOffice),
    valid_to: to === Infinity ? null : to,
  });
}
