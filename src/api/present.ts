import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { UnavailableError } from '../database/read.js';
import { ApiError } from './errors.js';
import { type Language, message } from './messages.js';

/** What presenting errors needs of its surroundings. */
export interface Presenting {
  language: Language;
  /** Hides what helps a developer spell: "Did you mean". */
  production: boolean;
  /** Told of every error that is the server's own fault, with the id that the client sees. */
  onInternal(error: unknown, errorId: string): void;
}

const CODES: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_RESOLUTION_FAILURE',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PERSISTED_QUERY_NOT_SUPPORTED',
};

/**
 * GraphQL repeats a misfit value in its message. This keeps what is the schema's (where, and what was expected) and
 * drops what was sent.
 */
const misfit = (error: GraphQLError, language: Language): string | null => {
  const [, variable, reason = ''] = /^Variable "\$(\w+)" (?:got invalid value [^]*?; |of )([^]*)$/.exec(error.message) ?? [];
  if (!variable) return null;
  const expected =
    /^(required type "[\w![\]]+")/.exec(reason)?.[1] ??
    /(Expected (?:non-nullable )?(?:value of )?type "[\w![\]]+")/.exec(reason)?.[1] ??
    /^(\w+ cannot represent [\w\s-]+)/.exec(reason)?.[1] ??
    /(does not exist in "\w+" enum)/.exec(reason)?.[1] ??
    /^(Field "\w+" of required type "[\w![\]]+" was not provided)/.exec(reason)?.[1] ??
    /^Field "[^]*" is (not defined by type "\w+")/.exec(reason)?.[1];
  return message('variable.misfit', language, { variable, reason: expected ? `: ${expected.trim()}` : '' });
};

/** What a literal of a wrong kind was is no news to who sent it; that it is repeated serves nobody. */
const withoutEcho = (text: string): string =>
  text.replace(/(cannot represent [\w\s-]+?(?:value)?): [^]*$/, '$1.').replace(/(Expected value of type "[^"]+"), found [^]*?(;|\.?$)/, '$1$2');

/** An error as a client reads it: coded, in their language, without anything of the server's inside. */
export const presentError = (error: unknown, { language, production, onInternal }: Presenting): GraphQLFormattedError => {
  const graphql = error instanceof GraphQLError ? error : undefined;
  const own = findApiError(error);
  const place = { ...(graphql?.locations && { locations: graphql.locations }), ...(graphql?.path && { path: graphql.path }) };
  if (own) return { message: own.in(language), ...place, extensions: { code: own.code } };

  const original = graphql?.originalError;
  if (error instanceof UnavailableError || original instanceof UnavailableError) {
    onInternal(original ?? error, 'unavailable');
    return { message: message('server.unavailable', language), ...place, extensions: { code: 'UNAVAILABLE' } };
  }

  const code = graphql && CODES[String(graphql.extensions['code'] ?? '')];
  if (graphql && code) {
    const text = misfit(graphql, language) ?? withoutEcho(graphql.message);
    return {
      message: production ? text.replace(/ Did you mean [^]*$/, '') : text,
      ...place,
      extensions: { code },
    };
  }

  const errorId = randomUUID();
  onInternal(original ?? error, errorId);
  return { message: message('server.internal', language, { errorId }), ...place, extensions: { code: 'INTERNAL', errorId } };
};

/** Ours, however deep GraphQL wrapped it: coercion of a variable wraps what a scalar threw. */
const findApiError = (error: unknown): ApiError | null => {
  for (let at = error; at instanceof Error; at = (at as GraphQLError).originalError) if (at instanceof ApiError) return at;
  return null;
};
