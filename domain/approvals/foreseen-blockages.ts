import { act } from './actions/rules';
import type { Approval } from './approvals';
import { blockage, type Blocker } from './blockages';
import { outcome } from './outcomes';
import { allSeats, substitutionsOf } from './seats';
import type { Person } from '../shared/keys';

/** An open matter that stands in want of seats, and which; one from before holds would end at once. */
export interface Foreseen {
  readonly approval: Approval;
  readonly missing: readonly Blocker[];
  readonly ends: boolean;
}

/** Of open matters those that are on hold or would be, if from an instant on some seats were held otherwise; `null` is a vacancy. */
export const foreseen = (
  approvals: readonly Approval[],
  holders: Readonly<Record<string, Person | null>>,
  at: string,
): readonly Foreseen[] =>
  approvals.flatMap((approval) => {
    const own = allSeats(approval).filter(({ id }) => holders[id] !== undefined);
    const held = Object.fromEntries(own.map(({ id }) => [id, holders[id] ?? null]));
    const substitutions = substitutionsOf(approval);
    const after =
      own.length === 0 ? approval : act(approval, { type: 'approval.rosterChanged', holders: held, substitutions, at });
    const missing = blockage(after);
    const ends = outcome(after) === 'impossible';
    return missing.length > 0 || ends ? [{ approval, missing, ends }] : [];
  });
