import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as submitted from './submitted-report.read.js';
import * as target from './target.read.js';

export const reportLoaders = (read: Reader) => ({
  submittedReport: byKey(read, submitted.submittedReportsById, (row) => row.id),
  submittedContent: byKey(read, submitted.submittedContents, (row) => row.id),
  targetPlan: byKey(read, target.targetPlansById, (row) => row.id),
  targetsOfPlan: byOwner(read, target.targetsOfPlans),
});
