import type { ReportedFigureRow } from '../../reported-figure/index.js';
import type { ProgramKind } from '../../program/index.js';
import type { ActivityLine, Compared, PeriodReportData, ProgramLine } from '../period-report.js';
import { MEASURE_PHRASES, PROGRAM_NOUNS } from './phrases.js';
import { type Speech, capitalized } from './speech.js';
import { beforeWords, isSilent, isTold, toldOf } from './view.js';

/** What whole sentences are made with: the report they are of, and the language. */
export interface Telling {
  data: PeriodReportData;
  speech: Speech;
}

/** A number beside the one before, as the second half of a sentence: `tăng 3 (33,3 %) so với cùng kỳ năm trước`. */
export const comparisonWords = (compared: Compared, { data, speech }: Telling, unit = ''): string => {
  const { value, before, difference, percent } = compared;
  const then = beforeWords(data, speech);
  const isVietnamese = speech.language === 'vi';
  if (toldOf(compared, data).before === null) {
    return isVietnamese
      ? `${then} chưa rõ, vì khi đó chưa ai ghi nhận`
      : `${then} being unknown, for nobody recorded then`;
  }
  if (before === 0) {
    // Whether there was none or nobody looked, the figure alone does not say.
    if (value === 0) return isVietnamese ? `${then} cũng không ghi nhận` : `as in ${then}`;
    return isVietnamese ? `${then} không ghi nhận` : `none recorded in ${then}`;
  }
  if (difference === 0) return isVietnamese ? `bằng ${then}` : `as many as in ${then}`;
  const share = percent === null ? '' : ` (${speech.percent(Math.abs(percent))})`;
  const change = `${speech.number(Math.abs(difference))}${unit}${share}`;
  if (isVietnamese) return `${difference > 0 ? 'tăng' : 'giảm'} ${change} so với ${then}`;
  return `${change} ${difference > 0 ? 'more' : 'less'} than in ${then}`;
};

/** The place inside a sentence, by the first word of its name: toàn tỉnh, toàn xã. */
const placeWords = ({ unit }: PeriodReportData): string => {
  const kind = /^(Tỉnh|Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu)\s/.exec(unit.name)?.[1];
  return unit.type === 'AdminUnit' ? `toàn ${kind?.toLowerCase() ?? 'địa bàn'}` : 'địa bàn phụ trách';
};

const countOf = (kind: ProgramKind, count: number, speech: Speech): string => {
  const { vi, one, many } = PROGRAM_NOUNS[kind];
  return `${speech.number(count)} ${speech.language === 'vi' ? vi : count === 1 ? one : many}`;
};

/** How many programs of a kind were founded. */
export const foundedSentence = ({ kind, founded }: ProgramLine, telling: Telling): string => {
  const { data, speech } = telling;
  if (toldOf(founded, data).value === null) {
    return speech.language === 'vi'
      ? `Trong kỳ, chưa có xã, phường nào ghi nhận, nên chưa rõ số ${PROGRAM_NOUNS[kind].vi} thành lập mới.`
      : `No commune has recorded anything in the period: how many ${PROGRAM_NOUNS[kind].many} were founded is unknown.`;
  }
  const compared = comparisonWords(founded, telling);
  const count = countOf(kind, founded.value, speech);
  if (speech.language === 'en')
    return `In the period, ${count} ${founded.value === 1 ? 'was' : 'were'} founded, ${compared}.`;
  if (founded.value > 0) return `Trong kỳ, ${placeWords(data)} thành lập mới ${count}, ${compared}.`;
  return `Trong kỳ, ${placeWords(data)} không thành lập mới ${PROGRAM_NOUNS[kind].vi} nào, ${compared}.`;
};

/** How many programs of a kind stand, beside what documents state. */
export const standingSentence = ({ kind, standing, suspended, reported }: ProgramLine, telling: Telling): string => {
  const { data, speech } = telling;
  const on = speech.day(data.asOf);
  const count = countOf(kind, standing.value, speech);
  const compared = comparisonWords(standing, telling);
  const quoted = reportedSentence(reported, speech);
  if (toldOf(standing, data).value === null) {
    return speech.language === 'vi'
      ? `Đến ngày ${on}, chưa rõ số ${PROGRAM_NOUNS[kind].vi} đang duy trì.${quoted}`
      : `How many ${PROGRAM_NOUNS[kind].many} stand on ${on} is unknown.${quoted}`;
  }
  if (speech.language === 'en') {
    const resting = suspended > 0 ? `; ${speech.number(suspended)} suspended` : '';
    return `On ${on}, ${count} ${standing.value === 1 ? 'stands' : 'stand'}, ${compared}${resting}.${quoted}`;
  }
  const resting = suspended > 0 ? `; ngoài ra có ${speech.number(suspended)} mô hình đang tạm dừng` : '';
  const stands = standing.value > 0 ? `đang duy trì ${count}` : `không có ${PROGRAM_NOUNS[kind].vi} nào đang duy trì`;
  return `Đến ngày ${on}, ${placeWords(data)} ${stands}, ${compared}${resting}.${quoted}`;
};

