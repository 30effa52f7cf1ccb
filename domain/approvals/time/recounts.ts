import type { Instant } from '../../calendar/zones';
import type { Approval, StagePlan } from '../approvals';
import type { Action } from '../actions/actions';
import { pausedBy } from '../pauses';
import type { Within } from '../../programme/policies';
import { actionsOf, actionsOfType } from '../seats';

/** From when the open deadline was counted, and how long; `isStep` when an escalation set it. */
export interface CountedDeadline {
  readonly from: string;
  readonly within: Within;
  readonly isStep: boolean;
}

/** A deadline that people, an outage or a hold set anew is a date of its own: no calendar moves it any more. */
const setsAnew = (approval: Approval, action: Action): boolean =>
  action.type === 'approval.extended' ||
  action.type === 'approval.unblocked' ||
  (action.type === 'approval.answered' && action.plan !== undefined) ||
  action === pausedBy(approval);

/** From when the open deadline is counted: since it last went up, else since its stage opened. */
const countedSince = ({ escalations }: Approval, { opensAt }: Pick<StagePlan, 'opensAt'>): Instant =>
  escalations.at(-1)?.at ?? opensAt;

/** What set the open deadline anew, since it was last counted by rule; the last where several did. */
export const setAnewBy = (approval: Approval, plan: Pick<StagePlan, 'opensAt'>): Action | undefined => {
  const from = Date.parse(countedSince(approval, plan));
  return actionsOf(approval).findLast((action) => setsAnew(approval, action) && Date.parse(action.at) >= from);
};

/**
 * How the open deadline came about by rule; nothing where it was set anew since. Source: docs/rules/calendar.md,
 * "Counting again".
 */
export function countedFrom(approval: Approval, plan: Pick<StagePlan, 'opensAt'>): CountedDeadline | undefined {
  const { policy } = approval.request;
  const taken = approval.escalations.at(-1);
  const step = taken && policy.escalation[taken.step];
  return setAnewBy(approval, plan)
    ? undefined
    : {
        from: countedSince(approval, plan),
        within: step?.within ?? policy.within,
        isStep: taken !== undefined,
      };
}

/** What a version of a calendar has done to an approval, if it has been counted again under it. */
export const recountedUnder = (approval: Approval, calendar: string, version: string) =>
  actionsOfType(approval, 'approval.recounted').find(
    (action) => action.calendar.key === calendar && action.calendar.version === version,
  );
