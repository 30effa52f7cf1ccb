import type { Minor } from '../../shared/amounts';
import type { Text } from '../../shared/text';
import { inOrderOfAccounts, nameOf, type AccountBalance } from './balances';
import type { AccountKey, Posting } from './transactions';

/** Of what a statement is: what it lists concerns that party, fund, project or budget. */
export const subjectKinds = ['party', 'fund', 'project', 'budget'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export interface Subject {
  readonly kind: SubjectKind;
  readonly key: string;
}

/** A line of the journal, with its transaction and the entry of the record that holds it. */
export interface JournalLine extends Posting {
  /** The transaction's key, its day, its currency and what it says. */
  readonly transaction: string;
  readonly date: string;
  readonly currency: string;
  readonly what: Text;
  /** The how many-eth transaction of the programme it is, and the how many-eth line of that, from 1: the order within a day. */
  readonly posted: number;
  readonly position: number;
  /** The entry of the record: the process that told it, and its number there. */
  readonly process: string;
  readonly number: number;
  readonly reverses?: string;
}

/** An account in a statement: what it stood at before, what was debited and credited since, what it stands at. */
export interface StatementAccount {
  readonly account: AccountKey;
  readonly currency: string;
  readonly opening: Minor;
  readonly debit: Minor;
  readonly credit: Minor;
  readonly closing: Minor;
}

/** A line with what its account stands at after it. */
export type BalancedLine = JournalLine & { readonly balance: Minor };

/** The accounts of a statement, with what each stands at in the end. Source: docs/rules/money.md, "The journal". */
export const accountsOfStatement = (
  accounts: readonly Omit<StatementAccount, 'closing'>[],
): readonly StatementAccount[] =>
  inOrderOfAccounts(accounts).map((each) => ({
    ...each,
    closing: String(BigInt(each.opening) + BigInt(each.debit) - BigInt(each.credit)),
  }));

/** Lines in their order with what each account stands at after each of them, by what it stood at before the first of these lines. */
export function balancedLines(
  before: readonly Pick<AccountBalance, 'account' | 'currency' | 'balance'>[],
  lines: readonly JournalLine[],
): readonly BalancedLine[] {
  const balances = new Map(before.map((each) => [nameOf(each), BigInt(each.balance)]));
  return lines.map((line) => {
    const balance = (balances.get(nameOf(line)) ?? 0n) + BigInt(line.amount);
    balances.set(nameOf(line), balance);
    return { ...line, balance: String(balance) };
  });
}
