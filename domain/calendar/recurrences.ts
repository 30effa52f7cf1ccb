import { rollBack, rollForward, type Calendars } from './calendar';
import { monthsIn } from './cycles';
import { addDays, addMonths, type LocalDate } from './dates';
import type { CycleKey } from '../shared/keys';

/** Every month, quarter or year: from a first day, or counted from the first day of the agreement, on a day of the month. */
export interface Recurrence {
  readonly every: CycleKey;
  /** The day on which it is due for the first time. */
  readonly first?: LocalDate;
  /** The day of the month, in a shorter month its last; that of the agreement's first day when left out. */
  readonly day?: number;
}

/** On a day, or so many calendar days after the first day of the agreement. */
export type Once = { readonly on: LocalDate } | { readonly days: number };

/** When something falls due, once or again and again; what is due on a rest day moves to a working day, or stays. */
export interface FallsDue {
  readonly recurs?: Recurrence;
  readonly once?: Once;
  readonly restDay: 'next' | 'previous' | 'stays';
}

const monthOf = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** From which day months are counted, and how many of them lie before the first time it is due. */
const anchorOf = ({ every, first, day }: Recurrence, effectiveOn: LocalDate) => {
  if (first !== undefined) return { anchor: first, offset: 0 };
  if (day === undefined) return { anchor: effectiveOn, offset: monthsIn[every] };
  // A day of every month is one of the first month as well; a quarter and a year are over before anything is due.
  const before = every === 'monthly' ? 0 : monthsIn[every];
  // A January has every day of a month: counted from there, a short month shortens no later one.
  const anchor = `${effectiveOn.slice(0, 4)}-01-${String(day).padStart(2, '0')}`;
  return { anchor, offset: monthOf(effectiveOn) - monthOf(anchor) + before };
};

const nextOf = (recurs: Recurrence, effectiveOn: LocalDate, after: LocalDate): LocalDate => {
  const { anchor, offset } = anchorOf(recurs, effectiveOn);
  const length = monthsIn[recurs.every];
  const passed = Math.floor((monthOf(after) - monthOf(anchor) - offset) / length);
  const nth = Math.max(0, passed);
  const due = addMonths(anchor, offset + nth * length);
  return due > after ? due : addMonths(anchor, offset + (nth + 1) * length);
};

/**
 * The first day after `after` on which it falls due, before a rest day is moved. Always counted from the anchor, never
 * from the time before: what is due on 31 January is due on the last day of February and on 31 March. Without a first
 * day of its own it is due for the first time a whole period after the agreement took effect, or on the day of the
 * month that comes first after it. Source: docs/rules/obligations.md, "When it falls due".
 */
export const nextDue = (
  { recurs, once }: FallsDue,
  effectiveOn: LocalDate,
  after: LocalDate,
): LocalDate | undefined => {
  if (recurs) return nextOf(recurs, effectiveOn, after);
  if (!once) return undefined;
  const on = 'on' in once ? once.on : addDays(effectiveOn, once.days);
  return on > after ? on : undefined;
};

/** The day on which it is really due: a rest day moves to the next working day, or to the one before, or stays. */
export const onWorkingDay = (
  calendars: Calendars,
  due: LocalDate,
  { restDay }: Pick<FallsDue, 'restDay'>,
): LocalDate => {
  if (restDay === 'stays') return due;
  return restDay === 'next' ? rollForward(calendars, due) : rollBack(calendars, due);
};
