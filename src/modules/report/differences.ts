import { encodeAnyId } from '../../api/node.js';
import type { ReportedFigureRow } from '../reported-figure/index.js';
import type { Compared, PeriodReportData, TargetLine } from './period-report.js';

/** A figure that is another now than in a submitted report. */
export interface Difference {
  /** What it is of, from the whole to the part, as programs/NEIGHBOR_GROUP_TEAM/standing. */
  path: string;
  /** Null: not known then, or not in the report at all. */
  submitted: number | null;
  now: number | null;
}

/** A target in a path: its plan's opaque id, then its place in the plan. */
export const targetPath = ({ plan, ordinal }: Pick<TargetLine, 'plan' | 'ordinal'>): string =>
  `targets/${encodeAnyId('TargetPlan', plan.id)}/${ordinal}`;

type Figures = Map<string, number | null>;

/**
 * The figures in which a submitted report differs from the same report now, in the order of the report. What follows
 * from others (differences, percentages, ranks, shares) is not told again.
 */
export const differencesOf = (submitted: PeriodReportData, now: PeriodReportData): Difference[] => {
  const [was, is] = [figuresIn(submitted), figuresIn(now)];
  const paths = [...is.keys(), ...[...was.keys()].filter((path) => !is.has(path))];
  return paths
    .map((path) => ({ path, submitted: was.get(path) ?? null, now: is.get(path) ?? null }))
    .filter((figure) => figure.submitted !== figure.now);
};

const figuresIn = (report: PeriodReportData): Figures => {
  const figures: Figures = new Map();
  const compared = (path: string, { value, before }: Compared) =>
    figures.set(path, value).set(`${path}/before`, before);
  const reported = (stated: readonly ReportedFigureRow[]) =>
    stated.forEach(({ subject, value }, at) => figures.set(`reported/${subject}/${at + 1}`, value));

  for (const { kind, founded, standing, suspended, dissolved, reported: stated } of report.programs) {
    const path = `programs/${kind}`;
    compared(`${path}/founded`, founded);
    compared(`${path}/standing`, standing);
    figures.set(`${path}/suspended`, suspended);
    compared(`${path}/dissolved`, dissolved);
    reported(stated);
  }
  for (const { kind, activities, notAttributable, measures } of report.activities) {
    const path = `activities/${kind}`;
    compared(path, activities);
    figures.set(`${path}/notAttributable`, notAttributable);
    for (const { measure, recorded, reported: stated } of measures) {
      compared(`${path}/${measure}`, recorded);
      reported(stated);
    }
  }
  for (const stated of Map.groupBy(report.otherFigures, ({ subject }) => subject).values()) reported(stated);
  for (const { unit, programs, standing, activities, householdsCovered } of report.children) {
    const path = `children/${unit.code}`;
    for (const [kind, count] of Object.entries(programs)) figures.set(`${path}/${kind}`, count);
    figures.set(`${path}/standing`, standing).set(`${path}/activities`, activities);
    figures.set(`${path}/householdsCovered`, householdsCovered);
  }
  const { recorded, total } = report.completeness;
  figures.set('completeness/recorded', recorded).set('completeness/total', total);
  for (const { year, month, before, ...line } of report.months) {
    const path = `months/${year}-${String(month).padStart(2, '0')}`;
    for (const figure of ['activities', 'incidents', 'founded'] as const) {
      figures.set(`${path}/${figure}`, line[figure]);
      if (before) figures.set(`${path}/${figure}/before`, before[figure]);
    }
  }
  for (const line of report.targets) {
    const { target, achieved } = line;
    const path = targetPath(line);
    figures.set(`${path}/target`, target).set(`${path}/achieved`, achieved);
  }
  return figures;
};
