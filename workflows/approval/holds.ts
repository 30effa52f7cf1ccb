import type { Approval } from '../../domain/approvals/approvals';
import { afterGrace, blockage, heldSeats, heldUntil, isHoldRecorded } from '../../domain/approvals/blockages';
import type { Action } from '../../domain/approvals/actions/actions';
import { outcome } from '../../domain/approvals/outcomes';
import { planHolding, planRelease } from '../kit/activities';
import type { createClock } from './clock';
import { later } from '../kit/waiting';

/** How long after its time a seat that was filled just in time may still be under way to us. */
const GRACE_MS = 15_000;

/** The story of an approval, as far as it waits for seats to be filled. */
interface Story {
  readonly approval: () => Approval;
  readonly clock: ReturnType<typeof createClock>;
  /** Takes up what the story itself finds, and has it told at once. */
  readonly takeUp: (made: Action) => void;
  /** Takes the matter as it stands once nobody has filled them in time. */
  readonly end: (ended: Approval) => void;
}

const blockers = (approval: Approval) => JSON.stringify(blockage(approval));

/**
 * Puts an approval on hold while only the filling of seats could let it be decided. Source: docs/rules/approvals.md,
 * "A missing seat"; docs/decisions/0035.
 */
export const createHolds = ({ approval, clock, takeUp, end }: Story) => ({
  /** Sees to it that what blocks the matter is recorded with its times, whatever happens while they are counted; whether there was anything to record. */
  settle: async (): Promise<boolean> => {
    let isNew = false;
    while (outcome(approval()) === 'open' && !isHoldRecorded(approval())) {
      const [at, before] = [new Date().toISOString(), approval()];
      const isOver = blockage(before).length === 0;
      const opensAt = clock.plan().opensAt;
      const made: Action = isOver
        ? { type: 'approval.unblocked', ...(await planRelease({ approval: before, opensAt, at })), at }
        : { type: 'approval.blocked', ...(await planHolding({ approval: before, at })), at };
      if (blockers(approval()) !== blockers(before) || outcome(approval()) !== 'open') continue;
      takeUp(made);
      isNew = true;
    }
    return isNew;
  },
  /** When the next seat must have been filled, and which are missing. */
  next: () => ({
    at: later(heldUntil(approval()) ?? approval().dueAt, GRACE_MS),
    why: `to be filled: ${heldSeats(approval())
      .map(({ seat }) => seat)
      .join(', ')}`,
  }),
  /** Ends the matter if the time is over in which its seats might have been filled. */
  pass: (): void => end(afterGrace(approval(), new Date(Date.now() - GRACE_MS).toISOString())),
});
