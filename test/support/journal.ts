import fc from 'fast-check';
import { inOrderOfAccounts, nameOf, type AccountBalance } from '../../domain/money/journal/balances';
import { whyNotPosted } from '../../domain/money/journal/refusals';
import type { JournalLine } from '../../domain/money/journal/statements';
import { reversalOf, type AccountKey, type Transaction } from '../../domain/money/journal/transactions';

/** A transaction that pays so many minor units from a fund for a project. */
export const paid = (key: string, date: string, amount: string, fund = 'project'): Transaction => ({
  key,
  date,
  what: { zh: `付款 ${key}`, en: `Payment ${key}` },
  currency: 'CNY',
  postings: [
    { account: `fund:${fund}`, amount: String(-BigInt(amount)), fund, party: 'a' },
    { account: `spent:${fund}`, amount, fund, project: 'pilot' },
  ],
});

/** Something posted, or taken back where there is something. */
export interface Step {
  readonly key: string;
  readonly date: string;
  readonly parts: readonly { readonly account: AccountKey; readonly amount: bigint }[];
  /** Which of those posted before it is to take back, counted around. */
  readonly reverses?: number | undefined;
}

const account = fc.constantFrom<AccountKey>('fund:a', 'fund:b', 'spent:a', 'payable:east', 'payable:west', 'pool:-');
const date = fc.integer({ min: 1, max: 28 }).map((day) => `2027-01-${String(day).padStart(2, '0')}`);

/** Any sequence of posts and reversals, in one currency, of amounts of any size. */
export const someSteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      date,
      parts: fc.array(fc.record({ account, amount: fc.bigInt(-(10n ** 20n), 10n ** 20n) }), {
        minLength: 1,
        maxLength: 5,
      }),
      reverses: fc.option(fc.nat(50), { nil: undefined, freq: 3 }),
    }),
    { maxLength: 20 },
  )
  .map((steps) => steps.map((step, at) => ({ ...step, key: `t${at}` })));

const inWords = (key: string) => ({ zh: key, en: key });

const transactionOf = ({ key, date: day, parts }: Step): Transaction => {
  const sum = parts.reduce((total, { amount }) => total + amount, 0n);
  const postings = [...parts, { account: 'settled:rest' as AccountKey, amount: -sum }];
  return {
    key,
    date: day,
    what: inWords(key),
    currency: 'CNY',
    postings: postings.map((one) => ({ ...one, amount: String(one.amount) })),
  };
};

/** What each step would post, known what was posted before, in order; those that can't be posted are among them. */
export function attemptsOf(steps: readonly Step[]): readonly Transaction[] {
  const posted: Transaction[] = [];
  return steps.map((step) => {
    const target = step.reverses === undefined ? undefined : posted[step.reverses % Math.max(1, posted.length)];
    const made = target
      ? reversalOf(target, { key: step.key, date: step.date, what: inWords(step.key) })
      : transactionOf(step);
    if (!isRefused(posted, made)) posted.push(made);
    return made;
  });
}

const isRefused = (posted: readonly Transaction[], made: Transaction): boolean => {
  const same = posted.find(({ key }) => key === made.key);
  const reversed = posted.find(({ key }) => key === made.reverses);
  const reversal = posted.find(({ reverses }) => reverses !== undefined && reverses === made.reverses);
  const known = { ...(same && { same }), ...(reversed && { reversed }), ...(reversal && { reversal: reversal.key }) };
  return whyNotPosted(made, known) !== undefined;
};

/** What is posted after some steps: each once, and none that was refused. */
export const transactionsAfter = (steps: readonly Step[]): readonly Transaction[] =>
  attemptsOf(steps).reduce<readonly Transaction[]>(
    (posted, made) =>
      isRefused(posted, made) || posted.some(({ key }) => key === made.key) ? posted : [...posted, made],
    [],
  );

/** Transactions as the lines of a journal. */
export const linesOf = (transactions: readonly Transaction[]): readonly JournalLine[] =>
  transactions.flatMap(({ key, postings, ...rest }, posted) =>
    postings.map((posting, at) => ({
      ...posting,
      ...rest,
      transaction: key,
      posted: posted + 1,
      position: at + 1,
      process: 'fund/p/a',
      number: posted + 1,
    })),
  );

/** What transactions come to on each account, those of later days left out: by plain addition, for the store's sums to be compared with. */
export function balancesOf(transactions: readonly Transaction[], until = '9999-12-31'): readonly AccountBalance[] {
  const balances = new Map<string, AccountBalance>();
  for (const { date, currency, postings } of transactions)
    for (const { account, amount } of date <= until ? postings : []) {
      const name = nameOf({ account, currency });
      const { debit = '0', credit = '0' } = balances.get(name) ?? {};
      const isCredit = amount.startsWith('-');
      const sums = {
        debit: String(BigInt(debit) + (isCredit ? 0n : BigInt(amount))),
        credit: String(BigInt(credit) - (isCredit ? BigInt(amount) : 0n)),
      };
      balances.set(name, { account, currency, ...sums, balance: String(BigInt(sums.debit) - BigInt(sums.credit)) });
    }
  return inOrderOfAccounts([...balances.values()]);
}
