import { ApplicationFailure } from '@temporalio/activity';
import type { Approval } from '../domain/approvals/approvals';
import { nextAddress } from '../domain/mail/bounces';
import { unwarned, type Unwarned } from '../domain/approvals/time/grace-periods';
import type { ActivityDeps } from './deps';
import { final } from './failures';
import type { Person } from '../domain/shared/keys';

interface Awaited {
  readonly programme: string;
  readonly approval: string;
  readonly people: readonly Person[];
}

/** These only read and compute, so a second run is harmless. */
export const createGracePeriodActivities = ({
  outbox,
  planner,
  directory,
}: Pick<ActivityDeps, 'outbox' | 'planner' | 'directory'>) => ({
  planNotice: final(planner.planGrace),

  /** Who was not warned in time of the deadline that has come. */
  findUnwarned: final(
    async ({ approval, at }: { readonly approval: Approval; readonly at: string }): Promise<Unwarned> => {
      const mails = await outbox.asking(approval.request.programme, approval.request.approval);
      return unwarned(approval, mails, { at, warnBy: await planner.warnBy(approval) });
    },
  ),

  /** Ends, by being tried again, when no mail that asks these people waits any longer, nor goes to a second address; answers who was refused it. */
  awaitMails: async ({ programme, approval, people }: Awaited): Promise<readonly Person[]> => {
    const { waiting, refused } = await outbox.stillOut(programme, approval, people);
    const definition = await directory.definition(programme);
    const again = refused.filter(({ to, address = to }) => nextAddress(definition, to, address) !== undefined);
    const out = waiting.length + again.length;
    if (out === 0) return refused.map(({ to }) => to);
    throw ApplicationFailure.retryable(`mails to ${out} people wait`, 'mail_unavailable');
  },
});
