import { vocabulary } from '../../api/vocabulary.js';
import type { ValueOf } from '../../api/vocabulary.js';

export const CheckVerdict = vocabulary('CheckVerdict', 'How a figure of a text stands beside what the registry has.', {
  AGREES: { vi: 'Khớp', en: 'Agrees', description: 'What the registry has of it bears it out.' },
  DIFFERS: { vi: 'Khác', en: 'Differs', description: 'The registry has another number of it.' },
  NOT_HELD: { vi: 'Chưa có số liệu', en: 'Not held', description: 'The registry has nothing to set beside it.' },
});
export type CheckVerdict = ValueOf<typeof CheckVerdict>;

export const CheckOrigin = vocabulary('CheckOrigin', 'Whence a check knows whose figures, or of which days.', {
  GIVEN: { vi: 'Được nêu khi hỏi', en: 'Given', description: 'The argument said it.' },
  READ: { vi: 'Đọc từ văn bản', en: 'Read', description: 'The text says it first of all.' },
  UNKNOWN: { vi: 'Không rõ', en: 'Unknown', description: 'Neither an argument nor the text says it.' },
});
export type CheckOrigin = ValueOf<typeof CheckOrigin>;

export const ProgramAspect = vocabulary('ProgramAspect', 'Which number of programs a text speaks of.', {
  STANDING: {
    vi: 'Đang có',
    en: 'Standing',
    description: 'Those that stand on the last day of the period, as "xây dựng", "duy trì" and a bare number are read.',
  },
  FOUNDED: {
    vi: 'Thành lập trong kỳ',
    en: 'Founded',
    description: 'Those that were founded in the period, as "thành lập", "ra mắt" and "xây dựng mới" say.',
  },
  DISSOLVED: {
    vi: 'Giải thể trong kỳ',
    en: 'Dissolved',
    description: 'Those that were dissolved or merged in the period, as "giải thể" says.',
  },
});
export type ProgramAspect = ValueOf<typeof ProgramAspect>;

export const UnreadReason = vocabulary('UnreadReason', 'Why a number of a text was compared with nothing.', {
  NO_SUBJECT: {
    vi: 'Không rõ nói về gì',
    en: 'No subject',
    description: 'Nothing near it is counted by the registry.',
  },
  AMBIGUOUS: { vi: 'Có thể hiểu nhiều cách', en: 'Ambiguous', description: 'It may speak of several things.' },
  PERCENT: { vi: 'Tỷ lệ phần trăm', en: 'Percentage', description: 'It is a percentage; the registry has counts.' },
  RANGE: { vi: 'Khoảng giá trị', en: 'Range', description: 'It is a range from one number to another.' },
  RATIO: {
    vi: 'Phần trên tổng',
    en: 'Ratio',
    description: 'It is a part of a whole, as 53/168, of something that is not told.',
  },
  CHANGE: {
    vi: 'Mức tăng, giảm',
    en: 'Change',
    description: 'It says by how much something rose or fell, but not since when or of what.',
  },
  PART: {
    vi: 'Chỉ một phần',
    en: 'Part',
    description: 'It is a part of what is counted, as "trong đó có 4 người" or "40 vụ cháy nhà dân".',
  },
  AIM: { vi: 'Mục tiêu', en: 'Aim', description: 'It is what is aimed at, planned or demanded, as "phấn đấu".' },
  AVERAGE: {
    vi: 'Bình quân',
    en: 'Average',
    description: 'It is an average or what each has, as "mỗi xã có 2 tổ liên gia".',
  },
  FORMER: {
    vi: 'Con số trước đó',
    en: 'Former number',
    description: 'It is what the number was before, as "giảm từ 30 vụ xuống còn 25 vụ".',
  },
  LIMIT: { vi: 'Giới hạn', en: 'Limit', description: 'It is a limit, as "không quá 5", and states no number.' },
  VAGUE: { vi: 'Không nêu con số', en: 'Vague', description: 'It is no number, as "hàng nghìn".' },
  NOT_WHOLE: { vi: 'Không phải số nguyên', en: 'Not whole', description: 'It is a fraction; the registry has counts.' },
  NOT_A_NUMBER: {
    vi: 'Không đọc được con số',
    en: 'Not a number',
    description: 'It is written in figures, but not as a number is: "12.34.56".',
  },
  TOO_LARGE: { vi: 'Quá lớn', en: 'Too large', description: 'It is larger than any number that the API can say.' },
  UNIT_UNKNOWN: {
    vi: 'Không rõ đơn vị',
    en: 'Unit unknown',
    description: 'No unit is given or named, or the registry cannot tell which one the name means.',
  },
  OTHER_UNIT: { vi: 'Của đơn vị khác', en: 'Other unit', description: 'Its sentence names another unit.' },
  PERIOD_UNKNOWN: { vi: 'Không rõ kỳ', en: 'Period unknown', description: 'No period is given or named.' },
  PERIOD_NOT_BEGUN: {
    vi: 'Kỳ chưa bắt đầu',
    en: 'Period not begun',
    description: 'Its period has not begun, so nothing is held of it.',
  },
  OTHER_PERIOD: { vi: 'Của kỳ khác', en: 'Other period', description: 'Its sentence names another period.' },
});
export type UnreadReason = ValueOf<typeof UnreadReason>;
