import type { Context } from '../../context.js';
import { differencesOf } from './differences.js';
import { type PeriodReportData, periodReportOf } from './period-report.js';
import type { Submission } from './print/submission.js';
import { ownerOf } from './report-unit.js';

/** A submitted report with its own figures, beside those of today; null where there is none of that id. */
export const submittedForPrint = async (
  context: Context,
  id: number,
): Promise<{ data: PeriodReportData; submission: Submission } | null> => {
  const row = await context.loaders.submittedReport.load(id);
  if (!row) return null;
  const { period, submittedAt, document, supersededById } = row;
  const [submitted, now] = await Promise.all([
    context.loaders.submittedContent.load(id),
    periodReportOf(context, ownerOf(row), period),
  ]);
  const data = submitted!.content;
  return {
    data,
    submission: {
      ...{ submittedAt, document, isSuperseded: supersededById !== null },
      ...{ differences: differencesOf(data, now), targetsNow: now.targets },
    },
  };
};
