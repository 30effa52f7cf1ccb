import { text } from './sentences';
import type { Text } from './text';

/** What the kinds of things are called where one of them is not there, or not in a state for something. */
export const kinds = {
  programme: text('合作计划', 'programme'),
  party: text('合作方', 'party'),
  group: text('治理组', 'group'),
  seat: text('席位', 'seat'),
  policy: text('决策规则', 'policy'),
  phase: text('阶段', 'phase'),
  milestone: text('里程碑', 'milestone'),
  approval: text('审批', 'approval'),
  agreement: text('协议', 'agreement'),
  obligation: text('义务', 'obligation'),
  project: text('项目', 'project'),
  mode: text('业务模式', 'business mode'),
  fund: text('资金', 'fund'),
  draw: text('提款', 'draw'),
  budget: text('预算', 'budget'),
  distribution: text('分配批次', 'distribution run'),
  payment: text('付款', 'payment'),
  hold: text('暂扣', 'hold'),
  evaluation: text('评估', 'evaluation'),
  indicator: text('指标', 'indicator'),
  figure: text('数据', 'figure'),
  ask: text('填报项', 'ask'),
  risk: text('风险', 'risk'),
  dispute: text('争议', 'dispute'),
  innovation: text('创新', 'innovation'),
  improvement: text('改进', 'improvement'),
  item: text('知识产权', 'item of intellectual property'),
  post: text('岗位', 'post'),
  plan: text('规划', 'plan'),
  adjustment: text('战略调整', 'adjustment'),
  assessment: text('策略评估', 'assessment'),
  watch: text('跟踪项', 'item that is followed'),
  definition: text('定义文件', 'definition'),
  calendar: text('日历', 'calendar'),
  publication: text('日历版本', 'publication'),
  file: text('文件', 'file'),
} as const satisfies Readonly<Record<string, Text>>;

export type Kind = keyof typeof kinds;
