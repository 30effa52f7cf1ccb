import type { Decision } from '../../domain/approvals/approvals';
import { assertMayRecuseLate, reviewsOf } from '../../domain/approvals/reviews';
import type { ApiDeps } from '../http/deps';
import type { ApprovalView } from '../../domain/approvals/views';
import { untilVisible } from '../http/visible';

/** Whether a decision is a recusal after the close, which opens a review instead of being a vote. */
export const isLateRecusal = ({ state }: ApprovalView, { verdict }: Pick<Decision, 'verdict'>): boolean =>
  state !== 'open' && verdict === 'recuse';

/**
 * Opens the review that a recusal after the close calls for, and answers its id: the same one, however often the recusal is sent. The
 * closed outcome stands. Throws what `assertMayRecuseLate` does.
 */
export async function openReview(
  {
    planner,
    processes,
    readModel,
  }: Pick<ApiDeps, 'processes' | 'readModel'> & { readonly planner: Pick<ApiDeps['planner'], 'planReview'> },
  { id, approval }: ApprovalView,
  recusal: Decision,
): Promise<string> {
  assertMayRecuseLate(approval, recusal);
  const input = await planner.planReview(approval, recusal);
  const { approval: review } = input.request;
  await processes.startApproval(input, review); // one review a closed approval and recusal: whoever asks again finds it
  await untilVisible(async () => {
    const closed = await readModel.approval(id);
    return closed && reviewsOf(closed.approval).some((each) => each.review === review);
  });
  return review;
}
