import type { Approval, ApprovalRequest, Decision, StagePlan } from './approvals';
import { assertMayDecide, isRepeat } from './decisions';
import { DomainError } from '../shared/errors';
import { isSamePerson } from '../programme/identities';
import { outcome } from './outcomes';
import { closed } from './reopenings';
import { allSeats } from './seats';
import { lastDecision } from './votes';
import type { Person } from '../shared/keys';

/** Opens an approval at its first stage; it may be `impossible` from the start. */
export const open = (request: ApprovalRequest, plan: Pick<StagePlan, 'dueAt'>): Approval => ({
  request,
  stage: 0,
  dueAt: plan.dueAt,
  decisions: request.carried ?? [],
  escalations: [],
});

/**
 * Accepts a decision, or throws the `DomainError` that says why not. An earlier answer of the seat is kept and counts no longer; the
 * same answer again, as by a double click, changes nothing and gives the very same value back.
 */
export function decide(approval: Approval, decision: Decision): Approval {
  assertMayDecide(approval, decision);
  return take(approval, decision);
}

/** Takes up a decision that has just been judged, and by the rules of that time when a history is replayed. */
export const take = (approval: Approval, decision: Decision): Approval =>
  isRepeat(approval, decision) ? approval : [decision, ...recusedWith(approval, decision)].reduce(record, approval);

/** Whoever recuses themselves is out of the matter: with every other seat that they hold or have answered for. */
function recusedWith(approval: Approval, decision: Decision): readonly Decision[] {
  const { verdict, person } = decision;
  if (verdict !== 'recuse' || approval.request.recusalBarsPerson !== true) return [];
  return allSeats(approval).flatMap(({ id: seat, holder }) => {
    const last = lastDecision(approval, seat);
    const isTheirs = [holder, last?.person].some(
      (each) => each && isSamePerson(each, person, approval.request.addresses),
    );
    return seat !== decision.seat && isTheirs && last?.verdict !== 'recuse' ? { ...decision, seat } : [];
  });
}

/** Adds a decision that was accepted before, as when an approval is built again from the ledger: it is not judged a second time. */
export const record = (approval: Approval, decision: Decision): Approval => ({
  ...approval,
  decisions: [...approval.decisions, decision],
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
