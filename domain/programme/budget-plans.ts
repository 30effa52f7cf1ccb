import type { Text } from '../shared/text';

/** Amounts are integer minor units of the programme's currency, as text. */
export interface Budget {
  readonly title: Text;
  readonly fund: string;
  readonly amount: string;
  readonly warnPercent: number;
  readonly escalatePercent: number;
}
