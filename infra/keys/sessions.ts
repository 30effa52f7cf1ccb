import { randomBytes } from 'node:crypto';
import { DomainError } from '../../domain/shared/errors';
import type { IdentityTier } from '../../domain/programme/policies';
import { hashOf } from '../host/hashes';
import { createKeyring } from './keyring';
import { isLinkClaims, type LinkClaims } from './links';
import { createTokens, type MailedLinks } from './tokens';
import type { Person } from '../../domain/shared/keys';

/** What is good no longer before its time, whichever API process it comes to, and after a restart too: a sign-in link that was used, a session that was ended. */
export interface SpentLinks {
  /** Whether any of these is spent. */
  readonly isSpent: (...ids: readonly string[]) => Promise<boolean>;
  /** Answers whether this call is the one that used it up. */
  readonly spend: (id: string, expiresAt: Date, now: Date) => Promise<boolean>;
}

/** Who is signed in: a person by a mailed link or their company's sign-in, or the programme office by its token, which opens every programme. */
export interface Visitor {
  readonly kind: 'person' | 'pmo';
  readonly person: Person;
}

/** What a browser is called by us: a secret number of its own that it keeps and brings along. */
export type BrowserId = string;

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

/** A decision link that was opened in a browser. */
export interface OpenedLink extends LinkClaims {
  readonly browser?: string;
}

/** That a person has shown more than their link or session, for one matter and for some minutes. */
export interface Proof {
  readonly approval: string;
  readonly person: Person;
  readonly tier: Extract<IdentityTier, 'link+code' | 'signIn+again'>;
}

export const SESSION_HOURS = 12;

/** How long a decision page may be looked at before its link has to be opened again. */
export const LINK_MINUTES = 30;
export const SIGN_IN_MINUTES = 15;

/** A code holds for the rest of its link's half hour; "again" means the last minutes before deciding. */
export const PROOF_MINUTES: Readonly<Record<Proof['tier'], number>> = { 'link+code': 30, 'signIn+again': 10 };

interface Settings {
  readonly keys: readonly string[];
  readonly spentLinks: SpentLinks;
  readonly mailedLinks: MailedLinks;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Signed sessions, opened links, proofs, mailed sign-in links and form nonces; each is worthless for the purpose of another. */
export const createSessions = ({ keys, spentLinks, mailedLinks }: Settings) => {
  const keyring = createKeyring(keys);
  const tokens = createTokens({ keys, mailedLinks });

  return {
    open: ({ kind, person }: Visitor, now: Date, browser?: BrowserId): Promise<string> =>
      keyring.sign(
        'session',
        { kind, person, signedInAt: now.toISOString(), ...openedIn(browser) },
        inMinutes(now, SESSION_HOURS * 60),
      ),
    /** The session of a cookie; `undefined` when it is none, forged, over or ended. */
    read: (cookie: string | undefined, now: Date) => readUnended<Session>('session', cookie, now),
    /** What a decision link becomes in the browser that opened it: good there for half an hour, and until somebody signs out. */
    openLink: (claims: LinkClaims, now: Date, browser?: BrowserId): Promise<string> =>
      keyring.sign('opened', { ...claims, ...openedIn(browser) }, inMinutes(now, LINK_MINUTES)),
    /** The claims of the link that was opened here; `undefined` when it is none, forged, over or ended. */
    readLink: async (cookie: string | undefined, now: Date): Promise<OpenedLink | undefined> => {
      const claims = await readUnended<object>('opened', cookie, now);
      return claims && isLinkClaims(claims) ? claims : undefined;
    },
    /** Ends what these cookies open, and whatever else was opened in this browser: a copy of any of it is worthless from now on. */
    end: async (cookies: readonly string[], browser: BrowserId | undefined, now: Date): Promise<void> => {
      const ids = [...cookies.map(hashOf), ...Object.values(openedIn(browser))];
      for (const id of ids) await spentLinks.spend(id, inMinutes(now, SESSION_HOURS * 60), now);
    },
    /** Whether somebody signed out in this browser: what is opened there next needs another name for it. */
    isEnded: (browser: BrowserId): Promise<boolean> => spentLinks.isSpent(...Object.values(openedIn(browser))),
    prove: ({ approval, person, tier }: Proof, now: Date): Promise<string> =>
      keyring.sign('proof', { approval, person, tier }, inMinutes(now, PROOF_MINUTES[tier])),
    /** The proof of a cookie; `undefined` when it is none, forged or over. */
    readProof: (cookie: string | undefined, now: Date) => read<Proof>('proof', cookie, now),
    inviteIn: ({ person, next, approval }: SignIn, now: Date): Promise<string> =>
      tokens.single(
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

  async function readUnended<Claims>(purpose: 'session' | 'opened', cookie: string | undefined, now: Date) {
    const claims = await read<Claims & { readonly browser?: string }>(purpose, cookie, now);
    if (!cookie || !claims) return undefined;
    const { browser } = claims;
    return (await spentLinks.isSpent(hashOf(cookie), ...(browser === undefined ? [] : [browser]))) ? undefined : claims;
  }

  async function read<Claims>(purpose: 'session' | 'opened' | 'proof', cookie: string | undefined, now: Date) {
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
    const { person, next, approval, jti = '', exp = 0 } = await tokens.verify('signIn', token, now);
    const matter = typeof approval === 'string' && { approval };
    return { signIn: { person: String(person), next: String(next), ...(matter || {}) }, jti, exp };
  }
};

/** A browser as what is opened in it names it: nobody learns its id from there. */
const openedIn = (browser: BrowserId | undefined) =>
  browser === undefined ? {} : { browser: `browser ${hashOf(browser)}` };

const inMinutes = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
const formOf = (number: string, cookie: string) => `form\0${number}\0${cookie}`;
