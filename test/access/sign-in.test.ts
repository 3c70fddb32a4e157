import { jest } from '@jest/globals';
import { type CryptoKey, UnsecuredJWT, SignJWT, exportSPKI, generateKeyPair, importJWK } from 'jose';
import fc from 'fast-check';
import { DEMO_OFFICERS } from '../../src/access/demo-officers.js';
import { createSignIn } from '../../src/access/sign-in.js';
import { readConfig } from '../../src/config.js';
import { JSON_TYPE, send } from '../api/http.js';
import { expectClean } from '../api/refusal.js';
import { quiet } from '../support/log.js';
import { type TestProvider, startProvider } from '../support/oidc.js';
import { type TestServer, startServer } from '../support/server.js';

const VIEWER = JSON.stringify({ query: '{ viewer { name } }' });
const minutesFromNow = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60;

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

// Servers of one test; stopped also when it fails, or Jest would wait for them.
let started: TestServer[] = [];
const startForTest = async (...overrides: Parameters<typeof startServer>) => {
  const server = await startServer(...overrides);
  started.push(server);
  return server;
};
afterEach(async () => {
  for (const server of started) await server.stop();
  started = [];
});

const configOf = ({ issuer, audience }: TestProvider) => ({ issuer, audience, tokenType: 'at+jwt' });

const ask = (server: TestServer, headers: Record<string, string>, body = VIEWER) =>
  send(server.url, { headers: { ...JSON_TYPE, ...headers }, body });

type Words = readonly [vi: string, en: string];
const MALFORMED: Words = [
  'Tiêu đề Authorization phải gồm “Bearer”, một dấu cách và một mã truy cập.',
  'The Authorization header must read "Bearer", one space and an access token.',
];
const INVALID: Words = [
  'Mã truy cập không hợp lệ, hoặc không do nơi cấp của máy chủ này ký.',
  'The access token is not valid, or not signed by the issuer that this server trusts.',
];
const SUBJECT: Words = [
  'Mã truy cập không cho biết của ai: “sub” phải dài từ 1 đến 255 ký tự và không bắt đầu bằng “demo:”.',
  'The access token does not say whose it is: "sub" must have 1 to 255 characters and not begin with "demo:".',
];
const TYPE: Words = [
  'Mã được gửi không phải mã truy cập thuộc loại at+jwt.',
  'What was sent is no access token of the type at+jwt.',
];
const AUDIENCE: Words = [
  'Mã truy cập được cấp cho một dịch vụ khác.',
  'The access token was issued for another service.',
];
const EXPIRED: Words = [
  'Mã truy cập đã hết hạn. Xin đăng nhập lại.',
  'The access token has expired. Please sign in again.',
];

