import { workingDaysBetween } from '../domain/calendar/calendar';
import type { LocalDate } from '../domain/calendar/dates';
import { DomainError } from '../domain/shared/errors';
import { kinds } from '../domain/shared/kinds';
import { noSuch } from '../domain/shared/reasons';
import { countsAtGate } from '../domain/phases/milestones';
import { zoneOf } from '../domain/programme/parties';
import { policyNamed, timesOf, type TimesRequest } from '../domain/policy-times/policy-times';
import { timesContent } from '../domain/policy-times/words';
import { changeDeciders, milestoneDeciders } from '../domain/views/plan-deciders';
import { movesAlong, type Outlook } from '../domain/schedule/schedules';
import { localDateOf } from '../domain/calendar/zones';
import { lateIn } from '../domain/views/late';
import { slipOf } from '../domain/tolerances/slippage';
import type { ActivityDeps } from './deps';
import { final } from './failures';
import { milestonesIn } from '../domain/programme/phase-plans';

interface LateAsked {
  readonly programme: string;
  /** Instant of the asking process. */
  readonly now: string;
  /** Instant since which the dates are followed. */
  readonly since: string;
  readonly outlooks: Readonly<Record<string, Outlook>>;
}

interface Assessment {
  readonly programme: string;
  readonly milestone: string;
  readonly on: LocalDate;
  /** What was forecast of each milestone before. */
  readonly forecasts: Readonly<Record<string, LocalDate>>;
}

export const createScheduleActivities = ({ directory, readModel }: Pick<ActivityDeps, 'directory' | 'readModel'>) => {
  const placeOf = async (programme: string, milestone: string) => {
    const view = await readModel.head(programme);
    const phase = view?.phases.find(({ milestones }) => milestones.some(({ key }) => key === milestone));
    const found = phase?.milestones.find(({ key }) => key === milestone);
    if (!view || !phase || !found) throw new DomainError('not_found', noSuch(kinds.milestone, milestone));
    return { view, phase, found };
  };
  return {
    /** How far a forecast slips from where the milestone is due (its baseline, and the days of holds), and what would follow. Only reads and computes. */
    assessForecast: final(async ({ programme, milestone, on, forecasts }: Assessment) => {
      const { view, phase, found } = await placeOf(programme, milestone);
      const { definition } = view;
      const calendars = Object.values(directory.calendars(definition));
      const due = found.dueOn ?? found.baselineOn;
      const all = milestonesIn(view);
      const expected = (key: string) => {
        const each = all.find((one) => one.key === key);
        return each && !countsAtGate(each) ? (forecasts[key] ?? each.dueOn ?? each.baselineOn) : undefined;
      };
      const slip = slipOf(calendars, {
        baseline: due,
        forecast: on,
        phase: { starts: phase.startsOn, ends: phase.endsOn },
        ...(definition.tolerance && { tolerance: definition.tolerance }),
      });
      const days = workingDaysBetween(calendars, forecasts[milestone] ?? due, on);
      return { slip, moves: movesAlong(definition.phases, calendars, { milestone, days, expected }) };
    }),
    /** How every milestone that is to come slips by now, which of them is news, and when to look again. Only reads and computes. */
    findLate: final(async ({ programme, now, since, outlooks }: LateAsked) => {
      const view = await readModel.head(programme);
      if (!view) return { all: [], news: [] };
      const calendars = Object.values(directory.calendars(view.definition));
      const zone = zoneOf(view.definition);
      return lateIn(view, { calendars, today: localDateOf(now, zone), since: localDateOf(since, zone), outlooks });
    }),
    /** Who decides on a change of the baseline (the strategic groups, else those of the first gate), and what is measured from where now. Only reads. */
    planChange: final(
      async ({ programme, milestones }: { readonly programme: string; readonly milestones: readonly string[] }) => {
        const view = await readModel.head(programme);
        if (!view) throw new DomainError('not_found', noSuch(kinds.programme, programme));
        const { definition, version } = view;
        const moved = milestonesIn(view).filter(({ key }) => milestones.includes(key));
        return {
          version,
          zone: zoneOf(definition),
          groups: changeDeciders(definition).groups,
          before: Object.fromEntries(moved.map(({ key, title, baselineOn: on }) => [key, { title, on }])),
        };
      },
    ),
    /** Who decides on other times of a policy, and what they are shown: from what to what, and why. Only reads. */
    planTimes: final(async ({ programme, ...request }: TimesRequest & { readonly programme: string }) => {
      const { definition, version } = await directory.edition(programme);
      const policy = policyNamed(definition, request.policy);
      return {
        version,
        zone: zoneOf(definition),
        groups: changeDeciders(definition).groups,
        content: timesContent(definition, request),
        before: timesOf(policy),
      };
    }),
    /** Who decides on an exception: the strategic groups, else those of the phase's gate. Only reads. */
    planException: final(async ({ programme, milestone }: Pick<Assessment, 'programme' | 'milestone'>) => {
      const { view, found } = await placeOf(programme, milestone);
      const { definition, version } = view;
      return {
        version,
        title: found.title,
        groups: milestoneDeciders(definition, milestone).groups,
      };
    }),
  };
};
