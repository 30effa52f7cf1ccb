import * as client from 'openid-client';
import { DomainError } from '../domain/errors';
import type { Person } from '../domain/programme';
import { createKeyring } from './keyring';

/** The sign-in service of a company, as the environment names it. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where somebody goes on to, and the matter for which they prove again who they are. */
export interface Errand {
  readonly next: string;
  readonly approval?: string;
}

interface Settings extends OidcSettings {
  readonly publicUrl: string;
  readonly keys: readonly string[];
}

/** Where the sign-in service sends the browser back to; it must be registered there under the public address. */
export const CALLBACK_PATH = '/sign-in/company/callback';

/** How long a person may take at the sign-in service. */
export const ERRAND_MINUTES = 10;

const PATIENCE_SECONDS = 5;

/** The clocks of two machines may differ by this much when a sign-in must be a new one. */
const CLOCK_SKEW_MS = 5_000;

export type Oidc = ReturnType<typeof createOidc>;

/**
 * Sign-in with a company account by OpenID Connect: authorisation code with PKCE, state and nonce. What must be known again when the
 * browser comes back travels in a signed cookie, so any API process can finish what another began.
 */
export const createOidc = ({ issuer, clientId, clientSecret, publicUrl, keys }: Settings) => {
  const keyring = createKeyring(keys);
  const redirectUri = new URL(CALLBACK_PATH, publicUrl).href;
  let found: Promise<client.Configuration> | undefined;

  /** Asked for at the first sign-in, and again after a failure: the product starts without it. */
  const discover = (): Promise<client.Configuration> => {
    found ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: PATIENCE_SECONDS,
      ...(new URL(issuer).protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
    });
    return found.catch((error: unknown) => {
      found = undefined;
      throw new DomainError('identity_provider_unavailable', undefined, { cause: String(error) });
    });
  };

  return {
    /** Where to send the browser, and the cookie to bring back. For a matter the service must ask again. Throws `identity_provider_unavailable`. */
    begin: async (errand: Errand, now: Date): Promise<{ readonly url: string; readonly cookie: string }> => {
      const config = await discover();
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(errand.approval !== undefined && { prompt: 'login', max_age: '0' }),
      });
      const claims = { ...errand, verifier, state, nonce, begunAt: now.getTime() };
      const cookie = await keyring.sign('oidc', claims, new Date(now.getTime() + ERRAND_MINUTES * 60_000));
      return { url: url.href, cookie };
    },

    /**
     * Who came back, by the verified mail address of their account. Throws `sign_in_failed`, `identity_unknown` when the address is not
     * verified, or `identity_provider_unavailable`.
     */
    finish: async (
      query: string,
      cookie: string | undefined,
      now: Date,
    ): Promise<Errand & { readonly person: Person }> => {
      const begun = await begunIn(cookie, now);
      const config = await discover();
      const { email, email_verified } = await accountOf(config, query, begun);
      if (typeof email !== 'string' || email_verified !== true) throw new DomainError('identity_unknown');
      const { next, approval } = begun;
      return { person: email.toLowerCase(), next, ...(approval !== undefined && { approval }) };
    },
  };

  async function begunIn(cookie: string | undefined, now: Date) {
    try {
      return (await keyring.verify('oidc', cookie ?? '', now)) as unknown as Begun;
    } catch (error) {
      if (error instanceof DomainError) throw new DomainError('sign_in_failed');
      throw error;
    }
  }

  async function accountOf(
    config: client.Configuration,
    query: string,
    { verifier, state, nonce, approval, begunAt }: Begun,
  ) {
    try {
      const tokens = await client.authorizationCodeGrant(config, new URL(`${redirectUri}${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || (approval !== undefined && !isNewSince(claims.auth_time, begunAt)))
        throw new DomainError('sign_in_failed');
      return await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      // The network's own failures are TypeErrors; everything else is an answer that does not convince.
      const isAway = error instanceof TypeError || (error as { code?: string }).code === 'OAUTH_TIMEOUT';
      throw new DomainError(isAway ? 'identity_provider_unavailable' : 'sign_in_failed', undefined, {
        cause: String(error),
      });
    }
  }
};

/** What was remembered while the person was away at the sign-in service. */
interface Begun extends Errand {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly begunAt: number;
}

/** Whether the person signed in at the service after they were sent there; the service says so in whole seconds. */
const isNewSince = (authTime: number | undefined, begunAt: number) =>
  authTime !== undefined && (authTime + 1) * 1000 + CLOCK_SKEW_MS >= begunAt;
