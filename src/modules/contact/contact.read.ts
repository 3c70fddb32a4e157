import { deedOf } from '../../access/actions.js';
import { within } from '../../access/scope.js';
import type { Viewer } from '../../access/viewer.js';
import { type Order, type Page, pageSql } from '../../api/connection.js';
import { type Reader, type Sql, join, raw, sql, validOn } from '../../database/read.js';
import { ProgramId, inForce } from '../program/index.js';
import type { ContactReadingFilter } from './contact.input.js';
import type { ContactRole } from './contact.vocabulary.js';

export interface ContactRow {
  id: number;
  programId: number;
  role: ContactRole;
  validFrom: string;
  validTo: string | null;
}

/** Who reads people, on which day, by which request: every reading is logged. */
export interface Reading {
  viewer: Viewer;
  today: string;
  requestId: string;
}

/** Which terms: those of a day, or all that began by then. */
export interface Term {
  day: string;
  includeEnded: boolean;
}

/*
 * Statements that show people log it themselves: rows are given only once their reading is in the log and committed.
 * They hold the permission as every read does, and the database holds it again (row-level security, see migration
 * 0012-people), for the officer by whom it is logged is its own answer.
 */

const columns = sql`
  c.id, c.program_id as "programId", c.role, c.name, c.phone, c.valid_from as "validFrom", c.valid_to as "validTo",
  c.purpose, c.legal_basis as "legalBasis", c.erased_at is not null as "isErased"`;

const order = (alias: Sql): Sql =>
  sql`array_position(array['LEADER', 'DEPUTY', 'KEEPER'], ${alias}.role), ${alias}."validFrom", ${alias}.id`;

/** The programs under alias `p` that lie where the viewer reads people, each with the officer by whom they do. */
const readable = ({ viewer, today }: Reading, programs: Sql): Sql => sql`
  select p.id, officer_over(p.id, ${deedOf('READ_CONTACTS').roles}::text[]) as "officerId" from program p
  join program_placement place on place.program_id = p.id and ${inForce(raw('place'), sql`${today}::date`)}
  where ${programs} and ${within(viewer, 'READ_CONTACTS', sql`place.admin_unit_id`, today)}`;

/** Logs what is in `seen`, a line a program. */
const noted = ({ requestId }: Reading): Sql => sql`
  insert into contact_reading (program_id, officer_id, subject, role, request_id, is_emergency, contact_ids)
  select seen."programId", o.id, o.subject, o.role, ${requestId}, false, array_agg(seen.id order by seen.id)
  from seen join asked on asked.id = seen."programId" join officer o on o.id = asked."officerId"
  group by seen."programId", o.id`;

/** The people of programs; a program where the viewer may not read them is left out. */
export const contactsOfPrograms = (
  read: Reader,
  programIds: readonly number[],
  { day, includeEnded }: Term,
  reading: Reading,
): Promise<{ ownerId: number; contacts: ContactRow[] }[]> => {
  const term = includeEnded ? sql`c.valid_from <= ${day}::date` : validOn(raw('c'), sql`${day}::date`);
  return read.rowsAs(
    reading.viewer,
    'contact.of-programs',
    sql`
    with asked as materialized (${readable(reading, sql`p.id = any(${programIds}::integer[])`)}),
    seen as materialized (
      select ${columns} from contact c join asked on asked.id = c.program_id
      where asked."officerId" is not null and ${term}
    ), noted as (${noted(reading)})
    select asked.id as "ownerId",
      coalesce(json_agg(to_json(seen) order by ${order(raw('seen'))}) filter (where seen.id is not null), '[]') as contacts
    from asked left join seen on seen."programId" = asked.id
    where asked."officerId" is not null group by asked.id`,
  );
};

export const contactsById = (read: Reader, ids: readonly number[], reading: Reading): Promise<ContactRow[]> =>
  read.rowsAs(
    reading.viewer,
    'contact.by-id',
    sql`
    with asked as materialized (${readable(
      reading,
      sql`p.id in (select c.program_id from contact c where c.id = any(${ids}::integer[]))`,
    )}), seen as materialized (
      select ${columns} from contact c join asked on asked.id = c.program_id
      where asked."officerId" is not null and c.id = any(${ids}::integer[])
    ), noted as (${noted(reading)})
    select * from seen`,
  );

/** Whoever has a task in a program today, opened for a stated reason; it is logged also where there is nobody. */
export const contactsInEmergency = (
  read: Reader,
  programId: number,
  reason: string,
  { viewer, today, requestId }: Reading,
): Promise<ContactRow[]> =>
  read.rowsAs(
    { subject: viewer.subject, emergency: reason },
    'contact.in-emergency',
    sql`
    with seen as materialized (
      select ${columns} from contact c
      where c.program_id = ${programId} and emergency_officer() is not null and ${validOn(raw('c'), sql`${today}::date`)}
    ), noted as (
      insert into contact_reading (program_id, officer_id, subject, role, request_id, is_emergency, reason, contact_ids)
      select ${programId}, o.id, o.subject, o.role, ${requestId}, true, ${reason},
        coalesce((select array_agg(id order by id) from seen), '{}')
      from officer o where o.id = emergency_officer()
    )
    select * from seen order by ${order(raw('seen'))}`,
  );

export interface ContactReadingRow {
  id: number;
  programId: number;
  unitId: number | null;
}

/** The newest first. */
export const readingOrder: Order = { name: 'NEWEST', keys: [{ sql: sql`r.id`, type: 'int' }], descending: true };

export interface ReadingListing {
  filter: ContactReadingFilter;
  viewer: Viewer;
  today: string;
}

/** The readings `r` of the people of programs that lie where the viewer watches over them, and match. */
const listed = ({ filter, viewer, today }: ReadingListing): Sql => {
  const all = [within(viewer, 'READ_CONTACT_READINGS', sql`place.admin_unit_id`, today)];
  if (filter.program != null) all.push(sql`r.program_id = ${ProgramId.decode(filter.program, 'program')}`);
  if (filter.isEmergency != null) all.push(sql`r.is_emergency = ${filter.isEmergency}`);
  if (filter.since != null) {
    all.push(sql`r.recorded_at >= ${filter.since}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  }
  return sql`
    from contact_reading r join program_placement place on place.program_id = r.program_id
      and ${inForce(raw('place'), sql`${today}::date`)}
    where ${join(all, ' and ')}`;
};

export const listReadings = (
  read: Reader,
  listing: ReadingListing,
  page: Page,
): Promise<(ContactReadingRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, readingOrder);
  return read.rowsAs(
    listing.viewer,
    'contact-reading.list',
    sql`
    select r.id, r.program_id as "programId", r.role, r.is_emergency as "isEmergency", r.reason,
      cardinality(r.contact_ids) as "contactCount", r.recorded_at as "recordedAt", o.responsible_unit_id as "unitId",
      not answers_for(o.responsible_unit_id, page.area_id, ${listing.today}::date) as "isFromOutside", ${cursor}
    from (
      select r.id, place.admin_unit_id as area_id, ${keys} ${listed(listing)} and ${after} ${orderBy} ${limit}
    ) page join contact_reading r on r.id = page.id join officer o on o.id = r.officer_id ${outerOrderBy}`,
  );
};

export const countReadings = async (read: Reader, listing: ReadingListing): Promise<number> => {
  const [row] = await read.rowsAs<{ count: number }>(
    listing.viewer,
    'contact-reading.count',
    sql`select count(*) ${listed(listing)}`,
  );
  return row!.count;
};
