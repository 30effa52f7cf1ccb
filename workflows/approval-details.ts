import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../contracts/search-attributes';
import { stillNeeded, whatThen } from '../domain/approval-words';
import type { Approval, StagePlan } from '../domain/approvals';
import { awaitedSeats } from '../domain/outcomes';

const clock = (instant: string) => `${instant.slice(0, 16).replace('T', ' ')} (UTC${instant.slice(19)})`;

/** Says in the Temporal Web UI on whom the approval waits, until when, and what happens then; costs no event. */
export const showDetails = (approval: Approval, plan: StagePlan): void => {
  const { content, titles, stages } = approval.request;
  setCurrentDetails(
    [
      `**${content.title.zh}** / ${content.title.en} (stage ${approval.stage + 1} of ${stages.length})`,
      `Waiting: ${stillNeeded(approval, titles).en}`,
      `还需：${stillNeeded(approval, titles).zh}`,
      `Due ${clock(approval.dueAt)}. ${whatThen(approval, titles).en}`,
      `Reminders: ${plan.reminders.map(({ at }) => clock(at)).join(', ') || 'none'}`,
    ].join('\n\n'),
  );
};

/** Lets operators find it by its groups and its deadline; said again whenever a stage opens or a deadline passes. */
export const showAttributes = (approval: Approval, isOverdue: boolean): void =>
  upsertSearchAttributes([
    { key: searchAttributes.state, value: isOverdue ? 'overdue' : 'open' },
    { key: searchAttributes.waitingOn, value: [...new Set(awaitedSeats(approval).map(({ group }) => group))] },
    { key: searchAttributes.dueAt, value: new Date(approval.dueAt) },
    { key: searchAttributes.overdue, value: isOverdue },
  ]);
