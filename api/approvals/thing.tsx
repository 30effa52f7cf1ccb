import { awaitedSeats } from '../../domain/approvals/outcomes';
import { actionsOfType } from '../../domain/approvals/seats';
import { commentsShown } from '../access/comments';
import { ApprovalPage } from './page';
import type { Nudgeable } from './verbs-shown';
import { partOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Find } from '../things/lookups';

export const approvalThing: Find = async (deps, view, request) => {
  const found = await deps.readModel.approval(partOf(request, 'approval'));
  if (found?.programme !== view.key) return undefined;
  const [nudgeable, comments] = await Promise.all([nudgeableIn(deps, found), commentsShown(deps, found)]);
  return {
    process: found.id,
    evidence: found.approval.request.content.evidence,
    page: (context) => <ApprovalPage context={context} approval={found} comments={comments} nudgeable={nudgeable} />,
  };
};

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
