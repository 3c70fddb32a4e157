/** Writers of numbers, the other way round from the reader: what they write, it has to read. */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** Three digits in words; `isInside`: a larger group stands before, so that zero hundreds are said. */
const groupWords = (value: number, isInside: boolean): string[] => {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: string[] = [];
  if (hundreds > 0 || isInside) words.push(DIGITS[hundreds]!, 'trăm');
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh');
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(DIGITS[tens]!, 'mươi');
  if (ones === 1 && tens > 1) words.push('mốt');
  else if (ones === 5 && tens > 0) words.push('lăm');
  else if (ones > 0) words.push(DIGITS[ones]!);
  return words;
};

/** 1 to 999,999,999,999 in Vietnamese words: "một tỷ sáu trăm triệu". */
export const inWords = (value: number): string => {
  const words: string[] = [];
  for (const [scale, word] of [[1e9, 'tỷ'], [1e6, 'triệu'], [1e3, 'nghìn'], [1, '']] as const) {
    const group = Math.floor(value / scale) % 1_000;
    if (group > 0) words.push(...groupWords(group, words.length > 0), ...(word ? [word] : []));
  }
  return words.join(' ');
}; // prettier-ignore

const grouped = (value: number, mark: string): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, mark);

/** Figures with a word of magnitude, with as many decimals as it takes: 1,6 tỷ. */
const scaled = (value: number, scale: number, word: string, mark: string): string => {
  const decimals = String(value % scale)
    .padStart(Math.log10(scale), '0')
    .replace(/0+$/, '');
  return `${Math.floor(value / scale)}${decimals ? mark + decimals : ''} ${word}`;
};

/** Every notation that the reader knows, each with a name and a writer for 1 to 999,999,999,999. */
export const NOTATIONS: Readonly<Record<string, (value: number) => string>> = {
  plain: String,
  'with leading zero': (value) => (value < 10 ? `0${value}` : String(value)),
  'Vietnamese marks': (value) => grouped(value, '.'),
  'English marks': (value) => grouped(value, ','),
  blanks: (value) => grouped(value, ' '),
  'no-break spaces': (value) => grouped(value, '\u00a0'),
  words: inWords,
  nghìn: (value) => scaled(value, 1e3, 'nghìn', ','),
  triệu: (value) => scaled(value, 1e6, 'triệu', ','),
  tỷ: (value) => scaled(value, 1e9, 'tỷ', ','),
  'tỉ, the older spelling': (value) => scaled(value, 1e9, 'tỉ', ','),
  thousand: (value) => scaled(value, 1e3, 'thousand', '.'),
  million: (value) => scaled(value, 1e6, 'million', '.'),
  billion: (value) => scaled(value, 1e9, 'billion', '.'),
};
