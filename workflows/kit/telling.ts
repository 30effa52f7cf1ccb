import { getExternalWorkflowHandle, log, type SignalDefinition } from '@temporalio/workflow';

/** Tells another process something. One that has ended in the meantime has no use for it, and the ledger has it anyway. */
export async function tellProcess<Args extends unknown[]>(
  workflowId: string,
  signal: SignalDefinition<Args>,
  ...args: Args
): Promise<void> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(signal, ...args);
  } catch (error) {
    log.info('nobody there to tell', { workflowId, signal: signal.name, error });
  }
}
