import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type UpdateDefinition,
} from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import type { News } from '../contracts/post';
import { beginsAs } from '../contracts/search-attributes';
import { TASK_QUEUE } from '../contracts/task-queue';
import type { Told } from '../contracts/told';
import type { Entry } from '../domain/ledger';
import { followUp } from './behind';
import { createCalls } from './calls';
import type { StandingProcess } from './standing-processes';
import { assertStorable } from './storable';

/** A process to be started, and the request that starts it. */
interface Start {
  readonly type: string;
  readonly id: string;
  readonly summary: string;
  readonly args: unknown[];
  readonly attributes: SearchAttributePair[];
  readonly requestId: string;
}

/** How a process is started and spoken to; what an update tells is written before its caller is answered. */
export const createProcessVerbs = (client: Client, write: (entries: readonly Entry[]) => Promise<void>) => {
  const within = createCalls(client);

  const update = async <Result extends Told, Arg>(
    workflowId: string,
    definition: UpdateDefinition<Result, [Arg]>,
    updateId: string,
    arg: Arg,
  ): Promise<Result> => {
    assertStorable(arg); // a process that accepts what can't be written would try for ever
    const result = await within(
      () => client.workflow.getHandle(workflowId).executeUpdate(definition, { updateId, args: [arg] }),
      workflowId,
    );
    await followUp(() => write(result.entries));
    return result;
  };

  /** Starts a process once; a repeat of the same request, whose answer may have been lost in a crash, finds it started. */
  const start = async ({ type, id, summary, args, attributes, requestId }: Start): Promise<void> => {
    assertStorable(args);
    await within(async () => {
      try {
        await client.workflow.start(type, {
          workflowId: id,
          taskQueue: TASK_QUEUE,
          args,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          staticSummary: summary,
          typedSearchAttributes: attributes,
          memo: { requestId },
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        const { memo } = await client.workflow.getHandle(id).describe();
        if (memo?.['requestId'] !== requestId) throw error;
      }
    });
  };

  const startOf = (programme: string, { id, summary, state }: StandingProcess) => ({
    workflowId: id(programme),
    taskQueue: TASK_QUEUE,
    staticSummary: summary,
    typedSearchAttributes: beginsAs(programme, state),
  });

  /** An update to a process that its first one starts. */
  const updateStarted = async <Result extends Told, Arg>(
    programme: string,
    process: StandingProcess,
    definition: UpdateDefinition<Result, [Arg]>,
    updateId: string,
    arg: Arg,
  ): Promise<Result> => {
    assertStorable(arg);
    const startWorkflowOperation = new WithStartWorkflowOperation(process.type, {
      ...startOf(programme, process),
      args: [{ programme }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    const result = await within(() =>
      client.workflow.executeUpdateWithStart(definition, { updateId, args: [arg], startWorkflowOperation }),
    );
    await followUp(() => write(result.entries));
    return result;
  };

  /** A signal to a process that carries things out for a programme; starts it when it does not run. */
  const tell = (
    programme: string,
    process: StandingProcess,
    { name: signal }: { readonly name: string },
    signalArgs: News[],
  ) =>
    within(() =>
      client.workflow.signalWithStart(process.type, {
        ...startOf(programme, process),
        args: [programme],
        signal,
        signalArgs,
      }),
    );

  return { within, start, update, updateStarted, tell };
};
