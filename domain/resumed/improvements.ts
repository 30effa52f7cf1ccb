import { isApproved } from '../approvals/approvals';
import type { Improvement } from '../improvements/improvements';
import { improvementAfter } from '../improvements/projection';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';

/** An improvement with which its process goes on, by all that it told, and when its plan was approved last (ISO). */
export function resumedImprovement(entries: readonly Entry[]) {
  let improvement: Improvement | undefined;
  let approvedAt: string | undefined;
  for (const { at, happening } of entries) {
    if (!isOf('improvement', happening)) continue;
    const before = happening.type === 'improvement.opened' ? happening.opened : improvement;
    improvement = before && improvementAfter(before, happening);
    if (happening.type === 'improvement.planDecided' && isApproved(happening.outcome)) approvedAt = at;
  }
  return improvement && { improvement, ...(approvedAt !== undefined && { approvedAt }) };
}
