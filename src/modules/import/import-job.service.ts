import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as yielded } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type ActContext, type Target, type Tx, act, rehearse } from '../../access/act.js';
import { deedOf } from '../../access/actions.js';
import { type Viewer, mayAnywhere } from '../../access/viewer.js';
import { dayOf } from '../../api/day.js';
import { ApiError } from '../../api/errors.js';
import type { Language } from '../../api/messages.js';
import { type Problem, Refused, problem } from '../../api/problem.js';
import { execute } from '../../database/orm.js';
import { actingAs } from '../../database/place.js';
import { type Sql, raw, sql } from '../../database/read.js';
import type { Form } from '../../sheets/form.js';
import { type ReadRow, openSheet } from '../../sheets/read-sheet.js';
import { SheetRefused } from '../../sheets/refused.js';
import { areasToday } from '../admin-unit/index.js';
import { RegistrationList } from '../registration/index.js';
import { IMPORT_FORMS, actionOf, formOf } from './import-forms.js';
import { type SheetRow, atColumnSent, prepareRows } from './import-rows.js';
import { type Entering, type RowResult, enterRows } from './import-write.service.js';
import type { KeptProblem } from './import.read.js';
import { emptyImport, forgetEntered } from './import.service.js';
import type { ImportMode, ImportStatus } from './import.vocabulary.js';
import { SPOOL_PREFIX } from './spool.js';

/** What a server that works on imports works with. */
export interface Workshop {
  /** Its statements may take long: a whole file is one act. */
  orm: MikroORM;
  viewerOf(identity: { subject: string; name: string | null }, today: string): Promise<Viewer | null>;
  /** Names the server in the rows that it holds. */
  worker: string;
  /** The server is to end: what is under way is given back. */
  signal: AbortSignal;
}

/** An import that this server holds. */
export interface Job {
  id: number;
  status: ImportStatus;
  subject: string;
  form: string | null;
  /** The keys of the file's columns, once it was read. */
  columns: readonly string[];
  language: Language;
  filename: string | null;
  mode: ImportMode | null;
  confirmsDuplicates: boolean;
  requestId: string;
}

/** The import is this server's no more: it was canceled, or given to another. */
export class LetGo extends Error {
  override name = 'LetGo';
}

/** Rows that are kept together when they have been read. */
const CHUNK = 1_000;
/** Rows that are worked on together: each part costs a fixed number of statements. */
const PART = 2_000;
/** From so many rows on, the planner is told anew what the tables hold. */
const MANY_ROWS = 1_000;

/** Takes the import that has waited longest, unless another server has it; undefined: none waits. */
export async function claimImport({ orm, worker }: Workshop): Promise<Job | undefined> {
  const [job] = await orm.em.fork().transactional((em) =>
    execute<Job>(
      em,
      'import.claim',
      sql`
      update import set worker = ${worker}, heartbeat = now(), started_at = coalesce(started_at, now()), rows_checked = 0,
        status = case status when 'RECEIVED' then 'READING' else status end
      where id = (
        select i.id from import i where i.status in ('RECEIVED', 'CHECKING', 'COMMITTING') and i.worker is null
        order by i.changed_at, i.id limit 1 for update skip locked)
      returning id, status, subject, form, columns, language, filename, mode, confirms_duplicates as "confirmsDuplicates",
        request_id as "requestId"`,
    ),
  );
  return job;
}

/** Does what an import waits for: reads and checks it, checks it again, or commits it. */
export async function workOn(shop: Workshop, job: Job): Promise<void> {
  if (job.status === 'COMMITTING') {
    if (await commit(shop, job)) return;
    // Since it was checked something changed: its author is told what, row by row.
    await mark(shop, job, sql`status = 'CHECKING', rows_checked = 0`);
    return check(shop, { ...job, status: 'CHECKING' });
  }
  if (job.status === 'READING') {
    const read = await readFile(shop, job);
    if (!read) return;
    return check(shop, { ...job, ...read, status: 'CHECKING' });
  }
  return check(shop, job);
}

