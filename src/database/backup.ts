import type { Log } from '../log.js';
import { writeArchive, type TableManifest } from './archive.js';
import { withConnection } from './connection.js';
import { migrationStatus } from './migrate.js';
import { copyOut, fixFormats, listTables } from './tables.js';

/**
 * Writes every row of the registry, as of one instant, into a new file that `restore` reads, on this or a newer
 * PostgreSQL and with this or a newer release. Readers and writers go on meanwhile.
 *
 * @throws DatabaseError when the file exists or cannot be written.
 */
export async function backup(ownerUrl: string, file: string, { log }: { log: Log }): Promise<void> {
  const { applied } = await migrationStatus(ownerUrl);
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', (owner) =>
    writeArchive(file, async (addTable) => {
      await owner.query('begin isolation level repeatable read, read only');
      await fixFormats(owner);
      const tables: TableManifest[] = [];
      for (const table of await listTables(owner)) {
        const digest = await addTable(table.name, copyOut(owner, table));
        tables.push({ name: table.name, columns: table.columns, ...digest });
        log.info(`${table.name}: ${digest.rows} rows`);
      }
      const { rows: sequences } = await owner.query<{ name: string; lastValue: string; isCalled: boolean }>(
        `select sequencename as name, coalesce(last_value, start_value)::text as "lastValue", last_value is not null as "isCalled"
         from pg_sequences where schemaname = 'public' order by sequencename collate "C"`,
      );
      const { rows } = await owner.query<{ now: Date }>('select now()');
      await owner.query('commit');
      return {
        format: 'liengia-backup-1',
        takenAt: rows[0]!.now.toISOString(),
        migrations: applied,
        tables,
        sequences,
      };
    }),
  );
}
