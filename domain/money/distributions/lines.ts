import type { LocalDate } from '../../calendar/dates';
import type { Minor } from '../../shared/amounts';
import type { PartyKey } from '../../shared/keys';

/**
 * The tiers of a run, in the order in which an amount passes through them. Payees get or bear `risk`, `makeWhole`, `base`,
 * `contribution` and `incentive`; the others keep something: `offset` covers the losses of a company, `reserve` is set
 * aside, `pool` waits for an evaluation that releases it. Source: docs/rules/money.md, "Tiers".
 */
export const tiers = ['risk', 'offset', 'reserve', 'makeWhole', 'base', 'contribution', 'incentive', 'pool'] as const;
export type Tier = (typeof tiers)[number];

/** What falls under the same rules: of a version, and of a category or a project where it has rules of its own. */
export interface Bucket {
  readonly key: string;
  /** The day from which its version is in force. */
  readonly version: LocalDate;
  readonly category?: string;
  readonly project?: string;
  /** Income less costs, in minor units. */
  readonly net: Minor;
  /** Keys of the statement's lines that it consists of; prorated ones are in several. */
  readonly lines: readonly string[];
}

/** A line of a run: what a payee gets (positive) or bears (negative) of one tier, or what is kept. */
export interface RunLine {
  /** Unique in the run: `group.payee`, such as `3.a`. */
  readonly key: string;
  /** Which allocation it belongs to: lines of one group are parts of one amount. */
  readonly group: string;
  readonly tier: Tier;
  /** Who gets or bears it; nobody where it is kept. */
  readonly payee?: PartyKey;
  readonly amount: Minor;
  /** What rounding added to it, in minor units. */
  readonly byRemainder: Minor;
}

/** An amount that was split among payees, and by which weights. */
export interface Group {
  readonly key: string;
  readonly tier: Tier;
  readonly amount: Minor;
  /** The bucket that it comes from; none where it comes from all of them. */
  readonly bucket?: string;
  /** Whole numbers by payee, in the declared order. */
  readonly weights: Readonly<Record<PartyKey, string>>;
}

/** What runs before this one left, and what this one leaves to the next; all in minor units, none negative. */
export interface Carried {
  /** Losses by payee that are not made whole yet. */
  readonly losses: Readonly<Record<PartyKey, Minor>>;
  /** What of the agreed base of the period was used up, by whose base it is: `all`, or what has one of its own. */
  readonly baseUsed: Readonly<Record<string, Minor>>;
  /** What of the pool was not released. */
  readonly pool: Minor;
  /** What a company has set aside, and its losses not offset yet. */
  readonly reserve: Minor;
  readonly deficit: Minor;
}

export const nothingCarried: Carried = { losses: {}, baseUsed: {}, pool: '0', reserve: '0', deficit: '0' };

/** What a run comes to. */
export interface Computed {
  /** Income less costs: what the lines sum to. */
  readonly net: Minor;
  readonly buckets: readonly Bucket[];
  readonly groups: readonly Group[];
  readonly lines: readonly RunLine[];
  /** What each payee gets (positive) or bears (negative), in the declared order. */
  readonly totals: Readonly<Record<PartyKey, Minor>>;
  readonly carried: Carried;
}
