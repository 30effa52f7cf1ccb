import { sumOf, type Minor } from '../../shared/amounts';
import { accountKinds, type AccountKey, type AccountKind } from './transactions';

/** How much was debited and credited to an account in a currency up to some day, and what that comes to: debits less credits. */
export interface AccountBalance {
  readonly account: AccountKey;
  readonly currency: string;
  /** The sums of debits and of credits, neither negative. */
  readonly debit: Minor;
  readonly credit: Minor;
  readonly balance: Minor;
}

/** All accounts on a day (试算平衡表): what was debited equals what was credited in each currency. */
export interface TrialBalance {
  /** The last day that counts (`YYYY-MM-DD`); all that is posted when left out. */
  readonly until?: string;
  readonly accounts: readonly AccountBalance[];
  readonly totals: readonly Pick<AccountBalance, 'currency' | 'debit' | 'credit' | 'balance'>[];
}

/** What an account stood at in the end of a day, in a currency. */
export interface DayBalance {
  readonly date: string;
  readonly currency: string;
  readonly balance: Minor;
}

/** Days on which something was posted, or, where these are more than can be shown one by one, the last of each month. */
export function shownDays(days: readonly DayBalance[], most = 40): readonly DayBalance[] {
  if (days.length <= most) return days;
  const months = new Map(days.map((day) => [day.date.slice(0, 7), day]));
  return [...months.values()];
}

/** Of which kind an account is: `payable` of `payable:b`. */
export const kindOf = (account: AccountKey): AccountKind => account.slice(0, account.indexOf(':')) as AccountKind;

/** The order in which accounts are listed: by their kinds as declared, then by what they are of, then by currency. */
export function inOrderOfAccounts<One extends Pick<AccountBalance, 'account' | 'currency'>>(
  accounts: readonly One[],
): readonly One[] {
  const rank = ({ account }: One) => String(accountKinds.indexOf(kindOf(account))).padStart(3, '0');
  const place = (one: One) => `${rank(one)} ${nameOf(one)}`;
  return accounts.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Names an account in a currency. */
export const nameOf = ({ account, currency }: Pick<AccountBalance, 'account' | 'currency'>): string =>
  `${account} ${currency}`;

/** Debits and credits of the same currency, added up. */
const totalOf = (currency: string, some: readonly AccountBalance[]) => {
  const [debit, credit] = [sumOf(some.map((one) => one.debit)), sumOf(some.map((one) => one.credit))];
  return { currency, debit: String(debit), credit: String(credit), balance: String(debit - credit) };
};

/** The trial balance of a day, by what accounts come to on it. Source: docs/rules/money.md, "The journal". */
export const trialBalanceOf = (balances: readonly AccountBalance[], until?: string): TrialBalance => ({
  ...(until !== undefined && { until }),
  accounts: inOrderOfAccounts(balances),
  totals: [...new Set(balances.map(({ currency }) => currency))].toSorted().map((currency) =>
    totalOf(
      currency,
      balances.filter((each) => each.currency === currency),
    ),
  ),
});
