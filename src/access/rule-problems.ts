import { type Problem, Refused, problem } from '../api/problem.js';
import { DomainError, type DomainErrorCode } from '../domain/error.js';

/** Rules that refuse because of the state something is in. */
const OF_STATE: readonly DomainErrorCode[] = ['PROGRAM_STEP_ILLEGAL', 'REGISTRATION_STEP_ILLEGAL'];

/** What an entity's rule refused, as a problem of the API. */
export const ruleProblem = ({ code, facts }: DomainError): Problem =>
  problem(code, [], facts, { type: OF_STATE.includes(code) ? 'StateProblem' : 'InputProblem' });

/** Runs a rule on one field: what it refuses is a problem of that field. */
export const atPath = <T>(path: readonly string[], rule: () => T): T => {
  try {
    return rule();
  } catch (error) {
    throw error instanceof DomainError ? new Refused([{ ...ruleProblem(error), path }]) : error;
  }
};
