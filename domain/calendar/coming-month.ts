import { addMonths, type LocalDate } from './dates';

/** The first day of the month after a day: a programme that begins then is late with nothing. */
export const comingMonth = (today: LocalDate): LocalDate => addMonths(`${today.slice(0, 7)}-01`, 1);

/** The first day that is offered: the one that a definition names, unless it has passed, else that of the coming month. */
export const firstDayOffered = (written: LocalDate | undefined, today: LocalDate): LocalDate =>
  written !== undefined && written >= today ? written : comingMonth(today);
