import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { DomainError } from '../domain/errors';

/** What a signature is for; a token of one purpose is worthless for any other. */
export type Purpose = 'decision' | 'session' | 'signIn' | 'proof' | 'oidc' | 'reminders' | 'calendar';

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

/** Signs with the first key (base64url, 32 bytes or more) and verifies with all, so that a key can be changed while links are out. */
export const createKeyring = (keys: readonly string[]) => {
  const secrets = keys.map((key) => Buffer.from(key, 'base64url'));
  const first = secrets[0];
  if (!first || secrets.some(({ length }) => length < SHORTEST_KEY_BYTES))
    throw new Error(`A link key must be base64url text of at least ${SHORTEST_KEY_BYTES} bytes.`);
  // Key objects are prepared once by the library; bytes would be at every call.
  const byId = new Map(secrets.map((secret) => [idOf(secret), createSecretKey(secret)]));
  const kid = idOf(first);
  const signing = createSecretKey(first);
  const macOf = (secret: Buffer, text: string) => createHmac('sha256', secret).update(text).digest();

  return {
    sign: (purpose: Purpose, claims: JWTPayload, expiresAt: Date): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid })
        .setIssuer(ISSUER)
        .setAudience(purpose)
        .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
        .sign(signing),
    /** Throws `link_expired` (with its claims, which were genuine) or `link_invalid`. */
    verify: async (purpose: Purpose, token: string, now: Date): Promise<JWTPayload> => {
      try {
        const secret = byId.get(String(decodeProtectedHeader(token).kid));
        if (!secret) throw new DomainError('link_invalid');
        const options = { algorithms: ['HS256'], issuer: ISSUER, audience: purpose, currentDate: now };
        return (await jwtVerify(token, secret, options)).payload;
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw new DomainError('link_expired', undefined, error.payload);
        // Whatever else is wrong with a token, its bearer can do nothing but ask for another.
        throw new DomainError('link_invalid');
      }
    },
    mac: (text: string): string => macOf(first, text).toString('base64url'),
    isMac: (text: string, mac: string): boolean => {
      const given = Buffer.from(mac, 'base64url');
      return secrets.some((secret) => {
        const expected = macOf(secret, text);
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
    },
  };
};

/** Names a key without telling it: the first 8 hex digits of its SHA-256. */
const idOf = (secret: Buffer) => createHash('sha256').update(secret).digest('hex').slice(0, 8);
