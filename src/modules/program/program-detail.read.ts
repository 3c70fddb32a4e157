import { type Order, type Page, pageSql } from '../../api/connection.js';
import { type Reader, type Sql, raw, sql } from '../../database/read.js';
import { type AdminUnitRow, adminUnitJson } from '../admin-unit/index.js';
import { type ResponsibleUnitRow, responsibleUnitJson } from '../responsible-unit/index.js';
import { type Reading, andShown, inForce, readsAll } from './program.row.js';
import {
  type EquipmentChange,
  type EquipmentKind,
  type ProgramEventKind,
  type ProgramStatus,
  type ProgramUnitRole,
  STANDING,
} from './program.vocabulary.js';

export interface ProgramUnitRow {
  ownerId: number;
  unit: ResponsibleUnitRow;
  role: ProgramUnitRole;
  validFrom: string;
  validTo: string | null;
}

/** The units with a role for each program on `day`: the managing one first, then by role and name. */
export const programUnits = (
  read: Reader,
  programIds: readonly number[],
  { day }: { day: string },
): Promise<ProgramUnitRow[]> =>
  read.rows(
    'program.units',
    sql`
    select pu.program_id as "ownerId", ${responsibleUnitJson(sql`pu.responsible_unit_id`)} as unit, pu.role, pu.valid_from as "validFrom",
      pu.valid_to as "validTo"
    from program_unit pu join responsible_unit r on r.id = pu.responsible_unit_id
    where pu.program_id = any(${programIds}::integer[]) and ${inForce(raw('pu'), sql`${day}::date`)}
    order by pu.role <> 'MANAGING', pu.role, r.name, r.id`,
  );

/** Where each program was placed and who managed it on `day`; for a day before its first, what was then. */
export const programsOnDay = (
  read: Reader,
  programIds: readonly number[],
  { day }: { day: string },
): Promise<{ ownerId: number; adminUnitId: number; managingUnitId: number }[]> => {
  const nearest = (table: Sql) => sql`
    where t.program_id = program.id and t.annulled_at is null ${table}
    order by t.valid_from <= ${day}::date desc, abs(t.valid_from - ${day}::date) limit 1`;
  return read.rows(
    'program.on-day',
    sql`
    select program.id as "ownerId",
      (select t.admin_unit_id from program_placement t ${nearest(sql``)}) as "adminUnitId",
      (select t.responsible_unit_id from program_unit t ${nearest(sql`and t.role = 'MANAGING'`)}) as "managingUnitId"
    from unnest(${programIds}::integer[]) as program (id)`,
  );
};

export interface EquipmentLineRow {
  ownerId: number;
  id: number;
  kind: EquipmentKind;
  quantity: number;
  working: number;
  expiresOn: string | null;
  lastCheckedOn: string | null;
}

export const equipmentOf = (read: Reader, programIds: readonly number[]): Promise<EquipmentLineRow[]> =>
  read.rows(
    'program.equipment',
    sql`
    select e.program_id as "ownerId", e.id, e.kind, e.quantity, e.working, e.expires_on as "expiresOn",
      e.last_checked_on as "lastCheckedOn"
    from equipment_line e where e.program_id = any(${programIds}::integer[]) and e.removed_on is null
    order by e.kind, e.id`,
  );

export interface ProgramEventRow {
  ownerId: number;
  cursor: (string | number)[];
  kind: ProgramEventKind;
  programId: number;
  effectiveOn: string;
  recordedAt: string;
  document: string | null;
  isAnnulled: boolean;
  status: ProgramStatus | null;
  isUnplaced: boolean | null;
  role: ProgramUnitRole | null;
  households: number | null;
  equipmentChange: EquipmentChange | null;
  equipmentKind: EquipmentKind | null;
  quantity: number | null;
  working: number | null;
  changedFields: string[] | null;
  adminUnit: AdminUnitRow | null;
  responsibleUnit: ResponsibleUnitRow | null;
  mergedIntoId: number | null;
}

/** Newest first; steps of one day in the order they were recorded, then by what they are. */
export const eventOrder: Order = {
  name: 'NEWEST',
  keys: [
    { sql: sql`e.effective_on`, type: 'date' },
    { sql: sql`e.kind`, type: 'text' },
    { sql: sql`e.id`, type: 'int' },
  ],
  descending: true,
};

