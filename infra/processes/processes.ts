import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type UpdateDefinition,
} from '@temporalio/client';
import type { News, Stall } from '../../contracts/post';
import type { Process } from '../../contracts/process';
import { beginsAs } from '../../contracts/search-attributes';
import { TASK_QUEUE } from '../../contracts/task-queue';
import type { Told } from '../../contracts/told';
import { DomainError } from '../../domain/shared/errors';
import { followUp } from '../host/behind';
import { createCalls } from '../host/calls';
import type { Ledger } from '../store/ledger';
import { createRequests } from './requests';
import type { StandingProcess } from './standing';
import { assertStorable } from '../host/storable';

/** A process to be started, and the request that starts it. */
interface Start extends Process {
  readonly requestId: string;
}

/** What the record says and hears of processes. */
export interface Record {
  readonly write: Ledger['append'];
  /** Whether a process has ever told anything: it may have been forgotten, or lost, since. */
  readonly knows: (process: string) => Promise<boolean>;
  /** With what a process begins of which a programme has one: anew, or where it was lost as the record has it. */
  readonly beginning: (programme: string, process: string) => Promise<unknown[]>;
  /** Throws `process_interrupted` where a process is known to be. */
  readonly assertWhole: (process: string) => Promise<void>;
  /** The same of one that does not run any more and that the record has open. */
  readonly assertOver: (process: string) => Promise<void>;
}

export type Speaking = ReturnType<typeof speakTo>;

/** How a process is started and spoken to. */
const speakTo = (client: Client, { write, knows, beginning, assertWhole, assertOver }: Record) => {
  const within = createCalls(client);

  /** Asks a process to do something, once however often under one `updateId`; what it tells is written before its caller is answered. */
  const ask = async <Result extends Told, Arg>(
    workflowId: string,
    definition: UpdateDefinition<Result, [Arg]>,
    updateId: string,
    arg: Arg,
  ): Promise<Result> => {
    assertStorable(arg); // a process that accepts what can't be written would try for ever
    await assertWhole(workflowId);
    const result = await within(
      () => client.workflow.getHandle(workflowId).executeUpdate(definition, { updateId, args: [arg] }),
      workflowId,
    ).catch(async (error: unknown) => {
      if (error instanceof DomainError && error.code === 'already_closed') await assertOver(workflowId);
      throw error;
    });
    await followUp(() => write(result.entries));
    return result;
  };

  const optionsOf = ({ id, summary, args, attributes }: Process) => ({
    workflowId: id,
    taskQueue: TASK_QUEUE,
    args,
    staticSummary: summary,
    typedSearchAttributes: attributes,
  });

  /** Whether the request that started a process was this one; nobody knows it of a process that the server has forgotten. */
  const wasStartedBy = async (id: string, requestId: string): Promise<boolean> => {
    try {
      return (await client.workflow.getHandle(id).describe()).memo?.['requestId'] === requestId;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  };

  /**
   * Starts a process once, ever: what the record knows is not started anew, though the server may have lost it. A repeat of the same
   * request, whose answer may have been lost in a crash, finds it started.
   */
  const start = async ({ requestId, ...begun }: Start): Promise<void> => {
    assertStorable(begun.args);
    const { type, id } = begun;
    const isKnown = await knows(id);
    await within(async () => {
      try {
        if (isKnown) throw new WorkflowExecutionAlreadyStartedError('The record knows it.', id, type);
        const options = { workflowIdReusePolicy: 'REJECT_DUPLICATE', memo: { requestId } } as const;
        await client.workflow.start(type, { ...optionsOf(begun), ...options });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        if (!(await wasStartedBy(id, requestId))) throw error;
      }
    });
  };

  /** Starts a process that was lost; one that runs is left as it is. */
  const begin = async (begun: Process): Promise<void> => {
    const options = { workflowIdReusePolicy: 'ALLOW_DUPLICATE', workflowIdConflictPolicy: 'USE_EXISTING' } as const;
    await within(() => client.workflow.start(begun.type, { ...optionsOf(begun), ...options }));
  };

  const startOf = (programme: string, { id, summary, state }: StandingProcess) => ({
    workflowId: id(programme),
    taskQueue: TASK_QUEUE,
    staticSummary: summary,
    typedSearchAttributes: beginsAs(programme, state),
  });

  /** An update to a process that its first one starts, or the first one after it was lost. */
  const askStarted = async <Result extends Told, Arg>(
    programme: string,
    process: StandingProcess,
    definition: UpdateDefinition<Result, [Arg]>,
    updateId: string,
    arg: Arg,
  ): Promise<Result> => {
    assertStorable(arg);
    const result = await within(async () => {
      const id = process.id(programme);
      try {
        return await client.workflow.getHandle(id).executeUpdate(definition, { updateId, args: [arg] });
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
      const startWorkflowOperation = new WithStartWorkflowOperation(process.type, {
        ...startOf(programme, process),
        args: await beginning(programme, id),
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      return client.workflow.executeUpdateWithStart(definition, { updateId, args: [arg], startWorkflowOperation });
    });
    await followUp(() => write(result.entries));
    return result;
  };

  /** A signal to a process that carries things out for a programme; starts it when it does not run. */
  const tell = (
    programme: string,
    process: StandingProcess,
    { name: signal }: { readonly name: string },
    signalArgs: (News | Stall)[],
  ) =>
    within(() =>
      client.workflow.signalWithStart(process.type, {
        ...startOf(programme, process),
        args: [programme],
        signal,
        signalArgs,
      }),
    );

  /** A signal to a process that its first one starts, or the first one after it was lost. */
  const tellStarted = (programme: string, process: StandingProcess, { name: signal }: { readonly name: string }) =>
    within(async () =>
      client.workflow.signalWithStart(process.type, {
        ...startOf(programme, process),
        args: await beginning(programme, process.id(programme)),
        signal,
        signalArgs: [],
      }),
    );

  return { within, start, begin, ask, askStarted, tell, tellStarted };
};

export type Processes = ReturnType<typeof createProcesses>;

/** The running processes, as pages, API and CLI reach them: every call answers in time or refuses with a code. */
export const createProcesses = (client: Client, record: Record) => {
  const speaking = speakTo(client, record);
  const { begin, ask } = speaking;
  return { begin, ask, ...createRequests(client, speaking) };
};
