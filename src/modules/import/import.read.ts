import { type Order, type Page, pageSql } from '../../api/connection.js';
import type { Language } from '../../api/messages.js';
import type { ProblemSeverity } from '../../api/problem.js';
import type { ProblemCode } from '../../api/problem-messages.js';
import type { Viewer } from '../../access/viewer.js';
import { type Reader, type Sql, join, sql } from '../../database/read.js';
import type { RegistrationStatus } from '../registration/registration.vocabulary.js';
import type { ImportFilter, ImportProblemFilter } from './import.input.js';
import type { ImportMode, ImportStatus } from './import.vocabulary.js';

export interface ImportRow {
  id: number;
  form: string | null;
  language: Language;
  filename: string | null;
  size: number;
  status: ImportStatus;
  interruptedIn: ImportStatus | null;
  mode: ImportMode | null;
  columns: string[];
  unknownHeadings: string[];
  rowsRead: number;
  rowsChecked: number;
  rowsAccepted: number;
  rowsRefused: number;
  rowsToConfirm: number;
  fileProblem: { code: ProblemCode; facts: Record<string, unknown> } | null;
  responsibleUnitId: number;
  /** The import by which the same unit's officer, the viewer themselves, entered the same file. */
  earlierId: number | null;
  /** How many of its registrations the police have returned and nobody has mended yet. */
  returned: number;
  isEmptied: boolean;
  version: number;
  createdAt: string;
  finishedAt: string | null;
}

const COLUMNS = sql`
  i.id, i.form, i.language, i.filename, i.size, i.status, i.interrupted_in as "interruptedIn", i.mode, i.columns,
  i.unknown_headings as "unknownHeadings", i.rows_read as "rowsRead", i.rows_checked as "rowsChecked",
  i.rows_accepted as "rowsAccepted", i.rows_refused as "rowsRefused", i.rows_to_confirm as "rowsToConfirm",
  i.file_problem as "fileProblem", i.responsible_unit_id as "responsibleUnitId", i.emptied_at is not null as "isEmptied",
  i.version, i.recorded_at as "createdAt", i.finished_at as "finishedAt",
  (select e.id from import e
    where e.responsible_unit_id = i.responsible_unit_id and e.sha256 = i.sha256 and e.subject = i.subject and e.id < i.id
      and e.status = 'COMMITTED' order by e.id desc limit 1) as "earlierId",
  (select count(*) from import_row r join registration g on g.id = r.result_id and g.status = 'RETURNED'
    where r.import_id = i.id and r.status = 'COMMITTED' and ${isOfPrograms(sql`i.form`)}) as returned`;

/** Whether what an import of that form makes are registrations. */
function isOfPrograms(form: Sql): Sql {
  return sql`${form} not in ('activities', 'equipment', 'contacts')`;
}

/** Nobody but its author sees an import. */
const own = (viewer: Viewer | null): Sql => sql`i.subject = ${viewer?.subject ?? null}`;

/** Whether anything of rows is to be read: they are the author's alone to the database, too. */
const asViewer = <Row>(read: Reader, viewer: Viewer | null, name: string, statement: Sql): Promise<Row[]> =>
  viewer ? read.rowsAs({ subject: viewer.subject }, name, statement) : Promise.resolve([]);

export const importsById = (read: Reader, ids: readonly number[], viewer: Viewer | null): Promise<ImportRow[]> =>
  asViewer(
    read,
    viewer,
    'import.by-id',
    sql`select ${COLUMNS} from import i where i.id = any(${ids}::integer[]) and ${own(viewer)}`,
  );

/** The newest first. */
export const order: Order = { name: 'NEWEST', keys: [{ sql: sql`i.id`, type: 'int' }], descending: true };

export interface ImportListing {
  filter: ImportFilter;
  viewer: Viewer | null;
}

const conditions = ({ filter, viewer }: ImportListing): Sql => {
  const all = [own(viewer)];
  if (filter.statuses) all.push(sql`i.status = any(${filter.statuses}::text[])`);
  if (filter.forms) all.push(sql`i.form = any(${filter.forms}::text[])`);
  return join(all, ' and ');
};

export const listImports = (
  read: Reader,
  listing: ImportListing,
  page: Page,
): Promise<(ImportRow & { cursor: (string | number)[] })[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, order);
  return asViewer(
    read,
    listing.viewer,
    'import.list',
    sql`
    select ${COLUMNS}, ${cursor} from (
      select i.id, ${keys} from import i where ${conditions(listing)} and ${after} ${orderBy} ${limit}
    ) page join import i on i.id = page.id ${outerOrderBy}`,
  );
};

export const countImports = async (read: Reader, listing: ImportListing): Promise<number> => {
  const [row] = await read.rows<{ count: number }>(
    'import.count',
    sql`select count(*) from import i where ${conditions(listing)}`,
  );
  return row!.count;
};

