import { chineseDay, englishDay } from '../calendar/said-days';
import type { Content } from '../approvals/approvals';
import { formatDate } from '../calendar/formats';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Acceptance, Risk } from './risks';
import { responseTitles, scoreText, standingText } from './titles';

/** How it stands, for those who decide about it. */
const standing = (risk: Risk): readonly Text[] => {
  const { scores, response, answer } = risk;
  const now = standingText(risk);
  const kind = response && responseTitles[response.kind];
  return [
    text(`当前等级：${now.zh}`, `It stands at: ${now.en}`),
    ...(scores
      ? [text(`固有风险：${scoreText(scores.inherent)}`, `Without any measure: ${scoreText(scores.inherent)}`)]
      : []),
    ...(scores?.residual
      ? [text(`剩余风险：${scoreText(scores.residual)}`, `Once the response works: ${scoreText(scores.residual)}`)]
      : []),
    ...(answer === undefined ? [] : [text(`评分说明：${answer}`, `Of its scores: ${answer}`)]),
    ...(kind ? [text(`应对方式：${kind.zh}`, `Response: ${kind.en}`)] : []),
  ];
};

/** What the groups are shown that accept a risk: who wants that, why, and until when. */
export const acceptanceContent = (risk: Risk, { by, reason, until }: Acceptance): Content => ({
  title: text(
    `接受风险：${risk.title.zh}，至${formatDate(until, 'zh')}`,
    `Accept the risk: ${risk.title.en}, until ${formatDate(until, 'en')}`,
  ),
  summary: [
    text(
      `接受至${chineseDay(until)}，届满须重新提请。`,
      `Until ${englishDay(until)}; after that it is asked for anew.`,
    ),
    text(`理由（${by}）：${reason}`, `Why (${by}): ${reason}`),
    ...standing(risk),
  ],
  evidence: [],
});

/** What the groups are shown that close a risk. */
export const closingContent = (risk: Risk, { by, reason }: Omit<Acceptance, 'until'>): Content => ({
  title: text(`关闭风险：${risk.title.zh}`, `Close the risk: ${risk.title.en}`),
  summary: [
    text('关闭后不再评审；需要时可以重新启用。', 'It is reviewed no more; it may be opened again.'),
    text(`理由（${by}）：${reason}`, `Why (${by}): ${reason}`),
    ...standing(risk),
  ],
  evidence: [],
});
