import type { LocalDate } from '../domain/calendar/dates';
import { addDays } from '../domain/calendar/dates';
import { instantsOf } from '../domain/calendar/reminders';
import { instantAt, localDateOf } from '../domain/calendar/zones';
import { figuresDue } from '../domain/evaluations/figures-due';
import { officePeople, zoneOf } from '../domain/programme/parties';
import { signalsOf } from '../domain/programme/strategy-plans';
import { DomainError } from '../domain/shared/errors';
import { kinds } from '../domain/shared/kinds';
import { noSuch } from '../domain/shared/reasons';
import { planContent } from '../domain/strategy/plan-content';
import type { PlanVersion } from '../domain/strategy/plans';
import { planInForce } from '../domain/strategy/plans-in-force';
import { hearersOfStrategy, strategyDeciders } from '../domain/strategy/scenes';
import { exitTriggersIn } from '../domain/strategy/exits';
import { valueOf } from '../domain/strategy/sources';
import { crossingWords, isBeyond } from '../domain/strategy/thresholds';
import { nextWatchPeriod, watchItems } from '../domain/strategy/watch-plans';
import type { ActivityDeps } from './deps';
import { final } from './failures';

/** A figure or a review is due so many working days after its period. */
const DUE_WORKING_DAYS = 5;

interface Following {
  readonly programme: string;
  /** ISO instants: since when it is followed, and now. */
  readonly since: string;
  readonly now: string;
  readonly last: Readonly<Record<string, string>>;
}

/** What following a strategy asks for outside. These only read and compute, so a second run is harmless. */
export const createStrategyActivities = ({ directory, readModel }: Pick<ActivityDeps, 'directory' | 'readModel'>) => {
  const viewOf = async (programme: string) => {
    const view = await readModel.head(programme);
    if (!view) throw new DomainError('not_found', noSuch(kinds.programme, programme));
    return view;
  };
  return {
    /** What is followed, with the next period of each: from when it is asked for, until when, and of whom. */
    planWatches: final(async ({ programme, since, now, last }: Following) => {
      const { definition, state } = await viewOf(programme);
      const calendars = Object.values(directory.calendars(definition));
      const zone = zoneOf(definition);
      const [from, today] = [localDateOf(since, zone), localDateOf(now, zone)];
      const at = (day: LocalDate) => instantAt(day, '00:00', zone);
      return watchItems(definition, state).flatMap((item) => {
        const { key, every, on } = item;
        if (on !== undefined) {
          const asksAt = at(on);
          return Object.hasOwn(last, key)
            ? []
            : [{ ...item, zone, period: on, asksAt, dueAt: asksAt, remindAt: asksAt }];
        }
        const period = nextWatchPeriod(every, { last: last[key], since: from, today });
        const asksAt = at(addDays(period.ends, 1));
        const { dueAt } = figuresDue(calendars, period, DUE_WORKING_DAYS);
        const [reminder] = calendars[0] ? instantsOf([{ percent: 80 }], asksAt, dueAt, calendars[0]) : [];
        return [{ ...item, zone, period: period.name, asksAt, dueAt, remindAt: reminder?.at ?? dueAt }];
      });
    }),
    /** What signals say now, by what the programme tells or the value that is given, and whether that lies beyond their thresholds. */
    findSignals: final(
      async ({
        programme,
        keys,
        given,
      }: {
        readonly programme: string;
        readonly keys: readonly string[];
        readonly given?: string;
      }) => {
        const view = await viewOf(programme);
        return signalsOf(view.definition)
          .filter(({ key }) => keys.includes(key))
          .map((signal) => {
            const value = given ?? valueOf(view, signal);
            return {
              title: signal.title,
              ...(value !== undefined && { value }),
              isBeyond: value !== undefined && isBeyond(signal, value),
              why: crossingWords(signal, value ?? ''),
              told: hearersOfStrategy(view.definition),
            };
          });
      },
    ),
    /** What the record shows by now that may call for the programme's exit, beside what is known; nothing once it is over. */
    findExitTriggers: final(
      async ({
        programme,
        known,
        now,
      }: {
        readonly programme: string;
        readonly known: readonly string[];
        readonly now: string;
      }) => {
        const view = await viewOf(programme);
        if (view.state !== 'running' && view.state !== 'exiting') return [];
        const on = localDateOf(now, zoneOf(view.definition));
        const told = hearersOfStrategy(view.definition);
        return exitTriggersIn(view, known).map((found) => ({
          trigger: { ...found, on, state: 'seen' as const },
          told,
        }));
      },
    ),
    /** Who assesses the strategy, by which policy, and in whose name they are asked. */
    planAssessment: final(async ({ programme }: { readonly programme: string }) => {
      const { definition, version } = await viewOf(programme);
      const { groups, policy } = strategyDeciders(definition);
      return { version, groups, policy, requester: officePeople(definition)[0] ?? '' };
    }),
    /** What the groups of the strategy are asked about a version of a plan, by which policy, who hears once it is in force, and in which zone that day lies. */
    planVersionVote: final(async ({ programme, plan }: { readonly programme: string; readonly plan: PlanVersion }) => {
      const { definition, version, plans } = await viewOf(programme);
      const { groups, policy } = strategyDeciders(definition);
      return {
        asked: { version, groups, policy, content: planContent(plan, planInForce(plans, plan.horizon)) },
        told: hearersOfStrategy(definition),
        zone: zoneOf(definition),
      };
    }),
  };
};
