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
import { DomainError, isRefusalCode, type RefusalCode } from '../domain/errors';
import { inTime, Late } from './patience';

/** How long a person waits for an answer before the page says that the engine or its workers are away. */
const ANSWER_WITHIN_MS = 10_000;
const PING_WITHIN_MS = 1_000;

/** Calls to the server: each is answered in time, or refused with a code that says who is away or what the process refused. */
export const createCalls = (client: Client) => {
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

  return async <Result>(call: () => Promise<Result>): Promise<Result> => {
    try {
      return await ask(call, ANSWER_WITHIN_MS);
    } catch (error) {
      throw isSilence(error) ? new DomainError(await whoIsAway()) : refusalOf(error);
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
const taken: Readonly<Record<string, RefusalCode>> = { programme: 'already_started', approval: 'already_asked' };

/** What went wrong with a call to the server, as a refusal with a code; a fault of ours stays what it is. */
function refusalOf(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message, details } = error.cause;
    if (isRefusalCode(type)) return new DomainError(type, message, (details?.[0] ?? {}) as Record<string, unknown>);
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError)
    return new DomainError(taken[error.workflowType] ?? 'key_taken');
  if (error instanceof WorkflowNotFoundError) return new DomainError('already_closed');
  const cause = causeOf(error);
  return isGrpcServiceError(cause) ? new DomainError('server_unavailable', cause.details) : error;
}

const causeOf = (error: unknown): unknown => (error instanceof ServiceError ? error.cause : error);

/** gRPC's status code for a call that got no answer in time. */
const DEADLINE_EXCEEDED = 4;