/** Gives an import back, to be taken up again from its beginning. */
export const giveBack = (shop: Workshop, { id }: Job): Promise<void> =>
  note(
    shop,
    'import.give-back',
    sql`
    update import set worker = null, heartbeat = null, rows_checked = 0,
      status = case status when 'READING' then 'RECEIVED' else status end
    where id = ${id} and worker = ${shop.worker}`,
  );

/** Says that an import was interrupted; its author decides how to go on. */
export const interrupt = (shop: Workshop, { id }: Job): Promise<void> =>
  note(shop, 'import.interrupt', interruption(sql`id = ${id} and worker = ${shop.worker}`));

/** Says so of every import whose server has not been heard of for so long, or is known to have ended. */
export const interruptOrphans = (
  shop: Pick<Workshop, 'orm'>,
  { silentSeconds, ended }: { silentSeconds: number; ended: readonly string[] },
): Promise<void> =>
  note(
    shop,
    'import.interrupt-orphans',
    interruption(sql`
    worker is not null
    and (heartbeat < now() - make_interval(secs => ${silentSeconds}) or worker = any(${ended}::text[]))`),
  );

/** The servers that hold imports. */
export const workersOf = async ({ orm }: Pick<Workshop, 'orm'>): Promise<string[]> => {
  const rows = await orm.em
    .fork()
    .transactional((em) =>
      execute<{ worker: string }>(
        em,
        'import.workers',
        sql`select distinct worker from import where worker is not null`,
      ),
    );
  return rows.map(({ worker }) => worker);
};

/** Says that the server is alive. */
export const beat = (shop: Workshop, { id }: Job): Promise<void> =>
  note(shop, 'import.beat', sql`update import set heartbeat = now() where id = ${id} and worker = ${shop.worker}`);

/**
 * Gives up the statement that this server's act waits for, be it for a lock that another holds: the act is rolled back.
 */
export const giveUp = (shop: Workshop): Promise<void> =>
  note(
    shop,
    'import.give-up',
    sql`select pg_cancel_backend(pid) from pg_stat_activity where application_name = ${actName(shop)}`,
  );

/** By what the database knows the connection of this server's act; it keeps 63 characters. */
const actName = ({ worker }: Workshop): string => `liengia import ${worker.slice(-36)}`;

const interruption = (condition: Sql): Sql => sql`
  update import set interrupted_in = status, status = 'INTERRUPTED', worker = null, heartbeat = null,
    version = version + 1, changed_at = now()
  where ${condition}`;

const note = (shop: Pick<Workshop, 'orm'>, name: string, statement: Sql): Promise<void> =>
  shop.orm.em.fork().transactional(async (em) => void (await execute(em, name, statement)));

/** Runs statements as the author, whose rows nobody else sees. */
const asAuthor = <T>({ orm }: Workshop, { subject }: Job, work: (read: Tx['read']) => Promise<T>): Promise<T> =>
  orm.em.fork().transactional(async (em) => {
    await execute(em, 'import.subject', actingAs({ subject }));
    return work({ rows: (name, statement) => execute(em, name, statement) });
  });

/** Writes down how far it is. @throws LetGo once it is this server's no more. */
const mark = (shop: Workshop, job: Job, change: Sql): Promise<void> =>
  asAuthor(shop, job, (read) => markWith(read, shop, job, sql`${change}, heartbeat = now()`));

/** What ends a server's work on an import: its author is to see what came of it before they go on. */
const ENDED = sql`worker = null, heartbeat = null, version = version + 1, changed_at = now()`;

async function markWith(read: Tx['read'], shop: Workshop, { id, status }: Job, change: Sql): Promise<void> {
  const rows = await read.rows(
    'import.mark',
    sql`update import set ${change} where id = ${id} and worker = ${shop.worker} and status = ${status} returning id`,
  );
  if (rows.length === 0) throw new LetGo();
}

