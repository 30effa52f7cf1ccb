import { addDays } from '../domain/dates';
import { DomainError } from '../domain/errors';
import { partyOf, seatsOf, zoneOf } from '../domain/parties';
import type { Person, Programme } from '../domain/programme';
import { refused } from '../domain/reasons';
import type { RosterRequest } from '../domain/rosters';
import { text } from '../domain/sentences';
import { assertOfParty } from '../domain/standing-in';
import { instantAt } from '../domain/zones';

/** Days (`YYYY-MM-DD`): the first, or at once, and the last. */
interface Period {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

type Asked = Omit<RosterRequest, 'by'>;

interface Said {
  readonly reason: string;
}

/** Days as instants, in the zone of a party: from the first day's midnight to that after the last. */
const instants = (zone: string, { from, until }: Period, now: string) => ({
  from: from === undefined ? now : instantAt(from, '00:00', zone),
  ...(until !== undefined && { until: instantAt(addDays(until, 1), '00:00', zone) }),
});

const zoneOfParty = (definition: Programme, party: string | undefined) =>
  (party === undefined ? undefined : definition.parties[party]?.zone) ?? zoneOf(definition);

/** Throws `invalid_input` for somebody who holds none. */
const heldBy = (definition: Programme, person: Person) => {
  const [first, ...others] = seatsOf(definition).filter(({ holder }) => holder === person);
  if (first) return [first, ...others] as const;
  throw refused('invalid_input', text(`${person}没有席位。`, `${person} holds no seat.`), { field: 'person' });
};

/** Somebody takes a seat, or it falls vacant. Throws `invalid_input` for an unknown seat. */
export function appointmentAsked(
  definition: Programme,
  said: Said & Period & { readonly seat: string; readonly holder: Person | null },
  now: string,
): Asked {
  const seat = seatsOf(definition).find(({ id }) => id === said.seat);
  if (!seat) throw new DomainError('invalid_input', `There is no seat "${said.seat}".`, { field: 'seat' });
  const period = instants(zoneOfParty(definition, seat.party), said, now);
  return {
    appointments: [{ seat: seat.id, holder: said.holder, ...period }],
    substitutions: [],
    reason: said.reason,
  };
}

/** Somebody stands in for a person. Throws `invalid_input` when the person holds no seat, `delegation_refused` for somebody of another party. */
export function substitutionAsked(
  definition: Programme,
  said: Said & Period & { readonly person: Person; readonly substitute: Person },
  now: string,
): Asked {
  const { person, substitute, reason } = said;
  const [{ party }] = heldBy(definition, person);
  assertOfParty(definition, substitute, party);
  const { from, until = from } = instants(zoneOfParty(definition, party), said, now);
  return { appointments: [], substitutions: [{ person, substitute, from, until }], reason };
}

/** Nobody stands in any longer: the period ends now, or before it began. */
export function substitutionEnded(
  { person, substitute, from }: { readonly person: Person; readonly substitute: Person; readonly from: string },
  now: string,
): Asked {
  const justBefore = new Date(Date.parse(now) - 1).toISOString();
  const begins = Date.parse(from) < Date.parse(now) ? from : justBefore;
  return { appointments: [], substitutions: [{ person, substitute, from: begins, until: now }], reason: '' };
}

/** Somebody leaves every seat of theirs. Throws `invalid_input` when there is none. */
export function leavingAsked(
  definition: Programme,
  said: Said & Period & { readonly person: Person },
  now: string,
): Asked {
  const seats = heldBy(definition, said.person);
  const { from } = instants(zoneOfParty(definition, partyOf(definition, said.person)?.key), said, now);
  return {
    appointments: seats.map(({ id }) => ({ seat: id, holder: null, from })),
    substitutions: [],
    reason: said.reason,
  };
}
