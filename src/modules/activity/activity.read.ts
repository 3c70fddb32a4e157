import { type Viewer, mayAnywhere } from '../../access/viewer.js';
import { type Asked, columnsAsked, onceAsked } from '../../api/asked.js';
import { type Order, type Page, type PageRow, pageSql, wholeSql } from '../../api/connection.js';
import { addDays } from '../../api/day.js';
import { type Period, periodOf } from '../../api/period.js';
import { searchText } from '../../api/text.js';
import { type Reader, type Sql, columnsAs, empty, join, raw, sql } from '../../database/read.js';
import { AdminUnitId } from '../admin-unit/index.js';
import { ProgramId } from '../program/index.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import type { ActivityFilter } from './activity.input.js';
import type { ActivityEnd, ActivityKind, ActivityProgramRole, MeasureKind } from './activity.vocabulary.js';
import { countInAreas } from './activity-summary.read.js';
import { type Span, activitiesOfAreas, activitiesOfJurisdictions } from './attribution.js';

/** In a list it has the columns that are asked for. */
export interface ActivityRow {
  id: number;
  kind: ActivityKind;
  from: string;
  to: string;
  isPeriodTotal: boolean;
  title: string;
  source: string | null;
  provenance: string;
  recordedAt: string;
  isInForce: boolean;
  version: number;
  adminUnitId: number;
  responsibleUnitId: number;
  /** The row that this one corrects. */
  correctsId: number | null;
  programs: { programId: number; role: ActivityProgramRole }[];
  measures: { measure: MeasureKind; value: number }[];
}

const COLUMNS: Readonly<Record<keyof ActivityRow, Sql>> = {
  id: sql`a.id`,
  kind: sql`a.kind`,
  from: sql`a.period_from`,
  to: sql`a.period_to`,
  isPeriodTotal: sql`a.is_period_total`,
  title: sql`a.title`,
  source: sql`a.source`,
  provenance: sql`a.provenance`,
  recordedAt: sql`a.recorded_at`,
  isInForce: sql`a.ended_at is null`,
  version: sql`a.version`,
  adminUnitId: sql`a.admin_unit_id`,
  responsibleUnitId: sql`a.responsible_unit_id`,
  correctsId: sql`a.corrects_id`,
  // In the row, so that a list costs one statement.
  programs: sql`(
    select coalesce(json_agg(json_build_object('programId', ap.program_id, 'role', ap.role) order by ap.ordinal), '[]')
    from activity_program ap where ap.activity_id = a.id)`,
  measures: sql`(
    select coalesce(json_agg(json_build_object('measure', am.measure, 'value', am.value)), '[]')
    from activity_measure am where am.activity_id = a.id)`,
};

/** An ActivityRow from `activity a`. */
export const activityColumns: Sql = columnsAs(COLUMNS);

/** The fields that are told from columns of other names. */
const TOLD_FROM: Readonly<Record<string, keyof ActivityRow>> = {
  adminUnit: 'adminUnitId',
  responsibleUnit: 'responsibleUnitId',
  corrects: 'correctsId',
  ending: 'isInForce',
};

/** Those from which the fields are told that are asked for: from `activity a`, and once more from a `page` of it. */
const columnsOfAsked = onceAsked((asked) => {
  const columns = columnsAsked(COLUMNS, TOLD_FROM, asked);
  const names = Object.keys(columns).map((name) => raw(`page."${name}"`));
  return { columns: columnsAs(columns), ofPage: join(names, ', ') };
});

/** These activities; none for the public, which reads their sums alone. */
export const activitiesById = async (
  read: Reader,
  ids: readonly number[],
  viewer: Viewer | null,
): Promise<ActivityRow[]> => {
  if (!mayAnywhere(viewer, 'READ_ACTIVITIES')) return [];
  return read.rows(
    'activity.by-id',
    sql`select ${activityColumns} from activity a where a.id = any(${ids}::integer[])`,
  );
};

/** The notes on activities, for whoever may read them. */
export const notesOf = (read: Reader, ids: readonly number[]): Promise<{ id: number; note: string | null }[]> =>
  read.rows('activity.notes', sql`select a.id, a.note from activity a where a.id = any(${ids}::integer[])`);

export interface ActivityEndingRow {
  id: number;
  by: ActivityEnd;
  endedAt: string;
  document: string | null;
  /** The row that tells it as it was. */
  correctedById: number | null;
}

/** How those of the activities ended that are out of force. */
export const endingsOf = (read: Reader, ids: readonly number[]): Promise<ActivityEndingRow[]> =>
  read.rows(
    'activity.endings',
    sql`
    select a.id, a.ended_by as "by", a.ended_at as "endedAt", a.ended_document as document, c.id as "correctedById"
    from activity a left join activity c on c.corrects_id = a.id
    where a.id = any(${ids}::integer[]) and a.ended_at is not null`,
  );

