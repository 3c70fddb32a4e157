import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { type TestServer, startServer } from '../support/server.js';
import { JSON_TYPE, type Sent, send } from './http.js';
import { expectClean } from './refusal.js';

const ORIGIN = 'https://map.example.vn';
const TYPENAME = JSON.stringify({ query: '{ __typename }' });
const get = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
const PREFLIGHTED = { 'apollo-require-preflight': 'true' };

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ production: true, allowedOrigins: [ORIGIN] });
});
afterAll(() => server.stop());

type Refused = readonly [status: number, code: string, vi: string, en: string];

/** Expects a refusal with these words in both languages. */
async function expectRefused(sent: Sent, ...[status, code, vi, en]: Refused): Promise<void> {
  for (const [language, message] of Object.entries({ vi, en })) {
    const answer = await send(server.url, { ...sent, headers: { ...sent.headers, 'accept-language': language } });
    expectClean(answer.text);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect({ status: answer.status, ...answer.body }).toEqual({
      status,
      errors: [{ message, extensions: { code } }],
    });
  }
}

const malformed = (reason: string) =>
  [
    400,
    'BAD_REQUEST',
    `Yêu cầu GraphQL không hợp lệ: ${reason}`,
    `The GraphQL request is not valid: ${reason}`,
  ] as const;
const NO_JSON = [
  400,
  'BAD_USER_INPUT',
  'Thân yêu cầu không phải JSON hợp lệ ở mã UTF-8.',
  'The request body is not valid JSON in UTF-8.',
] as const;
const MEDIA_TYPE = [
  415,
  'BAD_USER_INPUT',
  'Gửi yêu cầu với Content-Type: application/json.',
  'Send the request with Content-Type: application/json.',
] as const;
const PREFLIGHT = [
  400,
  'BAD_REQUEST',
  'Gửi yêu cầu với Content-Type: application/json, hoặc với tiêu đề Apollo-Require-Preflight, để trang web lạ không gửi thay bạn.',
  'Send Content-Type: application/json, or the header Apollo-Require-Preflight, so that no other web page can send it for you.',
] as const;
const OPERATION = [
  400,
  'OPERATION_RESOLUTION_FAILURE',
  'Hãy dùng “operationName” để chỉ rõ một thao tác có trong tài liệu.',
  'Say with "operationName" which operation of the document is meant.',
] as const;
const NOT_FOUND = [
  404,
  'NOT_FOUND',
  'Không có gì ở địa chỉ này. GraphQL ở /graphql.',
  'There is nothing at this address. GraphQL is at /graphql.',
] as const;

