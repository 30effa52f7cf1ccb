import { executeChild, isCancellation, ParentClosePolicy } from '@temporalio/workflow';
import { approvalId, type ApprovalResult, type Question } from '../contracts/approval';
import { approvalAttributes } from '../contracts/search-attributes';
import { planApproval } from './activities';
import { approval } from './approval';
import { named } from './visibility';

/** Asks the groups: opens an approval and waits for its end. One that an operator ended by force counts as withdrawn. */
export async function ask(question: Question): Promise<ApprovalResult> {
  const workflowId = approvalId(question);
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
    return { approval: workflowId, outcome: 'withdrawn', closedAt: new Date().toISOString() };
  }
}
