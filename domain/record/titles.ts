import { kinds, type Kind } from '../shared/kinds';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Noun } from './nouns';

/** Of several of a kind: Chinese has one word for one and for many. */
const several = (kind: Kind, en: string): Text => text(kinds[kind].zh, en);

/** What happenings are about, by name: for whoever looks for those of one kind. */
export const nounTitles: { readonly [One in Noun]: Text } = {
  programme: several('programme', 'Programme'),
  phase: several('phase', 'Phases'),
  milestone: several('milestone', 'Milestones'),
  agreement: several('agreement', 'Agreements'),
  approval: several('approval', 'Approvals'),
  obligation: several('obligation', 'Obligations'),
  evaluation: several('evaluation', 'Evaluations'),
  cycle: text('评估周期', 'Evaluation cycles'),
  improvement: text('持续改进', 'Improvements'),
  schedule: text('预测与偏差', 'Forecasts and deviations'),
  baseline: text('基线', 'Baselines'),
  scope: text('范围', 'Scope'),
  policy: text('审批期限', 'Times of policies'),
  project: text('合作项目', 'Projects'),
  innovation: several('innovation', 'Innovations'),
  ip: text('知识产权', 'Intellectual property'),
  staffing: text('人员保障', 'Staffing'),
  risk: several('risk', 'Risks'),
  dispute: several('dispute', 'Disputes'),
  distribution: text('收益分配', 'Distributions'),
  fund: text('资金池', 'Funds'),
  draw: several('draw', 'Draws'),
  budget: several('budget', 'Budgets'),
  adjustment: several('adjustment', 'Adjustments of the strategy'),
  strategy: text('战略', 'Strategy'),
  watch: text('跟踪指标', 'What is followed'),
  signal: text('信号', 'Signals'),
  assessment: several('assessment', 'Assessments of signals'),
  plan: several('plan', 'Plans'),
  exit: text('退出', 'Exit'),
  roster: text('席位', 'Seats'),
  calendar: text('工作日历', 'Calendars'),
  mail: text('邮件', 'Mails'),
  process: text('流程', 'Processes'),
};
