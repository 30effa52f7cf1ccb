import { versionsOf, type Calendar } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import type { RiskLevel, RiskPlan, Score } from '../programme/risk-plans';
import { currentOf, levelOf, pointsOf, scoreWarnings, type Scores, type Thresholds } from './levels';
import { nextReview } from './reviews';

interface Previewed {
  readonly scores: Scores;
  readonly plan: Pick<RiskPlan, 'highFrom' | 'mediumFrom' | 'reviewDays'>;
  readonly authority: (level: RiskLevel) => readonly string[];
  readonly calendars: readonly Calendar[];
  readonly lastReview: LocalDate;
  readonly raisedOn?: LocalDate | undefined;
}

const rated = (thresholds: Thresholds, score: Score) => ({
  ...score,
  points: pointsOf(score),
  level: levelOf(thresholds, score),
});

/** What scores come to, computed without starting anything: levels, who decides, what is odd about them, and when the risk is reviewed next. */
export const previewRisk = ({ scores, plan, authority, calendars, lastReview, raisedOn }: Previewed) => {
  const current = rated(plan, currentOf(scores));
  const { level } = current;
  const { date: due, ...review } = nextReview({
    calendars,
    reviewDays: plan.reviewDays,
    level,
    lastReview,
    raisedOn,
  });
  const { dueAt, rule, skipped, provisional } = review;
  const warnings = scoreWarnings(scores);
  return {
    inherent: rated(plan, scores.inherent),
    current,
    ...(scores.residual && { residual: rated(plan, scores.residual) }),
    level,
    authority: authority(level),
    warnings,
    mustBeAnswered: warnings.length > 0,
    nextReview: { lastReview, everyDays: plan.reviewDays[level], due, dueAt, provisional, rule, skipped },
    provisional,
    calendarVersions: versionsOf(calendars),
  };
};
