import { chineseDay, englishDay } from '../../calendar/said-days';
import { outcomeTitles } from '../../approvals/words';
import { titleIn } from '../../programme/titles';
import type { Programme } from '../../programme/programme';
import { amountText, type Minor } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { Draw, DrawHappening } from './draws';
import { drawKindTitles } from './titles';
import { saidAfter } from './words';

type Names = Pick<Programme, 'parties' | 'funds' | 'currency'>;

/** Who receives a draw, by name. */
export const receiverOf = (
  { payee, supplier, target }: Draw,
  { parties, funds }: Pick<Names, 'parties' | 'funds'>,
): Text => {
  if (payee !== undefined) return titleIn(parties, payee);
  return target === undefined ? text(supplier ?? '-', supplier ?? '-') : titleIn(funds, target);
};

/** What is drawn, in a line: kind, amount, purpose. */
export const drawTitle = ({ kind, amount, currency, purpose, key }: Draw): Text => {
  const [{ zh, en }, show] = [drawKindTitles[kind], amountText(amount, currency)];
  return text(`${zh} ${show}（${key}）：${purpose}`, `${en} of ${show} (${key}): ${purpose}`);
};

/** One thing that happened to a draw, as its history says it. */
export function drawSentence(happening: DrawHappening, { parties, currency }: Names): Text {
  const show = (amount: Minor) => amountText(amount, currency);
  switch (happening.type) {
    case 'draw.requested': {
      const { by, amount, purpose, emergency } = happening.requested;
      return emergency
        ? text(
            `${by} 提出应急提款 ${show(amount)}（先付后追认）：${purpose}`,
            `${by} asked for an emergency draw of ${show(amount)}, paid first: ${purpose}`,
          )
        : text(`${by} 提出提款 ${show(amount)}：${purpose}`, `${by} asked for a draw of ${show(amount)}: ${purpose}`);
    }
    case 'draw.approved':
    case 'draw.refused':
      return text(
        `提款审批：${outcomeTitles[happening.outcome].zh}`,
        `The draw: ${outcomeTitles[happening.outcome].en}`,
      );
    case 'draw.cancelled':
      return text(
        `${happening.by} 取消提款：${happening.reason}`,
        `${happening.by} cancelled the draw: ${happening.reason}`,
      );
    case 'draw.paid': {
      const { by, on, note } = happening.payment;
      const said = saidAfter(note);
      return text(
        `${by} 登记于${chineseDay(on)}付款 ${show(happening.amount)}${said.zh}`,
        `${by} recorded the payment of ${show(happening.amount)} on ${englishDay(on)}${said.en}`,
      );
    }
    case 'draw.confirmed': {
      const { by, on, note } = happening.confirmation;
      const said = saidAfter(note);
      return text(
        `${by} 确认于${chineseDay(on)}到账${said.zh}`,
        `${by} confirmed that it arrived on ${englishDay(on)}${said.en}`,
      );
    }
    case 'draw.ratificationAsked':
      return text('已付款，提请追认', 'It was paid; its ratification was asked for');
    case 'draw.ratified':
      return text(`追认：${outcomeTitles[happening.outcome].zh}`, `Ratified: ${outcomeTitles[happening.outcome].en}`);
    case 'draw.reclaimed': {
      const { zh, en } = titleIn(parties, happening.owes);
      const outcome = outcomeTitles[happening.outcome];
      return text(
        `未获追认（${outcome.zh}），${zh}应退回 ${show(happening.amount)}`,
        `It was not ratified (${outcome.en.toLowerCase()}): ${en} owes ${show(happening.amount)} back`,
      );
    }
    case 'draw.repaymentSet': {
      const { on, rule } = happening.clock;
      return text(`退回期限：${chineseDay(on)}。${rule.zh}`, `It is owed back by ${englishDay(on)}: ${rule.en}`);
    }
    case 'draw.repaymentReminded':
      return text('已提醒退回', 'Whoever owes it back was reminded');
    case 'draw.repaymentLate':
      return text(
        `逾期未退回，尚欠 ${show(happening.outstanding)}`,
        `${show(happening.outstanding)} is still owed back, past its day`,
      );
    case 'draw.repaid': {
      const { by, on, note, amount } = happening.part;
      const said = saidAfter(note);
      return text(
        `${by} 登记于${chineseDay(on)}退回 ${show(amount)}${said.zh}`,
        `${by} recorded ${show(amount)} paid back on ${englishDay(on)}${said.en}`,
      );
    }
  }
}
