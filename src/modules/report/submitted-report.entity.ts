import { defineEntity, p } from '@mikro-orm/core';
import { PeriodConvention } from '../../api/common.vocabulary.js';
import { DomainError } from '../../domain/error.js';
import type { Day } from '../../domain/validity.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';

const SubmittedReportSchema = defineEntity({
  name: 'SubmittedReport',
  tableName: 'submitted_report',
  properties: {
    id: p.integer().primary(),
    adminUnit: () => p.manyToOne(AdminUnit).nullable(),
    responsibleUnit: () => p.manyToOne(ResponsibleUnit).nullable(),
    periodFrom: p.date(),
    periodTo: p.date(),
    convention: p.enum(() => PeriodConvention),
    document: p.string(),
    content: p.json<object>(),
    digest: p.string(),
    submittedBy: p.string(),
    submittingUnit: () => p.manyToOne(ResponsibleUnit).nullable(),
    submittedAt: p.datetime(),
  },
});

/** For exactly one unit: an area, or a responsible unit. */
export type Submission = Pick<
  SubmittedReport,
  | 'adminUnit'
  | 'responsibleUnit'
  | 'periodFrom'
  | 'periodTo'
  | 'convention'
  | 'document'
  | 'content'
  | 'digest'
  | 'submittedBy'
  | 'submittingUnit'
  | 'submittedAt'
>;

/** A report as it was submitted: nothing of it ever changes; a later one takes its place, and both are kept. */
export class SubmittedReport extends SubmittedReportSchema.class {
  /** Who submitted it is told by the audit trail alone. */
  static readonly personal = ['submittedBy'];

  static submit(submission: Submission): SubmittedReport {
    return Object.assign(new SubmittedReport(), submission);
  }

  /** @throws DomainError REPORT_PERIOD_OPEN unless the period, which ends before `to`, is over on `today`. */
  static assertOver(to: Day, today: Day): void {
    if (to > today) throw new DomainError('REPORT_PERIOD_OPEN', `the period goes on until ${to}`, { to });
  }
}
SubmittedReportSchema.setClass(SubmittedReport);
