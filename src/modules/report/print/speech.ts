import { dayOf, shownDay } from '../../../api/day.js';
import type { Language } from '../../../api/messages.js';
import { termsOf } from '../../../api/vocabulary.js';
import type { MeasureKind } from '../../activity/activity.vocabulary.js';
import type { ReportedFigureRow } from '../../reported-figure/index.js';
import type { Compared } from '../period-report.js';
import { type SayingKey, saying } from './sayings.js';

/** How a report speaks to its readers: words, figures and days of one language. */
export interface Speech {
  language: Language;
  say(key: SayingKey, facts?: Readonly<Record<string, string>>): string;
  /** 1.234.567 in Vietnamese, 1,234,567 in English. */
  number(value: number): string;
  /** With its sign, a real minus: +3, −3, 0. */
  signed(value: number): string;
  /** 12,5 % in Vietnamese, 12.5% in English; `value` is in percent already. */
  percent(value: number): string;
  /** The percentage of a change with its sign; nothing where there is none. */
  change(compared: Compared): string;
  /** 05/3/2026, or 5 March 2026. */
  day(day: string): string;
  /** The day and the minute in Vietnam of an instant. */
  instant(instant: string): string;
  /** The word for a value of a closed list, such as `label('ProgramKind', kind)`. */
  label(list: string, value: string): string;
  /** The same for a value that may be in no such list; null where it is not. */
  labelOrNull(list: string, value: string): string | null;
  /** What a measure counts: lượt người, attendances. */
  unit(measure: MeasureKind): string;
  /** The word that a document puts before a number, with the blank after it: "gần "; empty for none. */
  qualifier(figure: Pick<ReportedFigureRow, 'qualifier'>): string;
  /** A reported number with that word: gần 700. */
  reported(figure: ReportedFigureRow): string;
}

/** The space in front of a percent sign, at which no line breaks. */
const NO_BREAK = '\u00a0';

const QUALIFIERS = {
  AS_STATED: { vi: '', en: '' },
  ALMOST: { vi: 'gần ', en: 'almost ' },
  OVER: { vi: 'hơn ', en: 'over ' },
  ABOUT: { vi: 'khoảng ', en: 'about ' },
} as const;

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

/** The speech of a language. */
export const speechOf = (language: Language): Speech => {
  const locale = language === 'vi' ? 'vi-VN' : 'en-US';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const number = (value: number) => whole.format(value).replace('-', '−');
  const signed = (value: number) => (value > 0 ? `+${number(value)}` : number(value));
  const percent = (value: number) => `${number(value)}${language === 'vi' ? `${NO_BREAK}%` : '%'}`;
  const day = (day: string) => shownDay(day, language);
  return {
    language,
    say: (key, facts) => saying(key, language, facts),
    number,
    signed,
    percent,
    change: (compared) =>
      compared.percent === null
        ? ''
        : compared.percent > 0
          ? `+${percent(compared.percent)}`
          : percent(compared.percent),
    day,
    instant: (instant) => `${clock.format(new Date(instant))}, ${day(dayOf(new Date(instant)))}`,
    label: (list, value) => termsOf(list)[value]![language],
    labelOrNull: (list, value) => termsOf(list)[value]?.[language] ?? null,
    unit: (measure) => termsOf('MeasureKind')[measure]!.unit![language],
    qualifier: ({ qualifier }) => QUALIFIERS[qualifier][language],
    reported: ({ qualifier, value }) => QUALIFIERS[qualifier][language] + number(value),
  };
};

/** A text with its first letter large, as a line begins. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
