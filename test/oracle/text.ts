/** What two texts are compared on: no marks, no case, single spaces. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();

const TYPE_WORDS = [
  'thành phố', 'tỉnh', 'quận', 'huyện', 'thị xã', 'thị trấn', 'phường', 'xã', 'đặc khu', 'tổ dân phố', 'khu phố', 'thôn',
  'xóm', 'bản', 'ấp', 'TDP', 'TP', 'TX', 'TT', 'P', 'Q', 'H', 'X',
].map(folded); // prettier-ignore

/** A folded name without the word that says what sort of unit it is. */
export function withoutType(name: string): string {
  const text = folded(name);
  const rest = TYPE_WORDS.flatMap((word) => [`${word}.`, `${word} `])
    .filter((start) => text.startsWith(start))
    .map((start) => text.slice(start.length).trim());
  return rest.find((rest) => rest !== '') ?? text;
}

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Names as runs of one sort: blanks, other signs, numbers, letters of the Vietnamese alphabet without their tones. */
function keyOf(name: string): [sort: number, value: number][] {
  const text = name.toLowerCase().normalize('NFD').replace(TONES, '').normalize('NFC');
  return [...text.matchAll(/\d+|./gsu)].map(([run]) => {
    if (/\d/.test(run)) return [2, Number(run)];
    const letter = ALPHABET.indexOf(run);
    if (letter >= 0) return [3, letter];
    return [/\s/.test(run) ? 0 : 1, run.codePointAt(0)!];
  });
}

/**
 * Whether a list may hold `name` before `next`: letters in the order of the alphabet, numbers by value. Names that
 * differ in tones, capitals or signs alone may stand either way.
 */
export function mayPrecede(name: string, next: string): boolean {
  const [one, other] = [keyOf(name), keyOf(next)];
  for (const [at, [sort, value]] of one.entries()) {
    const [otherSort, otherValue] = other[at] ?? [-1, 0];
    if (sort !== otherSort) return sort < otherSort || (sort < 2 && otherSort < 2 && otherSort >= 0);
    if (value !== otherValue) return value < otherValue || sort === 1;
  }
  return true;
}
