import type { WaitKind } from '../../domain/programme/undertakings';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

/** What the kinds of what waits are called, for whoever looks for those of one kind. */
export const waitKindTitles: { readonly [One in WaitKind]: Text } = {
  approval: text('审批', 'Approvals'),
  actuals: text('评估填报', 'Evaluations to report'),
  figure: text('指标数据与评分', 'Figures and ratings'),
  obligation: text('义务', 'Obligations'),
  signature: text('协议签署', 'Signatures'),
  agreement: text('协议履行', 'Agreements to tend'),
  submission: text('里程碑提交', 'Milestones to submit'),
  gate: text('阶段门', 'Phase gates'),
  proposal: text('顺延建议', 'Dates that would follow'),
  exception: text('例外报告', 'Exception reports'),
  project: text('合作项目', 'Projects'),
  dispute: text('争议', 'Disputes'),
  improvement: text('持续改进', 'Improvements'),
  innovation: text('创新', 'Innovations'),
  distribution: text('收益分配', 'Distributions'),
  ip: text('知识产权', 'Intellectual property'),
  adjustment: text('战略调整', 'Adjustments of the strategy'),
  assessment: text('信号评估', 'Assessments of signals'),
  plan: text('规划', 'Plans'),
  watch: text('环境监测', 'What is followed'),
  risk: text('风险', 'Risks'),
  fund: text('资金池', 'Funds'),
  draw: text('提款', 'Draws'),
  staffing: text('人员保障', 'Staffing'),
  fault: text('流程故障', 'Faults of processes'),
};
