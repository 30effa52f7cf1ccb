import type { Calendar, Calendars } from './calendar';
import { isWorkingDay, longestCount, rollBack, rollForward, workingDaysBetween } from './calendar';
import type { LocalDate } from './dates';
import { addDays, daysBetween } from './dates';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { Direction } from './periods';
import type { Instant } from './zones';
import { epochOf, instantAt, instantIn, localDateOf } from './zones';

// Working time runs in the hours of one calendar, on the days on which `days` (unless given, that same calendar) work.
const opens = ({ zone, workingHours }: Calendar, date: LocalDate): number =>
  epochOf(instantAt(date, workingHours.from, zone));

const closes = ({ zone, workingHours }: Calendar, date: LocalDate): number =>
  epochOf(instantAt(date, workingHours.to, zone));

/**
 * The instant itself when it falls in working hours, both ends included; else the next opening. Mails to a person are sent then.
 */
export const nextWorkingInstant = (calendar: Calendar, instant: Instant, days: Calendars = calendar): Instant => {
  const at = epochOf(instant);
  const date = localDateOf(instant, calendar.zone);
  const day = rollForward(days, at > closes(calendar, date) ? addDays(date, 1) : date);
  return instantIn(calendar.zone, Math.max(at, opens(calendar, day)));
};

/** When the next working day begins; on a working day before its opening, that one. */
export const nextOpening = (calendar: Calendar, instant: Instant): Instant => {
  const today = localDateOf(instant, calendar.zone);
  const isBefore = isWorkingDay(calendar, today) && epochOf(instant) < opens(calendar, today);
  return instantIn(calendar.zone, opens(calendar, isBefore ? today : rollForward(calendar, addDays(today, 1))));
};

/** The instant itself when it falls in working hours, both ends included; else the last closing before it. */
export const lastWorkingInstant = (calendar: Calendar, instant: Instant, days: Calendars = calendar): Instant => {
  const at = epochOf(instant);
  const date = localDateOf(instant, calendar.zone);
  const day = rollBack(days, at < opens(calendar, date) ? addDays(date, -1) : date);
  return instantIn(calendar.zone, Math.min(at, closes(calendar, day)));
};

/**
 * The instant so much working time (milliseconds, never negative) after or before an instant. Time that ends exactly at closing ends
 * there and not at the next opening.
 */
export const addWorkingTime = (
  calendar: Calendar,
  from: Instant,
  time: number,
  direction: Direction = 'after',
  days: Calendars = calendar,
): Instant => {
  const forward = direction === 'after';
  const start = forward ? nextWorkingInstant(calendar, from, days) : lastWorkingInstant(calendar, from, days);
  let date = localDateOf(start, calendar.zone);
  let at = epochOf(start);
  let left = time;
  const rest = () => (forward ? closes(calendar, date) - at : at - opens(calendar, date));
  while (left > rest()) {
    left -= rest();
    date = forward ? rollForward(days, addDays(date, 1)) : rollBack(days, addDays(date, -1));
    at = forward ? opens(calendar, date) : closes(calendar, date);
  }
  return instantIn(calendar.zone, forward ? at + left : at - left);
};

/** The working time (milliseconds) from one instant to a later one; 0 when it is not later. */
export const workingTimeBetween = (calendar: Calendar, from: Instant, to: Instant): number => {
  const [first, last] = [localDateOf(from, calendar.zone), localDateOf(to, calendar.zone)];
  const days = daysBetween(first, last);
  if (days > longestCount)
    throw new DomainError(
      'invalid_input',
      text(`${from} 至 ${to} 超过一百年。`, `Between ${from} and ${to} there is more than a hundred years.`),
    );
  let time = 0;
  for (let day = 0; day <= days; day += 1) {
    const date = addDays(first, day);
    if (!isWorkingDay(calendar, date)) continue;
    const worked = Math.min(epochOf(to), closes(calendar, date)) - Math.max(epochOf(from), opens(calendar, date));
    time += Math.max(0, worked);
  }
  return time;
};

/** The last day of what is due at an instant: what is due at midnight is due at the end of the day before. */
export const lastDayUntil = (dueAt: Instant, zone: string): LocalDate =>
  localDateOf(new Date(epochOf(dueAt) - 1).toISOString(), zone);

/**
 * Working days of all parties that a reader still has: 0 on the day it is due, 1 when it is due on the next working day, negative once the
 * day is over. Today is the reader's local day, at whatever hour: on Friday evening Monday is one working day away.
 */
export const workingDaysLeft = (calendars: Calendars, zone: string, now: Instant, dueAt: Instant): number =>
  workingDaysBetween(calendars, localDateOf(now, zone), lastDayUntil(dueAt, zone));
