import { open } from 'node:fs/promises';
import type { SheetLimits } from './limits.js';
import { SheetRefused } from './refused.js';

const HEAD_BYTES = 4096;
/** The names of streams in an OLE container are UTF-16. */
const inUtf16 = (name: string) => Buffer.from(name, 'utf16le');

/**
 * What a file is by its first bytes; its name is never asked. `zip` may turn out to be XLSX, `text` CSV.
 *
 * @throws SheetRefused for what is neither, with what to do.
 */
export async function fileType(path: string, limits: SheetLimits): Promise<'zip' | 'text'> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) throw new SheetRefused('SHEET_EMPTY');
    if (size > limits.fileBytes) throw new SheetRefused('SHEET_FILE_SIZE', { most: limits.fileBytes >> 20 });
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
    if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'zip';
    if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) throw new SheetRefused(await insideOle(file, size));
    if (head.includes('%PDF-')) throw new SheetRefused('SHEET_PDF');
    if (begins(0x09, 0x08) || begins(0x09, 0x04) || begins(0x09, 0x02)) throw new SheetRefused('SHEET_OLD_XLS');
    if (head.toString('latin1').startsWith('{\\rtf')) throw new SheetRefused('SHEET_WORD');
    const isWide = begins(0xff, 0xfe) || begins(0xfe, 0xff);
    const text = new TextDecoder(isWide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head);
    if (/^\s*<(?:\?xml|!doctype|html|table|meta|head|body|style|workbook|ss:|div)/i.test(text)) {
      throw new SheetRefused('SHEET_MARKUP');
    }
    // Text holds no such control characters; the last character may be cut in two.
    if (/(?![\t\n\v\f\r])\p{Cc}/u.test(text)) throw new SheetRefused('SHEET_TYPE_UNKNOWN');
    if (!text.trim() && size <= HEAD_BYTES) throw new SheetRefused('SHEET_EMPTY');
    return 'text';
  } finally {
    await file.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

/** An OLE container is an old workbook, an old document, or a new file behind a password; its directory says which. */
async function insideOle(
  file: Handle,
  size: number,
): Promise<'SHEET_OLD_XLS' | 'SHEET_WORD' | 'SHEET_ENCRYPTED' | 'SHEET_TYPE_UNKNOWN'> {
  const window = Buffer.alloc(1 << 20);
  const seen = new Set<string>();
  for (let at = 0; at < size; at += window.length - 128) {
    const { bytesRead } = await file.read(window, 0, window.length, at);
    const part = window.subarray(0, bytesRead);
    for (const name of ['EncryptedPackage', 'WordDocument', 'Workbook', 'Book']) {
      if (part.includes(inUtf16(`${name}\0`))) seen.add(name);
    }
  }
  if (seen.has('EncryptedPackage')) return 'SHEET_ENCRYPTED';
  if (seen.has('WordDocument')) return 'SHEET_WORD';
  return seen.has('Workbook') || seen.has('Book') ? 'SHEET_OLD_XLS' : 'SHEET_TYPE_UNKNOWN';
}
