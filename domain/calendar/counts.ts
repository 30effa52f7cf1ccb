import type { Calendar } from './calendar';
import { addWorkingDays, belongsTo, rollBack, rollForward } from './calendar';
import type { LocalDate } from './dates';
import { addDays, addMonths, isDate } from './dates';
import { addWorkingTime } from './hours';
import type { Direction, Period } from './periods';
import type { Instant } from './zones';
import { epochOf, instantAt, localDateOf } from './zones';

/** What counting a period from a start came to. */
export interface Count {
  /** The working day to which an instant belongs, when that was asked. */
  readonly countsAs?: LocalDate;
  /** Where the count ended, before a rest day was moved. */
  readonly reached: LocalDate;
  readonly due: LocalDate;
  readonly dueAt: Instant;
  /** The stretches, first and last day, of which the calendars were asked whether their days are worked. */
  readonly judged: readonly (readonly [LocalDate, LocalDate])[];
}

const hourMs = 3_600_000;

/** The day on which an instant falls; where parties live in different zones the earliest of theirs before it, the latest after it: nobody loses a day. */
const ownDay = (calendars: readonly Calendar[], at: LocalDate | Instant, direction: Direction): LocalDate => {
  if (isDate(at)) return at;
  const days = calendars.map(({ zone }) => localDateOf(at, zone));
  return days.reduce((a, b) => (a < b === (direction === 'before') ? a : b));
};

const choose = (instants: readonly Instant[], direction: Direction): Instant =>
  instants.reduce((a, b) => (epochOf(a) < epochOf(b) === (direction === 'before') ? a : b));

const cutOffOf = (calendars: readonly Calendar[], date: LocalDate, direction: Direction): Instant =>
  choose(
    calendars.map(({ zone, cutOff }) => instantAt(date, cutOff, zone)),
    direction,
  );

const inOrder = (a: LocalDate, b: LocalDate): readonly [LocalDate, LocalDate] => (a < b ? [a, b] : [b, a]);

/** Counts working days, days or months from a date or an instant and moves a last day that rests. */
export const countDays = (calendars: readonly Calendar[], from: LocalDate | Instant, period: Period): Count => {
  const { count, unit, direction } = period;
  const step = direction === 'after' ? 1 : -1;
  const roll = direction === 'after' ? rollForward : rollBack;
  const own = ownDay(calendars, from, direction);
  // Days and months run through rest days from the day of the instant itself: only a last day moves.
  const belongs = direction === 'after' && !isDate(from) && (unit === 'workingDays' || count === 0);
  const anchor = belongs ? belongsTo(calendars, from) : own;

  const byWorkingDays = unit === 'workingDays' && count > 0;
  const reached = byWorkingDays
    ? addWorkingDays(calendars, anchor, step * count)
    : unit === 'months'
      ? addMonths(anchor, step * count)
      : addDays(anchor, step * count);
  const rolled = roll(calendars, reached);
  // Only "zero before" an instant can end after it: that day's cut-off is still to come.
  const isPast =
    direction === 'before' && !isDate(from) && epochOf(cutOffOf(calendars, rolled, direction)) > epochOf(from);
  const due = isPast ? rollBack(calendars, addDays(rolled, -1)) : rolled;

  const walked = inOrder(byWorkingDays ? addDays(anchor, step) : reached, due);
  return {
    ...(belongs && { countsAs: anchor }),
    reached,
    due,
    dueAt: cutOffOf(calendars, due, direction),
    judged: belongs ? [[own, anchor], walked] : [walked],
  };
};

/** Counts working hours, each calendar in its own hours on the days that all work. */
export const countHours = (calendars: readonly Calendar[], from: LocalDate | Instant, period: Period): Count => {
  const { count, direction } = period;
  const first = isDate(from) ? addDays(from, direction === 'after' ? 1 : -1) : ownDay(calendars, from, 'before');
  const midnight = direction === 'after' ? first : from;
  const ends = calendars.map((calendar) => {
    const start = isDate(from) ? instantAt(midnight, '00:00', calendar.zone) : from;
    return addWorkingTime(calendar, start, count * hourMs, direction, calendars);
  });
  const dueAt = choose(ends, direction);
  const due = dueAt.slice(0, 10);
  return { reached: due, due, dueAt, judged: [inOrder(first, due)] };
};
