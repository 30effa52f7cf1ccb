import type { AgreementClauses } from './clauses';
import type { Renewal, Term } from './terms';
import type { Text } from '../shared/text';
import type { GroupKey, PartyKey } from '../shared/keys';

/** One agreement of the tree; `parent` is the key of the one above it. */
export interface Agreement extends AgreementClauses {
  readonly key: string;
  readonly title: Text;
  readonly parent?: string;
  readonly term: Term;
  readonly renewal: Renewal;
  readonly survivesParent: boolean;
  readonly approval: { readonly groups: readonly GroupKey[]; readonly policy: string };
  /** The parties that sign. */
  readonly signatories: readonly PartyKey[];
}
