import type { AgreementClauses } from './agreement-clauses';
import type { Renewal, Term } from './terms';
import type { Text } from './text';
import type { GroupKey, PartyKey } from './keys';

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
