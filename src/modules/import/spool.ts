import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '../../api/errors.js';

/** A file on this machine's disk, until `drop`. */
export interface SpooledFile {
  path: string;
  size: number;
  /** In hex. */
  sha256: string;
  /** Its bytes again, in parts of one size. */
  parts(bytes: number): AsyncIterable<Buffer>;
  drop(): Promise<void>;
}

export const SPOOL_PREFIX = 'liengia-import-';
/** What a server that was killed has left behind is older than any file on its way. */
const LEFT_BEHIND_MS = 60 * 60 * 1_000;

/**
 * Writes a stream to a file that only this user may read, never more of it in memory than a chunk.
 *
 * @param mostBytes more is refused, and what was written is dropped.
 * @throws ApiError TOO_COSTLY, or BAD_USER_INPUT for an empty stream or one that broke off.
 */
export async function spool(stream: Readable, mostBytes: number): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), SPOOL_PREFIX));
  const path = join(folder, randomUUID());
  const drop = () => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > mostBytes) return done(tooLarge(mostBytes));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  try {
    await pipeline(stream, counted, createWriteStream(path, { mode: 0o600 }));
    if (size === 0) throw new ApiError('BAD_USER_INPUT', 'import.empty');
  } catch (error) {
    await drop();
    const isCut = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw isCut ? new ApiError('BAD_USER_INPUT', 'import.cut') : error;
  }
  return {
    path,
    size,
    sha256: hash.digest('hex'),
    parts: (bytes) => createReadStream(path, { highWaterMark: bytes }),
    drop,
  };
}

export const tooLarge = (mostBytes: number): ApiError =>
  new ApiError('TOO_COSTLY', 'import.large', { most: mostBytes / 2 ** 20 });

/** Drops what servers that were killed left on the disk. */
export async function sweepSpool(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(SPOOL_PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const made = await stat(folder).catch(() => null);
    if (made && Date.now() - made.mtimeMs > LEFT_BEHIND_MS) await rm(folder, { recursive: true, force: true });
  }
}
