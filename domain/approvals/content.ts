import type { Content, Evidence } from './approvals';
import { isBlank, type Text } from '../shared/text';
import type { Milestone } from '../programme/phase-plans';

/** What somebody said, as a line of what people are shown; none where they said nothing. */
export const note = (text: string): readonly Text[] =>
  isBlank(text) ? [] : [{ zh: `说明：${text}`, en: `Note: ${text}` }];

interface Submitted {
  readonly evidence: readonly Evidence[];
  readonly note: string;
  /** The changes of its scope that were approved. */
  readonly scope?: readonly string[];
}

/** What the accepting groups are shown of a milestone: its criterion and what was changed of it, the evidence, and what the submitter says. */
export const milestoneContent = (
  milestone: Pick<Milestone, 'title' | 'criterion'>,
  { evidence, note: said, scope = [] }: Submitted,
): Content => ({
  title: { zh: `验收：${milestone.title.zh}`, en: `Accept: ${milestone.title.en}` },
  summary: [
    { zh: `验收标准：${milestone.criterion.zh}`, en: `Criterion: ${milestone.criterion.en}` },
    ...scope.map((change) => ({ zh: `已批准的范围变更：${change}`, en: `Change of scope, as approved: ${change}` })),
    ...note(said),
  ],
  evidence,
});
