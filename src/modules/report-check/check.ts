import { addDays } from '../../api/day.js';
import { badInput } from '../../api/errors.js';
import { type Period, type PeriodInput, periodOf } from '../../api/period.js';
import type { Context } from '../../context.js';
import { type PeriodReportData, type ReportUnit, periodReportOf, unitKeyOf } from '../report/index.js';
import { type ChangeComparison, type Comparison, boundsOf, compare, compareChange } from './comparison.js';
import { type NoteKey, note } from './notes.js';
import { type KnownPlace, placesKnown } from './places.js';
import {
  type NamedPeriod,
  type NamedPlace,
  type Quote,
  type ReadChange,
  type ReadFigure,
  type ReadText,
  type UnreadNumber,
  readText,
} from './reader/read-text.js';
import { yearOf } from './reader/periods.js';
import type { Subject } from './reader/subjects.js';
import type { CheckOrigin } from './report-check.vocabulary.js';

/** What is asked of a check; without unit or period the text itself says whose and when. */
export interface CheckRequest {
  text: string;
  unit: string | null;
  period: PeriodInput | null;
}

export type CheckedFigure = Quote &
  Pick<ReadFigure, 'sentence' | 'value' | 'qualifier' | 'of' | 'aspect'> &
  Omit<Subject, 'name'> & { subject: string } & Comparison & { note: string | null };
export type CheckedChange = Quote &
  Pick<ReadFigure, 'sentence' | 'aspect'> &
  Omit<Subject, 'name'> & { subject: string; difference: number; percent: number | null } & ChangeComparison;
export type UnreadFigure = UnreadNumber & { message: string };

/** A text with its figures beside those of the registry; the resolver shows it as it is. */
export interface ReportCheck {
  /** As it was read: composed. */
  text: string;
  unit: ReportUnit | null;
  unitOrigin: CheckOrigin;
  period: Period | null;
  periodOrigin: CheckOrigin;
  hasDemoData: boolean;
  notes: string[];
  figures: CheckedFigure[];
  changes: CheckedChange[];
  unread: UnreadFigure[];
}

/** The longest text, in UTF-16 code units after composition. */
const MOST_TEXT = 20_000;
/** A longer list is checked in parts: each figure brings its sentence along. */
const MOST_FIGURES = 500;

/**
 * Reads a text and sets its figures beside what is recorded and reported.
 *
 * @throws BAD_USER_INPUT for a blank or too long text, more than 500 numbers, a period that is none or has not begun, a unit
 *   that there is not.
 */
export const checkReport = async (context: Context, { text: given, ...asked }: CheckRequest): Promise<ReportCheck> => {
  const text = given.normalize('NFC');
  if (!text.trim()) throw badInput('text.blank', { argument: 'text' });
  if (text.length > MOST_TEXT) throw badInput('text.long', { argument: 'text', most: MOST_TEXT });
  const read = readText(text, yearOf(asked.period));
  if (read.figures.length + read.changes.length + read.unread.length > MOST_FIGURES)
    throw badInput('check.figures', { most: MOST_FIGURES });

  const when = whenOf(asked.period, read, context.today);
  const day = when.period && when.period.to <= context.today ? addDays(when.period.to, -1) : context.today;
  const known = await placesKnown(context.read, read.places, day);
  const whose = await whoseOf(context, asked.unit, read, known);
  const { unit } = whose;
  const { period } = when;
  const held = unit && period ? await periodReportOf(context, unit, period) : null;

  const say = (key: NoteKey, facts?: Parameters<typeof note>[2]) => note(key, context.language, facts);
  const figures: CheckedFigure[] = [];
  const unread = read.unread.map((number) => ({
    ...number,
    message: say(number.reason, { counted: number.counted ?? '' }),
  }));
  /** The report, where the figure is of its unit and period; or else it is told why not. */
  const reportOf = (figure: ReadFigure, base: NamedPeriod | null = null): PeriodReportData | null => {
    const outside =
      otherPlace(figure, whose, known) ??
      otherPeriod(figure, when, context.today) ??
      (held && base && otherBase(base, held));
    if (!outside && held) return held;
    const { quote, start, end, counted } = figure;
    const { reason, key, facts } = outside ?? unknown(unit, when);
    unread.push({ quote, start, end, counted, reason, message: say(key ?? reason, facts) });
    return null;
  };
  for (const figure of read.figures) {
    const report = reportOf(figure);
    if (!report) continue;
    const comparison = compare(figure, report);
    figures.push({ ...shown(figure), ...comparison, note: noteOf(figure, comparison, say) });
  }
  const changes: CheckedChange[] = [];
  for (const change of read.changes) {
    const report = reportOf(change, change.base);
    if (report) changes.push({ ...shownChange(change), ...compareChange(change, report) });
  }
  return {
    text,
    unit,
    unitOrigin: whose.origin,
    period,
    periodOrigin: when.origin,
    hasDemoData: held?.hasDemoData ?? false,
    notes: [...whose.notes, ...when.notes].map(({ key, facts }) => say(key, facts)),
    figures,
    changes,
    unread: unread.toSorted((a, b) => a.start - b.start),
  };
};

