import { isApproved, type Approval, type Outcome, type Stage, type Tally } from './approvals';
import { distinctChoice, isAnswerable } from './barriers';
import type { Seat } from './programme';
import { isApproval } from './quorum';
import { seatsOf, stageNow } from './seats';
import { tallyStage } from './tallies';
import type { Titles } from './titles';
import { lastDecision, votesOf } from './votes';

/** A stage as it can be answered: a seat for which nobody may answer counts as a vacant one, as do those `left` unfilled. */
function answerable(approval: Approval, { panels }: Stage, left: readonly string[] = []): Stage {
  const seated = (seats: readonly Seat[]) =>
    seats.map((seat) => (isAnswerable(approval, seat) && !left.includes(seat.id) ? seat : { ...seat, holder: null }));
  return { panels: panels.map((panel) => ({ ...panel, seats: seated(panel.seats) })) };
}

// An approval never changes, it is followed by another; so where it stands is counted once.
const counted = new WeakMap<Approval, Tally>();

/** Where the open stage stands; a later stage that has become impossible is told at once, since nobody's answer could help. */
export function currentTally(approval: Approval, titles: Titles = approval.request.titles): Tally {
  if (titles !== approval.request.titles) return countWith(approval, titles);
  const known = counted.get(approval);
  if (known) return known;
  const tally = countWith(approval, titles);
  counted.set(approval, tally);
  return tally;
}

function countWith(approval: Approval, titles: Titles): Tally {
  const tally = tallyWith(approval, titles);
  if (tally.outcome !== 'open') return tally;
  const isPossible = (left: readonly string[]) => tallyWith(approval, titles, left).outcome !== 'impossible';
  if (distinctChoice(approval, isPossible)) return tally;
  return tallyWith(
    approval,
    titles,
    distinctChoice(approval, () => true),
  );
}

function tallyWith(approval: Approval, titles: Titles, left: readonly string[] = []): Tally {
  const { request, stage } = approval;
  const { hearEverybody } = request.policy;
  const votes = votesOf(approval);
  const tallies = request.stages
    .map((_, index) => index)
    .slice(stage)
    .map((index) =>
      tallyStage(answerable(approval, stageNow(approval, index), left), votes, { hearEverybody, titles }),
    );
  const now = tallies[0] ?? tallyStage({ panels: [] }, new Map());
  const isOpen = now.outcome === 'open' || isApproved(now.outcome);
  return (isOpen ? tallies.find(({ outcome }) => outcome === 'impossible') : undefined) ?? now;
}

/** Open, or how it ended: approved once its last stage is, with conditions once any vote that counts has them. */
export function outcome(approval: Approval): 'open' | Outcome {
  if (approval.ended) return approval.ended;
  const tally = currentTally(approval);
  if (!isApproved(tally.outcome)) return tally.outcome;
  if (approval.stage < approval.request.stages.length - 1) return 'open';
  return [...votesOf(approval).values()].includes('approveWithConditions') ? 'approvedWithConditions' : 'approved';
}

/**
 * Whether the matter would be approved if everybody awaited approved, each for one seat where the policy asks for different people:
 * what silence needs where it counts as approval. It speaks for nobody whom a later stage has still to ask.
 */
export function isApprovedBySilence(approval: Approval): boolean {
  const { request, stage } = approval;
  const silent = awaitedSeats(approval);
  const isApprovedBut = (left: readonly string[]) => {
    const counted = silent.filter(({ id }) => !left.includes(id)).map(({ id }) => [id, 'approve'] as const);
    const votes = new Map([...votesOf(approval), ...counted]);
    return isApproved(tallyStage(answerable(approval, stageNow(approval, stage), left), votes).outcome);
  };
  const isLast = stage === request.stages.length - 1;
  return isLast && isApprovedBut([]) && distinctChoice(approval, isApprovedBut) !== undefined;
}

/** Whether the open stage has nothing more to ask: the approval has ended, or (`outcome` still open) the next stage is due. */
export const stageIsDone = (approval: Approval): boolean =>
  approval.ended !== undefined || currentTally(approval).outcome !== 'open';

/** The seats of the open stage that are held, have not answered, and whose answer can still matter or must be heard. */
export function awaitedSeats(approval: Approval): readonly Seat[] {
  if (stageIsDone(approval)) return [];
  const awaited = new Set(currentTally(approval).standings.flatMap((standing) => standing.awaited));
  return seatsOf(approval, approval.stage).filter(({ id }) => awaited.has(id));
}

/** The conditions under which the seats approved: those of the votes that count. */
export const conditionsOf = (approval: Approval) =>
  approval.decisions
    .filter((decision) => isApproval(decision.verdict) && decision === lastDecision(approval, decision.seat))
    .flatMap(({ conditions }) => conditions);
