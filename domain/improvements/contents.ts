import type { Content } from '../approvals/approvals';
import { note } from '../approvals/content';
import { partyTitle, type Titles } from '../programme/titles';
import { text } from '../shared/sentences';
import { criterionWords } from './criteria';
import { roundOf, type Improvement, type Scheme } from './improvements';
import { measureWords } from './sentences';
import { severityTitles } from './words';

/** What the leading groups decide on: the problem and its cause, what will be done by whom, and what will show that it worked. */
export function planContent(improvement: Improvement, scheme: Scheme, titles: Titles): Content {
  const { title, problem, severity, reopened } = improvement;
  const { cause = '', method = '' } = roundOf(improvement).analysis ?? {};
  const [grave, criterion] = [severityTitles[severity], criterionWords(scheme.criterion)];
  const who = partyTitle(titles, scheme.implementer);
  return {
    title: text(`改进方案：${title.zh}，由${who.zh}实施`, `Improvement plan: ${title.en}, carried out by ${who.en}`),
    summary: [
      text(`问题（${grave.zh}）：${problem.zh}`, `Problem (${grave.en.toLowerCase()}): ${problem.en}`),
      ...(reopened > 0 ? [text(`第 ${reopened} 次重新开启`, `Re-opened, time ${reopened}`)] : []),
      text(`原因：${cause}（方法：${method}）`, `Cause: ${cause} (method: ${method})`),
      ...measureWords(scheme).map(({ zh, en }, at) => text(`措施 ${at + 1}：${zh}`, `Measure ${at + 1}: ${en}`)),
      text(`实施方：${who.zh}；由另一方验证`, `Carried out by ${who.en}; verified by the other company`),
      text(`判定标准：${criterion.zh}；开始实施后不再更改`, `Criterion: ${criterion.en}; it stays once it is begun`),
      ...note(scheme.note),
    ],
    evidence: [],
  };
}