/** What a list hangs on: a condition on activity `a`, with the owner's row id at hand as `owner.id`. */
export type ActivityOwner = 'nobody' | 'program' | 'adminUnit' | 'responsibleUnit';

/** What is asked for of each owner. */
export interface ActivityListing {
  owner: ActivityOwner;
  filter: ActivityFilter;
}

const newestFirst = (from: Sql, id: Sql): Order => ({
  name: 'FROM_DESC',
  keys: [
    { sql: from, type: 'date' },
    { sql: id, type: 'int' },
  ],
  descending: true,
});

export const order = newestFirst(sql`a.period_from`, sql`a.id`);

/** Activities `a`, of which a list is a part: those of a program by its own index, in which they lie in order. */
const listed = (owner: ActivityOwner, page: Page | null): { from: Sql; order: Order } => {
  if (owner !== 'program') return { from: sql`activity a`, order };
  const inOrder = page ? pageSql(page, newestFirst(sql`ap.period_from`, sql`ap.activity_id`)).orderBy : empty;
  return {
    from: sql`(
        select distinct ap.period_from, ap.activity_id from activity_program ap where ap.program_id = owner.id ${inOrder}
      ) told join activity a on a.id = told.activity_id`,
    order: newestFirst(sql`told.period_from`, sql`told.activity_id`),
  };
};

const withProgram = (program: Sql): Sql =>
  sql`a.id in (select ap.activity_id from activity_program ap where ap.program_id = ${program})`;

const countingFor = (told: Sql): Sql => sql`a.id in (select told.activity_id from (${told}) told where told.is_within)`;

/** The days with which an activity shares one that began on `begun` and shares a day with the period. */
const sharing = (begun: Span<Sql>, { from }: Period): Span<Sql> => ({
  from: sql`greatest(${begun.from}, ${from}::date)`,
  to: begun.to,
});

/** @param begun days on which they began, where a part is looked for; as columns of a row around. */
const conditions = ({ owner, filter }: ActivityListing, begun: Span<Sql> | null = null): Sql => {
  const period = filter.period ? periodOf(filter.period) : null;
  const told = begun && period ? sharing(begun, period) : (begun ?? period);
  const inArea = (unit: Sql) => countingFor(activitiesOfAreas(sql`where u.id = ${unit}`, filter.mapOn ?? null, told));
  const inJurisdiction = (unit: Sql) => countingFor(activitiesOfJurisdictions(sql`ra.ancestor_id = ${unit}`, told));
  const owned: Record<ActivityOwner, () => Sql> = {
    nobody: () => sql`true`,
    program: () => sql`true`,
    adminUnit: () => inArea(sql`owner.id`),
    responsibleUnit: () => inJurisdiction(sql`owner.id`),
  };
  const all = [sql`a.ended_at is null`, owned[owner]()];
  if (begun) all.push(sql`a.period_from >= ${begun.from} and a.period_from < ${begun.to}`);
  if (filter.kinds) all.push(sql`a.kind = any(${filter.kinds}::text[])`);
  if (period) all.push(sql`a.period_from < ${period.to}::date and a.period_to > ${period.from}::date`);
  if (filter.adminUnit != null) all.push(inArea(sql`${AdminUnitId.decode(filter.adminUnit, 'adminUnit')}::integer`));
  if (filter.responsibleUnit != null) {
    const unit = ResponsibleUnitId.decode(filter.responsibleUnit, 'responsibleUnit');
    all.push(
      sql`a.responsible_unit_id in (select ra.unit_id from responsible_unit_ancestor ra where ra.ancestor_id = ${unit})`,
    );
  }
  if (filter.inJurisdictionOf != null) {
    all.push(inJurisdiction(sql`${ResponsibleUnitId.decode(filter.inJurisdictionOf, 'inJurisdictionOf')}::integer`));
  }
  if (filter.program != null) all.push(withProgram(sql`${ProgramId.decode(filter.program, 'program')}::integer`));
  if (filter.provenances) all.push(sql`a.provenance = any(${filter.provenances}::text[])`);
  if (filter.isPeriodTotal != null) all.push(sql`a.is_period_total = ${filter.isPeriodTotal}`);
  if (filter.text != null) all.push(sql`a.folded_title like like_anywhere(fold(${searchText(filter.text)}))`);
  return join(all, ' and ');
};

export type ActivityPageRow = ActivityRow & PageRow & { ownerId: number };

