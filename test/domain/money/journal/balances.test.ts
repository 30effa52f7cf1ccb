import fc from 'fast-check';
import { inOrderOfAccounts, shownDays, trialBalanceOf } from '../../../../domain/money/journal/balances';
import { whyNotPosted } from '../../../../domain/money/journal/refusals';
import { accountsOfStatement, balancedLines } from '../../../../domain/money/journal/statements';
import {
  reversalOf,
  transactionsOf,
  type AccountKey,
  type Transaction,
} from '../../../../domain/money/journal/transactions';
import { balancesOf, linesOf, paid, someSteps, transactionsAfter } from '../../../support/journal';

const balance = (transactions: readonly Transaction[], account: string, until?: string) =>
  balancesOf(transactions, until).find((each) => each.account === account)?.balance;

test('accounts stand in the order of their kinds, each with what was debited and credited up to the day', () => {
  const some = [paid('a', '2027-01-31', '12345'), paid('b', '2027-02-01', '-45'), paid('c', '2027-02-02', '7')];
  expect(balancesOf(some, '2027-02-01')).toEqual([
    { account: 'fund:project', currency: 'CNY', debit: '45', credit: '12345', balance: '-12300' },
    { account: 'spent:project', currency: 'CNY', debit: '12345', credit: '45', balance: '12300' },
  ]);
  expect(trialBalanceOf(balancesOf(some, '2027-02-01'), '2027-02-01').totals).toEqual([
    { currency: 'CNY', debit: '12390', credit: '12390', balance: '0' },
  ]);
});

test('currencies are never added up, and amounts beyond what a double holds stay exact', () => {
  const some = [
    paid('a', '2027-01-31', '90071992547409931234567'),
    { ...paid('b', '2027-01-31', '1'), currency: 'JPY' },
  ];
  expect(trialBalanceOf(balancesOf(some)).totals).toEqual([
    { currency: 'CNY', debit: '90071992547409931234567', credit: '90071992547409931234567', balance: '0' },
    { currency: 'JPY', debit: '1', credit: '1', balance: '0' },
  ]);
});

test('a happening brings one transaction, several, or none', () => {
  const [a, b, c] = [paid('a', '2027-01-31', '1'), paid('b', '2027-01-31', '2'), paid('c', '2027-01-31', '3')];
  expect(transactionsOf({ type: 'phase.entered' })).toEqual([]);
  expect(transactionsOf({ transaction: a })).toEqual([a]);
  expect(transactionsOf({ transactions: [b, c] })).toEqual([b, c]);
  expect(transactionsOf({ transaction: a, transactions: [b, c] })).toEqual([a, b, c]);
});

test('accounts stand by kind, by what they are of, and by currency, however they come', () => {
  const names = ['fund:a CNY', 'fund:b CNY', 'fund:b EUR', 'spent:a CNY', 'payable:a CNY', 'settled:a CNY'];
  const accounts = names.map((name) => {
    const [account = '', currency = ''] = name.split(' ');
    return { account: account as AccountKey, currency };
  });
  fc.assert(
    fc.property(fc.shuffledSubarray(accounts, { minLength: accounts.length }), (shuffled) => {
      expect(inOrderOfAccounts(shuffled)).toEqual(accounts);
    }),
  );
});

test('a trial balance is of a day or of all, its currencies in order, and shows where it is not zero', () => {
  const sides = { debit: '3', credit: '1', balance: '2' };
  const balances = ['KWD', 'CNY', 'CNY', 'JPY'].map((currency, at) => {
    return { account: `fund:${at}` as AccountKey, currency, ...sides };
  });
  expect(trialBalanceOf(balances)).toEqual({
    accounts: balances,
    totals: [
      { currency: 'CNY', debit: '6', credit: '2', balance: '4' },
      { currency: 'JPY', ...sides },
      { currency: 'KWD', ...sides },
    ],
  });
  expect(trialBalanceOf([], '2027-01-31')).toEqual({ until: '2027-01-31', accounts: [], totals: [] });
});

test('an account closes where it opened, with what was debited and less what was credited', () => {
  const account = { account: 'fund:a', currency: 'CNY', opening: '-7', debit: '10', credit: '4' } as const;
  expect(accountsOfStatement([account])).toEqual([{ ...account, closing: '-1' }]);
});

test('many days are shown by the last of each month', () => {
  const days = Array.from({ length: 60 }, (_, at) => ({
    date: new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10),
    currency: 'CNY',
    balance: String(at),
  }));
  expect(shownDays(days.slice(0, 40))).toEqual(days.slice(0, 40));
  expect(shownDays(days).map(({ date, balance: left }) => [date, left])).toEqual([
    ['2027-01-31', '30'],
    ['2027-02-28', '58'],
    ['2027-03-01', '59'],
  ]);
});

