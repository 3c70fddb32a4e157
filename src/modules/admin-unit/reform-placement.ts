import type { EntityManager } from '@mikro-orm/core';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import sql from 'sql-template-tag';
import { execute } from '../../database/orm.js';
import { AdminUnit } from './admin-unit.entity.js';
import { levelNumber, levelOf } from './admin-unit.vocabulary.js';
import type { AdminLevel } from './admin-unit.vocabulary.js';
import { keyOf, refuseFaults } from './reform-plan.js';
import type { ReformPlan } from './reform-plan.js';

interface Destination {
  oldId: number;
  /** Null: nothing on the new map contains all candidates. */
  unitId: number | null;
  isUnplaced: boolean;
  candidateIds: number[];
}

/** Where the programs went. */
export interface Placements {
  placed: number;
  /** Programs that need a decision: where they count until then, and between which units it is open. */
  unplaced: { program: string; at: string; candidates: string[] }[];
}

/**
 * Gives every program of a closing unit a placement on the new map, in one statement for the whole country.
 *
 * @param newIds the new units' ids, by level and code.
 * @param successorOf the carried neighborhoods' ids, by those of the old ones.
 */
export async function placePrograms(
  em: EntityManager,
  plan: ReformPlan,
  newIds: ReadonlyMap<string, number>,
  successorOf: ReadonlyMap<number, number>,
): Promise<Placements> {
  const destinations = await findDestinations(em, plan, newIds, successorOf);
  const chosen = await findDecisions(em, plan, newIds);
  for (const place of await findByPosition(em, destinations)) {
    if (!chosen.some(({ programId }) => programId === place.programId))
      chosen.push({ ...place, document: plan.reform.document });
  }
  const chosenIds = chosen.map(({ programId }) => programId);
  await refuseLost(em, plan, destinations, chosenIds);

  const { effectiveOn, document } = plan.reform;
  const placed = await execute<{ count: number; unplaced: { program: string; at: string; oldId: number }[] }>(
    em,
    'reform.place-programs',
    sql`
    with moving as (
      select p.id, p.program_id, p.admin_unit_id as old_id, p.valid_from, p.valid_to,
        coalesce(chosen.unit_id, d.unit_id) as unit_id, chosen.unit_id is null and d.is_unplaced as is_unplaced,
        coalesce(chosen.document, ${document}) as document
      from program_placement p
      join unnest(${destinations.map(({ oldId }) => oldId)}::int[], ${destinations.map(({ unitId }) => unitId)}::int[],
        ${destinations.map(({ isUnplaced }) => isUnplaced)}::boolean[]) as d (old_id, unit_id, is_unplaced)
        on d.old_id = p.admin_unit_id
      left join unnest(${chosenIds}::int[], ${chosen.map(({ unitId }) => unitId)}::int[],
        ${chosen.map(({ document }) => document)}::text[]) as chosen (program_id, unit_id, document)
        on chosen.program_id = p.program_id
      where p.annulled_at is null and (p.valid_to is null or p.valid_to > ${effectiveOn})
    ), ended as (
      -- A placement that began only after the reform was never right; it is annulled and its successor begins with it.
      update program_placement p set
        valid_to = case when p.valid_from < ${effectiveOn} then ${effectiveOn} else p.valid_to end,
        annulled_at = case when p.valid_from >= ${effectiveOn} then now() end
      from moving where p.id = moving.id
    ), placed as (
      insert into program_placement (program_id, admin_unit_id, is_unplaced, valid_from, valid_to, document)
      select program_id, unit_id, is_unplaced, greatest(valid_from, ${effectiveOn}), valid_to, document from moving
      returning program_id
    )
    select (select count(*) from placed)::int as count, coalesce((
      select jsonb_agg(jsonb_build_object('program', program.code, 'at', u.code, 'oldId', moving.old_id) order by program.code)
      from moving join program on program.id = moving.program_id join admin_unit u on u.id = moving.unit_id
      where moving.is_unplaced), '[]') as unplaced`,
  );

  const candidatesOf = new Map(destinations.map(({ oldId, candidateIds }) => [oldId, candidateIds]));
  const codeOf = new Map(plan.opening.map((unit) => [newIds.get(keyOf(unit))!, unit.code]));
  const { count, unplaced } = placed[0]!;
  return {
    placed: count - unplaced.length,
    unplaced: unplaced.map(({ program, at, oldId }) => ({
      program,
      at,
      candidates: candidatesOf.get(oldId)!.map((id) => codeOf.get(id)!),
    })),
  };
}

