import { RealDate } from './peoples-clock';
import { randomUUID } from 'node:crypto';
import { InterceptingCall, type Interceptor } from '@grpc/grpc-js';
import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import type { Duration } from '@temporalio/common';
import { temporal } from '@temporalio/proto';

const { StartWorkflowExecutionRequest, SignalWithStartWorkflowExecutionRequest, ExecuteMultiOperationRequest } =
  temporal.api.workflowservice.v1;
const { FastForwardPollingResult } = temporal.api.enums.v1;
type Config = temporal.api.common.v1.ITimeSkippingConfig;

/** Far above what a rehearsal of years needs; the server's default of 200 skips would end in the middle of one. */
const maxSessionSkipCount = 1_000_000;

/** Where the processes are whose clocks are moved. */
export interface Place {
  readonly connection: Connection;
  readonly namespace: string;
}

/** A connection whose workflows run on the real clock, except those started inside `skipping`. */
export interface SkippingConnection {
  readonly connection: Connection;
  /** Workflows started by `start` jump over every wait as long as nothing is in flight; children inherit it. */
  skipping<T>(start: () => Promise<T>): Promise<T>;
}

/** Connects to a server with time skipping. The SDK has no option for it, so an interceptor adds it to the start request. */
export async function skippingConnection(address: string): Promise<SkippingConnection> {
  let config: Config | undefined;
  const adding: Interceptor = (options, nextCall) =>
    new InterceptingCall(nextCall(options), {
      sendMessage: (message, next) =>
        next(config ? withConfig(options.method_definition.path, message, config) : message),
    });
  const interceptors = [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), adding];
  const connection = await Connection.connect({ address, interceptors });
  return {
    connection,
    async skipping(start) {
      config = { enabled: true, maxSessionSkipCount };
      try {
        return await start();
      } finally {
        config = undefined;
      }
    },
  };
}

/** The request is encoded already; two encoded messages one after another are their merge, so a field is added by appending it. */
function withConfig(path: string, message: Uint8Array, timeSkippingConfig: Config): Uint8Array {
  const added = { timeSkippingConfig };
  switch (path.split('/').at(-1)) {
    case 'StartWorkflowExecution':
      return Buffer.concat([message, StartWorkflowExecutionRequest.encode(added).finish()]);
    case 'SignalWithStartWorkflowExecution':
      return Buffer.concat([message, SignalWithStartWorkflowExecutionRequest.encode(added).finish()]);
    case 'ExecuteMultiOperation': {
      const request = ExecuteMultiOperationRequest.decode(message);
      for (const { startWorkflow } of request.operations ?? []) Object.assign(startWorkflow ?? {}, added);
      return ExecuteMultiOperationRequest.encode(request).finish();
    }
    default:
      return message;
  }
}

/** Skips so far and no further; a child would inherit the skipping without its bound, so it inherits the clock alone. */
export const skippingFor = (duration: Duration, id: string = randomUUID()): Config => ({
  enabled: true,
  maxSessionSkipCount,
  disablePropagation: true,
  fastForwardConfig: { id, duration: msToTs(duration) },
});

/**
 * Lets one workflow's clock run ahead by a duration, firing the timers on the way, and waits until it is there. From then
 * on its clock runs at real speed. Other workflows, a parent or open children too, keep their own time.
 */
export async function fastForward(
  { connection, namespace }: Place,
  workflowId: string,
  duration: Duration,
): Promise<void> {
  const id = randomUUID();
  const workflowExecution = { workflowId };
  await connection.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: skippingFor(duration, id) },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult: result, failedReason } =
      await connection.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution,
        fastForwardId: id,
      });
    if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) return;
    if (result !== FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT)
      throw new Error(`${workflowId} did not reach the instant: ${failedReason}`);
  }
}

/** What time it is for a workflow: now, plus what it has skipped; it knows nothing of a clock that people were given. */
export async function virtualNow({ connection, namespace }: Place, workflowId: string): Promise<Date> {
  const { workflowExtendedInfo } = await connection.workflowService.describeWorkflowExecution({
    namespace,
    execution: { workflowId },
  });
  const time = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return new RealDate(time ? tsToMs(time) : RealDate.now());
}

/** Lets a workflow's clock run ahead to an instant (ISO); one that it has passed already changes nothing. */
export async function fastForwardTo(place: Place, workflowId: string, instant: string): Promise<void> {
  const ahead = Date.parse(instant) - (await virtualNow(place, workflowId)).getTime();
  if (ahead > 0) await fastForward(place, workflowId, ahead);
}
