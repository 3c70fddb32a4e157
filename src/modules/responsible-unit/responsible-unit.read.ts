import { type Order, type Page, pageSql } from '../../api/connection.js';
import { searchText } from '../../api/text.js';
import { type Reader, type Sql, join, raw, sql, validOn } from '../../database/read.js';
import { AdminUnitId, type AdminUnitRow, adminUnitColumns } from '../admin-unit/index.js';
import type { ResponsibleUnitFilter } from './responsible-unit.input.js';
import { ResponsibleUnitId } from './responsible-unit.type.js';
import type { ResponsibleUnitKind } from './responsible-unit.vocabulary.js';

export interface ResponsibleUnitRow {
  id: number;
  code: string;
  name: string;
  kind: ResponsibleUnitKind;
  parentId: number | null;
  validFrom: string | null;
  validTo: string | null;
  provenance: string;
}

const r = raw('r');

const columns = sql`r.id, r.code, r.name, r.kind, r.parent_id as "parentId", r.valid_from as "validFrom",
  r.valid_to as "validTo", r.provenance`;

/** The ResponsibleUnitRow of that id as one JSON value, for statements that carry a unit inside a row; null for null. */
export const responsibleUnitJson = (id: Sql): Sql =>
  sql`(select to_json(unit) from (select ${columns} from responsible_unit r where r.id = ${id}) unit)`;

export const responsibleUnitsById = (read: Reader, ids: readonly number[]): Promise<ResponsibleUnitRow[]> =>
  read.rows(
    'responsible-unit.by-id',
    sql`select ${columns} from responsible_unit r where r.id = any(${ids}::integer[])`,
  );

export const responsibleUnitsByCode = (read: Reader, codes: readonly string[]): Promise<ResponsibleUnitRow[]> =>
  read.rows(
    'responsible-unit.by-code',
    sql`select ${columns} from responsible_unit r where r.code = any(${codes}::text[])`,
  );

/**
 * The jurisdiction rows in force on `day` of a unit and of the units under it: a FROM item with the column
 * admin_unit_id, an area possibly named by several rows.
 */
export const jurisdictionOf = (unitId: Sql, day: Sql): Sql => sql`
  select j.admin_unit_id from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
  where ra.ancestor_id = ${unitId} and ${validOn(raw('j'), day)}`;

/**
 * The jurisdiction rows of every day of a unit and of the units under it, for what counts on a day of its own: a FROM
 * item with the columns admin_unit_id, valid_from and valid_to.
 */
export const dutiesOf = (unitId: Sql): Sql => sql`
  select j.admin_unit_id, j.valid_from, j.valid_to
  from responsible_unit_ancestor ra join jurisdiction j on j.responsible_unit_id = ra.unit_id
  where ra.ancestor_id = ${unitId}`;

export const jurisdictions = (
  read: Reader,
  ownerIds: readonly number[],
  { day }: { day: string },
): Promise<(AdminUnitRow & { ownerId: number })[]> =>
  read.rows(
    'responsible-unit.jurisdiction',
    sql`
    select owner.id as "ownerId", ${adminUnitColumns(raw('u'))}
    from unnest(${ownerIds}::integer[]) as owner (id) cross join lateral (
      select distinct area.admin_unit_id from (${jurisdictionOf(sql`owner.id`, sql`${day}::date`)}) area
    ) area join admin_unit u on u.id = area.admin_unit_id
    order by u.level, u.name, u.id`,
  );

/** The units whose own jurisdiction on `day` holds the area, the most local first. */
export const unitsInChargeOf = (
  read: Reader,
  areaIds: readonly number[],
  { day }: { day: string },
): Promise<(ResponsibleUnitRow & { ownerId: number })[]> =>
  read.rows(
    'responsible-unit.in-charge',
    sql`
    select * from (
      select distinct on (a.unit_id, r.id) a.unit_id as "ownerId", a.ancestor_level, ${columns}
      from admin_unit_ancestor a join jurisdiction j on j.admin_unit_id = a.ancestor_id
      join responsible_unit r on r.id = j.responsible_unit_id
      where a.unit_id = any(${areaIds}::integer[]) and ${validOn(raw('j'), sql`${day}::date`)}
      order by a.unit_id, r.id, a.ancestor_level desc
    ) unit order by ancestor_level desc, name, id`,
  );

export const order: Order = {
  name: 'NAME',
  keys: [
    { sql: sql`r.name`, type: 'text' },
    { sql: sql`r.id`, type: 'int' },
  ],
};

export interface ResponsibleUnitListing {
  filter: ResponsibleUnitFilter;
  day: string;
}

const conditions = ({ filter, day }: ResponsibleUnitListing): Sql => {
  const on = sql`${day}::date`;
  const all = [validOn(r, on)];
  if (filter.kinds) all.push(sql`r.kind = any(${filter.kinds}::text[])`);
  if (filter.within != null) {
    const within = ResponsibleUnitId.decode(filter.within, 'within');
    all.push(sql`r.id <> ${within} and exists (select from responsible_unit_ancestor a
      where a.unit_id = r.id and a.ancestor_id = ${within})`);
  }
  if (filter.inChargeOf != null) {
    all.push(sql`exists (
      select from jurisdiction j join admin_unit_ancestor a on a.ancestor_id = j.admin_unit_id
      where j.responsible_unit_id = r.id and ${validOn(raw('j'), on)}
        and a.unit_id = ${AdminUnitId.decode(filter.inChargeOf, 'inChargeOf')})`);
  }
  if (filter.text != null) all.push(sql`r.folded_name like like_anywhere(fold(${searchText(filter.text)}))`);
  return join(all, ' and ');
};

export const listResponsibleUnits = (
  read: Reader,
  listing: ResponsibleUnitListing,
  page: Page,
): Promise<(ResponsibleUnitRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'responsible-unit.list',
    sql`
    select ${columns}, ${cursor} from (
      select r.id, ${keys} from responsible_unit r where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join responsible_unit r on r.id = page.id ${outerOrderBy}`,
  );
};

export const countResponsibleUnits = async (read: Reader, listing: ResponsibleUnitListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'responsible-unit.count',
    sql`select count(*) from responsible_unit r where ${conditions(listing)}`,
  );
  return row!.count;
};