describe('bodies', () => {
  test.each<
    [string, string | Buffer, ...(Parameters<typeof expectRefused> extends [any, ...infer Rest] ? Rest : never)]
  >([
    ['nothing', '', ...NO_JSON],
    ['half of JSON', '{"query":', ...NO_JSON],
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{"query":"'), 0xff, 0xfe, ...Buffer.from('"}')]),
      ...NO_JSON,
    ],
    ['half a character', Buffer.from([...Buffer.from('{"query":"{ __typename }"}'), 0xc3]), ...NO_JSON],
    [
      'a surrogate in UTF-8’s clothes',
      Buffer.from([...Buffer.from('{"a":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]),
      ...NO_JSON,
    ],
    ['UTF-16', Buffer.from(TYPENAME, 'utf16le'), ...NO_JSON],
    ['a bomb of brackets', '['.repeat(10 ** 6), ...NO_JSON],
    ['null', 'null', ...malformed('POST body missing, invalid Content-Type, or JSON object has no keys.')],
    ['{}', '{}', ...malformed('POST body missing, invalid Content-Type, or JSON object has no keys.')],
    ['a number', '5', ...malformed('POST body missing, invalid Content-Type, or JSON object has no keys.')],
    [
      'a text',
      '"{ __typename }"',
      ...malformed('POST body missing, invalid Content-Type, or JSON object has no keys.'),
    ],
    ['a batch', `[${TYPENAME},${TYPENAME}]`, ...malformed('Operation batching disabled.')],
    ['an empty batch', '[]', ...malformed('Operation batching disabled.')],
    [
      'no query',
      '{"variables":{}}',
      ...malformed('GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'),
    ],
    [
      'an empty query',
      '{"query":""}',
      ...malformed('GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'),
    ],
    ['a query that is a number', '{"query":5}', ...malformed('GraphQL queries must be strings.')],
    [
      'variables that are a list',
      '{"query":"{ __typename }","variables":[1]}',
      ...malformed('`variables` in a POST body must be an object if provided.'),
    ],
    [
      'variables that are a text',
      '{"query":"{ __typename }","variables":"{}"}',
      ...malformed(
        '`variables` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
      ),
    ],
    [
      'variables that are a number',
      '{"query":"{ __typename }","variables":5}',
      ...malformed('`variables` in a POST body must be an object if provided.'),
    ],
    [
      'an operationName that is a number',
      '{"query":"{ __typename }","operationName":5}',
      ...malformed('`operationName` in a POST body must be a string if provided.'),
    ],
    ['an unknown operationName', '{"query":"query A { __typename }","operationName":"B"}', ...OPERATION],
    [
      'an operationName of half a surrogate pair',
      '{"query":"query A { __typename }","operationName":"\\ud800"}',
      ...OPERATION,
    ],
    ['two operations and no name', '{"query":"query A { __typename } query B { __typename }"}', ...OPERATION],
    [
      'two operations and no name, where one has a variable',
      '{"query":"query A { __typename } query B($id: ID!) { node(id: $id) { id } }"}',
      ...OPERATION,
    ],
    [
      'a persisted query',
      '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      400,
      'PERSISTED_QUERY_NOT_SUPPORTED',
      'PersistedQueryNotSupported',
      'PersistedQueryNotSupported',
    ],
    [
      'a persisted query alone',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      400,
      'PERSISTED_QUERY_NOT_SUPPORTED',
      'PersistedQueryNotSupported',
      'PersistedQueryNotSupported',
    ],
    ['a gzipped body', gzipSync(TYPENAME), ...NO_JSON],
    [
      '10 MB',
      Buffer.alloc(10 * 2 ** 20, ' '),
      413,
      'TOO_COSTLY',
      'Yêu cầu lớn quá 2097152 byte.',
      'The request is larger than 2097152 bytes.',
    ],
  ])('%s is refused', async (_, body, ...refusal) => {
    await expectRefused({ headers: JSON_TYPE, body }, ...refusal);
  });

  test.each([
    ['null for what is optional', '{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null}'],
    ['unknown members', '{"query":"{ __typename }","id":5,"__proto__":{"x":1},"constructor":1}'],
    ['a byte order mark', `\ufeff${TYPENAME}`],
    ['one of two operations', '{"query":"query A { __typename } query B { x: __typename }","operationName":"A"}'],
    ['variables that nothing declares', '{"query":"{ __typename }","variables":{"x":{"y":[1]}}}'],
  ])('%s is fine', async (_, body) => {
    const answer = await send(server.url, { headers: JSON_TYPE, body });
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 200,
      body: { data: { __typename: 'Query' } },
    });
  });
});

