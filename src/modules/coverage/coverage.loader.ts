import { byForeignKey } from '../../database/batch.js';
import type { Reader } from '../../database/read.js';
import { coverages } from './coverage.read.js';

export const coverageLoaders = (read: Reader) => ({
  coverage: byForeignKey(read, coverages, ({ key }) => key),
});
