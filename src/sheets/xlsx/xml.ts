import { SaxesParser } from 'saxes';
import type { SheetLimits } from '../limits.js';
import { SheetRefused } from '../refused.js';

/** What a reader of XML is told; names come without their prefix, for writers choose prefixes as they like. */
export interface XmlReader<Taken = never> {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** What is complete since it was last asked. */
  taken?(): Iterable<Taken>;
}

/** Sheets nest eight deep, rich ones twenty. */
const MOST_DEPTH = 64;
/** What a piece of XML may be long besides the longest text: a tag with all its attributes. */
const SLACK = 1 << 20;

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece and yields after each what `reader` has taken out of it. No document type is taken, so there are no entities to expand; nothing nests deep, and no piece between two tags grows
 * beyond the longest text of a cell.
 *
 * @throws SheetRefused SHEET_DOCTYPE, SHEET_DAMAGED or SHEET_UNPACKED_SIZE; whatever `reader` throws.
 */
export async function* readXml<Taken>(
  bytes: AsyncIterable<Buffer>,
  reader: XmlReader<Taken>,
  limits: SheetLimits,
): AsyncGenerator<Taken> {
  const parser = new SaxesParser();
  let depth = 0;
  let silent = 0;
  parser.on('doctype', () => {
    throw new SheetRefused('SHEET_DOCTYPE');
  });
  parser.on('error', (cause) => {
    throw new SheetRefused('SHEET_DAMAGED', {}, { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    if (++depth > MOST_DEPTH) throw new SheetRefused('SHEET_DAMAGED');
    reader.open?.(localOf(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    depth -= 1;
    reader.close?.(localOf(name));
  });
  if (reader.text) {
    parser.on('text', (text) => reader.text!(text));
    parser.on('cdata', (text) => reader.text!(text));
  }
  for await (const text of textOf(bytes)) {
    silent += text.length;
    parser.write(text);
    if (silent > SLACK + 8 * limits.cellLength) {
      throw new SheetRefused(parser.xmlDecl.version || depth > 0 ? 'SHEET_UNPACKED_SIZE' : 'SHEET_DOCTYPE');
    }
    if (reader.taken) yield* reader.taken();
  }
  parser.close();
}

/** Bytes → text, by the mark at their beginning: UTF-8, or the UTF-16 that XML allows as well. */
export async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (cause) {
    throw cause instanceof TypeError ? new SheetRefused('SHEET_DAMAGED', {}, { cause }) : cause;
  }
}

const encodingOf = ([first, second]: Buffer): string => {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
};

/** Reads a part that matters only for what `reader` remembers of it. */
export async function readWhole(bytes: AsyncIterable<Buffer>, reader: XmlReader, limits: SheetLimits): Promise<void> {
  await readXml(bytes, reader, limits).next();
}
