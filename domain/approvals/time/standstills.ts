import type { Approval } from '../approvals';
import { heldSince } from '../blockages';
import type { Change } from '../actions/actions';
import { changesOf } from '../seats';

/** From when on a deadline that a change has set was counted. */
const countedSince = (change: Change): string | undefined => {
  if (change.type === 'approval.questioned') return change.pause?.until;
  return change.type === 'approval.extended' || (change.type === 'approval.answered' && change.plan)
    ? change.at
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
  const [from = since] = [since, opensAt, ...changesOf(approval).flatMap((change) => countedSince(change) ?? [])].sort(
    (a, b) => epoch(b) - epoch(a),
  );
  return { from, again: epoch(at) < epoch(from) ? from : at };
}