describe('a transaction is refused', () => {
  const posted = paid('a', '2027-01-31', '500');
  const reversal = reversalOf(posted, { key: 'r', date: '2027-02-01', what: posted.what });
  const zero = { account: 'pool:-', amount: '0' } as const;
  const [first = zero, second = zero] = posted.postings;

  test.each([
    ['another day under its key', { ...posted, date: '2027-02-01' }, { same: posted }, /another content/],
    ['another currency under its key', { ...posted, currency: 'JPY' }, { same: posted }, /another content/],
    ['another wording', { ...posted, what: { ...posted.what, zh: '别的' } }, { same: posted }, /another content/],
    ['another English wording', { ...posted, what: { ...posted.what, en: 'x' } }, { same: posted }, /another content/],
    ['a reversal under its key', { ...posted, reverses: 'x' }, { same: posted }, /another content/],
    ['a line more under its key', { ...posted, postings: [first, second, zero] }, { same: posted }, /another content/],
    ['a line less under its key', posted, { same: { ...posted, postings: [first, second, zero] } }, /another content/],
    ['another line under its key', { ...posted, postings: [second, first] }, { same: posted }, /another content/],
    ['no zero sum', { ...posted, postings: [first, { ...second, amount: '499' }] }, {}, /sum to zero/],
    ['one posting', { ...posted, postings: [{ ...first, amount: '0' }] }, {}, /sum to zero/],
    ['a fraction', { ...posted, postings: [{ ...first, amount: '-5.0' }, second] }, {}, /minor units/],
    ['the reversal of nothing', reversal, {}, /not posted/],
    ['a second reversal', reversal, { reversed: posted, reversal: 'r0' }, /reversed already, by r0/],
    [
      'half a reversal',
      { ...paid('r', '2027-02-01', '250'), reverses: 'a' },
      { reversed: posted },
      /posting by posting/,
    ],
  ])('with %s', (_, transaction, known, why) => {
    const said = whyNotPosted(transaction, known);
    expect(said?.en).toMatch(why);
    expect(said?.zh).toContain(`分录 ${/reversed already/.test(said?.en ?? '') ? 'a' : transaction.key} `);
  });

  test('but not where it is new, the same again, or takes another back', () => {
    expect(whyNotPosted(posted, {})).toBeUndefined();
    expect(whyNotPosted(posted, { same: posted })).toBeUndefined();
    expect(whyNotPosted(reversal, { reversed: posted })).toBeUndefined();
  });
});

describe('after any sequence of posts and reversals', () => {
  test('the trial balance is zero on any day', () => {
    fc.assert(
      fc.property(someSteps, fc.integer({ min: 1, max: 28 }), (steps, day) => {
        const until = `2027-01-${String(day).padStart(2, '0')}`;
        const { totals } = trialBalanceOf(balancesOf(transactionsAfter(steps), until), until);
        for (const { balance: left, debit, credit } of totals) expect([left, debit]).toEqual(['0', credit]);
      }),
    );
  });

  test('posting it all again changes nothing', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const once = transactionsAfter(steps);
        expect(transactionsAfter([...steps, ...steps.filter(({ reverses }) => reverses === undefined)])).toEqual(once);
      }),
    );
  });

  test('a statement opens where the one before closed, and its lines lead from the one to the other', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const all = transactionsAfter(steps);
        const later = all.filter(({ date }) => date > '2027-01-14');
        const [before, during] = [balancesOf(all, '2027-01-14'), balancesOf(later)];
        const lines = balancedLines(before, linesOf(later));
        const statement = accountsOfStatement(
          during.map((each) => {
            const opening = before.find(({ account }) => account === each.account)?.balance ?? '0';
            return { ...each, opening };
          }),
        );
        for (const { account, currency, opening, closing } of statement) {
          const own = lines.filter((line) => line.account === account && line.currency === currency);
          expect(own.at(-1)?.balance ?? opening).toBe(closing);
          expect(balance(all, account)).toBe(closing);
        }
      }),
    );
  });
});

test('a reversal and what is posted in its place net to the difference', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.bigInt(-(10n ** 24n), 10n ** 24n), (wrong, right) => {
      const first = paid('a', '2027-01-01', String(wrong));
      const back = reversalOf(first, { key: 'b', date: '2027-01-02', what: first.what });
      const again = paid('c', '2027-01-02', String(right));
      expect(balance([first, back, again], 'spent:project')).toBe(String(right));
      expect(balance([back, again], 'spent:project')).toBe(String(right - wrong));
    }),
  );
});
