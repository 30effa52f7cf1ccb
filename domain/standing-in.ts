import { DomainError } from './errors';
import { partyOf } from './parties';
import type { PartyKey } from './policies';
import type { Person, Programme } from './programme';

/** A seat may be passed on within its own party only, so that neither can outvote the other. Throws `delegation_refused`. */
export function assertOfParty(programme: Programme, person: Person, party: PartyKey): void {
  const own = partyOf(programme, person)?.key;
  if (own === undefined)
    throw new DomainError('delegation_refused', `${person} takes no part in this programme; the office can add them.`);
  if (own !== party) throw new DomainError('delegation_refused', `${person} belongs to the other party.`);
}

/** The office may also name somebody new, but nobody of another party. Throws `reassignment_refused`. */
export function assertNotOfOther(programme: Programme, person: Person, party: PartyKey): void {
  const own = partyOf(programme, person)?.key;
  if (own !== undefined && own !== party)
    throw new DomainError('reassignment_refused', `${person} belongs to the other party.`);
}
