import { chineseDay, englishDay } from '../../calendar/said-days';
import type { Content } from '../../approvals/approvals';
import type { Programme } from '../../programme/programme';
import { titleIn } from '../../programme/titles';
import { amountText } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { levelReason } from './assessment';
import { receiverOf } from './draw-words';
import type { Draw } from './draws';
import { drawKindTitles } from './titles';

/** What things are called that a draw names. */
export interface DrawNames extends Pick<Programme, 'parties' | 'funds'> {
  readonly projects: Readonly<Record<string, { readonly title: Text }>>;
  readonly smallDrawDays: number;
}

/** What those who decide on a draw are shown: amount, purpose, fund, and what is left of fund and budget after it. */
const linesOf = (draw: Draw, names: DrawNames): readonly Text[] => {
  const { amount, currency, purpose, fundTitle, availableAfter, payer, project, measured } = draw;
  const show = (minor: string) => amountText(minor, currency);
  const [receiver, from] = [receiverOf(draw, names), titleIn(names.parties, payer)];
  const reason = levelReason({ ...draw, level: draw.level }, { currency, smallDrawDays: names.smallDrawDays });
  const of = project === undefined ? undefined : titleIn(names.projects, project);
  return [
    text(`金额：${show(amount)}`, `Amount: ${show(amount)}`),
    text(`用途：${purpose}`, `Purpose: ${purpose}`),
    text(`资金：${fundTitle.zh}`, `Fund: ${fundTitle.en}`),
    text(`付款方：${from.zh}；收款方：${receiver.zh}`, `Paid by ${from.en} to ${receiver.en}`),
    ...(of ? [text(`项目：${of.zh}`, `Project: ${of.en}`)] : []),
    text(`付款后可用余额：${show(availableAfter)}`, `Available in the fund after it: ${show(availableAfter)}`),
    ...measured.map(({ title, why }) => text(`${title.zh}：${why.zh}`, `${title.en}: ${why.en}`)),
    text(`决定层级：${reason.zh}`, `Why this level decides: ${reason.en}`),
    ...(draw.also.length > 0
      ? [text('预算达到上报线，另请战略组决定。', 'The budget escalates: the strategic groups decide as well.')]
      : []),
  ];
};

/** What the groups are shown that decide on a draw. */
export const drawContent = (draw: Draw, names: DrawNames): Content => {
  const [{ zh, en }, show] = [drawKindTitles[draw.kind], amountText(draw.amount, draw.currency)];
  return {
    title: text(
      `${draw.fundTitle.zh}${zh} ${show}：${draw.purpose}`,
      `${en} of ${show} from ${draw.fundTitle.en}: ${draw.purpose}`,
    ),
    summary: linesOf(draw, names),
    evidence: draw.evidence,
  };
};

/** The same of a draw that was paid first, and what becomes of it otherwise. */
export const ratificationContent = (draw: Draw, names: DrawNames): Content => {
  const [show, owes] = [amountText(draw.amount, draw.currency), titleIn(names.parties, draw.party)];
  const { payment } = draw;
  return {
    title: text(`追认应急提款 ${show}：${draw.purpose}`, `Ratify the emergency draw of ${show}: ${draw.purpose}`),
    summary: [
      ...(payment
        ? [
            text(
              `已于${chineseDay(payment.on)}付款（${payment.by} 登记）`,
              `Paid on ${englishDay(payment.on)}, recorded by ${payment.by}`,
            ),
          ]
        : []),
      text(
        `未获追认或逾期未决的，${owes.zh}应退回该款，并开展专项评估。`,
        `Where it is not ratified, or not in time, ${owes.en} owes it back and a special evaluation opens.`,
      ),
      ...linesOf(draw, names),
    ],
    evidence: [...draw.evidence, ...(payment?.evidence ?? [])],
  };
};
