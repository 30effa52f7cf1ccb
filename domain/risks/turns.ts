import { addDays, type LocalDate } from '../calendar/dates';
import { EXIT } from '../shared/reserved';
import { isWorse } from './levels';
import type { ReviewClock } from './reviews';
import { isOpenRisk, type Acceptance, type Risk } from './risks';

/** From what its next review is counted, where that has to be done: a review is over, or it became worse since. */
export const reviewToPlan = (
  risk: Risk,
): (Pick<ReviewClock, 'level'> & { readonly lastReview: LocalDate; readonly raisedOn?: LocalDate }) | undefined => {
  const { level, lastReviewOn: lastReview, review, worseOn } = risk;
  if (!isOpenRisk(risk) || !level || lastReview === undefined) return undefined;
  if (review && !isWorse(level, review.level)) return undefined;
  return { level, lastReview, ...(review && worseOn !== undefined && { raisedOn: worseOn }) };
};

/** Why an acceptance holds no longer at an instant (ISO); `undefined` while it does. */
export const acceptanceOver = ({ acceptance, level }: Risk, now: string): 'until' | 'level' | undefined => {
  if (!acceptance) return undefined;
  if (level && isWorse(level, acceptance.level)) return 'level';
  return Date.parse(now) >= Date.parse(acceptance.endsAt) ? 'until' : undefined;
};

/** What is asked for anew once an acceptance is over: the same, for as long again. */
export const acceptedAnew = (
  { by, reason, days }: NonNullable<Risk['lapsed']>,
  today: LocalDate,
  atMostDays: number,
): Acceptance => ({ by, reason, until: addDays(today, Math.max(1, Math.min(days, atMostDays))) });

/** The earliest instant at which something of it happens by itself, and what. */
export const nextTurn = ({
  review,
  isReminded,
  isOverdue,
  acceptance,
}: Risk): { readonly at: string; readonly why: string } | undefined => {
  const turns = [
    ...(review && !isOverdue && !isReminded ? [{ at: review.remindAt, why: 'the reminder before its review' }] : []),
    ...(review && !isOverdue ? [{ at: review.dueAt, why: 'the review' }] : []),
    ...(acceptance ? [{ at: acceptance.endsAt, why: 'the end of its acceptance' }] : []),
  ];
  return turns.reduce<(typeof turns)[number] | undefined>(
    (first, turn) => (first && Date.parse(first.at) <= Date.parse(turn.at) ? first : turn),
    undefined,
  );
};

/** Closed with its programme: it is never opened again. */
export const isRiskOver = ({ closed }: Pick<Risk, 'closed'>): boolean => closed?.by === EXIT;