/** Where the programs of each closing unit go when nothing is known of the program itself. */
async function findDestinations(
  em: EntityManager,
  plan: ReformPlan,
  newIds: ReadonlyMap<string, number>,
  successorOf: ReadonlyMap<number, number>,
): Promise<Destination[]> {
  const candidatesOf = candidateFinder(plan, newIds, successorOf);
  const found = plan.closing.map(({ id }) => ({ oldId: id, candidates: candidatesOf(id) }));
  const containerOf = await readContainers(
    em,
    found.filter(({ candidates }) => candidates.length > 1),
  );
  return found.map(({ oldId, candidates }) => {
    const container = candidates.length === 1 ? candidates[0] : containerOf.get(oldId);
    return {
      oldId,
      unitId: container?.id ?? null,
      isUnplaced: !container || levelNumber(container.level) < levelNumber('COMMUNE'),
      candidateIds: candidates.map(({ id }) => id),
    };
  });
}

interface Candidate {
  id: number;
  level: AdminLevel;
}

/** Tells the new units of which one must be where something of a closing unit lies now. */
function candidateFinder(
  { closing, edges }: ReformPlan,
  newIds: ReadonlyMap<string, number>,
  successorOf: ReadonlyMap<number, number>,
): (oldId: number) => Candidate[] {
  const edgesOf = Map.groupBy(edges, ({ predecessor }) => predecessor.id);
  const childrenOf = Map.groupBy(closing, ({ parentId }) => parentId);
  const unitOf = new Map(closing.map((unit) => [unit.id, unit]));
  return function candidatesOf(oldId): Candidate[] {
    const neighborhood = successorOf.get(oldId);
    if (neighborhood !== undefined) return [{ id: neighborhood, level: 'NEIGHBORHOOD' }];
    const edges = edgesOf.get(oldId);
    if (edges) return edges.map(({ successor }) => ({ id: newIds.get(keyOf(successor))!, level: successor.level }));
    const { level, parentId } = unitOf.get(oldId)!;
    if (level === 'NEIGHBORHOOD') return candidatesOf(parentId!);
    // A district without a successor: what was placed there lies in a successor of one of its communes.
    const below = (childrenOf.get(oldId) ?? []).flatMap(({ id }) => candidatesOf(id));
    return [...new Map(below.map((candidate) => [candidate.id, candidate])).values()];
  };
}

/** The smallest unit that contains all candidates of a closing unit, by the closing unit's id. */
async function readContainers(
  em: EntityManager,
  open: readonly { oldId: number; candidates: Candidate[] }[],
): Promise<Map<number, Candidate>> {
  if (open.length === 0) return new Map();
  const pairs = open.flatMap(({ oldId, candidates }) => candidates.map(({ id }) => ({ oldId, id })));
  const rows = await execute<{ oldId: number; id: number; level: number }>(
    em,
    'reform.find-containers',
    sql`
    with candidate as (
      select old_id, id, count(*) over (partition by old_id) as candidates
      from unnest(${pairs.map(({ oldId }) => oldId)}::int[], ${pairs.map(({ id }) => id)}::int[]) as pair (old_id, id)
    )
    select distinct on (c.old_id) c.old_id as "oldId", a.ancestor_id as id, a.ancestor_level as level
    from candidate c join admin_unit_ancestor a on a.unit_id = c.id
    group by c.old_id, a.ancestor_id, a.ancestor_level, c.candidates
    having count(*) = c.candidates
    order by c.old_id, a.ancestor_level desc`,
  );
  return new Map(rows.map(({ oldId, id, level }) => [oldId, { id, level: levelOf(level) }]));
}

