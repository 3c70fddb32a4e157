import { PROGRAM_KINDS } from './coverage.js';
import { type Day, day, textOf, holds } from './days.js';
import type { Inventor } from './inventor.js';
import { type Program, type Unit } from './world.js';

/** Of each kind: the start of its codes, and the table of its own. */
const KINDS = {
  SAFE_RESIDENTIAL_CLUSTER: ['CDC', 'safe_residential_cluster'],
  NEIGHBOR_GROUP_TEAM: ['TLG', 'neighbor_group_team'],
  PUBLIC_FIREFIGHTING_POINT: ['DCC', 'public_firefighting_point'],
  MODEL_MARKET: ['CKM', 'model_market'],
} as const;
const NAMES = ['Tổ liên gia số', 'Tổ', 'Cụm Đông Thành', 'Điểm ngõ', 'Chợ Rồng', 'Ấp Đá Bạc', 'Ổ cứu hỏa', 'Ông Bổng'];
const PROVENANCES = ['OWN_ENTRY', 'IMPORT', 'REPORT', 'DEMO'];
const ROLES = ['ADVISING', 'COORDINATING', 'FUNDING'];
const END = day('2027-06-01');

/** Programs founded between two days, placed at any level, nearly all in the province of the story. */
export async function inventPrograms(inventor: Inventor, count: number, from: string, to: string): Promise<void> {
  const { chance, world } = inventor;
  const clusters = [...world.programs.values()].filter(({ kind }) => kind === 'SAFE_RESIDENTIAL_CLUSTER');
  for (let at = 0; at < count; at++) {
    const kind = chance.one(PROGRAM_KINDS);
    const [prefix, ownTable] = KINDS[kind];
    const founded_on = chance.day(from, to);
    const hasPosition = chance.is(0.8);
    const id = await inventor.insert('program', {
      kind,
      code: `${prefix}-37-${90_000 + world.programs.size + at}`,
      name: `${chance.one(NAMES)} ${chance.one(['', '0'])}${chance.int(1, 30)}`,
      latitude: hasPosition ? 20.1 + chance.next() * 0.3 : null,
      longitude: hasPosition ? 105.7 + chance.next() * 0.5 : null,
      position_precision: hasPosition ? 'APPROXIMATE' : null,
      founded_on,
      replication: 'REPLICATED',
      provenance: chance.one(PROVENANCES),
    });
    const isPart = kind === 'NEIGHBOR_GROUP_TEAM' || kind === 'PUBLIC_FIREFIGHTING_POINT';
    await inventor.insert(ownTable, {
      program_id: id,
      ...(isPart && chance.is(0.5) && { cluster_id: chance.one(clusters).id }),
    });
    await inventor.insert('program_status', { program_id: id, status: 'FOUNDED', valid_from: founded_on });
    await inventPlacements(inventor, id, founded_on);
    await inventManagers(inventor, id, founded_on);
    if (hasHouseholds({ kind }) && chance.is(0.7)) await inventCount(inventor, { id, kind }, founded_on, null);
    await inventEquipment(inventor, id);
  }
}

/** Places without a gap from its founding on: it moves sometimes, and always when its unit ends. */
async function inventPlacements(inventor: Inventor, program_id: number, foundedOn: Day): Promise<void> {
  const { chance } = inventor;
  const put = (unit: Unit, valid_from: Day, valid_to: Day | null, annulled_at: Date | null = null) => {
    const is_unplaced = unit.level < 4 && chance.is(unit.level < 3 ? 0.6 : 0.2);
    const row = { program_id, admin_unit_id: unit.id, is_unplaced, valid_from, valid_to, annulled_at };
    return inventor.insert('program_placement', row);
  };
  if (chance.is(0.2)) await put(anywhere(inventor, foundedOn), foundedOn, foundedOn + 1, new Date());

  let from = foundedOn;
  let unit = anywhere(inventor, from);
  for (;;) {
    const ends = unit.valid_to ?? Infinity;
    const moves = chance.is(0.15) && from + 1 < ends;
    const until = moves ? chance.int(from + 1, Math.min(ends - 1, from + 900)) : ends;
    await put(unit, from, until === Infinity ? null : until);
    if (until === Infinity) return;
    from = until;
    unit = moves ? anywhere(inventor, from) : successorOf(inventor, unit, from);
  }
}

function anywhere(inventor: Inventor, on: Day): Unit {
  const { chance } = inventor;
  const units = inventor.unitsOf(chance.is(0.1) ? '36' : '37', chance.one([1, 2, 3, 3, 4, 4, 4]), on);
  return units.length > 0 ? chance.one(units) : chance.one(inventor.unitsOf('37', 3, on));
}

/** A unit that one went into; where nobody says which, its province's. */
function successorOf(inventor: Inventor, unit: Unit, on: Day): Unit {
  const { chance, world } = inventor;
  const ids = world.lineage.filter((edge) => edge.predecessor_id === unit.id).map((edge) => edge.successor_id);
  const parent = unit.level === 4 && world.units.get(unit.parent_id!)!;
  if (parent && ids.length === 0) return holds(parent, on) ? parent : successorOf(inventor, parent, on);
  return ids.length > 0 && chance.is(0.8)
    ? world.units.get(chance.one(ids))!
    : chance.one(inventor.unitsOf('37', 1, on));
}

