import type { GraphQLResolveInfo } from 'graphql';
import { askedAt } from '../../api/asked.js';
import { addDays } from '../../api/day.js';
import { badInput } from '../../api/errors.js';
import { type Month, type Period, monthsOf } from '../../api/period.js';
import type { Context } from '../../context.js';
import { type AdminLevel, type AdminUnitRow, levelNumber } from '../admin-unit/index.js';
import type { ReportedFigureRow } from '../reported-figure/index.js';
import type { ResponsibleUnitRow } from '../responsible-unit/index.js';
import type { ActivityTotalRow } from './activity-bucket.js';
import type { TotalsAsked, TotalsOwner } from './activity-summary.read.js';
import { ActivityKind, MEASURES_OF, type MeasureKind } from './activity.vocabulary.js';

interface MeasureSummary {
  measure: MeasureKind;
  recorded: number;
  reported: ReportedFigureRow[];
}

interface KindSummary {
  kind: ActivityKind;
  activities: number;
  notAttributable: number;
  /** Worked out only when asked for: most histories are of activities alone. */
  measures(): MeasureSummary[];
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

const ORDER = new Map(Object.values(ActivityKind).map((kind, at) => [kind, at]));

/** The kinds that have anything to tell, in the order of the vocabulary. */
const kindSummaries = (totals: readonly ActivityTotalRow[], figures: readonly ReportedFigureRow[]): KindSummary[] => {
  const total = new Map(totals.map((row) => [row.kind, row]));
  const reported = Map.groupBy(figures, ({ activityKind }) => activityKind!);
  return [...new Set([...total.keys(), ...reported.keys()])]
    .sort((a, b) => ORDER.get(a)! - ORDER.get(b)!)
    .map((kind) => ({
      kind,
      activities: total.get(kind)?.activities ?? 0,
      notAttributable: total.get(kind)?.notAttributable ?? 0,
      measures: () => measuresOf(kind, total.get(kind), reported.get(kind) ?? []),
    }));
};

const measuresOf = (
  kind: ActivityKind,
  total: ActivityTotalRow | undefined,
  reported: readonly ReportedFigureRow[],
): MeasureSummary[] => {
  const told = total?.measures ?? {};
  return MEASURES_OF[kind].flatMap((measure) => {
    const stated = reported.filter((figure) => figure.measure === measure);
    const recorded = told[measure];
    return recorded === undefined && stated.length === 0
      ? []
      : [{ measure, recorded: recorded ?? 0, reported: stated }];
  });
};

const isOf =
  ({ from, to }: Period) =>
  (figure: ReportedFigureRow) =>
    figure.period.from === from && figure.period.to === to;

/** More months than this in one period are no report; each is a row of the answer. */
const MOST_MONTHS = 600;

const summaryOf = (
  { loaders }: Context,
  owner: TotalsOwner,
  ownerId: number,
  period: Period,
  asked: SummaryAsked,
  breakdown: ActivitySummarySource['breakdown'],
): ActivitySummarySource => {
  const months = monthsOf(period);
  const args = {
    owner,
    period: { from: period.from, to: period.to },
    months: asked.months && months.length <= MOST_MONTHS ? months.map(({ from }) => from) : [],
    measures: asked.measures,
  };
  const read = async () => {
    const rows = await loaders.activityTotals.load({ ownerId, args });
    const figures = rows.flatMap(({ figure }) => figure ?? []);
    return { totals: rows.filter((row) => row.figure === null), figures: figures.toSorted((a, b) => a.id - b.id) };
  };
  return {
    period,
    async byKind() {
      const { totals, figures } = await read();
      return kindSummaries(
        totals.filter((row) => row.month === 0),
        figures.filter(isOf(period)),
      );
    },
    async byMonth() {
      if (months.length > MOST_MONTHS) throw badInput('period.long', { most: MOST_MONTHS / 12 });
      const { totals, figures } = await read();
      const byMonth = Map.groupBy(totals, (row) => row.month);
      return months.map(({ year, month, ...days }: Month, at) => ({
        period: days,
        year,
        month,
        byKind: kindSummaries(byMonth.get(at + 1) ?? [], figures.filter(isOf(days))),
      }));
    },
    async hasDemoData() {
      return (await read()).totals.some((row) => row.hasDemoData);
    },
    breakdown,
  };
};

const areaSummaries = async (
  context: Context,
  areas: readonly { id: number }[],
  period: Period,
  mapOn: string | null,
  asked: SummaryAsked,
) => {
  const rows = await Promise.all(areas.map(({ id }) => context.loaders.adminUnit.load(id)));
  return rows.map((row) => ({ adminUnit: row!, summary: areaSummary(context, row!, period, mapOn, asked) }));
};

/** What was done in an area; `mapOn` null: each activity on the map of its own day. */
export const areaSummary = (
  context: Context,
  unit: AdminUnitRow,
  period: Period,
  mapOn: string | null,
  asked: SummaryAsked,
): ActivitySummarySource =>
  summaryOf(context, { kind: 'adminUnit', mapOn }, unit.id, period, asked, async (level, askedOfEach) => {
    if (levelNumber(level) <= levelNumber(unit.level)) throw badInput('breakdown.level');
    const args = { level: levelNumber(level), day: mapOn ?? addDays(period.to, -1) };
    const areas = await context.loaders.areasBelow.load({ ownerId: unit.id, args });
    return areaSummaries(context, areas, period, mapOn, askedOfEach);
  });

/** What was done in the jurisdiction of a responsible unit, each activity by the jurisdiction of its own day. */
export const jurisdictionSummary = (
  context: Context,
  unit: ResponsibleUnitRow,
  period: Period,
  asked: SummaryAsked,
): ActivitySummarySource =>
  summaryOf(context, { kind: 'responsibleUnit' }, unit.id, period, asked, async (level, askedOfEach) => {
    const args = { level: levelNumber(level), day: addDays(period.to, -1) };
    const areas = await context.loaders.areasInCharge.load({ ownerId: unit.id, args });
    return areaSummaries(context, areas, period, null, askedOfEach);
  });
