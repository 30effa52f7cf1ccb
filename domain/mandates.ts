import type { Approval, Decision } from './approvals';
import { lastDecision, seatsOf, stageIsDone } from './outcomes';
import type { Person, Seat } from './programme';

/** The decision that fills a seat, if it has been filled: its last one. */
export const alreadyDecided = (approval: Approval, seat: string): Decision | undefined => lastDecision(approval, seat);

/** The requester, where the policy bars them from deciding on what they ask for. */
export const isBarred = ({ request }: Approval, person: Person) =>
  request.policy.requesterMayNotDecide && person === request.requester;

/** The seats by which we know for which party a person acts: those asked here, and those through which an escalation reached them. */
const knownSeats = ({ request, escalations }: Approval) => [
  ...request.stages.flatMap((_, stage) => seatsOf(request, stage)),
  ...escalations.flatMap(({ seats = [] }) => seats),
];

/** An escalation that adds approvers or hands over lets the persons it reached answer for held seats of their own party. */
const isEscalatedTo = (approval: Approval, person: Person, seat: Seat) =>
  seat.holder !== null &&
  !isBarred(approval, seat.holder) &&
  knownSeats(approval).some(({ holder, party }) => holder === person && party === seat.party) &&
  approval.escalations.some(
    ({ step, to }) => to.includes(person) && (approval.request.policy.escalation[step]?.does ?? 'notify') !== 'notify',
  );

/** Whether a person may speak for a seat: its holder, or whoever an escalation brought in for that party. */
export const answersFor = (approval: Approval, person: Person, seat: Seat) =>
  seat.holder === person || isEscalatedTo(approval, person, seat);

/** The seats of the open stage for which a person may answer now, or may change their answer. */
export function mayAnswerFor(approval: Approval, person: Person): readonly Seat[] {
  if (stageIsDone(approval) || isBarred(approval, person)) return [];
  return seatsOf(approval.request, approval.stage).filter((seat) => {
    const filled = alreadyDecided(approval, seat.id);
    return answersFor(approval, person, seat) && (!filled || (filled.person === person && filled.verdict !== 'recuse'));
  });
}
