import { deedOf } from '../../access/actions.js';
import { type Outcome, type Tx, act } from '../../access/act.js';
import { atPath } from '../../access/rule-problems.js';
import { type Period, periodOf } from '../../api/period.js';
import { Refused, problem } from '../../api/problem.js';
import { shortText } from '../../api/text.js';
import type { Context } from '../../context.js';
import { raw, sql, validOn } from '../../database/read.js';
import { AdminUnit } from '../admin-unit/admin-unit.entity.js';
import { ResponsibleUnit } from '../responsible-unit/responsible-unit.entity.js';
import { periodReportOf } from './period-report.js';
import { digestOf } from './report-figures.js';
import { lastDayOf } from './period-name.js';
import { type UnitKey, areasOfUnit, unitKeyOf, unitOf } from './report-unit.js';
import { SubmittedReport } from './submitted-report.entity.js';
import type { SubmitReportInput } from './submitted-report.input.js';
import { SubmittedReportId } from './submitted-report.type.js';

export interface SubmittedReportResult {
  submittedReportId: number;
}

/** Keeps the figures of a unit and a period as they are now, in the place of the report that is named. */
export const submitReport = (context: Context, given: SubmitReportInput): Promise<Outcome<SubmittedReportResult>> => {
  const key = unitKeyOf(given.unit);
  const period = periodOf(given.period);
  const supersedes = given.supersedes == null ? null : SubmittedReportId.decode(given.supersedes, 'supersedes');
  const target = { type: 'SubmittedReport', id: null, areas: areasOfUnit(key, context.today) };
  return act(context, 'SUBMIT_REPORT', target, async (tx) => {
    const { em, today } = tx;
    const document = shortText(given.document, 300, ['document']);
    if (!document) throw new Refused([problem('REQUIRED', ['document'])]);
    const submittingUnitId = await submitterOf(tx, key);
    SubmittedReport.assertOver(period.to, today);
    const { row } = await unitOf(context, key);
    atPath(['unit'], () => SubmittedReport.assertStood(row, lastDayOf(period)));
    const standing = await standingReport(tx, key, period);
    atPath(['supersedes'], () => SubmittedReport.assertSupersedes(supersedes, standing));
    const content = await periodReportOf(context, key, period);
    const digest = digestOf(content);
    if (given.expectedDigest != null && given.expectedDigest !== digest) {
      throw new Refused([problem('REPORT_CHANGED', ['expectedDigest'])]);
    }
    const report = tx.create(
      SubmittedReport.submit({
        adminUnit: key.type === 'AdminUnit' ? em.getReference(AdminUnit, key.id) : null,
        responsibleUnit: key.type === 'ResponsibleUnit' ? em.getReference(ResponsibleUnit, key.id) : null,
        periodFrom: period.from,
        periodTo: period.to,
        convention: period.convention,
        document,
        content,
        digest,
        submittedBy: tx.actor,
        submittingUnit: submittingUnitId === null ? null : em.getReference(ResponsibleUnit, submittingUnitId),
        submittedAt: tx.now,
        supersedes: supersedes === null ? null : em.getReference(SubmittedReport, supersedes),
      }),
    );
    await em.flush();
    return { submittedReportId: report.id };
  });
};

/** The report of this unit, period and convention that holds; null where none was submitted. */
async function standingReport({ read }: Tx, key: UnitKey, { from, to, convention }: Period): Promise<number | null> {
  const [row] = await read.rows<{ id: number }>(
    'submitted-report.standing',
    sql`
    select s.id from submitted_report s
    where s.unit_key = ${key.type === 'AdminUnit' ? key.id : -key.id} and s.convention = ${convention}
      and s.period_from = ${from}::date and s.period_to = ${to}::date
      and not exists (select from submitted_report later where later.supersedes_id = s.id)`,
  );
  return row?.id ?? null;
}

/**
 * The unit for which the report is submitted: for an area any whose officers reach it, for a responsible unit itself or
 * one above it. Null: an officer of the whole registry.
 *
 * @throws Refused REPORT_OF_OTHER_UNIT.
 */
async function submitterOf({ actor, grant, read, today }: Tx, { type, id }: UnitKey): Promise<number | null> {
  if (type === 'AdminUnit') return grant?.unitId ?? null;
  const [own] = await read.rows<{ unitId: number | null }>(
    'submitted-report.submitter',
    sql`
    select o.responsible_unit_id as "unitId" from officer o
    where o.subject = ${actor} and o.role = any(${deedOf('SUBMIT_REPORT').roles}::text[])
      and ${validOn(raw('o'), sql`${today}::date`)}
      and (o.responsible_unit_id is null or exists (
        select from responsible_unit_ancestor ra where ra.unit_id = ${id} and ra.ancestor_id = o.responsible_unit_id))
    order by o.id limit 1`,
  );
  if (!own) throw new Refused([problem('REPORT_OF_OTHER_UNIT', ['unit'])]);
  return own.unitId;
}
