import { type Facts, type Language, filled } from '../../api/messages.js';

type Words = Readonly<Record<Language, string>>;

/** Why a row of a file of units, of lineage or of boundaries cannot be loaded; `{facts}` are put in. */
const REASONS = {
  // A unit by itself.
  CODE_MALFORMED: {
    vi: 'Mã của cấp này có {digits} chữ số.',
    en: 'A code of this level has {digits} digits.',
  },
  NAME_EMPTY: { vi: 'Thiếu tên.', en: 'Its name is missing.' },
  NAME_MALFORMED: {
    vi: 'Tên có ký tự không nhìn thấy, hoặc không có chữ nào.',
    en: 'Its name holds characters that cannot be seen, or no letter.',
  },
  LEVEL_UNKNOWN: {
    vi: 'Không có cấp “{level}”; chỉ nhận {levels}.',
    en: 'There is no level "{level}"; it may be {levels}.',
  },
  KIND_UNKNOWN: { vi: 'Không có loại đơn vị “{kind}”.', en: 'There is no kind of unit "{kind}".' },
  KIND_OF_OTHER_LEVEL: {
    vi: 'Loại {kind} không thuộc cấp {level}.',
    en: 'The kind {kind} does not belong to the level {level}.',
  },
  DATE_MALFORMED: {
    vi: '{column} là “{value}”; ngày viết theo dạng YYYY-MM-DD.',
    en: '{column} is "{value}"; a day reads YYYY-MM-DD.',
  },
  VALIDITY_EMPTY: {
    vi: 'Ngày kết thúc {to} không sau ngày bắt đầu {from}.',
    en: 'It ends on {to}, which is not after {from}, when it begins.',
  },
  // Among the units.
  CODE_TWICE: { vi: 'Trùng với dòng {line}.', en: 'Line {line} has this unit already.' },
  VALIDITIES_OVERLAP: {
    vi: 'Hiệu lực của mã này chồng lên hiệu lực ở dòng {line}.',
    en: 'Its validity overlaps the one that line {line} gives the same code.',
  },
  PARENT_MISSING: { vi: 'Thiếu đơn vị cấp trên.', en: 'The unit above it is missing.' },
  PARENT_UNEXPECTED: {
    vi: 'Đơn vị cấp tỉnh không có đơn vị cấp trên.',
    en: 'A province has no unit above it.',
  },
  PARENT_UNKNOWN: { vi: 'Không có đơn vị cấp trên mã {parent}.', en: 'There is no unit {parent} above it.' },
  PARENT_OF_WRONG_LEVEL: {
    vi: 'Đơn vị {parent} không ở cấp cao hơn.',
    en: 'The unit {parent} does not stand on a higher level.',
  },
  PARENT_NOT_VALID: {
    vi: 'Đơn vị cấp trên {parent} không tồn tại trong suốt thời gian đó.',
    en: 'The unit above it, {parent}, does not stand for all of that time.',
  },
  PARENT_LEFT_OUT: {
    vi: 'Đơn vị cấp trên {parent} bị bỏ lại ở dòng {line}.',
    en: 'The unit above it, {parent}, is left out at line {line}.',
  },
  REGISTRY_VALIDITY: {
    vi: 'Hệ thống ghi mã này từ {from} đến {to}; bản đồ chỉ đổi qua sắp xếp đơn vị hành chính.',
    en: 'The registry has this code from {from} to {to}; only a reform changes the map.',
  },
  REGISTRY_PARENT: {
    vi: 'Hệ thống ghi đơn vị này thuộc {parent}.',
    en: 'The registry has this unit below {parent}.',
  },
  // An edge of the lineage.
  PART_UNKNOWN: {
    vi: 'Phần là “{part}”; chỉ nhận WHOLE hoặc PART.',
    en: 'Its part is "{part}"; it may be WHOLE or PART.',
  },
  OLD_UNKNOWN: {
    vi: 'Không có đơn vị {old} nào trước ngày {day}.',
    en: 'There is no unit {old} before {day}.',
  },
  NEW_UNKNOWN: {
    vi: 'Không có đơn vị {new} nào từ ngày {day}.',
    en: 'There is no unit {new} from {day} on.',
  },
  OLD_LEFT_OUT: {
    vi: 'Đơn vị cũ {old} bị bỏ lại ở dòng {line} của tệp đơn vị.',
    en: 'The old unit {old} is left out at line {line} of the units.',
  },
  NEW_LEFT_OUT: {
    vi: 'Đơn vị mới {new} bị bỏ lại ở dòng {line} của tệp đơn vị.',
    en: 'The new unit {new} is left out at line {line} of the units.',
  },
  EDGE_TWICE: { vi: 'Trùng với dòng {line}.', en: 'Line {line} says the same two units already.' },
  LEVELS_DIFFER: {
    vi: '{old} và {new} không cùng cấp.',
    en: '{old} and {new} do not stand on one level.',
  },
  SUCCESSOR_TOO_EARLY: {
    vi: '{new} bắt đầu ({begins}) trước khi {old} kết thúc ({ends}).',
    en: '{new} begins ({begins}) before {old} ends ({ends}).',
  },
  UNITS_DO_NOT_MEET: {
    vi: '{old} kết thúc {ends}, {new} bắt đầu {begins}; cả hai phải vào ngày {day}.',
    en: '{old} ends on {ends} and {new} begins on {begins}; both have to be {day}.',
  },
  WHOLE_AND_MORE: {
    vi: 'Toàn bộ {old} nhập vào một đơn vị, mà tệp lại ghi nhiều đơn vị.',
    en: 'All of {old} is said to go to one unit, and something of it to another.',
  },
  PART_ALONE: {
    vi: 'Chỉ ghi một phần của {old}; phần còn lại đi đâu không rõ.',
    en: 'Only one part of {old} is named; where the rest went is not said.',
  },
  SPLIT_INCOMPLETE: {
    vi: 'Phần khác của {old} bị bỏ lại ở dòng {line}.',
    en: 'Another part of {old} is left out at line {line}.',
  },
  REGISTRY_LINEAGE: {
    vi: 'Hệ thống ghi {old} đi vào {successors}.',
    en: 'The registry has it that {old} went to {successors}.',
  },
  // A boundary.
  CODE_MISSING: {
    vi: 'Thiếu thuộc tính code (mã đơn vị cấp xã).',
    en: 'The property code, which names the commune, is missing.',
  },
  COMMUNE_UNKNOWN: {
    vi: 'Hôm nay không có đơn vị cấp xã nào mang mã này.',
    en: 'No commune of today has this code.',
  },
  FEATURE_TWICE: { vi: 'Trùng mã với đối tượng thứ {line}.', en: 'Feature {line} has this code already.' },
  NO_POLYGON: {
    vi: 'Hình học không phải Polygon hay MultiPolygon có tọa độ.',
    en: 'Its geometry is no Polygon or MultiPolygon with coordinates.',
  },
  COORDINATES_SWAPPED: {
    vi: 'Vĩ độ và kinh độ bị đảo: GeoJSON viết kinh độ trước.',
    en: 'Latitude and longitude are swapped: GeoJSON has the longitude first.',
  },
  OFF_EARTH: { vi: 'Tọa độ {point} không có trên Trái Đất.', en: 'The position {point} is nowhere on Earth.' },
  RING_TOO_SHORT: {
    vi: 'Một vòng chỉ có {points} điểm; phải có ít nhất 4.',
    en: 'A ring has {points} points; it must have at least 4.',
  },
  RING_TOO_LONG: {
    vi: 'Một vòng có {points} điểm; hãy đơn giản hóa xuống tối đa {most}.',
    en: 'A ring has {points} points; simplify it to {most} at most.',
  },
  RING_NOT_CLOSED: {
    vi: 'Một vòng không khép kín: điểm cuối khác điểm đầu {point}.',
    en: 'A ring is not closed: it does not end at {point}, where it begins.',
  },
  AREA_ZERO: { vi: 'Diện tích bằng không.', en: 'Its area is zero.' },
  CROSSES_ITSELF: {
    vi: 'Ranh giới tự cắt hoặc tự chạm ở {point}.',
    en: 'It crosses or touches itself at {point}.',
  },
  OUTSIDE_PROVINCE: {
    vi: 'Nằm ngoài khung của {province}: {box}.',
    en: 'It lies outside the box of {province}: {box}.',
  },
  OUTSIDE_VIETNAM: { vi: 'Nằm ngoài Việt Nam.', en: 'It lies outside Vietnam.' },
} as const satisfies Record<string, Words>;

export type ReasonCode = keyof typeof REASONS;

/** One thing that is wrong with a row, and what it is about. */
export interface Reason {
  code: ReasonCode;
  facts: Facts;
}

export const reason = (code: ReasonCode, facts: Facts = {}): Reason => ({ code, facts });

/** The sentence for people. */
export const reasonText = ({ code, facts }: Reason, language: Language): string =>
  filled(REASONS[code][language], facts);

/** Every code, for the test that all are worded alike in both languages. */
export const reasonCodes = Object.keys(REASONS) as ReasonCode[];

/** The days of a validity as a sentence names them; an end that is not known or not there is "…". */
export const dayText = (day: string | null): string => day ?? '…';

/** What becomes of a row of a file. */
export type RowOutcome = 'OPENED' | 'CHANGED' | 'UNCHANGED' | 'LEFT_OUT';

/** One row of a file, as its report tells it. */
export interface ReportedRow {
  /** The line of a CSV file; of GeoJSON the place among the features, from 1. */
  line: number;
  /** As the file gives it; of an edge the old unit's. */
  code: string;
  outcome: RowOutcome;
  /** Why it is left out. */
  reasons: Reason[];
}
