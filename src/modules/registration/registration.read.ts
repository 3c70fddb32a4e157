import { type Order, type Page, pageSql } from '../../api/connection.js';
import { searchText } from '../../api/text.js';
import { within } from '../../access/scope.js';
import type { Viewer } from '../../access/viewer.js';
import { type Reader, type Sql, join, raw, sql } from '../../database/read.js';
import { AdminUnitId } from '../admin-unit/index.js';
import { inForce } from '../program/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import type { RegistrationFilter } from './registration.input.js';
import type { InboxItemKind, RegistrationStatus, Remark } from './registration.vocabulary.js';

export interface RegistrationRow {
  id: number;
  kind: ProgramKind;
  status: RegistrationStatus;
  version: number;
  adminUnitId: number;
  filingUnitId: number;
  managingUnitId: number | null;
  clusterId: number | null;
  programId: number | null;
  remarks: Remark[];
}

/** Who reads, and on which day: registrations are shown inside jurisdictions alone. */
export interface Reading {
  viewer: Viewer | null;
  today: string;
}

const columns = ({ viewer }: Reading): Sql => sql`
  r.id, r.kind, r.status, r.version, r.admin_unit_id as "adminUnitId", r.filing_unit_id as "filingUnitId",
  r.managing_unit_id as "managingUnitId", r.cluster_id as "clusterId", r.program_id as "programId", r.name, r.locality,
  r.founded_on as "foundedOn", r.replication, r.note, r.households, r.details, r.equipment,
  case when r.latitude is not null then json_build_object('latitude', r.latitude, 'longitude', r.longitude,
    'precision', r.position_precision) end as position,
  case when r.basis_kind is not null then json_build_object('kind', r.basis_kind, 'number', r.basis_number,
    'date', r.basis_date, 'issuer', r.basis_issuer, 'annexRow', r.basis_annex_row) end as basis,
  coalesce((select s.remarks from registration_step s
    where s.registration_id = r.id and s.status in ('RETURNED', 'REJECTED') order by s.id desc limit 1), '[]') as remarks,
  coalesce(r.filed_by = ${viewer?.subject ?? null}, false) as "isMine",
  r.recorded_at as "recordedAt", r.submitted_at as "submittedAt", r.decided_at as "decidedAt"`;

/** What of the registrations `r` the viewer may see: submitted ones of their areas, and drafts too as a local officer. */
const shown = ({ viewer, today }: Reading): Sql => sql`(
  (r.submitted_at is not null and ${within(viewer, 'READ_REGISTRATIONS', sql`r.admin_unit_id`, today)})
  or ${within(viewer, 'READ_DRAFTS', sql`r.admin_unit_id`, today)})`;

export const registrationsById = (read: Reader, ids: readonly number[], reading: Reading): Promise<RegistrationRow[]> =>
  read.rows(
    'registration.by-id',
    sql`select ${columns(reading)} from registration r where r.id = any(${ids}::integer[]) and ${shown(reading)}`,
  );

export interface RegistrationStepRow {
  ownerId: number;
  status: RegistrationStatus;
  recordedAt: string;
  responsibleUnitId: number;
  document: string | null;
  remarks: Remark[];
}

/** The steps of registrations that the viewer sees already, the first one first. */
export const registrationSteps = (read: Reader, ids: readonly number[]): Promise<RegistrationStepRow[]> =>
  read.rows(
    'registration.steps',
    sql`
    select s.registration_id as "ownerId", s.status, s.recorded_at as "recordedAt",
      s.responsible_unit_id as "responsibleUnitId", s.document, s.remarks
    from registration_step s where s.registration_id = any(${ids}::integer[]) order by s.id`,
  );

/** The oldest first. */
export const order: Order = {
  name: 'OLDEST',
  keys: [{ sql: sql`r.id`, type: 'int' }],
};

export interface RegistrationListing extends Reading {
  filter: RegistrationFilter;
}

