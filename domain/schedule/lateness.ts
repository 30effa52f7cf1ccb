import { addWorkingDays, rollBack, rollForward, workingDaysBetween, type Calendars } from '../calendar/calendar';
import { addDays, type LocalDate } from '../calendar/dates';

/** The dates of a milestone or a phase that is not done. */
export interface Undone {
  /** Where it is due: its baseline, and the days of holds. */
  readonly dueOn: LocalDate;
  /** When the office said that it expects it, if it did. */
  readonly forecastOn?: LocalDate;
}

const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/**
 * When something is expected that is not done: on the day that was forecast, else on the day on which it is due, and never before today,
 * since it is not done. `today` is the day in the programme's zone, or the first day of a hold while its clock stands.
 * Source: docs/rules/schedule.md, "Lateness".
 */
export const expectedOn = ({ dueOn, forecastOn = dueOn }: Undone, today: LocalDate): LocalDate =>
  laterOf(forecastOn, today);

/** So many working days of all parties it is late by today: 1 on the first working day after the one on which it is due, never negative. */
export const lateDays = (calendars: Calendars, { dueOn }: Pick<Undone, 'dueOn'>, today: LocalDate): number =>
  today > dueOn ? workingDaysBetween(calendars, dueOn, today) : 0;

/** The day before which everything that is still to be done had to be done not to be late: the last day up to today on which all parties work. */
export const lateBefore = (calendars: Calendars, today: LocalDate): LocalDate => rollBack(calendars, today);

/** Working days from where it is due to when it is expected, negative when that is earlier. */
export const expectedSlip = (calendars: Calendars, undone: Undone, today: LocalDate): number =>
  workingDaysBetween(calendars, undone.dueOn, expectedOn(undone, today));

/**
 * The first day on which it slips by more than so many working days only because days pass: a day on which all parties work, after the one
 * that was forecast.
 */
export const overOn = (calendars: Calendars, { dueOn, forecastOn = dueOn }: Undone, tolerated: number): LocalDate =>
  laterOf(addWorkingDays(calendars, dueOn, tolerated + 1), rollForward(calendars, addDays(forecastOn, 1)));
