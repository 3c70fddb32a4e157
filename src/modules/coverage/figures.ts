import type { AdminUnitRow } from '../admin-unit/index.js';
import { ProgramKind, hasHouseholds } from '../program/program.vocabulary.js';
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

const ratio = (covered: number | null, total: number | null, source: string | null = null): Ratio => {
  const remark = remarkOn(covered, total);
  const isShare = remark === null && covered !== null && total !== null && total > 0;
  return { covered, total, share: isShare ? covered / total : null, source, remark };
};

const remarkOn = (covered: number | null, total: number | null): RatioRemark | null => {
  if (total === null) return 'TOTAL_UNKNOWN';
  return covered !== null && covered > total ? 'COVERED_ABOVE_TOTAL' : null;
};

const NOTHING: FigureRow = [null, 0, 0, 0, null, 0, 0, 0];

const KINDS = Object.keys(ProgramKind) as ProgramKind[];

/**
 * Figures of an area as the API tells them. Each is worked out when it is asked for: a breakdown has hundreds of ratios,
 * and few of them are.
 */
export class Figures {
  constructor(private readonly row: AreaRow) {}

  get byKind(): KindFigures[] {
    return KINDS.map((kind) => new KindFigures(this.row, kind));
  }

  get overall(): OverallFigures {
    return new OverallFigures(this.row, null);
  }

  get recorded(): Ratio {
    return ratio(this.row.communesRecorded, this.row.communeTotal);
  }

  get hasDemoData(): boolean {
    return this.row.hasDemoData;
  }
}

/** A line of figures: of one kind, or of all together. */
class OverallFigures {
  protected readonly figure: FigureRow;

  constructor(
    protected readonly row: AreaRow,
    kind: ProgramKind | null,
  ) {
    this.figure = row.figures.find(([ofKind]) => ofKind === kind) ?? NOTHING;
  }

  get programs(): number {
    return this.figure[1];
  }

  /** Unknown when programs that have households stand and none of them was counted. */
  get householdsCovered(): number | null {
    const [, , , , households, withoutHouseholds] = this.figure;
    return households ?? (withoutHouseholds > 0 ? null : 0);
  }

  get communes(): Ratio {
    return ratio(this.figure[6], this.row.communeTotal);
  }

  get neighborhoods(): Ratio {
    return ratio(this.figure[7], this.row.neighborhoodTotal, this.row.neighborhoodSource);
  }

  get households(): Ratio {
    return ratio(this.householdsCovered, this.row.householdTotal, this.row.householdSource);
  }
}

export class KindFigures extends OverallFigures {
  constructor(
    row: AreaRow,
    readonly kind: ProgramKind,
  ) {
    super(row, kind);
  }

  get suspended(): number {
    return this.figure[2];
  }

  get unplaced(): number {
    return this.figure[3];
  }

  override get householdsCovered(): number | null {
    return hasHouseholds(this.kind) ? super.householdsCovered : null;
  }

  get programsWithoutHouseholds(): number {
    return this.figure[5];
  }

  get reported(): ReportedFigureRow[] {
    return this.row.reported.filter(({ programKind }) => programKind === this.kind);
  }
}

/** The figures of no area at all. */
export const NO_FIGURES = new Figures({
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
