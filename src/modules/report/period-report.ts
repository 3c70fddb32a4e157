import { addDays, clampDay } from '../../api/day.js';
import { badInput } from '../../api/errors.js';
import { MOST_MONTHS, type Month, type Period, monthsOf, periodBefore, tooManyMonths } from '../../api/period.js';
import type { Context } from '../../context.js';
import { NOTHING_DONE, type TotalsOwner } from '../activity/index.js';
import { ActivityKind, MEASURES_OF, type MeasureKind } from '../activity/activity.vocabulary.js';
import { mapDay } from '../admin-unit/index.js';
import { EVERYTHING } from '../coverage/index.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import type { ReportedFigureRow } from '../reported-figure/index.js';
import * as from from './period-report.read.js';
import { type Compared, compare, countOf, ranked, sumOf } from './report-figures.js';
import { type UnitKey, unitOf } from './report-unit.js';
import { type TargetLine, targetLine } from './target-line.js';
import { targetsOfUnit } from './target.read.js';

/** Whose report it is, or a unit under that. */
export interface ReportUnit extends UnitKey {
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
  missing: ReportUnit[];
}

/** What a month is told by. */
export interface MonthFigures {
  activities: number;
  /** Fires and rescues taken part in. */
  incidents: number;
  founded: number;
}

/** A month of the period by its convention; the first and the last may be cut. */
export interface MonthLine extends MonthFigures {
  year: number;
  month: number;
  from: string;
  to: string;
  /** Its month of the period before; null where the period is not so far, or the report was submitted without. */
  before: ({ from: string; to: string } & MonthFigures) | null;
}

