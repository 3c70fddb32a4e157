import { type Reader, type Sql, empty, join, raw, sql, validOn } from '../../database/read.js';
import { type AdminLevel, type AdminUnitRow, adminUnitJson, levelNumber } from '../admin-unit/index.js';
import { ProgramKind, STANDING, inForce } from '../program/index.js';
import { reportedFigureJson } from '../reported-figure/index.js';
import { jurisdictionOf } from '../responsible-unit/index.js';
import { markedCells } from './coverage-rollup.js';
import { type AreaRow, Figures, type FiguresAsked } from './figures.js';

/** Whose figures: an area's, a jurisdiction's together, or those of every unit of `level` below the areas. */
export type Whose =
  { areaId: number } | { responsibleUnitId: number } | { below: readonly number[]; level: AdminLevel };

/** The day whose state counts, and the day of the map: inside the area's validity; of a jurisdiction also its own. */
export interface CoverageKey {
  of: Whose;
  asOf: string;
  mapOn: string;
  asked: FiguresAsked;
}

/** What the rollup tells of: each kind, and all together. */
const KINDS = [...Object.keys(ProgramKind), ''];

/** Standing as of a day, as a condition on a program's status row under `alias`. */
const stands = (alias: Sql, day: Sql): Sql =>
  sql`${inForce(alias, day)} and ${alias}.status = any(${STANDING}::text[])`;

/**
 * The figures of many areas in one statement. `areas` is a relation (root_key, name, child_id, unit_id, as_of, map_on,
 * is_area): each child of a root has figures of its own, in the order of their names, and a root without children (a
 * jurisdiction may have several units) counts what lies in any of its units once. An area is put together from its cells
 * on the map day (coverage-rollup.ts): what the rollup holds of a cell is taken from there, unless the cell is marked, or
 * the map is not the one of the day whose state counts; then the rows are counted, as of a neighborhood always.
 */
