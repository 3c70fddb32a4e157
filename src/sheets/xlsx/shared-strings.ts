import type { SheetLimits } from '../limits.js';
import { SheetRefused } from '../refused.js';
import { unescaped } from './markup.js';
import type { Package } from './package.js';
import { readWhole } from './xml.js';

/** The texts that cells refer to by number. */
export type SharedStrings = (index: number) => string | undefined;

const BLOCK_BYTES = 1 << 20;

/**
 * Reads the table of shared texts, which any row may refer to and which therefore is held: as bytes, not as strings, so
 * that it takes what it says and no more.
 *
 * @throws SheetRefused SHEET_UNPACKED_SIZE beyond `limits.sharedTextBytes`.
 */
export async function readSharedStrings(
  parts: Package,
  part: string | undefined,
  limits: SheetLimits,
): Promise<SharedStrings> {
  if (part === undefined) return () => undefined;
  const texts = new Texts(limits.sharedTextBytes);
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await readWhole(
    parts.read(part),
    {
      open(name) {
        if (name === 'si') text = '';
        // How a text is pronounced stands beside it in Japanese workbooks.
        if (name === 'rPh') isPhonetic = true;
        isText = name === 't' && !isPhonetic;
      },
      text(more) {
        if (isText) text += more;
        if (text.length > limits.cellLength)
          throw new SheetRefused('SHEET_CELL_LENGTH', { row: 1, most: limits.cellLength });
      },
      close(name) {
        isText = false;
        if (name === 'rPh') isPhonetic = false;
        if (name === 'si') texts.push(unescaped(text));
      },
    },
    limits,
  );
  return (index) => texts.at(index);
}

/** Many texts in few large blocks. */
class Texts {
  private readonly blocks: Buffer[] = [];
  private used = BLOCK_BYTES;
  private bytes = 0;
  /** Of each text: its block, its start and its end there. */
  private places = new Uint32Array(3 << 10);
  private count = 0;

  constructor(private readonly most: number) {}

  push(text: string): void {
    const length = Buffer.byteLength(text);
    this.bytes += length + 12;
    if (this.bytes > this.most) throw new SheetRefused('SHEET_UNPACKED_SIZE');
    if (this.used + length > BLOCK_BYTES) {
      this.blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      this.used = 0;
    }
    this.blocks.at(-1)!.write(text, this.used);
    if (this.count * 3 === this.places.length) {
      const larger = new Uint32Array(this.places.length * 2);
      larger.set(this.places);
      this.places = larger;
    }
    this.places.set([this.blocks.length - 1, this.used, this.used + length], this.count * 3);
    this.used += length;
    this.count += 1;
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const [block, start, end] = this.places.subarray(index * 3, index * 3 + 3) as unknown as [number, number, number];
    return this.blocks[block]!.toString('utf8', start, end);
  }
}