/** Every dated row of a program, as one relation: the history is the union of the domain's own rows. */
const eventsOf = (programId: Sql): Sql => sql`
  select id, program_id, 'STATUS' as kind, valid_from as effective_on, recorded_at, document, annulled_at, status,
    null::boolean as is_unplaced, null as role, null::integer as households, null::jsonb as changes,
    null::integer as admin_unit_id, null::integer as responsible_unit_id, merged_into_id,
    null as equipment_change, null as equipment_kind, null::integer as quantity, null::integer as working
  from program_status where program_id = ${programId}
  union all
  select id, program_id, 'PLACEMENT', valid_from, recorded_at, document, annulled_at, null, is_unplaced, null, null, null,
    admin_unit_id, null, null, null, null, null, null
  from program_placement where program_id = ${programId}
  union all
  select id, program_id, 'UNIT', valid_from, recorded_at, document, annulled_at, null, null, role, null, null,
    null, responsible_unit_id, null, null, null, null, null
  from program_unit where program_id = ${programId}
  union all
  select id, program_id, 'HOUSEHOLD_COUNT', valid_from, recorded_at, document, annulled_at, null, null, null, households,
    null, null, null, null, null, null, null, null
  from program_household_count where program_id = ${programId}
  union all
  select step.id, line.program_id, 'EQUIPMENT', step.effective_on, step.recorded_at, step.document, null, null, null, null,
    null, step.changes, null, null, null, step.change, line.kind, step.quantity, step.working
  from equipment_line line join equipment_step step on step.equipment_line_id = line.id
  where line.program_id = ${programId}
  union all
  select id, program_id, 'EDIT', effective_on, recorded_at, document, annulled_at, null, null, null, null, changes,
    null, null, null, null, null, null, null
  from program_edit where program_id = ${programId}`;

/** Whose history: each program's own, or that of all programs placed in an area on a map day. */
export type EventOwner = 'program' | 'adminUnit';

const allEvents = (owner: EventOwner, day: string): Sql =>
  owner === 'program'
    ? eventsOf(sql`owner.id`)
    : sql`
      select placed.program_id as placed_id, event.* from (
        select distinct pl.program_id from admin_unit_ancestor area
        join program_placement pl on pl.admin_unit_id = area.unit_id and ${inForce(raw('pl'), sql`${day}::date`)}
        where area.ancestor_id = owner.id
      ) placed cross join lateral (${eventsOf(sql`placed.program_id`)}) event`;

/** The events of whom the viewer may read; to the public no program ever had a status in which it did not stand. */
const ownedEvents = (owner: EventOwner, day: string, reading: Reading): Sql => {
  const all = allEvents(owner, day);
  if (readsAll(reading)) return all;
  return sql`
    select event.* from (${all}) event
    where (event.status is null or event.status = any(${STANDING}::text[]))${andShown(sql`event.program_id`, reading)}`;
};

export const eventsOfOwners = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, day, page }: { owner: EventOwner; day: string; page: Page },
  reading: Reading,
): Promise<ProgramEventRow[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, eventOrder);
  return read.rows(
    'program.events',
    sql`
    select owner.id as "ownerId", ${cursor}, page.kind, page.program_id as "programId",
      page.effective_on as "effectiveOn", page.recorded_at as "recordedAt", page.document,
      page.annulled_at is not null as "isAnnulled", page.status, page.is_unplaced as "isUnplaced", page.role,
      page.households, page.equipment_change as "equipmentChange", page.equipment_kind as "equipmentKind",
      page.quantity, page.working, ${adminUnitJson(sql`page.admin_unit_id`)} as "adminUnit",
      ${responsibleUnitJson(sql`page.responsible_unit_id`)} as "responsibleUnit", page.merged_into_id as "mergedIntoId",
      (select array_agg(field order by field) from jsonb_object_keys(page.changes) field) as "changedFields"
    from unnest(${ownerIds}::integer[]) as owner (id) cross join lateral (
      select e.*, ${keys} from (${ownedEvents(owner, day, reading)}) e where ${after} ${orderBy} ${limit}
    ) page ${outerOrderBy}`,
  );
};

export const countEvents = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, day }: { owner: EventOwner; day: string },
  reading: Reading,
): Promise<{ ownerId: number; count: number }[]> =>
  read.rows(
    'program.count-events',
    sql`
    select owner.id as "ownerId", counted.count from unnest(${ownerIds}::integer[]) as owner (id)
    cross join lateral (select count(*) from (${ownedEvents(owner, day, reading)}) e) counted`,
  );

/** The notes on programs, for whoever may read them. */
export const notesOf = (read: Reader, programIds: readonly number[]): Promise<{ id: number; note: string | null }[]> =>
  read.rows('program.notes', sql`select p.id, p.note from program p where p.id = any(${programIds}::integer[])`);
