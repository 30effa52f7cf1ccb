import type { RecountedApproval } from '../domain/approvals/actions/actions';
import { DomainError } from '../domain/shared/errors';
import { outcome } from '../domain/approvals/outcomes';
import { askedTitle } from '../domain/approvals/titles';
import type { MovedDeadline } from '../domain/calendar/publications';
import { recountedUnder } from '../domain/approvals/time/recounts';
import type { ActivityDeps } from './deps';
import type { ApprovalView } from '../domain/approvals/views';

/** A calendar that was published, and on which open deadlines are counted again. */
export interface Recount {
  readonly programme: string;
  readonly calendar: string;
  readonly version: string;
  /** ISO instant of the asking process. */
  readonly at: string;
}

const movedBy = ({ id, approval }: ApprovalView, { from, plan }: RecountedApproval): readonly MovedDeadline[] =>
  from === plan.dueAt ? [] : [{ kind: 'approval', id, title: askedTitle(approval.request), from, to: plan.dueAt }];

export const createCalendarsActivities = ({
  readModel,
  planner,
  actOnApproval,
}: Pick<ActivityDeps, 'readModel' | 'planner' | 'actOnApproval'>) => {
  /** Counts one deadline again; an approval that has closed meanwhile keeps what it had. */
  const recount = async (
    view: ApprovalView,
    { calendar, version, at }: Recount,
  ): Promise<RecountedApproval | undefined> => {
    const recounted = await planner.planRecount(view, at);
    if (!recounted || outcome(view.approval) !== 'open') return undefined;
    const made = { type: 'approval.recounted', calendar: { key: calendar, version }, ...recounted, at } as const;
    try {
      await actOnApproval(view.id, made, `${calendar} ${version}`);
      return made;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'already_closed') return undefined;
      throw error;
    }
  };

  return {
    /**
     * Counts every open deadline again on the calendar that was published, and answers what moved. A second run is harmless: what was
     * counted again under that version is taken from the record, and the update's id makes it the same update.
     */
    recountDeadlines: async (asked: Recount): Promise<readonly MovedDeadline[]> => {
      const moved: MovedDeadline[] = [];
      for await (const view of readModel.openApprovals(asked.programme)) {
        const made = recountedUnder(view.approval, asked.calendar, asked.version) ?? (await recount(view, asked));
        if (made) moved.push(...movedBy(view, made));
      }
      return moved;
    },
  };
};
