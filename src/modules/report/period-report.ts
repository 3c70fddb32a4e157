import type { Period } from '../../api/period.js';
import type { Context } from '../../context.js';
import type { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import type { ReportedFigureRow } from '../reported-figure/index.js';

/** A number beside that of the period before. */
export interface Compared {
  value: number;
  before: number;
  difference: number;
  /** The difference as a percentage of `before`, to one decimal; null where that is 0. */
  percent: number | null;
}

/** Whose report it is, or a unit under that. */
export interface ReportUnit {
  type: 'AdminUnit' | 'ResponsibleUnit';
  id: number;
  code: string;
  name: string;
}

export interface ProgramLine {
  kind: ProgramKind;
  founded: Compared;
  standing: Compared;
  suspended: number;
  /** Dissolved or merged. */
  dissolved: Compared;
  reported: ReportedFigureRow[];
}

export interface ActivityLine {
  kind: ActivityKind;
  activities: Compared;
  notAttributable: number;
  /** Every measure of the kind, zeros included. */
  measures: { measure: MeasureKind; recorded: Compared; reported: ReportedFigureRow[] }[];
}

export interface ChildLine {
  unit: ReportUnit;
  /** From 1; units that are equal in both counts share one. */
  rank: number;
  programs: Record<ProgramKind, number>;
  standing: number;
  activities: number;
  householdsCovered: number | null;
  /** The first day of recording; of a jurisdiction that of its earliest commune. */
  recordedFrom: string | null;
}

/** Communes that have recorded anything in the period, of those there are. */
export interface Completeness {
  recorded: number;
  total: number;
  missing: { id: number; code: string; name: string }[];
}

/** A month of the period by its convention; the first and the last may be cut. */
export interface MonthLine {
  year: number;
  month: number;
  from: string;
  to: string;
  activities: number;
  /** Fires and rescues taken part in. */
  incidents: number;
  founded: number;
}

export type TargetState = 'DONE' | 'ON_PACE' | 'BEHIND' | 'NOT_MEASURED' | 'MISSED';

export interface TargetLine {
  id: number;
  plan: { id: number; issuer: string; number: string | null; date: string | null; title: string };
  sort: 'TARGET' | 'FOCAL_TASK';
  ordinal: number;
  text: string | null;
  programKind: ProgramKind | null;
  activityKind: ActivityKind | null;
  measure: MeasureKind | null;
  /** Null: stated in words, and not measured. */
  target: number | null;
  /** Half-open. */
  from: string;
  to: string;
  achieved: number | null;
  /** Achieved of the target; above 1 where more was done. */
  share: number | null;
  /** The pace: days gone of the days there are. */
  expectedShare: number | null;
  neededPerMonth: number | null;
  state: TargetState;
}

/** Everything that a periodic report states of a unit and a period: sums alone, and nothing about people. */
export interface PeriodReportData {
  unit: ReportUnit;
  period: Period;
  /** What it is compared with: see `periodBefore`. */
  before: Period;
  /** The period's last day, or today where it is not over. */
  asOf: string;
  mapOn: string;
  /** An instant, ISO 8601 in UTC. */
  generatedAt: string;
  hasDemoData: boolean;
  /** All four, in the order of the enum. */
  programs: ProgramLine[];
  /** Every kind, in the order of the vocabulary. */
  activities: ActivityLine[];
  /** What documents state of subjects that are neither a kind of program nor a measure. */
  otherFigures: ReportedFigureRow[];
  /** Ranked. */
  children: ChildLine[];
  completeness: Completeness;
  months: MonthLine[];
  targets: TargetLine[];
}

/** The report of a unit for a period. */
export const periodReportOf = (
  context: Pick<Context, 'read' | 'today' | 'loaders'>,
  unit: ReportUnit,
  period: Period,
): Promise<PeriodReportData> => Promise.reject(new Error(`${context.today} ${unit.code} ${period.from}`));
