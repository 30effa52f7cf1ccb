import { addMonths } from '../calendar/dates';

/** A mailed link shows its matter for so many months after the deadline. */
const LINK_MONTHS = 6;

/** Until when a mailed link opens (ISO): long after its matter is closed, so that an old mail still tells what became of it. */
export const linkEnds = (dueAt: string): string => `${addMonths(dueAt.slice(0, 10), LINK_MONTHS)}T00:00:00Z`;
