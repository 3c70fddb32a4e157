import type { UnreadReason } from '../report-check.vocabulary.js';
import { readNumber } from './numbers.js';
import { countedAt, nearAt } from './subject-of.js';
import { DENIED, type Denied, type Subject } from './subjects.js';
import { type Token, longestAt, longestBefore, phrases } from './tokens.js';

/** What a sentence says there was none of. Indices of its tokens are half-open. */
export type Denial =
  /** Things that are missing rather than counted: "không xảy ra cháy, nổ", "thiệt hại về người: không". */
  | { sort: 'THINGS'; from: number; to: number; subjects: readonly Subject[] }
  /** None of what is counted right behind, "không có cơ sở nào", or of what stands before a colon: "số vụ cháy: không". */
  | { sort: 'COUNTED'; from: number; to: number; isLabeled: boolean }
  /** It denies something, and it is not known of what or how much. */
  | { sort: 'UNREAD'; from: number; to: number; reason: UnreadReason };

const NOT = phrases(
  'không', 'không hề', 'không được', 'không nên', 'chưa', 'chưa hề', 'chưa từng', 'chẳng', 'no', 'there were no',
  'there was no', 'without', 'without any',
); // prettier-ignore
/** What happens: nobody says "không xảy ra" but of a thing that might have. */
const HAPPENING = phrases(
  'xảy ra', 'xẩy ra', 'để xảy ra', 'để xẩy ra', 'có xảy ra', 'có xẩy ra', 'phát sinh', 'để phát sinh', 'có phát sinh',
  'ghi nhận', 'ghi nhận có', 'ghi nhận xảy ra',
); // prettier-ignore
const BEING = phrases('có', 'còn', 'để');
const CAUSING = phrases('gây', 'gây ra', 'gây nên', 'làm', 'dẫn đến', 'có gây', 'có làm');
const FILLING = phrases('tình trạng', 'trường hợp', 'hiện tượng', 'các', 'những', 'bất kỳ', 'bất cứ', 'thêm', 'any');
const HOLDING = phrases('tổ chức', 'tiến hành', 'thực hiện', 'triển khai', 'mở');
/** "không phải vụ nào cũng …" denies no vụ. */
const OTHERWISE_MEANT = new Set(['phải', 'thể', 'chỉ', 'những', 'kể', 'riêng']);
const UNCOUNTED = phrases(
  'không đáng kể', 'không lớn', 'không nhiều', 'chưa xác định', 'chưa xác định được', 'chưa thống kê',
  'chưa thống kê được', 'đang thống kê', 'đang được thống kê', 'chưa ước tính được', 'đang xác minh',
); // prettier-ignore
const LINKS = phrases(',', 'và', 'hoặc', 'hay', 'lẫn', 'cũng như', '/', 'and', 'or');
/** Of such a label all is denied: "Tình hình cháy, nổ: không"; of "nguy cơ cháy" it is not the fire. */
const LABELING = new Set(['hình', 'số', 'về', 'trạng', 'việc', 'của']);

/** So many words may stand between a negation and what is counted, "không xử phạt hành chính trường hợp nào". */
const REACH = 5;
/** And so many between that and the word that says it was meant: "vụ cháy, nổ nào". */
const MEANT_REACH = 4;
/** The longest label in tokens: "thiệt hại về người và tài sản". */
const LONGEST_LABEL = 8;

/** Words that may follow what is denied and leave it whole; any other is of a sort of it: "cháy lớn", "tai nạn giao thông". */
const WHOLE = new Set(
  (
    'nào gì xảy xẩy phát và hoặc hay lẫn so như cả kể mà nhưng song đến từ cũng cần phải năm tháng quý kỳ theo tính vì nhờ ' +
    'occurred happened were was and or reported during in for'
  ).split(' '),
);
/** The same, by the word behind them: "trên địa bàn" is everywhere, "trong dịp Tết" is not always. */
const WHOLE_BY_NEXT: Readonly<Record<string, ReadonlySet<string>>> = {
  do: new Set(['cháy', 'hỏa']),
  trong: new Set('kỳ tháng quý năm thời giai nhiệm suốt toàn cả phạm địa'.split(' ')),
  trên: new Set(['địa', 'toàn', 'cả', 'phạm']),
  tại: new Set('địa đây tỉnh thành huyện quận thị xã phường tp'.split(' ')),
  ở: new Set('địa đây tỉnh thành huyện quận thị xã phường tp'.split(' ')),
};

