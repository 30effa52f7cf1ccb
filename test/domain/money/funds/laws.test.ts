import fc from 'fast-check';
import { isBalanced, type Transaction } from '../../../../domain/money/journal/transactions';
import { fundAfter } from '../../../../domain/money/funds/changes';
import { drawAfter } from '../../../../domain/money/funds/draw-changes';
import { owedBack, type Draw, type DrawAsked } from '../../../../domain/money/funds/draws';
import { availableIn, newBook, reservedIn, type FundBook } from '../../../../domain/money/funds/funds';
import { drawnOn } from '../../../../domain/money/funds/planned';
import {
  arrivalPosted,
  contributionPosted,
  paymentPosted,
  reclaimPosted,
  repaymentPosted,
} from '../../../../domain/money/funds/postings';
import { assertMayDraw } from '../../../../domain/money/funds/refusals';
import type { FundRules } from '../../../../domain/money/funds/rules';
import { balancesOf } from '../../../support/journal';

const rules: FundRules = {
  authority: [{ groups: ['finance'], policy: 'fundDraw' }],
  strategic: [],
  commitments: {},
  noticeDays: 10,
  late: 'remind',
  smallDrawDays: 30,
  ratifyDays: 5,
  zone: 'UTC',
};
const on = '2027-03-01';
const titles = { zh: '资金', en: 'Fund' };
type Funds = Readonly<Record<string, FundBook>>;

/** Two funds, their draws, and all that was posted. */
interface World {
  readonly funds: Funds;
  readonly draws: readonly Draw[];
  readonly posted: readonly Transaction[];
}

type Step = readonly [
  verb: 'pay in' | 'ask' | 'pay' | 'release' | 'arrive' | 'reclaim' | 'repay',
  which: number,
  amount: bigint,
];

const withFund = (world: World, book: FundBook): World => ({ ...world, funds: { ...world.funds, [book.key]: book } });
const withDraw = (world: World, draw: Draw): World => ({
  ...world,
  draws: world.draws.map((each) => (each.key === draw.key ? draw : each)),
});
const posting = (world: World, transaction: Transaction): World => ({
  ...world,
  posted: [...world.posted, transaction],
});

const kinds = ['payment', 'refund', 'transfer'] as const;