/** A page of the activities in force of each owner, newest first; `nobody` is one owner, 0. */
export const listActivities = (
  read: Reader,
  ownerIds: readonly number[],
  { page, asked, ...listing }: ActivityListing & { page: Page; asked: Asked },
): Promise<ActivityPageRow[]> => {
  const { from, order } = listed(listing.owner, page);
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order, asked);
  const { columns, ofPage } = columnsOfAsked(asked);
  const found = (begun: Span<Sql> | null = null): Sql =>
    sql`select ${columns}, ${keys} from ${from} where ${conditions(listing, begun)} and ${after} ${orderBy} ${limit}`;
  return read.rows(
    'activity.list',
    sql`
    select owner.id as "ownerId", ${ofPage}, ${cursor}
    from unnest(${ownerIds}::integer[]) as owner (id) cross join lateral (
      ${
        page.backward || !isOfArea(listing)
          ? found()
          : sql`select found.* from (${stretches(page, listing.filter)}) stretch cross join lateral (
        ${found(STRETCH)}
      ) found ${limit}`
      }
    ) page ${outerOrderBy}`,
  );
};

/** Whether it is first found out which activities count for some area. */
const isOfArea = ({ owner, filter }: ActivityListing): boolean =>
  owner === 'adminUnit' || owner === 'responsibleUnit' || filter.adminUnit != null || filter.inJurisdictionOf != null;

const STRETCH = { from: raw('stretch.day_from'), to: raw('stretch.day_to') };

/** Of what lies before a page, so many days are looked through first, then more; all the rest at last. */
const LOOKED_THROUGH = [60, 365, 1_500];

/**
 * Days, the latest first, to be looked through one after the other until a page is full: which activities count for a
 * province is a question of seconds for all of its years, and its newest page lies within days. (A nested loop takes them
 * in this order; the page is sorted again outside, and no two stretches share a day.) Within a period there are two at most,
 * for a page that it does not fill has all of them looked through for nothing. The last goes back for ever, there too: what
 * shares a day with the period may have begun long before.
 */
const stretches = ({ cursor }: Page, filter: ActivityFilter): Sql => {
  const period = filter.period ? periodOf(filter.period) : null;
  const [end] = [cursor && addDays(String(cursor[0]), 1), period?.to].filter((day) => day != null).toSorted();
  const latest = end === undefined ? sql`current_date` : sql`${end}::date`;
  const isWithin = (days: number) => period === null || addDays(end!, -days) > period.from;
  const back = (period === null ? LOOKED_THROUGH : LOOKED_THROUGH.slice(0, 1)).filter(isWithin);
  const edges = [
    end === undefined ? sql`'infinity'::date` : latest,
    ...back.map((days) => sql`${latest} - ${days}::integer`),
    sql`'-infinity'::date`,
  ];
  return sql`select day_from, day_to from (values ${join(
    edges.slice(1).map((from, at) => sql`(${at}, ${from}, ${edges[at]!})`),
  )}) as told (nth, day_from, day_to) order by nth`;
};

/**
 * All activities of the list of the whole registry, as the FROM and the ORDER BY of a statement that selects
 * `activityColumns`: what an export goes through is found by the very conditions of the list.
 */
export const wholeActivityList = (filter: ActivityFilter): { from: Sql; orderBy: Sql } => {
  const { keys, outerOrderBy } = wholeSql(order);
  return {
    from: sql`(
      select a.id, ${keys} from activity a where ${conditions({ owner: 'nobody', filter })}
    ) page join activity a on a.id = page.id`,
    orderBy: outerOrderBy,
  };
};

/** How many activities each owner's list has; an owner without a row has none. */
export const countActivities = async (
  read: Reader,
  ownerIds: readonly number[],
  listing: ActivityListing,
): Promise<{ ownerId: number; count: number }[]> => {
  const areas = areasKept(ownerIds, listing);
  if (areas) {
    const { kinds, period } = listing.filter;
    const counts = await countInAreas(read, [...areas.keys()], kinds ?? null, period ? periodOf(period) : null);
    return counts.map(({ ownerId, count }) => ({ ownerId: areas.get(ownerId)!, count }));
  }
  return read.rows(
    'activity.count',
    sql`
    select owner.id as "ownerId", counted.count from unnest(${ownerIds}::integer[]) as owner (id)
    cross join lateral (select count(*) from ${listed(listing.owner, null).from} where ${conditions(listing)}) counted`,
  );
};

/**
 * The areas whose activities these are, each with its owner, where no more is asked of them than what is kept counted: which
 * kinds, in which period. Null: something else is asked, and they are counted one by one.
 */
const areasKept = (ownerIds: readonly number[], { owner, filter }: ActivityListing): Map<number, number> | null => {
  const isMore = ([name, value]: [string, unknown]) =>
    value != null && !['kinds', 'period', 'adminUnit'].includes(name);
  if (Object.entries(filter).some(isMore)) return null;
  const { adminUnit } = filter;
  if (owner === 'adminUnit' && adminUnit == null) return new Map(ownerIds.map((id) => [id, id]));
  if (owner !== 'nobody' || adminUnit == null) return null;
  const area = AdminUnitId.decode(adminUnit, 'adminUnit');
  return new Map(ownerIds.map((id) => [area, id]));
};
