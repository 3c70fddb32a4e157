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
    supersedes: () => p.manyToOne(SubmittedReport).nullable(),
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
  | 'supersedes'
>;

/** A report as it was submitted: nothing of it ever changes. A later one that names it takes its place; both are kept. */
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

  /**
   * Of two units of one name, the former and its successor, one alone stands when a period ends; the report is that one's.
   *
   * @throws DomainError REPORT_UNIT_NOT_STANDING unless the unit stood on the last day of the period.
   */
  static assertStood({ validFrom, validTo }: { validFrom: Day | null; validTo: Day | null }, lastDay: Day): void {
    const stood = (validFrom === null || validFrom <= lastDay) && (validTo === null || lastDay < validTo);
    if (!stood) throw new DomainError('REPORT_UNIT_NOT_STANDING', `the unit did not stand on ${lastDay}`, { lastDay });
  }

  /**
   * Whoever submits a report again has to know the one that holds.
   *
   * @param standing the report of the same unit, period and convention that none has taken the place of; null: none was
   *   submitted.
   * @throws DomainError REPORT_SUBMITTED where there is one and none is named, REPORT_NOT_STANDING where another is.
   */
  static assertSupersedes(named: number | null, standing: number | null): void {
    if (named === standing) return;
    throw named === null
      ? new DomainError('REPORT_SUBMITTED', `report ${standing} was submitted already`)
      : new DomainError('REPORT_NOT_STANDING', `report ${named} is not the one that holds`);
  }
}
SubmittedReportSchema.setClass(SubmittedReport);
