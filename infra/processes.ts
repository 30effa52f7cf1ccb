import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WithStartWorkflowOperation,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
  type UpdateDefinition,
} from '@temporalio/client';
import { ApplicationFailure, type SearchAttributePair } from '@temporalio/common';
import {
  agreementId,
  recordSignature,
  submitAgreement,
  type AgreementSubmission,
  type Signature,
} from '../contracts/agreement';
import { changeUpdate, decideUpdate, rosterChanged, withdrawUpdate, type ApprovalInput } from '../contracts/approval';
import { evaluationId, reportActuals, type ActualsReport } from '../contracts/evaluation';
import { fulfilUpdate } from '../contracts/obligation';
import { noticePostId } from '../contracts/notice-post';
import { bring, knock, postId, type News } from '../contracts/post';
import { phaseId, requestGate, submitMilestone, type GateRequest, type MilestoneSubmission } from '../contracts/phase';
import { programmeId, type ProgrammeInput } from '../contracts/programme';
import { changeRoster, rosterId } from '../contracts/roster';
import { approvalAttributes, beginsAs } from '../contracts/search-attributes';
import { TASK_QUEUE } from '../contracts/task-queue';
import type { Told } from '../contracts/told';
import type { Decision } from '../domain/approvals';
import type { Change, RosterChanged } from '../domain/changes';
import { DomainError, isRefusalCode } from '../domain/errors';
import type { Entry } from '../domain/ledger';
import type { Fulfilment } from '../domain/obligations';
import type { CycleKey } from '../domain/programme';
import type { RosterRequest } from '../domain/rosters';
import { inTime, Late } from './patience';
import { assertStorable } from './storable';

/** How long a person waits for an answer before the page says that the engine or its workers are away. */
const ANSWER_WITHIN_MS = 10_000;
const PING_WITHIN_MS = 1_000;

export type Processes = ReturnType<typeof createProcesses>;

