import type { Draw } from '../../../../domain/money/funds/draws';
import { newBook } from '../../../../domain/money/funds/funds';
import {
  arrivalPosted,
  contributionPosted,
  paymentPosted,
  reclaimPosted,
  repaymentPosted,
} from '../../../../domain/money/funds/postings';
import type { Transaction } from '../../../../domain/money/journal/transactions';

const on = '2027-03-05';
const title = { zh: '共同资金', en: 'Common fund' };
const draw: Draw = {
  key: 'common-3',
  fund: 'common',
  fundTitle: title,
  currency: 'KWD',
  kind: 'payment',
  amount: '9007199254740993001',
  purpose: 'Servers',
  payer: 'a',
  payee: 'b',
  project: 'pilot',
  budget: { key: 'works', title },
  evidence: [],
  by: 'pmo@a.example',
  party: 'a',
  on: '2027-03-01',
  state: 'approved',
  level: { groups: ['finance'], policy: 'fundDraw' },
  also: [],
  addedUp: [],
  sum: '9007199254740993001',
  availableAfter: '0',
  measured: [],
};
const { payee: _payee, project: _project, budget: _budget, ...bare } = draw;
const debits = ({ postings }: Transaction) => postings.map(({ account, amount }) => [account, amount]);

describe('what is posted of a fund', () => {
  // Source: docs/rules/money.md, "Funds".
  test('a contribution: the fund has it and the party is credited with it, each by its number', () => {
    const book = { ...newBook('common', title, 'KWD'), paidIn: 4 };
    expect(contributionPosted(book, { party: 'a', amount: '1250', on, call: 2 })).toEqual({
      key: 'fund/common/contributed-5',
      date: on,
      what: { zh: '共同资金：第 2 次出资通知缴款', en: 'Common fund: paid in on call 2' },
      currency: 'KWD',
      postings: [
        { account: 'fund:common', amount: '1250', party: 'a', fund: 'common' },
        { account: 'contributed:a/common', amount: '-1250', party: 'a', fund: 'common' },
      ],
    });
  });

  test('a payment: its budget is debited and its fund credited, both with whom and what it concerns', () => {
    const concerns = { fund: 'common', party: 'b', project: 'pilot', budget: 'works' };
    expect(paymentPosted(draw, on)).toEqual({
      key: 'draw/common-3/paid',
      date: on,
      what: { zh: '提款 common-3：Servers', en: 'Draw common-3: Servers' },
      currency: 'KWD',
      postings: [
        { account: 'spent:works', amount: '9007199254740993001', ...concerns },
        { account: 'fund:common', amount: '-9007199254740993001', ...concerns },
      ],
    });
  });

  test('a payment to somebody outside, for no project and of no budget, is what its fund spent', () => {
    expect(paymentPosted(bare, on).postings).toEqual([
      { account: 'spent:common', amount: bare.amount, fund: 'common' },
      { account: 'fund:common', amount: `-${bare.amount}`, fund: 'common' },
    ]);
  });

  test('a refund takes back what the party was credited with', () => {
    expect(debits(paymentPosted({ ...bare, kind: 'refund', payee: 'b', amount: '70' }, on))).toEqual([
      ['contributed:b/common', '70'],
      ['fund:common', '-70'],
    ]);
  });

  test('a transfer is on its way until it has arrived, and then nothing is', () => {
    const transfer: Draw = { ...bare, kind: 'transfer', target: 'works', amount: '70' };
    expect(debits(paymentPosted(transfer, on))).toEqual([
      ['transit:common/works', '70'],
      ['fund:common', '-70'],
    ]);
    expect(arrivalPosted(transfer, 'works', on)).toEqual({
      key: 'draw/common-3/received',
      date: on,
      what: { zh: '划转 common-3 到账', en: 'Transfer common-3 has arrived' },
      currency: 'KWD',
      postings: [
        { account: 'fund:works', amount: '70', fund: 'works' },
        { account: 'transit:common/works', amount: '-70', fund: 'common' },
      ],
    });
  });

  test('what was not ratified was not spent: the party that asked for it owes it, whoever got it', () => {
    expect(reclaimPosted(draw, on)).toMatchObject({
      key: 'draw/common-3/reclaimed',
      what: { zh: '提款 common-3 未获追认，应予退回', en: 'Draw common-3 was not ratified and is owed back' },
      postings: [
        { account: 'repayable:a', amount: draw.amount, party: 'a', project: 'pilot' },
        { account: 'spent:works', amount: `-${draw.amount}`, party: 'b', project: 'pilot' },
      ],
    });
  });

  test('each part of what is repaid comes into the fund under a number of its own', () => {
    const paid = [{ amount: '30', on, by: 'x', note: '', evidence: [] }];
    const first = repaymentPosted(draw, { amount: '30', on });
    const second = repaymentPosted(
      { ...draw, repayment: { party: 'a', amount: draw.amount, since: on, paid } },
      { amount: '40', on },
    );
    expect(first).toMatchObject({
      key: 'draw/common-3/repaid-1',
      what: { zh: '提款 common-3 退回第 1 笔', en: 'Repayment 1 of draw common-3' },
      postings: [
        { account: 'fund:common', amount: '30', fund: 'common', party: 'a' },
        { account: 'repayable:a', amount: '-30', fund: 'common', party: 'a' },
      ],
    });
    expect([second.key, ...debits(second)]).toEqual([
      'draw/common-3/repaid-2',
      ['fund:common', '40'],
      ['repayable:a', '-40'],
    ]);
  });
});
