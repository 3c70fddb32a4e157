import type { UnreadReason } from '../report-check.vocabulary.js';
import { countedAt } from './subject-of.js';
import { type Token, longestAt, phrases } from './tokens.js';

/** Words that speak of how many and state no number, and how they are told. Indices of tokens are half-open. */
export interface Vague {
  reason: UnreadReason;
  from: number;
  to: number;
}

const SCALE_WORDS = 'chục trăm nghìn ngàn vạn triệu tỷ tỉ';
const VAGUE_BEFORE = phrases('hàng', 'vài', 'mấy', 'cả', 'nhiều');
const VAGUE_ENGLISH = phrases(
  'dozens of', 'hundreds of', 'thousands of', 'millions of', 'tens of thousands of', 'hundreds of thousands of',
); // prettier-ignore
/** A few of what is counted, or a half of it. */
const FEW = phrases(
  'vài', 'một vài', 'vài ba', 'dăm', 'dăm ba', 'mươi', 'chục', 'hàng loạt', 'nửa', 'một nửa', 'nửa số', 'một nửa số',
  'a few', 'several', 'half the', 'half of the',
); // prettier-ignore
const MULTIPLES = phrases('gấp đôi', 'gấp rưỡi', 'gấp ba', 'gấp bốn', 'gấp nhiều lần', 'doubled', 'tripled', 'twice');
/** As many as before, where what is compared with follows. */
const UNCHANGED = phrases(
  'không tăng', 'không giảm', 'không tăng , không giảm', 'không tăng không giảm', 'không thay đổi', 'không đổi',
  'giữ nguyên', 'bằng', 'tương đương', 'unchanged',
); // prettier-ignore
const COMPARED = phrases('so với', 'với cùng kỳ', 'cùng kỳ', 'compared with', 'compared to');
/** "hàng nghìn", "cả trăm", "dozens of": where it ends; `at` where none begins. */
const vagueEnd = (tokens: readonly Token[], at: number): number => {
  const english = longestAt(tokens, at, VAGUE_ENGLISH);
  if (english > 0) return at + english;
  const before = longestAt(tokens, at, VAGUE_BEFORE);
  let end = at + before;
  while (before > 0 && tokens[end]?.kind === 'word' && SCALE_WORDS.split(' ').includes(tokens[end]!.text)) end++;
  return end > at + before ? end : at;
};

/** How many, in words that state no number: "hàng nghìn", "vài vụ", "tăng gấp đôi", "bằng so với cùng kỳ". */
export const vagueAt = (tokens: readonly Token[], at: number): Vague | null => {
  const vague = vagueEnd(tokens, at);
  if (vague > at) return { reason: 'VAGUE', from: at, to: vague };
  const few = longestAt(tokens, at, FEW);
  if (few > 0 && countedAt(tokens, at + few) !== null) return { reason: 'VAGUE', from: at, to: at + few };
  const multiple = longestAt(tokens, at, MULTIPLES);
  if (multiple > 0) return { reason: 'CHANGE', from: at, to: at + multiple };
  const unchanged = longestAt(tokens, at, UNCHANGED);
  const isCompared = unchanged > 0 && longestAt(tokens, at + unchanged, COMPARED) > 0;
  return isCompared ? { reason: 'CHANGE', from: at, to: at + unchanged } : null;
};
