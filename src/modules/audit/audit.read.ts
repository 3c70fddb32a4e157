import type { Action } from '../../access/actions.js';
import type { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { within } from '../../access/scope.js';
import { type Viewer, grantsFor } from '../../access/viewer.js';
import { type Order, type Page, pageSql } from '../../api/connection.js';
import { decodeAnyId } from '../../api/node.js';
import { searchText } from '../../api/text.js';
import { type Reader, type Sql, join, sql } from '../../database/read.js';
import { AdminUnitId } from '../admin-unit/index.js';
import type { AuditFilter } from './audit.input.js';

export interface AuditRow {
  id: number;
  chain: string;
  ordinal: number;
  recordedAt: string;
  actor: string;
  role: OfficerRole | null;
  responsibleUnitId: number | null;
  action: Action;
  targetType: string;
  targetId: number | null;
  targetVersion: number | null;
  rowCount: number;
  digest: string | null;
  requestId: string;
  hash: string;
  changes: { entity: string; id: string | null; field: string; before: string | null; after: string | null }[];
}

/** Who reads, and on which day: nobody reads the trail of a province that they do not answer for. */
export interface Reading {
  viewer: Viewer | null;
  today: string;
}

const COLUMNS = sql`
  r.id, r.chain, r.ordinal, r.recorded_at as "recordedAt", r.actor, r.role, r.action, r.target_type as "targetType",
  r.target_id as "targetId", r.target_version as "targetVersion", r.row_count as "rowCount",
  encode(r.digest, 'hex') as digest, r.request_id as "requestId", encode(r.hash, 'hex') as hash,
  (select o.responsible_unit_id from officer o where o.id = r.officer_id) as "responsibleUnitId",
  coalesce((
    select jsonb_agg(jsonb_build_object('entity', change.row ->> 'entity', 'id', change.row ->> 'id', 'field', f.key,
      'before', nullif((f.value -> 0)::text, 'null'), 'after', nullif((f.value -> 1)::text, 'null'))
      order by change.place, f.key)
    from jsonb_array_elements(r.changes) with ordinality as change (row, place)
    cross join jsonb_each(change.row -> 'fields') f), '[]') as changes`;

/** What of the rows `r` the viewer may see: the chains of the provinces they reach, and with the ministry's view all. */
const shown = ({ viewer, today }: Reading): Sql => {
  const isEverywhere = ({ role, unitId }: { role: OfficerRole; unitId: number | null }) =>
    unitId === null || role === 'NATIONAL_VIEWER';
  if (grantsFor(viewer, 'READ_AUDIT_TRAIL').some(isEverywhere)) return sql`true`;
  return sql`r.chain in (
    select p.code from admin_unit p where p.level = 1 and ${within(viewer, 'READ_AUDIT_TRAIL', sql`p.id`, today)})`;
};

export const auditRowsById = (read: Reader, ids: readonly number[], reading: Reading): Promise<AuditRow[]> =>
  read.rows(
    'audit.by-id',
    sql`select ${COLUMNS} from audit_row r where r.id = any(${ids}::bigint[]) and ${shown(reading)}`,
  );

/** The newest first: ids are given inside a chain, one row after the other. */
export const order: Order = {
  name: 'NEWEST',
  keys: [{ sql: sql`r.id`, type: 'int' }],
  descending: true,
};

export interface AuditListing extends Reading {
  filter: AuditFilter;
}

const conditions = ({ filter, ...reading }: AuditListing): Sql => {
  const { actor, action, targetType, target, adminUnit, since, until, chain } = filter;
  const all = [shown(reading)];
  if (actor != null) all.push(sql`r.actor = ${searchText(actor, 'actor')}`);
  if (action != null) all.push(sql`r.action = ${action}`);
  if (targetType != null) all.push(sql`r.target_type = ${searchText(targetType, 'targetType')}`);
  if (target != null) {
    const { type, id } = decodeAnyId(target, undefined, 'target');
    // Found first, as an array: beside the order by id, PostgreSQL would rather walk the whole trail for them.
    all.push(sql`r.id = any(array(
      select upon.id from audit_row upon where upon.target_type = ${type} and upon.target_id = ${id}
      union select among.id from audit_row among where among.changes @> ${JSON.stringify([{ entity: type, id }])}::jsonb))`);
  }
  if (adminUnit != null) {
    const unit = AdminUnitId.decode(adminUnit, 'adminUnit');
    all.push(sql`r.area_ids && array(select a.unit_id from admin_unit_ancestor a where a.ancestor_id = ${unit})`);
  }
  if (since != null) all.push(sql`r.recorded_at >= ${since}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (until != null) all.push(sql`r.recorded_at < ${until}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (chain != null) all.push(sql`r.chain = ${searchText(chain, 'chain')}`);
  return join(all, ' and ');
};

export const listAuditRows = (
  read: Reader,
  listing: AuditListing,
  page: Page,
): Promise<(AuditRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'audit.list',
    sql`
    select ${COLUMNS}, ${cursor} from (
      select r.id, ${keys} from audit_row r where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join audit_row r on r.id = page.id ${outerOrderBy}`,
  );
};

export const countAuditRows = async (read: Reader, listing: AuditListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'audit.count',
    sql`select count(*) from audit_row r where ${conditions(listing)}`,
  );
  return row!.count;
};