const figures = (areas: Sql, asked: FiguresAsked): Sql => sql`
  with area as materialized (
    select dense_rank() over (order by root_key, name, child_id)::integer as key, root_key, child_id, unit_id, as_of, map_on,
      is_area
    from (${areas}) unit
  ),
  marked as materialized (${markedCells(sql`coverage_mark`)}),
  cell as materialized (
    select area.key, area.as_of, area.map_on, c.id as unit_id, c.level, c.recorded_from,
      bool_or(c.id = area.unit_id) as is_own,
      area.map_on = greatest(least(area.as_of, c.valid_to - 1), c.valid_from)
        and c.id not in (select cell_id from marked) as is_kept
    from area join admin_unit_ancestor below on below.ancestor_id = area.unit_id and below.unit_level <= 3
    join admin_unit c on c.id = below.unit_id and ${validOn(raw('c'), sql`area.map_on`)}
    group by area.key, area.as_of, area.map_on, c.id
  ),
  neighborhood as materialized (
    -- Areas that are neighborhoods, with the commune around them. (Each "offset 0" is a fence: how many areas are asked
    -- for the database cannot know, and it must not read whole tables for a hundred.)
    select area.key, area.as_of, area.map_on, area.unit_id, commune.id as commune_id, commune.recorded_from
    from area cross join lateral (
      select c.id, c.recorded_from from admin_unit_ancestor around join admin_unit c on c.id = around.ancestor_id
      where around.unit_id = area.unit_id and around.unit_level = 4 and around.ancestor_level = 3 offset 0
    ) commune
    where not exists (select from cell where cell.key = area.key and cell.unit_id = area.unit_id)
  ),
  latest as materialized (
    -- A cell of several areas is looked up once.
    select cell.unit_id, cell.as_of, r.kind, r.programs, r.suspended, r.unplaced, r.households,
      r.programs_without_households, r.neighborhoods, r.is_demo
    from (select distinct unit_id, as_of from cell where is_kept) cell
    cross join unnest(${KINDS}::text[]) k (kind) cross join lateral (
      select * from coverage_rollup r
      where r.admin_unit_id = cell.unit_id and r.kind = k.kind and r.valid_from <= cell.as_of
      order by r.valid_from desc limit 1
    ) r
  ),
  kept as (
    select cell.key, r.kind, sum(r.programs) as programs, sum(r.suspended) as suspended,
      sum(r.unplaced) filter (where cell.is_own) as unplaced, sum(r.households) as households,
      sum(r.programs_without_households) as without_households,
      count(*) filter (where cell.level = 3 and r.programs > 0) as communes,
      sum(r.neighborhoods) as neighborhoods, bool_or(r.is_demo) as is_demo
    from cell join latest r on r.unit_id = cell.unit_id and r.as_of = cell.as_of
    where cell.is_kept group by cell.key, r.kind
  ),
  scope as (
    -- Units whose own placements are counted from the rows.
    select key, as_of, map_on, unit_id, is_own from cell where not is_kept
    union all
    select cell.key, cell.as_of, cell.map_on, below.unit_id, false
    from cell join admin_unit_ancestor below on below.ancestor_id = cell.unit_id and below.unit_level = 4
    where cell.level = 3 and not cell.is_kept
    union all
    select n.key, n.as_of, n.map_on, n.unit_id, true
    from neighborhood n where not exists (select from cell where cell.key = n.key and cell.unit_id = n.commune_id)
  ),
  counted as materialized (
    select scope.key, p.id, p.kind, pl.is_unplaced and scope.is_own as is_unplaced,
      status.status = 'SUSPENDED' as is_suspended, p.provenance, commune.ancestor_id as commune_id,
      case when commune.unit_level = 4 then commune.unit_id end as neighborhood_id, household.households,
      -- A team inside a standing, counted cluster: its households are the cluster's.
      exists (
        select from neighbor_group_team t
        join program_status cs on cs.program_id = t.cluster_id and ${stands(raw('cs'), sql`scope.as_of`)}
        join program_household_count ch on ch.program_id = t.cluster_id and ${inForce(raw('ch'), sql`scope.as_of`)}
        where t.program_id = p.id) as is_in_cluster
    from scope cross join lateral (
      select pl.program_id, pl.admin_unit_id, pl.is_unplaced from program_placement pl
      where pl.admin_unit_id = scope.unit_id and ${inForce(raw('pl'), sql`scope.map_on`)} offset 0
    ) pl
    join program p on p.id = pl.program_id
    join program_status status on status.program_id = p.id and ${inForce(raw('status'), sql`scope.as_of`)}
      and status.status in ('FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED')
    left join admin_unit_ancestor commune on commune.unit_id = pl.admin_unit_id and commune.ancestor_level = 3
    left join program_household_count household
      on household.program_id = p.id and ${inForce(raw('household'), sql`scope.as_of`)}
  ),
  figure as (
    select * from kept
    union all
    select counted.key, line.kind,
      count(*) filter (where not is_suspended) as programs,
      count(*) filter (where is_suspended) as suspended,
      count(*) filter (where is_unplaced and not is_suspended) as unplaced,
      sum(households) filter (where line.has_households) as households,
      count(*) filter (where line.has_households and households is null) as without_households,
      count(distinct commune_id) filter (where not is_suspended) as communes,
      count(distinct neighborhood_id) filter (where not is_suspended) as neighborhoods,
      bool_or(provenance = 'DEMO') as is_demo
    from counted cross join lateral (values
      (counted.kind, not is_suspended and counted.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')),
      ('', not is_suspended and not is_in_cluster
        and counted.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM'))) as line (kind, has_households)
    group by counted.key, line.kind
  ),
  told as (
    select key, bool_or(is_demo) as is_demo,
      -- FigureRow, its values in their order.
      json_agg(json_build_array(nullif(kind, ''), programs, suspended, unplaced, households, without_households, communes,
        neighborhoods)) as figures
    from (
      -- A part from the rollup and one from the rows lie in different cells.
      select key, kind, sum(programs) as programs, sum(suspended) as suspended, coalesce(sum(unplaced), 0) as unplaced,
        sum(households) as households, sum(without_households) as without_households, sum(communes) as communes,
        sum(neighborhoods) as neighborhoods, bool_or(is_demo) as is_demo
      from figure group by key, kind
    ) figure group by key
  ),
  commune as (
    -- The communes of each key's map; for a neighborhood the one it lies in.
    select key, count(*) as total, count(*) filter (where recorded_from <= as_of) as recorded
    from (
      select key, as_of, unit_id, recorded_from from cell where level = 3
      union
      select key, as_of, commune_id, recorded_from from neighborhood
    ) commune group by key
  )
  ${asked.denominators ? sql`, ${totals}` : empty}
  select area.root_key as "rootKey", ${adminUnitJson(sql`area.child_id`)} as unit,
    coalesce(told.figures, '[]') as figures,
    coalesce(commune.total, 0) as "communeTotal", coalesce(commune.recorded, 0) as "communesRecorded",
    ${
      asked.denominators
        ? sql`household.value as "householdTotal", household.source as "householdSource",
    neighborhood.value as "neighborhoodTotal", neighborhood.source as "neighborhoodSource",
    coalesce(told.is_demo, false) or coalesce(household.is_demo, false) or coalesce(neighborhood.is_demo, false)
      as "hasDemoData"`
        : sql`null as "householdTotal", null as "householdSource", null as "neighborhoodTotal",
    null as "neighborhoodSource", coalesce(told.is_demo, false) as "hasDemoData"`
    },
    ${
      asked.reported
        ? sql`(select coalesce(json_agg(${reportedFigureJson} order by f.period_from, f.id), '[]') from reported_figure f
      where area.is_area and f.admin_unit_id = any(area.unit_ids) and f.program_kind is not null
        and f.period_from <= area.as_of and area.as_of < f.period_to)`
        : sql`'[]'::json`
    } as reported
  from (
    select key, root_key, child_id, min(as_of) as as_of, array_agg(unit_id) as unit_ids, bool_and(is_area) as is_area
    from area group by key, root_key, child_id
  ) area
  left join told on told.key = area.key
  left join commune on commune.key = area.key
  ${
    asked.denominators
      ? sql`left join total household on household.key = area.key and household.measure = 'HOUSEHOLDS'
  left join total neighborhood on neighborhood.key = area.key and neighborhood.measure = 'NEIGHBORHOODS'`
      : empty
  }
  order by area.key`;

