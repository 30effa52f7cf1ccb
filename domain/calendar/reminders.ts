import type { Calendar } from './calendar';
import { addWorkingTime, lastWorkingInstant, nextWorkingInstant, workingTimeBetween } from './hours';
import type { Instant } from './zones';
import { epochOf, instantIn } from './zones';

/** When a reminder is due, and for which point of the policy. */
export interface Reminder {
  readonly point: ReminderPoint;
  readonly at: Instant;
}

/**
 * The instants of a policy's reminders for one addressee, one a point in the given order: a share of the addressee's working time
 * between opening and deadline, or the deadline itself. Each falls in the addressee's working hours and none after the deadline; a
 * deadline outside those hours is reminded of at their last closing before it, or at the deadline when there is none since opening.
 */
export const instantsOf = (
  points: readonly ReminderPoint[],
  openedAt: Instant,
  dueAt: Instant,
  calendar: Calendar,
): readonly Reminder[] => {
  const time = workingTimeBetween(calendar, openedAt, dueAt);
  const share = (percent: number) => Math.floor((time * percent) / 100 / 1000) * 1000;
  return points.map((point) => {
    const wanted = point === 'due' ? dueAt : addWorkingTime(calendar, openedAt, share(point.percent));
    return { point, at: inHoursUntil(wanted, openedAt, dueAt, calendar) };
  });
};

const inHoursUntil = (wanted: Instant, openedAt: Instant, dueAt: Instant, calendar: Calendar): Instant => {
  const next = nextWorkingInstant(calendar, wanted);
  if (epochOf(next) <= epochOf(dueAt)) return next;
  const last = lastWorkingInstant(calendar, dueAt);
  return epochOf(last) >= epochOf(openedAt) ? last : instantIn(calendar.zone, epochOf(dueAt));
};

/** A reminder at a share of the working time between opening and deadline, or at the deadline itself. */
export type ReminderPoint = { readonly percent: number } | 'due';
