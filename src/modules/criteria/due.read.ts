import { forbidden } from '../../access/forbidden.js';
import { within } from '../../access/scope.js';
import { type Viewer, grantsFor } from '../../access/viewer.js';
import { type Order, type Page, pageSql } from '../../api/connection.js';
import { type Reader, type Sql, empty, raw, sql } from '../../database/read.js';
import { AdminUnitId } from '../admin-unit/index.js';
import { inForce } from '../program/index.js';
import { type EquipmentKind, STANDING } from '../program/program.vocabulary.js';
import { type CriterionRow, criterionJson } from './criteria.read.js';
import type { DueFilter } from './due.input.js';
import type { DueKind } from './due.vocabulary.js';
import { lastDone, recordingSince, setInForce } from './judgment.js';

export interface DueRow {
  kind: DueKind;
  dueOn: string;
  lastOn: string | null;
  isOverdue: boolean;
  programId: number;
  equipmentLine: {
    id: number;
    kind: EquipmentKind;
    quantity: number;
    working: number;
    expiresOn: string | null;
    lastCheckedOn: string | null;
  } | null;
  criterion: CriterionRow | null;
  cursor: (string | number)[];
}

/** Who asks for what, on which day: dues are shown inside jurisdictions alone. */
export interface DueListing {
  filter: DueFilter;
  viewer: Viewer | null;
  today: string;
}

/** Earliest first. A missing line or criterion is 0. */
export const dueOrder: Order = {
  name: 'EARLIEST',
  keys: [
    { sql: sql`item.due_on`, type: 'date' },
    { sql: sql`item.program_id`, type: 'int' },
    { sql: sql`item.kind`, type: 'text' },
    { sql: sql`item.line_id`, type: 'int' },
    { sql: sql`item.criterion_id`, type: 'int' },
  ],
};

/** All that is asked for, as the relation `item`; by the very terms of judgment.ts, so that no two answers differ. */
const dues = ({ filter: { adminUnit, before, kinds }, viewer, today }: DueListing): Sql => {
  const day = sql`${today}::date`;
  const until = sql`${before}::date`;
  const inArea =
    adminUnit == null
      ? empty
      : sql`and place.admin_unit_id in (
          select below.unit_id from admin_unit_ancestor below
          where below.ancestor_id = ${AdminUnitId.decode(adminUnit, 'adminUnit')})`;
  return sql`(
    with subject as materialized (
      select p.id, p.kind, p.founded_on from program p
      join program_status s on s.program_id = p.id and ${inForce(raw('s'), day)} and s.status = any(${STANDING}::text[])
      join program_placement place on place.program_id = p.id and ${inForce(raw('place'), day)}
      where ${within(viewer, 'READ_DUES', sql`place.admin_unit_id`, today)} ${inArea}
    ), duty as materialized (
      select subject.*, c.id as criterion_id, c.recurring, c.threshold::integer as days
      from subject cross join lateral ${setInForce(day)} criteria
      join criterion c on c.criteria_set_id = criteria.id and c.comparison = 'INTERVAL_DAYS'
    ), due as (
      select 'EQUIPMENT_CHECK' as kind, duty.id as program_id, e.id as line_id, duty.criterion_id,
        e.last_checked_on as last_on, coalesce(e.last_checked_on + duty.days, duty.founded_on) as due_on
      from duty join equipment_line e on e.program_id = duty.id and e.removed_on is null
      where duty.recurring = 'EQUIPMENT_CHECK' and coalesce(e.last_checked_on + duty.days < ${until}, true)
      union all
      select 'EQUIPMENT_EXPIRY', subject.id, e.id, 0, null, e.expires_on
      from subject join equipment_line e on e.program_id = subject.id and e.removed_on is null
      where e.expires_on < ${until}
      union all
      select c.recurring, subject.id, 0, c.criterion_id, done.last_on, coalesce(done.last_on, recording.since) + c.days
      from duty subject cross join lateral (select subject.criterion_id, subject.recurring, subject.days) c
      ${recordingSince(day)}
      -- The offset keeps it from being looked up once for each use.
      cross join lateral (select (${lastDone(day)}) as last_on offset 0) done
      where c.recurring <> 'EQUIPMENT_CHECK' and coalesce(done.last_on, recording.since) + c.days < ${until}
    )
    select * from due where ${kinds ?? null}::text[] is null or due.kind = any(${kinds ?? null}::text[])
  ) item`;
};

export const listDues = (read: Reader, listing: DueListing, page: Page): Promise<DueRow[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, dueOrder);
  return read.rows(
    'criteria.dues',
    sql`
    select page.kind, page.due_on as "dueOn", page.last_on as "lastOn", page.due_on < ${listing.today}::date as "isOverdue",
      page.program_id as "programId", ${cursor},
      case when e.id is not null then json_build_object('id', e.id, 'kind', e.kind, 'quantity', e.quantity,
        'working', e.working, 'expiresOn', e.expires_on, 'lastCheckedOn', e.last_checked_on) end as "equipmentLine",
      case when c.id is not null then ${criterionJson} end as criterion
    from (select item.*, ${keys} from ${dues(listing)} where ${after} ${orderBy} ${limit}) page
    left join equipment_line e on e.id = page.line_id
    left join criterion c on c.id = page.criterion_id
    left join criteria_set criteria on criteria.id = c.criteria_set_id ${outerOrderBy}`,
  );
};

export const countDues = async (read: Reader, listing: DueListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>('criteria.count-dues', sql`select count(*) from ${dues(listing)}`);
  return row!.count;
};

/**
 * An area in which the viewer answers for nothing is refused: an empty list would say that nothing falls due there.
 *
 * @throws ApiError FORBIDDEN
 */
export async function assertDuesShown(read: Reader, { filter, viewer, today }: DueListing): Promise<void> {
  if (filter.adminUnit == null) return;
  const unitIds = grantsFor(viewer, 'READ_DUES').map(({ unitId }) => unitId);
  const [area] = await read.rows<{ needed: string; held: string | null; isShown: boolean }>(
    'criteria.dues-area',
    sql`
    select u.name as needed,
      (select string_agg(r.name, ', ' order by r.name) from responsible_unit r where r.id = any(${unitIds}::integer[])) as held,
      exists (select from admin_unit_ancestor below where below.ancestor_id = u.id
        and ${within(viewer, 'READ_DUES', sql`below.unit_id`, today)}) as "isShown"
    from admin_unit u where u.id = ${AdminUnitId.decode(filter.adminUnit, 'adminUnit')}`,
  );
  if (area && !area.isShown) throw forbidden('READ_DUES', area);
}
