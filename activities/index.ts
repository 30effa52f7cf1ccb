import { createApprovalActivities } from './approvals';
import { createCalendarActivities } from './calendar';
import type { ActivityDeps } from './deps';
import { createLedgerActivities } from './ledger';
import { createNoticeActivities } from './notices';
import { createPostActivities } from './post';
import { createRosterActivities } from './roster';

/** Everything that workflows have done for them outside; each activity says why a second run is harmless. */
export const createActivities = (deps: ActivityDeps) => ({
  ...createApprovalActivities(deps),
  ...createCalendarActivities(deps),
  ...createLedgerActivities(deps),
  ...createNoticeActivities(deps),
  ...createPostActivities(deps),
  ...createRosterActivities(deps),
});

export type Activities = ReturnType<typeof createActivities>;
