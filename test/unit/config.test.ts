import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, readConfig } from '../../src/config.js';

const urls = {
  DATABASE_URL: 'postgresql://liengia_app:s3cret@db.example/liengia',
  DATABASE_OWNER_URL: 'postgresql://liengia_owner:s3cret@db.example/liengia',
};

test('nothing set: the demo story on a private database, for this machine only', () => {
  const { database, ...rest } = readConfig({});
  expect(rest).toEqual({
    production: false,
    host: '127.0.0.1',
    port: 4000,
    logLevel: 'info',
    allowedOrigins: [],
    seeds: 'demo',
  });
  expect(database.kind).toBe('embedded');
});

test('an empty variable counts as not given', () => {
  expect(readConfig({ PORT: '', HOST: '', NODE_ENV: '', DATABASE_URL: '', LIENGIA_HOME: '' })).toEqual(readConfig({}));
});

test('everything set', () => {
  const config = readConfig({
    ...urls,
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    PORT: '0',
    LOG_LEVEL: 'warn',
    ALLOWED_ORIGINS: 'https://map.example.vn, http://localhost:3000/',
    LIENGIA_SEEDS: 'reference',
  });
  expect(config).toEqual({
    production: true,
    host: '0.0.0.0',
    port: 0,
    logLevel: 'warn',
    allowedOrigins: ['https://map.example.vn', 'http://localhost:3000'],
    seeds: 'reference',
    database: {
      kind: 'external',
      url: urls.DATABASE_URL,
      ownerUrl: urls.DATABASE_OWNER_URL,
      enforceRoles: true,
    },
  });
});

test('production loads no seeds unless told', () => {
  expect(readConfig({ NODE_ENV: 'production' }).seeds).toBe('none');
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
])('%j is refused', (env, message) => {
  const read = () => readConfig(env);
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/s3cret|\n/);
});
