import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import { type Viewer, grantsFor } from '../../access/viewer.js';
import { ApiError } from '../../api/errors.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { raw, sql, validOn } from '../../database/read.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { Import } from './import.entity.js';
import type * as input from './import.input.js';
import { ImportId } from './import.type.js';
import type { SpooledFile } from './spool.js';

/** What every step of an import gives. */
export interface ImportResult {
  importId: number;
}

type Answer = Promise<Outcome<ImportResult>>;

/** How much of a file one row of `import_part` holds. */
const PART_BYTES = 256 * 1024;

/** What is sent with a file. */
export interface Sending {
  form: string | null;
  filename: string | null;
  isAgain: boolean;
}

/**
 * Takes a file in: it is kept, whole, until its rows are read, so that any server may go on with it.
 *
 * @throws ApiError CONFLICT where the author's unit entered the very same file already, with the id of that import
 *   where it is the author's own; UNAUTHENTICATED, FORBIDDEN.
 */
export async function receiveFile(
  context: Context,
  file: SpooledFile,
  { form, filename, isAgain }: Sending,
): Promise<number> {
  const outcome = await act(context, 'IMPORT_FILE', unitsTarget(context), async (tx) => {
    const earlier = isAgain ? null : await committedBefore(tx, file.sha256, form);
    // Told at the top, for there is no form that could be mended; nothing was written.
    if (earlier)
      throw new ApiError('CONFLICT', 'import.duplicate', {}, { import: earlier.id && ImportId.encode(earlier.id) });
    const received = tx.create(
      Import.receive({
        form,
        language: context.language,
        filename: shortText(filename?.slice(0, 200), 200, ['filename']),
        size: file.size,
        sha256: file.sha256,
        subject: tx.actor,
        responsibleUnit: tx.em.getReference(ResponsibleUnit, tx.grant!.unitId!),
        isAgain,
        requestId: context.requestId,
      }),
    );
    await tx.em.flush();
    let ordinal = 0;
    for await (const part of file.parts(PART_BYTES)) {
      ordinal += 1;
      await tx.read.rows(
        'import.keep-part',
        sql`insert into import_part (import_id, ordinal, content) values (${received.id}, ${ordinal}, ${part})`,
      );
    }
    return { importId: received.id };
  });
  return outcome.importId!;
}

export const checkImport = (context: Context, given: input.CheckImportInput): Answer =>
  step(context, given, async (entity) => entity.check());

export const commitImport = (context: Context, given: input.CommitImportInput): Answer =>
  step(context, given, async (entity) =>
    entity.commit({ mode: given.mode, confirmsDuplicates: given.confirmsDuplicates ?? false }),
  );

export const resumeImport = (context: Context, given: input.ResumeImportInput): Answer =>
  step(context, given, async (entity) => entity.resume());

export const cancelImport = (context: Context, given: input.CancelImportInput): Answer =>
  step(context, given, async (entity, tx) => {
    entity.cancel(tx.now);
    await emptyImport(tx, entity.id);
  });

/** Forgets what the cells and the file itself hold; what was said of the rows stays. */
export async function emptyImport({ read }: Pick<Tx, 'read'>, id: number): Promise<void> {
  await read.rows('import.empty-parts', sql`delete from import_part where import_id = ${id}`);
  await read.rows(
    'import.empty-rows',
    sql`update import_row set cells = null where import_id = ${id} and cells is not null`,
  );
  await read.rows('import.emptied', sql`update import set emptied_at = now() where id = ${id}`);
}

/**
 * Forgets the people whom an import has just entered: from now on the register of contacts alone has them. Rows that were
 * refused stay, for their author to fetch and mend, until the import is a month old or they have come in after all: a
 * refused row of the author's is one of those entered now where name (numbers aside, which a name may not hold) and
 * program or role agree, for one thing was mended.
 */
export async function forgetEntered({ read, actor }: Pick<Tx, 'read' | 'actor'>, id: number): Promise<void> {
  const isSame = (key: string) => sql`fold(btrim(mended.cells ->> ${key})) = fold(btrim(r.cells ->> ${key}))`;
  const nameOf = (row: string) => sql`fold(btrim(regexp_replace(${raw(row)}.cells ->> 'name', '[0-9]', '', 'g')))`;
  await read.rows(
    'import.forget-mended',
    sql`
    with forgotten as (
      update import_row r set cells = null from import i, import_row mended
      where i.id = r.import_id and i.subject = ${actor} and i.form = 'contacts' and i.status = 'COMMITTED'
        and i.id <> ${id} and i.emptied_at is null and r.status <> 'COMMITTED' and r.cells is not null
        and mended.import_id = ${id} and mended.status = 'COMMITTED'
        and ${nameOf('mended')} = ${nameOf('r')} and (${isSame('programCode')} or ${isSame('role')})
      returning r.import_id, r.row
    )
    update import i set emptied_at = now()
    where i.id in (select import_id from forgotten) and not exists (
      select from import_row r where r.import_id = i.id and r.cells is not null
        and (r.import_id, r.row) not in (select import_id, row from forgotten))`,
  );
  await read.rows(
    'import.forget-entered',
    sql`update import_row set cells = null where import_id = ${id} and status = 'COMMITTED'`,
  );
}

/** The areas that the viewer's units answer for: what a file holds is only known later, and each row is asked for then. */
const unitsTarget = ({ viewer, today }: { viewer: Viewer | null; today: string }): Target => ({
  type: 'Import',
  id: null,
  areas: areasOfUnits(
    grantsFor(viewer, 'IMPORT_FILE').flatMap(({ unitId }) => unitId ?? []),
    today,
  ),
  isMany: true,
});

const areasOfUnits = (unitIds: readonly number[], today: string) => sql`
  select duty.admin_unit_id from jurisdiction duty
  where duty.responsible_unit_id = any(${unitIds}::integer[]) and ${validOn(raw('duty'), sql`${today}::date`)}`;

/** An import is its author's: to anyone else it is not even there. It lies where its unit answers for. */
const importTarget = ({ viewer, today }: Context, id: number): Target => ({
  type: 'Import',
  id,
  areas: sql`
    select duty.admin_unit_id from import i
    left join jurisdiction duty on duty.responsible_unit_id = i.responsible_unit_id and ${validOn(raw('duty'), sql`${today}::date`)}
    where i.id = ${id}`,
  shownBy: [
    {
      action: 'IMPORT_FILE',
      when: sql`exists (select from import i where i.id = ${id} and i.subject = ${viewer?.subject ?? null})`,
    },
  ],
});

/** The import by which the actor's unit entered the same file; its id only where it is the actor's own. */
async function committedBefore(
  { read, actor, grant }: Tx,
  sha256: string,
  form: string | null,
): Promise<{ id: number | null } | undefined> {
  const [row] = await read.rows<{ id: number | null }>(
    'import.committed-before',
    sql`
    select case when i.subject = ${actor} then i.id end as id from import i
    where i.responsible_unit_id = ${grant!.unitId} and i.sha256 = ${sha256} and i.status = 'COMMITTED'
      and (${form}::text is null or i.form = ${form}) order by i.id desc limit 1`,
  );
  return row;
}

const step = (
  context: Context,
  given: { import: string; expectedVersion: number },
  rule: (entity: Import, tx: Tx) => Promise<void>,
): Answer => {
  const id = ImportId.decode(given.import, 'import');
  return act(context, 'IMPORT_FILE', importTarget(context, id), async (tx) => {
    await rule(await tx.change(Import, id, given.expectedVersion), tx);
    return { importId: id };
  });
};
