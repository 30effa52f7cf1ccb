import { randomBytes } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';
import { hashOf } from '../host/hashes';
import { createKeyring, type Purpose, type TokenClaims } from './keyring';

/** What a mailed token stands for, and until when; the token itself is known to its mail alone. */
interface Mailed {
  readonly purpose: string;
  readonly claims: object;
  /** ISO. */
  readonly expiresAt: string;
}

/** Where it is kept what mailed tokens stand for, by their hashes. */
export interface MailedLinks {
  /** Kept again under the same hash it is the same link, good until the later of both ends. */
  readonly keep: (hash: string, mailed: Mailed) => Promise<void>;
  /** By any of these hashes: of one token there is one by each key. */
  readonly find: (hashes: readonly string[]) => Promise<Mailed | undefined>;
}

/** Which tokens are mailed. */
type MailedPurpose = Extract<Purpose, 'decision' | 'signIn' | 'reminders'>;

const BYTES = 20;

/** 160 bits in base32 (RFC 4648, small letters): nothing in it that a mail program breaks or a reader mistakes. */
const TOKEN = /^[a-z2-7]{32}$/;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';

const inBase32 = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replace(/.{5}/g, (bits) => DIGITS.charAt(parseInt(bits, 2)));

interface Settings {
  readonly keys: readonly string[];
  readonly mailedLinks: MailedLinks;
}

export type Tokens = ReturnType<typeof createTokens>;

/**
 * The short tokens of mailed links: they say nothing themselves, the store has what they stand for, by a keyed hash. Source:
 * docs/rules/mail-and-pages.md, "Links".
 */
export const createTokens = ({ keys, mailedLinks }: Settings) => {
  const keyring = createKeyring(keys);

  const kept = async (purpose: MailedPurpose, token: string, claims: TokenClaims, expiresAt: Date) => {
    await mailedLinks.keep(keyring.mac(keptAs(token)), { purpose, claims, expiresAt: expiresAt.toISOString() });
    return token;
  };

  return {
    /** The one token for these claims, as long as the key signs: whoever writes the mail again after a crash, or reminds, sends the same link. */
    lasting: (purpose: MailedPurpose, claims: TokenClaims, expiresAt: Date): Promise<string> => {
      const drawn = Buffer.from(keyring.mac(`mailed\0${purpose}\0${hashOf(claims)}`), 'base64url');
      return kept(purpose, inBase32(drawn.subarray(0, BYTES)), claims, expiresAt);
    },

    /** A token that nothing else leads to. */
    single: (purpose: MailedPurpose, claims: TokenClaims, expiresAt: Date): Promise<string> =>
      kept(purpose, inBase32(randomBytes(BYTES)), claims, expiresAt),

    /**
     * What a token stands for. Those of mails that were sent before 2026-12 are signed texts, good until their end. Throws `link_expired`
     * (facts: the claims) or `link_invalid`.
     */
    verify: async (purpose: MailedPurpose, token: string, now: Date): Promise<TokenClaims> => {
      if (!TOKEN.test(token)) return keyring.verify(purpose, token, now);
      const mailed = await mailedLinks.find(keyring.macs(keptAs(token)));
      if (mailed?.purpose !== purpose) throw new DomainError('link_invalid');
      const exp = Math.floor(Date.parse(mailed.expiresAt) / 1000);
      const claims: TokenClaims = { ...mailed.claims, exp };
      if (exp > Math.floor(now.getTime() / 1000)) return claims;
      throw new DomainError('link_expired', undefined, claims);
    },
  };
};

/** What is hashed of a token, so that no hash is a token. */
const keptAs = (token: string) => `kept\0${token}`;