/**
 * The denominator of one unit in force on a day, as (value, source, provenance): its own latest figure, or else the sum
 * of its communes' when every one of them has one.
 */
function denominatorOf(unitId: Sql, measure: Sql, asOf: Sql, mapOn: Sql): Sql {
  const latest = (unit: Sql) => sql`
    select d.value, d.source, d.provenance from denominator d
    where d.admin_unit_id = ${unit} and d.measure = ${measure} and d.counted_on <= ${asOf}
    order by d.counted_on desc limit 1`;
  return sql`
    select coalesce(own.value, below.value) as value, coalesce(own.source, below.source) as source,
      coalesce(own.provenance, below.provenance) as provenance
    from (select) nothing left join lateral (${latest(unitId)}) own on true
    left join lateral (
      select case when bool_and(known.value is not null) then sum(known.value) end as value,
        case when bool_and(known.value is not null) then string_agg(distinct known.source, '; ') end as source,
        min(known.provenance) as provenance
      from admin_unit_ancestor a
      join admin_unit c on c.id = a.unit_id and ${validOn(raw('c'), mapOn)}
      left join lateral (${latest(sql`c.id`)}) known on true
      where own.value is null and a.ancestor_id = ${unitId} and a.unit_level = 3 and a.ancestor_level < 3
    ) below on true`;
}

/** The denominators of the keys of `area`, as further parts of the statement. */
const totals = sql`
  share as (
    -- The units whose denominators add up to a key's: its own, leaving out what lies inside another of them.
    select area.key, area.as_of, area.map_on, area.unit_id from area
    where area.is_area or not exists (
      select from admin_unit_ancestor a join area other on other.unit_id = a.ancestor_id
      where a.unit_id = area.unit_id and other.key = area.key and other.unit_id <> area.unit_id)
  ),
  denominator_of as (
    select share.key, measure.name as measure, known.value, known.source, known.provenance
    from share cross join (values ('HOUSEHOLDS'), ('NEIGHBORHOODS')) as measure (name)
    left join lateral (${denominatorOf(sql`share.unit_id`, sql`measure.name`, sql`share.as_of`, sql`share.map_on`)}) known
      on true
  ),
  total as (
    -- Known where every part of it is.
    select key, measure, sum(value) as value, string_agg(distinct source, '; ') as source,
      bool_or(provenance = 'DEMO') as is_demo
    from denominator_of group by key, measure having bool_and(value is not null)
  )`;

