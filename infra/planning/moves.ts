import type { Approval, StagePlan } from '../../domain/approvals/approvals';
import type { Pause } from '../../domain/approvals/actions/actions';
import { deadline } from '../../domain/calendar/deadlines';
import { gracePeriodOf } from '../../domain/approvals/time/grace-periods';
import { dueAfter, plannedStage, planUntil, remaining, type PartyCalendars } from '../../domain/approvals/time/plans';
import type { Within } from '../../domain/programme/policies';
import { countedFrom, type CountedDeadline } from '../../domain/approvals/time/recounts';
import { epochOf } from '../../domain/calendar/zones';
import type { Directory } from './directory';
import { createHoldPlanner } from './holds';
import type { ApprovalView } from '../../domain/approvals/views';

/** A stage, or a step up its chain, counted once more from where it began. */
const countAgain = (
  { request, stage }: Approval,
  { from, within, isStep }: CountedDeadline,
  calendars: PartyCalendars,
): StagePlan => {
  const policy = { within, remind: isStep ? [] : request.policy.remind };
  const whole = { panels: Object.keys(calendars).map((party) => ({ seats: [{ party }] })) };
  return plannedStage(isStep ? whole : (request.stages[stage] ?? { panels: [] }), policy, from, calendars);
};

/** The earlier of a deadline as it was and as it would have to be at least, when it would come sooner than both. */
const notSooner = (dueAt: string, { than, unless }: { readonly than: string; readonly unless: string }): string => {
  const floor = epochOf(than) < epochOf(unless) ? than : unless;
  return epochOf(dueAt) < epochOf(floor) ? floor : dueAt;
};

interface AtInstant {
  readonly approval: Approval;
  /** ISO instant of the asking process. */
  readonly at: string;
}

/** Works out other deadlines for the open stage of an approval; computes and changes nothing. */
export const createMovePlanner = (directory: Pick<Directory, 'calendars' | 'definition'>) => {
  /** The calendars of the parties asked in the open stage, on which its clocks run. */
  const clockOf = async ({ request, stage }: Approval): Promise<PartyCalendars> => {
    const calendars = directory.calendars(await directory.definition(request.programme));
    const asked = new Set(request.stages[stage]?.panels.flatMap(({ seats }) => seats.map(({ party }) => party)));
    const own = Object.entries(calendars).filter(([party]) => asked.has(party));
    return Object.fromEntries(own.length > 0 ? own : Object.entries(calendars));
  };

  return {
    ...createHoldPlanner(directory, clockOf),
    /** The open stage with another deadline, its reminders counted from now; and the earliest deadline there may be: one working day from now. */
    planExtension: async (approval: Approval, to: { readonly dueAt: string } | Within, at: string) => {
      const clock = await clockOf(approval);
      const after = (within: Within) => dueAfter(within, at, Object.keys(clock), clock);
      const dueAt = 'dueAt' in to ? to.dueAt : after(to);
      return { earliest: after({ workingDays: 1 }), plan: planUntil(approval.request.policy, at, dueAt, clock) };
    },
    /** A question stops the clock for so long at most; the working time that was left runs on from there, and the deadline never comes sooner. */
    planPause: async (approval: Approval, within: Within, at: string): Promise<Pause> => {
      const { stage, dueAt, request } = approval;
      const clock = await clockOf(approval);
      const until = dueAfter(within, at, Object.keys(clock), clock);
      const again = remaining(clock, { from: at, dueAt, again: until });
      const plan = planUntil(request.policy, until, epochOf(again) > epochOf(dueAt) ? again : dueAt, clock);
      return { until, plan, counted: { stage, dueAt } };
    },
    /** A fresh notice period from an instant on, after an outage; a deadline that lies beyond its end stays as it is. */
    planGrace: async ({ approval, at }: AtInstant) => {
      const clock = await clockOf(approval);
      const { policy } = approval.request;
      const fresh = dueAfter(gracePeriodOf(policy), at, Object.keys(clock), clock);
      return planUntil(policy, at, epochOf(fresh) > epochOf(approval.dueAt) ? fresh : approval.dueAt, clock);
    },
    /**
     * The open deadline counted again on the calendars in force, and what it was; nothing when it stands as it is
     * known, or was set anew by people. It never comes sooner than one working day from now, unless it did before.
     * Source: docs/rules/calendar.md, "Counting again".
     */
    planRecount: async ({ approval, plan }: Pick<ApprovalView, 'approval' | 'plan'>, at: string) => {
      const counted = countedFrom(approval, plan);
      if (!counted) return undefined;
      const definition = await directory.definition(approval.request.programme);
      const { opensAt: _, ...fresh } = countAgain(approval, counted, directory.calendars(definition));
      const clock = await clockOf(approval);
      const least = dueAfter({ workingDays: 1 }, at, Object.keys(clock), clock);
      const dueAt = notSooner(fresh.dueAt, { than: least, unless: approval.dueAt });
      if (dueAt === approval.dueAt && fresh.provisional === plan.provisional) return undefined;
      const { reminders } = counted.isStep ? { reminders: [] } : planUntil(approval.request.policy, at, dueAt, clock);
      return { from: approval.dueAt, plan: { ...fresh, dueAt, reminders } };
    },
    /** By when people must have been warned of the deadline: a notice period before it. */
    warnBy: async (approval: Approval): Promise<string> => {
      const calendars = Object.values(await clockOf(approval));
      const within = gracePeriodOf(approval.request.policy);
      return deadline({ calendars, from: approval.dueAt, within, direction: 'before' }).dueAt;
    },
  };
};