/** Whether the words from `at` on make what stands before them a sort of thing only. */
export const isNarrowed = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]?.text === 'nào' || tokens[at]?.text === 'gì' ? tokens[at + 1] : tokens[at];
  if (!token || token.kind === 'mark') return false;
  if (token.kind === 'number') return tokens[at + 1]?.text !== 'tháng';
  const next = tokens[tokens.indexOf(token, at) + 1];
  if (Object.hasOwn(WHOLE_BY_NEXT, token.text)) {
    return next?.kind === 'word' && !WHOLE_BY_NEXT[token.text]!.has(next.text);
  }
  return !WHOLE.has(token.text);
};

const thingAt = (
  tokens: readonly Token[],
  at: number,
  may: (thing: Denied) => boolean,
): [Denied, end: number] | null => {
  let best: [Denied, number] | null = null;
  for (const thing of DENIED) {
    const length = may(thing) ? longestAt(tokens, at, thing.words) : 0;
    if (length > 0 && at + length > (best?.[1] ?? at)) best = [thing, at + length];
  }
  return best;
};

/** Things in a row, "thiệt hại về người và tài sản"; one more is among them only if no words of its own follow it. */
const thingsAt = (
  tokens: readonly Token[],
  from: number,
  isHappening: boolean,
): { subjects: Subject[]; to: number } | null => {
  const first = thingAt(tokens, from, ({ goesOn, happens }) => !goesOn && (isHappening || !happens));
  if (!first) return null;
  const subjects = new Set(first[0].subjects);
  let to = first[1];
  for (;;) {
    const link = longestAt(tokens, to, LINKS);
    const next = link > 0 ? thingAt(tokens, to + link, () => true) : null;
    if (!next || isNarrowed(tokens, next[1])) break;
    for (const subject of next[0].subjects) subjects.add(subject);
    to = next[1];
  }
  return { subjects: [...subjects], to };
};

/** Things that end right before `end`, as the label of what follows: "Tình hình cháy, nổ: không". */
const thingsBefore = (tokens: readonly Token[], end: number): { subjects: Subject[]; from: number } | null => {
  for (let from = Math.max(0, end - LONGEST_LABEL); from < end; from++) {
    const before = tokens[from - 1];
    if (before?.kind === 'word' && !LABELING.has(before.text)) continue;
    const things = thingsAt(tokens, from, true);
    if (things?.to === end) return { subjects: things.subjects, from };
  }
  return null;
};

const isEndOfClause = (token: Token | undefined): boolean => !token || /^[.;,)…!]$/.test(token.text);

/** "Thiệt hại về người: không.", "cháy không xảy ra": what is denied stands before. `to`: after the words that deny. */
const deniedBefore = (tokens: readonly Token[], at: number, to: number, isHappening: boolean): Denial | null => {
  const isLabeled = tokens[at - 1]?.text === ':';
  if (!isLabeled && !isHappening) return null;
  const things = thingsBefore(tokens, isLabeled ? at - 1 : at);
  if (things) return { sort: 'THINGS', from: things.from, to, subjects: things.subjects };
  if (isLabeled) return { sort: 'COUNTED', from: at, to, isLabeled };
  return { sort: 'UNREAD', from: at, to, reason: 'NO_SUBJECT' };
};

/** "không xử phạt trường hợp nào": the index of what is counted; null where there is none, or no "nào" behind it. */
const countedAsAny = (tokens: readonly Token[], from: number): number | null => {
  for (let at = from; at <= from + REACH && tokens[at]?.kind === 'word'; at++) {
    const end = countedAt(tokens, at);
    if (end === null) continue;
    const any = tokens.slice(end, end + MEANT_REACH).findIndex(({ text }) => text === 'nào');
    const between = tokens.slice(end, end + Math.max(any, 0));
    if (any < 0 || between.some(({ text }) => /^[.;:]$/.test(text)) || tokens[end + any + 1]?.text === 'cũng')
      return null;
    return at;
  }
  return null;
};

