import type { Rollup } from './database/rollup.js';
import { ACTIVITY_ROLLUP } from './modules/activity/index.js';
import { COVERAGE_ROLLUP } from './modules/coverage/index.js';
import { LAST_ACTIVITY_ROLLUP } from './modules/program/index.js';

/** Every rollup, named here: the server folds them, `npm run db` verifies and rebuilds them. */
export const ROLLUPS: readonly Rollup[] = [LAST_ACTIVITY_ROLLUP, ACTIVITY_ROLLUP, COVERAGE_ROLLUP];
