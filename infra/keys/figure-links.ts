import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { shortHash } from '../host/hashes';
import { createKeyring, type AddressSettings } from './keyring';

/** To whom a link is given that answers one thing that an evaluation asks; `ask` is its id. `expiresAt` is an ISO instant. */
export interface FigureInvitation {
  readonly ask: string;
  readonly person: Person;
  readonly expiresAt: string;
}

/** What such a link says of itself; `bearer` stands for the person and cannot be read back. */
export interface FigureClaims {
  readonly ask: string;
  readonly bearer: string;
}

export type FigureLinks = ReturnType<typeof createFigureLinks>;

/** Links to report a figure, to rate or to assess: signed, without names, good for one person and one ask. */
export const createFigureLinks = ({ keys, publicUrl }: AddressSettings) => {
  const keyring = createKeyring(keys);
  const base = publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`;
  return {
    url: async ({ ask, person, expiresAt }: FigureInvitation): Promise<string> => {
      const token = await keyring.sign('figure', { ask, bearer: pseudonym(ask, person) }, new Date(expiresAt));
      return new URL(`f/${token}`, base).href;
    },
    /** Throws `link_expired` or `link_invalid`. */
    verify: async (token: string, now: Date): Promise<FigureClaims> =>
      claimsIn(await keyring.verify('figure', token, now)),
  };
};

/** Throws `link_invalid` for what is not about a figure. */
export const claimsIn = ({ ask, bearer }: { readonly [name: string]: unknown }): FigureClaims => {
  if (typeof ask === 'string' && typeof bearer === 'string') return { ask, bearer };
  throw new DomainError('link_invalid');
};

/** Whether a link was given to this person. */
export const isBearer = ({ ask, bearer }: FigureClaims, person: Person): boolean => bearer === pseudonym(ask, person);

const pseudonym = (ask: string, person: Person) => shortHash(`${ask}\0${person}`, 16);