/** Expects that whoever sends this header is told so in both languages, and nothing that they sent. */
async function expectRefused(server: TestServer, authorization: string, [vi, en]: Words): Promise<void> {
  for (const [language, message] of Object.entries({ vi, en })) {
    const answer = await ask(server, { authorization, 'accept-language': language });
    expectClean(answer.text);
    expect({ status: answer.status, ...answer.body }).toEqual({
      status: 401,
      errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="liengia", error="invalid_token"');
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    const secrets = authorization.split(/[ .]/).filter((part) => part.length > 8);
    for (const secret of secrets) expect(answer.text).not.toContain(secret);
  }
}

describe('a server with an issuer', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ signIn: configOf(provider) });
  });
  afterAll(() => server.stop());

  test('knows who sends a token that the provider has issued', async () => {
    const token = await provider.tokenFor('officer-17', { name: 'Cán bộ số 17' });
    expect((await ask(server, { authorization: `Bearer ${token}` })).body).toEqual({
      data: { viewer: { name: 'Cán bộ số 17' } },
    });
  });

  test.each([
    ['without a name', {}, 'officer-18'],
    ['with a user name', { preferred_username: 'so18' }, 'so18'],
    ['with both', { name: ' Số 18 ', preferred_username: 'so18' }, 'Số 18'],
    ['with a name in parts', { name: 'Số 18'.normalize('NFD') }, 'Số 18'],
    ['with a name that is none', { name: '', preferred_username: 18 }, 'officer-18'],
    ['with a name that cannot be stored', { name: 'a\0b' }, 'officer-18'],
    ['with a name as long as a book', { name: 'a'.repeat(201) }, 'officer-18'],
  ])('takes a token %s', async (_case, claims, name) => {
    const token = await provider.tokenFor('officer-18', claims);
    const { body } = await ask(server, { authorization: `bearer ${token}` });
    expect(body).toEqual({ data: { viewer: { name } } });
  });

  test('answers nobody without a header, as before', async () => {
    expect((await ask(server, {})).body).toEqual({ data: { viewer: null } });
  });

  test('takes a clock that is a little off', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const token = await provider.forge({ exp: seconds - 2, nbf: seconds + 2 });
    expect((await ask(server, { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('the forger’s hand is good: what is refused below is refused for what is wrong with it', async () => {
    expect((await ask(server, { authorization: `Bearer ${await provider.forge()}` })).status).toBe(200);
  });

  const forged: [string, () => Promise<string>, Words][] = [
    [
      'another issuer',
      () => provider.forge({ iss: 'https://id.example.vn' }),
      ['Mã truy cập do một nơi khác cấp.', 'The access token names another issuer.'],
    ],
    ['another audience', () => provider.forge({ aud: 'urn:other' }), AUDIENCE],
    ['other audiences', () => provider.forge({ aud: ['urn:other', `${provider.audience}/`] }), AUDIENCE],
    ['no audience', () => provider.forge({ aud: undefined }), AUDIENCE],
    ['an hour that has passed', () => provider.forge({ exp: minutesFromNow(-1) }), EXPIRED],
    ['no end', () => provider.forge({ exp: undefined }), INVALID],
    ['an end that is a text', () => provider.forge({ exp: '9999999999' as never }), INVALID],
    [
      'an hour to come',
      () => provider.forge({ nbf: minutesFromNow(1) }),
      ['Mã truy cập chưa đến lúc có hiệu lực.', 'The access token is not valid yet.'],
    ],
    ['the type of an ID token', () => provider.forge({}, { typ: 'JWT' }), TYPE],
    ['no type', () => provider.forge({}, { typ: undefined }), TYPE],
    ['no subject', () => provider.forge({ sub: undefined }), SUBJECT],
    ['an empty subject', () => provider.forge({ sub: '' }), SUBJECT],
    ['a subject that is a number', () => provider.forge({ sub: 17 as never }), SUBJECT],
    ['a subject of 256 characters', () => provider.forge({ sub: 'a'.repeat(256) }), SUBJECT],
    ['a subject that cannot be stored', () => provider.forge({ sub: 'a\0b' }), SUBJECT],
    ['the subject of a demo officer', () => provider.forge({ sub: 'demo:administrator' }), SUBJECT],
    ['a key that is not known', () => provider.forge({}, { kid: 'key-99' }), INVALID],
    [
      'another’s key under the same name',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        return new SignJWT({ iss: provider.issuer, aud: provider.audience, sub: 'x', exp: minutesFromNow(9) })
          .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: provider.publicKey().kid })
          .sign(privateKey);
      },
      INVALID,
    ],
    [
      'the public key as a shared secret',
      async () => {
        const key = (await importJWK(provider.publicKey(), 'RS256', { extractable: true })) as CryptoKey;
        return new SignJWT({ iss: provider.issuer, aud: provider.audience, sub: 'x', exp: minutesFromNow(9) })
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: provider.publicKey().kid })
          .sign(new TextEncoder().encode(await exportSPKI(key)));
      },
      INVALID,
    ],
    [
      'no signature',
      async () => {
        const token = new UnsecuredJWT({ sub: 'x' })
          .setIssuer(provider.issuer)
          .setAudience(provider.audience)
          .setExpirationTime('9m');
        return token.encode();
      },
      INVALID,
    ],
    ['its signature cut off', async () => (await provider.forge()).replace(/[^.]+$/, ''), INVALID],
    [
      'another’s claims',
      async () => {
        const [header, , signature] = (await provider.forge()).split('.');
        const [, claims] = (await provider.forge({ sub: 'another' })).split('.');
        return [header, claims, signature].join('.');
      },
      INVALID,
    ],
  ];

  test.each(forged)('refuses a token with %s', async (_case, forge, words) => {
    await expectRefused(server, `Bearer ${await forge()}`, words);
  });

  test.each<[string, string, Words]>([
    ['garbage', 'Bearer garbage-and-nothing-else', INVALID],
    ['dots', 'Bearer ..', INVALID],
    ['no token', 'Bearer', MALFORMED],
    ['nothing', '', MALFORMED],
    ['two spaces', 'Bearer  abcdefghijkl', MALFORMED],
    ['two tokens', 'Bearer abcdefghijkl abcdefghijkl', MALFORMED],
    ['a tab', 'Bearer\tabcdefghijkl', MALFORMED],
    ['a password', `Basic ${Buffer.from('admin:password').toString('base64')}`, MALFORMED],
    ['a demo officer, where there are none', 'Demo demo:administrator', MALFORMED],
    ['20 kB', `Bearer ${'a'.repeat(20 * 1024)}`, MALFORMED],
  ])('refuses a header of %s', async (_case, authorization, words) => {
    await expectRefused(server, authorization, words);
  });

  test('refuses two headers, though one alone would do', async () => {
    const token = await provider.tokenFor('officer-17');
    const authorization = [`Bearer ${token}`, 'Bearer other'] as never;
    expect((await ask(server, { authorization })).status).toBe(401);
  });

  test('refuses before it reads: a body that cannot be read changes nothing', async () => {
    const answer = await ask(server, { authorization: 'Bearer x' }, '{');
    expect(answer.body.errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  test('refuses whatever else is sent, and fails at nothing', async () => {
    const signIn = createSignIn(configOf(provider), { log: quiet });
    const part = fc.oneof(
      fc.base64String(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => `Bearer ${parts.join('.')}`),
        ),
        async (text) => {
          await expect(signIn.identify(text)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('health and playground ask nobody who they are', async () => {
    for (const path of ['/health/live', '/health/ready', '/']) {
      const answer = await send(server.url, { method: 'GET', path, headers: { authorization: 'Bearer x' } });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    }
  });
});

test('the type of tokens is a setting', async () => {
  const signIn = createSignIn({ ...configOf(provider), tokenType: 'JWT' }, { log: quiet });
  const token = await provider.forge({}, { typ: 'JWT' });
  expect(await signIn.identify(`Bearer ${token}`)).toEqual({ subject: 'an-officer', name: null });
  await expect(signIn.identify(`Bearer ${await provider.forge()}`)).rejects.toMatchObject({ key: 'sign-in.type' });
});

test('a server without an issuer takes no token', async () => {
  const server = await startForTest({ signIn: null });
  await expectRefused(server, `Bearer ${await provider.tokenFor('officer-17')}`, [
    'Máy chủ này chưa được thiết lập đăng nhập nên không nhận mã truy cập.',
    'Sign-in is not set up on this server, so it takes no access token.',
  ]);
  expect((await ask(server, {})).status).toBe(200);
});

describe('the keys of the issuer', () => {
  let issuer: TestProvider;
  beforeEach(async () => {
    issuer = await startProvider();
  });
  afterEach(() => issuer.stop());

  const identify = (signIn: ReturnType<typeof createSignIn>, token: string) => signIn.identify(`Bearer ${token}`);
  const fetched = () => issuer.requests.filter((path) => path !== '/token');
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  test('are asked for once, by however many at the same time', async () => {
    const signIn = createSignIn(configOf(issuer), { log: quiet, times: { coolDown: 0 } });
    const token = await issuer.tokenFor('officer-17');
    expect(fetched()).toEqual([]);
    await Promise.all(Array.from({ length: 20 }, () => identify(signIn, token)));
    expect(fetched()).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  test('may be replaced: a token with the new one makes it known', async () => {
    const signIn = createSignIn(configOf(issuer), { log: quiet, times: { coolDown: 0 } });
    const old = await issuer.tokenFor('officer-17');
    await identify(signIn, old);
    await issuer.rotateKey();
    const token = await issuer.tokenFor('officer-17');
    expect(await identify(signIn, token)).toEqual({ subject: 'officer-17', name: null });
    await expect(identify(signIn, old)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('are forgotten when the issuer has withdrawn them, even if nobody uses a new one', async () => {
    const signIn = createSignIn(configOf(issuer), { log: quiet, times: { coolDown: 0, maxAge: 200 } });
    const token = await issuer.tokenFor('officer-17');
    await identify(signIn, token);
    await issuer.rotateKey();
    await wait(200);
    await expect(identify(signIn, token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('are used once for a token, until it ends or they are others', async () => {
    const verify = jest.spyOn(crypto.subtle, 'verify');
    try {
      const signIn = createSignIn(configOf(issuer), { log: quiet, times: { coolDown: 0 } });
      // The tolerance is five seconds.
      const ending = await issuer.forge({ exp: Math.floor(Date.now() / 1_000) - 3 });
      const [one, other] = [await issuer.tokenFor('officer-17'), await issuer.tokenFor('officer-18')];
      for (const token of [one, other, ending]) await identify(signIn, token);
      // The first found no keys yet, so it was not known which these are.
      await identify(signIn, one);
      verify.mockClear();
      for (let i = 0; i < 5; i++) {
        expect(await identify(signIn, one)).toMatchObject({ subject: 'officer-17' });
        expect(await identify(signIn, other)).toMatchObject({ subject: 'officer-18' });
      }
      expect(verify).not.toHaveBeenCalled();
      // A token that was never whole is no nearer to one that was.
      await expect(identify(signIn, `${one.slice(0, -6)}AAAAAA`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await wait(3_500);
      await expect(identify(signIn, ending)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await issuer.rotateKey();
      await identify(signIn, await issuer.tokenFor('officer-17'));
      await expect(identify(signIn, one)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    } finally {
      verify.mockRestore();
    }
  });

  test('go on being used while the issuer is down', async () => {
    const signIn = createSignIn(configOf(issuer), { log: quiet, times: { coolDown: 0, maxAge: 0 } });
    const token = await issuer.tokenFor('officer-17');
    const forged = await issuer.forge({}, { kid: 'key-99' });
    await identify(signIn, token);
    await issuer.stop();
    for (let i = 0; i < 3; i++) expect(await identify(signIn, token)).toEqual({ subject: 'officer-17', name: null });
    await expect(identify(signIn, forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that nobody knows cause one request a cool-down, not one a token', async () => {
    const signIn = createSignIn(configOf(issuer), { log: quiet, times: { coolDown: 1000 } });
    await identify(signIn, await issuer.tokenFor('officer-17'));
    const flood = async () => {
      const tokens = await Promise.all(Array.from({ length: 50 }, (_, i) => issuer.forge({}, { kid: `none-${i}` })));
      const answers = await Promise.allSettled(tokens.map((token) => identify(signIn, token)));
      expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    };
    await flood();
    expect(fetched()).toHaveLength(2); // the first: discovery and keys
    await wait(1000);
    await flood();
    await flood();
    expect(fetched()).toHaveLength(3);
  });

  test('that cannot be had leave an issuer in peace that is down, too', async () => {
    const warnings: unknown[] = [];
    const log = { ...quiet, warn: (...told: unknown[]) => void warnings.push(told) } as typeof quiet;
    const signIn = createSignIn(configOf(issuer), { log });
    const token = await issuer.tokenFor('officer-17');
    await issuer.stop();
    for (let i = 0; i < 20; i++) {
      await expect(identify(signIn, token)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain(token.split('.')[1]);
  });

  test('that cannot be had are the server’s fault: 503, and soon again', async () => {
    const token = await issuer.tokenFor('officer-17');
    await issuer.stop();
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const server = await startForTest({ signIn: configOf(issuer) });
    for (const [language, message] of [
      ['vi', 'Nơi cấp mã truy cập chưa trả lời nên chưa kiểm tra được mã. Xin thử lại sau ít giây.'],
      [
        'en',
        'The issuer of access tokens does not answer, so the token cannot be checked. Please try again in a few seconds.',
      ],
    ] as const) {
      const answer = await ask(server, { authorization: `Bearer ${token}`, 'accept-language': language });
      expect({ status: answer.status, ...answer.body }).toEqual({
        status: 503,
        errors: [{ message, extensions: { code: 'UNAVAILABLE' } }],
      });
      expect(answer.headers['retry-after']).toBe('2');
    }
    expect((await ask(server, {})).status).toBe(200);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  test('are not taken from another issuer’s discovery', async () => {
    const config = { ...configOf(issuer), issuer: issuer.issuer.replace('127.0.0.1', 'localhost') };
    const signIn = createSignIn(config, { log: quiet });
    const token = await issuer.forge({ iss: config.issuer });
    await expect(identify(signIn, token)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(fetched()).toEqual(['/.well-known/openid-configuration']);
  });
});

describe('demo officers', () => {
  const NOTHING = { status: 404, code: 'NOT_FOUND' };
  const list = async (server: TestServer, headers: Record<string, string> = {}) => {
    const { status, body } = await send(server.url, { method: 'GET', path: '/demo-officers', headers });
    return { status, body };
  };

  describe('on one’s own machine', () => {
    let server: TestServer;
    beforeAll(async () => {
      const { demoSignIn } = readConfig({});
      server = await startServer({ demoSignIn });
    });
    afterAll(() => server.stop());

    test('are listed, with their labels in both languages', async () => {
      const { status, body } = await list(server);
      expect(status).toBe(200);
      expect(body).toEqual(DEMO_OFFICERS.map(({ subject, role, label }) => ({ subject, role, label })));
    });

    test.each(DEMO_OFFICERS.map(({ subject, label }) => [subject, label.vi]))('%s is %s', async (subject, name) => {
      const { body } = await ask(server, { authorization: `Demo ${subject}` });
      expect(body).toEqual({ data: { viewer: { name } } });
    });

    test.each(['demo:nobody', 'demo:', 'local-officer', 'DEMO:ANALYST', '__proto__'])(
      '%s is nobody',
      async (subject) => {
        await expectRefused(server, `Demo ${subject}`, [
          'Không có vai dùng thử này.',
          'There is no such demo officer.',
        ]);
      },
    );

    test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:1', '[::1]:4000', '[::1]'])('answer at %s', async (host) => {
      expect((await list(server, { host })).status).toBe(200);
      expect((await ask(server, { host, authorization: 'Demo demo:analyst' })).status).toBe(200);
    });

    test.each(['evil.example', '127.0.0.1.evil.example:4000', 'localhost.evil.example', '192.168.1.5:4000'])(
      'do not exist for a page that reached this machine as “%s”',
      async (host) => {
        const { status, body } = await list(server, { host });
        expect({ status, code: body.errors[0].extensions.code }).toEqual(NOTHING);
        const answer = await ask(server, { host, authorization: 'Demo demo:analyst', 'accept-language': 'en' });
        expect(answer.body.errors[0].message).toBe(MALFORMED[1]);
      },
    );
  });

  test.each<[string, NodeJS.ProcessEnv]>([
    [
      'a database that is given',
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1/c', DATABASE_OWNER_URL: 'postgresql://d:e@127.0.0.1/c' },
    ],
    ['another host', { HOST: '0.0.0.0' }],
    ['another host, in IPv6', { HOST: '::' }],
    ['an address in the network', { HOST: '192.168.1.5' }],
    ['production', { NODE_ENV: 'production' }],
  ])('do not exist with %s', async (_case, env) => {
    const { demoSignIn } = readConfig(env);
    const server = await startForTest({ demoSignIn });
    const { status, body } = await list(server);
    expect({ status, code: body.errors[0].extensions.code }).toEqual(NOTHING);
    await expectRefused(server, 'Demo demo:administrator', MALFORMED);
  });

  test('belong to units that are in office, and the three local ones to one ward', async () => {
    const server = await startForTest();
    const units = DEMO_OFFICERS.flatMap(({ unitCode }) => unitCode ?? []);
    for (const code of units) {
      const { data } = await server.query(
        'query ($code: String!) { responsibleUnit(code: $code) { validTo jurisdiction { code level validTo } } }',
        { code },
      );
      expect({ code, ...data.responsibleUnit }).toMatchObject({ code, validTo: null });
      if (units.indexOf(code) < 3)
        expect(data.responsibleUnit.jurisdiction).toContainEqual({ code: '14329', level: 'COMMUNE', validTo: null });
    }
  });
});
