import type { EntityManager } from '@mikro-orm/core';
import sql, { raw } from 'sql-template-tag';
import { execute } from '../../database/orm.js';
import { AdminUnit } from './admin-unit.entity.js';
import { levelNumber, levelOf } from './admin-unit.vocabulary.js';
import { placePrograms } from './reform-placement.js';
import type { Placements } from './reform-placement.js';
import { assertDay, keyOf, planReform, refuseFaults } from './reform-plan.js';
import type { PlannedUnit, Reform, ReformPlan, StandingUnit } from './reform-plan.js';

export type { Decision, LineageEdge, NewUnit, Reform, ReformFault } from './reform-plan.js';

/** What a reform did. */
export interface ReformReport extends Placements {
  opened: string[];
  /** Provinces, districts and communes. */
  closed: string[];
  neighborhoods: {
    carried: number;
    /** Those of split communes that nobody decided on: they ended, and their programs went by themselves. */
    ended: string[];
  };
  jurisdictionsEnded: number;
}

/**
 * Changes the map on a day: closes and opens units, writes their lineage, and places every program (dissolved ones
 * too, for every map tells what was) on the new map. A program goes where its neighborhood went, else where its
 * commune went whole, else where its measured position lies, else where a human decided; a decision wins over all of
 * these. Else it counts at the smallest unit that certainly contains it, as unplaced. Nothing is guessed.
 *
 * @param em with an open transaction, and nothing in it that is not flushed; entities it holds are stale afterwards.
 * @throws DomainError REFORM_REFUSED; its `faults` (ReformFault[]) say all that is wrong. Roll back then.
 */
export async function applyReform(em: EntityManager, reform: Reform): Promise<ReformReport> {
  assertDay(reform.effectiveOn);
  // Nobody founds or moves a program, or opens a jurisdiction, on a map that is being replaced.
  await execute(
    em,
    'reform.lock',
    sql`
    lock table admin_unit, admin_unit_lineage, program_placement, jurisdiction, registration in share row exclusive mode`,
  );
  const plan = planReform(await readStanding(em, reform), reform);
  await refuseLaterRows(em, plan);

  const closingIds = plan.closing.map(({ id }) => id);
  await execute(
    em,
    'reform.close-units',
    sql`
    update admin_unit set valid_to = ${reform.effectiveOn} where id = any(${closingIds}::int[])`,
  );
  const newIds = await openUnits(em, plan);
  await writeLineage(
    em,
    plan,
    plan.edges.map(({ predecessor, successor, part }) => ({
      from: predecessor.id,
      to: newIds.get(keyOf(successor))!,
      part,
    })),
  );
  const successorOf = await carryNeighborhoods(em, plan, newIds);
  await carryDenominators(em, plan);
  await carryRecording(em, plan);
  const placements = await placePrograms(em, plan, newIds, successorOf);
  const ended = await execute(
    em,
    'reform.end-jurisdictions',
    sql`
    update jurisdiction set valid_to = ${reform.effectiveOn}
    where admin_unit_id = any(${closingIds}::int[]) and (valid_to is null or valid_to > ${reform.effectiveOn})
      and valid_from is distinct from valid_to
    returning id`,
  );
  await carryRegistrations(em, plan);
  await execute(em, 'reform.rebuild-overlap', sql`select rebuild_admin_unit_overlap()`);
  em.clear();

  const neighborhoods = plan.closing.filter(({ level }) => level === 'NEIGHBORHOOD');
  return {
    opened: plan.opening.map(({ code }) => code),
    closed: plan.closing.filter(({ level }) => level !== 'NEIGHBORHOOD').map(({ code }) => code),
    neighborhoods: {
      carried: successorOf.size,
      ended: neighborhoods.filter(({ id }) => !successorOf.has(id)).map(({ code }) => code),
    },
    ...placements,
    jurisdictionsEnded: ended.length,
  };
}

async function readStanding(em: EntityManager, { effectiveOn }: Reform): Promise<StandingUnit[]> {
  const rows = await execute<Omit<StandingUnit, 'level'> & { level: number }>(
    em,
    'reform.read-map',
    sql`
    select id, code, name, kind, level, parent_id as "parentId", valid_from::text as "validFrom", valid_to::text as "validTo"
    from admin_unit where valid_to is null or valid_to > ${effectiveOn} order by level, code`,
  );
  return rows.map((row) => ({ ...row, level: levelOf(row.level) }));
}

