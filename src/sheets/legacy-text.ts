import type { RawCell } from './raw.js';

/**
 * Encodings from before Unicode draw Vietnamese letters by fonts: the bytes say “Tæ liªn gia” (TCVN3, fonts .VnTime) or
 * “Toå lieân gia” (VNI), and only that font shows “Tổ liên gia”. A word of such a text has signs inside that no word of
 * Vietnamese or English has.
 */
const TELLTALES: readonly { encoding: 'TCVN3' | 'VNI'; sign: RegExp }[] = [
  {
    encoding: 'TCVN3',
    sign: /[a-z][§¨©ª«¬\u00ADµ¶·¸¹»¼½¾®¡¢£¤¥¦Ææ×ßåëîïðñö÷øûüþÞØÜÑÖ]|[§¨©ª«¬µ¶¸¹»¼¾®¦Ææ×ßåëîïðñö÷øûüþÞØÜ][a-z]/i,
  },
  { encoding: 'VNI', sign: /[aeo][âêøûïåäë]|ñ[aeiou]|[öô][ùøûõï]/i },
];
/** Letters that only Unicode has; where they are as many, the signs mean something else. */
const UNICODE = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/;

/** How many words of its kind make it certain. */
const ENOUGH = 3;

/** The old encoding that texts are written in, if they are. */
export function legacyEncodingOf(cells: Iterable<RawCell>): 'TCVN3' | 'VNI' | undefined {
  const words = [...cells].flatMap((cell) => (typeof cell === 'string' ? cell.split(/[\s,;:()/"“”]+/) : []));
  const modern = words.filter((word) => UNICODE.test(word)).length;
  const counts = TELLTALES.map(({ encoding, sign }) => ({
    encoding,
    count: words.filter((word) => sign.test(word)).length,
  }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  return most.count >= ENOUGH && most.count > 2 * modern ? most.encoding : undefined;
}
