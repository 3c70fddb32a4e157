import { type Reader, type Sql, raw, sql, validOn } from '../../database/read.js';
import { type AdminLevel, type AdminUnitRow, adminUnitJson, levelNumber } from '../admin-unit/index.js';
import { type ProgramKind, STANDING, inForce } from '../program/index.js';
import { reportedFigureJson } from '../reported-figure/index.js';
import { jurisdictionOf } from '../responsible-unit/index.js';
import { type AreaRow, type Figures, tell } from './figures.js';

/** What is asked about: an area, the day whose state counts, the day of the map (inside the area's validity). */
export interface AreaKey {
  unitId: number;
  asOf: string;
  mapOn: string;
}

/** A responsible unit, the day whose state counts, the day of its jurisdiction and of the map. */
export interface JurisdictionKey {
  responsibleUnitId: number;
  asOf: string;
  mapOn: string;
}

/** Standing as of a day, as a condition on a program's status row under `alias`. */
const stands = (alias: Sql, day: Sql): Sql =>
  sql`${inForce(alias, day)} and ${alias}.status = any(${STANDING}::text[])`;

/**
 * The figures of many areas in one statement. `areas` is a relation (key, root_key, unit_id, as_of, map_on): a key with
 * several units (a jurisdiction) counts what lies in any of them once.
 */
const figures = (areas: Sql, withUnit: Sql): Sql => sql`
  with area as materialized (${areas}),
  placed as (
    select area.key, area.as_of, pl.program_id, pl.admin_unit_id,
      bool_or(pl.is_unplaced and pl.admin_unit_id = area.unit_id) as is_unplaced
    from area join admin_unit_ancestor below on below.ancestor_id = area.unit_id
    join program_placement pl on pl.admin_unit_id = below.unit_id and ${inForce(raw('pl'), sql`area.map_on`)}
    group by area.key, area.as_of, pl.program_id, pl.admin_unit_id
  ),
  counted as materialized (
    select placed.key, p.id, p.kind, placed.is_unplaced, status.status = 'SUSPENDED' as is_suspended, p.provenance,
      commune.ancestor_id as commune_id, neighborhood.ancestor_id as neighborhood_id, household.households,
      -- A team inside a standing, counted cluster: its households are the cluster's.
      exists (
        select from neighbor_group_team t
        join program_status cs on cs.program_id = t.cluster_id and ${stands(raw('cs'), sql`placed.as_of`)}
        join program_household_count ch on ch.program_id = t.cluster_id and ${inForce(raw('ch'), sql`placed.as_of`)}
        where t.program_id = p.id) as is_in_cluster
    from placed join program p on p.id = placed.program_id
    join program_status status on status.program_id = p.id and ${inForce(raw('status'), sql`placed.as_of`)}
      and status.status in ('FOUNDED', 'ACTIVE', 'NEEDS_STRENGTHENING', 'SUSPENDED')
    left join admin_unit_ancestor commune on commune.unit_id = placed.admin_unit_id and commune.ancestor_level = 3
    left join admin_unit_ancestor neighborhood
      on neighborhood.unit_id = placed.admin_unit_id and neighborhood.ancestor_level = 4
    left join program_household_count household
      on household.program_id = p.id and ${inForce(raw('household'), sql`placed.as_of`)}
  ),
  figure as (
    select key, kind,
      count(*) filter (where not is_suspended) as programs,
      count(*) filter (where is_suspended) as suspended,
      count(*) filter (where is_unplaced and not is_suspended) as unplaced,
      sum(households) filter (where not is_suspended) as households,
      sum(households) filter (where not is_suspended and not is_in_cluster) as households_once,
      count(*) filter (where not is_suspended and households is null
        and kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')) as without_households,
      count(*) filter (where not is_suspended and households is null and not is_in_cluster
        and kind in ('SAFE_RESIDENTIAL_CLUSTER', 'NEIGHBOR_GROUP_TEAM')) as without_households_once,
      count(distinct commune_id) filter (where not is_suspended) as communes,
      count(distinct neighborhood_id) filter (where not is_suspended) as neighborhoods,
      bool_or(provenance = 'DEMO') as is_demo
    from counted group by grouping sets ((key, kind), (key))
  ),
  told as (
    select key, bool_or(is_demo) as is_demo,
      jsonb_agg(jsonb_build_object('kind', kind, 'programs', programs, 'suspended', suspended, 'unplaced', unplaced,
        'households', case when kind is null then households_once else households end,
        'programsWithoutHouseholds', case when kind is null then without_households_once else without_households end,
        'communes', communes, 'neighborhoods', neighborhoods)) as figures
    from figure group by key
  ),
  commune as (
    -- The communes of each key's map; for a neighborhood the one it lies in.
    select key, count(*) as total, count(*) filter (where recorded_from <= as_of) as recorded
    from (
      select distinct area.key, area.as_of, c.id, c.recorded_from
      from area cross join lateral (
        select below.unit_id as id from admin_unit_ancestor below where below.ancestor_id = area.unit_id
        union
        select around.ancestor_id from admin_unit_ancestor around
        where around.unit_id = area.unit_id and around.ancestor_level = 3
      ) unit join admin_unit c on c.id = unit.id and c.level = 3 and ${validOn(raw('c'), sql`area.map_on`)}
    ) commune group by key
  ),
  share as (
    -- The units whose denominators add up to a key's: its own, leaving out what lies inside another of them.
    select area.key, area.as_of, area.map_on, area.unit_id from area
    where not exists (
      select from area other join admin_unit_ancestor a on a.ancestor_id = other.unit_id
      where other.key = area.key and a.unit_id = area.unit_id and other.unit_id <> area.unit_id)
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
  )
  select area.key, ${withUnit}, coalesce(told.figures, '[]') as figures,
    coalesce(commune.total, 0) as "communeTotal", coalesce(commune.recorded, 0) as "communesRecorded",
    household.value as "householdTotal", household.source as "householdSource",
    neighborhood.value as "neighborhoodTotal", neighborhood.source as "neighborhoodSource",
    (select coalesce(jsonb_agg(${reportedFigureJson} order by f.period_from, f.id), '[]') from reported_figure f
      where area.is_area and f.admin_unit_id = any(area.unit_ids) and f.program_kind is not null
        and f.period_from <= area.as_of and area.as_of < f.period_to) as reported,
    coalesce(told.is_demo, false) or coalesce(household.is_demo, false) or coalesce(neighborhood.is_demo, false)
      as "hasDemoData"
  from (
    select key, root_key, min(as_of) as as_of, min(map_on) as map_on, array_agg(unit_id) as unit_ids,
      bool_and(is_area) as is_area
    from area group by key, root_key
  ) area
  left join told on told.key = area.key
  left join commune on commune.key = area.key
  left join total household on household.key = area.key and household.measure = 'HOUSEHOLDS'
  left join total neighborhood on neighborhood.key = area.key and neighborhood.measure = 'NEIGHBORHOODS'
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
      join admin_unit c on c.id = a.unit_id and c.level = 3 and ${validOn(raw('c'), mapOn)}
      left join lateral (${latest(sql`c.id`)}) known on true
      where own.value is null and a.ancestor_id = ${unitId} and a.unit_id <> ${unitId}
    ) below on true`;
}