test.each(['[', '%', 'a b', '999.1.1.1'])('a Host header %j that is no host is refused in words', async (host) => {
  const answer = await send(server.url, { headers: { ...JSON_TYPE, host }, body: '{"query":"{viewer{name}}"}' });
  expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

describe('content types and methods', () => {
  test.each([
    [{}],
    [{ 'content-type': 'application/graphql' }],
    [{ 'content-type': 'application/x-www-form-urlencoded' }],
    [{ 'content-type': 'multipart/form-data; boundary=x' }],
    [{ 'content-type': 'application/xml' }],
    [{ 'content-type': ';;;' }],
  ])('%j is refused', async (headers) => {
    await expectRefused({ headers: headers as Record<string, string>, body: TYPENAME }, ...MEDIA_TYPE);
  });

  test('text/plain, which any page may send, is refused', async () => {
    await expectRefused({ headers: { 'content-type': 'text/plain' }, body: TYPENAME }, ...PREFLIGHT);
  });

  test.each(['application/json; charset=utf-8', 'Application/JSON'])('%s is fine', async (type) => {
    expect((await send(server.url, { headers: { 'content-type': type }, body: TYPENAME })).status).toBe(200);
  });

  test('GET answers what a page had to ask leave for', async () => {
    await expectRefused({ method: 'GET', path: get('{ __typename }') }, ...PREFLIGHT);
    await expectRefused({ method: 'GET', path: '/graphql', headers: { accept: 'text/html' } }, ...PREFLIGHT);

    const variables = encodeURIComponent('{"code":"37"}');
    const path = `${get('query ($code: String) { adminUnit(code: $code) { name } }')}&variables=${variables}`;
    const answer = await send(server.url, { method: 'GET', path, headers: PREFLIGHTED });
    expect(answer.body).toEqual({ data: { adminUnit: { name: 'Tỉnh Ninh Bình' } } });
  });

  test.each<[string, string, ...Refused]>([
    [
      'no query',
      '/graphql',
      ...malformed('GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'),
    ],
    [
      'variables that are no JSON',
      `${get('{ __typename }')}&variables=x`,
      ...malformed('The variables search parameter contains invalid JSON.'),
    ],
    [
      'variables that are a list',
      `${get('{ __typename }')}&variables=[]`,
      ...malformed('The variables search parameter should contain a JSON-encoded object.'),
    ],
    [
      'two queries',
      `${get('{ __typename }')}&query=x`,
      ...malformed("The 'query' search parameter may only be specified once."),
    ],
  ])('GET with %s is refused', async (_, path, ...refusal) => {
    await expectRefused({ method: 'GET', path, headers: PREFLIGHTED }, ...refusal);
  });

  test('GET never acts', async () => {
    const id = Buffer.from('Registration:1').toString('base64url');
    const path = get(
      `mutation { withdrawRegistration(input: { registration: "${id}", expectedVersion: 1 }) { problems { code } } }`,
    );
    const { status, headers, body } = await send(server.url, { method: 'GET', path, headers: PREFLIGHTED });
    expect({ status, allow: headers['allow'], code: body.errors[0].extensions.code, data: body.data }).toEqual({
      ...{ status: 405, allow: 'POST', code: 'BAD_REQUEST', data: undefined },
    });
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is nothing here', async (method) => {
    const answer = await send(server.url, { method });
    expect([404, 405]).toContain(answer.status);
    expectClean(answer.text);
  });

  test.each(['/nope', '/graphql/', '/graphql/x', '/health', '/.env', '/../package.json', '/assets/../../package.json'])(
    '%s is nothing',
    async (path) => {
      await expectRefused({ method: 'GET', path }, ...NOT_FOUND);
    },
  );

  test('an address that cannot be decoded is refused without being repeated', async () => {
    await expectRefused(
      { method: 'GET', path: '/%FF' },
      400,
      'BAD_USER_INPUT',
      'Địa chỉ không hợp lệ.',
      'The address is malformed.',
    );
  });

  test('a client that takes neither kind of JSON is told', async () => {
    const answer = await send(server.url, { headers: { ...JSON_TYPE, accept: 'image/png' }, body: TYPENAME });
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([406, 'BAD_REQUEST']);
  });

  test('GraphQL’s own media type is spoken to who asks for it', async () => {
    const headers = { ...JSON_TYPE, accept: 'application/graphql-response+json' };
    const answer = await send(server.url, { headers, body: TYPENAME });
    expect(answer.headers['content-type']).toMatch(/^application\/graphql-response\+json/);
    expect((await send(server.url, { headers, body: '{"query":"{ x }"}' })).status).toBe(400);
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    send(server.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  test('an allowed one may call', async () => {
    const asked = await preflight(ORIGIN);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': 'content-type',
    });
    expect(asked.headers['access-control-allow-credentials']).toBeUndefined();
    const answer = await send(server.url, { headers: { ...JSON_TYPE, origin: ORIGIN }, body: TYPENAME });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': 'Retry-After, Liengia-Position',
      vary: 'Origin',
    });
  });

  test('an allowed one may read refusals too', async () => {
    for (const body of ['{"query":"{ x }"}', '{', Buffer.alloc(3 * 2 ** 20)]) {
      const answer = await send(server.url, { headers: { ...JSON_TYPE, origin: ORIGIN }, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers['access-control-allow-origin']).toBe(ORIGIN);
    }
  });

  test.each(['https://evil.example', 'null', 'https://map.example.vn.evil.example', 'http://map.example.vn'])(
    '%s may not',
    async (origin) => {
      expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
      const answer = await send(server.url, { headers: { ...JSON_TYPE, origin }, body: TYPENAME });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    },
  );
});

describe('tools', () => {
  test('the standard introspection passes, with everything it can ask', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const { __schema } = (await server.query(query)).data;
    expect(__schema.types.map(({ name }: { name: string }) => name)).toContain('NeighborGroupTeam');
  });

  test('the kind of operations that does not exist is refused', async () => {
    await expectRefused(
      { headers: JSON_TYPE, body: JSON.stringify({ query: 'subscription { a }' }) },
      400,
      'BAD_USER_INPUT',
      'API này không có thao tác “subscription”.',
      'This API has no operation of the kind "subscription".',
    );
  });
});

describe('languages', () => {
  test.each([
    ['vi-VN,vi;q=0.9,en-US;q=0.8', 'vi'],
    ['en;q=0.5, vi;q=0.9', 'vi'],
    ['VI', 'vi'],
    ['vi;Q=0.1, en;Q=0', 'vi'],
    ['fr', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['vi;q=0', 'en'],
    ['vi;q=nonsense, en;q=0.1', 'en'],
    [`${'x,'.repeat(5000)}vi`, 'vi'],
  ])('%.40s reads %s', async (header, language) => {
    const headers = { ...JSON_TYPE, 'accept-language': header };
    const answer = await send(server.url, { headers, body: '{"query":"{ programs(first: 0) { totalCount } }"}' });
    expect(answer.body.errors[0].message).toMatch(language === 'vi' ? /phải từ/ : /must be/);
  });
});
