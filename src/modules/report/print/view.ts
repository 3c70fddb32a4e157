import type { Period } from '../../../api/period.js';
import type { ActivityKind, MeasureKind } from '../../activity/activity.vocabulary.js';
import type { ReportedFigureRow } from '../../reported-figure/index.js';
import { lastDayOf, periodName } from '../period-name.js';
import type { ActivityLine, ChildLine, Compared, MonthFigures, MonthLine, PeriodReportData } from '../period-report.js';
import { besideKnown, monthsBesideKnown } from '../report-figures.js';
import { type Speech, capitalized } from './speech.js';

/** The figures of the first page: those that the province's own reports begin with. */
const KEY_FIGURES: readonly (readonly [ActivityKind, MeasureKind])[] = [
  ['MEDIA', 'ITEMS'],
  ['MOBILE_OUTREACH', 'RUNS'],
  ['LEAFLET', 'COPIES'],
  ['MESSAGE', 'MESSAGES'],
  ['DIRECT_OUTREACH', 'ATTENDANCES'],
  ['TRAINING', 'PEOPLE_TRAINED'],
  ['INSPECTION', 'VISITS'],
  ['PENALTY', 'FINES_VND'],
  ['INCIDENT', 'INCIDENTS_ATTENDED'],
  ['INCIDENT', 'PEOPLE_SAVED'],
  ['PLAN', 'PLANS'],
  ['REHEARSAL', 'REHEARSALS'],
];

/** One measure of one kind of activity. */
export interface MeasureLine {
  kind: ActivityKind;
  measure: MeasureKind;
  recorded: Compared;
  reported: ReportedFigureRow[];
}

/** All measures, in the order of the vocabulary. */
export const measureLines = ({ activities }: Pick<PeriodReportData, 'activities'>): MeasureLine[] =>
  activities.flatMap(({ kind, measures }) => measures.map((line) => ({ kind, ...line })));

/** The measures of the first page. */
export const keyLines = (data: Pick<PeriodReportData, 'activities'>): MeasureLine[] => {
  const lines = measureLines(data);
  return KEY_FIGURES.flatMap(
    ([kind, measure]) => lines.find((line) => line.kind === kind && line.measure === measure) ?? [],
  );
};

/** Kinds of activity with anything to tell, in this period or the one before; the rest is zeros. */
export const isTold = ({ activities, notAttributable, measures }: ActivityLine): boolean =>
  activities.value + activities.before + notAttributable > 0 ||
  measures.some(({ recorded, reported }) => recorded.value !== 0 || recorded.before !== 0 || reported.length > 0);

/** Whether no commune has recorded anything in the period: what is 0 then is not known. */
export const isSilent = ({ completeness }: Pick<PeriodReportData, 'completeness'>): boolean =>
  completeness.total > 0 && completeness.recorded === 0;

/** A comparison as a report may tell it: null is what nobody recorded, and what would follow from it. */
export type Told = { [Side in keyof Compared]: number | null };

/** A 0 is told as none where somebody recorded, and otherwise as unknown. */
export const toldOf = (compared: Compared, data: PeriodReportData): Told => {
  const known = besideKnown(compared, data);
  return known.value !== 0 || !isSilent(data) ? known : { ...known, value: null, difference: null, percent: null };
};

/** Whether a unit's zeros say nothing, because nobody has recorded there. */
const isUnrecorded = ({ recordedFrom, standing, activities }: ChildLine, { asOf }: PeriodReportData): boolean =>
  (recordedFrom === null || recordedFrom > asOf) && standing === 0 && activities === 0;

/** The units below: those whose figures say something, ranked, and those where nobody has recorded. */
export const byRecording = (data: PeriodReportData): [known: ChildLine[], unknown: ChildLine[]] => {
  const { known = [], unknown = [] } = Object.groupBy(data.children, (line) =>
    isUnrecorded(line, data) ? 'unknown' : 'known',
  );
  return [known, unknown];
};

/** The units where nobody has recorded, by name. */
export const unrecordedWords = (lines: readonly ChildLine[], speech: Speech): string =>
  speech.say('unrecordedUnits', {
    count: speech.number(lines.length),
    names: lines.map(({ unit }) => unit.name).join('; '),
  });

/** Everything that documents state here, each with a source. */
export const reportedFigures = ({ programs, activities, otherFigures }: PeriodReportData): ReportedFigureRow[] => [
  ...programs.flatMap(({ reported }) => reported),
  ...activities.flatMap(({ measures }) => measures.flatMap(({ reported }) => reported)),
  ...otherFigures,
];

/** The documents that the figures come from, in the order of their first figure. */
export const sourcesOf = (data: PeriodReportData): string[] => [
  ...new Set(reportedFigures(data).map(({ source }) => source)),
];

/** Whether what it is compared with is the same span a year before, which may be cut where this one is not over. */
export const isYearBefore = ({ period, before }: Pick<PeriodReportData, 'period' | 'before'>): boolean =>
  // By months: 29 February has no day a year before.
  Number(period.from.slice(0, 4)) - 1 === Number(before.from.slice(0, 4)) &&
  period.from.slice(5, 7) === before.from.slice(5, 7);

