import { isOwing, outstandingOf } from '../money/funds/calls';
import { isDrawOver, isToRatify, owedBack, type Draw } from '../money/funds/draws';
import type { Run } from '../money/distributions/runs';
import type { FundBook } from '../money/funds/funds';
import { titleIn } from '../programme/titles';
import { amountText } from '../shared/amounts';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { ProgrammeView } from './views';

type Seen = Pick<ProgrammeView, 'funds' | 'draws' | 'distributions' | 'definition'>;

/** Something of the money that is not settled; `isFinding` where it should be by now. */
export interface OpenMoney {
  readonly about: 'balances' | 'calls' | 'draws' | 'distributions';
  /** `fund:key`, `draw:key` or `distribution:key`: each has a page. */
  readonly thing: string;
  readonly title: Text;
  readonly words: Text;
  readonly isFinding?: true;
}

/** What parties have not paid in of what was called; one that is late is a finding. */
export const openCalls = ({ funds, definition }: Seen): readonly OpenMoney[] =>
  funds.flatMap(({ key, title, calls, currency }) =>
    calls.flatMap(({ number, dues }) =>
      dues.filter(isOwing).map((due): OpenMoney => {
        const party = titleIn(definition.parties, due.party);
        const owed = amountText(outstandingOf(due), currency);
        const late = due.isLate ? text('，已逾期', ', overdue') : text('', '');
        return {
          about: 'calls',
          thing: `fund:${key}`,
          title: text(`${title.zh} · 第 ${number} 次出资通知`, `${title.en}, call ${number}`),
          words: text(`${party.zh}尚欠 ${owed}${late.zh}`, `${party.en} owes ${owed}${late.en}`),
          ...(due.isLate && { isFinding: true as const }),
        };
      }),
    ),
  );

const drawWords = (draw: Draw): Text => {
  if (owedBack(draw) > 0n) {
    const owed = amountText(owedBack(draw), draw.currency);
    return text(`未获追认，尚须退回 ${owed}`, `not ratified: ${owed} are owed back`);
  }
  if (isUnratifiedYet(draw)) return text('应急提款尚未追认', 'an emergency that is not ratified yet');
  if (draw.state === 'paid') return text('已付款，收款方尚未确认', 'paid, and not confirmed by who received it');
  return draw.state === 'approved'
    ? text('已批准，尚未付款', 'approved, not paid yet')
    : text('审批中', 'being decided on');
};

const isUnratifiedYet = (draw: Draw): boolean =>
  isToRatify(draw) || (draw.ratification !== undefined && draw.ratification.outcome === undefined);

/** The draws with which something is still to happen; one that is not ratified, or owed back, is a finding. */
export const openDraws = ({ draws }: Seen): readonly OpenMoney[] =>
  draws
    .filter((draw) => !isDrawOver(draw))
    .map((draw) => ({
      about: 'draws',
      thing: `draw:${draw.key}`,
      title: text(`${draw.key}：${draw.purpose}`, `${draw.key}: ${draw.purpose}`),
      words: drawWords(draw),
      ...((owedBack(draw) > 0n || isUnratifiedYet(draw)) && { isFinding: true as const }),
    }));

const openBalances = (funds: readonly FundBook[]): readonly OpenMoney[] =>
  funds
    .filter(({ balance }) => balance !== '0')
    .map(({ key, title, balance, currency }) => {
      const left = amountText(balance, currency);
      return { about: 'balances', thing: `fund:${key}`, title, words: text(`余额 ${left}`, `balance ${left}`) };
    });

const runWords: Readonly<Partial<Record<Run['state'], Text>>> = {
  signing: text('待双方签认', 'to be signed by both parties'),
  deciding: text('审批中', 'being decided on'),
  posted: text('已入账，尚未付清', 'posted, not all of it is paid'),
};

/** The distribution runs that are not settled; one whose payment is overdue is a finding. */
export const openRuns = ({ distributions }: Pick<Seen, 'distributions'>): readonly OpenMoney[] =>
  distributions.flatMap(({ key, state, isOverdue }) => {
    const words = runWords[state];
    if (!words) return [];
    const late = isOverdue ? text('，已逾期', ', overdue') : text('', '');
    return [
      {
        about: 'distributions' as const,
        thing: `distribution:${key}`,
        title: text(`分配批次 ${key}`, `Distribution ${key}`),
        words: text(`${words.zh}${late.zh}`, `${words.en}${late.en}`),
        ...(isOverdue && { isFinding: true as const }),
      },
    ];
  });

/** Everything of the money that is to be settled before a programme has ended: balances, calls that are owed, draws and runs that are open. */
export const openMoneyIn = (view: Seen): readonly OpenMoney[] => [
  ...openBalances(view.funds),
  ...openCalls(view),
  ...openDraws(view),
  ...openRuns(view),
];
