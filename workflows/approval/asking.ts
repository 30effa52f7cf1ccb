import { executeChild, isCancellation, ParentClosePolicy, patched } from '@temporalio/workflow';
import { approvalId, type ApprovalResult, type MatterAsked } from '../../contracts/approval';
import { approvalAttributes } from '../../contracts/search-attributes';
import { awaitOutcome, planApproval } from '../kit/activities';
import { approval } from '../approval';
import { named } from '../kit/visibility';

let opened: readonly string[] = [];

/** From now on these approvals, which were opened before this process was started again, are not opened once more: their end is awaited. */
export const wereOpened = (approvals: readonly string[] = []): void => void (opened = approvals);

/** Since when what an operator ended by force is waited for; to be taken out once nobody asks who asked before (March 2027). */
const WAITS = 'ended-by-force-is-waited-for';

/** Asks the groups: opens an approval and waits for its end. One that an operator ended by force is interrupted: its end is what the record says once it was recovered. */
export async function ask(question: MatterAsked): Promise<ApprovalResult> {
  const workflowId = approvalId(question);
  if (opened.includes(workflowId)) return awaitOutcome(workflowId);
  const planned = await planApproval({ question, opensAt: new Date().toISOString() });
  try {
    return await executeChild(approval, {
      workflowId,
      args: [planned],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `${named(question.content.title)}: approval by ${question.groups.join(', ')}`,
      typedSearchAttributes: approvalAttributes(planned),
    });
  } catch (error) {
    if (isCancellation(error)) throw error;
    if (patched(WAITS)) return awaitOutcome(workflowId);
    return { approval: workflowId, outcome: 'withdrawn', closedAt: new Date().toISOString() };
  }
}
