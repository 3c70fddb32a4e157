import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { DatabaseError, errorCode, errorText } from './errors.js';

/**
 * What a backup is: a `.tar.gz` of
 *
 *     tables/<table>/<part>.tsv   the rows as COPY writes them, in parts to be read one after the other
 *     manifest.json               what the rest must be; last, because only then it is known
 */
export interface Manifest {
  format: 'liengia-backup-1';
  /** ISO instant of the snapshot. */
  takenAt: string;
  /** The migrations that the database had had. */
  migrations: string[];
  tables: TableManifest[];
  sequences: { name: string; lastValue: string; isCalled: boolean }[];
}

export interface TableManifest {
  name: string;
  columns: string[];
  rows: number;
  /** SHA-256 of all its parts. */
  digest: string;
}

const MANIFEST = 'manifest.json';
const PART_BYTES = 1 << 20;

/**
 * Writes an archive under its name once it is complete, readable for its owner alone: it holds personal data.
 *
 * @param write adds the tables, one after the other, and returns the manifest.
 * @throws DatabaseError when the file exists or cannot be written.
 */
export async function writeArchive(
  file: string,
  write: (addTable: (name: string, rows: AsyncIterable<Buffer>) => Promise<TableDigest>) => Promise<Manifest>,
): Promise<void> {
  if (existsSync(file)) throw new DatabaseError(`The backup ${file} was not written: it exists already.`);
  const partial = `${file}.${process.pid}.partial`;
  try {
    // Opened before the first table is read: a file that cannot be written costs nobody a minute of reading.
    const handle = await open(partial, 'wx', 0o600);
    const tar = pack();
    const written = pipeline(tar, createGzip(), handle.createWriteStream({ flush: true }));
    const add = async (name: string, content: Buffer) => {
      const entry = tar.entry({ name, size: content.length });
      entry.end(content);
      await finished(entry);
    };
    const addTable = async (name: string, rows: AsyncIterable<Buffer>) => {
      const digest = new RowDigest();
      let part = 0;
      for await (const content of inParts(rows)) {
        digest.update(content);
        await add(`tables/${name}/${String(++part).padStart(6, '0')}.tsv`, content);
      }
      return digest.result();
    };
    const produced = write(addTable).then(async (manifest) => {
      await add(MANIFEST, Buffer.from(JSON.stringify(manifest, null, 2)));
      tar.finalize();
    });
    produced.catch((error: Error) => tar.destroy(error));
    await Promise.all([produced, written]);
    await rename(partial, file);
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(`The backup ${file} was not written: ${errorText(cause)}.`, { cause });
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Reads an archive to its end and compares every table with the manifest.
 *
 * @throws DatabaseError when the file is incomplete, changed or no backup at all.
 */
export async function verifyArchive(file: string): Promise<Manifest> {
  const digests = new Map<string, RowDigest>();
  let manifest: Manifest | undefined;
  for await (const { table, content } of readEntries(file)) {
    if (table === undefined) {
      manifest = parseManifest(file, content);
    } else {
      const digest = digests.get(table) ?? new RowDigest();
      digests.set(table, digest.update(content));
    }
  }
  if (!manifest)
    throw new DatabaseError(`${file} is no complete backup: its manifest is missing. Nothing was changed.`);
  for (const table of manifest.tables) {
    const found = (digests.get(table.name) ?? new RowDigest()).result();
    if (found.rows === table.rows && found.digest === table.digest) continue;
    throw new DatabaseError(
      `${file} is damaged: table ${table.name} is not what the manifest says. Nothing was changed.`,
    );
  }
  return manifest;
}

/** The rows of one table after the other, in the archive's order, of an archive that is known to be whole. */
export async function* readTables(file: string): AsyncGenerator<{ table: string; content: Buffer }> {
  for await (const { table, content } of readEntries(file)) {
    if (table !== undefined) yield { table, content };
  }
}

export interface TableDigest {
  rows: number;
  digest: string;
}

/** Counts rows, each of which is one line in COPY's text format, and digests them. */
export class RowDigest {
  private rows = 0;
  private readonly hash = createHash('sha256');

  update(content: Buffer): this {
    this.hash.update(content);
    for (let end = content.indexOf(10); end !== -1; end = content.indexOf(10, end + 1)) this.rows++;
    return this;
  }

  result(): TableDigest {
    return { rows: this.rows, digest: this.hash.digest('hex') };
  }
}

/** Parts small enough to be held in memory: a tar entry has to say its size before its content. */
async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

async function* readEntries(file: string): AsyncGenerator<{ table: string | undefined; content: Buffer }> {
  const tar = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), tar);
  reading.catch(() => {}); // also ends the loop below
  try {
    for await (const entry of tar) {
      const content = await buffer(entry);
      const [folder, table] = entry.header.name.split('/');
      yield { table: folder === 'tables' ? table : undefined, content };
    }
    await reading;
  } catch (cause) {
    const isThere = errorCode(cause) !== 'ENOENT';
    throw new DatabaseError(
      isThere
        ? `${file} is no complete backup (${errorText(cause)}). Nothing was changed.`
        : `There is no file ${file}.`,
      { cause },
    );
  }
}

function parseManifest(file: string, content: Buffer): Manifest {
  const manifest = JSON.parse(content.toString()) as Manifest;
  if (manifest.format === 'liengia-backup-1') return manifest;
  throw new DatabaseError(`${file} is a backup in the format "${manifest.format}", which this release cannot read.`);
}
