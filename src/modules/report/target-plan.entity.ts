import { Collection, defineEntity, p } from '@mikro-orm/core';
import { Provenance } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import { properName } from '../../domain/text.js';
import type { Day } from '../../domain/validity.js';
import { ActivityKind, MEASURES_OF, MeasureKind } from '../activity/activity.vocabulary.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ProgramKind } from '../program/program.vocabulary.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { TargetSort } from './target.vocabulary.js';

const TargetPlanSchema = defineEntity({
  name: 'TargetPlan',
  tableName: 'target_plan',
  properties: {
    id: p.integer().primary(),
    issuer: p.string(),
    number: p.string().nullable(),
    datedOn: p.date().nullable(),
    title: p.string(),
    adminUnit: () => p.manyToOne(AdminUnit).nullable(),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit).nullable(),
    periodFrom: p.date(),
    periodTo: p.date(),
    closedOn: p.date().nullable(),
    closingDocument: p.string().nullable(),
    provenance: p.enum(() => Provenance),
    version: p.integer().version(),
    recordedAt: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
    targets: () => p.oneToMany(Target).mappedBy('targetPlan'),
  },
});

/** For exactly one unit: an area, or a responsible unit. */
export type TargetPlanIssue = Pick<
  TargetPlan,
  'issuer' | 'number' | 'datedOn' | 'title' | 'adminUnit' | 'responsibleUnit' | 'periodFrom' | 'periodTo' | 'provenance'
>;

/** A resolution or plan that sets targets for a unit. */
export class TargetPlan extends TargetPlanSchema.class {
  /** What the API calls the rows beside it, for whoever asks what changed of a plan. */
  static readonly parts = { Target: 'targets' };

  constructor() {
    super();
    this.targets = new Collection(this);
  }

  static issue(issue: TargetPlanIssue): TargetPlan {
    return Object.assign(new TargetPlan(), issue, { title: properName(issue.title) });
  }

  /**
   * @param setting without a period of its own it goes on as long as the plan.
   * @throws DomainError TARGET_EMPTY: neither words nor a number; TARGET_SUBJECT: not one thing is counted, or a number
   *   is of nothing; MEASURE_FOREIGN; TARGET_OUTSIDE_PLAN.
   */
  add(setting: TargetSetting): void {
    const { programKind, activityKind, measure, value, text } = setting;
    if ((activityKind === null) !== (measure === null) || (programKind !== null && activityKind !== null)) {
      throw new DomainError('TARGET_SUBJECT', 'a target counts programs of a kind, or a measure of an activity');
    }
    if (activityKind && measure && !MEASURES_OF[activityKind].includes(measure)) {
      const facts = { kind: activityKind, measure, allowed: MEASURES_OF[activityKind] };
      throw new DomainError('MEASURE_FOREIGN', `${measure} does not belong to ${activityKind}`, facts);
    }
    if (value !== null && programKind === null && activityKind === null) {
      throw new DomainError('TARGET_SUBJECT', `${value} of nothing that is counted`);
    }
    if (value === null && text === null) throw new DomainError('TARGET_EMPTY', 'a target without words or number');
    const periodFrom = setting.periodFrom ?? this.periodFrom;
    const periodTo = setting.periodTo ?? this.periodTo;
    if (periodFrom < this.periodFrom || periodTo > this.periodTo) {
      throw new DomainError('TARGET_OUTSIDE_PLAN', `${periodFrom} to ${periodTo} is not within the plan`, {
        from: this.periodFrom,
        to: this.periodTo,
      });
    }
    const ordinal = this.targets.length + 1;
    this.targets.add(Object.assign(new Target(), setting, { targetPlan: this, ordinal, periodFrom, periodTo }));
  }

  /** What is done from that day on counts no longer. @throws DomainError ALREADY_CLOSED, VALIDITY_EMPTY. */
  close(on: Day, document: string): void {
    this.assertOpen();
    if (on <= this.periodFrom) {
      throw new DomainError('VALIDITY_EMPTY', `the plan begins on ${this.periodFrom} and cannot end on ${on}`, { on });
    }
    Object.assign(this, { closedOn: on, closingDocument: document });
  }

  /** It is kept, and counts no more. @throws DomainError ALREADY_CLOSED, TARGET_ANNULLED, TARGET_UNKNOWN. */
  annul(ordinal: number, at: Date, document: string): void {
    this.assertOpen();
    const target = this.targets.find((one) => one.ordinal === ordinal);
    if (!target) throw new DomainError('TARGET_UNKNOWN', `the plan has no target ${ordinal}`, { ordinal });
    if (target.annulledAt) throw new DomainError('TARGET_ANNULLED', `target ${ordinal} was annulled`, { ordinal });
    Object.assign(target, { annulledAt: at, annulmentDocument: document });
  }

  private assertOpen(): void {
    const { closedOn } = this;
    if (closedOn) throw new DomainError('ALREADY_CLOSED', `the plan was closed on ${closedOn}`, { ended: closedOn });
  }
}
TargetPlanSchema.setClass(TargetPlan);

const TargetSchema = defineEntity({
  name: 'Target',
  tableName: 'target',
  properties: {
    id: p.integer().primary(),
    targetPlan: () => p.manyToOne(TargetPlan),
    ordinal: p.integer(),
    sort: p.enum(() => TargetSort),
    text: p.string().nullable(),
    programKind: p.enum(() => ProgramKind).nullable(),
    activityKind: p.enum(() => ActivityKind).nullable(),
    measure: p.enum(() => MeasureKind).nullable(),
    value: p.bigint('number').nullable(),
    periodFrom: p.date(),
    periodTo: p.date(),
    annulledAt: p.datetime().nullable(),
    annulmentDocument: p.string().nullable(),
  },
});

/** One target as a plan sets it; `value` null: it is stated in words. */
export type TargetSetting = Pick<Target, 'sort'> & {
  text: string | null;
  programKind: ProgramKind | null;
  activityKind: ActivityKind | null;
  measure: MeasureKind | null;
  value: number | null;
  /** Half-open; null: the plan's. */
  periodFrom: Day | null;
  periodTo: Day | null;
};

/** What a plan sets out to reach: in words, or as a number of what the registry counts. */
export class Target extends TargetSchema.class {}
TargetSchema.setClass(Target);
