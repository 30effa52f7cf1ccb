import type { Approval } from '../approvals';
import { heldSince } from '../blockages';
import type { Action } from '../actions/actions';
import { actionsOf } from '../seats';

/** From when on a deadline that an action has set was counted. */
const countedSince = (action: Action): string | undefined => {
  if (action.type === 'approval.questioned') return action.pause?.until;
  return action.type === 'approval.extended' || (action.type === 'approval.answered' && action.plan)
    ? action.at
    : undefined;
};

const epoch = (instant: string) => Date.parse(instant);

/**
 * Between which instants the clock of a matter on hold stands still, if it goes on at `at`: from when the hold began, the stage opened
 * or its deadline was last set, whichever came last; and a question that stops the clock for longer goes on doing so.
 */
export function standstillOf(
  approval: Approval,
  { opensAt, at }: { readonly opensAt: string; readonly at: string },
): { readonly from: string; readonly again: string } {
  const since = heldSince(approval) ?? at;
  const [from = since] = [since, opensAt, ...actionsOf(approval).flatMap((action) => countedSince(action) ?? [])].sort(
    (a, b) => epoch(b) - epoch(a),
  );
  return { from, again: epoch(at) < epoch(from) ? from : at };
}
