import * as resolver from './registration.resolver.js';
import { CriterionProblemType, DuplicateProblemType } from './registration.type.js';

export type { Candidate } from './likeness.js';
export type { Told } from './fields.js';
export { registrationLoaders } from './registration.loader.js';
export { type RegistrationRow, type SubmittedRow, RegistrationList, submitRegistrationRows } from './rows.js';
export { DuplicateCandidateType, RegistrationConnection, RegistrationId } from './registration.type.js';

/** Types that no field names by themselves; the interface of problems leads to them. */
export const registrationTypes = [DuplicateProblemType, CriterionProblemType] as const;

export const registrationResolvers = Object.values(resolver);
