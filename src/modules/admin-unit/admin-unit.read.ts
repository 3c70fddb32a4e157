import { type Asked, columnsAsked } from '../../api/asked.js';
import { type Order, type Page, pageSql } from '../../api/connection.js';
import { searchText } from '../../api/text.js';
import { type Reader, type Sql, columnsAs, join, raw, sql, validOn } from '../../database/read.js';
import { isValidOn } from '../../domain/validity.js';
import { householdShare, standingProgramIn } from '../coverage/index.js';
import type { AdminUnitFilter } from './admin-unit.input.js';
import { AdminUnitId } from './admin-unit.type.js';
import {
  type AdminLevel,
  type AdminUnitKind,
  type CodeSystem,
  type LineagePart,
  levelNumber,
  AdminUnitOrder,
} from './admin-unit.vocabulary.js';

export interface AdminUnitRow {
  id: number;
  code: string;
  codeSystem: CodeSystem;
  name: string;
  kind: AdminUnitKind;
  level: AdminLevel;
  parentId: number | null;
  validFrom: string | null;
  validTo: string | null;
  recordedFrom: string | null;
  provenance: string;
  centroid: { latitude: number; longitude: number; precision: 'COMMUNE_CENTER' } | null;
}

const columnsOf = (alias: Sql): Record<keyof AdminUnitRow, Sql> => ({
  id: sql`${alias}.id`,
  code: sql`${alias}.code`,
  codeSystem: sql`${alias}.code_system`,
  name: sql`${alias}.name`,
  kind: sql`${alias}.kind`,
  level: sql`(array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[${alias}.level]`,
  parentId: sql`${alias}.parent_id`,
  validFrom: sql`${alias}.valid_from`,
  validTo: sql`${alias}.valid_to`,
  recordedFrom: sql`${alias}.recorded_from`,
  provenance: sql`${alias}.provenance`,
  centroid: sql`case when ${alias}.latitude is not null then json_build_object('latitude', ${alias}.latitude,
    'longitude', ${alias}.longitude, 'precision', 'COMMUNE_CENTER') end`,
});

/** The fields that are told from columns of other names. */
const TOLD_FROM: Readonly<Record<string, keyof AdminUnitRow>> = { parent: 'parentId', ancestors: 'parentId' };

/**
 * The columns of an AdminUnitRow from the table under `alias`; where it is told which fields are asked for, those from which
 * these are told, or all where one of them hangs on more than a column.
 */
export const adminUnitColumns = (alias: Sql, asked: Asked | null = null): Sql => {
  const columns = columnsOf(alias);
  const isColumn = (field: string) => (TOLD_FROM[field] ?? field) in columns || field === '__typename';
  return columnsAs(asked?.every(isColumn) ? columnsAsked(columns, TOLD_FROM, asked) : columns);
};

const u = raw('u');

/** The AdminUnitRow of that id as one JSON value, for statements that carry a unit inside a row; null for null. */
export const adminUnitJson = (id: Sql): Sql =>
  sql`(select to_json(unit) from (select ${adminUnitColumns(u)} from admin_unit u where u.id = ${id}) unit)`;

/** The units and everything above them, for what shows a unit shows its parents too. */
export const adminUnitsWithAncestors = (read: Reader, ids: readonly number[]): Promise<AdminUnitRow[]> =>
  read.rows(
    'admin-unit.by-id',
    sql`
    select ${adminUnitColumns(u)} from admin_unit u where u.id in (
      select a.ancestor_id from admin_unit_ancestor a where a.unit_id = any(${ids}::integer[]))`,
  );

/**
 * A SELECT of the ids of the areas of today on the ground of one of any map, whoever acts on which answers for it:
 * itself while it stands, else what became of it by lineage, else the communes that share ground with it. One null for
 * a unit of which none is known; no row for no unit.
 */
export const areasToday = (unit: Sql, today: string): Sql => sql`
  with recursive heir (id) as (
    select ${unit}
    union select l.successor_id from heir join admin_unit_lineage l on l.predecessor_id = heir.id
  ), standing as (
    select area.id from heir join admin_unit area on area.id = heir.id and ${validOn(raw('area'), sql`${today}::date`)}
  ), sharing as (
    select area.id from admin_unit_ancestor around
    join admin_unit asked on asked.id = around.unit_id and around.ancestor_level = least(asked.level, 3)
    join admin_unit_overlap o on o.outer_id = around.ancestor_id
    join admin_unit area on area.id = o.inner_id and area.level = 3 and ${validOn(raw('area'), sql`${today}::date`)}
    where asked.id = ${unit} and not exists (select from standing)
  )
  select known.id from admin_unit asked left join (select id from standing union select id from sharing) known on true
  where asked.id = ${unit}`;

