import { patched } from '@temporalio/workflow';
import type { Approval } from '../../domain/approvals/approvals';
import type { Action, Reached } from '../../domain/approvals/actions/actions';
import { POST } from '../../domain/approvals/time/grace-periods';
import { outcome } from '../../domain/approvals/outcomes';
import { heldUp, isKnown } from '../../domain/approvals/time/unreached';
import { findUnwarned, planNotice } from '../kit/activities';
import { createArrivals } from './arrivals';
import type { createClock } from './clock';
import type { Person } from '../../domain/shared/keys';

/** Since when a deadline asks whether everybody was warned; to be taken out once no approval from before is open (February 2027). */
const WARNS = 'fresh-notice-period';

/** Since when a grace period that was counted before somebody moved the deadline on is none; to be taken out with the other (March 2027). */
const AS_TOLD = 'clock-as-told';

/** The story of an approval, as far as its people have to be warned before their silence means anything. */
interface Story {
  readonly approval: () => Approval;
  readonly clock: ReturnType<typeof createClock>;
  /** Takes up what the story itself finds. */
  readonly takeUp: (made: Action) => void;
  /** Takes up what is told from beside it. */
  readonly hear: (made: Action) => void;
  /** Gives the reminders that are due; answers to whom. */
  readonly remind: () => readonly Person[];
}

/**
 * Sees to it that silence counts only once people were warned. Source: docs/rules/approval-time.md, "After an outage";
 * docs/decisions/0012.
 */
export const createWarnings = ({ approval, clock, takeUp, hear, remind }: Story) => {
  const { programme, approval: id } = approval().request;

  /** Somebody tells whether a person is reached; what is known already is no news. */
  const hearOfReach = (made: Reached) => {
    if (!isKnown(approval(), made)) hear(made);
  };
  const arrivals = createArrivals(programme, id, hearOfReach);

  /** An outage is over, ours or the mail's: people have a fresh grace period, and one mail each tells them. */
  const giveGrace = async (isToRemind = false): Promise<void> => {
    const at = new Date().toISOString();
    const plan = await planNotice({ approval: approval(), at });
    if (outcome(approval()) !== 'open') return;
    const knownTo = isToRemind ? remind() : arrivals.caughtUp();
    if (plan.dueAt === approval().dueAt || (isToRemind && knownTo.length === 0)) return;
    if (Date.parse(plan.dueAt) < Date.parse(approval().dueAt) && patched(AS_TOLD)) return;
    takeUp({ type: 'approval.extended', plan, earliest: at, by: POST, reason: 'an outage is over', at, knownTo });
  };

  return {
    hearOfReach,
    giveGrace,
    awaitHeldUp: () => arrivals.expect(heldUp(approval())),
    /** Whether reminders were missed while nobody worked here. */
    wereMissed: () => clock.hasMissedReminders() && patched(WARNS),
    /** Whether it is too soon to take silence for anything: then the clock stands still, or is set anew. */
    isTooSoon: async (at: string): Promise<boolean> => {
      if (heldUp(approval()).length > 0 || !patched(WARNS)) return false;
      const { waiting, late } = await findUnwarned({ approval: approval(), at });
      if (outcome(approval()) !== 'open') return true;
      for (const person of waiting) takeUp({ type: 'approval.reached', person, isReached: false, isHeldUp: true, at });
      if (waiting.length > 0) clock.stand(at);
      else if (late.length > 0) await giveGrace();
      return waiting.length + late.length > 0;
    },
  };
};
