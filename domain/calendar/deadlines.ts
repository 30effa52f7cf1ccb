import type { Calendars } from './calendar';
import { each, isPublished, versionsOf } from './calendar';
import { countDays, countHours } from './counts';
import type { LocalDate } from './dates';
import { isDate } from './dates';
import { explainDeadline } from './deadline-rule';
import { DomainError } from '../shared/errors';
import type { Direction, Length } from './periods';
import { periodOf } from './periods';
import type { Skipped } from './rest-days';
import { restDaysBetween } from './rest-days';
import { clockTime, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Instant } from './zones';
import { epochOf, instantIn, isInstant } from './zones';

/** A deadline that explains itself. Source: docs/rules/calendar.md, "A deadline and its explanation". */
export interface Deadline {
  /** The cut-off of the due day (or where the working hours end), with the offset of the calendar's zone. */
  readonly dueAt: Instant;
  readonly date: LocalDate;
  /** Whether a day was judged by weekends only, because no calendar is published for it. */
  readonly provisional: boolean;
  readonly rule: Text;
  /** The version, by key, of each calendar that was asked. */
  readonly calendarVersions: Readonly<Record<string, string>>;
  readonly skipped: readonly Skipped[];
}

/** What is asked of `deadline`. `direction` is `after` when left out; a negative count counts back. */
export interface DeadlineAsked {
  readonly calendars: Calendars;
  readonly from: LocalDate | Instant;
  readonly within: Length;
  readonly direction?: Direction | undefined;
}

/**
 * The deadline a length of time after a start, or at least so long before an event.
 *
 * - The start day is not counted. Working days after an instant start from the working day to which it belongs (`belongsTo`); calendar
 *   days and months start from the instant's own day, worked or not, and so does whatever is counted back from an event.
 * - Working days and hours skip rest days; days and months run through them, and only their last day moves: forward after, back
 *   before. Months end on the corresponding day, else the month's end.
 * - Zero is the start's own working day.
 * - It falls due at the cut-off. With several calendars only days on which all work count, and the time is the latest of theirs
 *   after (nobody loses part of the last day), the earliest before.
 * - Working hours run from the instant itself; after a date from the next day's opening, before a date from the previous closing.
 * - It is provisional when a day whose rest mattered is not published; days merely run through do not matter.
 */
export const deadline = ({ calendars, from, within, direction }: DeadlineAsked): Deadline => {
  if (!isDate(from) && !isInstant(from)) {
    throw new DomainError(
      'invalid_input',
      text(`“${from}”既不是日期，也不是带时区的时间。`, `"${from}" is neither a date nor a time with its zone.`),
      { from },
    );
  }
  const period = periodOf(within, direction);
  const all = each(calendars);
  const count = period.unit === 'workingHours' ? countHours(all, from, period) : countDays(all, from, period);
  const provisional = !count.judged.flat().every((day) => isPublished(all, day));
  const start = isDate(from) ? from : writtenBy(all[0]?.zone ?? 'UTC', from);
  const countsAs = start.startsWith(count.countsAs ?? start) ? undefined : count.countsAs;
  return {
    dueAt: count.dueAt,
    date: count.due,
    provisional,
    rule: explainDeadline({ ...count, calendars: all, period, start, countsAs, provisional }),
    calendarVersions: versionsOf(all),
    skipped: count.judged.flatMap(([first, last]) => restDaysBetween(all, first, last)),
  };
};

const writtenBy = (zone: string, instant: Instant): string => clockTime(instantIn(zone, epochOf(instant)));

/** What a preview is asked: one or several calendars, a start, and exactly one unit. */
export interface PreviewAsked extends Length {
  readonly calendar: Calendars;
  readonly from: LocalDate | Instant;
  readonly direction?: Direction | undefined;
}

/** What a preview answers: the due day and how it came about. */
export interface DeadlinePreview extends Omit<Deadline, 'date'> {
  readonly due: LocalDate;
}

/** The deadline that a policy would give, computed without starting anything. */
export const previewDeadline = ({ calendar, from, direction, ...within }: PreviewAsked): DeadlinePreview => {
  const { date, ...rest } = deadline({ calendars: calendar, from, within, direction });
  return { due: date, ...rest };
};
