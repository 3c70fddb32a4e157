import { type Problem, problem } from '../api/problem.js';
import type { DomainError, DomainErrorCode } from '../domain/error.js';

/** Rules that refuse because of the state something is in. */
const OF_STATE: readonly DomainErrorCode[] = ['PROGRAM_STEP_ILLEGAL', 'REGISTRATION_STEP_ILLEGAL'];

/** What an entity's rule refused, as a problem of the API. */
export const ruleProblem = ({ code, facts }: DomainError): Problem =>
  problem(code, [], facts, { type: OF_STATE.includes(code) ? 'StateProblem' : 'InputProblem' });
