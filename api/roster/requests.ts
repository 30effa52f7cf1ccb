import { addDays } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { isSamePerson } from '../../domain/programme/identities';
import { programmeSeats, zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { refused, noSuch } from '../../domain/shared/reasons';
import { postsOf, type RosterStanding } from '../../domain/roster/posts';
import { assertMayStand } from '../../domain/roster/refusals';
import { assertMayRequest, type RosterRequest } from '../../domain/roster/rosters';
import { text } from '../../domain/shared/sentences';
import { assertOfParty } from '../../domain/roster/standing-in';
import { instantAt } from '../../domain/calendar/zones';
import type { Services } from '../../infra/services';
import { standingOf, type StandingDeps } from '../decision/standings';
import type { Person } from '../../domain/shared/keys';

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
  const [first, ...others] = programmeSeats(definition).filter(({ holder }) => holder === person);
  if (first) return [first, ...others] as const;
  throw refused('invalid_input', text(`${person} 没有席位。`, `${person} holds no seat.`), { field: 'person' });
};

interface ChangingDeps extends StandingDeps {
  readonly processes: Pick<Services['processes'], 'changeRoster'>;
}

/** Who asks it of which programme's roster, when; a repeat under the same id changes nothing twice. */
interface Asking {
  readonly definition: Programme;
  readonly by: Person;
  readonly now: string;
  readonly requestId: string;
}

/** Asks it of the programme's roster, once it may be: page and API alike. The process judges again, by what it alone knows. */
export async function requestRoster(
  deps: ChangingDeps,
  { definition, by, now, requestId }: Asking,
  ask: (standing: RosterStanding) => Asked,
): Promise<RosterRequest> {
  const standing = await standingOf(deps, definition, now);
  const request = { ...ask(standing), by };
  assertMayRequest(request);
  assertMayStand(request, standing, now);
  await deps.processes.changeRoster(definition.key, { ...request, ground: standing.ground }, requestId);
  return request;
}

/** Somebody takes a seat, or it falls vacant. Throws `invalid_input` for an unknown seat. */
export function appointmentAsked(
  definition: Programme,
  said: Said & Period & { readonly seat: string; readonly holder: Person | null },
  now: string,
): Asked {
  const seat = programmeSeats(definition).find(({ id }) => id === said.seat);
  if (!seat) throw new DomainError('invalid_input', noSuch(kinds.seat, said.seat), { field: 'seat' });
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
  standing: RosterStanding,
): Asked {
  const { person, substitute, reason } = said;
  const [{ party }] = heldBy(definition, person);
  const { from, until = from } = instants(zoneOfParty(definition, party), said, now);
  assertOfParty(standing, { person: substitute, party, at: from, until }, 'substitute');
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

/** Who takes over the seats of whoever leaves, by seat id; `null` leaves one vacant, as does saying nothing of it. */
export type Successors = Readonly<Record<string, Person | null>>;

/**
 * Somebody leaves: every seat that they hold, then or later, goes to its successor or falls vacant, and what they hold for others ends.
 * Throws `invalid_input` for whoever has no part in the programme, and for a successor in a seat that is not theirs.
 */
export function departureAsked(
  definition: Programme,
  said: Said & Period & { readonly person: Person; readonly successors?: Successors },
  now: string,
  standing: RosterStanding,
): Asked {
  const { person, reason, successors = {} } = said;
  const { addresses } = standing.ground;
  const isTheirs = (other: Person) => isSamePerson(other, person, addresses);
  const posts = postsOf(standing).filter((post) => isTheirs(post.person));
  if (posts.length === 0)
    throw refused(
      'invalid_input',
      text(`${person} 在本合作计划中没有任职。`, `${person} has no part in this programme.`),
      { field: 'person' },
    );
  const { from } = instants(zoneOfParty(definition, posts[0]?.party), { from: said.from }, now);
  const seats = posts.filter(
    ({ kind, until }) => kind === 'seat' && (until === undefined || Date.parse(until) > Date.parse(from)),
  );
  const unknown = Object.keys(successors).find((seat) => !seats.some((post) => post.seat === seat));
  if (unknown !== undefined)
    throw refused(
      'invalid_input',
      text(`${person} 不在席位“${unknown}”上任职。`, `${person} does not hold the seat "${unknown}".`),
      { field: `successors.${unknown}` },
    );
  const isAfter = (begins: string) => Date.parse(begins) > Date.parse(from);
  const taken = new Map(seats.toReversed().map(({ seat = '', from: begins = from }) => [seat, begins]));
  // What was planned for others in these seats stays as it was: an appointment would replace it.
  const kept = standing.roster.appointments.filter(
    (each) => taken.has(each.seat) && isAfter(each.from) && each.holder !== null && !isTheirs(each.holder),
  );
  return {
    appointments: [
      ...[...taken].map(([seat, begins]) => ({
        seat,
        holder: successors[seat] ?? null,
        from: isAfter(begins) ? begins : from,
      })),
      ...kept,
    ],
    substitutions: [],
    leavers: [{ person, from }],
    reason,
  };
}
