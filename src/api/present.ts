import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { TOOK_TOO_LONG, TooMuchError, UnavailableError, errorCode } from '../database/errors.js';
import { withoutEcho, withoutSuggestion } from './echo.js';
import { ApiError } from './errors.js';
import { LIMITS } from './limits.js';
import { type Facts, type Language, type MessageKey, message } from './messages.js';

/** What presenting errors needs of its surroundings. */
export interface Presenting {
  language: Language;
  /** Hides what helps a developer spell: "Did you mean". */
  production: boolean;
  /** Told of every error that is the server's own fault, with the id that the client sees. */
  onInternal(error: unknown, errorId: string): void;
}

/** What GraphQL and Apollo refuse by themselves, with the sentence that each reason is put in. */
const REFUSALS: Record<string, MessageKey> = {
  GRAPHQL_PARSE_FAILED: 'graphql.syntax',
  GRAPHQL_VALIDATION_FAILED: 'graphql.invalid',
  OPERATION_RESOLUTION_FAILURE: 'graphql.operation',
  BAD_USER_INPUT: 'graphql.request',
  BAD_REQUEST: 'graphql.request',
};

/** A literal that does not fit is the same mistake as a variable that does not, and has the same code. */
const isMisfit = /cannot represent|does not exist in "\w+" enum|^Expected value of type/;

const refusalOf = (
  { message, extensions }: GraphQLError,
  production: boolean,
): { code: string; key: MessageKey; facts?: Facts } | null => {
  const code = String(extensions['code']);
  const key = REFUSALS[code];
  if (!key) return null;
  if (/more tha[nt] \d+ tokens/.test(message))
    return { code: 'TOO_COSTLY', key: 'limit.tokens', facts: { most: LIMITS.tokens } };
  if (/\(CSRF\)/.test(message)) return { code, key: 'http.preflight' };
  const text = withoutEcho(message.replace(/^Syntax Error: /, ''));
  const reason = production ? withoutSuggestion(text) : text;
  return { code: isMisfit.test(text) ? 'BAD_USER_INPUT' : code, key, facts: { reason } };
};

/** An error as a client reads it: coded, in their language, without anything of the server's inside. */
export const presentError = (
  error: unknown,
  { language, production, onInternal }: Presenting,
): GraphQLFormattedError => {
  const graphql = error instanceof GraphQLError ? error : undefined;
  const own = findApiError(error);
  const place = {
    ...(graphql?.locations && { locations: graphql.locations }),
    ...(graphql?.path && { path: graphql.path }),
  };
  if (own) return { message: own.in(language), ...place, extensions: { code: own.code, ...own.details } };

  const original = graphql?.originalError;
  const unavailable = [error, original].find((thrown) => thrown instanceof UnavailableError);
  if (unavailable) {
    onInternal(unavailable, 'unavailable');
    const key = errorCode(unavailable.cause) === TOOK_TOO_LONG ? 'server.statement-slow' : 'server.unavailable';
    return { message: message(key, language), ...place, extensions: { code: 'UNAVAILABLE' } };
  }

  if (original instanceof TooMuchError)
    return { message: message('limit.read', language), ...place, extensions: { code: 'TOO_COSTLY' } };

  const refusal = graphql && refusalOf(graphql, production);
  if (refusal) {
    const { code, key, facts } = refusal;
    return { message: message(key, language, facts), ...place, extensions: { code } };
  }
  // Clients of persisted queries know this one by its very words.
  if (graphql?.extensions['code'] === 'PERSISTED_QUERY_NOT_SUPPORTED') {
    return { message: graphql.message, extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } };
  }

  const errorId = randomUUID();
  onInternal(original ?? error, errorId);
  return {
    message: message('server.internal', language, { errorId }),
    ...place,
    extensions: { code: 'INTERNAL', errorId },
  };
};

/** Ours, however deep GraphQL wrapped it: coercion of a variable wraps what a scalar threw. */
const findApiError = (error: unknown): ApiError | null => {
  for (let at = error; at instanceof Error; at = (at as GraphQLError).originalError)
    if (at instanceof ApiError) return at;
  return null;
};
