import type { GraphQLResolveInfo } from 'graphql';
import { askedAt } from '../../api/asked.js';
import { addDays } from '../../api/day.js';
import { badInput } from '../../api/errors.js';
import { MOST_MONTHS, type Month, type Period, monthsOf, tooManyMonths } from '../../api/period.js';
import type { Context } from '../../context.js';
import { type AdminLevel, type AdminUnitRow, levelNumber } from '../admin-unit/index.js';
import type { ReportedFigureRow } from '../reported-figure/index.js';
import type { ResponsibleUnitRow } from '../responsible-unit/index.js';
import { type ActivityTotal, NOTHING_DONE } from './activity-bucket.js';
import type { TotalsAsked, TotalsOwner } from './activity-summary.read.js';
import { ActivityKind, MEASURES_OF, type MeasureKind } from './activity.vocabulary.js';

interface MeasureSummary {
  measure: MeasureKind;
  recorded: number;
  reported: ReportedFigureRow[];
}

/** What was done of a kind; a history has a thousand of them, and tells little more than how many. */
class KindSummary {
  constructor(
    readonly kind: ActivityKind,
    private readonly total: ActivityTotal | undefined,
    private readonly stated: readonly ReportedFigureRow[],
  ) {}

  get activities(): number {
    return this.total?.activities ?? 0;
  }

  get notAttributable(): number {
    return this.total?.notAttributable ?? 0;
  }

  /** Worked out only when asked for. */
  measures(): MeasureSummary[] {
    const told = this.total?.recorded ?? {};
    return MEASURES_OF[this.kind].flatMap((measure) => {
      const reported = this.stated.filter((figure) => figure.measure === measure);
      const recorded = told[measure];
      return recorded === undefined && reported.length === 0 ? [] : [{ measure, recorded: recorded ?? 0, reported }];
    });
  }
}

/** A summary's source: everything is worked out only when asked for. */
export interface ActivitySummarySource {
  period: Period;
  byKind(): Promise<KindSummary[]>;
  byMonth(): Promise<{ period: Period; year: number; month: number; byKind: KindSummary[] }[]>;
  hasDemoData(): Promise<boolean>;
  /** Throws BAD_USER_INPUT for a level that is not below the unit's. */
  breakdown(
    level: AdminLevel,
    asked: SummaryAsked,
  ): Promise<{ adminUnit: AdminUnitRow; summary: ActivitySummarySource }[]>;
}

/** What of a summary is asked for besides its kinds. */
export type SummaryAsked = Pick<TotalsAsked, 'measures'> & { months: boolean };

const summaryAskedAt = (...path: readonly string[]): ((info: GraphQLResolveInfo) => SummaryAsked) => {
  const ofSummary = askedAt(path);
  const ofKinds = askedAt([...path, 'byKind'], [...path, 'byMonth', 'byKind']);
  return (info) => ({ months: ofSummary(info).includes('byMonth'), measures: ofKinds(info).includes('measures') });
};

/** What is asked of the summary that is being resolved. */
export const summaryAsked = summaryAskedAt();
/** What is asked of each summary of the breakdown that is being resolved. */
export const breakdownAsked = summaryAskedAt('summary');

const NOTHING: readonly never[] = [];

/** The kinds that have anything to tell, in the order of the vocabulary, which is that of the totals. */
function kindSummaries(totals: readonly ActivityTotal[], figures: readonly ReportedFigureRow[]): KindSummary[] {
  if (figures.length === 0) return totals.map((total) => new KindSummary(total.kind, total, NOTHING));
  const stated = Map.groupBy(figures, ({ activityKind }) => activityKind!);
  const recorded = new Map(totals.map((total) => [total.kind, total]));
  return Object.values(ActivityKind)
    .filter((kind) => recorded.has(kind) || stated.has(kind))
    .map((kind) => new KindSummary(kind, recorded.get(kind), stated.get(kind) ?? NOTHING));
}

const isOf =
  ({ from, to }: Period) =>
  (figure: ReportedFigureRow) =>
    figure.period.from === from && figure.period.to === to;

/** What is asked of an owner, and alike of all areas of a breakdown, of which there may be thousands. */
class Question {
  /** Those that are to be told. */
  readonly months: readonly Month[];
  readonly ofTotals: TotalsAsked;
  readonly ofFigures: { owner: TotalsOwner['kind']; period: TotalsAsked['period'] };

