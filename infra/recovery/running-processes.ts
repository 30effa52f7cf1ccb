import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { recordedQuery, type RecordedSoFar } from '../../contracts/told';
import { standing } from '../processes/standing';
import type { LedgerGap } from '../store/ledger';

/** A process as the server lists it. */
export interface Running {
  readonly process: string;
  readonly type: string;
}

/** What has become of a process, as the server says: it runs, has ended by itself, or was ended by force or is not known. */
export type Fate = 'runs' | 'over' | 'gone';

/** They carry out what the record has, and tell it nothing before they end. */
const tellsNothing: ReadonlySet<string> = new Set([standing.post.type, standing.messenger.type, 'evaluationCycle']);

/** The activity that writes what people did, and how it fails where the record lacks the entry before: that does not pass by itself. */
const [writes, refusedAsGap]: readonly [string, LedgerGap['name']] = ['append', 'LedgerGap'];

/** What the server knows of processes. */
export type RunningProcesses = ReturnType<typeof createRunningProcesses>;

export const createRunningProcesses = (client: Client) => ({
  /** Every process that runs, mostly those that began last first; of those that began or ended just now not yet all. */
  all: async (): Promise<ReadonlyMap<string, Running>> => {
    const running = new Map<string, Running>();
    for await (const { workflowId: process, type } of client.workflow.list({
      query: 'ExecutionStatus = "Running"',
    }))
      running.set(process, { process, type });
    return running;
  },

  tells: ({ type }: Running): boolean => !tellsNothing.has(type),

  fateOf: async (process: string): Promise<Fate> => {
    try {
      const { status } = await client.workflow.getHandle(process).describe();
      if (status.name === 'RUNNING' || status.name === 'CONTINUED_AS_NEW') return 'runs';
      return status.name === 'COMPLETED' ? 'over' : 'gone';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'gone';
      throw error;
    }
  },

  /** Whether the server has an entry of a process still to be written: it is, as soon as an attempt that was cut short has run out. */
  isWriting: async (process: string): Promise<boolean> => {
    const { raw } = await client.workflow.getHandle(process).describe();
    return (raw.pendingActivities ?? []).some(
      ({ activityType, lastFailure }) =>
        activityType?.name === writes && lastFailure?.applicationFailureInfo?.type !== refusedAsGap,
    );
  },

  /** How many entries a process has told; nothing where it has ended meanwhile, or no worker is there to ask it. */
  toldBy: (process: string): Promise<RecordedSoFar | undefined> =>
    client.withDeadline(Date.now() + ASK_MS, () =>
      client.workflow
        .getHandle(process)
        .query(recordedQuery)
        .catch(() => undefined),
    ),
});

const ASK_MS = 10_000;
