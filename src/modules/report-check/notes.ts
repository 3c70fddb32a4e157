import type { Facts, Language } from '../../api/messages.js';
import type { UnreadReason } from './report-check.vocabulary.js';

/** What a check says in words. `{name}` stands for a fact; numbers are written as the reader's language writes them. */
const NOTES = {
  NO_SUBJECT: {
    vi: 'Không rõ con số này đếm gì trong những điều hệ thống ghi nhận.',
    en: 'It is not clear what of all that the registry counts this number speaks of.',
  },
  AMBIGUOUS: {
    vi: '“{counted}” ở đây có thể chỉ nhiều nội dung khác nhau.',
    en: '“{counted}” may mean several things here.',
  },
  PERCENT: {
    vi: 'Tỷ lệ phần trăm không so được với số đếm.',
    en: 'A percentage cannot be compared with a count.',
  },
  RANGE: {
    vi: 'Khoảng giá trị không so được với một con số.',
    en: 'A range cannot be compared with one number.',
  },
  RATIO: {
    vi: 'Đây là một phần trên tổng, nhưng không rõ đếm gì.',
    en: 'It is a part of a whole, but it is not clear of what.',
  },
  CHANGE: {
    vi: 'Đây là mức tăng hoặc giảm, nhưng không rõ của nội dung nào hoặc so với kỳ nào.',
    en: 'It is a rise or a fall, but it is not clear of what, or since when.',
  },
  PART: {
    vi: 'Đây chỉ là một phần của “{counted}”, không phải tổng số của đơn vị trong kỳ.',
    en: 'It is a part of “{counted}” only, and not the number of the whole unit and period.',
  },
  AIM: {
    vi: 'Đây là mục tiêu, kế hoạch hoặc yêu cầu, không phải kết quả.',
    en: 'It is an aim, a plan or a demand, and no result.',
  },
  AVERAGE: {
    vi: 'Đây là số bình quân hoặc số của từng nơi, từng thời gian, không phải tổng số.',
    en: 'It is an average, or what each place or time has, and no total.',
  },
  FORMER: {
    vi: 'Đây là con số trước khi tăng hoặc giảm, không phải của kỳ này.',
    en: 'It is the number before the rise or fall, and not of this period.',
  },
  LIMIT: {
    vi: 'Đây là giới hạn, không nêu con số thực.',
    en: 'It is a limit, and states no actual number.',
  },
  VAGUE: {
    vi: 'Cụm từ này không nêu con số cụ thể.',
    en: 'These words state no certain number.',
  },
  NOT_WHOLE: {
    vi: 'Hệ thống chỉ đếm bằng số nguyên.',
    en: 'The registry counts in whole numbers only.',
  },
  NOT_A_NUMBER: {
    vi: 'Cách viết này không đọc được thành một con số.',
    en: 'What is written so cannot be read as a number.',
  },
  TOO_LARGE: {
    vi: 'Con số quá lớn để so sánh.',
    en: 'The number is too large to be compared.',
  },
  UNIT_UNKNOWN: {
    vi: 'Không rõ con số này của đơn vị nào; hãy nêu “unit”.',
    en: 'It is not clear whose number it is; say it with "unit".',
  },
  UNIT_NAME_UNKNOWN: {
    vi: 'Hệ thống không có đơn vị “{name}” trong kỳ này.',
    en: 'The registry has no unit “{name}” in this period.',
  },
  UNIT_NAME_SHARED: {
    vi: 'Có {count} đơn vị mang tên “{name}”; hãy nêu “unit”.',
    en: 'There are {count} units of the name “{name}”; say which with "unit".',
  },
  OTHER_UNIT: {
    vi: 'Câu này nói về “{name}”.',
    en: 'The sentence speaks of “{name}”.',
  },
  PERIOD_UNKNOWN: {
    vi: 'Không rõ con số này của kỳ nào; hãy nêu “period”.',
    en: 'It is not clear of which period the number is; say it with "period".',
  },
  PERIOD_NOT_BEGUN: {
    vi: '“{name}” chưa bắt đầu.',
    en: '“{name}” has not begun.',
  },
  OTHER_PERIOD: {
    vi: 'Câu này nói về “{name}”.',
    en: 'The sentence speaks of “{name}”.',
  },
  UNIT_CONFLICT: {
    vi: 'Văn bản nói về “{name}”; chỉ những con số của {given} được so, như đã yêu cầu.',
    en: 'The text speaks of “{name}”; only figures of {given} are compared, as was asked for.',
  },
  PERIOD_CONFLICT: {
    vi: 'Văn bản nói về “{name}”; chỉ những con số của kỳ từ {from} đến trước {to} được so, như đã yêu cầu.',
    en: 'The text speaks of “{name}”; only figures of the days from {from} until {to} are compared, as was asked for.',
  },
  BOUNDS: {
    vi: '“{words}” được hiểu là từ {least} đến {most}; số ghi nhận là {recorded}.',
    en: '“{words}” is read as {least} to {most}; recorded are {recorded}.',
  },
  LEAST: {
    vi: '“{words}” được hiểu là từ {least} trở lên; số ghi nhận là {recorded}.',
    en: '“{words}” is read as {least} or more; recorded are {recorded}.',
  },
  REPORTED_OTHERWISE: {
    vi: 'Văn bản “{source}” nêu: “{words}”.',
    en: 'The document “{source}” says: “{words}”.',
  },
  NOT_ATTRIBUTABLE: {
    vi: 'Còn {count} hoạt động liên quan đến đơn vị và kỳ này nhưng không tính được vào tổng.',
    en: '{count} more activities touch this unit and period and count in no total.',
  },
  FIRES_AND_RESCUES: {
    vi: 'Số ghi nhận gồm cả vụ cháy và vụ cứu nạn, cứu hộ.',
    en: 'What is recorded are fires and rescues together.',
  },
} as const satisfies Record<UnreadReason | string, Record<Language, string>>;

export type NoteKey = keyof typeof NOTES;

const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-US' };

/** The sentence in `language`, with its facts put in. */
export const note = (key: NoteKey, language: Language, facts: Facts = {}): string =>
  NOTES[key][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? '';
    return typeof fact === 'number' ? fact.toLocaleString(LOCALES[language]) : fact;
  });
