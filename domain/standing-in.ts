import { partyOf } from './parties';
import type { PartyKey } from './policies';
import type { Person, Programme } from './programme';
import { refused } from './reasons';
import { text } from './sentences';

const belongsToOther = (person: Person) => text(`${person}属于另一方。`, `${person} belongs to the other party.`);

/** A seat may be passed on within its own party only, so that neither can outvote the other. Throws `delegation_refused`. */
export function assertOfParty(programme: Programme, person: Person, party: PartyKey): void {
  const own = partyOf(programme, person)?.key;
  if (own === undefined)
    throw refused(
      'delegation_refused',
      text(
        `${person}未参与本合作计划，可由服务办公室加入。`,
        `${person} takes no part in this programme; the office can add them.`,
      ),
    );
  if (own !== party) throw refused('delegation_refused', belongsToOther(person));
}

/** The office may also name somebody new, but nobody of another party. Throws `reassignment_refused`. */
export function assertNotOfOther(programme: Programme, person: Person, party: PartyKey): void {
  const own = partyOf(programme, person)?.key;
  if (own !== undefined && own !== party) throw refused('reassignment_refused', belongsToOther(person));
}
