import type { PartyKey } from '../shared/keys';
import type { Text } from '../shared/text';

export interface DistributionPlan {
  /** Basis points a payee, in the declared order, which breaks ties. */
  readonly shares: Readonly<Record<PartyKey, number>>;
  readonly tiers: Readonly<
    Record<string, { readonly title: Text; readonly by: Text; readonly shares?: Readonly<Record<PartyKey, number>> }>
  >;
  readonly rounding: 'largestRemainder';
}
