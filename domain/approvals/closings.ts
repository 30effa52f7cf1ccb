import type { Approval } from './approvals';
import { isBarred } from './bars';
import { departuresOf } from './departures';
import { isSamePerson, personBehind } from '../programme/identities';
import { peopleFor } from './mandates';
import { actionsOfType, seatsOf } from './seats';
import { lastDecision } from './votes';
import type { Person } from '../shared/keys';

/** Who hears that a matter has ended: `closed` for whoever follows it, `ended` for whoever need not answer any longer, `outcome` for whoever voted. */
export interface CloseHearer {
  readonly to: Person;
  readonly kind: 'closed' | 'ended' | 'outcome';
}

/** The seats of the stages that have opened, each with whom it asks at an instant. */
const askedSeats = (approval: Approval, at: string) =>
  approval.request.stages
    .slice(0, approval.stage + 1)
    .flatMap((_, stage) => seatsOf(approval, stage))
    .map((seat) => ({ ...seat, asks: peopleFor(approval, seat, at) }));

/** Whether a vote of this person counts. */
const hasVoted = (approval: Approval, person: Person): boolean =>
  approval.decisions.some(
    (decision) =>
      isSamePerson(decision.person, person, approval.request.addresses) &&
      decision.verdict !== 'recuse' &&
      decision === lastDecision(approval, decision.seat),
  );

/** Of whom a matter says its title and no more: they are barred from it or recused; whoever requested it knows what it holds. */
export const seesTitleOnly = (approval: Approval, person: Person): boolean =>
  !isSamePerson(person, approval.request.requester, approval.request.addresses) && isBarred(approval, person);

/**
 * Everybody who hears how a matter ended, each once, whatever they are beside: nobody who was asked is left with a
 * question that is none any longer. Whoever passed their seat on has acted as a voter has; of whom a seat was taken was
 * told then. Source: docs/rules/approval-time.md, "The end is told".
 */
export function hearersOfClose(approval: Approval, at: string, office: readonly Person[]): readonly CloseHearer[] {
  const { request } = approval;
  const seats = askedSeats(approval, at);
  const asked = [...seats.flatMap(({ asks }) => asks), ...approval.escalations.flatMap(({ to }) => to)];
  const follow = [request.requester, ...office, ...(request.policy.copies ?? [])];
  const left = departuresOf(approval).map(({ person }) => person);
  const acted = [
    ...approval.decisions.map(({ person }) => person).filter((person) => !left.includes(person)),
    ...actionsOfType(approval, 'approval.delegated').map(({ by }) => by),
  ];
  const isAwaited = (person: Person) =>
    asked.includes(person) &&
    (!hasVoted(approval, person) ||
      seats.some(({ id, asks }) => asks.includes(person) && lastDecision(approval, id) === undefined));
  const kindFor = (person: Person): CloseHearer['kind'] => {
    if (seesTitleOnly(approval, person) || isAwaited(person)) return 'ended';
    return follow.includes(person) ? 'closed' : 'outcome';
  };
  const hearers = [...new Set([...follow, ...asked, ...acted])].map((to) => ({ to, kind: kindFor(to) }));
  const behind = ({ to }: CloseHearer) => personBehind(to, request.addresses);
  // Who was asked at one address and follows it at another hears of it where they were asked.
  const isSpoken = (hearer: CloseHearer, at: number) =>
    hearers.some(
      (other, index) =>
        index !== at &&
        behind(other) === behind(hearer) &&
        (other.kind === hearer.kind ? index < at : other.kind === 'ended' || hearer.kind === 'outcome'),
    );
  return hearers.filter((hearer, index) => !isSpoken(hearer, index));
}
