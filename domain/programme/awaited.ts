import type { Text } from '../shared/text';
import type { Person } from '../shared/keys';
import type { WaitKind } from './undertakings';

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
