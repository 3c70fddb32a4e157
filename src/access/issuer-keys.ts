import { type JWTVerifyGetKey, createLocalJWKSet, errors } from 'jose';
import { ApiError } from '../api/errors.js';
import type { Log } from '../log.js';
import { isSecureAddress } from './loopback.js';

/** Milliseconds; tests are less patient. */
export interface KeyTimes {
  /** How old keys may get before the issuer is asked again: so long does a key live that the issuer has withdrawn. */
  maxAge: number;
  /** How long the issuer is left in peace after it was asked, whatever tokens come. */
  coolDown: number;
  /** How long the issuer may take to answer. */
  timeout: number;
}

const TIMES: KeyTimes = { maxAge: 600_000, coolDown: 10_000, timeout: 5_000 };

export interface IssuerKeys {
  /** @throws ApiError UNAVAILABLE when there are no keys at all. */
  find: JWTVerifyGetKey;
  /** What the issuer last gave, another object each time; undefined once it is to be asked again. */
  known(): object | undefined;
}

/**
 * The keys of an issuer, found by OpenID Connect discovery when the first token comes. A key that is not known makes it
 * ask again, at most once per cool-down; while the issuer does not answer, the keys it last gave go on being used.
 */
export const issuerKeys = (issuer: string, log: Log, times: Partial<KeyTimes> = {}): IssuerKeys => {
  const { maxAge, coolDown, timeout } = { ...TIMES, ...times };
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let address: URL | undefined;
  let loadedAt = -Infinity;
  let askedAt = -Infinity;
  let isFailing = false;
  let asking: Promise<void> | undefined;

  const load = async () => {
    address ??= await discover(issuer, timeout);
    keys = createLocalJWKSet((await readJson(address, timeout)) as Parameters<typeof createLocalJWKSet>[0]);
    loadedAt = performance.now();
    isFailing = false;
  };

  /** Asks the issuer, unless it was asked just now; whoever comes meanwhile waits for the same answer. Never throws. */
  const refresh = async (): Promise<void> => {
    if (!asking && performance.now() >= askedAt + coolDown) {
      askedAt = performance.now();
      asking = load()
        .catch((error: unknown) => {
          isFailing = true;
          address = undefined; // It may have moved.
          log.warn(
            { err: error },
            `the keys of ${issuer} cannot be read; ${keys ? 'the last ones stay' : 'there are none'}`,
          );
        })
        .finally(() => (asking = undefined));
    }
    await asking;
  };

  const isOld = () => performance.now() >= loadedAt + maxAge;

  const find: JWTVerifyGetKey = async (header, token) => {
    if (isOld()) {
      // Nobody waits again and again for an issuer that is down, if there is something to go on with.
      const canWait = !keys || !isFailing;
      const refreshed = refresh();
      if (canWait) await refreshed;
    }
    if (!keys) throw new ApiError('UNAVAILABLE', 'sign-in.unavailable');
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return keys(header, token);
    }
  };
  return { find, known: () => (isOld() ? undefined : keys) };
};

/** Where the issuer says that its keys are. */
const discover = async (issuer: string, timeout: number): Promise<URL> => {
  const document = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { issuer: named, jwks_uri: address } = (await readJson(document, timeout)) as Record<string, unknown>;
  if (named !== issuer) throw new Error(`${document} is about another issuer: ${String(named)}`);
  if (typeof address !== 'string' || !URL.canParse(address) || !isSecureAddress(new URL(address)))
    throw new Error(`${document} has no jwks_uri that can be trusted`);
  return new URL(address);
};

const readJson = async (address: URL, timeout: number): Promise<unknown> => {
  const headers = { accept: 'application/json, application/jwk-set+json' };
  const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(timeout) });
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  return response.json();
};