/** A reform that comes late: what was recorded on the old units for days on which they no longer stood. */
async function refuseLaterRows(em: EntityManager, { closing, reform: { effectiveOn } }: ReformPlan): Promise<void> {
  const ids = closing.map(({ id }) => id);
  const rows = await execute<{ code: string }>(
    em,
    'reform.find-later-rows',
    sql`
    select distinct u.code || ' (' || later.what || ')' as code from admin_unit u join (
      select admin_unit_id, 'activity' as what from activity
        where period_from >= ${effectiveOn} and ended_at is null
      union all select admin_unit_id, 'jurisdiction' from jurisdiction
        where valid_from >= ${effectiveOn} and valid_from is distinct from valid_to
      union all select admin_unit_id, 'denominator' from denominator where counted_on >= ${effectiveOn}
    ) later on later.admin_unit_id = u.id
    where u.id = any(${ids}::int[]) order by code`,
  );
  refuseFaults([{ fault: 'ROWS_LATER', codes: rows.map(({ code }) => code) }]);
}

/** @returns the new units' ids, by level and code. */
async function openUnits(em: EntityManager, { opening, reform }: ReformPlan): Promise<Map<string, number>> {
  const standingParents = opening.flatMap(({ standingParentId }) => standingParentId ?? []);
  await em.find(AdminUnit, { id: { $in: standingParents } });
  const opened = new Map<string, AdminUnit>();
  // Level by level, for a parent must be in the database before its children (see AdminUnit).
  for (const [level, units] of Map.groupBy(opening, ({ level }) => level)) {
    for (const { code, name, kind, latitude, longitude, boundary, ...planned } of units) {
      const unit = AdminUnit.open({
        ...{ code, name, kind, latitude, longitude, boundary },
        parent: parentOf(em, planned, opened),
        validFrom: reform.effectiveOn,
        provenance: 'IMPORT',
      });
      opened.set(keyOf({ level, code }), unit);
      em.persist(unit);
    }
    await em.flush();
  }
  return new Map([...opened].map(([key, { id }]) => [key, id]));
}

function parentOf(
  em: EntityManager,
  { level, parentCode, standingParentId }: Pick<PlannedUnit, 'level' | 'parentCode' | 'standingParentId'>,
  opened: ReadonlyMap<string, AdminUnit>,
): AdminUnit | null {
  if (parentCode === null) return null;
  if (standingParentId !== null) return em.getReference(AdminUnit, standingParentId);
  const above = (['DISTRICT', 'PROVINCE'] as const).filter((candidate) => levelNumber(candidate) < levelNumber(level));
  return above.map((level) => opened.get(keyOf({ level, code: parentCode }))).find((unit) => unit) ?? null;
}

async function writeLineage(
  em: EntityManager,
  { reform }: ReformPlan,
  edges: readonly { from: number; to: number; part: string }[],
): Promise<void> {
  await execute(
    em,
    'reform.write-lineage',
    sql`
    insert into admin_unit_lineage (predecessor_id, successor_id, part, effective_on)
    select *, ${reform.effectiveOn}::date from unnest(
      ${edges.map(({ from }) => from)}::int[], ${edges.map(({ to }) => to)}::int[], ${edges.map(({ part }) => part)}::text[])`,
  );
}

/**
 * The neighborhoods of a commune that went whole go on under its successor, with a new code of this registry; those of
 * a split commune only where a decision says so.
 *
 * @returns the new neighborhood's id by the old one's.
 */
