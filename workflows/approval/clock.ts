import type { StagePlan } from '../../domain/approvals/approvals';
import type { Moved } from '../../domain/approvals/actions/actions';
import { isHeldUp } from '../../domain/approvals/time/grace-periods';
import { isPast, later } from '../kit/waiting';

/** How long after a deadline a vote that the API accepted in time may still be under way to us. */
const GRACE_MS = 15_000;

/** How often a clock that stands still, since somebody is not reached, is looked at again. */
const DAY_MS = 24 * 3600 * 1000;

/** The instants of the open stage: its reminders, its deadline, and what puts the deadline off once it has come. */
export const createClock = (first: StagePlan, remindedBefore = 0) => {
  let plan = first;
  let reminded = remindedBefore;
  let putOffTo: string | undefined;
  let isStanding = false;
  let isMoved = false;

  const start = (next: StagePlan) => {
    plan = next;
    reminded = 0;
    putOffTo = undefined;
    isStanding = false;
  };
  /** When a deadline passes: a moment after it, so that no vote in time comes too late. */
  const passesAt = (dueAt: string) => putOffTo ?? later(dueAt, GRACE_MS);

  return {
    plan: () => plan,
    /** How many reminders have gone out, to go on from after a continue-as-new. */
    reminded: () => reminded,
    /** A stage begins. */
    start,
    /** Its deadline is another: reminders are counted anew. */
    move: (moved: Moved) => {
      start({ ...plan, ...moved });
      isMoved = true;
    },
    /** A step up the chain was taken, with a deadline of its own. */
    climb: () => void (putOffTo = undefined),
    /** On a holiday of those whom it climbs to, the deadline waits for their next working hour. */
    putOff: (to: string) => void (putOffTo = to),
    /** While somebody is not reached the deadline does not pass; a day later it is looked at again. */
    stand: (now: string) => {
      putOffTo = later(now, DAY_MS);
      isStanding = true;
    },
    isStanding: () => isStanding,
    hasPassed: (dueAt: string) => isPast(passesAt(dueAt)),
    /** The reminders that have come due and were not given yet, each once. */
    dueReminders: () => {
      const due = plan.reminders.slice(reminded).filter(({ at }) => isPast(at));
      reminded += due.length;
      return due;
    },
    /** Whether reminders were missed while nobody worked here. */
    hasMissedReminders: () => {
      const now = new Date().toISOString();
      return plan.reminders.slice(reminded).some(({ at }) => isHeldUp(at, now));
    },
    /** The next instant that matters, and why. */
    next: (dueAt: string) => {
      const reminder = plan.reminders[reminded];
      return reminder
        ? { at: reminder.at, why: `reminder ${reminded + 1} of ${plan.reminders.length}` }
        : { at: passesAt(dueAt), why: 'the deadline' };
    },
    /** Whether the deadline was moved since this was last asked. */
    wasMoved: () => {
      const moved = isMoved;
      isMoved = false;
      return moved;
    },
  };
};
