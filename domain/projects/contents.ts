import type { Content } from '../approvals/approvals';
import type { Programme } from '../programme/programme';
import type { BudgetRequest, CommissioningRequest, Project } from './projects';
import { groupedText } from '../shared/amounts';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import { titleIn } from '../programme/titles';

/** What the titles of a project's approvals are written from, frozen when it was opened. */
export interface ProjectTitles {
  readonly mode: Text;
  readonly agreement: Text;
  readonly currency: string;
  /** How many decimals the currency has. */
  readonly decimals: number;
  readonly funds: Readonly<Record<string, Text>>;
}

export const projectTitles = (programme: Programme, { mode, agreement }: Project, decimals: number): ProjectTitles => ({
  mode: titleIn(programme.projects.modes, mode),
  agreement: titleIn(programme.agreements, agreement),
  currency: programme.currency,
  decimals,
  funds: Object.fromEntries(Object.entries(programme.funds).map(([key, { title }]) => [key, title])),
});

const note = (said: string): readonly Text[] => (isBlank(said) ? [] : [text(`说明：${said}`, `Note: ${said}`)]);

const about = ({ mode, agreement }: ProjectTitles): readonly Text[] => [
  text(`业务模式：${mode.zh}`, `Mode: ${mode.en}`),
  text(`所属协议：${agreement.zh}`, `Agreement: ${agreement.en}`),
];

/** What the groups are shown that approve a project's budget. */
export const budgetContent = (
  { title }: Project,
  titles: ProjectTitles,
  { budget, note: said, measured = [] }: BudgetRequest,
): Content => {
  const amount = `${titles.currency} ${groupedText(budget.amount, titles.decimals)}`;
  const fund = budget.fund === undefined ? undefined : (titles.funds[budget.fund] ?? text(budget.fund, budget.fund));
  return {
    title: text(`项目预算：${title.zh}，${amount}`, `Project budget: ${title.en}, ${amount}`),
    summary: [
      text(`预算金额：${amount}`, `Amount: ${amount}`),
      ...(fund ? [text(`资金来源：${fund.zh}`, `From: ${fund.en}`)] : []),
      ...measured,
      ...about(titles),
      ...note(said),
    ],
    evidence: [],
  };
};

/** What the groups are shown that accept a project's commissioning: the stages passed and the evidence. */
export const commissioningContent = (
  { title, stages }: Project,
  titles: ProjectTitles,
  { evidence, note: said }: CommissioningRequest,
): Content => ({
  title: text(`投运验收：${title.zh}`, `Commissioning: ${title.en}`),
  summary: [
    text(
      `已通过全部阶段：${stages.map((stage) => stage.title.zh).join('、')}`,
      `Every stage is passed: ${stages.map((stage) => stage.title.en).join(', ')}`,
    ),
    ...about(titles),
    ...note(said),
  ],
  evidence,
});