/** Everything that a periodic report states of a unit and a period: sums alone, and nothing about people. */
export interface PeriodReportData {
  unit: ReportUnit;
  /** The last day of a unit that is no more; null: it stands, or the report was submitted before this was told. */
  unitThrough: string | null;
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

export type { Compared, TargetLine };

/** What a report is made with: any request's context. */
export type ReportContext = Pick<Context, 'read' | 'today' | 'loaders'>;

const PROGRAM_KINDS = Object.values(ProgramKind);
const ACTIVITY_KINDS = Object.values(ActivityKind);

/**
 * The report of a unit for a period. An area counts on its map of `asOf`, or of `mapOn`, as coverage and activity
 * summaries do. For a responsible unit one rule holds across every change of duties: what happened on a day counts for
 * the unit that answered for the place on that very day; what stands, by its jurisdiction of `asOf`, moved into its
 * validity; and its communes are asked what they recorded on the days on which it stood. The number of statements hangs
 * on neither the unit nor the period: nine for an area, one more for a responsible unit.
 *
 * @param mapOn for an area alone: the map day, moved into its validity; of both periods, and of every activity.
 * @throws ApiError BAD_USER_INPUT for a unit that is not there, a period that has not begun or is longer than fifty
 *   years, a map day with a responsible unit.
 */
export const periodReportOf = async (
  context: ReportContext,
  key: UnitKey,
  period: Period,
  { mapOn = null }: { mapOn?: string | null } = {},
): Promise<PeriodReportData> => {
  const { read, today } = context;
  if (period.from > today) throw badInput('report.early');
  if (mapOn !== null && key.type !== 'AdminUnit') throw badInput('report.map-on');
  const months = monthsOf(period);
  if (months.length > MOST_MONTHS) throw tooManyMonths();

  const known = await unitOf(context, key);
  const { validTo } = known.row;
  const asOf = clampDay(today, null, period.to);
  const before = periodBefore(period, asOf);
  const asOfBefore = addDays(before.to, -1);
  const on = mapDay(known.row, mapOn ?? asOf);
  const onBefore = mapDay(known.row, mapOn ?? asOfBefore);
  const inDuty = key.type === 'AdminUnit' ? period : daysWithin(known.row, period);
  const whole = { ...key, isNeighborhood: known.type === 'AdminUnit' && known.row.level === 'NEIGHBORHOOD' };
  const parts = await (key.type === 'AdminUnit'
    ? from.partsOfArea(read, key.id, on, period)
    : from.partsOfJurisdiction(read, key.id, on, inDuty));

  const monthsBefore = monthsOf(before);
  const starts = months.map((month) => month.from);
  const startsBefore = monthsBefore.map((month) => month.from);
  const children = parts.filter(({ isChild }) => isChild);
  const communes = parts.filter(({ isCommune }) => isCommune);
  const [now, then, done, doneBefore, steps, stated, targets, childFigures, childTotals, communeTotals] =
    await Promise.all([
      figuresOf(context, key, asOf, on),
      figuresOf(context, key, asOfBefore, onBefore),
      totalsOf(context, whole, period, { mapOn, months: starts }),
      totalsOf(context, whole, before, { mapOn, months: startsBefore }),
      from.programSteps(read, key, [
        { on, span: { from: period.from, to: addDays(asOf, 1) }, months: starts },
        { on: onBefore, span: before, months: startsBefore },
      ]),
      from.figuresStated(read, key, period),
      targetsOfUnit(read, key, period, { asOf, mapOn }),
      Promise.all(children.map((child) => figuresOf(context, child, asOf, on))),
      Promise.all(
        // A unit tells the days of its own duties by itself.
        children.map((child) => totalsOf(context, child, child.type === 'AdminUnit' ? inDuty : period, { mapOn })),
      ),
      Promise.all(communes.map((commune) => totalsOf(context, commune, inDuty, { mapOn }))),
    ]);

  const stepsOf = (kind: ProgramKind, isBefore: boolean) =>
    steps.filter((step) => step.kind === kind && step.isBefore === isBefore);
  const missing = communes.filter(
    (commune, at) => !commune.hasProgramStep && countOf(communeTotals[at]!.inPeriod) === 0,
  );
  const figuresIn = ({ inMonths }: typeof done, at: number, isBefore: boolean): MonthFigures => {
    const inMonth = inMonths[at] ?? [];
    return {
      activities: countOf(inMonth),
      incidents: inMonth.reduce((all, { recorded }) => all + (recorded.INCIDENTS_ATTENDED ?? 0), 0),
      founded: sumOf(
        steps.filter((step) => step.isBefore === isBefore && step.month === at + 1),
        'founded',
      ),
    };
  };
  const monthLine = ({ year, month, from: first, to }: Month, at: number): MonthLine => {
    const then = monthsBefore[at];
    return {
      ...{ year, month, from: first, to },
      ...figuresIn(done, at, false),
      before: then ? { from: then.from, to: then.to, ...figuresIn(doneBefore, at, true) } : null,
    };
  };
  return {
    unit: { ...key, code: known.row.code, name: known.row.name },
    unitThrough: validTo !== null && validTo <= today ? addDays(validTo, -1) : null,
    period,
    before,
    asOf,
    mapOn: on,
    generatedAt: new Date().toISOString(),
    hasDemoData:
      [now, then, ...childFigures].some((one) => one?.hasDemoData) ||
      [...done.inPeriod, ...doneBefore.inPeriod, ...steps].some((row) => row.hasDemoData) ||
      targets.some(({ plan }) => plan.provenance === 'DEMO'),
    programs: PROGRAM_KINDS.map((kind, at) => ({
      kind,
      founded: compare(sumOf(stepsOf(kind, false), 'founded'), sumOf(stepsOf(kind, true), 'founded')),
      standing: compare(now?.byKind[at]!.programs ?? 0, then?.byKind[at]!.programs ?? 0),
      suspended: now?.byKind[at]!.suspended ?? 0,
      dissolved: compare(sumOf(stepsOf(kind, false), 'dissolved'), sumOf(stepsOf(kind, true), 'dissolved')),
      reported: stated.filter((figure) => figure.programKind === kind),
    })),
    activities: ACTIVITY_KINDS.map((kind) => {
      const [total, totalBefore] = [done, doneBefore].map(({ inPeriod }) => inPeriod.find((one) => one.kind === kind));
      const [told = {}, toldBefore = {}] = [total?.recorded, totalBefore?.recorded];
      return {
        kind,
        activities: compare(total?.activities ?? 0, totalBefore?.activities ?? 0),
        notAttributable: total?.notAttributable ?? 0,
        measures: MEASURES_OF[kind].map((measure) => ({
          measure,
          recorded: compare(told[measure] ?? 0, toldBefore[measure] ?? 0),
          reported: stated.filter((figure) => figure.activityKind === kind && figure.measure === measure),
        })),
      };
    }),
    otherFigures: stated.filter(({ programKind, measure }) => programKind === null && measure === null),
    children: ranked(
      children.map(({ type, id, code, name, recordedFrom }, at) => {
        const byKind = childFigures[at]?.byKind ?? [];
        return {
          unit: { type, id, code, name },
          programs: Object.fromEntries(
            PROGRAM_KINDS.map((kind, kindAt) => [kind, byKind[kindAt]?.programs ?? 0]),
          ) as Record<ProgramKind, number>,
          standing: childFigures[at]?.overall.programs ?? 0,
          activities: countOf(childTotals[at]!.inPeriod),
          householdsCovered: childFigures[at]?.overall.households.covered ?? null,
          recordedFrom,
        };
      }),
    ),
    completeness: {
      recorded: communes.length - missing.length,
      total: communes.length,
      missing: missing.map(({ type, id, code, name }) => ({ type, id, code, name })),
    },
    months: months.map(monthLine),
    targets: targets.map(targetLine),
  };
};

/** What programs cover of a unit; null for a jurisdiction that holds nothing that day. */
const figuresOf = async ({ loaders }: ReportContext, { type, id }: UnitKey, asOf: string, on: string) => {
  const of = type === 'AdminUnit' ? { areaId: id } : { responsibleUnitId: id };
  const [found] = await loaders.coverage.load({ of, asOf, mapOn: on, asked: EVERYTHING });
  return found?.figures ?? null;
};

/** The days of a period on which a unit stood; none, an empty span, where it stood on no day of it. */
const daysWithin = (
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  { from, to }: Period,
): Pick<Period, 'from' | 'to'> => {
  const first = validFrom !== null && validFrom > from ? validFrom : from;
  const end = validTo !== null && validTo < to ? validTo : to;
  return { from: first, to: end > first ? end : first };
};

/** What was done in a unit by kind, in the whole period and in each of the months that begin on `months`. */
const totalsOf = async (
  { loaders }: ReportContext,
  { type, id, isNeighborhood }: UnitKey & { isNeighborhood: boolean },
  { from, to }: Pick<Period, 'from' | 'to'>,
  { mapOn, months = [] }: { mapOn: string | null; months?: readonly string[] },
) => {
  const owner: TotalsOwner =
    type === 'AdminUnit' ? { kind: 'adminUnit', isNeighborhood, mapOn } : { kind: 'responsibleUnit' };
  const args = { owner, period: { from, to }, months, measures: true };
  const [totals] = await loaders.activityTotals.load({ ownerId: id, args });
  return totals ?? NOTHING_DONE;
};
