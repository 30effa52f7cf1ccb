import type { MilestoneStart } from '../../contracts/phase';
import { DomainError } from '../../domain/shared/errors';
import { countsAtGate } from '../../domain/phases/milestones';
import { approvedScope, type ScopeReport } from '../../domain/schedule/scopes';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { assertHappened, todayFor } from '../../domain/programme/told-days';
import { foundIn } from '../http/lookups';
import type { MilestoneView } from '../../domain/phases/views';
import { milestonesIn } from '../../domain/programme/phase-plans';

/** A milestone of which something can still be forecast. Throws `not_found`, or `milestone_not_open` for one that is over. */
export const forecastable = (view: ProgrammeView, key: string): MilestoneView => {
  const found = foundIn(milestonesIn(view), key, 'milestone');
  const { state } = found;
  if (countsAtGate(found) || state === 'failed') throw new DomainError('milestone_not_open', undefined, { state });
  return found;
};

/** What a milestone delivers otherwise than planned, for those who accept it to see. */
export const scopeIn = (view: ProgrammeView, key: string): { readonly scope?: readonly string[] } => {
  const scope = approvedScope(milestonesIn(view).find((each) => each.key === key)?.scope);
  return scope.length > 0 ? { scope } : {};
};

/** Records that work on a milestone has begun, alike from page and API: on a day of the programme that has come. Throws as `assertMayStart`. */
export const startMilestone = (
  { processes, now }: Pick<Services, 'processes'> & { readonly now: () => Date },
  { key, definition }: ProgrammeView,
  phase: string,
  started: MilestoneStart,
  requestId: string,
) => {
  const today = todayFor(definition, now().toISOString());
  const after = definition.starts <= today ? definition.starts : undefined;
  if (started.on !== undefined) assertHappened('milestone.startedOn', started.on, { field: 'on', today, after });
  return processes.startMilestone(key, phase, started, requestId);
};

/** Has a change of scope decided, alike from page and API. Throws `not_found`, `milestone_not_open` or `scope_deciding`. */
export const reportScope = (
  { processes }: Pick<Services, 'processes'>,
  view: ProgrammeView,
  report: ScopeReport,
  requestId: string,
) => {
  forecastable(view, report.milestone);
  return processes.changeScope(view.key, report, requestId);
};
