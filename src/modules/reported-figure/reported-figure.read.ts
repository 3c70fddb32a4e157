import { type Order, type Page, pageSql } from '../../api/connection.js';
import { type Period, periodOf } from '../../api/period.js';
import { searchText } from '../../api/text.js';
import { type Reader, type Sql, columnsAs, join, raw, sql } from '../../database/read.js';
import type { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import { AdminUnitId } from '../admin-unit/index.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnitId } from '../responsible-unit/index.js';
import type { ReportedFigureFilter } from './reported-figure.input.js';
import type { Qualifier } from './reported-figure.vocabulary.js';

export interface ReportedFigureRow {
  id: number;
  subject: string;
  activityKind: ActivityKind | null;
  measure: MeasureKind | null;
  programKind: ProgramKind | null;
  value: number;
  qualifier: Qualifier;
  quote: string;
  source: string;
  period: Period;
  adminUnitId: number | null;
  responsibleUnitId: number | null;
}

const COLUMNS: Record<keyof ReportedFigureRow, Sql> = {
  id: sql`f.id`,
  subject: sql`f.subject`,
  activityKind: sql`f.kind`,
  measure: sql`f.measure`,
  programKind: sql`f.program_kind`,
  value: sql`f.value`,
  qualifier: sql`f.qualifier`,
  quote: sql`f.quote`,
  source: sql`f.source`,
  period: sql`json_build_object('from', f.period_from, 'to', f.period_to, 'convention', 'CALENDAR')`,
  adminUnitId: sql`f.admin_unit_id`,
  responsibleUnitId: sql`f.responsible_unit_id`,
};

/** The columns of a ReportedFigureRow from `reported_figure f`. */
export const reportedFigureColumns: Sql = columnsAs(COLUMNS);

/** A ReportedFigureRow from `reported_figure f` as one JSON value, for statements that carry figures inside a row. */
export const reportedFigureJson: Sql = sql`json_build_object(${join(
  Object.entries(COLUMNS).map(([name, column]) => sql`${raw(`'${name}'`)}, ${column}`),
)})`;

export const reportedFiguresById = (read: Reader, ids: readonly number[]): Promise<ReportedFigureRow[]> =>
  read.rows(
    'reported-figure.by-id',
    sql`select ${reportedFigureColumns} from reported_figure f where f.id = any(${ids}::integer[])`,
  );

/** What documents say that was done by each owner in days inside a period, in their order. */
export const figuresOfActivities = (
  read: Reader,
  ownerIds: readonly number[],
  { owner, period }: { owner: 'adminUnit' | 'responsibleUnit'; period: Pick<Period, 'from' | 'to'> },
): Promise<(ReportedFigureRow & { ownerId: number })[]> => {
  const ownerId = raw(owner === 'adminUnit' ? 'f.admin_unit_id' : 'f.responsible_unit_id');
  return read.rows(
    'reported-figure.of-activities',
    sql`
    select ${ownerId} as "ownerId", ${reportedFigureColumns} from reported_figure f
    where ${ownerId} = any(${ownerIds}::integer[]) and f.kind is not null
      and f.period_from >= ${period.from}::date and f.period_to <= ${period.to}::date
    order by f.id`,
  );
};

/** The newest period first, and within it in the order of the document. */
export const order: Order = {
  name: 'PERIOD_DESC',
  keys: [
    { sql: sql`f.period_from`, type: 'date' },
    { sql: sql`-f.id`, type: 'int' },
  ],
  descending: true,
};

const conditions = (filter: ReportedFigureFilter): Sql => {
  const all = [sql`true`];
  if (filter.activityKinds) all.push(sql`f.kind = any(${filter.activityKinds}::text[])`);
  if (filter.programKinds) all.push(sql`f.program_kind = any(${filter.programKinds}::text[])`);
  if (filter.period) {
    const { from, to } = periodOf(filter.period);
    all.push(sql`f.period_from < ${to}::date and f.period_to > ${from}::date`);
  }
  if (filter.adminUnit != null) {
    all.push(sql`f.admin_unit_id in (select a.unit_id from admin_unit_ancestor a
      where a.ancestor_id = ${AdminUnitId.decode(filter.adminUnit, 'adminUnit')})`);
  }
  if (filter.responsibleUnit != null) {
    all.push(sql`f.responsible_unit_id in (select a.unit_id from responsible_unit_ancestor a
      where a.ancestor_id = ${ResponsibleUnitId.decode(filter.responsibleUnit, 'responsibleUnit')})`);
  }
  if (filter.text != null) {
    const pattern = sql`like_anywhere(fold(${searchText(filter.text)}))`;
    all.push(sql`(fold(f.quote) like ${pattern} or fold(f.source) like ${pattern})`);
  }
  return join(all, ' and ');
};

export const listReportedFigures = (
  read: Reader,
  filter: ReportedFigureFilter,
  page: Page,
): Promise<(ReportedFigureRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'reported-figure.list',
    sql`
    select ${reportedFigureColumns}, ${cursor} from (
      select f.id, ${keys} from reported_figure f where ${conditions(filter)} and ${after} ${orderBy} ${limit}
    ) page join reported_figure f on f.id = page.id ${outerOrderBy}`,
  );
};

export const countReportedFigures = async (read: Reader, filter: ReportedFigureFilter): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'reported-figure.count',
    sql`select count(*) from reported_figure f where ${conditions(filter)}`,
  );
  return row!.count;
};
