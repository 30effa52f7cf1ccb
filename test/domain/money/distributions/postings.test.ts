import fc from 'fast-check';
import { compute } from '../../../../domain/money/distributions/computing';
import { debtsOf, isAllPaid, paidOf } from '../../../../domain/money/distributions/owed';
import { holdPosting, paymentPosting, postingsOf } from '../../../../domain/money/distributions/postings';
import type { Payment, Run } from '../../../../domain/money/distributions/runs';
import { isBalanced, type Transaction } from '../../../../domain/money/journal/transactions';
import type { DistributionPlan } from '../../../../domain/programme/distribution-plans';
import { anyRun } from '../../../support/any-runs';
import { balancesOf } from '../../../support/journal';
import { aHold, openedRun, postedRun } from '../../../support/opened-runs';
import { item, plainPlan, runOf } from '../../../support/runs';

const on = '2026-04-10';
const nonzero = (transactions: readonly Transaction[]) =>
  Object.fromEntries(
    balancesOf(transactions).flatMap(({ account, balance }) => (balance === '0' ? [] : [[account, balance]])),
  );
const shown = ({ postings }: Transaction) => postings.map(({ account, amount, ...about }) => [account, amount, about]);

describe('the transactions of a run', () => {
  // Source: docs/rules/money.md, "The journal".
  const company: DistributionPlan = {
    ...plainPlan,
    form: 'company',
    capital: '100000',
    pool: { share: 1_000, release: [{ share: 0 }], points: 'agreed' },
    projects: { pilot: { shares: { a: 0, b: 10_000, c: 0 } } },
  };
  const carried = { losses: {}, baseUsed: {}, pool: '0', reserve: '0', deficit: '100' };
  const run = openedRun(0n, {
    computed: compute(runOf(company, [item('2000'), item('1100', { project: 'pilot' })], { carried })),
  });

  test('say that the money came in, how it is shared, what is kept, and that the payer keeps its own', () => {
    // 3,100 less 100 of earlier losses; 300 set aside; 1,741 and 959 are left; 174 and 95 to the pool; 1,567 by 45/35/20, 864 to b
    expect(postingsOf(run, on).map((one) => [one.key, one.date, one.currency, one.what, shown(one)])).toStrictEqual([
      [
        'distribution/q1/stated',
        on,
        'CNY',
        { zh: '收支认列：2026-01-01 至 2026-03-31', en: 'Income and costs: 2026-01-01 to 2026-03-31' },
        [
          ['settled:a', '2000', { party: 'a' }],
          ['distributable:-', '-2000', {}],
          ['settled:a', '1100', { party: 'a', project: 'pilot' }],
          ['distributable:pilot', '-1100', { project: 'pilot' }],
        ],
      ],
      [
        'distribution/q1/shared',
        on,
        'CNY',
        { zh: '收益分配：2026-01-01 至 2026-03-31', en: 'Distribution: 2026-01-01 to 2026-03-31' },
        [
          ['distributable:-', '2000', {}],
          ['distributable:pilot', '1100', { project: 'pilot' }],
          ['payable:a', '-705', { party: 'a' }],
          ['payable:b', '-1413', { party: 'b' }],
          ['payable:c', '-313', { party: 'c' }],
          ['pool:-', '-269', {}],
          ['reserve:-', '-300', {}],
          ['reserve:offset', '-100', {}],
        ],
      ],
      [
        'distribution/q1/own',
        on,
        'CNY',
        { zh: '付款方自留份额：2026-01-01 至 2026-03-31', en: 'The payer’s own share: 2026-01-01 to 2026-03-31' },
        [
          ['payable:a', '705', { party: 'a' }],
          ['settled:a', '-705', { party: 'a' }],
        ],
      ],
    ]);
  });

  test('take those of the run that it corrects back first, each under a key of its own', () => {
    const [stated] = postingsOf(run, on);
    const next = openedRun(1_000n, { key: 'q1b' }, plainPlan);
    const [back, ...own] = postingsOf(next, '2026-05-01', { posted: stated ? [stated] : [] });
    expect(back).toMatchObject({
      key: 'distribution/q1b/takes-back/distribution/q1/stated',
      date: '2026-05-01',
      what: {
        zh: '冲销：收支认列：2026-01-01 至 2026-03-31',
        en: 'Reversal: Income and costs: 2026-01-01 to 2026-03-31',
      },
      reverses: 'distribution/q1/stated',
    });
    expect(own.map(({ key }) => key)).toEqual(['stated', 'shared', 'own'].map((what) => `distribution/q1b/${what}`));
  });

  test('set aside what is held when it is posted, for each payee', () => {
    const held = openedRun(1_000n, { holds: [aHold('1', { lines: ['1.b'], amount: '65' })] }, plainPlan);
    // of 650 there are 585 due: 405 and 180
    expect(postingsOf(held, on).map((one) => shown(one))[1]).toStrictEqual([
      ['distributable:-', '1000', {}],
      ['payable:a', '-405', { party: 'a' }],
      ['held:a', '-45', { party: 'a' }],
      ['held:b', '-350', { party: 'b' }],
      ['payable:c', '-180', { party: 'c' }],
      ['held:c', '-20', { party: 'c' }],
    ]);
  });

  test('are none of a run that comes to nothing, and have no line of nothing', () => {
    expect(postingsOf(openedRun(0n, {}, plainPlan), on)).toEqual([]);
    const ofB = openedRun(100n, {}, { ...plainPlan, shares: { a: 0, b: 10_000, c: 0 } });
    expect(postingsOf(ofB, on).map(({ key }) => key)).toEqual(['distribution/q1/stated', 'distribution/q1/shared']);
  });
});

