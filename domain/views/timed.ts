import type { Calendars } from '../calendar/calendar';
import { lastDayUntil } from '../calendar/hours';
import { localDateOf, type Instant } from '../calendar/zones';
import { milestoneTiming, phaseTiming, type Timing } from '../phases/timings';
import { zoneOf } from '../programme/parties';
import { lateDays } from '../schedule/lateness';
import type { WaitingProgrammeView } from './views';

interface Now {
  readonly now: Instant;
  readonly calendars: Calendars;
}

const told = ({ expectedOn, slip, lateDays: lateWorkingDays }: Timing) => ({
  ...(expectedOn !== undefined && { expectedOn }),
  ...(slip !== undefined && { slipWorkingDays: slip }),
  lateWorkingDays,
});

/**
 * A programme with how each phase and milestone stands in time (`expectedOn`, `slipWorkingDays`, `lateWorkingDays`), and of what waits by how
 * many working days of all parties it is overdue (`lateWorkingDays`). Source: docs/rules/schedule.md, "Lateness".
 */
export const timed = <View extends WaitingProgrammeView>(view: View, { now, calendars }: Now) => {
  const zone = zoneOf(view.definition);
  const today = localDateOf(now, zone);
  return {
    ...view,
    phases: view.phases.map((phase) => ({
      ...phase,
      ...told(phaseTiming(calendars, phase, today)),
      milestones: phase.milestones.map((each) => ({
        ...each,
        ...told(milestoneTiming(calendars, phase, each, today)),
      })),
    })),
    waiting: view.waiting.map((wait) => ({
      ...wait,
      ...(wait.dueAt !== undefined && {
        lateWorkingDays: lateDays(calendars, { dueOn: lastDayUntil(wait.dueAt, zone) }, today),
      }),
    })),
  };
};
