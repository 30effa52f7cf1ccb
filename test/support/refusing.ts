import { InterceptingCall, Metadata, status, type Interceptor, type InterceptingListener } from '@grpc/grpc-js';
import { defaultPayloadConverter } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { refusalCodes, type RefusalCode } from '../../domain/shared/refusals';
import { text } from '../../domain/shared/sentences';

const { UpdateWorkflowExecutionResponse, ExecuteMultiOperationResponse } = temporal.api.workflowservice.v1;
const { UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED: completed } =
  temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;

const unfit = text('所填内容不符合要求。', 'What was typed is not as it must be.');

/** How a process refuses an update; that an input is wrong always says why. */
const refusedUpdate = (code: RefusalCode) => ({
  updateRef: { updateId: code, workflowExecution: { workflowId: code, runId: code } },
  stage: completed,
  outcome: {
    failure: {
      message: code,
      applicationFailureInfo: {
        type: code,
        nonRetryable: true,
        details: { payloads: [defaultPayloadConverter.toPayload(code === 'invalid_input' ? { why: unfit } : {})] },
      },
    },
  },
});

/**
 * A server on which no process ever begins, and each that is asked refuses: with one code of the product after another. Whoever sends forms
 * there changes nothing.
 */
export const createRefusing = () => {
  let asked = 0;
  let given: RefusalCode[] = [];
  const next = (): RefusalCode => {
    const code = refusalCodes[asked++ % refusalCodes.length] ?? 'not_found';
    given.push(code);
    return code;
  };
  const answers: Readonly<Record<string, () => Uint8Array | undefined>> = {
    UpdateWorkflowExecution: () => UpdateWorkflowExecutionResponse.encode(refusedUpdate(next())).finish(),
    ExecuteMultiOperation: () =>
      ExecuteMultiOperationResponse.encode({
        responses: [{ startWorkflow: { runId: 'none' } }, { updateWorkflow: refusedUpdate(next()) }],
      }).finish(),
    StartWorkflowExecution: () => undefined,
    SignalWithStartWorkflowExecution: () => undefined,
  };
  const interceptor: Interceptor = (options, nextCall) => {
    const answer = answers[options.method_definition.path.split('/').at(-1) ?? ''];
    if (!answer) return new InterceptingCall(nextCall(options));
    let listener: Partial<InterceptingListener> | undefined;
    const nothing = () => {};
    return new InterceptingCall({
      start: (_metadata, heard) => void (listener = heard),
      sendMessageWithContext: nothing,
      sendMessage: nothing,
      startRead: nothing,
      cancelWithStatus: nothing,
      getPeer: () => 'nobody',
      getAuthContext: () => null,
      halfClose: () => {
        const message = answer();
        const code = message ? status.OK : status.ALREADY_EXISTS;
        listener?.onReceiveMetadata?.(new Metadata());
        listener?.onReceiveMessage?.(message ? Buffer.from(message) : null);
        listener?.onReceiveStatus?.({ code, details: '', metadata: new Metadata() });
      },
    });
  };
  return {
    interceptor,
    /** With which codes processes have refused since this was asked last. */
    refusedWith: (): readonly RefusalCode[] => {
      const codes = given;
      given = [];
      return codes;
    },
  };
};

export type Refusing = ReturnType<typeof createRefusing>;