/** A problem of one row, as it is kept. */
export interface KeptProblem {
  type: string;
  code: ProblemCode;
  severity: ProblemSeverity;
  /** The key of the column; null: the whole row. */
  column: string | null;
  facts: Record<string, unknown>;
}

export interface ImportProblemRow extends KeptProblem {
  importId: number;
  row: number;
  /** What the cell holds; null: nothing, or nothing any more. */
  value: string | null;
  cursor: (string | number)[];
}

/** By row, and inside a row as they were found. */
export const problemOrder: Order = {
  name: 'ROW',
  keys: [
    { sql: sql`r.row`, type: 'int' },
    { sql: sql`told.place::integer`, type: 'int' },
  ],
};

/** People's names and phones are not repeated. */
const PERSONAL_COLUMNS = ['name', 'phone'];

export interface ProblemListing {
  importId: number;
  isOfPeople: boolean;
  filter: ImportProblemFilter;
  viewer: Viewer | null;
}

const problemConditions = ({ importId, filter }: ProblemListing): Sql => {
  const all = [sql`r.import_id = ${importId} and r.problems <> '[]'`];
  if (filter.column != null) all.push(sql`told.problem ->> 'column' = ${filter.column}`);
  if (filter.codes) all.push(sql`told.problem ->> 'code' = any(${filter.codes}::text[])`);
  if (filter.severities) all.push(sql`told.problem ->> 'severity' = any(${filter.severities}::text[])`);
  return join(all, ' and ');
};
/** The cell that a problem is about; of a formula what it showed. */
const shownCell = sql`(
  select coalesce(cell.value -> 'shown', cell.value)
  from (select r.cells -> (told.problem ->> 'column') as value) as cell where cell.value -> 'problem' is null or cell.value ? 'shown')`;

const TOLD = sql`import_row r cross join lateral jsonb_array_elements(r.problems) with ordinality as told (problem, place)`;

export const listProblems = (read: Reader, listing: ProblemListing, page: Page): Promise<ImportProblemRow[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, problemOrder);
  const hidden = listing.isOfPeople ? PERSONAL_COLUMNS : [];
  return asViewer(
    read,
    listing.viewer,
    'import.problems',
    sql`
    select page."importId", page.row, page.problem ->> 'type' as type, page.problem ->> 'code' as code,
      page.problem ->> 'severity' as severity, page.problem ->> 'column' as column, page.problem -> 'facts' as facts,
      case when page.problem ->> 'column' <> all(${hidden}::text[])
        then case when jsonb_typeof(page.shown) = 'object' then page.shown ->> 'day' else page.shown #>> '{}' end
        end as value, ${cursor}
    from (
      select r.import_id as "importId", r.row, told.problem, ${shownCell} as shown, ${keys}
      from ${TOLD} where ${problemConditions(listing)} and ${after} ${orderBy} ${limit}
    ) page ${outerOrderBy}`,
  );
};

export const countProblems = async (read: Reader, listing: ProblemListing): Promise<number> => {
  const [row] = await asViewer<{ count: number }>(
    read,
    listing.viewer,
    'import.count-problems',
    sql`select count(*) from ${TOLD} where ${problemConditions(listing)}`,
  );
  return row?.count ?? 0;
};

/** In the order of the file. */
export const registrationOrder: Order = { name: 'ROW', keys: [{ sql: sql`r.row`, type: 'int' }] };

export interface RegistrationListing {
  importId: number;
  statuses: readonly RegistrationStatus[] | null;
  viewer: Viewer | null;
}

const registrationConditions = ({ importId, statuses }: RegistrationListing): Sql =>
  sql`r.import_id = ${importId} and r.status = 'COMMITTED'
    and exists (select from import i where i.id = r.import_id and ${isOfPrograms(sql`i.form`)})
    and (${statuses === null}::boolean or g.status = any(${statuses ?? []}::text[]))`;

/** The registrations that an import made; who reads them is asked where they are loaded. */
export const listRegistrationIds = (
  read: Reader,
  listing: RegistrationListing,
  page: Page,
): Promise<{ registrationId: number; cursor: (string | number)[] }[]> => {
  const { keys, after, orderBy, limit, cursor, outerOrderBy } = pageSql(page, registrationOrder);
  return asViewer(
    read,
    listing.viewer,
    'import.registrations',
    sql`
    select page.id as "registrationId", ${cursor} from (
      select g.id, ${keys} from import_row r join registration g on g.id = r.result_id
      where ${registrationConditions(listing)} and ${after} ${orderBy} ${limit}
    ) page ${outerOrderBy}`,
  );
};

export const countRegistrations = async (read: Reader, listing: RegistrationListing): Promise<number> => {
  const [row] = await asViewer<{ count: number }>(
    read,
    listing.viewer,
    'import.count-registrations',
    sql`
    select count(*) from import_row r join registration g on g.id = r.result_id where ${registrationConditions(listing)}`,
  );
  return row?.count ?? 0;
};
