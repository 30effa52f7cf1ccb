import type { Evidence, Outcome } from '../../approvals/approvals';
import type { LocalDate } from '../../calendar/dates';
import type { SharingForm } from '../../programme/distribution-plans';
import type { Minor } from '../../shared/amounts';
import type { PartyKey, Person } from '../../shared/keys';
import type { Transaction } from '../journal/transactions';
import type { RunInput } from './computing';
import type { CountedInnovation } from './innovation-points';
import type { Carried, Computed } from './lines';
import type { OwnCosts } from './own-costs';
import type { Difference } from './signed';

/** That a party signed the hash that both compute. */
export interface Signature {
  readonly party: PartyKey;
  readonly by: Person;
  readonly hash: string;
  readonly on: LocalDate;
}

/** A recomputation that a party handed in: its hash, and the first line that differs where one does. */
export interface Recomputation {
  readonly party: PartyKey;
  readonly by: Person;
  readonly hash?: string;
  readonly difference?: Difference;
}

/** What is kept back, until whoever held it or the office lets it go: single lines, or an amount in minor units of the others. */
export interface Hold {
  readonly key: string;
  readonly lines: readonly string[];
  readonly amount: Minor;
  readonly reason: string;
  readonly by: Person;
  readonly party: PartyKey;
  /** Whether it is a dispute on the lines. */
  readonly isDispute?: true;
}

/** Money that moved between two parties, as the one that paid reports it and the other confirms it. In minor units, above zero. */
export interface Payment {
  readonly key: string;
  readonly from: PartyKey;
  readonly to: PartyKey;
  readonly amount: Minor;
  readonly on: LocalDate;
  readonly by: Person;
  readonly evidence: readonly Evidence[];
  readonly confirmed?: { readonly by: Person; readonly on: LocalDate };
}

/** Why a run is computed anew: it takes the place of another, line by line. */
export interface Correction {
  readonly of: string;
  readonly reason: string;
  /** The adjustment of the strategy that asks for it: a ratio that holds since an earlier day. */
  readonly adjustment?: string;
  /** The day of the version of the rules that is taken for all of it, where one was named. */
  readonly version?: LocalDate;
  /** What each payee was paid of the run that is taken back, once it is; negative what they paid. */
  readonly paid?: Readonly<Record<PartyKey, Minor>>;
}

/** A distribution run. Its statement stands in the record alone, in the entry that opened it. Source: docs/rules/money.md, "A distribution run". */
export interface Run {
  readonly key: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly currency: string;
  readonly payer: PartyKey;
  readonly payees: readonly PartyKey[];
  readonly form: SharingForm;
  readonly roundingPartner?: PartyKey;
  /** Income and costs of its statement, in minor units of the programme's currency, and how many items it has. */
  readonly income: Minor;
  readonly cost: Minor;
  readonly items: number;
  /** What shows them: each file or link once, fifty at most. */
  readonly evidence?: readonly Evidence[];
  /** The evaluation total by which the pool is released, and of which evaluation it is. */
  readonly score?: string;
  readonly evaluation?: string;
  /** The innovations by whose points the pool is shared, where they are counted from the register. */
  readonly innovations?: readonly CountedInnovation[];
  readonly computed: Computed;
  /** What of the run is carried by its end, less what was carried before. */
  readonly before: Carried;
  readonly hash: string;
  readonly by: Person;
  /** The parties that sign. */
  readonly signing: readonly PartyKey[];
  readonly corrects?: Correction;
  readonly state: 'signing' | 'deciding' | 'posted' | 'settled' | 'refused' | 'cancelled' | 'replaced';
  readonly signatures: readonly Signature[];
  readonly recomputations: readonly Recomputation[];
  readonly approval?: string;
  readonly outcome?: Outcome;
  readonly holds: readonly Hold[];
  /** How many holds there ever were, and how often something was let go. */
  readonly held: number;
  readonly let: number;
  /** What the parties spent themselves, each on a sheet of its own. */
  readonly ownCosts?: readonly OwnCosts[];
  readonly payments: readonly Payment[];
  /** How many payments were ever reported. */
  readonly reported: number;
  readonly postedOn?: LocalDate;
  /** The instant at which it was approved. */
  readonly postedAt?: string;
  /** The day by which it is to be paid, and its last instant. */
  readonly dueOn?: LocalDate;
  readonly dueAt?: string;
  readonly isOverdue?: true;
  readonly isEscalated?: true;
  /** The run that is to take its place, while that is being signed and decided on, or once it has. */
  readonly replacedBy?: string;
  /** The transactions that posted it, which a correction takes back. */
  readonly posted: readonly Transaction[];
}

