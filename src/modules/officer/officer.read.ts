import type { OfficerRole } from '../../access/officer-role.vocabulary.js';
import { within } from '../../access/scope.js';
import { type Viewer, grantsFor } from '../../access/viewer.js';
import { type Order, type Page, pageSql } from '../../api/connection.js';
import { type Reader, type Sql, join, raw, sql, validOn } from '../../database/read.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import type { OfficerFilter } from './officer.input.js';

export interface OfficerRow {
  id: number;
  subject: string;
  role: OfficerRole;
  responsibleUnitId: number | null;
  validFrom: string;
  validTo: string | null;
  document: string | null;
  endingDocument: string | null;
}

/** Who reads, and on which day. */
export interface Reading {
  viewer: Viewer | null;
  today: string;
}

const o = raw('o');

const columns = sql`o.id, o.subject, o.role, o.responsible_unit_id as "responsibleUnitId", o.valid_from as "validFrom",
  o.valid_to as "validTo", o.document, o.ending_document as "endingDocument"`;

/** Grants of units all of whose area the viewer may read officers in; the whole registry's only with all of it. */
const shown = ({ viewer, today }: Reading): Sql => {
  if (grantsFor(viewer, 'READ_OFFICERS').some(({ unitId }) => unitId === null)) return sql`true`;
  return sql`o.responsible_unit_id in (
    select below.ancestor_id from responsible_unit_ancestor below
    join jurisdiction j on j.responsible_unit_id = below.unit_id and ${validOn(raw('j'), sql`${today}::date`)}
    group by below.ancestor_id
    having bool_and(${within(viewer, 'READ_OFFICERS', sql`j.admin_unit_id`, today)}))`;
};

const isViewers = ({ viewer }: Reading): Sql => sql`o.subject = ${viewer?.subject ?? null}`;

/** The grants of these ids that the viewer may see; their own among them. */
export const officersById = (read: Reader, ids: readonly number[], reading: Reading): Promise<OfficerRow[]> =>
  read.rows(
    'officer.by-id',
    sql`
    select ${columns} from officer o
    where o.id = any(${ids}::integer[]) and (${isViewers(reading)} or ${shown(reading)})`,
  );

/** The viewer's own grants in force, the oldest first. */
export const grantsOfViewer = (read: Reader, reading: Reading): Promise<OfficerRow[]> =>
  read.rows(
    'officer.of-viewer',
    sql`
    select ${columns} from officer o
    where ${isViewers(reading)} and ${validOn(o, sql`${reading.today}::date`)} order by o.valid_from, o.id`,
  );

export const order: Order = {
  name: 'SUBJECT',
  keys: [
    { sql: sql`o.subject collate "C"`, type: 'text' },
    { sql: sql`o.id`, type: 'int' },
  ],
};

export interface OfficerListing extends Reading {
  filter: OfficerFilter;
}

const conditions = ({ filter, ...reading }: OfficerListing): Sql => {
  const all = [validOn(o, sql`${filter.asOf ?? reading.today}::date`), shown(reading)];
  if (filter.unit != null) all.push(sql`o.responsible_unit_id = ${ResponsibleUnitId.decode(filter.unit, 'unit')}`);
  if (filter.role) all.push(sql`o.role = ${filter.role}`);
  if (filter.subject != null) all.push(sql`o.subject = ${filter.subject}`);
  return join(all, ' and ');
};

export const listOfficers = (
  read: Reader,
  listing: OfficerListing,
  page: Page,
): Promise<(OfficerRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'officer.list',
    sql`
    select ${columns}, ${cursor} from (
      select o.id, ${keys} from officer o where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join officer o on o.id = page.id ${outerOrderBy}`,
  );
};

export const countOfficers = async (read: Reader, listing: OfficerListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'officer.count',
    sql`select count(*) from officer o where ${conditions(listing)}`,
  );
  return row!.count;
};
