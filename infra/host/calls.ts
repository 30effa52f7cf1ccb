import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { nounIn } from '../../domain/shared/closed';
import { DomainError, refusedElsewhere, type Facts } from '../../domain/shared/errors';
import { inTime, Late } from './patience';
import { diskTrouble } from './trouble';
import { isRefusalCode, type Unexplained } from '../../domain/shared/refusals';

/** How long a person waits for an answer before the page says that the engine or its workers are away. */
const ANSWER_WITHIN_MS = 10_000;
const PING_WITHIN_MS = 1_000;

/** Calls to the server: each is answered in time, or refused with a code that says who is away or what the process refused. */
export const createCalls = (client: Client) => {
  const ask = <Result>(call: () => Promise<Result>, ms: number): Promise<Result> =>
    inTime(client.withDeadline(Date.now() + ms, call), ms);

  const isEnded = async (process: string): Promise<boolean> => {
    const { status } = await ask(() => client.workflow.getHandle(process).describe(), PING_WITHIN_MS);
    return status.name !== 'RUNNING';
  };

  /**
   * A server that is away, a worker that is away and a process that ended just then all look like silence; so the server is asked, and
   * of a process whether it still runs.
   */
  const whyNobodyAnswers = async (process?: string): Promise<Unexplained> => {
    try {
      if (process !== undefined && (await isEnded(process))) return 'already_closed';
      await ask(() => client.workflowService.getSystemInfo({}), PING_WITHIN_MS);
      return 'worker_unavailable';
    } catch (error) {
      return error instanceof WorkflowNotFoundError ? 'already_closed' : 'server_unavailable';
    }
  };

  /** `process` is the one that is spoken to, where it is known to have begun. */
  return async <Result>(call: () => Promise<Result>, process?: string): Promise<Result> => {
    try {
      return await ask(call, ANSWER_WITHIN_MS);
    } catch (error) {
      throw isSilence(error) ? new DomainError(await whyNobodyAnswers(process)) : refusalOf(error);
    }
  };
};

/** Nobody answered: not in time, or the SDK gave up. */
function isSilence(error: unknown): boolean {
  if (error instanceof Late || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const cause = causeOf(error);
  return isGrpcServiceError(cause) && cause.code === DEADLINE_EXCEEDED;
}

/** What it means that a process of this type is there already. */
const taken: Readonly<Record<string, Unexplained>> = { programme: 'already_started', approval: 'already_asked' };

/** What went wrong with a call to the server, as a refusal with a code; a fault of ours stays what it is. */
function refusalOf(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message, details } = error.cause;
    if (isRefusalCode(type)) return refusedElsewhere(type, (details?.[0] ?? {}) as Facts, message);
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError)
    return new DomainError(taken[error.workflowType] ?? 'key_taken');
  if (error instanceof WorkflowNotFoundError)
    return new DomainError('already_closed', undefined, closedFacts(error.workflowId));
  const cause = causeOf(error);
  if (!isGrpcServiceError(cause)) return error;
  const because = diskTrouble(cause.details);
  return Object.assign(new DomainError('server_unavailable', undefined, because && { because }), { cause });
}

/** An approval's outcome says more than that it is one; the others are called by their noun. */
const closedFacts = (process: string): Readonly<Record<string, unknown>> => {
  const noun = nounIn(process);
  return noun === 'approval' ? {} : { noun };
};

const causeOf = (error: unknown): unknown => (error instanceof ServiceError ? error.cause : error);

/** gRPC's status code for a call that got no answer in time. */
const DEADLINE_EXCEEDED = 4;