describe('a hold', () => {
  const run = openedRun(1_000n, { held: 1, let: 4 }, plainPlan);
  const held = { ...run, held: 2, holds: [aHold('2', { amount: '100' }), aHold('1', { lines: ['1.c'] })] };

  test('moves what each payee gets to what is kept back, of the payer’s own as well', () => {
    // of 800 there are 700 due: 393.75 and 306.25
    const moved = holdPosting(run, held, 'held', on);
    expect(moved).toMatchObject({
      key: 'distribution/q1/held/2',
      date: on,
      currency: 'CNY',
      what: { zh: '暂扣：2026-01-01 至 2026-03-31', en: 'Held: 2026-01-01 to 2026-03-31' },
    });
    expect(moved && shown(moved)).toEqual([
      ['payable:a', '56', { party: 'a' }],
      ['held:a', '-56', { party: 'a' }],
      ['payable:b', '44', { party: 'b' }],
      ['held:b', '-44', { party: 'b' }],
      ['payable:c', '200', { party: 'c' }],
      ['held:c', '-200', { party: 'c' }],
      ['payable:a', '-56', { party: 'a' }],
      ['settled:a', '56', { party: 'a' }],
    ]);
  });

  test('that is let go moves it back under the number of the release', () => {
    const back = holdPosting(held, { ...run, let: 5 }, 'released', on);
    expect(back).toMatchObject({
      key: 'distribution/q1/released/5',
      what: { zh: '解除暂扣：2026-01-01 至 2026-03-31', en: 'Released: 2026-01-01 to 2026-03-31' },
    });
    const moved = holdPosting(run, held, 'held', on);
    expect(nonzero([moved, back].flatMap((one) => one ?? []))).toEqual({});
  });

  test('that changes nothing posts nothing', () => {
    expect(holdPosting(run, run, 'held', on)).toBeUndefined();
    const twice = { ...held, holds: [...held.holds, aHold('3', { lines: ['1.c'] })] };
    expect(holdPosting(held, twice, 'held', on)).toBeUndefined();
  });
});

