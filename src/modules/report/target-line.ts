import type { Context } from '../../context.js';
import { type Pace, paceOf } from './target-pace.js';
import type { TargetPlanRow, TargetRow } from './target.read.js';

/** A target, what was achieved of it by a day, and its pace. */
export type TargetLine = Omit<TargetRow, 'ownerId' | 'until' | 'plan'> &
  Pace & { plan: Pick<TargetPlanRow, 'id' | 'issuer' | 'number' | 'date' | 'title' | 'provenance'> };

export const targetLine = ({ ownerId: _, until, plan, ...target }: TargetRow): TargetLine => {
  const { id, issuer, number, date, title, provenance } = plan;
  return { ...target, ...paceOf(target, until), plan: { id, issuer, number, date, title, provenance } };
};

/** Every target of a plan, annulled ones too, as of a day, by default and at the latest today. */
export const linesOfPlan = async (
  { loaders, today }: Pick<Context, 'loaders' | 'today'>,
  { id }: TargetPlanRow,
  asOf: string | null,
): Promise<TargetLine[]> => {
  const counted = { asOf: asOf !== null && asOf < today ? asOf : today, mapOn: null };
  return (await loaders.targetsOfPlan.load({ ownerId: id, args: counted })).map(targetLine);
};
