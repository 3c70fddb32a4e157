import type { AdminUnitKind } from './admin-unit.vocabulary.js';

/** Levels of units from the higher to the lower, both ends included: 1 a province, 2 a district, 3 a commune, 4 below. */
export interface Levels {
  highest: number;
  lowest: number;
}

/** A place as people write it: a name, and those of what is around it, from inside out. */
export interface PlaceName {
  /** The unit's, with its type word where it has one. */
  name: string;
  /** What its type word says that it is; none: there is no such word. */
  kinds: readonly AdminUnitKind[];
  /** Those that its type word leaves; without one mostly a commune is meant, and any of them may be. */
  levels: Levels;
  /** District and province, where they are told. */
  parents: string[];
  /** The hamlet or block, where the text begins with one. */
  neighborhood: string | null;
}

/** Lower case without marks, for telling type words; names themselves are compared by the database's own fold. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();

const PROVINCES = { highest: 1, lowest: 1 };
const DISTRICTS = { highest: 2, lowest: 2 };
const COMMUNES = { highest: 3, lowest: 3 };
const KINDS: readonly (readonly [RegExp, readonly AdminUnitKind[], Levels])[] = [
  [/^(thi tran|tt)[\s.]/, ['TOWNSHIP'], COMMUNES],
  [/^(phuong|p)[\s.]/, ['WARD'], COMMUNES],
  [/^(xa|x)[\s.]/, ['COMMUNE'], COMMUNES],
  [/^dac khu[\s.]/, ['SPECIAL_ZONE'], COMMUNES],
  [/^tinh[\s.]/, ['PROVINCE'], PROVINCES],
  [/^(huyen|h)[\s.]/, ['RURAL_DISTRICT'], DISTRICTS],
  [/^(quan|q)[\s.]/, ['URBAN_DISTRICT'], DISTRICTS],
  [/^(thi xa|tx)[\s.]/, ['TOWN'], DISTRICTS],
  // Of a province, or with the rights of one.
  [/^(thanh pho|tp)[\s.]/, ['MUNICIPALITY', 'CITY'], { highest: 1, lowest: 2 }],
];
const ANY_LEVEL: Levels = { highest: 1, lowest: 3 };
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
  const [, kinds, levels] = KINDS.find(([word]) => word.test(folded(name))) ?? [null, [], ANY_LEVEL];
  return { name, kinds, levels, parents, neighborhood };
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

/**
 * The codes that may have been meant, as they were before a spreadsheet took their zeros for those of a number: `4329` is
 * `04329`, and `373` a district’s or that of the commune `00373`.
 */
export const unitCodesOf = (text: string): string[] => {
  const [first = '', ...rest] = text.replace(/\s+/g, '').split('-');
  const lengths = /^\d{1,2}$/.test(first) ? [2, 3] : /^\d{3}$/.test(first) ? [3, 5] : /^\d{4}$/.test(first) ? [5] : [0];
  const below = rest.map((number) => (/^\d$/.test(number) ? number.padStart(2, '0') : number));
  return lengths.map((length) => [first.padStart(length, '0'), ...below].join('-'));
};
