import type { ReportedFigureRow } from '../reported-figure/index.js';
import type { PeriodReportData } from '../report/index.js';
import type { ReadChange, ReadFigure } from './reader/read-text.js';
import type { Subject } from './reader/subjects.js';
import type { CheckVerdict, ProgramAspect } from './report-check.vocabulary.js';

/** What of a report a check needs. */
export type Held = Pick<PeriodReportData, 'programs' | 'activities' | 'otherFigures' | 'completeness'>;

/** A figure of the text, beside what the registry has of it. */
export interface Comparison {
  verdict: CheckVerdict;
  againstRecorded: CheckVerdict;
  againstReported: CheckVerdict;
  /** Null: nothing of the kind is recorded, which is no zero. */
  recorded: number | null;
  /** Recorded less stated. */
  difference: number | null;
  /** Of a part: the whole that is recorded; null where the registry knows none. */
  recordedOf: number | null;
  reported: ReportedFigureRow[];
  /** Activities that touch the unit and the period, and count in no total. */
  notAttributable: number;
}

/** The whole numbers that a stated one stands for, both ends included. */
export interface Bounds {
  least: number;
  most: number;
}

type Stated = Pick<ReadFigure, 'value' | 'qualifier' | 'isOpen'>;

/** Up to the next round number: 98 → 100, 1,100 → 1,200, 44,000 → 45,000, 10 million → 11 million. */
const nextRound = (value: number): number => {
  const digits = String(value);
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  const step = Math.max(10, 10 ** Math.min(zeros, digits.length - 2));
  return (Math.floor(value / step) + 1) * step;
};

/**
 * What a stated number stands for. As stated: itself. "gần n": from nine tenths of it up to it, for who counts to the end
 * and finds just n was not told wrong. "hơn n": from n, and under the next round number; below ten, to twice as many.
 * "ít nhất n": from n. "khoảng n": a tenth less to a tenth more.
 */
export const boundsOf = ({ value, qualifier, isOpen }: Stated): Bounds => {
  const tenth = Math.floor(value / 10);
  switch (qualifier) {
    case 'AS_STATED':
      return { least: value, most: value };
    case 'ALMOST':
      return { least: value - tenth, most: value };
    case 'OVER':
      if (isOpen) return { least: value, most: Number.MAX_SAFE_INTEGER };
      return { least: value, most: value < 10 ? 2 * value : nextRound(value) - 1 };
    case 'ABOUT':
      return { least: value - tenth, most: value + tenth };
  }
};

const verdictOf = (isHeld: boolean, agrees: () => boolean): CheckVerdict =>
  !isHeld ? 'NOT_HELD' : agrees() ? 'AGREES' : 'DIFFERS';

/** A sum of 0 does not tell none from nobody has recorded; a stated 0 is borne out where something else is recorded. */
const heldOrNull = (recorded: number, stated: number, isRecordedAtAll: boolean): number | null =>
  recorded !== 0 || (stated === 0 && isRecordedAtAll) ? recorded : null;

const heldOf = ({ subject, aspect, value }: ReadFigure, held: Held) => {
  const { recorded: communes, total } = held.completeness;
  if (subject.name === 'COMMUNES_RECORDED') {
    return { recorded: communes, recordedOf: total, reported: [], notAttributable: 0 };
  }
  const isAllRecorded = total > 0 && communes === total;
  if (subject.programKind) {
    const line = held.programs.find(({ kind }) => kind === subject.programKind)!;
    const counted = { STANDING: line.standing, FOUNDED: line.founded, DISSOLVED: line.dissolved }[aspect ?? 'STANDING'];
    return {
      recorded: heldOrNull(counted.value, value, held.completeness.recorded > 0),
      recordedOf: null,
      // Documents state what was built; of what was dissolved they are silent.
      reported: aspect === 'DISSOLVED' ? [] : line.reported,
      notAttributable: 0,
    };
  }
  if (subject.activityKind) {
    const line = held.activities.find(({ kind }) => kind === subject.activityKind)!;
    const measure = line.measures.find((row) => row.measure === subject.measure)!;
    return {
      recorded: heldOrNull(measure.recorded.value, value, line.activities.value > 0 || isAllRecorded),
      recordedOf: null,
      reported: measure.reported,
      notAttributable: line.notAttributable,
    };
  }
  const reported = held.otherFigures.filter((figure) => figure.subject === subject.name);
  return { recorded: null, recordedOf: null, reported, notAttributable: 0 };
};

/** A stated change, beside that between the period and the one before. */
export interface ChangeComparison {
  verdict: CheckVerdict;
  /** Null: nothing is recorded in one of the two periods, which is no zero. */
  recorded: number | null;
  recordedPercent: number | null;
}

/** Sets a rise or fall beside the recorded one: the number to the unit, the percentage to the decimals it is stated with. */
export const compareChange = ({ subject, aspect, value, change }: ReadChange, held: Held): ChangeComparison => {
  const compared = comparedOf(subject, aspect, held);
  if (!compared || compared.value === 0 || compared.before === 0) {
    return { verdict: 'NOT_HELD', recorded: null, recordedPercent: null };
  }
  const { difference, before } = compared;
  const percent = (100 * difference) / before;
  const isPercent =
    change.percent === null ||
    Math.abs(percent - change.sign * change.percent.value) <= 0.5 * 10 ** -change.percent.decimals + 1e-9;
  return {
    verdict: difference === change.sign * value && isPercent ? 'AGREES' : 'DIFFERS',
    recorded: difference,
    recordedPercent: compared.percent,
  };
};

const comparedOf = ({ programKind, activityKind, measure }: Subject, aspect: ProgramAspect | null, held: Held) => {
  if (programKind) {
    const line = held.programs.find(({ kind }) => kind === programKind)!;
    return { STANDING: line.standing, FOUNDED: line.founded, DISSOLVED: line.dissolved }[aspect ?? 'STANDING'];
  }
  const line = held.activities.find(({ kind }) => kind === activityKind);
  return line?.measures.find((row) => row.measure === measure)?.recorded ?? null;
};

/**
 * Sets a figure beside what is recorded, within what its words stand for, and beside what documents say, where number
 * and wording must be the same. It agrees when whatever is held agrees.
 */
export const compare = (figure: ReadFigure, held: Held): Comparison => {
  const { recorded, recordedOf, reported, notAttributable } = heldOf(figure, held);
  const isWhole = figure.of === null || recordedOf === null || figure.of === recordedOf;
  const { least, most } = boundsOf(figure);
  const againstRecorded = verdictOf(recorded !== null, () => isWhole && least <= recorded! && recorded! <= most);
  const againstReported = verdictOf(reported.length > 0, () =>
    reported.some(({ value, qualifier }) => value === figure.value && qualifier === figure.qualifier),
  );
  const both = [againstRecorded, againstReported];
  return {
    verdict: both.includes('DIFFERS') ? 'DIFFERS' : both.includes('AGREES') ? 'AGREES' : 'NOT_HELD',
    againstRecorded,
    againstReported,
    recorded,
    recordedOf,
    difference: recorded === null ? null : recorded - figure.value,
    reported,
    notAttributable,
  };
};
