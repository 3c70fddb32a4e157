import { byForeignKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { coverages } from './coverage.read.js';

export const coverageLoaders = {
  coverage: (request: { read: Reader }) => byForeignKey(request, coverages, ({ key }) => key),
};
