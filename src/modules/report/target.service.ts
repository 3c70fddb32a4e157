import { type Outcome, type Target, type Tx, act } from '../../access/act.js';
import { atPath } from '../../access/rule-problems.js';
import { periodOf } from '../../api/period.js';
import { Refused, assertNotAhead, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { type Sql, sql } from '../../database/read.js';
import { assertWithinAYear } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { areasOfUnit, unitKeyOf } from './report-unit.js';
import { TargetPlan } from './target-plan.entity.js';
import type { AnnulTargetInput, CloseTargetPlanInput, RecordTargetPlanInput, TargetInput } from './target.input.js';
import { TargetPlanId } from './target.type.js';

/** What every act upon a plan gives. */
export interface TargetPlanResult {
  planId: number;
}

type Answer = Promise<Outcome<TargetPlanResult>>;

const MOST_TARGETS = 100;
/** No sum of the registry comes near it; JSON can say it. */
const MOST = 1e13;

export const recordTargetPlan = (context: Context, given: RecordTargetPlanInput): Answer => {
  const key = unitKeyOf(given.unit);
  const period = periodOf(given.period);
  const target: Target = { type: 'TargetPlan', id: null, areas: areasOfUnit(key, context.today) };
  return act(context, 'MANAGE_TARGETS', target, async (tx) => {
    const { em, today } = tx;
    if (given.date != null) assertNotAhead(given.date, today, ['date']);
    const count = given.targets.length;
    if (count < 1 || count > MOST_TARGETS) {
      throw new Refused([problem('OUT_OF_RANGE', ['targets'], { least: 1, most: MOST_TARGETS })]);
    }
    const plan = TargetPlan.issue({
      issuer: textOf(given.issuer, 200, ['issuer']),
      number: shortText(given.number, 100, ['number']),
      datedOn: given.date ?? null,
      title: textOf(given.title, 300, ['title']),
      adminUnit: key.type === 'AdminUnit' ? await em.findOneOrFail(AdminUnit, key.id) : null,
      responsibleUnit: key.type === 'ResponsibleUnit' ? await em.findOneOrFail(ResponsibleUnit, key.id) : null,
      periodFrom: period.from,
      periodTo: period.to,
      provenance: 'OWN_ENTRY',
    });
    given.targets.forEach((one, at) => setTarget(plan, one, ['targets', String(at)]));
    tx.create(plan);
    await em.flush();
    return { planId: plan.id };
  });
};

function setTarget(plan: TargetPlan, given: TargetInput, path: readonly string[]): void {
  const value = given.target ?? null;
  if (value !== null && (value < 0 || value > MOST)) {
    throw new Refused([problem('OUT_OF_RANGE', [...path, 'target'], { least: 0, most: MOST })]);
  }
  const period = given.period == null ? null : periodOf(given.period);
  const text = shortText(given.text, 1_000, [...path, 'text']);
  atPath(path, () =>
    plan.add({
      sort: given.sort ?? 'TARGET',
      text,
      programKind: given.programKind ?? null,
      activityKind: given.activityKind ?? null,
      measure: given.measure ?? null,
      value,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
    }),
  );
}

export const closeTargetPlan = (context: Context, given: CloseTargetPlanInput): Answer => {
  const id = TargetPlanId.decode(given.plan, 'plan');
  return act(context, 'MANAGE_TARGETS', targetOf(context, id), async (tx) => {
    const on = given.on ?? tx.today;
    assertWithinAYear(on, tx.today);
    const document = textOf(given.document, 300, ['document']);
    const plan = await tx.change(TargetPlan, id, given.expectedVersion);
    plan.close(on, document);
    return { planId: id };
  });
};

export const annulTarget = (context: Context, given: AnnulTargetInput): Answer => {
  const id = TargetPlanId.decode(given.plan, 'plan');
  return act(context, 'MANAGE_TARGETS', targetOf(context, id), async (tx: Tx) => {
    const document = textOf(given.document, 300, ['document']);
    const plan = await tx.change(TargetPlan, id, given.expectedVersion);
    await tx.em.populate(plan, ['targets']);
    atPath(['ordinal'], () => plan.annul(given.ordinal, tx.now, document));
    return { planId: id };
  });
};

/** A plan lies where its unit's area is today. */
const targetOf = ({ today }: Context, id: number): Target => ({
  type: 'TargetPlan',
  id,
  areas: areasOfPlan(id, today),
});

const areasOfPlan = (id: number, today: string): Sql => sql`
  select area.id from target_plan p cross join lateral (
    select * from (${areasOfUnit({ type: 'AdminUnit', id: sql`p.admin_unit_id` }, today)}) a where p.admin_unit_id is not null
    union all
    select * from (${areasOfUnit({ type: 'ResponsibleUnit', id: sql`p.responsible_unit_id` }, today)}) r
    where p.responsible_unit_id is not null
  ) as area (id) where p.id = ${id}`;

function textOf(given: string, most: number, path: readonly string[]): string {
  const text = shortText(given, most, path);
  if (!text) throw new Refused([problem('REQUIRED', path)]);
  return text;
}
