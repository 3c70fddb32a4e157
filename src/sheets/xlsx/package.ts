import { crc32 } from 'node:zlib';
import { type Entry, type ZipFile, openPromise } from 'yauzl';
import type { SheetLimits } from '../limits.js';
import { SheetRefused } from '../refused.js';

/** The parts of an Office file, by name. */
export interface Package {
  has(name: string): boolean;
  /** The bytes of a part; their number and check sum are those of the directory. @throws SheetRefused SHEET_DAMAGED */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/** Real workbooks have dozens; a directory may claim millions. */
const MOST_PARTS = 5000;
/** Below this much the ratio says nothing: a small file of blank rows packs well. */
const RATIO_FROM = 16 << 20;

/**
 * Opens an Office file. Nothing is unpacked yet: the sizes that the directory claims are added up, and while a part is
 * read it may not grow beyond its claim.
 *
 * @throws SheetRefused when it claims too much, is damaged or behind a password, or is no plain XLSX.
 */
export async function openPackage(path: string, limits: SheetLimits): Promise<Package> {
  const file = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(damaged);
  try {
    const parts = await partsOf(file, limits);
    assertPlain([...parts.keys()]);
    return {
      has: (name) => parts.has(keyOf(name)),
      read: (name) => bytesOf(file, parts.get(keyOf(name))),
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

const damaged = (cause: unknown): never => {
  throw cause instanceof SheetRefused ? cause : new SheetRefused('SHEET_DAMAGED', {}, { cause });
};

/** Names are compared without case, and some writers begin them with a slash or divide them by backslashes. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

async function partsOf(file: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  let unpacked = 0;
  if (file.entryCount > MOST_PARTS) throw new SheetRefused('SHEET_UNPACKED_SIZE');
  try {
    for await (const entry of file.eachEntry()) {
      if (entry.isEncrypted()) throw new SheetRefused('SHEET_ENCRYPTED');
      unpacked += entry.uncompressedSize;
      const key = keyOf(entry.fileNameRaw.toString('utf8'));
      // Two parts of one name: two readers would read two different files.
      if (parts.has(key)) throw new SheetRefused('SHEET_DAMAGED');
      parts.set(key, entry);
    }
  } catch (error) {
    damaged(error);
  }
  if (unpacked > limits.unpackedBytes || (unpacked > RATIO_FROM && unpacked > limits.ratio * file.fileSize)) {
    throw new SheetRefused('SHEET_UNPACKED_SIZE');
  }
  return parts;
}

/** What each sort of part means for the whole file; the first that fits is told. */
const TELLTALES: readonly [RegExp, ConstructorParameters<typeof SheetRefused>[0]][] = [
  [/(?:^|\/)vbaproject\.bin$|^xl\/macrosheets\//, 'SHEET_MACROS'],
  [/^word\/document\.xml$/, 'SHEET_WORD'],
  [/^xl\/workbook\.bin$/, 'SHEET_BINARY_XLSB'],
  [/^xl\/(?:externallinks\/|connections\.xml$)/, 'SHEET_EXTERNAL_LINKS'],
];

function assertPlain(names: readonly string[]): void {
  for (const [pattern, code] of TELLTALES) if (names.some((name) => pattern.test(name))) throw new SheetRefused(code);
  if (names.includes('[content_types].xml')) return;
  const isOpenDocument = names.includes('mimetype') && names.includes('content.xml');
  throw new SheetRefused(isOpenDocument ? 'SHEET_ODS' : 'SHEET_TYPE_UNKNOWN');
}

async function* bytesOf(file: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) throw new SheetRefused('SHEET_DAMAGED');
  try {
    const stream = await file.openReadStreamPromise(entry);
    let sum = 0;
    try {
      for await (const bytes of stream as AsyncIterable<Buffer>) {
        sum = crc32(bytes, sum);
        yield bytes;
      }
    } finally {
      stream.destroy();
    }
    if (sum !== entry.crc32) throw new SheetRefused('SHEET_DAMAGED');
  } catch (error) {
    damaged(error);
  }
}
