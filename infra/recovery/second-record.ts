import type { Client } from '@temporalio/client';
import type { Entry } from '../../domain/record/ledger';
import { by } from '../../domain/shared/order';
import { JournalConflict } from '../store/journal/projection';
import { LedgerConflict, LedgerGap, type Ledger } from '../store/ledger';
import { entriesToldIn } from './told-entries';

/** What was written again, and what could not be: a process's entries from a number on, whose predecessors, or what they take back, no history has any more. */
export interface WrittenAgain {
  readonly entries: number;
  readonly lost: readonly { readonly process: string; readonly from: number }[];
}

/** What is told of an entry that no try will bring in: what it follows, or what it takes back, is in no history any more. */
const cannotBeWritten = [LedgerGap, LedgerConflict, JournalConflict];

const timeOf = ({ at, number }: Entry) => `${new Date(at).toISOString()} ${String(number).padStart(9, '0')}`;

/**
 * Writes into the record what processes have told and it lacks, as the histories have it that the server keeps: those of running
 * processes, and those of others until its retention is over. Nobody is written to again. An entry that stands there already is left alone.
 */
export async function recordAgain(client: Client, ledger: Pick<Ledger, 'lacking' | 'restore'>): Promise<WrittenAgain> {
  const missing = new Map<string, Entry>();
  for await (const { workflowId, runId } of client.workflow.list()) {
    const told = entriesToldIn(await client.workflow.getHandle(workflowId, runId).fetchHistory());
    for (const entry of await ledger.lacking(told)) missing.set(`${entry.process}\n${entry.number}`, entry);
  }
  let entries = 0;
  const lost = new Map<string, number>();
  for (const entry of [...missing.values()].sort(by(timeOf))) {
    if (lost.has(entry.process)) continue;
    try {
      await ledger.restore([entry]);
      entries += 1;
    } catch (error) {
      if (!cannotBeWritten.some((each) => error instanceof each)) throw error;
      lost.set(entry.process, entry.number);
    }
  }
  return { entries, lost: [...lost].map(([process, from]) => ({ process, from })) };
}