const wordsFrom = (tokens: readonly Token[], from: number, most: number): number => {
  let end = from;
  while (end < from + most && tokens[end]?.kind === 'word') end++;
  return end;
};

/**
 * What the sentence denies at `at`; null where no negation begins, or one that is of no figure: "không bảo đảm",
 * "không quá 5", "không có giấy phép". Looks no farther than a bounded number of tokens.
 */
export const denialAt = (tokens: readonly Token[], at: number): Denial | null => {
  const uncounted = longestAt(tokens, at, UNCOUNTED);
  const uncountedThing = uncounted > 0 ? thingsBefore(tokens, tokens[at - 1]?.text === ':' ? at - 1 : at) : null;
  if (uncountedThing) return { sort: 'UNREAD', from: uncountedThing.from, to: at + uncounted, reason: 'VAGUE' };

  const not = longestAt(tokens, at, NOT);
  if (not === 0 || OTHERWISE_MEANT.has(tokens[at + not]?.text ?? '')) return null;
  const verb = at + not;
  const happening = longestAt(tokens, verb, HAPPENING);
  const being = longestAt(tokens, verb, BEING);
  const isEnglish = /^(no|there|without)$/.test(tokens[at]!.text);
  const isHappening = happening > 0 || being > 0 || isEnglish;
  const start = verb + Math.max(happening, being, longestAt(tokens, verb, CAUSING));
  if (isEndOfClause(tokens[start])) return deniedBefore(tokens, at, start, happening > 0);

  const filled = start + longestAt(tokens, start, FILLING);
  const things = thingsAt(tokens, start, isHappening) ?? thingsAt(tokens, filled, isHappening);
  if (things) {
    const any = /^(nào|gì)$/.test(tokens[things.to]?.text ?? '') ? 1 : 0;
    return { sort: 'THINGS', from: at, to: things.to + any, subjects: things.subjects };
  }
  // "There were no large fires."
  const sort = isEnglish ? thingAt(tokens, start + 1, ({ goesOn }) => !goesOn) : null;
  if (sort && tokens[start]!.kind === 'word') return { sort: 'UNREAD', from: at, to: sort[1], reason: 'PART' };
  const any = countedAsAny(tokens, verb);
  if (any !== null) return { sort: 'COUNTED', from: at, to: any, isLabeled: false };
  if (readNumber(tokens, start)) return null;
  for (const counted of [start, filled])
    if (isHappening && countedAt(tokens, counted) !== null)
      return { sort: 'COUNTED', from: at, to: counted, isLabeled: false };
  if (happening > 0 && tokens[start]!.kind === 'word' && tokens[start]!.text !== 'quá')
    return { sort: 'UNREAD', from: at, to: wordsFrom(tokens, start, 3), reason: 'NO_SUBJECT' };
  // "không tổ chức diễn tập" may be no figure at all. "vật liệu không cháy" surely is none.
  const done = nearAt(tokens, verb + longestAt(tokens, verb, HOLDING));
  const isOfThings = thingAt(tokens, verb, ({ happens }) => happens) !== null;
  return done === null || isOfThings ? null : { sort: 'UNREAD', from: at, to: done, reason: 'VAGUE' };
};

/** What a sentence is for or what it demands, right before a negation: "nhằm không để xảy ra cháy". */
const PURPOSES = phrases(
  'để', 'nhằm', 'bảo đảm', 'đảm bảo', 'cam kết', 'quyết tâm', 'kiên quyết', 'tuyệt đối', 'cố gắng', 'tiến tới',
); // prettier-ignore

/** Whether the negation at `at` says what is not to be, and not what was not. */
export const isDemand = (tokens: readonly Token[], at: number): boolean =>
  longestAt(tokens, at, phrases('không được', 'không nên', 'chưa được', 'chưa nên')) > 0 ||
  longestBefore(tokens, at, PURPOSES) > 0;
