import type { Reached } from '../../domain/approvals/actions/actions';
import { awaitMails } from '../kit/activities';
import type { Person } from '../../domain/shared/keys';

/** Waits, beside an approval's story, until the mails that an outage holds up have left, and tells it of each person. */
export const createArrivals = (programme: string, approval: string, tell: (made: Reached) => void) => {
  let isWaiting = false;
  let caughtUp: readonly Person[] = [];

  const wait = async (people: readonly Person[]) => {
    isWaiting = true;
    const refused = await awaitMails({ programme, approval, people });
    isWaiting = false;
    const at = new Date().toISOString();
    caughtUp = people.filter((person) => !refused.includes(person));
    for (const person of people) tell({ type: 'approval.reached', person, isReached: caughtUp.includes(person), at });
  };

  return {
    /** Waits for the mails to these people; what those before were told of the deadline is true no longer. */
    expect: (people: readonly Person[]): void => {
      caughtUp = [];
      if (people.length > 0 && !isWaiting) void wait(people);
    },
    /** Those whose mails have just arrived: they were told when the fresh period ends. */
    caughtUp: () => caughtUp,
  };
};
