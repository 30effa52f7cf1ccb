import type { Seat } from '../../programme/governance';
import { seatsNamed } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import type { PartyKey, Person } from '../../shared/keys';

/**
 * The seats of which one signs a run for a party: the one that the definition names, else every one that the party has in
 * the financial groups. Source: docs/rules/money.md, "A distribution run".
 */
export function signingSeats(programme: Programme, party: PartyKey): readonly Seat[] {
  const named = programme.distribution?.countersign?.[party];
  const seats =
    named === undefined
      ? Object.values(programme.governance.groups)
          .filter(({ kind }) => kind === 'financial')
          .flatMap(({ seats: own }) => own)
      : seatsNamed(programme, named);
  return seats.filter((seat) => seat.party === party);
}

/** The parties that sign: those that decide and are paid or bear something. */
export const signingParties = ({ parties }: Pick<Programme, 'parties'>): readonly PartyKey[] =>
  Object.values(parties)
    .filter(({ decides }) => decides)
    .map(({ key }) => key);

/** Who may sign a run for a party. */
export const signersOf = (programme: Programme, party: PartyKey): readonly Person[] => [
  ...new Set(signingSeats(programme, party).flatMap(({ holder }) => holder ?? [])),
];
