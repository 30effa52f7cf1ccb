import { addDays } from '../domain/calendar/dates';
import { nextPeriod, periodNamed, type CyclePeriod } from '../domain/calendar/cycles';
import { figuresDue } from '../domain/evaluations/figures-due';
import { officePeople, overseers, zoneOf } from '../domain/programme/parties';
import { tierClock } from '../domain/disputes/tier-clocks';
import { instantAt, localDateOf } from '../domain/calendar/zones';
import type { ActivityDeps } from './deps';
import { final } from './failures';
import type { EvaluationCycleKey } from '../domain/shared/keys';

interface PeriodAsked {
  readonly programme: string;
  readonly cycle: EvaluationCycleKey;
  /** Instant of the asking process. */
  readonly now: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly dueWorkingDay: number;
  readonly last?: CyclePeriod;
}

interface FiguresAsked {
  readonly programme: string;
  readonly cycle: EvaluationCycleKey;
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly period: string;
  readonly dueWorkingDay: number;
}

interface TierAsked {
  readonly programme: string;
  /** Instant at which the tier began. */
  readonly from: string;
  readonly days: number;
}

export const createCalendarActivities = ({ directory, planner }: Pick<ActivityDeps, 'directory' | 'planner'>) => ({
  /** The next period to evaluate, when it is over and when its figures are due. Only computes; its result is in the history. */
  planPeriod: final(async ({ programme, cycle, now, startsOn, endsOn, dueWorkingDay, last }: PeriodAsked) => {
    const definition = await directory.definition(programme);
    const zone = zoneOf(definition);
    const today = localDateOf(now, zone);
    const period = nextPeriod(cycle, today > startsOn ? today : startsOn, endsOn, last);
    if (!period) return null;
    const calendars = Object.values(directory.calendars(definition));
    const { dueAt } = figuresDue(calendars, period, dueWorkingDay);
    return { period, opensAt: instantAt(addDays(period.ends, 1), '00:00', zone), dueAt };
  }),
  /** When the figures of a period are due on the calendars as they are now. Only computes; its result is in the history. */
  planFigures: final(async ({ programme, cycle, period, dueWorkingDay }: FiguresAsked) => {
    const calendars = Object.values(directory.calendars(await directory.definition(programme)));
    return figuresDue(calendars, periodNamed(cycle, period), dueWorkingDay).dueAt;
  }),
  /** The end of the day on which a condition is due, and when its owner is reminded before: at four fifths of the working time. Only computes. */
  planObligation: final(planner.planObligation),
  /** When a hold is reviewed (09:00 of that day), and who hears of one that no decision made: the office and the chairs of the strategic groups. Only computes. */
  planHold: final(async ({ programme, reviewOn }: { readonly programme: string; readonly reviewOn: string }) => {
    const definition = await directory.definition(programme);
    return { reviewAt: instantAt(reviewOn, '09:00', zoneOf(definition)), told: overseers(definition) };
  }),
  /** Who hears of what has lapsed under an agreement beside its owner and the office: the chairs of the strategic groups. Only reads. */
  findOverseers: final(async ({ programme }: { readonly programme: string }) => {
    const definition = await directory.definition(programme);
    const office = officePeople(definition);
    return overseers(definition).filter((person) => !office.includes(person));
  }),
  /** When a tier of a dispute ends, so many calendar days after it began, and when the parties are reminded before. Only computes. */
  planTier: final(async ({ programme, from, days }: TierAsked) => {
    const definition = await directory.definition(programme);
    const calendars = Object.values(directory.calendars(definition));
    return tierClock({ calendars, from, days });
  }),
  /** The instant at which a day is over in a zone. Only computes. */
  endOfDay: final(async ({ date, zone }: { readonly date: string; readonly zone: string }) =>
    instantAt(addDays(date, 1), '00:00', zone),
  ),
});
