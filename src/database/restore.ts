import { pipeline } from 'node:stream/promises';
import { escapeIdentifier, type Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Log } from '../log.js';
import { readTables, RowDigest, verifyArchive, type Manifest, type TableManifest } from './archive.js';
import { withConnection } from './connection.js';
import { DatabaseError } from './errors.js';
import { applyMigrations, lockMigrations, MIGRATION_TABLE } from './migrate.js';
import { migrations } from './migrations/index.js';
import { grantApplicationRole } from './roles.js';
import { clearSchema, copyOut, countRows, fixFormats, listTables } from './tables.js';

/**
 * Makes a database hold exactly what a backup holds, on the newest schema: builds the schema as it was for the backup,
 * loads, compares, and migrates from there. All of it or nothing, in one transaction.
 *
 * @param options.replace also when the database has rows, which are lost.
 * @throws DatabaseError when the backup is damaged or of a newer release, or the database is not empty; nothing has
 *   changed then.
 */
export async function restore(
  { ownerUrl, role }: { ownerUrl: string; role: string },
  file: string,
  { log, replace = false }: { log: Log; replace?: boolean },
): Promise<void> {
  const manifest = await verifyArchive(file);
  const through = checkMigrations(file, manifest);
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', async (owner) => {
    await lockMigrations(owner);
    await owner.query('begin');
    await fixFormats(owner);
    if (!replace && (await hasContent(owner))) {
      throw new DatabaseError(
        `The database "${owner.database}" is not empty: restore into an empty one, or say --replace to lose what it has.`,
      );
    }
    await clearSchema(owner);
    await applyMigrations(owner, { log, through, inTransaction: true });
    const putBack = await setGuardsAside(owner);
    await load(owner, manifest.tables, file, log);
    for (const { name, lastValue, isCalled } of manifest.sequences) {
      await owner.query('select setval($1::regclass, $2, $3)', [
        `public.${escapeIdentifier(name)}`,
        lastValue,
        isCalled,
      ]);
    }
    await compare(owner, manifest.tables);
    await putBack();
    await applyMigrations(owner, { log, inTransaction: true });
    await grantApplicationRole(owner, role, MIGRATION_TABLE);
    await owner.query('commit');
    await owner.query('analyze');
  });
}

/** The last migration of a backup, which has to be one of this release's history. */
function checkMigrations(file: string, manifest: Manifest): string {
  const unknown = manifest.migrations.find((name, index) => migrations[index]?.name !== name);
  const last = manifest.migrations.at(-1);
  if (unknown === undefined && last !== undefined) return last;
  throw new DatabaseError(
    `${file} is of another release (it has the migration ${unknown}): restore it with that one, or a newer one. ` +
      'Nothing was changed.',
  );
}

/** Whether a database has rows besides those that the migrations put into a new one. */
async function hasContent(owner: Client): Promise<boolean> {
  const counts = await countRows(owner);
  await owner.query('savepoint as_found');
  await clearSchema(owner);
  await applyMigrations(owner, { inTransaction: true });
  const countsOfNew = await countRows(owner);
  await owner.query('rollback to savepoint as_found');
  return [...counts].some(([table, count]) => count > (countsOfNew.get(table) ?? 0));
}

/**
 * Removes the foreign keys, so that tables may come in any order, and silences the triggers, which have done their
 * work on these rows already. What is returned puts both back, and so checks every foreign key.
 */
async function setGuardsAside(owner: Client): Promise<() => Promise<void>> {
  await owner.query('set constraints all immediate');
  const { rows: tables } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const { rows: keys } = await owner.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const run = async (statements: string[]) => void (await owner.query(statements.join(';')));
  await run(tables.map(({ name }) => `alter table ${name} disable trigger user`));
  await run(keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`));
  return async () => {
    await run(keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`));
    await run(tables.map(({ name }) => `alter table ${name} enable trigger user`));
  };
}

async function load(owner: Client, tables: TableManifest[], file: string, log: Log): Promise<void> {
  // A migration may have put rows of its own in; they are in the backup as well.
  for (const { name } of tables) await owner.query(`delete from public.${escapeIdentifier(name)}`);
  const parts = readTables(file);
  let part = await parts.next();
  for (const { name, columns, rows } of tables) {
    async function* content(): AsyncGenerator<Buffer> {
      for (; !part.done && part.value.table === name; part = await parts.next()) yield part.value.content;
    }
    const list = columns.map(escapeIdentifier).join(', ');
    await pipeline(content(), owner.query(copyFrom(`copy public.${escapeIdentifier(name)} (${list}) from stdin`)));
    log.info(`${name}: ${rows} rows`);
  }
}

async function compare(owner: Client, expected: TableManifest[]): Promise<void> {
  const tables = await listTables(owner);
  for (const { name, columns, rows, digest } of expected) {
    const table = tables.find((table) => table.name === name);
    const found = new RowDigest();
    if (table) for await (const chunk of copyOut(owner, { ...table, columns })) found.update(chunk);
    const result = found.result();
    if (result.rows !== rows || result.digest !== digest) {
      throw new DatabaseError(`Table ${name} was not restored as it was. Nothing was changed.`);
    }
  }
}
