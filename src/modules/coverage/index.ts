import * as resolver from './coverage.resolver.js';

export { coverageLoaders } from './coverage.loader.js';
export { householdShare, standingProgramIn } from './coverage.read.js';

export const coverageResolvers = Object.values(resolver);