/** Reads a file's rows into the database; what the file is, or undefined: it was refused. */
async function readFile(shop: Workshop, job: Job): Promise<Pick<Job, 'form' | 'columns'> | undefined> {
  const folder = await mkdtemp(join(tmpdir(), SPOOL_PREFIX));
  try {
    const path = join(folder, 'file');
    await pipeline(Readable.from(partsOf(shop, job)), createWriteStream(path, { mode: 0o600 }));
    const asked = formOf(job.form);
    const sheet = await openSheet({ path, name: job.filename }, asked ? [asked] : IMPORT_FORMS);
    try {
      const { form, language, columns, unknownHeadings } = sheet;
      await mark(
        shop,
        job,
        sql`form = ${form.name}, language = ${language}, columns = ${columns}::text[],
        unknown_headings = ${unknownHeadings}::text[], rows_read = 0`,
      );
      if (!mayAnywhere(await viewerOf(shop, job), actionOf(form))) {
        const { vi, en } = deedOf(actionOf(form));
        throw new SheetRefused('IMPORT_FORM_FORBIDDEN', { actionVi: vi, actionEn: en });
      }
      await asAuthor(shop, job, (read) =>
        read.rows('import.forget-rows', sql`delete from import_row where import_id = ${job.id}`),
      );
      let rowsRead = 0;
      for await (const rows of inChunks(sheet.rows())) {
        shop.signal.throwIfAborted();
        rowsRead += rows.length;
        await keepRows(shop, job, rows, rowsRead);
      }
      if (rowsRead === 0) throw new SheetRefused('IMPORT_EMPTY', {});
      await asAuthor(shop, job, async (read) => {
        await markWith(read, shop, job, sql`status = 'CHECKING'`);
        await read.rows('import.read', sql`delete from import_part where import_id = ${job.id}`);
      });
      return { form: form.name, columns };
    } finally {
      await sheet.close();
    }
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    await refuse(shop, job, { code: error.code, facts: error.facts });
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* partsOf(shop: Workshop, job: Job): AsyncGenerator<Buffer> {
  for (let ordinal = 1; ; ordinal++) {
    const [part] = await asAuthor(shop, job, (read) =>
      read.rows<{ content: Buffer }>(
        'import.part',
        sql`select content from import_part where import_id = ${job.id} and ordinal = ${ordinal}`,
      ),
    );
    if (!part) return;
    yield part.content;
  }
}

async function* inChunks(rows: AsyncIterable<ReadRow>): AsyncGenerator<ReadRow[]> {
  let chunk: ReadRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
      // Reading keeps to the processor: whoever asks something meanwhile is answered between two chunks.
      await yielded();
    }
  }
  if (chunk.length > 0) yield chunk;
}

const keepRows = (shop: Workshop, job: Job, rows: readonly ReadRow[], rowsRead: number): Promise<void> =>
  asAuthor(shop, job, async (read) => {
    await markWith(read, shop, job, sql`rows_read = ${rowsRead}`);
    await read.rows(
      'import.keep-rows',
      sql`
      insert into import_row (import_id, row, cells)
      select ${job.id}, told.row, told.cells::jsonb
      from unnest(${rows.map(({ row }) => row)}::integer[], ${rows.map(({ cells }) => JSON.stringify(cells))}::text[])
        as told (row, cells)`,
    );
  });

/** The file itself cannot be taken: what it holds is forgotten at once. */
const refuse = (shop: Workshop, job: Job, refusal: { code: string; facts: object }): Promise<void> =>
  asAuthor(shop, job, async (read) => {
    await markWith(
      read,
      shop,
      job,
      sql`status = 'REFUSED', file_problem = ${JSON.stringify(refusal)}::jsonb,
      finished_at = now(), ${ENDED}`,
    );
    await emptyImport({ read }, job.id);
  });

/** Sums over an import's rows. */
class Tally {
  accepted = 0;
  refused = 0;
  toConfirm = 0;

  add(results: readonly RowResult[]): void {
    for (const { status } of results) {
      if (status === 'VALID' || status === 'COMMITTED') this.accepted += 1;
      else this.refused += 1;
      if (status === 'TO_CONFIRM') this.toConfirm += 1;
    }
  }

