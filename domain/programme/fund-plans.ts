import type { GroupKey, PartyKey } from '../shared/keys';
import type { Text } from '../shared/text';

/** Who decides on what is drawn on a fund, up to an amount (minor units); without one it is the last level. */
export interface AuthorityLevel {
  readonly upTo?: string;
  readonly groups: readonly GroupKey[];
  readonly policy: string;
}

/**
 * What becomes of a party that is late with what was called: it is reminded; the strategic groups hear of it besides; or
 * the fund is put on hold as well.
 */
export const lateRules = ['remind', 'remindThenStrategic', 'remindThenHold'] as const;
export type LateRule = (typeof lateRules)[number];

/** A fund as the file has it. Amounts are integer minor units of the programme's currency, as text. Source: docs/rules/money.md, "Funds". */
export interface Fund {
  readonly title: Text;
  readonly purpose: Text;
  readonly authority: readonly AuthorityLevel[];
  /** What each party has committed (认缴额); whoever is not named has committed nothing. */
  readonly commitments?: Readonly<Record<PartyKey, string>>;
  readonly call?: { readonly notice?: { readonly workingDays: number }; readonly late?: LateRule };
  /** Draws for one need within so many days are added up; 30 when left out. */
  readonly smallDrawsWithin?: { readonly days: number };
  /** A draw in an emergency is paid first and ratified within so many working days; there are none when left out. */
  readonly ratifyWithin?: { readonly workingDays: number };
}