/** What it is compared with, inside a sentence: cùng kỳ năm trước. */
export const beforeWords = (data: PeriodReportData, speech: Speech): string =>
  speech.say(isYearBefore(data) ? 'sameYearBefore' : 'spanBefore');

/** The same, above a column. */
export const beforeHeading = (data: PeriodReportData, speech: Speech): string =>
  speech.say(isYearBefore(data) ? 'before' : 'beforeSpan');

/** The name of the unit in a title; of one that is no more with its last day, for its successor may bear the name. */
export const unitWords = ({ unit, unitThrough }: PeriodReportData, speech: Speech): string =>
  unitThrough ? speech.say('formerUnit', { unit: unit.name, through: speech.day(unitThrough) }) : unit.name;

/** By which map, or by whose duties, the figures count. */
export const groundNote = ({ unit, mapOn }: Pick<PeriodReportData, 'unit' | 'mapOn'>, speech: Speech): string =>
  speech.say(unit.type === 'AdminUnit' ? 'noteMap' : 'noteDuties', { mapOn: speech.day(mapOn) });

/** The days of a period in words, both ends within it. */
export const daysWords = (period: Period, speech: Speech): string =>
  speech.say('days', { from: speech.day(period.from), through: speech.day(lastDayOf(period)) });

/** The period in words, inside a sentence: its name, or its days. */
export const periodWords = (period: Period, speech: Speech): string => {
  const name = periodName(period, speech.language);
  if (name) return name;
  const days = daysWords(period, speech);
  return days.charAt(0).toLowerCase() + days.slice(1);
};

/** The subject of a reported figure in words; a subject that has none is told by the quote. */
export const subjectWords = (figure: ReportedFigureRow, speech: Speech): string => {
  if (figure.programKind) return speech.label('ProgramKind', figure.programKind);
  if (figure.measure) return speech.label('MeasureKind', figure.measure);
  return capitalized(figure.quote);
};

/** A stretch of the period for charts and tables: a month, or a year of a long period. */
export interface Stretch extends MonthFigures {
  label: string;
  /** Of the months of the period before that belong to it; null where there are none. */
  before: MonthFigures | null;
}

/** What a stretch is told by, in the order of the tables' columns. */
export const STRETCH_FIGURES = [
  'activities',
  'incidents',
  'founded',
] as const satisfies readonly (keyof MonthFigures)[];

/** More months than this make no readable chart. */
const MOST_MONTHS = 24;

/** Whether the period is told by years, being longer than two. */
export const isByYear = ({ months }: Pick<PeriodReportData, 'months'>): boolean => months.length > MOST_MONTHS;

/** The period by months, or by years where there are too many months. */
export const stretchesOf = (data: PeriodReportData): Stretch[] => {
  const months = monthsBesideKnown(data);
  const byYear = isByYear(data);
  const spansYears = new Set(months.map(({ year }) => year)).size > 1;
  const labelOf = ({ year, month }: MonthLine) => (byYear ? `${year}` : spansYears ? `${month}/${year}` : `${month}`);
  return [...Map.groupBy(months, labelOf)].map(([label, lines]) => {
    const before = lines.flatMap((line) => line.before ?? []);
    return { label, ...sumsOf(lines), before: before.length > 0 ? sumsOf(before) : null };
  });
};

/**
 * What stands in no stretch: totals over several months, which count in the whole period and in no single month; so the
 * stretches with it add up to the period. None where there is nothing of the kind.
 */
export const unsplitOf = (data: PeriodReportData, speech: Speech): Stretch[] => {
  const stretches = stretchesOf(data);
  const told = stretches.flatMap(({ before }) => before ?? []);
  const now = without(totalsOf(data, 'value'), sumsOf(stretches));
  const before = told.length > 0 ? without(totalsOf(data, 'before'), sumsOf(told)) : null;
  const isNothing = [now, before].every((left) => STRETCH_FIGURES.every((figure) => (left?.[figure] ?? 0) === 0));
  return isNothing ? [] : [{ label: speech.say('unsplit'), ...now, before }];
};

/** What the whole period comes to. */
const totalsOf = ({ activities, programs }: PeriodReportData, side: 'value' | 'before'): MonthFigures => ({
  activities: sum(activities.map((line) => line.activities[side] ?? 0)),
  incidents: sum(
    measureLines({ activities })
      .filter(({ kind, measure }) => kind === 'INCIDENT' && measure === 'INCIDENTS_ATTENDED')
      .map(({ recorded }) => recorded[side] ?? 0),
  ),
  founded: sum(programs.map(({ founded }) => founded[side] ?? 0)),
});

const figuresBy = (numberOf: (figure: keyof MonthFigures) => number): MonthFigures => ({
  activities: numberOf('activities'),
  incidents: numberOf('incidents'),
  founded: numberOf('founded'),
});

const without = (whole: MonthFigures, parts: MonthFigures): MonthFigures =>
  figuresBy((figure) => whole[figure] - parts[figure]);

const sumsOf = (lines: readonly MonthFigures[]): MonthFigures =>
  figuresBy((figure) => sum(lines.map((line) => line[figure])));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
