import { type Reader, type Sql, sql } from '../../database/read.js';
import { type ActivityFilter, type ActivityRow, activityColumns, wholeActivityList } from '../activity/index.js';
import type { AdminLevel } from '../admin-unit/index.js';
import {
  type ProgramListing,
  type ProgramOwner,
  type ProgramRow,
  type Reading,
  andShown,
  readsAll,
  wholeProgramList,
} from '../program/index.js';

/** A unit as an exported row names it. */
export interface NamedUnit {
  id: number;
  code: string;
  name: string;
}

/** An area as an exported row names it; a neighborhood with the commune around it. */
export type NamedArea = NamedUnit & { level: AdminLevel; commune: string | null };

export interface ExportedEquipment {
  kind: string;
  quantity: number;
  working: number;
  expiresOn: string | null;
  lastCheckedOn: string | null;
}

/** A program with all that its row of a file tells. */
export type ExportedProgram = ProgramRow & {
  area: NamedArea | null;
  managingUnit: NamedUnit | null;
  /** The cluster it is in, where it is in one that the viewer may read. */
  cluster: NamedUnit | null;
  equipment: ExportedEquipment[];
  /** Null to the public. */
  note: string | null;
} & Record<string, unknown>;

/** The unit under `alias` as JSON; null where the row is missing. */
const named = (alias: string): Sql => {
  const column = (name: string) => sql([`${alias}.${name}`]);
  return sql`case when ${column('id')} is not null then
    json_build_object('id', ${column('id')}, 'code', ${column('code')}, 'name', ${column('name')}) end`;
};

/** The area of that id as JSON. */
const namedArea = (id: Sql): Sql => sql`(
  select json_build_object('id', u.id, 'code', u.code, 'name', u.name,
    'level', (array['PROVINCE', 'DISTRICT', 'COMMUNE', 'NEIGHBORHOOD'])[u.level],
    'commune', case when u.level = 4 then around.name end)
  from admin_unit u left join admin_unit around on around.id = u.parent_id where u.id = ${id})`;

/** All programs of a list, in its order; found and shown as the list itself does. */
export const programsToExport = (
  read: Reader,
  ownerId: number,
  listing: ProgramListing & { owner: ProgramOwner },
  reading: Reading,
  signal: AbortSignal,
): AsyncGenerator<ExportedProgram[]> => {
  const { columns, from, orderBy } = wholeProgramList(ownerId, listing, reading);
  return read.stream(
    'export.programs',
    sql`
    select ${columns}, ${namedArea(sql`placement.admin_unit_id`)} as area, ${named('unit')} as "managingUnit",
      ${named('around')} as cluster, ${readsAll(reading) ? sql`p.note` : sql`null`} as note,
      (select coalesce(json_agg(json_build_object('kind', e.kind, 'quantity', e.quantity, 'working', e.working,
          'expiresOn', e.expires_on, 'lastCheckedOn', e.last_checked_on) order by e.kind, e.id), '[]')
        from equipment_line e where e.program_id = p.id and e.removed_on is null) as equipment
    from ${from}
    left join responsible_unit unit on unit.id = managing.responsible_unit_id
    left join program around
      on around.id = coalesce(team.cluster_id, point.cluster_id)${andShown(sql`around.id`, reading)}
    ${orderBy}`,
    signal,
  );
};

/** An activity with all that its row of a file tells; for whoever may read activities. */
export type ExportedActivity = Omit<ActivityRow, 'programs'> & {
  programs: { role: string; program: NamedUnit }[];
  area: NamedArea;
  unit: NamedUnit;
  note: string | null;
};

/** All activities of the list of the whole registry, newest first. */
export const activitiesToExport = (
  read: Reader,
  filter: ActivityFilter,
  reading: Reading,
  signal: AbortSignal,
): AsyncGenerator<ExportedActivity[]> => {
  const { from, orderBy } = wholeActivityList(filter);
  return read.stream(
    'export.activities',
    sql`
    select ${activityColumns}, ${namedArea(sql`a.admin_unit_id`)} as area, ${named('unit')} as unit, a.note,
      (select coalesce(json_agg(json_build_object('role', ap.role, 'program', ${named('p')}) order by ap.ordinal), '[]')
        from activity_program ap join program p on p.id = ap.program_id${andShown(sql`p.id`, reading)}
        where ap.activity_id = a.id) as programs
    from ${from} left join responsible_unit unit on unit.id = a.responsible_unit_id
    ${orderBy}`,
    signal,
  );
};