/** The running processes, as pages, API and CLI reach them: every call answers in time or refuses with a code. */
export const createProcesses = (client: Client, write: (entries: readonly Entry[]) => Promise<void>) => {
  const ask = <Result>(call: () => Promise<Result>, ms: number): Promise<Result> =>
    inTime(client.withDeadline(Date.now() + ms, call), ms);

  /** A server that is away and a worker that is away both look like silence; so the server is asked. */
  const whoIsAway = async (): Promise<'server_unavailable' | 'worker_unavailable'> => {
    try {
      await ask(() => client.workflowService.getSystemInfo({}), PING_WITHIN_MS);
      return 'worker_unavailable';
    } catch {
      return 'server_unavailable';
    }
  };

  const within = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    try {
      return await ask(call, ANSWER_WITHIN_MS);
    } catch (error) {
      throw isSilence(error) ? new DomainError(await whoIsAway()) : refusalOf(error);
    }
  };

  const update = async <Result extends Told, Arg>(
    workflowId: string,
    definition: UpdateDefinition<Result, [Arg]>,
    updateId: string,
    arg: Arg,
  ): Promise<Result> => {
    assertStorable(arg); // a process that accepts what can't be written would try for ever
    const result = await within(() =>
      client.workflow.getHandle(workflowId).executeUpdate(definition, { updateId, args: [arg] }),
    );
    await write(result.entries).catch(ignoreOutage);
    return result;
  };

  const start = async (
    workflowType: string,
    workflowId: string,
    summary: string,
    args: unknown[],
    typedSearchAttributes: SearchAttributePair[],
  ) => {
    assertStorable(args);
    return within(() =>
      client.workflow.start(workflowType, {
        workflowId,
        taskQueue: TASK_QUEUE,
        args,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: summary,
        typedSearchAttributes,
      }),
    );
  };

  const tellPost = (programme: string, signal: { readonly name: string }, signalArgs: readonly News[]) =>
    client.workflow.signalWithStart('post', {
      workflowId: postId(programme),
      taskQueue: TASK_QUEUE,
      args: [programme],
      signal: signal.name,
      signalArgs: [...signalArgs],
      staticSummary: 'The post: delivers this programme’s mails, however long the mail server is away',
      typedSearchAttributes: beginsAs(programme, 'delivering'),
    });

  return {
    /** Throws `already_started`: a programme runs once. */
    startProgramme: (input: ProgrammeInput) => {
      const { key, title } = input.definition;
      return start('programme', programmeId(key), `${title.zh}: the programme`, [input], beginsAs(key, 'opening'));
    },
    /** Opens an approval of its own (it belongs to no milestone or agreement) and answers its id. Throws `already_asked`. */
    startApproval: async (input: ApprovalInput): Promise<string> => {
      const { approval, content } = input.request;
      await start('approval', approval, `${content.title.zh}: approval`, [input], approvalAttributes(input));
      return approval;
    },
    /** Whether there is such an approval, be it that the record does not have it yet. */
    hasApproval: (approval: string): Promise<boolean> =>
      within(async () => {
        try {
          return (await client.workflow.getHandle(approval).describe()).type === 'approval';
        } catch (error) {
          if (error instanceof WorkflowNotFoundError) return false;
          throw error;
        }
      }),
    decide: (approval: string, decision: Decision, updateId: string) =>
      update(approval, decideUpdate, updateId, decision),
    withdraw: (approval: string, withdrawal: { readonly by: string; readonly reason: string }, updateId: string) =>
      update(approval, withdrawUpdate, updateId, withdrawal),
    change: (approval: string, made: Change, updateId: string) => update(approval, changeUpdate, updateId, made),
    /** An approval that has closed meanwhile has no use for it. */
    tellRoster: async (approval: string, change: RosterChanged): Promise<void> => {
      try {
        await within(() => client.workflow.getHandle(approval).signal(rosterChanged, change));
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'already_closed')) throw error;
      }
    },
    /** Changes who holds which seat, or who stands in; the programme's roster starts with its first change. */
    changeRoster: async (programme: string, request: RosterRequest, updateId: string): Promise<void> => {
      assertStorable(request);
      const startWorkflowOperation = new WithStartWorkflowOperation('roster', {
        workflowId: rosterId(programme),
        taskQueue: TASK_QUEUE,
        args: [{ programme }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: 'The roster: who holds which seat from when, and who stands in',
        typedSearchAttributes: beginsAs(programme, 'open'),
      });
      const { entries } = await within(() =>
        client.workflow.executeUpdateWithStart(changeRoster, { updateId, args: [request], startWorkflowOperation }),
      );
      await write(entries).catch(ignoreOutage);
    },
    submitMilestone: (programme: string, phase: string, submission: MilestoneSubmission, updateId: string) =>
      update(phaseId(programme, phase), submitMilestone, updateId, submission),
    requestGate: (programme: string, phase: string, request: GateRequest, updateId: string) =>
      update(phaseId(programme, phase), requestGate, updateId, request),
    submitAgreement: (programme: string, agreement: string, submission: AgreementSubmission, updateId: string) =>
      update(agreementId(programme, agreement), submitAgreement, updateId, submission),
    recordSignature: (programme: string, agreement: string, signature: Signature, updateId: string) =>
      update(agreementId(programme, agreement), recordSignature, updateId, signature),
    /** Records that a condition of an approval was met. Throws `obligation_fulfilled`. */
    fulfil: (obligation: string, fulfilment: Fulfilment, updateId: string) =>
      update(obligation, fulfilUpdate, updateId, fulfilment),
    reportActuals: (programme: string, cycle: CycleKey, period: string, report: ActualsReport, updateId: string) =>
      update(evaluationId(programme, cycle, period), reportActuals, updateId, report),
    /** Tells the programme's post that there are letters; starts it when it does not run. */
    knock: (programme: string) => within(() => tellPost(programme, knock, [])),
    /** Brings the programme's post what came back by mail; once however often it is brought. */
    bring: (programme: string, news: News) => within(() => tellPost(programme, bring, [news])),
    /** Tells the programme's messenger that there are notices; starts it when it does not run. */
    knockForNotices: (programme: string) =>
      within(() =>
        client.workflow.signalWithStart('noticePost', {
          workflowId: noticePostId(programme),
          taskQueue: TASK_QUEUE,
          args: [programme],
          signal: knock,
          staticSummary: 'The messenger: delivers this programme’s notices to its chats, however long a chat is away',
          typedSearchAttributes: beginsAs(programme, 'delivering'),
        }),
      ),
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

/** A store that is away does not undo what was accepted: the process writes it itself as soon as it can. */
function ignoreOutage(error: unknown): void {
  if (!(error instanceof DomainError && error.code.endsWith('_unavailable'))) throw error;
}

/** Nobody answered: not in time, or the SDK gave up. */
function isSilence(error: unknown): boolean {
  if (error instanceof Late || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = causeOf(error);
  return isGrpcServiceError(cause) && cause.code === DEADLINE_EXCEEDED;
}

/** What went wrong with a call to the server, as a refusal with a code; a fault of ours stays what it is. */
function refusalOf(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message, details } = error.cause;
    if (isRefusalCode(type)) return new DomainError(type, message, (details?.[0] ?? {}) as Record<string, unknown>);
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError)
    return new DomainError(error.workflowType === 'programme' ? 'already_started' : 'already_asked');
  if (error instanceof WorkflowNotFoundError) return new DomainError('already_closed');
  const cause = causeOf(error);
  return isGrpcServiceError(cause) ? new DomainError('server_unavailable', cause.details) : error;
}

const causeOf = (error: unknown): unknown => (error instanceof ServiceError ? error.cause : error);

/** gRPC's status code for a call that got no answer in time. */
const DEADLINE_EXCEEDED = 4;