  constructor(
    owner: TotalsOwner,
    readonly period: Period,
    asked: SummaryAsked,
  ) {
    this.months = asked.months ? monthsOf(period) : [];
    const months = this.isTooLong ? [] : this.months.map(({ from }) => from);
    const days = { from: period.from, to: period.to };
    this.ofTotals = { owner, period: days, months, measures: asked.measures };
    this.ofFigures = { owner: owner.kind, period: days };
  }

  get isTooLong(): boolean {
    return this.months.length > MOST_MONTHS;
  }
}

/**
 * What is asked of so many owners.
 *
 * @throws ApiError TOO_COSTLY, UNAVAILABLE as the request's budget does.
 */
const questionTo = async (
  owners: number,
  { budget }: Context,
  owner: TotalsOwner,
  period: Period,
  asked: SummaryAsked,
): Promise<Question> => {
  const question = new Question(owner, period, asked);
  await budget.spend(owners * (1 + question.months.length));
  return question;
};

const summaryOf = (
  { loaders }: Context,
  ownerId: number,
  question: Question,
  breakdown: ActivitySummarySource['breakdown'],
): ActivitySummarySource => {
  const { period, ofTotals, ofFigures } = question;
  const totals = async () => {
    const [row] = await loaders.activityTotals.load({ ownerId, args: ofTotals });
    return row ?? NOTHING_DONE;
  };
  const read = () => Promise.all([totals(), loaders.figuresOfActivities.load({ ownerId, args: ofFigures })]);
  return {
    period,
    async byKind() {
      const [{ inPeriod }, figures] = await read();
      return kindSummaries(inPeriod, figures.filter(isOf(period)));
    },
    async byMonth() {
      if (question.isTooLong) throw tooManyMonths();
      const [{ inMonths }, figures] = await read();
      return question.months.map(({ year, month, ...days }, at) => ({
        period: days,
        year,
        month,
        byKind: kindSummaries(inMonths[at] ?? NOTHING, figures.filter(isOf(days))),
      }));
    },
    async hasDemoData() {
      return (await totals()).inPeriod.some((total) => total.hasDemoData);
    },
    breakdown,
  };
};

const areaOwner = (level: AdminLevel, mapOn: string | null): TotalsOwner => ({
  ...{ kind: 'adminUnit', mapOn },
  isNeighborhood: level === 'NEIGHBORHOOD',
});

const summaryOfArea = (
  context: Context,
  unit: AdminUnitRow,
  mapOn: string | null,
  question: Question,
): ActivitySummarySource =>
  summaryOf(context, unit.id, question, async (level, asked) => {
    if (levelNumber(level) <= levelNumber(unit.level)) throw badInput('breakdown.level');
    const { period } = question;
    const args = { level: levelNumber(level), day: mapOn ?? addDays(period.to, -1) };
    const areas = await context.loaders.areasBelow.load({ ownerId: unit.id, args });
    return summariesOfAreas(context, areas, { level, period, mapOn }, asked);
  });

const summariesOfAreas = async (
  context: Context,
  areas: readonly { id: number }[],
  { level, period, mapOn }: { level: AdminLevel; period: Period; mapOn: string | null },
  asked: SummaryAsked,
) => {
  const question = await questionTo(areas.length, context, areaOwner(level, mapOn), period, asked);
  const rows = await Promise.all(areas.map(({ id }) => context.loaders.adminUnit.load(id)));
  return rows.map((row) => ({ adminUnit: row!, summary: summaryOfArea(context, row!, mapOn, question) }));
};

/** What was done in an area; `mapOn` null: each activity on the map of its own day. */
export const areaSummary = async (
  context: Context,
  unit: AdminUnitRow,
  period: Period,
  mapOn: string | null,
  asked: SummaryAsked,
): Promise<ActivitySummarySource> => {
  const question = await questionTo(1, context, areaOwner(unit.level, mapOn), period, asked);
  return summaryOfArea(context, unit, mapOn, question);
};

/** What was done in the jurisdiction of a responsible unit, each activity by the jurisdiction of its own day. */
export const jurisdictionSummary = async (
  context: Context,
  unit: ResponsibleUnitRow,
  period: Period,
  asked: SummaryAsked,
): Promise<ActivitySummarySource> => {
  const question = await questionTo(1, context, { kind: 'responsibleUnit' }, period, asked);
  return summaryOf(context, unit.id, question, async (level, askedOfEach) => {
    const args = { level: levelNumber(level), day: addDays(period.to, -1) };
    const areas = await context.loaders.areasInCharge.load({ ownerId: unit.id, args });
    return summariesOfAreas(context, areas, { level, period, mapOn: null }, askedOfEach);
  });
};
