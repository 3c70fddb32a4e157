import type { Log } from '../../src/log.js';

/** For tests of which nobody reads the log. */
export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };
