import { whoOwes } from '../agreements/registers';
import type { LocalDate } from '../calendar/dates';
import { partyOf, programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { PartyKey } from '../shared/keys';
import { meant } from '../shared/nearest';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Measure } from './improvements';

/** A measure as it is told: its owner is a person, a seat or a party of the programme. */
export interface MeasureTold {
  readonly text: string;
  readonly owner: string;
  readonly due: LocalDate;
}

const ownedBy = (
  programme: Programme,
  owner: string,
): { readonly owner: string; readonly party: PartyKey } | undefined => {
  const named = owner.trim();
  const seat = programmeSeats(programme).find(({ id }) => id === named);
  const party = programme.parties[named] ?? (seat && programme.parties[seat.party]);
  if (party) return { owner: whoOwes(programme, named), party: party.key };
  const person = named.toLowerCase();
  const own = partyOf(programme, person);
  return own && { owner: person, party: own.key };
};

/** The measures with who answers for each, and for which party. Throws `invalid_input` for an owner whom the programme does not know. */
export const measuresIn = (programme: Programme, told: readonly MeasureTold[]): readonly Measure[] =>
  told.map(({ text: said, owner, due }, at) => {
    const owned = ownedBy(programme, owner);
    if (owned) return { text: said, due, ...owned };
    const seats = programmeSeats(programme);
    const known = [...Object.keys(programme.parties), ...seats.flatMap(({ id, holder }) => [id, holder ?? id])];
    const hint = meant(owner, known);
    throw refused(
      'invalid_input',
      text(
        `“${owner}”不是本合作计划中的人员、席位或合作方。${hint.zh}`,
        `"${owner}" is no person, seat or party of this programme.${hint.en}`,
      ),
      { field: `measures.${at}.owner` },
    );
  });
