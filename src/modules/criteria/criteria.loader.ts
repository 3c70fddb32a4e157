import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './criteria.read.js';

interface Request {
  read: Reader;
}

export const criteriaLoaders = {
  criteria: (request: Request) => byOwner(request, from.criteriaOf),
  criteriaSet: (request: Request) => byKey(request, from.criteriaSetsById, (row) => row.id),
};
