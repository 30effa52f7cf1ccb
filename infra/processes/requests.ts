import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import {
  agreementId,
  changeAgreement,
  recordSignature,
  submitAgreement,
  type AgreementSubmission,
  type Signature,
} from '../../contracts/agreement';
import { actUpdate, rosterChanged, withdrawUpdate, type ApprovalInput } from '../../contracts/approval';
import { evaluationId, reportActuals, type ActualsReport } from '../../contracts/evaluation';
import { fulfilUpdate } from '../../contracts/obligation';
import { bring, knock, stalled, type News, type Stall } from '../../contracts/post';
import {
  phaseId,
  requestGate,
  settleMilestone,
  startMilestone,
  submitMilestone,
  type GateRequest,
  type MilestoneStart,
  type MilestoneSubmission,
} from '../../contracts/phase';
import {
  improvementId,
  recurred,
  restatedFigure,
  type CauseAgain,
  type RestatedFigure,
} from '../../contracts/improvement';
import type { Process } from '../../contracts/process';
import { learn, programmeEnds, programmeId, type ProgrammeInput } from '../../contracts/programme';
import { projectId } from '../../contracts/project';
import type { DrawFact } from '../../domain/facts/facts';
import { changeRoster } from '../../contracts/roster';
import {
  answerProposal,
  forecastMilestone,
  changeScope,
  reportException,
  requestChange,
  requestTimes,
  scheduleId,
  lookAtDates,
  setChangeAside,
} from '../../contracts/schedule';
import { measureAgain, requestBudgetException } from '../../contracts/budgets';
import type { ExceptionRequest } from '../../domain/money/budgets/budgets';
import { acknowledgeCalendar, calendarsId, publishCalendar } from '../../contracts/calendars';
import { answerWatch, lookAgain, readyStep, reportTrigger, submitPlan } from '../../contracts/strategy';
import type { ExitTrigger, StepReadiness } from '../../domain/strategy/exits';
import { approvalAttributes, beginsAs } from '../../contracts/search-attributes';
import { TASK_QUEUE } from '../../contracts/task-queue';
import type { Acknowledgement } from '../../domain/calendar/acknowledgements';
import type { ChangeRequest, SettingAside } from '../../domain/schedule/baselines';
import type { TimesRequest } from '../../domain/policy-times/policy-times';
import type { Action, RosterChanged } from '../../domain/approvals/actions/actions';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import type { Ending } from '../../domain/views/endings';
import { DomainError } from '../../domain/shared/errors';
import type { Fulfilment } from '../../domain/obligations/obligations';
import type { Publication } from '../../domain/calendar/publications';
import type { RosterRequest } from '../../domain/roster/rosters';
import type { ProposalAnswer, Forecast, SlipReport } from '../../domain/schedule/schedules';
import type { ScopeReport } from '../../domain/schedule/scopes';
import type { PlanSubmission } from '../../domain/strategy/plans';
import type { WatchAnswer } from '../../domain/strategy/watches';
import type { Settlement } from '../../domain/phases/settlements';
import type { Speaking } from './processes';
import { standing } from './standing';
import type { EvaluationKind } from '../../domain/programme/evaluation-plans';

const isTaken = (code: string) => code.endsWith('_taken') || code.startsWith('already_');

