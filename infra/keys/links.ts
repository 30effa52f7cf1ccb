import { DomainError } from '../../domain/shared/errors';
import { shortHash } from '../host/hashes';
import { createKeyring, type AddressSettings } from './keyring';
import { createTokens, type MailedLinks } from './tokens';
import type { Person } from '../../domain/shared/keys';

/** Whose link, and in which round: so many different wrong digits and no more are taken for it. */
export interface DigitsOf {
  readonly approval: string;
  readonly round: number;
  readonly person: Person;
}

/** To whom and for what a link is given: one a person and round, in the seat named. `expiresAt` is an ISO instant. */
export interface Invitation {
  readonly approval: string;
  readonly round: number;
  readonly seat: string;
  readonly person: Person;
  readonly contentHash: string;
  readonly expiresAt: string;
}

/** What a link says of itself; `bearer` stands for the person and cannot be read back. */
export interface LinkClaims {
  readonly approval: string;
  readonly round: number;
  readonly seat: string;
  readonly bearer: string;
  readonly contentHash: string;
}

export type Links = ReturnType<typeof createLinks>;

interface Settings extends AddressSettings {
  readonly mailedLinks: MailedLinks;
}

/**
 * Decision links: short, without names, good for one person in one round, the same in every mail of it. Source:
 * docs/rules/mail-and-pages.md, "Links".
 */
export const createLinks = ({ keys, publicUrl, mailedLinks }: Settings) => {
  const keyring = createKeyring(keys);
  const tokens = createTokens({ keys, mailedLinks });
  return {
    invite: ({ approval, round, seat, person, contentHash, expiresAt }: Invitation): Promise<string> =>
      tokens.lasting(
        'decision',
        { approval, round, seat, bearer: pseudonym(approval, person), contentHash },
        new Date(expiresAt),
      ),
    /** Throws `link_expired` (facts: the claims) or `link_invalid`. */
    verify: async (token: string, now = new Date()): Promise<LinkClaims> => {
      const claims = await tokens.verify('decision', token, now);
      if (isLinkClaims(claims)) return claims;
      throw new DomainError('link_invalid');
    },
    /** The two digits that a mail prints beside the link: whoever reads the mail has them, whoever only opens the link has not. */
    digits: (of: DigitsOf): string => digitsIn(keyring.mac(digitsText(of))),
    areDigits: (of: DigitsOf, typed: string): boolean =>
      keyring.macs(digitsText(of)).some((mac) => digitsIn(mac) === typed),
    url: (token: string): string => new URL(`d/${token}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href,
  };
};

/** Whether the link was given to this person: a leaver's link dies when the seat's holder changes. */
export const isFor = ({ approval, bearer }: LinkClaims, person: Person): boolean =>
  bearer === pseudonym(approval, person);

/** Whether the facts of an expired link are those of a decision link. */
export const isLinkClaims = (claims: object): claims is LinkClaims => {
  const { approval, round, seat, bearer, contentHash } = claims as Partial<LinkClaims>;
  return [approval, seat, bearer, contentHash].every((text) => typeof text === 'string') && typeof round === 'number';
};

const digitsText = ({ approval, round, person }: DigitsOf) => `digits\0${approval}\0${round}\0${person}`;

/** 13 to 98: what programs like to type into a field of two digits is not among them, nor what a person would type without a nought. */
const digitsIn = (mac: string): string => String(13 + (Buffer.from(mac, 'base64url').readUInt32BE() % 86));

const pseudonym = (approval: string, person: Person) => shortHash(`${approval}\0${person}`, 16);
