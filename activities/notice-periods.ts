import { ApplicationFailure } from '@temporalio/activity';
import type { Approval } from '../domain/approvals';
import { unwarned, type Unwarned } from '../domain/notice-periods';
import type { Person } from '../domain/programme';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface Awaited {
  readonly programme: string;
  readonly approval: string;
  readonly people: readonly Person[];
}

/** These only read and compute, so a second run is harmless. */
export const createNoticePeriodActivities = ({ outbox, planner }: Pick<ActivityDeps, 'outbox' | 'planner'>) => ({
  planNotice: final(planner.planNotice),

  /** Who was not warned in time of the deadline that has come. */
  findUnwarned: final(
    async ({ approval, at }: { readonly approval: Approval; readonly at: string }): Promise<Unwarned> => {
      const mails = await outbox.asking(approval.request.programme, approval.request.approval);
      return unwarned(approval, mails, { at, noticeBy: await planner.noticeBy(approval) });
    },
  ),

  /** Ends when no mail about the matter waits any longer for one of these people, by being tried again; answers to whom it was refused. */
  awaitMails: async ({ programme, approval, people }: Awaited): Promise<readonly Person[]> => {
    const { waiting, refused } = await outbox.stillOut(programme, approval, people);
    if (waiting.length === 0) return refused;
    throw ApplicationFailure.retryable(`mails to ${waiting.length} people wait`, 'mail_unavailable');
  },
});
