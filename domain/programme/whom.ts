import type { Awaited } from './awaited';
import { programmeSeats } from './parties';
import type { Programme } from './programme';
import { appointmentsOf } from './roles';
import type { PartyKey, Person } from '../shared/keys';

/** On whom something is to wait, as people ask for it: a group, a party, a person, or several of these at once. */
export interface WhomAsked {
  readonly group?: string;
  readonly party?: PartyKey;
  readonly person?: Person;
}

/** Whose that is: it waits on one of these seats, or on one of these people whatever their seat; and on this person where one is named. */
export interface Whom {
  readonly places?: { readonly seats: readonly string[]; readonly people: readonly Person[] };
  readonly person?: Person;
}

/** Who is meant. A group is its seats; a party is its seats and everybody who has a role for it, such as its officer. */
export function whomIn(programme: Programme, { group, party, person }: WhomAsked): Whom {
  const seats = programmeSeats(programme).filter(
    (seat) => (group === undefined || seat.group === group) && (party === undefined || seat.party === party),
  );
  const people = group === undefined ? appointmentsOf(programme).filter((each) => each.party === party) : [];
  const isPlaced = group !== undefined || party !== undefined;
  return {
    ...(isPlaced && {
      places: { seats: seats.map(({ id }) => id), people: [...new Set(people.map((each) => each.person))] },
    }),
    ...(person !== undefined && { person }),
  };
}

/** Whether one of those on whom something waits is meant. */
export const isOn = ({ places, person }: Whom, on: readonly Awaited[]): boolean =>
  on.some(
    (each) =>
      (person === undefined || each.person === person) &&
      (!places ||
        (each.seat !== undefined && places.seats.includes(each.seat)) ||
        (each.person !== null && places.people.includes(each.person))),
  );
