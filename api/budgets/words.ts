import type { BudgetAnswer, BudgetLevel } from '../../domain/money/budgets/check';
import type { BudgetException } from '../../domain/money/budgets/budgets';
import type { Language, Text } from '../../domain/shared/text';
import type { Tone } from '../ui/html';

export const budgetTones: Readonly<Record<BudgetLevel, Tone>> = {
  ok: 'done',
  warn: 'soon',
  escalate: 'soon',
  block: 'late',
};

export const exceptionStates: Readonly<Record<BudgetException['state'], Text>> = {
  deciding: { zh: '审批中', en: 'being decided' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未批准', en: 'refused' },
};

/** "87.5%", "87.5 %"; a budget of zero has no share. */
export const percentOf = (
  { usedText, usedPercent }: Pick<BudgetAnswer, 'usedText' | 'usedPercent'>,
  language: Language,
): string => (usedPercent === undefined ? '—' : language === 'zh' ? `${usedText}%` : `${usedText} %`);

export const budgetWords = {
  zh: {
    title: '预算',
    none: '该合作计划没有预算。',
    hint: '实际为已支付的提款；已承诺为未支付的提款和项目尚未动用的预算；其余可用。',
    heads: ['预算', '资金', '总额', '已承诺', '实际', '可用', '使用', '状态'],
    legend: { actual: '实际', committed: '已承诺', available: '可用' },
    bar: (used: string) => `已使用 ${used}%`,
    marks: (warn: number, escalate: number) => `${warn}% 提示，${escalate}% 上报`,
    fund: '资金',
    project: '项目',
    phase: '阶段',
    amount: '总额',
    committed: '已承诺',
    actual: '实际',
    available: '可用',
    how: '使用情况',
    exception: '例外',
    allowed: '获准用至',
    upTo: (amount: string) => `可用至 ${amount}`,
    ask: '申请预算例外',
    askHint: '申请超出预算使用，由战略决策组决定；批准前超出部分不予受理。',
    askUpTo: (currency: string) => `可用至（${currency}，合计）`,
    reason: '理由',
    file: '证明文件（可不附）',
    draws: '提款',
    drawHeads: ['提款', '日期', '金额', '状态'],
    noDraws: '暂无提款。',
    is: { committed: '已承诺', actual: '已支付' },
    earned: '挣值',
    earnedHint: (done: number, works: number, on: string) => `截至${on}，${works} 项工作中完成 ${done} 项。`,
    earnedHeads: ['指标', '数值'],
    noEarned: '该预算没有注明阶段或项目，无法计算挣值。',
    phases: '各阶段的挣值',
    projects: '各项目的挣值',
    na: '不适用',
    because: (why: string) => `不适用（${why}）`,
  },
  en: {
    title: 'Budgets',
    none: 'This programme has no budgets.',
    hint: 'Actual is what draws have paid; committed are draws to be paid, and what projects have not drawn of their budgets yet; the rest is available.',
    heads: ['Budget', 'Fund', 'In all', 'Committed', 'Actual', 'Available', 'Used', 'State'],
    legend: { actual: 'actual', committed: 'committed', available: 'available' },
    bar: (used: string) => `${used} % used`,
    marks: (warn: number, escalate: number) => `warns at ${warn} %, escalates at ${escalate} %`,
    fund: 'Fund',
    project: 'Project',
    phase: 'Phase',
    amount: 'In all',
    committed: 'Committed',
    actual: 'Actual',
    available: 'Available',
    how: 'How it stands',
    exception: 'Exception',
    allowed: 'Allowed up to',
    upTo: (amount: string) => `up to ${amount}`,
    ask: 'Ask for an exception',
    askHint:
      'More is to be used than the budget has: those who decide on strategy decide. Until then it is not taken up.',
    askUpTo: (currency: string) => `Up to how much in all (${currency})`,
    reason: 'Reason',
    file: 'A file that bears it out (optional)',
    draws: 'Draws',
    drawHeads: ['Draw', 'Day', 'Amount', 'State'],
    noDraws: 'Nothing was drawn yet.',
    is: { committed: 'committed', actual: 'paid' },
    earned: 'Earned value',
    earnedHint: (done: number, works: number, on: string) => `By ${on} ${done} of ${works} pieces of work are done.`,
    earnedHeads: ['Figure', 'Value'],
    noEarned: 'This budget names neither phase nor project, so what it earns is not measured.',
    phases: 'Earned value of the phases',
    projects: 'Earned value of the projects',
    na: 'n/a',
    because: (why: string) => `n/a (${why})`,
  },
};
