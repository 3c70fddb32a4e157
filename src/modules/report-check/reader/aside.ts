import type { UnreadReason } from '../report-check.vocabulary.js';
import type { Figure } from './figures.js';
import { isDemand, isNarrowed } from './denials.js';
import { isDeniedOfWhole } from './denied-where.js';
import { type NoSubject, type SubjectRead, countedBefore } from './subject-of.js';
import { type Token, longestAt, longestBefore, phrases } from './tokens.js';

/** Words that put what follows aside: it is no number of the whole unit and the whole period. */
const PARTS = phrases(
  'trong đó', 'trong số đó', 'trong số', 'riêng', 'bao gồm', 'cụ thể', 'nhất là', 'chủ yếu', 'including', 'of which',
  'of whom', 'of them', 'among them', 'especially',
); // prettier-ignore
const AIMS = phrases(
  'phấn đấu', 'mục tiêu', 'chỉ tiêu', 'theo kế hoạch', 'kế hoạch là', 'kế hoạch :', 'dự kiến', 'dự báo', 'sẽ', 'cần',
  'phải', 'yêu cầu', 'đề nghị', 'đề xuất', 'phương hướng', 'đăng ký', 'giao', 'được giao', 'quyết tâm', 'aims', 'aim',
  'aiming', 'plans to', 'planned', 'will', 'should', 'must', 'target', 'targets', 'goal', 'expected',
); // prettier-ignore
const AVERAGES = phrases(
  'mỗi', 'từng', 'bình quân', 'trung bình', 'hằng tháng', 'hàng tháng', 'hằng quý', 'hàng quý', 'hằng năm', 'hàng năm',
  'hằng tuần', 'hàng tuần', 'hằng ngày', 'hàng ngày', 'each', 'every', 'average', 'on average', 'an average', 'per',
  'monthly', 'yearly', 'annually', 'weekly', 'daily',
); // prettier-ignore
/** The same behind what is counted: "2 vụ cháy mỗi tháng", "2 vụ/tháng". */
const RATES = [
  ...AVERAGES,
  ...phrases('/ tháng', '/ quý', '/ năm', '/ tuần', '/ ngày', '/ xã', '/ phường', '/ tổ', '/ lớp', '/ month', '/ year'),
  ...phrases('/ 01', '/ 1', 'một tháng', 'một năm', 'một ngày', 'a month', 'a year', 'a day'),
];
/** What is counted is of one sort only: "40 vụ cháy nhà dân". */
const SORTS = phrases(
  'nhà dân', 'nhà ở', 'nhà', 'hộ', 'hộ gia đình', 'hộ dân', 'kho', 'xưởng', 'chung cư', 'rừng', 'xe', 'phương tiện', 'lớn',
  'nhỏ', 'vừa', 'nghiêm trọng', 'rất nghiêm trọng', 'đặc biệt nghiêm trọng', 'điển hình', 'do', 'có nguyên nhân', 'vì',
  'có nguy cơ', 'hoạt động hiệu quả', 'hoạt động tốt', 'hoạt động kém', 'hoạt động kém hiệu quả', 'kém hiệu quả',
  'trọng điểm', 'là', 'thuộc', 'thuộc diện', 'loại', 'cơ sở', 'nam', 'nữ', 'trẻ em', 'làm chết', 'làm bị thương', 'gây',
  'gây thiệt hại', 'gây chết', 'khác', 'còn lại', 'đầu tiên', 'có người chết', 'làm', 'caused by', 'in homes', 'at homes',
); // prettier-ignore
/** What a measure counts of another, as a number of its own: a part that the registry has as a whole. */
const OWN_PARTS: Readonly<Record<string, string>> = {
  'DRILL/DISASTER_DRILLS': 'DRILL/DRILLS',
  'INCIDENT/PUT_OUT_ON_SITE': 'INCIDENT/INCIDENTS_ATTENDED',
};

/** A figure of a sentence with what it was read to speak of. */
export interface Told {
  figure: Figure;
  told: SubjectRead | NoSubject;
}

