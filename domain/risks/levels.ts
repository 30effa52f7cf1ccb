import type { RiskLevel, RiskPlan, Score } from '../programme/risk-plans';
import { riskLevels } from '../programme/risk-plans';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** From which points on a risk is of which level. */
export type Thresholds = Pick<RiskPlan, 'highFrom' | 'mediumFrom'>;

/** Without any measure (固有), as it stands (当前), and as it should stand once the response works (剩余). */
export interface Scores {
  readonly inherent: Score;
  readonly current?: Score;
  readonly residual?: Score;
}

/** Likelihood times impact, 1 to 25. */
export const pointsOf = ({ likelihood, impact }: Score): number => likelihood * impact;

/** Source: docs/rules/risks.md, "The matrix". */
export const levelOf = ({ highFrom, mediumFrom }: Thresholds, score: Score): RiskLevel => {
  const points = pointsOf(score);
  return points >= highFrom ? 'high' : points >= mediumFrom ? 'medium' : 'low';
};

/** How it stands: as nothing was done, where nobody has said otherwise. */
export const currentOf = ({ inherent, current = inherent }: Scores): Score => current;

/** Whether one level is worse than another; what has no level yet is better than any. */
export const isWorse = (level: RiskLevel, than: RiskLevel | undefined): boolean =>
  than === undefined || riskLevels.indexOf(level) > riskLevels.indexOf(than);

type Name = keyof Scores;

export const scoreTitles: Readonly<Record<Name, Text>> = {
  inherent: text('固有', 'inherent'),
  current: text('当前', 'current'),
  residual: text('剩余', 'residual'),
};

/** Two scores of which the later is the higher one, and what is odd about it. */
export interface ScoreWarning {
  readonly higher: Name;
  readonly lower: Name;
  readonly message: Text;
}

/**
 * What does not fall from inherent over current to residual: measures make a risk smaller. A warning, which somebody
 * has to answer. Source: docs/rules/risks.md, "The matrix".
 */
export const scoreWarnings = (scores: Scores): readonly ScoreWarning[] => {
  const given = (['inherent', 'current', 'residual'] as const).flatMap((name) => {
    const score = scores[name];
    return score ? [{ name, points: pointsOf(score) }] : [];
  });
  return given.slice(1).flatMap(({ name: higher, points }, at) => {
    const before = given[at];
    if (!before || points <= before.points) return [];
    const { name: lower } = before;
    const [high, low] = [scoreTitles[higher], scoreTitles[lower]];
    const message = text(
      `${high.zh}风险（${points} 分）高于${low.zh}风险（${before.points} 分），须说明理由。`,
      `The ${high.en} risk (${points}) is higher than the ${low.en} one (${before.points}): say why.`,
    );
    return [{ higher, lower, message }];
  });
};
