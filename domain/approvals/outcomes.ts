import { isApproved, type Approval, type Outcome, type Tally } from './approvals';
import { openingsOf } from './barriers';
import { isHeldByBarred, mendingOf } from './blockages';
import { needs, type Judge } from './counting/distinct-demands';
import { canFill, usualPatience } from './counting/fillings';
import { once } from '../shared/once';
import { isApproval, type Votes } from './counting/quorum';
import { seatNamed } from './seat-names';
import { seatsOf, stageNow } from './seats';
import { list, text } from '../shared/sentences';
import { answerable, countStages } from './counting/standings';
import { benchState, tallyStage } from './counting/tallies';
import type { Text } from '../shared/text';
import type { Titles } from '../programme/titles';
import { lastDecision, votesOf } from './votes';
import type { Seat } from '../programme/governance';

/** Where the open stage stands; a later stage that has become impossible is told at once, since nobody's answer could help. */
export function currentTally(approval: Approval, titles: Titles = approval.request.titles): Tally {
  return titles === approval.request.titles ? countUsually(approval) : countWith(approval, titles);
}

const countUsually = once((approval: Approval) => countWith(approval, approval.request.titles));

/**
 * What only the filling of seats can mend is open, on hold: whoever else is asked may answer meanwhile. What would not be approved
 * whoever filled them is not, and what nothing mends is impossible at once.
 */
function countWith(approval: Approval, titles: Titles): Tally {
  const { decisive, stages } = countStages(approval, titles === approval.request.titles ? undefined : { titles });
  const mending = mendingOf(approval);
  if (!mending || mending.kind === 'none') return decisive;
  const [open] = stages;
  if (open && open.outcome !== 'impossible') return open;
  const seats = list(mending.seats.map((seat) => toFill(approval, seat, titles)));
  const { zh, en } = mending.tally.why;
  const first = mending.isEachNeeded
    ? text(`须先补任${seats.zh}`, `To be filled first: ${seats.en}`)
    : text(`须先从以下席位中补任足够席位：${seats.zh}`, `Enough of these seats are to be filled first: ${seats.en}`);
  const why = text(`${first.zh}；${zh}`, `${first.en}. ${en}`);
  return { ...mending.tally, outcome: 'open', why };
}

/** A seat to be filled; of one that is held, who may not decide there. */
function toFill(approval: Approval, seat: Seat, titles: Titles): Text {
  const { zh, en } = seatNamed(approval, seat.id, titles);
  if (!isHeldByBarred(approval, seat)) return text(zh, en);
  return text(
    `${zh}（${seat.holder}不得就此表决，须转办）`,
    `${en} (${seat.holder} may not decide here, so somebody else has to)`,
  );
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
 * what silence needs where it counts as approval. It speaks for nobody whom a later stage has still to ask, nor where it is not known.
 */
export function isApprovedBySilence(approval: Approval): boolean {
  const { request, stage } = approval;
  const silent = awaitedSeats(approval);
  const votesBut = (left: readonly string[]): Votes => {
    const gone = new Set(left);
    const told = silent.filter(({ id }) => !gone.has(id)).map(({ id }) => [id, 'approve'] as const);
    return new Map([...votesOf(approval), ...told]);
  };
  const now = stageNow(approval, stage);
  const suffices = (left: readonly string[]) =>
    isApproved(tallyStage(answerable(approval, now, left), votesBut(left)).outcome);
  if (stage < request.stages.length - 1 || !suffices([])) return false;
  const openings = openingsOf(approval);
  const { panels } = answerable(approval, now, []);
  const isMet: Judge = (panel, bench, left) => isApproved(benchState(panel, bench, votesBut(left)));
  return canFill({ openings, suffices, ...needs(openings, panels, isMet) }, usualPatience()) === true;
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
