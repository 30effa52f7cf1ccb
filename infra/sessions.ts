import { randomBytes } from 'node:crypto';
import { DomainError } from '../domain/errors';
import type { IdentityTier } from '../domain/policies';
import type { Person } from '../domain/programme';
import { createKeyring } from './keyring';
import type { SpentLinks } from './store/spent-links';

/** Who is signed in: a person by a mailed link or their company's sign-in, or the programme office by its token, which opens every programme. */
export interface Visitor {
  readonly kind: 'person' | 'pmo';
  readonly person: Person;
}

export interface Session extends Visitor {
  /** When the person signed in (ISO). */
  readonly signedInAt: string;
}

/** What a mailed sign-in link carries; `next` is the page of ours to go on to, `approval` the matter for which it proves again who decides. */
export interface SignIn {
  readonly person: Person;
  readonly next: string;
  readonly approval?: string;
}

/** That a person has shown more than their link or session, for one matter and for some minutes. */
export interface Proof {
  readonly approval: string;
  readonly person: Person;
  readonly tier: Extract<IdentityTier, 'link+code' | 'signIn+again'>;
}

export const SESSION_HOURS = 12;
export const SIGN_IN_MINUTES = 15;

/** A code holds for the rest of its link's half hour; "again" means the last minutes before deciding. */
export const PROOF_MINUTES: Readonly<Record<Proof['tier'], number>> = { 'link+code': 30, 'signIn+again': 10 };

interface Settings {
  readonly keys: readonly string[];
  readonly spentLinks: SpentLinks;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Signed sessions, proofs, mailed sign-in links and form nonces; each is worthless for the purpose of another. */
export const createSessions = ({ keys, spentLinks }: Settings) => {
  const keyring = createKeyring(keys);

  return {
    open: ({ kind, person }: Visitor, now: Date): Promise<string> =>
      keyring.sign('session', { kind, person, signedInAt: now.toISOString() }, inMinutes(now, SESSION_HOURS * 60)),
    /** The session of a cookie; `undefined` when it is none, forged or over. */
    read: (cookie: string | undefined, now: Date) => read<Session>('session', cookie, now),
    prove: ({ approval, person, tier }: Proof, now: Date): Promise<string> =>
      keyring.sign('proof', { approval, person, tier }, inMinutes(now, PROOF_MINUTES[tier])),
    /** The proof of a cookie; `undefined` when it is none, forged or over. */
    readProof: (cookie: string | undefined, now: Date) => read<Proof>('proof', cookie, now),
    inviteIn: ({ person, next, approval }: SignIn, now: Date): Promise<string> =>
      keyring.sign(
        'signIn',
        { person, next, ...(approval !== undefined && { approval }), jti: randomBytes(12).toString('base64url') },
        inMinutes(now, SIGN_IN_MINUTES),
      ),
    /** Looks at a sign-in link without using it up. Throws `link_expired`, `link_invalid`, or `link_revoked` for a used one. */
    peek: async (token: string, now: Date): Promise<SignIn> => {
      const { signIn, jti } = await signInOf(token, now);
      if (await spentLinks.isSpent(jti)) throw new DomainError('link_revoked');
      return signIn;
    },
    /** Uses a sign-in link up: it signs in once. Throws as `peek` does. */
    redeem: async (token: string, now: Date): Promise<SignIn> => {
      const { signIn, jti, exp } = await signInOf(token, now);
      if (await spentLinks.spend(jti, new Date(exp * 1000), now)) return signIn;
      throw new DomainError('link_revoked');
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

  async function read<Claims>(purpose: 'session' | 'proof', cookie: string | undefined, now: Date) {
    if (!cookie) return undefined;
    try {
      return (await keyring.verify(purpose, cookie, now)) as unknown as Claims;
    } catch (error) {
      // A dead cookie is simply none: the page asks again.
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }

  async function signInOf(token: string, now: Date) {
    const { person, next, approval, jti = '', exp = 0 } = await keyring.verify('signIn', token, now);
    const matter = typeof approval === 'string' && { approval };
    return { signIn: { person: String(person), next: String(next), ...(matter || {}) }, jti, exp };
  }
};

const inMinutes = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
const formOf = (number: string, cookie: string) => `form\0${number}\0${cookie}`;