  get change(): Sql {
    return sql`rows_accepted = ${this.accepted}, rows_refused = ${this.refused}, rows_to_confirm = ${this.toConfirm}`;
  }
}

/** The dry run: what a commit would do, with everything rolled back; what was said of each row is kept outside of it. */
async function check(shop: Workshop, job: Job): Promise<void> {
  const form = formOf(job.form)!;
  let tally = new Tally();
  const outcome = await allowed(shop, job, form, async (context) =>
    rehearse(context, actionOf(form), targetOf(job), async (tx) => {
      tally = new Tally();
      const list = new RegistrationList();
      tx.beginBatch();
      await throughRows(tx, shop, job, async (rows) => {
        const results = await resultsOf(tx, job, rows, { context, list, confirmsDuplicates: false });
        await asAuthor(shop, job, (read) => keepResults(read, job, results));
        tally.add(results);
      });
      return {};
    }),
  );
  if (!outcome) return;
  assertAsExpected(outcome.problems);
  await asAuthor(shop, job, (read) => markWith(read, shop, job, sql`status = 'CHECKED', ${tally.change}, ${ENDED}`));
}

/** Enters the rows, in one act. @returns false where nothing was entered: none was valid, or not all were. */
async function commit(shop: Workshop, job: Job): Promise<boolean> {
  const form = formOf(job.form)!;
  const isAllOrNone = job.mode === 'ALL_OR_NONE';
  let tally = new Tally();
  const outcome = await allowed(shop, job, form, async (context) =>
    act(context, actionOf(form), targetOf(job), async (tx) => {
      tally = new Tally();
      const list = new RegistrationList();
      tx.beginBatch();
      await throughRows(tx, shop, job, async (rows) => {
        const results = await resultsOf(tx, job, rows, {
          context,
          list,
          confirmsDuplicates: job.confirmsDuplicates,
        });
        tally.add(results);
        if (isAllOrNone && tally.refused > 0)
          throw new Refused([problem('IMPORT_ROWS_REFUSED', [], { count: tally.refused })]);
        await keepResults(tx.read, job, results.map(committed));
      });
      // What was valid is so no more: an import of which nothing came stays open.
      if (tally.accepted === 0) throw new Refused([problem('IMPORT_NOTHING_VALID')]);
      // In the act's own transaction: either the rows are entered and it says so, or neither.
      await markWith(tx.read, shop, job, sql`status = 'COMMITTED', ${tally.change}, finished_at = now(), ${ENDED}`);
      if (form.name === 'contacts') await forgetEntered(tx, job.id);
      // With the rows, for the very first question after the commit is planned by it.
      if (tally.accepted >= MANY_ROWS) await tx.read.rows('import.statistics', sql`select gather_statistics()`);
      return {};
    }),
  );
  if (!outcome) return true;
  const codes = outcome.problems.map(({ code }) => code);
  if (codes.includes('IMPORT_ROWS_REFUSED') || codes.includes('IMPORT_NOTHING_VALID')) return false;
  if (codes.includes('IMPORT_DUPLICATE')) {
    await refuse(shop, job, { code: 'IMPORT_DUPLICATE', facts: {} });
    return true;
  }
  assertAsExpected(outcome.problems);
  return true;
}

/** Rows are refused one by one; of the act as a whole nothing is left to be refused. */
function assertAsExpected(problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity !== 'ADVICE')) {
    throw new Error(`the rows as a whole were refused: ${problems.map(({ code }) => code).join(', ')}`);
  }
}

