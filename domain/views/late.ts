import { addWorkingDays, workingDaysBetween, type Calendars } from '../calendar/calendar';
import { addDays, daysBetween, type LocalDate } from '../calendar/dates';
import { instantAt, type Instant } from '../calendar/zones';
import { countsUpTo, isToCome, undoneMilestone } from '../phases/timings';
import type { MilestoneView, PhaseView } from '../phases/views';
import { zoneOf } from '../programme/parties';
import type { Happening } from '../record/ledger';
import { expectedOn, lateDays, overOn } from '../schedule/lateness';
import { callsForReport, type Outlook } from '../schedule/schedules';
import { isUnreported } from '../tolerances/exception-reports';
import { slipOf, type Slip } from '../tolerances/slippage';
import type { ProgrammeView } from './views';

/** How a milestone slips on a day; `isGrowing`: with each day that passes, since it is not done. */
export interface MeasuredSlip {
  readonly milestone: string;
  readonly on: LocalDate;
  readonly slip: Slip;
  readonly isGrowing: boolean;
}

interface Looking {
  readonly calendars: Calendars;
  /** The day in the programme's zone. */
  readonly today: LocalDate;
  /** Since which day its dates are followed: what was late before is news once as many working days have passed as are tolerated. */
  readonly since: LocalDate;
  /** What is known of each milestone that anything became of. */
  readonly outlooks: Readonly<Record<string, Outlook>>;
}

type Dated = Pick<ProgrammeView, 'state' | 'phases' | 'definition'>;

const concerns: ReadonlySet<Happening['type']> = new Set([
  'programme.started',
  'phase.opened',
  'phase.resumed',
  'milestone.reopened',
  'milestone.returned',
  'strategy.adjusted',
  'evaluation.opened', // each month: programmes that began before lateness was looked at come to it by this
]);

/** Whether what is late may be otherwise from then on: dates have moved, or something is to come again. */
export const mayConcernDates = ({ type }: Pick<Happening, 'type'>): boolean => concerns.has(type);

const toCome = ({ state, phases }: Dated) =>
  state === 'running'
    ? phases.flatMap((phase) =>
        phase.milestones.filter((each) => isToCome(phase, each)).map((milestone) => ({ phase, milestone })),
      )
    : [];

/** Where it would be due if its phase were resumed today: a hold moves it by its days. */
const dueOnceResumed = ({ hold }: PhaseView, dueOn: LocalDate, today: LocalDate): LocalDate =>
  hold && hold.on < today ? addDays(dueOn, daysBetween(hold.on, today)) : dueOn;

const slipTo = (
  { definition: { tolerance } }: Pick<Dated, 'definition'>,
  calendars: Calendars,
  { startsOn: starts, endsOn: ends }: PhaseView,
  { baseline, forecast }: { readonly baseline: LocalDate; readonly forecast: LocalDate },
): Slip => slipOf(calendars, { baseline, forecast, phase: { starts, ends }, ...(tolerance && { tolerance }) });

/** How a milestone slips today, or slipped by when it was done; nothing of what was waived or given up. */
export const slipOfMilestone = (
  view: Pick<Dated, 'definition'>,
  { calendars, today }: Pick<Looking, 'calendars' | 'today'>,
  phase: PhaseView,
  milestone: MilestoneView,
): Slip | undefined => {
  const undone = undoneMilestone(milestone);
  const forecast = isToCome(phase, milestone) ? expectedOn(undone, countsUpTo(phase, today)) : milestone.actualOn;
  return forecast === undefined ? undefined : slipTo(view, calendars, phase, { baseline: undone.dueOn, forecast });
};

const measured = (
  view: Dated,
  { calendars, today }: Pick<Looking, 'calendars' | 'today'>,
  phase: PhaseView,
  milestone: MilestoneView,
  outlook: Outlook,
): MeasuredSlip => {
  const undone = undoneMilestone({ ...milestone, ...outlook });
  const day = countsUpTo(phase, today);
  const on = expectedOn(undone, day);
  const slip = slipTo(view, calendars, phase, { baseline: undone.dueOn, forecast: on });
  return { milestone: milestone.key, on, slip, isGrowing: on === day && lateDays(calendars, undone, day) > 0 };
};

/**
 * What is to be told of lateness: milestones that slip by more than is tolerated and of which no report was asked for, those of which one is
 * owed although they are tolerated again, and when to look next: once another would slip too far only because days pass.
 * Source: docs/rules/schedule.md, "Lateness".
 */
export function lateIn(
  view: Dated,
  looking: Looking,
): { readonly all: readonly MeasuredSlip[]; readonly news: readonly string[]; readonly next?: Instant } {
  const { calendars, today, since, outlooks } = looking;
  const all: MeasuredSlip[] = [];
  const news: string[] = [];
  let next: LocalDate | undefined;
  for (const { phase, milestone } of toCome(view)) {
    const outlook = outlooks[milestone.key] ?? {};
    const found = measured(view, looking, phase, milestone, outlook);
    all.push(found);
    const { exception } = outlook;
    if (isUnreported(exception)) {
      if (!found.slip.isOver) news.push(milestone.key);
      continue;
    }
    if (exception?.state === 'deciding') continue;
    const isNew = found.isGrowing && workingDaysBetween(calendars, since, today) <= found.slip.tolerated;
    if (callsForReport(outlook, found.slip) && !isNew) {
      news.push(milestone.key);
      continue;
    }
    const undone = undoneMilestone({ ...milestone, ...outlook });
    const dueOn = dueOnceResumed(phase, undone.dueOn, today);
    const covered = Math.max(found.slip.tolerated, exception?.upTo ?? 0);
    const over = overOn(calendars, { ...undone, dueOn }, covered);
    const known = addWorkingDays(calendars, since, found.slip.tolerated + 1);
    const day = over > known ? over : known;
    if (day > today && (next === undefined || day < next)) next = day;
  }
  return { all, news, ...(next !== undefined && { next: instantAt(next, '00:00', zoneOf(view.definition)) }) };
}
