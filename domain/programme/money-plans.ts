import type { Text } from '../shared/text';
import type { GroupKey, PartyKey } from '../shared/keys';

export interface DistributionPlan {
  /** Basis points a payee, in the declared order, which breaks ties. */
  readonly shares: Readonly<Record<PartyKey, number>>;
  readonly tiers: Readonly<
    Record<string, { readonly title: Text; readonly by: Text; readonly shares?: Readonly<Record<PartyKey, number>> }>
  >;
  readonly rounding: 'largestRemainder';
}

export interface Fund {
  readonly title: Text;
  readonly purpose: Text;
  readonly authority: readonly {
    readonly upTo?: string;
    readonly groups: readonly GroupKey[];
    readonly policy: string;
  }[];
}

/** Amounts are integer minor units of the programme's currency, as text. */
export interface Budget {
  readonly title: Text;
  readonly fund: string;
  readonly amount: string;
  readonly warnPercent: number;
  readonly escalatePercent: number;
}
