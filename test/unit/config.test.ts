import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, isDemoAllowed, readConfig } from '../../src/config.js';

const urls = {
  DATABASE_URL: 'postgresql://liengia_app:s3cret@db.example/liengia',
  DATABASE_OWNER_URL: 'postgresql://liengia_owner:s3cret@db.example/liengia',
};

const replicas = [
  'postgresql://liengia_app:s3cret@db2.example/liengia',
  'postgresql://liengia_app:s3cret@db3.example/liengia',
];

test('nothing set: the demo story on a private database, for this machine only', () => {
  const { database, ...rest } = readConfig({});
  expect(rest).toEqual({
    production: false,
    host: '127.0.0.1',
    port: 4000,
    logLevel: 'info',
    language: 'en',
    allowedOrigins: [],
    seeds: 'demo',
    signIn: null,
    demoSignIn: true,
  });
  expect(database.kind).toBe('embedded');
});

test('an empty variable counts as not given', () => {
  const empty = {
    PORT: '',
    HOST: '',
    NODE_ENV: '',
    DATABASE_URL: '',
    LIENGIA_HOME: '',
    OIDC_ISSUER: '',
    OIDC_AUDIENCE: '',
  };
  expect(readConfig({ ...empty, OIDC_TOKEN_TYPE: '' })).toEqual(readConfig({}));
});

test('everything set', () => {
  const config = readConfig({
    ...urls,
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    PORT: '0',
    LOG_LEVEL: 'warn',
    LANG: 'vi_VN.UTF-8',
    ALLOWED_ORIGINS: 'https://map.example.vn, http://localhost:3000/',
    LIENGIA_SEEDS: 'reference',
    OIDC_ISSUER: 'https://id.example.vn/realms/pccc',
    OIDC_AUDIENCE: 'liengia',
    OIDC_TOKEN_TYPE: 'JWT',
    DATABASE_REPLICA_URLS: `${replicas[0]}, ${replicas[1]},`,
    DATABASE_LISTEN_URL: urls.DATABASE_OWNER_URL,
  });
  expect(config).toEqual({
    production: true,
    host: '0.0.0.0',
    port: 0,
    logLevel: 'warn',
    language: 'vi',
    allowedOrigins: ['https://map.example.vn', 'http://localhost:3000'],
    seeds: 'reference',
    database: {
      kind: 'external',
      url: urls.DATABASE_URL,
      ownerUrl: urls.DATABASE_OWNER_URL,
      enforceRoles: true,
      replicaUrls: replicas,
      listenUrl: urls.DATABASE_OWNER_URL,
    },
    signIn: { issuer: 'https://id.example.vn/realms/pccc', audience: 'liengia', tokenType: 'JWT' },
    demoSignIn: false,
  });
});

test('production loads no seeds unless told', () => {
  expect(readConfig({ NODE_ENV: 'production' }).seeds).toBe('none');
});

const issuer = (OIDC_ISSUER: string, more = {}) => ({ OIDC_ISSUER, OIDC_AUDIENCE: 'liengia', ...more });

test.each([
  'https://id.example.vn',
  'https://id.example.vn/',
  'http://localhost:8080/realms/pccc',
  'http://127.0.0.1:8080',
  'http://[::1]:8080',
])('%s may issue tokens, and is named as it is spelled', (address) => {
  expect(readConfig(issuer(address)).signIn).toEqual({ issuer: address, audience: 'liengia', tokenType: 'at+jwt' });
});

const embedded = { kind: 'embedded', home: '/home' } as const;
const external = { kind: 'external', url: urls.DATABASE_URL, ownerUrl: urls.DATABASE_OWNER_URL } as const;

test.each([
  [{ production: false, host: '127.0.0.1', database: embedded }, true],
  [{ production: false, host: 'localhost', database: embedded }, true],
  [{ production: false, host: '::1', database: embedded }, true],
  [{ production: true, host: '127.0.0.1', database: embedded }, false],
  [{ production: false, host: '0.0.0.0', database: embedded }, false],
  [{ production: false, host: '::', database: embedded }, false],
  [{ production: false, host: 'localhost.example.vn', database: embedded }, false],
  [{ production: false, host: '127.0.0.1.example.vn', database: embedded }, false],
  [{ production: false, host: '127.0.0.1', database: external }, false],
])('with %j, may anyone be a demo officer? %s', (config, isAllowed) => {
  expect(isDemoAllowed(config)).toBe(isAllowed);
});

