import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './criteria.read.js';

interface Request {
  read: Reader;
}

export const criteriaLoaders = {
  criteria: ({ read }: Request) => byOwner(read, from.criteriaOf),
  criteriaSet: ({ read }: Request) => byKey(read, from.criteriaSetsById, (row) => row.id),
};