/** What a run has as it is opened: nobody has signed it, and nothing is held or paid of it. */
export const justOpened = {
  state: 'signing',
  signatures: [],
  recomputations: [],
  holds: [],
  held: 0,
  let: 0,
  payments: [],
  reported: 0,
  posted: [],
} as const satisfies Partial<Run>;

interface About {
  readonly distribution: string;
}

/** Everything that happens to a run. */
export type DistributionHappening =
  | ({
      readonly type: 'distribution.opened';
      readonly opened: Run;
      readonly input: RunInput;
      readonly told: readonly Person[];
    } & About)
  | ({ readonly type: 'distribution.recomputed' } & Recomputation & About)
  | ({ readonly type: 'distribution.countersigned' } & Signature & About)
  | ({ readonly type: 'distribution.submitted'; readonly approval: string } & About)
  | ({ readonly type: 'distribution.refused'; readonly approval: string; readonly outcome: Outcome } & About)
  | ({ readonly type: 'distribution.cancelled'; readonly by: Person; readonly reason: string } & About)
  | ({
      readonly type: 'distribution.posted';
      readonly approval: string;
      readonly outcome: Outcome;
      readonly on: LocalDate;
      /** The instant at which it was approved: from then on its days to pay are counted. */
      readonly at: string;
      readonly told: readonly Person[];
      /** What each payee was paid of the run that it takes the place of; negative what they paid. */
      readonly paid?: Readonly<Record<PartyKey, Minor>>;
      readonly transactions: readonly Transaction[];
    } & About)
  | ({ readonly type: 'distribution.due'; readonly dueOn: LocalDate; readonly dueAt: string } & About)
  | ({ readonly type: 'distribution.held'; readonly hold: Hold; readonly transaction?: Transaction } & About)
  | ({
      readonly type: 'distribution.released';
      readonly hold: string;
      readonly by: Person;
      readonly reason: string;
      readonly transaction?: Transaction;
    } & About)
  | ({ readonly type: 'distribution.ownCostsFiled'; readonly costs: OwnCosts } & About)
  | ({ readonly type: 'distribution.paid'; readonly payment: Payment } & About)
  | ({
      readonly type: 'distribution.confirmed';
      readonly payment: string;
      readonly by: Person;
      readonly on: LocalDate;
      readonly transaction: Transaction;
    } & About)
  | ({
      readonly type: 'distribution.notReceived';
      readonly payment: string;
      readonly by: Person;
      readonly reason: string;
    } & About)
  | ({ readonly type: 'distribution.overdue'; readonly told: readonly Person[] } & About)
  | ({ readonly type: 'distribution.escalated'; readonly told: readonly Person[] } & About)
  | ({ readonly type: 'distribution.correcting'; readonly replacedBy: string } & About)
  | ({ readonly type: 'distribution.kept'; readonly replacedBy: string } & About)
  | ({ readonly type: 'distribution.replaced'; readonly replacedBy: string } & About)
  | ({ readonly type: 'distribution.settled'; readonly on: LocalDate } & About);

/** Whether nothing more becomes of it. */
export const isRunOver = ({ state }: Pick<Run, 'state'>): boolean =>
  state === 'settled' || state === 'refused' || state === 'cancelled' || state === 'replaced';

/** Whether what it comes to counts: it was posted, and nothing took its place. */
export const isEffective = ({ state }: Pick<Run, 'state'>): boolean => state === 'posted' || state === 'settled';
