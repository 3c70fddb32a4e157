import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { ApolloServer, type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { UnavailableError } from '../database/errors.js';
import type { LogPosition } from '../database/log-position.js';
import type { Reader } from '../database/read.js';
import type { Admission, Turn } from './admission.js';
import { ApiError } from './errors.js';
import { executionOf } from './execution.js';
import { LIMITS, refuseCostly, shapeRule } from './limits.js';
import type { Language } from './messages.js';
import { presentError } from './present.js';
import { type ErrorPage, POSITION_HEADER, type Route, errorPageAt, languageAsked, positionAsked } from './route.js';
import { composeVariables, safeTextRule } from './text.js';
import { checkVariables } from './variables.js';

/** What of an HTTP request its context is made from. */
export interface Incoming<Identity> {
  language: Language;
  identity: Identity;
  /** Names the request in the audit trail and the log. */
  requestId: string;
  /** The Idempotency-Key with a digest of the body; null without one. */
  repeated: { key: string; digest: Buffer } | null;
  /** Undefined for what may take as long as it needs. */
  turn: Turn | undefined;
  /** What it must not fall behind: the moment in the log of changes that the client was told of last. */
  after: LogPosition | null;
}

/** What the GraphQL endpoint needs of the program around it. */
export interface GraphQLOptions<Context extends RequestContext, Identity> {
  schema: GraphQLSchema;
  production: boolean;
  admission: Admission;
  /** When a query is compiled: at its second coming, unless told otherwise. */
  compileAt?: number;
  /** Who sends the request, asked before its body is read; what it throws is the answer. */
  identify(authorization: string | undefined, host: string | undefined): Promise<Identity>;
  createContext(incoming: Incoming<Identity>): Promise<Context>;
  onInternal(error: unknown, errorId: string): void;
  onOperation?(operation: { name: string; milliseconds: number; errors: number }): void;
}

// The reader's language for whatever goes wrong during a request, also before it has a context.
const request = new AsyncLocalStorage<{ language: Language }>();
const language = () => request.getStore()?.language ?? 'en';

/** An Idempotency-Key stands for one answer, so for one root field. */
const checkRepeated = (repeated: Incoming<unknown>['repeated'], { selectionSet }: OperationDefinitionNode): void => {
  if (!repeated) return;
  if (!/^[\x21-\x7e]{1,255}$/.test(repeated.key)) throw new ApiError('BAD_USER_INPUT', 'idempotency.key');
  if (selectionSet.selections.length !== 1 || selectionSet.selections[0]!.kind !== Kind.FIELD) {
    throw new ApiError('BAD_USER_INPUT', 'idempotency.roots');
  }
};

/** From how many characters on an answer is sent as bytes. */
const LONG_ANSWER = 8_192;

/** HTTP's word for an answer without data. */
const STATUS: Record<string, number> = {
  UNAVAILABLE: 503,
  INTERNAL: 500,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONFLICT: 409,
  NOT_FOUND: 404,
};

/** What a 401 has to say: how one signs in here. */
const CHALLENGE = 'Bearer realm="liengia"';

/** What this endpoint asks of the context that it is given. */
interface RequestContext extends BaseContext {
  repeated: Incoming<unknown>['repeated'];
  read: Pick<Reader, 'toPrimary' | 'position'>;
}

/** Who asks could not be found out: Apollo would answer 500 for whatever is thrown before there is a context. */
const beforeContext = (error: unknown): unknown =>
  error instanceof UnavailableError
    ? new GraphQLError(error.message, {
        originalError: error,
        extensions: { http: { status: 503, headers: new HeaderMap([['retry-after', '2']]) } },
      })
    : error;

/** Limits and text rules that need the variables, the status, and what the log is told. */
const requestPlugin = <Context extends RequestContext>({
  onOperation,
}: Pick<GraphQLOptions<Context, never>, 'onOperation'>): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    const started = performance.now();
    return {
      async didResolveOperation({ request, document, operation, schema, contextValue }) {
        request.variables = composeVariables(request.variables ?? {}) as Record<string, unknown>;
        // Of several none was named, or one that is not there: nothing will be run, and Apollo says so.
        if (!operation) return;
        checkVariables(schema, { document, operation }, request.variables);
        checkRepeated(contextValue.repeated, operation);
        if (operation.operation === 'mutation') contextValue.read.toPrimary();
        refuseCostly(schema, { document, operation }, request.variables);
      },
      async willSendResponse({ response, operationName, contextValue }) {
        response.http.headers.set('cache-control', 'no-store');
        if (response.body.kind !== 'single') return;
        const position = await contextValue.read.position();
        if (position) response.http.headers.set(POSITION_HEADER, position);
        const { data, errors = [] } = response.body.singleResult;
        const codes = errors.map((error) => String(error.extensions?.['code']));
        if (codes.includes('UNAVAILABLE')) {
          response.http.status = 503;
          response.http.headers.set('retry-after', '2');
        } else if (data == null && errors.length > 0) {
          // 405 is Apollo's word for an act by GET; it goes with its Allow header.
          const refused = response.http.status === 405 ? 405 : 400;
          response.http.status = STATUS[codes[0]!] ?? (data === null ? 200 : refused);
          if (response.http.status === 401) response.http.headers.set('www-authenticate', CHALLENGE);
        }
        const milliseconds = Math.round(performance.now() - started);
        onOperation?.({ name: operationName ?? 'anonymous', milliseconds, errors: errors.length });
      },
    };
  },
});

