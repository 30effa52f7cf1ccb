import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../activities';
import { TASK_QUEUE } from '../contracts/task-queue';

interface WorkerDeps {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  readonly activities: Activities;
}

/** A worker that runs the product's workflows and activities; as many as wanted may serve one namespace. */
export const createWorker = (deps: WorkerDeps): Promise<Worker> =>
  Worker.create({
    ...deps,
    taskQueue: TASK_QUEUE,
    shutdownGraceTime: '5 seconds', // activities are short or can be broken off; mails go on with the next worker
    // A process that begins while the store takes nothing tries to write for ever, within a task that a shutdown waits for.
    shutdownForceTime: '15 seconds',
  });
