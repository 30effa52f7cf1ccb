import { workingDaysBetween, type Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import { expectedOn, expectedSlip, lateDays, type Undone } from '../schedule/lateness';
import { isReached } from './milestones';
import type { MilestoneView, PhaseView } from './views';

/** How a milestone or a phase stands in time on a day. */
export interface Timing {
  /** When it is expected; left out once it is over. */
  readonly expectedOn?: LocalDate;
  /** Working days from where it is due to when it is expected or was done, negative when earlier; left out of what was never done. */
  readonly slip?: number;
  /** So many working days it is late by that day; 0 where it is not, or is over. */
  readonly lateDays: number;
}

type PhaseDates = Pick<PhaseView, 'state' | 'hold' | 'endsOn'>;

/** Whether a milestone may still be reached: nothing counts for it, it was not given up, and its phase is not closed. */
export const isToCome = ({ state }: Pick<PhaseView, 'state'>, milestone: Pick<MilestoneView, 'state'>): boolean =>
  state !== 'closed' && !isReached(milestone);

/** The day up to which lateness counts: the first day of a hold while the clocks of its phase stand, else today. */
export const countsUpTo = ({ hold }: Pick<PhaseView, 'hold'>, today: LocalDate): LocalDate =>
  hold && hold.on < today ? hold.on : today;

/** The dates of a milestone that is still to come. */
export const undoneMilestone = ({
  baselineOn,
  dueOn = baselineOn,
  forecastOn,
}: Pick<MilestoneView, 'baselineOn' | 'dueOn' | 'forecastOn'>): Undone => ({
  dueOn,
  ...(forecastOn !== undefined && { forecastOn }),
});

const timingOf = (calendars: Calendars, undone: Undone, day: LocalDate): Timing => ({
  expectedOn: expectedOn(undone, day),
  slip: expectedSlip(calendars, undone, day),
  lateDays: lateDays(calendars, undone, day),
});

type MilestoneDates = Pick<MilestoneView, 'state' | 'baselineOn' | 'dueOn' | 'forecastOn' | 'actualOn'>;

/** Source: docs/rules/schedule.md, "Lateness". */
export const milestoneTiming = (
  calendars: Calendars,
  phase: Pick<PhaseDates, 'state' | 'hold'>,
  milestone: MilestoneDates,
  today: LocalDate,
): Timing => {
  const undone = undoneMilestone(milestone);
  if (isToCome(phase, milestone)) return timingOf(calendars, undone, countsUpTo(phase, today));
  const { actualOn } = milestone;
  return {
    ...(actualOn !== undefined && { slip: workingDaysBetween(calendars, undone.dueOn, actualOn) }),
    lateDays: 0,
  };
};

/** A phase is late from the first working day after its last one until its gate closes it. */
export const phaseTiming = (calendars: Calendars, phase: PhaseDates, today: LocalDate): Timing =>
  phase.state === 'closed' ? { lateDays: 0 } : timingOf(calendars, { dueOn: phase.endsOn }, countsUpTo(phase, today));
