import { chineseDay, englishDay } from '../calendar/said-days';
import { addDays, daysBetween, type LocalDate } from '../calendar/dates';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';

/**
 * A phase on hold: its clocks stand since `on`, and at `reviewAt` (ISO) its gate is due to be decided again.
 * Source: docs/rules/phases.md, "Hold".
 */
export interface Hold {
  /** The first day on which the clocks stand. */
  readonly on: LocalDate;
  readonly reviewOn: LocalDate;
  readonly reviewAt: string;
  /** The gate's decision, or the condition of an earlier one that lapsed. */
  readonly cause: { readonly approval: string } | { readonly obligation: string };
  /** The office has been told that the review is due. */
  readonly isReviewed?: true;
}

/** A hold needs a review date, at most so many days after it began. Source: docs/rules/phases.md, "Hold". */
export const LONGEST_HOLD_DAYS = 90;

/** The review date that was asked for, or the last one possible for a hold that nobody proposed (a go refused, a condition lapsed). */
export const reviewDateOf = (on: LocalDate, wanted?: LocalDate): LocalDate => wanted ?? addDays(on, LONGEST_HOLD_DAYS);

/** Who proposes a hold says when it is looked at again: later than today and at most 90 days ahead. Throws `review_date_refused`. */
export const assertReviewDate = (today: LocalDate, reviewOn: LocalDate | undefined): void => {
  const days = reviewOn === undefined ? 0 : daysBetween(today, reviewOn);
  if (days > 0 && days <= LONGEST_HOLD_DAYS) return;
  const last = addDays(today, LONGEST_HOLD_DAYS);
  const range = text(
    `须晚于${chineseDay(today)}，且不晚于${chineseDay(last)}`,
    `after ${englishDay(today)} and no later than ${englishDay(last)}`,
  );
  const why =
    reviewOn === undefined
      ? text(`暂缓须写明复核日期，${range.zh}。`, `A hold needs the date on which it is reviewed, ${range.en}.`)
      : text(`复核日期${range.zh}。`, `The review date must be ${range.en}.`);
  throw refused('review_date_refused', why, { field: 'reviewOn', ...(reviewOn !== undefined && { reviewOn }), last });
};

/** How many days the clocks have stood when the hold ends on a day. */
export const daysHeld = (hold: Hold, until: LocalDate): number => Math.max(0, daysBetween(hold.on, until));
