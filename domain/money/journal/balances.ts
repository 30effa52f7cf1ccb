import { sumOf, type Minor } from '../../shared/amounts';
import { accountKinds, type AccountKey, type AccountKind, type Transaction } from './transactions';

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

/** What an account is of: `b` of `payable:b`. */
export const ownerOf = (account: AccountKey): string => account.slice(account.indexOf(':') + 1);

/** Of which kind an account is: `payable` of `payable:b`. */
export const kindOf = (account: AccountKey): AccountKind => account.slice(0, account.indexOf(':')) as AccountKind;

/** The order in which accounts are listed: by their kinds as declared, then by what they are of, then by currency. */
export const inOrderOfAccounts = <One extends Pick<AccountBalance, 'account' | 'currency'>>(
  accounts: readonly One[],
): readonly One[] => {
  const place = ({ account, currency }: One) => `${ownerOf(account)} ${currency}`;
  const rank = ({ account }: One) => accountKinds.indexOf(kindOf(account));
  return [...accounts].sort((a, b) => rank(a) - rank(b) || (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
};

/** Debits and credits of the same currency, added up. */
const totalOf = (currency: string, some: readonly Pick<AccountBalance, 'debit' | 'credit'>[]) => {
  const [debit, credit] = [sumOf(some.map((one) => one.debit)), sumOf(some.map((one) => one.credit))];
  return { currency, debit: String(debit), credit: String(credit), balance: String(debit - credit) };
};

const groupedBy = <One>(some: readonly One[], keyOf: (one: One) => string): readonly (readonly One[])[] => {
  const groups = new Map<string, One[]>();
  for (const one of some) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
};

/** What transactions come to on each account, those of later days left out. */
export function balancesOf(transactions: readonly Transaction[], until = '9999-12-31'): readonly AccountBalance[] {
  const postings = transactions
    .filter(({ date }) => date <= until)
    .flatMap(({ currency, postings: some }) => some.map(({ account, amount }) => ({ account, currency, amount })));
  const balances = groupedBy(postings, ({ account, currency }) => `${account} ${currency}`).flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const sides = some.map(({ amount }) =>
      BigInt(amount) < 0n ? { debit: '0', credit: amount.slice(1) } : { debit: amount, credit: '0' },
    );
    return [{ account: first.account, ...totalOf(first.currency, sides) }];
  });
  return inOrderOfAccounts(balances);
}

/** The trial balance of a day, by what accounts come to on it. Source: docs/rules/money.md, "The journal". */
export const trialBalanceOf = (balances: readonly AccountBalance[], until?: string): TrialBalance => ({
  ...(until !== undefined && { until }),
  accounts: inOrderOfAccounts(balances),
  totals: groupedBy(balances, ({ currency }) => currency)
    .map((some) => totalOf(some[0]?.currency ?? '', some))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
});
