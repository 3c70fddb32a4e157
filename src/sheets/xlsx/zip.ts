import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of an archive: its name, and what it holds in pieces of text. */
export interface ZipPart {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

/** DEFLATE; sizes follow the content, for they are not known before; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: a file says nothing of when it was made, and the same rows make the same bytes. */
const DATE = 0x0021;
const LARGEST = 0xffff_ffff;

/**
 * A ZIP archive as a stream of bytes, each part written as its content comes: nothing but the directory at the end is
 * kept. Parts stay below 4 GiB, which a sheet of a million rows does.
 */
export async function* zipped(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, content } of parts) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(FLAGS, 6);
    local.writeUInt16LE(DEFLATED, 8);
    local.writeUInt16LE(DATE, 12);
    local.writeUInt16LE(nameBytes.length, 26);
    yield Buffer.concat([local, nameBytes]);
    const sizes = { crc: 0, packed: 0, unpacked: 0 };
    for await (const bytes of deflated(content, sizes)) yield bytes;
    if (sizes.unpacked > LARGEST || offset > LARGEST) throw new RangeError(`${name} has more than 4 GiB`);
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    writeSizes(descriptor, 4, sizes);
    yield descriptor;
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(FLAGS, 8);
    central.writeUInt16LE(DEFLATED, 10);
    central.writeUInt16LE(DATE, 14);
    writeSizes(central, 16, sizes);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(offset, 42);
    directory.push(central, nameBytes);
    offset += local.length + nameBytes.length + sizes.packed + descriptor.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([entries, end]);
}

interface Sizes {
  crc: number;
  packed: number;
  unpacked: number;
}

const writeSizes = (buffer: Buffer, at: number, { crc, packed, unpacked }: Sizes): void => {
  buffer.writeUInt32LE(crc, at);
  buffer.writeUInt32LE(packed, at + 4);
  buffer.writeUInt32LE(unpacked, at + 8);
};

/** The content packed; what it came to is added up in `sizes`. An error of the content, or the reader's leaving, ends it. */
async function* deflated(content: ZipPart['content'], sizes: Sizes): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  // An error comes out of `deflate` below; here it would be told a second time, to nobody.
  const fed = pipeline(Readable.from(counted(content, sizes)), deflate).catch(() => undefined);
  try {
    for await (const bytes of deflate as AsyncIterable<Buffer>) {
      sizes.packed += bytes.length;
      yield bytes;
    }
  } finally {
    deflate.destroy();
    await fed;
  }
}

async function* counted(content: ZipPart['content'], sizes: Sizes): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text);
    sizes.crc = crc32(bytes, sizes.crc);
    sizes.unpacked += bytes.length;
    yield bytes;
  }
}
