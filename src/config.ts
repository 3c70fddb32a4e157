import { accessSync, constants, existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isLoopbackHost, isSecureAddress } from './access/loopback.js';
import type { Language } from './api/messages.js';
import { createRolesSql } from './database/roles.js';
import { PROJECT } from './project.js';

/** How the server finds its PostgreSQL. */
export type DatabaseConfig =
  /** A private cluster, its data in the folder `home`. */
  | { kind: 'embedded'; home: string }
  /**
   * A PostgreSQL that someone else runs: `url` for the application's role, `ownerUrl` for the one that migrates.
   * With `enforceRoles` an application role that could pass row-level security is refused, else only warned about.
   * `replicaUrls` are streaming replicas of it, for the application's role. `listenUrl` leads past a pooler that `url`
   * may lead to.
   */
  | {
      kind: 'external';
      url: string;
      ownerUrl: string;
      enforceRoles?: boolean;
      replicaUrls?: readonly string[];
      listenUrl?: string;
    };

/** Whose access tokens are taken. */
export interface SignInConfig {
  /** The OpenID Connect issuer, word for word as its tokens name it. */
  issuer: string;
  /** What its tokens call this registry. */
  audience: string;
  /** The tokens' `typ`; it tells access tokens from others that the issuer signs. */
  tokenType: string;
}

/** Everything that can be set from outside. */
export interface Config {
  production: boolean;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  logLevel: LogLevel;
  /** In which commands speak to whoever runs them; the API goes by each request. */
  language: Language;
  /** Origins of web pages, besides the server's own, that may call the API. */
  allowedOrigins: string[];
  /** `reference`: units, responsible units and reported figures; `demo`: the invented story of Ninh Bình too. */
  seeds: Seeds;
  database: DatabaseConfig;
  /** Null: nobody can sign in with a token. */
  signIn: SignInConfig | null;
  /** Whether anyone may be a demo officer. */
  demoSignIn: boolean;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const SEEDS = ['none', 'reference', 'demo'] as const;
const ENVIRONMENTS = ['development', 'test', 'production'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];
export type Seeds = (typeof SEEDS)[number];

/** A setting that cannot be used; the message is one line that names the variable and what it may be. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads and checks every setting. The only reader of the environment: the rest of the program is handed a Config.
 * An empty variable counts as not given.
 *
 * @throws ConfigError for the first setting that cannot be used.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const production = oneOf(env, 'NODE_ENV', ENVIRONMENTS, 'development') === 'production';
  const host = env.HOST || '127.0.0.1';
  const database = readDatabase(env, production);
  return {
    production,
    host,
    port: readPort(env.PORT || '4000'),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    language: readLanguage(env),
    allowedOrigins: (env.ALLOWED_ORIGINS ?? '').split(',').flatMap(readOrigin),
    seeds: oneOf(env, 'LIENGIA_SEEDS', SEEDS, production ? 'none' : 'demo'),
    database,
    signIn: readSignIn(env),
    demoSignIn: isDemoAllowed({ production, host, database }),
  };
}

/** Who `npm run import` is, where no argument says it: the access token in LIENGIA_TOKEN. */
export const readToken = (env: NodeJS.ProcessEnv): string | undefined => env.LIENGIA_TOKEN || undefined;

/** Demo officers need no secret, so they are for trying things out on one's own machine and invented data alone. */
export function isDemoAllowed({
  production,
  host,
  database,
}: Pick<Config, 'production' | 'host' | 'database'>): boolean {
  return !production && isLoopbackHost(host) && database.kind === 'embedded';
}

function oneOf<T extends string>(env: NodeJS.ProcessEnv, name: string, values: readonly T[], fallback: T): T {
  const given = env[name] || fallback;
  const value = values.find((value) => value === given);
  if (value === undefined) throw new ConfigError(`${name} is "${given}"; it may be ${values.join(', ')}.`);
  return value;
}

/** The terminal's own, as POSIX ranks its variables. */
function readLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^vi\b|^vi_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'vi' : 'en';
}

function readPort(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : NaN;
  if (!(port <= 65535)) throw new ConfigError(`PORT is "${given}"; it must be a whole number from 0 to 65535.`);
  return port;
}

