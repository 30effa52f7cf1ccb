import type { Content } from '../approvals/approvals';
import { formatDate } from '../calendar/formats';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { PlanVersion } from './plans';

/** A version with its plan. */
export const planTitle = ({ title, version }: Pick<PlanVersion, 'title' | 'version'>): Text =>
  text(`${title.zh}（第 ${version} 版）`, `${title.en}, version ${version}`);

/** What the groups of the strategy decide on: the document, what it says in short, and the version that it replaces. */
export const planContent = (handed: PlanVersion, inForce: PlanVersion | undefined): Content => {
  const { zh, en } = planTitle(handed);
  const { years, summary, evidence } = handed;
  const since = inForce?.acceptedOn;
  return {
    title: text(`采用发展规划：${zh}`, `Adopt the plan: ${en}`),
    summary: [
      text(`展望期：${years} 年`, `It looks ahead: ${years} years`),
      text(`内容摘要：${summary}`, `In short: ${summary}`),
      inForce && since !== undefined
        ? text(
            `通过后即取代自 ${formatDate(since, 'zh')} 起现行的第 ${inForce.version} 版。`,
            `Once approved it replaces version ${inForce.version}, in force since ${formatDate(since, 'en')}.`,
          )
        : text('通过后即为现行规划。', 'Once approved it is the plan in force.'),
    ],
    evidence,
  };
};
