import * as resolver from './criteria.resolver.js';

export { criteriaLoaders } from './criteria.loader.js';
export { equipmentDueBefore, programMissesCriteria } from './judgment.js';

export const criteriaResolvers = Object.values(resolver);
