import type { Evidence, Outcome } from '../../approvals/approvals';
import type { LocalDate } from '../../calendar/dates';
import type { AuthorityLevel } from '../../programme/fund-plans';
import type { BudgetAnswer, Thresholds } from '../budgets/check';
import type { BudgetUse } from '../budgets/uses';
import { sumOf, type Minor } from '../../shared/amounts';
import type { GroupKey, PartyKey, Person } from '../../shared/keys';
import type { Text } from '../../shared/text';
import type { Transaction } from '../journal/transactions';
import type { DueClock, PaidIn } from './calls';

/** A payment out of a fund, a refund (退款) to a party that paid in, or a transfer (划转) to another fund: all are decided on alike. */
export const drawKinds = ['payment', 'refund', 'transfer'] as const;
export type DrawKind = (typeof drawKinds)[number];

/** A budget against which a draw is measured: one of the file, or a project's own. */
export interface BudgetTerms extends Thresholds {
  readonly key: string;
  readonly title: Text;
  readonly amount: Minor;
  /** Up to how much an approved exception allows. */
  readonly upTo?: Minor;
  /** What of it is committed and actual beside the draws that its fund knows. */
  readonly besides: BudgetUse;
}

/** What a draw makes of a budget. */
export interface MeasuredBudget
  extends Pick<BudgetTerms, 'key' | 'title'>, Pick<BudgetAnswer, 'level' | 'why' | 'usedText'> {}

/** What somebody wants drawn on a fund (提款). */
export interface DrawAsked {
  readonly kind: DrawKind;
  readonly amount: Minor;
  readonly purpose: string;
  /** The party that pays from the account of the fund. */
  readonly payer: PartyKey;
  /** Who receives it: a party, somebody outside by name, or another fund. */
  readonly payee?: PartyKey;
  readonly supplier?: string;
  readonly target?: string;
  readonly project?: string;
  /** The budget of the file that it is charged to, and all that it is measured against. */
  readonly budget?: Pick<BudgetTerms, 'key' | 'title'>;
  readonly budgets: readonly BudgetTerms[];
  readonly evidence: readonly Evidence[];
  /** Paid first and ratified after. */
  readonly emergency?: true;
  readonly by: Person;
  /** For which party it was asked: it owes back what is not ratified. */
  readonly party: PartyKey;
}

/** An earlier draw for the same need, which counts towards the level that decides. */
export interface AddedUp {
  readonly draw: string;
  readonly amount: Minor;
  readonly on: LocalDate;
}

/** How a payment was made; the product moves no money. */
export interface Payment {
  readonly on: LocalDate;
  readonly by: Person;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

export interface Confirmation {
  readonly on: LocalDate;
  readonly by: Person;
  readonly note: string;
}

/** What is owed back of a draw that was not ratified. */
export interface Repayment {
  readonly party: PartyKey;
  readonly amount: Minor;
  readonly since: LocalDate;
  readonly paid: readonly PaidIn[];
  readonly clock?: DueClock;
  readonly isReminded?: true;
  readonly isLate?: true;
}

export const drawStates = [
  'requested',
  'approved',
  'paid',
  'confirmed',
  'refused',
  'cancelled',
  'repayable',
  'repaid',
] as const;
export type DrawState = (typeof drawStates)[number];

/** A draw on a fund. Source: docs/rules/money.md, "Funds". */
export interface Draw extends Omit<DrawAsked, 'budgets'> {
  readonly key: string;
  readonly fund: string;
  readonly fundTitle: Text;
  readonly currency: string;
  readonly on: LocalDate;
  readonly state: DrawState;
  readonly level: AuthorityLevel;
  /** The highest limit that its sum passes. */
  readonly beyond?: Minor;
  /** Groups that are asked beside those of the level. */
  readonly also: readonly GroupKey[];
  /** What was added up, and to how much with this one. */
  readonly addedUp: readonly AddedUp[];
  readonly sum: Minor;
  /** What of the fund is free once it is paid, and what it makes of each budget. */
  readonly availableAfter: Minor;
  readonly measured: readonly MeasuredBudget[];
  readonly approval?: string;
  readonly outcome?: Outcome;
  /** The approval that ratifies it, and how that ended. */
  readonly ratification?: { readonly approval: string; readonly outcome?: Outcome };
  readonly payment?: Payment;
  readonly confirmation?: Confirmation;
  readonly cancelled?: { readonly by: Person; readonly reason: string };
  readonly repayment?: Repayment;
}

interface About {
  readonly draw: string;
  readonly fund: string;
}

interface Decided extends About {
  readonly approval: string;
  readonly outcome: Outcome;
  readonly told: readonly Person[];
}

/** Where money moved: what for, so that others need not ask for the draw. */
interface Moved extends About {
  readonly amount: Minor;
  readonly project?: string;
  readonly budget?: string;
  readonly transaction: Transaction;
}

/** Everything that happens to a draw; `told` are those who hear of it. */
export type DrawHappening =
  | ({ readonly type: 'draw.requested'; readonly requested: Draw } & About)
  | ({ readonly type: 'draw.approved' } & Decided)
  | ({ readonly type: 'draw.refused' } & Decided)
  | ({ readonly type: 'draw.cancelled'; readonly by: Person; readonly reason: string } & About)
  | ({ readonly type: 'draw.paid'; readonly payment: Payment; readonly told: readonly Person[] } & Moved)
  | ({
      readonly type: 'draw.confirmed';
      readonly confirmation: Confirmation;
      readonly transaction?: Transaction;
    } & About)
  | ({ readonly type: 'draw.ratificationAsked'; readonly approval: string } & About)
  | ({ readonly type: 'draw.ratified' } & Decided)
  /** It was not ratified, or not in time: it is owed back. */
  | ({ readonly type: 'draw.reclaimed'; readonly owes: PartyKey; readonly on: LocalDate } & Decided & Moved)
  | ({ readonly type: 'draw.repaymentSet'; readonly clock: DueClock } & About)
  | ({ readonly type: 'draw.repaymentReminded'; readonly told: readonly Person[] } & About)
  | ({ readonly type: 'draw.repaymentLate'; readonly outstanding: Minor; readonly told: readonly Person[] } & About)
  | ({ readonly type: 'draw.repaid'; readonly part: PaidIn } & Moved);

/** What is still owed back of a draw, in minor units. */
export const owedBack = ({ repayment }: Pick<Draw, 'repayment'>): bigint =>
  repayment ? BigInt(repayment.amount) - sumOf(repayment.paid.map(({ amount }) => amount)) : 0n;

/** An emergency is ratified after it was paid; until then it is open whatever else is done. */
const isUnratified = ({ emergency, ratification, payment }: Draw): boolean =>
  emergency === true && payment !== undefined && ratification?.outcome === undefined;

/** An emergency that was paid, and whose ratification nobody has asked for yet. */
export const isToRatify = (draw: Draw): boolean => isUnratified(draw) && draw.ratification === undefined;

/** Whether nothing more happens to it. */
export const isDrawOver = (draw: Draw): boolean =>
  ((draw.state === 'confirmed' || draw.state === 'repaid') && !isUnratified(draw)) ||
  draw.state === 'refused' ||
  draw.state === 'cancelled';
