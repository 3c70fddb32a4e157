import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { Config } from '../../src/config.js';
import type { Log } from '../../src/log.js';
import { createUnitLibrary, type UnitLibrary } from '../../src/context.js';
import { createServer } from '../../src/server.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { officerOf, type TestOfficer } from './officers.js';
import { type TestProvider, startProvider } from './oidc.js';

/** An SQL statement that a request caused; `name` is what stands in its leading comment. */
export interface Statement {
  name: string;
  text: string;
  values: readonly unknown[];
}

/** The API's answer to one request, with what a failing test has to show. */
export interface Answer<Data> {
  status: number;
  headers: Headers;
  /** The body as it came; `text` when it is no JSON. */
  body: { data?: Data | null; errors?: GraphQLAnswerError[] };
  text: string;
  /** The SQL that ran while this request did. */
  statements: Statement[];
  /** The data of a request that must succeed; throws otherwise. */
  data: Data;
  /** The codes of the errors, in order. */
  errorCodes: (string | undefined)[];
}

export interface GraphQLAnswerError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string } & Record<string, unknown>;
}

/** What environment.ts prints of a failed test. */
declare global {
  var lastRequest: (() => string) | undefined;
}

/** The real server on a database of its own. */
export interface TestServer {
  url: string;
  /** What it was started with; another server on the same database may be, too. */
  config: Config;
  database: TestDatabase;
  /** What it keeps of units. */
  units: UnitLibrary;
  /** Whose tokens it takes. */
  provider: TestProvider;
  /** Asks as an analyst, who reads everything but drafts and people; other headers say who else asks. */
  query<Data = any, Variables = Record<string, unknown>>(
    document: string | TypedDocumentNode<Data, Variables>,
    variables?: Variables,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
  stop(): Promise<void>;
}

/** The headers of nobody: what the public asks with. */
export const NOBODY = { authorization: '' };

// The console as it is when something is told: tests listen in.
const LOUD: Log = {
  debug() {},
  info() {},
  warn: (...said: unknown[]) => console.warn(...said),
  error: (...said: unknown[]) => console.error(...said),
};

/**
 * Starts the real server in this process, on a clone of the seeded database and a free port.
 * One request at a time, if its statements matter: they are those of the whole server.
 */
export async function startServer(
  overrides: Partial<Config> & { seeded?: boolean; log?: Log; compileAt?: number } = {},
): Promise<TestServer> {
  // Nearly all queries of tests come once: as compiled ones they are what clients meet in the long run.
  const { seeded = true, log = LOUD, compileAt = Number(process.env['COMPILE_AT'] ?? Infinity), ...settings } = overrides;
  const [database, provider] = await Promise.all([cloneDatabase({ seeded }), startProvider()]);
  let statements: Statement[] = [];
  const config: Config = {
    production: false,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    language: 'en',
    allowedOrigins: [],
    seeds: 'none',
    database: { kind: 'external', url: database.url, ownerUrl: database.ownerUrl },
    signIn: { issuer: provider.issuer, audience: provider.audience, tokenType: 'at+jwt' },
    demoSignIn: false,
    ...settings,
  };
  const units = createUnitLibrary();
  const server = await createServer(config, {
    log,
    units,
    compileAt,
    onStatement: (statement: Statement) => void statements.push(statement),
  });

  let analyst: Promise<TestOfficer> | undefined;
  const signed = async (headers: Record<string, string>) => {
    if ('authorization' in headers) return headers;
    analyst ??= officerOf(running, 'ANALYST', null);
    return { ...(await analyst).headers, ...headers };
  };
  const running: TestServer = {
    url: server.url,
    config,
    database,
    units,
    provider,
    async query(document, variables, headers = {}) {
      const query = typeof document === 'string' ? document : print(document);
      const from = await signed(headers);
      statements = [];
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: sent({ 'content-type': 'application/json', accept: 'application/json', ...from }),
        body: JSON.stringify({ query, variables }),
      });
      return readAnswer(response, { query, variables, statements });
    },
    async stop() {
      await server.stop();
      await Promise.all([database.drop(), provider.stop()]);
    },
  };
  return running;
}

/** An empty authorization is none: nobody asks. */
const sent = ({ authorization, ...headers }: Record<string, string>): Record<string, string> =>
  authorization ? { ...headers, authorization } : headers;

async function readAnswer<Data>(
  response: Response,
  request: { query: string; variables: unknown; statements: Statement[] },
): Promise<Answer<Data>> {
  const text = await response.text();
  const body = parseJson(text) as Answer<Data>['body'];
  globalThis.lastRequest = () =>
    [
      request.query.trim(),
      `variables: ${JSON.stringify(request.variables)}`,
      `${response.status} ${JSON.stringify(body, null, 2) ?? text}`,
      ...request.statements.map(({ text, values }) => `${text}\n-- ${JSON.stringify(values)}`),
    ].join('\n\n');
  return {
    status: response.status,
    headers: response.headers,
    body,
    text,
    statements: request.statements,
    errorCodes: (body?.errors ?? []).map((error) => error.extensions?.code),
    get data() {
      if (body?.errors?.length || !body?.data) throw new Error(`The request failed: ${text.slice(0, 2000)}`);
      return body.data;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
