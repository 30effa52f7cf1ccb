import { planOf } from '../approvals/actions/rules';
import type { Approval } from '../approvals/approvals';
import { isAction } from '../approvals/actions/actions';
import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';
import { approvalAfter } from '../approvals/projection';

/** How many reminders of the open stage an approval has given, by its own entries: another deadline has them counted anew. */
export function remindedIn(entries: readonly Entry[]): number {
  let approval: Approval | undefined;
  let reminded = 0;
  for (const { happening } of entries) {
    if (!isOf('approval', happening) || happening.type === 'approval.reviewOpened') continue;
    if (happening.type === 'approval.reminded') ({ reminder: reminded } = happening);
    if (happening.type === 'approval.stageOpened') reminded = 0;
    if (approval && isAction(happening) && planOf(approval, happening)) reminded = 0;
    approval = approvalAfter(approval, happening);
  }
  return reminded;
}
