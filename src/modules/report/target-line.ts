import { addDays } from '../../api/day.js';
import type { Context } from '../../context.js';
import type { ActivityKind, MeasureKind } from '../activity/activity.vocabulary.js';
import type { ProgramKind } from '../program/program.vocabulary.js';
import { ownerOf } from './report-unit.js';
import { type Pace, paceOf } from './target-pace.js';
import type { ProgressKey, TargetPlanRow, TargetRow } from './target.read.js';
import type { TargetSort } from './target.vocabulary.js';

/** A target and how far it is as of a day. */
export interface TargetLine extends Pace {
  id: number;
  plan: Pick<TargetPlanRow, 'id' | 'issuer' | 'number' | 'date' | 'title' | 'provenance'>;
  sort: TargetSort;
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
  annulledAt: string | null;
  achieved: number | null;
}

/**
 * How far targets are as of a day, on the map of `mapOn` or else each on that of its own days. What was done after the
 * plan was closed does not count.
 */
export const targetLines = (
  { loaders }: Pick<Context, 'loaders'>,
  targets: readonly (TargetRow & { plan: TargetPlanRow })[],
  { asOf, mapOn }: { asOf: string; mapOn: string | null },
): Promise<TargetLine[]> =>
  Promise.all(
    targets.map(async ({ plan, planId: _, annulmentDocument: __, ...target }) => {
      const { from, to } = target;
      const until = [addDays(asOf, 1), to, plan.closedOn ?? to].reduce((one, other) => (one < other ? one : other));
      const { programKind, activityKind, measure } = target;
      const isMeasured = target.target !== null && (programKind ?? measure) !== null;
      const key: ProgressKey = {
        targetId: target.id,
        unit: ownerOf(plan),
        programKind,
        activityKind,
        measure,
        from,
        until,
        mapOn,
      };
      const achieved = !isMeasured
        ? null
        : until <= from
          ? 0
          : ((await loaders.targetProgress.load(key))?.achieved ?? 0);
      const { id, issuer, number, date, title, provenance } = plan;
      return {
        ...target,
        plan: { id, issuer, number, date, title, provenance },
        achieved,
        ...paceOf(target, achieved, until),
      };
    }),
  );

/** Every target of a plan, annulled ones too, as of a day, by default and at the latest today. */
export const linesOfPlan = async (
  context: Pick<Context, 'loaders' | 'today'>,
  plan: TargetPlanRow,
  asOf: string | null,
): Promise<TargetLine[]> => {
  const { loaders, today } = context;
  const rows = await loaders.targetsOfPlan.load(plan.id);
  const day = asOf !== null && asOf < today ? asOf : today;
  return targetLines(
    context,
    rows.map((row) => ({ ...row, plan })),
    { asOf: day, mapOn: null },
  );
};
