import type { Approval } from '../domain/approvals';
import { deadline } from '../domain/deadlines';
import { noticePeriodOf } from '../domain/notice-periods';
import { dueAfter, planUntil, remaining, type PartyCalendars } from '../domain/plans';
import type { Within } from '../domain/policies';
import { epochOf } from '../domain/zones';
import type { Directory } from './directory';

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
    /** The open stage with another deadline, its reminders counted from now; and the earliest deadline there may be: one working day from now. */
    planExtension: async (approval: Approval, to: { readonly dueAt: string } | Within, at: string) => {
      const clock = await clockOf(approval);
      const after = (within: Within) => dueAfter(within, at, Object.keys(clock), clock);
      const dueAt = 'dueAt' in to ? to.dueAt : after(to);
      return { earliest: after({ workingDays: 1 }), plan: planUntil(approval.request.policy, at, dueAt, clock) };
    },
    /** A question stops the clock for so long at most; the working time that was left runs on from there. */
    planPause: async (approval: Approval, within: Within, at: string) => {
      const clock = await clockOf(approval);
      const until = dueAfter(within, at, Object.keys(clock), clock);
      const dueAt = remaining(clock, { from: at, dueAt: approval.dueAt, again: until });
      return { until, plan: planUntil(approval.request.policy, until, dueAt, clock) };
    },
    /** The clock runs on from an answer: what was left when it stopped. */
    planResumption: async (
      approval: Approval,
      stopped: { readonly at: string; readonly until: string },
      at: string,
    ) => {
      const clock = await clockOf(approval);
      const dueAt = remaining(clock, { from: stopped.until, dueAt: approval.dueAt, again: at });
      return planUntil(approval.request.policy, at, dueAt, clock);
    },
    /** A fresh notice period from an instant on, after an outage; a deadline that lies beyond its end stays as it is. */
    planNotice: async ({ approval, at }: AtInstant) => {
      const clock = await clockOf(approval);
      const { policy } = approval.request;
      const fresh = dueAfter(noticePeriodOf(policy), at, Object.keys(clock), clock);
      return planUntil(policy, at, epochOf(fresh) > epochOf(approval.dueAt) ? fresh : approval.dueAt, clock);
    },
    /** By when people must have been warned of the deadline: a notice period before it. */
    noticeBy: async (approval: Approval): Promise<string> => {
      const calendars = Object.values(await clockOf(approval));
      const within = noticePeriodOf(approval.request.policy);
      return deadline({ calendars, from: approval.dueAt, within, direction: 'before' }).dueAt;
    },
  };
};
