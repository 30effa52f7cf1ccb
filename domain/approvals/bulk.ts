import type { Approval, Verdict } from './approvals';
import { alreadyDecided, mayAnswerFor } from './mandates';
import type { IdentityTier } from '../programme/policies';
import type { Person } from '../shared/keys';
import type { Seat } from '../programme/governance';

/** What several matters may be answered with at once; conditions, changes and recusals belong to one matter. */
export const bulkVerdicts = ['approve', 'abstain', 'reject'] as const satisfies readonly Verdict[];
export type BulkVerdict = (typeof bulkVerdicts)[number];

/** Whether a policy lets its matters be decided together with others: not where each asks for a code or a fresh sign-in. */
export const allowsBulk = (identity: IdentityTier): boolean => identity === 'link' || identity === 'signIn';

/** The seat for which a person may answer here together with other matters; to change an answer one opens its own page. */
export function seatInBulk(approval: Approval, person: Person, seat: string): Seat | undefined {
  if (!allowsBulk(approval.request.policy.identity) || alreadyDecided(approval, seat)) return undefined;
  return mayAnswerFor(approval, person).find(({ id }) => id === seat);
}