/** How many programs of a kind ended; null where none did, now or before. */
export const dissolvedSentence = ({ kind, dissolved }: ProgramLine, telling: Telling): string | null => {
  const { data, speech } = telling;
  if (dissolved.value === 0 && (dissolved.before === 0 || isSilent(data))) return null;
  const compared = comparisonWords(dissolved, telling);
  const count = countOf(kind, dissolved.value, speech);
  if (speech.language === 'en') return `${capitalized(count)} dissolved or merged, ${compared}.`;
  return dissolved.value > 0
    ? `Giải thể, sáp nhập ${count}, ${compared}.`
    : `Không giải thể, sáp nhập ${PROGRAM_NOUNS[kind].vi} nào, ${compared}.`;
};

/** What documents state, in their own words; empty where none does. The words stay in their language. */
const reportedSentence = (figures: readonly ReportedFigureRow[], speech: Speech): string => {
  if (figures.length === 0) return '';
  const quotes = figures.map(({ quote }) => `“${quote.replaceAll('“', '‘').replaceAll('”', '’')}”`).join('; ');
  return speech.language === 'vi' ? ` Báo cáo nêu: ${quotes}.` : ` Reported as: ${quotes}.`;
};

/** Whether anything is to be said of a kind: where nobody recorded, what was before says nothing of now. */
const isSaid = (line: ActivityLine, data: PeriodReportData): boolean =>
  isTold(line) &&
  (!isSilent(data) ||
    line.activities.value + line.notAttributable > 0 ||
    line.measures.some(({ recorded, reported }) => recorded.value !== 0 || reported.length > 0));

/** What was done of one kind of activity; null where there is nothing to tell. */
export const activitySentence = (line: ActivityLine, telling: Telling): string | null => {
  const { data, speech } = telling;
  if (!isSaid(line, data)) return null;
  const told = line.measures.filter(
    ({ recorded }) => recorded.value !== 0 || (recorded.before !== 0 && !isSilent(data)),
  );
  const parts = told.map(({ measure, recorded }) => {
    // Only money is told with its unit: what else is counted stands before the number already.
    const unit = measure.endsWith('_VND') ? ` ${speech.unit(measure)}` : '';
    const compared = comparisonWords(recorded, telling, unit);
    if (recorded.value !== 0) {
      return `${MEASURE_PHRASES[measure][speech.language].replace('{n}', speech.number(recorded.value))}, ${compared}`;
    }
    const label = speech.label('MeasureKind', measure).toLowerCase();
    return speech.language === 'vi' ? `${label}: không có, ${compared}` : `${label}: none, ${compared}`;
  });
  // Activities without any measure are told by their number alone.
  const isUnknown = toldOf(line.activities, data).value === null;
  const bare = isUnknown
    ? speech.say('nobodyRecorded')
    : `${speech.number(line.activities.value)} ${speech.say('activities').toLowerCase()}`;
  const kind = speech.label('ActivityKind', line.kind);
  const quoted = reportedSentence(
    line.measures.flatMap(({ reported }) => reported),
    speech,
  );
  return `${kind}: ${parts.length > 0 ? parts.join('; ') : bare}.${quoted}`;
};

/** The kinds of activity of which there is nothing to tell, in one sentence; null where there are none. */
export const silentSentence = ({ data, speech }: Telling): string | null => {
  const silent = data.activities
    .filter((line) => !isSaid(line, data))
    .map(({ kind }) => speech.label('ActivityKind', kind));
  if (silent.length === 0) return null;
  if (isSilent(data)) {
    return speech.language === 'vi'
      ? `Trong kỳ, chưa có xã, phường nào ghi nhận, nên chưa rõ kết quả của: ${silent.join('; ')}.`
      : `No commune has recorded anything in the period, so the results are unknown of: ${silent.join('; ')}.`;
  }
  return speech.language === 'vi'
    ? `Các mặt công tác chưa có số liệu trong kỳ này và ${beforeWords(data, speech)}: ${silent.join('; ')}.`
    : `Nothing is recorded in this period or ${beforeWords(data, speech)} of: ${silent.join('; ')}.`;
};

/** How complete the figures are. */
export const completenessSentence = ({ data, speech }: Telling): string => {
  const { recorded, total } = data.completeness;
  if (total === 0) return speech.say('noCommunes');
  return capitalized(speech.say('completenessOf', { recorded: speech.number(recorded), total: speech.number(total) }));
};