async function carryNeighborhoods(
  em: EntityManager,
  plan: ReformPlan,
  newIds: ReadonlyMap<string, number>,
): Promise<Map<number, number>> {
  const wholeSuccessor = new Map(
    plan.edges.filter(({ part }) => part === 'WHOLE').map(({ predecessor, successor }) => [predecessor.id, successor]),
  );
  const numbers = new Map<string, number>();
  const carried = plan.closing
    .filter(({ level }) => level === 'NEIGHBORHOOD')
    .flatMap((old) => {
      const commune = wholeSuccessor.get(old.parentId!) ?? plan.neighborhoodDecisions.get(old.id);
      if (!commune) return [];
      const number = (numbers.get(commune.code) ?? 0) + 1;
      numbers.set(commune.code, number);
      return [
        { old, code: `${commune.code}-${String(number).padStart(2, '0')}`, parentId: newIds.get(keyOf(commune))! },
      ];
    });
  const rows = await execute<{ id: number; code: string }>(
    em,
    'reform.carry-neighborhoods',
    sql`
    insert into admin_unit (code, code_system, name, kind, level, parent_id, parent_level, valid_from, latitude, longitude, provenance)
    select carried.code, 'REGISTRY', old.name, old.kind, old.level, carried.parent_id, old.parent_level,
      ${plan.reform.effectiveOn}::date, old.latitude, old.longitude, old.provenance
    from unnest(${carried.map(({ old }) => old.id)}::int[], ${carried.map(({ code }) => code)}::text[],
      ${carried.map(({ parentId }) => parentId)}::int[]) as carried (old_id, code, parent_id)
    join admin_unit old on old.id = carried.old_id
    returning id, code`,
  );
  const idByCode = new Map(rows.map(({ id, code }) => [code, id]));
  const successorOf = new Map(carried.map(({ old, code }) => [old.id, idByCode.get(code)!]));
  await writeLineage(
    em,
    plan,
    [...successorOf].map(([from, to]) => ({ from, to, part: 'WHOLE' })),
  );
  return successorOf;
}

/** What is made of whole units, each with a figure in force, has their sum; anything else is not known. */
async function carryDenominators(em: EntityManager, { closing, reform: { effectiveOn } }: ReformPlan): Promise<void> {
  await execute(
    em,
    'reform.carry-denominators',
    sql`
    insert into denominator (admin_unit_id, measure, counted_on, value, source, provenance)
    select successor.id, measure, ${effectiveOn}::date, sum(figure.value),
      'Tổng của ' || string_agg(old.name || ' (' || old.code || '): ' || figure.value || ', ' || figure.source, '; ' order by old.code),
      -- One invented or foreign figure makes the sum one.
      case when bool_or(figure.provenance = 'DEMO') then 'DEMO'
        when count(distinct figure.provenance) = 1 then min(figure.provenance) else 'IMPORT' end
    from admin_unit_lineage l
    join admin_unit successor on successor.id = l.successor_id
    join admin_unit old on old.id = l.predecessor_id
    cross join unnest(array['HOUSEHOLDS', 'RESIDENTS', 'NEIGHBORHOODS']) as measure
    left join lateral (
      select d.value, d.source, d.provenance from denominator d
      where d.admin_unit_id = old.id and d.measure = measure.measure
      order by d.counted_on desc limit 1
    ) figure on true
    where l.predecessor_id = any(${closing.map(({ id }) => id)}::int[])
    group by successor.id, measure
    having bool_and(l.part = 'WHOLE' and figure.value is not null)`,
  );
}

/** Recording has begun in a new commune once it had in all that it is made of. */
async function carryRecording(em: EntityManager, { edges }: ReformPlan): Promise<void> {
  await execute(
    em,
    'reform.carry-recording',
    sql`
    update admin_unit successor set recorded_from = begun.last from (
      select l.successor_id, max(old.recorded_from) as last
      from admin_unit_lineage l join admin_unit old on old.id = l.predecessor_id
      where l.predecessor_id = any(${edges.map(({ predecessor }) => predecessor.id)}::int[])
        and old.level = ${levelNumber('COMMUNE')}
      group by l.successor_id having bool_and(old.recorded_from is not null)
    ) begun where successor.id = begun.successor_id`,
  );
}

/**
 * What is still being registered goes on where its area went whole. Of a split area it waits at the province, where
 * PC07 finds it: nothing is lost, and nothing is guessed.
 */
async function carryRegistrations(em: EntityManager, { closing, reform: { effectiveOn } }: ReformPlan): Promise<void> {
  const wentWhole = (unit: string) => sql`(
    select l.successor_id from admin_unit_lineage l
    where l.predecessor_id = ${raw(unit)} and l.part = 'WHOLE' and l.effective_on = ${effectiveOn}::date)`;
  await execute(
    em,
    'reform.carry-registrations',
    sql`
    update registration r set version = r.version + 1, changed_at = now(),
      admin_unit_id = coalesce(${wentWhole('r.admin_unit_id')}, ${wentWhole('a.ancestor_id')}, a.ancestor_id)
    from admin_unit_ancestor a
    where a.unit_id = r.admin_unit_id and a.ancestor_level = 1
      and r.admin_unit_id = any(${closing.map(({ id }) => id)}::int[]) and r.status in ('DRAFT', 'SUBMITTED', 'RETURNED')`,
  );
}
