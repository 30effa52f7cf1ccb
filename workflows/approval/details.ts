import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../../contracts/search-attributes';
import type { Approval, StagePlan } from '../../domain/approvals/approvals';
import { isOnHold } from '../../domain/approvals/blockages';
import { explainApproval, explanationLines } from '../../domain/approvals/explanations';

const clock = (instant: string) => `${instant.slice(0, 16).replace('T', ' ')} (UTC${instant.slice(19)})`;

/** Says in the Temporal Web UI on whom the approval waits, until when, and what happens then; costs no event. */
export const showDetails = (approval: Approval, plan: StagePlan): void => {
  const { content, stages } = approval.request;
  const explanation = explainApproval(approval, plan, new Date().toISOString());
  setCurrentDetails(
    [
      `**${content.title.zh}** / ${content.title.en} (stage ${approval.stage + 1} of ${stages.length})`,
      ...explanationLines(explanation).flatMap(({ zh, en }) => [en, zh]),
      `Due ${clock(approval.dueAt)}.`,
      `Reminders: ${plan.reminders.map(({ at }) => clock(at)).join(', ') || 'none'}`,
    ].join('\n\n'),
  );
};

/** Lets operators find it by its groups and its deadline; said again whenever a stage opens or a deadline passes. */
export const showAttributes = (approval: Approval, plan: StagePlan, isOverdue: boolean): void => {
  const now = new Date().toISOString();
  const isHeld = isOnHold(approval);
  const groups = explainApproval(approval, plan, now).waitsOn.map(({ group }) => group);
  upsertSearchAttributes([
    { key: searchAttributes.state, value: isHeld ? 'blocked' : isOverdue ? 'overdue' : 'open' },
    {
      key: searchAttributes.waitingOn,
      value: [...new Set([...(isHeld ? ['pmo'] : []), ...groups])],
    },
    { key: searchAttributes.dueAt, value: new Date(approval.dueAt) },
    { key: searchAttributes.overdue, value: isOverdue },
  ]);
};
