import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';
import type { Undertaking } from './undertakings';

/** By what a wait ends, and below which address of its programme the page stands that tells of it, by its key: where that is left out the doors say where. */
interface WaitPlan {
  readonly endsBy: Undertaking;
  readonly place?: string;
}

/** Every kind of wait. Where that by which it ends may no longer be begun, nobody waits for it. */
export const waitKinds = {
  approval: { endsBy: 'approval.tend' },
  actuals: { endsBy: 'evaluation.report' },
  obligation: { endsBy: 'obligation.fulfil' },
  signature: { endsBy: 'agreement.sign', place: 'agreements' },
  agreement: { endsBy: 'agreement.cure', place: 'agreements' },
  submission: { endsBy: 'milestone.submit', place: 'milestones' },
  gate: { endsBy: 'phase.gate', place: 'phases' },
  proposal: { endsBy: 'milestone.forecast', place: 'milestones' },
  exception: { endsBy: 'milestone.report', place: 'milestones' },
  project: { endsBy: 'project.pass', place: 'projects' },
  dispute: { endsBy: 'dispute.go', place: 'disputes' },
  ip: { endsBy: 'ip.answer', place: 'ip' },
  fault: { endsBy: 'process.mend' },
} as const satisfies Readonly<Record<string, WaitPlan>>;

export type WaitKind = keyof typeof waitKinds;

/** On whom something waits; `isUnreached`: the mails to them did not arrive; `mustSignIn`: their links are dead. */
export interface Awaited {
  readonly person: Person | null;
  readonly seat?: string;
  readonly title: Text;
  readonly isUnreached?: true;
  readonly mustSignIn?: true;
}

/** One thing that waits: what, on whom, since and until when, and what happens then. `id` is an approval, an obligation or an evaluation, or the key of an agreement, a milestone or a phase. */
export interface WaitingView {
  readonly id: string;
  readonly kind: WaitKind;
  readonly what: Text;
  readonly on: readonly Awaited[];
  readonly since: string;
  readonly dueAt?: string;
  readonly provisional?: boolean;
  /** Of an approval: it goes on only once seats are filled, until when `dueAt` says. */
  readonly isOnHold?: true;
  readonly then: Text;
  /** Its programme has ended: it outlives it. */
  readonly goesOn?: true;
}