test('a payment says who paid whom, and meets the debt from the payer’s money or into it', () => {
  const run = openedRun(1_000n, {}, plainPlan);
  const pays = (from: string, to: string): Payment => ({
    key: '7',
    from,
    to,
    amount: '350',
    on,
    by: 'x',
    evidence: [],
  });
  expect(paymentPosting(run, pays('a', 'b'), on)).toEqual({
    key: 'distribution/q1/payment/7',
    date: on,
    currency: 'CNY',
    what: { zh: '付款：a → b', en: 'Payment: a to b' },
    postings: [
      { account: 'payable:b', amount: '350', party: 'b' },
      { account: 'settled:a', amount: '-350', party: 'a' },
    ],
  });
  expect(shown(paymentPosting(run, pays('b', 'a'), on))).toEqual([
    ['payable:b', '-350', { party: 'b' }],
    ['settled:a', '350', { party: 'a' }],
  ]);
});

describe('whatever is held of any run, and let go', () => {
  const runs = anyRun.map((input): Run => openedRun(1n, { computed: compute(input), payees: input.rules.payees }));
  const holds = fc.array(fc.record({ lines: fc.array(fc.nat(20), { maxLength: 3 }), share: fc.bigInt(0n, 100n) }), {
    maxLength: 5,
  });

  /** The run with each of some holds in turn, and with none in the end. */
  const stages = (run: Run, given: readonly { readonly lines: readonly number[]; readonly share: bigint }[]) => {
    const own = run.computed.lines.filter(({ payee, amount }) => payee !== undefined && BigInt(amount) > 0n);
    const held = given.map(({ lines, share }, at): Run => {
      const keys = [...new Set(lines.flatMap((one) => own[one % Math.max(1, own.length)]?.key ?? []))];
      const open = own.filter(({ key }) => !keys.includes(key)).reduce((sum, one) => sum + BigInt(one.amount), 0n);
      const amount = String((open * share) / 100n);
      return { ...run, held: at + 1, let: at + 1, holds: [aHold(String(at + 1), { lines: keys, amount })] };
    });
    return [...held, { ...run, let: given.length + 1 }];
  };

  test('the books balance at every step, no key is used twice, and in the end stand as of a run that nothing was held of', () => {
    fc.assert(
      fc.property(runs, holds, (run, given) => {
        const [first = run, ...rest] = stages(run, given);
        const moves = rest.flatMap((after, at) => {
          const before = at === 0 ? first : (rest[at - 1] ?? first);
          return holdPosting(before, after, after.holds.length > 0 ? 'held' : 'released', on) ?? [];
        });
        const all = [...postingsOf(first, on), ...moves];
        expect(all.every(isBalanced)).toBe(true);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(nonzero(all)).toEqual(nonzero(postingsOf(run, on)));
      }),
    );
  });
});

describe('what is posted of a run', () => {
  const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).filter((one) => one !== 0n);

  test('reversed and posted anew nets to the difference', () => {
    fc.assert(
      fc.property(amounts, amounts, (before, after) => {
        const first = postedRun(openedRun(before));
        const second = openedRun(after, { key: 'q1b' });
        const net = [...first.posted, ...postingsOf(second, '2026-05-01', first)];
        const alone = postingsOf(second, '2026-05-01');
        expect(nonzero(net)).toEqual(nonzero(alone));
      }),
    );
  });

  test('a payment that is confirmed meets the debt, in either direction', () => {
    for (const amount of [1_000n, -1_000n]) {
      const run = postedRun(openedRun(amount, {}, plainPlan));
      const payments = debtsOf(run).map((debt, at): Payment => ({
        ...debt,
        key: String(at),
        on: '2026-04-11',
        by: 'x',
        evidence: [],
        confirmed: { by: 'y', on: '2026-04-12' },
      }));
      const paid = { ...run, payments };
      expect([debtsOf(paid), isAllPaid(paid)]).toEqual([[], true]);
      const settled = payments.map((payment) => paymentPosting(run, payment, '2026-04-12'));
      expect(nonzero([...run.posted, ...settled])).toEqual({});
      const due = Object.entries(run.computed.totals).filter(([payee]) => payee !== 'a');
      expect(paidOf(paid)).toEqual(Object.fromEntries(due));
    }
  });
});
