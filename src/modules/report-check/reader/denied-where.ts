import type { Token } from './tokens.js';

/** Words before a denial that leave it of the whole unit and period. */
const OF_WHOLE = new Set(
  (
    'trong kỳ tháng quý năm tuần ngày nhiệm thời gian giai đoạn qua này đầu cuối báo cáo trên địa bàn toàn cả tất bộ mọi các ' +
    'những số tỉnh thành phố huyện quận thị xã phường trấn tại ở từ đến nay hết tính hiện đã vẫn cũng đều còn và nên do đó ' +
    'vì vậy nhờ nhìn chung cơ bản tình hình trạng kết quả vụ việc đám cháy nổ tai nạn thiệt hại về người cụ thể nhưng song tuy ' +
    'nhiên may mắn rất là có in during the reporting period there were was this year month quarter and but'
  ).split(' '),
);
const PLACES = new Set('tỉnh huyện quận xã phường trấn phố thị'.split(' '));
const TIMES = /^(tháng|quý|năm|ngày|kỳ|tuần)$/;
/** Such words begin what tells where and when: "Trong dịp Tết, không xảy ra cháy". */
const WHERE = /^(trong|tại|ở|trên|vào|nhân|dịp|từ|in|during|at)$/;

const isProper = (token: Token | undefined): boolean => token?.kind === 'word' && /^\p{Lu}/u.test(token.raw);

/** Whether the words name no part of the unit or the period: "khu công nghiệp …", "115 xã …", "dịp Tết …" do. */
const areOfWhole = (tokens: readonly Token[], from: number, to: number): boolean => {
  let isNamed = false;
  const hasDay = tokens.slice(from, to).some(({ text }) => text === 'ngày');
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    // The names of a place: "tỉnh Ninh Bình".
    isNamed = isProper(token) && at > from && (isNamed || PLACES.has(before!.text));
    if (isNamed || token.kind === 'mark') continue;
    if (token.kind === 'number') {
      const isOfTime = hasDay || [before, next].some((beside) => beside && TIMES.test(beside.text));
      const isOfAll = /^(cả|bộ)$/.test(before?.text ?? '');
      if (!isOfTime && !isOfAll) return false;
    } else if (!OF_WHOLE.has(token.text) || (token.text === 'số' && PLACES.has(next?.text ?? ''))) return false;
  }
  return true;
};

/** The place of the first token of the clause that ends at `end`. */
const clauseOf = (tokens: readonly Token[], end: number): number => {
  let from = end;
  while (from > 0 && !/^[,.;:!?()…]$/.test(tokens[from - 1]!.text)) from--;
  return from;
};

/**
 * Whether a denial that begins at `end` is of the whole, by what its sentence says before it. Of a clause before it only
 * where and when count: "Trong kỳ xảy ra 5 vụ cháy, không có người chết".
 */
export const isDeniedOfWhole = (tokens: readonly Token[], end: number): boolean => {
  let from = clauseOf(tokens, end);
  // "115 xã, phường không …" is one clause.
  while (
    from > 0 &&
    from < end &&
    tokens[from - 1]!.text === ',' &&
    tokens.slice(from, end).every(({ text }) => PLACES.has(text) || text === ',')
  )
    from = clauseOf(tokens, from - 1);
  if (!areOfWhole(tokens, from, end)) return false;
  if (tokens[from - 1]?.text !== ',') return true;
  const before = clauseOf(tokens, from - 1);
  const hasFigure = tokens.slice(before, from).some(({ text }) => /^(xảy|xẩy|vụ)$/.test(text));
  return hasFigure || !WHERE.test(tokens[before]!.text) || areOfWhole(tokens, before, from - 1);
};
