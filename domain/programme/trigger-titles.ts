import type { Text } from '../shared/text';
import type { Trigger } from './evaluation-plans';

/** What opens a special evaluation, in words. */
export const triggerTitles: Readonly<Record<Trigger, Text>> = {
  riskHigh: { zh: '风险升为高', en: 'a risk becomes high' },
  riskMaterialised: { zh: '风险发生', en: 'a risk materialises' },
  slip: { zh: '延误超出容许范围', en: 'a slip exceeds its tolerance' },
  cost: { zh: '费用超出容许范围', en: 'a cost exceeds its tolerance' },
  floorTwice: { zh: '指标连续两期低于下限', en: 'an indicator is under its floor twice running' },
  budget95: { zh: '预算使用超过 95%', en: 'more than 95% of a budget is used' },
  agreementEnded: { zh: '协议中止或终止', en: 'an agreement is suspended or ended' },
  controlChanged: { zh: '一方控制权变更', en: 'control of a company changes' },
  chairChanged: { zh: '主席变更', en: 'a chair changes' },
  gateHeld: { zh: '阶段门决定暂缓', en: 'a gate puts a phase on hold' },
  recycledTwice: { zh: '同一阶段第二次退回', en: 'a phase is sent back for the second time' },
  accident: { zh: '发生事故或合规事件', en: 'an accident or a breach of compliance happens' },
  request: { zh: '一方提出要求（每季一次）', en: 'a party asks for it (once a quarter)' },
  drawReclaimed: { zh: '应急提款未获追认', en: 'an emergency draw is not ratified' },
  improvementReopened: { zh: '改进事项第二次重新开启', en: 'an improvement is reopened for the second time' },
};