/** What humans decided about single programs. */
async function findDecisions(
  em: EntityManager,
  { closing, reform }: ReformPlan,
  newIds: ReadonlyMap<string, number>,
): Promise<{ programId: number; unitId: number; document: string }[]> {
  const decisions = (reform.decisions ?? []).filter(({ level }) => level === 'PROGRAM');
  if (decisions.length === 0) return [];
  const rows = await execute<{ id: number; code: string }>(
    em,
    'reform.find-decided-programs',
    sql`
    select distinct program.id, program.code from program
    join program_placement p on p.program_id = program.id and p.annulled_at is null
    where program.code = any(${decisions.map(({ predecessorCode }) => predecessorCode)}::text[])
      and p.admin_unit_id = any(${closing.map(({ id }) => id)}::int[])
      and (p.valid_to is null or p.valid_to > ${reform.effectiveOn})`,
  );
  const programIds = new Map(rows.map(({ id, code }) => [code, id]));
  const unknown: string[] = [];
  const found = decisions.flatMap(({ predecessorCode, successorCode, document }) => {
    const programId = programIds.get(predecessorCode);
    const unitId = newIds.get(keyOf({ level: 'COMMUNE', code: successorCode }));
    if (programId && unitId) return [{ programId, unitId, document }];
    unknown.push(`${predecessorCode} → ${successorCode}`);
    return [];
  });
  refuseFaults([{ fault: 'DECISION_UNKNOWN', codes: unknown }]);
  return found;
}

/** Programs of split units that a measured position puts into exactly one candidate, all of whose boundaries are known. */
async function findByPosition(
  em: EntityManager,
  destinations: readonly Destination[],
): Promise<{ programId: number; unitId: number }[]> {
  const open = destinations.filter(({ isUnplaced, candidateIds }) => isUnplaced && candidateIds.length > 1);
  if (open.length === 0) return [];
  const candidateIds = [...new Set(open.flatMap(({ candidateIds }) => candidateIds))];
  const candidates = await em.find(AdminUnit, { id: { $in: candidateIds }, boundary: { $ne: null } });
  const boundaryOf = new Map(candidates.map(({ id, boundary }) => [id, boundary!]));
  const bounded = new Map(
    open
      .filter(({ candidateIds }) => candidateIds.every((id) => boundaryOf.has(id)))
      .map((found) => [found.oldId, found]),
  );
  if (bounded.size === 0) return [];
  const programs = await execute<{ programId: number; oldId: number; latitude: number; longitude: number }>(
    em,
    'reform.read-positions',
    sql`
    select p.program_id as "programId", p.admin_unit_id as "oldId", program.latitude, program.longitude
    from program_placement p join program on program.id = p.program_id
    where p.admin_unit_id = any(${[...bounded.keys()]}::int[]) and p.annulled_at is null
      and program.position_precision = 'MEASURED'`,
  );
  return programs.flatMap(({ programId, oldId, latitude, longitude }) => {
    const containing = bounded
      .get(oldId)!
      .candidateIds.filter((id) => booleanPointInPolygon([longitude, latitude], boundaryOf.get(id)! as never));
    return containing.length === 1 ? [{ programId, unitId: containing[0]! }] : [];
  });
}

/** Programs that nothing on the new map certainly contains would be lost; somebody has to decide first. */
async function refuseLost(
  em: EntityManager,
  { reform }: ReformPlan,
  destinations: readonly Destination[],
  chosenIds: readonly number[],
): Promise<void> {
  const nowhere = destinations.filter(({ unitId }) => unitId === null).map(({ oldId }) => oldId);
  if (nowhere.length === 0) return;
  const rows = await execute<{ code: string }>(
    em,
    'reform.find-lost-programs',
    sql`
    select program.code from program_placement p join program on program.id = p.program_id
    where p.admin_unit_id = any(${nowhere}::int[]) and p.annulled_at is null
      and (p.valid_to is null or p.valid_to > ${reform.effectiveOn}) and program.id <> all(${chosenIds}::int[])
    order by program.code`,
  );
  refuseFaults([{ fault: 'NO_COMMON_AREA', codes: rows.map(({ code }) => code) }]);
}
