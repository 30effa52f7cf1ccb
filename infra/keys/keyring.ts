import { createHash, createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';

/** What a signature is for; a token of one purpose is worthless for any other. */
export type Purpose =
  | 'decision'
  | 'opened'
  | 'session'
  | 'signIn'
  | 'proof'
  | 'oidc'
  | 'reminders'
  | 'calendar'
  | 'figure'
  | 'openedFigure';

/** With which keys addresses of ours are signed, and where our pages are. */
export interface AddressSettings {
  readonly keys: readonly string[];
  readonly publicUrl: string;
}

/** So many years on, leap days included: addresses that are kept for years are good at least so long. */
export const yearsAfter = (from: Date, years: number): Date => new Date(from.getTime() + years * 366 * 86_400_000);

const ISSUER = 'gatehouse';
const SHORTEST_KEY_BYTES = 32;

export type Keyring = ReturnType<typeof createKeyring>;

/** What a token says (RFC 7519): whom it is about, its own name, until when it is good (seconds), and what is ours. */
export interface TokenClaims {
  readonly sub?: string;
  readonly jti?: string;
  readonly exp?: number;
  readonly [name: string]: unknown;
}

const inBase64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The object of a token's part. Throws where there is none. */
const objectIn = (part: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new TypeError('no object');
};

const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Signs with the first key (base64url, 32 bytes or more) and verifies with all, so that a key can be changed while links are out. A token
 * is a JWT (RFC 7519) by HS256 with the key's name: made here, since a library's way through a promise and another thread costs ten
 * times as much (docs/performance.md).
 */
export const createKeyring = (keys: readonly string[]) => {
  const secrets = keys.map((key) => Buffer.from(key, 'base64url'));
  const first = secrets[0];
  if (!first || secrets.some(({ length }) => length < SHORTEST_KEY_BYTES))
    throw new Error(`A link key must be base64url text of at least ${SHORTEST_KEY_BYTES} bytes.`);
  // Key objects are prepared once; bytes would be at every call.
  const all = secrets.map((secret) => createSecretKey(secret));
  const [signing] = all as [KeyObject];
  const kid = idOf(first);
  const header = inBase64({ alg: 'HS256', kid });
  const byId = new Map(secrets.map((secret, at) => [idOf(secret), all[at]]));
  const macOf = (secret: KeyObject, text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  /** The claims of a token that one of our keys signed. Throws for any other. */
  const genuine = (token: string): TokenClaims => {
    const [head = '', payload = '', mac = '', ...more] = token.split('.');
    const { alg, kid: named, crit } = objectIn(head);
    const secret = byId.get(String(named));
    if (more.length > 0 || alg !== 'HS256' || crit !== undefined || !secret) throw new TypeError('not ours');
    if (!sameText(mac, macOf(secret, `${head}.${payload}`))) throw new TypeError('forged');
    return objectIn(payload) as TokenClaims;
  };

  return {
    sign: async (purpose: Purpose, claims: TokenClaims, expiresAt: Date): Promise<string> => {
      const exp = Math.floor(expiresAt.getTime() / 1000);
      const signed = `${header}.${inBase64({ ...claims, iss: ISSUER, aud: purpose, exp })}`;
      return `${signed}.${macOf(signing, signed)}`;
    },
    /** Throws `link_expired` (with its claims, which were genuine) or `link_invalid`. */
    verify: async (purpose: Purpose, token: string, now: Date): Promise<TokenClaims> => {
      const claims = claimsFor(purpose, token, genuine);
      if (Number(claims.exp) > Math.floor(now.getTime() / 1000)) return claims;
      throw new DomainError('link_expired', undefined, claims);
    },
    mac: (text: string): string => macOf(signing, text),
    /** By each key, the one that signs first. */
    macs: (text: string): readonly string[] => all.map((secret) => macOf(secret, text)),
    isMac: (text: string, mac: string): boolean => all.some((secret) => sameText(mac, macOf(secret, text))),
  };
};

/** Whatever is wrong with a token but its age, its bearer can do nothing but ask for another. */
const claimsFor = (purpose: Purpose, token: string, genuine: (token: string) => TokenClaims): TokenClaims => {
  try {
    const claims = genuine(token);
    if (claims['iss'] === ISSUER && claims['aud'] === purpose && typeof claims.exp === 'number') return claims;
  } catch {
    throw new DomainError('link_invalid');
  }
  throw new DomainError('link_invalid');
};

/** Names a key without telling it: the first 8 hex digits of its SHA-256. */
const idOf = (secret: Buffer) => createHash('sha256').update(secret).digest('hex').slice(0, 8);