/** Somebody manages it from its founding on: another unit when one ends. */
async function inventManagers(inventor: Inventor, program_id: number, foundedOn: Day): Promise<void> {
  let from: Day | null = foundedOn;
  while (from !== null) {
    const { id, valid_to } = responsibleOn(inventor, from);
    await inventor.insert('program_unit', {
      ...{ program_id, responsible_unit_id: id, role: 'MANAGING', valid_from: from, valid_to },
    });
    from = valid_to;
  }
}

const responsibleOn = ({ chance, world }: Inventor, day: Day) =>
  chance.one([...world.responsible.values()].filter((unit) => holds(unit, day)));

async function inventEquipment(inventor: Inventor, program_id: number): Promise<void> {
  const { chance } = inventor;
  const someDay = (probability: number) => (chance.is(probability) ? chance.day('2026-08-01', '2027-02-01') : null);
  for (let line = chance.int(0, 3); line > 0; line--) {
    await inventor.insert('equipment_line', {
      program_id,
      kind: chance.one(['EXTINGUISHER_ABC', 'HOSE', 'CROWBAR']),
      quantity: 3,
      working: chance.int(0, 3),
      expires_on: someDay(0.5),
      last_checked_on: someDay(0.7),
      removed_on: chance.is(0.1) ? chance.day('2025-01-01', '2026-01-01') : null,
    });
  }
}

const hasHouseholds = ({ kind }: { kind: string }) => PROGRAM_KINDS.slice(0, 2).some((one) => one === kind);

const inventCount = (
  inventor: Inventor,
  { id, kind }: { id: number; kind: string },
  from: Day,
  to: Day | null,
  rest = {},
) =>
  inventor.insert('program_household_count', {
    ...{ program_id: id, kind, households: inventor.chance.int(0, 60), valid_from: from, valid_to: to },
    ...rest,
  });

/** Programs are suspended, taken up again, dissolved and merged; their households are counted anew, or no more. */
export async function inventLives(inventor: Inventor): Promise<void> {
  const { chance, world } = inventor;
  for (const program of world.programs.values()) {
    if (chance.is(program.kind === 'SAFE_RESIDENTIAL_CLUSTER' ? 0.4 : 0.25)) await inventSteps(inventor, program);
    if (chance.is(0.05)) {
      const annulled = { status: 'DISSOLVED', valid_from: program.founded_on, annulled_at: new Date() };
      await inventor.insert('program_status', { program_id: program.id, ...annulled });
    }
    if (hasHouseholds(program) && chance.is(0.3)) await recount(inventor, program);
    if (chance.is(0.2)) await inventRole(inventor, program);
    if (chance.is(0.1)) {
      const effective_on = chance.int(program.founded_on, END);
      const changes = JSON.stringify({ locality: [null, 'Ngõ 1'] });
      await inventor.insert('program_edit', { program_id: program.id, effective_on, changes });
    }
  }
}

async function inventSteps(inventor: Inventor, program: Program): Promise<void> {
  const { chance, world } = inventor;
  const open = program.statuses.find((row) => row.annulled_at === null && row.valid_to === null)!;
  let { id, valid_from: from } = open as { id: number; valid_from: Day };
  for (let steps = chance.int(1, 3); steps > 0 && from < END - 2; steps--) {
    const on = chance.int(from + 1, END - 1);
    const status = chance.one(['ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED', 'SUSPENDED', 'DISSOLVED', 'MERGED']);
    const others = [...world.programs.keys()].filter((other) => other !== program.id);
    const merged_into_id = status === 'MERGED' ? chance.one(others) : null;
    await inventor.query('update program_status set valid_to = $2 where id = $1', id, textOf(on));
    id = await inventor.insert('program_status', { program_id: program.id, status, valid_from: on, merged_into_id });
    from = on;
    if (status === 'DISSOLVED' || status === 'MERGED') return;
  }
}

/** Another number from some day on, or none; and one that was annulled. */
async function recount(inventor: Inventor, program: Program): Promise<void> {
  const { chance } = inventor;
  const open = program.counts.find((row) => row.annulled_at === null && row.valid_to === null);
  const on = chance.int(program.founded_on + 1, Math.max(program.founded_on + 1, day('2026-10-01')));
  if (open && open.valid_from! < on) {
    await inventor.query('update program_household_count set valid_to = $2 where id = $1', open.id, textOf(on));
    if (chance.is(0.7)) await inventCount(inventor, program, on, null);
  }
  if (chance.is(0.3)) await inventCount(inventor, program, program.founded_on, null, { annulled_at: new Date() });
}

/** Another unit helps, for a while or for ever. */
async function inventRole(inventor: Inventor, { id, founded_on, units }: Program): Promise<void> {
  const { chance } = inventor;
  const valid_from = chance.int(founded_on, founded_on + 800);
  const unit = responsibleOn(inventor, valid_from);
  if (units.some((row) => row.responsible_unit_id === unit.id)) return;
  const until = Math.min(unit.valid_to ?? Infinity, chance.is(0.4) ? valid_from + chance.int(1, 1500) : Infinity);
  await inventor.insert('program_unit', {
    program_id: id,
    responsible_unit_id: unit.id,
    role: chance.one(ROLES),
    valid_from,
    valid_to: until === Infinity ? null : until,
    annulled_at: chance.is(0.2) ? new Date() : null,
  });
}
