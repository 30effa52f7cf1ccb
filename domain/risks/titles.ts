import type { ResponseKind, RiskLevel, Score } from '../programme/risk-plans';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { pointsOf } from './levels';
import type { Risk } from './risks';

/** What the states of a risk are called (识别→评估→防范→应对). */
export const riskStates: Readonly<Record<Risk['state'], Text>> = {
  identified: text('已识别', 'Identified'),
  assessed: text('已评估', 'Assessed'),
  treated: text('应对中', 'Treated'),
  materialised: text('已发生', 'Materialised'),
  closed: text('已关闭', 'Closed'),
};

export const levelTitles: Readonly<Record<RiskLevel, Text>> = {
  high: text('高', 'high'),
  medium: text('中', 'medium'),
  low: text('低', 'low'),
};

export const responseTitles: Readonly<Record<ResponseKind, Text>> = {
  avoid: text('规避', 'avoid'),
  removeSource: text('消除风险源', 'remove the source'),
  changeLikelihood: text('降低可能性', 'change the likelihood'),
  changeConsequence: text('减轻影响', 'change the consequence'),
  share: text('分担', 'share'),
  retain: text('自留', 'retain'),
  take: text('承担（把握机会）', 'take, for its opportunity'),
};

/** A score as people write it: `3 × 4 = 12`. */
export const scoreText = (score: Score): string => `${score.likelihood} × ${score.impact} = ${pointsOf(score)}`;

/** How it stands and where it should come to: "高（3 × 4 = 12）". */
export const standingText = ({ scores, level }: Pick<Risk, 'scores' | 'level'>): Text => {
  if (!scores || !level) return text('尚未评估', 'not assessed yet');
  const { zh, en } = levelTitles[level];
  const now = scoreText(scores.current ?? scores.inherent);
  return text(`${zh}（${now}）`, `${en} (${now})`);
};