/** Asks as the author, as they are today; one who may do it no more is told so, and nothing is done. */
async function allowed<T>(
  shop: Workshop,
  job: Job,
  form: Form,
  work: (context: ActContext) => Promise<T>,
): Promise<T | undefined> {
  const today = dayOf(new Date());
  const context: ActContext = {
    viewer: await viewerOf(shop, job),
    today,
    requestId: job.requestId,
    orm: shop.orm,
    repeated: null,
    renew: () => {},
  };
  try {
    return await work(context);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'FORBIDDEN') throw error;
    const { vi, en } = deedOf(actionOf(form));
    await refuse(shop, job, { code: 'IMPORT_FORM_FORBIDDEN', facts: { actionVi: vi, actionEn: en } });
    return undefined;
  }
}

const viewerOf = (shop: Workshop, { subject }: Job): Promise<Viewer | null> =>
  shop.viewerOf({ subject, name: null }, dayOf(new Date()));

/** Many at once: where they lie is known from the check, and the rule asks for each row. */
const targetOf = ({ id }: Job): Target => ({
  type: 'Import',
  id,
  // What was done in the past may lie where no unit is any more.
  areas: sql`
    select distinct today.id from (
      select distinct r.area_id from import_row r where r.import_id = ${id} and r.area_id is not null
    ) told cross join lateral (${areasToday(raw('told.area_id'), dayOf(new Date()))}) as today (id)
    where today.id is not null`,
  isMany: true,
});

async function throughRows(tx: Tx, shop: Workshop, job: Job, work: (rows: SheetRow[]) => Promise<void>): Promise<void> {
  await tx.read.rows('import.act-name', sql`select set_config('application_name', ${actName(shop)}, true)`);
  for (let after = 0, checked = 0; ;) {
    shop.signal.throwIfAborted();
    const rows = await tx.read.rows<SheetRow>(
      'import.rows',
      sql`
      select r.row, r.cells from import_row r where r.import_id = ${job.id} and r.row > ${after} and r.cells is not null
      order by r.row limit ${PART}`,
    );
    if (rows.length === 0) return;
    await work(rows);
    tx.em.clear();
    after = rows.at(-1)!.row;
    checked += rows.length;
    await mark(shop, job, sql`rows_checked = ${checked}`);
    await yielded();
  }
}

async function resultsOf(
  tx: Tx,
  job: Job,
  rows: readonly SheetRow[],
  { context: { viewer, today }, ...entering }: Entering & { context: ActContext },
): Promise<RowResult[]> {
  const form = formOf(job.form)!;
  const prepared = await prepareRows(tx.read, form, rows, { viewer, action: actionOf(form), today });
  const ready = prepared.flatMap((one) => ('ready' in one ? one.ready : []));
  const written = new Map((await enterRows(tx, form, ready, entering)).map((result) => [result.row, result]));
  return prepared.map((one, at): RowResult => {
    const result: RowResult =
      'ready' in one
        ? written.get(one.ready.row)!
        : { row: one.row, status: 'REFUSED', problems: one.problems, areaId: null, resultId: null };
    return { ...result, problems: result.problems.map((found) => atColumnSent(found, rows[at]!, job.columns)) };
  });
}

const committed = (result: RowResult): RowResult => ({
  ...result,
  status: result.status === 'VALID' ? 'COMMITTED' : result.status,
});

/** A problem that has too much to say is cut: nothing in a row is larger than the row itself. */
const MOST_PROBLEMS = 50;

const told = (problems: readonly KeptProblem[]): string => JSON.stringify(problems.slice(0, MOST_PROBLEMS));

const keepResults = (read: Tx['read'], { id }: Job, results: readonly RowResult[]): Promise<unknown> =>
  read.rows(
    'import.keep-results',
    sql`
    update import_row r set status = told.status, problems = told.problems::jsonb, area_id = told.area_id,
      result_id = case when told.status = 'COMMITTED' then told.result_id end
    from unnest(${results.map(({ row }) => row)}::integer[], ${results.map(({ status }) => status)}::text[],
      ${results.map(({ problems }) => told(problems))}::text[], ${results.map(({ areaId }) => areaId)}::integer[],
      ${results.map(({ resultId }) => resultId)}::integer[]) as told (row, status, problems, area_id, result_id)
    where r.import_id = ${id} and r.row = told.row`,
  );
