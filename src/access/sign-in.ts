import { type JWTPayload, errors, jwtVerify } from 'jose';
import { ApiError } from '../api/errors.js';
import type { Facts, MessageKey } from '../api/messages.js';
import { isSafeText } from '../api/text.js';
import type { SignInConfig } from '../config.js';
import type { Log } from '../log.js';
import { DEMO_OFFICERS } from './demo-officers.js';
import { type IssuerKeys, type KeyTimes, issuerKeys } from './issuer-keys.js';
import { isLoopbackHost } from './loopback.js';

/** Who sent a request, as the issuer of their token knows them; what they may do is another question. */
export interface Identity {
  /** Unique and lasting: what an officer is granted to. */
  subject: string;
  /** What they are called, where the token says it. */
  name: string | null;
}

export interface SignIn {
  /**
   * Who sends a request with these headers; null: nobody, for want of an `Authorization`. One that does not hold is
   * never nobody.
   *
   * @throws ApiError UNAUTHENTICATED, or UNAVAILABLE when it cannot be told because the issuer does not answer.
   */
  identify(authorization: string | undefined, host?: string): Promise<Identity | null>;
  /** Whether a request to this host may come from a demo officer. */
  offersDemo(host: string | undefined): boolean;
}

export interface SignInOptions {
  log: Log;
  /** Whether demo officers exist: `Config.demoSignIn`. */
  demo?: boolean;
  times?: Partial<KeyTimes>;
}

/** Asymmetric ones alone: with HS256 the issuer's public key would be the secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
const LONGEST_HEADER = 8192;
const LONGEST_SUBJECT = 255;
const LONGEST_NAME = 200;
const DEMO = 'demo:';

/** Tells who sends a request: by the tokens of one OpenID Connect issuer, or of nobody without `config`. */
export const createSignIn = (config: SignInConfig | null, { log, demo = false, times }: SignInOptions): SignIn => {
  const verified = config && verifier(config, issuerKeys(config.issuer, log, times));
  // A page on a name that was bent to this machine still says its own name here.
  const offersDemo = (host: string | undefined) => demo && isLoopbackHost((host ?? '').replace(/:\d+$/, ''));

  return {
    offersDemo,
    async identify(authorization, host) {
      if (authorization === undefined) return null;
      const [, scheme = '', credential = ''] =
        (authorization.length <= LONGEST_HEADER && /^(bearer|demo) ([\w.~+/:-]+=*)$/i.exec(authorization)) || [];
      if (/^demo$/i.test(scheme) && offersDemo(host)) return demoIdentity(credential);
      if (!/^bearer$/i.test(scheme)) throw refused('sign-in.malformed');
      if (!verified) throw refused('sign-in.not-set-up');
      return identityOf(await verified(credential));
    },
  };
};

const refused = (key: MessageKey, facts?: Facts): ApiError => new ApiError('UNAUTHENTICATED', key, facts);

const demoIdentity = (given: string): Identity => {
  const officer = DEMO_OFFICERS.find(({ subject }) => subject === given);
  if (!officer) throw refused('sign-in.demo');
  return { subject: officer.subject, name: officer.label.vi };
};

/** How many tokens are remembered, of 8 KB at most. */
const MOST_REMEMBERED = 1_000;

/**
 * Tells what a token claims, if it holds. One that held is remembered while the issuer's keys are the same: to check its
 * signature again would only find the same, at the price of a small question. It ends when it ends.
 */
const verifier = ({ issuer, audience, tokenType }: SignInConfig, keys: IssuerKeys) => {
  let held = new Map<string, JWTPayload>();
  let heldBy: object | undefined;

  const remembered = (token: string): JWTPayload | undefined => {
    if (heldBy !== keys.known()) {
      heldBy = keys.known();
      held = new Map();
    }
    const payload = held.get(token);
    return payload && Date.now() / 1_000 < payload.exp! + CLOCK_TOLERANCE_SECONDS ? payload : undefined;
  };

  return async (token: string): Promise<JWTPayload> => {
    const known = remembered(token);
    if (known) return known;
    const by = heldBy;
    try {
      const { payload } = await jwtVerify(token, keys.find, {
        issuer,
        audience,
        typ: tokenType,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp'],
      });
      if (by && by === keys.known()) {
        const [oldest] = held.keys();
        if (held.size >= MOST_REMEMBERED) held.delete(oldest!);
        held.set(token, payload);
      }
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      throw refusalOf(error, tokenType);
    }
  };
};

/** Which check failed. Claims are looked at only once the signature holds, so only the issuer's tokens are told which. */
const refusalOf = (error: errors.JOSEError, type: string): ApiError => {
  if (error instanceof errors.JWTExpired) return refused('sign-in.expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    switch (error.claim) {
      case 'iss':
        return refused('sign-in.issuer');
      case 'aud':
        return refused('sign-in.audience');
      case 'nbf':
        return refused('sign-in.early');
      case 'typ':
        return refused('sign-in.type', { type });
    }
  }
  return refused('sign-in.token');
};

const identityOf = ({ sub, ...claims }: JWTPayload): Identity => {
  if (typeof sub !== 'string' || !isProper(sub, LONGEST_SUBJECT) || sub.startsWith(DEMO))
    throw refused('sign-in.subject', { most: LONGEST_SUBJECT });
  const names = [claims['name'], claims['preferred_username']];
  const name = names.find((name): name is string => typeof name === 'string' && isProper(name.trim(), LONGEST_NAME));
  return { subject: sub, name: name?.trim().normalize('NFC') ?? null };
};

const isProper = (text: string, most: number): boolean => text !== '' && text.length <= most && isSafeText(text);
