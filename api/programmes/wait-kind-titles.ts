import type { WaitKind } from '../../domain/programme/undertakings';
import { nounTitles } from '../../domain/record/titles';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

/** What the kinds of what waits are called, for whoever looks for those of one kind. */
export const waitKindTitles: { readonly [One in WaitKind]: Text } = {
  approval: nounTitles.approval,
  actuals: text('评估填报', 'Evaluations to report'),
  figure: text('指标数据与评分', 'Figures and ratings'),
  obligation: nounTitles.obligation,
  signature: text('协议签署', 'Signatures'),
  agreement: text('协议履行', 'Agreements to tend'),
  submission: text('里程碑提交', 'Milestones to submit'),
  gate: text('阶段门', 'Phase gates'),
  proposal: text('顺延建议', 'Dates that would follow'),
  exception: text('例外报告', 'Exception reports'),
  project: nounTitles.project,
  dispute: nounTitles.dispute,
  improvement: nounTitles.improvement,
  innovation: nounTitles.innovation,
  distribution: nounTitles.distribution,
  ip: nounTitles.ip,
  adjustment: nounTitles.adjustment,
  assessment: nounTitles.assessment,
  plan: nounTitles.plan,
  watch: text('环境监测', 'What is followed'),
  risk: nounTitles.risk,
  fund: nounTitles.fund,
  draw: nounTitles.draw,
  staffing: nounTitles.staffing,
  fault: text('流程故障', 'Faults of processes'),
};
