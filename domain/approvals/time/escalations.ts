import type { Approval, Escalation } from '../approvals';
import { isOnHold } from '../blockages';
import { isApprovedBySilence, outcome } from '../outcomes';
import { unreached } from './unreached';
import type { EscalationStep } from '../../programme/policies';

/** What the deadline brings: an end, a clock that stands still while mails do not arrive, or the next step up the chain, `index` being its place there. */
export type AfterDeadline =
  | { readonly kind: 'ends'; readonly approval: Approval }
  | { readonly kind: 'waits' }
  | { readonly kind: 'escalates'; readonly step: EscalationStep; readonly index: number };

/** The step that an overdue approval takes next, unless its policy has no chain or the chain is at its end. */
export function nextStep({ request, escalations }: Approval): { step: EscalationStep; index: number } | undefined {
  const { atDeadline, escalation } = request.policy;
  const index = (escalations.at(-1)?.step ?? -1) + 1;
  const step = escalation[index];
  return atDeadline === 'escalate' && step ? { step, index } : undefined;
}

/**
 * Applies the policy to an approval whose deadline has come while a stage was open; one that has an outcome keeps it.
 * Silence means nothing while a seat has to be filled, or somebody awaited is not reached by mail: the clock stands
 * still, also where there is a chain to climb, until that is mended. Source: docs/rules/approval-time.md,
 * "At the deadline" and "People whom no mail reaches".
 */
export function afterDeadline(approval: Approval): AfterDeadline {
  if (outcome(approval) !== 'open') return { kind: 'ends', approval };
  if (isOnHold(approval) || unreached(approval).length > 0) return { kind: 'waits' };
  const next = nextStep(approval);
  if (next) return { kind: 'escalates', ...next };
  return { kind: 'ends', approval: { ...approval, ended: endBySilence(approval) } };
}

const silence = { approve: 'approved', reject: 'rejected', expire: 'expired', escalate: 'expired' } as const;

/** What silence means by the policy; an exhausted chain of escalations expires, and so does what silence alone can't approve. */
export function endBySilence(approval: Approval): (typeof silence)[keyof typeof silence] {
  const end = silence[approval.request.policy.atDeadline];
  return end === 'approved' && !isApprovedBySilence(approval) ? 'expired' : end;
}

/**
 * Takes a step up the chain, which gives the stage a new deadline. `notify` only tells. By `addApprovers` and `handOver` a person
 * reached may also answer for awaited seats of their own party: the seat stays one vote, the record shows who gave it, and the
 * first accepted answer fills the seat, so the holder may still be the one. Who holds no seat for that party is only told.
 */
export function escalate(approval: Approval, taken: Escalation & { readonly dueAt: string }): Approval {
  const { step, at, to, seats, dueAt } = taken;
  return { ...approval, dueAt, escalations: [...approval.escalations, { step, at, to, ...(seats && { seats }) }] };
}
