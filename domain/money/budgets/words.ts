import type { Content } from '../../approvals/approvals';
import { outcomeTitles } from '../../approvals/words';
import { amountText } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { BudgetHappening, ExceptionRequest } from './budgets';
import type { BudgetLevel } from './check';

/** What the levels are called. */
export const budgetLevelTitles: Readonly<Record<BudgetLevel, Text>> = {
  ok: text('正常', 'Within the budget'),
  warn: text('提示', 'Warning'),
  escalate: text('上报', 'Escalated'),
  block: text('超出预算', 'Beyond the budget'),
};

/** One thing that happened to a budget, as its history says it. */
export function budgetSentence(happening: BudgetHappening, currency: string): Text {
  const { zh, en } = happening.title;
  switch (happening.type) {
    case 'budget.alerted': {
      const level = budgetLevelTitles[happening.level];
      return text(
        `预算预警（${level.zh}）：${zh}。${happening.why.zh}`,
        `A budget alert (${level.en.toLowerCase()}): ${en}. ${happening.why.en}`,
      );
    }
    case 'budget.eased':
      return text(
        `预算使用回落：${zh}。${happening.why.zh}`,
        `Less of a budget is used again: ${en}. ${happening.why.en}`,
      );
    case 'budget.exceptionRequested': {
      const { by, upTo, reason } = happening;
      const limit = amountText(upTo, currency);
      return text(
        `${by} 申请预算例外，可用至 ${limit}：${zh}：${reason}`,
        `${by} asked that a budget may be used up to ${limit}: ${en}: ${reason}`,
      );
    }
    case 'budget.exceptionDecided': {
      const outcome = outcomeTitles[happening.outcome];
      return text(`预算例外（${outcome.zh}）：${zh}`, `The exception of a budget (${outcome.en}): ${en}`);
    }
  }
}

/** What those decide on who may allow that a budget is exceeded; `standing` is how it stands by now. */
export function exceptionContentOf(
  { title, amount, upTo, currency, reason, evidence = [] }: ExceptionRequest,
  standing: Text | undefined,
): Content {
  const [has, allows] = [amountText(amount, currency), amountText(upTo, currency)];
  const more = amountText(BigInt(upTo) - BigInt(amount), currency);
  return {
    title: text(`预算例外：${title.zh}（可用至 ${allows}）`, `A budget exception: ${title.en}, up to ${allows}`),
    summary: [
      text(
        `预算 ${has}，申请可用至 ${allows}，即多用 ${more}。`,
        `The budget has ${has}; it is asked that ${allows} may be used, ${more} more.`,
      ),
      ...(standing ? [standing] : []),
      text(`理由：${reason}`, `Why: ${reason}`),
      text(
        '通过后，超出预算而在例外额度之内的申请可以受理，并逐项上报。',
        'Once approved, what is beyond the budget and within the exception is taken up, and each escalates.',
      ),
    ],
    evidence,
  };
}
