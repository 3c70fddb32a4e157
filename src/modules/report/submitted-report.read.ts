import { type Order, type Page, pageSql } from '../../api/connection.js';
import { type Period, periodOf } from '../../api/period.js';
import { type Reader, type Sql, join, raw, sql } from '../../database/read.js';
import type { PeriodReportData } from './period-report.js';
import { unitKeyOf } from './report-unit.js';
import type { SubmittedReportFilter } from './submitted-report.input.js';

/** A submitted report without its figures, which `submittedContents` gives. */
export interface SubmittedReportRow {
  id: number;
  adminUnitId: number | null;
  responsibleUnitId: number | null;
  period: Period;
  document: string;
  digest: string;
  submittedAt: string;
  submittingUnitId: number | null;
  supersedesId: number | null;
  /** Null: it holds. */
  supersededById: number | null;
}

const supersededBy = sql`(select later.id from submitted_report later where later.supersedes_id = s.id)`;
const isSuperseded = sql`${supersededBy} is not null`;

const columns = sql`s.id, s.admin_unit_id as "adminUnitId", s.responsible_unit_id as "responsibleUnitId",
  json_build_object('from', s.period_from, 'to', s.period_to, 'convention', s.convention) as period,
  s.document, s.digest, s.submitted_at as "submittedAt", s.submitting_unit_id as "submittingUnitId",
  s.supersedes_id as "supersedesId", ${supersededBy} as "supersededById"`;

export const submittedReportsById = (read: Reader, ids: readonly number[]): Promise<SubmittedReportRow[]> =>
  read.rows(
    'submitted-report.by-id',
    sql`select ${columns} from submitted_report s where s.id = any(${ids}::integer[])`,
  );

/** The figures as they were submitted. */
export const submittedContents = (
  read: Reader,
  ids: readonly number[],
): Promise<{ id: number; content: PeriodReportData }[]> =>
  read.rows(
    'submitted-report.contents',
    sql`select s.id, s.content from submitted_report s where s.id = any(${ids}::integer[])`,
  );

/** The latest first. */
export const order: Order = {
  name: 'PERIOD_DESC',
  keys: [
    { sql: sql`s.period_from`, type: 'date' },
    { sql: sql`s.id`, type: 'int' },
  ],
  descending: true,
};

const conditions = (filter: SubmittedReportFilter): Sql => {
  const all = [sql`true`];
  if (filter.unit != null) {
    const { type, id } = unitKeyOf(filter.unit);
    all.push(sql`s.${raw(type === 'AdminUnit' ? 'admin_unit_id' : 'responsible_unit_id')} = ${id}`);
  }
  if (filter.period) {
    const { from, to } = periodOf(filter.period);
    all.push(sql`s.period_from < ${to}::date and s.period_to > ${from}::date`);
  }
  if (filter.isSuperseded != null) all.push(filter.isSuperseded ? isSuperseded : sql`not (${isSuperseded})`);
  return join(all, ' and ');
};

export const listSubmittedReports = (
  read: Reader,
  filter: SubmittedReportFilter,
  page: Page,
): Promise<(SubmittedReportRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return read.rows(
    'submitted-report.list',
    sql`
    select ${columns}, ${cursor} from (
      select s.id, ${keys} from submitted_report s where ${conditions(filter)} and ${after} ${orderBy} ${limit}
    ) page join submitted_report s on s.id = page.id ${outerOrderBy}`,
  );
};

export const countSubmittedReports = async (read: Reader, filter: SubmittedReportFilter): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'submitted-report.count',
    sql`select count(*) from submitted_report s where ${conditions(filter)}`,
  );
  return row!.count;
};
