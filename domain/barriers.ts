import type { Approval } from './approvals';
import type { Person, Seat } from './programme';
import { allSeats, isSubstitute, seatsOf, substitutionsOf } from './seats';
import { lastDecision } from './votes';

/** The requester, and whoever gains by the matter, where the policy bars them from deciding on it. */
export const isBarred = ({ request }: Pick<Approval, 'request'>, person: Person) =>
  request.policy.requesterMayNotDecide &&
  (person === request.requester || (request.beneficiaries ?? []).includes(person));

/** The sets of seats within each of which the policy asks for different people: none, those of each stage, or all. */
const distinctSets = (approval: Approval): readonly (readonly Seat[])[] => {
  const { distinctPeople } = approval.request.policy;
  if (distinctPeople === undefined) return [];
  if (distinctPeople === 'stages') return [allSeats(approval)];
  return approval.request.stages.map((_, stage) => seatsOf(approval, stage));
};

/** The ids of the seats for which nobody may answer who answers for this one. */
const rivalsOf = (approval: Approval, seat: string): readonly string[] =>
  distinctSets(approval)
    .map((seats) => seats.map(({ id }) => id))
    .filter((ids) => ids.includes(seat))
    .flatMap((ids) => ids.filter((id) => id !== seat));

/** Whether a person has answered for another seat, where the policy asks for different people. */
export const hasAnsweredElsewhere = (approval: Approval, person: Person, seat: string): boolean =>
  rivalsOf(approval, seat).some((id) => {
    const decision = lastDecision(approval, id);
    return decision?.person === person && decision.verdict !== 'recuse';
  });

/** Who could answer for a seat: its holder and the substitutes, neither barred nor spent on another seat. */
const candidatesOf = (approval: Approval, { id, holder }: Seat): readonly Person[] => {
  if (holder === null || isBarred(approval, holder)) return [];
  const substitutes = substitutionsOf(approval).map(({ substitute }) => substitute);
  return [holder, ...substitutes.filter((each) => isSubstitute(approval, each, holder))].filter(
    (person) => !isBarred(approval, person) && !hasAnsweredElsewhere(approval, person, id),
  );
};

/** Whether somebody could answer for a seat. */
export const isAnswerable = (approval: Approval, seat: Seat): boolean => candidatesOf(approval, seat).length > 0;

/** A seat to be filled: who could, and the ids of those that the same person may not fill as well. */
interface Opening {
  readonly id: string;
  readonly people: readonly Person[];
  readonly rivals: readonly string[];
}

/** Fills the seats one by one by everybody who could; whoever is needed nowhere else is no choice. */
function choose(openings: readonly Opening[], filled: ReadonlyMap<string, Person>): readonly (readonly string[])[] {
  const [seat, ...rest] = openings;
  if (!seat) return [[]];
  const free = seat.people.filter((person) => !seat.rivals.some((id) => filled.get(id) === person));
  const isNeeded = (person: Person) =>
    rest.some(({ id, people }) => seat.rivals.includes(id) && people.includes(person));
  if (free.some((person) => !isNeeded(person))) return choose(rest, filled);
  const unfilled = choose(rest, filled).map((left) => [...left, seat.id]);
  return [...free.flatMap((person) => choose(rest, new Map([...filled, [seat.id, person]]))), ...unfilled];
}

/** How different people can fill the seats not answered yet, where too few hold too many: each way as the ids left unfilled. */
export function distinctChoices(approval: Approval): readonly (readonly string[])[] {
  const asked = new Map(distinctSets(approval).flatMap((seats) => seats.map((seat) => [seat.id, seat])));
  const open = [...asked.values()].filter(({ id }) => !lastDecision(approval, id));
  return choose(
    open.map((seat) => ({ id: seat.id, people: candidatesOf(approval, seat), rivals: rivalsOf(approval, seat.id) })),
    new Map(),
  );
}