/** What the doors want of the running processes, each by its name. */
export const createRequests = (client: Client, { within, start, ask, askStarted, tell, tellStarted }: Speaking) => {
  /** Who has closed meanwhile has no use for what it is told. */
  const unlessClosed = async (say: () => Promise<void>): Promise<void> => {
    try {
      await within(say);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'already_closed')) throw error;
    }
  };

  return {
    /** Starts a process once, ever. Throws `key_taken` (or what says it of its type) for another request than the one that started it. */
    start: (process: Process, requestId: string): Promise<void> => start({ ...process, requestId }),
    /** Throws `already_started` for another request than the one that started it: a programme runs once. */
    startProgramme: (input: ProgrammeInput, requestId: string): Promise<void> => {
      const { key, title } = input.definition;
      return start({
        type: 'programme',
        id: programmeId(key),
        summary: `${title.zh}: the programme`,
        args: [input],
        attributes: beginsAs(key, 'opening'),
        requestId,
      });
    },
    /** Opens an approval of its own (it belongs to no milestone or agreement) and answers its id. Throws `already_asked` for another request. */
    startApproval: async (input: ApprovalInput, requestId: string): Promise<string> => {
      const { approval, content } = input.request;
      await start({
        type: 'approval',
        id: approval,
        summary: `${content.title.zh}: approval`,
        args: [input],
        attributes: approvalAttributes(input),
        requestId,
      });
      return approval;
    },
    /** Whether an approval runs, be it that the record does not have it yet; `unknown` where there never was one, or it is long forgotten. */
    approvalState: (approval: string): Promise<'running' | 'over' | 'unknown'> =>
      within(async () => {
        try {
          const { type, status } = await client.workflow.getHandle(approval).describe();
          if (type !== 'approval') return 'unknown';
          return status.name === 'RUNNING' ? 'running' : 'over';
        } catch (error) {
          if (error instanceof WorkflowNotFoundError) return 'unknown';
          throw error;
        }
      }),
    withdraw: (approval: string, withdrawal: { readonly by: string; readonly reason: string }, updateId: string) =>
      ask(approval, withdrawUpdate, updateId, withdrawal),
    change: (approval: string, made: Action, updateId: string) => ask(approval, actUpdate, updateId, made),
    /** An approval that has closed meanwhile has no use for it. */
    tellRoster: (approval: string, action: RosterChanged): Promise<void> =>
      unlessClosed(() => client.workflow.getHandle(approval).signal(rosterChanged, action)),
    /** Starts a process that is named by its cause: once, however often it is asked for. */
    openOnce: async (process: Process): Promise<void> => {
      try {
        await start({ ...process, requestId: process.id });
      } catch (error) {
        if (!(error instanceof DomainError && isTaken(error.code))) throw error;
      }
    },
    /** Tells an improvement that its problem has occurred again; one that is over has no use for it. */
    tellRecurrence: (programme: string, improvement: string, again: CauseAgain): Promise<void> =>
      unlessClosed(() => client.workflow.getHandle(improvementId(programme, improvement)).signal(recurred, again)),
    /** Tells an improvement that a figure on which it rests was corrected. */
    tellRestated: (programme: string, improvement: string, figure: RestatedFigure): Promise<void> =>
      unlessClosed(() =>
        client.workflow.getHandle(improvementId(programme, improvement)).signal(restatedFigure, figure),
      ),
    /** Tells a project that a draw for it was paid, or is owed back; one that is over has no use for it. */
    tellProject: (programme: string, fact: DrawFact): Promise<void> =>
      unlessClosed(() => client.workflow.getHandle(projectId(programme, fact.project)).signal(learn, fact)),
    /** Tells a process that its programme ends. */
    tellEnding: (process: string, ending: Ending): Promise<void> =>
      unlessClosed(() => client.workflow.getHandle(process).signal(programmeEnds, ending)),
    /** Changes who holds which seat, or who stands in; the programme's roster starts with its first change. */
    changeRoster: (programme: string, request: RosterRequest, updateId: string) =>
      askStarted(programme, standing.roster, changeRoster, updateId, request),
    /** Publishes a version of a calendar; the programme's calendars start with their first publication. Throws `calendar_changed`. */
    publishCalendar: (programme: string, publication: Publication, updateId: string) =>
      askStarted(programme, standing.calendars, publishCalendar, updateId, publication),
    acknowledgeCalendar: (programme: string, seen: Acknowledgement, updateId: string) =>
      ask(calendarsId(programme), acknowledgeCalendar, updateId, seen),
    submitMilestone: (programme: string, phase: string, submission: MilestoneSubmission, updateId: string) =>
      ask(phaseId(programme, phase), submitMilestone, updateId, submission),
    startMilestone: (programme: string, phase: string, started: MilestoneStart, updateId: string) =>
      ask(phaseId(programme, phase), startMilestone, updateId, started),
    /** Asks that a milestone be waived or given up. */
    settleMilestone: (programme: string, phase: string, settlement: Settlement, updateId: string) =>
      ask(phaseId(programme, phase), settleMilestone, updateId, settlement),
    /** Says when a milestone is expected now; the programme's schedule starts with its first forecast. */
    forecastMilestone: (programme: string, forecast: Forecast, updateId: string) =>
      askStarted(programme, standing.schedule, forecastMilestone, updateId, forecast),
    /** Asks for a new baseline; the schedule starts with its first forecast or change. */
    requestChange: (programme: string, request: ChangeRequest, updateId: string) =>
      askStarted(programme, standing.schedule, requestChange, updateId, request),
    /** Has a change request put off or merged. Throws `change_not_open`. */
    setChangeAside: (programme: string, aside: SettingAside, updateId: string) =>
      ask(scheduleId(programme), setChangeAside, updateId, aside),
    /** Accepts or drops what would follow from a forecast. Throws `proposal_over`. */
    answerProposal: (programme: string, answer: ProposalAnswer, updateId: string) =>
      ask(scheduleId(programme), answerProposal, updateId, answer),
    /** Reports a change of scope; the schedule starts with its first forecast or change. Throws `scope_deciding`. */
    changeScope: (programme: string, report: ScopeReport, updateId: string) =>
      askStarted(programme, standing.schedule, changeScope, updateId, report),
    /** Asks for other times of a policy. Throws `comment_required` or `times_deciding`. */
    requestTimes: (programme: string, request: TimesRequest, updateId: string) =>
      askStarted(programme, standing.schedule, requestTimes, updateId, request),
    /** Hands in an exception report. Throws `exception_not_open`. */
    reportException: (programme: string, report: SlipReport, updateId: string) =>
      ask(scheduleId(programme), reportException, updateId, report),
    /** Reports a signal, or what the review of a plan came to; what is followed of the strategy starts with the first where the file names none. */
    answerWatch: (programme: string, answer: WatchAnswer, updateId: string) =>
      askStarted(programme, standing.strategy, answerWatch, updateId, answer),
    /** Hands in a version of a plan. */
    submitPlan: (programme: string, submission: PlanSubmission, updateId: string) =>
      askStarted(programme, standing.strategy, submitPlan, updateId, submission),
    /** Records how ready a step of the exit plan is. */
    readyStep: (programme: string, readiness: StepReadiness, updateId: string) =>
      askStarted(programme, standing.strategy, readyStep, updateId, readiness),
    /** Reports what triggers the exit and can't be seen from the record. */
    reportTrigger: (
      programme: string,
      report: { readonly trigger: ExitTrigger; readonly told: readonly string[] },
      updateId: string,
    ) => askStarted(programme, standing.strategy, reportTrigger, updateId, report),
    /** Something happened that the strategy follows: it looks at once. */
    lookAgain: (programme: string) => tellStarted(programme, standing.strategy, lookAgain),
    /** Dates may have moved: whoever follows them looks at what is late. */
    lookAtDates: (programme: string) => tellStarted(programme, standing.schedule, lookAtDates),
    /** A budget is used otherwise: whoever tells of that measures again. */
    measureBudgets: (programme: string) => tellStarted(programme, standing.budgets, measureAgain),
    /** Asks that more may be used than a budget has. Throws `budget_state` or `invalid_input`. */
    requestBudgetException: (programme: string, request: ExceptionRequest, updateId: string) =>
      askStarted(programme, standing.budgets, requestBudgetException, updateId, request),
    requestGate: (programme: string, phase: string, request: GateRequest, updateId: string) =>
      ask(phaseId(programme, phase), requestGate, updateId, request),
    submitAgreement: (programme: string, agreement: string, submission: AgreementSubmission, updateId: string) =>
      ask(agreementId(programme, agreement), submitAgreement, updateId, submission),
    recordSignature: (programme: string, agreement: string, signature: Signature, updateId: string) =>
      ask(agreementId(programme, agreement), recordSignature, updateId, signature),
    /** Records something of an agreement, or puts it before its groups. Throws what `assertMayChange` throws. */
    changeAgreement: (programme: string, agreement: string, verb: AgreementVerb, updateId: string) =>
      ask(agreementId(programme, agreement), changeAgreement, updateId, verb),
    /** Records that a condition of an approval was met. Throws `obligation_fulfilled`. */
    fulfil: (obligation: string, fulfilment: Fulfilment, updateId: string) =>
      ask(obligation, fulfilUpdate, updateId, fulfilment),
    reportActuals: (
      programme: string,
      cycle: EvaluationKind,
      period: string,
      report: ActualsReport,
      updateId: string,
    ) => ask(evaluationId(programme, cycle, period), reportActuals, updateId, report),
    /** Tells the programme's post that there are letters. */
    knock: (programme: string) => tell(programme, standing.post, knock, []),
    /** Brings the programme's post what came back by mail; once however often it is brought. */
    bring: (programme: string, news: News) => tell(programme, standing.post, bring, [news]),
    /** Tells the programme's post that its mails wait for their server. */
    tellStalled: (programme: string, stall: Stall) => tell(programme, standing.post, stalled, [stall]),
    /** Tells the programme's messenger that there are messages for its chats. */
    knockForChats: (programme: string) => tell(programme, standing.messenger, knock, []),
    /** Throws `server_unavailable` when the server does not answer. */
    ping: () => within(() => client.workflowService.getSystemInfo({})),
    /** Whether a worker polls the task queue. */
    hasWorker: () =>
      within(async () => {
        const { pollers } = await client.workflowService.describeTaskQueue({
          namespace: client.options.namespace,
          taskQueue: { name: TASK_QUEUE },
          taskQueueType: 1,
        });
        return (pollers ?? []).some(
          ({ lastAccessTime }) => Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1000 < 90_000,
        );
      }),
  };
};
