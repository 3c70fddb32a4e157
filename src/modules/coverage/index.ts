import * as resolver from './coverage.resolver.js';

export { coverageLoaders } from './coverage.loader.js';
export { COVERAGE_ROLLUP } from './coverage-rollup.js';
export { COVERAGE_FORM } from './coverage.form.js';
export { EVERYTHING } from './figures.js';
export { type AreaCoverage, breakdownOf, coverageOfArea, coverageOfJurisdiction } from './coverage.page.js';
export { householdShare, standingProgramIn } from './coverage.read.js';

export const coverageResolvers = Object.values(resolver);
