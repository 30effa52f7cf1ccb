import { setHandler, workflowInfo } from '@temporalio/workflow';
import { recordedQuery } from '../../contracts/told';
import type { Entry, Happening } from '../../domain/record/ledger';
import { append } from './activities';
import { tellBy } from './here';

/** What a process has to tell the ledger: numbered here, written in order, one append for all that came in meanwhile. */
export const createRecord = (programme: string, recorded = 0) => {
  const process = workflowInfo().workflowId;
  let number = recorded;
  let lastAt: string | undefined;
  let unwritten: readonly Entry[] = [];
  let writing: Promise<void> = Promise.resolve();

  const flush = async () => {
    const entries = unwritten;
    if (entries.length === 0) return;
    await append(entries);
    unwritten = unwritten.slice(entries.length);
  };
  const record = {
    tell: (happening: Happening): void => {
      number += 1;
      lastAt = new Date().toISOString();
      unwritten = [...unwritten, { programme, process, number, at: lastAt, happening }];
    },
    /** What is not known to be written yet; an update answers with it. */
    unwritten: () => unwritten,
    hasNews: () => unwritten.length > 0,
    /** The number of the last entry, to go on from after a continue-as-new. */
    recorded: () => number,
    write: (): Promise<void> => (writing = writing.then(flush)),
  };
  tellBy(record);
  setHandler(recordedQuery, () => ({ number, ...(lastAt !== undefined && { at: lastAt }) }));
  return record;
};
