import {
  proxyActivities,
  proxyLocalActivities,
  type ActivityOptions,
  type LocalActivityOptions,
} from '@temporalio/workflow';
import type { Activities } from '../../activities';
import { insisting } from './insisting';
import { summarised } from './summaries';

/** Only compute, or write what the input alone decides: they may run again with the workflow task, and cost one event. */
const local = summarised<LocalActivityOptions>(proxyLocalActivities<Activities>, {
  startToCloseTimeout: '10 seconds', // a store that is slower than this is down
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' }, // for ever: an outage delays, it never decides
});

export const { append: appendFromInput } = local;

/** What is planned by a rule, which may say no: that is told and tried again, and the process goes on. */
export const {
  planApproval,
  planStage,
  planEscalation,
  planHolding,
  planRelease,
  planNotice,
  findUnwarned,
  planPeriod,
  planObligation,
  planImprovementStep,
  findImprovers,
  findOverseers,
  planHold,
  assessForecast,
  findLate,
  planException,
  planChange,
  planTimes,
  planAdjustment,
  planEffect,
  findEffect,
  planWatches,
  planAssessment,
  planVersionVote,
  findSignals,
  findExitTriggers,
  planTier,
  planFigures,
  planAsks,
  planEvaluation,
  planIp,
  planTerm,
  planClauses,
  planOccurrence,
  recountOccurrence,
  planRegister,
  endOfDay,
  planRiskReview,
  findRiskOwners,
  planVacancy,
  measureBudgets,
  planBudgetException,
  planPayments,
  findSigners,
  findRun,
  planDue,
  planDrawVote,
  findFundPeople,
} = insisting(local);

/** What people did is in the history before it leaves for the ledger: a crash can't record a vote that the process does not know. */
export const { append } = summarised<ActivityOptions>(proxyActivities<Activities>, {
  startToCloseTimeout: '10 seconds', // for no longer does an entry wait whose writer was killed
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

export const { announceRoster, countEntries } = summarised<ActivityOptions>(proxyActivities<Activities>, {
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

/** A programme may have hundreds of open approvals; each is asked in turn. */
export const { recountDeadlines, findTermsToCount, findClocksToCount, endMatters } = summarised<ActivityOptions>(
  proxyActivities<Activities>,
  {
    startToCloseTimeout: '5 minutes',
    retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  },
);

/** Mail: a server may be away for days; each letter is marked as it leaves, so a further attempt goes on where the last one stopped. */
export const { deliver } = summarised<ActivityOptions>(proxyActivities<Activities>, {
  startToCloseTimeout: '10 minutes', // a full outbox, at the pace of a slow mail server
  heartbeatTimeout: '15 seconds', // it beats every three: mails wait no longer than this for a post that was killed
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** An outage of the mail is waited out by asking again; no event is spent on it, however long it takes. */
export const { awaitMails } = summarised<ActivityOptions>(proxyActivities<Activities>, {
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** What people decide on is waited for by asking again, where it is no child of who waits; no event is spent on it, however long it takes. */
export const { awaitOutcome, awaitSettled } = summarised<ActivityOptions>(proxyActivities<Activities>, {
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '20 seconds' },
});

/** Chats: a robot answers within seconds or is away; whom it asks for patience (Retry-After) waits in the store, not here. */
export const { deliverNotices } = summarised<ActivityOptions>(proxyActivities<Activities>, {
  startToCloseTimeout: '10 minutes', // a full table, five seconds at most each
  heartbeatTimeout: '30 seconds', // it beats before each message
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});
