import type { Approval, ApprovalRequest, Decision, Outcome, Stage, Tally } from './approvals';
import type { Seat } from './programme';
import { isApproval, type Votes } from './quorum';
import { type State, tallyStage } from './tallies';
import type { Titles } from './titles';

/** The last decision of a seat, the one that counts; those before it stay in the record. */
export const lastDecision = ({ decisions }: Approval, seat: string): Decision | undefined =>
  decisions.findLast((decision) => decision.seat === seat);

/**
 * The last answer of each seat. A vote is given once a round: a seat that a later stage asks as well has answered there too, since
 * the content is the same.
 */
export const votesOf = ({ decisions }: Approval): Votes =>
  new Map(decisions.map(({ seat, verdict }) => [seat, verdict]));

/** A stage as it can be answered: a seat whose holder is barred, having made the request, counts as a vacant one. */
function answerable({ policy, requester }: ApprovalRequest, { panels }: Stage): Stage {
  const isBarred = ({ holder }: Seat) => policy.requesterMayNotDecide && holder === requester;
  const withoutBarred = (seats: readonly Seat[]) =>
    seats.map((seat) => (isBarred(seat) ? { ...seat, holder: null } : seat));
  return { panels: panels.map((panel) => ({ ...panel, seats: withoutBarred(panel.seats) })) };
}

/** Where the open stage stands; a later stage that has become impossible is told at once, since nobody's answer could help. */
export function currentTally(approval: Approval, titles: Titles = approval.request.titles): Tally {
  const { request, stage } = approval;
  const { hearEverybody } = request.policy;
  const tallies = request.stages
    .slice(stage)
    .map((asked) => tallyStage(answerable(request, asked), votesOf(approval), { hearEverybody, titles }));
  return tallies.find(({ outcome }) => outcome === 'impossible') ?? tallies[0] ?? tallyStage({ panels: [] }, new Map());
}

const isYes = (state: State) => state === 'approved' || state === 'approvedWithConditions';

/** Open, or how it ended: approved once its last stage is, with conditions once any vote that counts has them. */
export function outcome(approval: Approval): 'open' | Outcome {
  if (approval.ended) return approval.ended;
  const tally = currentTally(approval);
  if (!isYes(tally.outcome)) return tally.outcome;
  if (approval.stage < approval.request.stages.length - 1) return 'open';
  return [...votesOf(approval).values()].includes('approveWithConditions') ? 'approvedWithConditions' : 'approved';
}

/** Whether the open stage has nothing more to ask: the approval has ended, or (`outcome` still open) the next stage is due. */
export const stageIsDone = (approval: Approval): boolean =>
  approval.ended !== undefined || currentTally(approval).outcome !== 'open';

/** The seats of the open stage that are held, have not answered, and whose answer can still matter or must be heard. */
export function awaitedSeats(approval: Approval): readonly Seat[] {
  if (stageIsDone(approval)) return [];
  const awaited = new Set(currentTally(approval).standings.flatMap((standing) => standing.awaited));
  return seatsOf(approval.request, approval.stage).filter(({ id }) => awaited.has(id));
}

/** The seats that one stage asks, each once, however many panels it sits on. */
export function seatsOf({ stages }: ApprovalRequest, stage: number): readonly Seat[] {
  const seats = stages[stage]?.panels.flatMap((panel) => panel.seats) ?? [];
  return [...new Map(seats.map((seat) => [seat.id, seat])).values()];
}

/** The conditions under which the seats approved: those of the votes that count. */
export const conditionsOf = (approval: Approval) =>
  approval.decisions
    .filter((decision) => isApproval(decision.verdict) && decision === lastDecision(approval, decision.seat))
    .flatMap(({ conditions }) => conditions);