/** Serves `schema` at /graphql of a Fastify app: GraphQL over HTTP, every error coded and in the reader's language. */
export const serveGraphQL = async <Context extends RequestContext, Identity>(
  app: FastifyInstance,
  options: GraphQLOptions<Context, Identity>,
): Promise<void> => {
  const present = (error: unknown, reader = language()) =>
    presentError(error, { language: reader, production: options.production, onInternal: options.onInternal });

  const execution = executionOf(options.schema, options);
  const apollo = new ApolloServer<Context>({
    gateway: execution.gateway,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [shapeRule, safeTextRule],
    persistedQueries: false,
    // Apollo's own ends each answer with a newline, for which the whole of it is copied.
    stringifyResult: (result) => JSON.stringify(result),
    formatError: (_formatted, error) => present(error),
    plugins: [
      requestPlugin(options),
      execution.plugin,
      ApolloServerPluginLandingPageDisabled(),
      // It would look at every field of every answer, to find that nothing is ever to be cached.
      ApolloServerPluginCacheControlDisabled(),
    ],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  app.addHook('onRequest', (incoming, _reply, done) => request.run({ language: languageAsked(incoming) }, done));

  // Fatal decoding: a byte that is no UTF-8 is refused rather than stored as a replacement character.
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(utf8.decode(body as Buffer)));
    } catch {
      done(new ApiError('BAD_USER_INPUT', 'http.body'));
    }
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const [status, known] = httpError(error);
    if (status === 401) {
      // Of a token that nobody sent there is nothing wrong to say.
      const isInvalid = request.headers.authorization !== undefined;
      reply.header('www-authenticate', isInvalid ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE);
    }
    if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '2');
    void reply.code(status);
    const { errorPage } = request.routeOptions.config;
    if (!errorPage) return reply.send({ errors: [present(known)] });
    const reader = languageAsked(request);
    const { message, extensions } = present(known, reader);
    return sendPage(reply, errorPage({ message, code: String(extensions?.['code']) }, reader));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ errors: [present(new ApiError('NOT_FOUND', 'http.not-found'))] }),
  );

  // Before Apollo makes a context: what is thrown there, Apollo answers in its own way. Kept with the request, for what a
  // WeakMap gives outlives the collections of young objects.
  type Asking = Pick<Incoming<Identity>, 'identity' | 'after' | 'turn'>;
  app.decorateRequest('asking', null);
  const askingOf = (incoming: FastifyRequest) => incoming.getDecorator<Asking>('asking');
  const answer = fastifyApolloHandler(apollo, {
    context: (incoming) =>
      options
        .createContext({
          ...askingOf(incoming),
          language: language(),
          requestId: incoming.id,
          repeated: repeatedOf(incoming),
        })
        .catch((error: unknown) => Promise.reject(beforeContext(error))),
  });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: async (incoming) => {
      options.admission.assertRoom();
      // Two of a header are one that nobody can read; Node would take the first, a proxy perhaps the second.
      const authorization = incoming.raw.headersDistinct['authorization']?.join(', ');
      const { host } = incoming.headers;
      if (!URL.canParse(`http://${host}`)) throw new ApiError('BAD_USER_INPUT', 'http.address');
      const after = positionAsked(incoming);
      const identity = await options.identify(authorization, host);
      incoming.setDecorator<Asking>('asking', { identity, after, turn: undefined });
    },
    handler(incoming, reply) {
      return options.admission.run(reply.raw, async (turn) => {
        askingOf(incoming).turn = turn;
        const text = (await answer.call(this, incoming, reply)) as string;
        // A string is put behind its head and both are copied, which is dear where it is long; bytes are sent as they are.
        return text.length < LONG_ANSWER ? text : Buffer.from(text);
      });
    },
  });
};

/** An Idempotency-Key as its draft standard has it; the body it goes with is known again by its digest. */
const repeatedOf = ({ headers, body }: FastifyRequest): Incoming<unknown>['repeated'] => {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  return {
    key: String(key),
    digest: createHash('sha256')
      .update(JSON.stringify(body ?? null))
      .digest(),
  };
};

/**
 * Answers an address that cannot be decoded, as the routes around it answer what goes wrong: by their page, where they
 * have one. Fastify's own answer repeats the address.
 */
export const refuseAddress =
  (routes: readonly Pick<Route<never>, 'url' | 'errorPage'>[]) =>
  (_error: unknown, incoming: FastifyRequest, reply: FastifyReply): void => {
    const error = new ApiError('BAD_USER_INPUT', 'http.address');
    const reader = languageAsked(incoming);
    const told = { message: error.in(reader), code: error.code };
    void reply.code(400);
    const page = errorPageAt(routes, incoming.url);
    if (page) sendPage(reply, page(told, reader));
    else void reply.send({ errors: [{ message: told.message, extensions: { code: told.code } }] });
  };

const sendPage = (reply: FastifyReply, { headers, text }: ReturnType<ErrorPage>): FastifyReply =>
  reply.headers(headers).type('text/html; charset=utf-8').send(text);

const httpError = (error: FastifyError | ApiError): [number, unknown] => {
  if (error instanceof UnavailableError) return [503, error];
  // Of GraphQL's answers a costly one is 400; a body that is too large has a number of its own.
  if (error instanceof ApiError) return [error.key === 'import.large' ? 413 : (STATUS[error.code] ?? 400), error];
  // A path that leads out of the folder of the page: there is nothing there either.
  if (error.statusCode === 403) return [404, new ApiError('NOT_FOUND', 'http.not-found')];
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return [413, new ApiError('TOO_COSTLY', 'http.too-large', { most: LIMITS.bodyBytes })];
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return [415, new ApiError('BAD_USER_INPUT', 'http.media-type')];
    default:
      return error.statusCode && error.statusCode < 500
        ? [error.statusCode, new ApiError('BAD_USER_INPUT', 'http.body')]
        : [500, error];
  }
};
