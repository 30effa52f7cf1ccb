import type { Approval } from './approvals';
import type { Person, Seat } from './programme';
import { allSeats, isSubstitute, seatsOf, substitutionsOf } from './seats';
import { lastDecision } from './votes';

/** The requester, and whoever gains by the matter, where the policy bars them from deciding on it. */
export const isBarred = ({ request }: Pick<Approval, 'request'>, person: Person) =>
  request.policy.requesterMayNotDecide &&
  (person === request.requester || (request.beneficiaries ?? []).includes(person));

/** The seats among which the policy asks for different people: none, those of the open stage, or all. */
const distinctSeats = (approval: Approval): readonly Seat[] => {
  const { distinctPeople } = approval.request.policy;
  if (distinctPeople === undefined) return [];
  return distinctPeople === 'stages' ? allSeats(approval) : seatsOf(approval, approval.stage);
};

/** Whether a person has answered for another seat, where the policy asks for different people. */
export const hasAnsweredElsewhere = (approval: Approval, person: Person, seat: string): boolean =>
  distinctSeats(approval).some(({ id }) => {
    const decision = id === seat ? undefined : lastDecision(approval, id);
    return decision?.person === person && decision.verdict !== 'recuse';
  });

/** Whether somebody could answer for a seat: its holder, or a substitute, neither barred nor spent on another seat. */
export const isAnswerable = (approval: Approval, { id, holder }: Seat): boolean => {
  if (holder === null || isBarred(approval, holder)) return false;
  const substitutes = substitutionsOf(approval).map(({ substitute }) => substitute);
  return [holder, ...substitutes.filter((each) => isSubstitute(approval, each, holder))].some(
    (person) => !isBarred(approval, person) && !hasAnsweredElsewhere(approval, person, id),
  );
};

/** Seats not answered yet whose one holder may fill only one of them: the choices there are, each as the ids left unfilled. */
export function distinctChoices(approval: Approval): readonly (readonly string[])[] {
  const open = distinctSeats(approval).filter(({ id }) => !lastDecision(approval, id));
  const people = [...new Set(open.flatMap(({ holder }) => holder ?? []))];
  const own = people.map((person) => open.filter(({ holder }) => holder === person).map(({ id }) => id));
  return own
    .filter((ids) => ids.length > 1)
    .reduce<readonly (readonly string[])[]>(
      (choices, ids) => choices.flatMap((left) => ids.map((kept) => [...left, ...ids.filter((id) => id !== kept)])),
      [[]],
    );
}
