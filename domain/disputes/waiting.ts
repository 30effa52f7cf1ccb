import { disputeThen } from './words';
import { tierOf, type Dispute } from './disputes';
import { disputeTitle } from './titles';
import type { Programme } from '../programme/programme';
import { officeOf, type Stood } from '../programme/office';
import type { WaitingView } from '../programme/awaited';

/** The disputes that have not ended, each on both parties' offices. */
export const disputesWait = (programme: Programme, all: readonly Stood<Dispute>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) => {
    if (tierOf(value) === undefined) return [];
    return [
      {
        id: value.key,
        kind: 'dispute' as const,
        what: disputeTitle(value),
        on: officeOf(programme),
        since,
        ...(value.clock && { dueAt: value.clock.endsAt, provisional: value.clock.provisional }),
        then: disputeThen(value),
      },
    ];
  });
