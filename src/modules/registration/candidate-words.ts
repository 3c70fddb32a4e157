import type { Words } from '../../api/problem-messages.js';
import type { Candidate } from './likeness.js';

/** More of them no sentence holds; the problem's own list goes on. */
const MOST_NAMED = 5;

/** Candidates of a duplicate as a sentence names them, the first few of `count`. */
export function candidateWords(candidates: readonly Candidate[], count: number): Words[] {
  const named = candidates.slice(0, MOST_NAMED).map(wordsOf);
  const more = count - named.length;
  return more > 0 ? [...named, { vi: `và ${more} trường hợp khác`, en: `and ${more} more` }] : named;
}

function wordsOf(candidate: Candidate): Words {
  const what = whatOf(candidate);
  const vi = [candidate.code, candidate.hasSameName && 'cùng tên, cùng địa bàn', awayOf(candidate, 'cách')];
  const en = [candidate.code, candidate.hasSameName && 'same name and area', awayOf(candidate, 'at')];
  return { vi: `${what.vi} (${joined(vi)})`, en: `${what.en} (${joined(en)})` };
}

function whatOf({ row, name, programId }: Candidate): Words {
  if (row != null) return { vi: `dòng ${row} của tệp này`, en: `row ${row} of this file` };
  if (programId !== null) return { vi: `“${name}”`, en: `"${name}"` };
  // One of an area that whoever asks does not answer for is not theirs to know by name.
  if (name === null) return { vi: 'một hồ sơ đang chờ xác nhận', en: 'a registration that waits' };
  return { vi: `hồ sơ “${name}” đang chờ xác nhận`, en: `the registration "${name}" that waits` };
}

const awayOf = ({ distanceMeters }: Candidate, word: string): string | null =>
  distanceMeters === null ? null : `${word} ${Math.round(distanceMeters)} m`;

const joined = (parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(', ');
