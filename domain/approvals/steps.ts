import type { Approval, ApprovalRequest, StagePlan } from './approvals';
import { DomainError } from '../shared/errors';
import { outcome } from './outcomes';
import { closed } from './reopenings';
import type { Person } from '../shared/keys';

/** Opens an approval at its first stage; it may be `impossible` from the start. */
export const open = (request: ApprovalRequest, plan: Pick<StagePlan, 'dueAt'>): Approval => ({
  request,
  stage: 0,
  dueAt: plan.dueAt,
  decisions: request.carried ?? [],
  escalations: [],
});

/** Goes on to the next stage, once the open one is done and the outcome still open; the chain of escalations begins anew. */
export const nextStage = (approval: Approval, plan: Pick<StagePlan, 'dueAt'>): Approval => ({
  ...approval,
  stage: approval.stage + 1,
  dueAt: plan.dueAt,
  escalations: [],
});

/** Only the requester may take a matter back (`forbidden`), and only before it is closed (`already_closed`). */
export function assertMayWithdraw(approval: Approval, { by }: { readonly by: Person }): void {
  const state = outcome(approval);
  if (state !== 'open') throw closed(approval, state);
  if (by !== approval.request.requester) throw new DomainError('forbidden');
}

/** Ends a matter that its requester takes back, or that is closed `by` the exit of its programme; one that has its outcome keeps it. */
export const withdraw = (approval: Approval, by?: Person): Approval =>
  outcome(approval) === 'open'
    ? { ...approval, ended: 'withdrawn', ...(by !== undefined && { withdrawnBy: by }) }
    : approval;