test('a given home is taken from where the command runs', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  expect(readConfig({ LIENGIA_HOME: home }).database).toEqual({ kind: 'embedded', home });
  expect(readConfig({ LIENGIA_HOME: 'here' }).database).toEqual({ kind: 'embedded', home: resolve('here') });
});

test.each([
  [{ NODE_ENV: 'prod' }, 'NODE_ENV is "prod"; it may be development, test, production.'],
  [{ PORT: '-1' }, 'PORT is "-1"; it must be a whole number from 0 to 65535.'],
  [{ PORT: '65536' }, 'PORT is "65536"; it must be a whole number from 0 to 65535.'],
  [{ PORT: '4000x' }, 'PORT is "4000x"; it must be a whole number from 0 to 65535.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"; it may be trace, debug, info, warn, error, fatal, silent.'],
  [{ LIENGIA_SEEDS: 'all' }, 'LIENGIA_SEEDS is "all"; it may be none, reference, demo.'],
  [
    { ALLOWED_ORIGINS: 'https://map.example.vn/page' },
    'ALLOWED_ORIGINS has "https://map.example.vn/page"; each must be an origin such as https://map.example.vn.',
  ],
  [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS has "*"; each must be an origin such as https://map.example.vn.'],
  [{ ...urls, DATABASE_URL: 'mysql://a:s3cret@b/c' }, /^DATABASE_URL is no PostgreSQL address/],
  [{ ...urls, DATABASE_OWNER_URL: 's3cret' }, /^DATABASE_OWNER_URL is no PostgreSQL address/],
  [{ ...urls, DATABASE_URL: 'postgresql://a:s3cret@b' }, /^DATABASE_URL is no PostgreSQL address/],
  [
    { DATABASE_URL: urls.DATABASE_URL },
    /^DATABASE_OWNER_URL is missing: .* CREATE ROLE liengia_owner .* CREATE ROLE liengia_app .* ALTER DATABASE "liengia" OWNER TO liengia_owner;$/,
  ],
  [{ DATABASE_OWNER_URL: urls.DATABASE_OWNER_URL }, /^DATABASE_URL is missing: /],
  [
    { ...urls, DATABASE_REPLICA_URLS: `${replicas[0]}, http://s3cret` },
    /^DATABASE_REPLICA_URLS is no PostgreSQL address/,
  ],
  [{ DATABASE_REPLICA_URLS: replicas[0] }, /^DATABASE_REPLICA_URLS goes with DATABASE_URL and DATABASE_OWNER_URL/],
  [{ ...urls, DATABASE_LISTEN_URL: 's3cret' }, /^DATABASE_LISTEN_URL is no PostgreSQL address/],
  [{ DATABASE_LISTEN_URL: urls.DATABASE_URL }, /^DATABASE_LISTEN_URL goes with DATABASE_URL and DATABASE_OWNER_URL/],
  [{ OIDC_ISSUER: 'https://id.example.vn' }, /^OIDC_AUDIENCE is missing: /],
  [{ OIDC_AUDIENCE: 'liengia' }, /^OIDC_ISSUER is missing: /],
  [issuer('http://id.example.vn'), /^OIDC_ISSUER is no address of an issuer; .* https:\/\/id\.example\.vn, with http/],
  [issuer('https://a:s3cret@id.example.vn'), /^OIDC_ISSUER is no address of an issuer/],
  [issuer('https://id.example.vn?realm=s3cret'), /^OIDC_ISSUER is no address of an issuer/],
  [issuer('https://id.example.vn#s3cret'), /^OIDC_ISSUER is no address of an issuer/],
  [issuer('https://id.example.vn\n'), /^OIDC_ISSUER is no address of an issuer/],
  [issuer('ftp://127.0.0.1'), /^OIDC_ISSUER is no address of an issuer/],
  [issuer('id.example.vn'), /^OIDC_ISSUER is no address of an issuer/],
  [
    issuer('https://id.example.vn', { OIDC_TOKEN_TYPE: 'a token' }),
    'OIDC_TOKEN_TYPE is "a token"; it must be a type of tokens such as at+jwt or JWT.',
  ],
])('%j is refused', (env, message) => {
  const read = () => readConfig(env);
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/s3cret|\n/);
});
