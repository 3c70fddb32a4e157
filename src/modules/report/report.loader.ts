import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as submitted from './submitted-report.read.js';
import * as target from './target.read.js';

interface Request {
  read: Reader;
}

export const reportLoaders = {
  submittedReport: ({ read }: Request) => byKey(read, submitted.submittedReportsById, (row) => row.id),
  submittedContent: ({ read }: Request) => byKey(read, submitted.submittedContents, (row) => row.id),
  targetPlan: ({ read }: Request) => byKey(read, target.targetPlansById, (row) => row.id),
  targetsOfPlan: ({ read }: Request) => byOwner(read, target.targetsOfPlans),
};
