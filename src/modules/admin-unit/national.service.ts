import type { EntityManager } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { REGISTRY, type Tx, act, digestOf } from '../../access/act.js';
import { systemContext } from '../../access/system.js';
import { Refused } from '../../api/problem.js';
import { sql } from '../../database/read.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit, AdminUnitLineage } from './admin-unit.entity.js';
import { levelOf } from './admin-unit.vocabulary.js';
import { type EdgeFacts, NATIONAL_LEVELS, type ReadRow, type UnitFacts } from './national-file.js';
import {
  type KnownEdge,
  type KnownUnit,
  type MapUnit,
  type NationalPlan,
  type PlannedEdgeRow,
  type PlannedUnitRow,
  planImport,
} from './national-plan.js';

/** What whoever runs the server loads: as the registry itself, through the door. */
export interface Loading {
  orm: MikroORM;
  today: Day;
  isDryRun: boolean;
  /** Loads what nothing contradicts, although other rows are left out. */
  skipsContradictions: boolean;
  /** Is told how many rows of all are written; one more than all when what is derived from them is made anew. */
  onProgress?: (done: number, total: number) => void;
}

/** What became of the files. */
export interface NationalImport extends NationalPlan {
  /** Nothing was written where it is false: all was there, something contradicts, or it was a dry run. */
  isWritten: boolean;
}

/** Rows of one INSERT and of one step of the progress. */
const CHUNK = 1000;

/**
 * Loads units of the country and their lineage, in one act: all of what nothing contradicts, or nothing. Nothing is
 * written, and nothing recorded, where the registry has it all. The caller gathers statistics afterwards.
 *
 * @throws UnavailableError when the database is away.
 */
export async function importNational(
  { orm, today, isDryRun, skipsContradictions, onProgress = () => {} }: Loading,
  files: { units: readonly ReadRow<UnitFacts>[]; edges: readonly ReadRow<EdgeFacts>[] },
): Promise<NationalImport> {
  let result: NationalImport | undefined;
  const target = { ...REGISTRY, type: 'AdminUnit' };
  const { problems } = await act(systemContext(orm, today), 'LOAD_ADMIN_UNITS', target, async (tx) => {
    // Nobody opens a unit, and no reform runs, on a map that is being completed.
    await tx.read.rows('units.lock', sql`lock table admin_unit, admin_unit_lineage in share row exclusive mode`);
    const plan = planImport(files.units, files.edges, await readKnown(tx));
    result = { ...plan, isWritten: false };
    const rows = [...plan.units, ...plan.edges];
    const written = rows.filter(({ outcome }) => outcome === 'OPENED' || outcome === 'CHANGED');
    const isContradicted = rows.some(({ outcome }) => outcome === 'LEFT_OUT');
    if ((isContradicted && !skipsContradictions) || written.length === 0) throw new Refused([]);

    await write(tx.em, plan, (done) => onProgress(done, written.length));
    // What the database checks at the end is checked now, that a dry run sees it too.
    await tx.read.rows('units.check', sql`set constraints all immediate`);
    onProgress(written.length + 1, written.length);
    await tx.read.rows('units.rebuild-overlap', sql`select rebuild_admin_unit_overlap()`);
    tx.tally(written.length, digestOf(written.map(({ outcome, given }) => [outcome, given])));
    if (isDryRun) throw new Refused([]);
    result.isWritten = true;
    return {};
  });
  // The plan has asked for all that the database's guards ask for.
  if (problems[0]) throw new Error(`The units break a rule: ${problems[0].code} ${JSON.stringify(problems[0].facts)}`);
  return result!;
}

async function readKnown({ read }: Tx): Promise<{ units: KnownUnit[]; edges: KnownEdge[] }> {
  const units = await read.rows<Omit<KnownUnit, 'level'> & { level: number }>(
    'units.read-map',
    sql`
    select u.id, u.code, u.name, u.kind, u.level, p.code as "parentCode",
      u.valid_from::text as "validFrom", u.valid_to::text as "validTo"
    from admin_unit u left join admin_unit p on p.id = u.parent_id
    where u.level <= 3 order by u.level, u.code, u.valid_to`,
  );
  const edges = await read.rows<KnownEdge>(
    'units.read-lineage',
    sql`
    select l.predecessor_id as "predecessorId", l.successor_id as "successorId", l.part
    from admin_unit_lineage l join admin_unit u on u.id = l.predecessor_id and u.level <= 3
    order by l.predecessor_id, l.successor_id`,
  );
  return { units: units.map((unit) => ({ ...unit, level: levelOf(unit.level) })), edges };
}

async function write(em: EntityManager, { units, edges }: NationalPlan, onWritten: (done: number) => void) {
  let done = 0;
  const insert = async (entities: object[]) => {
    for (let from = 0; from < entities.length; from += CHUNK) {
      const chunk = entities.slice(from, from + CHUNK);
      await em.insertMany(chunk);
      onWritten((done += chunk.length));
    }
  };
  const entityOf = await openUnits(em, units, insert);
  await mendUnits(em, units);
  await insert(edges.filter(({ outcome }) => outcome === 'OPENED').map((edge) => edgeOf(edge, entityOf)));
}

type EntityOf = (unit: MapUnit) => AdminUnit;

async function openUnits(
  em: EntityManager,
  rows: readonly PlannedUnitRow[],
  insert: (units: AdminUnit[]) => Promise<void>,
): Promise<EntityOf> {
  const opening = rows.filter(({ outcome }) => outcome === 'OPENED');
  const parents = opening.flatMap(({ parent }) => parent?.id ?? []);
  await em.find(AdminUnit, { id: { $in: [...new Set(parents)] } });
  const opened = new Map<MapUnit, AdminUnit>();
  const entityOf: EntityOf = (unit) => (unit.id === null ? opened.get(unit)! : em.getReference(AdminUnit, unit.id));
  // Level by level, for a parent must be in the database before its children (see AdminUnit).
  for (const level of NATIONAL_LEVELS) {
    const units = opening.filter(({ given }) => given!.level === level);
    for (const { unit, given, parent } of units) {
      const { code, name, kind, validFrom, validTo } = given!;
      const above = parent && entityOf(parent);
      const entity = AdminUnit.open({ code, name, kind, parent: above, validFrom, provenance: 'IMPORT' });
      if (validTo) entity.close(validTo);
      opened.set(unit!, entity);
    }
    await insert(units.map(({ unit }) => opened.get(unit!)!));
  }
  return entityOf;
}

async function mendUnits(em: EntityManager, rows: readonly PlannedUnitRow[]): Promise<void> {
  const changed = rows.filter(({ outcome }) => outcome === 'CHANGED');
  const ids = changed.map(({ unit }) => unit!.id!);
  const units = new Map((await em.find(AdminUnit, { id: { $in: ids } })).map((unit) => [unit.id, unit]));
  for (const { unit, given } of changed) units.get(unit!.id!)!.mend(given!);
  await em.flush();
}

const edgeOf = ({ old, new: successor, given }: PlannedEdgeRow, entityOf: EntityOf): AdminUnitLineage =>
  AdminUnitLineage.of(entityOf(old!), entityOf(successor!), given!.part, given!.effectiveOn);
