import { GraphQLError } from 'graphql';
import { type Facts, type Language, type MessageKey, message } from './messages.js';

/** The codes of top-level errors: only what a form cannot mend. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'TOO_COSTLY'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** An error that a client is meant to read. Its words are chosen when it is sent, in the reader's language. */
export class ApiError extends GraphQLError {
  readonly code: ErrorCode;
  readonly key: MessageKey;
  readonly facts: Facts;
  /** What a program, rather than a person, can make of it; sent beside the code. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, key: MessageKey, facts: Facts = {}, details: ApiError['details'] = {}) {
    super(message(key, 'en', facts), { extensions: { code, ...details } });
    this.code = code;
    this.key = key;
    this.facts = facts;
    this.details = details;
  }

  in(language: Language): string {
    return message(this.key, language, this.facts);
  }
}

/** Refuses an argument; `argument` is its name as the schema spells it. */
export const badInput = (key: MessageKey, facts: Facts = {}): ApiError => new ApiError('BAD_USER_INPUT', key, facts);
