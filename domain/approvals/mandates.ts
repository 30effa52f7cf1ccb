import type { Approval, Decision } from './approvals';
import { isSpentElsewhere } from './barriers';
import { isBarred } from './bars';
import { stageIsDone } from './outcomes';
import { allSeats, isSubstitute, leftOf, seatsOf, substitutionsOf } from './seats';
import { lastDecision } from './votes';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** The decision that fills a seat, if it has been filled: its last one. */
export const alreadyDecided = (approval: Approval, seat: string): Decision | undefined => lastDecision(approval, seat);

/** The seats by which we know for which party a person acts: those asked here, and those through which an escalation reached them. */
const knownSeats = (approval: Approval) => [
  ...allSeats(approval),
  ...approval.escalations.flatMap(({ seats = [] }) => seats),
];

/** An escalation that adds approvers or hands over lets the persons it reached answer for held seats of their own party, until they leave. */
const isEscalatedTo = (approval: Approval, person: Person, seat: Seat) =>
  seat.holder !== null &&
  !isBarred(approval, seat.holder) &&
  leftOf(approval)[person] === undefined &&
  knownSeats(approval).some(({ holder, party }) => holder === person && party === seat.party) &&
  approval.escalations.some(
    ({ step, to }) => to.includes(person) && (approval.request.policy.escalation[step]?.does ?? 'notify') !== 'notify',
  );

/** The holder's substitute, at the instant of the vote; nobody stands in for whoever is barred. */
const isStandingIn = (approval: Approval, person: Person, { holder }: Seat, at?: string) =>
  holder !== null && !isBarred(approval, holder) && isSubstitute(approval, person, holder, at);

/** Whether a person may speak for a seat: its holder, the holder's substitute, or whoever an escalation brought in for that party. */
export const answersFor = (approval: Approval, person: Person, seat: Seat, at?: string) =>
  seat.holder === person || isStandingIn(approval, person, seat, at) || isEscalatedTo(approval, person, seat);

/** The seats of the open stage for which a person may answer now, or may change their answer; substitutions count at the instant. */
export function mayAnswerFor(approval: Approval, person: Person, at?: string): readonly Seat[] {
  if (stageIsDone(approval) || isBarred(approval, person)) return [];
  return seatsOf(approval, approval.stage).filter((seat) => {
    const filled = alreadyDecided(approval, seat.id);
    return (
      answersFor(approval, person, seat, at) &&
      !isSpentElsewhere(approval, person, seat.id) &&
      (!filled || filled.person === person)
    );
  });
}

/** Who is asked for a seat at an instant: its holder, and whoever stands in for the holder then. */
export const peopleFor = (approval: Approval, seat: Seat, at: string): readonly Person[] => {
  const substitutes = substitutionsOf(approval).flatMap(({ person, substitute }) =>
    person === seat.holder && isStandingIn(approval, substitute, seat, at) && !isBarred(approval, substitute)
      ? substitute
      : [],
  );
  return [...new Set([...(seat.holder === null ? [] : [seat.holder]), ...substitutes])];
};