/** A sentence made ready: for each place in it, the last of such words that reaches it; -1 for none. */
export interface Asides {
  tokens: readonly Token[];
  all: readonly Told[];
  parts: readonly number[];
  aims: readonly number[];
  averages: readonly number[];
}

/** A semicolon ends what such a word reaches. */
const lastOf = (tokens: readonly Token[], words: readonly string[][]): number[] => {
  const last = [-1];
  tokens.forEach(({ text }, at) => {
    last.push(text === ';' ? -1 : longestAt(tokens, at, words) > 0 ? at : last[at]!);
  });
  return last;
};

export const asidesOf = (tokens: readonly Token[], all: readonly Told[]): Asides => ({
  ...{ tokens, all },
  parts: lastOf(tokens, PARTS),
  aims: lastOf(tokens, AIMS),
  averages: lastOf(tokens, AVERAGES),
});

/** "12 chỉ tiêu" counts targets and sets none; "không cần" and "cần cẩu" are the price of being careful. */
const isAim = ({ tokens, aims }: Asides, figure: Figure): boolean => {
  const at = aims[figure.from]!;
  if (figure.value === 0 && isDemand(tokens, figure.from)) return true;
  return at >= 0 && tokens[at - 1]?.kind !== 'number';
};

/** Of "98 vụ, trong đó có 40 vụ" the second is a part; of "… mô hình, trong đó có 217 tổ liên gia" it is a whole. */
const isPart = ({ all, parts }: Asides, { figure, told }: Told): boolean => {
  const at = parts[figure.from]!;
  if (at < 0 || 'reason' in told) return at >= 0;
  const whole = all.findLast((one) => one.figure.to <= at)?.told;
  if (!whole) return true;
  if ('reason' in whole) return told.subject.programKind === null || whole.reason !== 'AMBIGUOUS';
  return OWN_PARTS[told.subject.name] !== whole.subject.name;
};

/** "(40 vụ …)" right behind a figure of the same thing tells a part of it. */
const isBracketed = ({ tokens, all }: Asides, { figure, told }: Told): boolean => {
  if ('reason' in told) return false;
  const opened = tokens.slice(0, figure.from).findLastIndex(({ text }) => /^[()]$/.test(text));
  if (opened < 0 || tokens[opened]!.text !== '(') return false;
  const whole = all.findLast((one) => one.figure.to <= opened && !one.figure.change)?.told;
  return whole !== undefined && !('reason' in whole) && whole.subject.name === told.subject.name;
};

/** The first token behind the figure and the thing counted, wherever of the two stands last. */
const behind = ({ figure, told }: Told): number => Math.max(figure.to, 'reason' in told ? 0 : told.countedTo);

/** "giảm từ 30 vụ xuống còn 25 vụ": the first is what it was before. */
const isFormer = (tokens: readonly Token[], told: Told): boolean => {
  if (longestBefore(tokens, told.figure.from, phrases('từ', 'from')) > 0) {
    const rest = tokens.slice(behind(told), behind(told) + 4).map(({ text }) => text);
    return rest.some((text, at) => /^(xuống|lên|còn|đến|thành|to)$/.test(text) && rest[at - 1] !== 'trở');
  }
  return longestBefore(tokens, told.figure.from, phrases('so với', 'compared with', 'compared to')) > 0;
};

/** "98 vụ cháy/100 vụ": neither of the two is told to be the whole. */
const isOfRatio = (tokens: readonly Token[], told: Told): boolean =>
  tokens[told.figure.from - 1]?.text === '/' ||
  (tokens[behind(told)]?.text === '/' && tokens[behind(told) + 1]?.kind === 'number');

/** "không có vụ cháy nào làm chết người" says nothing of fires that killed nobody, "cháy lớn" nothing of others. */
const isNoneOfASort = (tokens: readonly Token[], one: Told): boolean => {
  if (!isNone(tokens, one) || 'reason' in one.told) return false;
  // What was founded or dissolved is told behind the kind: "không có tổ liên gia nào giải thể".
  if (!one.told.subject.programKind && isNarrowed(tokens, Math.max(behind(one), one.told.to))) return true;
  const rest = tokens.slice(behind(one), behind(one) + 20);
  const end = rest.findIndex(({ text }) => /^[.;]$/.test(text));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .some(({ text }, at) => /^(gây|làm|hoạt|lớn|nghiêm|kém)$/.test(text) && !/^[,;]$/.test(rest[at - 1]?.text ?? ''));
};

