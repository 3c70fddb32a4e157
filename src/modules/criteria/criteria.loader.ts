import { byKey, byOwner } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import * as from from './criteria.read.js';

export const criteriaLoaders = (read: Reader) => ({
  criteria: byOwner(read, from.criteriaOf),
  criteriaSet: byKey(read, from.criteriaSetsById, (row) => row.id),
});
