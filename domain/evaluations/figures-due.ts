import type { Calendars } from '../calendar/calendar';
import type { CyclePeriod } from '../calendar/cycles';
import { deadline, type Deadline } from '../calendar/deadlines';

/**
 * When the figures of a period are due: so many working days of both parties after its end.
 * Source: docs/rules/evaluation.md, "Cycles".
 */
export const figuresDue = (calendars: Calendars, { ends }: CyclePeriod, dueWorkingDay: number): Deadline =>
  deadline({ calendars, from: ends, within: { workingDays: dueWorkingDay } });
