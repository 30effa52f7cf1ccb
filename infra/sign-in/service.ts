import * as client from 'openid-client';
import type { Unexplained } from '../../domain/shared/refusals';

const PATIENCE_SECONDS = 5;

/** Two spellings of one issuer: a realm's address is copied with a slash at its end, or without; the service itself says which it is. */
const spellingsOf = (issuer: string): readonly string[] =>
  new URL(issuer).pathname === '/' ? [issuer] : [issuer, issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`];

/** What the service says of itself. Throws what it says under the address as it is given, where no spelling fits. */
export async function discoverAt(
  issuer: string,
  clientId: string,
  clientSecret: string,
): Promise<client.Configuration> {
  const options = {
    timeout: PATIENCE_SECONDS,
    ...(new URL(issuer).protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
  };
  let first: unknown;
  for (const spelling of spellingsOf(issuer))
    try {
      return await client.discovery(new URL(spelling), clientId, clientSecret, undefined, options);
    } catch (error) {
      first ??= error;
      if (isAway(error)) break;
    }
  throw first;
}

/** The network's own failures are TypeErrors, and a service that is overloaded says so; everything else is an answer that waiting does not mend. */
export function isAway(error: unknown): boolean {
  const { code, status, cause } = error as {
    code?: string;
    status?: number;
    cause?: { code?: string; status?: number };
  };
  if ((status ?? cause?.status ?? 0) >= 500) return true;
  return (error instanceof TypeError && cause?.code !== 'ENOTFOUND') || code === 'OAUTH_TIMEOUT';
}

/** An account whose proof does not convince, a service that is away, or settings with which it never gives one. */
export function whyNoTokens(error: unknown): Unexplained {
  const { error: said } = error as { error?: string };
  if (said === 'invalid_client' || said === 'unauthorized_client') return 'identity_provider_wrong';
  return isAway(error) ? 'identity_provider_unavailable' : 'sign_in_failed';
}

/** What went wrong, for the log: the whole chain of causes, none of which has a secret in it. */
export function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const inner = cause instanceof Error ? `: ${cause.message}` : '';
  return `${String(error)}${inner}`;
}
