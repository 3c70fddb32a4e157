import type { AdminUnitKind } from './admin-unit.vocabulary.js';

/** A place as people write it: a name, and those of what is around it, from inside out. */
export interface PlaceName {
  /** The commune's, with its type word where it has one. */
  name: string;
  /** What its type word says that it is; null: there is none. */
  kind: AdminUnitKind | null;
  /** District and province, where they are told. */
  parents: string[];
  /** The hamlet or block, where the text begins with one. */
  neighborhood: string | null;
}

/** Lower case without marks, for telling type words; names themselves are compared by the database's own fold. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();

const KINDS: readonly (readonly [RegExp, AdminUnitKind])[] = [
  [/^(thi tran|tt)[\s.]/, 'TOWNSHIP'],
  [/^(phuong|p)[\s.]/, 'WARD'],
  [/^(xa|x)[\s.]/, 'COMMUNE'],
  [/^dac khu[\s.]/, 'SPECIAL_ZONE'],
];
const NEIGHBORHOOD = /^(thon|xom|ban|ap|pho|khu pho|to dan pho|tdp|to)[\s.]/;

/** Where a part begins though no comma says so: `xã Đồng Phong huyện Nho Quan`. The `xã` of `thị xã` begins none. */
const NEXT_PART =
  /\s+(?=(?:huyện|tỉnh|thành phố|thị xã|thị trấn|quận|phường|đặc khu|tp\.?|tx\.?|tt\.?)\s)|(?<!thị)\s+(?=xã\s)/i;

/** Reads `xã Đồng Phong, huyện Nho Quan, tỉnh Ninh Bình` in any spelling of its type words; null for a blank text. */
export function placeNameOf(text: string): PlaceName | null {
  const byMarks = text.normalize('NFC').split(/[,;()\n]|\s[-–—]\s/);
  const parts = (byMarks.length > 1 ? byMarks : text.normalize('NFC').split(NEXT_PART))
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const neighborhood = parts.length > 1 && NEIGHBORHOOD.test(folded(parts[0]!)) ? parts.shift()! : null;
  const [name, ...parents] = parts;
  if (name === undefined) return null;
  const kind = KINDS.find(([word]) => word.test(folded(name)))?.[1] ?? null;
  return { name, kind, parents, neighborhood };
}

/** What a sentence calls a unit: `Phường Hoa Lư (14329)`. */
export const unitLabel = ({ name, code }: { name: string; code: string }): string => `${name} (${code})`;

/** The spellings by which a hamlet or block may be known: `Tổ 5`, `TDP số 5` and `Tổ dân phố 5` are one. */
export const neighborhoodNames = (text: string): string[] => {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const bare = name
    .replace(/^(tổ dân phố|tdp\.?|khu phố|phố|thôn|xóm|bản|ấp|tổ)\s+(?=\S)/i, '')
    .replace(/^số\s+(?=\S)/i, '');
  return bare === name ? [name] : [name, bare];
};

/** A code as it was before a spreadsheet took its zeros for those of a number: `4329` is `04329`. */
export const unitCodeOf = (text: string): string => {
  const [commune = '', ...rest] = text.replace(/\s+/g, '').split('-');
  const whole = /^\d{3,4}$/.test(commune) ? commune.padStart(5, '0') : commune;
  return [whole, ...rest.map((number) => (/^\d$/.test(number) ? number.padStart(2, '0') : number))].join('-');
};