/** Figures of areas, in the order of the keys. */
export const figuresOfAreas = async (
  read: Reader,
  keys: readonly AreaKey[],
): Promise<(AreaKey & { figures: Figures })[]> => {
  const rows = await read.rows<AreaRow>(
    'coverage.of-areas',
    figures(
      sql`select key::integer, null::integer as root_key, unit_id, as_of, map_on, true as is_area
        from unnest(${keys.map((key) => key.unitId)}::integer[], ${keys.map((key) => key.asOf)}::date[],
          ${keys.map((key) => key.mapOn)}::date[]) with ordinality as k (unit_id, as_of, map_on, key)`,
      sql`null as unit`,
    ),
  );
  return rows.map((row) => ({ ...keys[row.key - 1]!, figures: tell(row) }));
};

/** Figures of jurisdictions; a key whose jurisdiction is empty has no row. */
export const figuresOfJurisdictions = async (
  read: Reader,
  keys: readonly JurisdictionKey[],
): Promise<(JurisdictionKey & { figures: Figures })[]> => {
  const rows = await read.rows<AreaRow>(
    'coverage.of-jurisdictions',
    figures(
      sql`select distinct key::integer, null::integer as root_key, area.admin_unit_id as unit_id, as_of, map_on,
          false as is_area
        from unnest(${keys.map((key) => key.responsibleUnitId)}::integer[], ${keys.map((key) => key.asOf)}::date[],
          ${keys.map((key) => key.mapOn)}::date[]) with ordinality as k (responsible_unit_id, as_of, map_on, key)
        cross join lateral (${jurisdictionOf(sql`k.responsible_unit_id`, sql`k.map_on`)}) area`,
      sql`null as unit`,
    ),
  );
  return rows.map((row) => ({ ...keys[row.key - 1]!, figures: tell(row) }));
};

/** A breakdown: every unit of `level` under the roots (an area's id, or a jurisdiction's units) with its figures. */
export interface BreakdownKey {
  unitIds: readonly number[];
  level: AdminLevel;
  asOf: string;
  mapOn: string;
}

export const breakdowns = async (
  read: Reader,
  keys: readonly BreakdownKey[],
): Promise<{ key: BreakdownKey; unit: AdminUnitRow; figures: Figures }[]> => {
  const rows = await read.rows<AreaRow & { rootKey: number; unit: AdminUnitRow }>(
    'coverage.breakdown',
    figures(
      sql`select row_number() over (order by key, name, unit_id)::integer as key, key::integer as root_key, unit_id,
          as_of, map_on, true as is_area
        from (
          select distinct k.key, u.name, u.id as unit_id, k."asOf" as as_of, k."mapOn" as map_on
          from jsonb_to_recordset(${JSON.stringify(
            keys.map((key, at) => ({ ...key, key: at + 1, level: levelNumber(key.level) })),
          )}::jsonb) as k (key integer, "unitIds" jsonb, level smallint, "asOf" date, "mapOn" date)
          cross join lateral jsonb_array_elements_text(k."unitIds") as root (id)
          join admin_unit_ancestor a on a.ancestor_id = root.id::integer
          join admin_unit u on u.id = a.unit_id and u.level = k.level and ${validOn(raw('u'), sql`k."mapOn"`)}
        ) unit`,
      sql`area.root_key as "rootKey", ${adminUnitJson(sql`area.unit_ids[1]`)} as unit`,
    ),
  );
  return rows.map((row) => ({ key: keys[row.rootKey - 1]!, unit: row.unit, figures: tell(row) }));
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
