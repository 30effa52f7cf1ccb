import type { Text } from '../shared/text';
import type { ComputedSource, Method } from './evaluation-plans';

/** What people call the figures that the machine counts. */
export const sourceTitles: Readonly<Record<ComputedSource, Text>> = {
  onTime: { zh: '项目交付及时率', en: 'Delivery on time' },
  projectSuccess: { zh: '项目成功率', en: 'Success rate of projects' },
  decidedInTime: { zh: '合作协调效率', en: 'Efficiency of coordination' },
  risksInHand: { zh: '风险控制能力', en: 'Control of risks' },
  innovation: { zh: '技术创新成果', en: 'Results of innovation' },
};

/** A guard that has no title of its own is called as what it counts, else as its key. */
export const guardTitle = (key: string, computed: ComputedSource | undefined): Text =>
  computed
    ? sourceTitles[computed]
    : key === 'satisfaction'
      ? { zh: '客户满意度', en: 'Customer satisfaction' }
      : { zh: key, en: key };

/** What people call the methods. */
export const methodTitles: Readonly<Record<Method, Text>> = {
  quantitative: { zh: '定量评估', en: 'the quantitative assessment' },
  qualitative: { zh: '定性评估', en: 'the qualitative assessment' },
  thirdParty: { zh: '第三方评估', en: 'the third-party assessment' },
  self: { zh: '自我评估', en: 'the self-assessment' },
};
