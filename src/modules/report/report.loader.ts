import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as submitted from './submitted-report.read.js';
import * as target from './target.read.js';

interface Request {
  read: Reader;
}

export const reportLoaders = {
  submittedReport: (request: Request) => byKey(request, submitted.submittedReportsById, (row) => row.id),
  submittedContent: (request: Request) => byKey(request, submitted.submittedContents, (row) => row.id),
  targetPlan: (request: Request) => byKey(request, target.targetPlansById, (row) => row.id),
  targetsOfPlan: (request: Request) => byOwner(request, target.targetsOfPlans),
};
