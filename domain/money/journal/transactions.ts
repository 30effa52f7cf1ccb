import type { PartyKey } from '../../shared/keys';
import type { Text } from '../../shared/text';
import { sumOf, type Minor } from '../../shared/amounts';

/**
 * What kinds of accounts there are. Debit is positive, credit negative; `fund`, `spent`, `held`… each stand for one account a
 * thing they are of (`fund:project`, `payable:a`). Source: docs/rules/money.md, "The journal".
 *
 * - `fund` money in a fund; `contributed` what a party paid into funds; `spent` what draws paid for.
 * - `repayable` what somebody owes back to a fund; `transit` between the two sides of a transfer.
 * - `distributable` income less costs, to be shared; `payable` what a payee is to get (or, positive, owes);
 *   `held` the same, kept back; `pool` incentives not yet released; `reserve` what a company sets aside; `settled` what was paid out.
 */
export const accountKinds = [
  'fund',
  'contributed',
  'spent',
  'repayable',
  'transit',
  'distributable',
  'payable',
  'held',
  'pool',
  'reserve',
  'settled',
] as const;
export type AccountKind = (typeof accountKinds)[number];

/** An account: its kind and what it is of, such as `payable:b`, `fund:project`, `pool:-`. */
export type AccountKey = `${AccountKind}:${string}`;

/** A line of a transaction: so many minor units, debited (positive) or credited (negative) to an account, and what it concerns. */
export interface Posting {
  readonly account: AccountKey;
  readonly amount: Minor;
  readonly party?: PartyKey;
  readonly fund?: string;
  readonly project?: string;
  readonly budget?: string;
}

/** What is posted at once: it rides in the happening that causes it, and its postings sum to zero. */
export interface Transaction {
  /** Unique in the programme, such as `distribution/2026-Q1/posted`: posting it twice changes nothing. */
  readonly key: string;
  /** The day that it counts for (`YYYY-MM-DD`), in the programme's zone. */
  readonly date: string;
  readonly what: Text;
  readonly currency: string;
  readonly postings: readonly Posting[];
  /** The key of the transaction that it takes back, line by line. */
  readonly reverses?: string;
}

/**
 * How a happening brings what is posted with it: in a field `transaction`, or `transactions` where a reversal and what takes its place
 * are posted at once. There is no other way into the journal.
 */
export interface PostingHappening {
  readonly transaction?: Transaction;
  readonly transactions?: readonly Transaction[];
}

/** What is posted with a happening, whatever it is about: nothing with most of them. */
export const transactionsOf = (happening: object): readonly Transaction[] => {
  const { transaction, transactions = [] } = happening as PostingHappening;
  return transaction ? [transaction, ...transactions] : transactions;
};

/** Whether a transaction's postings sum to zero, as the store demands too. */
export const isBalanced = ({ postings }: Pick<Transaction, 'postings'>): boolean =>
  postings.length > 1 && sumOf(postings.map(({ amount }) => amount)) === 0n;

/** The transaction that takes another back: every posting with the other sign. */
export const reversalOf = (
  { key, currency, postings }: Transaction,
  reversal: Pick<Transaction, 'key' | 'date' | 'what'>,
): Transaction => ({
  ...reversal,
  currency,
  reverses: key,
  postings: postings.map((one) => ({ ...one, amount: (-BigInt(one.amount)).toString() })),
});
