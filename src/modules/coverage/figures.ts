import type { AdminUnitRow } from '../admin-unit/index.js';
import { ProgramKind } from '../program/index.js';
import type { ReportedFigureRow } from '../reported-figure/index.js';
import type { RatioRemark } from './coverage.vocabulary.js';

export interface Ratio {
  covered: number | null;
  total: number | null;
  share: number | null;
  source: string | null;
  remark: RatioRemark | null;
}

/** What is costly, and told only where it is asked for. */
export interface FiguresAsked {
  /** The totals that rest on dated figures. */
  denominators: boolean;
  /** What documents say. */
  reported: boolean;
}

export const EVERYTHING: FiguresAsked = { denominators: true, reported: true };

/** One line of figures as the statement gives it; `kind` is null for all kinds together. */
type FigureRow = [
  kind: ProgramKind | null,
  programs: number,
  suspended: number,
  unplaced: number,
  households: number | null,
  programsWithoutHouseholds: number,
  communes: number,
  neighborhoods: number,
];

/** Everything the statement tells of one area. */
export interface AreaRow {
  /** Whose figures, counted from 1. */
  rootKey: number;
  /** Of a breakdown. */
  unit: AdminUnitRow | null;
  figures: FigureRow[];
  communeTotal: number;
  communesRecorded: number;
  householdTotal: number | null;
  householdSource: string | null;
  neighborhoodTotal: number | null;
  neighborhoodSource: string | null;
  reported: (ReportedFigureRow & { programKind: ProgramKind })[];
  hasDemoData: boolean;
}

/** Figures of an area as the API tells them. */
export interface Figures {
  byKind: KindFigures[];
  overall: { programs: number; communes: Ratio; neighborhoods: Ratio; households: Ratio };
  recorded: Ratio;
  hasDemoData: boolean;
}

export interface KindFigures {
  kind: ProgramKind;
  programs: number;
  suspended: number;
  unplaced: number;
  householdsCovered: number | null;
  programsWithoutHouseholds: number;
  communes: Ratio;
  neighborhoods: Ratio;
  households: Ratio;
  reported: ReportedFigureRow[];
}

const ratio = (covered: number | null, total: number | null, source: string | null = null): Ratio => {
  const base = { covered, total, source };
  if (total === null) return { ...base, share: null, remark: 'TOTAL_UNKNOWN' };
  if (covered !== null && covered > total) return { ...base, share: null, remark: 'COVERED_ABOVE_TOTAL' };
  if (covered === null || total === 0) return { ...base, share: null, remark: null };
  return { ...base, share: covered / total, remark: null };
};

const NOTHING: FigureRow = [null, 0, 0, 0, null, 0, 0, 0];

/** Households are unknown when programs that have households stand and none of them was counted. */
const householdsOf = ([, , , , households, withoutHouseholds]: FigureRow): number | null =>
  households ?? (withoutHouseholds > 0 ? null : 0);

const hasHouseholds = (kind: ProgramKind) =>
  kind === ProgramKind.SAFE_RESIDENTIAL_CLUSTER || kind === ProgramKind.NEIGHBOR_GROUP_TEAM;

/** What the statement's row of an area means, in the API's terms. */
export const tell = (row: AreaRow): Figures => {
  const ratios = ([, , , , , , communes, neighborhoods]: FigureRow, households: number | null) => ({
    communes: ratio(communes, row.communeTotal),
    neighborhoods: ratio(neighborhoods, row.neighborhoodTotal, row.neighborhoodSource),
    households: ratio(households, row.householdTotal, row.householdSource),
  });
  const of = (kind: ProgramKind | null) => row.figures.find(([ofKind]) => ofKind === kind) ?? NOTHING;
  const all = of(null);
  return {
    byKind: (Object.keys(ProgramKind) as ProgramKind[]).map((kind) => {
      const figure = of(kind);
      const [, programs, suspended, unplaced, , programsWithoutHouseholds] = figure;
      const householdsCovered = hasHouseholds(kind) ? householdsOf(figure) : null;
      const reported = row.reported.filter((reportedFigure) => reportedFigure.programKind === kind);
      const counts = { kind, programs, suspended, unplaced, householdsCovered, programsWithoutHouseholds, reported };
      return { ...counts, ...ratios(figure, householdsCovered) };
    }),
    overall: { programs: all[1], ...ratios(all, householdsOf(all)) },
    recorded: ratio(row.communesRecorded, row.communeTotal),
    hasDemoData: row.hasDemoData,
  };
};

/** The figures of no area at all. */
export const NO_FIGURES: Figures = tell({
  rootKey: 0,
  unit: null,
  figures: [],
  communeTotal: 0,
  communesRecorded: 0,
  householdTotal: null,
  householdSource: null,
  neighborhoodTotal: null,
  neighborhoodSource: null,
  reported: [],
  hasDemoData: false,
});
