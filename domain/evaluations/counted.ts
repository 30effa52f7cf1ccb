/**
 * A figure that the machine counted from the ledger. `of` is the key of an indicator or `guard.KEY`; without a value
 * nothing was there to be counted. `from` names what it was counted from, so that anybody can count again.
 */
export interface Counted {
  readonly of: string;
  readonly value?: string;
  /** So many of so many. */
  readonly part?: number;
  readonly whole?: number;
  readonly from: readonly string[];
}