/** All units that ever had a code, the higher levels first. */
export interface UnitsOfCode {
  code: string;
  units: readonly AdminUnitRow[];
}

export const unitsOfCodes = async (read: Reader, codes: readonly string[]): Promise<UnitsOfCode[]> => {
  const rows = await read.rows<AdminUnitRow>(
    'admin-unit.by-code',
    sql`
    select ${adminUnitColumns(u)} from unnest(${codes}::text[]) as asked (code)
    join admin_unit u on u.code = asked.code order by u.level, u.id`,
  );
  return [...Map.groupBy(rows, ({ code }) => code)].map(([code, units]) => ({ code, units }));
};

/** The one that is valid on a day; where two levels share the code and none is asked for, the higher one is meant. */
export const unitOnDay = ({ units }: UnitsOfCode, level: AdminLevel | null, day: string): AdminUnitRow | null =>
  units.find((unit) => (level === null || unit.level === level) && isValidOn(unit, day)) ?? null;

export interface LineageRow {
  ownerId: number;
  unitId: number;
  part: LineagePart;
  effectiveOn: string;
}

export const predecessorsOf = (read: Reader, ids: readonly number[]): Promise<LineageRow[]> =>
  read.rows(
    'admin-unit.predecessors',
    sql`
    select l.successor_id as "ownerId", l.predecessor_id as "unitId", l.part, l.effective_on as "effectiveOn"
    from admin_unit_lineage l join admin_unit u on u.id = l.predecessor_id
    where l.successor_id = any(${ids}::integer[]) order by u.name, u.id`,
  );

export const successorsOf = (read: Reader, ids: readonly number[]): Promise<LineageRow[]> =>
  read.rows(
    'admin-unit.successors',
    sql`
    select l.predecessor_id as "ownerId", l.successor_id as "unitId", l.part, l.effective_on as "effectiveOn"
    from admin_unit_lineage l join admin_unit u on u.id = l.successor_id
    where l.predecessor_id = any(${ids}::integer[]) order by u.name, u.id`,
  );

export const boundariesOf = (
  read: Reader,
  ids: readonly number[],
): Promise<{ id: number; boundary: object | null }[]> =>
  read.rows(
    'admin-unit.boundaries',
    sql`select u.id, u.boundary from admin_unit u where u.id = any(${ids}::integer[])`,
  );

/** What `Query.adminUnits` and `AdminUnit.children` have in common, checked and decoded. */
export interface AdminUnitListing {
  filter: AdminUnitFilter;
  /** The map day. */
  day: string;
  order: AdminUnitOrder;
}

export const orderOf = ({ filter, day, order }: AdminUnitListing): Order => {
  const name = [
    { sql: sql`u.name`, type: 'text' as const },
    { sql: sql`u.id`, type: 'int' as const },
  ];
  switch (order) {
    case AdminUnitOrder.NAME:
      return { name: order, keys: name };
    case AdminUnitOrder.RELEVANCE: {
      const text = sql`${searchText(filter.text ?? '')}::text`;
      // The text with its very marks before a mere likeness, the whole name before a part of it.
      const rank = sql`(2 * (strpos(lower(u.name), lower(${text} collate vietnamese)) = 0)::integer
        + (u.search_name <> fold_unit_name(${text}))::integer)`;
      return { name: order, keys: [{ sql: rank, type: 'int' }, ...name] };
    }
    default: {
      const unknown = order === AdminUnitOrder.HOUSEHOLD_SHARE_ASC ? sql`'1e9'` : sql`-1`;
      const share = householdShare(sql`u.id`, sql`${day}::date`);
      return {
        name: order,
        keys: [
          { sql: sql`coalesce(${share}, ${unknown}::double precision)`, type: 'float' },
          { sql: sql`u.id`, type: 'int' },
        ],
        descending: order === AdminUnitOrder.HOUSEHOLD_SHARE_DESC,
      };
    }
  }
};

