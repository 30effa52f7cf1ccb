import type { SuccessFactors } from './evaluation-plans';

/** What a cooperation succeeds by, in three groups of four, where a programme lists nothing of its own. */
export const successFactors: SuccessFactors = {
  groups: [
    {
      key: 'strategicFit',
      title: { zh: '战略匹配度', en: 'Strategic fit' },
      factors: [
        { key: 'strategy', title: { zh: '发展战略一致', en: 'the strategies of both companies agree' } },
        { key: 'strengths', title: { zh: '优势互补', en: 'techniques and resources complement each other' } },
        { key: 'culture', title: { zh: '文化融合', en: 'the cultures of both companies blend' } },
        { key: 'goals', title: { zh: '目标统一', en: 'the goals of the cooperation are clear and shared' } },
      ],
    },
    {
      key: 'execution',
      title: { zh: '执行保障', en: 'Means of execution' },
      factors: [
        { key: 'organisation', title: { zh: '组织保障', en: 'the governance works' } },
        { key: 'resources', title: { zh: '资源保障', en: 'people and means are sufficient' } },
        { key: 'rules', title: { zh: '制度保障', en: 'the rules of the cooperation are complete' } },
        { key: 'incentives', title: { zh: '激励保障', en: 'incentives and constraints take effect' } },
      ],
    },
    {
      key: 'riskControl',
      title: { zh: '风险管控', en: 'Control of risks' },
      factors: [
        { key: 'identification', title: { zh: '风险识别', en: 'the risks are fully identified' } },
        { key: 'assessment', title: { zh: '风险评估', en: 'their effects are soundly assessed' } },
        { key: 'prevention', title: { zh: '风险防范', en: 'they are guarded against' } },
        { key: 'response', title: { zh: '风险应对', en: 'there is an answer to each' } },
      ],
    },
  ],
};
