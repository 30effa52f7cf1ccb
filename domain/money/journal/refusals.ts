import { isMinor } from '../../shared/amounts';
import type { Text } from '../../shared/text';
import { isBalanced, reversalOf, type Posting, type Transaction } from './transactions';

/** What the journal has by now of what a transaction is about. */
export interface KnownToJournal {
  /** The one of its key. */
  readonly same?: Transaction;
  /** The one that it takes back. */
  readonly reversed?: Transaction;
  /** The key of the one that has taken that back. */
  readonly reversal?: string;
}

const say = (zh: string, en: string): Text => ({ zh, en });

const fields = ['account', 'amount', 'party', 'fund', 'project', 'budget'] as const;

/** The place (from 1) of the first posting in which two lists differ; `undefined` where they are the same. */
export function firstDifference(some: readonly Posting[], others: readonly Posting[]): number | undefined {
  const places = Array.from({ length: Math.max(some.length, others.length) }, (_, at) => at);
  const differs = places.find((at) => fields.some((field) => some[at]?.[field] !== others[at]?.[field]));
  return differs === undefined ? undefined : differs + 1;
}

/** Whether two transactions say the same, posting by posting. */
export const isSameTransaction = (one: Transaction, other: Transaction): boolean =>
  one.key === other.key &&
  one.date === other.date &&
  one.currency === other.currency &&
  one.reverses === other.reverses &&
  one.what.zh === other.what.zh &&
  one.what.en === other.what.en &&
  firstDifference(one.postings, other.postings) === undefined;

/** Why a transaction can't be posted; `undefined` where it can, or where it was. Source: docs/rules/money.md, "The journal". */
export function whyNotPosted(transaction: Transaction, { same, reversed, reversal }: KnownToJournal): Text | undefined {
  const { key, postings, reverses } = transaction;
  if (same)
    return isSameTransaction(same, transaction)
      ? undefined
      : say(`分录 ${key} 已经入账，内容不同。`, `Transaction ${key} is posted already with another content.`);
  if (postings.some(({ amount }) => !isMinor(amount)))
    return say(`分录 ${key} 的金额不是整数最小单位。`, `An amount of transaction ${key} is not in minor units.`);
  if (!isBalanced(transaction))
    return say(`分录 ${key} 借贷不平。`, `The postings of transaction ${key} do not sum to zero.`);
  if (reverses === undefined) return undefined;
  if (!reversed)
    return say(
      `分录 ${key} 冲销的分录 ${reverses} 不存在。`,
      `Transaction ${key} reverses ${reverses}, which is not posted.`,
    );
  if (reversal !== undefined)
    return say(
      `分录 ${reverses} 已被 ${reversal} 冲销。`,
      `Transaction ${reverses} is reversed already, by ${reversal}.`,
    );
  if (!isSameTransaction(reversalOf(reversed, transaction), transaction))
    return say(
      `分录 ${key} 与其冲销的分录 ${reverses} 不对应。`,
      `Transaction ${key} does not take ${reverses} back posting by posting.`,
    );
  return undefined;
}
