import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { type AdapterPayload, Provider } from 'oidc-provider';

/** A real OpenID Connect provider on loopback, for whom everyone is a client with the same secret. */
export interface TestProvider {
  issuer: string;
  audience: string;
  /** An access token that the provider has issued, for any subject; `claims` such as `name` are added to it. */
  tokenFor(subject: string, claims?: JWTPayload): Promise<string>;
  /** A token that the provider would never issue, in its own hand: `claims` and `header` overwrite those of a good one. */
  forge(claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** Its public key of the moment. */
  publicKey(): JWK;
  /** Replaces its key by another. */
  rotateKey(): Promise<void>;
  /** The paths that were asked for, since the start. */
  requests: string[];
  /** Answers nothing any more; may be called twice. */
  stop(): Promise<void>;
}

const SECRET = 'a secret of tests alone';
const AUDIENCE = 'urn:liengia:registry';

export async function startProvider(): Promise<TestProvider> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url!);
    void current.callback(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const claimsOf = new Map<string, JWTPayload>();
  let keys = 0;
  const withNewKey = async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const names = { kid: `key-${++keys}`, alg: 'RS256', use: 'sig' };
    const provider = createProvider(issuer, { ...(await exportJWK(privateKey)), ...names }, claimsOf);
    return { callback: provider.callback(), privateKey, publicKey: { ...(await exportJWK(publicKey)), ...names } };
  };
  let current = await withNewKey();

  return {
    issuer,
    audience: AUDIENCE,
    requests,
    publicKey: () => current.publicKey,
    async tokenFor(subject, claims = {}) {
      claimsOf.set(subject, claims);
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: subject,
        client_secret: SECRET,
        resource: AUDIENCE,
      });
      const response = await fetch(`${issuer}/token`, { method: 'POST', body });
      const answer = (await response.json()) as { access_token?: string };
      if (!answer.access_token) throw new Error(`no token for ${subject}: ${JSON.stringify(answer)}`);
      return answer.access_token;
    },
    async forge(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const good = { iss: issuer, aud: AUDIENCE, sub: 'an-officer', iat: now, exp: now + 600 };
      return new SignJWT({ ...good, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: current.publicKey.kid, ...header })
        .sign(current.privateKey);
    },
    async rotateKey() {
      current = await withNewKey();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createProvider(issuer: string, key: JWK, claimsOf: Map<string, JWTPayload>): Provider {
  // Whoever asks is a client, named as they ask; so the subject of a token can be anything.
  class Adapter {
    constructor(private readonly model: string) {}

    async find(id: string): Promise<AdapterPayload | undefined> {
      if (this.model !== 'Client') return undefined;
      return {
        client_id: id,
        client_secret: SECRET,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      };
    }

    async upsert(): Promise<void> {}
    async findByUserCode(): Promise<undefined> {}
    async findByUid(): Promise<undefined> {}
    async consume(): Promise<void> {}
    async destroy(): Promise<void> {}
    async revokeByGrantId(): Promise<void> {}
  }

  return new Provider(issuer, {
    adapter: Adapter,
    jwks: { keys: [key as never] },
    ttl: { ClientCredentials: 600 },
    cookies: { keys: ['tests'] },
    extraTokenClaims: (_context, token) => claimsOf.get(token.clientId ?? '') ?? {},
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, audience) => ({ scope: '', audience, accessTokenFormat: 'jwt' }),
      },
    },
  });
}
