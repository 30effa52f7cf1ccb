import { addMonths, type LocalDate } from './dates';

/** The first day of the month after a day: a programme that begins then is late with nothing. */
export const comingMonth = (today: LocalDate): LocalDate => addMonths(`${today.slice(0, 7)}-01`, 1);
