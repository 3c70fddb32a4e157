import * as resolver from './criteria.resolver.js';
import * as due from './due.resolver.js';

export { criteriaLoaders } from './criteria.loader.js';
export { type CriterionInForce, type CriteriaInForce, criteriaAt, criteriaInForce } from './criteria.read.js';
export { equipmentDueBefore, programMissesCriteria } from './judgment.js';

export const criteriaResolvers = [...Object.values(resolver), ...Object.values(due)];
