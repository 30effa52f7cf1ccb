import { DomainError } from '../../domain/shared/errors';
import type { Programme } from '../../domain/programme/programme';
import { peopleOf } from '../../domain/programme/roles';
import { shortHash } from '../host/hashes';
import { yearsAfter, type AddressSettings } from './keyring';
import { createTokens, type MailedLinks } from './tokens';
import type { Person } from '../../domain/shared/keys';

/** Mails are kept for years, and the link in an old one must still stop the new ones. */
const YEARS = 5;

export type ReminderLinks = ReturnType<typeof createReminderLinks>;

interface Settings extends AddressSettings {
  readonly mailedLinks: MailedLinks;
}

/** Links by which a person stops the reminders of a programme (RFC 8058): short, without names, good for nothing else. */
export const createReminderLinks = ({ keys, publicUrl, mailedLinks }: Settings) => {
  const tokens = createTokens({ keys, mailedLinks });
  const pathOf = async (programme: string, person: Person, now: Date): Promise<string> => {
    const bearer = pseudonym(programme, person);
    const expiresAt = yearsAfter(now, YEARS);
    return `/reminders/${await tokens.lasting('reminders', { programme, bearer }, expiresAt)}`;
  };
  return {
    pathOf,
    url: async (programme: string, person: Person, now: Date): Promise<string> =>
      new URL(await pathOf(programme, person, now), publicUrl).href,
    /** The key of the programme that the link is for. Throws `link_expired` or `link_invalid`. */
    programmeOf: async (token: string, now: Date): Promise<string> =>
      String((await tokens.verify('reminders', token, now)).programme),
    /** Whose link it is; throws `link_revoked` once they have no part in the programme any more. */
    personOf: async (token: string, programme: Programme, now: Date): Promise<Person> => {
      const { bearer } = await tokens.verify('reminders', token, now);
      const person = peopleOf(programme).find((each) => pseudonym(programme.key, each) === bearer);
      if (person === undefined) throw new DomainError('link_revoked');
      return person;
    },
  };
};

const pseudonym = (programme: string, person: Person) => shortHash(`reminders\0${programme}\0${person}`, 16);