const conditions = ({ filter, ...reading }: RegistrationListing): Sql => {
  const all = [shown(reading)];
  if (filter.statuses) all.push(sql`r.status = any(${filter.statuses}::text[])`);
  if (filter.kinds) all.push(sql`r.kind = any(${filter.kinds}::text[])`);
  if (filter.adminUnit != null) {
    const unit = AdminUnitId.decode(filter.adminUnit, 'adminUnit');
    all.push(sql`r.admin_unit_id in (select a.unit_id from admin_unit_ancestor a where a.ancestor_id = ${unit})`);
  }
  if (filter.text != null) all.push(sql`r.folded_name like like_anywhere(fold(${searchText(filter.text)}))`);
  if (filter.isMine != null) {
    const mine = sql`r.filed_by = ${reading.viewer?.subject ?? null}`;
    all.push(filter.isMine ? mine : sql`not ${mine}`);
  }
  return join(all, ' and ');
};

export const listRegistrations = (
  read: Reader,
  listing: RegistrationListing,
  page: Page,
): Promise<(RegistrationRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'registration.list',
    sql`
    select ${columns(listing)}, ${cursor} from (
      select r.id, ${keys} from registration r where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join registration r on r.id = page.id ${outerOrderBy}`,
  );
};

export const countRegistrations = async (read: Reader, listing: RegistrationListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'registration.count',
    sql`select count(*) from registration r where ${conditions(listing)}`,
  );
  return row!.count;
};

export interface InboxRow {
  kind: InboxItemKind;
  since: string;
  registrationId: number | null;
  programId: number | null;
  cursor: (string | number)[];
}

/** What has waited longest first. */
export const inboxOrder: Order = {
  name: 'LONGEST',
  keys: [
    { sql: sql`item.since_key`, type: 'text' },
    { sql: sql`item.kind`, type: 'text' },
    { sql: sql`item.id`, type: 'int' },
  ],
};

/** What waits for the viewer, as the relation `item`. */
const inbox = ({ viewer, today }: Reading): Sql => sql`(
  select waiting.*, to_char(waiting.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as since_key from (
    select 'REGISTRATION_TO_DECIDE' as kind, r.id, r.submitted_at as since, r.id as registration_id, null::integer as program_id
    from registration r
    where r.status = 'SUBMITTED' and r.submitted_by <> ${viewer?.subject ?? ''}
      and ${within(viewer, 'CONFIRM_REGISTRATION', sql`r.admin_unit_id`, today)}
    union all
    select 'REGISTRATION_TO_MEND', r.id, r.changed_at, r.id, null from registration r
    where r.status = 'RETURNED' and ${within(viewer, 'FILE_REGISTRATION', sql`r.admin_unit_id`, today)}
    union all
    select 'PROGRAM_TO_PLACE', place.program_id, place.recorded_at, null, place.program_id from program_placement place
    join program_status s on s.program_id = place.program_id and ${inForce(raw('s'), sql`${today}::date`)}
      and s.status not in ('DISSOLVED', 'MERGED')
    where place.is_unplaced and ${inForce(raw('place'), sql`${today}::date`)}
      and ${within(viewer, 'MOVE_PROGRAM', sql`place.admin_unit_id`, today)}
  ) waiting) item`;

export const listInbox = (read: Reader, reading: Reading, page: Page): Promise<InboxRow[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, inboxOrder);
  return read.rows(
    'registration.inbox',
    sql`
    select page.kind, page.since, page.registration_id as "registrationId", page.program_id as "programId", ${cursor} from (
      select item.*, ${keys} from ${inbox(reading)} where ${after} ${orderBy} ${limit}
    ) page ${outerOrderBy}`,
  );
};

export const countInbox = async (read: Reader, reading: Reading): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'registration.count-inbox',
    sql`select count(*) from ${inbox(reading)}`,
  );
  return row!.count;
};
