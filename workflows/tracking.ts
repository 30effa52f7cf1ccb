import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { obligationId } from '../contracts/obligation';
import { beginsAs } from '../contracts/search-attributes';
import type { Approval } from '../domain/approvals';
import { conditionsOf, outcome } from '../domain/outcomes';
import { planObligation } from './activities';
import { obligation } from './obligation';

/** Each condition under which a matter was approved becomes an obligation with a process of its own; a review changes none. */
export async function trackConditions(approval: Approval): Promise<void> {
  const { programme, approval: id, review } = approval.request;
  if (review || outcome(approval) !== 'approvedWithConditions') return;
  for (const [index, condition] of conditionsOf(approval).entries()) {
    const key = obligationId(id, index + 1);
    const plan = await planObligation({ programme, due: condition.due, opensAt: new Date().toISOString() });
    await startChild(obligation, {
      workflowId: key,
      args: [{ programme, obligation: { key, approval: id, condition, ...plan, state: 'open' } }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `${condition.owner}, by ${condition.due}: ${condition.text}`.slice(0, 190),
      typedSearchAttributes: beginsAs(programme, 'open', ['pmo']),
    });
  }
}
