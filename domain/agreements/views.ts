import type { AgreementClauses } from '../programme/clauses';
import type { AgreementLife, AgreementState } from './life';
import type { Text } from '../shared/text';
import type { PartyKey } from '../shared/keys';

/** `conditions` and `signatories` as it was started with, to tell what is still missing. */
export interface AgreementView extends AgreementLife, Pick<AgreementClauses, 'conditions'> {
  readonly key: string;
  readonly title: Text;
  readonly parent?: string;
  readonly state: AgreementState;
  readonly signatories?: readonly PartyKey[];
  readonly approval?: string;
  /** Somebody disputes it; the flag stands beside its state. */
  readonly inDispute?: true;
  readonly signedBy: readonly string[];
  readonly effectiveOn?: string;
  readonly expiresOn?: string;
}
