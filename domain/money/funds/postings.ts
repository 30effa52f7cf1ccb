import type { LocalDate } from '../../calendar/dates';
import type { Minor } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { AccountKey, Posting, Transaction } from '../journal/transactions';
import type { Contribution, FundBook } from './funds';
import type { Draw } from './draws';

const minus = (amount: Minor): Minor => (-BigInt(amount)).toString();

const fundAccount = (fund: string): AccountKey => `fund:${fund}`;
const contributedAccount = (party: string, fund: string): AccountKey => `contributed:${party}/${fund}`;
const transitAccount = (from: string, to: string): AccountKey => `transit:${from}/${to}`;

/** What a party paid in: the fund has it, and the party is credited with it. */
export const contributionPosted = (
  { key: fund, title, currency, paidIn }: FundBook,
  { party, amount, on, call }: Pick<Contribution, 'party' | 'amount' | 'on' | 'call'>,
): Transaction => ({
  key: `fund/${fund}/contributed-${paidIn + 1}`,
  date: on,
  what: text(`${title.zh}：第 ${call} 次出资通知缴款`, `${title.en}: paid in on call ${call}`),
  currency,
  postings: [
    { account: fundAccount(fund), amount, party, fund },
    { account: contributedAccount(party, fund), amount: minus(amount), party, fund },
  ],
});

/** What of a draw each of its lines concerns. */
const concerns = ({ fund, project, budget, payee }: Draw): Omit<Posting, 'account' | 'amount'> => ({
  fund,
  ...(payee !== undefined && { party: payee }),
  ...(project !== undefined && { project }),
  ...(budget && { budget: budget.key }),
});

/** What a draw is charged to: the budget or the fund that was spent, the party that gets its contribution back, or what is on its way to another fund. */
const chargedTo = ({ kind, fund, budget, payee = '-', target = '-' }: Draw): AccountKey => {
  if (kind === 'refund') return contributedAccount(payee, fund);
  if (kind === 'transfer') return transitAccount(fund, target);
  return `spent:${budget?.key ?? fund}`;
};

const transactionOf = (draw: Draw, step: string, date: LocalDate, what: Text, postings: readonly Posting[]) => ({
  key: `draw/${draw.key}/${step}`,
  date,
  what,
  currency: draw.currency,
  postings,
});

/** A draw that was paid: what it is charged to is debited, its fund credited. */
export const paymentPosted = (draw: Draw, on: LocalDate): Transaction => {
  const what = text(`提款 ${draw.key}：${draw.purpose}`, `Draw ${draw.key}: ${draw.purpose}`);
  return transactionOf(draw, 'paid', on, what, [
    { account: chargedTo(draw), amount: draw.amount, ...concerns(draw) },
    { account: fundAccount(draw.fund), amount: minus(draw.amount), ...concerns(draw) },
  ]);
};

/** A transfer that has arrived: the other fund has what was on its way. */
export const arrivalPosted = (draw: Draw, target: string, on: LocalDate): Transaction => {
  const what = text(`划转 ${draw.key} 到账`, `Transfer ${draw.key} has arrived`);
  return transactionOf(draw, 'received', on, what, [
    { account: fundAccount(target), amount: draw.amount, fund: target },
    { account: transitAccount(draw.fund, target), amount: minus(draw.amount), fund: draw.fund },
  ]);
};

/** A draw that was not ratified: nothing was spent, it is owed back. */
export const reclaimPosted = (draw: Draw, on: LocalDate): Transaction => {
  const what = text(`提款 ${draw.key} 未获追认，应予退回`, `Draw ${draw.key} was not ratified and is owed back`);
  return transactionOf(draw, 'reclaimed', on, what, [
    { account: `repayable:${draw.party}`, amount: draw.amount, ...concerns(draw), party: draw.party },
    { account: chargedTo(draw), amount: minus(draw.amount), ...concerns(draw) },
  ]);
};

/** Some of that was paid back. */
export const repaymentPosted = (draw: Draw, part: { readonly amount: Minor; readonly on: LocalDate }): Transaction => {
  const n = (draw.repayment?.paid.length ?? 0) + 1;
  const what = text(`提款 ${draw.key} 退回第 ${n} 笔`, `Repayment ${n} of draw ${draw.key}`);
  return transactionOf(draw, `repaid-${n}`, part.on, what, [
    { account: fundAccount(draw.fund), amount: part.amount, fund: draw.fund, party: draw.party },
    { account: `repayable:${draw.party}`, amount: minus(part.amount), fund: draw.fund, party: draw.party },
  ]);
};
