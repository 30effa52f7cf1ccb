import { chineseDay, englishDay } from '../../calendar/said-days';
import { titleIn } from '../../programme/titles';
import type { Programme } from '../../programme/programme';
import { amountText, type Minor } from '../../shared/amounts';
import { list, text } from '../../shared/sentences';
import { isBlank, type Text } from '../../shared/text';
import type { FundHappening } from './funds';
import { drawKindTitles } from './titles';

type Names = Pick<Programme, 'parties' | 'funds' | 'currency'>;

export const saidAfter = (said: string): Text => (isBlank(said) ? text('', '') : text(`：${said}`, `: ${said}`));

const each = (parties: Names['parties'], amounts: readonly (readonly [string, string | Text])[]): Text =>
  list(
    amounts.map(([party, said]) => {
      const { zh, en } = titleIn(parties, party);
      return typeof said === 'string'
        ? text(`${zh} ${said}`, `${en} ${said}`)
        : text(`${zh} ${said.zh}`, `${en} ${said.en}`);
    }),
  );

/** One thing that happened to a fund, as its history says it. */
export function fundSentence(happening: FundHappening, programme: Names): Text {
  const { parties, funds, currency } = programme;
  const show = (amount: Minor) => amountText(amount, currency);
  switch (happening.type) {
    case 'fund.opened':
      return text('资金启用', 'The fund was opened');
    case 'fund.called': {
      const { number, by, purpose, dues } = happening.call;
      const of = each(
        parties,
        dues.map(({ party, amount }) => [party, show(amount)]),
      );
      return text(
        `${by} 发出第 ${number} 次出资通知（${of.zh}）：${purpose}`,
        `${by} sent call ${number} (${of.en}): ${purpose}`,
      );
    }
    case 'fund.callPlanned': {
      const of = each(
        parties,
        Object.entries(happening.clocks).map(([party, { on, provisional }]) => [
          party,
          text(
            `${chineseDay(on)}${provisional ? '（暂定）' : ''}`,
            `${englishDay(on)}${provisional ? ' (provisional)' : ''}`,
          ),
        ]),
      );
      return text(`第 ${happening.call} 次出资通知的缴款期限：${of.zh}`, `Call ${happening.call} is due: ${of.en}`);
    }
    case 'fund.callReminded': {
      const { zh, en } = titleIn(parties, happening.party);
      return text(
        `已提醒${zh}缴款，尚欠 ${show(happening.outstanding)}`,
        `${en} was reminded of ${show(happening.outstanding)}`,
      );
    }
    case 'fund.callLate': {
      const { zh, en } = titleIn(parties, happening.party);
      return text(
        `${zh}逾期未缴第 ${happening.call} 次出资，尚欠 ${show(happening.outstanding)}`,
        `${en} is late with ${show(happening.outstanding)} of call ${happening.call}`,
      );
    }
    case 'fund.callEscalated': {
      const { zh, en } = titleIn(parties, happening.party);
      return text(
        `${zh}仍未缴清第 ${happening.call} 次出资（尚欠 ${show(happening.outstanding)}），已告知战略组`,
        `${en} still owes ${show(happening.outstanding)} of call ${happening.call}; the strategic groups were told`,
      );
    }
    case 'fund.contributed': {
      const { party, amount, on, call, by, note } = happening.contribution;
      const [{ zh, en }, said] = [titleIn(parties, party), saidAfter(note)];
      return text(
        `${by} 登记${zh}于${chineseDay(on)}缴款 ${show(amount)}（第 ${call} 次出资通知）${said.zh}`,
        `${by} recorded ${show(amount)} that ${en} paid in on ${englishDay(on)} (call ${call})${said.en}`,
      );
    }
    case 'fund.reserved': {
      const { key, by, amount, kind, purpose } = happening.reserved;
      const { zh, en } = drawKindTitles[kind];
      return text(
        `${by} 提出提款 ${key}（${zh}），预留 ${show(amount)}：${purpose}`,
        `${by} asked for draw ${key} (${en.toLowerCase()}), ${show(amount)} reserved: ${purpose}`,
      );
    }
    case 'fund.released':
      return text(`提款 ${happening.draw} 的预留已释放`, `What draw ${happening.draw} reserved is free again`);
    case 'fund.used':
      return text(
        `提款 ${happening.draw} 已付款，预留转为支出`,
        `Draw ${happening.draw} was paid out of what it reserved`,
      );
    case 'fund.reclaimed':
      return text(
        `提款 ${happening.draw} 未获追认，应予退回`,
        `Draw ${happening.draw} was not ratified and is owed back`,
      );
    case 'fund.repaid':
      return text(
        `提款 ${happening.draw} 退回 ${show(happening.amount)}`,
        `${show(happening.amount)} of draw ${happening.draw} was paid back`,
      );
    case 'fund.received': {
      const { zh, en } = titleIn(funds, happening.from);
      return text(
        `由${zh}划入 ${show(happening.amount)}（${happening.draw}）`,
        `${show(happening.amount)} came from ${en} (${happening.draw})`,
      );
    }
    case 'fund.held':
      return text(
        `${happening.by} 暂停使用该资金：${happening.reason}`,
        `${happening.by} put the fund on hold: ${happening.reason}`,
      );
    case 'fund.resumed':
      return text(
        `${happening.by} 恢复使用该资金：${happening.reason}`,
        `${happening.by} took the fund off hold: ${happening.reason}`,
      );
    case 'fund.closed':
      return text(
        `${happening.by} 关闭该资金：${happening.reason}`,
        `${happening.by} closed the fund: ${happening.reason}`,
      );
  }
}