const conditions = ({ filter, day }: AdminUnitListing): Sql => {
  const on = sql`${day}::date`;
  const all = [validOn(u, on)];
  if (filter.level) all.push(sql`u.level = ${levelNumber(filter.level)}`);
  if (filter.kinds) all.push(sql`u.kind = any(${filter.kinds}::text[])`);
  if (filter.provenances) all.push(sql`u.provenance = any(${filter.provenances}::text[])`);
  if (filter.within != null) {
    const within = AdminUnitId.decode(filter.within, 'within');
    all.push(sql`u.id <> ${within} and exists (select from admin_unit_ancestor a
      where a.unit_id = u.id and a.ancestor_id = ${within})`);
  }
  if (filter.text != null) {
    all.push(sql`u.search_name like like_anywhere(fold_unit_name(${searchText(filter.text)}))`);
  }
  if (filter.withoutProgramOf) all.push(sql`not ${standingProgramIn(sql`u.id`, on, filter.withoutProgramOf)}`);
  if (filter.recorded != null) {
    const isUnrecorded = sql`c.level = 3 and ${validOn(raw('c'), on)} and not coalesce(c.recorded_from <= ${on}, false)`;
    // What lies below it, or the commune that it lies in: each found by an index, for the country has 10,000 communes.
    const unrecorded = sql`(exists (
      select from admin_unit_ancestor a join admin_unit c on c.id = a.unit_id where a.ancestor_id = u.id and ${isUnrecorded}
    ) or exists (
      select from admin_unit_ancestor a join admin_unit c on c.id = a.ancestor_id where a.unit_id = u.id and ${isUnrecorded}
    ))`;
    all.push(filter.recorded ? sql`not ${unrecorded}` : unrecorded);
  }
  return join(all, ' and ');
};

export type AdminUnitPageRow = AdminUnitRow & { cursor: (string | number)[] };

export const listAdminUnits = (read: Reader, listing: AdminUnitListing, page: Page): Promise<AdminUnitPageRow[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, orderOf(listing));
  return read.rows(
    'admin-unit.list',
    sql`
    select ${adminUnitColumns(u)}, ${cursor} from (
      select u.id, ${keys} from admin_unit u where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join admin_unit u on u.id = page.id ${outerOrderBy}`,
  );
};

export const countAdminUnits = async (read: Reader, listing: AdminUnitListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'admin-unit.count',
    sql`select count(*) from admin_unit u where ${conditions(listing)}`,
  );
  return row!.count;
};

/** Units below each owner: of `level`, or without one its own children; those of the map of the owner's `day`. */
export const childrenOf = (
  read: Reader,
  ownerIds: readonly number[],
  { level, day, page }: { level: AdminLevel | null; day: string; page: Page },
): Promise<(AdminUnitPageRow & { ownerId: number })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, childOrder);
  return read.rows(
    'admin-unit.children',
    sql`
    select owner.id as "ownerId", ${adminUnitColumns(u)}, ${cursor}
    from unnest(${ownerIds}::integer[]) as owner (id) cross join lateral (
      select u.id, ${keys} from admin_unit_ancestor a join admin_unit u on u.id = a.unit_id
      where a.ancestor_id = owner.id and u.id <> owner.id
        and ${level ? sql`u.level = ${levelNumber(level)}` : sql`u.parent_id = owner.id`}
        and ${validOn(u, sql`${day}::date`)} and ${after} ${orderBy} ${limit}
    ) page join admin_unit u on u.id = page.id ${outerOrderBy}`,
  );
};

export const childOrder: Order = {
  name: 'NAME',
  keys: [
    { sql: sql`u.name`, type: 'text' },
    { sql: sql`u.id`, type: 'int' },
  ],
};

export const countChildren = (
  read: Reader,
  ownerIds: readonly number[],
  { level, day }: { level: AdminLevel | null; day: string },
): Promise<{ ownerId: number; count: number }[]> =>
  read.rows(
    'admin-unit.count-children',
    sql`
    select a.ancestor_id as "ownerId", count(*) from admin_unit_ancestor a join admin_unit u on u.id = a.unit_id
    where a.ancestor_id = any(${ownerIds}::integer[]) and u.id <> a.ancestor_id
      and ${level ? sql`u.level = ${levelNumber(level)}` : sql`u.parent_id = a.ancestor_id`}
      and ${validOn(u, sql`${day}::date`)}
    group by a.ancestor_id`,
  );
