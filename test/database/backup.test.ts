import { jest } from '@jest/globals';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { writeArchive, type Manifest } from '../../src/database/archive.js';
import { backup } from '../../src/database/backup.js';
import { migrations } from '../../src/database/migrations/index.js';
import { restore } from '../../src/database/restore.js';
import { addRow, findingsOf, headsOf, writeChains } from '../audit/chain.js';
import { contentsOf, structureOf } from '../support/contents.js';
import { cloneDatabase, rowsOf, type TestDatabase } from '../support/database.js';
import { quiet } from '../support/log.js';
import { currentRun } from '../support/run.js';

jest.setTimeout(300_000); // whole databases, on a machine that may be busy

// Everything that COPY's text format has to escape, and both ends of the numbers.
const AWKWARD = 'Tổ "liên gia"\tsố 1\\N\\.\n\\.\r\n{"a": \'b\'}';

const names = migrations.map(({ name }) => name);
const emptyManifest: Manifest = {
  format: 'liengia-backup-1',
  takenAt: '2026-01-01T00:00:00.000Z',
  migrations: names,
  tables: [],
  sequences: [],
};

describe('a backup', () => {
  let source: TestDatabase;
  let target: TestDatabase;
  let file: string;
  let made = 0;

  beforeAll(async () => {
    source = await cloneDatabase({ seeded: true });
    await rowsOf(
      source.ownerUrl,
      `insert into admin_unit (code, code_system, name, kind, level, valid_from, latitude, longitude, boundary, provenance)
       values ('99', 'OFFICIAL', $1, 'PROVINCE', 1, '2025-07-01', 1e-300, 0.1, '{"type": "Polygon\\n"}', 'OWN_ENTRY')`,
      [AWKWARD],
    );
  });
  beforeEach(async () => {
    target = await cloneDatabase({ seeded: false });
    file = join(currentRun().folder, `backup-${process.pid}-${++made}.tar.gz`);
  });
  afterEach(() => target.drop());
  afterAll(() => source.drop());

  test('restored into another database gives the same rows, sequences and rights', async () => {
    await backup(source.ownerUrl, file, { log: quiet });
    await restore(target, file, { log: quiet });

    const contents = await contentsOf(source);
    expect(await contentsOf(target)).toEqual(contents);
    expect(contents.tables.admin_unit).toContain(JSON.stringify(AWKWARD).slice(1, -1));
    expect(await structureOf(target)).toEqual(await structureOf(source));
    await rowsOf(target.url, 'select from program');
  });

  test('keeps the audit trail, hash by hash; the restored one is guarded and goes on from there', async () => {
    await writeChains(source.ownerUrl);
    const heads = await headsOf(source.ownerUrl);
    await backup(source.ownerUrl, file, { log: quiet });
    await restore(target, file, { log: quiet });

    expect(await findingsOf(target.ownerUrl, heads)).toEqual([]);
    await addRow(target.url, '37');
    expect(await findingsOf(target.ownerUrl, heads)).toEqual([]);
    await expect(rowsOf(target.ownerUrl, 'delete from audit_row')).rejects.toMatchObject({ code: '42501' });
    await expect(rowsOf(target.url, `insert into audit_row (chain, ordinal) values ('37', 1)`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('is one instant, whatever is written meanwhile', async () => {
    let changed: Promise<unknown> | undefined;
    const log = {
      ...quiet,
      info: () => void (changed ??= rowsOf(source.ownerUrl, `delete from admin_unit where code = '98'`)),
    };
    await rowsOf(
      source.ownerUrl,
      `insert into admin_unit (code, code_system, name, kind, level, provenance) values ('98', 'OFFICIAL', 'Tạm', 'PROVINCE', 1, 'DEMO')`,
    );
    const before = await contentsOf(source);
    await backup(source.ownerUrl, file, { log });
    await changed;
    await restore(target, file, { log: quiet });
    expect((await contentsOf(target)).tables).toEqual(before.tables);
  });

  test('may be read by its owner alone, and does not overwrite a file', async () => {
    await backup(source.ownerUrl, file, { log: quiet });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(backup(source.ownerUrl, file, { log: quiet })).rejects.toThrow(/it exists already/);
  });

  test('is refused by a database that is not empty, unless told to replace', async () => {
    await backup(target.ownerUrl, file, { log: quiet });
    const before = await contentsOf(source);
    await expect(restore(source, file, { log: quiet })).rejects.toThrow(/is not empty: .* --replace/);
    expect(await contentsOf(source)).toEqual(before);

    const copy = await cloneDatabase({ seeded: true });
    await restore(copy, file, { log: quiet, replace: true });
    expect((await contentsOf(copy)).tables).toEqual((await contentsOf(target)).tables);
    await copy.drop();
  });

  test.each([
    ['cut off', async () => truncate(file, (await stat(file)).size - 100), /is no complete backup/],
    [
      'cut off in the middle',
      async () => truncate(file, Math.floor((await stat(file)).size / 2)),
      /is no complete backup/,
    ],
    ['changed', () => flipByte(file), /is no complete backup/],
    ['decompressed', async () => writeFile(file, gunzipSync(await readFile(file))), /is no complete backup/],
    ['empty', () => truncate(file), /is no complete backup/],
  ])('that is %s is refused and nothing changes', async (_what, damage, message) => {
    await backup(source.ownerUrl, file, { log: quiet });
    await damage();
    const before = await contentsOf(target);
    await expect(restore(target, file, { log: quiet, replace: true })).rejects.toThrow(message);
    expect(await contentsOf(target)).toEqual(before);
  });

  test('whose rows are not those of its manifest is refused', async () => {
    await writeArchive(file, async (addTable) => {
      const digest = await addTable('program', Readable.from([Buffer.from('1\n')]));
      return { ...emptyManifest, tables: [{ name: 'program', columns: ['id'], ...digest, rows: 2 }] };
    });
    await expect(restore(target, file, { log: quiet })).rejects.toThrow(/is damaged: table program is not what/);
  });

  test('of a newer release is refused', async () => {
    await writeArchive(file, async () => ({ ...emptyManifest, migrations: [...names, '9999-future'] }));
    await expect(restore(target, file, { log: quiet })).rejects.toThrow(
      /of another release \(it has the migration 9999-future\)/,
    );
  });

  test('that is not there is refused', async () => {
    await expect(restore(target, file, { log: quiet })).rejects.toThrow(`There is no file ${file}.`);
  });
});

async function flipByte(file: string): Promise<void> {
  const content = await readFile(file);
  content[content.length >> 1]! ^= 1;
  await writeFile(file, content);
}
