import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Admission, Turn } from './admission.js';
import { type LogPosition, logPosition } from '../database/log-position.js';
import type { Reader } from '../database/read.js';
import { ApiError } from './errors.js';
import { type Language, languageOf } from './messages.js';
import { type Parameters, askedOf } from './parameters.js';

/** The page of an error that is worded and coded already, with the headers it goes with. */
export type ErrorPage = (
  error: { message: string; code: string },
  language: Language,
) => { headers: Readonly<Record<string, string>>; text: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    errorPage?: ErrorPage;
  }
}

/** What is served beside GraphQL: a file that comes in, or one that goes out. */
export interface Route<Context> {
  method: 'GET' | 'POST';
  /** As Fastify writes it: `/templates/:file`. */
  url: string;
  /** POST: the most bytes of the body, which is handed over as a stream (`request.body`). */
  bodyLimit?: number;
  /** What the address takes after its `?`, and nothing else; without it the query is the handler's own to read. */
  parameters?: Parameters;
  /** May take minutes, as files do that come in or go out on slow lines: it has bounds of its own. */
  isLong?: boolean;
  /** For people rather than programs: what goes wrong is told by this page instead of JSON. */
  errorPage?: ErrorPage;
  /**
   * Answers by `reply` or with what is to be sent, or throws an ApiError, which is told in the reader's language. A
   * stream that fails in the middle breaks the connection, so that no file is short without a sign. `asked` holds the
   * values of `parameters`.
   */
  handle(
    context: Context,
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Record<string, unknown>,
  ): Promise<unknown>;
}

/** The language of an address that says one (`?language=vi`), or else of the reader. */
export const languageAsked = (request: FastifyRequest): Language => {
  // Fastify reads no query of an address that cannot be decoded.
  const { language } = (request.query ?? queryOf(request.url)) as { language?: unknown };
  return language === 'vi' || language === 'en' ? language : languageOf(request.headers['accept-language']);
};

const queryOf = (address: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(/\?(.*)$/s.exec(address)?.[1]));

/** The page that tells what goes wrong at an address that no route reads: that of the route which takes all below it. */
export const errorPageAt = (
  routes: readonly Pick<Route<never>, 'url' | 'errorPage'>[],
  address: string,
): ErrorPage | undefined =>
  routes.find(({ url }) => url.endsWith('/*') && address.startsWith(url.slice(0, -1)))?.errorPage;

/** Carries `Reader.position` to clients, and back: who sends it reads nothing older than what they wrote. */
export const POSITION_HEADER = 'liengia-position';

/**
 * The moment in the log of changes that a request must not fall behind; null: none.
 *
 * @throws ApiError BAD_USER_INPUT for a text that is no such moment.
 */
export const positionAsked = ({ headers }: FastifyRequest): LogPosition | null => {
  const given = headers[POSITION_HEADER];
  if (given === undefined) return null;
  const position = logPosition(String(given));
  if (position === undefined) throw new ApiError('BAD_USER_INPUT', 'http.position');
  return position;
};

/** What routes need of the program around them: the same as the GraphQL endpoint. */
export interface RouteOptions<Context, Identity> {
  routes: readonly Route<Context>[];
  schema: GraphQLSchema;
  admission: Admission;
  identify(authorization: string | undefined, host: string | undefined): Promise<Identity>;
  createContext(incoming: {
    language: Language;
    identity: Identity;
    requestId: string;
    repeated: null;
    turn: Turn | undefined;
    after: LogPosition | null;
  }): Promise<Context>;
  /** Told of what failed when the answer had begun; `errorId` names the request. */
  onInternal(error: unknown, errorId: string): void;
}

/** Serves routes: who asks is found out before a byte of the body is read. */
export const serveRoutes = <Context extends { read: Pick<Reader, 'position'> }, Identity>(
  app: FastifyInstance,
  { routes, schema, admission, identify, createContext, onInternal }: RouteOptions<Context, Identity>,
): void => {
  void app.register(async (scope) => {
    // Bodies are files of any type: they stay streams.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const asking = new WeakMap<FastifyRequest, { identity: Identity; after: LogPosition | null }>();
    const contexts = new WeakMap<FastifyRequest, Context>();
    scope.addHook('onSend', async (request, reply) => {
      const position = await contexts.get(request)?.read.position();
      if (position) reply.header(POSITION_HEADER, position);
    });
    for (const { method, url, bodyLimit, parameters, isLong = false, errorPage, handle } of routes) {
      const answer = async (request: FastifyRequest, reply: FastifyReply, turn?: Turn) => {
        const language = languageAsked(request);
        const { identity, after } = asking.get(request)!;
        const context = await createContext({
          language,
          identity,
          requestId: request.id,
          repeated: null,
          turn,
          after,
        });
        contexts.set(request, context);
        const asked = parameters ? askedOf(schema, parameters, request.query as Record<string, unknown>) : {};
        const answer = await handle(context, request, reply, asked);
        if (answer instanceof Readable) answer.on('error', (error) => onInternal(error, request.id));
        return answer;
      };
      scope.route({
        method,
        url,
        ...(bodyLimit !== undefined && { bodyLimit }),
        ...(errorPage && { config: { errorPage } }),
        onRequest: async (request) => {
          if (!isLong) admission.assertRoom();
          const authorization = request.raw.headersDistinct['authorization']?.join(', ');
          const { host } = request.headers;
          if (!URL.canParse(`http://${host}`)) throw new ApiError('BAD_USER_INPUT', 'http.address');
          const after = positionAsked(request);
          asking.set(request, { identity: await identify(authorization, host), after });
        },
        handler: (request, reply) =>
          isLong ? answer(request, reply) : admission.run(reply.raw, (turn) => answer(request, reply, turn)),
      });
    }
  });
};
