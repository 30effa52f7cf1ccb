import * as client from 'openid-client';
import { DomainError } from '../../domain/shared/errors';
import { createKeyring } from '../keys/keyring';
import { addressIn, isVerified, type AccountClaims } from './claims';
import { causeOf, discoverAt, isAway, whyNoTokens } from './service';
import type { Person } from '../../domain/shared/keys';

/** The sign-in service of a company, as the environment names it. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Domains of mail whose addresses the company itself gives out in that service: it need not say of each that it is verified. */
  readonly domains?: readonly string[];
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

/** The clocks of two machines may differ by this much when a sign-in must be a new one. */
const CLOCK_SKEW_MS = 5_000;

export type Oidc = ReturnType<typeof createOidc>;

/**
 * Sign-in with a company account by OpenID Connect: authorisation code with PKCE, state and nonce. What must be known again when the
 * browser comes back travels in a signed cookie, so any API process can finish what another began.
 */
export const createOidc = ({ issuer, clientId, clientSecret, domains = [], publicUrl, keys }: Settings) => {
  const keyring = createKeyring(keys);
  const redirectUri = new URL(CALLBACK_PATH, publicUrl).href;
  let found: Promise<client.Configuration> | undefined;

  /** Asked for at the first sign-in, and again after a failure: the product starts without it. */
  const discover = (): Promise<client.Configuration> => {
    found ??= discoverAt(issuer, clientId, clientSecret);
    return found.catch((error: unknown) => {
      found = undefined;
      throw isAway(error)
        ? new DomainError('identity_provider_unavailable', undefined, { cause: causeOf(error) })
        : new DomainError('identity_provider_wrong', undefined, { cause: causeOf(error), cure: 'OIDC_ISSUER' });
    });
  };

  return {
    /** Asks the service once whether the settings fit it. Throws as `begin` does. */
    look: async (): Promise<void> => void (await discover()),

    /** Where to send the browser, and the cookie to bring back. For a matter the service must ask again. Throws `identity_provider_unavailable` or `identity_provider_wrong`. */
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
     * verified, with the claim that is missing, `identity_provider_unavailable`, or `identity_provider_wrong`.
     */
    finish: async (
      query: string,
      cookie: string | undefined,
      now: Date,
    ): Promise<Errand & { readonly person: Person }> => {
      const begun = await begunIn(cookie, now);
      const config = await discover();
      const person = addressIn(await accountOf(config, query, begun), domains);
      const { next, approval } = begun;
      return { person, next, ...(approval !== undefined && { approval }) };
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
      if (isVerified(claims) || config.serverMetadata().userinfo_endpoint === undefined) return claims;
      return { ...(await userInfo(config, tokens.access_token, claims)), ...claims };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError(whyNoTokens(error), undefined, { cause: causeOf(error) });
    }
  }
};

/**
 * What the service tells of the account beside its token: nothing where it keeps that to itself and the token has an address. An address
 * stands with its own verification, so that of another is left out.
 */
async function userInfo(
  config: client.Configuration,
  accessToken: string,
  claims: client.IDToken,
): Promise<AccountClaims> {
  try {
    const told: AccountClaims = await client.fetchUserInfo(config, accessToken, claims.sub);
    return claims.email === undefined || claims.email === told.email ? told : {};
  } catch (error) {
    if (claims.email === undefined || isAway(error)) throw error;
    return {};
  }
}

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
