import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { answer, bare } from './bare/workflow';
import { timed, type Sample } from './figures';

const TASK_QUEUE = 'bare';

/** A bare Temporal approval: start, one empty activity, three updates one after another, result. */
export const openBare = async (address: string) => {
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    taskQueue: TASK_QUEUE,
    workflowsPath: require.resolve('./bare/workflow'),
    activities: { nothing: async () => undefined },
  });
  const ended = worker.run();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  return {
    approve: async (sample: Sample): Promise<void> => {
      const handle = await client.workflow.start(bare, { workflowId: `bare-${randomUUID()}`, taskQueue: TASK_QUEUE });
      for (const seat of ['a', 'b', 'c']) {
        const [ms] = await timed(() => handle.executeUpdate(answer, { args: [seat], updateId: seat }));
        sample.decisions.push(ms);
      }
      await handle.result();
      sample.ids.push(handle.workflowId);
    },
    client,
    close: async () => {
      worker.shutdown();
      await ended;
      await native.close();
      await connection.close();
    },
  };
};
