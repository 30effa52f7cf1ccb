import type { Request } from 'express';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { actionsOfType } from '../../domain/approvals/seats';
import { mayReadFile } from '../../domain/money/distributions/own-costs';
import type { ProgrammeView } from '../../domain/views/views';
import { commentsShown } from '../access/comments';
import { personBehind } from '../access/person-behind';
import { roundBefore } from '../access/rounds';
import { keptOf } from '../evidence/operations';
import { sinceLastRound, type SinceLastRound } from '../evidence/since-last-round';
import { visitOf } from '../ui/visit';
import { ApprovalPage } from './page';
import type { Nudgeable } from './verbs-shown';
import { partOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Find } from '../things/lookups';

export const approvalThing: Find = async (deps, view, request) => {
  const found = await deps.readModel.approval(partOf(request, 'approval'));
  if (found?.programme !== view.key) return undefined;
  const [nudgeable, comments, before] = await Promise.all([
    nudgeableIn(deps, found),
    commentsShown(deps, found),
    roundBefore(deps, found.approval),
  ]);
  const since = before && (await changedSince(deps, view, request, [before, found]));
  return {
    process: found.id,
    evidence: found.approval.request.content.evidence,
    page: (context) => (
      <ApprovalPage
        context={context}
        approval={found}
        comments={comments}
        nudgeable={nudgeable}
        {...(since && { since })}
      />
    ),
  };
};

/** What changed from one round to the next, as far as whoever looks may read its files. */
async function changedSince(
  deps: PageDeps,
  view: ProgrammeView,
  request: Request,
  [before, now]: readonly [ApprovalView, ApprovalView],
): Promise<SinceLastRound> {
  const [{ session }, kept] = await Promise.all([visitOf(request, deps), keptOf(deps, now)]);
  const viewer = personBehind(session);
  return sinceLastRound(deps, {
    programme: view.key,
    now: now.approval.request.content,
    before: before.approval.request.content,
    kept,
    mayRead: (hash) => mayReadFile(view.definition, view.distributions, hash, viewer),
  });
}

/** The awaited seats, and from when on those nudged today may be nudged again, on their party's calendar. */
export const nudgeableIn = (
  { planner, now }: PageDeps,
  { programme, approval }: ApprovalView,
): Promise<readonly Nudgeable[]> =>
  Promise.all(
    awaitedSeats(approval).map(async (seat) => {
      const day = await planner.workingDay(programme, seat.party, now().toISOString());
      const isNudged = actionsOfType(approval, 'approval.nudged').some(
        (nudged) => nudged.seat === seat.id && nudged.day === day,
      );
      return { seat, ...(isNudged && { again: await planner.workingDayAfter(programme, seat.party, day) }) };
    }),
  );