/** "Cháy nhà dân: 03 vụ", but not "số vụ cháy là 3". */
const isOfASortBefore = (tokens: readonly Token[], { figure, told }: Told): boolean =>
  !('reason' in told) &&
  told.subject.measure === 'INCIDENTS_ATTENDED' &&
  tokens
    .slice(told.from, figure.from)
    .some(
      ({ text }, at) =>
        text === 'cháy' &&
        tokens[told.from + at + 1]!.text !== 'là' &&
        longestAt(tokens, told.from + at + 1, SORTS) > 0,
    );

const isNone = (tokens: readonly Token[], { figure }: Told): boolean =>
  figure.value === 0 && tokens[figure.number]?.kind === 'word';

/** Words that may stand between the one that is spoken of and what it has none of: "vụ cháy may mắn không …". */
const LUCKILY = phrases('may mắn', 'rất may', 'may mắn là', 'đã', 'còn');
const ALL = /^(các|những|mọi|toàn|bộ|cả|số|hết|all)$/;

/** "Vụ cháy không gây thiệt hại về người", "cơ sở không có hồ sơ": one has none, and others may. */
const isNoneOfOne = (tokens: readonly Token[], one: Told): boolean => {
  if (!isNone(tokens, one)) return false;
  const end = one.figure.from - longestBefore(tokens, one.figure.from, LUCKILY);
  const isOfHarm = one.figure.denied !== null && one.figure.denied.measure !== 'INCIDENTS_ATTENDED';
  const subject = countedBefore(tokens, end) ?? (isOfHarm ? opening(tokens) : null);
  if (subject === null || isPlace(tokens, subject)) return false;
  const before = tokens[subject - 1];
  const isSome = before?.text === 'số' && tokens[subject - 2]?.text === 'một';
  return isSome || (before?.kind !== 'number' && !ALL.test(before?.text ?? ''));
};

/** "Trên địa bàn xã không …"; and of "tỉnh Ninh Bình không …" the "bình" is a name and no extinguisher. */
const isPlace = (tokens: readonly Token[], at: number): boolean =>
  /^(xã|phường)$/.test(tokens[at]!.text) || (at > 0 && /^\p{Lu}/u.test(tokens[at]!.raw));

/** A sentence that begins with one fire tells of that: "Vụ cháy xảy ra lúc 8 giờ, không có người chết". */
const opening = (tokens: readonly Token[]): number | null =>
  longestAt(tokens, 0, phrases('vụ cháy', 'đám cháy', 'vụ việc', 'vụ hỏa hoạn', 'the fire')) > 0 ? 0 : null;

/**
 * Why a figure is none of the unit and the period as a whole, by the words around it; null where nothing says so.
 * In doubt it is put aside, for a figure that is not compared misleads nobody.
 */
export const asideOf = (asides: Asides, one: Told): UnreadReason | null => {
  const { tokens, averages } = asides;
  const { figure } = one;
  if (figure.change) return null;
  if (isAim(asides, figure)) return 'AIM';
  const after = behind(one);
  if (averages[figure.from]! >= 0 || longestAt(tokens, after, RATES) > 0) return 'AVERAGE';
  if (isOfRatio(tokens, one)) return 'RATIO';
  if (isFormer(tokens, one)) return 'FORMER';
  const isSort =
    longestAt(tokens, after, SORTS) > 0 ||
    isOfASortBefore(tokens, one) ||
    isNoneOfASort(tokens, one) ||
    isNoneOfOne(tokens, one) ||
    (figure.denied !== null && !isDeniedOfWhole(tokens, figure.from));
  return isSort || isPart(asides, one) || isBracketed(asides, one) ? 'PART' : null;
};