function stepped(world: World, [verb, which, amount]: Step): World {
  const names = Object.keys(world.funds);
  const fund = names[which % names.length] ?? '';
  const book = world.funds[fund] as FundBook;
  const draw = world.draws[which % Math.max(1, world.draws.length)];
  if (verb === 'pay in') {
    const contribution = { call: 0, party: 'a', amount: String(amount), on, by: 'x', note: '', evidence: [] };
    const transaction = contributionPosted(book, contribution);
    return posting(
      withFund(world, fundAfter(book, { type: 'fund.contributed', fund, contribution, transaction })),
      transaction,
    );
  }
  if (verb === 'ask') {
    const kind = kinds[which % 3] ?? 'payment';
    const target = names.find((name) => name !== fund) ?? '';
    const to = kind === 'transfer' ? { target } : { payee: 'a' };
    const asked: DrawAsked = {
      kind,
      amount: String(amount),
      purpose: 'x',
      payer: 'a',
      budgets: [],
      evidence: [],
      by: 'x',
      party: 'b',
      ...to,
      ...(kind === 'payment' && which % 2 === 0 && { emergency: true as const }),
    };
    try {
      const assessment = assertMayDraw(book, rules, asked, { today: on, facts: { risks: [] } });
      const reserved = drawnOn(book, asked, assessment.level, assessment, on);
      const after = fundAfter(book, { type: 'fund.reserved', fund, draw: reserved.key, reserved });
      return withFund({ ...world, draws: [...world.draws, { ...reserved, state: 'approved' }] }, after);
    } catch {
      return world;
    }
  }
  if (!draw) return world;
  const of = world.funds[draw.fund] as FundBook;
  const about = { draw: draw.key, fund: draw.fund };
  if (verb === 'release' && draw.state === 'approved') {
    const cancelled = drawAfter(draw, { type: 'draw.cancelled', ...about, by: 'x', reason: 'x' });
    return withDraw(withFund(world, fundAfter(of, { type: 'fund.released', ...about })), cancelled);
  }
  if (verb === 'pay' && draw.state === 'approved') {
    const transaction = paymentPosted(draw, on);
    const payment = { on, by: 'x', note: '', evidence: [] };
    const paid = drawAfter(draw, { type: 'draw.paid', ...about, amount: draw.amount, payment, transaction, told: [] });
    const refunded = draw.kind === 'refund' && draw.payee !== undefined && { refunded: draw.payee };
    return posting(
      withDraw(withFund(world, fundAfter(of, { type: 'fund.used', ...about, ...refunded })), paid),
      transaction,
    );
  }
  if (verb === 'arrive' && draw.state === 'paid' && draw.target !== undefined) {
    const transaction = arrivalPosted(draw, draw.target, on);
    const target = world.funds[draw.target] as FundBook;
    const received = {
      type: 'fund.received',
      fund: target.key,
      draw: draw.key,
      from: draw.fund,
      amount: draw.amount,
    } as const;
    const confirmation = { on, by: 'y', note: '' };
    const confirmed = drawAfter(draw, { type: 'draw.confirmed', ...about, confirmation, transaction });
    return posting(withDraw(withFund(world, fundAfter(target, received)), confirmed), transaction);
  }
  if (verb === 'reclaim' && draw.state === 'paid' && draw.emergency) {
    const transaction = reclaimPosted(draw, on);
    const decided = { approval: 'x', outcome: 'rejected', told: [] } as const;
    const { amount: owed, party: owes } = draw;
    const reclaimed = drawAfter(draw, {
      type: 'draw.reclaimed',
      ...about,
      ...decided,
      owes,
      on,
      amount: owed,
      transaction,
    });
    return posting(
      withDraw(withFund(world, fundAfter(of, { type: 'fund.reclaimed', ...about })), reclaimed),
      transaction,
    );
  }
  if (verb === 'repay' && draw.state === 'repayable') {
    const owed = owedBack(draw);
    const part = { amount: String(amount < owed ? amount : owed), on, by: 'x', note: '', evidence: [] };
    const transaction = repaymentPosted(draw, part);
    const repaid = drawAfter(draw, { type: 'draw.repaid', ...about, part, amount: part.amount, transaction });
    const after = fundAfter(of, { type: 'fund.repaid', ...about, part: 1, amount: part.amount });
    return posting(withDraw(withFund(world, after), repaid), transaction);
  }
  return world;
}

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('pay in', 'ask', 'ask', 'pay', 'pay', 'release', 'arrive', 'reclaim', 'repay'),
  fc.nat(40),
  fc.oneof(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 10n ** 24n })),
);

const start: World = {
  funds: { f: newBook('f', titles, 'CNY'), g: newBook('g', titles, 'CNY') },
  draws: [],
  posted: [],
};
const worldsOf = (steps: readonly Step[]): readonly World[] =>
  steps.reduce<readonly World[]>((all, each) => [...all, stepped(all.at(-1) ?? start, each)], [start]);

describe('whatever is paid in, drawn, transferred, refunded and owed back, in any order', () => {
  test('what is reserved never exceeds the balance', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        for (const { funds } of worldsOf(steps))
          for (const book of Object.values(funds)) {
            expect(reservedIn(book) <= BigInt(book.balance)).toBe(true);
            expect(availableIn(book) >= 0n).toBe(true);
          }
      }),
    );
  });

  test('every transaction balances, each is posted once, and the journal has what the funds have', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { funds, posted, draws } = worldsOf(steps).at(-1) ?? start;
        expect(posted.every(isBalanced)).toBe(true);
        expect(new Set(posted.map(({ key }) => key)).size).toBe(posted.length);
        const balances = new Map(balancesOf(posted).map(({ account, balance }) => [account as string, balance]));
        for (const { key, balance, contributed } of Object.values(funds)) {
          expect(balances.get(`fund:${key}`) ?? '0').toBe(balance);
          expect(balances.get(`contributed:a/${key}`) ?? '0').toBe(String(-BigInt(contributed['a'] ?? '0')));
        }
        const owed = draws.reduce((sum, each) => sum + owedBack(each), 0n);
        expect(balances.get('repayable:b') ?? '0').toBe(String(owed));
      }),
    );
  });
});