function readOrigin(given: string): string[] {
  const text = given.trim();
  if (text === '') return [];
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    throw new ConfigError(`ALLOWED_ORIGINS has "${text}"; each must be an origin such as https://map.example.vn.`);
  }
  return [url.origin];
}

function readSignIn(env: NodeJS.ProcessEnv): SignInConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = env;
  const tokenType = env.OIDC_TOKEN_TYPE || 'at+jwt';
  if (!/^[\w.+/-]+$/.test(tokenType))
    throw new ConfigError(`OIDC_TOKEN_TYPE is "${tokenType}"; it must be a type of tokens such as at+jwt or JWT.`);
  if (!issuer && !audience) return null;
  if (!issuer || !audience) {
    throw new ConfigError(
      `${issuer ? 'OIDC_AUDIENCE' : 'OIDC_ISSUER'} is missing: OIDC_ISSUER is the address of who signs people in, ` +
        'OIDC_AUDIENCE what its access tokens call this registry.',
    );
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  // The value is not repeated: it may carry a password by mistake.
  if (!url || !isSecureAddress(url) || url.username || url.password || /[?#\s]/.test(issuer)) {
    throw new ConfigError(
      'OIDC_ISSUER is no address of an issuer; it must look like https://id.example.vn, with http on this machine alone.',
    );
  }
  return { issuer, audience, tokenType };
}

function readDatabase(env: NodeJS.ProcessEnv, production: boolean): DatabaseConfig {
  const url = readDatabaseUrl('DATABASE_URL', env.DATABASE_URL);
  const ownerUrl = readDatabaseUrl('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL);
  const replicaUrls = (env.DATABASE_REPLICA_URLS ?? '')
    .split(',')
    .flatMap((text) => readDatabaseUrl('DATABASE_REPLICA_URLS', text.trim()) ?? []);
  const listenUrl = readDatabaseUrl('DATABASE_LISTEN_URL', env.DATABASE_LISTEN_URL);
  if (url && ownerUrl) {
    return {
      kind: 'external',
      url,
      ownerUrl,
      enforceRoles: production,
      ...(replicaUrls.length > 0 && { replicaUrls }),
      ...(listenUrl && { listenUrl }),
    };
  }
  if (replicaUrls.length > 0)
    throw new ConfigError('DATABASE_REPLICA_URLS goes with DATABASE_URL and DATABASE_OWNER_URL, their primary.');
  if (listenUrl)
    throw new ConfigError('DATABASE_LISTEN_URL goes with DATABASE_URL and DATABASE_OWNER_URL, the same database.');
  if (!url && !ownerUrl) return { kind: 'embedded', home: resolve(env.LIENGIA_HOME || defaultHome(env)) };
  throw new ConfigError(
    `${url ? 'DATABASE_OWNER_URL' : 'DATABASE_URL'} is missing: DATABASE_URL is the application's role, ` +
      'DATABASE_OWNER_URL the role that owns the database and migrates it. ' +
      `To make the two: ${createRolesSql(databaseName(url ?? ownerUrl ?? ''))}`,
  );
}

function readDatabaseUrl(name: string, given: string | undefined): string | undefined {
  if (!given) return undefined;
  // The value is not repeated: it carries a password.
  if (!URL.canParse(given) || !/^postgres(ql)?:$/.test(new URL(given).protocol) || !databaseName(given)) {
    throw new ConfigError(
      `${name} is no PostgreSQL address; it must look like postgresql://role:password@host:5432/database.`,
    );
  }
  return given;
}

function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/**
 * `.liengia` in the project. Root keeps it elsewhere, because PostgreSQL then runs as a user without rights, who may
 * not be able to reach the project; so does anyone who cannot write to the project.
 */
function defaultHome(env: NodeJS.ProcessEnv): string {
  const own = `${basename(PROJECT)}-${createHash('sha256').update(PROJECT).digest('hex').slice(0, 8)}`;
  if (process.getuid?.() === 0) return join('/var/lib/liengia', own);

  const inProject = join(PROJECT, '.liengia');
  if (isWritable(existsSync(inProject) ? inProject : PROJECT)) return inProject;
  return join(env.XDG_STATE_HOME || join(homedir(), '.local/state'), 'liengia', own);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