const shown = ({
  quote,
  start,
  end,
  sentence,
  value,
  qualifier,
  of,
  aspect,
  subject: { name, ...kinds },
}: ReadFigure) => ({
  ...{ quote, start, end, sentence, value, qualifier, of, aspect },
  ...kinds,
  subject: name,
});

const shownChange = ({
  quote,
  start,
  end,
  sentence,
  value,
  aspect,
  change,
  subject: { name, ...kinds },
}: ReadChange) => ({
  ...{ quote, start, end, sentence, aspect },
  ...kinds,
  subject: name,
  difference: change.sign * value,
  percent: change.percent && change.sign * change.percent.value,
});

/** Why there is no report to compare with: whose or of when is not known, or that time has not come. */
const unknown = (unit: ReportUnit | null, { ahead }: When): Outside =>
  !unit
    ? { reason: 'UNIT_UNKNOWN' }
    : ahead
      ? { reason: 'PERIOD_NOT_BEGUN', key: 'PERIOD_NOT_BEGUN', facts: { name: ahead.quote } }
      : { reason: 'PERIOD_UNKNOWN' };

/** Why a change is not the report's: it is compared with another time than the report is. */
const otherBase = ({ period, quote }: NamedPeriod, { period: own, before }: PeriodReportData): Outside | null => {
  const year = /\d{4}$/.exec(quote)?.[0];
  // What lies right before a month is the month before, and not that of the year before.
  const isLast = /^(nhiệm kỳ|kỳ|quý|tháng) trước$|^the last term$/i.test(quote);
  const isMeant = period
    ? isSamePeriod({ period }, before)
    : isLast
      ? before.to === own.from
      : year === undefined || year === addDays(before.to, -1).slice(0, 4);
  return isMeant ? null : { reason: 'OTHER_PERIOD', key: 'OTHER_PERIOD', facts: { name: quote } };
};

type Remark = { key: NoteKey; facts: Record<string, string | number> };
interface When {
  period: Period | null;
  origin: CheckOrigin;
  /** A period of the text that has not begun, where there is none to check. */
  ahead: NamedPeriod | null;
  notes: Remark[];
}
interface Whose {
  unit: ReportUnit | null;
  origin: CheckOrigin;
  first: NamedPlace | null;
  notes: Remark[];
}

const isSamePeriod = (named: Pick<NamedPeriod, 'period'>, used: Period): boolean => {
  if (!named.period) return false;
  const convention = named.period.convention ?? used.convention;
  const isPartOfAYear = named.period.year != null;
  // "năm 2024" is the year by whichever convention was asked for.
  const meant = periodOf(isPartOfAYear ? { ...named.period, convention } : named.period);
  return meant.from === used.from && meant.to === used.to;
};

/** Longer than any report; and of a period that has not begun, as "đến năm 2030", there is none. */
const MOST_YEARS = 50;
const canBeReported = ({ period, isComparison }: NamedPeriod, today: string): boolean => {
  if (!period || isComparison) return false;
  const { from, to } = periodOf(period);
  return from <= today && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < MOST_YEARS;
};

const isAhead = ({ period, isComparison }: NamedPeriod, today: string): boolean =>
  period !== null && !isComparison && periodOf(period).from > today;

const whenOf = (given: PeriodInput | null, { periods }: ReadText, today: string): When => {
  const first = periods.find((named) => canBeReported(named, today)) ?? null;
  if (!given) {
    return first?.period
      ? { period: periodOf(first.period), origin: 'READ', ahead: null, notes: [] }
      : {
          period: null,
          origin: 'UNKNOWN',
          ahead: periods.find((named) => isAhead(named, today)) ?? null,
          notes: [],
        };
  }
  const period = periodOf(given);
  const conflict: Remark[] =
    first && !isSamePeriod(first, period)
      ? [{ key: 'PERIOD_CONFLICT', facts: { name: first.quote, from: period.from, to: period.to } }]
      : [];
  return { period, origin: 'GIVEN', ahead: null, notes: conflict };
};

const whoseOf = async (
  context: Context,
  given: string | null,
  { places }: ReadText,
  known: (place: NamedPlace) => KnownPlace,
): Promise<Whose> => {
  const first = places[0] ?? null;
  if (given !== null) {
    const unit = await unitGiven(context, given);
    const isOther = first && unit.type === 'AdminUnit' && !known(first).ever.some(({ id }) => id === unit.id);
    const notes: Remark[] = isOther ? [{ key: 'UNIT_CONFLICT', facts: { name: first.quote, given: unit.name } }] : [];
    return { unit, origin: 'GIVEN', first, notes };
  }
  if (!first) return { unit: null, origin: 'UNKNOWN', first, notes: [] };
  const [only, ...others] = known(first).units;
  if (only && others.length === 0) {
    const { id, code, name } = only;
    return { unit: { type: 'AdminUnit', id, code, name }, origin: 'READ', first, notes: [] };
  }
  return { unit: null, origin: 'UNKNOWN', first, notes: [unclear(first, known(first))] };
};