/** Whose figures each key asks for, as relations that `figures` takes together: of three ways to ask those that are used. */
function areasOf(keys: readonly CoverageKey[]): Sql[] {
  const areas: Asking[] = [];
  const jurisdictions: Asking[] = [];
  const breakdowns: (Asking & { level: number })[] = [];
  for (const [at, { of, asOf, mapOn }] of keys.entries()) {
    const asking = { key: at + 1, asOf, mapOn };
    if ('areaId' in of) areas.push({ ...asking, id: of.areaId });
    else if ('responsibleUnitId' in of) jurisdictions.push({ ...asking, id: of.responsibleUnitId });
    else breakdowns.push(...of.below.map((id) => ({ ...asking, id, level: levelNumber(of.level) })));
  }
  const parts: Sql[] = [];
  if (areas.length > 0)
    parts.push(sql`
        select k.key as root_key, null::text as name, null::integer as child_id, k.id as unit_id, k.as_of, k.map_on,
          true as is_area
        from ${relationOf(areas)} as k (key, id, as_of, map_on)`);
  if (jurisdictions.length > 0)
    parts.push(sql`
        select distinct k.key as root_key, null::text as name, null::integer as child_id, area.admin_unit_id as unit_id,
          k.as_of, k.map_on, false as is_area
        from ${relationOf(jurisdictions)} as k (key, id, as_of, map_on)
        cross join lateral (${jurisdictionOf(sql`k.id`, sql`k.map_on`)}) area`);
  if (breakdowns.length > 0)
    parts.push(sql`
        select distinct k.key as root_key, u.name, u.id as child_id, u.id as unit_id, k.as_of, k.map_on, true as is_area
        from ${relationOf(breakdowns, sql`${breakdowns.map(({ level }) => level)}::smallint[]`)}
          as k (key, id, as_of, map_on, level)
        cross join lateral (
          select u.id, u.name from admin_unit_ancestor a
          join admin_unit u on u.id = a.unit_id and ${validOn(raw('u'), sql`k.map_on`)}
          where a.ancestor_id = k.id and a.unit_level = k.level offset 0
        ) u`);
  return parts;
}

/** An area or a responsible unit that a key asks about. */
interface Asking {
  key: number;
  id: number;
  asOf: string;
  mapOn: string;
}

const relationOf = (asking: readonly Asking[], more?: Sql): Sql => sql`unnest(
  ${asking.map(({ key }) => key)}::integer[], ${asking.map(({ id }) => id)}::integer[],
  ${asking.map(({ asOf }) => asOf)}::date[], ${asking.map(({ mapOn }) => mapOn)}::date[]${more ? sql`, ${more}` : empty})`;

/**
 * The figures of many keys by one statement: a row for an area, one for a jurisdiction that holds anything that day, one
 * for each unit of a breakdown by its name. Where one key asks for what is costly, the others have it, too.
 */
export const coverages = async (
  read: Reader,
  keys: readonly CoverageKey[],
): Promise<{ key: CoverageKey; unit: AdminUnitRow | null; figures: Figures }[]> => {
  const asked = {
    denominators: keys.some((key) => key.asked.denominators),
    reported: keys.some((key) => key.asked.reported),
  };
  const areas = areasOf(keys);
  // A jurisdiction that holds nothing has nothing to be broken down.
  if (areas.length === 0) return [];
  const rows = await read.rows<AreaRow>('coverage.of-areas', figures(join(areas, ' union all '), asked));
  return rows.map((row) => ({ key: keys[row.rootKey - 1]!, unit: row.unit, figures: new Figures(row) }));
};

/** Whether a program of that kind stands on `day` in the unit or below it, as a condition. */
export const standingProgramIn = (unitId: Sql, day: Sql, kind: ProgramKind): Sql => sql`exists (
  select from admin_unit_ancestor below
  join program_placement pl on pl.admin_unit_id = below.unit_id and ${inForce(raw('pl'), day)}
  join program p on p.id = pl.program_id and p.kind = ${kind}
  join program_status s on s.program_id = p.id and ${stands(raw('s'), day)}
  where below.ancestor_id = ${unitId})`;

/** The share of a unit's households that stand in clusters and teams on `day`, null when not known; as an expression. */
export const householdShare = (unitId: Sql, day: Sql): Sql => sql`(
  select case when known.value > 0 and covered.households <= known.value
    then covered.households::double precision / known.value end
  from (${denominatorOf(unitId, sql`'HOUSEHOLDS'`, day, day)}) known
  cross join lateral (
    select coalesce(sum(h.households), case when count(*) = 0 then 0 end) as households
    from admin_unit_ancestor below
    join program_placement pl on pl.admin_unit_id = below.unit_id and ${inForce(raw('pl'), day)}
    join program_status s on s.program_id = pl.program_id and ${stands(raw('s'), day)}
    join program p on p.id = pl.program_id and p.kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')
    left join program_household_count h on h.program_id = pl.program_id and ${inForce(raw('h'), day)}
    where below.ancestor_id = ${unitId} and not exists (
      select from neighbor_group_team t
      join program_status cs on cs.program_id = t.cluster_id and ${stands(raw('cs'), day)}
      join program_household_count ch on ch.program_id = t.cluster_id and ${inForce(raw('ch'), day)}
      where t.program_id = pl.program_id)
  ) covered)`;
