import { addMonths, phaseSpans } from '../calendar/dates';
import type { Programme } from '../programme/programme';
import type { DueDay } from '../programme/phase-plans';

/** First and last day of each phase; every boundary is counted from the programme's start. */
export const phaseDays = (programme: Programme) =>
  phaseSpans(
    programme.starts,
    programme.phases.map(({ months }) => months),
  );

/** The date of a due: itself, or so many calendar months after the programme's start. */
export const dueOn = (due: DueDay, programmeStarts: string): string =>
  'date' in due ? due.date : addMonths(programmeStarts, due.months);
