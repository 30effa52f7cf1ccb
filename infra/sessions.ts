import { randomBytes } from 'node:crypto';
import { DomainError } from '../domain/errors';
import type { Person } from '../domain/programme';
import { createKeyring } from './keyring';

/** Who is signed in: a person by a mailed link, or the programme office by its token, which opens every programme. */
export interface Visitor {
  readonly kind: 'person' | 'pmo';
  readonly person: Person;
}

export interface Session extends Visitor {
  /** When the person signed in (ISO): a policy may ask for it to be recent. */
  readonly signedInAt: string;
}

/** What a mailed sign-in link carries; `next` is the page of ours to go on to. */
export interface SignIn {
  readonly person: Person;
  readonly next: string;
}

export const SESSION_HOURS = 12;
export const SIGN_IN_MINUTES = 15;

export type Sessions = ReturnType<typeof createSessions>;

/** Signed sessions, mailed sign-in links and form nonces; each is worthless for the purpose of another. */
export const createSessions = ({ keys }: { readonly keys: readonly string[] }) => {
  const keyring = createKeyring(keys);
  /** Sign-in links used in this process, until they expire; a second API process would accept one once more within its minutes. */
  const used = new Map<string, number>();

  return {
    open: ({ kind, person }: Visitor, now: Date): Promise<string> =>
      keyring.sign('session', { kind, person, signedInAt: now.toISOString() }, inHours(now, SESSION_HOURS)),
    /** The session of a cookie; `undefined` when it is none, forged or over. */
    read: async (cookie: string | undefined, now: Date): Promise<Session | undefined> => {
      if (!cookie) return undefined;
      try {
        return (await keyring.verify('session', cookie, now)) as unknown as Session;
      } catch (error) {
        // A dead session is simply nobody: the page asks to sign in.
        if (error instanceof DomainError) return undefined;
        throw error;
      }
    },
    inviteIn: ({ person, next }: SignIn, now: Date): Promise<string> =>
      keyring.sign(
        'signIn',
        { person, next, jti: randomBytes(12).toString('base64url') },
        inHours(now, SIGN_IN_MINUTES / 60),
      ),
    /** Looks at a sign-in link without using it up. Throws `link_expired`, `link_invalid`, or `link_revoked` for a used one. */
    peek: async (token: string, now: Date): Promise<SignIn> => (await signInOf(token, now)).signIn,
    /** Uses a sign-in link up: it signs in once. Throws as `peek` does. */
    redeem: async (token: string, now: Date): Promise<SignIn> => {
      const { signIn, jti, exp } = await signInOf(token, now);
      for (const [other, until] of used) if (until * 1000 < now.getTime()) used.delete(other);
      used.set(jti, exp);
      return signIn;
    },
    /** A number for one showing of a form, bound to the cookie it is shown under. */
    nonce: (cookie: string): string => {
      const number = randomBytes(16).toString('base64url');
      return `${number}.${keyring.mac(formOf(number, cookie))}`;
    },
    isNonce: (nonce: string, cookie: string): boolean => {
      const [number = '', mac = ''] = nonce.split('.');
      return number !== '' && keyring.isMac(formOf(number, cookie), mac);
    },
  };

  async function signInOf(token: string, now: Date) {
    const { person, next, jti = '', exp = 0 } = await keyring.verify('signIn', token, now);
    if (used.has(jti)) throw new DomainError('link_revoked');
    return { signIn: { person: String(person), next: String(next) }, jti, exp };
  }
};

const inHours = (now: Date, hours: number) => new Date(now.getTime() + hours * 3_600_000);
const formOf = (number: string, cookie: string) => `form\0${number}\0${cookie}`;
