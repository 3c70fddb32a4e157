import { type Problem, Refused, problem } from '../api/problem.js';
import { DomainError, type DomainErrorCode } from '../domain/error.js';

/** Rules that refuse because of the state something is in. */
const OF_STATE: readonly DomainErrorCode[] = [
  'PROGRAM_STEP_ILLEGAL',
  'PROGRAM_ENDED',
  'PROGRAM_PLACED',
  'ACTIVITY_ENDED',
  'REGISTRATION_STEP_ILLEGAL',
  'IMPORT_STEP_ILLEGAL',
];

/** What an entity's rule refused, as a problem of the API. */
export const ruleProblem = ({ code, facts }: DomainError, path: readonly string[] = []): Problem =>
  problem(code, path, facts, { type: OF_STATE.includes(code) ? 'StateProblem' : 'InputProblem' });

/** What a rule said no with. @throws the error itself where it is no refusal. */
export function refusalOf(error: unknown): readonly Problem[] {
  if (error instanceof Refused) return error.problems;
  if (error instanceof DomainError) return [ruleProblem(error)];
  throw error;
}

/**
 * Asks a rule about one place of the input, or one for each of its refusals, which is where they point. A state is no
 * place's fault.
 */
export function atPath<T>(path: readonly string[] | ((code: DomainErrorCode) => readonly string[]), rule: () => T): T {
  try {
    return rule();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const place = typeof path === 'function' ? path(error.code) : path;
    throw new Refused([ruleProblem(error, OF_STATE.includes(error.code) ? [] : place)]);
  }
}
