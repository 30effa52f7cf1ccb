import { ApplicationFailure } from '@temporalio/activity';
import { ApplicationFailureCategory } from '@temporalio/common';
import type { ApprovalResult } from '../contracts/approval';
import { isOwed } from '../domain/obligations/obligations';
import type { ActivityDeps } from './deps';

/** To be asked again later; no failure that anybody has to hear of. */
const notYet = (type: string, message: string) =>
  ApplicationFailure.create({ type, message, category: ApplicationFailureCategory.BENIGN });

/** Whoever waits hears of it by being tried again. These only read, so a second run is harmless. */
export const createOutcomeActivities = ({ readModel }: Pick<ActivityDeps, 'readModel'>) => ({
  /** Ends once an approval is closed by the record; answers how. */
  awaitOutcome: async (approval: string): Promise<ApprovalResult> => {
    const { state = 'open', closedAt = '' } = (await readModel.approval(approval)) ?? {};
    if (state === 'open') throw notYet('approval_open', `${approval} is open`);
    return { approval, outcome: state, closedAt };
  },

  /** Ends once nobody owes an obligation any more by the record. */
  awaitSettled: async ({ programme, key }: { readonly programme: string; readonly key: string }): Promise<void> => {
    const obligation = await readModel.obligation(programme, key);
    if (!obligation || isOwed(obligation)) throw notYet('obligation_open', `${key} is owed`);
  },
});
