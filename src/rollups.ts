import type { Rollup } from './database/rollup.js';

/** Every rollup, named here: the server folds them, `npm run db` verifies and rebuilds them. */
export const ROLLUPS: readonly Rollup[] = [];