const unclear = ({ quote: name }: NamedPlace, { units }: KnownPlace): Remark =>
  units.length > 1
    ? { key: 'UNIT_NAME_SHARED', facts: { name, count: units.length } }
    : { key: 'UNIT_NAME_UNKNOWN', facts: { name } };

const unitGiven = async ({ loaders }: Context, given: string): Promise<ReportUnit> => {
  const { type, id } = unitKeyOf(given);
  const row = await (type === 'AdminUnit' ? loaders.adminUnit.load(id) : loaders.responsibleUnit.load(id));
  if (!row) throw badInput('report.unit', { argument: 'unit' });
  return { type, id, code: row.code, name: row.name };
};

type Outside = { reason: UnreadNumber['reason'] } & Partial<Remark>;

/** Why a figure is not the unit's: its sentence names another one, or one that is not known. */
const otherPlace = (
  { place }: ReadFigure,
  { unit, origin, first }: Whose,
  known: (place: NamedPlace) => KnownPlace,
): Outside | null => {
  if (!place || !unit || isNameOf(place, unit) || (origin === 'READ' && isSameName(place, first))) return null;
  if (place.names.length === 0) return { reason: 'OTHER_UNIT', key: 'OTHER_UNIT', facts: { name: place.quote } };
  const { units, ever } = known(place);
  if (unit.type === 'AdminUnit' && ever.some(({ id }) => id === unit.id)) return null;
  if (units.length !== 1) return { reason: 'UNIT_UNKNOWN', ...unclear(place, { units, ever }) };
  return { reason: 'OTHER_UNIT', key: 'OTHER_UNIT', facts: { name: place.quote } };
};

const isSameName = (place: NamedPlace, first: NamedPlace | null): boolean =>
  place === first || place.quote.toLowerCase() === first?.quote.toLowerCase();

/** "toàn tỉnh" is said of any province, and "tỉnh Ninh Bình" of the police of that province, too. */
const isNameOf = ({ names, quote }: NamedPlace, { type, name }: ReportUnit): boolean => {
  const said = quote.toLowerCase();
  if (names.length === 0) return name.toLowerCase().includes(said.replace(/^(toàn|cả)\s+/, ''));
  return type === 'ResponsibleUnit' && name.toLowerCase().includes(said);
};

const otherPeriod = ({ period: named, aspect }: ReadFigure, { period }: When, today: string): Outside | null => {
  if (!named || !period) return null;
  // What is told of a day is what stood then; of anything else it is not told since when.
  const isSame = named.isUntil
    ? aspect === 'STANDING' && named.period !== null && periodOf(named.period).to === period.to
    : isSamePeriod(named, period);
  if (isSame) return null;
  const reason = isAhead(named, today) ? 'PERIOD_NOT_BEGUN' : 'OTHER_PERIOD';
  return { reason, key: reason, facts: { name: named.quote } };
};

/** Whether it speaks of fires alone, which are recorded together with rescues. */
const isOfFires = ({ subject, counted }: ReadFigure): boolean =>
  subject.measure === 'INCIDENTS_ATTENDED' &&
  /cháy|hỏa hoạn|fire/.test(counted) &&
  !/cứu|sự cố|tai nạn|rescue|incident/.test(counted);

/** What a reader has to know of a comparison beyond its numbers; null for nothing. */
const noteOf = (
  figure: ReadFigure,
  comparison: Comparison,
  say: (key: NoteKey, facts?: Record<string, string | number>) => string,
): string | null => {
  const notes: string[] = [];
  const { recorded, reported, againstRecorded, againstReported, notAttributable } = comparison;
  if (againstRecorded === 'DIFFERS' && figure.qualifier !== 'AS_STATED') {
    const facts = { words: figure.quote, recorded: recorded!, ...boundsOf(figure) };
    notes.push(say(figure.isOpen ? 'LEAST' : 'BOUNDS', facts));
  }
  if (againstReported === 'DIFFERS') {
    for (const { source, quote } of reported) notes.push(say('REPORTED_OTHERWISE', { source, words: quote }));
  }
  if (againstRecorded !== 'NOT_HELD' && isOfFires(figure)) {
    notes.push(say('FIRES_AND_RESCUES'));
  }
  if (notAttributable > 0) notes.push(say('NOT_ATTRIBUTABLE', { count: notAttributable }));
  return notes.length > 0 ? notes.join(' ') : null;
};
