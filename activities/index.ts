import { createAdjustmentActivities } from './adjustments';
import { createAgreementActivities } from './agreements';
import { createApprovalActivities } from './approvals';
import { createBudgetActivities } from './budgets';
import { createCalendarActivities } from './calendar';
import { createCalendarsActivities } from './calendars';
import type { ActivityDeps } from './deps';
import { createDistributionActivities } from './distributions';
import { createEndingActivities } from './endings';
import { createFundActivities } from './funds';
import { createImprovementActivities } from './improvements';
import { createIpActivities } from './ip';
import { createLedgerActivities } from './ledger';
import { createEvaluationActivities } from './evaluations';
import { createGracePeriodActivities } from './grace-periods';
import { createChatActivities } from './chats';
import { createOutcomeActivities } from './outcomes';
import { createPostActivities } from './post';
import { createRiskActivities } from './risks';
import { createRosterActivities } from './roster';
import { createStaffingActivities } from './staffing';
import { createStrategyActivities } from './strategy';
import { createScheduleActivities } from './schedules';
import { createRecountActivities } from './recounts';

/** Everything that workflows have done for them outside; each activity says why a second run is harmless. */
export const createActivities = (deps: ActivityDeps) => ({
  ...createAdjustmentActivities(deps),
  ...createAgreementActivities(deps),
  ...createApprovalActivities(deps),
  ...createBudgetActivities(deps),
  ...createCalendarActivities(deps),
  ...createDistributionActivities(deps),
  ...createEndingActivities(deps),
  ...createEvaluationActivities(deps),
  ...createCalendarsActivities(deps),
  ...createRecountActivities(deps),
  ...createFundActivities(deps),
  ...createImprovementActivities(deps),
  ...createIpActivities(deps),
  ...createLedgerActivities(deps),
  ...createGracePeriodActivities(deps),
  ...createChatActivities(deps),
  ...createOutcomeActivities(deps),
  ...createPostActivities(deps),
  ...createRiskActivities(deps),
  ...createRosterActivities(deps),
  ...createScheduleActivities(deps),
  ...createStaffingActivities(deps),
  ...createStrategyActivities(deps),
});

export type Activities = ReturnType<typeof createActivities>;
